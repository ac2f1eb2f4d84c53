/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The options by which `show` says which claims are meant.
 */

#include "config.h"

#include "adduce-cli-query.h"

#include <glib/gi18n.h>

static struct {
  char **values[ADDUCE_N_FACETS];
  char *text;
  gboolean incomplete;
  gboolean noted;
  char *sort;
} given;

const GOptionEntry adduce_cli_query_entries[] = {
  { "speaker", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &given.values[ADDUCE_FACET_SPEAKER],
    N_("Only claims of that speaker (may be repeated; empty: without one)"), N_("NAME") },
  { "issue", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &given.values[ADDUCE_FACET_ISSUE],
    N_("Only claims on that issue (may be repeated; empty: without one)"), N_("TEXT") },
  { "stance", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &given.values[ADDUCE_FACET_STANCE],
    N_("Only claims with that stance (may be repeated; empty: unset)"), N_("ID") },
  { "evidence", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &given.values[ADDUCE_FACET_EVIDENCE],
    N_("Only claims with that evidence (may be repeated; empty: unset)"), N_("ID") },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &given.values[ADDUCE_FACET_CODER],
    N_("Only claims of that coder (may be repeated)"), N_("NICKNAME") },
  { "text", 0, 0, G_OPTION_ARG_FILENAME, &given.text,
    N_("Only claims that have all these words in quote, speakers, issues or note"), N_("WORDS") },
  { "incomplete", 0, 0, G_OPTION_ARG_NONE, &given.incomplete,
    N_("Only claims with no speaker, issue, stance or evidence yet"), NULL },
  { "noted", 0, 0, G_OPTION_ARG_NONE, &given.noted, N_("Only claims with a note"), NULL },
  { "sort", 0, 0, G_OPTION_ARG_FILENAME, &given.sort, N_("The order of the claims below the text"),
    "text|modified|created|speaker" },
  G_OPTION_ENTRY_NULL,
};

/* The code by which the claims have what was typed. */
static char *
make_code (AdduceCodebook *codebook, AdduceFacet facet, const char *word, GError **error)
{
  g_autofree char *text = adduce_cli_take_text (word, error);

  if (text == NULL)
    return NULL;
  if (*text == '\0' || facet == ADDUCE_FACET_CODER)
    return g_steal_pointer (&text);
  if (facet == ADDUCE_FACET_SPEAKER || facet == ADDUCE_FACET_ISSUE)
    {
      g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (text);

      return g_strdup (tag != NULL ? adduce_tag_get_code (tag) : "");
    }
  if (!adduce_codebook_check_code (codebook, adduce_facet_to_id (facet), text, error))
    return NULL;
  return g_steal_pointer (&text);
}

static gboolean
add_codes (AdduceClaimQuery *query, AdduceCodebook *codebook, AdduceFacet facet, GError **error)
{
  for (char **word = given.values[facet]; word != NULL && *word != NULL; word++)
    {
      g_autofree char *code = make_code (codebook, facet, *word, error);

      if (code == NULL)
        return FALSE;
      adduce_claim_query_add_code (query, facet, code);
    }
  return TRUE;
}

AdduceClaimQuery *
adduce_cli_query_make (AdduceCodebook *codebook, AdduceClaimOrder *ret_order, GError **error)
{
  g_autoptr (AdduceClaimQuery) query = adduce_claim_query_new ();
  AdduceClaimOrder order = ADDUCE_CLAIM_ORDER_TEXT;

  if (given.sort != NULL && !adduce_claim_order_from_id (given.sort, &order))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("there is no order “%s”; there are: text, modified, created, speaker"), given.sort);
      return NULL;
    }
  for (guint i = 0; i < ADDUCE_N_FACETS; i++)
    if (!add_codes (query, codebook, (AdduceFacet) i, error))
      return NULL;
  if (given.text != NULL)
    {
      g_autofree char *text = adduce_cli_take_text (given.text, error);

      if (text == NULL)
        return NULL;
      adduce_claim_query_set_text (query, text);
    }
  adduce_claim_query_set_incomplete (query, given.incomplete);
  adduce_claim_query_set_noted (query, given.noted);
  *ret_order = order;
  return g_steal_pointer (&query);
}
