/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `stats DIR`: how often what was coded in a corpus.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"

static struct {
  gboolean no_boilerplate;
} given;

static const GOptionEntry entries[] = {
  { "without-boilerplate", 0, 0, G_OPTION_ARG_NONE, &given.no_boilerplate,
    N_("Without the claims that stand in what is marked as boilerplate"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
print_table (const char *heading, GPtrArray *counts)
{
  if (counts->len == 0)
    return;

  printf ("\n%s\n", heading);
  for (guint i = 0; i < counts->len; i++)
    {
      const AdduceCount *count = counts->pdata[i];

      printf ("%8u  ", count->count);
      if (count->code[0] == '\0')
        {
          /* Translators: what was not coded, in a table of counts */
          printf ("%s\n", _("(unset)"));
          continue;
        }
      adduce_cli_print_visible (count->label != NULL ? count->label : count->code);
      if (g_strcmp0 (count->label, count->code) != 0)
        {
          fputs ("  [", stdout);
          adduce_cli_print_visible (count->code);
          fputs ("]", stdout);
        }
      putchar ('\n');
    }
}

static void
print_text (const AdduceStats *stats)
{
  printf ("%8u  %s\n", stats->n_articles, _("articles"));
  printf ("%8u  %s\n", stats->n_new, _("new"));
  printf ("%8u  %s\n", stats->n_in_progress, _("in progress"));
  printf ("%8u  %s\n", stats->n_done, _("done"));
  if (stats->n_unreadable > 0)
    printf ("%8u  %s\n", stats->n_unreadable, _("that could not be read"));
  printf ("%8u  %s\n", stats->n_claims, _("claims"));

  print_table (_("Coders"), stats->coders);
  print_table (_("Speakers"), stats->speakers);
  print_table (_("Issues"), stats->issues);
  print_table (_("Stance"), stats->stance);
  print_table (_("Evidence"), stats->evidence);
}

static void
write_table (AdduceReport *report, const char *name, GPtrArray *counts)
{
  adduce_report_begin_array (report, name);
  for (guint i = 0; i < counts->len; i++)
    {
      const AdduceCount *count = counts->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "code", count->code[0] != '\0' ? count->code : NULL);
      adduce_report_string (report, "label", count->code[0] != '\0' ? count->label : NULL);
      adduce_report_integer (report, "count", count->count);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
}

static void
print_json (const AdduceStats *stats, const char *folder)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", folder);
  adduce_report_integer (report, "articles", stats->n_articles);
  adduce_report_integer (report, "new", stats->n_new);
  adduce_report_integer (report, "in_progress", stats->n_in_progress);
  adduce_report_integer (report, "done", stats->n_done);
  adduce_report_integer (report, "unreadable", stats->n_unreadable);
  adduce_report_integer (report, "claims", stats->n_claims);
  write_table (report, "coders", stats->coders);
  write_table (report, "speakers", stats->speakers);
  write_table (report, "issues", stats->issues);
  write_table (report, "stance", stats->stance);
  write_table (report, "evidence", stats->evidence);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run (char **arguments, gboolean json)
{
  const char *folder = arguments[0];
  AdduceStatsOptions options = { .no_boilerplate = given.no_boilerplate };
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceStats) stats = adduce_stats_new (folder, &options, NULL, &error);

  if (stats == NULL)
    return adduce_cli_fail (folder, error);

  if (json)
    print_json (stats, folder);
  else
    print_text (stats);

  for (guint i = 0; stats->problems[i] != NULL; i++)
    adduce_cli_complain (NULL, stats->problems[i]);
  if (stats->n_unreadable == 0)
    return stats->problems[0] == NULL ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;

  message = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%u article could not be read; “adduce-cli check” says why",
                 "%u articles could not be read; “adduce-cli check” says why", stats->n_unreadable),
    stats->n_unreadable);
  adduce_cli_complain (folder, message);
  return ADDUCE_CLI_PROBLEMS;
}

const AdduceCliVerb adduce_cli_stats = {
  "stats", N_("DIR"), N_("Count articles, claims, speakers, issues, stances and evidence"),
  NULL,    entries,   1,
  1,       run,
};
