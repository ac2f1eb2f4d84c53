/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Groups of articles that are nearly the same.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-list-tab.h"
#include "adduce-ui-twins-dialog.h"
#include "adduce-ui-twins-pair.h"
#include "adduce-ui-twins-work.h"
#include "adduce-ui-wrap-layout.h"

#define PROGRESS_MS 150
#define QUOTE_LENGTH 70

struct _AdduceUiTwinsDialog
{
  AdwWindow parent_instance;

  GtkWidget *undo_button;
  GtkStack *stack;
  AdwStatusPage *reading_page;
  AdwStatusPage *none_page;
  GtkDropDown *group_drop_down;
  AdduceUiTwinsPair *pair;
  GtkWidget *rows_window;
  GtkListView *rows_view;
  GtkLabel *state_label;
  GtkCheckButton *all_button;
  GtkCheckButton *accept_button;
  GtkWidget *carry_button;
  GtkWidget *stop_button;

  AdduceUiContext *context;
  AdduceUiCorpusEdits *edits;
  AdduceUiTwinsWork *work; /* NULL where nobody codes */
  char *folder;
  GPtrArray *groups; /* GStrv: paths, the likest first */
  GtkStringList *rows;
  AdduceCorpusEdit *edit; /* that is being made */
  char *message;          /* of what went wrong with it */
  GCancellable *reading;
  int *progress; /* done, total; owned by @reading */
  guint progress_source;
  gboolean showing; /* drop-downs are being filled */
};

G_DEFINE_FINAL_TYPE (AdduceUiTwinsDialog, adduce_ui_twins_dialog, ADW_TYPE_WINDOW)

/* --- rows of words --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* --- what would come of it --- */

static gboolean
is_making (AdduceUiTwinsDialog *self)
{
  return self->edit != NULL;
}

static char *
describe_progress (AdduceUiTwinsDialog *self)
{
  guint done = 0, total = 0;

  if (is_making (self))
    /* translators: percent */
    return g_strdup_printf (_("Carrying claims over: %d %%"),
                            (int) (100 * adduce_ui_corpus_edits_get_progress (self->edits)));
  adduce_ui_twins_work_get_progress (self->work, &done, &total);
  /* translators: how many pairs of articles, of how many */
  return g_strdup_printf (_("Looking for the words of the claims: %u of %u"), done, total);
}

static char *
describe_found (AdduceTwinCarry *found)
{
  GPtrArray *rows = adduce_twin_carry_get_rows (found);
  guint n_placed = adduce_twin_carry_count (found, ADDUCE_CARRY_PLACED);
  guint n_like = adduce_twin_carry_count (found, ADDUCE_CARRY_LIKE);
  guint n_known = adduce_twin_carry_count (found, ADDUCE_CARRY_KNOWN);

  if (rows->len == 0 && adduce_twin_carry_get_problems (found)->len > 0)
    return g_strdup (_("Nothing can be carried over"));
  if (rows->len == 0)
    return g_strdup (_("You have no claims here that could be carried over"));
  /* translators: numbers of claims */
  return g_strdup_printf (_("Placed on the same words: %u. On words like them: %u. Carried over before: %u. Not "
                            "placed: %u."),
                          n_placed, n_like, n_known, rows->len - n_placed - n_like - n_known);
}

static void
update (AdduceUiTwinsDialog *self)
{
  AdduceTwinCarry *found = self->work != NULL ? adduce_ui_twins_work_get_found (self->work) : NULL;
  gboolean busy = is_making (self) || (self->work != NULL && adduce_ui_twins_work_get_busy (self->work));
  const char *undo = adduce_ui_corpus_edits_get_undo_label (self->edits);
  /* translators: what would be undone */
  g_autofree char *tip = g_strdup_printf (_("Undo: %s"), undo != NULL ? undo : "–");
  g_autofree char *text = NULL;
  guint n = found != NULL ? adduce_twin_carry_count (found, ADDUCE_CARRY_PLACED)
                              + adduce_twin_carry_count (found, ADDUCE_CARRY_LIKE)
                          : 0;

  adduce_ui_tip_set (self->undo_button, tip);
  gtk_widget_set_sensitive (self->undo_button, !busy && undo != NULL);
  gtk_widget_set_sensitive (self->carry_button, !busy && n > 0);
  gtk_widget_set_visible (self->stop_button, busy);
  if (busy)
    text = describe_progress (self);
  else if (self->message != NULL)
    text = g_strdup (self->message);
  else if (self->work == NULL)
    text = g_strdup (_("Say who codes first, to carry claims over"));
  else if (found != NULL)
    text = describe_found (found);
  else
    text = g_strdup (_("Stopped; nothing was changed"));
  gtk_label_set_label (self->state_label, text);
}

