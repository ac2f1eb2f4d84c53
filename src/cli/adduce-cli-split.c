/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `split ARTICLE CLAIM --at OFFSET`: makes two claims of one.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-claim.h"
#include "adduce-cli-edit.h"

static char *opt_at;
static char *opt_coder;

static const GOptionEntry entries[] = {
  { "at", 0, 0, G_OPTION_ARG_FILENAME, &opt_at, N_("Where the second begins"), N_("OFFSET") },
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
  const char *ids[2];
  AdduceClaim *claim;
  guint offset;

  if (opt_at == NULL)
    return adduce_cli_fail_usage ("split", _("something is missing: --at OFFSET"));

  if (!adduce_cli_parse_offset (opt_at, &offset, &error))
    return adduce_cli_fail (article, error);

  session = adduce_cli_open (article, opt_coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);

  claim = adduce_cli_find_claim (session, arguments[1], &error);
  if (claim == NULL)
    return adduce_cli_fail (article, error);

  command = adduce_command_new_split (claim, adduce_session_get_text (session), offset, &error);
  if (command == NULL || !adduce_cli_perform (session, command, &error))
    return adduce_cli_fail (article, error);

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    ids[i] = adduce_claim_get_id (adduce_command_get_step (command, i)->after);
  if (json)
    adduce_cli_print_claims_json (session, article, ids, G_N_ELEMENTS (ids));
  else
    printf ("%s\n", ids[1]);
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_split = {
  "split",
  N_("ARTICLE CLAIM"),
  N_("Make two claims of one and print the id of the second"),
  N_("Both keep all tags; the note stays with the first, which keeps the id. White space where it "
     "is split belongs to neither."),
  entries,
  2,
  2,
  run,
};
