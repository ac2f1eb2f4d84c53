/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Splitting an entry of a register.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-list-tab.h"
#include "adduce-ui-register-split.h"

struct _AdduceUiRegisterSplit
{
  GtkWindow parent_instance;

  GtkWidget *split_button;
  GtkLabel *what_label;
  GtkEditable *name_entry;
  GtkListView *list_view;
  GtkLabel *count_label;

  AdduceUiRegisterModel *model;
  AdduceRegisterRow *row;
  GPtrArray *claims; /* AdduceClaimRow */
  GtkMultiSelection *selection;
};

G_DEFINE_FINAL_TYPE (AdduceUiRegisterSplit, adduce_ui_register_split, GTK_TYPE_WINDOW)

static void
update (AdduceUiRegisterSplit *self)
{
  g_autoptr (GtkBitset) chosen = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = (guint) gtk_bitset_get_size (chosen);
  g_autofree char *count = g_strdup_printf (ngettext ("%u claim", "%u claims", n), n);

  gtk_label_set_text (self->count_label, count);
  gtk_widget_set_sensitive (self->split_button, n > 0 && *gtk_editable_get_text (self->name_entry) != '\0');
}

/* Callbacks */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdduceUiRegisterSplit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *where = gtk_label_new (NULL);
  GtkWidget *quote = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (where), 0);
  gtk_label_set_xalign (GTK_LABEL (quote), 0);
  gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_wrap (GTK_LABEL (quote), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (quote), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (quote), 2);
  gtk_label_set_ellipsize (GTK_LABEL (quote), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (where, "caption");
  gtk_widget_add_css_class (where, "dim-label");
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), quote);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdduceUiRegisterSplit *self)
{
  AdduceClaimRow *row = gtk_list_item_get_item (item);
  const AdduceClaimSource *source = adduce_claim_row_get_source (row);
  GtkWidget *where = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *quote = gtk_widget_get_next_sibling (where);
  g_autofree char *words = adduce_claim_dup_text (adduce_claim_row_get_claim (row), " … ");
  g_autofree char *place = g_strdup_printf ("%s · %s", adduce_tag_get_label (source->article),
                                            adduce_tag_get_label (source->coder));
  g_autofree char *name = g_strdup_printf ("%s: %s", place, words);

  gtk_label_set_text (GTK_LABEL (where), place);
  gtk_label_set_text (GTK_LABEL (quote), words);
  adduce_ui_compat_label_row (gtk_list_item_get_child (item), name);
}

static void
changed_cb (AdduceUiRegisterSplit *self)
{
  if (self->selection != NULL)
    update (self);
}

/* All claims of those articles of which one is chosen. */
static void
articles_cb (AdduceUiRegisterSplit *self)
{
  g_autoptr (GHashTable) articles = g_hash_table_new (g_str_hash, g_str_equal);
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  for (guint i = 0; i < self->claims->len; i++)
    if (gtk_selection_model_is_selected (selection, i))
      g_hash_table_add (articles, adduce_claim_row_get_source (self->claims->pdata[i])->relative);
  for (guint i = 0; i < self->claims->len; i++)
    if (g_hash_table_contains (articles, adduce_claim_row_get_source (self->claims->pdata[i])->relative))
      gtk_selection_model_select_item (selection, i, FALSE);
}

static void
split_cb (AdduceUiRegisterSplit *self)
{
  AdduceUiContext *context = adduce_ui_register_model_get_context (self->model);
  AdduceRegister *base = adduce_ui_register_model_get_register (self->model);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GError *error = NULL;
  AdduceCorpusEdit *edit;

  if (!gtk_widget_get_sensitive (self->split_button))
    return;
  for (guint i = 0; i < self->claims->len; i++)
    if (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), i))
      g_ptr_array_add (ids, (gpointer) adduce_claim_get_id (adduce_claim_row_get_claim (self->claims->pdata[i])));
  g_ptr_array_add (ids, NULL);
  edit = adduce_register_split (adduce_corpus_get_folder (adduce_ui_context_get_corpus (context)), base,
                                adduce_ui_register_model_get_field (self->model), self->claims,
                                adduce_register_row_get_entity (self->row), gtk_editable_get_text (self->name_entry),
                                NULL, (const char *const *) ids->pdata, &error);
  if (edit == NULL)
    {
      gtk_label_set_text (self->what_label, error->message);
      g_error_free (error);
      return;
    }
  adduce_ui_register_model_split (self->model, edit, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cancel_cb (AdduceUiRegisterSplit *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
escape_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
           AdduceUiRegisterSplit *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* Overrides */

static void
adduce_ui_register_split_dispose (GObject *object)
{
  AdduceUiRegisterSplit *self = ADDUCE_UI_REGISTER_SPLIT (object);

  g_clear_object (&self->model);
  g_clear_object (&self->row);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->claims, g_ptr_array_unref);

  G_OBJECT_CLASS (adduce_ui_register_split_parent_class)->dispose (object);
}

static void
adduce_ui_register_split_class_init (AdduceUiRegisterSplitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_register_split_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-register-split.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterSplit, split_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterSplit, what_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterSplit, name_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterSplit, list_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterSplit, count_label);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, articles_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_cb);
  gtk_widget_class_bind_template_callback (widget_class, escape_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
adduce_ui_register_split_init (AdduceUiRegisterSplit *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_list_tab_install (self->list_view);
}

void
adduce_ui_register_split_present (GtkWindow *parent, AdduceUiRegisterModel *model, AdduceRegisterRow *row)
{
  AdduceUiRegisterSplit *self;
  GListStore *store;
  g_autofree char *text = NULL;

  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));
  g_return_if_fail (ADDUCE_IS_REGISTER_ROW (row));

  self = g_object_new (ADDUCE_UI_TYPE_REGISTER_SPLIT, "transient-for", parent, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  g_set_object (&self->model, model);
  g_set_object (&self->row, row);
  self->claims = adduce_ui_register_model_list_claims (model, adduce_register_row_get_id (row));
  store = g_list_store_new (ADDUCE_TYPE_CLAIM_ROW);
  g_list_store_splice (store, 0, 0, self->claims->pdata, self->claims->len);
  self->selection = gtk_multi_selection_new (G_LIST_MODEL (store));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  /* translators: %s is a name */
  text = g_strdup_printf (_("Choose the claims of “%s” that are somebody or something else’s"),
                          adduce_entity_get_name (adduce_register_row_get_entity (row)));
  gtk_label_set_text (self->what_label, text);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}
