/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a paper's section on methods says of the data: a paragraph and tables, as Markdown, LaTeX and CSV.
 */

#include "config.h"

#include "export/adduce-export-agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-paths.h"
#include "text/adduce-csv.h"

/* What was counted so far; memory grows with values and coders only. */
typedef struct {
  GHashTable *counts; /* variable → (label → count) */
  GHashTable *coders; /* nickname → claims */
  GHashTable *coder_articles;
  GHashTable *outlets;
  AdduceExportAgreement *agreement;
  guint n_coded;
  guint n_done;    /* layers that are done */
  guint n_layers;
  guint n_claims;
  char *first;
  char *last;
} State;

static void
state_free (gpointer data)
{
  State *state = data;

  g_hash_table_unref (state->counts);
  g_hash_table_unref (state->coders);
  g_hash_table_unref (state->coder_articles);
  g_hash_table_unref (state->outlets);
  adduce_export_agreement_free (state->agreement);
  g_free (state->first);
  g_free (state->last);
  g_free (state);
}

static GHashTable *
new_counts (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static guint
get_count (GHashTable *counts, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));
}

static void
count (GHashTable *counts, const char *name, guint by)
{
  g_hash_table_insert (counts, g_strdup (name), GUINT_TO_POINTER (get_count (counts, name) + by));
}

static void
count_values (AdduceExportRun *run, const char *variable, AdduceTagList *tags)
{
  State *state = run->state;
  GHashTable *counts = g_hash_table_lookup (state->counts, variable);

  if (counts == NULL)
    {
      counts = new_counts ();
      g_hash_table_insert (state->counts, g_strdup (variable), counts);
    }
  if (tags == NULL || adduce_tag_list_get_n_tags (tags) == 0)
    count (counts, _("Unset"), 1);
  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    count (counts, adduce_export_get_label (run->codebook, variable, adduce_tag_list_get_tag (tags, i)), 1);
}

static void
methods_begin (AdduceExportRun *run)
{
  State *state = g_new0 (State, 1);

  state->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  state->coders = new_counts ();
  state->coder_articles = new_counts ();
  state->outlets = new_counts ();
  state->agreement = adduce_export_agreement_new (run->codebook);
  run->state = state;
}

static void
set (char **place, const char *date)
{
  g_free (*place);
  *place = g_strdup (date);
}

static void
take_date (State *state, const char *date)
{
  if (date == NULL)
    return;
  if (state->first == NULL || strcmp (date, state->first) < 0)
    set (&state->first, date);
  if (state->last == NULL || strcmp (date, state->last) > 0)
    set (&state->last, date);
}

static void
methods_add_article (AdduceExportRun *run, const AdduceExportArticle *article)
{
  State *state = run->state;

  state->n_coded++;
  adduce_export_agreement_add (state->agreement, article);
  count (state->outlets, article->outlet != NULL ? article->outlet : _("Unknown"), 1);
  take_date (state, article->date);
  for (guint i = 0; i < article->layers->len; i++)
    {
      const AdduceExportLayer *layer = article->layers->pdata[i];

      state->n_layers++;
      state->n_done += layer->status == ADDUCE_STATUS_DONE ? 1 : 0;
      state->n_claims += layer->claims->len;
      count (state->coders, layer->coder, layer->claims->len);
      count (state->coder_articles, layer->coder, 1);
      for (guint k = 0; k < layer->claims->len; k++)
        {
          AdduceClaim *claim = g_array_index (layer->claims, AdduceExportClaim, k).claim;

          count_values (run, "stance", adduce_claim_get_values (claim, "stance"));
          count_values (run, "evidence", adduce_claim_get_values (claim, "evidence"));
        }
    }
}

/* (transfer full): what the options left out, or NULL. */
static char *
describe_selection (const AdduceExportOptions *options)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *coders = options->coders != NULL ? g_strjoinv (", ", (char **) options->coders) : NULL;

  /* Translators: the next six say which part of the data was taken; %s is a list of coders, a status or a date */
  if (coders != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("only the coders %s"), options->pseudonyms ? "…" : coders));
  if (options->status != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("only codings whose status is “%s”"), options->status));
  if (options->after != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("only articles from %s on"), options->after));
  if (options->before != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_("only articles up to %s"), options->before));
  if (options->claims != NULL)
    g_ptr_array_add (parts, g_strdup (_("only claims that match an expression")));
  if (options->no_boilerplate)
    g_ptr_array_add (parts, g_strdup (_("no claims that stand in boilerplate")));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

