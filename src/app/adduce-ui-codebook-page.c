/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The codebook of the corpus: its tree, and beside or below it what is selected. The file is over 600 lines because
 * everything that the parts of the page and the window tell one another passes here.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-book-form.h"
#include "adduce-ui-code-form.h"
#include "adduce-ui-codebook-history.h"
#include "adduce-ui-codebook-page-private.h"
#include "adduce-ui-hint-list.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-page.h"
#include "adduce-ui-turning-panes.h"
#include "adduce-ui-variable-form.h"

struct _AdduceUiCodebookPage
{
  GtkWidget parent_instance;

  GtkStack *stack; /* "edit", "error" */
  AdwStatusPage *error_page;
  GtkStack *views; /* "tree", "history" */
  AdduceUiCodebookTree *tree;
  GMenuModel *row_menu;
  GtkMenuButton *menu_button;
  GtkStack *forms; /* "book", "variable", "code" */
  GtkScrolledWindow *form_scroller;
  AdduceUiBookForm *book_form;
  AdduceUiVariableForm *variable_form;
  AdduceUiCodeForm *code_form;
  AdduceUiCodebookHistory *history;
  GtkWidget *problem_box;
  GtkLabel *problem_label;
  GtkLabel *count_label;
  AdduceUiHintList *hints;

  AdduceUiContext *context;
  AdduceCodebookEditor *editor;
  GSignalGroup *context_signals;
  GSignalGroup *corpus_signals;
  GSignalGroup *editor_signals;
  GCancellable *cancellable;
  GActionGroup *actions;
  char *shown_key; /* of what the form shows */
  gboolean updating;
};

enum {
  PROP_0,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void init_page (AdduceUiPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceUiCodebookPage, adduce_ui_codebook_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ADDUCE_UI_TYPE_PAGE, init_page))

/* --- for the other files --- */

AdduceCodebookEditor *
_adduce_ui_codebook_page_get_editor (AdduceUiCodebookPage *self)
{
  return self->editor;
}

AdduceUiCodebookTree *
_adduce_ui_codebook_page_get_tree (AdduceUiCodebookPage *self)
{
  return self->tree;
}

AdduceUiContext *
_adduce_ui_codebook_page_get_context (AdduceUiCodebookPage *self)
{
  return self->context;
}

GtkWindow *
_adduce_ui_codebook_page_get_window (AdduceUiCodebookPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

const AdduceUiCodebookNodeInfo *
_adduce_ui_codebook_page_get_selected (AdduceUiCodebookPage *self)
{
  AdduceUiCodebookNode *node = adduce_ui_codebook_tree_get_selected (self->tree);

  return node != NULL ? adduce_ui_codebook_node_get_info (node) : NULL;
}

/* --- showing --- */

static void
commit (AdduceUiCodebookPage *self)
{
  adduce_ui_book_form_commit (self->book_form);
  adduce_ui_variable_form_commit (self->variable_form);
  adduce_ui_code_form_commit (self->code_form);
}

static void
show_count (AdduceUiCodebookPage *self, AdduceUiCodebookNode *node)
{
  const AdduceUiCodebookNodeInfo *info = adduce_ui_codebook_node_get_info (node);
  g_autofree char *text = NULL;

  if (info->n_claims >= 0 && info->variable != NULL)
    text = g_strdup_printf (g_dngettext (NULL, "%d claim has it", "%d claims have it", (gulong) info->n_claims),
                            info->n_claims);
  else if (info->n_claims >= 0)
    text = g_strdup_printf (g_dngettext (NULL, "%d claim in the corpus", "%d claims in the corpus",
                                         (gulong)info->n_claims),
                            info->n_claims);
  gtk_label_set_label (self->count_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count_label), text != NULL);
}

static void
show_selected (AdduceUiCodebookPage *self)
{
  AdduceUiCodebookNode *node = adduce_ui_codebook_tree_get_selected (self->tree);
  const AdduceUiCodebookNodeInfo *info = node != NULL ? adduce_ui_codebook_node_get_info (node) : NULL;

  if (info == NULL || self->editor == NULL)
    return;
  if (g_strcmp0 (self->shown_key, adduce_ui_codebook_node_get_key (node)) != 0)
    {
      g_free (self->shown_key);
      self->shown_key = g_strdup (adduce_ui_codebook_node_get_key (node));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->form_scroller), 0);
      adduce_ui_pages_set_place (adduce_ui_context_get_pages (self->context), ADDUCE_UI_PAGE_CODEBOOK, self->shown_key);
    }
  if (info->code != NULL)
    adduce_ui_code_form_set_code (self->code_form, self->editor, info->variable, info->code);
  else if (info->variable != NULL)
    adduce_ui_variable_form_set_variable (self->variable_form, self->editor, info->variable);
  else
    adduce_ui_book_form_update (self->book_form, self->editor);
  gtk_stack_set_visible_child_name (self->forms, info->code != NULL       ? "code"
                                                 : info->variable != NULL ? "variable"
                                                                          : "book");
  adduce_ui_hint_list_update (self->hints, self->editor, adduce_ui_codebook_node_get_variable_id (node),
                              adduce_ui_codebook_node_get_code_id (node));
  show_count (self, node);
  _adduce_ui_codebook_page_update_actions (self, G_ACTION_MAP (self->actions));
}

