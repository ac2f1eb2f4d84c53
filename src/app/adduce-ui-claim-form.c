/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of the focused claim. Shows what the claim is now; every change goes through the context and comes
 * back as another version of the claim.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-form.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-picker.h"
#include "adduce-ui-note-editor.h"
#include "adduce-ui-tag-entry.h"

#define QUOTE_MAX_LENGTH 2000

struct _AdduceUiClaimForm
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkLabel *quote_label;
  GtkLabel *place_label;
  GtkLabel *coder_label;
  GtkWidget *fields;
  AdduceUiTagEntry *speakers_entry;
  AdduceUiTagEntry *issues_entry;
  AdduceUiCodePicker *stance_picker;
  AdduceUiCodePicker *evidence_picker;
  GtkToggleButton *certainty_unset;
  GtkToggleButton *certainty_low;
  GtkToggleButton *certainty_medium;
  GtkToggleButton *certainty_high;
  AdduceUiNoteEditor *note_editor;

  AdduceUiContext *context;
  GSignalGroup *signals;
  gboolean updating;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimForm, adduce_ui_claim_form, ADW_TYPE_BIN)

static GtkToggleButton *
get_certainty_button (AdduceUiClaimForm *self, AdduceCertainty certainty)
{
  switch (certainty)
    {
    case ADDUCE_CERTAINTY_LOW:
      return self->certainty_low;
    case ADDUCE_CERTAINTY_MEDIUM:
      return self->certainty_medium;
    case ADDUCE_CERTAINTY_HIGH:
      return self->certainty_high;
    case ADDUCE_CERTAINTY_UNSET:
    default:
      return self->certainty_unset;
    }
}

/* "¶3, ¶5 · mira · 24 Nov 2026, 10:12" */
static void
update_head (AdduceUiClaimForm *self, AdduceClaim *claim)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  g_autofree char *quote = adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH);
  g_autofree char *time = adduce_ui_claim_text_dup_time (adduce_claim_get_modified (claim));
  g_autofree char *created = adduce_ui_claim_text_dup_time (adduce_claim_get_created (claim));
  g_autofree char *coder = NULL;
  g_autofree char *tooltip = NULL;
  g_autoptr (GString) place = g_string_new (NULL);

  for (guint i = 0; session != NULL && i < adduce_span_set_get_n_spans (spans); i++)
    {
      g_autofree char *one = adduce_ui_claim_text_dup_place (adduce_session_get_text (session),
                                                             adduce_span_set_get_span (spans, i));

      g_string_append_printf (place, "%s%s", i > 0 ? " … " : "", one);
    }
  /* translators: a coder's nickname, and when the claim was last changed */
  coder = g_strdup_printf (_("%s, %s"), adduce_claim_get_coder (claim), time);
  /* translators: when a claim was made, and how often it was changed since */
  tooltip = g_strdup_printf (_("Made %s; version %" G_GUINT64_FORMAT), created, adduce_claim_get_revision (claim));
  gtk_label_set_label (self->quote_label, quote);
  gtk_label_set_label (self->place_label, place->str);
  gtk_label_set_label (self->coder_label, coder);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->coder_label), tooltip);
}

static void
update_pickers (AdduceUiClaimForm *self, AdduceClaim *claim)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceTag *stance = adduce_claim_get_stance (claim);
  g_autoptr (AdduceTagList) stances = adduce_tag_list_new (&stance, stance != NULL ? 1 : 0);

  adduce_ui_code_picker_set_variable (
    self->stance_picker, codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL);
  adduce_ui_code_picker_set_variable (
    self->evidence_picker, codebook != NULL ? adduce_codebook_get_variable (codebook, "evidence") : NULL);
  adduce_ui_code_picker_set_chosen (self->stance_picker, stances);
  adduce_ui_code_picker_set_chosen (self->evidence_picker, adduce_claim_get_evidence (claim));
}

static void
update (AdduceUiClaimForm *self)
{
  AdduceClaim *claim = self->context != NULL ? adduce_ui_context_get_focused_claim (self->context) : NULL;
  gboolean editable;

  if (claim == NULL)
    {
      adduce_ui_note_editor_set_claim (self->note_editor, NULL);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  editable = adduce_ui_context_can_edit_focused (self->context);
  self->updating = TRUE;
  update_head (self, claim);
  update_pickers (self, claim);
  adduce_ui_tag_entry_set_tags (self->speakers_entry, adduce_claim_get_speakers (claim));
  adduce_ui_tag_entry_set_tags (self->issues_entry, adduce_claim_get_issues (claim));
  gtk_toggle_button_set_active (get_certainty_button (self, adduce_claim_get_certainty (claim)), TRUE);
  adduce_ui_note_editor_set_claim (self->note_editor, claim);
  gtk_widget_set_sensitive (self->fields, editable);
  self->updating = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "claim");
}

