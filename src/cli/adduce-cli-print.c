/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `print ARTICLE --output FILE.pdf`: the article with its claims in the margin, as the window prints it.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-common.h"
#include "adduce-cli-edit.h"
#include "adduce-print.h"

static char *opt_output;
static char **opt_coders;
static char *opt_paper;
static char *opt_font;
static char *opt_color_by;
static int opt_size;

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &opt_output, N_("The PDF file to make"), N_("FILE") },
  { "coder", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &opt_coders,
    N_("Only the claims of this coder (may be repeated)"), N_("NICKNAME") },
  { "color-by", 0, 0, G_OPTION_ARG_FILENAME, &opt_color_by, N_("What the colours stand for; stance without"),
    "stance|evidence|speaker|issue|coder" },
  { "paper", 0, 0, G_OPTION_ARG_FILENAME, &opt_paper, N_("Its size; a4 without"), "a4|a5|letter|legal" },
  { "font", 0, 0, G_OPTION_ARG_FILENAME, &opt_font, N_("The text’s font, for instance “Noto Serif”"),
    N_("FAMILY") },
  { "size", 0, 0, G_OPTION_ARG_INT, &opt_size, N_("The font’s size in points, 5 to 40; 10 without"),
    N_("POINTS") },
  G_OPTION_ENTRY_NULL,
};

/* What is wrong with the options, or NULL. */
static const char *
get_complaint (AdducePrintPaper *paper)
{
  AdduceFacet color_by;

  if (opt_output == NULL)
    return _("something is missing: --output FILE");
  if (!adduce_print_paper_init (paper, opt_paper != NULL ? opt_paper : "a4"))
    return _("there is no such paper; there are: a4, a5, letter, legal");
  if (opt_color_by != NULL && !adduce_facet_from_id (opt_color_by, &color_by))
    return _("there is no such colouring; there are: stance, evidence, speaker, issue, coder");
  if (opt_size != 0 && (opt_size < 5 || opt_size > 40))
    return _("the font’s size goes from 5 to 40");
  return NULL;
}

static int
compare_claims_cb (gconstpointer a, gconstpointer b)
{
  AdduceClaim *one = *(AdduceClaim *const *) a;
  AdduceClaim *two = *(AdduceClaim *const *) b;

  return adduce_claim_compare (one, two);
}

/* The claims of all coders, or of those that were asked for, in text order. */
static GPtrArray *
list_claims (const char *article, GPtrArray *problems)
{
  g_auto (GStrv) sidecars = adduce_paths_list_sidecars (article);
  GPtrArray *claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; sidecars[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (sidecars[i], NULL, &error);
      const char *coder;

      if (sidecar == NULL)
        {
          g_ptr_array_add (problems, g_strdup (error->message));
          continue;
        }
      coder = adduce_coder_get_nickname (adduce_sidecar_get_coder (sidecar));
      if (opt_coders != NULL && !g_strv_contains ((const char *const *) opt_coders, coder))
        continue;
      for (guint k = 0; k < adduce_sidecar_get_n_claims (sidecar); k++)
        g_ptr_array_add (claims, g_object_ref (adduce_sidecar_get_claim (sidecar, k)));
    }
  g_ptr_array_sort (claims, compare_claims_cb);
  return claims;
}

static AdducePrint *
make_print (const char *article, const AdducePrintPaper *paper, GPtrArray *problems, GError **error)
{
  AdducePrintContent content = { .source = article, .font_size = opt_size };
  g_autoptr (AdduceText) text = adduce_text_load (article, error);
  g_autoptr (AdduceCodebook) codebook = NULL;
  g_autoptr (AdduceCodeMap) map = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GPtrArray) shown = NULL;
  g_autofree char *title = NULL;
  g_autofree char *font = NULL;
  char *problem = NULL;

  if (text == NULL)
    return NULL;
  if (opt_font != NULL)
    {
      font = adduce_cli_take_text (opt_font, error);
      if (font == NULL)
        return NULL;
    }

  codebook = adduce_cli_load_codebook (article, &problem);
  if (problem != NULL)
    g_ptr_array_add (problems, problem);
  map = adduce_cli_load_code_map (article, problems);
  claims = list_claims (article, problems);
  shown = adduce_code_map_resolve_claims (map, claims);
  title = adduce_text_guess_title (adduce_text_get_utf8 (text), (gssize) adduce_text_get_n_bytes (text));
  content.title = title != NULL ? title : article;
  content.text = text;
  content.claims = shown;
  content.codebook = codebook;
  if (opt_color_by != NULL)
    adduce_facet_from_id (opt_color_by, &content.color_by);
  content.coder = opt_coders != NULL && opt_coders[1] == NULL ? opt_coders[0] : NULL;
  content.font_family = font;
  return adduce_print_new (&content, paper);
}

static void
print_json (AdducePrint *print, const char *article, GPtrArray *problems)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", article);
  adduce_report_path (report, "output", opt_output);
  adduce_report_integer (report, "pages", adduce_print_get_n_pages (print));
  adduce_report_integer (report, "claims", adduce_print_get_n_claims (print));
  adduce_report_begin_array (report, "problems");
  for (guint i = 0; i < problems->len; i++)
    adduce_report_string (report, NULL, problems->pdata[i]);
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

static int
run (char **arguments, gboolean json)
{
  const char *article = arguments[0];
  AdducePrintPaper paper;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdducePrint) print = NULL;
  g_autoptr (GError) error = NULL;

  if (get_complaint (&paper) != NULL)
    return adduce_cli_fail_usage ("print", get_complaint (&paper));
  if (!adduce_cli_check_article (article, &error))
    return adduce_cli_fail (article, error);
  print = make_print (article, &paper, problems, &error);
  if (print == NULL)
    return adduce_cli_fail (article, error);
  if (!adduce_print_save_pdf (print, opt_output, NULL, NULL, NULL, &error))
    return adduce_cli_fail (NULL, error);

  if (json)
    print_json (print, article, problems);
  for (guint i = 0; i < problems->len && !json; i++)
    adduce_cli_complain (NULL, problems->pdata[i]);
  return problems->len == 0 ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

const AdduceCliVerb adduce_cli_print = {
  "print",
  N_("ARTICLE"),
  N_("Make a PDF of an article with its claims in the margin"),
  N_("The number at the first word of a claim is that of its note in the margin. The file appears when it is whole."),
  entries,
  1,
  1,
  run,
};
