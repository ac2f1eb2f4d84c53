/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fields of the claims that are chosen: of one, or what several have in common.
 * over 600 lines because each field has its handler and its template child here.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-certainty-box.h"
#include "adduce-ui-claim-form.h"
#include "adduce-ui-claim-target.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-box.h"
#include "adduce-ui-key-label.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-note-entry.h"
#include "adduce-ui-piece-list.h"
#include "adduce-ui-review-notice.h"
#include "adduce-ui-tag-entry.h"
#include "adduce-ui-value-fields.h"
#include "adduce-ui-wrapped-tip.h"

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
  AdduceUiValueFields *value_fields;
  GtkWidget *several_box;
  GtkLabel *several_label;
  GtkLabel *speakers_state;
  GtkLabel *issues_state;
  GtkLabel *stance_state;
  GtkLabel *evidence_state;
  GtkWidget *note_box;
  GtkWidget *words_box;
  AdduceUiCertaintyBox *certainty_box;
  GtkWidget *problem_box;
  GtkLabel *problem_label;
  AdduceUiReviewNotice *review_notice;
  AdduceUiNoteEntry *note_entry;
  AdduceUiPieceList *piece_list;
  GtkLabel *coded_label;
  GtkWidget *add_span_button;
  GtkWidget *remove_button;

  AdduceUiContext *context;
  GSignalGroup *context_signals;
  AdduceUiClaimTarget *target; /* the claims that are shown */
  AdduceCodebook *codebook;    /* by which */
  AdduceCodeMap *map;          /* likewise */
  gboolean updating;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimForm, adduce_ui_claim_form, GTK_TYPE_WIDGET)

/* --- showing --- */

/* Whether names may be others now. */
static gboolean
update_map (AdduceUiClaimForm *self)
{
  AdduceCodeMap *map = self->context != NULL ? adduce_ui_context_get_code_map (self->context) : NULL;

  if (self->map == map)
    return FALSE;

  g_clear_pointer (&self->map, adduce_code_map_unref);
  self->map = map != NULL ? adduce_code_map_ref (map) : NULL;
  return TRUE;
}

/* Whether it is another one. */
static gboolean
update_codebook (AdduceUiClaimForm *self)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceVariable *stance = codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL;
  AdduceVariable *evidence = codebook != NULL ? adduce_codebook_get_variable (codebook, "evidence") : NULL;

  adduce_ui_code_box_set_variable (self->stance_box, stance);
  adduce_ui_code_box_set_variable (self->evidence_box, evidence);
  adduce_ui_value_fields_set_codebook (self->value_fields, codebook, ADDUCE_SCOPE_CLAIM);
  adduce_ui_tip_set (gtk_widget_get_prev_sibling (GTK_WIDGET (self->stance_box)),
                     stance != NULL ? adduce_variable_get_definition (stance) : NULL);
  adduce_ui_tip_set (gtk_widget_get_prev_sibling (GTK_WIDGET (self->evidence_box)),
                     evidence != NULL ? adduce_variable_get_definition (evidence) : NULL);
  return g_set_object (&self->codebook, codebook);
}

static void
update_vocabularies (AdduceUiClaimForm *self)
{
  AdduceCorpus *corpus = self->context != NULL ? adduce_ui_context_get_corpus (self->context) : NULL;

  adduce_ui_tag_entry_set_vocabulary (self->speakers_entry,
                                      corpus != NULL ? adduce_corpus_get_speakers (corpus) : NULL);
  adduce_ui_tag_entry_set_vocabulary (self->issues_entry,
                                      corpus != NULL ? adduce_corpus_get_issues (corpus) : NULL);
  adduce_ui_value_fields_set_corpus (self->value_fields, corpus);
}

/* Says why the claims can't be changed, where they can't, or that some are left out. */
static void
update_lock (AdduceUiClaimForm *self, gboolean several)
{
  g_autofree char *lock = adduce_ui_claim_target_dup_lock (self->target);
  guint n_left_out = adduce_ui_claim_target_get_n_left_out (self->target);
  g_autofree char *left_out = NULL;

  if (n_left_out > 0)
    left_out = g_strdup_printf (g_dngettext (NULL, "%u more is chosen, which another coder made: it stays as it is.",
                                             "%u more are chosen, which other coders made: they stay as they are.",
                                             n_left_out),
                                n_left_out);
  if (lock != NULL || left_out != NULL)
    gtk_label_set_label (self->locked_label, lock != NULL ? lock : left_out);
  gtk_widget_set_visible (self->locked_box, lock != NULL || left_out != NULL);
  gtk_widget_set_sensitive (self->fields, lock == NULL);
  gtk_widget_set_visible (self->add_span_button, lock == NULL && !several);
  gtk_widget_set_visible (self->remove_button, lock == NULL);
}

