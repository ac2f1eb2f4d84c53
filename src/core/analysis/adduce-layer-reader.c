/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading sidecars into rows.
 *
 * The article at hand is kept, as all its coders come one after another, and so are the tags of coders, outlets
 * and dates, of which there are few.
 */
#include "config.h"

#include "analysis/adduce-layer-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>

#include "analysis/adduce-review.h"
#include "store/adduce-article-facts.h"
#include "store/adduce-corpus-walk.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"
#include "store/adduce-tag-pool.h"
#include "store/adduce-zone-store.h"


struct _AdduceLayerReader {
  char *folder;
  AdduceCodebook *codebook;
  AdduceTagPool *pool;

  /* the article at hand */
  char *article;
  AdduceText *text; /* NULL where it can't be read */
  GArray *zones;  /* NULL where there are none or they can't be read */
  char *zones_problem;
  AdduceTag *tag; /* path and title */
  AdduceArticleFacts facts;
};

/* --- layers and files --- */

static void
file_clear (AdduceClaimFile *self)
{
  g_free (self->article);
  g_free (self->sidecar);
  g_free (self->nickname);
}

AdduceClaimLayer *
adduce_claim_layer_new (const AdduceClaimFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  AdduceClaimLayer *self = g_atomic_rc_box_new0 (AdduceClaimLayer);
  self->file = (AdduceClaimFile) { g_strdup (file->article), g_strdup (file->sidecar), g_strdup (file->nickname) };
  self->stamp = g_strdup ("");
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

AdduceClaimLayer *
adduce_claim_layer_ref (AdduceClaimLayer *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
layer_clear (gpointer data)
{
  AdduceClaimLayer *self = data;
  file_clear (&self->file);
  g_free (self->stamp);
  g_free (self->problem);
  g_ptr_array_unref (self->rows);
}

void
adduce_claim_layer_unref (AdduceClaimLayer *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, layer_clear);
}

static void
file_free (gpointer data)
{
  file_clear (data);
  g_free (data);
}

static AdduceClaimFile *
file_new (const char *folder, const char *article, const char *sidecar)
{
  AdduceClaimFile *self = g_new0 (AdduceClaimFile, 1);
  self->article = g_strconcat (folder, article, NULL);
  self->sidecar = g_strconcat (folder, sidecar, NULL);
  adduce_paths_parse_sidecar_name (sidecar, NULL, &self->nickname);
  return self;
}

int
adduce_claim_file_compare (const AdduceClaimFile *a, const AdduceClaimFile *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);

  int result = strcmp (a->article, b->article);
  if (result == 0)
    result = g_strcmp0 (a->nickname, b->nickname);
  return result != 0 ? result : strcmp (a->sidecar, b->sidecar);
}

static int
compare_files_cb (gconstpointer a, gconstpointer b)
{
  return adduce_claim_file_compare (*(const AdduceClaimFile *const *) a, *(const AdduceClaimFile *const *) b);
}

/* --- the reader --- */

AdduceLayerReader *
adduce_layer_reader_new (const char *folder, AdduceCodebook *codebook)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);

  AdduceLayerReader *self = g_new0 (AdduceLayerReader, 1);
  self->folder = g_strdup (folder);
  g_set_object (&self->codebook, codebook);
  self->pool = adduce_tag_pool_new ();
  return self;
}

static void
close_article (AdduceLayerReader *self)
{
  g_clear_pointer (&self->article, g_free);
  g_clear_object (&self->text);
  g_clear_pointer (&self->zones, g_array_unref);
  g_clear_pointer (&self->zones_problem, g_free);
  g_clear_pointer (&self->tag, adduce_tag_unref);
  adduce_article_facts_clear (&self->facts);
}

void
adduce_layer_reader_free (AdduceLayerReader *self)
{
  if (self == NULL)
    return;
  close_article (self);
  adduce_tag_pool_free (self->pool);
  g_clear_object (&self->codebook);
  g_free (self->folder);
  g_free (self);
}

