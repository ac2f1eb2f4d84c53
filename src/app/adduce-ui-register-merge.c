/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Merging and deleting entries of a register.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-dialog-size.h"
#include "adduce-ui-register-merge.h"

/* As many as are offered. */
#define MAX_OFFERED 30

struct _AdduceUiRegisterMerge
{
  GtkWindow parent_instance;

  GtkButton *do_button;
  GtkLabel *what_label;
  GtkEditable *search_entry;
  GtkListBox *list_box;
  GtkLabel *preview_label;

  AdduceUiRegisterModel *model;
  GPtrArray *rows; /* AdduceRegisterRow */
  gboolean deleting;
};

G_DEFINE_FINAL_TYPE (AdduceUiRegisterMerge, adduce_ui_register_merge, GTK_TYPE_WINDOW)

/* --- what they become --- */

/* (nullable) */
static AdduceRegisterRow *
get_target (AdduceUiRegisterMerge *self)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list_box);

  return selected != NULL ? g_object_get_data (G_OBJECT (selected), "row") : NULL;
}

static gboolean
is_among (AdduceUiRegisterMerge *self, AdduceRegisterRow *row)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (strcmp (adduce_register_row_get_id (self->rows->pdata[i]), adduce_register_row_get_id (row)) == 0)
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable) */
static AdduceRegisterChange *
create_change (AdduceUiRegisterMerge *self, GError **error)
{
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  AdduceRegisterRow *target = get_target (self);
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  AdduceEntity *entity = target != NULL ? adduce_register_row_get_entity (target) : NULL;

  for (guint i = 0; i < self->rows->len; i++)
    if (target == NULL
        || strcmp (adduce_register_row_get_id (self->rows->pdata[i]), adduce_register_row_get_id (target)) != 0)
      g_ptr_array_add (entities, adduce_register_row_get_entity (self->rows->pdata[i]));
  if (self->deleting)
    return adduce_register_act_delete (base, (AdduceEntity *const *) entities->pdata, entities->len, entity, error);
  if (entity == NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("Choose what they become"));
      return NULL;
    }
  return adduce_register_act_merge (base, entity, (AdduceEntity *const *) entities->pdata, entities->len, error);
}

static guint
count_claims (AdduceUiRegisterMerge *self)
{
  AdduceRegisterRow *target = get_target (self);
  g_autoptr (GPtrArray) going = g_ptr_array_new ();

  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] != target)
      g_ptr_array_add (going, self->rows->pdata[i]);
  return adduce_ui_register_model_count_claims (self->model, going);
}

char *
adduce_ui_register_merge_describe (AdduceUiRegisterModel *model, AdduceRegisterChange *change, AdduceEntity *target,
                                   guint n_claims)
{
  g_auto (GStrv) lines = NULL;
  GString *text;

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model), NULL);
  g_return_val_if_fail (change != NULL, NULL);

  text = g_string_new (NULL);
  if (target != NULL && n_claims > 0)
    g_string_append_printf (text,
                            ngettext ("%u claim of all coders will count as “%s”; it is not rewritten",
                                      "%u claims of all coders will count as “%s”; they are not rewritten", n_claims),
                            n_claims, adduce_entity_get_name (target));
  lines = adduce_register_change_describe (change, adduce_ui_register_model_get_register (model));
  for (guint i = 0; lines[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", lines[i]);
  return g_string_free (text, FALSE);
}

/* (transfer full): what would be done, or why nothing can be; @change: (nullable) */
static char *
dup_preview (AdduceUiRegisterMerge *self, AdduceRegisterChange *change, gboolean possible, GError *error)
{
  AdduceRegisterRow *target = get_target (self);
  guint n = count_claims (self);

  if (change == NULL)
    return g_strdup (error->message);
  if (!possible)
    return g_strdup_printf (
      ngettext ("%u claim has it: choose what it is to mean", "%u claims have it: choose what they are to mean", n), n);
  return adduce_ui_register_merge_describe (self->model, change,
                                            target != NULL ? adduce_register_row_get_entity (target) : NULL, n);
}

static void
update_preview (AdduceUiRegisterMerge *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegisterChange) change = create_change (self, &error);
  gboolean possible = change != NULL && (!self->deleting || get_target (self) != NULL || count_claims (self) == 0);
  g_autofree char *text = dup_preview (self, change, possible, error);

  gtk_widget_set_sensitive (GTK_WIDGET (self->do_button), possible);
  gtk_label_set_text (self->preview_label, text);
}

/* --- the list --- */

static void
add_offer (AdduceUiRegisterMerge *self, AdduceRegisterRow *row)
{
  GtkWidget *line = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (adduce_entity_get_name (adduce_register_row_get_entity (row)));
  g_autofree char *count = g_strdup_printf ("%u", adduce_register_row_get_n_claims (row));
  GtkWidget *claims = gtk_label_new (count);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (claims, "dim-label");
  gtk_widget_add_css_class (claims, "numeric");
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), claims);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (line), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_text (GTK_LABEL (name)), -1);
  g_object_set_data_full (G_OBJECT (line), "row", g_object_ref (row), g_object_unref);
  gtk_list_box_append (self->list_box, line);
}

/* 0 for a name that was typed in full, 1 for one that begins so, 2 for others. */
static guint
get_rank (AdduceRegisterRow *row, const char *folded)
{
  AdduceEntity *entity = adduce_register_row_get_entity (row);
  const char *const *aliases = adduce_entity_get_aliases (entity);
  g_autofree char *name = adduce_breaks_fold (adduce_entity_get_name (entity));

  if (g_str_equal (name, folded))
    return 0;
  for (guint i = 0; aliases[i] != NULL; i++)
    {
      g_autofree char *alias = adduce_breaks_fold (aliases[i]);

      if (g_str_equal (alias, folded))
        return 0;
    }
  return g_str_has_prefix (name, folded) ? 1 : 2;
}