/* What was compared, and by which rule; or why there is nothing to compare. */
static void
add_agreement (GPtrArray *sentences, const AdduceExportAgreement *agreement)
{
  guint n_claims = adduce_export_agreement_get_n_claims (agreement);
  guint n_shared = adduce_export_agreement_get_n_shared (agreement);

  if (adduce_export_agreement_get_n_articles (agreement) == 0)
    {
      g_ptr_array_add (sentences,
                       g_strdup (_("No article was coded by two or more coders, so nothing can be said of their "
                                   "agreement.")));
      return;
    }
  /* Translators: a number of claims, and how many there are */
  g_ptr_array_add (sentences,
                   g_strdup_printf (_("Claims in these that another coder has, too: %u of %u; two claims count as the "
                                      "same where more than half of the characters of either are in both."),
                                    n_shared, n_claims));
  g_ptr_array_add (sentences,
                   g_strdup (n_shared > 0 ? _("Agreement was computed on these claims, as percentages and as "
                                              "Krippendorff’s alpha for nominal data; what a coder left unset counts "
                                              "as missing, and several values as one.")
                                          : _("So there is no claim on which agreement could be computed.")));
}

/* (transfer full) (array zero-terminated=1): the sentences of the paragraph. */
static char **
list_sentences (AdduceExportRun *run)
{
  const State *state = run->state;
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autofree char *base = g_path_get_basename (run->name);
  g_autofree char *name = adduce_paths_display (base);
  g_autofree char *selection = describe_selection (run->options);
  g_autofree char *version
    = g_strdup_printf ("%" G_GUINT64_FORMAT, adduce_codebook_get_version (run->codebook));

  /* Translators: the name of a folder, and numbers of articles, claims and coders */
  g_ptr_array_add (sentences,
                   g_strdup_printf (_("Articles coded in the corpus “%s”: %u; claims: %u; coders: %u."), name,
                                    state->n_coded, state->n_claims, g_hash_table_size (state->coders)));
  if (state->first != NULL)
    /* Translators: two dates */
    g_ptr_array_add (sentences, g_strdup_printf (_("Those whose date is known appeared from %s to %s."), state->first,
                                                 state->last));
  /* Translators: title and version of a codebook */
  g_ptr_array_add (sentences,
                   g_strdup_printf (_("The codebook was “%s”, version %s."), adduce_codebook_get_title (run->codebook),
                                    version));
  g_ptr_array_add (sentences, g_strdup_printf (_("Articles coded by two or more coders: %u."),
                                               adduce_export_agreement_get_n_articles (state->agreement)));
  g_ptr_array_add (sentences, g_strdup_printf (_("Codings that were finished: %u of %u."), state->n_done,
                                               state->n_layers));
  add_agreement (sentences, state->agreement);
  if (selection != NULL)
    /* Translators: what was taken of the data */
    g_ptr_array_add (sentences, g_strdup_printf (_("The figures are of a selection: %s."), selection));
  /* Translators: a version */
  g_ptr_array_add (sentences, g_strdup_printf (_("Coded and counted with Adduce %s."), ADDUCE_VERSION));
  g_ptr_array_add (sentences, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}

/* In LaTeX all that is markup there is escaped. */
static void
append_latex (GString *out, const char *words)
{
  for (const char *at = words; *at != '\0'; at++)
    {
      if (*at == '\\')
        g_string_append (out, "\\textbackslash{}");
      else if (*at == '~' || *at == '^')
        g_string_append_printf (out, "\\%c{}", *at);
      else if (strchr ("&%$#_{}", *at) != NULL)
        g_string_append_printf (out, "\\%c", *at);
      else
        g_string_append_c (out, *at);
    }
}

static void
append_markdown (GString *out, const char *words)
{
  for (const char *at = words; *at != '\0'; at++)
    {
      if (strchr ("\\`*_[]<>#|~", *at) != NULL)
        g_string_append_c (out, '\\');
      g_string_append_c (out, *at == '\n' ? ' ' : *at);
    }
}

/* One table into all three files. */
static void
append_table (AdduceExportRun *run, const char *heading, GHashTable *counts)
{
  g_autoptr (GList) names = adduce_export_met_list (counts);
  GString *markdown = adduce_export_target_get (run->target, "methods.md");
  GString *latex = adduce_export_target_get (run->target, "methods.tex");
  GString *table = adduce_export_target_get (run->target, "counts.csv");

  if (names == NULL)
    return;
  g_string_append (markdown, "\n| ");
  append_markdown (markdown, heading);
  g_string_append_printf (markdown, " | %s |\n|---|---:|\n", _("Number"));
  g_string_append (latex, "\n\\begin{tabular}{lr}\n\\hline\n");
  append_latex (latex, heading);
  g_string_append_printf (latex, " & %s \\\\\n\\hline\n", _("Number"));
  for (GList *link = names; link != NULL; link = link->next)
    {
      guint number = get_count (counts, link->data);

      g_string_append (markdown, "| ");
      append_markdown (markdown, link->data);
      g_string_append_printf (markdown, " | %u |\n", number);
      append_latex (latex, link->data);
      g_string_append_printf (latex, " & %u \\\\\n", number);
      adduce_csv_append_cell (table, heading, ',', FALSE);
      g_string_append_c (table, ',');
      adduce_csv_append_cell (table, link->data, ',', FALSE);
      g_string_append_printf (table, ",%u\r\n", number);
    }
  g_string_append (latex, "\\hline\n\\end{tabular}\n");
}

static void
append_variable (AdduceExportRun *run, const char *id)
{
  const State *state = run->state;
  AdduceVariable *variable = adduce_codebook_get_variable (run->codebook, id);
  GHashTable *counts = g_hash_table_lookup (state->counts, id);

  if (counts != NULL)
    append_table (run, variable != NULL ? adduce_variable_get_label (variable) : id, counts);
}

/* The point is a point in every language: the figures are also read by programs. @ret_alpha: "" where
 * it is not defined */
static void
format_agreement (const AdduceAgreement *agreement, char *ret_percent, char *ret_alpha)
{
  double share = 0.0, alpha = 0.0;
  gboolean varies = FALSE;

  adduce_agreement_get_share (agreement, &share);
  adduce_agreement_get_alpha (agreement, &alpha, &varies);
  g_ascii_formatd (ret_percent, G_ASCII_DTOSTR_BUF_SIZE, "%.1f", 100.0 * share);
  if (varies)
    g_ascii_formatd (ret_alpha, G_ASCII_DTOSTR_BUF_SIZE, "%.3f", alpha);
  else
    *ret_alpha = '\0';
}

static void
append_agreement (AdduceExportRun *run)
{
  const State *state = run->state;
  g_autoptr (GArray) rows = adduce_export_agreement_list (state->agreement);
  GString *markdown = adduce_export_target_get (run->target, "methods.md");
  GString *latex = adduce_export_target_get (run->target, "methods.tex");
  GString *table = adduce_export_target_get (run->target, "agreement.csv");

  g_string_append (table, "variable,units,values,percent_agreement,alpha_nominal\r\n");
  if (rows->len == 0)
    return;
  g_string_append_printf (markdown, "\n| %s | %s | %s | %s | %s |\n|---|---:|---:|---:|---:|\n", _("Agreement on"),
                          _("Units"), _("Values"), _("Percent"), _("Alpha"));
  g_string_append_printf (latex, "\n\\begin{tabular}{lrrrr}\n\\hline\n%s & %s & %s & %s & %s \\\\\n\\hline\n",
                          _("Agreement on"), _("Units"), _("Values"), _("Percent"), "$\\alpha$");
  for (guint i = 0; i < rows->len; i++)
    {
      const AdduceExportAgreementRow *row = &g_array_index (rows, AdduceExportAgreementRow, i);
      guint n_units = adduce_agreement_get_n_units (row->agreement);
      guint n_values = adduce_agreement_get_n_values (row->agreement);
      char percent[G_ASCII_DTOSTR_BUF_SIZE], alpha[G_ASCII_DTOSTR_BUF_SIZE];

      format_agreement (row->agreement, percent, alpha);
      g_string_append (markdown, "| ");
      append_markdown (markdown, row->label);
      g_string_append_printf (markdown, " | %u | %u | %s | %s |\n", n_units, n_values, percent,
                              *alpha != '\0' ? alpha : "–");
      append_latex (latex, row->label);
      g_string_append_printf (latex, " & %u & %u & %s & %s \\\\\n", n_units, n_values, percent,
                              *alpha != '\0' ? alpha : "--");
      adduce_csv_append_cell (table, row->label, ',', FALSE);
      g_string_append_printf (table, ",%u,%u,%s,%s\r\n", n_units, n_values, percent, alpha);
    }
  g_string_append (latex, "\\hline\n\\end{tabular}\n");
}

static void
methods_end (AdduceExportRun *run)
{
  const State *state = run->state;
  g_auto (GStrv) sentences = list_sentences (run);

  for (guint i = 0; sentences[i] != NULL; i++)
    {
      GString *markdown = adduce_export_target_get (run->target, "methods.md");
      GString *latex = adduce_export_target_get (run->target, "methods.tex");

      append_markdown (markdown, sentences[i]);
      append_latex (latex, sentences[i]);
      g_string_append (markdown, sentences[i + 1] != NULL ? " " : "\n");
      g_string_append (latex, sentences[i + 1] != NULL ? " " : "\n");
    }
  g_string_append (adduce_export_target_get (run->target, "counts.csv"), "table,value,number\r\n");
  append_variable (run, "stance");
  append_variable (run, "evidence");
  append_table (run, _("Claims by coder"), state->coders);
  append_table (run, _("Articles by coder"), state->coder_articles);
  append_table (run, _("Articles by outlet"), state->outlets);
  append_agreement (run);
}

const AdduceExportWriter adduce_export_methods = {
  .format = {
    .id = "methods",
    .label = N_("Methods Section"),
    .extension = "",
    .is_folder = TRUE,
    .counts_only = TRUE,
    .texts = 1u << ADDUCE_EXPORT_TEXT_QUOTES,
    .unit = ADDUCE_UNIT_NONE,
    .checked_with = "counts by hand",
  },
  .keeps_moved = TRUE,
  .begin = methods_begin,
  .add_article = methods_add_article,
  .end = methods_end,
  .free_state = state_free,
};
