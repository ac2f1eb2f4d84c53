/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A print as a PDF file.
 */
#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>

#include "adduce-print-private.h"

#define STEP 50000 /* microseconds */

/* Of the work, what laying out is. */
#define LAYOUT_SHARE 0.6

typedef struct {
  AdducePrint *print;
  char *path;
  AdducePrintProgress progress;
  gpointer progress_data;
  double done;
  GMainContext *context;
  int telling; /* whether a message is under way (atomic) */
  GMutex lock;
} Save;

static cairo_status_t
write_cb (gpointer bytes, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
lay_out (AdducePrint *self, AdducePrintProgress progress, gpointer user_data, GCancellable *cancellable,
         GError **error)
{
  while (!adduce_print_step (self, STEP))
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (adduce_print_get_progress (self) * LAYOUT_SHARE, user_data);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
draw_all (AdducePrint *self, cairo_t *cr, AdducePrintProgress progress, gpointer user_data,
          GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->n_pages; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      adduce_print_draw (self, i, cr);
      cairo_show_page (cr);
      if (progress != NULL)
        progress (LAYOUT_SHARE + (1 - LAYOUT_SHARE) * (i + 1) / self->n_pages, user_data);
    }
  return TRUE;
}

gboolean
adduce_print_save_pdf (AdducePrint *self, const char *path, AdducePrintProgress progress, gpointer user_data,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  gboolean drawn;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (!lay_out (self, progress, user_data, cancellable, error))
    return FALSE;

  surface = cairo_pdf_surface_create_for_stream (write_cb, array, self->paper.width, self->paper.height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Adduce " ADDUCE_VERSION);
  cr = cairo_create (surface);
  drawn = draw_all (self, cr, progress, user_data, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_status (cr) != CAIRO_STATUS_SUCCESS ? cairo_status (cr) : cairo_surface_status (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  if (!drawn)
    return FALSE;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      /* translators: %s is what the drawing library says */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED, _("The pages could not be drawn: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  return adduce_durable_replace (path, bytes, NULL, NULL, NULL, error);
}

/* --- in a thread --- */

static void
save_free (gpointer data)
{
  Save *save = data;

  adduce_print_free (save->print);
  g_free (save->path);
  g_main_context_unref (save->context);
  g_mutex_clear (&save->lock);
  g_free (save);
}

static gboolean
tell_cb (gpointer data)
{
  GTask *task = data;
  Save *save = g_task_get_task_data (task);
  double done;

  g_mutex_lock (&save->lock);
  done = save->done;
  g_mutex_unlock (&save->lock);
  g_atomic_int_set (&save->telling, 0);
  if (!g_task_get_completed (task))
    save->progress (done, save->progress_data);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double done, gpointer data)
{
  Save *save = g_task_get_task_data (data);

  if (save->progress == NULL)
    return;

  g_mutex_lock (&save->lock);
  save->done = done;
  g_mutex_unlock (&save->lock);
  if (g_atomic_int_compare_and_exchange (&save->telling, 0, 1))
    g_main_context_invoke_full (save->context, G_PRIORITY_DEFAULT, tell_cb, g_object_ref (data), g_object_unref);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Save *save = data;
  GError *error = NULL;

  if (adduce_print_save_pdf (save->print, save->path, progress_cb, task, cancellable, &error))
    g_task_return_int (task, (gssize) save->print->n_pages);
  else
    g_task_return_error (task, error);
}

void
adduce_print_save_pdf_async (AdducePrint *self, const char *path, AdducePrintProgress progress,
                             gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Save *save;

  g_return_if_fail (self != NULL && self->pango == NULL);
  g_return_if_fail (path != NULL);

  save = g_new0 (Save, 1);
  save->print = self;
  save->path = g_strdup (path);
  save->progress = progress;
  save->progress_data = progress_data;
  save->context = g_main_context_ref_thread_default ();
  g_mutex_init (&save->lock);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, adduce_print_save_pdf_async);
  g_task_set_task_data (task, save, save_free);
  g_task_run_in_thread (task, save_thread);
}

gboolean
adduce_print_save_pdf_finish (GAsyncResult *result, guint *ret_n_pages, GError **error)
{
  GTask *task = G_TASK (result);
  gssize n_pages;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  n_pages = g_task_propagate_int (task, error);
  if (n_pages < 0)
    return FALSE;
  if (ret_n_pages != NULL)
    *ret_n_pages = (guint) n_pages;
  return TRUE;
}