static int
compare_ranks_cb (gconstpointer a, gconstpointer b, gpointer folded)
{
  guint x = get_rank (*(AdduceRegisterRow *const *) a, folded), y = get_rank (*(AdduceRegisterRow *const *) b, folded);

  return x == y ? 0 : x < y ? -1 : 1;
}

/* (transfer container): what fits what was typed, the likeliest first, as many as are offered. */
static GPtrArray *
list_fitting (AdduceUiRegisterMerge *self, const char *typed, const char *const *words, AdduceNameKey *key)
{
  GPtrArray *all = adduce_ui_register_model_get_rows (self->model);
  GPtrArray *fitting = g_ptr_array_new ();
  g_autofree char *folded = adduce_breaks_fold (typed);

  for (guint i = 0; *typed != '\0' && i < all->len; i++)
    if (!is_among (self, all->pdata[i]) && adduce_register_row_matches (all->pdata[i], words, key))
      g_ptr_array_add (fitting, all->pdata[i]);
  g_ptr_array_sort_with_data (fitting, compare_ranks_cb, folded);
  if (fitting->len > MAX_OFFERED)
    g_ptr_array_set_size (fitting, MAX_OFFERED);
  return fitting;
}

/* Those that are merged first, the most used of them first; then what fits what was typed. */
static void
fill_list (AdduceUiRegisterMerge *self)
{
  const char *typed = gtk_editable_get_text (self->search_entry);
  g_auto (GStrv) words = adduce_match_split (typed);
  g_autoptr (AdduceNameKey) key = adduce_name_key_new (typed);
  g_autoptr (GPtrArray) fitting = list_fitting (self, typed, (const char *const *) words, key);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list_box))) != NULL)
    gtk_list_box_remove (self->list_box, child);
  for (guint i = 0; !self->deleting && i < self->rows->len; i++)
    if (*typed == '\0' || adduce_register_row_matches (self->rows->pdata[i], (const char *const *) words, key))
      add_offer (self, self->rows->pdata[i]);
  for (guint i = 0; i < fitting->len; i++)
    add_offer (self, fitting->pdata[i]);
  if (!self->deleting || *typed != '\0')
    gtk_list_box_select_row (self->list_box, gtk_list_box_get_row_at_index (self->list_box, 0));
  update_preview (self);
}

/* Callbacks */

static void
search_cb (AdduceUiRegisterMerge *self)
{
  fill_list (self);
}

static void
row_selected_cb (AdduceUiRegisterMerge *self)
{
  if (self->model != NULL) /* the list empties itself in the end */
    update_preview (self);
}

static void
do_cb (AdduceUiRegisterMerge *self)
{
  GError *error = NULL;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->do_button)))
    return;
  adduce_ui_register_model_perform (self->model, create_change (self, &error), error);
  gtk_window_close (GTK_WINDOW (self));
}

/* Down and Up move in the list while one types. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiRegisterMerge *self)
{
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list_box);
  GtkListBoxRow *next;

  if (step == 0)
    return FALSE;
  next = gtk_list_box_get_row_at_index (self->list_box,
                                        selected != NULL ? gtk_list_box_row_get_index (selected) + step : 0);
  if (next != NULL)
    gtk_list_box_select_row (self->list_box, next);
  return TRUE;
}

static void
cancel_cb (AdduceUiRegisterMerge *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
           AdduceUiRegisterMerge *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* Overrides */

static void
adduce_ui_register_merge_dispose (GObject *object)
{
  AdduceUiRegisterMerge *self = ADDUCE_UI_REGISTER_MERGE (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (adduce_ui_register_merge_parent_class)->dispose (object);
}

static void
adduce_ui_register_merge_class_init (AdduceUiRegisterMergeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_register_merge_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-register-merge.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterMerge, do_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterMerge, what_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterMerge, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterMerge, list_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterMerge, preview_label);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, do_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, escape_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
adduce_ui_register_merge_init (AdduceUiRegisterMerge *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static int
compare_claims_cb (gconstpointer a, gconstpointer b)
{
  guint x = adduce_register_row_get_n_claims (*(AdduceRegisterRow *const *) a);
  guint y = adduce_register_row_get_n_claims (*(AdduceRegisterRow *const *) b);

  return x == y ? 0 : x > y ? -1 : 1;
}

static char *
join_names (GPtrArray *rows)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < rows->len && i < 10; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            adduce_entity_get_name (adduce_register_row_get_entity (rows->pdata[i])));
  if (rows->len > 10)
    g_string_append (names, " …");
  return g_string_free (names, FALSE);
}

void
adduce_ui_register_merge_present (GtkWindow *parent, AdduceUiRegisterModel *model, GPtrArray *rows, gboolean deleting)
{
  AdduceUiRegisterMerge *self;
  g_autofree char *names = NULL;

  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));
  g_return_if_fail (rows != NULL && rows->len > 0);

  self = g_object_new (ADDUCE_UI_TYPE_REGISTER_MERGE, "transient-for", parent, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  g_set_object (&self->model, model);
  self->deleting = deleting;
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (self->rows, g_object_ref (rows->pdata[i]));
  g_ptr_array_sort (self->rows, compare_claims_cb);
  names = join_names (self->rows);
  gtk_label_set_text (self->what_label, names);
  gtk_window_set_title (GTK_WINDOW (self), deleting ? _("Delete") : _("Merge"));
  gtk_button_set_label (self->do_button, deleting ? _("_Delete") : _("_Merge"));
  fill_list (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
