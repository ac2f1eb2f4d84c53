/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of matches below an entry.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-tag-matches.h"

#define MAX_MATCHES 8
#define MAX_WIDTH_CHARS 56
#define LABEL_MAX_LENGTH 300

struct _AdduceUiTagMatches
{
  GtkPopover parent_instance;

  GtkListBox *box;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiTagMatches, adduce_ui_tag_matches, GTK_TYPE_POPOVER)

static AdduceTag *
get_row_tag (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "tag");
}

/* Does each word of @typed begin a word of @label? Both are folded. */
static gboolean
begins_words (const char *label, const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (label, words[i]);

      while (found != NULL && found > label
             && g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
        found = strstr (found + 1, words[i]);
      if (found == NULL)
        return FALSE;
    }
  return TRUE;
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

static void
append_row (AdduceUiTagMatches *self, AdduceTag *tag, gboolean is_new, guint n_uses)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = create_label (tag, is_new);

  if (is_new)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  if (!is_new && n_uses > 0)
    {
      g_autofree char *uses = g_strdup_printf ("%u", n_uses);
      GtkWidget *count = gtk_label_new (uses);

      gtk_widget_add_css_class (count, "dim-label");
      gtk_widget_add_css_class (count, "numeric");
      gtk_widget_add_css_class (count, "caption");
      gtk_box_append (GTK_BOX (box), count);
    }

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (label)), -1);
  g_object_set_data_full (G_OBJECT (row), "tag", adduce_tag_ref (tag), (GDestroyNotify) adduce_tag_unref);
  gtk_list_box_append (self->box, row);
}

/* The exact match, if any, and what else was found and is not taken. Returns how many rows there are. */
static guint
append_known (AdduceUiTagMatches *self, AdduceVocabulary *vocabulary, const char *typed, AdduceTag *exact,
              AdduceTagList *taken)
{
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  found = adduce_vocabulary_search (vocabulary, typed, MAX_MATCHES + 1 + adduce_tag_list_get_n_tags (taken));
  if (exact != NULL)
    g_ptr_array_insert (found, 0, adduce_tag_ref (exact));

  for (guint i = 0; i < found->len && n < MAX_MATCHES; i++)
    {
      AdduceTag *tag = found->pdata[i];
      const char *code = adduce_tag_get_code (tag);

      if (adduce_tag_list_contains (taken, code) || (i > 0 && exact != NULL && adduce_tag_equal (tag, exact)))
        continue;
      append_row (self, tag, FALSE, adduce_vocabulary_get_n_uses (vocabulary, code));
      n++;
    }
  return n;
}

/* A match inside a word ("Ann" in "Joanna") is offered, but what was typed is what Return takes. */
static gboolean
is_first_good (AdduceUiTagMatches *self, const char *typed)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->box, 0);
  g_autofree char *folded = adduce_breaks_fold (typed);
  g_autofree char *label = adduce_breaks_fold (adduce_tag_get_label (get_row_tag (first)));

  return begins_words (label, folded);
}

static void
clear (AdduceUiTagMatches *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_list_box_remove (self->box, row);
}

static void
row_activated_cb (AdduceUiTagMatches *self, GtkListBoxRow *row)
{
  g_autoptr (AdduceTag) tag = adduce_tag_ref (get_row_tag (row));

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, tag);
}

static void
adduce_ui_tag_matches_class_init (AdduceUiTagMatchesClass *klass)
{
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_TAG);
}

static void
adduce_ui_tag_matches_init (AdduceUiTagMatches *self)
{
  GtkWidget *box = gtk_list_box_new ();

  self->box = GTK_LIST_BOX (box);
  gtk_widget_set_focusable (box, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Matches"), -1);
  g_signal_connect_swapped (box, "row-activated", G_CALLBACK (row_activated_cb), self);

  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-matches");
}

gboolean
adduce_ui_tag_matches_search (AdduceUiTagMatches *self, AdduceVocabulary *vocabulary, const char *typed,
                              AdduceTagList *taken)
{
  g_autoptr (AdduceTag) tag = NULL;
  AdduceTag *exact = NULL;
  gboolean is_new;
  guint n = 0;
  int highlight = -1;

  g_return_val_if_fail (ADDUCE_UI_IS_TAG_MATCHES (self), FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (taken != NULL, FALSE);

  tag = adduce_ui_tag_matches_create_tag (vocabulary, typed);
  if (tag != NULL && vocabulary != NULL)
    exact = adduce_vocabulary_lookup (vocabulary, adduce_tag_get_code (tag));
  is_new = tag != NULL && exact == NULL && !adduce_tag_list_contains (taken, adduce_tag_get_code (tag));

  clear (self);
  if (vocabulary != NULL)
    n = append_known (self, vocabulary, typed, exact, taken);
  if (is_new)
    append_row (self, tag, TRUE, 0);

  if (tag != NULL && n > 0 && (exact != NULL || is_first_good (self, typed)))
    highlight = 0;
  else if (is_new)
    highlight = (int) n;
  gtk_list_box_select_row (self->box,
                           highlight >= 0 ? gtk_list_box_get_row_at_index (self->box, highlight) : NULL);
  return n > 0 || is_new;
}

void
adduce_ui_tag_matches_move (AdduceUiTagMatches *self, int step)
{
  GtkListBoxRow *row;
  int n = 0;
  int index;

  g_return_if_fail (ADDUCE_UI_IS_TAG_MATCHES (self));

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
adduce_ui_tag_matches_get_highlighted (AdduceUiTagMatches *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (ADDUCE_UI_IS_TAG_MATCHES (self), NULL);

  row = gtk_list_box_get_selected_row (self->box);
  return row != NULL ? get_row_tag (row) : NULL;
}

AdduceTag *
adduce_ui_tag_matches_create_tag (AdduceVocabulary *vocabulary, const char *typed)
{
  g_autoptr (AdduceTag) tag = NULL;
  AdduceTag *known = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  tag = adduce_tag_new_for_label (typed);
  if (tag != NULL && vocabulary != NULL)
    known = adduce_vocabulary_lookup (vocabulary, adduce_tag_get_code (tag));

  return known != NULL ? adduce_tag_ref (known) : g_steal_pointer (&tag);
}
