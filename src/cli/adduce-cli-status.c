/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `status ARTICLE [new|in-progress|done]`: how far a coder is with an article.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-edit.h"

static char *opt_coder;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose status, if not of this computer’s coder"), N_("NICKNAME") },
  G_OPTION_ENTRY_NULL,
};

static gboolean
set_status (AdduceSession *session, const char *word, GError **error)
{
  g_autoptr (AdduceCommand) command = NULL;
  AdduceStatus status;

  if (!adduce_status_from_id (word, &status))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("there is no status “%s”; there are: new, in-progress, done"), word);
      return FALSE;
    }

  command = adduce_command_new_set_status (adduce_session_get_status (session), status);
  return adduce_cli_perform (session, command, error);
}

static void
print_json (AdduceSession *session, const char *article)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", article);
  adduce_report_string (report, "coder",
                        adduce_coder_get_nickname (adduce_session_get_coder (session)));
  adduce_report_string (report, "article_status",
                        adduce_status_to_id (adduce_session_get_status (session)));
  adduce_report_article_values (report, adduce_session_get_article (session), adduce_session_get_codebook (session));
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (GError) error = NULL;

  session = adduce_cli_open (article, opt_coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);

  if (arguments[1] != NULL && !set_status (session, arguments[1], &error))
    return adduce_cli_fail (article, error);

  if (json)
    print_json (session, article);
  else if (arguments[1] == NULL)
    printf ("%s\n", adduce_status_to_id (adduce_session_get_status (session)));
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_status = {
  "status",
  N_("ARTICLE [STATUS]"),
  N_("Show or set how far a coder is with an article"),
  N_("STATUS is one of new, in-progress, done."),
  entries,
  1,
  2,
  run,
};
