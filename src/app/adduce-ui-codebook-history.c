/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was changed in the codebook.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-codebook-history.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-list-tab.h"

#define QUOTE_MAX_LENGTH 160

/* One claim to be looked at again, as an item of a list. */
#define ADDUCE_UI_TYPE_OUTDATED_ITEM (adduce_ui_outdated_item_get_type ())
G_DECLARE_FINAL_TYPE (
  AdduceUiOutdatedItem, adduce_ui_outdated_item, ADDUCE_UI, OUTDATED_ITEM, GObject)

struct _AdduceUiOutdatedItem
{
  GObject parent_instance;

  char *article;
  AdduceClaim *claim;
  char *why;
};

G_DEFINE_FINAL_TYPE (AdduceUiOutdatedItem, adduce_ui_outdated_item, G_TYPE_OBJECT)

static void
adduce_ui_outdated_item_finalize (GObject *object)
{
  AdduceUiOutdatedItem *self = ADDUCE_UI_OUTDATED_ITEM (object);

  g_free (self->article);
  g_clear_object (&self->claim);
  g_free (self->why);

  G_OBJECT_CLASS (adduce_ui_outdated_item_parent_class)->finalize (object);
}

static void
adduce_ui_outdated_item_class_init (AdduceUiOutdatedItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_outdated_item_finalize;
}

static void
adduce_ui_outdated_item_init (AdduceUiOutdatedItem *self)
{
}

struct _AdduceUiCodebookHistory
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *outdated_label;
  GtkWidget *outdated_scroller;
  GListStore *outdated; /* AdduceUiOutdatedItem */
  GListStore *changes;  /* AdduceCodebookChange, the latest first */
  GtkWidget *changes_list;
  GtkWidget *no_changes;

  AdduceUiContext *context;
  AdduceCodebook *codebook;
  char *folder;
  GCancellable *cancellable;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (AdduceUiCodebookHistory, adduce_ui_codebook_history, GTK_TYPE_WIDGET)

/* --- looking for claims --- */

typedef struct {
  char *folder;
  AdduceCodebook *codebook;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_object_unref (job->codebook);
  g_free (job);
}

static void
look_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GPtrArray *found = adduce_outdated_list_corpus (job->folder, job->codebook, cancellable, &error);

  if (found != NULL)
    g_task_return_pointer (task, found, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static char *
dup_why (GPtrArray *changes, AdduceCodebook *codebook)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < changes->len && i < 3; i++)
    {
      g_autofree char *sentence = adduce_codebook_change_describe (changes->pdata[i], codebook);

      g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", sentence);
    }
  if (changes->len > 3)
    g_string_append (text, " · …");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_outdated (AdduceUiCodebookHistory *self, GPtrArray *found)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = NULL;

  for (guint i = 0; i < found->len; i++)
    {
      AdduceOutdated *outdated = found->pdata[i];
      AdduceUiOutdatedItem *item = g_object_new (ADDUCE_UI_TYPE_OUTDATED_ITEM, NULL);

      item->article = g_strdup (outdated->article);
      item->claim = g_object_ref (outdated->claim);
      item->why = dup_why (outdated->changes, self->codebook);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->outdated, 0, g_list_model_get_n_items (G_LIST_MODEL (self->outdated)),
                       items->pdata, items->len);
  text = g_strdup_printf (
    g_dngettext (NULL,
                 "%u claim was coded before a change that affects it. Open it to look again; if it is still right, "
                 "mark it as reviewed there.",
                 "%u claims were coded before a change that affects them. Open one to look again; if it is still "
                 "right, mark it as reviewed there.",
                 found->len),
    found->len);
  gtk_label_set_label (self->outdated_label,
                       found->len > 0 ? text
                                      : _("No claim was coded before a change that affects it."));
  gtk_widget_set_visible (self->outdated_scroller, found->len > 0);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiCodebookHistory) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = g_task_propagate_pointer (G_TASK (result), &error);

  if (found != NULL)
    show_outdated (self, found);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_label (self->outdated_label, error->message);
}