/* Whether the codebook asks for a variable that every claim has a field for. */
static gboolean
is_offered (AdduceUiClaimForm *self, const char *variable_id)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceVariable *variable = codebook != NULL ? adduce_codebook_get_variable (codebook, variable_id) : NULL;

  return variable != NULL && !adduce_variable_get_info (variable)->retired;
}

/* What claims have is shown also where the codebook does not ask for it. */
static void
update_certainty (AdduceUiClaimForm *self)
{
  AdduceCertainty certainty;
  gboolean same = adduce_ui_claim_target_get_certainty (self->target, &certainty);

  adduce_ui_certainty_box_show (self->certainty_box, certainty, same);
  gtk_widget_set_visible (GTK_WIDGET (self->certainty_box),
                          is_offered (self, "certainty") || !same || certainty != ADDUCE_CERTAINTY_UNSET);
}

/* Below names that all have, or where they have none in common. */
static void
set_placeholder (AdduceUiTagEntry *entry, gboolean mixed, const char *unset)
{
  g_object_set (entry, "placeholder-text", mixed ? _("They differ: what you type is added to all") : unset, NULL);
}

/* Shows what all have; says of the rest that it is mixed, or that there is nothing. */
static void
update_tags (AdduceUiClaimForm *self, AdduceFacet facet, GtkLabel *state)
{
  g_autoptr (AdduceTagList) some = NULL;
  g_autoptr (AdduceTagList) tags = adduce_ui_claim_target_dup_values (self->target, adduce_facet_to_id (facet), &some);
  guint n_some = adduce_tag_list_get_n_tags (some);
  g_autofree char *names = NULL;

  if (facet == ADDUCE_FACET_SPEAKER)
    {
      set_placeholder (self->speakers_entry, n_some > 0, _("No speaker: type a name"));
      adduce_ui_tag_entry_set_tags (self->speakers_entry, tags);
    }
  else if (facet == ADDUCE_FACET_ISSUE)
    {
      set_placeholder (self->issues_entry, n_some > 0, _("No issue: type a proposition"));
      adduce_ui_tag_entry_set_tags (self->issues_entry, tags);
    }
  else
    {
      AdduceUiCodeBox *box = facet == ADDUCE_FACET_STANCE ? self->stance_box : self->evidence_box;

      adduce_ui_code_box_set_tags (box, tags);
      adduce_ui_code_box_set_some (box, some);
      gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (box)),
                              is_offered (self, adduce_facet_to_id (facet)) || n_some > 0
                                || adduce_tag_list_get_n_tags (tags) > 0);
    }
  if (n_some > 0)
    {
      names = adduce_ui_claim_text_dup_names (some);
      gtk_label_set_label (state, _("mixed"));
    }
  else
    gtk_label_set_label (state, _("unset"));
  adduce_ui_tip_set (GTK_WIDGET (state), names);
  gtk_widget_set_visible (GTK_WIDGET (state), n_some > 0 || adduce_tag_list_get_n_tags (tags) == 0);
}

static AdduceTagList *
dup_values (const char *variable_id, AdduceTagList **ret_some, gpointer data)
{
  return adduce_ui_claim_target_dup_values (ADDUCE_UI_CLAIM_FORM (data)->target, variable_id, ret_some);
}

/* @same: whether they are the claims that were shown */
static void
update_values (AdduceUiClaimForm *self, gboolean same)
{
  g_auto (GStrv) extra = adduce_ui_claim_target_list_variables (self->target);

  adduce_ui_value_fields_show (self->value_fields, dup_values, self, (const char *const *) extra, same);
}

static void
update_pieces (AdduceUiClaimForm *self, AdduceClaim *claim, AdduceClaim *before)
{
  if (before == NULL || !adduce_span_set_equal (adduce_claim_get_spans (before), adduce_claim_get_spans (claim)))
    adduce_ui_piece_list_set_claim (self->piece_list, claim,
                                    adduce_session_get_text (adduce_ui_claim_target_get_session (self->target)));
}

