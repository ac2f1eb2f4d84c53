/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `twins DIR …`: articles whose texts are the same, or nearly; how two of them differ; claims carried over.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-choice.h"
#include "adduce-cli-edit.h"

static int opt_least = ADDUCE_TWINS_LEAST;
static char *opt_coder;
static char *opt_accept;
static gboolean opt_dry_run;

static const GOptionEntry entries[] = {
  { "least", 0, 0, G_OPTION_ARG_INT, &opt_least, N_("How much they have to have in common, in percent (40 to 100)"),
    N_("PERCENT") },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose claims are carried over, if not this computer’s coder’s"), N_("NICKNAME") },
  { "accept", 0, 0, G_OPTION_ARG_FILENAME, &opt_accept,
    N_("all: take words that are only like those of a claim, so that nothing waits (with carry)"), N_("all") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &opt_dry_run, N_("Only say what would be done (with carry)"), NULL },
  G_OPTION_ENTRY_NULL,
};

static void
print_lines (GPtrArray *articles, GPtrArray *groups)
{
  for (guint i = 0; i < groups->len; i++)
    {
      GArray *group = groups->pdata[i];

      for (guint k = 0; k < group->len; k++)
        {
          const AdduceTwin *twin = &g_array_index (group, AdduceTwin, k);
          AdduceArticle *article = articles->pdata[twin->index];

          printf ("%u\t%u\t%s\t", i + 1, twin->percent, adduce_article_get_display_path (article));
          adduce_cli_print_visible (adduce_article_get_title (article));
          putchar ('\n');
        }
    }
}

static void
print_json (GPtrArray *articles, const char *folder, GPtrArray *groups)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "folder", folder);
  adduce_report_begin_array (report, "groups");
  for (guint i = 0; i < groups->len; i++)
    {
      GArray *group = groups->pdata[i];

      adduce_report_begin_array (report, NULL);
      for (guint k = 0; k < group->len; k++)
        {
          const AdduceTwin *twin = &g_array_index (group, AdduceTwin, k);

          adduce_report_begin_object (report, NULL);
          adduce_report_path (report, "path", adduce_article_get_relative (articles->pdata[twin->index]));
          adduce_report_integer (report, "percent", twin->percent);
          adduce_report_boolean (report, "same", twin->same);
          adduce_report_end_object (report);
        }
      adduce_report_end_array (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
list_twins (const char *folder, GPtrArray *articles, GPtrArray *groups, gboolean json)
{
  if (json)
    print_json (articles, folder, groups);
  else
    print_lines (articles, groups);
  return ADDUCE_CLI_FINE;
}

/* --- how two differ --- */

static void
print_differences (const char *name, AdduceText *text, GArray *spans, AdduceReport *report)
{
  if (report != NULL)
    adduce_report_begin_array (report, name);
  for (guint i = 0; i < spans->len; i++)
    {
      AdduceSpan span = g_array_index (spans, AdduceSpan, i);
      g_autofree char *words = adduce_text_dup_slice (text, span);

      if (report == NULL)
        {
          printf ("%s\t%u-%u\t", name, span.start, span.end);
          adduce_cli_print_visible (words);
          putchar ('\n');
          continue;
        }
      adduce_report_begin_object (report, NULL);
      adduce_report_integer (report, "start", span.start);
      adduce_report_integer (report, "end", span.end);
      adduce_report_string (report, "text", words);
      adduce_report_end_object (report);
    }
  if (report != NULL)
    adduce_report_end_array (report);
}

static AdduceText *
load_text (const char *folder, const char *relative, GError **error)
{
  g_autofree char *path = g_build_filename (folder, relative, NULL);

  return adduce_text_load (path, error);
}

/* @paths: of two articles below the folder */
static int
print_diff (const char *folder, char **paths, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) first = load_text (folder, paths[0], &error);
  g_autoptr (AdduceText) second = first != NULL ? load_text (folder, paths[1], &error) : NULL;
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;
  g_autoptr (GArray) only_first = NULL, only_second = NULL;

  if (second == NULL)
    return adduce_cli_fail (NULL, error);
  if (!adduce_token_diff_compare (adduce_text_get_utf8 (first), adduce_text_get_utf8 (second), &only_first,
                                  &only_second))
    {
      adduce_cli_complain (NULL, _("the texts differ too much to be compared word by word"));
      return ADDUCE_CLI_PROBLEMS;
    }
  if (json)
    adduce_report_begin_object (report, NULL);
  print_differences ("first", first, only_first, report);
  print_differences ("second", second, only_second, report);
  if (json)
    {
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  return ADDUCE_CLI_FINE;
}

/* --- carrying claims over --- */

/* (transfer full): paths of a group, the likest first */
static char **
list_paths (GPtrArray *articles, GArray *group)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < group->len; i++)
    g_strv_builder_add (paths,
                        adduce_article_get_relative (articles->pdata[g_array_index (group, AdduceTwin, i).index]));
  return g_strv_builder_end (paths);
}

