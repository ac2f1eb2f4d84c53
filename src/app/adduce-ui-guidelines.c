/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window with the team's guidelines.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-dialog-size.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-guidelines.h"
#include "adduce-ui-markdown-view.h"

#define PAUSE_MS 1000

struct _AdduceUiGuidelines
{
  AdwWindow parent_instance;

  GtkStack *stack; /* "view", "edit", "none", "error" */
  GtkToggleButton *edit_button;
  AdduceUiMarkdownView *view;
  GtkTextBuffer *buffer;
  GtkWidget *editor;
  AdwStatusPage *error_page;
  GtkLabel *problem_label;

  char *folder;
  AdduceFileStamp stamp;
  char *saved;  /* what the file has, as far as is known */
  char *theirs; /* what somebody else wrote, while it is asked about */
  guint pause_id;
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (AdduceUiGuidelines, adduce_ui_guidelines, ADW_TYPE_WINDOW)

static char *
dup_text (AdduceUiGuidelines *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

static void
set_text (AdduceUiGuidelines *self, const char *text)
{
  self->loading = TRUE;
  gtk_text_buffer_set_text (self->buffer, text, -1);
  self->loading = FALSE;
}

static void
set_saved (AdduceUiGuidelines *self, const char *text)
{
  char *copy = g_strdup (text);

  g_free (self->saved);
  self->saved = copy;
}

static gboolean
is_pending (AdduceUiGuidelines *self)
{
  g_autofree char *text = dup_text (self);

  return self->saved != NULL && !g_str_equal (text, self->saved);
}

static void
set_problem (AdduceUiGuidelines *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* What is to be seen now. */
static void
show (AdduceUiGuidelines *self)
{
  g_autofree char *text = dup_text (self);

  if (self->saved == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "error");
    }
  else if (gtk_toggle_button_get_active (self->edit_button))
    {
      gtk_stack_set_visible_child_name (self->stack, "edit");
      gtk_widget_grab_focus (self->editor);
    }
  else
    {
      adduce_ui_markdown_view_set_text (self->view, text);
      gtk_stack_set_visible_child_name (self->stack, *text != '\0' ? "view" : "none");
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->edit_button), self->saved != NULL);
}

static void
load (AdduceUiGuidelines *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = adduce_guidelines_load (self->folder, &self->stamp, &error);

  g_clear_pointer (&self->saved, g_free);
  if (text != NULL)
    {
      set_saved (self, text);
      set_text (self, text);
    }
  adw_status_page_set_description (self->error_page, error != NULL ? error->message : "");
  show (self);
}

/* --- both changed it --- */

static void
answered_cb (const char *response, gpointer data)
{
  g_autoptr (AdduceUiGuidelines) self = data;
  g_autofree char *theirs = g_steal_pointer (&self->theirs);
  g_autofree char *mine = dup_text (self);

  /* Cancelled: it is asked again at the next pause. */
  if (theirs == NULL || response == NULL)
    return;
  if (g_str_equal (response, "accept"))
    {
      g_autofree char *both = g_strdup_printf ("%s\n\n---\n\n%s", theirs, mine);

      set_text (self, both);
    }
  else
    {
      set_text (self, theirs);
    }
  set_saved (self, theirs);
  adduce_ui_guidelines_flush (self);
  show (self);
}

static void
ask (AdduceUiGuidelines *self)
{
  adduce_ui_dialogs_ask (GTK_WINDOW (self), _("Somebody Else Changed the Guidelines"),
                         _("Keep both texts, one below the other, to be put together by you, or take theirs and drop "
                           "what you typed since."),
                         NULL, _("_Keep Both"), _("_Take Theirs"), FALSE, answered_cb, g_object_ref (self));
}

/* Callbacks */

static gboolean
paused_cb (gpointer data)
{
  AdduceUiGuidelines *self = data;

  self->pause_id = 0;
  adduce_ui_guidelines_flush (self);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (AdduceUiGuidelines *self)
{
  if (self->loading)
    return;
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, paused_cb, self);
}

static void
edit_cb (AdduceUiGuidelines *self)
{
  adduce_ui_guidelines_flush (self);
  show (self);
}

static void
write_cb (AdduceUiGuidelines *self)
{
  gtk_toggle_button_set_active (self->edit_button, TRUE);
}

/* Coming back to the window takes in what others wrote; leaving it saves. */
static void
active_cb (AdduceUiGuidelines *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    adduce_ui_guidelines_flush (self);
  else if (!is_pending (self) && self->theirs == NULL)
    load (self);
}

static gboolean
adduce_ui_guidelines_close_request (GtkWindow *window)
{
  AdduceUiGuidelines *self = ADDUCE_UI_GUIDELINES (window);

  if (!adduce_ui_guidelines_flush (self))
    return TRUE;
  return GTK_WINDOW_CLASS (adduce_ui_guidelines_parent_class)->close_request (window);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/* The window goes and nobody can be asked any more: both texts are kept. */
static void
save_both (AdduceUiGuidelines *self)
{
  g_autofree char *mine = dup_text (self);
  g_autofree char *theirs = g_steal_pointer (&self->theirs);
  g_autofree char *again = NULL;
  g_autofree char *both = NULL;

  if (theirs == NULL && adduce_guidelines_save (self->folder, mine, &self->stamp, &theirs, NULL))
    return;
  both = g_strdup_printf ("%s\n\n---\n\n%s", theirs != NULL ? theirs : "", mine);
  if (theirs != NULL)
    adduce_guidelines_save (self->folder, both, &self->stamp, &again, NULL);
}

static void
adduce_ui_guidelines_dispose (GObject *object)
{
  AdduceUiGuidelines *self = ADDUCE_UI_GUIDELINES (object);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->buffer != NULL && self->folder != NULL && is_pending (self))
    save_both (self);
  g_clear_pointer (&self->saved, g_free);
  if (self->buffer != NULL)
    g_signal_handlers_disconnect_by_data (self->buffer, self);

  G_OBJECT_CLASS (adduce_ui_guidelines_parent_class)->dispose (object);
}

static void
adduce_ui_guidelines_finalize (GObject *object)
{
  AdduceUiGuidelines *self = ADDUCE_UI_GUIDELINES (object);

  g_free (self->folder);
  g_free (self->saved);
  g_free (self->theirs);

  G_OBJECT_CLASS (adduce_ui_guidelines_parent_class)->finalize (object);
}

static void
adduce_ui_guidelines_class_init (AdduceUiGuidelinesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_guidelines_dispose;
  object_class->finalize = adduce_ui_guidelines_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = adduce_ui_guidelines_close_request;

  g_type_ensure (ADDUCE_UI_TYPE_MARKDOWN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-guidelines.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGuidelines, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGuidelines, edit_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGuidelines, view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGuidelines, buffer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGuidelines, editor);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGuidelines, error_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiGuidelines, problem_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
adduce_ui_guidelines_init (AdduceUiGuidelines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

GtkWindow *
adduce_ui_guidelines_new (GtkWindow *parent, AdduceUiContext *context)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (context);
  AdduceUiGuidelines *self;

  g_return_val_if_fail (corpus != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_GUIDELINES, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  self->folder = g_strdup (adduce_corpus_get_folder (corpus));
  load (self);
  return GTK_WINDOW (self);
}

gboolean
adduce_ui_guidelines_flush (AdduceUiGuidelines *self)
{
  g_autofree char *text = NULL;
  g_autofree char *theirs = NULL;
  g_autoptr (GError) error = NULL;
  AdduceFileStamp before;

  g_return_val_if_fail (ADDUCE_UI_IS_GUIDELINES (self), FALSE);

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->theirs != NULL)
    return FALSE;
  if (!is_pending (self))
    return TRUE;

  text = dup_text (self);
  before = self->stamp;
  if (adduce_guidelines_save (self->folder, text, &self->stamp, &theirs, &error))
    {
      set_saved (self, text);
      set_problem (self, NULL);
      return TRUE;
    }
  if (theirs != NULL)
    {
      self->theirs = g_steal_pointer (&theirs);
      ask (self);
    }
  else
    {
      self->stamp = before;
    }
  set_problem (self, error->message);
  return FALSE;
}
