/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The speakers or the issues of the corpus, or the entries of a variable of one's own: what is seen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-page.h"
#include "adduce-ui-register-page-private.h"

/* Below this width the table and the details are not seen side by side. */
#define NARROW 760

enum {
  PROP_0,
  PROP_CONTEXT,
  PROP_KIND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void init_page (AdduceUiPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiRegisterPage, adduce_ui_register_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ADDUCE_UI_TYPE_PAGE, init_page))

static gboolean
is_issues (AdduceUiRegisterPage *self)
{
  return self->kind == ADDUCE_FACET_ISSUE;
}

/* Whether the entries are those of a variable of one's own. */
static gboolean
is_own (AdduceUiRegisterPage *self)
{
  return self->model != NULL
         && !g_str_equal (adduce_ui_register_model_get_id (self->model), adduce_facet_to_id (self->kind));
}

static GtkWindow *
get_window (AdduceUiRegisterPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- what is seen --- */

static void
place (AdduceUiRegisterPage *self)
{
  gtk_widget_set_visible (self->list_box, !self->narrow || !self->details_wanted);
  gtk_widget_set_visible (GTK_WIDGET (self->details), !self->narrow || self->details_wanted);
  adduce_ui_register_details_set_narrow (self->details, self->narrow);
  adduce_ui_register_table_set_narrow (self->table, self->narrow);
}

static gboolean
place_cb (gpointer user_data)
{
  AdduceUiRegisterPage *self = user_data;

  self->narrow_source = 0;
  place (self);
  return G_SOURCE_REMOVE;
}

static void
update_words (AdduceUiRegisterPage *self)
{
  guint n_all = adduce_ui_register_model_get_rows (self->model)->len;
  guint n_pairs = adduce_ui_register_model_get_pairs (self->model)->len;
  guint n_shown = adduce_ui_register_table_get_n_shown (self->table);
  const char *problem = adduce_ui_register_model_get_problem (self->model);
  gboolean filtered = *gtk_editable_get_text (self->search_entry) != '\0';
  g_autofree char *count = NULL;
  g_autofree char *pairs = g_strdup_printf (
    ngettext ("%u pair may be the same: look at it", "%u pairs may be the same: look at them", n_pairs), n_pairs);

  if (adduce_ui_register_model_get_loading (self->model))
    count = g_strdup (_("Reading the claims of the corpus…"));
  else if (filtered)
    /* translators: two numbers */
    count = g_strdup_printf (_("%u of %u"), n_shown, n_all);
  else
    count = g_strdup_printf (is_issues (self)  ? ngettext ("%u issue", "%u issues", n_all)
                             : is_own (self) ? ngettext ("%u entry", "%u entries", n_all)
                                             : ngettext ("%u speaker", "%u speakers", n_all),
                             n_all);
  gtk_label_set_text (self->count_label, count);
  gtk_label_set_text (self->pairs_label, pairs);
  gtk_widget_set_visible (self->pairs_button, n_pairs > 0);
  gtk_label_set_text (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
  adw_status_page_set_title (self->empty_page, filtered            ? _("Nothing Found")
                                               : is_issues (self) ? _("No Issues Yet")
                                               : is_own (self)    ? _("No Entries Yet")
                                                                  : _("No Speakers Yet"));
  adw_status_page_set_description (
    self->empty_page,
    filtered ? _("No name or value has these words.")
             : _("What coders type in articles shows up here. Entries can be added and imported, too."));
  gtk_stack_set_visible_child_name (self->stack, n_shown > 0 ? "table" : "empty");
}

void
_adduce_ui_register_page_show_details (AdduceUiRegisterPage *self, gboolean wanted)
{
  self->details_wanted = wanted;
  place (self);
  if (wanted)
    adduce_ui_register_details_start (self->details);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* Callbacks */

static void
model_changed_cb (AdduceUiRegisterPage *self)
{
  adduce_ui_register_table_update (self->table);
  update_words (self);
  _adduce_ui_register_page_update_actions (self);
}

static void
leaving_cb (AdduceUiRegisterPage *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  adduce_ui_register_details_set_rows (self->details, none);
}

static void
history_changed_cb (AdduceUiRegisterPage *self)
{
  adduce_ui_page_history_changed (ADDUCE_UI_PAGE (self));
}

static void
chosen_cb (AdduceUiRegisterPage *self)
{
  g_autoptr (GPtrArray) chosen = NULL;

  if (self->model == NULL)
    return;
  chosen = adduce_ui_register_table_list_chosen (self->table);
  adduce_ui_register_details_set_rows (self->details, chosen);
  _adduce_ui_register_page_update_actions (self);
}

static void
activated_cb (AdduceUiRegisterPage *self)
{
  _adduce_ui_register_page_show_details (self, TRUE);
}

static void
back_cb (AdduceUiRegisterPage *self)
{
  _adduce_ui_register_page_show_details (self, FALSE);
}

static void
search_cb (AdduceUiRegisterPage *self)
{
  adduce_ui_register_table_set_text (self->table, gtk_editable_get_text (self->search_entry));
  update_words (self);
}

static void
stop_search_cb (AdduceUiRegisterPage *self)
{
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
focus_table_cb (AdduceUiRegisterPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static gboolean
search_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
               AdduceUiRegisterPage *self)
{
  if (keyval != GDK_KEY_Down)
    return FALSE;
  focus_table_cb (self);
  gtk_window_set_focus_visible (get_window (self), TRUE);
  return TRUE;
}

/* What was typed belongs to the register that is left. */
static void
show_register (AdduceUiRegisterPage *self, const char *id)
{
  AdduceUiRegisterModel *model = g_hash_table_lookup (self->models, id);

  if (model == NULL)
    {
      model = adduce_ui_register_model_new (self->context, id);
      g_hash_table_insert (self->models, g_strdup (id), model);
    }
  if (model == self->model)
    return;
  if (self->model != NULL)
    {
      leaving_cb (self);
      g_signal_handlers_disconnect_by_data (self->model, self);
    }
  g_set_object (&self->model, model);
  adduce_ui_register_table_set_model (
    self->table, model, is_issues (self) ? "issue-columns" : "speaker-columns",
    is_issues (self) ? _("Issues") : adduce_ui_register_choice_get_label (self->choice));
  adduce_ui_register_details_set_model (self->details, model);
  adduce_ui_register_work_set_model (self->work, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "leaving", G_CALLBACK (leaving_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "history-changed", G_CALLBACK (history_changed_cb), self, G_CONNECT_SWAPPED);
  model_changed_cb (self);
  chosen_cb (self);
  history_changed_cb (self);
}

static void
choice_cb (AdduceUiRegisterPage *self, const char *id)
{
  show_register (self, id);
}

static void
columns_cb (AdduceUiRegisterPage *self)
{
  gtk_scrolled_window_set_child (self->columns_scroller, adduce_ui_register_table_create_column_list (self->table));
}

/* --- the page's part in the window --- */

static void
page_undo (AdduceUiPage *page)
{
  adduce_ui_register_model_undo (ADDUCE_UI_REGISTER_PAGE (page)->model);
}

static void
page_redo (AdduceUiPage *page)
{
  adduce_ui_register_model_redo (ADDUCE_UI_REGISTER_PAGE (page)->model);
}

static const char *
page_get_undo_label (AdduceUiPage *page)
{
  return adduce_ui_register_model_get_undo_label (ADDUCE_UI_REGISTER_PAGE (page)->model);
}

static const char *
page_get_redo_label (AdduceUiPage *page)
{
  return adduce_ui_register_model_get_redo_label (ADDUCE_UI_REGISTER_PAGE (page)->model);
}

static gboolean
page_focus (AdduceUiPage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (ADDUCE_UI_REGISTER_PAGE (page)->search_entry));
}

static void
page_show_place (AdduceUiPage *page, const char *id)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (page);

  if (adduce_ui_register_table_choose (self->table, id))
    gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

static void
init_page (AdduceUiPageInterface *iface)
{
  iface->undo = page_undo;
  iface->redo = page_redo;
  iface->get_undo_label = page_get_undo_label;
  iface->get_redo_label = page_get_redo_label;
  iface->focus = page_focus;
  iface->show_place = page_show_place;
}

/* Overrides */

static void
adduce_ui_register_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (widget);
  gboolean narrow = width < NARROW;

  gtk_widget_allocate (self->paned, width, height, baseline, NULL);
  if (narrow == self->narrow)
    return;
  self->narrow = narrow;
  if (self->narrow_source == 0)
    self->narrow_source = g_idle_add (place_cb, self);
}

/* It may become so narrow that one of both is seen. */
static void
adduce_ui_register_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                 int *natural, int *minimum_baseline, int *natural_baseline)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (widget);

  gtk_widget_measure (self->paned, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 320);
  *minimum_baseline = *natural_baseline = -1;
}

/* There are two such pages; the one that is seen does what the keys say. */
static void
adduce_ui_register_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (adduce_ui_register_page_parent_class)->map (widget);

  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "register",
                                  G_ACTION_GROUP (ADDUCE_UI_REGISTER_PAGE (widget)->actions));
}

