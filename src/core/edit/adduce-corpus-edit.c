/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changing claims of many files at once.
 */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "adduce-corpus-edit-record.h"
#include "adduce-corpus-edit.h"
#include "adduce-error.h"
#include "store/adduce-claim-origin.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"

/* Milliseconds between two reports to a main context. */
#define REPORT_DELAY 50

/* The name, never a file's, that the lock of a corpus is made of. */
#define LOCK_NAME ".corpus-edit"

struct _AdduceCorpusEdit {
  GObject parent_instance;

  char *folder;
  char *label;
  GPtrArray *steps; /* AdduceEditStep, as added */
  gboolean sorted;  /* whether they are in the order of files */
  GPtrArray *done;  /* AdduceEditStep: what was changed, as it was and as it is */
  GPtrArray *inverse; /* the same turned round, made by the run for adduce_corpus_edit_invert(); or NULL */
  guint n_missing;
};

typedef struct {
  AdduceCorpusEditProgress progress;
  gpointer user_data;
  guint n_done;
  guint n_all;
} Report;

G_DEFINE_FINAL_TYPE (AdduceCorpusEdit, adduce_corpus_edit, G_TYPE_OBJECT)

static void
adduce_corpus_edit_finalize (GObject *object)
{
  AdduceCorpusEdit *self = ADDUCE_CORPUS_EDIT (object);

  g_free (self->folder);
  g_free (self->label);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->done);
  g_clear_pointer (&self->inverse, g_ptr_array_unref);
  G_OBJECT_CLASS (adduce_corpus_edit_parent_class)->finalize (object);
}

static void
adduce_corpus_edit_class_init (AdduceCorpusEditClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_corpus_edit_finalize;
}

static GPtrArray *
new_steps (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_edit_step_free);
}

static void
adduce_corpus_edit_init (AdduceCorpusEdit *self)
{
  self->steps = new_steps ();
  self->done = new_steps ();
}

/* --- one file --- */

/* What the claim becomes; NULL where that is no change. */
static AdduceClaim *
make_claim (const AdduceEditStep *step, AdduceClaim *current, const AdduceTombstone *tombstone)
{
  g_autoptr (AdduceClaimBuilder) builder
    = adduce_claim_builder_new_from (current != NULL ? current : step->after);
  g_autoptr (AdduceClaim) claim = NULL;

  if (current != NULL && step->before != NULL)
    adduce_claim_builder_apply (builder, step->before, step->after);
  if (current == NULL)
    adduce_claim_builder_set_revision (builder, tombstone != NULL ? tombstone->revision + 1
                                                                  : adduce_claim_get_revision (step->after));
  claim = adduce_claim_builder_end (builder);
  return current != NULL && adduce_claim_same_content (current, claim) ? NULL : g_steal_pointer (&claim);
}

/* Does the step in the sidecar; what was done is added to @done. */
static void
apply_step (AdduceCorpusEdit *self, AdduceSidecar *sidecar, const AdduceEditStep *step, GPtrArray *done)
{
  const char *id = adduce_claim_get_id (step->after != NULL ? step->after : step->before);
  AdduceClaim *found = adduce_sidecar_lookup (sidecar, id);
  g_autoptr (AdduceClaim) current = found != NULL ? g_object_ref (found) : NULL;
  g_autoptr (AdduceClaim) claim = NULL;

  if (current == NULL && step->before != NULL)
    {
      self->n_missing++;
      return;
    }
  if (step->after == NULL)
    {
      adduce_sidecar_remove (sidecar, id, adduce_claim_get_revision (current) + 1);
      g_ptr_array_add (done, adduce_edit_step_new (step->path, current, NULL));
      return;
    }
  claim = make_claim (step, current, adduce_sidecar_lookup_tombstone (sidecar, id));
  if (claim == NULL)
    return;
  adduce_claim_origin_prepare (sidecar, claim);
  adduce_sidecar_put (sidecar, claim);
  g_ptr_array_add (done, adduce_edit_step_new (step->path, current, claim));
}

/* The steps from @first on that are about the same file. */
static guint
count_same (GPtrArray *steps, guint first)
{
  const char *path = ((AdduceEditStep *) steps->pdata[first])->path;
  guint n = 1;

  while (first + n < steps->len && g_str_equal (((AdduceEditStep *) steps->pdata[first + n])->path, path))
    n++;
  return n;
}

