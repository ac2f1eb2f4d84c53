/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `recover [DIR]`: brings in what killed runs left.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-changes.h"

static void
print_text (GPtrArray *recovered, guint n_completed)
{
  for (guint i = 0; i < recovered->len; i++)
    {
      const AdduceRecovered *one = recovered->pdata[i];

      if (one->problem != NULL)
        continue;
      adduce_cli_print_visible (one->path);
      putchar ('\n');
      adduce_cli_print_changes (one->changes, 2);
      if (one->n_unplaced > 0)
        printf (g_dngettext (GETTEXT_PACKAGE,
                             "  The article has changed: %u claim waits for you to say where it stands "
                             "(in the window, or adduce-cli reanchor).\n",
                             "  The article has changed: %u claims wait for you to say where they stand "
                             "(in the window, or adduce-cli reanchor).\n",
                             one->n_unplaced),
                one->n_unplaced);
    }
  if (n_completed > 0)
    printf (g_dngettext (GETTEXT_PACKAGE, "An interrupted change was completed: %u claim.\n",
                         "An interrupted change was completed: %u claims.\n", n_completed),
            n_completed);
  if (recovered->len == 0 && n_completed == 0)
    printf ("%s\n", _("Nothing was left to recover."));
}

static void
print_json (GPtrArray *recovered, guint n_completed)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "files");
  for (guint i = 0; i < recovered->len; i++)
    {
      const AdduceRecovered *one = recovered->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", one->path);
      adduce_report_string (report, "problem", one->problem);
      adduce_report_integer (report, "waiting", one->n_unplaced);
      adduce_cli_report_changes (report, one->changes);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_integer (report, "completed", n_completed);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run (char **arguments, gboolean json)
{
  const char *folder = arguments != NULL ? arguments[0] : NULL;
  guint n_completed = 0;
  g_autoptr (GPtrArray) recovered = NULL;
  int status = ADDUCE_CLI_FINE;

  if (folder != NULL && !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      adduce_cli_complain (folder, _("this is no folder"));
      return ADDUCE_CLI_FAILED;
    }
  recovered = adduce_recovery_run (folder, &n_completed);
  for (guint i = 0; i < recovered->len; i++)
    {
      const AdduceRecovered *one = recovered->pdata[i];

      if (one->problem == NULL)
        continue;
      adduce_cli_complain (one->path, one->problem);
      status = ADDUCE_CLI_PROBLEMS;
    }
  if (json)
    print_json (recovered, n_completed);
  else
    print_text (recovered, n_completed);
  return status;
}

const AdduceCliVerb adduce_cli_recover = {
  "recover",
  N_("[DIR]"),
  N_("Bring in what killed runs left"),
  N_("Every change is in a journal before it is seen; what a killed run had not saved comes into its "
     "files, and a change over many files that was interrupted is completed. The window does this "
     "for each article that is opened; this does it for all, or for those of a folder."),
  NULL,
  0,
  1,
  run,
};
