/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A register as the page shows it: it follows the corpus, its claims, the editor and the changes of claims, and has one
 * history of the last two.
 */
#include "config.h"

#include <glib/gi18n.h>

#include <string.h>

#include "adduce-ui-corpus-edits.h"
#include "adduce-ui-register-making.h"
#include "adduce-ui-register-model.h"

/* Claims come in batches; rows are made anew this often at most. */
#define PAUSE_MS 150

/* What was done last, in the order in which it is undone. */
typedef enum {
  DONE_REGISTER = 'r',
  DONE_CLAIMS = 'c',
} Done;

struct _AdduceUiRegisterModel
{
  GObject parent_instance;

  AdduceUiContext *context;
  char *id;
  AdduceCorpus *corpus;
  AdduceCorpusClaims *claims;
  AdduceRegisterEditor *editor;
  GPtrArray *rows;
  GPtrArray *pairs;
  GPtrArray *together; /* of claims with several entries */
  GHashTable *by_id; /* id → row */
  GString *undo;     /* Done, the last at the end */
  GString *redo;
  GCancellable *making; /* while a worker is at work */
  gboolean made;        /* there are rows */
  gboolean again;       /* something changed since */
  guint pause;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_WORK_CHANGED,
  SIGNAL_HISTORY_CHANGED,
  SIGNAL_LEAVING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiRegisterModel, adduce_ui_register_model, G_TYPE_OBJECT)

static void make_soon (AdduceUiRegisterModel *self);

static void
made_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiRegisterModel) self = user_data;
  g_autoptr (AdduceUiRegisterMade) made = adduce_ui_register_make_finish (result, NULL);

  if (made == NULL)
    return;
  g_clear_object (&self->making);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->together);
  self->together = g_steal_pointer (&made->together);
  self->rows = g_steal_pointer (&made->rows);
  self->pairs = g_steal_pointer (&made->pairs);
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < self->rows->len; i++)
    g_hash_table_insert (self->by_id, (gpointer) adduce_register_row_get_id (self->rows->pdata[i]),
                         self->rows->pdata[i]);
  self->made = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_WORK_CHANGED], 0);
  if (self->again)
    make_soon (self);
}