/* "Northern route …" → b.txt: the same words */
static void
show_rows (AdduceUiTwinsDialog *self)
{
  AdduceTwinCarry *found = self->work != NULL ? adduce_ui_twins_work_get_found (self->work) : NULL;
  GPtrArray *rows = found != NULL ? adduce_twin_carry_get_rows (found) : NULL;
  GPtrArray *problems = found != NULL ? adduce_twin_carry_get_problems (found) : NULL;
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; problems != NULL && i < problems->len; i++)
    g_strv_builder_add (lines, problems->pdata[i]);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const AdduceCarryRow *row = rows->pdata[i];
      g_autofree char *quote = adduce_ui_claim_text_dup_quote (row->claim, QUOTE_LENGTH);
      g_autofree char *target = adduce_paths_display (row->target);
      /* translators: a claim's words, the article that it would be carried over to, and what would come of it */
      g_autofree char *line
        = g_strdup_printf (_("%s → %s: %s"), quote, target, adduce_carry_state_get_label (row->state));

      g_strv_builder_add (lines, line);
    }
  all = g_strv_builder_end (lines);
  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                          (const char *const *) all);
  gtk_widget_set_visible (self->rows_window, all[0] != NULL);
}

static void
looked_cb (AdduceUiTwinsDialog *self)
{
  show_rows (self);
  update (self);
}

static gboolean
progress_cb (gpointer data)
{
  AdduceUiTwinsDialog *self = data;

  if (self->reading != NULL)
    {
      /* translators: how many articles were read, of how many */
      g_autofree char *text = g_strdup_printf (_("%d of %d"), g_atomic_int_get (&self->progress[0]),
                                               g_atomic_int_get (&self->progress[1]));

      adw_status_page_set_description (self->reading_page, text);
    }
  else if (is_making (self) || (self->work != NULL && adduce_ui_twins_work_get_busy (self->work)))
    update (self);
  return G_SOURCE_CONTINUE;
}

static char **
get_group (AdduceUiTwinsDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->group_drop_down);

  return self->groups != NULL && selected < self->groups->len ? self->groups->pdata[selected] : NULL;
}

static void
ask (AdduceUiTwinsDialog *self)
{
  char **group = get_group (self);
  guint source = adduce_ui_twins_pair_get_source (self->pair);
  gboolean all = gtk_check_button_get_active (self->all_button);
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  if (self->work == NULL || group == NULL || source >= g_strv_length (group))
    {
      update (self);
      return;
    }
  g_ptr_array_add (one, g_strdupv (group));
  adduce_ui_twins_work_ask (self->work, all ? self->groups : one, all ? NULL : group[source],
                            gtk_check_button_get_active (self->accept_button));
  show_rows (self);
  update (self);
}

static void
ask_cb (AdduceUiTwinsDialog *self)
{
  g_clear_pointer (&self->message, g_free);
  ask (self);
}

/* The one that is coded gives its claims; else the first. */
static guint
find_source (AdduceUiTwinsDialog *self, char **group)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  for (guint i = 0; corpus != NULL && group[i] != NULL; i++)
    {
      AdduceArticle *article = adduce_corpus_lookup (corpus, group[i]);

      if (article != NULL && adduce_article_get_n_own_claims (article) > 0)
        return i;
    }
  return 0;
}

static void
group_cb (AdduceUiTwinsDialog *self)
{
  char **group = get_group (self);

  if (group != NULL && !self->showing)
    {
      adduce_ui_twins_pair_show (self->pair, self->folder, group, find_source (self, group));
      ask_cb (self);
    }
}

/* --- reading --- */

static char *
describe_group (AdduceUiTwinsDialog *self, guint index)
{
  char **group = self->groups->pdata[index];
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);
  AdduceArticle *article = corpus != NULL ? adduce_corpus_lookup (corpus, group[0]) : NULL;
  g_autofree char *shown = adduce_paths_display (group[0]);
  guint n = g_strv_length (group);

  /* translators: number of a group, of how many, the title of its first article, and how many articles it has */
  return g_strdup_printf (g_dngettext (NULL, "%u of %u: %s (%u article)", "%u of %u: %s (%u articles)", n), index + 1,
                          self->groups->len, article != NULL ? adduce_article_get_title (article) : shown, n);
}

