/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `search DIR QUERY`: articles or hits of a query, by the index; and hits that become claims.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

#include "adduce-cli-coding.h"
#include "adduce-cli-edit.h"

static struct {
  gboolean kwic;
  char *sort;
  gboolean reverse;
  int limit;
  int context;
  char *format;
  gboolean csv;
  gboolean safe;
  gboolean no_boilerplate;
  char *claim;
} given;

static const GOptionEntry entries[] = {
  { "kwic", 'k', 0, G_OPTION_ARG_NONE, &given.kwic, N_("Each hit with the words around it (a concordance), instead of "
                                                       "articles"), NULL },
  { "sort", 's', 0, G_OPTION_ARG_FILENAME, &given.sort, N_("In this order"),
    "path|date|outlet|title|hits|left|hit|right" },
  { "reverse", 'r', 0, G_OPTION_ARG_NONE, &given.reverse, N_("The other way round"), NULL },
  { "limit", 'n', 0, G_OPTION_ARG_INT, &given.limit, N_("At most so many articles or hits"), N_("NUMBER") },
  { "context", 'C', 0, G_OPTION_ARG_INT, &given.context, N_("So many characters on each side of a hit"), N_("NUMBER") },
  { "format", 'f', 0, G_OPTION_ARG_FILENAME, &given.format, N_("How to write it"), "table|csv|tsv" },
  { "csv", 0, 0, G_OPTION_ARG_NONE, &given.csv, N_("The same as --format csv"), NULL },
  { "safe", 0, 0, G_OPTION_ARG_NONE, &given.safe, N_("Put ' before text that a spreadsheet would run as a formula"),
    NULL },
  { "without-boilerplate", 0, 0, G_OPTION_ARG_NONE, &given.no_boilerplate,
    N_("As if what is marked as boilerplate were not there"), NULL },
  { "claim", 0, 0, G_OPTION_ARG_FILENAME, &given.claim,
    N_("Make a claim of each hit, or of the sentence that it stands in, coded as the options below say"),
    "hit|sentence" },
  G_OPTION_ENTRY_NULL,
};

typedef struct {
  const char *folder;
  AdduceIndex *index;
  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  AdduceSearchOrder order;
  AdduceSearchResults *results;
  GPtrArray *problems;
} Search;

