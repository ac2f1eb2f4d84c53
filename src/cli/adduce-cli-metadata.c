/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `metadata ARTICLE|DIR …`: what is known of articles.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "adduce-cli-choice.h"

static struct {
  gboolean clear;
  gboolean all_fields;
} given;

static const GOptionEntry entries[] = {
  { "clear", 0, 0, G_OPTION_ARG_NONE, &given.clear, N_("An empty cell takes the field away (with import)"), NULL },
  { "all-fields", 0, 0, G_OPTION_ARG_NONE, &given.all_fields,
    N_("Columns for all fields, not only for those that are there (with export)"), NULL },
  G_OPTION_ENTRY_NULL,
};

/* Which articles are meant. */
typedef struct {
  char *folder;
  char **paths;
  GHashTable *known; /* of the paths */
} Target;

static void
target_clear (Target *self)
{
  g_free (self->folder);
  g_strfreev (self->paths);
  g_clear_pointer (&self->known, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Target, target_clear)

/* A corpus's articles that --where and the like mean. */
static gboolean
take_corpus (Target *self, const char *folder, GError **error)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_autofree char *coder = adduce_cli_choice_dup_coder (NULL);
  g_autoptr (AdduceArticleList) choice = adduce_cli_choice_make (folder, "metadata", NULL, error);
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  if (choice == NULL || !adduce_corpus_load_list (corpus, coder, NULL, error)
      || (articles = adduce_cli_choice_apply (choice, corpus, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    g_strv_builder_add (paths, adduce_article_get_relative (articles->pdata[i]));
  self->folder = g_strdup (folder);
  self->paths = g_strv_builder_end (paths);
  return TRUE;
}

static gboolean
take_target (Target *self, const char *argument, GError **error)
{
  if (g_file_test (argument, G_FILE_TEST_IS_DIR))
    {
      if (!take_corpus (self, argument, error))
        return FALSE;
    }
  else
    {
      g_autofree char *name = g_path_get_basename (argument);
      g_autoptr (AdduceText) text = adduce_text_load (argument, error);

      if (text == NULL)
        return FALSE;
      self->folder = g_path_get_dirname (argument);
      self->paths = g_new0 (char *, 2);
      self->paths[0] = g_steal_pointer (&name);
    }
  self->known = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; self->paths[i] != NULL; i++)
    g_hash_table_add (self->known, self->paths[i]);
  return TRUE;
}

/* --- show --- */

static void
print_meta (const char *path, AdduceArticleMeta *meta, gboolean with_path)
{
  for (guint i = 0; i < adduce_article_meta_get_n (meta); i++)
    {
      const AdduceMetaValue *value = adduce_article_meta_get (meta, i);

      if (with_path)
        {
          adduce_cli_print_visible (path);
          putchar ('\t');
        }
      adduce_cli_print_visible (value->name);
      putchar ('\t');
      adduce_cli_print_visible (value->value);
      printf ("\t%s\t", value->guess ? _("guess") : "");
      adduce_cli_print_visible (value->passage != NULL ? value->passage : "");
      putchar ('\n');
    }
}

static void
report_meta (AdduceReport *report, const char *path, AdduceArticleMeta *meta)
{
  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", path);
  adduce_report_begin_array (report, "fields");
  for (guint i = 0; i < adduce_article_meta_get_n (meta); i++)
    {
      const AdduceMetaValue *value = adduce_article_meta_get (meta, i);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "name", value->name);
      adduce_report_string (report, "value", value->value);
      adduce_report_string (report, "raw", value->raw);
      adduce_report_boolean (report, "guess", value->guess);
      adduce_report_string (report, "passage", value->passage);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
}

/* (transfer full) (element-type AdduceArticleMeta): of each; an empty one where it can't be read, which is said. */
static GPtrArray *
load_all (Target *target, guint *ret_n_failed)
{
  GPtrArray *metas = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_article_meta_unref);

  *ret_n_failed = 0;
  for (guint i = 0; target->paths[i] != NULL; i++)
    {
      g_autofree char *article = g_build_filename (target->folder, target->paths[i], NULL);
      g_autoptr (GError) error = NULL;
      AdduceArticleMeta *meta = adduce_meta_load (article, &error);

      if (meta == NULL)
        {
          adduce_cli_complain (NULL, error->message);
          (*ret_n_failed)++;
          meta = adduce_article_meta_new ();
        }
      g_ptr_array_add (metas, meta);
    }
  return metas;
}

static int
show (Target *target, gboolean json)
{
  guint n_failed;
  g_autoptr (GPtrArray) metas = load_all (target, &n_failed);
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;

  if (report != NULL)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "folder", target->folder);
      adduce_report_begin_array (report, "articles");
    }
  for (guint i = 0; i < metas->len; i++)
    if (report != NULL)
      report_meta (report, target->paths[i], metas->pdata[i]);
    else
      print_meta (target->paths[i], metas->pdata[i], metas->len != 1);
  if (report != NULL)
    {
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  return n_failed == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

static int
export (Target *target)
{
  guint n_failed;
  g_autoptr (GPtrArray) metas = load_all (target, &n_failed);
  g_autoptr (GBytes) csv = adduce_meta_csv_write (target->paths, metas, given.all_fields);
  gsize size;
  const char *data = g_bytes_get_data (csv, &size);

  if (fwrite (data, 1, size, stdout) != size)
    return ADDUCE_CLI_FAILED;
  return n_failed == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

/* --- changing --- */

/* @problems: (element-type utf8): sentences so far */
static int
perform (Target *target, GPtrArray *edits, GPtrArray *problems, gboolean json)
{
  g_autoptr (AdduceMetaEditor) editor = adduce_meta_editor_new (target->folder);
  g_autoptr (AdduceMetaReport) done = adduce_meta_editor_perform (editor, edits, NULL, NULL);

  g_ptr_array_extend (done->problems, problems, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  if (json)
    {
      g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "folder", target->folder);
      adduce_report_integer (report, "articles", done->n_articles);
      adduce_report_integer (report, "fields", done->n_fields);
      adduce_report_begin_array (report, "problems");
      for (guint i = 0; i < done->problems->len; i++)
        adduce_report_string (report, NULL, done->problems->pdata[i]);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  else
    {
      printf (ngettext ("%u field of ", "%u fields of ", done->n_fields), done->n_fields);
      printf (ngettext ("%u article changed\n", "%u articles changed\n", done->n_articles), done->n_articles);
      for (guint i = 0; i < done->problems->len; i++)
        adduce_cli_complain (NULL, done->problems->pdata[i]);
    }
  if (done->problems->len == 0)
    return ADDUCE_CLI_FINE;
  return done->n_fields > 0 ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FAILED;
}

/* What is wrong with it is wrong for all articles: nothing is changed then. */
static gboolean
take_settings (char **words, char ***ret_names, char ***ret_values, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *word = adduce_cli_take_text (words[i], error);
      g_autofree char *checked = NULL;
      char *equals;

      if (word == NULL)
        return FALSE;
      equals = strchr (word, '=');
      if (equals == NULL || equals == word)
        {
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("“%s” is not FIELD=VALUE"), word);
          return FALSE;
        }
      *equals = '\0';
      checked = adduce_meta_check (word, equals + 1, error);
      if (checked == NULL)
        return FALSE;
      g_strv_builder_add (names, word);
      g_strv_builder_add (values, checked);
    }
  *ret_names = g_strv_builder_end (names);
  *ret_values = g_strv_builder_end (values);
  return TRUE;
}

static int
set (Target *target, char **words, gboolean json)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_edit_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) values = NULL;
  g_autoptr (GError) error = NULL;

  if (words[0] == NULL)
    return adduce_cli_fail_usage ("metadata", _("set needs FIELD=VALUE"));
  if (!take_settings (words, &names, &values, &error))
    return adduce_cli_fail_usage ("metadata", error->message);
  for (guint i = 0; target->paths[i] != NULL; i++)
    for (guint k = 0; names[k] != NULL; k++)
      g_ptr_array_add (edits, adduce_meta_edit_new_set (target->paths[i], names[k], values[k]));
  return perform (target, edits, problems, json);
}

