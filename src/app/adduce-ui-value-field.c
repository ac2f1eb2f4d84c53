/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A variable in a form.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-box.h"
#include "adduce-ui-code-choice.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-note-entry.h"
#include "adduce-ui-tag-entry.h"
#include "adduce-ui-value-entry.h"
#include "adduce-ui-value-field.h"
#include "adduce-ui-wrapped-tip.h"

/* More values than these are searched in rather than looked over. */
#define MAX_BUTTONS 12
#define NAME_MAX_LENGTH 100

struct _AdduceUiValueField
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkLabel *name_label;
  GtkLabel *state_label;
  GtkWidget *editor; /* of the type that the kind asks for */

  AdduceVariable *variable;
  AdduceTagList *tags;
};

enum {
  SIGNAL_EDITED,
  SIGNAL_REFUSED,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiValueField, adduce_ui_value_field, GTK_TYPE_WIDGET)

/* --- what kind of editor --- */

static GType
get_editor_type (AdduceVariable *variable)
{
  switch (adduce_variable_get_kind (variable))
    {
    case ADDUCE_VARIABLE_TEXT:
      return ADDUCE_UI_TYPE_NOTE_ENTRY;
    case ADDUCE_VARIABLE_NUMBER:
    case ADDUCE_VARIABLE_DATE:
      return ADDUCE_UI_TYPE_VALUE_ENTRY;
    case ADDUCE_VARIABLE_ENTITY:
      return ADDUCE_UI_TYPE_TAG_ENTRY;
    case ADDUCE_VARIABLE_ONE:
    case ADDUCE_VARIABLE_SEVERAL:
      {
        g_autoptr (GListModel) offered = adduce_variable_list_offered (variable);

        return g_list_model_get_n_items (offered) > MAX_BUTTONS ? ADDUCE_UI_TYPE_CODE_CHOICE
                                                                : ADDUCE_UI_TYPE_CODE_BOX;
      }
    case ADDUCE_VARIABLE_BOOLEAN:
    default:
      return ADDUCE_UI_TYPE_CODE_BOX;
    }
}

/* Yes and no as values to choose from; (transfer full). */
static AdduceVariable *
create_yes_no (AdduceVariable *variable)
{
  AdduceCodeInfo infos[] = {
    { .id = "yes", .label = _("Yes"), .pattern = ADDUCE_CODE_PATTERN_SOLID },
    { .id = "no", .label = _("No"), .pattern = ADDUCE_CODE_PATTERN_DASHED },
  };
  g_autoptr (AdduceCode) yes = adduce_code_new (&infos[0]);
  g_autoptr (AdduceCode) no = adduce_code_new (&infos[1]);
  AdduceCode *codes[] = { yes, no };

  return adduce_variable_new (adduce_variable_get_id (variable), adduce_variable_get_label (variable), NULL,
                              ADDUCE_VARIABLE_ONE, codes, G_N_ELEMENTS (codes));
}

static void
show_variable (AdduceUiValueField *self)
{
  if (ADDUCE_UI_IS_CODE_CHOICE (self->editor))
    {
      adduce_ui_code_choice_set_variable (ADDUCE_UI_CODE_CHOICE (self->editor), self->variable);
    }
  else if (ADDUCE_UI_IS_CODE_BOX (self->editor))
    {
      gboolean boolean = adduce_variable_get_kind (self->variable) == ADDUCE_VARIABLE_BOOLEAN;
      g_autoptr (AdduceVariable) variable
        = boolean ? create_yes_no (self->variable) : g_object_ref (self->variable);

      adduce_ui_code_box_set_variable (ADDUCE_UI_CODE_BOX (self->editor), variable);
    }
  else if (!ADDUCE_UI_IS_VALUE_ENTRY (self->editor))
    {
      g_object_set (self->editor, "title", adduce_variable_get_label (self->variable), NULL);
    }
}