/* From the named article of the group to all others; FALSE with a sentence where two are named. */
static gboolean
add_from (AdduceTwinCarry *carry, const char *const *group, char **named, gboolean *seen, GError **error)
{
  int source = -1;

  for (guint i = 0; named[i] != NULL; i++)
    if (g_strv_contains (group, named[i]))
      {
        seen[i] = TRUE;
        if (source >= 0)
          {
            g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                         _("%s and %s are twins; say from which of them claims are to be carried over"), named[source],
                         named[i]);
            return FALSE;
          }
        source = (int) i;
      }
  for (guint i = 0; source >= 0 && group[i] != NULL; i++)
    if (!g_str_equal (group[i], named[source]))
      adduce_twin_carry_add (carry, named[source], group[i]);
  return TRUE;
}

/* @named: from which articles; none: from those that are coded */
static gboolean
add_pairs (AdduceTwinCarry *carry, GPtrArray *articles, GPtrArray *groups, char **named, GError **error)
{
  g_autofree gboolean *seen = g_new0 (gboolean, g_strv_length (named) + 1);

  for (guint i = 0; i < groups->len; i++)
    {
      g_auto (GStrv) paths = list_paths (articles, groups->pdata[i]);

      if (named[0] == NULL)
        adduce_twin_carry_add_group (carry, (const char *const *) paths);
      else if (!add_from (carry, (const char *const *) paths, named, seen, error))
        return FALSE;
    }
  for (guint i = 0; named[i] != NULL; i++)
    if (!seen[i])
      {
        g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("%s is no article here that has twins"), named[i]);
        return FALSE;
      }
  return TRUE;
}

static void
print_row (const AdduceCarryRow *row)
{
  AdduceClaim *made = opt_dry_run ? NULL : row->carried;
  g_autofree char *words = adduce_claim_dup_text (row->carried != NULL ? row->carried : row->claim, " … ");
  g_autofree char *spans
    = row->carried != NULL ? adduce_span_set_to_string (adduce_claim_get_spans (row->carried)) : g_strdup ("-");

  printf ("%s\t%s\t%s\t%s\t", adduce_carry_state_to_id (row->state), adduce_claim_get_id (row->claim),
          made != NULL ? adduce_claim_get_id (made) : "-", spans);
  adduce_cli_print_visible (words);
  putchar ('\t');
  adduce_cli_print_visible (row->source);
  putchar ('\t');
  adduce_cli_print_visible (row->target);
  putchar ('\n');
}

static void
report_row (AdduceReport *report, const AdduceCarryRow *row)
{
  AdduceClaim *made = opt_dry_run ? NULL : row->carried;
  g_autofree char *words = adduce_claim_dup_text (row->carried != NULL ? row->carried : row->claim, " … ");
  g_autofree char *spans
    = row->carried != NULL ? adduce_span_set_to_string (adduce_claim_get_spans (row->carried)) : NULL;

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "outcome", adduce_carry_state_to_id (row->state));
  adduce_report_path (report, "from", row->source);
  adduce_report_path (report, "to", row->target);
  adduce_report_string (report, "claim", adduce_claim_get_id (row->claim));
  adduce_report_string (report, "carried", made != NULL ? adduce_claim_get_id (made) : NULL);
  adduce_report_string (report, "spans", spans);
  adduce_report_string (report, "text", words);
  adduce_report_boolean (report, "waits", row->carried != NULL && adduce_claim_anchor_waits (row->carried));
  adduce_report_end_object (report);
}

static void
put_out (AdduceTwinCarry *carry, gboolean json)
{
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;
  GPtrArray *rows = adduce_twin_carry_get_rows (carry);
  GPtrArray *problems = adduce_twin_carry_get_problems (carry);

  if (json)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_begin_array (report, "claims");
    }
  for (guint i = 0; i < rows->len; i++)
    if (json)
      report_row (report, rows->pdata[i]);
    else
      print_row (rows->pdata[i]);
  if (json)
    {
      adduce_report_end_array (report);
      adduce_report_begin_object (report, "counts");
    }
  for (AdduceCarryState state = 0; state < ADDUCE_CARRY_N_STATES; state++)
    {
      guint n = adduce_twin_carry_count (carry, state);

      if (json)
        adduce_report_integer (report, adduce_carry_state_to_id (state), n);
      else if (n > 0)
        printf ("# %s\t%u\n", adduce_carry_state_to_id (state), n);
    }
  if (json)
    {
      adduce_report_end_object (report);
      adduce_report_begin_array (report, "problems");
      for (guint i = 0; i < problems->len; i++)
        adduce_report_string (report, NULL, problems->pdata[i]);
      adduce_report_end_array (report);
      adduce_report_boolean (report, "dry_run", opt_dry_run);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  for (guint i = 0; i < problems->len; i++)
    adduce_cli_complain (NULL, problems->pdata[i]);
}

