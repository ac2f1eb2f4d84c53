/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What work is left in an article or a corpus.
 */
#include "config.h"

#include "analysis/adduce-todo.h"

#include <string.h>

#include "store/adduce-codebook-store.h"
#include "store/adduce-corpus-walk.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"

static void
todo_claim_free (gpointer data)
{
  AdduceTodoClaim *self = data;

  g_clear_object (&self->claim);
  g_clear_pointer (&self->violations, g_ptr_array_unref);
  g_free (self);
}

static void
todo_free (gpointer data)
{
  AdduceTodo *self = data;

  g_free (self->path);
  g_free (self->coder);
  g_free (self->problem);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  g_clear_pointer (&self->violations, g_ptr_array_unref);
  g_free (self);
}

static AdduceTodo *
todo_new (const char *path, const char *coder)
{
  AdduceTodo *self = g_new0 (AdduceTodo, 1);

  self->path = g_strdup (path);
  self->coder = g_strdup (coder);
  self->status = ADDUCE_STATUS_NEW;
  self->claims = g_ptr_array_new_with_free_func (todo_claim_free);
  self->violations = g_ptr_array_new ();
  return self;
}

/* (transfer full) (element-type AdduceClaim) */
static GPtrArray *
list_claims (AdduceSidecar *sidecar)
{
  GPtrArray *claims = g_ptr_array_new ();

  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    g_ptr_array_add (claims, adduce_sidecar_get_claim (sidecar, i));
  return claims;
}

GPtrArray *
adduce_todo_list_claims (AdduceClaim *const *claims, guint n_claims, AdduceClaim *article, AdduceText *text,
                         AdduceCodebook *codebook)
{
  g_return_val_if_fail (claims != NULL || n_claims == 0, NULL);

  g_autoptr (AdduceReview) review = adduce_review_new (codebook, text, claims, n_claims);
  adduce_review_set_article (review, article);
  GPtrArray *left = g_ptr_array_new_with_free_func (todo_claim_free);
  for (guint i = 0; i < n_claims; i++)
    {
      AdduceUnset unset = adduce_review_get_unset (claims[i], codebook);
      g_autoptr (GPtrArray) violations = adduce_review_list_violations (review, claims[i]);
      AdduceTodoClaim *todo;

      if (unset == ADDUCE_UNSET_NOTHING && violations->len == 0)
        continue;
      todo = g_new0 (AdduceTodoClaim, 1);
      todo->claim = g_object_ref (claims[i]);
      todo->unset = unset;
      todo->violations = g_steal_pointer (&violations);
      g_ptr_array_add (left, todo);
    }
  return left;
}

GPtrArray *
adduce_todo_list_article_violations (AdduceClaim *article, AdduceCodebook *codebook)
{
  g_autoptr (AdduceReview) review = adduce_review_new (codebook, NULL, NULL, 0);

  adduce_review_set_article (review, article);
  return adduce_review_list_article_violations (review);
}

char *
adduce_todo_claim_describe (const AdduceTodoClaim *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_autofree char *unset = adduce_unset_to_string (self->unset);
  GString *text = g_string_new (unset);
  for (guint i = 0; i < self->violations->len; i++)
    {
      const AdduceViolation *violation = self->violations->pdata[i];

      g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", violation->message);
    }
  return g_string_free (text, FALSE);
}

static void
look_at_sidecar (AdduceTodo *self, AdduceSidecar *sidecar, AdduceText *text, AdduceCodebook *codebook)
{
  g_autoptr (GPtrArray) claims = list_claims (sidecar);

  self->n_claims = claims->len;
  if (!adduce_sidecar_get_status (sidecar, &self->status))
    self->status = claims->len > 0 ? ADDUCE_STATUS_IN_PROGRESS : ADDUCE_STATUS_NEW;
  g_ptr_array_unref (self->claims);
  self->claims = adduce_todo_list_claims ((AdduceClaim *const *) claims->pdata, claims->len,
                                          adduce_sidecar_get_article (sidecar), text, codebook);
}

/* One coder's file, which need not be there. */
static AdduceTodo *
look_at_file (const char *shown_path, const char *sidecar_path, AdduceText *text, AdduceCodebook *codebook)
{
  g_autofree char *name = g_path_get_basename (sidecar_path);
  g_autofree char *nickname = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (sidecar_path, NULL, &error);
  AdduceTodo *self;

  adduce_paths_parse_sidecar_name (name, NULL, &nickname);
  self = todo_new (shown_path, nickname);
  g_ptr_array_unref (self->violations);
  self->violations
    = adduce_todo_list_article_violations (sidecar != NULL ? adduce_sidecar_get_article (sidecar) : NULL, codebook);
  if (sidecar != NULL)
    look_at_sidecar (self, sidecar, text, codebook);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    self->problem = g_strdup (error->message);
  return self;
}