static void
show_heading (AdduceUiValueField *self)
{
  g_autofree char *name = adduce_ui_claim_text_isolate (adduce_variable_get_label (self->variable), NAME_MAX_LENGTH);

  gtk_label_set_label (self->name_label, name);
  adduce_ui_tip_set (self->heading, adduce_variable_get_definition (self->variable));
}

/* --- what the editors say --- */

static gboolean
emit_edited (AdduceUiValueField *self, AdduceTagList *tags)
{
  gboolean taken = FALSE;

  g_signal_emit (self, signals[SIGNAL_EDITED], 0, tags, &taken);
  return taken;
}

static void
tags_edited_cb (AdduceUiValueField *self, AdduceTagList *tags)
{
  AdduceTag *tag = adduce_tag_list_get_n_tags (tags) > 0 ? adduce_tag_list_get_tag (tags, 0) : NULL;
  g_autoptr (AdduceTagList) plain = NULL;

  if (tag != NULL && adduce_variable_get_kind (self->variable) == ADDUCE_VARIABLE_BOOLEAN)
    {
      g_autoptr (AdduceTag) value = adduce_variable_parse_value (self->variable, adduce_tag_get_code (tag), NULL);

      if (value != NULL)
        plain = adduce_tag_list_new (&value, 1);
    }
  emit_edited (self, plain != NULL ? plain : tags);
}

static gboolean
text_edited_cb (AdduceUiValueField *self, const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_autoptr (AdduceTag) tag = NULL;
  g_autoptr (AdduceTagList) tags = NULL;
  g_autoptr (GError) error = NULL;

  if (*trimmed != '\0')
    {
      tag = adduce_variable_parse_value (self->variable, trimmed, &error);
      if (tag == NULL)
        {
          g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error->message);
          return FALSE;
        }
    }
  tags = adduce_tag_list_new (&tag, tag != NULL ? 1 : 0);
  return emit_edited (self, tags);
}

static void
done_cb (AdduceUiValueField *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
create_editor (AdduceUiValueField *self)
{
  GType type = get_editor_type (self->variable);

  if (type == ADDUCE_UI_TYPE_VALUE_ENTRY)
    self->editor = adduce_ui_value_entry_new (self->variable);
  else
    self->editor = g_object_new (type, NULL);
  if (type == ADDUCE_UI_TYPE_NOTE_ENTRY)
    g_signal_connect_swapped (self->editor, "edited", G_CALLBACK (text_edited_cb), self);
  else
    g_signal_connect_swapped (self->editor, "edited", G_CALLBACK (tags_edited_cb), self);
  if (g_signal_lookup ("done", type) != 0)
    g_signal_connect_swapped (self->editor, "done", G_CALLBACK (done_cb), self);
  gtk_widget_set_parent (self->editor, GTK_WIDGET (self));
  show_variable (self);
}

static void
adduce_ui_value_field_dispose (GObject *object)
{
  AdduceUiValueField *self = ADDUCE_UI_VALUE_FIELD (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->editor, gtk_widget_unparent);
  g_clear_object (&self->variable);

  G_OBJECT_CLASS (adduce_ui_value_field_parent_class)->dispose (object);
}

static void
adduce_ui_value_field_finalize (GObject *object)
{
  adduce_tag_list_unref (ADDUCE_UI_VALUE_FIELD (object)->tags);

  G_OBJECT_CLASS (adduce_ui_value_field_parent_class)->finalize (object);
}

static void
adduce_ui_value_field_class_init (AdduceUiValueFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = adduce_ui_value_field_dispose;
  object_class->finalize = adduce_ui_value_field_finalize;

  signals[SIGNAL_EDITED] = g_signal_new ("edited", type, G_SIGNAL_RUN_LAST, 0, g_signal_accumulator_first_wins, NULL,
                                         NULL, G_TYPE_BOOLEAN, 1, ADDUCE_TYPE_TAG_LIST);
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                          G_TYPE_STRING);
  signals[SIGNAL_DONE] = g_signal_new ("done", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "valuefield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_value_field_init (AdduceUiValueField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 4);
  self->tags = adduce_tag_list_new_empty ();
  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->name_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->name_label, 0);
  gtk_label_set_ellipsize (self->name_label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->name_label), "caption-heading");
  self->state_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->state_label), "unset");
  gtk_box_append (GTK_BOX (self->heading), GTK_WIDGET (self->name_label));
  gtk_box_append (GTK_BOX (self->heading), GTK_WIDGET (self->state_label));
  adduce_ui_wrapped_tip_enable (self->heading);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_value_field_new (AdduceVariable *variable)
{
  AdduceUiValueField *self;

  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_VALUE_FIELD, NULL);
  self->variable = g_object_ref (variable);
  show_heading (self);
  create_editor (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adduce_variable_get_label (variable), -1);
  return GTK_WIDGET (self);
}

