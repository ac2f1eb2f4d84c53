/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook as a tree.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-codebook-nodes.h"
#include "adduce-ui-codebook-tree.h"
#include "adduce-ui-focus.h"
#include "adduce-ui-list-tab.h"

struct _AdduceUiCodebookTree
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *list;
  GtkPopoverMenu *menu;
  AdduceUiCodebookNodes *nodes;
  GtkSingleSelection *selection;
  GPtrArray *rows;  /* AdduceUiCodebookRow that show something, not owned */
  char *rename_key; /* to be renamed when its row is there */
};

static const AdduceUiTreeKey tree_keys[] = {
  { GDK_KEY_F2, 0, "book.rename" },
  { GDK_KEY_Insert, 0, "book.add-value" },
  { GDK_KEY_Delete, 0, "book.remove" },
  { GDK_KEY_Up, GDK_ALT_MASK, "book.move-up" },
  { GDK_KEY_Down, GDK_ALT_MASK, "book.move-down" },
  { GDK_KEY_Right, GDK_ALT_MASK, "book.nest" },
  { GDK_KEY_Left, GDK_ALT_MASK, "book.unnest" },
};

enum {
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_RENAMED,
  SIGNAL_DROPPED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiCodebookTree, adduce_ui_codebook_tree, GTK_TYPE_WIDGET)

static AdduceUiCodebookRow *
find_row (AdduceUiCodebookTree *self, const char *key)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      AdduceUiCodebookNode *node = adduce_ui_codebook_row_get_node (self->rows->pdata[i]);

      if (node != NULL && g_str_equal (adduce_ui_codebook_node_get_key (node), key))
        return self->rows->pdata[i];
    }
  return NULL;
}

/* The row that GTK has around ours takes the keyboard focus. */
static void
focus_selected (AdduceUiCodebookTree *self)
{
  AdduceUiCodebookNode *node = adduce_ui_codebook_tree_get_selected (self);
  AdduceUiCodebookRow *row =
    node != NULL ? find_row (self, adduce_ui_codebook_node_get_key (node)) : NULL;

  if (row == NULL || !gtk_widget_grab_focus (gtk_widget_get_parent (GTK_WIDGET (row))))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
show_menu (AdduceUiCodebookTree *self, AdduceUiCodebookRow *row, int x, int y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);
  GdkRectangle place;

  if (!gtk_widget_compute_point (GTK_WIDGET (row), GTK_WIDGET (self), &point, &point))
    return;
  place = (GdkRectangle){ (int) point.x, (int) point.y, 1, 1 };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/* Callbacks */

static void
row_opened_cb (AdduceUiCodebookTree *self, gboolean open, AdduceUiCodebookRow *row)
{
  adduce_ui_codebook_nodes_set_open (
    self->nodes, adduce_ui_codebook_node_get_key (adduce_ui_codebook_row_get_node (row)), open);
}

static void
row_renamed_cb (AdduceUiCodebookTree *self, const char *name, AdduceUiCodebookRow *row)
{
  g_autofree char *key =
    g_strdup (adduce_ui_codebook_node_get_key (adduce_ui_codebook_row_get_node (row)));

  g_signal_emit (self, signals[SIGNAL_RENAMED], 0, key, name);
}

static void
row_dropped_cb (AdduceUiCodebookTree *self,
                const char *key,
                AdduceUiDrop where,
                AdduceUiCodebookRow *row)
{
  g_autofree char *on =
    g_strdup (adduce_ui_codebook_node_get_key (adduce_ui_codebook_row_get_node (row)));

  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, key, on, where);
}

static void
row_menu_cb (AdduceUiCodebookTree *self, int x, int y, AdduceUiCodebookRow *row)
{
  adduce_ui_codebook_tree_select (
    self, adduce_ui_codebook_node_get_key (adduce_ui_codebook_row_get_node (row)));
  show_menu (self, row, x, y);
}

