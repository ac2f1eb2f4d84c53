/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row of the codebook's tree on the screen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-codebook-row.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-editable.h"
#include "adduce-ui-swatch.h"

#define INDENT 18
#define NAME_MAX_LENGTH 200

struct _AdduceUiCodebookRow
{
  GtkWidget parent_instance;

  GtkWidget *arrow;
  GtkWidget *swatch;
  GtkStack *stack;
  GtkLabel *name_label;
  GtkEditable *entry;
  GtkLabel *state_label;
  GtkLabel *key_label;
  GtkLabel *number_label;
  GtkLabel *claims_label;

  AdduceUiCodebookNode *node;
  gulong node_handler;
  gboolean narrow;
};

enum {
  SIGNAL_OPENED,
  SIGNAL_RENAMED,
  SIGNAL_DROPPED,
  SIGNAL_MENU,
  SIGNAL_LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiCodebookRow, adduce_ui_codebook_row, GTK_TYPE_WIDGET)

/* --- showing --- */

static void
set_cell (GtkLabel *label, const char *text, gboolean visible)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), visible);
}

/* What is said dimmed behind the name. */
static char *
dup_state (const AdduceUiCodebookNodeInfo *info)
{
  if (info->code != NULL)
    {
      const AdduceCodeInfo *code = adduce_code_get_info (info->code);
      AdduceCode *into = code->merged_into != NULL
                           ? adduce_variable_lookup (info->variable, code->merged_into)
                           : NULL;

      if (code->merged_into != NULL)
        {
          g_autofree char *name = adduce_ui_claim_text_isolate (
            into != NULL ? adduce_code_get_label (into) : code->merged_into, NAME_MAX_LENGTH);

          /* translators: %s is the value into which another was merged */
          return g_strdup_printf (_("merged into %s"), name);
        }
      return code->retired ? g_strdup (_("retired")) : NULL;
    }
  if (info->variable == NULL)
    return g_strdup_printf (_("version %" G_GUINT64_FORMAT),
                            adduce_codebook_get_version (info->codebook));
  if (adduce_variable_get_info (info->variable)->retired)
    return g_strdup (_("switched off"));
  return g_strdup (adduce_variable_kind_get_label (adduce_variable_get_kind (info->variable)));
}

static void
update_spoken (AdduceUiCodebookRow *self, const char *name, const char *state, int n_claims)
{
  g_autofree char *count =
    n_claims >= 0
      ? g_strdup_printf (g_dngettext (NULL, "%d claim", "%d claims", (gulong)n_claims), n_claims)
      : NULL;
  g_autofree char *key = *gtk_label_get_label (self->key_label) != '\0'
                           /* translators: %s is the key that sets a value */
                           ? g_strdup_printf (_("key %s"), gtk_label_get_label (self->key_label))
                           : NULL;
  const char *parts[] = { state, key, count };
  g_autoptr (GString) spoken = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (spoken, "; %s", parts[i]);
  adduce_ui_compat_label_row (GTK_WIDGET (self), spoken->str);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->claims_label), count);
}

static void
update_arrow (AdduceUiCodebookRow *self, const AdduceUiCodebookNodeInfo *info)
{
  gboolean any = info->variable != NULL && info->n_below > 0;

  gtk_widget_set_margin_start (self->arrow, (int)MIN (info->depth, 10) * INDENT);
  gtk_widget_set_opacity (self->arrow, any ? 1 : 0);
  gtk_widget_set_sensitive (self->arrow, any);
  gtk_button_set_icon_name (GTK_BUTTON (self->arrow),
                            info->open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  info->open ? _("Close") : _("Open"), -1);
}

