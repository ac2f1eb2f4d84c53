/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry for a number or a date.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-editable.h"
#include "adduce-ui-focus.h"
#include "adduce-ui-value-entry.h"

struct _AdduceUiValueEntry
{
  GtkWidget parent_instance;

  GtkEditable *entry;
  GtkWidget *calendar_button; /* NULL but for dates */
  GtkCalendar *calendar;
  GtkLabel *problem_label;

  AdduceVariable *variable;
  char *shown; /* what was set, as it is in the entry */
  gboolean setting_day;
};

enum {
  SIGNAL_EDITED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiValueEntry, adduce_ui_value_entry, GTK_TYPE_WIDGET)

static void
set_problem (AdduceUiValueEntry *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
set_shown (AdduceUiValueEntry *self, const char *text)
{
  char *shown = g_strdup (text);

  g_free (self->shown);
  self->shown = shown;
  adduce_ui_editable_show (self->entry, shown);
}

static void
commit_and_show (AdduceUiValueEntry *self)
{
  g_autofree char *problem = NULL;

  if (!adduce_ui_value_entry_get_pending (self))
    return;
  problem = adduce_ui_value_entry_commit (self);
  set_problem (self, problem);
}

/* Callbacks */

static void
activate_cb (AdduceUiValueEntry *self)
{
  commit_and_show (self);
  if (!adduce_ui_value_entry_get_pending (self))
    g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
leave_cb (AdduceUiValueEntry *self)
{
  commit_and_show (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiValueEntry *self)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  set_shown (self, self->shown);
  set_problem (self, NULL);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  return TRUE;
}

static void
day_selected_cb (AdduceUiValueEntry *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;

  if (self->setting_day)
    return;

  day = gtk_calendar_get_date (self->calendar);
  text = g_date_time_format (day, "%Y-%m-%d");
  gtk_editable_set_text (self->entry, text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->calendar_button));
  commit_and_show (self);
}

/* The calendar opens at the date that is there. */
static void
calendar_shown_cb (AdduceUiValueEntry *self)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (self->entry), "-", 3);
  guint n = g_strv_length (parts);
  g_autoptr (GDateTime) day
    = g_date_time_new_utc (n > 0 ? (int) g_ascii_strtoll (parts[0], NULL, 10) : 0,
                           n > 1 ? (int) g_ascii_strtoll (parts[1], NULL, 10) : 1,
                           n > 2 ? (int) g_ascii_strtoll (parts[2], NULL, 10) : 1, 0, 0, 0);

  if (day == NULL)
    return;

  self->setting_day = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->setting_day = FALSE;
}

static void
adduce_ui_value_entry_dispose (GObject *object)
{
  AdduceUiValueEntry *self = ADDUCE_UI_VALUE_ENTRY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->variable);

  G_OBJECT_CLASS (adduce_ui_value_entry_parent_class)->dispose (object);
}

static void
adduce_ui_value_entry_finalize (GObject *object)
{
  g_free (ADDUCE_UI_VALUE_ENTRY (object)->shown);

  G_OBJECT_CLASS (adduce_ui_value_entry_parent_class)->finalize (object);
}

static gboolean
adduce_ui_value_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_VALUE_ENTRY (widget)->entry));
}

static void
adduce_ui_value_entry_class_init (AdduceUiValueEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = adduce_ui_value_entry_dispose;
  object_class->finalize = adduce_ui_value_entry_finalize;
  widget_class->focus = adduce_ui_focus_children;
  widget_class->grab_focus = adduce_ui_value_entry_grab_focus;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         ADDUCE_TYPE_TAG_LIST);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "valueentry");
}

static GtkWidget *
create_calendar_button (AdduceUiValueEntry *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_widget_set_tooltip_text (button, _("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a day"), -1);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (calendar_shown_cb), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  return button;
}

static void
adduce_ui_value_entry_init (AdduceUiValueEntry *self)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = GTK_EDITABLE (entry);
  self->shown = g_strdup ("");
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_max_width_chars (self->entry, 12);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (activate_cb), self);

  self->problem_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->problem_label, 0);
  gtk_label_set_wrap (self->problem_label, TRUE);
  gtk_label_set_wrap_mode (self->problem_label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem_label), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), FALSE);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}

GtkWidget *
adduce_ui_value_entry_new (AdduceVariable *variable)
{
  AdduceUiValueEntry *self = g_object_new (ADDUCE_UI_TYPE_VALUE_ENTRY, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->variable = g_object_ref (variable);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->entry));
  if (adduce_variable_get_kind (variable) == ADDUCE_VARIABLE_DATE)
    {
      self->calendar_button = create_calendar_button (self);
      gtk_box_append (GTK_BOX (box), self->calendar_button);
    }
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->problem_label), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adduce_variable_get_label (variable), -1);
  return GTK_WIDGET (self);
}

void
adduce_ui_value_entry_set_tags (AdduceUiValueEntry *self, AdduceTagList *tags)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ADDUCE_UI_IS_VALUE_ENTRY (self));
  g_return_if_fail (tags != NULL);

  if (adduce_tag_list_get_n_tags (tags) > 0)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, 0);

      set_shown (self, adduce_tag_get_label (tag));
      adduce_variable_check_tag (self->variable, tag, &error);
    }
  else
    {
      set_shown (self, "");
    }
  set_problem (self, error != NULL ? error->message : NULL);
}

void
adduce_ui_value_entry_set_placeholder (AdduceUiValueEntry *self, const char *text)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_ENTRY (self));

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), text);
}

gboolean
adduce_ui_value_entry_get_pending (AdduceUiValueEntry *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_VALUE_ENTRY (self), FALSE);

  return !g_str_equal (gtk_editable_get_text (self->entry), self->shown);
}

char *
adduce_ui_value_entry_commit (AdduceUiValueEntry *self)
{
  g_autofree char *typed = NULL;
  g_autoptr (AdduceTag) tag = NULL;
  g_autoptr (AdduceTagList) tags = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_VALUE_ENTRY (self), NULL);

  if (!adduce_ui_value_entry_get_pending (self))
    return NULL;
  typed = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  if (*typed != '\0')
    {
      tag = adduce_variable_parse_value (self->variable, typed, &error);
      if (tag == NULL)
        return g_strdup (error->message);
    }
  tags = adduce_tag_list_new (&tag, tag != NULL ? 1 : 0);
  set_shown (self, tag != NULL ? adduce_tag_get_label (tag) : "");
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, tags);
  return NULL;
}
