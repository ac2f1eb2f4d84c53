/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of matches below an entry.
 */
#include "config.h"

#include "adduce-ui-compat.h"
#include "adduce-ui-tag-choices.h"
#include "adduce-ui-tag-matches.h"

/* As many as are shown. */
#define MAX_RECENT 9

struct _AdduceUiTagMatches
{
  GtkPopover parent_instance;

  AdduceUiTagChoices *choices;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiTagMatches, adduce_ui_tag_matches, GTK_TYPE_POPOVER)

static void
chosen_cb (AdduceUiTagMatches *self, AdduceTag *tag)
{
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
  GtkWidget *choices = adduce_ui_tag_choices_new ();

  self->choices = ADDUCE_UI_TAG_CHOICES (choices);
  g_signal_connect_swapped (choices, "chosen", G_CALLBACK (chosen_cb), self);

  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_popover_set_child (GTK_POPOVER (self), choices);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "tag-matches");
  adduce_ui_compat_keep_pointer (GTK_WIDGET (self));
}

gboolean
adduce_ui_tag_matches_search (AdduceUiTagMatches *self, AdduceVocabulary *vocabulary, const char *typed,
                              AdduceTagList *taken)
{
  g_autoptr (AdduceTagRanking) ranking = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_TAG_MATCHES (self), FALSE);
  g_return_val_if_fail (typed != NULL, FALSE);
  g_return_val_if_fail (taken != NULL, FALSE);

  ranking = adduce_tag_ranking_new (vocabulary);
  if (vocabulary != NULL)
    {
      g_autoptr (GPtrArray) found
        = adduce_vocabulary_search (vocabulary, typed, MAX_RECENT + adduce_tag_list_get_n_tags (taken));
      g_autoptr (AdduceTagList) recent = adduce_tag_list_new ((AdduceTag *const *) found->pdata, found->len);

      adduce_tag_ranking_add_recent (ranking, recent);
    }
  return adduce_ui_tag_choices_search (self->choices, ranking, vocabulary, typed, taken, FALSE);
}

void
adduce_ui_tag_matches_move (AdduceUiTagMatches *self, int step)
{
  g_return_if_fail (ADDUCE_UI_IS_TAG_MATCHES (self));

  adduce_ui_tag_choices_move (self->choices, step);
}

AdduceTag *
adduce_ui_tag_matches_get_highlighted (AdduceUiTagMatches *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TAG_MATCHES (self), NULL);

  return adduce_ui_tag_choices_get_highlighted (self->choices);
}

AdduceTag *
adduce_ui_tag_matches_create_tag (AdduceVocabulary *vocabulary, const char *typed)
{
  return adduce_ui_tag_choices_create_tag (vocabulary, typed);
}
