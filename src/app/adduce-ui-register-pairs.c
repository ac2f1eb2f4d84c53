/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pairs of entries that may be the same.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-list-tab.h"
#include "adduce-ui-register-merge.h"
#include "adduce-ui-register-pairs.h"

struct _AdduceUiRegisterPairs
{
  GtkWindow parent_instance;

  GtkListView *list_view;
  GtkWidget *empty_label;
  GtkWidget *preview_box;
  GtkLabel *preview_label;
  GtkWidget *undo_button;
  GtkWidget *distinct_button;
  GtkWidget *merge_button;

  AdduceUiRegisterModel *model;
  GListStore *store; /* AdduceDuplicate */
  GtkSingleSelection *selection;
  gboolean turned; /* the one with fewer claims is to stay */
};

G_DEFINE_FINAL_TYPE (AdduceUiRegisterPairs, adduce_ui_register_pairs, GTK_TYPE_WINDOW)

static guint
count_claims (AdduceUiRegisterPairs *self, AdduceEntity *entity)
{
  AdduceRegisterRow *row = adduce_ui_register_model_lookup (self->model, adduce_entity_get_id (entity));

  return row != NULL ? adduce_register_row_get_n_claims (row) : 0;
}

/* (nullable): the pair that is chosen */
static AdduceDuplicate *
get_pair (AdduceUiRegisterPairs *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

/* Whether it is the one to keep: it has more claims or, of as many, the fuller name. */
static gboolean
is_better (AdduceUiRegisterPairs *self, AdduceEntity *entity, AdduceEntity *other)
{
  guint n = count_claims (self, entity), n_other = count_claims (self, other);

  if (n != n_other)
    return n > n_other;
  return g_utf8_strlen (adduce_entity_get_name (entity), -1) > g_utf8_strlen (adduce_entity_get_name (other), -1);
}

/* The better one stays, unless that is turned round. */
static AdduceEntity *
get_target (AdduceUiRegisterPairs *self, AdduceDuplicate *pair, AdduceEntity **ret_source)
{
  AdduceEntity *one = adduce_duplicate_get_one (pair);
  AdduceEntity *other = adduce_duplicate_get_other (pair);
  gboolean takes_other = is_better (self, other, one) != self->turned;

  *ret_source = takes_other ? one : other;
  return takes_other ? other : one;
}

/* (transfer full) (nullable) */
static AdduceRegisterChange *
create_merge (AdduceUiRegisterPairs *self, AdduceDuplicate *pair, GError **error)
{
  AdduceEntity *source, *target = get_target (self, pair, &source);

  return adduce_register_act_merge (adduce_ui_register_model_get_register (self->model), target, &source, 1, error);
}

static void
update_preview (AdduceUiRegisterPairs *self, AdduceDuplicate *pair)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegisterChange) change = create_merge (self, pair, &error);
  AdduceEntity *source, *target = get_target (self, pair, &source);
  g_autofree char *text = change != NULL ? adduce_ui_register_merge_describe (self->model, change, target,
                                                                              count_claims (self, source))
                                         : NULL;

  gtk_label_set_text (self->preview_label, text != NULL ? text : error->message);
}

static void
update (AdduceUiRegisterPairs *self)
{
  gboolean some = get_pair (self) != NULL;

  if (some)
    update_preview (self, get_pair (self));
  gtk_widget_set_visible (self->preview_box, some);

  gtk_widget_set_visible (self->empty_label, !some);
  gtk_widget_set_sensitive (self->distinct_button, some);
  gtk_widget_set_sensitive (self->merge_button, some);
  gtk_widget_set_sensitive (self->undo_button, adduce_ui_register_model_get_undo_label (self->model) != NULL);
}

/* The place in the list stays, so that one goes on with what comes next. */
static void
fill (AdduceUiRegisterPairs *self)
{
  GPtrArray *pairs = adduce_ui_register_model_get_pairs (self->model);
  guint position = gtk_single_selection_get_selected (self->selection);

  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), pairs->pdata,
                       pairs->len);
  if (pairs->len > 0 && position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, MIN (position, pairs->len - 1));
  update (self);
}

/* What was dealt with goes at once; the rest follows when all is looked at anew. */
static void
drop (AdduceUiRegisterPairs *self, AdduceDuplicate *pair)
{
  guint position;

  if (g_list_store_find (self->store, pair, &position))
    g_list_store_remove (self->store, position);
  update (self);
}

