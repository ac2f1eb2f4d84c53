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

#include "adduce-cli-common.h"

#define PATH_WIDTH_MAX 60

static char *opt_coder;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose status, if not of this computer’s coder"), N_("NICKNAME") },
  G_OPTION_ENTRY_NULL,
};

static char *
dup_coder (void)
{
  g_autoptr (AdduceCoder) coder = opt_coder == NULL ? adduce_coder_load (NULL) : NULL;

  if (opt_coder != NULL)
    return g_strdup (opt_coder);
  return coder != NULL ? g_strdup (adduce_coder_get_nickname (coder)) : NULL;
}

/* (transfer none) */
static AdduceArticle *
get_article (AdduceCorpus *corpus, guint position)
{
  g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), position);

  return article; /* the corpus has it */
}

static void
print_table (AdduceCorpus *corpus)
{
  guint n_articles = adduce_corpus_get_n_articles (corpus);
  glong width = 0;

  for (guint i = 0; i < n_articles; i++)
    width =
      MAX (width, g_utf8_strlen (adduce_article_get_display_path (get_article (corpus, i)), -1));
  width = MIN (width, PATH_WIDTH_MAX);

  for (guint i = 0; i < n_articles; i++)
    {
      AdduceArticle *article = get_article (corpus, i);
      const char *path = adduce_article_get_display_path (article);
      glong blanks = MAX (width - g_utf8_strlen (path, -1), 0);

      printf ("%-11s  %5u  %s%*s  ", adduce_status_to_id (adduce_article_get_status (article)),
              adduce_article_get_n_claims (article), path, (int) blanks, "");
      adduce_cli_print_visible (adduce_article_get_title (article));
      putchar ('\n');
    }
}

static void
print_lines (AdduceCorpus *corpus)
{
  guint n_articles = adduce_corpus_get_n_articles (corpus);

  for (guint i = 0; i < n_articles; i++)
    {
      AdduceArticle *article = get_article (corpus, i);

      printf ("%s\t%u\t%s\t", adduce_status_to_id (adduce_article_get_status (article)),
              adduce_article_get_n_claims (article), adduce_article_get_display_path (article));
      adduce_cli_print_visible (adduce_article_get_title (article));
      putchar ('\n');
    }
}

static void
print_json (AdduceCorpus *corpus)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);
  guint n_articles = adduce_corpus_get_n_articles (corpus);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", adduce_corpus_get_folder (corpus));
  adduce_report_begin_array (report, "articles");
  for (guint i = 0; i < n_articles; i++)
    {
      AdduceArticle *article = get_article (corpus, i);

      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", adduce_article_get_relative (article));
      adduce_report_string (report, "title", adduce_article_get_title (article));
      adduce_report_string (report, "article_status",
                            adduce_status_to_id (adduce_article_get_status (article)));
      adduce_report_integer (report, "claims", adduce_article_get_n_claims (article));
      adduce_report_integer (report, "own_claims", adduce_article_get_n_own_claims (article));
      adduce_report_integer (report, "coders", adduce_article_get_n_coders (article));
      adduce_report_string (report, "problem", adduce_article_get_problem (article));
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_string (report, "problem", adduce_corpus_get_problem (corpus));
  adduce_report_string (report, "codebook_problem", adduce_corpus_get_codebook_problem (corpus));
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
complain_of_problems (AdduceCorpus *corpus)
{
  guint n_articles = adduce_corpus_get_n_articles (corpus);
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

  for (guint i = 0; i < n_articles; i++)
    {
      AdduceArticle *article = get_article (corpus, i);

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
  g_autofree char *coder = dup_coder ();
  g_autoptr (GError) error = NULL;

  if (!adduce_corpus_load_list (corpus, coder, NULL, &error))
    return adduce_cli_fail (folder, error);

  if (json)
    print_json (corpus);
  else if (isatty (STDOUT_FILENO))
    print_table (corpus);
  else
    print_lines (corpus);

  return complain_of_problems (corpus);
}

const AdduceCliVerb adduce_cli_list = {
  "list",
  N_("DIR"),
  N_("List the articles: status, number of claims, path, title"),
  N_("The columns are aligned on a terminal and separated by tabs elsewhere."),
  entries,
  1,
  1,
  run,
};