static void
show_codebook (AdduceUiCodebookPage *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  AdduceCodebook *codebook = self->editor != NULL ? adduce_codebook_editor_get_codebook (self->editor) : NULL;

  self->updating = TRUE;
  adduce_ui_codebook_tree_set_codebook (
    self->tree, codebook, self->editor != NULL ? adduce_codebook_editor_get_usage (self->editor) : NULL);
  self->updating = FALSE;
  adduce_ui_codebook_history_set_codebook (self->history, codebook,
                                           corpus != NULL ? adduce_corpus_get_folder (corpus) : NULL);
  show_selected (self);
}

static void
show_problem (AdduceUiCodebookPage *self)
{
  g_autofree char *problem = NULL;

  if (self->editor != NULL)
    g_object_get (self->editor, "problem", &problem, NULL);
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_box, problem != NULL);
}

/* --- the editor --- */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiCodebookPage) self = data;

  if (adduce_codebook_editor_count_finish (ADDUCE_CODEBOOK_EDITOR (source), result, NULL)
      && self->editor == ADDUCE_CODEBOOK_EDITOR (source))
    show_codebook (self);
}

static void
count (AdduceUiCodebookPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->editor == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->cancellable = g_cancellable_new ();
  /* What was just coded counts too. */
  adduce_ui_context_flush (self->context);
  adduce_codebook_editor_count_async (self->editor, self->cancellable, counted_cb, g_object_ref (self));
}

static void
set_editor (AdduceUiCodebookPage *self, AdduceCodebookEditor *editor)
{
  g_autoptr (GError) error = NULL;

  if (self->editor != NULL && !adduce_codebook_editor_flush (self->editor, &error))
    g_signal_emit_by_name (self->context, "message", error->message, FALSE);
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->editor_signals, editor);
  show_codebook (self);
  show_problem (self);
  adduce_ui_page_history_changed (ADDUCE_UI_PAGE (self));
}

static void
open_editor (AdduceUiCodebookPage *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebookEditor) editor = NULL;

  if (corpus != NULL)
    editor =
      adduce_codebook_editor_new (adduce_corpus_get_folder (corpus),
                                  coder != NULL ? adduce_coder_get_nickname (coder) : NULL, &error);
  set_editor (self, editor);
  adw_status_page_set_description (self->error_page, error != NULL ? error->message : "");
  gtk_stack_set_visible_child_name (self->stack, editor != NULL ? "edit" : "error");
  count (self);
}

/* Callbacks */

static void
codebook_cb (AdduceUiCodebookPage *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  /* The last writing before another corpus is shown is not about that one. */
  if (corpus != NULL
      && g_str_equal (adduce_corpus_get_folder (corpus), adduce_codebook_editor_get_folder (self->editor)))
    adduce_corpus_set_codebook (corpus, adduce_codebook_editor_get_codebook (self->editor));
  show_codebook (self);
}

/* Who codes is somebody else: what is not saved yet, and what can be undone, stays. */
static void
coder_cb (AdduceUiCodebookPage *self)
{
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);

  if (self->editor == NULL)
    return;
  commit (self);
  adduce_codebook_editor_set_coder (self->editor, coder != NULL ? adduce_coder_get_nickname (coder) : NULL);
}

/* The corpus was read anew: others may have changed the codebook. */
static void
corpus_codebook_cb (AdduceUiCodebookPage *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  if (self->editor == NULL || corpus == NULL
      || adduce_corpus_get_codebook (corpus) == adduce_codebook_editor_get_codebook (self->editor))
    return;
  adduce_codebook_editor_check_outside (self->editor, NULL);
  if (adduce_corpus_get_codebook (corpus) != adduce_codebook_editor_get_codebook (self->editor))
    adduce_corpus_set_codebook (corpus, adduce_codebook_editor_get_codebook (self->editor));
}