/* Callbacks */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdduceUiRegisterPairs *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *names = gtk_label_new (NULL);
  GtkWidget *why = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (names), 0);
  gtk_label_set_xalign (GTK_LABEL (why), 0);
  gtk_label_set_wrap (GTK_LABEL (names), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (names), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (why, "caption");
  gtk_widget_add_css_class (why, "dim-label");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), names);
  gtk_box_append (GTK_BOX (box), why);
  gtk_list_item_set_child (item, box);
}

/* The name that is alike, and whose it is where it is another name. */
static char *
dup_name (AdduceUiRegisterPairs *self, AdduceEntity *entity, const char *alike)
{
  const char *name = adduce_entity_get_name (entity);
  guint n = count_claims (self, entity);

  if (strcmp (name, alike) == 0)
    return g_strdup_printf ("%s (%u)", name, n);
  return g_strdup_printf ("%s = %s (%u)", alike, name, n);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, AdduceUiRegisterPairs *self)
{
  AdduceDuplicate *pair = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *names = gtk_widget_get_first_child (box);
  GtkWidget *why = gtk_widget_get_next_sibling (names);
  g_autofree char *one = dup_name (self, adduce_duplicate_get_one (pair), adduce_duplicate_get_one_name (pair));
  g_autofree char *other = dup_name (self, adduce_duplicate_get_other (pair), adduce_duplicate_get_other_name (pair));
  g_autofree char *both = g_strdup_printf ("%s — %s", one, other);
  g_autofree char *label
    = g_strdup_printf ("%s: %s", both, adduce_likeness_get_label (adduce_duplicate_get_likeness (pair)));

  gtk_label_set_text (GTK_LABEL (names), both);
  gtk_label_set_text (GTK_LABEL (why), adduce_likeness_get_label (adduce_duplicate_get_likeness (pair)));
  adduce_ui_compat_label_row (box, label);
}

static void
chosen_cb (AdduceUiRegisterPairs *self)
{
  self->turned = FALSE;
  update (self);
}

static void
turn_cb (AdduceUiRegisterPairs *self)
{
  self->turned = !self->turned;
  update (self);
}

static void
merge_cb (AdduceUiRegisterPairs *self)
{
  g_autoptr (AdduceDuplicate) pair = NULL;
  AdduceRegisterChange *change;
  GError *error = NULL;

  if (!g_set_object (&pair, get_pair (self)))
    return;
  change = create_merge (self, pair, &error);
  adduce_ui_register_model_perform (self->model, change, error);
  drop (self, pair);
}

static void
distinct_cb (AdduceUiRegisterPairs *self)
{
  g_autoptr (AdduceDuplicate) pair = NULL;

  if (!g_set_object (&pair, get_pair (self)))
    return;
  adduce_ui_register_model_perform (self->model,
                                    adduce_register_act_set_distinct (adduce_duplicate_get_one (pair),
                                                                      adduce_duplicate_get_other (pair), TRUE),
                                    NULL);
  drop (self, pair);
}

static void
undo_cb (AdduceUiRegisterPairs *self)
{
  adduce_ui_register_model_undo (self->model);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
                AdduceUiRegisterPairs *self)
{
  if (keyval != GDK_KEY_Delete)
    return FALSE;
  distinct_cb (self);
  return TRUE;
}

static gboolean
escape_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
           AdduceUiRegisterPairs *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  gtk_window_close (GTK_WINDOW (self));
  return TRUE;
}

/* Overrides */

static void
adduce_ui_register_pairs_dispose (GObject *object)
{
  AdduceUiRegisterPairs *self = ADDUCE_UI_REGISTER_PAIRS (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (adduce_ui_register_pairs_parent_class)->dispose (object);
}

static void
adduce_ui_register_pairs_class_init (AdduceUiRegisterPairsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_register_pairs_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-register-pairs.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPairs, list_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPairs, empty_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPairs, preview_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPairs, preview_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPairs, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPairs, distinct_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPairs, merge_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, turn_cb);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, distinct_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, escape_cb);
}

static void
adduce_ui_register_pairs_init (AdduceUiRegisterPairs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_list_tab_install (self->list_view);
  self->store = g_list_store_new (ADDUCE_TYPE_DUPLICATE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->store));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self);
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (self->selection));
}

void
adduce_ui_register_pairs_present (GtkWindow *parent, AdduceUiRegisterModel *model)
{
  AdduceUiRegisterPairs *self;

  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (model));

  self = g_object_new (ADDUCE_UI_TYPE_REGISTER_PAIRS, "transient-for", parent, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  g_set_object (&self->model, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "history-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list_view));
}
