/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values of one variable as buttons.
 */
#include "config.h"

#include "adduce-ui-code-box.h"
#include "adduce-ui-code-button.h"
#include "adduce-ui-wrap-layout.h"

/* By how much what is below another value is moved in. */
#define INDENT 16

struct _AdduceUiCodeBox
{
  GtkWidget parent_instance;

  AdduceVariable *variable;
  AdduceTagList *tags;
  AdduceTagList *some;
  gboolean compact;
  gboolean chosen_only;
  gboolean updating;
};

enum {
  PROP_0,
  PROP_VARIABLE,
  PROP_TAGS,
  N_PROPS,
};

enum {
  SIGNAL_EDITED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiCodeBox, adduce_ui_code_box, GTK_TYPE_WIDGET)

/* The value, where the codebook has it; (transfer none). */
static AdduceCode *
lookup (AdduceUiCodeBox *self, AdduceTag *tag)
{
  return self->variable != NULL && !adduce_tag_is_plain (tag)
           ? adduce_variable_lookup (self->variable, adduce_tag_get_code (tag))
           : NULL;
}

/* Whether there is a button for the value whatever the claim has. */
static gboolean
is_offered (AdduceUiCodeBox *self, AdduceCode *code)
{
  gboolean retired;

  g_object_get (code, "retired", &retired, NULL);
  return !self->chosen_only && !retired;
}

/* The buttons show what the claim has, whatever was clicked: a change may have been refused. */
static void
update (AdduceUiCodeBox *self)
{
  gboolean several
    = self->variable != NULL && adduce_variable_get_kind (self->variable) == ADDUCE_VARIABLE_SEVERAL;
  AdduceTag *first = NULL;

  if (several && adduce_tag_list_get_n_tags (self->tags) > 0)
    first = adduce_tag_list_get_tag (self->tags, 0);

  self->updating = TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      AdduceUiCodeButton *button = ADDUCE_UI_CODE_BUTTON (child);
      AdduceTag *tag = adduce_ui_code_button_get_tag (button);

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    adduce_tag_list_contains (self->tags, adduce_tag_get_code (tag)));
      adduce_ui_code_button_set_main (button, first != NULL && adduce_tag_equal (tag, first));
      if (adduce_tag_list_contains (self->some, adduce_tag_get_code (tag)))
        gtk_widget_add_css_class (child, "some");
      else
        gtk_widget_remove_css_class (child, "some");
    }
  self->updating = FALSE;
}

static void
button_toggled_cb (AdduceUiCodeBox *self, GtkToggleButton *button)
{
  AdduceTag *tag = adduce_ui_code_button_get_tag (ADDUCE_UI_CODE_BUTTON (button));
  gboolean one = self->variable == NULL || adduce_variable_get_kind (self->variable) == ADDUCE_VARIABLE_ONE;
  g_autoptr (AdduceTagList) tags = NULL;

  if (self->updating)
    return;

  if (!gtk_toggle_button_get_active (button))
    tags = adduce_tag_list_remove (self->tags, adduce_tag_get_code (tag));
  else if (one)
    tags = adduce_tag_list_new (&tag, 1);
  else
    tags = adduce_tag_list_add (self->tags, tag);

  /* The button of an unknown value goes with it, but GTK still has things to do with a button that was toggled. */
  g_idle_add_once (g_object_unref, g_object_ref (button));
  g_object_ref (self);
  g_signal_emit (self, signals[SIGNAL_EDITED], 0, tags);
  update (self);
  g_object_unref (self);
}

static void
append (AdduceUiCodeBox *self, GtkWidget *button)
{
  g_signal_connect_object (button, "toggled", G_CALLBACK (button_toggled_cb), self, G_CONNECT_SWAPPED);
  adduce_ui_code_button_set_compact (ADDUCE_UI_CODE_BUTTON (button), self->compact);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

/* Those that are there for what the claim has, or all. */
static void
remove_buttons (AdduceUiCodeBox *self, gboolean only_extra)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = next)
    {
      AdduceCode *code = lookup (self, adduce_ui_code_button_get_tag (ADDUCE_UI_CODE_BUTTON (child)));

      next = gtk_widget_get_next_sibling (child);
      if (!only_extra || code == NULL || !is_offered (self, code))
        gtk_widget_unparent (child);
    }
}

static void
append_extra (AdduceUiCodeBox *self, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      AdduceCode *code = lookup (self, tag);

      if (code == NULL)
        append (self, adduce_ui_code_button_new_unknown (tag));
      else if (!is_offered (self, code))
        append (self, adduce_ui_code_button_new (code));
    }
}

static void
update_extra (AdduceUiCodeBox *self)
{
  remove_buttons (self, TRUE);
  append_extra (self, self->tags);
  append_extra (self, self->some);
  update (self);
}

/* What is below another value stands below it, a line each. */
static void
append_offered (AdduceUiCodeBox *self, gboolean nested)
{
  g_autoptr (GArray) rows = adduce_code_tree_list (self->variable);

  for (guint i = 0; i < rows->len; i++)
    {
      const AdduceCodeTreeRow *row = &g_array_index (rows, AdduceCodeTreeRow, i);
      GtkWidget *button;

      if (!is_offered (self, row->code))
        continue;
      button = adduce_ui_code_button_new (row->code);
      gtk_widget_set_margin_start (button, (int) MIN (row->depth, 8) * INDENT);
      if (nested)
        gtk_widget_set_halign (button, GTK_ALIGN_START);
      append (self, button);
    }
}

