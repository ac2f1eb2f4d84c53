/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A value of the codebook to be edited.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-code-form.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-line-field.h"
#include "adduce-ui-swatch-row.h"

#define NAME_MAX_LENGTH 80

enum {
  FIELD_LABEL,
  FIELD_DEFINITION,
  FIELD_USE,
  FIELD_AVOID,
  FIELD_EXAMPLE,
  FIELD_COLOR,
  FIELD_KEY,
  FIELD_NUMBER,
  FIELD_LITERATURE,
  N_FIELDS,
};

static const struct
{
  const char *title;
  gboolean several;
  int width;
  const char *tip;
} fields[N_FIELDS] = {
  [FIELD_LABEL] = { N_("Name"), FALSE, 0, N_("What it is called; may change") },
  [FIELD_DEFINITION] = { N_("Definition"), TRUE, 0, N_("What it means, in a sentence or two") },
  [FIELD_USE] = { N_("When to use it"), TRUE, 0, NULL },
  [FIELD_AVOID] = { N_("When not to use it"), TRUE, 0, NULL },
  [FIELD_EXAMPLE] = { N_("Example"), TRUE, 0, NULL },
  [FIELD_COLOR] = { N_("Another color"), FALSE, 9, N_("Written as #rrggbb; none for gray") },
  [FIELD_KEY] = { N_("Key"), FALSE, 4,
                  N_("The letter or digit that sets it while the article has the focus") },
  [FIELD_NUMBER] = { N_("Number"), FALSE, 6, N_("For exports and networks, a whole number") },
  [FIELD_LITERATURE] = { N_("Literature"), TRUE, 0, N_("Where it comes from") },
};

struct _AdduceUiCodeForm
{
  GtkWidget parent_instance;

  AdduceUiLineField *fields[N_FIELDS];
  GtkLabel *id_label;
  AdduceUiSwatchRow *colors;
  AdduceUiSwatchRow *patterns;
  GtkDropDown *parent_choice;
  GtkWidget *parent_box;
  GtkStringList *parent_names;
  GPtrArray *parent_ids; /* of what the choice offers; NULL for none */
  GtkCheckButton *retired_check;
  GtkLabel *merged_label;
  GtkLabel *problem_label;

  AdduceCodebookEditor *editor;
  AdduceVariable *variable;
  AdduceCode *code;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AdduceUiCodeForm, adduce_ui_code_form, GTK_TYPE_WIDGET)

/* --- changing --- */

static void
set_problem (AdduceUiCodeForm *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* Why it can't be; (transfer full). */
static char *
perform (AdduceUiCodeForm *self, const AdduceCodeInfo *info)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebookEditor) editor = g_object_ref (self->editor);

  if (adduce_codebook_editor_set_code (editor, adduce_variable_get_id (self->variable), info,
                                       &error))
    return NULL;
  return g_strdup (error->message);
}

static char *
take_number (AdduceCodeInfo *info, const char *text)
{
  char *end = NULL;

  info->has_number = *text != '\0';
  info->number = g_ascii_strtoll (text, &end, 10);
  if (*text != '\0' && (*end != '\0' || end == text))
    return g_strdup (_("This takes a whole number such as 1 or -2"));
  return NULL;
}

static char *
take_key (AdduceCodeInfo *info, const char *text)
{
  if (g_utf8_strlen (text, -1) > 1)
    return g_strdup (_("A key is one letter, digit or mark"));
  info->key = *text != '\0' ? g_unichar_tolower (g_utf8_get_char (text)) : 0;
  return NULL;
}

