/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `suggest ARTICLE`: the speakers or issues that would be offered for what was typed.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "adduce-cli-edit.h"

#define MAX_SUGGESTIONS 20

static char *opt_speaker;
static char *opt_issue;
static char *opt_variable;

static const GOptionEntry entries[] = {
  { "speaker", 0, 0, G_OPTION_ARG_FILENAME, &opt_speaker, N_("A part of a speaker’s name"), N_("TEXT") },
  { "issue", 0, 0, G_OPTION_ARG_FILENAME, &opt_issue, N_("A part of an issue"), N_("TEXT") },
  { "variable", 0, 0, G_OPTION_ARG_FILENAME, &opt_variable, N_("A part of what a variable of one’s own names"),
    N_("VARIABLE=TEXT") },
  G_OPTION_ENTRY_NULL,
};

static const char *
get_source_id (AdduceTagSource source)
{
  return source == ADDUCE_TAG_SOURCE_ARTICLE ? "article" : "corpus";
}

static void
print_text (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    {
      const AdduceTagChoice *choice = found->pdata[i];

      printf ("%s\t%u\t", get_source_id (choice->source), choice->n_uses);
      adduce_cli_print_visible (adduce_tag_get_label (choice->tag));
      putchar ('\n');
    }
}

static void
print_json (GPtrArray *found)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_begin_array (report, "suggestions");
  for (guint i = 0; i < found->len; i++)
    {
      const AdduceTagChoice *choice = found->pdata[i];

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "code", adduce_tag_get_code (choice->tag));
      adduce_report_string (report, "label", adduce_tag_get_label (choice->tag));
      adduce_report_string (report, "source", get_source_id (choice->source));
      adduce_report_integer (report, "uses", choice->n_uses);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

/* (transfer full): what was typed; only one of the three is given */
static char *
take_typed (char **ret_variable, GError **error)
{
  const char *equals = opt_variable != NULL ? strchr (opt_variable, '=') : NULL;

  *ret_variable = equals != NULL ? g_strndup (opt_variable, (gsize) (equals - opt_variable)) : NULL;
  return adduce_cli_take_text (equals != NULL ? equals + 1 : opt_issue != NULL ? opt_issue : opt_speaker, error);
}

/* (nullable): the names that the variable takes */
static AdduceVocabulary *
find_vocabulary (AdduceCorpus *corpus, const char *variable_id, GError **error)
{
  AdduceCodebook *codebook = adduce_corpus_get_codebook (corpus);
  AdduceVariable *variable = codebook != NULL ? adduce_codebook_get_variable (codebook, variable_id) : NULL;
  const char *id = variable != NULL ? adduce_variable_get_register (variable) : NULL;

  if (adduce_claim_is_built_in (variable_id))
    id = g_str_equal (variable_id, ADDUCE_REGISTER_SPEAKER) || g_str_equal (variable_id, ADDUCE_REGISTER_ISSUE)
           ? variable_id
           : NULL;
  if (id != NULL)
    return adduce_corpus_get_vocabulary (corpus, id);
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
               _("the codebook has no variable “%s” whose values are entries of a register"), variable_id);
  return NULL;
}

static int
run (char **arguments, gboolean json)
{
  const char *path = arguments[0];
  AdduceFacet facet = opt_issue != NULL ? ADDUCE_FACET_ISSUE : ADDUCE_FACET_SPEAKER;
  g_autofree char *typed = NULL;
  g_autofree char *variable = NULL;
  AdduceVocabulary *vocabulary;
  g_autofree char *folder = NULL;
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (AdduceTagRanking) ranking = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  if ((opt_speaker != NULL) + (opt_issue != NULL) + (opt_variable != NULL) != 1
      || (opt_variable != NULL && strchr (opt_variable, '=') == NULL))
    return adduce_cli_fail_usage ("suggest", _("say one of --speaker, --issue and --variable VARIABLE=TEXT"));
  typed = take_typed (&variable, &error);
  if (typed == NULL || !adduce_cli_check_article (path, &error))
    return adduce_cli_fail (typed != NULL ? path : NULL, error);

  folder = adduce_codebook_find_corpus (path);
  corpus = adduce_corpus_new (folder);
  if (!adduce_corpus_load (corpus, NULL, NULL, &error))
    return adduce_cli_fail (folder, error);
  /* Without a coder all claims are others'. */
  session = adduce_session_open (path, NULL, adduce_corpus_get_codebook (corpus), NULL, &error);
  if (session == NULL)
    return adduce_cli_fail (path, error);

  vocabulary = find_vocabulary (corpus, variable != NULL ? variable : adduce_facet_to_id (facet), &error);
  if (vocabulary == NULL)
    return adduce_cli_fail (folder, error);
  ranking = adduce_tag_ranking_new (vocabulary);
  if (variable == NULL)
    adduce_tag_ranking_add_claims (ranking, facet, G_LIST_MODEL (adduce_session_get_others (session)));
  found = adduce_tag_ranking_search (ranking, typed, NULL, MAX_SUGGESTIONS);
  if (json)
    print_json (found);
  else
    print_text (found);
  return ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_suggest = {
  "suggest",
  N_("ARTICLE"),
  N_("List the speakers, issues or other entries that a part of a name may mean"),
  N_("Those of the article come first, then the most used of the corpus. Case and accents do not matter, and "
     "a name may be typed in Latin or in its own script. A line has where it comes from, how often the corpus "
     "has it, and the name. An empty text lists what is likeliest."),
  entries,
  1,
  1,
  run,
};
