/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of the focused claim.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-form.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-box.h"
#include "adduce-ui-key-label.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-note-entry.h"
#include "adduce-ui-piece-list.h"
#include "adduce-ui-tag-entry.h"
#include "adduce-ui-wrapped-tip.h"

#define N_CERTAINTIES 4

struct _AdduceUiClaimForm
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkStack *stack;
  GtkWidget *locked_box;
  GtkLabel *locked_label;
  GtkWidget *fields;
  AdduceUiTagEntry *speakers_entry;
  AdduceUiTagEntry *issues_entry;
  AdduceUiCodeBox *stance_box;
  AdduceUiCodeBox *evidence_box;
  GtkLabel *stance_unset;
  GtkLabel *evidence_unset;
  GtkToggleButton *certainty_unset;
  GtkToggleButton *certainty_low;
  GtkToggleButton *certainty_medium;
  GtkToggleButton *certainty_high;
  AdduceUiNoteEntry *note_entry;
  AdduceUiPieceList *piece_list;
  GtkLabel *coded_label;
  GtkWidget *add_span_button;
  GtkWidget *remove_button;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
  AdduceSession *session; /* of the claim that is shown */
  AdduceClaim *claim;     /* that is shown */
  gboolean updating;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimForm, adduce_ui_claim_form, GTK_TYPE_WIDGET)

/* Performs a command on the claim that is shown; (transfer full). The context does it for its own session;
 * one that it has left already, while something was being typed, is changed and saved here. */
static gboolean
perform (AdduceUiClaimForm *self, AdduceCommand *command)
{
  g_autoptr (AdduceCommand) owned = command;
  g_autoptr (GError) error = NULL;

  if (adduce_ui_context_get_session (self->context) == self->session)
    return adduce_ui_context_perform (self->context, owned);

  if (adduce_session_perform (self->session, owned, &error) && adduce_session_flush (self->session, &error))
    return TRUE;
  g_signal_emit_by_name (self->context, "message", error->message, FALSE);
  return FALSE;
}

/* The claim that is shown as it is now, where it is one's own; NULL where it is gone. */
static AdduceClaim *
get_own (AdduceUiClaimForm *self)
{
  if (self->session == NULL || self->claim == NULL)
    return NULL;

  return adduce_claim_set_lookup (adduce_session_get_claims (self->session), adduce_claim_get_id (self->claim));
}

/* --- showing --- */

static void
update_codebook (AdduceUiClaimForm *self)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceVariable *stance = codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL;
  AdduceVariable *evidence = codebook != NULL ? adduce_codebook_get_variable (codebook, "evidence") : NULL;

  adduce_ui_code_box_set_variable (self->stance_box, stance);
  adduce_ui_code_box_set_variable (self->evidence_box, evidence);
  gtk_widget_set_tooltip_text (gtk_widget_get_prev_sibling (GTK_WIDGET (self->stance_box)),
                               stance != NULL ? adduce_variable_get_definition (stance) : NULL);
  gtk_widget_set_tooltip_text (gtk_widget_get_prev_sibling (GTK_WIDGET (self->evidence_box)),
                               evidence != NULL ? adduce_variable_get_definition (evidence) : NULL);
}

static void
update_vocabularies (AdduceUiClaimForm *self)
{
  AdduceCorpus *corpus = self->context != NULL ? adduce_ui_context_get_corpus (self->context) : NULL;

  adduce_ui_tag_entry_set_vocabulary (self->speakers_entry,
                                      corpus != NULL ? adduce_corpus_get_speakers (corpus) : NULL);
  adduce_ui_tag_entry_set_vocabulary (self->issues_entry,
                                      corpus != NULL ? adduce_corpus_get_issues (corpus) : NULL);
}