static int
confirm (Target *target, char **names, gboolean json)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_edit_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; target->paths[i] != NULL; i++)
    {
      if (names[0] == NULL)
        g_ptr_array_add (edits, adduce_meta_edit_new_confirm (target->paths[i], NULL));
      for (guint k = 0; names[k] != NULL; k++)
        g_ptr_array_add (edits, adduce_meta_edit_new_confirm (target->paths[i], names[k]));
    }
  return perform (target, edits, problems, json);
}

static int
guess (Target *target, gboolean json)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) edits
    = adduce_import_guess_meta (target->folder, target->paths, problems, NULL, NULL, NULL, NULL);

  return perform (target, edits, problems, json);
}

/* --- import --- */

typedef struct {
  const char *folder;
  GPtrArray *edits;
  char *path; /* the article of @meta */
  AdduceArticleMeta *meta;
} Rows;

/* A guess that comes back as it went stays a guess: nobody looked at each cell of the table. */
static gboolean
is_same (Rows *rows, const char *path, const char *name, const char *value)
{
  const AdduceMetaValue *known;

  if (g_strcmp0 (rows->path, path) != 0)
    {
      g_autofree char *article = g_build_filename (rows->folder, path, NULL);

      g_free (rows->path);
      rows->path = g_strdup (path);
      g_clear_pointer (&rows->meta, adduce_article_meta_unref);
      rows->meta = adduce_meta_load (article, NULL);
    }
  known = rows->meta != NULL ? adduce_article_meta_find (rows->meta, name) : NULL;
  return known != NULL && known->guess && g_str_equal (known->value, value);
}

