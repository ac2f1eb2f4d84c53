/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What only a later GTK has.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "adduce-ui-compat.h"

/* A finger moves a pane's handle from as far as this; there is text, and there are buttons, at its sides. */
#define FINGER_REACH 14

void
adduce_ui_compat_announce (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

#ifdef HAVE_GTK_ACCESSIBLE_ANNOUNCE
  /* GTK's context for tests can't announce, and GTK 4.18 to 4.24 call it all the same. */
  if (g_strcmp0 (g_getenv ("GTK_A11Y"), "test") == 0)
    return;

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  G_GNUC_END_IGNORE_DEPRECATIONS
#endif
}

static void
set_label (GtkWidget *widget, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
adduce_ui_compat_label_row (GtkWidget *row, const char *label)
{
  GtkWidget *parent;

  g_return_if_fail (GTK_IS_WIDGET (row));
  g_return_if_fail (label != NULL);

  parent = gtk_widget_get_parent (row);
  set_label (row, label);
  if (parent != NULL
      && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (parent)) == GTK_ACCESSIBLE_ROLE_LIST_ITEM)
    set_label (parent, label);
}

static void
drop_down_cb (GtkDropDown *drop_down, GParamSpec *pspec, gpointer label)
{
  gpointer item = gtk_drop_down_get_selected_item (drop_down);
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));
  g_autofree char *text = NULL;

  if (GTK_IS_STRING_OBJECT (item))
    /* translators: what a list to choose from is for, and what is chosen in it */
    text = g_strdup_printf (_("%s: %s"), (const char *) label, gtk_string_object_get_string (item));
  if (GTK_IS_TOGGLE_BUTTON (button))
    set_label (button, text != NULL ? text : label);
}

static void
free_label (gpointer label, GClosure *closure)
{
  g_free (label);
}

void
adduce_ui_compat_label_drop_down (GtkDropDown *drop_down, const char *label)
{
  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (label != NULL);

  set_label (GTK_WIDGET (drop_down), label);
  drop_down_cb (drop_down, NULL, (gpointer) label);
  g_signal_connect_data (drop_down, "notify::selected-item", G_CALLBACK (drop_down_cb), g_strdup (label), free_label,
                         0);
}

/* (nullable) */
static GtkWidget *
find_below (GtkWidget *below, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (below, type) ? below : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_below (child, type);
  return found;
}

/* (nullable): the rows that are shown: the list that drops down has a choice of those that a filter lets through. */
static GtkFilterListModel *
get_shown_rows (GtkDropDown *drop_down)
{
  GtkWidget *view = find_below (GTK_WIDGET (drop_down), GTK_TYPE_LIST_VIEW);
  GtkSelectionModel *selection = view != NULL ? gtk_list_view_get_model (GTK_LIST_VIEW (view)) : NULL;
  GListModel *model
    = GTK_IS_SINGLE_SELECTION (selection) ? gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection)) : NULL;

  return GTK_IS_FILTER_LIST_MODEL (model) ? GTK_FILTER_LIST_MODEL (model) : NULL;
}

static void
match_anywhere (GtkDropDown *drop_down)
{
  GtkFilterListModel *rows = get_shown_rows (drop_down);
  GtkFilter *filter = rows != NULL ? gtk_filter_list_model_get_filter (rows) : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter), GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

static void
opened_cb (GtkWidget *popover)
{
  GtkWidget *entry = find_below (popover, GTK_TYPE_SEARCH_ENTRY);

  if (entry != NULL)
    gtk_widget_grab_focus (entry);
}

/* (transfer full) (nullable): the first row that has the words; GTK itself looks for them a moment later. */
static GObject *
find_first (GtkDropDown *drop_down, const char *words)
{
  GtkFilterListModel *rows = get_shown_rows (drop_down);
  GtkFilter *filter = rows != NULL ? gtk_filter_list_model_get_filter (rows) : NULL;

  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_search (GTK_STRING_FILTER (filter), words);
  return rows != NULL && *words != '\0' ? g_list_model_get_item (G_LIST_MODEL (rows), 0) : NULL;
}

/* What was found is taken. */
static void
found_cb (GtkDropDown *drop_down, GtkSearchEntry *entry)
{
  g_autoptr (GObject) first = find_first (drop_down, gtk_editable_get_text (GTK_EDITABLE (entry)));
  GListModel *all = gtk_drop_down_get_model (drop_down);

  if (first == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (all, i);

      if (item == first)
        {
          gtk_popover_popdown (GTK_POPOVER (find_below (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER)));
          gtk_drop_down_set_selected (drop_down, i);
          return;
        }
    }
}