static void
search_clear (Search *self)
{
  g_clear_object (&self->index);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  g_clear_pointer (&self->results, adduce_search_results_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* --- options --- */

/* What is wrong with them; NULL where nothing is. */
static const char *
check_options (Search *self)
{
  static const char *const formats[] = { "table", "csv", "tsv", NULL };

  if (given.format != NULL && !g_strv_contains (formats, given.format))
    return _("there is no such format; there are: table, csv, tsv");
  if (given.limit < 0 || given.context < 0 || given.context > ADDUCE_SEARCH_MAX_CONTEXT)
    return _("a number is negative or too large");
  if (given.sort != NULL && !adduce_search_order_from_id (given.sort, &self->order))
    return _("there is no such order; there are: path, date, outlet, title, hits, left, hit, right");
  if (!adduce_search_order_is_for (self->order, given.kwic))
    return given.kwic ? _("hits can’t be ordered by their number; that is for articles")
                      : _("articles can’t be ordered by left, hit or right; that is for hits (--kwic)");
  if (given.claim != NULL && !g_str_equal (given.claim, "hit") && !g_str_equal (given.claim, "sentence"))
    return _("--claim is followed by “hit” or “sentence”");
  if (given.claim == NULL && (adduce_cli_coding_is_given () || adduce_cli_coding.coder != NULL))
    return _("how claims are coded is said together with --claim only");
  if (adduce_cli_coding.reviewed)
    return _("--reviewed is for claims that are there already");
  return NULL;
}

/* --- finding --- */

static void
take_problems (Search *self, char **problems)
{
  for (guint i = 0; problems[i] != NULL; i++)
    g_ptr_array_add (self->problems, g_strdup (problems[i]));
  g_strfreev (problems);
}

static gboolean
load (Search *self, GError **error)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (self->folder);
  g_autofree char *codebook_problem = NULL;
  g_autofree char *note = NULL;

  self->codebook = adduce_codebook_load_for_corpus (self->folder, &codebook_problem);
  if (codebook_problem != NULL)
    g_ptr_array_add (self->problems, g_steal_pointer (&codebook_problem));
  adduce_corpus_set_codebook (corpus, self->codebook);
  take_problems (self, adduce_registers_load_into (corpus));
  self->map = adduce_corpus_make_code_map (corpus);

  self->index = adduce_index_new (self->folder);
  if (!adduce_index_update (self->index, NULL, NULL, NULL, NULL, error))
    return FALSE;
  take_problems (self, adduce_index_dup_problems (self->index));
  note = adduce_index_dup_note (self->index);
  if (note != NULL)
    adduce_cli_complain (NULL, note);
  return TRUE;
}

static gboolean
find (Search *self, const char *text, GError **error)
{
  AdduceSearchOptions options = { .context = (guint) given.context, .no_boilerplate = given.no_boilerplate };
  g_autoptr (AdduceSearchQuery) query = adduce_search_query_parse (text, self->codebook, self->map, error);

  if (query == NULL)
    return FALSE;
  self->results = adduce_search_run (self->index, query, &options, NULL, error);
  if (self->results == NULL)
    return FALSE;
  for (guint i = 0; i < self->results->problems->len; i++)
    g_ptr_array_add (self->problems, g_strdup (self->results->problems->pdata[i]));
  if (self->results->n_hits > self->results->hits->len && given.kwic)
    g_ptr_array_add (self->problems,
                     /* translators: %u is a number */
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "only the first %u hit is shown; look for less",
                                                   "only the first %u hits are shown; look for less",
                                                   self->results->hits->len), self->results->hits->len));
  adduce_search_sort (self->results, self->order, given.reverse);
  if (given.limit > 0)
    {
      GPtrArray *shown = given.kwic || given.claim != NULL ? self->results->hits : self->results->articles;
      g_ptr_array_set_size (shown, (int) MIN (shown->len, (guint) given.limit));
    }
  return TRUE;
}

/* --- printing --- */

static void
print_snippet (const char *before, const char *words, const char *after, gboolean is_hit)
{
  adduce_cli_print_visible (before);
  fputs (is_hit ? "⟦" : "", stdout);
  adduce_cli_print_visible (words);
  fputs (is_hit ? "⟧" : "", stdout);
  adduce_cli_print_visible (after);
  putchar ('\n');
}

static void
print_article (AdduceSearchArticle *article)
{
  adduce_cli_print_visible (adduce_search_article_get_display_path (article));
  printf ("\t%u\t%s\t", adduce_search_article_get_n_hits (article), adduce_search_article_get_date (article));
  adduce_cli_print_visible (adduce_search_article_get_outlet (article));
  putchar ('\t');
  adduce_cli_print_visible (adduce_search_article_get_title (article));
  putchar ('\t');
  print_snippet (adduce_search_article_get_before (article), adduce_search_article_get_words (article),
                 adduce_search_article_get_after (article), adduce_search_article_get_n_hits (article) > 0);
}

/* On a terminal the hits stand below each other. */
static void
print_hit (AdduceSearchHit *hit, glong width)
{
  AdduceSpan span = adduce_search_hit_get_span (hit);

  adduce_cli_print_visible (adduce_search_article_get_display_path (adduce_search_hit_get_article (hit)));
  printf ("\t%u-%u\t%*s", span.start, span.end,
          (int) MAX (width - g_utf8_strlen (adduce_search_hit_get_left (hit), -1), 0), "");
  print_snippet (adduce_search_hit_get_left (hit), adduce_search_hit_get_words (hit),
                 adduce_search_hit_get_right (hit), TRUE);
}

