/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All claims of the corpus.
 *
 * The filter says which claims, the view works out which rows these are, the table shows them. The rows are those of
 * AdduceCorpusClaims, which follow the files by themselves.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-claims-groups.h"
#include "adduce-ui-claims-page-private.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-page.h"
#include "adduce-ui-wrap-layout.h"

/* Below this width the groups are above the rows. */
#define NARROW 720
#define GROUPS_WIDTH 240
#define GROUPS_HEIGHT 150

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void init_page (AdduceUiPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiClaimsPage, adduce_ui_claims_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ADDUCE_UI_TYPE_PAGE, init_page))

AdduceCodebook *
_adduce_ui_claims_page_get_codebook (AdduceUiClaimsPage *self)
{
  return self->corpus != NULL ? adduce_corpus_get_codebook (self->corpus) : NULL;
}

void
_adduce_ui_claims_page_tell (AdduceUiClaimsPage *self, const char *text)
{
  g_signal_emit_by_name (self->context, "message", text, FALSE);
}

gboolean
_adduce_ui_claims_page_is_crosstab (AdduceUiClaimsPage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "crosstab");
  g_autoptr (GVariant) state = g_action_get_state (action);

  return g_variant_get_boolean (state);
}

/* --- what is seen --- */

static const char *
choose_child (AdduceUiClaimsPage *self)
{
  gboolean loading = self->claims != NULL && adduce_corpus_claims_get_loading (self->claims);
  guint n_all = self->claims != NULL ? adduce_corpus_claims_get_n_rows (self->claims) : 0;

  if (n_all == 0)
    return loading ? "loading" : "empty";
  if (_adduce_ui_claims_page_is_crosstab (self))
    return "crosstab";
  if (g_list_model_get_n_items (G_LIST_MODEL (self->view)) > 0 || adduce_claim_view_get_busy (self->view))
    return "table";
  return "no-match";
}

static void
update_count (AdduceUiClaimsPage *self)
{
  guint n_all = self->claims != NULL ? adduce_corpus_claims_get_n_rows (self->claims) : 0;
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->view));
  guint n_chosen = adduce_ui_claims_table_get_n_chosen (self->table);
  g_autofree char *text = NULL;
  g_autofree char *chosen = NULL;

  if (n_shown == n_all)
    text = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n_all), n_all);
  else
    /* translators: how many claims are shown, and how many there are */
    text = g_strdup_printf (_("%u of %u claims"), n_shown, n_all);
  if (n_chosen > 1)
    /* translators: "12 of 400 claims", and how many of them are chosen */
    chosen = g_strdup_printf (_("%s · %u chosen"), text, n_chosen);
  gtk_label_set_label (self->count_label, chosen != NULL ? chosen : text);
}

static void
update_progress (AdduceUiClaimsPage *self)
{
  AdduceUiCorpusEdits *edits = self->context != NULL ? adduce_ui_context_get_corpus_edits (self->context) : NULL;
  gboolean editing = edits != NULL && adduce_ui_corpus_edits_get_running (edits);
  gboolean loading = self->claims != NULL && adduce_corpus_claims_get_loading (self->claims);

  gtk_revealer_set_reveal_child (self->progress_revealer, editing || loading);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_revealer), editing || loading);
  if (editing || loading)
    {
      gtk_label_set_label (self->progress_label, editing ? _("Changing claims") : _("Reading claims"));
      gtk_progress_bar_set_fraction (self->progress_bar, editing ? adduce_ui_corpus_edits_get_progress (edits)
                                                                 : adduce_corpus_claims_get_progress (self->claims));
    }
}

static void
update_problems (AdduceUiClaimsPage *self)
{
  g_auto (GStrv) problems = self->claims != NULL ? adduce_corpus_claims_dup_problems (self->claims) : NULL;
  guint n = problems != NULL ? g_strv_length (problems) : 0;
  g_autofree char *all = n > 0 ? g_strjoinv ("\n", problems) : NULL;

  gtk_widget_set_visible (self->problems_bar, n > 0);
  gtk_label_set_label (self->problems_label, all != NULL ? all : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->problems_label), all);
}

void
_adduce_ui_claims_page_update (AdduceUiClaimsPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, choose_child (self));
  gtk_widget_set_visible (self->groups_bin, adduce_claim_view_get_group (self->view) != NULL);
  update_count (self);
  update_progress (self);
  _adduce_ui_claims_page_update_actions (self);
}

void
_adduce_ui_claims_page_set_crosstab (AdduceUiClaimsPage *self, gboolean crosstab)
{
  _adduce_ui_claims_page_update (self);
  if (crosstab)
    adduce_ui_claims_crosstab_focus (self->crosstab);
  else
    adduce_ui_claims_table_focus (self->table);
}