GPtrArray *
adduce_layer_reader_list (AdduceLayerReader *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (self->folder, NULL, error);
  if (walk == NULL)
    return NULL;

  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (file_free);
  guint index;
  while (adduce_corpus_walk_next (walk, &index))
    {
      const AdduceCorpusFolder *folder = adduce_corpus_walk_get_folder (walk, index);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint i = folder->first; i < folder->first + folder->n_files; i++)
        {
          const AdduceCorpusFile *article = adduce_corpus_walk_get_file (walk, i);
          if (article->kind != ADDUCE_CORPUS_FILE_ARTICLE)
            continue;
          for (guint next = article->first; next != ADDUCE_CORPUS_NONE;
               next = adduce_corpus_walk_get_file (walk, next)->next)
            {
              const AdduceCorpusFile *file = adduce_corpus_walk_get_file (walk, next);
              if (file->kind == ADDUCE_CORPUS_FILE_SIDECAR)
                g_ptr_array_add (files, file_new (folder->relative, article->name, file->name));
            }
        }
    }
  g_ptr_array_sort (files, compare_files_cb);
  return g_steal_pointer (&files);
}

GPtrArray *
adduce_layer_reader_list_article (AdduceLayerReader *self, const char *article)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (article != NULL, NULL);

  GPtrArray *files = g_ptr_array_new_with_free_func (file_free);
  g_autofree char *path = g_build_filename (self->folder, article, NULL);
  g_auto (GStrv) sidecars = adduce_paths_list_sidecars (path);
  const char *slash = strrchr (article, '/');
  const char *name = slash == NULL ? article : slash + 1;
  g_autofree char *below = g_strndup (article, (gsize) (name - article));
  for (guint i = 0; sidecars[i] != NULL; i++)
    {
      g_autofree char *sidecar = g_path_get_basename (sidecars[i]);
      g_ptr_array_add (files, file_new (below, name, sidecar));
    }
  g_ptr_array_sort (files, compare_files_cb);
  return files;
}

static void
append_stamp (GString *stamp, const char *path)
{
  struct stat info;
  if (stat (path, &info) == 0)
    g_string_append_printf (stamp, "%lx,%lx,%lx.%lx,%lx.%lx;", (gulong) info.st_ino, (gulong) info.st_size,
                            (gulong) info.st_mtim.tv_sec, (gulong) info.st_mtim.tv_nsec,
                            (gulong) info.st_ctim.tv_sec, (gulong) info.st_ctim.tv_nsec);
  else
    g_string_append_c (stamp, ';');
}

char *
adduce_layer_reader_dup_stamp (AdduceLayerReader *self, const AdduceClaimFile *file)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (file != NULL, NULL);

  GString *stamp = g_string_new (NULL);
  g_autofree char *sidecar = g_build_filename (self->folder, file->sidecar, NULL);
  g_autofree char *article = g_build_filename (self->folder, file->article, NULL);
  g_autofree char *meta = g_strconcat (article, ADDUCE_PATHS_META_SUFFIX, NULL);
  append_stamp (stamp, sidecar);
  append_stamp (stamp, article);
  append_stamp (stamp, meta);
  return g_string_free (stamp, FALSE);
}

static void
load_zones (AdduceLayerReader *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  self->zones = adduce_zones_load (path, self->text, NULL, &error);
  if (error == NULL)
    return;
  g_autofree char *shown = adduce_paths_display (self->article);
  /* translators: an article, and why a file beside it can't be read */
  self->zones_problem = g_strdup_printf (_("%s: what of it is boilerplate can’t be read, and no claim counts as "
                                           "standing in it: %s"), shown, error->message);
}

static void
open_article (AdduceLayerReader *self, const char *article)
{
  if (g_strcmp0 (self->article, article) == 0)
    return;

  close_article (self);
  g_autofree char *path = g_build_filename (self->folder, article, NULL);
  g_autofree char *meta = g_strconcat (path, ADDUCE_PATHS_META_SUFFIX, NULL);
  g_autofree char *name = g_path_get_basename (article);
  g_autofree char *shown = adduce_paths_display (article);
  g_autofree char *title = NULL;
  struct stat info;
  self->article = g_strdup (article);
  self->text = adduce_text_load (path, NULL);
  if (self->text != NULL)
    title = adduce_text_guess_title (adduce_text_get_utf8 (self->text),
                                     (gssize) adduce_text_get_n_bytes (self->text));
  if (title == NULL)
    title = adduce_paths_display (name);
  self->tag = adduce_tag_new (shown, title);
  gboolean has_meta = lstat (meta, &info) == 0;
  adduce_article_facts_read (path, has_meta, &self->facts);
  if (has_meta && self->text != NULL)
    load_zones (self, path);
}

