/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `twins DIR`: articles whose texts are the same, or nearly.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-choice.h"

static int opt_least = ADDUCE_TWINS_LEAST;

static const GOptionEntry entries[] = {
  { "least", 0, 0, G_OPTION_ARG_INT, &opt_least, N_("How much they have to have in common, in percent (40 to 100)"),
    N_("PERCENT") },
  G_OPTION_ENTRY_NULL,
};

static void
print_lines (GPtrArray *articles, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      GArray *group = groups->pdata[i];

      for (guint k = 0; k < group->len; k++)
        {
          const AdduceTwin *twin = &g_array_index (group, AdduceTwin, k);
          AdduceArticle *article = articles->pdata[twin->index];

          printf ("%u\t%u\t%s\t", i + 1, twin->percent, adduce_article_get_display_path (article));
          adduce_cli_print_visible (adduce_article_get_title (article));
          putchar ('\n');
        }
    }
}

static void
print_json (GPtrArray *articles, const char *folder, GPtrArray *groups)
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
          adduce_report_path (report, "path", adduce_article_get_relative (articles->pdata[twin->index]));
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
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceArticleTwins) twins = NULL;
  g_autoptr (GError) error = NULL;

  if (opt_least < ADDUCE_TWINS_MIN || opt_least > 100)
    return adduce_cli_fail_usage ("twins", _("--least is from 40 to 100"));
  corpus = adduce_corpus_new (arguments[0]);
  if (!adduce_corpus_load_list (corpus, NULL, NULL, &error))
    return adduce_cli_fail (NULL, error);

  articles = adduce_cli_choice_all (corpus);
  twins = adduce_cli_choice_read_twins (articles, arguments[0], (guint) opt_least, problems);
  for (guint i = 0; i < problems->len; i++)
    adduce_cli_complain (NULL, problems->pdata[i]);
  if (json)
    print_json (articles, arguments[0], adduce_article_twins_get_groups (twins));
  else
    print_lines (articles, adduce_article_twins_get_groups (twins));
  return problems->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
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
