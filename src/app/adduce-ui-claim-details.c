/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of one claim to be read.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-details.h"
#include "adduce-ui-claim-mark.h"
#include "adduce-ui-claim-text.h"

#define QUOTE_MAX_LENGTH 400
#define NOTE_MAX_LENGTH 600
#define DEFINITION_MAX_LENGTH 160

struct _AdduceUiClaimDetails
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *quote_label;
  GtkLabel *speakers_label;
  GtkLabel *issues_label;
  AdduceUiClaimMark *mark;
  GtkLabel *stance_label;
  GtkLabel *evidence_label;
  GtkLabel *own_label;
  GtkLabel *unset_label;
  GtkWidget *note_button;
  GtkLabel *note_label;
  GtkLabel *coded_label;

  AdduceClaim *claim;
};

enum {
  SIGNAL_NOTE_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimDetails, adduce_ui_claim_details, GTK_TYPE_WIDGET)

static void
set_words (AdduceUiClaimDetails *self, GtkLabel *label, const char *words)
{
  gboolean window_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  gtk_label_set_text (label, words);
  gtk_label_set_xalign (label, adduce_direction_is_rtl (words) != window_rtl ? 1 : 0);
  gtk_widget_set_visible (GTK_WIDGET (label), *words != '\0');
}

/* A name, and dimmed behind it what it means; names and definitions come from anywhere. */
static void
append_value (GString *markup, AdduceTag *tag, AdduceVariable *variable, gboolean brief)
{
  g_autofree char *name = adduce_ui_claim_text_dup_value (tag, variable);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  AdduceCode *code = variable != NULL ? adduce_variable_resolve (variable, adduce_tag_get_code (tag)) : NULL;
  const char *definition = code != NULL ? adduce_code_get_info (code)->definition : NULL;

  if (markup->len > 0)
    g_string_append_c (markup, '\n');
  g_string_append (markup, escaped);
  if (definition != NULL && !brief)
    {
      g_autofree char *sentence = adduce_ui_claim_text_dup_first_sentence (definition, DEFINITION_MAX_LENGTH);
      g_autofree char *escaped_sentence = g_markup_escape_text (sentence, -1);

      g_string_append_printf (markup, "  <span alpha='65%%' size='small'>%s</span>", escaped_sentence);
    }
}

static void
set_values (GtkLabel *label, AdduceTagList *tags, AdduceVariable *variable, gboolean brief)
{
  g_autoptr (GString) markup = g_string_new (NULL);

  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    append_value (markup, adduce_tag_list_get_tag (tags, i), variable, brief);
  gtk_label_set_markup (label, markup->str);
  gtk_widget_set_visible (GTK_WIDGET (label), markup->len > 0);
}

/* "mira · 4 March 2031, 11:30; changed … · certainty: high" */
static void
update_coded (AdduceUiClaimDetails *self, AdduceClaim *claim)
{
  AdduceCertainty certainty = adduce_claim_get_certainty (claim);
  g_autofree char *coded = adduce_ui_claim_text_dup_coded (claim);
  g_autofree char *text = NULL;

  if (certainty != ADDUCE_CERTAINTY_UNSET)
    /* translators: who coded a claim and when, and how sure they were: "Low", "Medium", "High" */
    text = g_strdup_printf (_("%s · Certainty: %s"), coded, adduce_certainty_get_label (certainty));
  gtk_label_set_text (self->coded_label, text != NULL ? text : coded);
}

static void
update (AdduceUiClaimDetails *self, AdduceCodebook *codebook, gboolean brief)
{
  AdduceClaim *claim = self->claim;
  AdduceVariable *stances = codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL;
  AdduceVariable *kinds = codebook != NULL ? adduce_codebook_get_variable (codebook, "evidence") : NULL;
  AdduceTag *stance = adduce_claim_get_stance (claim);
  g_autoptr (AdduceTagList) stance_list = adduce_tag_list_new (&stance, stance != NULL ? 1 : 0);
  AdduceCode *code
    = stances != NULL && stance != NULL ? adduce_variable_resolve (stances, adduce_tag_get_code (stance)) : NULL;
  const char *note = adduce_claim_get_note (claim);
  g_autofree char *quote = adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH);
  g_autofree char *speakers = adduce_ui_claim_text_dup_names (adduce_claim_get_speakers (claim));
  g_autofree char *issues = adduce_ui_claim_text_dup_names (adduce_claim_get_issues (claim));
  g_autofree char *own = adduce_ui_claim_text_dup_own_values (claim, codebook, "\n");
  g_autofree char *unset = adduce_ui_claim_text_dup_unset (adduce_review_get_unset (claim, codebook));
  g_autofree char *note_text = note != NULL ? adduce_ui_claim_text_isolate (note, NOTE_MAX_LENGTH) : NULL;

  set_words (self, self->quote_label, quote);
  set_words (self, self->speakers_label, speakers);
  set_words (self, self->issues_label, issues);
  set_values (self->stance_label, stance_list, stances, brief);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->mark)), stance != NULL);
  adduce_ui_claim_mark_set_code (self->mark, stances, code);
  set_values (self->evidence_label, adduce_claim_get_evidence (claim), kinds, brief);
  set_words (self, self->own_label, own);
  set_words (self, self->unset_label, unset);
  gtk_widget_set_visible (self->note_button, note != NULL);
  if (note_text != NULL)
    set_words (self, self->note_label, note_text);
  update_coded (self, claim);
}

/* Callbacks */

static void
note_clicked_cb (AdduceUiClaimDetails *self)
{
  g_signal_emit (self, signals[SIGNAL_NOTE_CLICKED], 0);
}

static void
adduce_ui_claim_details_dispose (GObject *object)
{
  AdduceUiClaimDetails *self = ADDUCE_UI_CLAIM_DETAILS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->claim);

  G_OBJECT_CLASS (adduce_ui_claim_details_parent_class)->dispose (object);
}

static void
adduce_ui_claim_details_class_init (AdduceUiClaimDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claim_details_dispose;

  signals[SIGNAL_NOTE_CLICKED] = g_signal_new ("note-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-details.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, quote_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, speakers_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, issues_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, mark);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, stance_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, evidence_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, own_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, unset_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, note_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, note_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimDetails, coded_label);
  gtk_widget_class_bind_template_callback (widget_class, note_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claimdetails");
}

static void
adduce_ui_claim_details_init (AdduceUiClaimDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_claim_details_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_DETAILS, NULL);
}

AdduceClaim *
adduce_ui_claim_details_get_claim (AdduceUiClaimDetails *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_DETAILS (self), NULL);

  return self->claim;
}

void
adduce_ui_claim_details_set_claim (AdduceUiClaimDetails *self, AdduceClaim *claim, AdduceCodebook *codebook,
                                   gboolean brief)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_DETAILS (self));
  g_return_if_fail (claim == NULL || ADDUCE_IS_CLAIM (claim));

  g_set_object (&self->claim, claim);
  if (claim != NULL)
    update (self, codebook, brief);
}
