/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `duplicate ARTICLE CLAIM`: makes another claim on the same words.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-claim.h"
#include "adduce-cli-edit.h"

static char *opt_coder;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose claim, if not of this computer’s coder"), N_("NICKNAME") },
  G_OPTION_ENTRY_NULL,
};

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  AdduceClaim *claim;
  const char *id;

  session = adduce_cli_open (article, opt_coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);

  claim = adduce_cli_find_claim (session, arguments[1], &error);
  if (claim == NULL)
    return adduce_cli_fail (article, error);

  command = adduce_command_new_duplicate (claim, adduce_claim_get_coder (claim),
                                          adduce_session_get_text (session),
                                          adduce_session_get_codebook (session), &error);
  if (command == NULL || !adduce_cli_perform (session, command, &error))
    return adduce_cli_fail (article, error);

  id = adduce_claim_get_id (adduce_command_get_step (command, 0)->after);
  if (json)
    adduce_cli_print_claim_json (session, article, id);
  else
    printf ("%s\n", id);
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_duplicate = {
  "duplicate",
  N_("ARTICLE CLAIM"),
  N_("Make another claim on the same words and print its id"),
  N_("The new claim has no tags; the two stay apart, whatever becomes of one."),
  entries,
  2,
  2,
  run,
};