static void
show_groups (AdduceUiTwinsDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autofree char *name = describe_group (self, i);

      gtk_string_list_append (names, name);
    }
  self->showing = TRUE;
  gtk_drop_down_set_model (self->group_drop_down, G_LIST_MODEL (names));
  self->showing = FALSE;
  gtk_stack_set_visible_child_name (self->stack, "groups");
  gtk_widget_grab_focus (GTK_WIDGET (self->group_drop_down));
  group_cb (self);
}

static void
read_progress_cb (guint done, guint total, gpointer data)
{
  int *progress = data;

  g_atomic_int_set (&progress[0], (int) done);
  g_atomic_int_set (&progress[1], (int) total);
}

typedef struct {
  AdduceUiTwinsDialog *dialog;
  GCancellable *cancellable; /* has what the worker tells */
  char **paths;
} Reading;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Reading *reading = user_data;
  g_autoptr (AdduceUiTwinsDialog) self = reading->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceArticleTwins) twins = adduce_article_twins_read_finish (result, &error);
  GPtrArray *groups = twins != NULL ? adduce_article_twins_get_groups (twins) : NULL;
  g_autoptr (GCancellable) cancellable = reading->cancellable;
  g_auto (GStrv) paths = reading->paths;

  g_free (reading);
  g_clear_object (&self->reading);
  if (twins == NULL || self->context == NULL)
    return; /* closed */
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < groups->len; i++)
    {
      GArray *group = groups->pdata[i];
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

      for (guint k = 0; k < group->len; k++)
        g_strv_builder_add (builder, paths[g_array_index (group, AdduceTwin, k).index]);
      g_ptr_array_add (self->groups, g_strv_builder_end (builder));
    }
  if (self->groups->len > 0)
    show_groups (self);
  else
    gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
begin_reading (AdduceUiTwinsDialog *self, AdduceCorpus *corpus)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Reading *reading = g_new0 (Reading, 1);

  for (guint i = 0; i < adduce_corpus_get_n_articles (corpus); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), i);

      g_strv_builder_add (builder, adduce_article_get_relative (article));
    }
  self->reading = g_cancellable_new ();
  self->progress = g_new0 (int, 2);
  g_object_set_data_full (G_OBJECT (self->reading), "progress", self->progress, g_free);
  *reading = (Reading) { g_object_ref (self), g_object_ref (self->reading), g_strv_builder_end (builder) };
  adduce_article_twins_read_async (self->folder, reading->paths, ADDUCE_TWINS_LEAST, read_progress_cb, self->progress,
                                   self->reading, read_cb, reading);
}

/* --- doing --- */

static void
carry_cb (AdduceUiTwinsDialog *self)
{
  g_clear_pointer (&self->message, g_free);
  adduce_ui_context_flush (self->context);
  adduce_ui_twins_work_make (self->work);
  update (self);
}

static void
ready_cb (AdduceUiTwinsDialog *self, AdduceCorpusEdit *edit)
{
  if (adduce_corpus_edit_get_n_steps (edit) == 0 || adduce_ui_corpus_edits_get_running (self->edits))
    {
      adduce_ui_twins_work_end (self->work);
      ask (self);
      return;
    }
  g_set_object (&self->edit, edit);
  adduce_ui_corpus_edits_perform (self->edits, edit);
  update (self);
}

static void
failed_cb (AdduceUiTwinsDialog *self, const char *message)
{
  g_free (self->message);
  self->message = g_strdup (message);
}

/* What the window says is said here, too, while the dialog is before it. */
static void
message_cb (AdduceUiTwinsDialog *self, const char *text)
{
  failed_cb (self, text);
  update (self);
}

static void
running_cb (AdduceUiTwinsDialog *self)
{
  if (!adduce_ui_corpus_edits_get_running (self->edits))
    {
      if (self->edit != NULL)
        adduce_ui_twins_work_end (self->work);
      g_clear_object (&self->edit);
      if (self->groups != NULL && self->groups->len > 0)
        ask (self);
    }
  update (self);
}

static void
undo_cb (AdduceUiTwinsDialog *self)
{
  adduce_ui_corpus_edits_undo (self->edits);
}

static void
stop_cb (AdduceUiTwinsDialog *self)
{
  if (is_making (self))
    adduce_ui_corpus_edits_cancel (self->edits);
  else if (self->work != NULL)
    adduce_ui_twins_work_stop (self->work);
}