static gboolean
collect_article (GPtrArray *todos, const char *shown_path, const char *path, const char *nickname,
                 AdduceCodebook *codebook, GError **error)
{
  g_autofree char *own = nickname != NULL ? adduce_paths_sidecar (path, nickname) : NULL;
  g_auto (GStrv) all = own == NULL ? adduce_paths_list_sidecars (path) : NULL;
  char *one[] = { own, NULL };
  char **files = own != NULL ? one : all;
  g_autoptr (AdduceText) text = adduce_text_load (path, error);

  if (text == NULL)
    return FALSE;
  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (todos, look_at_file (shown_path, files[i], text, codebook));
  if (files[0] == NULL)
    g_ptr_array_add (todos, todo_new (shown_path, NULL));
  return TRUE;
}

/* An article that can't be read is work too. */
static void
collect_in_corpus (GPtrArray *todos, const char *folder, const char *relative, const char *nickname,
                   AdduceCodebook *codebook)
{
  g_autofree char *path = g_build_filename (folder, relative, NULL);
  g_autoptr (GError) error = NULL;
  AdduceTodo *unreadable;

  if (collect_article (todos, relative, path, nickname, codebook, &error))
    return;
  unreadable = todo_new (relative, nickname);
  unreadable->problem = g_strdup (error->message);
  g_ptr_array_add (todos, unreadable);
}

static int
compare_todos_cb (gconstpointer a, gconstpointer b)
{
  const AdduceTodo *one = *(const AdduceTodo *const *) a, *two = *(const AdduceTodo *const *) b;
  int order = strcmp (one->path, two->path);

  return order != 0 ? order : g_strcmp0 (one->coder, two->coder);
}

GPtrArray *
adduce_todo_list_article (const char *path, const char *nickname, AdduceCodebook *codebook, GError **error)
{
  g_autoptr (GPtrArray) todos = g_ptr_array_new_with_free_func (todo_free);

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!collect_article (todos, path, path, nickname, codebook, error))
    return NULL;
  return g_steal_pointer (&todos);
}

GPtrArray *
adduce_todo_list_corpus (const char *folder, const char *nickname, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) todos = g_ptr_array_new_with_free_func (todo_free);
  g_autoptr (AdduceCorpusWalk) walk = NULL;
  g_autoptr (AdduceCodebook) codebook = NULL;
  guint index;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  walk = adduce_corpus_walk_new (folder, NULL, error);
  if (walk == NULL)
    return NULL;
  codebook = adduce_codebook_load_for_corpus (folder, NULL);
  while (adduce_corpus_walk_next (walk, &index))
    {
      const AdduceCorpusFolder *below = adduce_corpus_walk_get_folder (walk, index);

      for (guint i = below->first; i < below->first + below->n_files; i++)
        {
          const AdduceCorpusFile *file = adduce_corpus_walk_get_file (walk, i);
          g_autofree char *relative = NULL;

          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          if (file->kind != ADDUCE_CORPUS_FILE_ARTICLE)
            continue;
          relative = g_strconcat (below->relative, file->name, NULL);
          collect_in_corpus (todos, folder, relative, nickname, codebook);
        }
    }
  for (guint i = todos->len; i > 0; i--)
    if (adduce_todo_is_finished (todos->pdata[i - 1]))
      g_ptr_array_remove_index (todos, i - 1);
  g_ptr_array_sort (todos, compare_todos_cb);
  return g_steal_pointer (&todos);
}

gboolean
adduce_todo_is_finished (const AdduceTodo *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->status == ADDUCE_STATUS_DONE && self->claims->len == 0 && self->violations->len == 0
         && self->problem == NULL;
}

gboolean
adduce_todo_has_unset (const char *path, const char *nickname, AdduceCodebook *codebook)
{
  g_autofree char *sidecar_path = NULL;
  g_autoptr (AdduceSidecar) sidecar = NULL;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (nickname != NULL, FALSE);

  sidecar_path = adduce_paths_sidecar (path, nickname);
  sidecar = adduce_sidecar_load (sidecar_path, NULL, NULL);
  if (sidecar != NULL)
    {
      g_autoptr (GPtrArray) violations
        = adduce_todo_list_article_violations (adduce_sidecar_get_article (sidecar), codebook);
      if (violations->len > 0)
        return TRUE;
    }
  for (guint i = 0; sidecar != NULL && i < adduce_sidecar_get_n_claims (sidecar); i++)
    if (adduce_review_get_unset (adduce_sidecar_get_claim (sidecar, i), codebook) != ADDUCE_UNSET_NOTHING)
      return TRUE;
  return FALSE;
}