static void
look (AdduceUiCodebookHistory *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (!self->stale || self->codebook == NULL || self->folder == NULL
      || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->stale = FALSE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->outdated_label,
                       _("Looking for claims that were coded before a change …"));
  job = g_new0 (Job, 1);
  job->folder = g_strdup (self->folder);
  job->codebook = g_object_ref (self->codebook);
  task = g_task_new (NULL, self->cancellable, looked_cb, g_object_ref (self));
  g_task_set_source_tag (task, look);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, look_cb);
}

/* --- rows --- */

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);
      if (i == 1)
        gtk_widget_add_css_class (label, "caption");
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_list_item_set_child (item, box);
}

static void
set_texts (GtkListItem *item, const char *text, const char *small)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *spoken = g_strjoin ("; ", text, small, NULL);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), small);
  adduce_ui_compat_label_row (box, spoken);
}

static void
bind_change_cb (AdduceUiCodebookHistory *self, GtkListItem *item)
{
  AdduceCodebookChange *change = gtk_list_item_get_item (item);
  const AdduceCodebookChangeInfo *info = adduce_codebook_change_get_info (change);
  g_autofree char *text = adduce_codebook_change_describe (change, self->codebook);
  g_autofree char *time = adduce_ui_claim_text_dup_time (info->time);
  g_autofree char *claims =
    info->claims >= 0 ? g_strdup_printf (
      g_dngettext (NULL, "%d claim", "%d claims", (gulong)info->claims), (int)info->claims)
                      : NULL;
  g_autofree char *version = g_strdup_printf (_("version %" G_GUINT64_FORMAT), info->to);
  g_autofree char *small = g_strjoin (" · ", info->coder != NULL ? info->coder : _("unknown"),
                                      time, version, claims, NULL);

  set_texts (item, text, small);
}

static void
bind_outdated_cb (AdduceUiCodebookHistory *self, GtkListItem *item)
{
  AdduceUiOutdatedItem *outdated = gtk_list_item_get_item (item);
  g_autofree char *quote = adduce_claim_is_about_article (outdated->claim)
                             ? g_strdup (_("What is said of the article as a whole"))
                             : adduce_ui_claim_text_dup_quote (outdated->claim, QUOTE_MAX_LENGTH);
  g_autofree char *small = g_strjoin (" · ", adduce_claim_get_coder (outdated->claim),
                                      outdated->article, outdated->why, NULL);

  set_texts (item, quote, small);
}

static void
outdated_activated_cb (AdduceUiCodebookHistory *self, guint position)
{
  g_autoptr (AdduceUiOutdatedItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->outdated), position);
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  AdduceArticle *article =
    item != NULL && corpus != NULL ? adduce_corpus_lookup (corpus, item->article) : NULL;

  if (article == NULL)
    return;
  if (adduce_claim_is_about_article (item->claim))
    {
      adduce_ui_context_open_article (self->context, article);
      adduce_ui_pages_go (adduce_ui_context_get_pages (self->context), ADDUCE_UI_PAGE_ARTICLES, NULL);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.focus-field", "s", "article");
    }
  else
    adduce_ui_context_open_claim (self->context, article, adduce_claim_get_id (item->claim));
}

static void
adduce_ui_codebook_history_map (GtkWidget *widget)
{
  AdduceUiCodebookHistory *self = ADDUCE_UI_CODEBOOK_HISTORY (widget);

  GTK_WIDGET_CLASS (adduce_ui_codebook_history_parent_class)->map (widget);
  /* Claims may have been coded meanwhile. */
  self->stale = TRUE;
  look (self);
}

static void
adduce_ui_codebook_history_dispose (GObject *object)
{
  AdduceUiCodebookHistory *self = ADDUCE_UI_CODEBOOK_HISTORY (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->outdated);
  g_clear_object (&self->changes);
  g_clear_object (&self->codebook);
  g_clear_object (&self->context);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (adduce_ui_codebook_history_parent_class)->dispose (object);
}