static void
adduce_ui_register_page_unmap (GtkWidget *widget)
{
  adduce_ui_register_details_apply (ADDUCE_UI_REGISTER_PAGE (widget)->details);
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "register", NULL);

  GTK_WIDGET_CLASS (adduce_ui_register_page_parent_class)->unmap (widget);
}

static void
adduce_ui_register_page_constructed (GObject *object)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (object);

  G_OBJECT_CLASS (adduce_ui_register_page_parent_class)->constructed (object);

  if (self->context == NULL) /* made for its template alone */
    return;
  if (!is_issues (self))
    adduce_ui_register_choice_set_context (self->choice, self->context);
  show_register (self, adduce_facet_to_id (self->kind));
}

static void
adduce_ui_register_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    case PROP_KIND:
      self->kind = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_register_page_dispose (GObject *object)
{
  AdduceUiRegisterPage *self = ADDUCE_UI_REGISTER_PAGE (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model); /* before the table empties itself */
  g_clear_pointer (&self->models, g_hash_table_unref);
  g_clear_pointer (&self->paned, gtk_widget_unparent);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_register_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-register-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, paned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, list_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, choice);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, columns_scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, pairs_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, pairs_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, table);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, work);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiRegisterPage, details);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, columns_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
}

static void
adduce_ui_register_page_class_init (AdduceUiRegisterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = adduce_ui_register_page_constructed;
  object_class->set_property = adduce_ui_register_page_set_property;
  object_class->dispose = adduce_ui_register_page_dispose;
  widget_class->size_allocate = adduce_ui_register_page_size_allocate;
  widget_class->measure = adduce_ui_register_page_measure;
  widget_class->map = adduce_ui_register_page_map;
  widget_class->unmap = adduce_ui_register_page_unmap;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, flags);
  properties[PROP_KIND]
    = g_param_spec_enum ("kind", NULL, NULL, ADDUCE_TYPE_FACET, ADDUCE_FACET_SPEAKER, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_REGISTER_CHOICE);
  g_type_ensure (ADDUCE_UI_TYPE_REGISTER_TABLE);
  g_type_ensure (ADDUCE_UI_TYPE_REGISTER_WORK);
  g_type_ensure (ADDUCE_UI_TYPE_REGISTER_DETAILS);
  bind_template (widget_class);
}

static void
adduce_ui_register_page_init (AdduceUiRegisterPage *self)
{
  self->models = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  _adduce_ui_register_page_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_tip_mute_open (self->columns_button);
  adduce_ui_tip_mute_open (self->menu_button);
}