static void
print_lines (Search *self)
{
  glong width = 0;

  for (guint i = 0; i < self->results->articles->len && !given.kwic; i++)
    print_article (self->results->articles->pdata[i]);
  if (!given.kwic)
    return;
  for (guint i = 0; i < self->results->hits->len && isatty (STDOUT_FILENO); i++)
    width = MAX (width, g_utf8_strlen (adduce_search_hit_get_left (self->results->hits->pdata[i]), -1));
  for (guint i = 0; i < self->results->hits->len; i++)
    print_hit (self->results->hits->pdata[i], width);
}

static void
print_table (Search *self, char separator)
{
  g_autofree char *text = given.kwic
                            ? adduce_search_table_of_hits (self->results->hits, separator, given.safe)
                            : adduce_search_table_of_articles (self->results->articles, separator, given.safe);

  fputs (text, stdout);
}

static void
report_article (AdduceReport *report, AdduceSearchArticle *article)
{
  const char *date = adduce_search_article_get_date (article), *outlet = adduce_search_article_get_outlet (article);

  adduce_report_path (report, "path", adduce_search_article_get_relative (article));
  adduce_report_string (report, "title", adduce_search_article_get_title (article));
  adduce_report_string (report, "date", *date != '\0' ? date : NULL);
  adduce_report_string (report, "outlet", *outlet != '\0' ? outlet : NULL);
}

static void
report_hit (AdduceReport *report, AdduceSearchHit *hit)
{
  AdduceSpan span = adduce_search_hit_get_span (hit);

  adduce_report_begin_object (report, NULL);
  report_article (report, adduce_search_hit_get_article (hit));
  adduce_report_integer (report, "start", span.start);
  adduce_report_integer (report, "end", span.end);
  adduce_report_string (report, "left", adduce_search_hit_get_left (hit));
  adduce_report_string (report, "hit", adduce_search_hit_get_words (hit));
  adduce_report_string (report, "right", adduce_search_hit_get_right (hit));
  adduce_report_string (report, "claim", adduce_search_hit_get_claim (hit));
  adduce_report_end_object (report);
}

static void
report_found (AdduceReport *report, AdduceSearchArticle *article)
{
  adduce_report_begin_object (report, NULL);
  report_article (report, article);
  adduce_report_integer (report, "hits", adduce_search_article_get_n_hits (article));
  adduce_report_string (report, "before", adduce_search_article_get_before (article));
  adduce_report_string (report, "words", adduce_search_article_get_words (article));
  adduce_report_string (report, "after", adduce_search_article_get_after (article));
  adduce_report_end_object (report);
}

static void
report_strings (AdduceReport *report, const char *name, GPtrArray *strings)
{
  adduce_report_begin_array (report, name);
  for (guint i = 0; i < strings->len; i++)
    adduce_report_string (report, NULL, strings->pdata[i]);
  adduce_report_end_array (report);
}

static void
print_json (Search *self, const char *query)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "query", query);
  adduce_report_integer (report, "searched", adduce_index_get_n_articles (self->index));
  adduce_report_integer (report, "n_hits", (gint64) self->results->n_hits);
  adduce_report_begin_array (report, given.kwic ? "hits" : "articles");
  for (guint i = 0; given.kwic && i < self->results->hits->len; i++)
    report_hit (report, self->results->hits->pdata[i]);
  for (guint i = 0; !given.kwic && i < self->results->articles->len; i++)
    report_found (report, self->results->articles->pdata[i]);
  adduce_report_end_array (report);
  report_strings (report, "problems", self->problems);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

/* --- claims --- */

static gboolean
code_cb (AdduceClaimBuilder *builder, AdduceText *text, gpointer user_data, GError **error)
{
  Search *self = user_data;

  return adduce_cli_coding_apply (builder, text, self->codebook, error);
}

