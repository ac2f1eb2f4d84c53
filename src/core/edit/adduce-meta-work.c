/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing what is known of articles, one file after the other.
 */
#include "config.h"

#include "edit/adduce-meta-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-paths.h"

static void
done_free (gpointer data)
{
  AdduceMetaDone *done = data;

  g_free (done->path);
  g_ptr_array_unref (done->changes);
  g_free (done);
}

AdduceMetaStep *
adduce_meta_step_new (const char *label)
{
  AdduceMetaStep *step = g_new0 (AdduceMetaStep, 1);

  step->label = g_strdup (label);
  step->done = g_ptr_array_new_with_free_func (done_free);
  return step;
}

void
adduce_meta_step_free (AdduceMetaStep *step)
{
  if (step == NULL)
    return;

  g_free (step->label);
  g_ptr_array_unref (step->done);
  g_free (step);
}

/* @changes: (transfer none) */
static void
add_done (AdduceMetaStep *step, const char *path, GPtrArray *changes)
{
  AdduceMetaDone *done = g_new0 (AdduceMetaDone, 1);

  *done = (AdduceMetaDone) { g_strdup (path), g_ptr_array_ref (changes) };
  g_ptr_array_add (step->done, done);
}

static void
complain (AdduceMetaWork *self, const char *path, const char *problem)
{
  g_autofree char *shown = adduce_paths_display (path);

  /* The names of files that could not be read are in their sentences already. */
  g_ptr_array_add (self->report->problems,
                   strstr (problem, shown) != NULL ? g_strdup (problem) : g_strdup_printf ("%s: %s", shown, problem));
}

/* Writes the changes and remembers them; FALSE where the file can't be written, and the same may do later. */
static gboolean
write_changes (AdduceMetaWork *self, const char *path, GPtrArray *changes)
{
  g_autofree char *article = g_build_filename (self->folder, path, NULL);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GError) error = NULL;

  if (changes->len == 0)
    return TRUE;
  if (!adduce_meta_apply (article, changes, &refused, &error))
    {
      complain (self, path, error->message);
      return FALSE;
    }
  for (guint i = 0; i < refused->len; i++)
    {
      g_autofree char *sentence
        = g_strdup_printf (_("somebody else changed “%s” meanwhile, and it was left as it is"),
                           (char *) refused->pdata[i]);

      complain (self, path, sentence);
      for (guint k = changes->len; k > 0; k--)
        if (strcmp (((AdduceMetaChange *) changes->pdata[k - 1])->name, refused->pdata[i]) == 0)
          g_ptr_array_remove_index (changes, k - 1);
    }
  if (changes->len == 0)
    return TRUE;
  add_done (self->made, path, changes);
  self->report->n_articles++;
  self->report->n_fields += changes->len;
  g_ptr_array_add (self->report->paths, g_strdup (path));
  return TRUE;
}

static void
add_change (GPtrArray *changes, const char *name, const AdduceMetaValue *before, AdduceMetaValue *after)
{
  if (!adduce_meta_value_equal (before, after))
    g_ptr_array_add (changes, adduce_meta_change_new (name, before, after));
}

/* @name: (nullable): %NULL: all guesses */
static void
confirm (AdduceArticleMeta *meta, const char *name, GPtrArray *changes)
{
  for (guint i = 0; i < adduce_article_meta_get_n (meta); i++)
    {
      const AdduceMetaValue *before = adduce_article_meta_get (meta, i);
      g_autoptr (AdduceMetaValue) after = NULL;

      if (!before->guess || (name != NULL && strcmp (before->name, name) != 0))
        continue;
      after = adduce_meta_value_new (before->name, before->value, before->raw, before->passage, FALSE);
      add_change (changes, before->name, before, after);
    }
}