static void
cell_cb (const char *path, const char *name, const char *value, gpointer user_data)
{
  Rows *rows = user_data;

  if ((*value != '\0' || given.clear) && !is_same (rows, path, name, value))
    g_ptr_array_add (rows->edits, adduce_meta_edit_new_set (path, name, value));
}

static int
import (Target *target, const char *file, gboolean json)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_meta_edit_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceCsvTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Rows rows = { target->folder, edits, NULL, NULL };
  gboolean good;

  if (file == NULL)
    return adduce_cli_fail_usage ("metadata", _("import needs a file"));
  bytes = adduce_durable_read (file, ADDUCE_CSV_TABLE_MAX_BYTES, NULL, &error);
  if (bytes == NULL)
    return adduce_cli_fail (NULL, error);
  table = adduce_csv_table_new (bytes, NULL, &error);
  good = table != NULL && adduce_meta_csv_read (table, target->known, problems, cell_cb, &rows, &error);
  g_free (rows.path);
  g_clear_pointer (&rows.meta, adduce_article_meta_unref);
  if (!good)
    return adduce_cli_fail (file, error);
  return perform (target, edits, problems, json);
}

static int
run (char **arguments, gboolean json)
{
  const char *act = arguments[1];
  char **more = act != NULL ? arguments + 2 : NULL;
  g_auto (Target) target = { 0 };
  g_autoptr (GError) error = NULL;

  if (!take_target (&target, arguments[0], &error))
    return adduce_cli_fail (NULL, error);
  if (act == NULL)
    return show (&target, json);
  if (g_str_equal (act, "set"))
    return set (&target, more, json);
  if (g_str_equal (act, "confirm"))
    return confirm (&target, more, json);
  if (g_str_equal (act, "guess"))
    return guess (&target, json);
  if (g_str_equal (act, "export"))
    return export (&target);
  if (g_str_equal (act, "import"))
    return import (&target, more[0], json);
  return adduce_cli_fail_usage ("metadata", _("What can be done is set, confirm, guess, export or import"));
}

const AdduceCliVerb adduce_cli_metadata = {
  "metadata",
  N_("ARTICLE|DIR [set FIELD=VALUE…|confirm [FIELD…]|guess|export|import FILE.csv]"),
  N_("Show and change what is known of articles: date, outlet, authors and so on"),
  N_("Without more, prints a line for each field, separated by tabs: (of a folder: path,) field, value, whether it is "
     "a guess, and the words that it came from. “set” with an empty value takes a field away; “confirm” makes guesses "
     "facts, all or those named; “guess” reads from the articles’ words what nothing else says; “export” prints a "
     "table, and “import” takes one back, whose column “path” names the articles. Of a folder, --where and the like "
     "say which articles are meant."),
  entries,
  1,
  G_MAXUINT - 1,
  run,
  adduce_cli_choice_entries,
};