static void
setup_cb (AdduceUiCodebookTree *self, GtkListItem *item)
{
  GtkWidget *row = adduce_ui_codebook_row_new ();

  g_signal_connect_object (row, "opened", G_CALLBACK (row_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "renamed", G_CALLBACK (row_renamed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "dropped", G_CALLBACK (row_dropped_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "menu", G_CALLBACK (row_menu_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "left", G_CALLBACK (focus_selected), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
start_rename (AdduceUiCodebookTree *self)
{
  AdduceUiCodebookRow *row = self->rename_key != NULL ? find_row (self, self->rename_key) : NULL;

  if (row == NULL)
    return;
  g_clear_pointer (&self->rename_key, g_free);
  adduce_ui_codebook_row_rename (row);
}

static void
bind_cb (AdduceUiCodebookTree *self, GtkListItem *item)
{
  AdduceUiCodebookRow *row = ADDUCE_UI_CODEBOOK_ROW (gtk_list_item_get_child (item));

  adduce_ui_codebook_row_set_node (row, gtk_list_item_get_item (item));
  g_ptr_array_add (self->rows, row);
}

static void
unbind_cb (AdduceUiCodebookTree *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_ptr_array_remove (self->rows, row);
  adduce_ui_codebook_row_set_node (ADDUCE_UI_CODEBOOK_ROW (row), NULL);
}

static void
selected_cb (AdduceUiCodebookTree *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

static void
activate_cb (AdduceUiCodebookTree *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
go_to_parent (AdduceUiCodebookTree *self, const AdduceUiCodebookNodeInfo *info)
{
  const char *parent = info->code != NULL ? adduce_code_get_info (info->code)->parent : NULL;
  g_autofree char *key = NULL;

  if (info->code == NULL)
    return;
  key = adduce_ui_codebook_node_make_key (adduce_variable_get_id (info->variable), parent);
  adduce_ui_codebook_tree_select (self, key);
  focus_selected (self);
}

/* Whether the key did something with what is below the row. */
static gboolean
press_arrow (AdduceUiCodebookTree *self, AdduceUiCodebookNode *node, gboolean open)
{
  const AdduceUiCodebookNodeInfo *info = adduce_ui_codebook_node_get_info (node);

  if (info->variable == NULL)
    return FALSE;
  if (info->n_below > 0 && info->open != open)
    adduce_ui_codebook_nodes_set_open (self->nodes, adduce_ui_codebook_node_get_key (node), open);
  else if (!open)
    go_to_parent (self, info);
  return TRUE;
}

static gboolean
press_menu (AdduceUiCodebookTree *self, AdduceUiCodebookNode *node)
{
  AdduceUiCodebookRow *row = find_row (self, adduce_ui_codebook_node_get_key (node));

  if (row != NULL)
    show_menu (self, row, 24, gtk_widget_get_height (GTK_WIDGET (row)) / 2);
  return row != NULL;
}

static gboolean
press_action (AdduceUiCodebookTree *self, guint keyval, GdkModifierType modifiers)
{
  for (guint i = 0; i < G_N_ELEMENTS (tree_keys); i++)
    if (keyval == tree_keys[i].keyval && modifiers == tree_keys[i].modifiers)
      {
        gtk_widget_activate_action (GTK_WIDGET (self), tree_keys[i].action, NULL);
        return TRUE;
      }
  return FALSE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                AdduceUiCodebookTree *self)
{
  GdkModifierType mods = state & gtk_accelerator_get_default_mod_mask ();
  AdduceUiCodebookNode *node = adduce_ui_codebook_tree_get_selected (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  /* A name that is being edited has all keys. */
  if (node == NULL || GTK_IS_TEXT (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))))
    return FALSE;
  if (press_action (self, keyval, mods))
    return TRUE;
  if (keyval == GDK_KEY_F10 && mods == GDK_SHIFT_MASK)
    return press_menu (self, node);
  if (mods != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      return press_arrow (self, node, (keyval == GDK_KEY_Right) != rtl);
    case GDK_KEY_Menu:
      return press_menu (self, node);
    default:
      return FALSE;
    }
}

static void
adduce_ui_codebook_tree_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiCodebookTree *self = ADDUCE_UI_CODEBOOK_TREE (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
adduce_ui_codebook_tree_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  gtk_widget_measure (ADDUCE_UI_CODEBOOK_TREE (widget)->scroller, orientation, for_size, minimum,
                      natural, minimum_baseline, natural_baseline);
}

static gboolean
adduce_ui_codebook_tree_grab_focus (GtkWidget *widget)
{
  focus_selected (ADDUCE_UI_CODEBOOK_TREE (widget));
  return TRUE;
}

static void
adduce_ui_codebook_tree_dispose (GObject *object)
{
  AdduceUiCodebookTree *self = ADDUCE_UI_CODEBOOK_TREE (object);

  if (self->menu != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->menu));
  self->menu = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->nodes);

  G_OBJECT_CLASS (adduce_ui_codebook_tree_parent_class)->dispose (object);
}

static void
adduce_ui_codebook_tree_finalize (GObject *object)
{
  AdduceUiCodebookTree *self = ADDUCE_UI_CODEBOOK_TREE (object);

  g_ptr_array_unref (self->rows);
  g_free (self->rename_key);

  G_OBJECT_CLASS (adduce_ui_codebook_tree_parent_class)->finalize (object);
}

static void
adduce_ui_codebook_tree_class_init (AdduceUiCodebookTreeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = adduce_ui_codebook_tree_dispose;
  object_class->finalize = adduce_ui_codebook_tree_finalize;
  widget_class->size_allocate = adduce_ui_codebook_tree_size_allocate;
  widget_class->measure = adduce_ui_codebook_tree_measure;
  widget_class->focus = adduce_ui_focus_children;
  widget_class->grab_focus = adduce_ui_codebook_tree_grab_focus;

  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", type, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_DROPPED] =
    g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                  G_TYPE_STRING, G_TYPE_STRING, G_TYPE_UINT);
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "codebooktree");
}

static void
adduce_ui_codebook_tree_init (AdduceUiCodebookTree *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->rows = g_ptr_array_new ();
  self->nodes = adduce_ui_codebook_nodes_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->nodes)));
  gtk_single_selection_set_autoselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->list = GTK_LIST_VIEW (
    gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  adduce_ui_list_tab_install (self->list);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Variables and values"), -1);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  self->menu = GTK_POPOVER_MENU (gtk_popover_menu_new_from_model (NULL));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self->menu), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->menu), GTK_WIDGET (self));
}

const AdduceUiTreeKey *
adduce_ui_codebook_tree_get_keys (guint *ret_n_keys)
{
  *ret_n_keys = G_N_ELEMENTS (tree_keys);
  return tree_keys;
}

GtkWidget *
adduce_ui_codebook_tree_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CODEBOOK_TREE, NULL);
}

