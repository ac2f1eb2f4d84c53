/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What articles are chosen by.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-article-chips.h"
#include "adduce-ui-wrap-layout.h"

#define PROGRESS_MS 200

/* Which chip: a test by its number, or one of these. */
enum {
  PART_SAMPLE = -1,
  PART_ARTICLES = -2,
  PART_READING = -3,
};

struct _AdduceUiArticleChips
{
  GtkWidget parent_instance;

  AdduceArticleChoice *choice; /* or NULL */
  GtkLabel *reading;           /* of the chip that says so; or NULL */
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleChips, adduce_ui_article_chips, GTK_TYPE_WIDGET)

static void
remove_cb (GtkWidget *button, AdduceUiArticleChips *self)
{
  int part = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "part"));
  AdduceArticleList *now = adduce_article_choice_get (self->choice);
  g_autofree char *where = part >= 0 ? adduce_article_filter_without_part (
                                         adduce_article_choice_get_filter (self->choice), (guint) part)
                                     : g_strdup (adduce_article_list_get_where (now));
  g_autoptr (AdduceArticleList) list = NULL;

  gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (self)), GTK_DIR_TAB_FORWARD);
  if (part == PART_READING)
    {
      adduce_article_choice_stop (self->choice);
      return;
    }
  list = adduce_article_list_new ("", where, part == PART_SAMPLE ? 0 : adduce_article_list_get_sample (now),
                                  adduce_article_list_get_seed (now), NULL,
                                  part == PART_ARTICLES ? NULL : adduce_article_list_get_articles (now));
  adduce_article_choice_set (self->choice, list, NULL);
}

/* @help: what the button does */
static GtkLabel *
add_chip (AdduceUiArticleChips *self, const char *text, const char *help, int part)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_from_icon_name (part == PART_READING ? "process-stop-symbolic"
                                                                          : "window-close-symbolic");

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (chip, "lens-chip");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, help, -1);
  g_object_set_data (G_OBJECT (button), "part", GINT_TO_POINTER (part));
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  gtk_widget_set_parent (chip, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
clear (AdduceUiArticleChips *self)
{
  GtkWidget *child;

  self->reading = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

/* The articles of a list of its own, and the sample. */
static void
add_list (AdduceUiArticleChips *self, AdduceArticleList *list)
{
  if (adduce_article_list_get_articles (list) != NULL)
    {
      const char *name = adduce_article_list_get_name (list);
      /* translators: the name of a list of articles */
      g_autofree char *text = g_strdup_printf (_("List: %s"), *name != '\0' ? name : _("articles"));

      add_chip (self, text, _("Show more than the articles of the list"), PART_ARTICLES);
    }
  if (adduce_article_list_get_sample (list) > 0)
    {
      /* translators: how many articles are drawn, and by which seed */
      g_autofree char *text = g_strdup_printf (_("Sample of %u, seed %s"), adduce_article_list_get_sample (list),
                                               adduce_article_list_get_seed (list));

      add_chip (self, text, _("Show all instead of a sample"), PART_SAMPLE);
    }
}

static gboolean
progress_cb (gpointer user_data)
{
  AdduceUiArticleChips *self = user_data;
  g_autofree char *text = NULL;
  guint done, total;

  if (self->reading == NULL)
    {
      self->progress_source = 0;
      return G_SOURCE_REMOVE;
    }
  adduce_article_choice_get_progress (self->choice, &done, &total);
  /* translators: how many articles were read, of how many */
  text = g_strdup_printf (_("Comparing: %u of %u"), done, total);
  gtk_label_set_label (self->reading, text);
  return G_SOURCE_CONTINUE;
}

static void
update (AdduceUiArticleChips *self)
{
  AdduceArticleFilter *filter;

  clear (self);
  if (self->choice == NULL)
    return;
  filter = adduce_article_choice_get_filter (self->choice);
  add_list (self, adduce_article_choice_get (self->choice));
  for (guint i = 0; i < adduce_article_filter_get_n_parts (filter); i++)
    {
      g_autofree char *text = adduce_article_filter_dup_part_label (filter, i);
      /* translators: a test of the filter ("Outlet: Ketta Daily") */
      g_autofree char *help = g_strdup_printf (_("Remove the test %s"), text);

      add_chip (self, text, help, (int) i);
    }
  if (adduce_article_choice_get_busy (self->choice))
    {
      self->reading = add_chip (self, _("Comparing…"), _("Stop comparing the articles"), PART_READING);
      if (self->progress_source == 0)
        self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}

static void
adduce_ui_article_chips_dispose (GObject *object)
{
  AdduceUiArticleChips *self = ADDUCE_UI_ARTICLE_CHIPS (object);

  g_clear_handle_id (&self->progress_source, g_source_remove);
  adduce_ui_article_chips_set_choice (self, NULL);
  G_OBJECT_CLASS (adduce_ui_article_chips_parent_class)->dispose (object);
}

static void
adduce_ui_article_chips_class_init (AdduceUiArticleChipsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_article_chips_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), ADDUCE_UI_TYPE_WRAP_LAYOUT);
}

static void
adduce_ui_article_chips_init (AdduceUiArticleChips *self)
{
  g_object_set (gtk_widget_get_layout_manager (GTK_WIDGET (self)), "spacing", 6, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
adduce_ui_article_chips_set_choice (AdduceUiArticleChips *self, AdduceArticleChoice *choice)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_CHIPS (self));

  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  g_set_object (&self->choice, choice);
  clear (self);
  if (choice == NULL)
    return;
  g_signal_connect_swapped (choice, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (choice, "notify::busy", G_CALLBACK (update), self);
  update (self);
}
