/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of the chosen entry; over 600 lines because each field is filled, read and bound by itself.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-editable.h"
#include "adduce-ui-register-details.h"
#include "adduce-ui-register-fields.h"
#include "adduce-ui-register-values.h"

struct _AdduceUiRegisterDetails
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *back_button;
  GtkWidget *hint_label;
  GtkWidget *single_box;
  GtkEditable *name_entry;
  GtkLabel *usage_label;
  GtkTextView *aliases_view;
  GtkWidget *kind_label;
  GtkDropDown *kind_drop_down;
  AdduceUiRegisterValues *values;
  GtkEditable *attribute_entry;
  GtkEditable *parent_entry;
  GtkEditable *wikidata_entry;
  GtkEditable *viaf_entry;
  GtkTextView *note_view;
  GtkLabel *merged_label;
  GtkWidget *bulk_box;
  GtkLabel *bulk_label;
  GtkDropDown *bulk_drop_down;
  GtkEditable *bulk_value_entry;
  GtkEditable *bulk_from_entry;
  GtkEditable *bulk_to_entry;
  GtkWidget *apply_button;

  AdduceUiRegisterModel *model;
  GPtrArray *rows;      /* AdduceRegisterRow: what is chosen */
  AdduceEntity *shown;  /* as it was put into the fields; NULL for none or several */
};

enum {
  SIGNAL_BACK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiRegisterDetails, adduce_ui_register_details, GTK_TYPE_WIDGET)

/* --- filling the fields --- */

static void
set_view (GtkTextView *view, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text != NULL ? text : "", -1);
}

static char *
dup_view (GtkTextView *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static gboolean
is_issues (AdduceUiRegisterDetails *self)
{
  return strcmp (adduce_register_get_id (adduce_ui_register_model_get_register (self->model)), "issue") == 0;
}

/* An issue is no person and has no party; what its file has of it is shown all the same. */
static gboolean
has_kind (AdduceUiRegisterDetails *self, AdduceEntity *entity)
{
  return !is_issues (self) || adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND) != NULL;
}

static guint
find_kind (const char *kind)
{
  const char *const *kinds = adduce_entity_list_kinds ();

  for (guint i = 0; kind != NULL && kinds[i] != NULL; i++)
    if (strcmp (kinds[i], kind) == 0)
      return i + 1;
  return 0;
}

/* How it is used, and what was merged into it. */
static void
fill_words (AdduceUiRegisterDetails *self, AdduceRegisterRow *row)
{
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  guint n = adduce_register_row_get_n_claims (row);
  g_autofree char *claims = g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);
  g_autofree char *usage = NULL;
  g_autoptr (GString) merged = g_string_new (NULL);

  if (adduce_register_row_get_first (row) != NULL)
    /* translators: "12 claims", two dates, an id */
    usage = g_strdup_printf (_("%s, %s to %s · id: %s"), claims, adduce_register_row_get_first (row),
                             adduce_register_row_get_last (row), adduce_register_row_get_id (row));
  else
    /* translators: "12 claims", an id */
    usage = g_strdup_printf (_("%s · id: %s"), claims, adduce_register_row_get_id (row));
  gtk_label_set_text (self->usage_label, usage);
  for (guint i = 0; i < adduce_register_get_n_entities (base); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (base, i);

      if (adduce_entity_get_text (entity, ADDUCE_ENTITY_MERGED_INTO) != NULL
          && strcmp (adduce_register_resolve_code (base, adduce_entity_get_id (entity)),
                     adduce_register_row_get_id (row))
               == 0)
        g_string_append_printf (merged, "%s%s", merged->len > 0 ? ", " : "", adduce_entity_get_name (entity));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->merged_label), merged->len > 0);
  /* translators: %s is a list of names */
  g_autofree char *text = g_strdup_printf (_("Merged into it: %s"), merged->str);
  gtk_label_set_text (self->merged_label, text);
}