/* Says why the claim can't be changed, where it can't. */
static void
update_lock (AdduceUiClaimForm *self)
{
  gboolean editable = adduce_ui_context_can_edit_focused (self->context);
  const char *read_only = adduce_session_get_read_only_reason (self->session);

  if (!editable)
    {
      g_autofree char *coder = NULL;

      if (read_only == NULL)
        /* translators: %s is the nickname of another coder */
        coder = g_strdup_printf (_("Coded by %s. You can look at it, but change only your own claims."),
                                 adduce_claim_get_coder (self->claim));
      gtk_label_set_label (self->locked_label, coder != NULL ? coder : read_only);
    }
  gtk_widget_set_visible (self->locked_box, !editable);
  gtk_widget_set_sensitive (self->fields, editable);
  gtk_widget_set_visible (self->add_span_button, editable);
  gtk_widget_set_visible (self->remove_button, editable);
}

static void
update_certainty (AdduceUiClaimForm *self)
{
  GtkToggleButton *buttons[N_CERTAINTIES] = {
    [ADDUCE_CERTAINTY_UNSET] = self->certainty_unset,
    [ADDUCE_CERTAINTY_LOW] = self->certainty_low,
    [ADDUCE_CERTAINTY_MEDIUM] = self->certainty_medium,
    [ADDUCE_CERTAINTY_HIGH] = self->certainty_high,
  };

  self->updating = TRUE;
  gtk_toggle_button_set_active (buttons[adduce_claim_get_certainty (self->claim)], TRUE);
  self->updating = FALSE;
}

static void
update_pieces (AdduceUiClaimForm *self, AdduceClaim *before)
{
  if (before == NULL
      || !adduce_span_set_equal (adduce_claim_get_spans (before), adduce_claim_get_spans (self->claim)))
    adduce_ui_piece_list_set_claim (self->piece_list, self->claim, adduce_session_get_text (self->session));
}

static void
update_coded (AdduceUiClaimForm *self)
{
  g_autofree char *text = adduce_ui_claim_text_dup_coded (self->claim);

  gtk_label_set_label (self->coded_label, text);
}

/* @before: the version that was shown, or NULL where it was another claim. What is being typed stays. */
static void
update_note (AdduceUiClaimForm *self, AdduceClaim *before)
{
  const char *note = adduce_claim_get_note (self->claim);

  if (before != NULL
      && (g_strcmp0 (adduce_claim_get_note (before), note) == 0
          || adduce_ui_note_entry_get_pending (self->note_entry)))
    return;

  adduce_ui_note_entry_set_text (self->note_entry, note);
}

static void
show_claim (AdduceUiClaimForm *self, AdduceClaim *before)
{
  AdduceTag *stance = adduce_claim_get_stance (self->claim);
  AdduceTagList *evidence = adduce_claim_get_evidence (self->claim);
  g_autoptr (AdduceTagList) stances = adduce_tag_list_new (&stance, stance != NULL ? 1 : 0);

  update_lock (self);
  adduce_ui_tag_entry_set_tags (self->speakers_entry, adduce_claim_get_speakers (self->claim));
  adduce_ui_tag_entry_set_tags (self->issues_entry, adduce_claim_get_issues (self->claim));
  adduce_ui_code_box_set_tags (self->stance_box, stances);
  adduce_ui_code_box_set_tags (self->evidence_box, evidence);
  gtk_widget_set_visible (GTK_WIDGET (self->stance_unset), stance == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence_unset), adduce_tag_list_get_n_tags (evidence) == 0);
  update_certainty (self);
  update_note (self, before);
  update_pieces (self, before);
  update_coded (self);
}

/* Shows what is focused now. What is being typed still goes to the claim that was shown. */
static void
refresh (AdduceUiClaimForm *self)
{
  AdduceSession *session = self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
  AdduceClaim *claim = self->context != NULL ? adduce_ui_context_get_focused_claim (self->context) : NULL;
  g_autoptr (AdduceClaim) before = NULL;
  gboolean same;

  same = session == self->session && claim != NULL && self->claim != NULL
         && g_str_equal (adduce_claim_get_id (claim), adduce_claim_get_id (self->claim));
  if (!same)
    adduce_ui_claim_form_commit (self);

  before = same ? g_object_ref (self->claim) : NULL;
  g_set_object (&self->session, session);
  g_set_object (&self->claim, claim);
  if (claim != NULL)
    show_claim (self, before);
  else
    adduce_ui_note_entry_set_text (self->note_entry, NULL);
  if (!same)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, claim != NULL ? "claim" : "none");
}