/* @before: the version that was shown, or NULL where it was another claim. What is being typed stays. */
static void
update_note (AdduceUiClaimForm *self, AdduceClaim *claim, AdduceClaim *before)
{
  const char *note = adduce_claim_get_note (claim);

  if (before != NULL
      && (g_strcmp0 (adduce_claim_get_note (before), note) == 0
          || adduce_ui_note_entry_get_pending (self->note_entry)))
    return;

  adduce_ui_note_entry_set_text (self->note_entry, note);
}

/* The rules of the codebook that the claim breaks, and what was changed in it since; of several the lists tell. */
static void
update_problems (AdduceUiClaimForm *self)
{
  AdduceClaim *claim = adduce_ui_claim_target_get_claim (self->target);
  AdduceSession *session = adduce_ui_claim_target_get_session (self->target);
  g_autoptr (GString) text = g_string_new (NULL);

  if (claim != NULL && self->codebook != NULL)
    {
      g_autoptr (AdduceReview) review = adduce_review_new (self->codebook, NULL, NULL, 0);
      g_autoptr (GPtrArray) found = NULL;

      adduce_review_set_article (review, session != NULL ? adduce_session_get_article (session) : NULL);
      found = adduce_review_list_violations (review, claim);
      for (guint i = 0; i < found->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", ((AdduceViolation *) found->pdata[i])->message);
    }
  gtk_label_set_label (self->problem_label, text->str);
  gtk_widget_set_visible (self->problem_box, text->len > 0);
  adduce_ui_review_notice_show (self->review_notice, self->codebook, claim,
                                gtk_widget_get_sensitive (self->fields));
}

/* What is one claim's: note, words, who coded it. */
static void
update_single (AdduceUiClaimForm *self, AdduceClaim *before)
{
  AdduceClaim *claim = adduce_ui_claim_target_get_claim (self->target);
  g_autofree char *coded = claim != NULL ? adduce_ui_claim_text_dup_coded (claim) : NULL;

  gtk_widget_set_visible (self->note_box, claim != NULL);
  gtk_widget_set_visible (self->words_box, claim != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->coded_label), claim != NULL);
  if (claim == NULL)
    {
      adduce_ui_note_entry_set_text (self->note_entry, NULL);
      return;
    }
  update_note (self, claim, before);
  update_pieces (self, claim, before);
  gtk_label_set_label (self->coded_label, coded);
}

static void
update_several (AdduceUiClaimForm *self, guint n)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n), n);
  g_autofree char *remove = g_strdup_printf (g_dngettext (NULL, "_Remove %u Claim", "_Remove %u Claims", n), n);
  const char *label = n > 1 ? remove : _("_Remove Claim");
  g_autofree char *spoken = g_strdup (label + 1);

  gtk_widget_set_visible (self->several_box, n > 1);
  gtk_label_set_label (self->several_label, title);
  gtk_button_set_label (GTK_BUTTON (self->remove_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  *label == '_' ? spoken : label, -1);
}

static void
show_claims (AdduceUiClaimForm *self, AdduceClaim *before, gboolean same)
{
  guint n = adduce_ui_claim_target_get_n_claims (self->target);

  update_several (self, n);
  update_lock (self, n > 1);
  update_tags (self, ADDUCE_FACET_SPEAKER, self->speakers_state);
  update_tags (self, ADDUCE_FACET_ISSUE, self->issues_state);
  update_tags (self, ADDUCE_FACET_STANCE, self->stance_state);
  update_tags (self, ADDUCE_FACET_EVIDENCE, self->evidence_state);
  update_values (self, same);
  update_certainty (self);
  update_problems (self);
  update_single (self, before);
}

/* Shows what is chosen now. What is being typed still goes to the claims that were shown. */
static void
refresh (AdduceUiClaimForm *self)
{
  gboolean differs = adduce_ui_claim_target_differs (self->target, self->context);
  g_autoptr (AdduceClaim) before = NULL;
  guint n;

  if (differs)
    adduce_ui_claim_form_commit (self);
  else if (adduce_ui_claim_target_get_claim (self->target) != NULL)
    before = g_object_ref (adduce_ui_claim_target_get_claim (self->target));
  adduce_ui_claim_target_take (self->target, self->context);

  n = adduce_ui_claim_target_get_n_claims (self->target);
  if (n > 0)
    show_claims (self, before, !differs);
  else
    adduce_ui_note_entry_set_text (self->note_entry, NULL);
  if (differs)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "claim" : "none");
}