/* @write: else it is only tried. What was done is added to @done. */
static gboolean
do_file (AdduceCorpusEdit *self, GPtrArray *steps, guint first, guint n, gboolean write, GPtrArray *done,
         GError **error)
{
  const char *path = ((AdduceEditStep *) steps->pdata[first])->path;
  AdduceFileStamp stamp;
  g_autoptr (AdduceSidecar) base = adduce_sidecar_load (path, &stamp, error);
  g_autoptr (AdduceSidecar) mine = NULL, saved = NULL;
  g_autoptr (GPtrArray) here = new_steps ();

  if (base == NULL)
    return FALSE;
  mine = adduce_sidecar_copy (base);
  for (guint i = first; i < first + n; i++)
    apply_step (self, mine, steps->pdata[i], here);
  if (write && here->len > 0 && !adduce_sidecar_save (path, base, mine, &stamp, &saved, NULL, error))
    return FALSE;

  g_ptr_array_extend_and_steal (done, g_steal_pointer (&here));
  return TRUE;
}

/* Where the folder takes no new files, nothing can be replaced in it. */
static gboolean
check_writable (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *display = adduce_paths_display (folder);

  if (g_access (folder, W_OK) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
               /* translators: a folder and the reason */
               _("%s can’t be written to: %s"), display, g_strerror (errno));
  return FALSE;
}

static void
report (Report *self)
{
  self->n_done++;
  if (self->progress != NULL)
    self->progress (MIN (self->n_done, self->n_all), self->n_all, self->user_data);
}

/* --- all files --- */

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const AdduceEditStep *one = *(AdduceEditStep *const *) a, *other = *(AdduceEditStep *const *) b;

  return strcmp (one->path, other->path);
}

static guint
count_files (GPtrArray *steps)
{
  guint n = 0;

  for (guint i = 0; i < steps->len; i += count_same (steps, i))
    n++;
  return n;
}

static gboolean
try_all (AdduceCorpusEdit *self, Report *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) done = new_steps ();

  for (guint i = 0, n; i < self->steps->len; i += n)
    {
      n = count_same (self->steps, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !do_file (self, self->steps, i, n, FALSE, done, error)
          || !check_writable (((AdduceEditStep *) self->steps->pdata[i])->path, error))
        return FALSE;
      report (to);
    }
  self->n_missing = 0;
  return TRUE;
}

/* (transfer full): what takes the steps back. */
static GPtrArray *
invert_steps (GPtrArray *steps)
{
  GPtrArray *inverse = new_steps ();

  for (guint i = 0; i < steps->len; i++)
    {
      const AdduceEditStep *step = steps->pdata[i];

      g_ptr_array_add (inverse, adduce_edit_step_new (step->path, step->after, step->before));
    }
  return inverse;
}

/* Takes back what was done; @error, which stopped the run, is told more where that fails. The record has what is
 * still to be taken back, so that a kill or a failure now leaves it to adduce_corpus_edit_recover(). */
static gboolean
take_back (AdduceCorpusEdit *self, const char *record, GError **error)
{
  g_autoptr (GPtrArray) inverse = invert_steps (self->done);
  g_autoptr (GPtrArray) done = new_steps ();
  g_autoptr (GError) failure = NULL;
  guint n_missing = self->n_missing;

  adduce_edit_record_write (record, self->folder, self->label, inverse, &failure);
  for (guint i = 0, n; failure == NULL && i < inverse->len; i += n)
    {
      n = count_same (inverse, i);
      do_file (self, inverse, i, n, TRUE, done, &failure);
    }
  self->n_missing = n_missing;
  g_ptr_array_set_size (self->done, 0);
  if (failure == NULL)
    return g_unlink (record) == 0;

  /* translators: put in front of the reason why a change was stopped; %s is the reason why that could not be undone */
  g_prefix_error (error, _("Some claims are changed and could not be changed back (%s); this is tried again when the "
                           "corpus is opened next. "), failure->message);
  return FALSE;
}