/* Callbacks */

static void
claims_changed_cb (AdduceUiClaimForm *self)
{
  update_codebook (self);
}

static void
corpus_cb (AdduceUiClaimForm *self)
{
  update_vocabularies (self);
  update_codebook (self);
}

static void
speakers_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  AdduceClaim *claim = get_own (self);

  if (claim != NULL)
    perform (self, adduce_command_new_set_speakers (claim, tags));
}

static void
issues_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  AdduceClaim *claim = get_own (self);

  if (claim != NULL)
    perform (self, adduce_command_new_set_issues (claim, tags));
}

static void
stance_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  AdduceClaim *claim = get_own (self);
  AdduceTag *stance = adduce_tag_list_get_n_tags (tags) > 0 ? adduce_tag_list_get_tag (tags, 0) : NULL;

  if (claim != NULL)
    perform (self,
             adduce_command_new_set_stance (claim, stance, adduce_ui_context_get_codebook (self->context)));
}

static void
evidence_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  AdduceClaim *claim = get_own (self);

  if (claim != NULL)
    perform (self,
             adduce_command_new_set_evidence (claim, tags, adduce_ui_context_get_codebook (self->context)));
}

static void
certainty_toggled_cb (AdduceUiClaimForm *self, GtkToggleButton *button)
{
  AdduceClaim *claim = get_own (self);
  AdduceCertainty certainty = ADDUCE_CERTAINTY_UNSET;

  if (self->updating || claim == NULL || !gtk_toggle_button_get_active (button))
    return;

  if (button == self->certainty_low)
    certainty = ADDUCE_CERTAINTY_LOW;
  else if (button == self->certainty_medium)
    certainty = ADDUCE_CERTAINTY_MEDIUM;
  else if (button == self->certainty_high)
    certainty = ADDUCE_CERTAINTY_HIGH;
  if (!perform (self, adduce_command_new_set_certainty (claim, certainty)))
    update_certainty (self);
}

static gboolean
note_edited_cb (AdduceUiClaimForm *self, const char *text)
{
  AdduceClaim *claim = get_own (self);

  return claim != NULL && perform (self, adduce_command_new_set_note (claim, text));
}

static void
pieces_edited_cb (AdduceUiClaimForm *self, AdduceSpanSet *spans)
{
  AdduceClaim *claim = get_own (self);
  AdduceCommand *command = NULL;

  if (claim != NULL)
    command = adduce_command_new_set_spans (claim, spans, adduce_session_get_text (self->session), NULL);
  if (command != NULL)
    perform (self, command);
}

static void
done_cb (AdduceUiClaimForm *self)
{
  g_signal_emit_by_name (self->context, "focus-article");
}

/* A list that hangs below an entry does not scroll with it. */
static void
scrolled_cb (AdduceUiClaimForm *self)
{
  adduce_ui_tag_entry_popdown (self->speakers_entry);
  adduce_ui_tag_entry_popdown (self->issues_entry);
}

/* Overrides */

static void
adduce_ui_claim_form_dispose (GObject *object)
{
  AdduceUiClaimForm *self = ADDUCE_UI_CLAIM_FORM (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->context_signals);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->session);
  g_clear_object (&self->claim);

  G_OBJECT_CLASS (adduce_ui_claim_form_parent_class)->dispose (object);
}

static void
adduce_ui_claim_form_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimForm *self = ADDUCE_UI_CLAIM_FORM (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
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
      adduce_ui_claim_form_set_context (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, locked_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, locked_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, fields);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, speakers_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, issues_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, stance_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, evidence_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, stance_unset);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, evidence_unset);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_unset);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_low);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_medium);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_high);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, note_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, piece_list);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, coded_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, add_span_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, remove_button);
}

