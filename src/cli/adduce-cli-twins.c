/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `twins DIR`: articles whose texts are the same, or nearly.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"

static int opt_least = ADDUCE_TWINS_LEAST;

static const GOptionEntry entries[] = {
  { "least", 0, 0, G_OPTION_ARG_INT, &opt_least, N_("How much they have to have in common, in percent (40 to 100)"),
    N_("PERCENT") },
  G_OPTION_ENTRY_NULL,
};

/* (transfer none) */
static AdduceArticle *
get_article (AdduceCorpus *corpus, guint position)
{
  g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), position);

  return article; /* the corpus has it */
}

/* Articles that can't be read have no twins; returns how many they are. */
static guint
read_articles (AdduceCorpus *corpus, AdduceTwins *twins)
{
  guint n_failed = 0;

  for (guint i = 0; i < adduce_corpus_get_n_articles (corpus); i++)
    {
      g_autofree char *path = adduce_article_dup_path (get_article (corpus, i));
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceText) text = adduce_text_load (path, &error);

      adduce_twins_add (twins, text != NULL ? adduce_text_get_utf8 (text) : "");
      if (text == NULL)
        {
          adduce_cli_complain (path, error->message);
          n_failed++;
        }
    }
  return n_failed;
}

static void
print_lines (AdduceCorpus *corpus, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      GArray *group = groups->pdata[i];

      for (guint k = 0; k < group->len; k++)
        {
          const AdduceTwin *twin = &g_array_index (group, AdduceTwin, k);
          AdduceArticle *article = get_article (corpus, twin->index);

          printf ("%u\t%u\t%s\t", i + 1, twin->percent, adduce_article_get_display_path (article));
          adduce_cli_print_visible (adduce_article_get_title (article));
          putchar ('\n');
        }
    }
}

static void
print_json (AdduceCorpus *corpus, const char *folder, GPtrArray *groups)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", folder);
  adduce_report_begin_array (report, "groups");
  for (guint i = 0; i < groups->len; i++)
    {
      GArray *group = groups->pdata[i];

      adduce_report_begin_array (report, NULL);
      for (guint k = 0; k < group->len; k++)
        {
          const AdduceTwin *twin = &g_array_index (group, AdduceTwin, k);

          adduce_report_begin_object (report, NULL);
          adduce_report_path (report, "path", adduce_article_get_relative (get_article (corpus, twin->index)));
          adduce_report_integer (report, "percent", twin->percent);
          adduce_report_boolean (report, "same", twin->same);
          adduce_report_end_object (report);
        }
      adduce_report_end_array (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run (char **arguments, gboolean json)
{
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (AdduceTwins) twins = adduce_twins_new ();
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  guint n_failed;

  if (opt_least < ADDUCE_TWINS_MIN || opt_least > 100)
    return adduce_cli_fail_usage ("twins", _("--least is from 40 to 100"));
  corpus = adduce_corpus_new (arguments[0]);
  if (!adduce_corpus_load_list (corpus, NULL, NULL, &error))
    return adduce_cli_fail (NULL, error);

  n_failed = read_articles (corpus, twins);
  groups = adduce_twins_find (twins, (guint) opt_least);
  if (json)
    print_json (corpus, arguments[0], groups);
  else
    print_lines (corpus, groups);
  return n_failed == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

const AdduceCliVerb adduce_cli_twins = {
  "twins",
  N_("DIR"),
  N_("List articles whose texts are the same, or nearly"),
  N_("Prints a line for each article that has twins, separated by tabs: number of the group, percent that it has in "
     "common with the first of the group, path, title. Nothing is changed."),
  entries,
  1,
  1,
  run,
};