static gboolean
make_cb (gpointer user_data)
{
  AdduceUiRegisterModel *self = user_data;
  g_autoptr (GPtrArray) claims = NULL;

  self->pause = 0;
  self->again = FALSE;
  if (self->corpus == NULL)
    return G_SOURCE_REMOVE;
  claims = adduce_corpus_claims_ref_rows (self->claims);
  self->making = g_cancellable_new ();
  g_signal_emit (self, signals[SIGNAL_WORK_CHANGED], 0);
  adduce_ui_register_make_async (adduce_ui_register_model_get_register (self),
                                 adduce_corpus_get_codebook (self->corpus), claims, self->making, made_cb,
                                 g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
make_soon (AdduceUiRegisterModel *self)
{
  self->again = TRUE;
  if (self->making == NULL && self->pause == 0)
    self->pause = g_timeout_add (self->made ? PAUSE_MS : 0, make_cb, self);
}

static void
stop (AdduceUiRegisterModel *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->making != NULL)
    g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
}

/* Callbacks */

static void
history_cb (AdduceUiRegisterModel *self)
{
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
}

/* Where nothing was new nothing else tells that the reading is over. */
static void
loading_cb (AdduceUiRegisterModel *self)
{
  if (self->made && !adduce_corpus_claims_get_loading (self->claims))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
busy_cb (AdduceUiRegisterModel *self)
{
  g_signal_emit (self, signals[SIGNAL_WORK_CHANGED], 0);
}

static void
register_changed_cb (AdduceUiRegisterModel *self, const char *id)
{
  AdduceRegister *value;

  if (strcmp (id, self->id) != 0)
    return;
  value = adduce_corpus_get_register (self->corpus, id);
  adduce_register_editor_set_register (self->editor, value, adduce_corpus_get_register_problem (self->corpus, id));
  make_soon (self);
}

/* What was written is what the corpus has from now on. */
static void
written_cb (AdduceUiRegisterModel *self)
{
  adduce_corpus_set_register (self->corpus, adduce_register_editor_get_register (self->editor),
                              adduce_register_editor_get_problem (self->editor));
}

static void
corpus_cb (AdduceUiRegisterModel *self)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (self->context);

  if (self->corpus == corpus)
    return;
  if (self->corpus != NULL)
    g_signal_emit (self, signals[SIGNAL_LEAVING], 0);
  stop (self);
  if (self->corpus != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->corpus, self);
      g_signal_handlers_disconnect_by_data (self->claims, self);
      g_signal_handlers_disconnect_by_data (self->editor, self);
    }
  g_clear_object (&self->claims);
  g_clear_object (&self->editor);
  g_set_object (&self->corpus, corpus);
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->pairs, 0);
  g_ptr_array_set_size (self->together, 0);
  g_hash_table_remove_all (self->by_id);
  g_string_truncate (self->undo, 0);
  g_string_truncate (self->redo, 0);
  self->made = FALSE;
  if (corpus != NULL)
    {
      self->editor = adduce_register_editor_new (adduce_corpus_get_folder (corpus), self->id,
                                                 adduce_corpus_get_register (corpus, self->id));
      adduce_register_editor_set_register (self->editor, adduce_corpus_get_register (corpus, self->id),
                                           adduce_corpus_get_register_problem (corpus, self->id));
      self->claims = adduce_corpus_claims_dup_shared (corpus);
      g_signal_connect_swapped (corpus, "register-changed", G_CALLBACK (register_changed_cb), self);
      g_signal_connect_swapped (corpus, "notify::codebook", G_CALLBACK (make_soon), self);
      g_signal_connect_swapped (self->claims, "items-changed", G_CALLBACK (make_soon), self);
      g_signal_connect_swapped (self->claims, "notify::loading", G_CALLBACK (loading_cb), self);
      g_signal_connect_swapped (self->editor, "notify::register", G_CALLBACK (written_cb), self);
      g_signal_connect_swapped (self->editor, "notify::busy", G_CALLBACK (busy_cb), self);
      g_signal_connect_swapped (self->editor, "notify::undo-label", G_CALLBACK (history_cb), self);
      g_signal_connect_swapped (self->editor, "notify::redo-label", G_CALLBACK (history_cb), self);
      adduce_corpus_claims_load_async (self->claims, NULL, NULL, NULL);
      make_soon (self);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  history_cb (self);
}

static void
claims_written_cb (AdduceUiRegisterModel *self)
{
  if (self->claims != NULL)
    adduce_corpus_claims_load_async (self->claims, NULL, NULL, NULL);
}

static void
tell (AdduceUiRegisterModel *self, const char *message)
{
  g_signal_emit_by_name (self->context, "message", message, FALSE);
}

static void
done_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdduceUiRegisterModel) self = user_data;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  g_application_release (g_application_get_default ());
  if (!adduce_register_editor_finish (ADDUCE_REGISTER_EDITOR (object), result, &message, &error))
    tell (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _("Stopped: nothing was changed")
                                                                          : error->message);
  else if (message != NULL)
    tell (self, message);
  history_cb (self);
}

/* Overrides */

static void
adduce_ui_register_model_finalize (GObject *object)
{
  AdduceUiRegisterModel *self = ADDUCE_UI_REGISTER_MODEL (object);

  stop (self);
  if (self->corpus != NULL)
    g_signal_handlers_disconnect_by_data (self->corpus, self);
  if (self->claims != NULL)
    g_signal_handlers_disconnect_by_data (self->claims, self);
  if (self->editor != NULL)
    g_signal_handlers_disconnect_by_data (self->editor, self);
  g_clear_object (&self->corpus);
  g_clear_object (&self->claims);
  g_clear_object (&self->editor);
  g_clear_object (&self->context);
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->together);
  g_string_free (self->undo, TRUE);
  g_string_free (self->redo, TRUE);
  g_free (self->id);

  G_OBJECT_CLASS (adduce_ui_register_model_parent_class)->finalize (object);
}

