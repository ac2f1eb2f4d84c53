/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `list DIR`: the articles of a corpus; aligned on a terminal, else separated by tabs.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "adduce-cli-choice.h"

#define PATH_WIDTH_MAX 60

static char *opt_coder;
static gboolean opt_paths;
static gboolean opt_dates;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose status, if not of this computer’s coder"), N_("NICKNAME") },
  { "paths", 0, 0, G_OPTION_ARG_NONE, &opt_paths, N_("Print paths only, as they are"), NULL },
  { "dates", 0, 0, G_OPTION_ARG_NONE, &opt_dates, N_("Count them by day, month or year instead"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
print_table (GPtrArray *articles)
{
  glong width = 0;

  for (guint i = 0; i < articles->len; i++)
    width =
      MAX (width, g_utf8_strlen (adduce_article_get_display_path (articles->pdata[i]), -1));
  width = MIN (width, PATH_WIDTH_MAX);

  for (guint i = 0; i < articles->len; i++)
    {
      AdduceArticle *article = articles->pdata[i];
      const char *path = adduce_article_get_display_path (article);
      glong blanks = MAX (width - g_utf8_strlen (path, -1), 0);

      printf ("%-11s  %5u  %s%*s  ", adduce_status_to_id (adduce_article_get_status (article)),
              adduce_article_get_n_claims (article), path, (int) blanks, "");
      adduce_cli_print_visible (adduce_article_get_title (article));
      putchar ('\n');
    }
}

static void
print_lines (GPtrArray *articles)
{

  for (guint i = 0; i < articles->len; i++)
    {
      AdduceArticle *article = articles->pdata[i];

      printf ("%s\t%u\t%s\t", adduce_status_to_id (adduce_article_get_status (article)),
              adduce_article_get_n_claims (article), adduce_article_get_display_path (article));
      adduce_cli_print_visible (adduce_article_get_title (article));
      putchar ('\n');
    }
}

/* A line for each stretch of time; what has no such date is last. */
static void
print_dates (GPtrArray *articles)
{
  guint n_vague, n_undated;
  g_autoptr (GArray) dates = adduce_article_dates_count (articles, &n_vague, &n_undated);
  char text[ADDUCE_ARTICLE_DATE_SIZE];

  for (guint i = 0; i < dates->len; i++)
    {
      const AdduceArticleDates *one = &g_array_index (dates, AdduceArticleDates, i);

      printf ("%s\t%u\n", adduce_article_format_date (one->date, text), one->count);
    }
  if (n_vague > 0)
    printf ("%s\t%u\n", _("less exact"), n_vague);
  if (n_undated > 0)
    printf ("%s\t%u\n", _("undated"), n_undated);
}

static void
print_json (AdduceCorpus *corpus, GPtrArray *articles)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);
  char date[ADDUCE_ARTICLE_DATE_SIZE];

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", adduce_corpus_get_folder (corpus));
  adduce_report_begin_array (report, "articles");
  for (guint i = 0; i < articles->len; i++)
    {
      AdduceArticle *article = articles->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", adduce_article_get_relative (article));
      adduce_report_string (report, "title", adduce_article_get_title (article));
      adduce_report_string (report, "article_status",
                            adduce_status_to_id (adduce_article_get_status (article)));
      adduce_report_integer (report, "claims", adduce_article_get_n_claims (article));
      adduce_report_integer (report, "own_claims", adduce_article_get_n_own_claims (article));
      adduce_report_integer (report, "coders", adduce_article_get_n_coders (article));
      adduce_report_string (report, "problem", adduce_article_get_problem (article));
      adduce_article_format_date (adduce_article_get_date (article), date);
      adduce_report_string (report, "date", *date != '\0' ? date : NULL);
      adduce_report_string (report, "outlet", adduce_article_get_outlet (article));
      adduce_report_string (report, "language", adduce_article_get_language (article));
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_string (report, "problem", adduce_corpus_get_problem (corpus));
  adduce_report_string (report, "codebook_problem", adduce_corpus_get_codebook_problem (corpus));
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
complain_of_problems (AdduceCorpus *corpus, GPtrArray *articles)
{
  int status = ADDUCE_CLI_FINE;

  if (adduce_corpus_get_problem (corpus) != NULL)
    {
      adduce_cli_complain (adduce_corpus_get_folder (corpus), adduce_corpus_get_problem (corpus));
      status = ADDUCE_CLI_PROBLEMS;
    }
  if (adduce_corpus_get_codebook_problem (corpus) != NULL)
    {
      adduce_cli_complain (NULL, adduce_corpus_get_codebook_problem (corpus));
      status = ADDUCE_CLI_PROBLEMS;
    }

  for (guint i = 0; i < articles->len; i++)
    {
      AdduceArticle *article = articles->pdata[i];

      if (adduce_article_get_problem (article) == NULL)
        continue;
      adduce_cli_complain (adduce_article_get_relative (article),
                           adduce_article_get_problem (article));
      status = ADDUCE_CLI_PROBLEMS;
    }

  return status;
}

static int
run (char **arguments, gboolean json)
{
  const char *folder = arguments[0];
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_autofree char *coder = adduce_cli_choice_dup_coder (opt_coder);
  g_autoptr (AdduceArticleList) choice = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;

  choice = adduce_cli_choice_make (folder, "list", NULL, &error);
  if (choice == NULL)
    return adduce_cli_fail_usage ("list", error->message);
  if (!adduce_corpus_load_list (corpus, coder, NULL, &error))
    return adduce_cli_fail (folder, error);
  articles = adduce_cli_choice_apply (choice, corpus, &error);
  if (articles == NULL)
    return adduce_cli_fail (NULL, error);

  if (json)
    print_json (corpus, articles);
  else if (opt_dates)
    print_dates (articles);
  else if (opt_paths)
    for (guint i = 0; i < articles->len; i++)
      puts (adduce_article_get_relative (articles->pdata[i]));
  else if (isatty (STDOUT_FILENO))
    print_table (articles);
  else
    print_lines (articles);

  return complain_of_problems (corpus, articles);
}

const AdduceCliVerb adduce_cli_list = {
  "list",
  N_("DIR"),
  N_("List the articles: status, number of claims, path, title"),
  N_("The columns are aligned on a terminal and separated by tabs elsewhere. An expression is made of tests like "
     "“status is new”, “outlet is \"Ketta Daily\"”, “date from 2031-01 to 2031-06”, “language is de”, “has claims”, "
     "“lacks date, authors”, “has twins”, “lacks repeats” and “text \"harbour levy\"”, joined "
     "by “and”; docs/articles.md has them all. The same seed draws the same articles."),
  entries,
  1,
  1,
  run,
  adduce_cli_choice_entries,
};