/* What an edit does to an article. */
static void
plan (AdduceMetaWork *self, AdduceArticleMeta *meta, const AdduceMetaEdit *edit, GPtrArray *changes)
{
  const AdduceMetaValue *before = edit->name != NULL ? adduce_article_meta_find (meta, edit->name) : NULL;
  g_autoptr (AdduceMetaValue) after = NULL;
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;
  AdduceArticleField field;

  if (edit->value == NULL)
    {
      confirm (meta, edit->name, changes);
      return;
    }
  if (edit->passage != NULL && before != NULL)
    return;
  /* Labels of databases may be called what one's own fields may not. */
  value = before != NULL && !adduce_article_field_find (edit->name, &field)
            ? adduce_article_meta_tidy (edit->value) : adduce_meta_check (edit->name, edit->value, &error);
  if (value == NULL)
    {
      complain (self, edit->path, error->message);
      return;
    }
  if (before != NULL && !before->guess && strcmp (before->value, value) == 0)
    return;
  if (*value != '\0')
    {
      gboolean same = before != NULL && strcmp (before->value, value) == 0;
      g_autofree char *passage = edit->passage != NULL ? adduce_article_meta_tidy (edit->passage) : NULL;

      after = adduce_meta_value_new (edit->name, value, same ? before->raw : NULL,
                                     passage != NULL ? passage : same ? before->passage : NULL, passage != NULL);
    }
  add_change (changes, edit->name, before, after);
}

static void
perform_edits (AdduceMetaWork *self, GCancellable *cancellable)
{
  g_autoptr (GHashTable) by_path = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                          (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  for (guint i = 0; i < self->edits->len; i++)
    {
      AdduceMetaEdit *edit = self->edits->pdata[i];
      GPtrArray *edits = g_hash_table_lookup (by_path, edit->path);

      if (edits == NULL)
        {
          edits = g_ptr_array_new ();
          g_hash_table_insert (by_path, edit->path, edits);
          g_ptr_array_add (paths, edit->path);
        }
      g_ptr_array_add (edits, edit);
    }
  for (guint i = 0; i < paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      GPtrArray *edits = g_hash_table_lookup (by_path, paths->pdata[i]);
      g_autofree char *article = g_build_filename (self->folder, paths->pdata[i], NULL);
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_change_free);
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceArticleMeta) meta = adduce_meta_load (article, &error);

      if (meta == NULL)
        {
          complain (self, paths->pdata[i], error->message);
          continue;
        }
      for (guint k = 0; k < edits->len; k++)
        plan (self, meta, edits->pdata[k], changes);
      write_changes (self, paths->pdata[i], changes);
    }
}

/* The other way round; of an article that is gone there is nothing left to take back. */
static void
perform_step (AdduceMetaWork *self)
{
  for (guint i = self->step->done->len; i > 0; i--)
    {
      const AdduceMetaDone *done = self->step->done->pdata[i - 1];
      g_autofree char *article = g_build_filename (self->folder, done->path, NULL);
      g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_change_free);

      for (guint k = 0; k < done->changes->len; k++)
        g_ptr_array_add (changes, adduce_meta_change_invert (done->changes->pdata[k]));
      if (!write_changes (self, done->path, changes) && g_file_test (article, G_FILE_TEST_EXISTS))
        add_done (self->left, done->path, done->changes);
    }
}

AdduceMetaWork *
adduce_meta_work_new (const char *folder, AdduceMetaWorkKind kind, GPtrArray *edits, AdduceMetaStep *step,
                      const char *label)
{
  AdduceMetaWork *self = g_atomic_rc_box_new0 (AdduceMetaWork);

  *self = (AdduceMetaWork) { .folder = g_strdup (folder),
                             .kind = kind,
                             .edits = edits != NULL ? g_ptr_array_ref (edits) : NULL,
                             .step = step,
                             .made = adduce_meta_step_new (label),
                             .left = adduce_meta_step_new (label),
                             .report = adduce_meta_report_new () };
  return self;
}

AdduceMetaWork *
adduce_meta_work_ref (AdduceMetaWork *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  AdduceMetaWork *self = data;

  g_free (self->folder);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  adduce_meta_step_free (self->step);
  adduce_meta_step_free (self->made);
  adduce_meta_step_free (self->left);
  adduce_meta_report_free (self->report);
}

void
adduce_meta_work_unref (AdduceMetaWork *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
adduce_meta_work_run (AdduceMetaWork *self, GCancellable *cancellable)
{
  if (self->edits != NULL)
    perform_edits (self, cancellable);
  else
    perform_step (self);
}