static void
update (AdduceUiCodebookRow *self)
{
  const AdduceUiCodebookNodeInfo *info = adduce_ui_codebook_node_get_info (self->node);
  const AdduceCodeInfo *code = info->code != NULL ? adduce_code_get_info (info->code) : NULL;
  g_autofree char *name =
    adduce_ui_claim_text_isolate (adduce_ui_codebook_node_get_label (self->node), NAME_MAX_LENGTH);
  g_autofree char *state = dup_state (info);
  g_autofree char *key = NULL;
  g_autofree char *number =
    code != NULL && code->has_number ? g_strdup_printf ("%" G_GINT64_FORMAT, code->number) : NULL;
  g_autofree char *claims = info->n_claims >= 0 ? g_strdup_printf ("%d", info->n_claims) : NULL;
  gboolean retired = adduce_ui_codebook_node_is_retired (self->node);

  /* A retired value has given up its key. */
  if (info->code != NULL && !retired)
    g_object_get (info->code, "key-label", &key, NULL);
  update_arrow (self, info);
  gtk_widget_set_visible (self->swatch, info->code != NULL);
  adduce_ui_swatch_set_code (ADDUCE_UI_SWATCH (self->swatch), info->code);
  gtk_label_set_label (self->name_label, name);
  set_cell (self->state_label, state, state != NULL && (!self->narrow || retired));
  set_cell (self->key_label, key, key != NULL && *key != '\0');
  set_cell (self->number_label, number, !self->narrow);
  set_cell (self->claims_label, claims, TRUE);
  if (info->code == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->name_label), "heading");
  gtk_widget_set_opacity (GTK_WIDGET (self->name_label), retired ? 0.6 : 1);
  update_spoken (self, name, state, info->n_claims);
}

/* --- renaming --- */

static void
end_rename (AdduceUiCodebookRow *self, gboolean take)
{
  g_autofree char *name = NULL;

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "entry"))
    return;

  name = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  gtk_stack_set_visible_child_name (self->stack, "label");
  if (take && self->node != NULL && *name != '\0'
      && !g_str_equal (name, adduce_ui_codebook_node_get_label (self->node)))
    g_signal_emit (self, signals[SIGNAL_RENAMED], 0, name);
}

static void
entry_activate_cb (AdduceUiCodebookRow *self)
{
  end_rename (self, TRUE);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

static void
entry_leave_cb (AdduceUiCodebookRow *self)
{
  end_rename (self, TRUE);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint keyval,
              guint keycode,
              GdkModifierType state,
              AdduceUiCodebookRow *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  end_rename (self, FALSE);
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  return TRUE;
}

/* --- dragging --- */

static GdkContentProvider *
drag_prepare_cb (AdduceUiCodebookRow *self, double x, double y)
{
  if (self->node == NULL || adduce_ui_codebook_node_get_variable_id (self->node) == NULL)
    return NULL;
  return gdk_content_provider_new_typed (G_TYPE_STRING,
                                         adduce_ui_codebook_node_get_key (self->node));
}

static void
drag_begin_cb (AdduceUiCodebookRow *self, GdkDrag *drag, GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self->name_label));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

/* In the middle of a value's row: below it; a variable takes values in its middle, variables at its
 * edges. */
static AdduceUiDrop
get_drop (AdduceUiCodebookRow *self, double y)
{
  double part = y / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);

  if (part < 0.3)
    return ADDUCE_UI_DROP_BEFORE;
  return part > 0.7 ? ADDUCE_UI_DROP_AFTER : ADDUCE_UI_DROP_BELOW;
}

static void
show_drop (AdduceUiCodebookRow *self, int where)
{
  static const char *const classes[] = { "drop-before", "drop-after", "drop-below" };

  for (int i = 0; i < (int)G_N_ELEMENTS (classes); i++)
    if (i == where)
      gtk_widget_add_css_class (GTK_WIDGET (self), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self), classes[i]);
}

static GdkDragAction
drop_motion_cb (AdduceUiCodebookRow *self, double x, double y)
{
  show_drop (self, (int)get_drop (self, y));
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (AdduceUiCodebookRow *self)
{
  show_drop (self, -1);
}

static gboolean
drop_cb (AdduceUiCodebookRow *self, const GValue *value, double x, double y)
{
  g_autofree char *key = g_value_dup_string (value);

  show_drop (self, -1);
  if (key == NULL || self->node == NULL)
    return FALSE;
  g_signal_emit (self, signals[SIGNAL_DROPPED], 0, key, get_drop (self, y));
  return TRUE;
}

/* --- other callbacks --- */

static void
arrow_clicked_cb (AdduceUiCodebookRow *self)
{
  if (self->node != NULL)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0,
                   !adduce_ui_codebook_node_get_info (self->node)->open);
}

