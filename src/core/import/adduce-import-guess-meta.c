/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Guesses about articles of a corpus.
 */
#include "config.h"

#include "import/adduce-import-guess-meta.h"

#include "edit/adduce-meta-editor.h"
#include "import/adduce-import-guess.h"
#include "store/adduce-paths.h"
#include "text/adduce-text.h"

static void
add_guesses (AdduceImportGuesser *guesser, const char *path, const char *utf8, GPtrArray *edits)
{
  g_autoptr (AdduceImportArticle) article = adduce_import_article_new ();
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  g_autofree char *name = g_path_get_basename (path);

  adduce_import_article_take_whole (article, g_strdup (utf8));
  adduce_import_guesser_guess (guesser, article, ADDUCE_IMPORT_ORDER_UNKNOWN);
  adduce_import_guess_name (article, name);
  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (fields, i);

      if (field->passage != NULL && adduce_import_field_get_label (field) == NULL)
        g_ptr_array_add (edits, adduce_meta_edit_new_guess (path, field->name, field->value, field->passage));
    }
}

GPtrArray *
adduce_import_guess_meta (const char *folder, char **paths, GPtrArray *problems, AdduceImportGuessProgress progress,
                          gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_edit_free);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceImportGuesser) guesser = NULL;
  guint n_paths;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  n_paths = g_strv_length (paths);
  guesser = adduce_import_guesser_new (rules);
  for (guint i = 0; problems != NULL && i < rules->len; i++)
    g_ptr_array_add (problems, g_strdup (rules->pdata[i]));
  for (guint i = 0; i < n_paths; i++)
    {
      g_autofree char *article = g_build_filename (folder, paths[i], NULL);
      g_autoptr (GError) read_error = NULL;
      g_autoptr (AdduceText) text = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      text = adduce_text_load (article, &read_error);
      if (text != NULL)
        add_guesses (guesser, paths[i], adduce_text_get_utf8 (text), edits);
      else if (problems != NULL)
        {
          g_autofree char *shown = adduce_paths_display (article);

          g_ptr_array_add (problems, g_strdup_printf ("%s: %s", shown, read_error->message));
        }
      if (progress != NULL)
        progress (i + 1, n_paths, user_data);
    }
  return g_steal_pointer (&edits);
}
