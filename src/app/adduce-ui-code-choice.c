/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A long list of values to choose from.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-box.h"
#include "adduce-ui-code-choice.h"
#include "adduce-ui-focus.h"
#include "adduce-ui-swatch.h"

#define INDENT 14
#define NAME_MAX_LENGTH 100

struct _AdduceUiCodeChoice
{
  GtkWidget parent_instance;

  AdduceUiCodeBox *box;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkEditable *search;
  GtkListView *list;
  GtkLabel *none_label;

  AdduceVariable *variable;
  AdduceTagList *tags;
  GHashTable *depths;   /* AdduceCode → depth */
  GListStore *codes;    /* AdduceCode, in the order of the tree */
  GtkCustomFilter *filter;
  GtkSingleSelection *selection;
  char **words;         /* that were typed, folded */
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiCodeChoice, adduce_ui_code_choice, GTK_TYPE_WIDGET)

static gboolean
is_searching (AdduceUiCodeChoice *self)
{
  return self->words != NULL && self->words[0] != NULL;
}

static gboolean
matches (gpointer item, gpointer data)
{
  AdduceUiCodeChoice *self = data;
  const AdduceCodeInfo *info = adduce_code_get_info (item);
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (!is_searching (self))
    return TRUE;
  text = g_strjoin (" ", info->label, info->id, info->definition, NULL);
  folded = adduce_breaks_fold (text);
  return adduce_match_score (folded, (const char *const *) self->words) > 0;
}

/* --- rows --- */

static void
update_check (AdduceUiCodeChoice *self, GtkListItem *item)
{
  AdduceCode *code = gtk_list_item_get_item (item);
  GtkWidget *check = g_object_get_data (G_OBJECT (item), "check");
  gboolean chosen = code != NULL && adduce_tag_list_contains (self->tags, adduce_code_get_id (code));

  gtk_widget_set_opacity (check, chosen ? 1 : 0);
}

static void
setup_cb (AdduceUiCodeChoice *self, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *swatch = adduce_ui_swatch_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), swatch);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), check);
  gtk_list_item_set_child (item, row);
  g_object_set_data (G_OBJECT (item), "swatch", swatch);
  g_object_set_data (G_OBJECT (item), "label", label);
  g_object_set_data (G_OBJECT (item), "check", check);
}

static void
tags_changed_cb (GtkListItem *item, GParamSpec *pspec, AdduceUiCodeBox *box)
{
  GtkWidget *self = gtk_widget_get_ancestor (GTK_WIDGET (box), ADDUCE_UI_TYPE_CODE_CHOICE);

  update_check (ADDUCE_UI_CODE_CHOICE (self), item);
}

static void
bind_cb (AdduceUiCodeChoice *self, GtkListItem *item)
{
  AdduceCode *code = gtk_list_item_get_item (item);
  guint depth = GPOINTER_TO_UINT (g_hash_table_lookup (self->depths, code));
  g_autofree char *name = adduce_ui_claim_text_isolate (adduce_code_get_label (code), NAME_MAX_LENGTH);
  GtkWidget *row = gtk_list_item_get_child (item);

  gtk_widget_set_margin_start (row, is_searching (self) ? 0 : (int) MIN (depth, 8) * INDENT);
  gtk_widget_set_tooltip_text (row, adduce_code_get_info (code)->definition);
  adduce_ui_swatch_set_code (g_object_get_data (G_OBJECT (item), "swatch"), code);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "label"), name);
  update_check (self, item);
  g_signal_connect_object (self->box, "notify::tags", G_CALLBACK (tags_changed_cb), item, G_CONNECT_SWAPPED);
}

static void
unbind_cb (AdduceUiCodeChoice *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (self->box, tags_changed_cb, item);
}

/* --- choosing --- */

static void
toggle (AdduceUiCodeChoice *self, AdduceCode *code)
{
  gboolean one = adduce_variable_get_kind (self->variable) == ADDUCE_VARIABLE_ONE;
  AdduceTag *tag = adduce_code_get_tag (code);
  g_autoptr (AdduceTagList) tags = NULL;

  if (adduce_tag_list_contains (self->tags, adduce_tag_get_code (tag)))
    tags = adduce_tag_list_remove (self->tags, adduce_tag_get_code (tag));
  else if (one)
    tags = adduce_tag_list_new (&tag, 1);
  else
    tags = adduce_tag_list_add (self->tags, tag);
  if (one)
    gtk_popover_popdown (self->popover);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, tags);
}

static void
row_activated_cb (AdduceUiCodeChoice *self, guint position)
{
  g_autoptr (AdduceCode) code = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (code != NULL)
    toggle (self, code);
}

static void
search_activate_cb (AdduceUiCodeChoice *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position != GTK_INVALID_LIST_POSITION)
    row_activated_cb (self, position);
}

static void
search_changed_cb (AdduceUiCodeChoice *self)
{
  gboolean any;

  g_strfreev (self->words);
  self->words = adduce_match_split (gtk_editable_get_text (self->search));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  if (any)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none_label), !any);
}

static void
move (AdduceUiCodeChoice *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  position = position == GTK_INVALID_LIST_POSITION ? 0 : (position + (guint) ((int) n + step)) % n;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiCodeChoice *self)
{
  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return FALSE;

  move (self, keyval == GDK_KEY_Down ? 1 : -1);
  return TRUE;
}

