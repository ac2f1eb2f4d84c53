/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A corpus for a while.
 */
#include "config.h"

#include "exchange/adduce-exchange-scratch.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "store/adduce-corpus-loader.h"
#include "store/adduce-paths.h"
#include "store/adduce-register-store.h"
#include "store/adduce-zone-store.h"

#define CODEBOOK "codebook.json"

struct _AdduceExchangeScratch {
  char *top;
  char *folder;
};

/* Links are removed, not followed. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_unlink (child) != 0)
        remove_tree (child);
    }
  g_rmdir (path);
}

AdduceExchangeScratch *
adduce_exchange_scratch_new (const char *name, GError **error)
{
  g_autoptr (AdduceExchangeScratch) self = g_new0 (AdduceExchangeScratch, 1);

  g_return_val_if_fail (name != NULL, NULL);

  self->top = g_dir_make_tmp ("adduce-XXXXXX", error);
  if (self->top == NULL)
    return NULL;
  self->folder = g_build_filename (self->top, name, NULL);
  if (g_mkdir (self->folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", self->folder, g_strerror (code));
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
adduce_exchange_scratch_free (AdduceExchangeScratch *self)
{
  if (self == NULL)
    return;
  if (self->top != NULL)
    remove_tree (self->top);
  g_free (self->top);
  g_free (self->folder);
  g_free (self);
}

const char *
adduce_exchange_scratch_get_folder (AdduceExchangeScratch *self)
{
  return self->folder;
}

/* One that is not there is no error. */
static gboolean
copy_file (const char *from, const char *to, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autofree char *folder = g_path_get_dirname (to);

  if (!g_file_test (from, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  g_mkdir_with_parents (folder, 0700);
  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE | G_FILE_COPY_TARGET_DEFAULT_PERMS, cancellable, NULL, NULL,
                      error);
}

static gboolean
copy_named (AdduceExchangeScratch *self, const char *corpus, const char *name, GCancellable *cancellable,
            GError **error)
{
  g_autofree char *from = g_build_filename (corpus, name, NULL);
  g_autofree char *to = g_build_filename (self->folder, name, NULL);

  return copy_file (from, to, cancellable, error);
}

static gboolean
copy_register (AdduceExchangeScratch *self, const char *corpus, const char *id, GCancellable *cancellable,
               GError **error)
{
  g_autofree char *from = adduce_register_make_path (corpus, id);
  g_autofree char *to = adduce_register_make_path (self->folder, id);

  return copy_file (from, to, cancellable, error);
}

static gboolean
copy_article (AdduceExchangeScratch *self, AdduceArticle *article, const char *corpus, GCancellable *cancellable,
              GError **error)
{
  const char *relative = adduce_article_get_relative (article);
  g_autofree char *path = adduce_article_dup_path (article);
  g_autofree char *copy = g_build_filename (self->folder, relative, NULL);
  g_autofree char *meta = adduce_zones_make_path (path);
  g_autofree char *meta_copy = adduce_zones_make_path (copy);

  return copy_file (path, copy, cancellable, error) && copy_file (meta, meta_copy, cancellable, error);
}

gboolean
adduce_exchange_scratch_copy (AdduceExchangeScratch *self, const char *corpus, GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (AdduceCorpus) articles = adduce_corpus_new (corpus);
  g_autoptr (GPtrArray) registers = NULL;

  if (!adduce_corpus_load_list (articles, NULL, cancellable, error)
      || !copy_named (self, corpus, CODEBOOK, cancellable, error)
      || !copy_register (self, corpus, ADDUCE_REGISTER_SPEAKER, cancellable, error)
      || !copy_register (self, corpus, ADDUCE_REGISTER_ISSUE, cancellable, error))
    return FALSE;
  registers = adduce_codebook_list_registers (adduce_corpus_get_codebook (articles));
  for (guint i = 0; i < registers->len; i++)
    if (!copy_register (self, corpus, adduce_variable_get_register (registers->pdata[i]), cancellable, error))
      return FALSE;
  for (guint i = 0; i < adduce_corpus_get_n_articles (articles); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (articles), i);

      if (!copy_article (self, article, corpus, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
