/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was found in files, and what became of it, in words.
 */
#include "config.h"

#include "adduce-ui-import-words.h"

#include <glib/gi18n.h>

/* Sentences below the table; all are in its tooltip, and in the report. */
#define MAX_PROBLEMS 3

const char *
adduce_ui_import_words_get_state (AdduceImportArticle *article)
{
  switch (adduce_import_article_get_state (article))
    {
    case ADDUCE_IMPORT_DOUBTFUL:
      return _("▲ doubtful");
    case ADDUCE_IMPORT_UNPARSED:
      return _("✖ unparsed");
    case ADDUCE_IMPORT_OK:
    default:
      return _("good");
    }
}

static void
count (GListModel *articles, guint *ret_n_doubtful, guint *ret_n_unparsed)
{
  *ret_n_doubtful = *ret_n_unparsed = 0;
  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (AdduceImportArticle) article = g_list_model_get_item (articles, i);

      *ret_n_doubtful += adduce_import_article_get_state (article) == ADDUCE_IMPORT_DOUBTFUL;
      *ret_n_unparsed += adduce_import_article_get_state (article) == ADDUCE_IMPORT_UNPARSED;
    }
}

/* What can't be read, whole files first; (element-type utf8). */
static GPtrArray *
list_problems (GPtrArray *files)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < files->len; i++)
    {
      AdduceUiImportFile *file = files->pdata[i];
      g_autofree char *name = g_path_get_basename (file->path);
      g_autofree char *shown = adduce_paths_display (name);

      if (file->problem != NULL)
        g_ptr_array_add (problems, g_strdup_printf ("%s: %s", shown, file->problem));
    }
  for (guint i = 0; i < files->len; i++)
    {
      AdduceUiImportFile *file = files->pdata[i];
      g_autofree char *name = g_path_get_basename (file->path);
      g_autofree char *shown = adduce_paths_display (name);

      for (guint k = 0; file->batch != NULL && k < adduce_import_batch_get_problems (file->batch)->len; k++)
        g_ptr_array_add (problems, g_strdup_printf ("%s: %s", shown, (char *) adduce_import_batch_get_problems (
                                                                       file->batch)->pdata[k]));
    }
  return problems;
}

/* That there are claims in a file, which do not come in here. */
static void
tell_coding (GString *text, const AdduceUiImportFile *file)
{
  g_autofree char *name = g_path_get_basename (file->path);
  g_autofree char *shown = adduce_paths_display (name);

  g_string_append (text, " · ");
  /* translators: a file, the name of a format */
  g_string_append_printf (text, _("%s holds claims, too (%s), which “Import Coding…” brings in"), shown,
                          _(adduce_foreign_get_format (file->coding)->label));
}

