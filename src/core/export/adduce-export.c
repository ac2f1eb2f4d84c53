/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Datasets: the driver that takes articles from a corpus to a format, and what the format makes to its place.
 */

#include "config.h"

#include "export/adduce-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "adduce-error.h"
#include "export/adduce-export-output.h"
#include "export/adduce-export-private.h"
#include "export/adduce-export-rows.h"
#include "store/adduce-paths.h"

#define BUFFER_BYTES (64 * 1024)
#define PROGRESS_INTERVAL_US (G_USEC_PER_SEC / 20)
/* Where only the first claims are wanted: so many articles without any are enough. */
#define MAX_FIRST_ARTICLES 200

/* One run of the driver. */
typedef struct {
  const AdduceExportWriter *writer;
  AdduceExportRun run;
  AdduceExportRows *rows;
  AdduceExportOutput *losses; /* the file of them, once there are any */
  char *losses_path;          /* or NULL where none is wanted */
  AdduceExportProgress progress;
  gpointer user_data;
  gint64 reported; /* when, by the monotonic clock */
  guint n_claims;  /* that were taken, where only the first are wanted */
  guint n_articles;
} Driver;

/* What a run in a worker needs; owned by its task. */
typedef struct {
  char *folder;
  char *output;
  AdduceExportOptions *options;
  AdduceExportProgress progress;
  gpointer user_data;
  GMainContext *context;
} Job;

/* One report on its way to the main context. */
typedef struct {
  AdduceExportProgress progress;
  gpointer user_data;
  guint done;
  guint total;
} Report;

static void
driver_report (Driver *driver, gboolean at_end)
{
  gint64 now = g_get_monotonic_time ();
  guint total = adduce_export_rows_get_n_coded (driver->rows);

  if (driver->progress == NULL || (!at_end && now - driver->reported < PROGRESS_INTERVAL_US))
    return;

  driver->reported = now;
  driver->progress (at_end ? total : adduce_export_rows_get_n_read (driver->rows), total, driver->user_data);
}

static gboolean
has_values (AdduceClaim *claim)
{
  g_auto (GStrv) own = claim != NULL ? adduce_claim_list_variables (claim) : NULL;

  return own != NULL && own[0] != NULL;
}

/* Whether the only variable of one's own that the claim has is its label. */
static gboolean
is_label (const AdduceExportRun *run, AdduceClaim *claim)
{
  g_auto (GStrv) own = adduce_claim_list_variables (claim);

  return run->format->takes_label && own[1] == NULL
         && strcmp (own[0], adduce_export_run_get_label_variable (run)) == 0;
}