void
adduce_ui_compat_search_drop_down (GtkDropDown *drop_down)
{
  GtkWidget *popover, *entry;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  gtk_drop_down_set_enable_search (drop_down, TRUE);
  popover = find_below (GTK_WIDGET (drop_down), GTK_TYPE_POPOVER);
  entry = find_below (GTK_WIDGET (drop_down), GTK_TYPE_SEARCH_ENTRY);
  if (popover != NULL && entry != NULL)
    {
      g_signal_connect_after (popover, "map", G_CALLBACK (opened_cb), NULL);
      g_signal_connect_object (entry, "activate", G_CALLBACK (found_cb), drop_down, G_CONNECT_SWAPPED);
    }
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (drop_down), "search-match-mode") != NULL)
    {
      g_object_set (drop_down, "search-match-mode", GTK_STRING_FILTER_MATCH_MODE_SUBSTRING, NULL);
      return;
    }
  match_anywhere (drop_down);
  g_signal_connect (drop_down, "notify::model", G_CALLBACK (match_anywhere), NULL);
}

static gboolean
leave_closed_cb (gpointer window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
  GtkWidget *parent = popover != NULL ? gtk_widget_get_parent (popover) : NULL;

  if (popover != NULL && !gtk_widget_get_mapped (popover) && (parent == NULL || !gtk_widget_grab_focus (parent)))
    gtk_window_set_focus (GTK_WINDOW (window), NULL);
  return G_SOURCE_REMOVE;
}

/* Only when all is done that closing does. */
static void
popover_unmapped_cb (GtkWindow *window)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, leave_closed_cb, g_object_ref (window), g_object_unref);
}

static void
focus_widget_cb (GtkWindow *window)
{
  static const char watched[] = "adduce-watched";
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *popover = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;

  if (popover == NULL || g_object_get_data (G_OBJECT (popover), watched) != NULL)
    return;
  g_object_set_data (G_OBJECT (popover), watched, window);
  g_signal_connect_object (popover, "unmap", G_CALLBACK (popover_unmapped_cb), window,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

void
adduce_ui_compat_watch_popovers (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window));

  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_widget_cb), NULL);
}

static void
label_close_buttons (GtkWidget *below, gboolean beside_first_line)
{
  if (GTK_IS_BUTTON (below)
      && (gtk_widget_has_css_class (below, "close")
          || g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (below)), "window-close-symbolic") == 0))
    {
      set_label (below, _("Close"));
      if (beside_first_line)
        gtk_widget_set_valign (below, GTK_ALIGN_START);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    label_close_buttons (child, beside_first_line);
}

void
adduce_ui_compat_label_close_button (GtkSearchBar *bar)
{
  g_return_if_fail (GTK_IS_SEARCH_BAR (bar));

  label_close_buttons (GTK_WIDGET (bar), TRUE);
}

