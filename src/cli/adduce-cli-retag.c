/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `retag ARTICLE CLAIM… …`: changes what is given of claims.
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

  if (adduce_cli_coding.reviewed)
    adduce_claim_builder_set_codebook_version (
      builder, adduce_codebook_get_version (adduce_session_get_codebook (session)));
  return adduce_claim_builder_end (builder);
}

/* One change for all of the claims; NULL without an error where nothing is new. */
static AdduceCommand *
make_command (AdduceSession *session, GPtrArray *claims, GError **error)
{
  g_autoptr (GPtrArray) commands = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (AdduceClaim) after = make_changed (session, claims->pdata[i], error);

      if (after == NULL)
        return NULL;
      if (!adduce_claim_same_content (claims->pdata[i], after))
        g_ptr_array_add (commands,
                         adduce_command_new_replace (claims->pdata[i], after, _("Change Claim")));
      else if (adduce_cli_coding.reviewed)
        g_ptr_array_add (commands, adduce_command_new_review (
                                     claims->pdata[i], adduce_session_get_codebook (session)));
    }

  if (commands->len == 0)
    return NULL;
  return adduce_command_new_joined ((AdduceCommand *const *) commands->pdata, commands->len, NULL);
}

static void
print_json (AdduceSession *session, const char *article, GPtrArray *claims)
{
  g_autofree const char **ids = g_new (const char *, claims->len);

  for (guint i = 0; i < claims->len; i++)
    ids[i] = adduce_claim_get_id (claims->pdata[i]);
  if (claims->len == 1)
    adduce_cli_print_claim_json (session, article, ids[0]);
  else
    adduce_cli_print_claims_json (session, article, ids, claims->len);
}

/* (transfer full) (nullable): what is said of the article was looked at, where its id is given. */
static AdduceCommand *
make_article_review (AdduceSession *session, char **names)
{
  AdduceClaim *about = adduce_session_get_article (session);

  if (about == NULL || names[1] != NULL || !g_str_equal (names[0], adduce_claim_get_id (about))
      || !adduce_cli_coding_is_review ())
    return NULL;
  return adduce_command_new_review (about, adduce_session_get_codebook (session));
}

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (AdduceCommand) command = NULL;
  g_autoptr (GError) error = NULL;

  if (!adduce_cli_coding_is_given ())
    return adduce_cli_fail_usage ("retag", _("nothing to change was given"));
  if (adduce_cli_coding.span != NULL && arguments[2] != NULL)
    return adduce_cli_fail_usage ("retag", _("--span is for one claim"));

  session = adduce_cli_open (article, adduce_cli_coding.coder, &error);
  if (session == NULL)
    return adduce_cli_fail (article, error);

  command = make_article_review (session, arguments + 1);
  if (command != NULL && !adduce_cli_perform (session, command, &error))
    return adduce_cli_fail (article, error);
  if (command != NULL)
    {
      if (json)
        adduce_cli_print_claims_json (session, article, NULL, 0);
      return ADDUCE_CLI_FINE;
    }

  claims = adduce_cli_find_claims (session, arguments + 1, &error);
  if (claims == NULL)
    return adduce_cli_fail (article, error);

  command = make_command (session, claims, &error);
  if (error == NULL)
    command = adduce_cli_coding_join (g_steal_pointer (&command),
                                      adduce_cli_coding_make_article_command (session, &error));
  if (error != NULL || (command != NULL && !adduce_cli_perform (session, command, &error)))
    return adduce_cli_fail (article, error);

  if (json)
    print_json (session, article, claims);
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_retag = {
  "retag",
  N_("ARTICLE CLAIM…"),
  N_("Change the place or tags of claims"),
  N_("CLAIM is an id, its UUID, or at least 8 characters that only one begins with. Only what is "
     "given changes; lists are replaced whole, and an empty string unsets: --stance \"\". Several "
     "claims change as one: all or none."),
  adduce_cli_coding_entries,
  2,
  G_MAXUINT,
  run,
};