/* What follows from the registry alone; what depends on how a format writes it, the format says. */
static void
lose_by_registry (AdduceExportRun *run, const AdduceExportArticle *article, const AdduceExportLayer *layer,
                  AdduceClaim *claim)
{
  const struct {
    guint holds;
    AdduceExportLossKind kind;
    gboolean has;
  } checks[] = {
    { ADDUCE_HOLDS_DISCONTINUOUS, run->format->joins_pieces ? ADDUCE_LOSS_GAP : ADDUCE_LOSS_PIECES,
      adduce_span_set_get_n_spans (adduce_claim_get_spans (claim)) > 1 },
    { ADDUCE_HOLDS_FACETS, ADDUCE_LOSS_FACETS, adduce_export_run_loses_facets (run, claim) },
    { ADDUCE_HOLDS_CERTAINTY, ADDUCE_LOSS_CERTAINTY,
      adduce_claim_get_certainty (claim) != ADDUCE_CERTAINTY_UNSET },
    { ADDUCE_HOLDS_VALUES, ADDUCE_LOSS_VALUES, has_values (claim) && !is_label (run, claim) },
    { ADDUCE_HOLDS_ARTICLE | ADDUCE_HOLDS_VALUES, ADDUCE_LOSS_ARTICLE_VALUES, has_values (layer->values) },
    { ADDUCE_HOLDS_NOTES, ADDUCE_LOSS_NOTE, adduce_claim_get_note (claim) != NULL },
    { ADDUCE_HOLDS_CODERS, ADDUCE_LOSS_CODER, TRUE },
    { ADDUCE_HOLDS_TIMES, ADDUCE_LOSS_TIMES, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (checks[i].has && !run->format->counts_only && (run->format->holds & checks[i].holds) != checks[i].holds)
      adduce_export_run_lose (run, article, claim, checks[i].kind);
}

static void
driver_take_claims (Driver *driver, const AdduceExportArticle *article, AdduceExportLayer *layer)
{
  for (guint i = 0; i < layer->claims->len;)
    {
      const AdduceExportClaim *one = &g_array_index (layer->claims, AdduceExportClaim, i);

      driver->run.n_written++;
      if (!one->anchored && !driver->writer->keeps_moved)
        {
          adduce_export_run_lose (&driver->run, article, one->claim, ADDUCE_LOSS_MOVED);
          g_array_remove_index (layer->claims, i);
          continue;
        }
      lose_by_registry (&driver->run, article, layer, one->claim);
      i++;
    }
}

/* Beside the result; what can't be put there is a problem, but none of the result's. */
static void
driver_flush_losses (Driver *driver, gboolean all)
{
  GString *lines = adduce_export_losses_get_lines (driver->run.losses);
  g_autoptr (GError) error = NULL;

  if (adduce_export_losses_is_empty (driver->run.losses) || (!all && lines->len < BUFFER_BYTES))
    return;

  if (driver->losses_path != NULL && driver->losses == NULL)
    driver->losses = adduce_export_output_open (driver->losses_path, driver->run.name, &error);
  if (driver->losses != NULL)
    g_output_stream_write_all (adduce_export_output_get_stream (driver->losses), lines->str, lines->len, NULL, NULL,
                               &error);
  g_string_truncate (lines, 0);
  if (error == NULL)
    return;
  g_ptr_array_add (adduce_export_rows_get_problems (driver->rows), g_strdup (error->message));
  g_clear_pointer (&driver->losses_path, g_free);
  g_clear_pointer (&driver->losses, adduce_export_output_free);
}

/* Where only the first claims are wanted, the rest go. Returns whether the article is one to write. */
static gboolean
driver_cut (Driver *driver, const AdduceExportArticle *article)
{
  const AdduceExportOptions *options = driver->run.options;
  guint before = driver->n_claims;

  if (options->n_first == 0)
    return TRUE;
  for (guint i = 0; i < article->layers->len; i++)
    {
      AdduceExportLayer *layer = article->layers->pdata[i];

      g_array_set_size (layer->claims, MIN (layer->claims->len, options->n_first - driver->n_claims));
      driver->n_claims += layer->claims->len;
    }
  if (options->claims != NULL && driver->n_claims == before)
    return FALSE;
  driver->n_articles++;
  return TRUE;
}

static gboolean
driver_has_enough (Driver *driver)
{
  const char *const *claims = driver->run.options->claims;
  guint n_first = driver->run.options->n_first;

  if (n_first > 0 && claims != NULL && claims[0] == NULL)
    return TRUE;
  return n_first > 0 && (driver->n_claims >= n_first || driver->n_articles >= MAX_FIRST_ARTICLES);
}

static gboolean
driver_write (Driver *driver, GCancellable *cancellable, GError **error)
{
  AdduceExportRun *run = &driver->run;
  g_autoptr (GError) local_error = NULL;
  const AdduceExportArticle *article;

  if (driver->writer->begin != NULL)
    driver->writer->begin (run);

  while (!driver_has_enough (driver)
         && (article = adduce_export_rows_next (driver->rows, cancellable, &local_error)) != NULL)
    {
      if (!driver_cut (driver, article))
        continue;
      for (guint i = 0; i < article->left_out->len; i++)
        adduce_export_losses_add (run->losses, ADDUCE_LOSS_BOILERPLATE, article->left_out->pdata[i], article->path);
      for (guint i = 0; i < article->layers->len; i++)
        driver_take_claims (driver, article, article->layers->pdata[i]);
      driver->writer->add_article (run, article);
      driver_flush_losses (driver, FALSE);
      if (!adduce_export_target_flush (run->target, FALSE, cancellable, error))
        return FALSE;
      driver_report (driver, FALSE);
    }

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  if (driver->writer->end != NULL)
    driver->writer->end (run);
  if (!adduce_export_target_flush (run->target, TRUE, cancellable, error))
    return FALSE;
  driver_report (driver, TRUE);
  return TRUE;
}

/* Of an earlier result of that name, which is no longer there. */
static void
remove_old_losses (const char *path)
{
  g_autofree char *begin = NULL;

  if (g_file_get_contents (path, &begin, NULL, NULL) && g_str_has_prefix (begin, ADDUCE_EXPORT_LOSSES_HEAD))
    g_unlink (path);
}

/* Gives the file of the losses its name, once the result has its own. */
static void
driver_end_losses (Driver *driver, AdduceExportResult *result)
{
  g_autoptr (GError) error = NULL;

  driver_flush_losses (driver, TRUE);
  if (driver->losses == NULL && driver->losses_path != NULL)
    remove_old_losses (driver->losses_path);
  else if (driver->losses != NULL && adduce_export_output_commit (driver->losses, &error))
    result->losses_file = g_steal_pointer (&driver->losses_path);
  if (error != NULL)
    g_ptr_array_add (result->problems, g_strdup (error->message));
}

static void
driver_clear (Driver *driver)
{
  if (driver->writer != NULL && driver->writer->free_state != NULL && driver->run.state != NULL)
    driver->writer->free_state (driver->run.state);
  g_clear_pointer (&driver->run.cells, adduce_export_cells_free);
  g_clear_pointer (&driver->run.losses, adduce_export_losses_free);
  g_clear_pointer (&driver->run.target, adduce_export_target_free);
  g_clear_pointer (&driver->losses, adduce_export_output_free);
  g_clear_pointer (&driver->losses_path, g_free);
  g_clear_pointer (&driver->rows, adduce_export_rows_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Driver, driver_clear)

/* The text that the format has by itself. */
static AdduceExportText
get_most (const AdduceExportFormat *format)
{
  for (guint i = ADDUCE_EXPORT_TEXT_FULL; i < ADDUCE_EXPORT_TEXT_OFFSETS; i++)
    if ((format->texts & (1u << i)) != 0)
      return (AdduceExportText) i;
  return ADDUCE_EXPORT_TEXT_OFFSETS;
}

/* A writer and the rows, so that nothing is made where there is nothing to read. @options: a copy that lives as long */
static gboolean
driver_prepare (Driver *driver, const char *folder, AdduceExportOptions *options, GCancellable *cancellable,
                GError **error)
{
  driver->writer = adduce_export_find_writer (options->format);
  if (driver->writer == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("there is no format “%s”"),
                   options->format != NULL ? options->format : "");
      return FALSE;
    }
  if (options->text == ADDUCE_EXPORT_TEXT_MOST)
    options->text = get_most (&driver->writer->format);
  if ((driver->writer->format.texts & (1u << options->text)) == 0)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("the format “%s” can’t have that much or that little of the text; docs/formats.md says what it "
                     "can have"),
                   options->format);
      return FALSE;
    }

  driver->rows = adduce_export_rows_new (folder, options, driver->writer->keeps_moved, cancellable, error);
  if (driver->rows == NULL)
    return FALSE;
  if (options->label != NULL
      && !adduce_export_label_is_known (options->label, adduce_export_rows_get_codebook (driver->rows)))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("there is no variable “%s” to label claims by; besides those of the codebook there are speaker, "
                     "issue and joined"),
                   options->label);
      return FALSE;
    }
  driver->run.format = &driver->writer->format;
  driver->run.options = options;
  driver->run.name = folder;
  driver->run.codebook = adduce_export_rows_get_codebook (driver->rows);
  driver->run.speakers = adduce_export_rows_get_speakers (driver->rows);
  driver->run.losses = adduce_export_losses_new ();
  return TRUE;
}

