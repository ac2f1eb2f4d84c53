/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `check DIR`: everything that is wrong in a corpus.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"

static void
print_text (GPtrArray *problems, const char *folder)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const AdduceProblem *problem = problems->pdata[i];

      adduce_cli_complain (problem->path != NULL ? problem->path : folder, problem->message);
    }

  if (problems->len == 0)
    printf ("%s\n", _("No problems were found."));
  else
    printf (g_dngettext (GETTEXT_PACKAGE, "%u problem was found.\n", "%u problems were found.\n",
                         problems->len),
            problems->len);
}

static void
print_json (GPtrArray *problems, const char *folder)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", folder);
  adduce_report_begin_array (report, "problems");
  for (guint i = 0; i < problems->len; i++)
    {
      const AdduceProblem *problem = problems->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "path", problem->path);
      adduce_report_string (report, "message", problem->message);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run (char **arguments, gboolean json)
{
  const char *folder = arguments[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = adduce_check_corpus (folder, NULL, &error);

  if (problems == NULL)
    return adduce_cli_fail (folder, error);

  if (json)
    print_json (problems, folder);
  else
    print_text (problems, folder);

  return problems->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

const AdduceCliVerb adduce_cli_check = {
  "check",
  N_("DIR"),
  N_("Read every file and hold every claim against its article"),
  N_("Nothing is changed. Each problem is one line on standard error, or one member in the JSON "
     "document."),
  NULL,
  1,
  1,
  run,
};
