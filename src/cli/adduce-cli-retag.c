/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `retag ARTICLE CLAIM …`: changes what is given of a claim.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "adduce-cli-claim.h"
#include "adduce-cli-coding.h"
#include "adduce-cli-edit.h"

static AdduceClaim *
make_changed (AdduceSession *session, AdduceClaim *claim, GError **error)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);

  if (!adduce_cli_coding_apply (builder, adduce_session_get_text (session),
                                adduce_session_get_codebook (session), error))
    return NULL;

  return adduce_claim_builder_end (builder);
}

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (AdduceClaim) before = NULL;
  g_autoptr (AdduceClaim) after = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;
  AdduceClaim *found;

  if (!adduce_cli_coding_is_given ())
    return adduce_cli_fail_usage ("retag", _("nothing to change was given"));

  session = adduce_cli_open (article, adduce_cli_coding.coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);

  found = adduce_cli_find_claim (session, arguments[1], &error);
  if (found == NULL)
    return adduce_cli_fail (article, error);

  before = g_object_ref (found);
  after = make_changed (session, before, &error);
  if (after == NULL)
    return adduce_cli_fail (article, error);

  if (!adduce_claim_same_content (before, after))
    {
      command = adduce_command_new_replace (before, after, _("Change Claim"));
      if (!adduce_cli_perform (session, command, &error))
        return adduce_cli_fail (article, error);
    }

  if (json)
    adduce_cli_print_claim_json (session, article, adduce_claim_get_id (before));
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_retag = {
  "retag",
  N_("ARTICLE CLAIM"),
  N_("Change a claim’s place and tags"),
  N_("CLAIM is an id, its UUID, or at least 8 characters that only one begins with. Only what is "
     "given changes; lists are replaced whole, and an empty string unsets: --stance \"\"."),
  adduce_cli_coding_entries,
  2,
  2,
  run,
};