AdduceVariable *
adduce_ui_value_field_get_variable (AdduceUiValueField *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_VALUE_FIELD (self), NULL);

  return self->variable;
}

gboolean
adduce_ui_value_field_set_variable (AdduceUiValueField *self, AdduceVariable *variable)
{
  g_return_val_if_fail (ADDUCE_UI_IS_VALUE_FIELD (self), FALSE);
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (variable), FALSE);

  if (self->variable == variable)
    return TRUE;
  if (!g_str_equal (adduce_variable_get_id (self->variable), adduce_variable_get_id (variable))
      || adduce_variable_get_kind (self->variable) != adduce_variable_get_kind (variable)
      || G_OBJECT_TYPE (self->editor) != get_editor_type (variable))
    return FALSE;

  g_set_object (&self->variable, variable);
  show_heading (self);
  show_variable (self);
  return TRUE;
}

void
adduce_ui_value_field_set_vocabulary (AdduceUiValueField *self, AdduceVocabulary *vocabulary)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELD (self));

  if (ADDUCE_UI_IS_TAG_ENTRY (self->editor))
    adduce_ui_tag_entry_set_vocabulary (ADDUCE_UI_TAG_ENTRY (self->editor), vocabulary);
}

/* --- showing values --- */

static const char *
get_placeholder (AdduceUiValueField *self, gboolean mixed)
{
  AdduceVariableKind kind = adduce_variable_get_kind (self->variable);

  if (mixed)
    return kind == ADDUCE_VARIABLE_ENTITY ? _("They differ: what you type is added to all")
                                          : _("They differ: what you type goes to all");
  if (kind == ADDUCE_VARIABLE_ENTITY)
    return _("None: type a name");
  /* translators: how a date is typed: year, month, day; month and day may be left out */
  return kind == ADDUCE_VARIABLE_DATE ? _("YYYY-MM-DD") : NULL;
}

static void
show_text (AdduceUiValueField *self, gboolean same)
{
  AdduceUiNoteEntry *entry = ADDUCE_UI_NOTE_ENTRY (self->editor);
  g_autofree char *text = adduce_tag_list_to_string (self->tags, "\n");
  g_autofree char *shown = adduce_ui_note_entry_dup_text (entry);

  if (!same || (!adduce_ui_note_entry_get_pending (entry) && !g_str_equal (text, g_strstrip (shown))))
    adduce_ui_note_entry_set_text (entry, text);
}

