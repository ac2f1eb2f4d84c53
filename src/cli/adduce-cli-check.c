/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `check DIR`: everything that is wrong in a corpus.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "adduce-cli-common.h"

static gboolean opt_repair_plan;

static const GOptionEntry entries[] = {
  { "repair-plan", 0, 0, G_OPTION_ARG_NONE, &opt_repair_plan,
    N_("Say what can be done about damaged, changed and doubled files, with the command"), NULL },
  G_OPTION_ENTRY_NULL,
};

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

/* As a shell takes it. */
static char *
quote_command (char **command)
{
  GString *text = g_string_new ("adduce-cli");

  for (guint i = 0; command[i] != NULL; i++)
    {
      g_autofree char *quoted = g_shell_quote (command[i]);
      gboolean plain = command[i][strspn (command[i], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                      "0123456789./_-")] == '\0';

      g_string_append_printf (text, " %s", plain ? command[i] : quoted);
    }
  return g_string_free (text, FALSE);
}

static void
print_repair (const AdduceRepair *repair, AdduceReport *report)
{
  g_autofree char *command = repair->command != NULL ? quote_command (repair->command) : NULL;

  if (report != NULL)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", repair->path);
      adduce_report_string (report, "problem", repair->problem);
      adduce_report_string (report, "advice", repair->advice);
      if (command != NULL)
        adduce_report_path (report, "command", command);
      else
        adduce_report_null (report, "command");
      adduce_report_end_object (report);
      return;
    }
  adduce_cli_complain (repair->path, repair->problem);
  fflush (stderr);
  adduce_cli_print_visible (repair->path);
  printf ("\t%s\t", repair->advice);
  adduce_cli_print_visible (command != NULL ? command : "-");
  putchar ('\n');
}

static int
run_plan (const char *folder, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plan = adduce_repair_plan_new (folder, NULL, &error);
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;

  if (plan == NULL)
    return adduce_cli_fail (folder, error);
  if (json)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "folder", folder);
      adduce_report_begin_array (report, "repairs");
    }
  for (guint i = 0; i < plan->len; i++)
    print_repair (plan->pdata[i], report);
  if (json)
    {
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  return plan->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

static int
run (char **arguments, gboolean json)
{
  const char *folder = arguments[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (opt_repair_plan)
    return run_plan (folder, json);
  problems = adduce_check_corpus (folder, NULL, &error);
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
  entries,
  1,
  1,
  run,
};