/* --- callbacks --- */

static void
filter_cb (AdduceUiClaimsPage *self)
{
  adduce_claim_view_set_filter (self->view, adduce_ui_claims_filter_get_filter (self->filter));
}

static void
leave_filter_cb (AdduceUiClaimsPage *self)
{
  if (_adduce_ui_claims_page_is_crosstab (self))
    return;
  adduce_ui_claims_table_focus (self->table);
  gtk_window_set_focus_visible (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), TRUE);
}

static void
retag_cb (AdduceUiClaimsPage *self, const char *variable, AdduceTagList *tags, guint mode)
{
  _adduce_ui_claims_page_retag (self, variable, tags, (AdduceRetagMode) mode);
}

static void
show_chosen_tags (AdduceUiClaimsPage *self, GPtrArray *rows)
{
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);

  adduce_ui_claims_retag_set_rows (self->retag_popover, rows, coder != NULL ? adduce_coder_get_nickname (coder) : NULL);
}

static void
chosen_changed_cb (AdduceUiClaimsPage *self)
{
  g_autoptr (GPtrArray) rows = NULL;
  const char *place = NULL;

  update_count (self);
  _adduce_ui_claims_page_update_actions (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->retag_popover)))
    {
      rows = adduce_ui_claims_table_list_chosen (self->table);
      show_chosen_tags (self, rows);
    }
  if (adduce_ui_claims_table_get_n_chosen (self->table) == 1)
    {
      if (rows == NULL)
        rows = adduce_ui_claims_table_list_chosen (self->table);
      place = adduce_claim_get_id (adduce_claim_row_get_claim (rows->pdata[0]));
      adduce_ui_pages_set_place (adduce_ui_context_get_pages (self->context), ADDUCE_UI_PAGE_CLAIMS, place);
    }
}

static void
retag_shown_cb (AdduceUiClaimsPage *self)
{
  g_autoptr (GPtrArray) rows = adduce_ui_claims_table_list_chosen (self->table);

  if (gtk_widget_get_visible (GTK_WIDGET (self->retag_popover)))
    show_chosen_tags (self, rows);
}

static gboolean
key_cb (AdduceUiClaimsPage *self, guint character)
{
  return _adduce_ui_claims_page_press_key (self, character);
}

static void
cell_cb (AdduceUiClaimsPage *self, const char *expression)
{
  g_autofree char *present = adduce_ui_claims_filter_dup_expression (self->filter);
  const char *joint = *present != '\0' && *expression != '\0' ? " and " : "";
  g_autofree char *both = g_strconcat (present, joint, expression, NULL);

  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "crosstab", g_variant_new_boolean (FALSE));
  adduce_ui_claims_page_show (self, both);
}

static void
updated_cb (AdduceUiClaimsPage *self)
{
  g_autofree char *place = g_strdup (self->place);

  _adduce_ui_claims_page_update (self);
  if (place != NULL && adduce_ui_claims_table_show_claim (self->table, place))
    g_clear_pointer (&self->place, g_free);
}

static void
claims_cb (AdduceUiClaimsPage *self)
{
  update_problems (self);
  _adduce_ui_claims_page_update (self);
}

static void
progress_cb (AdduceUiClaimsPage *self)
{
  update_progress (self);
}

static void
edits_cb (AdduceUiClaimsPage *self)
{
  update_progress (self);
  adduce_ui_page_history_changed (ADDUCE_UI_PAGE (self));
}

/* The files of some claims were written by the page, or by another one. */
static void
written_cb (AdduceUiClaimsPage *self)
{
  if (self->claims != NULL)
    adduce_corpus_claims_load_async (self->claims, NULL, NULL, NULL);
}

static void
codebook_cb (AdduceUiClaimsPage *self)
{
  AdduceCodebook *codebook = _adduce_ui_claims_page_get_codebook (self);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  if (self->corpus != NULL)
    self->map = adduce_corpus_make_code_map (self->corpus);
  self->fields = adduce_claim_field_list (codebook, self->map);
  adduce_ui_claims_table_set_codebook (self->table, codebook, self->map);
  adduce_ui_claims_filter_set_codebook (self->filter, codebook, self->map);
  adduce_ui_claims_crosstab_set_codebook (self->crosstab, codebook, self->map);
  adduce_ui_claims_retag_set_corpus (self->retag_popover, self->corpus);
  _adduce_ui_claims_page_fill_fields (self);
}

