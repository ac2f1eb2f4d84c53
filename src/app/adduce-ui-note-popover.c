/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The note of one claim, written beside its words.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-note-popover.h"

#define TITLE_MAX_LENGTH 60

struct _AdduceUiNotePopover
{
  GtkPopover parent_instance;

  GtkLabel *title_label;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  GtkLabel *hint_label;

  AdduceUiContext *context;
  AdduceSession *session; /* of the claim; NULL where nothing is being written */
  char *id;
  char *base;         /* the note as it was */
  GHashTable *drafts; /* id → what could not be saved */
};

enum {
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiNotePopover, adduce_ui_note_popover, GTK_TYPE_POPOVER)

static char *
dup_text (AdduceUiNotePopover *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

/* The context does it for its own session; one that it has left already is changed and saved here. */
static gboolean
perform (AdduceUiNotePopover *self, AdduceCommand *command)
{
  g_autoptr (GError) error = NULL;

  if (adduce_ui_context_get_session (self->context) == self->session)
    return adduce_ui_context_perform (self->context, command);

  if (adduce_session_perform (self->session, command, &error) && adduce_session_flush (self->session, &error))
    return TRUE;
  g_signal_emit_by_name (self->context, "message", error->message, FALSE);
  return FALSE;
}

static void
save (AdduceUiNotePopover *self)
{
  g_autofree char *text = NULL;
  g_autofree char *id = g_steal_pointer (&self->id);
  g_autofree char *base = g_steal_pointer (&self->base);
  AdduceClaim *claim;

  if (self->session == NULL)
    return;

  text = dup_text (self);
  if (!g_str_equal (text, base))
    {
      g_autoptr (AdduceCommand) command = NULL;

      claim = adduce_claim_set_lookup (adduce_session_get_claims (self->session), id);
      if (claim != NULL)
        command = adduce_command_new_set_note (claim, text);
      if (command == NULL || !perform (self, command))
        g_hash_table_insert (self->drafts, g_strdup (id), g_steal_pointer (&text));
    }
  g_clear_object (&self->session);
}

/* Why the note can only be read; NULL where it can be written; (transfer full). */
static char *
dup_reason (AdduceSession *session, AdduceClaim *claim)
{
  const char *reason = adduce_session_get_read_only_reason (session);

  if (reason != NULL)
    return g_strdup (reason);
  if (adduce_claim_set_lookup (adduce_session_get_claims (session), adduce_claim_get_id (claim)) == NULL)
    /* translators: %s is a coder's nickname */
    return g_strdup_printf (_("This claim was coded by %s; you can change only your own"),
                            adduce_claim_get_coder (claim));
  return NULL;
}

/* Callbacks */

static void
closed_cb (AdduceUiNotePopover *self)
{
  save (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiNotePopover *self)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (!(enter && modifiers == GDK_CONTROL_MASK) && !(keyval == GDK_KEY_Escape && modifiers == 0))
    return FALSE;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  return TRUE;
}

/* A window that closes takes its popovers with it. */
static void
adduce_ui_note_popover_unmap (GtkWidget *widget)
{
  save (ADDUCE_UI_NOTE_POPOVER (widget));

  GTK_WIDGET_CLASS (adduce_ui_note_popover_parent_class)->unmap (widget);
}

static void
adduce_ui_note_popover_dispose (GObject *object)
{
  AdduceUiNotePopover *self = ADDUCE_UI_NOTE_POPOVER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_note_popover_parent_class)->dispose (object);
}

static void
adduce_ui_note_popover_finalize (GObject *object)
{
  AdduceUiNotePopover *self = ADDUCE_UI_NOTE_POPOVER (object);

  g_free (self->id);
  g_free (self->base);
  g_hash_table_unref (self->drafts);

  G_OBJECT_CLASS (adduce_ui_note_popover_parent_class)->finalize (object);
}

static void
adduce_ui_note_popover_class_init (AdduceUiNotePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_note_popover_dispose;
  object_class->finalize = adduce_ui_note_popover_finalize;
  widget_class->unmap = adduce_ui_note_popover_unmap;

  signals[SIGNAL_DONE]
    = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-note-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiNotePopover, title_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiNotePopover, view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiNotePopover, buffer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiNotePopover, hint_label);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
adduce_ui_note_popover_init (AdduceUiNotePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

GtkWidget *
adduce_ui_note_popover_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_NOTE_POPOVER, NULL);
}

static void
set_text (AdduceUiNotePopover *self, const char *text)
{
  /* The field's own undo must not bring back another claim's note. */
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
}

void
adduce_ui_note_popover_open (AdduceUiNotePopover *self, AdduceUiContext *context, AdduceClaim *claim)
{
  const char *note = adduce_claim_get_note (claim);
  g_autofree char *quote = NULL;
  g_autofree char *title = NULL;
  g_autofree char *reason = NULL;
  const char *draft;

  g_return_if_fail (ADDUCE_UI_IS_NOTE_POPOVER (self));
  g_return_if_fail (ADDUCE_UI_IS_CONTEXT (context) && adduce_ui_context_get_session (context) != NULL);
  g_return_if_fail (ADDUCE_IS_CLAIM (claim));

  save (self);
  g_set_object (&self->context, context);
  g_set_object (&self->session, adduce_ui_context_get_session (context));
  self->id = g_strdup (adduce_claim_get_id (claim));
  self->base = g_strdup (note != NULL ? note : "");
  draft = g_hash_table_lookup (self->drafts, self->id);
  set_text (self, draft != NULL ? draft : self->base);
  g_hash_table_remove (self->drafts, self->id);

  quote = adduce_ui_claim_text_dup_quote (claim, TITLE_MAX_LENGTH);
  /* translators: %s is the words of a claim */
  title = g_strdup_printf (_("Note on “%s”"), quote);
  gtk_label_set_text (self->title_label, title);
  reason = dup_reason (self->session, claim);
  gtk_text_view_set_editable (self->view, reason == NULL);
  gtk_label_set_text (self->hint_label, reason != NULL ? reason : _("Ctrl+Enter or Escape: back to the text"));
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