static gboolean
write_all (AdduceCorpusEdit *self, const char *record, Report *to, GCancellable *cancellable, GError **error)
{
  for (guint i = 0, n; i < self->steps->len; i += n)
    {
      n = count_same (self->steps, i);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !do_file (self, self->steps, i, n, TRUE, self->done, error))
        {
          take_back (self, record, error);
          return FALSE;
        }
      report (to);
    }
  g_unlink (record);
  return TRUE;
}

static AdduceLock *
lock_corpus (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);

  return adduce_lock_acquire (path);
}

/* Callbacks */

typedef struct {
  AdduceCorpusEditProgress progress;
  gpointer user_data;
  GMainContext *context;
  AdduceCorpusEdit *edit; /* the outer task has it */
  gint64 reported;
  guint n_done;
  guint n_all;
} Relay;

typedef struct {
  AdduceCorpusEditProgress progress;
  gpointer user_data;
  guint n_done;
  guint n_all;
} Call;

static gboolean
call_cb (gpointer data)
{
  Call *call = data;

  call->progress (call->n_done, call->n_all, call->user_data);
  return G_SOURCE_REMOVE;
}

/* In the worker: one report in a while goes to who waits for it. */
static void
relay_cb (guint n_done, guint n_all, gpointer data)
{
  Relay *relay = data;
  gint64 now = g_get_monotonic_time ();
  Call *call;

  if (relay->progress == NULL || (now - relay->reported < REPORT_DELAY * 1000 && n_done < n_all))
    return;
  relay->reported = now;
  call = g_new0 (Call, 1);
  *call = (Call) { relay->progress, relay->user_data, n_done, n_all };
  g_main_context_invoke_full (relay->context, G_PRIORITY_DEFAULT, call_cb, call, g_free);
}

static void
relay_free (gpointer data)
{
  Relay *relay = data;

  g_main_context_unref (relay->context);
  g_free (relay);
}

static void
run_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (adduce_corpus_edit_run (((Relay *) data)->edit, relay_cb, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* In between because the worker may not be the last to let go of the edit. */
static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) outer = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (outer, TRUE);
  else
    g_task_return_error (outer, error);
}

/* --- public --- */

AdduceCorpusEdit *
adduce_corpus_edit_new (const char *folder, const char *label)
{
  AdduceCorpusEdit *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (ADDUCE_TYPE_CORPUS_EDIT, NULL);
  self->folder = g_strdup (folder);
  self->label = g_strdup (label);
  return self;
}

void
adduce_corpus_edit_add (AdduceCorpusEdit *self, const char *sidecar_path, AdduceClaim *before, AdduceClaim *after)
{
  g_return_if_fail (ADDUCE_IS_CORPUS_EDIT (self));
  g_return_if_fail (sidecar_path != NULL);
  g_return_if_fail (before != NULL || after != NULL);
  g_return_if_fail (before == NULL || after == NULL
                    || g_str_equal (adduce_claim_get_id (before), adduce_claim_get_id (after)));

  self->sorted = FALSE;
  g_ptr_array_add (self->steps, adduce_edit_step_new (sidecar_path, before, after));
}

const char *
adduce_corpus_edit_get_folder (AdduceCorpusEdit *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), NULL);

  return self->folder;
}

const char *
adduce_corpus_edit_get_label (AdduceCorpusEdit *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), NULL);

  return self->label;
}

guint
adduce_corpus_edit_get_n_steps (AdduceCorpusEdit *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), 0);

  return self->steps->len;
}

static void
sort_steps (AdduceCorpusEdit *self)
{
  if (!self->sorted)
    g_ptr_array_sort (self->steps, compare_steps);
  self->sorted = TRUE;
}

char **
adduce_corpus_edit_dup_paths (AdduceCorpusEdit *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), NULL);

  sort_steps (self);
  for (guint i = 0; i < self->steps->len; i += count_same (self->steps, i))
    g_strv_builder_add (builder, ((AdduceEditStep *) self->steps->pdata[i])->path);
  return g_strv_builder_end (builder);
}

guint
adduce_corpus_edit_get_n_changed (AdduceCorpusEdit *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), 0);

  return self->done->len;
}

guint
adduce_corpus_edit_get_n_missing (AdduceCorpusEdit *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), 0);

  return self->n_missing;
}

