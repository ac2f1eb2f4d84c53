/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `claims` and `crosstab` share.
 */

#include "config.h"

#include "adduce-cli-corpus-claims.h"

#include <glib/gi18n.h>
#include <stdio.h>

#define MAX_WIDTH 44
#define GAP 2

static AdduceClaimFilter *
make_filter (AdduceCliClaims *self, const char *where, GError **error)
{
  g_autofree char *text = where != NULL ? adduce_cli_take_text (where, error) : g_strdup ("");

  if (text == NULL)
    return NULL;
  AdduceClaimFilter *filter = adduce_claim_filter_parse (text, self->codebook, self->map, error);
  if (filter == NULL)
    g_prefix_error (error, "--where: ");
  return filter;
}

gboolean
adduce_cli_claims_load (AdduceCliClaims *self, const char *folder, const char *where, gboolean no_boilerplate,
                        GError **error)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_autofree char *codebook_problem = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, &codebook_problem);
  g_autoptr (AdduceClaimFilter) filter = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_auto (GStrv) of_registers = adduce_registers_load_into (corpus);

  self->codebook = codebook;
  self->map = adduce_corpus_make_code_map (corpus);
  g_strv_builder_addv (problems, (const char **) of_registers);
  adduce_corpus_set_codebook (corpus, codebook);
  self->claims = adduce_corpus_claims_new (corpus);
  filter = make_filter (self, where, error);
  if (filter == NULL || !adduce_corpus_claims_load (self->claims, NULL, error))
    return FALSE;

  rows = adduce_corpus_claims_ref_rows (self->claims);
  self->rows = adduce_claim_filter_apply (filter, rows, NULL);
  if (no_boilerplate)
    adduce_claim_rows_remove_zone (self->rows, ADDUCE_ZONE_BOILERPLATE);
  if (codebook_problem != NULL)
    g_strv_builder_add (problems, codebook_problem);
  g_auto (GStrv) unread = adduce_corpus_claims_dup_problems (self->claims);
  g_strv_builder_addv (problems, (const char **) unread);
  self->problems = g_strv_builder_end (problems);
  return TRUE;
}

void
adduce_cli_claims_clear (AdduceCliClaims *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->map, adduce_code_map_unref);
  g_clear_pointer (&self->problems, g_strfreev);
  g_clear_object (&self->claims);
}

AdduceClaimField *
adduce_cli_claims_get_field (AdduceCliClaims *self, const char *name, GError **error)
{
  g_autofree char *text = adduce_cli_take_text (name, error);

  return text != NULL ? adduce_claim_field_new (text, self->codebook, self->map, error) : NULL;
}

int
adduce_cli_claims_end (AdduceCliClaims *self)
{
  adduce_cli_complain_all (NULL, (const char *const *) self->problems);
  return self->problems[0] == NULL ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

/* --- tables --- */

/* (transfer full): one line, cut where it is long. */
static char *
cut (const char *cell)
{
  g_autofree char *line = g_strdelimit (g_strdup (cell), "\n\r\t", ' ');

  if (g_utf8_strlen (line, -1) <= MAX_WIDTH)
    return g_steal_pointer (&line);
  g_autofree char *begin = g_utf8_substring (line, 0, MAX_WIDTH - 1);
  return g_strconcat (begin, "…", NULL);
}

void
adduce_cli_print_columns (GPtrArray *cells, guint n_columns, guint numbers)
{
  g_autofree glong *widths = g_new0 (glong, MAX (n_columns, 1));
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < cells->len; i++)
    {
      char *cell = cut (cells->pdata[i]);
      g_ptr_array_add (shown, cell);
      widths[i % n_columns] = MAX (widths[i % n_columns], g_utf8_strlen (cell, -1));
    }
  for (guint i = 0; i < shown->len; i++)
    {
      guint column = i % n_columns;
      gboolean is_last = column == n_columns - 1;
      int blanks = (int) (widths[column] - g_utf8_strlen (shown->pdata[i], -1));

      if (column >= numbers)
        printf ("%*s", blanks, "");
      adduce_cli_print_visible (shown->pdata[i]);
      if (is_last)
        putchar ('\n');
      else
        printf ("%*s", (column < numbers ? blanks : 0) + GAP, "");
    }
}
