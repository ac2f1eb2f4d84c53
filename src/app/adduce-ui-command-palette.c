/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The command palette. A GtkListView builds two hundred rows for its first frame, which takes longer than a
 * palette may: this list has a screenful, and grows when one goes on.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "adduce-ui-command-list.h"
#include "adduce-ui-command-palette.h"

#define PAGE 30
#define NARROW 500
#define MAX_RECENT 6
#define SETTING "recent-commands"

struct _AdduceUiCommandPalette
{
  GtkWidget parent_instance;

  GtkWidget *panel;
  GtkEditable *entry;
  GtkScrolledWindow *scroller;
  GtkListBox *list;
  GtkWidget *no_match_label;

  AdduceUiContext *context;
  GSettings *settings;
  GPtrArray *commands; /* AdduceUiCommand; of this opening */
  GPtrArray *found;    /* likewise what fits */
  GtkWidget *focus;    /* that had the focus; weak */
  gulong focus_id;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (AdduceUiCommandPalette, adduce_ui_command_palette, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (AdduceUiCommandPalette *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- rows --- */

static void
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
}

/* @narrow: there is no room for the group */
static GtkWidget *
create_row (AdduceUiCommand *command, gboolean narrow)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *image = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *title = gtk_label_new (adduce_ui_command_get_title (command));
  g_autofree char *spoken = adduce_ui_command_dup_spoken (command);

  gtk_widget_set_opacity (image, adduce_ui_command_get_is_on (command) ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), title);
  if (!narrow)
    append_label (box, adduce_ui_command_get_group (command), "dim-label");
  if (adduce_ui_command_get_keys (command) != NULL)
    append_label (box, adduce_ui_command_get_keys (command), "key-label");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_tooltip_text (row, adduce_ui_command_get_title (command));
  if (!adduce_ui_command_get_enabled (command))
    gtk_widget_add_css_class (row, "unavailable");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_DISABLED,
                               !adduce_ui_command_get_enabled (command), -1);
  return row;
}

static void
append_page (AdduceUiCommandPalette *self)
{
  guint end = MIN (self->n_rows + PAGE, self->found->len);
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (get_window (self))) < NARROW;

  for (; self->n_rows < end; self->n_rows++)
    gtk_list_box_append (self->list, create_row (self->found->pdata[self->n_rows], narrow));
}

/* The highlighted row comes into view, and is read out as what describes the entry that has the focus. */
static void
highlight (AdduceUiCommandPalette *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);
  graphene_rect_t bounds;

  gtk_list_box_select_row (self->list, row);
  if (row == NULL)
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      _("No command has these words"), -1);
      return;
    }

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y,
                               bounds.origin.y + bounds.size.height);
  {
    g_autofree char *spoken = adduce_ui_command_dup_spoken (self->found->pdata[index]);

    gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  }
}

static void
move (AdduceUiCommandPalette *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  if (self->found == NULL || self->found->len == 0)
    return;

  index = CLAMP (index, 0, (int) self->found->len - 1);
  while (index >= (int) self->n_rows)
    append_page (self);
  highlight (self, index);
}

static void
fill (AdduceUiCommandPalette *self)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, SETTING);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = adduce_ui_command_list_search (self->commands, self->context, gtk_editable_get_text (self->entry),
                                               (const char *const *) recent);
  self->n_rows = 0;
  append_page (self);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), self->found->len > 0);
  gtk_widget_set_visible (self->no_match_label, self->found->len == 0);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  highlight (self, 0);
}

/* --- doing --- */

static void
remember (AdduceUiCommandPalette *self, AdduceUiCommand *command)
{
  g_auto (GStrv) recent = g_settings_get_strv (self->settings, SETTING);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  const char *id = adduce_ui_command_get_id (command);

  if (id == NULL)
    return;

  g_strv_builder_add (builder, id);
  for (guint i = 0, n = 1; recent[i] != NULL && n < MAX_RECENT; i++)
    if (!g_str_equal (recent[i], id))
      {
        g_strv_builder_add (builder, recent[i]);
        n++;
      }
  ids = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, SETTING, (const char *const *) ids);
}