static void
adduce_ui_register_model_class_init (AdduceUiRegisterModelClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = adduce_ui_register_model_finalize;
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_WORK_CHANGED]
    = g_signal_new ("work-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_HISTORY_CHANGED]
    = g_signal_new ("history-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LEAVING] = g_signal_new ("leaving", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_register_model_init (AdduceUiRegisterModel *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->pairs = g_ptr_array_new_with_free_func (g_object_unref);
  self->together = g_ptr_array_new ();
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->undo = g_string_new (NULL);
  self->redo = g_string_new (NULL);
}

AdduceUiRegisterModel *
adduce_ui_register_model_new (AdduceUiContext *context, const char *id)
{
  AdduceUiRegisterModel *self;
  AdduceUiCorpusEdits *edits;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (ADDUCE_UI_TYPE_REGISTER_MODEL, NULL);
  self->context = g_object_ref (context);
  self->id = g_strdup (id);
  edits = adduce_ui_context_get_corpus_edits (context);
  g_signal_connect_object (context, "notify::corpus", G_CALLBACK (corpus_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "changed", G_CALLBACK (claims_written_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "notify::undo-label", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "notify::redo-label", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  corpus_cb (self);
  return self;
}

const char *
adduce_ui_register_model_get_id (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  return self->id;
}

AdduceUiContext *
adduce_ui_register_model_get_context (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  return self->context;
}

AdduceRegister *
adduce_ui_register_model_get_register (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  return self->editor != NULL ? adduce_register_editor_get_register (self->editor) : NULL;
}

const char *
adduce_ui_register_model_get_field (AdduceUiRegisterModel *self)
{
  const char *field = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  if (self->corpus != NULL)
    field = adduce_register_find_field (adduce_ui_register_model_get_register (self),
                                        adduce_corpus_get_codebook (self->corpus));
  return field != NULL ? field : self->id;
}

gboolean
adduce_ui_register_model_get_writing (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), FALSE);

  return self->editor != NULL && adduce_register_editor_get_busy (self->editor);
}

gboolean
adduce_ui_register_model_get_counting (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), FALSE);

  return self->made && self->making != NULL;
}

void
adduce_ui_register_model_cancel (AdduceUiRegisterModel *self)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self));

  if (self->editor != NULL)
    adduce_register_editor_cancel (self->editor);
}

gboolean
adduce_ui_register_model_get_loading (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), FALSE);

  return self->corpus != NULL && (!self->made || adduce_corpus_claims_get_loading (self->claims));
}

GPtrArray *
adduce_ui_register_model_get_rows (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  return self->rows;
}

AdduceRegisterRow *
adduce_ui_register_model_lookup (AdduceUiRegisterModel *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->by_id, id);
}

GPtrArray *
adduce_ui_register_model_get_pairs (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  return self->pairs;
}

guint
adduce_ui_register_model_count_claims (AdduceUiRegisterModel *self, GPtrArray *rows)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), 0);

  return adduce_register_rows_count_claims (rows, self->together);
}

GPtrArray *
adduce_ui_register_model_list_claims (AdduceUiRegisterModel *self, const char *id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) all = NULL;
  AdduceRegister *base;
  const char *field;

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), found);

  if (self->claims == NULL)
    return found;
  base = adduce_ui_register_model_get_register (self);
  field = adduce_ui_register_model_get_field (self);
  all = adduce_corpus_claims_ref_rows (self->claims);
  for (guint i = 0; i < all->len; i++)
    {
      AdduceTagList *tags = adduce_claim_get_values (adduce_claim_row_get_claim (all->pdata[i]), field);

      for (guint k = 0; tags != NULL && k < adduce_tag_list_get_n_tags (tags); k++)
        if (strcmp (adduce_register_resolve_code (base, adduce_tag_get_code (adduce_tag_list_get_tag (tags, k))), id)
            == 0)
          {
            g_ptr_array_add (found, g_object_ref (all->pdata[i]));
            break;
          }
    }
  return found;
}

AdduceVariable *
adduce_ui_register_model_get_stance (AdduceUiRegisterModel *self)
{
  AdduceCodebook *codebook;

  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  codebook = self->corpus != NULL ? adduce_corpus_get_codebook (self->corpus) : NULL;
  return codebook != NULL ? adduce_codebook_get_variable (codebook, "stance") : NULL;
}

