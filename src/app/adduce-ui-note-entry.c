/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note that is handed over at every pause in typing.
 */
#include "config.h"

#include "adduce-ui-focus.h"
#include "adduce-ui-note-entry.h"

#define PAUSE_MS 600

struct _AdduceUiNoteEntry
{
  GtkWidget parent_instance;

  GtkTextView *view;
  GtkTextBuffer *buffer;

  char *base;        /* what was set or taken last */
  guint pause_id;
  gboolean ignore_changes;
};

enum {
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

enum {
  SIGNAL_EDITED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiNoteEntry, adduce_ui_note_entry, GTK_TYPE_WIDGET)

static void
set_base (AdduceUiNoteEntry *self, const char *text)
{
  char *copy = g_strdup (text != NULL ? text : "");

  g_free (self->base);
  self->base = copy;
}

static gboolean
paused_cb (gpointer data)
{
  AdduceUiNoteEntry *self = data;

  self->pause_id = 0;
  adduce_ui_note_entry_commit (self);
  return G_SOURCE_REMOVE;
}

static void
buffer_changed_cb (AdduceUiNoteEntry *self)
{
  if (self->ignore_changes)
    return;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, paused_cb, self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiNoteEntry *self)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  adduce_ui_note_entry_commit (self);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  return TRUE;
}

static void
focus_widget_cb (AdduceUiNoteEntry *self)
{
  if (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) != GTK_WIDGET (self->view))
    adduce_ui_note_entry_commit (self);
}

static void
window_active_cb (AdduceUiNoteEntry *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)))))
    adduce_ui_note_entry_commit (self);
}

static void
adduce_ui_note_entry_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (adduce_ui_note_entry_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  if (!GTK_IS_WINDOW (root))
    return;
  g_signal_connect_swapped (root, "notify::focus-widget", G_CALLBACK (focus_widget_cb), widget);
  g_signal_connect_swapped (root, "notify::is-active", G_CALLBACK (window_active_cb), widget);
}

static void
adduce_ui_note_entry_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);

  GTK_WIDGET_CLASS (adduce_ui_note_entry_parent_class)->unroot (widget);
}

static void
adduce_ui_note_entry_unmap (GtkWidget *widget)
{
  adduce_ui_note_entry_commit (ADDUCE_UI_NOTE_ENTRY (widget));

  GTK_WIDGET_CLASS (adduce_ui_note_entry_parent_class)->unmap (widget);
}

static gboolean
adduce_ui_note_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_NOTE_ENTRY (widget)->view));
}

static void
adduce_ui_note_entry_dispose (GObject *object)
{
  AdduceUiNoteEntry *self = ADDUCE_UI_NOTE_ENTRY (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_note_entry_parent_class)->dispose (object);
}

static void
adduce_ui_note_entry_finalize (GObject *object)
{
  g_free (ADDUCE_UI_NOTE_ENTRY (object)->base);

  G_OBJECT_CLASS (adduce_ui_note_entry_parent_class)->finalize (object);
}

static void
adduce_ui_note_entry_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiNoteEntry *self = ADDUCE_UI_NOTE_ENTRY (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_note_entry_class_init (AdduceUiNoteEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = adduce_ui_note_entry_dispose;
  object_class->finalize = adduce_ui_note_entry_finalize;
  object_class->set_property = adduce_ui_note_entry_set_property;
  widget_class->root = adduce_ui_note_entry_root;
  widget_class->unroot = adduce_ui_note_entry_unroot;
  widget_class->unmap = adduce_ui_note_entry_unmap;
  widget_class->focus = adduce_ui_focus_children;
  widget_class->grab_focus = adduce_ui_note_entry_grab_focus;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_EDITED]
    = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_true_handled, NULL, NULL,
                    G_TYPE_BOOLEAN, 1, G_TYPE_STRING);
  signals[SIGNAL_DONE]
    = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-note-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiNoteEntry, view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiNoteEntry, buffer);
  gtk_widget_class_bind_template_callback (widget_class, buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "noteentry");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_note_entry_init (AdduceUiNoteEntry *self)
{
  self->base = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_note_entry_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_NOTE_ENTRY, NULL);
}

char *
adduce_ui_note_entry_dup_text (AdduceUiNoteEntry *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (ADDUCE_UI_IS_NOTE_ENTRY (self), NULL);

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
}

void
adduce_ui_note_entry_set_text (AdduceUiNoteEntry *self, const char *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (ADDUCE_UI_IS_NOTE_ENTRY (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  set_base (self, text);
  shown = adduce_ui_note_entry_dup_text (self);
  if (g_str_equal (shown, self->base))
    return;

  /* The field's own undo must not bring back another claim's note. */
  self->ignore_changes = TRUE;
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, self->base, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  self->ignore_changes = FALSE;
}

gboolean
adduce_ui_note_entry_get_pending (AdduceUiNoteEntry *self)
{
  g_autofree char *shown = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_NOTE_ENTRY (self), FALSE);

  shown = adduce_ui_note_entry_dup_text (self);
  return !g_str_equal (shown, self->base);
}

void
adduce_ui_note_entry_commit (AdduceUiNoteEntry *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *before = NULL;
  gboolean taken = FALSE;

  g_return_if_fail (ADDUCE_UI_IS_NOTE_ENTRY (self));

  g_clear_handle_id (&self->pause_id, g_source_remove);
  shown = adduce_ui_note_entry_dup_text (self);
  if (g_str_equal (shown, self->base))
    return;

  /* Whoever hears of the change sets the text to what it is then: that is what it is now. */
  before = g_strdup (self->base);
  set_base (self, shown);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, shown, &taken);
  if (!taken)
    set_base (self, before);
}

void
adduce_ui_note_entry_forget_steps (AdduceUiNoteEntry *self)
{
  g_return_if_fail (ADDUCE_UI_IS_NOTE_ENTRY (self));

  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
}