static void
update_vocabularies (AdduceUiClaimForm *self)
{
  AdduceCorpus *corpus = self->context != NULL ? adduce_ui_context_get_corpus (self->context) : NULL;

  adduce_ui_tag_entry_set_vocabulary (self->speakers_entry,
                                      corpus != NULL ? adduce_corpus_get_speakers (corpus) : NULL);
  adduce_ui_tag_entry_set_vocabulary (self->issues_entry, corpus != NULL ? adduce_corpus_get_issues (corpus) : NULL);
}

/* Callbacks */

static void
focused_claim_cb (AdduceUiClaimForm *self)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);

  /* A name that is half typed belongs to the claim that was focused: it is not carried to another. */
  if (claim == NULL)
    {
      adduce_ui_tag_entry_set_text (self->speakers_entry, "");
      adduce_ui_tag_entry_set_text (self->issues_entry, "");
    }
  update (self);
}

static void
speakers_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  adduce_ui_context_set_speakers (self->context, tags);
}

static void
issues_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  adduce_ui_context_set_issues (self->context, tags);
}

static void
done_cb (AdduceUiClaimForm *self)
{
  g_signal_emit_by_name (self->context, "focus-article");
}

static void
stance_toggled_cb (AdduceUiClaimForm *self, const char *code_id)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceCode *code = codebook != NULL ? adduce_codebook_lookup (codebook, "stance", code_id) : NULL;
  AdduceTag *present = claim != NULL ? adduce_claim_get_stance (claim) : NULL;

  if (claim == NULL)
    return;
  if (present != NULL && g_str_equal (adduce_tag_get_code (present), code_id))
    adduce_ui_context_set_stance (self->context, NULL);
  else if (code != NULL)
    adduce_ui_context_set_stance (self->context, adduce_code_get_tag (code));
}

static void
evidence_toggled_cb (AdduceUiClaimForm *self, const char *code_id)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceCode *code = codebook != NULL ? adduce_codebook_lookup (codebook, "evidence", code_id) : NULL;
  g_autoptr (AdduceTagList) tags = NULL;

  if (claim == NULL)
    return;
  if (adduce_tag_list_contains (adduce_claim_get_evidence (claim), code_id))
    tags = adduce_tag_list_remove (adduce_claim_get_evidence (claim), code_id);
  else if (code != NULL)
    tags = adduce_tag_list_add (adduce_claim_get_evidence (claim), adduce_code_get_tag (code));
  if (tags != NULL)
    adduce_ui_context_set_evidence (self->context, tags);
}

static void
certainty_toggled_cb (AdduceUiClaimForm *self, GtkToggleButton *button)
{
  if (self->updating || !gtk_toggle_button_get_active (button))
    return;

  for (int certainty = ADDUCE_CERTAINTY_UNSET; certainty <= ADDUCE_CERTAINTY_HIGH; certainty++)
    if (get_certainty_button (self, certainty) == button)
      adduce_ui_context_set_certainty (self->context, certainty);
}

static void
focus_field_cb (AdduceUiClaimForm *self, const char *field)
{
  if (g_str_equal (field, "speakers"))
    adduce_ui_tag_entry_start (self->speakers_entry);
  else if (g_str_equal (field, "issues"))
    adduce_ui_tag_entry_start (self->issues_entry);
  else if (g_str_equal (field, "note"))
    gtk_widget_grab_focus (GTK_WIDGET (self->note_editor));
}

static void
adduce_ui_claim_form_dispose (GObject *object)
{
  AdduceUiClaimForm *self = ADDUCE_UI_CLAIM_FORM (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_claim_form_parent_class)->dispose (object);
}

static void
adduce_ui_claim_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, ADDUCE_UI_CLAIM_FORM (object)->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_claim_form_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimForm *self = ADDUCE_UI_CLAIM_FORM (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      if (!g_set_object (&self->context, g_value_get_object (value)))
        break;
      g_signal_group_set_target (self->signals, self->context);
      adduce_ui_note_editor_set_context (self->note_editor, self->context);
      update_vocabularies (self);
      update (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-form.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, quote_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, place_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, coder_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, fields);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, speakers_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, issues_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, stance_picker);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, evidence_picker);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_unset);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_low);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_medium);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_high);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, note_editor);
  gtk_widget_class_bind_template_callback (widget_class, speakers_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, issues_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, stance_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, evidence_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, certainty_toggled_cb);
}

static void
adduce_ui_claim_form_class_init (AdduceUiClaimFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = adduce_ui_claim_form_dispose;
  object_class->get_property = adduce_ui_claim_form_get_property;
  object_class->set_property = adduce_ui_claim_form_set_property;

  properties[PROP_CONTEXT]
    = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_TAG_ENTRY);
  g_type_ensure (ADDUCE_UI_TYPE_CODE_PICKER);
  g_type_ensure (ADDUCE_UI_TYPE_NOTE_EDITOR);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
adduce_ui_claim_form_init (AdduceUiClaimForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->signals, "notify::focused-claim", G_CALLBACK (focused_claim_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::corpus", G_CALLBACK (update_vocabularies), self);
  g_signal_group_connect_swapped (self->signals, "claims-changed", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "focus-field", G_CALLBACK (focus_field_cb), self);
}