static void
corpus_cb (AdduceUiCodebookPage *self)
{
  g_signal_group_set_target (self->corpus_signals, adduce_ui_context_get_corpus (self->context));
  open_editor (self);
}

static void
merged_cb (AdduceUiCodebookPage *self, guint n_both)
{
  g_autofree char *text = NULL;

  if (n_both > 0)
    text = g_strdup_printf (
      g_dngettext (NULL, "Another program changed the codebook too. In %u place both did; the history tells both.",
                   "Another program changed the codebook too. In %u places both did; the history tells both.", n_both),
      n_both);
  g_signal_emit_by_name (self->context, "message",
                         text != NULL ? text : _("Another program changed the codebook; that was taken in."), FALSE);
}

static void
steps_cb (AdduceUiCodebookPage *self)
{
  adduce_ui_page_history_changed (ADDUCE_UI_PAGE (self));
}

static void
selection_changed_cb (AdduceUiCodebookPage *self)
{
  AdduceUiCodebookNode *node = adduce_ui_codebook_tree_get_selected (self->tree);

  if (self->updating)
    return;
  /* What is being typed belongs to what was selected. */
  if (node != NULL && g_strcmp0 (self->shown_key, adduce_ui_codebook_node_get_key (node)) != 0)
    commit (self);
  show_selected (self);
}

static void
renamed_cb (AdduceUiCodebookPage *self, const char *key, const char *name)
{
  _adduce_ui_codebook_page_rename (self, key, name);
}

static void
dropped_cb (AdduceUiCodebookPage *self, const char *key, const char *on, AdduceUiDrop where)
{
  _adduce_ui_codebook_page_drop (self, key, on, where);
}

static void
activated_cb (AdduceUiCodebookPage *self)
{
  const AdduceUiCodebookNodeInfo *info = _adduce_ui_codebook_page_get_selected (self);

  if (info == NULL)
    return;
  if (info->code != NULL)
    adduce_ui_code_form_start (self->code_form);
  else if (info->variable != NULL)
    adduce_ui_variable_form_start (self->variable_form);
  else
    adduce_ui_book_form_start (self->book_form);
}

static void
hint_cb (AdduceUiCodebookPage *self, const char *variable_id, const char *code_id)
{
  g_autofree char *key = adduce_ui_codebook_node_make_key (variable_id, code_id);

  adduce_ui_codebook_tree_select (self->tree, key);
}

static void
retry_cb (AdduceUiCodebookPage *self)
{
  g_autoptr (GError) error = NULL;

  if (self->editor != NULL)
    adduce_codebook_editor_flush (self->editor, &error);
}

/* --- as a page --- */

static void
undo (AdduceUiPage *page)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (page);
  GError *error = NULL;

  commit (self);
  if (self->editor != NULL)
    adduce_codebook_editor_undo (self->editor, &error);
  _adduce_ui_codebook_page_tell (self, error);
}

static void
redo (AdduceUiPage *page)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (page);
  GError *error = NULL;

  if (self->editor != NULL)
    adduce_codebook_editor_redo (self->editor, &error);
  _adduce_ui_codebook_page_tell (self, error);
}

/* Borrowed until the next act, as the interface wants it. */
static const char *
get_label (AdduceUiPage *page, const char *property)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (page);
  char *label = NULL;

  if (self->editor != NULL)
    g_object_get (self->editor, property, &label, NULL);
  g_object_set_data_full (G_OBJECT (self), property, label, g_free);
  return label;
}

static const char *
get_undo_label (AdduceUiPage *page)
{
  return get_label (page, "undo-label");
}

static const char *
get_redo_label (AdduceUiPage *page)
{
  return get_label (page, "redo-label");
}

static gboolean
focus_page (AdduceUiPage *page)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (page);

  return gtk_widget_grab_focus (GTK_WIDGET (self->tree));
}

static AdduceUiPrintJob *
make_print_job (AdduceUiPage *page)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (page);

  if (self->editor == NULL)
    return NULL;
  commit (self);
  return adduce_ui_print_job_new_for_codebook (adduce_codebook_editor_get_codebook (self->editor));
}

static gboolean
flush (AdduceUiPage *page, GError **error)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (page);

  commit (self);
  return self->editor == NULL || adduce_codebook_editor_flush (self->editor, error);
}

static void
show_place (AdduceUiPage *page, const char *place)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (page);

  gtk_stack_set_visible_child_name (self->views, "tree");
  adduce_ui_codebook_tree_select (self->tree, place);
  gtk_widget_grab_focus (GTK_WIDGET (self->tree));
}

