/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding: what words and expressions have in common.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "text/adduce-breaks.h"
#include "text/adduce-find-private.h"

/* A text of which words are found in less than a frame. */
#define FAST_BYTES (128 * 1024)

struct _AdduceFind
{
  gatomicrefcount ref_count;
  AdduceFindFlags flags;
  AdduceFindWords *words; /* one of these */
  AdduceFindRegex *regex;
};

G_DEFINE_BOXED_TYPE (AdduceFind, adduce_find, adduce_find_ref, adduce_find_unref)

typedef struct {
  AdduceFind *find;
  AdduceText *text;
  GArray *hits;
} Run;

/* Whether no word goes on over the place. */
static gboolean
is_word_edge (AdduceText *text, guint offset)
{
  AdduceSpan word = adduce_breaks_get_word_at (text, offset);

  return word.start >= offset || word.end <= offset;
}

static gboolean
hit_cb (AdduceSpan hit, gpointer user_data)
{
  Run *run = user_data;

  if ((run->find->flags & ADDUCE_FIND_WORD) != 0
      && (!is_word_edge (run->text, hit.start) || !is_word_edge (run->text, hit.end)))
    return FALSE;

  g_array_append_val (run->hits, hit);
  return TRUE;
}

static void
run_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Run *run = task_data;
  GError *error = NULL;
  GArray *hits = adduce_find_run (run->find, run->text, cancellable, &error);

  if (hits != NULL)
    g_task_return_pointer (task, hits, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

static void
run_free (Run *run)
{
  adduce_find_unref (run->find);
  g_object_unref (run->text);
  g_free (run);
}

AdduceFind *
adduce_find_new (const char *pattern, AdduceFindFlags flags, GError **error)
{
  g_autoptr (AdduceFind) self = NULL;

  g_return_val_if_fail (pattern != NULL, NULL);

  if (*pattern == '\0' || !g_utf8_validate (pattern, -1, NULL))
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("There is nothing to look for"));
      return NULL;
    }
  if (strlen (pattern) > ADDUCE_FIND_MAX_PATTERN)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("This is too long to look for"));
      return NULL;
    }

  self = g_new0 (AdduceFind, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->flags = flags;
  if ((flags & ADDUCE_FIND_REGEX) != 0)
    self->regex = _adduce_find_regex_new (pattern, flags, error);
  else
    self->words = _adduce_find_words_new (pattern, flags);
  if ((flags & ADDUCE_FIND_REGEX) != 0 && self->regex == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

AdduceFind *
adduce_find_ref (AdduceFind *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
adduce_find_unref (AdduceFind *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->words, _adduce_find_words_free);
  g_clear_pointer (&self->regex, _adduce_find_regex_free);
  g_free (self);
}

GArray *
adduce_find_run (AdduceFind *self, AdduceText *text, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) hits = NULL;
  Run run;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  hits = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  run = (Run) { .find = self, .text = text, .hits = hits };
  if (self->regex != NULL && !_adduce_find_regex_run (self->regex, text, cancellable, hit_cb, &run, error))
    return NULL;
  if (self->words != NULL && !_adduce_find_words_run (self->words, text, cancellable, hit_cb, &run))
    {
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return NULL;
    }

  return g_steal_pointer (&hits);
}

gboolean
adduce_find_is_slow (AdduceFind *self, AdduceText *text)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), FALSE);

  return self->regex != NULL || adduce_text_get_n_bytes (text) > FAST_BYTES;
}

void
adduce_find_run_async (AdduceFind *self, AdduceText *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_TEXT (text));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, adduce_find_run_async);
  run = g_new0 (Run, 1);
  run->find = adduce_find_ref (self);
  run->text = g_object_ref (text);
  g_task_set_task_data (task, run, (GDestroyNotify) run_free);
  g_task_run_in_thread (task, run_thread);
}

GArray *
adduce_find_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
