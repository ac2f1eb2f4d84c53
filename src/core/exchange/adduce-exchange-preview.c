/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small export into a temporary folder, and what it looks like.
 */
#include "config.h"

#include "exchange/adduce-exchange-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-work.h"
#include "exchange/adduce-exchange-glimpse.h"
#include "exchange/adduce-exchange-scratch.h"

/* Of a folder of files: so many, and so many lines of all, shared out, but some of each. */
#define MAX_FILES 24
#define MAX_LINES 300
#define MIN_LINES 16

typedef struct {
  char *folder;
  AdduceExportOptions *options;
} Job;

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Paths below the folder. */
static void
list_files (GPtrArray *names, const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *entry;

  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, entry, NULL);
      g_autofree char *name = g_strconcat (prefix, entry, NULL);
      g_autofree char *deeper = g_strconcat (name, "/", NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_files (names, path, deeper);
      else
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

static void
append_folder (GString *out, const char *folder, GCancellable *cancellable)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  guint n_lines;

  list_files (names, folder, "");
  n_lines = CLAMP (MAX_LINES / MAX (names->len, 1), MIN_LINES, ADDUCE_EXCHANGE_GLIMPSE_LINES);
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len && i < MAX_FILES && !g_cancellable_is_cancelled (cancellable); i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      g_autofree char *shown = g_utf8_make_valid (names->pdata[i], -1);

      g_string_append_printf (out, "%s── %s ──\n", i > 0 ? "\n" : "", shown);
      adduce_exchange_glimpse_append (out, path, shown, n_lines, cancellable);
    }
  if (names->len > MAX_FILES)
    {
      guint n = names->len - MAX_FILES;

      g_string_append_c (out, '\n');
      g_string_append_printf (out,
                              g_dngettext (GETTEXT_PACKAGE, "and %u more file", "and %u more files", n), n);
      g_string_append_c (out, '\n');
    }
}

void
adduce_exchange_preview_free (AdduceExchangePreview *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self);
}

AdduceExchangePreview *
adduce_exchange_preview (const char *folder, const AdduceExportOptions *options, GCancellable *cancellable,
                         GError **error)
{
  AdduceExportOptions own;
  const AdduceExportFormat *format;
  g_autoptr (AdduceExchangeScratch) scratch = NULL;
  g_autoptr (AdduceExportResult) result = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  AdduceExchangePreview *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  format = adduce_export_get_format (options->format);
  own = *options;
  own.dry_run = FALSE;
  own.hasty = TRUE;
  own.n_first = format != NULL && format->counts_only ? 0 : ADDUCE_EXCHANGE_PREVIEW_CLAIMS;
  /* Once all that are wanted were met, the rest of the corpus is not read. */
  if (own.claims != NULL && own.claims[0] != NULL)
    own.n_first = MIN (own.n_first, g_strv_length ((char **) own.claims));
  scratch = adduce_exchange_scratch_new ("preview", error);
  if (scratch == NULL)
    return NULL;
  name = g_strconcat ("preview", format != NULL ? format->extension : "", NULL);
  path = g_build_filename (adduce_exchange_scratch_get_folder (scratch), name, NULL);
  result = adduce_export_corpus (folder, path, &own, NULL, NULL, cancellable, error);
  if (result == NULL)
    return NULL;
  if (format->is_folder)
    append_folder (text, path, cancellable);
  else
    adduce_exchange_glimpse_append (text, path, name, ADDUCE_EXCHANGE_GLIMPSE_LINES, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  self = g_new0 (AdduceExchangePreview, 1);
  self->text = g_string_free (g_steal_pointer (&text), FALSE);
  self->n_claims = result->n_claims;
  return self;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  adduce_export_options_free (job->options);
  g_free (job);
}

static gpointer
preview_cb (gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return adduce_exchange_preview (job->folder, job->options, cancellable, error);
}

void
adduce_exchange_preview_async (const char *folder, const AdduceExportOptions *options, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  static const AdduceWork work = { adduce_exchange_preview_async, preview_cb, job_free,
                                   (GDestroyNotify) adduce_exchange_preview_free, FALSE };
  Job *job;

  g_return_if_fail (folder != NULL);
  g_return_if_fail (options != NULL);

  job = g_new0 (Job, 1);
  job->folder = g_strdup (folder);
  job->options = adduce_export_options_copy (options);
  adduce_work_start (&work, job, cancellable, callback, user_data);
}

AdduceExchangePreview *
adduce_exchange_preview_finish (GAsyncResult *result, GError **error)
{
  return adduce_work_finish (result, adduce_exchange_preview_async, error);
}