static void
show_single (AdduceUiRegisterDetails *self, AdduceRegisterRow *row)
{
  AdduceEntity *entity = adduce_register_row_get_entity (row);
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  const char *parent = adduce_entity_get_text (entity, ADDUCE_ENTITY_PARENT);
  AdduceEntity *above = parent != NULL ? adduce_register_resolve (base, parent) : NULL;
  g_autofree char *aliases = g_strjoinv ("\n", (char **) adduce_entity_get_aliases (entity));

  g_set_object (&self->shown, entity);
  adduce_ui_editable_show (self->name_entry, adduce_entity_get_name (entity));
  set_view (self->aliases_view, aliases);
  gtk_drop_down_set_selected (self->kind_drop_down,
                              find_kind (adduce_entity_get_text (entity, ADDUCE_ENTITY_KIND)));
  gtk_widget_set_visible (self->kind_label, has_kind (self, entity));
  gtk_widget_set_visible (GTK_WIDGET (self->kind_drop_down), has_kind (self, entity));
  adduce_ui_editable_show (self->parent_entry, above != NULL ? adduce_entity_get_name (above) : parent);
  adduce_ui_editable_show (self->wikidata_entry, adduce_entity_get_text (entity, ADDUCE_ENTITY_WIKIDATA));
  adduce_ui_editable_show (self->viaf_entry, adduce_entity_get_text (entity, ADDUCE_ENTITY_VIAF));
  set_view (self->note_view, adduce_entity_get_text (entity, ADDUCE_ENTITY_NOTE));
  adduce_ui_register_values_show (self->values, base, entity);
  fill_words (self, row);
}

static void
show_several (AdduceUiRegisterDetails *self)
{
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  g_autoptr (GPtrArray) attributes = adduce_ui_register_fields_list (base);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *text
    = g_strdup_printf (ngettext ("%u entry", "%u entries", self->rows->len), self->rows->len);

  g_clear_object (&self->shown);
  gtk_label_set_text (self->bulk_label, text);
  if (adduce_ui_register_fields_has_kinds (base))
    gtk_string_list_append (names, adduce_entity_field_get_label (ADDUCE_ENTITY_KIND));
  for (guint i = 0; i < attributes->len; i++)
    gtk_string_list_append (names, adduce_register_get_attribute_label (base, attributes->pdata[i]));
  gtk_string_list_append (names, adduce_entity_field_get_label (ADDUCE_ENTITY_NOTE));
  gtk_drop_down_set_model (self->bulk_drop_down, G_LIST_MODEL (names));
  adduce_ui_editable_show (self->bulk_value_entry, NULL);
  adduce_ui_editable_show (self->bulk_from_entry, NULL);
  adduce_ui_editable_show (self->bulk_to_entry, NULL);
}

/* --- applying --- */

static void
tell (AdduceUiRegisterDetails *self, const char *message)
{
  g_signal_emit_by_name (adduce_ui_register_model_get_context (self->model), "message", message, FALSE);
}

/* (transfer none) (nullable): the only other entry that has the words in its name. */
static AdduceEntity *
find_only (AdduceUiRegisterDetails *self, const char *words, GError **error)
{
  GPtrArray *rows = adduce_ui_register_model_get_rows (self->model);
  g_autoptr (AdduceNameKey) typed = adduce_name_key_new (words);
  AdduceEntity *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      AdduceEntity *entity = adduce_register_row_get_entity (rows->pdata[i]);
      g_autoptr (AdduceNameKey) key = adduce_name_key_new (adduce_entity_get_name (entity));

      if (strcmp (adduce_entity_get_id (entity), adduce_entity_get_id (self->shown)) == 0
          || adduce_name_key_fit (key, typed) != ADDUCE_NAME_FIT_WORD_START)
        continue;
      if (found != NULL)
        {
          /* translators: %s is a part of a name */
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("“%s” fits several: type more of the name"), words);
          return NULL;
        }
      found = entity;
    }
  if (found == NULL)
    /* translators: %s is a name that was typed */
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("There is no “%s” that it could stand below"), words);
  return found;
}

/* (transfer none) (nullable): by its name, also one that only claims have, or by a part of it. */
static AdduceEntity *
find_parent (AdduceUiRegisterDetails *self, const char *name, GError **error)
{
  AdduceEntity *parent = adduce_register_find_name (adduce_ui_register_model_get_register (self->model), name);
  g_autoptr (AdduceTag) tag = NULL;
  AdduceRegisterRow *row;

  if (parent != NULL)
    return parent;
  tag = adduce_tag_new_for_label (name);
  row = tag != NULL ? adduce_ui_register_model_lookup (self->model, adduce_tag_get_code (tag)) : NULL;
  return row != NULL ? adduce_register_row_get_entity (row) : find_only (self, name, error);
}

/* What stands above it; FALSE where there is no such thing. */
static gboolean
apply_parent (AdduceUiRegisterDetails *self, AdduceEntityBuilder *builder, GError **error)
{
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  const char *name = gtk_editable_get_text (self->parent_entry);
  g_autoptr (AdduceRegisterChange) tried = NULL;
  AdduceEntity *parent;

  if (*name == '\0')
    {
      adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_PARENT, NULL);
      return TRUE;
    }
  parent = find_parent (self, name, error);
  if (parent == NULL)
    return FALSE;
  tried = adduce_register_act_set_parent (base, &self->shown, 1, parent, error);
  adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_PARENT, adduce_entity_get_id (parent));
  return tried != NULL;
}