static void
adduce_ui_codebook_history_class_init (AdduceUiCodebookHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_codebook_history_dispose;
  widget_class->map = adduce_ui_codebook_history_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codebookhistory");
}

/* Without that the list keeps its last rows in sight when claims to look at again come and take room from it. */
static void
show_latest (AdduceUiCodebookHistory *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->changes)) > 0)
    gtk_widget_activate_action (self->changes_list, "list.scroll-to-item", "u", 0);
}

static GtkWidget *
create_list (AdduceUiCodebookHistory *self,
             GListStore *store,
             GCallback bind,
             GCallback activate,
             const char *label)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (store)));
  GtkWidget *list;

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", bind, self, G_CONNECT_SWAPPED);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  adduce_ui_list_tab_install (list);
  if (activate != NULL)
    g_signal_connect_object (list, "activate", activate, self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
create_heading (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
adduce_ui_codebook_history_init (AdduceUiCodebookHistory *self)
{
  GtkWidget *changes_scroller;

  self->outdated = g_list_store_new (ADDUCE_UI_TYPE_OUTDATED_ITEM);
  self->changes = g_list_store_new (ADDUCE_TYPE_CODEBOOK_CHANGE);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "codebook-history");
  self->outdated_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->outdated_label, 0);
  gtk_label_set_wrap (self->outdated_label, TRUE);
  self->outdated_scroller =
    create_list (self, self->outdated, G_CALLBACK (bind_outdated_cb),
                 G_CALLBACK (outdated_activated_cb), _("Claims to look at again"));
  gtk_widget_set_visible (self->outdated_scroller, FALSE);
  changes_scroller =
    create_list (self, self->changes, G_CALLBACK (bind_change_cb), NULL, _("Changes"));
  self->changes_list = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (changes_scroller));
  g_signal_connect_object (self->changes_list, "map", G_CALLBACK (show_latest), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  self->no_changes = gtk_label_new (_("Nothing was changed since this codebook began."));
  gtk_label_set_xalign (GTK_LABEL (self->no_changes), 0);
  gtk_label_set_wrap (GTK_LABEL (self->no_changes), TRUE);
  gtk_box_append (GTK_BOX (self->box), create_heading (_("Claims to look at again")));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->outdated_label));
  gtk_box_append (GTK_BOX (self->box), self->outdated_scroller);
  gtk_box_append (GTK_BOX (self->box), create_heading (_("Changes, the latest first")));
  gtk_box_append (GTK_BOX (self->box), self->no_changes);
  gtk_box_append (GTK_BOX (self->box), changes_scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_codebook_history_new (AdduceUiContext *context)
{
  AdduceUiCodebookHistory *self = g_object_new (ADDUCE_UI_TYPE_CODEBOOK_HISTORY, NULL);

  g_set_object (&self->context, context);
  return GTK_WIDGET (self);
}

void
adduce_ui_codebook_history_set_codebook (AdduceUiCodebookHistory *self,
                                         AdduceCodebook *codebook,
                                         const char *folder)
{
  GListModel *history;
  g_autoptr (GPtrArray) latest = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CODEBOOK_HISTORY (self));

  if (!g_set_object (&self->codebook, codebook))
    return;

  g_free (self->folder);
  self->folder = g_strdup (folder);
  latest = g_ptr_array_new_with_free_func (g_object_unref);
  history = codebook != NULL ? adduce_codebook_get_history (codebook) : NULL;
  for (guint i = history != NULL ? g_list_model_get_n_items (history) : 0; i > 0; i--)
    g_ptr_array_add (latest, g_list_model_get_item (history, i - 1));
  g_list_store_splice (self->changes, 0, g_list_model_get_n_items (G_LIST_MODEL (self->changes)),
                       latest->pdata, latest->len);
  gtk_widget_set_visible (self->no_changes, latest->len == 0);
  show_latest (self);
  self->stale = TRUE;
  look (self);
}