static void
corpus_cb (AdduceUiClaimsPage *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->claims);
  g_set_object (&self->corpus, corpus);
  if (corpus != NULL)
    {
      g_signal_connect_swapped (corpus, "notify::codebook", G_CALLBACK (codebook_cb), self);
      g_signal_connect_swapped (corpus, "register-changed", G_CALLBACK (codebook_cb), self);
      self->claims = adduce_corpus_claims_dup_shared (corpus);
      self->loading = g_cancellable_new ();
      g_signal_connect_swapped (self->claims, "notify::loading", G_CALLBACK (claims_cb), self);
      g_signal_connect_swapped (self->claims, "notify::progress", G_CALLBACK (progress_cb), self);
      adduce_corpus_claims_load_async (self->claims, self->loading, NULL, NULL);
    }
  adduce_claim_view_set_claims (self->view, self->claims);
  adduce_ui_claims_filter_set_claims (self->filter, self->claims);
  codebook_cb (self);
  claims_cb (self);
}

/* --- the page's part in the window --- */

static void
page_undo (AdduceUiPage *page)
{
  adduce_ui_corpus_edits_undo (adduce_ui_context_get_corpus_edits (ADDUCE_UI_CLAIMS_PAGE (page)->context));
}

static void
page_redo (AdduceUiPage *page)
{
  adduce_ui_corpus_edits_redo (adduce_ui_context_get_corpus_edits (ADDUCE_UI_CLAIMS_PAGE (page)->context));
}

static const char *
page_get_undo_label (AdduceUiPage *page)
{
  return adduce_ui_corpus_edits_get_undo_label (
    adduce_ui_context_get_corpus_edits (ADDUCE_UI_CLAIMS_PAGE (page)->context));
}

static const char *
page_get_redo_label (AdduceUiPage *page)
{
  return adduce_ui_corpus_edits_get_redo_label (
    adduce_ui_context_get_corpus_edits (ADDUCE_UI_CLAIMS_PAGE (page)->context));
}

static gboolean
page_focus (AdduceUiPage *page)
{
  AdduceUiClaimsPage *self = ADDUCE_UI_CLAIMS_PAGE (page);

  if (!_adduce_ui_claims_page_is_crosstab (self) && adduce_ui_claims_table_focus (self->table))
    return TRUE;
  adduce_ui_claims_filter_focus (self->filter);
  return TRUE;
}

static void
page_show_place (AdduceUiPage *page, const char *place)
{
  AdduceUiClaimsPage *self = ADDUCE_UI_CLAIMS_PAGE (page);

  g_clear_pointer (&self->place, g_free);
  if (place != NULL && !adduce_ui_claims_table_show_claim (self->table, place)
      && adduce_claim_view_get_busy (self->view))
    self->place = g_strdup (place);
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

/* --- the widget --- */

static gboolean
narrow_cb (gpointer user_data)
{
  AdduceUiClaimsPage *self = user_data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  self->narrow_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_size_request (self->groups_bin, narrow ? -1 : GROUPS_WIDTH, narrow ? GROUPS_HEIGHT : -1);
  return G_SOURCE_REMOVE;
}

static void
adduce_ui_claims_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AdduceUiClaimsPage *self = ADDUCE_UI_CLAIMS_PAGE (widget);
  gboolean narrow = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->body)) == GTK_ORIENTATION_VERTICAL;

  gtk_widget_allocate (self->box, width, height, baseline, NULL);
  if ((width < NARROW) != narrow && self->narrow_source == 0)
    self->narrow_source = g_idle_add (narrow_cb, self);
}

static void
adduce_ui_claims_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (ADDUCE_UI_CLAIMS_PAGE (widget)->box, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

/* The actions are there while the page is seen: their keys mean nothing elsewhere. */
static void
adduce_ui_claims_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (adduce_ui_claims_page_parent_class)->map (widget);
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "table",
                                  G_ACTION_GROUP (ADDUCE_UI_CLAIMS_PAGE (widget)->actions));
}

static void
adduce_ui_claims_page_unmap (GtkWidget *widget)
{
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "table", NULL);
  GTK_WIDGET_CLASS (adduce_ui_claims_page_parent_class)->unmap (widget);
}

static void
adduce_ui_claims_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CONTEXT)
    ADDUCE_UI_CLAIMS_PAGE (object)->context = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