static gboolean
make_claims (Search *self, AdduceSearchClaims *claims, GError **error)
{
  g_autoptr (AdduceCorpusEdit) edit = NULL;
  gboolean done;

  for (guint i = 0; i < self->results->hits->len; i++)
    adduce_search_claims_add (claims, self->results->hits->pdata[i]);
  edit = adduce_search_claims_make_edit (claims, code_cb, self, NULL, error);
  if (edit == NULL)
    return FALSE;
  done = adduce_corpus_edit_get_n_steps (edit) == 0 || adduce_corpus_edit_run (edit, NULL, NULL, NULL, error);
  adduce_search_claims_end (claims);
  return done;
}

static void
print_claims_json (Search *self, AdduceSearchClaims *claims)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  report_strings (report, "claims", adduce_search_claims_get_ids (claims));
  adduce_report_integer (report, "known", adduce_search_claims_get_n_known (claims));
  report_strings (report, "problems", self->problems);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run_claims (Search *self, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCoder) coder = adduce_cli_load_coder (adduce_cli_coding.coder, &error);
  g_autoptr (AdduceSearchClaims) claims = NULL;
  GPtrArray *problems, *ids;

  if (coder == NULL)
    return adduce_cli_fail (NULL, error);
  claims = adduce_search_claims_new (self->folder, coder, self->codebook,
                                     g_str_equal (given.claim, "hit") ? ADDUCE_SEARCH_SPAN_HIT
                                                                      : ADDUCE_SEARCH_SPAN_SENTENCE);
  if (!make_claims (self, claims, &error))
    return adduce_cli_fail (NULL, error);

  problems = adduce_search_claims_get_problems (claims);
  ids = adduce_search_claims_get_ids (claims);
  for (guint i = 0; i < problems->len; i++)
    g_ptr_array_add (self->problems, g_strdup (problems->pdata[i]));
  if (json)
    print_claims_json (self, claims);
  for (guint i = 0; !json && i < ids->len; i++)
    printf ("%s\n", (const char *) ids->pdata[i]);
  return ADDUCE_CLI_FINE;
}

/* --- the verb --- */

static int
run (char **arguments, gboolean json)
{
  g_auto (Search) search = { .folder = arguments[0], .problems = g_ptr_array_new_with_free_func (g_free) };
  const char *wrong = check_options (&search);
  g_autoptr (GError) error = NULL;
  g_autofree char *query = adduce_cli_take_text (arguments[1], &error);
  int status = ADDUCE_CLI_FINE;

  if (wrong != NULL || query == NULL)
    return adduce_cli_fail_usage ("search", wrong != NULL ? wrong : error->message);
  if (!load (&search, &error))
    return adduce_cli_fail (arguments[0], error);
  if (!find (&search, query, &error))
    return adduce_cli_fail ("search", error);

  if (given.claim != NULL)
    status = run_claims (&search, json);
  else if (json)
    print_json (&search, query);
  else if (given.csv || g_strcmp0 (given.format, "csv") == 0)
    print_table (&search, ',');
  else if (g_strcmp0 (given.format, "tsv") == 0)
    print_table (&search, '\t');
  else
    print_lines (&search);

  for (guint i = 0; i < search.problems->len && !json; i++)
    adduce_cli_complain (NULL, search.problems->pdata[i]);
  return status == ADDUCE_CLI_FINE && search.problems->len > 0 ? ADDUCE_CLI_PROBLEMS : status;
}

const AdduceCliVerb adduce_cli_search = {
  "search",
  N_("DIR QUERY"),
  N_("Search all articles and claims of a corpus"),
  N_("QUERY: words, \"phrases\", begin*, AND, OR, NOT, NEAR/5, brackets, /regular expressions/ and fields: outlet:, "
     "date:2031-03..2031-06, title:, path:, status:, coder:, speaker:, issue:, stance:, evidence:, certainty:, note:, "
     "and one’s own variables. Case and accents don’t count. Prints, separated by tabs: path, number of hits, date, "
     "outlet, title, snippet; with --kwic: path, START-END, and the hit in its words. docs/search.md tells more."),
  entries,
  2,
  2,
  run,
  &adduce_cli_coding_entries[1],
};
