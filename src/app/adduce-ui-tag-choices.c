/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of speakers or issues below an entry.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-tag-choices.h"

#define MAX_CHOICES 8
#define MAX_WIDTH_CHARS 56
#define LABEL_MAX_LENGTH 300

/* What the popover has around it, and keeps to the edges of the window. */
#define AROUND 64

struct _AdduceUiTagChoices
{
  GtkWidget parent_instance;

  GtkListBox *box;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiTagChoices, adduce_ui_tag_choices, GTK_TYPE_WIDGET)

static AdduceTag *
get_row_tag (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "tag");
}

static AdduceTagSource
get_row_source (GtkListBoxRow *row)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "source"));
}

static GtkWidget *
create_label (AdduceTag *tag, gboolean is_new)
{
  g_autofree char *name = adduce_ui_claim_text_isolate (adduce_tag_get_label (tag), LABEL_MAX_LENGTH);
  /* translators: %s is what was typed: a new speaker or issue */
  g_autofree char *create = g_strdup_printf (_("Create “%s”"), name);
  GtkWidget *label = gtk_label_new (is_new ? create : name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_WIDTH_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

/* What stands at the end of a row: how often it was used, or that it is read off the text. */
static void
append_remark (GtkBox *box, AdduceTagSource source, guint n_uses)
{
  g_autofree char *uses = n_uses > 0 ? g_strdup_printf ("%u", n_uses) : NULL;
  GtkWidget *remark;

  if (source != ADDUCE_TAG_SOURCE_TEXT && uses == NULL)
    return;

  /* translators: a name that nobody was called yet, but that stands in the article */
  remark = gtk_label_new (source == ADDUCE_TAG_SOURCE_TEXT ? _("in the text") : uses);
  gtk_widget_add_css_class (remark, "dim-label");
  gtk_widget_add_css_class (remark, "numeric");
  gtk_widget_add_css_class (remark, "caption");
  gtk_box_append (box, remark);
}

static void
append_row (AdduceUiTagChoices *self, AdduceTag *tag, AdduceTagSource source, gboolean is_new, guint n_uses)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = create_label (tag, is_new);

  if (is_new)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  if (!is_new)
    append_remark (GTK_BOX (box), source, n_uses);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (label)), -1);
  g_object_set_data_full (G_OBJECT (row), "tag", adduce_tag_ref (tag), (GDestroyNotify) adduce_tag_unref);
  g_object_set_data (G_OBJECT (row), "source", GUINT_TO_POINTER (source));
  gtk_list_box_append (self->box, row);
}

static void
clear (AdduceUiTagChoices *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_list_box_remove (self->box, row);
}

/* The rows for what is known: first that which was typed in full, under whatever spelling. Returns how many. */
static guint
append_known (AdduceUiTagChoices *self, GPtrArray *found, AdduceTag *exact, guint n_uses)
{
  guint n = 0;

  if (exact != NULL)
    {
      append_row (self, exact, ADDUCE_TAG_SOURCE_SUGGESTED, FALSE, n_uses);
      n++;
    }
  for (guint i = 0; i < found->len && n < MAX_CHOICES; i++)
    {
      const AdduceTagChoice *choice = found->pdata[i];

      if (exact != NULL && adduce_tag_equal (choice->tag, exact))
        continue;
      append_row (self, choice->tag, choice->source, FALSE, choice->n_uses);
      n++;
    }
  return n;
}

/* A line between what is at hand and what comes from elsewhere. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  gboolean begins = before != NULL && get_row_source (row) > ADDUCE_TAG_SOURCE_ARTICLE
                    && get_row_source (row) != get_row_source (before);

  if (begins && gtk_list_box_row_get_header (row) == NULL)
    gtk_list_box_row_set_header (row, gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  else if (!begins)
    gtk_list_box_row_set_header (row, NULL);
}

static void
row_activated_cb (AdduceUiTagChoices *self, GtkListBoxRow *row)
{
  g_autoptr (AdduceTag) tag = adduce_tag_ref (get_row_tag (row));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, tag);
}

/* A popover is as wide as its content would like to be, also where the window is narrower. */
static int
get_room (AdduceUiTagChoices *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (popover == NULL || root == NULL || gtk_widget_get_width (GTK_WIDGET (root)) == 0)
    return G_MAXINT;
  return gtk_widget_get_width (GTK_WIDGET (root)) - AROUND;
}

static GtkSizeRequestMode
adduce_ui_tag_choices_get_request_mode (GtkWidget *widget)
{
  return gtk_widget_get_request_mode (GTK_WIDGET (ADDUCE_UI_TAG_CHOICES (widget)->box));
}

static void
adduce_ui_tag_choices_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                               int *natural, int *minimum_baseline, int *natural_baseline)
{
  AdduceUiTagChoices *self = ADDUCE_UI_TAG_CHOICES (widget);

  gtk_widget_measure (GTK_WIDGET (self->box), orientation, for_size, minimum, natural, NULL, NULL);
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, MIN (*natural, get_room (self)));
}