static void
create_buttons (AdduceUiCodeBox *self)
{
  gboolean nested = !self->chosen_only && !self->compact && self->variable != NULL
                    && adduce_code_tree_is_nested (self->variable);
  GtkLayoutManager *layout;

  remove_buttons (self, FALSE);
  layout = nested ? gtk_box_layout_new (GTK_ORIENTATION_VERTICAL) : adduce_ui_wrap_layout_new (4);
  if (nested)
    gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layout);
  if (self->variable != NULL && !self->chosen_only)
    append_offered (self, nested);
  update_extra (self);
}

static void
adduce_ui_code_box_dispose (GObject *object)
{
  AdduceUiCodeBox *self = ADDUCE_UI_CODE_BOX (object);

  remove_buttons (self, FALSE);
  g_clear_object (&self->variable);

  G_OBJECT_CLASS (adduce_ui_code_box_parent_class)->dispose (object);
}

static void
adduce_ui_code_box_finalize (GObject *object)
{
  adduce_tag_list_unref (ADDUCE_UI_CODE_BOX (object)->tags);
  adduce_tag_list_unref (ADDUCE_UI_CODE_BOX (object)->some);

  G_OBJECT_CLASS (adduce_ui_code_box_parent_class)->finalize (object);
}

static void
adduce_ui_code_box_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiCodeBox *self = ADDUCE_UI_CODE_BOX (object);

  switch (prop_id)
    {
    case PROP_VARIABLE:
      g_value_set_object (value, self->variable);
      break;
    case PROP_TAGS:
      g_value_set_boxed (value, self->tags);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_code_box_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiCodeBox *self = ADDUCE_UI_CODE_BOX (object);

  switch (prop_id)
    {
    case PROP_VARIABLE:
      adduce_ui_code_box_set_variable (self, g_value_get_object (value));
      break;
    case PROP_TAGS:
      if (g_value_get_boxed (value) != NULL)
        adduce_ui_code_box_set_tags (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_code_box_class_init (AdduceUiCodeBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = adduce_ui_code_box_dispose;
  object_class->finalize = adduce_ui_code_box_finalize;
  object_class->get_property = adduce_ui_code_box_get_property;
  object_class->set_property = adduce_ui_code_box_set_property;

  properties[PROP_VARIABLE] = g_param_spec_object ("variable", NULL, NULL, ADDUCE_TYPE_VARIABLE, flags);
  properties[PROP_TAGS] = g_param_spec_boxed ("tags", NULL, NULL, ADDUCE_TYPE_TAG_LIST, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_TAG_LIST);

  gtk_widget_class_set_css_name (widget_class, "codebox");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_code_box_init (AdduceUiCodeBox *self)
{
  self->tags = adduce_tag_list_new_empty ();
  self->some = adduce_tag_list_new_empty ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), adduce_ui_wrap_layout_new (4));
}

GtkWidget *
adduce_ui_code_box_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CODE_BOX, NULL);
}

AdduceVariable *
adduce_ui_code_box_get_variable (AdduceUiCodeBox *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODE_BOX (self), NULL);

  return self->variable;
}

void
adduce_ui_code_box_set_variable (AdduceUiCodeBox *self, AdduceVariable *variable)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_BOX (self));
  g_return_if_fail (variable == NULL || ADDUCE_IS_VARIABLE (variable));

  if (!g_set_object (&self->variable, variable))
    return;

  create_buttons (self);
  if (variable != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    adduce_variable_get_label (variable), -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VARIABLE]);
}

AdduceTagList *
adduce_ui_code_box_get_tags (AdduceUiCodeBox *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODE_BOX (self), NULL);

  return self->tags;
}

void
adduce_ui_code_box_set_tags (AdduceUiCodeBox *self, AdduceTagList *tags)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_BOX (self));
  g_return_if_fail (tags != NULL);

  if (self->tags == tags)
    return;

  adduce_tag_list_ref (tags);
  adduce_tag_list_unref (self->tags);
  self->tags = tags;

  update_extra (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAGS]);
}

void
adduce_ui_code_box_set_compact (AdduceUiCodeBox *self, gboolean compact)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_BOX (self));

  if (self->compact == compact)
    return;

  self->compact = compact;
  create_buttons (self);
}

void
adduce_ui_code_box_set_some (AdduceUiCodeBox *self, AdduceTagList *some)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_BOX (self));
  g_return_if_fail (some != NULL);

  if (adduce_tag_list_equal (self->some, some))
    return;

  adduce_tag_list_unref (self->some);
  self->some = adduce_tag_list_ref (some);
  update_extra (self);
}

void
adduce_ui_code_box_set_chosen_only (AdduceUiCodeBox *self, gboolean chosen_only)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_BOX (self));

  if (self->chosen_only == chosen_only)
    return;

  self->chosen_only = chosen_only;
  create_buttons (self);
}

gboolean
adduce_ui_code_box_press (AdduceUiCodeBox *self, AdduceCode *code)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CODE_BOX (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CODE (code), FALSE);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (adduce_tag_equal (adduce_ui_code_button_get_tag (ADDUCE_UI_CODE_BUTTON (child)), adduce_code_get_tag (code)))
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child),
                                      !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)));
        return TRUE;
      }
  return FALSE;
}