static void
adduce_ui_claim_form_class_init (AdduceUiClaimFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_claim_form_dispose;
  object_class->get_property = adduce_ui_claim_form_get_property;
  object_class->set_property = adduce_ui_claim_form_set_property;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_CODE_BOX);
  g_type_ensure (ADDUCE_UI_TYPE_NOTE_ENTRY);
  g_type_ensure (ADDUCE_UI_TYPE_PIECE_LIST);
  g_type_ensure (ADDUCE_UI_TYPE_TAG_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, speakers_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, issues_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, stance_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, evidence_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, certainty_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, pieces_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claimform");
}

/* The heading of a field gets the tooltip, which would cover what hangs below the field, and shows the key. */
static void
label_field (GtkWidget *field, const char *text, const char *action)
{
  GtkWidget *heading = gtk_widget_get_prev_sibling (field);
  GtkWidget *label = adduce_ui_key_label_new (action);

  adduce_ui_key_tip_set (heading, text, action);
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (heading), label);
}

static void
adduce_ui_claim_form_init (AdduceUiClaimForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_wrapped_tip_enable (gtk_widget_get_prev_sibling (GTK_WIDGET (self->stance_box)));
  adduce_ui_wrapped_tip_enable (gtk_widget_get_prev_sibling (GTK_WIDGET (self->evidence_box)));

  label_field (GTK_WIDGET (self->speakers_entry), _("Who makes the claim"), "win.focus-field::speakers");
  label_field (GTK_WIDGET (self->issues_entry), _("What the stance is about, worded as a proposition"),
               "win.focus-field::issues");
  label_field (GTK_WIDGET (self->note_entry), _("A note on the coding"), "win.focus-field::note");
  adduce_ui_key_tip_set (self->add_span_button, _("Add the selected words to this claim"), "win.add-span");
  adduce_ui_key_tip_set (self->remove_button, _("Remove this claim"), "win.remove-claim");
  g_signal_connect_swapped (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                            G_CALLBACK (scrolled_cb), self);

  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::focused-claim", G_CALLBACK (refresh), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "claims-changed", G_CALLBACK (claims_changed_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "focus-field",
                                  G_CALLBACK (adduce_ui_claim_form_focus_field), self);
}

GtkWidget *
adduce_ui_claim_form_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_FORM, NULL);
}

void
adduce_ui_claim_form_set_context (AdduceUiClaimForm *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FORM (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (self->context == context)
    return;

  if (self->context != NULL)
    adduce_ui_claim_form_commit (self);
  g_set_object (&self->context, context);
  g_signal_group_set_target (self->context_signals, context);
  if (context != NULL)
    corpus_cb (self);
  refresh (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}

void
adduce_ui_claim_form_commit (AdduceUiClaimForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FORM (self));

  adduce_ui_tag_entry_commit (self->speakers_entry);
  adduce_ui_tag_entry_commit (self->issues_entry);
  adduce_ui_note_entry_commit (self->note_entry);
}

void
adduce_ui_claim_form_focus_field (AdduceUiClaimForm *self, const char *field)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FORM (self));
  g_return_if_fail (field != NULL);

  if (g_str_equal (field, "speakers"))
    adduce_ui_tag_entry_start (self->speakers_entry);
  else if (g_str_equal (field, "issues"))
    adduce_ui_tag_entry_start (self->issues_entry);
  else if (g_str_equal (field, "stance"))
    gtk_widget_child_focus (GTK_WIDGET (self->stance_box), GTK_DIR_TAB_FORWARD);
  else if (g_str_equal (field, "evidence"))
    gtk_widget_child_focus (GTK_WIDGET (self->evidence_box), GTK_DIR_TAB_FORWARD);
  else if (g_str_equal (field, "certainty"))
    gtk_widget_grab_focus (GTK_WIDGET (self->certainty_unset));
  else if (g_str_equal (field, "note"))
    gtk_widget_grab_focus (GTK_WIDGET (self->note_entry));
}