static void
adduce_ui_tag_choices_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (GTK_WIDGET (ADDUCE_UI_TAG_CHOICES (widget)->box), width, height, baseline, NULL);
}

static void
adduce_ui_tag_choices_dispose (GObject *object)
{
  AdduceUiTagChoices *self = ADDUCE_UI_TAG_CHOICES (object);

  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (adduce_ui_tag_choices_parent_class)->dispose (object);
}

static void
adduce_ui_tag_choices_class_init (AdduceUiTagChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_tag_choices_dispose;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_TAG);
  widget_class->get_request_mode = adduce_ui_tag_choices_get_request_mode;
  widget_class->measure = adduce_ui_tag_choices_measure;
  widget_class->size_allocate = adduce_ui_tag_choices_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "tagchoices");
}

static void
adduce_ui_tag_choices_init (AdduceUiTagChoices *self)
{
  GtkWidget *box = gtk_list_box_new ();

  self->box = GTK_LIST_BOX (box);
  gtk_widget_set_focusable (box, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matches"), -1);
  gtk_list_box_set_header_func (self->box, header_cb, NULL, NULL);
  g_signal_connect_swapped (box, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_tag_choices_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_TAG_CHOICES, NULL);
}

gboolean
adduce_ui_tag_choices_search (AdduceUiTagChoices *self, AdduceTagRanking *ranking, AdduceVocabulary *vocabulary,
                              const char *typed, AdduceTagList *taken, gboolean eager)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (AdduceTag) tag = NULL;
  AdduceTag *exact = NULL;
  const char *code = NULL;
  gboolean is_taken, is_known, is_good, is_new;
  guint n = 0;
  int highlight = -1;

  g_return_val_if_fail (ADDUCE_UI_IS_TAG_CHOICES (self), FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);

  tag = adduce_ui_tag_choices_create_tag (vocabulary, typed);
  code = tag != NULL ? adduce_tag_get_code (tag) : NULL;
  is_taken = tag != NULL && taken != NULL && adduce_tag_list_contains (taken, code);
  if (tag != NULL && vocabulary != NULL && !is_taken)
    exact = adduce_vocabulary_lookup (vocabulary, code);
  is_new = tag != NULL && exact == NULL && !is_taken;

  clear (self);
  if (ranking != NULL)
    {
      found = adduce_tag_ranking_search (ranking, typed, taken, MAX_CHOICES);
      n = append_known (self, found, exact, exact != NULL ? adduce_vocabulary_get_n_uses (vocabulary, code) : 0);
    }
  if (is_new)
    append_row (self, tag, ADDUCE_TAG_SOURCE_SUGGESTED, TRUE, 0);

  /* A match inside a word ("Ann" in "Joanna") is offered, and so is a name of the text, but what was typed is what
   * Return takes. */
  is_known = found != NULL && found->len > 0
             && ((AdduceTagChoice *) found->pdata[0])->source != ADDUCE_TAG_SOURCE_TEXT;
  is_good = is_known && ((AdduceTagChoice *) found->pdata[0])->fit == ADDUCE_NAME_FIT_WORD_START;
  if (tag == NULL)
    highlight = eager && is_known ? 0 : -1;
  else if (exact != NULL || is_good)
    highlight = 0;
  else if (is_new)
    highlight = (int) n;
  gtk_list_box_select_row (self->box,
                           highlight >= 0 ? gtk_list_box_get_row_at_index (self->box, highlight) : NULL);
  return n > 0 || is_new;
}

void
adduce_ui_tag_choices_move (AdduceUiTagChoices *self, int step)
{
  GtkListBoxRow *row;
  int n = 0;
  int index;

  g_return_if_fail (ADDUCE_UI_IS_TAG_CHOICES (self));

  while (gtk_list_box_get_row_at_index (self->box, n) != NULL)
    n++;
  if (n == 0)
    return;

  row = gtk_list_box_get_selected_row (self->box);
  if (row == NULL)
    index = step > 0 ? 0 : n - 1;
  else
    index = (gtk_list_box_row_get_index (row) + step + n) % n;
  gtk_list_box_select_row (self->box, gtk_list_box_get_row_at_index (self->box, index));
}

AdduceTag *
adduce_ui_tag_choices_get_highlighted (AdduceUiTagChoices *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ADDUCE_UI_IS_TAG_CHOICES (self), NULL);

  row = gtk_list_box_get_selected_row (self->box);
  return row != NULL ? get_row_tag (row) : NULL;
}

AdduceTag *
adduce_ui_tag_choices_create_tag (AdduceVocabulary *vocabulary, const char *typed)
{
  g_autoptr (AdduceTag) tag = NULL;
  AdduceTag *known = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  tag = adduce_tag_new_for_label (typed);
  if (tag != NULL && vocabulary != NULL)
    known = adduce_vocabulary_find_name (vocabulary, adduce_tag_get_label (tag));
  if (tag != NULL && vocabulary != NULL && known == NULL)
    known = adduce_vocabulary_lookup (vocabulary, adduce_tag_get_code (tag));

  return known != NULL ? adduce_tag_ref (known) : g_steal_pointer (&tag);
}
