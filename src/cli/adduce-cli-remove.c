/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `remove ARTICLE CLAIM`: removes a claim.
 */

#include "config.h"

#include <glib/gi18n.h>

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
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  AdduceClaim *found;

  session = adduce_cli_open (article, opt_coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);

  found = adduce_cli_find_claim (session, arguments[1], &error);
  if (found == NULL)
    return adduce_cli_fail (article, error);

  claim = g_object_ref (found);
  command = adduce_command_new_remove (claim);
  if (!adduce_cli_perform (session, command, &error))
    return adduce_cli_fail (article, error);

  if (json)
    adduce_cli_print_claim_json (session, article, adduce_claim_get_id (claim));
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_remove = {
  "remove",
  N_("ARTICLE CLAIM"),
  N_("Remove a claim"),
  N_("CLAIM is an id, its UUID, or at least 8 characters that only one begins with."),
  entries,
  2,
  2,
  run,
};
