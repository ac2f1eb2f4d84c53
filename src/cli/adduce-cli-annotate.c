/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `annotate ARTICLE --span START-END …`: a new claim.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-coding.h"
#include "adduce-cli-claim.h"
#include "adduce-cli-edit.h"

static AdduceClaim *
make_claim (AdduceSession *session, GError **error)
{
  AdduceCodebook *codebook = adduce_session_get_codebook (session);
  g_autoptr (AdduceClaimBuilder) builder =
    adduce_claim_builder_new (adduce_coder_get_nickname (adduce_session_get_coder (session)));

  adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (codebook));
  if (!adduce_cli_coding_apply (builder, adduce_session_get_text (session), codebook, error))
    return NULL;

  return adduce_claim_builder_end (builder);
}

/* Values of the article, without a claim. */
static int
run_article (AdduceSession *session, const char *article, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCommand) command = adduce_cli_coding_make_article_command (session, &error);

  if (error != NULL || (command != NULL && !adduce_cli_perform (session, command, &error)))
    return adduce_cli_fail (article, error);
  if (json)
    adduce_cli_print_article_json (session, article);
  return ADDUCE_CLI_FINE;
}

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (AdduceCommand) about = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (adduce_cli_coding.span == NULL && adduce_cli_coding.sets == NULL)
    return adduce_cli_fail_usage ("annotate", _("something is missing: --span START-END"));

  session = adduce_cli_open (article, adduce_cli_coding.coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);
  if (adduce_cli_coding_is_about_article (adduce_session_get_codebook (session)))
    return run_article (session, article, json);
  if (adduce_cli_coding.span == NULL)
    return adduce_cli_fail_usage ("annotate", _("something is missing: --span START-END"));

  claim = make_claim (session, &error);
  if (claim == NULL)
    return adduce_cli_fail (article, error);

  about = adduce_cli_coding_make_article_command (session, &error);
  if (error != NULL)
    return adduce_cli_fail (article, error);
  command = adduce_cli_coding_join (adduce_command_new_add (claim), g_steal_pointer (&about));
  if (!adduce_cli_perform (session, command, &error))
    return adduce_cli_fail (article, error);

  if (json)
    adduce_cli_print_claim_json (session, article, adduce_claim_get_id (claim));
  else
    printf ("%s\n", adduce_claim_get_id (claim));
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_annotate = {
  "annotate",
  N_("ARTICLE"),
  N_("Make a claim and print its id"),
  N_("Speakers and issues are made as they are named. What is not given stays unset, which is not "
     "the same as “unclear”. Without --span, --set gives values of the article as a whole."),
  adduce_cli_coding_entries,
  1,
  1,
  run,
};