static void
toasts_cb (GListModel *children, guint position, guint n_removed, guint n_added)
{
  for (guint i = position; i < position + n_added; i++)
    {
      g_autoptr (GtkWidget) child = g_list_model_get_item (children, i);

      if (g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwToastWidget"))
        label_close_buttons (child, FALSE);
    }
}

void
adduce_ui_compat_label_toasts (AdwToastOverlay *overlay)
{
  GListModel *children;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  g_signal_connect (children, "items-changed", G_CALLBACK (toasts_cb), NULL);
  g_object_set_data_full (G_OBJECT (overlay), "adduce-toasts", children, g_object_unref);
}

void
adduce_ui_compat_label_about (GtkWidget *about, const char *version)
{
  g_return_if_fail (GTK_IS_WIDGET (about));
  g_return_if_fail (version != NULL);

  if (GTK_IS_TEXT_VIEW (about))
    set_label (about, _("Text"));
  else if (gtk_widget_has_css_class (about, "app-version"))
    {
      /* translators: the number of a version, on the button that copies it */
      g_autofree char *label = g_strdup_printf (_("Version %s"), version);

      set_label (about, label);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (about); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    adduce_ui_compat_label_about (child, version);
}

/* What is around the contents, above and below. It takes two measures of all that is in them, so it is kept; what
 * changes it, another theme or the arrow, changes what is around them at the sides too. */
static int
get_around (GtkWidget *popover, GtkWidget *contents, GtkWidgetClass *parent_class, int sides)
{
  int *kept = g_object_get_data (G_OBJECT (popover), "adduce-around");
  int minimum, around, inside, minimum_baseline, natural_baseline;

  if (kept != NULL && kept[0] == sides)
    return kept[1];

  parent_class->measure (popover, GTK_ORIENTATION_VERTICAL, -1, &minimum, &around, &minimum_baseline,
                         &natural_baseline);
  gtk_widget_measure (contents, GTK_ORIENTATION_VERTICAL, -1, NULL, &inside, NULL, NULL);
  kept = g_new (int, 2);
  kept[0] = sides;
  kept[1] = around - inside;
  g_object_set_data_full (G_OBJECT (popover), "adduce-around", kept, g_free);
  return kept[1];
}

void
adduce_ui_compat_measure_popover (GtkWidget *popover, GtkWidgetClass *parent_class, GtkOrientation orientation,
                                  int for_size, int *minimum, int *natural, int *minimum_baseline,
                                  int *natural_baseline)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (popover));
  GtkWidget *contents = child != NULL ? gtk_widget_get_parent (child) : NULL; /* within the shadow */
  int around, inside, sides;

  if (orientation == GTK_ORIENTATION_HORIZONTAL || for_size < 0 || contents == NULL)
    {
      parent_class->measure (popover, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
      return;
    }

  parent_class->measure (popover, GTK_ORIENTATION_HORIZONTAL, -1, minimum, &around, minimum_baseline,
                         natural_baseline);
  gtk_widget_measure (contents, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &inside, NULL, NULL);
  sides = around - inside;
  gtk_widget_measure (contents, GTK_ORIENTATION_VERTICAL, MAX (for_size - sides, 0), minimum, natural, NULL, NULL);
  around = get_around (popover, contents, parent_class, sides);
  *minimum += around;
  *natural += around;
  *minimum_baseline = *natural_baseline = -1;
}

/* What is seen of a popover, without its shadow, as its surface counts. */
static gboolean
get_contents (GtkWidget *popover, graphene_rect_t *bounds)
{
  GtkWidget *child = gtk_popover_get_child (GTK_POPOVER (popover));
  GtkWidget *contents = child != NULL ? gtk_widget_get_parent (child) : NULL;
  double x, y;

  if (contents == NULL || !gtk_widget_compute_bounds (contents, popover, bounds))
    return FALSE;

  gtk_native_get_surface_transform (GTK_NATIVE (popover), &x, &y);
  graphene_rect_offset (bounds, (float) x, (float) y);
  graphene_rect_round_extents (bounds, bounds);
  return TRUE;
}

void
adduce_ui_compat_shape_popover (GtkWidget *popover)
{
  GdkSurface *surface;
  cairo_region_t *region;
  graphene_rect_t bounds;

  g_return_if_fail (GTK_IS_POPOVER (popover));

  surface = gtk_native_get_surface (GTK_NATIVE (popover));
  if (surface == NULL || !get_contents (popover, &bounds))
    return;

  region = cairo_region_create_rectangle (&(cairo_rectangle_int_t) {
    (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height });
  gdk_surface_set_input_region (surface, region);
  cairo_region_destroy (region);
}

gboolean
adduce_ui_compat_is_pointer_on_popover (GtkWidget *popover)
{
  GdkSurface *surface;
  GdkSeat *seat;
  graphene_rect_t bounds;
  double x, y;

  g_return_val_if_fail (GTK_IS_POPOVER (popover), FALSE);

  surface = gtk_native_get_surface (GTK_NATIVE (popover));
  seat = gdk_display_get_default_seat (gtk_widget_get_display (popover));
  if (surface == NULL || seat == NULL || gdk_seat_get_pointer (seat) == NULL
      || !gdk_surface_get_device_position (surface, gdk_seat_get_pointer (seat), &x, &y, NULL))
    return FALSE;
  return get_contents (popover, &bounds)
         && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

/* Its name is all that is known of the type outside GTK. */
static gboolean
is_knob (GtkWidget *widget)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkTextHandle") && gtk_widget_get_mapped (widget)
         && GTK_IS_NATIVE (widget) && GDK_IS_POPUP (gtk_native_get_surface (GTK_NATIVE (widget)));
}

int
adduce_ui_compat_get_knobs_bottom (GtkTextView *view)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (view));
  int bottom = 0;

  g_return_val_if_fail (GTK_IS_TEXT_VIEW (view), 0);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (view)); native != NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GdkSurface *surface;
      graphene_point_t end;
      double x, y;

      if (!is_knob (child))
        continue;
      surface = gtk_native_get_surface (GTK_NATIVE (child));
      gtk_native_get_surface_transform (native, &x, &y);
      y = gdk_popup_get_position_y (GDK_POPUP (surface)) + gdk_surface_get_height (surface) - y;
      if (gtk_widget_compute_point (GTK_WIDGET (native), GTK_WIDGET (view), &GRAPHENE_POINT_INIT (0, (float) y), &end))
        bottom = MAX (bottom, (int) ceilf (end.y));
    }
  return bottom;
}

