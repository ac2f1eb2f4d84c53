/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text in a form.
 */
#include "config.h"

#include "adduce-ui-editable.h"
#include "adduce-ui-focus.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-line-field.h"
#include "adduce-ui-note-entry.h"
#include "adduce-ui-wrapped-tip.h"

struct _AdduceUiLineField
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkEditable *entry;      /* one line, or NULL */
  AdduceUiNoteEntry *note; /* several, or NULL */
  GtkLabel *problem_label;
  char *shown; /* what was set */
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiLineField, adduce_ui_line_field, GTK_TYPE_WIDGET)

static void
set_shown (AdduceUiLineField *self, const char *text)
{
  char *shown = g_strdup (text);

  g_free (self->shown);
  self->shown = shown;
}

static void
set_problem (AdduceUiLineField *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static gboolean
is_pending (AdduceUiLineField *self)
{
  if (self->note != NULL)
    return adduce_ui_note_entry_get_pending (self->note);
  return !g_str_equal (gtk_editable_get_text (self->entry), self->shown);
}

/* What was handed over is a step of whoever took it: Undo is theirs from now on, or both would undo one another. */
static void
forget_steps (AdduceUiLineField *self)
{
  if (self->note != NULL)
    adduce_ui_note_entry_forget_steps (self->note);
  if (self->entry != NULL)
    adduce_ui_editable_forget_steps (self->entry);
}

static gboolean
hand_over (AdduceUiLineField *self, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autofree char *problem = NULL;

  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, trimmed, &problem);
  set_problem (self, problem);
  if (problem == NULL)
    {
      set_shown (self, self->entry != NULL ? text : trimmed);
      forget_steps (self);
    }
  g_object_unref (self);
  return problem == NULL;
}

static gboolean
note_edited_cb (AdduceUiLineField *self, const char *text)
{
  return hand_over (self, text);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                AdduceUiLineField *self)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !is_pending (self))
    return FALSE;

  adduce_ui_editable_show (self->entry, self->shown);
  set_problem (self, NULL);
  return TRUE;
}

static void
adduce_ui_line_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_line_field_parent_class)->dispose (object);
}

static void
adduce_ui_line_field_finalize (GObject *object)
{
  g_free (ADDUCE_UI_LINE_FIELD (object)->shown);

  G_OBJECT_CLASS (adduce_ui_line_field_parent_class)->finalize (object);
}

static gboolean
adduce_ui_line_field_grab_focus (GtkWidget *widget)
{
  AdduceUiLineField *self = ADDUCE_UI_LINE_FIELD (widget);

  return gtk_widget_grab_focus (self->entry != NULL ? GTK_WIDGET (self->entry)
                                                    : GTK_WIDGET (self->note));
}

static void
adduce_ui_line_field_class_init (AdduceUiLineFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_line_field_dispose;
  object_class->finalize = adduce_ui_line_field_finalize;
  widget_class->focus = adduce_ui_focus_children;
  widget_class->grab_focus = adduce_ui_line_field_grab_focus;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_STRING, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "linefield");
}

static void
adduce_ui_line_field_init (AdduceUiLineField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->shown = g_strdup ("");
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_widget_add_css_class (self->heading, "caption-heading");
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
}

static void
create_entry (AdduceUiLineField *self, const char *title)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (adduce_ui_line_field_commit), self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (adduce_ui_line_field_commit), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
}

static void
create_problem_label (AdduceUiLineField *self)
{
  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem_label, 0);
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_label_set_wrap_mode (self->problem_label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_widget_set_parent (GTK_WIDGET (self->problem_label), GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_line_field_new (const char *title, gboolean several)
{
  AdduceUiLineField *self = g_object_new (ADDUCE_UI_TYPE_LINE_FIELD, NULL);

  gtk_label_set_label (GTK_LABEL (self->heading), title);
  if (several)
    {
      self->note = ADDUCE_UI_NOTE_ENTRY (adduce_ui_note_entry_new ());
      g_object_set (self->note, "title", title, NULL);
      g_signal_connect_swapped (self->note, "edited", G_CALLBACK (note_edited_cb), self);
      gtk_widget_set_parent (GTK_WIDGET (self->note), GTK_WIDGET (self));
    }
  else
    {
      create_entry (self, title);
    }
  create_problem_label (self);
  return GTK_WIDGET (self);
}

void
adduce_ui_line_field_set_text (AdduceUiLineField *self, const char *text, gboolean same)
{
  g_return_if_fail (ADDUCE_UI_IS_LINE_FIELD (self));

  if (text == NULL)
    text = "";
  if (same && (is_pending (self) || g_str_equal (self->shown, text)))
    return;

  set_shown (self, text);
  if (self->note != NULL)
    adduce_ui_note_entry_set_text (self->note, text);
  else
    adduce_ui_editable_show (self->entry, text);
  set_problem (self, NULL);
}

void
adduce_ui_line_field_set_tip (AdduceUiLineField *self, const char *tip)
{
  g_return_if_fail (ADDUCE_UI_IS_LINE_FIELD (self));

  adduce_ui_wrapped_tip_enable (self->heading);
  adduce_ui_tip_set (self->heading, tip);
}

void
adduce_ui_line_field_set_width (AdduceUiLineField *self, int n_chars)
{
  g_return_if_fail (ADDUCE_UI_IS_LINE_FIELD (self));
  g_return_if_fail (self->entry != NULL);

  gtk_editable_set_width_chars (self->entry, n_chars);
  gtk_editable_set_max_width_chars (self->entry, n_chars);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

void
adduce_ui_line_field_commit (AdduceUiLineField *self)
{
  g_return_if_fail (ADDUCE_UI_IS_LINE_FIELD (self));

  if (self->note != NULL)
    adduce_ui_note_entry_commit (self->note);
  else if (is_pending (self))
    hand_over (self, gtk_editable_get_text (self->entry));
}

void
adduce_ui_line_field_start (AdduceUiLineField *self)
{
  g_return_if_fail (ADDUCE_UI_IS_LINE_FIELD (self));

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->entry != NULL)
    gtk_editable_select_region (self->entry, 0, -1);
}

GtkWidget *
adduce_ui_line_field_check_new (const char *label)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *words = gtk_label_new (label);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return check;
}
