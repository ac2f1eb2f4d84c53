/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims on standard output.
 */

#include "config.h"

#include "adduce-cli-claim.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define INDENT 6

static void
print_name (const char *name)
{
  /* Translated names differ in length, and in bytes for a letter: printf's width counts bytes. */
  glong blanks = MAX (11 - g_utf8_strlen (name, -1), 1);

  printf ("%*s%s%*s", INDENT, "", name, (int) blanks, "");
}

static void
print_tags (const char *name, AdduceTagList *tags)
{
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      print_name (name);
      adduce_cli_print_visible (adduce_tag_get_label (adduce_tag_list_get_tag (tags, i)));
      putchar ('\n');
    }
}

/* The label by the codebook, and the id by which the command line sets it. */
static void
print_code (const char *name, AdduceCodebook *codebook, const char *variable, const AdduceTag *tag)
{
  AdduceCode *code = adduce_codebook_resolve (codebook, variable, adduce_tag_get_code (tag));

  print_name (name);
  adduce_cli_print_visible (code != NULL ? adduce_code_get_label (code)
                                         : adduce_tag_get_label (tag));
  fputs (" [", stdout);
  adduce_cli_print_visible (adduce_tag_get_code (tag));
  fputs ("]", stdout);
  if (code == NULL)
    printf (" %s", _("(not in the codebook)"));
  putchar ('\n');
}

static void
print_words (AdduceClaim *claim)
{
  for (guint i = 0; i < adduce_span_set_get_n_spans (adduce_claim_get_spans (claim)); i++)
    {
      if (i > 0)
        printf ("%*s…\n", INDENT, "");
      adduce_cli_print_block (adduce_claim_get_quote (claim, i)->exact, INDENT);
    }
}

void
adduce_cli_print_claim (AdduceClaim *claim, AdduceCodebook *codebook, guint number)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));
  AdduceTagList *evidence = adduce_claim_get_evidence (claim);
  const AdduceTag *stance = adduce_claim_get_stance (claim);

  printf ("%4u  %s  %s  %s\n", number, spans, adduce_claim_get_coder (claim),
          adduce_claim_get_id (claim));
  print_words (claim);
  print_tags (_("speaker"), adduce_claim_get_speakers (claim));
  print_tags (_("issue"), adduce_claim_get_issues (claim));
  if (stance != NULL)
    print_code (_("stance"), codebook, "stance", stance);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (evidence); i++)
    print_code (_("evidence"), codebook, "evidence", adduce_tag_list_get_tag (evidence, i));

  if (adduce_claim_get_certainty (claim) != ADDUCE_CERTAINTY_UNSET)
    {
      print_name (_("certainty"));
      printf ("%s\n", adduce_certainty_to_id (adduce_claim_get_certainty (claim)));
    }
  if (adduce_claim_get_note (claim) != NULL)
    {
      print_name (_("note"));
      adduce_cli_print_visible (adduce_claim_get_note (claim));
      putchar ('\n');
    }
  adduce_cli_print_values (claim, codebook);
}

void
adduce_cli_print_values (AdduceClaim *coding, AdduceCodebook *codebook)
{
  g_auto (GStrv) own = adduce_claim_list_variables (coding);

  for (guint i = 0; own[i] != NULL; i++)
    {
      AdduceVariable *variable = adduce_codebook_get_variable (codebook, own[i]);
      const char *label = variable != NULL ? adduce_variable_get_label (variable) : own[i];
      AdduceTagList *tags = adduce_claim_get_values (coding, own[i]);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (tags); k++)
        {
          AdduceTag *tag = adduce_tag_list_get_tag (tags, k);

          if (variable != NULL && adduce_variable_kind_has_codes (adduce_variable_get_kind (variable)))
            {
              print_code (label, codebook, own[i], tag);
              continue;
            }
          print_name (label);
          adduce_cli_print_visible (adduce_tag_get_label (tag));
          if (!adduce_tag_is_plain (tag))
            printf (" [%s]", adduce_tag_get_code (tag));
          putchar ('\n');
        }
    }
}

void
adduce_cli_print_article_json (AdduceSession *session, const char *article)
{
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", article);
  adduce_report_string (report, "coder", adduce_coder_get_nickname (adduce_session_get_coder (session)));
  adduce_report_article_values (report, adduce_session_get_article (session), adduce_session_get_codebook (session));
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

void
adduce_cli_print_claim_json (AdduceSession *session, const char *article, const char *id)
{
  AdduceClaim *claim = adduce_claim_set_lookup (adduce_session_get_claims (session), id);
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", article);
  adduce_report_string (report, "coder",
                        adduce_coder_get_nickname (adduce_session_get_coder (session)));
  if (claim != NULL)
    adduce_report_claim (report, claim, adduce_session_get_codebook (session));
  else
    adduce_report_string (report, "claim_id", id);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}

void
adduce_cli_print_claims_json (AdduceSession *session, const char *article, const char *const *ids,
                              guint n_ids)
{
  AdduceClaimSet *set = adduce_session_get_claims (session);
  g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

  adduce_report_begin_object (report, NULL);
  adduce_report_path (report, "path", article);
  adduce_report_string (report, "coder",
                        adduce_coder_get_nickname (adduce_session_get_coder (session)));
  adduce_report_begin_array (report, "claims");
  for (guint i = 0; i < n_ids; i++)
    {
      AdduceClaim *claim = adduce_claim_set_lookup (set, ids[i]);

      adduce_report_begin_object (report, NULL);
      if (claim != NULL)
        adduce_report_claim (report, claim, adduce_session_get_codebook (session));
      else
        adduce_report_string (report, "claim_id", ids[i]);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
  adduce_cli_print_report (report);
}