static void
init_page (AdduceUiPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
  iface->get_undo_label = get_undo_label;
  iface->get_redo_label = get_redo_label;
  iface->focus = focus_page;
  iface->make_print_job = make_print_job;
  iface->flush = flush;
  iface->show_place = show_place;
}

/* --- the widget --- */

/* The window has the actions while the page is seen: keys reach only what the window has. */
static void
adduce_ui_codebook_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (adduce_ui_codebook_page_parent_class)->map (widget);
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "book",
                                  ADDUCE_UI_CODEBOOK_PAGE (widget)->actions);
  count (ADDUCE_UI_CODEBOOK_PAGE (widget));
}

static void
adduce_ui_codebook_page_unmap (GtkWidget *widget)
{
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "book", NULL);
  GTK_WIDGET_CLASS (adduce_ui_codebook_page_parent_class)->unmap (widget);
}

static void
adduce_ui_codebook_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_codebook_page_dispose (GObject *object)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (object);

  if (self->editor != NULL)
    {
      commit (self);
      adduce_codebook_editor_flush (self->editor, NULL);
    }
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->context_signals);
  g_clear_object (&self->corpus_signals);
  g_clear_object (&self->editor_signals);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;
  g_clear_object (&self->editor);
  g_clear_object (&self->actions);
  g_clear_object (&self->context);
  g_clear_pointer (&self->shown_key, g_free);

  G_OBJECT_CLASS (adduce_ui_codebook_page_parent_class)->dispose (object);
}

static void
adduce_ui_codebook_page_constructed (GObject *object)
{
  AdduceUiCodebookPage *self = ADDUCE_UI_CODEBOOK_PAGE (object);

  G_OBJECT_CLASS (adduce_ui_codebook_page_parent_class)->constructed (object);
  if (self->context == NULL)
    return;
  self->history = ADDUCE_UI_CODEBOOK_HISTORY (adduce_ui_codebook_history_new (self->context));
  gtk_stack_add_titled (self->views, GTK_WIDGET (self->history), "history", _("History"));
  g_signal_group_set_target (self->context_signals, self->context);
  corpus_cb (self);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, views);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, tree);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, forms);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, form_scroller);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, book_form);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, variable_form);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, code_form);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, problem_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, problem_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiCodebookPage, hints);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, renamed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_editor);
  gtk_widget_class_bind_template_callback (widget_class, hint_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
adduce_ui_codebook_page_class_init (AdduceUiCodebookPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->set_property = adduce_ui_codebook_page_set_property;
  object_class->constructed = adduce_ui_codebook_page_constructed;
  object_class->dispose = adduce_ui_codebook_page_dispose;
  widget_class->map = adduce_ui_codebook_page_map;
  widget_class->unmap = adduce_ui_codebook_page_unmap;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_BOOK_FORM);
  g_type_ensure (ADDUCE_UI_TYPE_CODEBOOK_TREE);
  g_type_ensure (ADDUCE_UI_TYPE_CODE_FORM);
  g_type_ensure (ADDUCE_UI_TYPE_HINT_LIST);
  g_type_ensure (ADDUCE_UI_TYPE_TURNING_PANES);
  g_type_ensure (ADDUCE_UI_TYPE_VARIABLE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-codebook-page.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codebookpage");
}

static void
adduce_ui_codebook_page_init (AdduceUiCodebookPage *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  self->editor_signals = g_signal_group_new (ADDUCE_TYPE_CODEBOOK_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "notify::codebook", G_CALLBACK (codebook_cb), self);
  g_signal_group_connect_swapped (self->editor_signals, "notify::undo-label", G_CALLBACK (steps_cb), self);
  g_signal_group_connect_swapped (self->editor_signals, "notify::redo-label", G_CALLBACK (steps_cb), self);
  g_signal_group_connect_swapped (self->editor_signals, "notify::problem", G_CALLBACK (show_problem), self);
  g_signal_group_connect_swapped (self->editor_signals, "merged", G_CALLBACK (merged_cb), self);
  self->corpus_signals = g_signal_group_new (ADDUCE_TYPE_CORPUS);
  g_signal_group_connect_swapped (self->corpus_signals, "notify::codebook", G_CALLBACK (corpus_codebook_cb), self);
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::corpus", G_CALLBACK (corpus_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::coder", G_CALLBACK (coder_cb), self);

  self->actions = _adduce_ui_codebook_page_make_actions (self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "book", self->actions);
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_codebook_tree_set_menu (self->tree, self->row_menu);
  menu = _adduce_ui_codebook_page_make_menu ();
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  adduce_ui_tip_mute_open (self->menu_button);
}