/* Callbacks */

/* The focused claim tells of its changes by itself; of several any may have changed. */
static void
claims_changed_cb (AdduceUiClaimForm *self)
{
  gboolean other_codebook = update_codebook (self);
  gboolean other_map = update_map (self);

  if (other_codebook || other_map || adduce_ui_claim_target_get_n_claims (self->target) > 1)
    refresh (self);
}

static void
corpus_cb (AdduceUiClaimForm *self)
{
  update_vocabularies (self);
  update_codebook (self);
  update_map (self);
}

static void
speakers_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  adduce_ui_claim_target_set_tags (self->target, ADDUCE_FACET_SPEAKER, tags);
}

static void
issues_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  adduce_ui_claim_target_set_tags (self->target, ADDUCE_FACET_ISSUE, tags);
}

static void
stance_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  adduce_ui_claim_target_set_tags (self->target, ADDUCE_FACET_STANCE, tags);
}

static void
evidence_edited_cb (AdduceUiClaimForm *self, AdduceTagList *tags)
{
  adduce_ui_claim_target_set_tags (self->target, ADDUCE_FACET_EVIDENCE, tags);
}

static gboolean
value_edited_cb (AdduceUiClaimForm *self, AdduceVariable *variable, AdduceTagList *tags)
{
  gboolean taken = adduce_ui_claim_target_set_values (self->target, variable, tags);

  if (!taken)
    update_values (self, TRUE);
  return taken;
}

static void
value_refused_cb (AdduceUiClaimForm *self, const char *reason)
{
  g_signal_emit_by_name (self->context, "message", reason, FALSE);
}

static void
certainty_edited_cb (AdduceUiClaimForm *self, AdduceCertainty certainty)
{
  if (!adduce_ui_claim_target_set_certainty (self->target, certainty))
    update_certainty (self);
}

static gboolean
note_edited_cb (AdduceUiClaimForm *self, const char *text)
{
  return adduce_ui_claim_target_set_note (self->target, text);
}

static void
pieces_edited_cb (AdduceUiClaimForm *self, AdduceSpanSet *spans)
{
  adduce_ui_claim_target_set_spans (self->target, spans);
}

static void
right_cb (AdduceUiClaimForm *self)
{
  adduce_ui_context_mark_reviewed (self->context);
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
  adduce_ui_value_fields_popdown (self->value_fields);
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
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  g_clear_pointer (&self->target, adduce_ui_claim_target_free);

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
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, value_fields);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, several_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, several_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, speakers_state);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, issues_state);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, stance_state);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, evidence_state);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, note_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, words_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, certainty_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, problem_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, problem_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimForm, review_notice);
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

  g_type_ensure (ADDUCE_UI_TYPE_CERTAINTY_BOX);
  g_type_ensure (ADDUCE_UI_TYPE_CODE_BOX);
  g_type_ensure (ADDUCE_UI_TYPE_NOTE_ENTRY);
  g_type_ensure (ADDUCE_UI_TYPE_PIECE_LIST);
  g_type_ensure (ADDUCE_UI_TYPE_REVIEW_NOTICE);
  g_type_ensure (ADDUCE_UI_TYPE_TAG_ENTRY);
  g_type_ensure (ADDUCE_UI_TYPE_VALUE_FIELDS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-form.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, speakers_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, issues_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, stance_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, evidence_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, value_refused_cb);
  gtk_widget_class_bind_template_callback (widget_class, certainty_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, pieces_edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, right_cb);
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
  self->target = adduce_ui_claim_target_new ();
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
  g_signal_group_connect_swapped (self->context_signals, "chosen-changed", G_CALLBACK (refresh), self);
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
  adduce_ui_value_fields_commit (self->value_fields);
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
    gtk_widget_grab_focus (GTK_WIDGET (self->certainty_box));
  else if (g_str_equal (field, "note"))
    gtk_widget_grab_focus (GTK_WIDGET (self->note_entry));
  else
    adduce_ui_value_fields_start (self->value_fields, field);
}