static gboolean
do_carry (AdduceTwinCarry *carry, GError **error)
{
  g_autoptr (AdduceCorpusEdit) edit = adduce_twin_carry_make_edit (carry, error);
  gboolean done;

  if (edit == NULL)
    return FALSE;
  done = adduce_corpus_edit_get_n_steps (edit) == 0 || adduce_corpus_edit_run (edit, NULL, NULL, NULL, error);
  adduce_twin_carry_end (carry);
  return done;
}

static int
run_carry (const char *folder, GPtrArray *articles, GPtrArray *groups, char **named, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCoder) coder = adduce_cli_load_coder (opt_coder, &error);
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, NULL);
  g_autoptr (AdduceTwinCarry) carry = NULL;
  gboolean accept = g_strcmp0 (opt_accept, "all") == 0;

  if (coder == NULL)
    return adduce_cli_fail (NULL, error);
  carry = adduce_twin_carry_new (folder, coder, codebook);
  adduce_twin_carry_set_accept (carry, accept);
  if (!add_pairs (carry, articles, groups, named, &error)
      || !adduce_twin_carry_look (carry, NULL, NULL, NULL, &error) || (!opt_dry_run && !do_carry (carry, &error)))
    return adduce_cli_fail (NULL, error);

  put_out (carry, json);
  return adduce_twin_carry_get_problems (carry)->len > 0
             || adduce_twin_carry_count (carry, ADDUCE_CARRY_AMBIGUOUS) > 0
             || adduce_twin_carry_count (carry, ADDUCE_CARRY_LOST) > 0
             || adduce_twin_carry_count (carry, ADDUCE_CARRY_UNSETTLED) > 0
             || (!accept && adduce_twin_carry_count (carry, ADDUCE_CARRY_LIKE) > 0)
           ? ADDUCE_CLI_PROBLEMS
           : ADDUCE_CLI_FINE;
}

/* --- the verb --- */

static const char *
check (char **arguments)
{
  const char *act = arguments[1];

  if (opt_least < ADDUCE_TWINS_MIN || opt_least > 100)
    return _("--least is from 40 to 100");
  if (act != NULL && !g_str_equal (act, "carry") && !g_str_equal (act, "diff"))
    return _("after the folder comes nothing, “diff ARTICLE ARTICLE” or “carry [ARTICLE…]”");
  if (act != NULL && g_str_equal (act, "diff") && g_strv_length (arguments) != 4)
    return _("“diff” compares two articles");
  if (opt_accept != NULL && !g_str_equal (opt_accept, "all"))
    return _("--accept is “all”");
  if ((opt_accept != NULL || opt_dry_run || opt_coder != NULL) && g_strcmp0 (act, "carry") != 0)
    return _("--coder, --accept and --dry-run are for “carry”");
  return NULL;
}

static int
run (char **arguments, gboolean json)
{
  g_autoptr (AdduceCorpus) corpus = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceArticleTwins) twins = NULL;
  g_autoptr (GError) error = NULL;
  const char *wrong = check (arguments);
  GPtrArray *groups;
  int status;

  if (wrong != NULL)
    return adduce_cli_fail_usage ("twins", wrong);
  if (g_strcmp0 (arguments[1], "diff") == 0)
    return print_diff (arguments[0], arguments + 2, json);
  corpus = adduce_corpus_new (arguments[0]);
  if (!adduce_corpus_load_list (corpus, NULL, NULL, &error))
    return adduce_cli_fail (NULL, error);

  articles = adduce_cli_choice_all (corpus);
  twins = adduce_cli_choice_read_twins (articles, arguments[0], (guint) opt_least, problems);
  for (guint i = 0; i < problems->len; i++)
    adduce_cli_complain (NULL, problems->pdata[i]);
  groups = adduce_article_twins_get_groups (twins);
  if (arguments[1] != NULL)
    status = run_carry (arguments[0], articles, groups, arguments + 2, json);
  else
    status = list_twins (arguments[0], articles, groups, json);
  return problems->len > 0 && status == ADDUCE_CLI_FINE ? ADDUCE_CLI_PROBLEMS : status;
}

const AdduceCliVerb adduce_cli_twins = {
  "twins",
  N_("DIR [diff ARTICLE ARTICLE|carry [ARTICLE…]]"),
  N_("List articles whose texts are the same, or nearly; carry claims over"),
  N_("Prints a line for each article that has twins, separated by tabs: number of the group, percent that it has in "
     "common with the first of the group, path, title. Nothing is changed.\n\n"
     "diff prints what words only the first or only the second of two articles has, and where.\n\n"
     "carry gives each article that has twins the claims of the twin that you coded (or of the ARTICLE named), where "
     "their words are found. A line for each claim: outcome, id, new id, place, words, from, to; then how many there "
     "are of each outcome. Outcomes: placed, the same words; like, words like them, which wait for you there; known, "
     "carried over before; taken, you have a claim there; ambiguous, several places; lost, nothing; unsettled, it "
     "waits for you in its own article. What is there is never changed."),
  entries,
  1,
  G_MAXINT,
  run,
};