static void
show_values (AdduceUiValueField *self, AdduceTagList *some, gboolean same)
{
  gboolean mixed = adduce_tag_list_get_n_tags (some) > 0;

  if (ADDUCE_UI_IS_CODE_CHOICE (self->editor))
    {
      adduce_ui_code_choice_set_tags (ADDUCE_UI_CODE_CHOICE (self->editor), self->tags);
      adduce_ui_code_choice_set_some (ADDUCE_UI_CODE_CHOICE (self->editor), some);
    }
  else if (ADDUCE_UI_IS_CODE_BOX (self->editor))
    {
      adduce_ui_code_box_set_tags (ADDUCE_UI_CODE_BOX (self->editor), self->tags);
      adduce_ui_code_box_set_some (ADDUCE_UI_CODE_BOX (self->editor), some);
    }
  else if (ADDUCE_UI_IS_TAG_ENTRY (self->editor))
    {
      g_object_set (self->editor, "placeholder-text", get_placeholder (self, mixed), NULL);
      adduce_ui_tag_entry_set_tags (ADDUCE_UI_TAG_ENTRY (self->editor), self->tags);
    }
  else if (ADDUCE_UI_IS_NOTE_ENTRY (self->editor))
    {
      show_text (self, same);
    }
  else if (!same || !adduce_ui_value_entry_get_pending (ADDUCE_UI_VALUE_ENTRY (self->editor)))
    {
      adduce_ui_value_entry_set_placeholder (ADDUCE_UI_VALUE_ENTRY (self->editor), get_placeholder (self, mixed));
      adduce_ui_value_entry_set_tags (ADDUCE_UI_VALUE_ENTRY (self->editor), self->tags);
    }
}

void
adduce_ui_value_field_set_values (AdduceUiValueField *self, AdduceTagList *tags, AdduceTagList *some, gboolean same)
{
  gboolean mixed;
  g_autofree char *names = NULL;

  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELD (self));
  g_return_if_fail (tags != NULL && some != NULL);

  adduce_tag_list_ref (tags);
  adduce_tag_list_unref (self->tags);
  self->tags = tags;

  mixed = adduce_tag_list_get_n_tags (some) > 0;
  if (mixed)
    names = adduce_ui_claim_text_dup_values (some, self->variable);
  gtk_label_set_label (self->state_label, mixed ? _("mixed") : _("unset"));
  adduce_ui_tip_set (GTK_WIDGET (self->state_label), names);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), mixed || adduce_tag_list_get_n_tags (tags) == 0);
  show_values (self, some, same);
}

void
adduce_ui_value_field_commit (AdduceUiValueField *self)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELD (self));

  if (ADDUCE_UI_IS_TAG_ENTRY (self->editor))
    adduce_ui_tag_entry_commit (ADDUCE_UI_TAG_ENTRY (self->editor));
  else if (ADDUCE_UI_IS_NOTE_ENTRY (self->editor))
    adduce_ui_note_entry_commit (ADDUCE_UI_NOTE_ENTRY (self->editor));
  else if (ADDUCE_UI_IS_VALUE_ENTRY (self->editor))
    {
      g_autofree char *problem = adduce_ui_value_entry_commit (ADDUCE_UI_VALUE_ENTRY (self->editor));

      if (problem != NULL)
        g_signal_emit (self, signals[SIGNAL_REFUSED], 0, problem);
    }
}

void
adduce_ui_value_field_popdown (AdduceUiValueField *self)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELD (self));

  if (ADDUCE_UI_IS_TAG_ENTRY (self->editor))
    adduce_ui_tag_entry_popdown (ADDUCE_UI_TAG_ENTRY (self->editor));
}

void
adduce_ui_value_field_start (AdduceUiValueField *self)
{
  g_return_if_fail (ADDUCE_UI_IS_VALUE_FIELD (self));

  if (ADDUCE_UI_IS_TAG_ENTRY (self->editor))
    adduce_ui_tag_entry_start (ADDUCE_UI_TAG_ENTRY (self->editor));
  else if (ADDUCE_UI_IS_CODE_CHOICE (self->editor))
    adduce_ui_code_choice_popup (ADDUCE_UI_CODE_CHOICE (self->editor));
  else if (ADDUCE_UI_IS_CODE_BOX (self->editor))
    gtk_widget_child_focus (self->editor, GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->editor);
}