static char *
edited_cb (AdduceUiCodeForm *self, const char *text, AdduceUiLineField *field)
{
  AdduceCodeInfo info;
  const char *value = *text != '\0' ? text : NULL;
  char *problem = NULL;

  if (self->code == NULL)
    return NULL;

  info = *adduce_code_get_info (self->code);
  switch (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (field), "field")))
    {
    case FIELD_LABEL:
      if (value == NULL)
        return g_strdup (_("A value has a name"));
      info.label = value;
      break;
    case FIELD_DEFINITION:
      info.definition = value;
      break;
    case FIELD_USE:
      info.use = value;
      break;
    case FIELD_AVOID:
      info.avoid = value;
      break;
    case FIELD_EXAMPLE:
      info.example = value;
      break;
    case FIELD_COLOR:
      info.color = value;
      break;
    case FIELD_KEY:
      problem = take_key (&info, text);
      break;
    case FIELD_NUMBER:
      problem = take_number (&info, text);
      break;
    case FIELD_LITERATURE:
    default:
      info.literature = value;
    }
  return problem != NULL ? problem : perform (self, &info);
}

static void
swatch_chosen_cb (AdduceUiCodeForm *self, const char *what, AdduceUiSwatchRow *row)
{
  AdduceCodeInfo info = *adduce_code_get_info (self->code);
  g_autofree char *copy = g_strdup (what);
  g_autofree char *problem = NULL;

  if (row == self->colors)
    info.color = copy;
  else
    adduce_code_pattern_from_id (copy, &info.pattern);
  problem = perform (self, &info);
  set_problem (self, problem);
}

static void
parent_cb (AdduceUiCodeForm *self)
{
  guint selected = gtk_drop_down_get_selected (self->parent_choice);
  g_autoptr (GError) error = NULL;

  if (self->updating || self->code == NULL || selected >= self->parent_ids->len)
    return;

  adduce_codebook_editor_nest_code (self->editor, adduce_variable_get_id (self->variable),
                                    adduce_code_get_id (self->code),
                                    self->parent_ids->pdata[selected], &error);
  set_problem (self, error != NULL ? error->message : NULL);
}

static void
retired_cb (AdduceUiCodeForm *self)
{
  g_autoptr (GError) error = NULL;

  if (self->updating || self->code == NULL)
    return;

  adduce_codebook_editor_retire_code (self->editor, adduce_variable_get_id (self->variable),
                                      adduce_code_get_id (self->code),
                                      gtk_check_button_get_active (self->retired_check), &error);
  set_problem (self, error != NULL ? error->message : NULL);
}

/* --- showing --- */

static void
show_field (AdduceUiCodeForm *self, guint field, const char *text, gboolean same)
{
  adduce_ui_line_field_set_text (self->fields[field], text, same);
}

static void
show_parents (AdduceUiCodeForm *self)
{
  const char *id = adduce_code_get_id (self->code);
  const char *parent = adduce_code_get_info (self->code)->parent;
  g_autoptr (GArray) rows = adduce_code_tree_list (self->variable);
  guint selected = 0;

  gtk_string_list_splice (self->parent_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->parent_names)), NULL);
  g_ptr_array_set_size (self->parent_ids, 0);
  gtk_string_list_append (self->parent_names, _("None: at the top"));
  g_ptr_array_add (self->parent_ids, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const AdduceCodeTreeRow *row = &g_array_index (rows, AdduceCodeTreeRow, i);
      const char *other = adduce_code_get_id (row->code);
      g_autofree char *name = NULL;

      if (g_str_equal (other, id) || adduce_variable_is_below (self->variable, other, id))
        continue;
      name = adduce_ui_claim_text_isolate (adduce_code_get_label (row->code), NAME_MAX_LENGTH);
      if (g_strcmp0 (other, parent) == 0)
        selected = self->parent_ids->len;
      gtk_string_list_append (self->parent_names, name);
      g_ptr_array_add (self->parent_ids, g_strdup (other));
    }
  gtk_drop_down_set_selected (self->parent_choice, selected);
  gtk_widget_set_visible (self->parent_box, self->parent_ids->len > 1);
}