static AdduceExportResult *
make_result (Driver *driver)
{
  AdduceExportResult *result = g_new0 (AdduceExportResult, 1);

  result->n_claims = driver->run.n_written;
  result->n_articles = adduce_export_rows_get_n_articles (driver->rows);
  result->problems = g_ptr_array_ref (adduce_export_rows_get_problems (driver->rows));
  result->losses = adduce_export_losses_list (driver->run.losses);
  return result;
}

GString *
adduce_export_run_get_out (AdduceExportRun *run)
{
  return adduce_export_target_get (run->target, NULL);
}

const char *
adduce_export_get_sha256 (const AdduceExportArticle *article)
{
  return strchr (adduce_text_get_digest (article->text), ':') + 1;
}

void
adduce_export_run_lose (AdduceExportRun *run, const AdduceExportArticle *article, AdduceClaim *claim,
                        AdduceExportLossKind kind)
{
  adduce_export_losses_add (run->losses, kind, adduce_claim_get_id (claim), article->path);
  if (adduce_export_loss_is_whole (kind))
    run->n_written--;
}

char *
adduce_export_run_name (AdduceExportRun *run, const AdduceExportArticle *article, const char *folder,
                        const char *extension)
{
  const char *slash = strrchr (article->path, '/');
  const char *dot = strrchr (article->path, '.');
  gsize length = dot != NULL && (slash == NULL || dot > slash + 1) && dot != article->path
                   ? (gsize) (dot - article->path)
                   : strlen (article->path);
  g_autofree char *stem = g_strndup (article->path, length);
  const char *prefix = folder != NULL ? folder : "";
  const char *between = folder != NULL ? "/" : "";
  g_autofree char *name = g_strconcat (prefix, between, stem, extension, NULL);

  if (!adduce_export_target_has (run->target, name))
    return g_steal_pointer (&name);
  return g_strconcat (prefix, between, stem, "-", article->id, extension, NULL);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  g_free (job->output);
  adduce_export_options_free (job->options);
  g_main_context_unref (job->context);
  g_free (job);
}