make_parts (AdduceUiClaimsPage *self)
{
  GtkWidget *groups;

  self->view = adduce_claim_view_new (NULL);
  self->table = ADDUCE_UI_CLAIMS_TABLE (adduce_ui_claims_table_new (self->view));
  self->crosstab = ADDUCE_UI_CLAIMS_CROSSTAB (adduce_ui_claims_crosstab_new (self->view));
  groups = adduce_ui_claims_groups_new (self->view);
  gtk_widget_set_hexpand (GTK_WIDGET (self->table), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->crosstab), TRUE);
  gtk_widget_set_hexpand (groups, TRUE);
  gtk_widget_set_vexpand (groups, TRUE);
  gtk_box_append (GTK_BOX (self->table_bin), GTK_WIDGET (self->table));
  gtk_box_append (GTK_BOX (self->crosstab_bin), GTK_WIDGET (self->crosstab));
  gtk_box_append (GTK_BOX (self->groups_bin), groups);
  gtk_widget_set_size_request (self->groups_bin, GROUPS_WIDTH, -1);
  gtk_widget_set_hexpand (self->groups_bin, FALSE);
  g_signal_connect_swapped (self->view, "updated", G_CALLBACK (updated_cb), self);
  g_signal_connect_swapped (self->table, "activated", G_CALLBACK (_adduce_ui_claims_page_open), self);
  g_signal_connect_swapped (self->table, "chosen-changed", G_CALLBACK (chosen_changed_cb), self);
  g_signal_connect_swapped (self->table, "key", G_CALLBACK (key_cb), self);
  g_signal_connect_swapped (self->crosstab, "cell", G_CALLBACK (cell_cb), self);
}

static void
adduce_ui_claims_page_constructed (GObject *object)
{
  AdduceUiClaimsPage *self = ADDUCE_UI_CLAIMS_PAGE (object);
  AdduceUiCorpusEdits *edits;

  G_OBJECT_CLASS (adduce_ui_claims_page_parent_class)->constructed (object);
  if (self->context == NULL)
    return;
  edits = adduce_ui_context_get_corpus_edits (self->context);
  g_signal_connect_object (self->context, "notify::corpus", G_CALLBACK (corpus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "notify::running", G_CALLBACK (edits_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "notify::progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "notify::undo-label", G_CALLBACK (edits_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "changed", G_CALLBACK (written_cb), self, G_CONNECT_SWAPPED);
  corpus_cb (self);
}

static void
adduce_ui_claims_page_dispose (GObject *object)
{
  AdduceUiClaimsPage *self = ADDUCE_UI_CLAIMS_PAGE (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->view);
  g_clear_object (&self->claims);
  g_clear_object (&self->corpus);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_claims_page_parent_class)->dispose (object);
}

static void
adduce_ui_claims_page_finalize (GObject *object)
{
  AdduceUiClaimsPage *self = ADDUCE_UI_CLAIMS_PAGE (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  g_free (self->place);
  G_OBJECT_CLASS (adduce_ui_claims_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-claims-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, group_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, columns_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, retag_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, retag_popover);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, progress_revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, body);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, groups_bin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, table_bin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, crosstab_bin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, problems_bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimsPage, problems_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, retag_cb);
}

static void
adduce_ui_claims_page_class_init (AdduceUiClaimsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = adduce_ui_claims_page_constructed;
  object_class->set_property = adduce_ui_claims_page_set_property;
  object_class->dispose = adduce_ui_claims_page_dispose;
  object_class->finalize = adduce_ui_claims_page_finalize;
  widget_class->size_allocate = adduce_ui_claims_page_size_allocate;
  widget_class->measure = adduce_ui_claims_page_measure;
  widget_class->map = adduce_ui_claims_page_map;
  widget_class->unmap = adduce_ui_claims_page_unmap;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_CLAIMS_FILTER);
  g_type_ensure (ADDUCE_UI_TYPE_CLAIMS_RETAG);
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
}

static void
adduce_ui_claims_page_init (AdduceUiClaimsPage *self)
{
  self->settings = g_settings_new ("io.github.adduce.Adduce");
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->setting = FALSE;
  make_parts (self);
  _adduce_ui_claims_page_make_actions (self);
  adduce_ui_compat_label_drop_down (self->group_drop_down, _("Group by"));
  adduce_ui_key_tip_add_all (GTK_WIDGET (self));
  _adduce_ui_claims_page_init_fields (self);
  g_signal_connect_swapped (self->retag_popover, "notify::visible", G_CALLBACK (retag_shown_cb), self);
}

void
adduce_ui_claims_page_show (AdduceUiClaimsPage *self, const char *expression)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_PAGE (self));
  g_return_if_fail (expression != NULL);

  if (!adduce_ui_claims_filter_set_expression (self->filter, expression, &error))
    _adduce_ui_claims_page_tell (self, error->message);
}