static void
show_merged (AdduceUiCodeForm *self, const AdduceCodeInfo *info)
{
  AdduceCode *into =
    info->merged_into != NULL ? adduce_variable_lookup (self->variable, info->merged_into) : NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->merged_label), info->merged_into != NULL);
  if (info->merged_into == NULL)
    return;
  name = adduce_ui_claim_text_isolate (
    into != NULL ? adduce_code_get_label (into) : info->merged_into, NAME_MAX_LENGTH);
  /* translators: %s is the name of a value */
  text = g_strdup_printf (
    _("Merged into %s, which stands for it everywhere. Claims still have it: taken back into use, "
       "it counts by itself again."),
    name);
  gtk_label_set_label (self->merged_label, text);
}

static void
show (AdduceUiCodeForm *self, gboolean same)
{
  const AdduceCodeInfo *info = adduce_code_get_info (self->code);
  g_autofree char *number =
    info->has_number ? g_strdup_printf ("%" G_GINT64_FORMAT, info->number) : NULL;
  char key[7] = "";

  self->updating = TRUE;
  if (info->key != 0)
    key[g_unichar_to_utf8 (info->key, key)] = '\0';
  show_field (self, FIELD_LABEL, info->label, same);
  show_field (self, FIELD_DEFINITION, info->definition, same);
  show_field (self, FIELD_USE, info->use, same);
  show_field (self, FIELD_AVOID, info->avoid, same);
  show_field (self, FIELD_EXAMPLE, info->example, same);
  show_field (self, FIELD_COLOR, info->color, same);
  show_field (self, FIELD_KEY, key, same);
  show_field (self, FIELD_NUMBER, number, same);
  show_field (self, FIELD_LITERATURE, info->literature, same);
  gtk_label_set_label (self->id_label, info->id);
  adduce_ui_swatch_row_set (self->colors, info->color, info->pattern);
  adduce_ui_swatch_row_set (self->patterns, info->color, info->pattern);
  show_parents (self);
  gtk_check_button_set_active (self->retired_check, info->retired || info->merged_into != NULL);
  show_merged (self, info);
  if (!same)
    set_problem (self, NULL);
  self->updating = FALSE;
}

static void
adduce_ui_code_form_dispose (GObject *object)
{
  AdduceUiCodeForm *self = ADDUCE_UI_CODE_FORM (object);
  GtkWidget *child;

  g_clear_object (&self->code);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->variable);
  g_clear_object (&self->editor);
  g_clear_object (&self->parent_names);
  g_clear_pointer (&self->parent_ids, g_ptr_array_unref);

  G_OBJECT_CLASS (adduce_ui_code_form_parent_class)->dispose (object);
}

static void
adduce_ui_code_form_class_init (AdduceUiCodeFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_code_form_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "codeform");
}

static void
add_field (AdduceUiCodeForm *self, guint field, GtkWidget *box)
{
  GtkWidget *widget = adduce_ui_line_field_new (_ (fields[field].title), fields[field].several);

  if (fields[field].width > 0)
    adduce_ui_line_field_set_width (ADDUCE_UI_LINE_FIELD (widget), fields[field].width);
  if (fields[field].tip != NULL)
    adduce_ui_line_field_set_tip (ADDUCE_UI_LINE_FIELD (widget), _ (fields[field].tip));
  g_object_set_data (G_OBJECT (widget), "field", GUINT_TO_POINTER (field));
  g_signal_connect_swapped (widget, "edited", G_CALLBACK (edited_cb), self);
  self->fields[field] = ADDUCE_UI_LINE_FIELD (widget);
  if (box != NULL)
    gtk_box_append (GTK_BOX (box), widget);
  else
    gtk_widget_set_parent (widget, GTK_WIDGET (self));
}

