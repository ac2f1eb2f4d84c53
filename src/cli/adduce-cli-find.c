/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `find ARTICLE|DIR PATTERN`: where words or an expression stand, in one article or in all of a corpus.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"

/* Code points shown before and behind a hit. */
#define CONTEXT 40

static gboolean opt_regex;
static gboolean opt_word;
static gboolean opt_case;
static gboolean opt_no_accents;

static const GOptionEntry entries[] = {
  { "regex", 'r', 0, G_OPTION_ARG_NONE, &opt_regex, N_("PATTERN is a regular expression"), NULL },
  { "word", 'w', 0, G_OPTION_ARG_NONE, &opt_word, N_("Whole words only"), NULL },
  { "case", 'c', 0, G_OPTION_ARG_NONE, &opt_case, N_("Capitals and small letters differ"), NULL },
  { "no-accents", 'a', 0, G_OPTION_ARG_NONE, &opt_no_accents, N_("Letters are the same whatever accents they have"),
    NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct {
  AdduceFind *find;
  AdduceReport *report; /* NULL for lines of text */
  GPtrArray *problems;  /* pairs of a path and a message */
} Search;

static void
print_hit (AdduceText *text, const char *path, guint number, AdduceSpan hit)
{
  AdduceSpan first = adduce_text_get_paragraph (text, adduce_text_get_paragraph_at (text, hit.start));
  AdduceSpan last = adduce_text_get_paragraph (text, adduce_text_get_paragraph_at (text, hit.end - 1));
  guint start = hit.start - MIN (hit.start - first.start, CONTEXT);
  guint end = MIN (MAX (last.end, hit.end), hit.end + CONTEXT);
  g_autofree char *before = adduce_text_dup_slice (text, (AdduceSpan) { start, hit.start });
  g_autofree char *words = adduce_text_dup_slice (text, hit);
  g_autofree char *after = adduce_text_dup_slice (text, (AdduceSpan) { hit.end, end });

  adduce_cli_print_visible (path);
  printf ("\t%u-%u\t¶%u\t%s", hit.start, hit.end, number, start > first.start ? "…" : "");
  adduce_cli_print_visible (before);
  fputs ("⟦", stdout);
  adduce_cli_print_visible (words);
  fputs ("⟧", stdout);
  adduce_cli_print_visible (after);
  printf ("%s\n", end < last.end ? "…" : "");
}

static void
write_hit (AdduceReport *report, AdduceText *text, const char *path, guint number, AdduceSpan hit)
{
  g_autofree char *words = adduce_text_dup_slice (text, hit);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", path);
  adduce_report_integer (report, "start", hit.start);
  adduce_report_integer (report, "end", hit.end);
  adduce_report_integer (report, "paragraph", number);
  adduce_report_string (report, "text", words);
  adduce_report_end_object (report);
}

static void
add_problem (Search *search, const char *path, const char *message)
{
  g_ptr_array_add (search->problems, g_strdup (path));
  g_ptr_array_add (search->problems, g_strdup (message));
}

/* @shown: how the article is named in the result */
static gboolean
search_article (Search *search, const char *path, const char *shown, GError **error)
{
  g_autoptr (AdduceText) text = adduce_text_load (path, error);
  g_autoptr (AdduceParagraphs) paragraphs = NULL;
  g_autoptr (GArray) hits = NULL;

  if (text == NULL)
    return FALSE;
  hits = adduce_find_run (search->find, text, NULL, error);
  if (hits == NULL)
    return FALSE;

  paragraphs = adduce_paragraphs_new (text);
  for (guint i = 0; i < hits->len; i++)
    {
      AdduceSpan hit = g_array_index (hits, AdduceSpan, i);
      guint number = adduce_paragraphs_get_number (paragraphs, hit.start);

      if (search->report != NULL)
        write_hit (search->report, text, shown, number, hit);
      else
        print_hit (text, shown, number, hit);
    }
  return TRUE;
}

static gboolean
search_corpus (Search *search, const char *folder, GError **error)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);

  if (!adduce_corpus_load_list (corpus, NULL, NULL, error))
    return FALSE;

  if (adduce_corpus_get_problem (corpus) != NULL)
    add_problem (search, folder, adduce_corpus_get_problem (corpus));
  for (guint i = 0; i < adduce_corpus_get_n_articles (corpus); i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), i);
      g_autofree char *path = adduce_article_dup_path (article);
      g_autoptr (GError) article_error = NULL;

      if (!search_article (search, path, adduce_article_get_relative (article), &article_error))
        add_problem (search, adduce_article_get_relative (article), article_error->message);
    }
  return TRUE;
}

static void
print_report (Search *search)
{
  adduce_report_end_array (search->report);
  adduce_report_begin_array (search->report, "problems");
  for (guint i = 0; i < search->problems->len; i += 2)
    {
      adduce_report_begin_object (search->report, NULL);
      adduce_report_path (search->report, "path", search->problems->pdata[i]);
      adduce_report_string (search->report, "message", search->problems->pdata[i + 1]);
      adduce_report_end_object (search->report);
    }
  adduce_report_end_array (search->report);
  adduce_report_end_object (search->report);
  adduce_cli_print_report (search->report);
}

static AdduceFindFlags
get_flags (void)
{
  return (opt_regex ? ADDUCE_FIND_REGEX : 0) | (opt_word ? ADDUCE_FIND_WORD : 0)
         | (opt_case ? ADDUCE_FIND_CASE : 0) | (opt_no_accents ? ADDUCE_FIND_NO_ACCENTS : 0);
}

static int
run (char **arguments, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pattern = adduce_cli_take_text (arguments[1], &error);
  g_autoptr (AdduceFind) find = pattern != NULL ? adduce_find_new (pattern, get_flags (), &error) : NULL;
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  Search search = { find, report, problems };
  gboolean searched;

  if (find == NULL)
    return adduce_cli_fail_usage ("find", error->message);

  if (json)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "pattern", pattern);
      adduce_report_begin_array (report, "hits");
    }
  if (g_file_test (arguments[0], G_FILE_TEST_IS_DIR))
    searched = search_corpus (&search, arguments[0], &error);
  else
    searched = search_article (&search, arguments[0], arguments[0], &error);
  if (!searched)
    return adduce_cli_fail (arguments[0], error);

  if (json)
    print_report (&search);
  else
    for (guint i = 0; i < problems->len; i += 2)
      adduce_cli_complain (problems->pdata[i], problems->pdata[i + 1]);
  return problems->len > 0 ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_find = {
  "find",
  N_("ARTICLE|DIR PATTERN"),
  N_("Find words in an article or a corpus"),
  N_("Prints for each hit, separated by tabs: path, START-END, paragraph, and the hit in its words."),
  entries,
  2,
  2,
  run,
};