static void
hide (AdduceUiCommandPalette *self)
{
  g_clear_signal_handler (&self->focus_id, get_window (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
}

static void
run (AdduceUiCommandPalette *self, guint index)
{
  g_autoptr (AdduceUiCommand) command = NULL;
  GtkWidget *focus;

  if (self->found == NULL || index >= self->found->len)
    return;

  command = g_object_ref (self->found->pdata[index]);
  if (!adduce_ui_command_get_enabled (command))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  adduce_ui_command_palette_close (self);
  remember (self, command);
  focus = gtk_window_get_focus (get_window (self));
  adduce_ui_command_run (command, focus != NULL ? focus : GTK_WIDGET (get_window (self)));
}

/* Callbacks */

static void
changed_cb (AdduceUiCommandPalette *self)
{
  if (self->commands != NULL)
    fill (self);
}

static void
activate_cb (AdduceUiCommandPalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    run (self, (guint) gtk_list_box_row_get_index (row));
}

static void
row_activated_cb (AdduceUiCommandPalette *self, GtkListBoxRow *row)
{
  run (self, (guint) gtk_list_box_row_get_index (row));
}

static void
edge_reached_cb (AdduceUiCommandPalette *self, GtkPositionType edge)
{
  if (edge == GTK_POS_BOTTOM && self->found != NULL)
    append_page (self);
}

static gboolean
key_pressed_cb (AdduceUiCommandPalette *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      move (self, 8);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      move (self, -8);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return TRUE; /* what is behind is covered */
    case GDK_KEY_Escape:
      adduce_ui_command_palette_close (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* A press beside the panel. */
static void
pressed_cb (AdduceUiCommandPalette *self, int n_press, double x, double y)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->panel, GTK_WIDGET (self), &bounds)
      && !graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT (x, y)))
    adduce_ui_command_palette_close (self);
}

/* The focus went elsewhere by a key of the window: there it stays. */
static void
focus_widget_cb (AdduceUiCommandPalette *self)
{
  GtkWidget *focus = gtk_window_get_focus (get_window (self));

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    hide (self);
}

static void
adduce_ui_command_palette_unroot (GtkWidget *widget)
{
  AdduceUiCommandPalette *self = ADDUCE_UI_COMMAND_PALETTE (widget);

  g_clear_signal_handler (&self->focus_id, gtk_widget_get_root (widget));
  GTK_WIDGET_CLASS (adduce_ui_command_palette_parent_class)->unroot (widget);
}

static void
adduce_ui_command_palette_dispose (GObject *object)
{
  AdduceUiCommandPalette *self = ADDUCE_UI_COMMAND_PALETTE (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->focus);
  g_clear_pointer (&self->commands, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->context);
  g_clear_object (&self->settings);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_command_palette_parent_class)->dispose (object);
}

static void
adduce_ui_command_palette_class_init (AdduceUiCommandPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_command_palette_dispose;
  widget_class->unroot = adduce_ui_command_palette_unroot;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-command-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCommandPalette, panel);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCommandPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCommandPalette, scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCommandPalette, list);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCommandPalette, no_match_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "commandpalette");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
}

static void
adduce_ui_command_palette_init (AdduceUiCommandPalette *self)
{
  self->settings = g_settings_new (ADDUCE_APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
adduce_ui_command_palette_new (AdduceUiContext *context)
{
  AdduceUiCommandPalette *self;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_COMMAND_PALETTE, NULL);
  self->context = g_object_ref (context);
  return GTK_WIDGET (self);
}

void
adduce_ui_command_palette_open (AdduceUiCommandPalette *self)
{
  GtkWindow *window;

  g_return_if_fail (ADDUCE_UI_IS_COMMAND_PALETTE (self));

  if (adduce_ui_command_palette_get_is_open (self))
    return;

  window = get_window (self);
  g_set_weak_pointer (&self->focus, gtk_window_get_focus (window));
  gtk_editable_set_text (self->entry, "");
  self->commands = adduce_ui_command_list_collect (window, self->context);
  fill (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  self->focus_id = g_signal_connect_swapped (window, "notify::focus-widget", G_CALLBACK (focus_widget_cb), self);
}

void
adduce_ui_command_palette_close (AdduceUiCommandPalette *self)
{
  GtkWidget *focus;

  g_return_if_fail (ADDUCE_UI_IS_COMMAND_PALETTE (self));

  if (!adduce_ui_command_palette_get_is_open (self))
    return;

  focus = self->focus;
  g_clear_signal_handler (&self->focus_id, get_window (self));
  /* By gtk_widget_grab_focus() a field would select all that is in it. */
  if (GTK_IS_TEXT (focus) && gtk_widget_get_mapped (focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (focus));
  else if (focus != NULL && gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (focus);
  hide (self);
}

gboolean
adduce_ui_command_palette_get_is_open (AdduceUiCommandPalette *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_COMMAND_PALETTE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self));
}