gboolean
adduce_corpus_edit_run (AdduceCorpusEdit *self, AdduceCorpusEditProgress progress, gpointer user_data,
                        GCancellable *cancellable, GError **error)
{
  Report to = { progress, user_data, 0, 0 };
  g_autoptr (AdduceLock) lock = NULL;
  g_autofree char *record = NULL;

  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), FALSE);
  g_return_val_if_fail (self->done->len == 0, FALSE);

  if (self->steps->len == 0)
    return TRUE;
  sort_steps (self);
  to.n_all = 2 * count_files (self->steps);
  lock = lock_corpus (self->folder);
  if (!try_all (self, &to, cancellable, error))
    {
      self->n_missing = 0;
      if (error != NULL && *error != NULL && !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_prefix_error (error, "%s: ", _("Nothing was changed"));
      return FALSE;
    }
  record = adduce_edit_record_make_path ();
  if (!adduce_edit_record_write (record, self->folder, self->label, self->steps, error))
    return FALSE;
  if (!write_all (self, record, &to, cancellable, error))
    return FALSE;
  self->inverse = invert_steps (self->done);
  return TRUE;
}

void
adduce_corpus_edit_run_async (AdduceCorpusEdit *self, AdduceCorpusEditProgress progress, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  GTask *outer;
  Relay *relay;

  g_return_if_fail (ADDUCE_IS_CORPUS_EDIT (self));

  outer = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (outer, adduce_corpus_edit_run_async);
  /* What was done by then must be told, also when the run is cancelled at the end. */
  g_task_set_check_cancellable (outer, FALSE);
  task = g_task_new (NULL, cancellable, ran_cb, outer);
  g_task_set_check_cancellable (task, FALSE);
  relay = g_new0 (Relay, 1);
  relay->edit = self;
  relay->progress = progress;
  relay->user_data = user_data;
  relay->context = g_main_context_ref_thread_default ();
  g_task_set_task_data (task, relay, relay_free);
  g_task_run_in_thread (task, run_thread);
}

gboolean
adduce_corpus_edit_run_finish (AdduceCorpusEdit *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

AdduceCorpusEdit *
adduce_corpus_edit_invert (AdduceCorpusEdit *self)
{
  AdduceCorpusEdit *inverse;

  g_return_val_if_fail (ADDUCE_IS_CORPUS_EDIT (self), NULL);

  inverse = adduce_corpus_edit_new (self->folder, self->label);
  g_ptr_array_unref (inverse->steps);
  inverse->steps = self->inverse != NULL ? g_ptr_array_ref (self->inverse) : invert_steps (self->done);
  return inverse;
}

/* Completes one record. */
static gboolean
recover (const char *record, const char *folder, guint *n_changed, GError **error)
{
  g_autoptr (AdduceCorpusEdit) self = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *label = NULL;

  steps = adduce_edit_record_read (record, folder, &label, &failure);
  if (g_error_matches (failure, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND))
    return TRUE;
  for (guint i = 0, n; failure == NULL && i < steps->len; i += n)
    {
      if (self == NULL)
        self = adduce_corpus_edit_new (folder, label);
      n = count_same (steps, i);
      do_file (self, steps, i, n, TRUE, self->done, &failure);
    }
  if (failure != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s: ",
                                  _("A change that was interrupted could not be completed"));
      return FALSE;
    }
  *n_changed += self != NULL ? self->done->len : 0;
  return g_unlink (record) == 0 || errno == ENOENT;
}

gboolean
adduce_corpus_edit_recover (const char *folder, guint *ret_n_changed, GError **error)
{
  g_autoptr (AdduceLock) lock = NULL;
  g_autoptr (GPtrArray) records = NULL;
  gboolean good = TRUE;
  guint n_changed = 0;

  g_return_val_if_fail (folder != NULL, FALSE);

  records = adduce_edit_record_list ();
  if (records->len > 0)
    lock = lock_corpus (folder);
  for (guint i = 0; i < records->len && lock != NULL; i++)
    good = recover (records->pdata[i], folder, &n_changed, good ? error : NULL) && good;
  if (ret_n_changed != NULL)
    *ret_n_changed = n_changed;
  return good;
}