const char *
adduce_ui_register_model_get_problem (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  return self->editor != NULL ? adduce_register_editor_get_problem (self->editor) : NULL;
}

/* What was begun is written before the program ends; (transfer full). */
static AdduceUiRegisterModel *
hold (AdduceUiRegisterModel *self)
{
  g_application_hold (g_application_get_default ());
  return g_object_ref (self);
}

static void
note_done (AdduceUiRegisterModel *self, Done done)
{
  g_string_append_c (self->undo, (char) done);
  g_string_truncate (self->redo, 0);
}

void
adduce_ui_register_model_perform (AdduceUiRegisterModel *self, AdduceRegisterChange *taken, GError *taken_error)
{
  g_autoptr (AdduceRegisterChange) change = taken;
  g_autoptr (GError) error = taken_error;

  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self));

  if (change == NULL)
    tell (self, error != NULL ? error->message : "");
  if (change == NULL || self->editor == NULL || adduce_register_change_is_empty (change))
    return;
  note_done (self, DONE_REGISTER);
  adduce_register_editor_perform_async (self->editor, change, done_cb, hold (self));
}

void
adduce_ui_register_model_split (AdduceUiRegisterModel *self, AdduceCorpusEdit *taken, GError *taken_error)
{
  g_autoptr (AdduceCorpusEdit) edit = taken;
  g_autoptr (GError) error = taken_error;

  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self));

  if (edit == NULL)
    {
      tell (self, error != NULL ? error->message : "");
      return;
    }
  note_done (self, DONE_CLAIMS);
  adduce_ui_corpus_edits_perform (adduce_ui_context_get_corpus_edits (self->context), edit);
}

/* What comes next; an act that failed left nothing to be undone. */
static Done
get_next (AdduceUiRegisterModel *self, GString *done, gboolean undo)
{
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (self->context);
  const char *of_claims = undo ? adduce_ui_corpus_edits_get_undo_label (edits)
                               : adduce_ui_corpus_edits_get_redo_label (edits);

  return done->len > 0 && done->str[done->len - 1] == DONE_CLAIMS && of_claims != NULL ? DONE_CLAIMS : DONE_REGISTER;
}

static const char *
get_label (AdduceUiRegisterModel *self, GString *done, gboolean undo)
{
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (self->context);

  if (self->editor == NULL)
    return NULL;
  if (get_next (self, done, undo) == DONE_CLAIMS)
    return undo ? adduce_ui_corpus_edits_get_undo_label (edits) : adduce_ui_corpus_edits_get_redo_label (edits);
  return undo ? adduce_register_editor_get_undo_label (self->editor)
              : adduce_register_editor_get_redo_label (self->editor);
}

static void
step (AdduceUiRegisterModel *self, gboolean undo)
{
  AdduceUiCorpusEdits *edits = adduce_ui_context_get_corpus_edits (self->context);
  GString *from = undo ? self->undo : self->redo, *to = undo ? self->redo : self->undo;
  Done next = get_next (self, from, undo);

  if (get_label (self, from, undo) == NULL)
    return;
  if (from->len > 0)
    g_string_truncate (from, from->len - 1);
  g_string_append_c (to, (char) next);
  if (next == DONE_CLAIMS && undo)
    adduce_ui_corpus_edits_undo (edits);
  else if (next == DONE_CLAIMS)
    adduce_ui_corpus_edits_redo (edits);
  else if (undo)
    adduce_register_editor_undo_async (self->editor, done_cb, hold (self));
  else
    adduce_register_editor_redo_async (self->editor, done_cb, hold (self));
}

void
adduce_ui_register_model_undo (AdduceUiRegisterModel *self)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self));

  step (self, TRUE);
}

void
adduce_ui_register_model_redo (AdduceUiRegisterModel *self)
{
  g_return_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self));

  step (self, FALSE);
}

const char *
adduce_ui_register_model_get_undo_label (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  return get_label (self, self->undo, TRUE);
}

const char *
adduce_ui_register_model_get_redo_label (AdduceUiRegisterModel *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_REGISTER_MODEL (self), NULL);

  return get_label (self, self->redo, FALSE);
}