static void
shown_cb (AdduceUiCodeChoice *self)
{
  gtk_editable_set_text (self->search, "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
stop_search_cb (AdduceUiCodeChoice *self)
{
  gtk_popover_popdown (self->popover);
}

static void
box_edited_cb (AdduceUiCodeChoice *self, AdduceTagList *tags)
{
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, tags);
}

static void
adduce_ui_code_choice_dispose (GObject *object)
{
  AdduceUiCodeChoice *self = ADDUCE_UI_CODE_CHOICE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->variable);
  g_clear_object (&self->codes);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (adduce_ui_code_choice_parent_class)->dispose (object);
}

static void
adduce_ui_code_choice_finalize (GObject *object)
{
  AdduceUiCodeChoice *self = ADDUCE_UI_CODE_CHOICE (object);

  adduce_tag_list_unref (self->tags);
  g_hash_table_unref (self->depths);
  g_strfreev (self->words);

  G_OBJECT_CLASS (adduce_ui_code_choice_parent_class)->finalize (object);
}

static gboolean
adduce_ui_code_choice_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_CODE_CHOICE (widget)->button));
}

static void
adduce_ui_code_choice_class_init (AdduceUiCodeChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_code_choice_dispose;
  object_class->finalize = adduce_ui_code_choice_finalize;
  widget_class->focus = adduce_ui_focus_children;
  widget_class->grab_focus = adduce_ui_code_choice_grab_focus;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_TAG_LIST);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codechoice");
}

static void
create_list (AdduceUiCodeChoice *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkFilterListModel *filtered;

  self->codes = g_list_store_new (ADDUCE_TYPE_CODE);
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->codes)), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->list
    = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Values"), -1);
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (row_activated_cb), self);
}

static GtkWidget *
create_popover (AdduceUiCodeChoice *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  create_list (self);
  self->search = GTK_EDITABLE (search);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (search, keys);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (search_activate_cb), self);
  g_signal_connect_swapped (search, "stop-search", G_CALLBACK (stop_search_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a value"), -1);

  self->none_label = GTK_LABEL (gtk_label_new (_("No value is called that")));
  gtk_widget_add_css_class (GTK_WIDGET (self->none_label), "dim-label");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 300);
  gtk_widget_set_size_request (scroller, 260, -1);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->none_label));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (shown_cb), self);
  self->popover = GTK_POPOVER (popover);
  return popover;
}

static void
adduce_ui_code_choice_init (AdduceUiCodeChoice *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->tags = adduce_tag_list_new_empty ();
  self->depths = g_hash_table_new (NULL, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);

  self->box = ADDUCE_UI_CODE_BOX (adduce_ui_code_box_new ());
  adduce_ui_code_box_set_chosen_only (self->box, TRUE);
  g_signal_connect_swapped (self->box, "edited", G_CALLBACK (box_edited_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->box), GTK_WIDGET (self));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_label (self->button, _("Choose…"));
  gtk_menu_button_set_popover (self->button, create_popover (self));
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_code_choice_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CODE_CHOICE, NULL);
}

void
adduce_ui_code_choice_set_variable (AdduceUiCodeChoice *self, AdduceVariable *variable)
{
  g_autoptr (GArray) rows = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CODE_CHOICE (self));
  g_return_if_fail (ADDUCE_IS_VARIABLE (variable));

  if (!g_set_object (&self->variable, variable))
    return;

  adduce_ui_code_box_set_variable (self->box, variable);
  g_list_store_remove_all (self->codes);
  g_hash_table_remove_all (self->depths);
  rows = adduce_code_tree_list (variable);
  for (guint i = 0; i < rows->len; i++)
    {
      const AdduceCodeTreeRow *row = &g_array_index (rows, AdduceCodeTreeRow, i);
      gboolean retired;

      g_object_get (row->code, "retired", &retired, NULL);
      if (retired)
        continue;
      g_hash_table_insert (self->depths, row->code, GUINT_TO_POINTER (row->depth));
      g_list_store_append (self->codes, row->code);
    }
  /* translators: %s is a variable of the codebook */
  spoken = g_strdup_printf (_("%s: choose"), adduce_variable_get_label (variable));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
adduce_ui_code_choice_set_tags (AdduceUiCodeChoice *self, AdduceTagList *tags)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_CHOICE (self));
  g_return_if_fail (tags != NULL);

  if (self->tags == tags)
    return;

  adduce_tag_list_ref (tags);
  adduce_tag_list_unref (self->tags);
  self->tags = tags;
  adduce_ui_code_box_set_tags (self->box, tags);
  gtk_widget_set_visible (GTK_WIDGET (self->box), gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL);
}

void
adduce_ui_code_choice_set_some (AdduceUiCodeChoice *self, AdduceTagList *some)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_CHOICE (self));
  g_return_if_fail (some != NULL);

  adduce_ui_code_box_set_some (self->box, some);
  gtk_widget_set_visible (GTK_WIDGET (self->box), gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL);
}

void
adduce_ui_code_choice_popup (AdduceUiCodeChoice *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_CHOICE (self));

  gtk_menu_button_popup (self->button);
}