static AdduceEntity *
create_changed (AdduceUiRegisterDetails *self, GError **error)
{
  g_autoptr (AdduceEntityBuilder) builder = adduce_entity_builder_new_from (self->shown);
  g_autofree char *aliases = dup_view (self->aliases_view);
  g_autofree char *note = dup_view (self->note_view);
  g_auto (GStrv) lines = g_strsplit (aliases, "\n", -1);
  guint kind = gtk_drop_down_get_selected (self->kind_drop_down);
  const char *name = gtk_editable_get_text (self->name_entry);

  adduce_entity_builder_clear_aliases (builder);
  adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_NAME, name);
  for (guint i = 0; lines[i] != NULL; i++)
    adduce_entity_builder_add_alias (builder, lines[i]);
  if (kind > 0 || find_kind (adduce_entity_get_text (self->shown, ADDUCE_ENTITY_KIND)) > 0)
    adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_KIND,
                                    kind > 0 ? adduce_entity_list_kinds ()[kind - 1] : NULL);
  adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_WIKIDATA, gtk_editable_get_text (self->wikidata_entry));
  adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_VIAF, gtk_editable_get_text (self->viaf_entry));
  adduce_entity_builder_set_text (builder, ADDUCE_ENTITY_NOTE, note);
  if (!adduce_ui_register_values_apply (self->values, builder, error) || !apply_parent (self, builder, error))
    return NULL;
  /* A new name is no reason to lose the old one. */
  adduce_entity_builder_add_alias (builder, adduce_entity_get_name (self->shown));
  return adduce_entity_builder_end (builder);
}

static void
apply_single (AdduceUiRegisterDetails *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceEntity) after = create_changed (self, &error);

  if (after == NULL)
    {
      tell (self, error->message);
      return;
    }
  if (!adduce_entity_same_content (self->shown, after))
    adduce_ui_register_model_perform (self->model, adduce_register_act_edit (self->shown, after), NULL);
}

/* @value: (nullable) */
static void
set_text_of_all (AdduceUiRegisterDetails *self, GPtrArray *entities, AdduceEntityField field, const char *value)
{
  adduce_ui_register_model_perform (self->model,
                                    adduce_register_act_set_text ((AdduceEntity *const *) entities->pdata,
                                                                  entities->len, field, value),
                                    NULL);
}

/* What is chosen stands in the order of show_several(). */
static void
apply_several (AdduceUiRegisterDetails *self)
{
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GPtrArray) attributes = adduce_ui_register_fields_list (base);
  guint what = gtk_drop_down_get_selected (self->bulk_drop_down);
  guint first = adduce_ui_register_fields_has_kinds (base) ? 1 : 0;
  const char *from = gtk_editable_get_text (self->bulk_from_entry), *to = gtk_editable_get_text (self->bulk_to_entry);
  const char *text = gtk_editable_get_text (self->bulk_value_entry);
  GError *error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    g_ptr_array_add (entities, adduce_register_row_get_entity (self->rows->pdata[i]));
  if (what < first)
    set_text_of_all (self, entities, ADDUCE_ENTITY_KIND, adduce_entity_kind_from_text (text));
  else if (what - first >= attributes->len)
    set_text_of_all (self, entities, ADDUCE_ENTITY_NOTE, *text != '\0' ? text : NULL);
  else
    {
      AdduceEntityValue value = { attributes->pdata[what - first], text, *from != '\0' ? from : NULL,
                                  *to != '\0' ? to : NULL };
      AdduceRegisterChange *change = adduce_register_act_set_value (base, (AdduceEntity *const *) entities->pdata,
                                                                    entities->len, &value, &error);

      adduce_ui_register_model_perform (self->model, change, error);
    }
}

/* Callbacks */

static void
activate_cb (AdduceUiRegisterDetails *self)
{
  if (self->rows->len > 1)
    apply_several (self);
  else
    adduce_ui_register_details_apply (self);
}

static void
define_cb (AdduceUiRegisterDetails *self)
{
  GError *error = NULL;
  AdduceRegisterChange *change
    = adduce_register_act_define (adduce_ui_register_model_get_register (self->model),
                                  gtk_editable_get_text (self->attribute_entry), NULL, &error);

  adduce_ui_register_details_apply (self);
  if (change != NULL)
    gtk_editable_set_text (self->attribute_entry, "");
  adduce_ui_register_model_perform (self->model, change, error);
}

