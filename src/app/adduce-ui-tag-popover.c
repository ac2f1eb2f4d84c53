/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Speaker and issue, chosen beside the words.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-tag-choices.h"
#include "adduce-ui-tag-popover.h"

struct _AdduceUiTagPopover
{
  GtkPopover parent_instance;

  GtkToggleButton *speaker_button;
  GtkToggleButton *issue_button;
  GtkLabel *current_label;
  GtkText *text;
  AdduceUiTagChoices *choices;
  GtkLabel *hint_label;

  AdduceUiContext *context;
  AdduceFacet facet;
  gboolean composing; /* an input method holds what is typed */
  gboolean updating;
  gboolean adding;  /* one was added: what is taken next in this step joins it */
  gboolean settled; /* what is typed is not to be taken when it closes */
};

G_DEFINE_FINAL_TYPE (AdduceUiTagPopover, adduce_ui_tag_popover, GTK_TYPE_POPOVER)

/* What the claim has under the facet as it is called now, NULL where there is no claim yet; (transfer full). */
static AdduceTagList *
dup_current (AdduceUiTagPopover *self, AdduceFacet facet)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);

  if (claim == NULL || adduce_ui_context_get_has_selection (self->context))
    return NULL;
  return adduce_ui_context_resolve_tags (self->context, facet, claim);
}

static AdduceVocabulary *
get_vocabulary (AdduceUiTagPopover *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  if (corpus == NULL)
    return NULL;
  return self->facet == ADDUCE_FACET_ISSUE ? adduce_corpus_get_issues (corpus) : adduce_corpus_get_speakers (corpus);
}

static void
search (AdduceUiTagPopover *self)
{
  g_autoptr (AdduceTagList) speakers = dup_current (self, ADDUCE_FACET_SPEAKER);
  g_autoptr (AdduceTagRanking) ranking = adduce_ui_context_rank_tags (self->context, self->facet, speakers);

  /* After one was added, Enter without a word ends the step. */
  adduce_ui_tag_choices_search (self->choices, ranking, get_vocabulary (self),
                                gtk_editable_get_text (GTK_EDITABLE (self->text)), NULL, !self->adding);
}

static void
update_current (AdduceUiTagPopover *self)
{
  g_autoptr (AdduceTagList) current = dup_current (self, self->facet);
  g_autofree char *names = current != NULL ? adduce_ui_claim_text_dup_names (current) : g_strdup ("");
  /* translators: %s is the speakers or issues that the claim has */
  g_autofree char *text = g_strdup_printf (_("Now: %s"), names);

  gtk_label_set_text (self->current_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->current_label), *names != '\0');
}

static const char *
get_hint (AdduceUiTagPopover *self)
{
  if (self->facet == ADDUCE_FACET_ISSUE)
    return self->adding ? _("Enter adds it, too · Ctrl+Enter adds another · Tab: speaker")
                        : _("Enter takes it · Ctrl+Enter adds another · Tab: speaker");
  return self->adding ? _("Enter adds it, too, and goes on to the issue · Ctrl+Enter adds another")
                      : _("Enter goes on to the issue · Ctrl+Enter adds another");
}