/* --- the dialog --- */

/* The dialog was closed while the change is being made: its empty files are needed until that is done. */
static void
late_running_cb (AdduceUiCorpusEdits *edits, GParamSpec *pspec, gpointer work)
{
  if (adduce_ui_corpus_edits_get_running (edits))
    return;
  adduce_ui_twins_work_end (work);
  g_signal_handlers_disconnect_by_func (edits, late_running_cb, work);
}

static void
release_cb (gpointer work, GClosure *closure)
{
  g_object_unref (work);
}

static void
adduce_ui_twins_dialog_dispose (GObject *object)
{
  AdduceUiTwinsDialog *self = ADDUCE_UI_TWINS_DIALOG (object);

  if (self->edit != NULL && self->work != NULL && adduce_ui_corpus_edits_get_running (self->edits))
    g_signal_connect_data (self->edits, "notify::running", G_CALLBACK (late_running_cb), g_object_ref (self->work),
                           release_cb, 0);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  if (self->work != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->work, self);
      adduce_ui_twins_work_stop (self->work);
    }
  if (self->rows_view != NULL)
    gtk_list_view_set_model (self->rows_view, NULL);
  g_clear_object (&self->work);
  g_clear_object (&self->edits);
  g_clear_object (&self->context);
  g_clear_object (&self->edit);
  G_OBJECT_CLASS (adduce_ui_twins_dialog_parent_class)->dispose (object);
}

static void
adduce_ui_twins_dialog_finalize (GObject *object)
{
  AdduceUiTwinsDialog *self = ADDUCE_UI_TWINS_DIALOG (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_free (self->folder);
  g_free (self->message);
  G_OBJECT_CLASS (adduce_ui_twins_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, reading_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, none_page);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, group_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, pair);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, rows_window);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, rows_view);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, state_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, all_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, accept_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, carry_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiTwinsDialog, stop_button);
}

static void
adduce_ui_twins_dialog_class_init (AdduceUiTwinsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_twins_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_twins_dialog_finalize;
  g_type_ensure (ADDUCE_UI_TYPE_TWINS_PAIR);
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-twins-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_cb);
  gtk_widget_class_bind_template_callback (widget_class, ask_cb);
  gtk_widget_class_bind_template_callback (widget_class, carry_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
adduce_ui_twins_dialog_init (AdduceUiTwinsDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_list_tab_install (self->rows_view);
  adduce_ui_twins_pair_prepare (self->group_drop_down);
  self->rows = gtk_string_list_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->rows_view, factory);
}

static void
connect_all (AdduceUiTwinsDialog *self)
{
  g_signal_connect_object (self->edits, "notify::running", G_CALLBACK (running_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->edits, "notify::undo-label", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->context, "message", G_CALLBACK (message_cb), self, G_CONNECT_SWAPPED);
  if (self->work == NULL)
    return;
  g_signal_connect_swapped (self->work, "looked", G_CALLBACK (looked_cb), self);
  g_signal_connect_swapped (self->work, "ready", G_CALLBACK (ready_cb), self);
  g_signal_connect_swapped (self->work, "failed", G_CALLBACK (failed_cb), self);
}

AdduceUiTwinsDialog *
adduce_ui_twins_dialog_new (GtkWindow *parent, AdduceUiContext *context)
{
  g_autofree char *none = NULL;
  AdduceUiTwinsDialog *self;
  AdduceCorpus *corpus;
  AdduceCoder *coder;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);

  corpus = adduce_ui_context_get_corpus (context);
  g_return_val_if_fail (corpus != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_TWINS_DIALOG, "transient-for", parent, NULL);
  self->context = g_object_ref (context);
  self->edits = g_object_ref (adduce_ui_context_get_corpus_edits (context));
  self->folder = g_strdup (adduce_corpus_get_folder (corpus));
  coder = adduce_ui_context_get_coder (context);
  if (coder != NULL)
    self->work = adduce_ui_twins_work_new (self->folder, coder, adduce_corpus_get_codebook (corpus));
  gtk_list_view_set_model (self->rows_view,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows)))));
  /* translators: percent */
  none = g_strdup_printf (_("No two articles of this folder have %d %% of their words in common"), ADDUCE_TWINS_LEAST);
  adw_status_page_set_description (self->none_page, none);
  connect_all (self);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  adduce_ui_context_flush (context);
  begin_reading (self, corpus);
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  update (self);
  return self;
}