char *
adduce_ui_import_words_found (GPtrArray *files, GListModel *articles, char **ret_all)
{
  guint n = g_list_model_get_n_items (articles);
  guint n_doubtful, n_unparsed, n_checked = 0;
  g_autoptr (GPtrArray) problems = list_problems (files);
  g_autoptr (GString) text = g_string_new (NULL);

  count (articles, &n_doubtful, &n_unparsed);
  for (guint i = 0; i < files->len; i++)
    {
      AdduceUiImportFile *file = files->pdata[i];

      n_checked += file->batch != NULL && adduce_import_batch_get_n_expected (file->batch) > 0
                   && adduce_import_batch_get_n_expected (file->batch)
                        == adduce_import_batch_get_n_articles (file->batch);
    }
  g_string_append_printf (text, g_dngettext (NULL, "%u article, %u doubtful, %u unparsed",
                                             "%u articles, %u doubtful, %u unparsed", n),
                          n, n_doubtful, n_unparsed);
  if (n_checked > 0)
    g_string_append_printf (text, g_dngettext (NULL, " · %u file has as many as it says",
                                               " · %u files have as many as they say", n_checked),
                            n_checked);
  for (guint i = 0; i < files->len; i++)
    {
      AdduceUiImportFile *file = files->pdata[i];

      if (file->coding != NULL)
        tell_coding (text, file);
    }
  for (guint i = 0; i < problems->len && i < MAX_PROBLEMS; i++)
    g_string_append_printf (text, " · %s", (char *) problems->pdata[i]);
  if (problems->len > MAX_PROBLEMS)
    g_string_append_printf (text, g_dngettext (NULL, " · and %u more", " · and %u more",
                                               problems->len - MAX_PROBLEMS),
                            problems->len - MAX_PROBLEMS);
  g_ptr_array_add (problems, NULL);
  *ret_all = problems->len > 1 ? g_strjoinv ("\n", (char **) problems->pdata) : NULL;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_field_label (const AdduceImportField *field)
{
  AdduceArticleField known;

  if (adduce_import_field_get_label (field) != NULL)
    return adduce_import_field_get_label (field);
  return adduce_article_field_find (field->name, &known) ? adduce_article_field_get_label (known) : field->name;
}

char *
adduce_ui_import_words_article (AdduceImportArticle *article)
{
  g_autoptr (GString) text = g_string_new (adduce_ui_import_words_get_state (article));
  g_autofree char *body = adduce_import_article_dup_text (article);
  AdduceImportFields *fields = adduce_import_article_get_fields (article);
  GPtrArray *reasons = adduce_import_article_get_reasons (article);

  for (guint i = 0; i < reasons->len; i++)
    g_string_append_printf (text, "\n• %s", (char *) reasons->pdata[i]);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < adduce_import_fields_get_n (fields); i++)
    {
      const AdduceImportField *field = adduce_import_fields_get (fields, i);

      g_string_append_printf (text, "%s: %s", get_field_label (field), field->value);
      if (field->passage != NULL)
        /* translators: the words of an article from which a field was guessed */
        g_string_append_printf (text, _(" (guess, from “%s”)"), field->passage);
      g_string_append_c (text, '\n');
    }
  g_string_append_printf (text, "\n%s", body);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The bytes that it was made of, where these are a text. */
char *
adduce_ui_import_words_raw (AdduceImportBatch *batch, AdduceImportArticle *article)
{
  GBytes *original = adduce_import_batch_get_original (batch);
  const char *encoding = adduce_import_article_get_encoding (article);
  guint64 start = adduce_import_article_get_start (article), end = adduce_import_article_get_end (article);
  gsize size = 0;
  const char *data = original != NULL ? g_bytes_get_data (original, &size) : NULL;
  g_autofree char *text = NULL;

  if (data == NULL || adduce_import_article_get_member (article) != NULL || end > size || start >= end
      || (memchr (data + start, '\0', MIN (end - start, ADDUCE_UI_IMPORT_MAX_SHOWN)) != NULL
          && (encoding == NULL || !g_str_has_prefix (encoding, "UTF-16"))))
    return g_strdup (_("The file is no text: what stands in it can’t be shown here."));
  if (encoding != NULL)
    text = g_convert_with_fallback (data + start, (gssize) MIN (end - start, ADDUCE_UI_IMPORT_MAX_SHOWN), "UTF-8",
                                    encoding, "?", NULL, NULL, NULL);
  if (text == NULL)
    text = g_utf8_make_valid (data + start, (gssize) MIN (end - start, ADDUCE_UI_IMPORT_MAX_SHOWN));
  return g_steal_pointer (&text);
}

static void
append_lines (GString *text, const char *heading, GPtrArray *lines)
{
  if (lines->len == 0)
    return;
  g_string_append_printf (text, "\n%s\n", heading);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "• %s\n", (char *) lines->pdata[i]);
}

/* (transfer full) (element-type utf8): articles that somebody should look at, and why. */
static GPtrArray *
list_doubts (GListModel *articles)
{
  GPtrArray *doubts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (articles); i++)
    {
      g_autoptr (AdduceImportArticle) article = g_list_model_get_item (articles, i);
      GPtrArray *reasons = adduce_import_article_get_reasons (article);
      const char *headline = adduce_import_article_get_field (article, "headline");

      for (guint k = 0; k < reasons->len; k++)
        g_ptr_array_add (doubts, g_strdup_printf ("%s: %s", headline != NULL ? headline : _("without a headline"),
                                                  (char *) reasons->pdata[k]));
    }
  return doubts;
}

/* How many, and of a stopped one that it was. */
static void
append_written (GString *text, const AdduceUiImportResult *result)
{
  if (result->stopped)
    g_string_append_printf (text, "%s ", _("It was stopped. The articles that were written are whole; a second run "
                                            "goes on with the others."));
  g_string_append_printf (text, g_dngettext (NULL, "%u article was written.", "%u articles were written.",
                                             result->n_written),
                          result->n_written);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, g_dngettext (NULL, "%u was there already.", "%u were there already.",
                                             result->n_known),
                          result->n_known);
}

char *
adduce_ui_import_words_report (GPtrArray *files, GListModel *articles, const AdduceUiImportResult *result,
                               char **ret_first)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) problems = list_problems (files);
  g_autoptr (GPtrArray) doubts = list_doubts (articles);

  append_written (text, result);
  *ret_first = g_strdup (text->str);
  g_string_append_c (text, '\n');
  append_lines (text, _("Not written:"), result->problems);
  append_lines (text, _("What could not be read:"), problems);
  append_lines (text, _("To be looked at:"), doubts);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