static gboolean
report_cb (gpointer data)
{
  Report *report = data;

  report->progress (report->done, report->total, report->user_data);
  return G_SOURCE_REMOVE;
}

/* In the worker: the report goes before the task's result, being of the same priority and earlier.
 */
static void
job_progress_cb (guint done, guint total, gpointer user_data)
{
  Job *job = user_data;
  Report *report = g_new (Report, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  *report = (Report){ job->progress, job->user_data, done, total };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, report_cb, report, g_free);
  g_source_attach (source, job->context);
}

static void
export_in_worker_cb (GTask *task, gpointer source_object, gpointer task_data,
                     GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  AdduceExportResult *result =
    adduce_export_corpus (job->folder, job->output, job->options,
                          job->progress != NULL ? job_progress_cb : NULL, job, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) adduce_export_result_free);
  else
    g_task_return_error (task, error);
}

void
adduce_export_result_free (AdduceExportResult *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
  g_free (self->losses_file);
  g_free (self);
}

AdduceExportResult *
adduce_export_corpus_to_stream (const char *folder, GOutputStream *stream,
                                const AdduceExportOptions *options, AdduceExportProgress progress,
                                gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_auto (Driver) driver = { .progress = progress, .user_data = user_data };
  AdduceExportOptions own;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  own = *options;
  if (!driver_prepare (&driver, folder, &own, cancellable, error))
    return NULL;
  if (driver.run.format->is_folder)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("the format “%s” is a folder of files, which can’t go through a pipe"), options->format);
      return NULL;
    }

  driver.run.target = adduce_export_target_new_stream (stream);
  return driver_write (&driver, cancellable, error) ? make_result (&driver) : NULL;
}

static AdduceExportTarget *
open_target (const char *output, const char *folder, const AdduceExportRun *run, GError **error)
{
  if (run->options->dry_run)
    return adduce_export_target_new_nowhere ();
  return run->format->is_folder ? adduce_export_target_new_folder (output, folder, error)
                                : adduce_export_target_new_file (output, folder, error);
}

/* (transfer full): beside it, also where it is a folder whose name was given with a `/` behind. */
static char *
make_losses_path (const char *output)
{
  gsize length = strlen (output);

  while (length > 1 && output[length - 1] == '/')
    length--;
  g_autofree char *name = g_strndup (output, length);
  return g_strconcat (name, ".losses.csv", NULL);
}

AdduceExportResult *
adduce_export_corpus (const char *folder, const char *output, const AdduceExportOptions *options,
                      AdduceExportProgress progress, gpointer user_data, GCancellable *cancellable,
                      GError **error)
{
  g_auto (Driver) driver = { .progress = progress, .user_data = user_data };
  g_autoptr (AdduceExportResult) result = NULL;
  g_autoptr (GError) local_error = NULL;
  AdduceExportOptions own;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (output != NULL || options->dry_run, NULL);

  own = *options;
  if (!driver_prepare (&driver, folder, &own, cancellable, error))
    return NULL;

  driver.run.target = open_target (output, folder, &driver.run, error);
  if (driver.run.target == NULL)
    return NULL;
  if (options->hasty)
    adduce_export_target_set_hasty (driver.run.target);

  driver.losses_path = options->dry_run ? NULL : make_losses_path (output);
  if (!driver_write (&driver, cancellable, &local_error))
    {
      g_autofree char *display = adduce_paths_display (output != NULL ? output : folder);

      g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "%s: ", display);
      return NULL;
    }

  if (!adduce_export_target_commit (driver.run.target, error))
    return NULL;
  result = make_result (&driver);
  driver_end_losses (&driver, result);
  return g_steal_pointer (&result);
}

void
adduce_export_corpus_async (const char *folder, const char *output,
                            const AdduceExportOptions *options, AdduceExportProgress progress,
                            gpointer progress_data, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (folder != NULL);
  g_return_if_fail (options != NULL);
  g_return_if_fail (output != NULL || options->dry_run);

  job = g_new0 (Job, 1);
  job->folder = g_strdup (folder);
  job->output = g_strdup (output);
  job->options = adduce_export_options_copy (options);
  job->progress = progress;
  job->user_data = progress_data;
  job->context = g_main_context_ref_thread_default ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, adduce_export_corpus_async);
  g_task_set_task_data (task, job, job_free);
  g_task_set_check_cancellable (task, FALSE); /* once the file is in place it is no use to say so */
  g_task_run_in_thread (task, export_in_worker_cb);
}

AdduceExportResult *
adduce_export_corpus_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