/* How far @x, @y of the paned is from where its children meet. */
static double
get_distance (GtkPaned *paned, double x, double y)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (gtk_paned_get_start_child (paned), GTK_WIDGET (paned), &bounds))
    return 0;
  if (gtk_orientable_get_orientation (GTK_ORIENTABLE (paned)) == GTK_ORIENTATION_VERTICAL)
    return fabs (y - (bounds.origin.y + bounds.size.height));
  if (gtk_widget_get_direction (GTK_WIDGET (paned)) == GTK_TEXT_DIR_RTL)
    return fabs (x - bounds.origin.x);
  return fabs (x - (bounds.origin.x + bounds.size.width));
}

static void
handle_touched_cb (GtkGestureDrag *gesture, double x, double y, GtkPaned *paned)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  if (event != NULL && gdk_event_get_event_type (event) == GDK_TOUCH_BEGIN
      && get_distance (paned, x, y) > FINGER_REACH)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
watch_fingers (GtkPaned *paned)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (paned));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        g_signal_connect_object (controller, "drag-begin", G_CALLBACK (handle_touched_cb), paned, G_CONNECT_AFTER);
    }
}

static void
pointer_left_cb (GtkEventController *motion)
{
  GtkWidget *popover = gtk_event_controller_get_widget (motion);
  cairo_region_t *nothing;

  if (!gtk_widget_get_mapped (popover) || !adduce_ui_compat_is_pointer_on_popover (popover))
    return;

  /* The server says again where the pointer is when the popover lets it through for a moment. */
  nothing = cairo_region_create ();
  gdk_surface_set_input_region (gtk_native_get_surface (GTK_NATIVE (popover)), nothing);
  cairo_region_destroy (nothing);
  adduce_ui_compat_shape_popover (popover);
}

void
adduce_ui_compat_keep_pointer (GtkWidget *popover)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_return_if_fail (GTK_IS_POPOVER (popover));

  g_signal_connect (motion, "leave", G_CALLBACK (pointer_left_cb), NULL);
  gtk_widget_add_controller (popover, motion);
}

static void
update_handle (GtkPaned *paned)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (paned));
  gboolean both = gtk_widget_get_visible (gtk_paned_get_start_child (paned))
                  && gtk_widget_get_visible (gtk_paned_get_end_child (paned));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_DRAG (controller))
        gtk_event_controller_set_propagation_phase (controller, both ? GTK_PHASE_CAPTURE : GTK_PHASE_NONE);
    }
}

void
adduce_ui_compat_watch_handle (GtkPaned *paned)
{
  g_return_if_fail (GTK_IS_PANED (paned));

  g_signal_connect_object (gtk_paned_get_start_child (paned), "notify::visible", G_CALLBACK (update_handle), paned,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_paned_get_end_child (paned), "notify::visible", G_CALLBACK (update_handle), paned,
                           G_CONNECT_SWAPPED);
  update_handle (paned);
  watch_fingers (paned);
}

static void
expanded_cb (GtkExpander *expander, GParamSpec *pspec, GtkWidget *child)
{
  gtk_expander_set_child (expander, gtk_expander_get_expanded (expander) ? child : NULL);
}

void
adduce_ui_compat_empty_expander (GtkExpander *expander)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_EXPANDER (expander));

  child = gtk_expander_get_child (expander);
  g_signal_connect_data (expander, "notify::expanded", G_CALLBACK (expanded_cb), g_object_ref (child),
                         (GClosureNotify) (GCallback) g_object_unref, 0);
  expanded_cb (expander, NULL, child);
}
