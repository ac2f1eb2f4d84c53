/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The note of a claim.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-note-editor.h"

#define PAUSE 600

struct _AdduceUiNoteEditor
{
  AdwBin parent_instance;

  GtkTextView *view;
  AdduceUiContext *context;
  AdduceSession *session; /* of the claim; the context may have gone on to another */
  char *id;
  guint source;
  gboolean loading;
  gboolean typed; /* something is not committed yet */
};

G_DEFINE_FINAL_TYPE (AdduceUiNoteEditor, adduce_ui_note_editor, ADW_TYPE_BIN)

static char *
dup_text (AdduceUiNoteEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
load (AdduceUiNoteEditor *self, const char *note)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  g_autofree char *text = dup_text (self);

  if (g_str_equal (text, note))
    return;
  self->loading = TRUE;
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, note, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
  self->loading = FALSE;
}

static gboolean
pause_cb (gpointer data)
{
  AdduceUiNoteEditor *self = data;

  self->source = 0;
  adduce_ui_note_editor_commit (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AdduceUiNoteEditor *self)
{
  if (self->loading)
    return;
  self->typed = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (PAUSE, pause_cb, self);
}

static void
focus_left_cb (AdduceUiNoteEditor *self)
{
  adduce_ui_note_editor_commit (self);
}

static gboolean
key_pressed_cb (AdduceUiNoteEditor *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape || self->context == NULL)
    return GDK_EVENT_PROPAGATE;
  adduce_ui_note_editor_commit (self);
  g_signal_emit_by_name (self->context, "focus-article");
  return GDK_EVENT_STOP;
}

static gboolean
adduce_ui_note_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_NOTE_EDITOR (widget)->view));
}

static void
adduce_ui_note_editor_dispose (GObject *object)
{
  AdduceUiNoteEditor *self = ADDUCE_UI_NOTE_EDITOR (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->context);
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);

  G_OBJECT_CLASS (adduce_ui_note_editor_parent_class)->dispose (object);
}

static void
adduce_ui_note_editor_class_init (AdduceUiNoteEditorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_note_editor_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = adduce_ui_note_editor_grab_focus;
}

static void
adduce_ui_note_editor_init (AdduceUiNoteEditor *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 8);
  gtk_text_view_set_right_margin (self->view, 8);
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Note"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->view), _("A note on this claim (F4)"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_has_frame (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 68);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 200);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);

  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  gtk_widget_add_controller (GTK_WIDGET (self->view), key);
}

void
adduce_ui_note_editor_set_context (AdduceUiNoteEditor *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_NOTE_EDITOR (self));

  g_set_object (&self->context, context);
}

void
adduce_ui_note_editor_set_claim (AdduceUiNoteEditor *self, AdduceClaim *claim)
{
  const char *id = claim != NULL ? adduce_claim_get_id (claim) : NULL;
  const char *note = claim != NULL ? adduce_claim_get_note (claim) : NULL;
  AdduceSession *session = NULL;

  g_return_if_fail (ADDUCE_UI_IS_NOTE_EDITOR (self));

  if (g_strcmp0 (self->id, id) != 0)
    {
      adduce_ui_note_editor_commit (self);
      g_free (self->id);
      self->id = g_strdup (id);
      if (claim != NULL && self->context != NULL)
        session = adduce_ui_context_get_session (self->context);
      g_set_object (&self->session, session);
    }
  if (!self->typed)
    load (self, note != NULL ? note : "");
}

void
adduce_ui_note_editor_commit (AdduceUiNoteEditor *self)
{
  g_autofree char *text = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  AdduceClaim *claim;

  g_return_if_fail (ADDUCE_UI_IS_NOTE_EDITOR (self));

  g_clear_handle_id (&self->source, g_source_remove);
  if (!self->typed || self->id == NULL || self->session == NULL)
    return;
  self->typed = FALSE;
  claim = adduce_claim_set_lookup (adduce_session_get_claims (self->session), self->id);
  if (claim == NULL)
    return;

  text = dup_text (self);
  command = adduce_command_new_set_note (claim, text);
  if (!adduce_session_perform (self->session, command, &error))
    g_signal_emit_by_name (self->context, "message", error->message, FALSE);
}