void
adduce_ui_codebook_tree_set_codebook (AdduceUiCodebookTree *self,
                                      AdduceCodebook *codebook,
                                      AdduceCodeUsage *usage)
{
  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_TREE (self));

  adduce_ui_codebook_nodes_set_codebook (self->nodes, codebook, usage);
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

AdduceUiCodebookNode *
adduce_ui_codebook_tree_get_selected (AdduceUiCodebookTree *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_TREE (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

void
adduce_ui_codebook_tree_select (AdduceUiCodebookTree *self, const char *key)
{
  guint position;

  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_TREE (self));
  g_return_if_fail (key != NULL);

  if (!adduce_ui_codebook_nodes_find (self->nodes, key, &position))
    adduce_ui_codebook_nodes_reveal (self->nodes, key);
  if (!adduce_ui_codebook_nodes_find (self->nodes, key, &position))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
rename_later_cb (gpointer data)
{
  start_rename (data);
  return G_SOURCE_REMOVE;
}

void
adduce_ui_codebook_tree_rename (AdduceUiCodebookTree *self)
{
  AdduceUiCodebookNode *node;

  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_TREE (self));

  node = adduce_ui_codebook_tree_get_selected (self);
  if (node == NULL)
    return;
  g_free (self->rename_key);
  self->rename_key = g_strdup (adduce_ui_codebook_node_get_key (node));
  start_rename (self);
  /* A row that was added just now is made when the list is laid out. */
  if (self->rename_key != NULL)
    g_timeout_add_full (G_PRIORITY_DEFAULT, 60, rename_later_cb, g_object_ref (self),
                        g_object_unref);
}

void
adduce_ui_codebook_tree_set_menu (AdduceUiCodebookTree *self, GMenuModel *menu)
{
  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_TREE (self));

  gtk_popover_menu_set_menu_model (self->menu, menu);
}