static void
back_cb (AdduceUiRegisterDetails *self)
{
  adduce_ui_register_details_apply (self);
  g_signal_emit (self, signals[SIGNAL_BACK], 0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiRegisterDetails *self)
{
  if (keyval == GDK_KEY_Escape)
    {
      if (self->shown != NULL)
        show_single (self, self->rows->pdata[0]);
      g_signal_emit (self, signals[SIGNAL_BACK], 0);
      return TRUE;
    }
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    {
      activate_cb (self);
      return TRUE;
    }
  return FALSE;
}

/* Overrides */

static void
adduce_ui_register_details_dispose (GObject *object)
{
  AdduceUiRegisterDetails *self = ADDUCE_UI_REGISTER_DETAILS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->shown);

  G_OBJECT_CLASS (adduce_ui_register_details_parent_class)->dispose (object);
}

static void
adduce_ui_register_details_finalize (GObject *object)
{
  AdduceUiRegisterDetails *self = ADDUCE_UI_REGISTER_DETAILS (object);

  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (adduce_ui_register_details_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ADDUCE_UI_TYPE_REGISTER_VALUES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-register-details.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, back_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, hint_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, single_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, name_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, usage_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, aliases_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, kind_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, kind_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, values);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, attribute_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, parent_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, wikidata_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, viaf_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, note_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, merged_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, bulk_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, bulk_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, bulk_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, bulk_value_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, bulk_from_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, bulk_to_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterDetails, apply_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, define_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
adduce_ui_register_details_class_init (AdduceUiRegisterDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_register_details_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_register_details_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[SIGNAL_BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 0);
  bind_template (widget_class);
}

static void
adduce_ui_register_details_init (AdduceUiRegisterDetails *self)
{
  const char *const *kinds = adduce_entity_list_kinds ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (names, _("Unset"));
  for (guint i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (names, adduce_entity_kind_get_label (kinds[i]));
  gtk_drop_down_set_model (self->kind_drop_down, G_LIST_MODEL (names));
  adduce_ui_compat_label_drop_down (self->kind_drop_down, _("Kind"));
  adduce_ui_compat_label_drop_down (self->bulk_drop_down, _("Change of all of them"));
}

/* Is what was typed, if anything was, what the row is now? */
static gboolean
holds_typed (AdduceUiRegisterDetails *self, AdduceRegisterRow *row)
{
  g_autoptr (AdduceEntity) typed = create_changed (self, NULL);

  if (row == NULL || strcmp (adduce_register_row_get_id (row), adduce_entity_get_id (self->shown)) != 0)
    return FALSE;
  return typed == NULL || adduce_entity_same_content (typed, self->shown)
         || adduce_entity_same_content (typed, adduce_register_row_get_entity (row));
}

/* --- public --- */

void
adduce_ui_register_details_set_model (AdduceUiRegisterDetails *self, AdduceUiRegisterModel *model)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_DETAILS (self));

  g_set_object (&self->model, model);
}

void
adduce_ui_register_details_set_rows (AdduceUiRegisterDetails *self, GPtrArray *rows)
{
  AdduceRegisterRow *row;

  g_return_if_fail (ADDUCE_UI_IS_REGISTER_DETAILS (self));
  g_return_if_fail (rows != NULL);

  if (self->model == NULL || adduce_ui_register_model_get_register (self->model) == NULL)
    g_clear_object (&self->shown); /* the corpus is gone */
  /* What was typed belongs to what was chosen until now. */
  row = rows->len == 1 ? rows->pdata[0] : NULL;
  if (self->shown != NULL && row != NULL && adduce_register_row_get_entity (row) == self->shown)
    return;
  if (self->shown != NULL && !holds_typed (self, row))
    adduce_ui_register_details_apply (self);

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, g_object_ref (rows->pdata[i]));
  gtk_widget_set_visible (self->hint_label, rows->len == 0);
  gtk_widget_set_visible (self->single_box, rows->len == 1);
  gtk_widget_set_visible (self->bulk_box, rows->len > 1);
  gtk_widget_set_visible (self->apply_button, rows->len > 0);
  if (rows->len == 1)
    show_single (self, row);
  else if (rows->len > 1)
    show_several (self);
  else
    g_clear_object (&self->shown);
}

void
adduce_ui_register_details_apply (AdduceUiRegisterDetails *self)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_DETAILS (self));

  if (self->shown != NULL && self->model != NULL && adduce_ui_register_model_get_register (self->model) != NULL)
    apply_single (self);
}

void
adduce_ui_register_details_set_narrow (AdduceUiRegisterDetails *self, gboolean narrow)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_DETAILS (self));

  gtk_widget_set_visible (self->back_button, narrow);
}

void
adduce_ui_register_details_start (AdduceUiRegisterDetails *self)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_DETAILS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->rows->len > 1 ? self->bulk_value_entry : self->name_entry));
}