/* At the release: of one that goes to the menu GTK does not tell the row, which would look pressed from then on. */
static void
right_click_cb (AdduceUiCodebookRow *self, int n_press, double x, double y)
{
  g_signal_emit (self, signals[SIGNAL_MENU], 0, (int)x, (int)y);
}

static void
adduce_ui_codebook_row_dispose (GObject *object)
{
  AdduceUiCodebookRow *self = ADDUCE_UI_CODEBOOK_ROW (object);
  GtkWidget *child;

  adduce_ui_codebook_row_set_node (self, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_codebook_row_parent_class)->dispose (object);
}

static void
adduce_ui_codebook_row_class_init (AdduceUiCodebookRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_codebook_row_dispose;

  signals[SIGNAL_OPENED] = g_signal_new ("opened", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_DROPPED] = g_signal_new ("dropped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
  signals[SIGNAL_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[SIGNAL_LEFT] =
    g_signal_new ("left", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codebookrow");
}

static GtkLabel *
add_cell (AdduceUiCodebookRow *self, const char *css_class, int n_chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (n_chars > 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), n_chars);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
    }
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static void
add_name (AdduceUiCodebookRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->name_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name_label, 0);
  gtk_label_set_ellipsize (self->name_label, PANGO_ELLIPSIZE_END);
  self->entry = GTK_EDITABLE (gtk_text_new ());
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->entry), focus);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Name"), -1);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->name_label), "label");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->entry), "entry");
  gtk_widget_set_hexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

static void
add_controllers (AdduceUiCodebookRow *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect_swapped (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "released", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
adduce_ui_codebook_row_init (AdduceUiCodebookRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  self->arrow = gtk_button_new_from_icon_name ("pan-down-symbolic");
  gtk_widget_add_css_class (self->arrow, "flat");
  gtk_widget_add_css_class (self->arrow, "codebook-arrow");
  gtk_widget_set_can_focus (self->arrow, FALSE);
  g_signal_connect_swapped (self->arrow, "clicked", G_CALLBACK (arrow_clicked_cb), self);
  gtk_widget_set_parent (self->arrow, GTK_WIDGET (self));
  self->swatch = adduce_ui_swatch_new ();
  gtk_widget_set_parent (self->swatch, GTK_WIDGET (self));
  add_name (self);
  self->state_label = add_cell (self, "caption", 0);
  gtk_label_set_ellipsize (self->state_label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "dim-label");
  self->key_label = add_cell (self, "code-key", 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->key_label), "caption");
  self->number_label = add_cell (self, "numeric", 4);
  self->claims_label = add_cell (self, "numeric", 6);
  gtk_widget_add_css_class (GTK_WIDGET (self->number_label), "dim-label");
  add_controllers (self);
}

GtkWidget *
adduce_ui_codebook_row_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CODEBOOK_ROW, NULL);
}

void
adduce_ui_codebook_row_set_node (AdduceUiCodebookRow *self, AdduceUiCodebookNode *node)
{
  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_ROW (self));

  if (self->node == node)
    return;

  if (self->node != NULL)
    {
      end_rename (self, FALSE);
      g_clear_signal_handler (&self->node_handler, self->node);
    }
  g_set_object (&self->node, node);
  if (node == NULL)
    return;
  self->node_handler = g_signal_connect_swapped (node, "changed", G_CALLBACK (update), self);
  update (self);
}

AdduceUiCodebookNode *
adduce_ui_codebook_row_get_node (AdduceUiCodebookRow *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODEBOOK_ROW (self), NULL);

  return self->node;
}

void
adduce_ui_codebook_row_rename (AdduceUiCodebookRow *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_ROW (self));
  g_return_if_fail (self->node != NULL);

  adduce_ui_editable_show (self->entry, adduce_ui_codebook_node_get_label (self->node));
  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}

void
adduce_ui_codebook_row_set_narrow (AdduceUiCodebookRow *self, gboolean narrow)
{
  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_ROW (self));

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  if (self->node != NULL)
    update (self);
}
