/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `join ARTICLE CLAIM CLAIM…`: makes one claim of several.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-claim.h"
#include "adduce-cli-edit.h"

static char *opt_coder;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose claims, if not of this computer’s coder"), N_("NICKNAME") },
  G_OPTION_ENTRY_NULL,
};

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  gboolean differ = FALSE;
  const char *id;

  session = adduce_cli_open (article, opt_coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);

  claims = adduce_cli_find_claims (session, arguments + 1, &error);
  if (claims == NULL)
    return adduce_cli_fail (article, error);

  command = adduce_command_new_join ((AdduceClaim *const *) claims->pdata, claims->len,
                                     adduce_session_get_text (session), &differ, &error);
  if (command == NULL || !adduce_cli_perform (session, command, &error))
    return adduce_cli_fail (article, error);

  id = adduce_claim_get_id (adduce_command_get_step (command, 0)->after);
  if (json)
    adduce_cli_print_claim_json (session, article, id);
  else
    printf ("%s\n", id);
  if (!differ)
    return ADDUCE_CLI_FINE;

  adduce_cli_complain (article, _("the stances differed, so the claim has none now"));
  return ADDUCE_CLI_PROBLEMS;
}

const AdduceCliVerb adduce_cli_join = {
  "join",
  N_("ARTICLE CLAIM CLAIM…"),
  N_("Make one claim of several and print its id"),
  N_("It has the pieces of all, and their speakers, issues and kinds of evidence. A stance and a "
     "certainty stay where they agree; notes are put below each other. The claim that was made "
     "first keeps its id, and the others are removed."),
  entries,
  3,
  G_MAXUINT,
  run,
};
