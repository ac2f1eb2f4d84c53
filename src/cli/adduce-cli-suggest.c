/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `suggest ARTICLE`: the speakers or issues that would be offered for what was typed.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-edit.h"

#define MAX_SUGGESTIONS 20

static char *opt_speaker;
static char *opt_issue;

static const GOptionEntry entries[] = {
  { "speaker", 0, 0, G_OPTION_ARG_FILENAME, &opt_speaker, N_("A part of a speaker’s name"), N_("TEXT") },
  { "issue", 0, 0, G_OPTION_ARG_FILENAME, &opt_issue, N_("A part of an issue"), N_("TEXT") },
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

static int
run (char **arguments, gboolean json)
{
  const char *path = arguments[0];
  AdduceFacet facet = opt_issue != NULL ? ADDUCE_FACET_ISSUE : ADDUCE_FACET_SPEAKER;
  g_autofree char *typed = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (AdduceSession) session = NULL;
  g_autoptr (AdduceTagRanking) ranking = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  if ((opt_speaker == NULL) == (opt_issue == NULL))
    return adduce_cli_fail_usage ("suggest", _("say either --speaker or --issue"));
  typed = adduce_cli_take_text (opt_issue != NULL ? opt_issue : opt_speaker, &error);
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

  ranking = adduce_tag_ranking_new (facet == ADDUCE_FACET_ISSUE ? adduce_corpus_get_issues (corpus)
                                                                : adduce_corpus_get_speakers (corpus));
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
  N_("List the speakers or issues that a part of a name may mean"),
  N_("Those of the article come first, then the most used of the corpus. Case and accents do not matter, and "
     "a name may be typed in Latin or in its own script. A line has where it comes from, how often the corpus "
     "has it, and the name. An empty text lists what is likeliest."),
  entries,
  1,
  1,
  run,
};
