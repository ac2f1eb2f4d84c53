/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `reanchor DIR|ARTICLE`: finds claims again in articles that were changed.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-edit.h"

static char *opt_coder;
static char *opt_accept;
static gboolean opt_dry_run;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose claims, if not this computer’s coder’s"), N_("NICKNAME") },
  { "accept", 0, 0, G_OPTION_ARG_FILENAME, &opt_accept,
    N_("Confirm the places found: moved (the same words) or all"), N_("WHICH") },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &opt_dry_run, N_("Only say what would be done"), NULL },
  G_OPTION_ENTRY_NULL,
};

typedef struct {
  const char *path; /* as it is shown */
  const char *coder;
  AdduceReanchor *reanchor;
} Layer;

typedef struct {
  AdduceReport *report; /* NULL: as lines */
  AdduceCodebook *codebook;
  guint counts[ADDUCE_ANCHOR_N_STATUS];
  guint n_waiting;
  gboolean problems;
} Output;

static gboolean
parse_accept (AdduceReanchorAccept *ret_accept, GError **error)
{
  g_autofree char *word = opt_accept != NULL ? adduce_cli_take_text (opt_accept, error) : NULL;

  *ret_accept = ADDUCE_REANCHOR_ACCEPT_NONE;
  if (opt_accept == NULL)
    return TRUE;
  if (word == NULL)
    return FALSE;
  if (g_str_equal (word, "moved"))
    *ret_accept = ADDUCE_REANCHOR_ACCEPT_MOVED;
  else if (g_str_equal (word, "all"))
    *ret_accept = ADDUCE_REANCHOR_ACCEPT_ALL;
  else
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                 _("“%s” can’t be accepted; say “moved” or “all”"), word);
  return *ret_accept != ADDUCE_REANCHOR_ACCEPT_NONE;
}

/* Without anybody’s name everybody’s claims are looked at, but nobody’s are changed. */
static char *
dup_coder (GError **error)
{
  g_autoptr (AdduceCoder) coder = opt_coder == NULL ? adduce_coder_load (NULL) : NULL;

  if (opt_coder != NULL)
    return g_strdup (opt_coder);
  if (coder != NULL)
    return g_strdup (adduce_coder_get_nickname (coder));
  if (!opt_dry_run)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                 _("who codes is not known on this computer yet; say it with --coder NICKNAME"));
  return NULL;
}

static void
print_claim (const Layer *layer, const AdduceReanchored *one)
{
  g_autofree char *before = adduce_span_set_to_string (adduce_claim_get_spans (one->before));
  g_autofree char *after = adduce_span_set_to_string (adduce_claim_get_spans (one->after));
  g_autofree char *words = adduce_claim_dup_text (one->after, " … ");
  gboolean has_place = adduce_anchor_status_has_place (one->status);

  printf ("%s\t%s\t%s\t%s\t%s\t", adduce_anchor_status_to_id (one->status),
          one->waits ? "waits" : "accepted", adduce_claim_get_id (one->after), before,
          has_place ? after : "-");
  adduce_cli_print_visible (words);
  printf ("\t%s\t", layer->coder);
  adduce_cli_print_visible (layer->path);
  putchar ('\n');
}

static void
report_claim (AdduceReport *report, const AdduceReanchored *one, AdduceCodebook *codebook)
{
  g_autofree char *before = adduce_span_set_to_string (adduce_claim_get_spans (one->before));
  g_autofree char *old_words = adduce_claim_dup_text (one->before, " … ");

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "outcome", adduce_anchor_status_to_id (one->status));
  adduce_report_boolean (report, "waits", one->waits);
  adduce_report_integer (report, "percent", (gint64) (100 * one->score + 0.5));
  adduce_report_string (report, "old_spans", before);
  adduce_report_string (report, "old_text", old_words);
  adduce_report_claim (report, one->after, codebook);
  adduce_report_end_object (report);
}

static void
put_out (Output *self, const Layer *layer)
{
  if (self->report != NULL)
    {
      adduce_report_begin_object (self->report, NULL);
      adduce_report_path (self->report, "path", layer->path);
      adduce_report_string (self->report, "coder", layer->coder);
      adduce_report_begin_array (self->report, "claims");
    }
  for (guint i = 0; i < adduce_reanchor_get_n_claims (layer->reanchor); i++)
    {
      const AdduceReanchored *one = adduce_reanchor_get_claim (layer->reanchor, i);

      self->counts[one->status]++;
      if (self->report != NULL)
        report_claim (self->report, one, self->codebook);
      else if (one->status != ADDUCE_ANCHOR_SAME)
        print_claim (layer, one);
    }
  if (self->report != NULL)
    {
      adduce_report_end_array (self->report);
      adduce_report_end_object (self->report);
    }
  self->n_waiting += adduce_reanchor_count_waiting (layer->reanchor);
}