static void
show_step (AdduceUiTagPopover *self, AdduceFacet facet, gboolean adding)
{
  gboolean issue = facet == ADDUCE_FACET_ISSUE;

  self->facet = facet;
  self->adding = adding;
  self->updating = TRUE;
  gtk_toggle_button_set_active (issue ? self->issue_button : self->speaker_button, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  self->updating = FALSE;
  gtk_text_set_placeholder_text (self->text, issue ? _("Which issue?") : _("Who says it?"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adduce_facet_get_label (facet), -1);
  gtk_label_set_text (self->hint_label, get_hint (self));
  update_current (self);
  search (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
show_other_step (AdduceUiTagPopover *self)
{
  show_step (self, self->facet == ADDUCE_FACET_ISSUE ? ADDUCE_FACET_SPEAKER : ADDUCE_FACET_ISSUE, FALSE);
}

/* Nothing is left to be taken. */
static void
close_settled (AdduceUiTagPopover *self)
{
  self->settled = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* What one claim has of it already stays as it was coded. */
static AdduceTagList *
restore (AdduceUiTagPopover *self, AdduceTagList *wanted)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (self->context);
  g_autoptr (AdduceTagList) coded = NULL;

  if (claim == NULL || adduce_ui_context_get_has_selection (self->context)
      || adduce_ui_context_get_n_chosen (self->context) > 1)
    return adduce_tag_list_ref (wanted);
  coded = adduce_facet_dup_tags (self->facet, claim);
  return adduce_code_map_restore_list (adduce_ui_context_get_code_map (self->context),
                                       adduce_facet_to_id (self->facet), coded, wanted);
}

static gboolean
give (AdduceUiTagPopover *self, AdduceTagList *wanted)
{
  g_autoptr (AdduceTagList) tags = restore (self, wanted);
  g_autoptr (AdduceTagging) tagging = self->facet == ADDUCE_FACET_ISSUE ? adduce_tagging_new_issues (tags)
                                                                        : adduce_tagging_new_speakers (tags);

  adduce_ui_context_give_tagging (self->context, tagging);
  /* Refused: the selection is still one. */
  return !adduce_ui_context_get_has_selection (self->context);
}

static void
go_on (AdduceUiTagPopover *self)
{
  if (self->facet == ADDUCE_FACET_SPEAKER)
    show_step (self, ADDUCE_FACET_ISSUE, FALSE);
  else
    close_settled (self);
}

/* Gives a tag instead of what there is, or besides. */
static gboolean
give_tag (AdduceUiTagPopover *self, AdduceTag *tag, gboolean besides)
{
  g_autoptr (AdduceTagList) current = besides ? dup_current (self, self->facet) : NULL;
  g_autoptr (AdduceTagList) tags
    = current != NULL ? adduce_tag_list_add (current, tag) : adduce_tag_list_new (&tag, 1);

  return give (self, tags);
}

/* Takes a tag, and stays for another or goes on. */
static void
take (AdduceUiTagPopover *self, AdduceTag *tag, gboolean stay)
{
  if (!give_tag (self, tag, stay || self->adding))
    close_settled (self);
  else if (stay)
    show_step (self, self->facet, TRUE);
  else
    go_on (self);
}

static AdduceTag *
dup_typed (AdduceUiTagPopover *self)
{
  return adduce_ui_tag_choices_create_tag (get_vocabulary (self), gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

static void
press_return (AdduceUiTagPopover *self, GdkModifierType modifiers)
{
  AdduceTag *highlighted = adduce_ui_tag_choices_get_highlighted (self->choices);
  g_autoptr (AdduceTag) tag = NULL;

  if ((modifiers & GDK_SHIFT_MASK) == 0 && highlighted != NULL)
    tag = adduce_tag_ref (highlighted);
  else
    tag = dup_typed (self);

  if (tag != NULL)
    take (self, tag, (modifiers & GDK_CONTROL_MASK) != 0);
  else
    go_on (self);
}

/* What was typed is not lost when one goes elsewhere; whether it may go on. */
static gboolean
take_typed (AdduceUiTagPopover *self)
{
  AdduceTag *highlighted = adduce_ui_tag_choices_get_highlighted (self->choices);
  g_autoptr (AdduceTag) tag = NULL;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) == '\0')
    return TRUE;

  tag = highlighted != NULL ? adduce_tag_ref (highlighted) : dup_typed (self);
  if (tag == NULL)
    return TRUE;
  return give_tag (self, tag, self->adding);
}

static void
press_tab (AdduceUiTagPopover *self)
{
  if (take_typed (self))
    show_other_step (self);
  else
    close_settled (self);
}

static gboolean
press_backspace (AdduceUiTagPopover *self)
{
  g_autoptr (AdduceTagList) current = NULL;
  g_autoptr (AdduceTagList) tags = NULL;
  guint n;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->text)) != '\0')
    return FALSE;

  current = dup_current (self, self->facet);
  n = current != NULL ? adduce_tag_list_get_n_tags (current) : 0;
  if (n > 0)
    {
      tags = adduce_tag_list_remove (current, adduce_tag_get_code (adduce_tag_list_get_tag (current, n - 1)));
      give (self, tags);
      show_step (self, self->facet, self->adding);
    }
  return TRUE;
}

/* Callbacks */

static void
text_changed_cb (AdduceUiTagPopover *self)
{
  if (!self->updating)
    search (self);
}

static void
preedit_changed_cb (GtkText *text, const char *preedit, AdduceUiTagPopover *self)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiTagPopover *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->composing)
    return FALSE;
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (modifiers & GDK_ALT_MASK) == 0)
    {
      press_return (self, modifiers);
      return TRUE;
    }
  if ((keyval == GDK_KEY_Tab || keyval == GDK_KEY_ISO_Left_Tab) && (modifiers & ~GDK_SHIFT_MASK) == 0)
    {
      press_tab (self);
      return TRUE;
    }
  if (modifiers != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Down:
      adduce_ui_tag_choices_move (self->choices, 1);
      return TRUE;
    case GDK_KEY_Up:
      adduce_ui_tag_choices_move (self->choices, -1);
      return TRUE;
    case GDK_KEY_BackSpace:
      return press_backspace (self);
    case GDK_KEY_Escape:
      close_settled (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
chosen_cb (AdduceUiTagPopover *self, AdduceTag *tag)
{
  take (self, tag, FALSE);
}

static void
step_toggled_cb (AdduceUiTagPopover *self)
{
  gboolean speaker = gtk_toggle_button_get_active (self->speaker_button);

  if (self->updating || self->context == NULL)
    return;

  if (take_typed (self))
    show_step (self, speaker ? ADDUCE_FACET_SPEAKER : ADDUCE_FACET_ISSUE, FALSE);
  else
    close_settled (self);
}

/* A click elsewhere is no reason to lose a name. */
static void
closed_cb (AdduceUiTagPopover *self)
{
  if (!self->settled && self->context != NULL)
    take_typed (self);
  if (self->context != NULL)
    g_signal_emit_by_name (self->context, "focus-article");
}

/* Another article, another folder: what was to be tagged is gone. */
static void
session_cb (AdduceUiTagPopover *self)
{
  close_settled (self);
}

static void
adduce_ui_tag_popover_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                               int *natural, int *minimum_baseline, int *natural_baseline)
{
  adduce_ui_compat_measure_popover (widget, GTK_WIDGET_CLASS (adduce_ui_tag_popover_parent_class), orientation,
                                    for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
adduce_ui_tag_popover_dispose (GObject *object)
{
  adduce_ui_tag_popover_set_context (ADDUCE_UI_TAG_POPOVER (object), NULL);

  G_OBJECT_CLASS (adduce_ui_tag_popover_parent_class)->dispose (object);
}

static void
adduce_ui_tag_popover_class_init (AdduceUiTagPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_tag_popover_dispose;
  widget_class->measure = adduce_ui_tag_popover_measure;

  g_type_ensure (ADDUCE_UI_TYPE_TAG_CHOICES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-tag-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTagPopover, speaker_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTagPopover, issue_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTagPopover, current_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTagPopover, text);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTagPopover, choices);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTagPopover, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, preedit_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
adduce_ui_tag_popover_init (AdduceUiTagPopover *self)
{
  self->facet = ADDUCE_FACET_SPEAKER;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Speaker and issue of the claim"), -1);
}

void
adduce_ui_tag_popover_set_context (AdduceUiTagPopover *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_TAG_POPOVER (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (self->context == context)
    return;

  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (self->context, self);
  g_set_object (&self->context, context);
  if (context != NULL)
    g_signal_connect_object (context, "notify::session", G_CALLBACK (session_cb), self, G_CONNECT_SWAPPED);
}

void
adduce_ui_tag_popover_open (AdduceUiTagPopover *self, AdduceFacet facet, const GdkRectangle *place)
{
  g_return_if_fail (ADDUCE_UI_IS_TAG_POPOVER (self));
  g_return_if_fail (self->context != NULL);
  g_return_if_fail (facet == ADDUCE_FACET_SPEAKER || facet == ADDUCE_FACET_ISSUE);
  g_return_if_fail (place != NULL);

  self->settled = FALSE;
  gtk_popover_set_pointing_to (GTK_POPOVER (self), place);
  show_step (self, facet, FALSE);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