/* (transfer none) (nullable) */
static AdduceTag *
get_tag (AdduceLayerReader *self, const char *text)
{
  return text != NULL ? adduce_tag_pool_get_tag (self->pool, text, text) : NULL;
}

static void
add_rows (AdduceLayerReader *self, GPtrArray *rows, AdduceSidecar *sidecar, AdduceClaimSource *source)
{
  guint n_claims = adduce_sidecar_get_n_claims (sidecar);
  g_autofree AdduceClaim **claims = g_new (AdduceClaim *, n_claims);
  for (guint i = 0; i < n_claims; i++)
    claims[i] = adduce_sidecar_get_claim (sidecar, i);

  g_autoptr (AdduceReview) review = adduce_review_new (self->codebook, self->text, claims, n_claims);
  adduce_review_set_article (review, adduce_sidecar_get_article (sidecar));
  for (guint i = 0; i < n_claims; i++)
    {
      g_autoptr (GPtrArray) found = adduce_review_list_violations (review, claims[i]);
      g_autofree const char **sentences = g_new0 (const char *, found->len + 1);
      for (guint j = 0; j < found->len; j++)
        sentences[j] = ((AdduceViolation *) found->pdata[j])->message;
      g_ptr_array_add (rows, adduce_claim_row_new (claims[i], source, sentences,
                                                   adduce_zones_list_kinds (self->zones, sidecar, claims[i],
                                                                            self->text)));
    }
}

/* A coder's claims in a file that is named after another would be counted twice or for the wrong one. */
static gboolean
check_nickname (AdduceSidecar *sidecar, const AdduceClaimFile *file, char **ret_problem)
{
  const char *inside = adduce_coder_get_nickname (adduce_sidecar_get_coder (sidecar));
  if (g_strcmp0 (inside, file->nickname) == 0)
    return TRUE;
  g_autofree char *shown = adduce_paths_display (file->sidecar);
  /* translators: a file of claims, and who has coded according to it */
  *ret_problem = g_strdup_printf (_("%s: it says that it is by “%s”; its claims are left out"), shown, inside);
  return FALSE;
}

AdduceClaimLayer *
adduce_layer_reader_read (AdduceLayerReader *self, const AdduceClaimFile *file)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (file != NULL, NULL);

  AdduceClaimLayer *layer = adduce_claim_layer_new (file);
  g_free (layer->stamp);
  layer->stamp = adduce_layer_reader_dup_stamp (self, file);

  g_autofree char *path = g_build_filename (self->folder, file->sidecar, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (path, NULL, &error);
  if (sidecar == NULL)
    {
      /* translators: why a file can't be read; the sentence begins with its name */
      layer->problem = g_strdup_printf (_("%s; its claims are left out"), error->message);
      return layer;
    }
  if (!check_nickname (sidecar, file, &layer->problem))
    return layer;

  open_article (self, file->article);
  AdduceClaimSource values = {
    .relative = file->article,
    .sidecar = file->sidecar,
    .article = self->tag,
    .coder = get_tag (self, file->nickname),
    .date = get_tag (self, self->facts.date),
    .outlet = get_tag (self, self->facts.outlet),
    .status = ADDUCE_STATUS_IN_PROGRESS,
    .values = adduce_sidecar_get_article (sidecar),
  };
  adduce_sidecar_get_status (sidecar, &values.status);
  g_autoptr (AdduceClaimSource) source = adduce_claim_source_new (&values);
  layer->problem = g_steal_pointer (&self->zones_problem);
  add_rows (self, layer->rows, sidecar, source);
  return layer;
}