static AdduceReanchor *
reanchor (const AdduceSidecarFile *file, AdduceReanchorAccept accept, GError **error)
{
  g_autoptr (AdduceText) text = adduce_text_load (file->article, error);
  g_autoptr (AdduceSidecar) sidecar = NULL;

  if (text == NULL)
    return NULL;
  if (!opt_dry_run)
    return adduce_reanchor_file (file->path, text, accept, error);
  sidecar = adduce_sidecar_load (file->path, NULL, error);
  return sidecar != NULL ? adduce_reanchor_new (sidecar, text, accept) : NULL;
}

static void
do_file (Output *self, const AdduceSidecarFile *file, AdduceReanchorAccept accept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceReanchor) done = reanchor (file, accept, &error);
  Layer layer = { file->article, file->nickname, done };

  if (done == NULL)
    {
      adduce_cli_complain (file->path, error->message);
      self->problems = TRUE;
    }
  else if (adduce_reanchor_changes (done) || adduce_reanchor_count_waiting (done) > 0)
    put_out (self, &layer);
}

static void
put_out_counts (Output *self)
{
  if (self->report != NULL)
    adduce_report_begin_object (self->report, "counts");
  for (guint i = 0; i < ADDUCE_ANCHOR_N_STATUS; i++)
    if (self->report != NULL)
      adduce_report_integer (self->report, adduce_anchor_status_to_id (i), self->counts[i]);
    else if (self->counts[i] > 0)
      printf ("# %s\t%u\n", adduce_anchor_status_to_id (i), self->counts[i]);
  if (self->report == NULL)
    {
      if (self->n_waiting > 0)
        printf ("# waits\t%u\n", self->n_waiting);
      return;
    }
  adduce_report_integer (self->report, "waiting", self->n_waiting);
  adduce_report_end_object (self->report);
}

static void
do_files (Output *self, GPtrArray *files, const char *coder, AdduceReanchorAccept accept)
{
  if (self->report != NULL)
    {
      adduce_report_begin_object (self->report, NULL);
      adduce_report_begin_array (self->report, "articles");
    }
  for (guint i = 0; i < files->len; i++)
    {
      const AdduceSidecarFile *file = files->pdata[i];

      if (file->exists && file->article != NULL
          && (coder == NULL || g_strcmp0 (file->nickname, coder) == 0))
        do_file (self, file, accept);
    }
  if (self->report != NULL)
    adduce_report_end_array (self->report);
  put_out_counts (self);
  if (self->report != NULL)
    {
      adduce_report_end_object (self->report);
      adduce_cli_print_report (self->report);
    }
}

static int
run (char **arguments, gboolean json)
{
  const char *path = arguments[0];
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;
  g_autoptr (AdduceCodebook) codebook = NULL;
  g_autofree char *coder = NULL;
  AdduceReanchorAccept accept;

  if (!parse_accept (&accept, &error))
    return adduce_cli_fail_usage ("reanchor", error->message);
  coder = dup_coder (&error);
  if (error != NULL || (!is_folder && !adduce_cli_check_article (path, &error)))
    return adduce_cli_fail (path, error);
  codebook = is_folder ? adduce_codebook_load_for_corpus (path, NULL)
                       : adduce_cli_load_codebook (path, NULL);
  files = adduce_sidecar_files_list (path, NULL, &error);
  if (files == NULL)
    return adduce_cli_fail (path, error);

  Output output = { .report = report, .codebook = codebook };
  do_files (&output, files, coder, accept);
  return output.problems || output.n_waiting > 0 ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

const AdduceCliVerb adduce_cli_reanchor = {
  "reanchor",
  N_("DIR|ARTICLE"),
  N_("Find claims again in articles that were changed"),
  N_("A line for each claim that is not where it was: outcome, whether it waits for you, id, old "
     "place, new place, words, coder, article; then how many there are of each outcome.\n\n"
     "Outcomes: same; moved, the same words elsewhere; changed, words like them; rewritten, other "
     "words between the same neighbours; ambiguous, several places; orphan, nothing. What is not "
     "accepted waits in the file; what has no place is kept there."),
  entries,
  1,
  1,
  run,
};