static GtkWidget *
add_heading (GtkWidget *box, const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkLabel *
add_label (AdduceUiCodeForm *self, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_visible (label, FALSE);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return GTK_LABEL (label);
}

static GtkWidget *
add_box (AdduceUiCodeForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static void
add_look (AdduceUiCodeForm *self)
{
  GtkWidget *box = add_box (self);

  add_heading (box, _("Color"));
  self->colors = ADDUCE_UI_SWATCH_ROW (adduce_ui_swatch_row_new (FALSE));
  g_signal_connect_swapped (self->colors, "chosen", G_CALLBACK (swatch_chosen_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->colors));
  add_field (self, FIELD_COLOR, box);
  box = add_box (self);
  add_heading (box, _("Pattern"));
  self->patterns = ADDUCE_UI_SWATCH_ROW (adduce_ui_swatch_row_new (TRUE));
  g_signal_connect_swapped (self->patterns, "chosen", G_CALLBACK (swatch_chosen_cb), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->patterns));
}

static void
add_place (AdduceUiCodeForm *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  add_field (self, FIELD_KEY, box);
  add_field (self, FIELD_NUMBER, box);
  gtk_widget_set_parent (box, GTK_WIDGET (self));

  self->parent_names = gtk_string_list_new (NULL);
  self->parent_ids = g_ptr_array_new_with_free_func (g_free);
  self->parent_choice = GTK_DROP_DOWN (
    gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->parent_names)),
                       gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string")));
  adduce_ui_compat_search_drop_down (self->parent_choice);
  adduce_ui_compat_label_drop_down (self->parent_choice, _("Is below"));
  g_signal_connect_swapped (self->parent_choice, "notify::selected", G_CALLBACK (parent_cb), self);
  self->parent_box = add_box (self);
  add_heading (self->parent_box, _("Is below"));
  gtk_widget_set_halign (GTK_WIDGET (self->parent_choice), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->parent_box), GTK_WIDGET (self->parent_choice));
}

static void
adduce_ui_code_form_init (AdduceUiCodeForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *box;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->merged_label = add_label (self, "dim-label");
  add_field (self, FIELD_LABEL, NULL);
  box = add_box (self);
  add_heading (box, _("Identifier, which stays"));
  self->id_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->id_label, 0);
  gtk_label_set_selectable (self->id_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->id_label), "monospace");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->id_label));
  for (guint i = FIELD_DEFINITION; i <= FIELD_EXAMPLE; i++)
    add_field (self, i, NULL);
  add_look (self);
  add_place (self);
  add_field (self, FIELD_LITERATURE, NULL);
  self->retired_check = GTK_CHECK_BUTTON (
    adduce_ui_line_field_check_new (_("Retired: claims keep it, it is no longer offered")));
  g_signal_connect_swapped (self->retired_check, "toggled", G_CALLBACK (retired_cb), self);
  gtk_widget_set_parent (GTK_WIDGET (self->retired_check), GTK_WIDGET (self));
  self->problem_label = add_label (self, "error");
}

GtkWidget *
adduce_ui_code_form_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CODE_FORM, NULL);
}

void
adduce_ui_code_form_set_code (AdduceUiCodeForm *self,
                              AdduceCodebookEditor *editor,
                              AdduceVariable *variable,
                              AdduceCode *code)
{
  gboolean same;

  g_return_if_fail (ADDUCE_UI_IS_CODE_FORM (self));
  g_return_if_fail (ADDUCE_IS_VARIABLE (variable));
  g_return_if_fail (ADDUCE_IS_CODE (code));

  same =
    self->editor == editor && self->code != NULL
    && g_str_equal (adduce_code_get_id (self->code), adduce_code_get_id (code))
    && g_str_equal (adduce_variable_get_id (self->variable), adduce_variable_get_id (variable));
  g_set_object (&self->editor, editor);
  g_set_object (&self->variable, variable);
  g_set_object (&self->code, code);
  show (self, same);
}

void
adduce_ui_code_form_commit (AdduceUiCodeForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_FORM (self));

  for (guint i = 0; i < N_FIELDS && self->code != NULL; i++)
    adduce_ui_line_field_commit (self->fields[i]);
}

void
adduce_ui_code_form_start (AdduceUiCodeForm *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CODE_FORM (self));

  adduce_ui_line_field_start (self->fields[FIELD_LABEL]);
}
