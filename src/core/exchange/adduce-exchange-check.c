/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading back what was exported.
 */
#include "config.h"

#include "exchange/adduce-exchange-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-exchange-reread.h"
#include "exchange/adduce-exchange-scratch.h"
#include "exchange/adduce-foreign-read.h"
#include "exchange/adduce-foreign-take.h"
#include "export/adduce-export-private.h"
#include "store/adduce-durable.h"
#include "text/adduce-csv-table.h"

/* Who coded what a format has no coders for. */
#define NOBODY "check"

/* The largest list of losses that is read. */
#define MAX_LOSSES (64 * 1024 * 1024)

/* A claim that was read back. */
typedef struct {
  AdduceClaim *claim;
  char *coder;
  gboolean is_met;
} Back;

/* One check. */
typedef struct {
  const AdduceExportFormat *format;
  const AdduceExportWriter *writer;
  const AdduceReread *reread; /* or NULL where the format can be read */
  AdduceExportRun run;        /* what a mark is made with */
  GHashTable *marks;          /* that were found → how often */
  const char *text;           /* all that it says, where marks are looked up in that */
  GHashTable *losses;   /* id of a claim → GHashTable of ids of losses */
  GHashTable *by_id;    /* id of a claim → Back */
  GHashTable *by_place; /* "PATH\nSPANS" → GPtrArray of Back */
  GHashTable *by_path;  /* path → GPtrArray of Back */
  GPtrArray *backs;
  GPtrArray *problems;
} Check;

static void
back_free (gpointer data)
{
  Back *back = data;

  g_object_unref (back->claim);
  g_free (back->coder);
  g_free (back);
}

gboolean
adduce_exchange_can_check (const char *format)
{
  return adduce_export_find_writer (format) != NULL
         && (adduce_foreign_get_format (format) != NULL || adduce_reread_find (format) != NULL);
}

/* --- losses --- */

static gboolean
read_losses (Check *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AdduceCsvTable) table = NULL;

  if (path == NULL)
    return TRUE;
  bytes = adduce_durable_read (path, MAX_LOSSES, NULL, error);
  table = bytes != NULL ? adduce_csv_table_new (bytes, NULL, error) : NULL;
  if (table == NULL)
    return FALSE;
  for (guint row = 1; row < adduce_csv_table_get_n_rows (table); row++)
    {
      const char *id = adduce_csv_table_get_cell (table, row, 1);
      GHashTable *kinds = g_hash_table_lookup (self->losses, id);

      if (kinds == NULL)
        {
          kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
          g_hash_table_insert (self->losses, g_strdup (id), kinds);
        }
      g_hash_table_add (kinds, g_strdup (adduce_csv_table_get_cell (table, row, 0)));
    }
  return TRUE;
}

/* Whether one of these was lost; @kinds: between blanks. */
static gboolean
lost (Check *self, AdduceClaim *claim, const char *kinds)
{
  GHashTable *of_claim = g_hash_table_lookup (self->losses, adduce_claim_get_id (claim));
  g_auto (GStrv) list = of_claim != NULL ? g_strsplit (kinds, " ", -1) : NULL;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (g_hash_table_contains (of_claim, list[i]))
      return TRUE;
  return FALSE;
}

/* --- what was read back --- */

static char *
make_place (const char *path, AdduceClaim *claim)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));

  return g_strconcat (path, "\n", spans, NULL);
}

static void
note_back (GHashTable *table, const char *key, Back *back)
{
  GPtrArray *backs = g_hash_table_lookup (table, key);

  if (backs == NULL)
    {
      backs = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), backs);
    }
  g_ptr_array_add (backs, back);
}

static void
take_back (Check *self, const AdduceExportArticle *article, const AdduceExportLayer *layer,
           const AdduceExportClaim *one)
{
  Back *back = g_new0 (Back, 1);
  g_autofree char *place = make_place (article->path, one->claim);

  back->claim = g_object_ref (one->claim);
  back->coder = g_strdup (layer->coder);
  g_ptr_array_add (self->backs, back);
  g_hash_table_insert (self->by_id, (gpointer) adduce_claim_get_id (back->claim), back);
  note_back (self->by_place, place, back);
  note_back (self->by_path, article->path, back);
}

/* Calls @func for each claim of a corpus. */
static gboolean
each_claim (Check *self, const char *folder, const AdduceExportOptions *options,
            void (*func) (Check *, const AdduceExportArticle *, const AdduceExportLayer *, const AdduceExportClaim *),
            GCancellable *cancellable, GError **error)
{
  g_autoptr (AdduceExportRows) rows
    = adduce_export_rows_new (folder, options, self->writer->keeps_moved, cancellable, error);
  const AdduceExportArticle *article;
  GError *local_error = NULL;

  if (rows != NULL)
    {
      self->run.codebook = adduce_export_rows_get_codebook (rows);
      self->run.speakers = adduce_export_rows_get_speakers (rows);
    }
  while (rows != NULL && (article = adduce_export_rows_next (rows, cancellable, &local_error)) != NULL)
    for (guint i = 0; i < article->layers->len; i++)
      {
        const AdduceExportLayer *layer = article->layers->pdata[i];

        for (guint k = 0; k < layer->claims->len; k++)
          func (self, article, layer, &g_array_index (layer->claims, AdduceExportClaim, k));
      }
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return rows != NULL && local_error == NULL;
}

/* --- comparing --- */

static void
complain (Check *self, AdduceClaim *claim, const char *path, const char *what)
{
  /* translators: the path of an article, the id of a claim, what is wrong with it */
  g_ptr_array_add (self->problems,
                   g_strdup_printf (_("%s: claim %s: %s"), path, adduce_claim_get_id (claim), what));
}

/* Whether every tag has one of its code or its name. */
static gboolean
same_tags (AdduceTagList *mine, AdduceTagList *theirs)
{
  guint n = mine != NULL ? adduce_tag_list_get_n_tags (mine) : 0;

  if (n != (theirs != NULL ? adduce_tag_list_get_n_tags (theirs) : 0))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      AdduceTag *one = adduce_tag_list_get_tag (mine, i);
      AdduceTag *other = adduce_tag_list_get_tag (theirs, i);

      if (!adduce_tag_equal (one, other) && !g_str_equal (adduce_tag_get_label (one), adduce_tag_get_label (other)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_own (AdduceClaim *mine, AdduceClaim *theirs)
{
  g_auto (GStrv) own = adduce_claim_list_variables (mine);
  g_auto (GStrv) others = adduce_claim_list_variables (theirs);

  if (g_strv_length (own) != g_strv_length (others))
    return FALSE;
  for (guint i = 0; own[i] != NULL; i++)
    if (!same_tags (adduce_claim_get_values (mine, own[i]), adduce_claim_get_values (theirs, own[i])))
      return FALSE;
  return TRUE;
}

/* Compares what the losses say nothing of. */
static void
compare (Check *self, const AdduceExportArticle *article, const AdduceExportLayer *layer, AdduceClaim *mine,
         const Back *back)
{
  static const struct {
    const char *variable;
    const char *sentence;
  } facets[] = { { "speaker", N_("its speakers are others") },
                 { "issue", N_("its issues are others") },
                 { "stance", N_("its stance is another") },
                 { "evidence", N_("its evidence is another") } };
  AdduceClaim *theirs = back->claim;
  const char *path = article->path;

  if (!lost (self, mine, "pieces gap tokens edges")
      && !adduce_span_set_equal (adduce_claim_get_spans (mine), adduce_claim_get_spans (theirs)))
    complain (self, mine, path, _("it stands elsewhere"));
  for (guint i = 0; i < G_N_ELEMENTS (facets) && !lost (self, mine, "facets several"); i++)
    if (!same_tags (adduce_claim_get_values (mine, facets[i].variable),
                    adduce_claim_get_values (theirs, facets[i].variable)))
      complain (self, mine, path, _(facets[i].sentence));
  if (!lost (self, mine, "certainty") && adduce_claim_get_certainty (mine) != adduce_claim_get_certainty (theirs))
    complain (self, mine, path, _("its certainty is another"));
  if (!lost (self, mine, "values breaks controls cut") && !same_own (mine, theirs))
    complain (self, mine, path, _("its values of variables of one’s own are others"));
  if (!lost (self, mine, "note breaks controls cut")
      && g_strcmp0 (adduce_claim_get_note (mine), adduce_claim_get_note (theirs)) != 0)
    complain (self, mine, path, _("its note is another"));
  if (!lost (self, mine, "coder") && !g_str_equal (layer->coder, back->coder))
    complain (self, mine, path, _("its coder is another"));
  if (!lost (self, mine, "times")
      && (adduce_claim_get_created (mine) != adduce_claim_get_created (theirs)
          || adduce_claim_get_modified (mine) != adduce_claim_get_modified (theirs)))
    complain (self, mine, path, _("its times are others"));
}

static gboolean
is_over (AdduceClaim *mine, AdduceClaim *theirs)
{
  AdduceSpanSet *one = adduce_claim_get_spans (mine), *other = adduce_claim_get_spans (theirs);

  for (guint i = 0; i < adduce_span_set_get_n_spans (one); i++)
    for (guint k = 0; k < adduce_span_set_get_n_spans (other); k++)
      {
        AdduceSpan a = adduce_span_set_get_span (one, i), b = adduce_span_set_get_span (other, k);

        if (a.start < b.end && b.start < a.end)
          return TRUE;
      }
  return FALSE;
}

/* How much of two claims is the same. */
static guint
count_same (AdduceClaim *mine, AdduceClaim *theirs)
{
  static const char *const variables[] = { "speaker", "issue", "stance", "evidence" };
  guint n = g_strcmp0 (adduce_claim_get_note (mine), adduce_claim_get_note (theirs)) == 0;

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    n += same_tags (adduce_claim_get_values (mine, variables[i]), adduce_claim_get_values (theirs, variables[i]));
  return n + same_own (mine, theirs);
}

/* One at the same place that no other claim has, of the same coder where there are coders; of several the most like. */
static Back *
find_at_place (Check *self, const AdduceExportArticle *article, const AdduceExportLayer *layer, AdduceClaim *mine)
{
  g_autofree char *place = make_place (article->path, mine);
  GPtrArray *backs = g_hash_table_lookup (self->by_place, place);
  Back *found = NULL;
  guint most = 0;

  for (guint i = 0; backs != NULL && i < backs->len; i++)
    {
      Back *back = backs->pdata[i];
      guint n_same;

      if (back->is_met || (!g_str_equal (back->coder, layer->coder) && !lost (self, mine, "coder")))
        continue;
      n_same = count_same (mine, back->claim);
      if (found == NULL || n_same > most)
        {
          found = back;
          most = n_same;
        }
    }
  return found;
}

/* Of a claim that is not whole in it, what is left: all over its words of the same coder are its pieces. */
static gboolean
find_parts (Check *self, const AdduceExportArticle *article, const AdduceExportLayer *layer, AdduceClaim *mine)
{
  GPtrArray *backs = g_hash_table_lookup (self->by_path, article->path);
  gboolean found = FALSE;

  for (guint i = 0; backs != NULL && i < backs->len; i++)
    {
      Back *back = backs->pdata[i];

      if (!is_over (mine, back->claim) || (!g_str_equal (back->coder, layer->coder) && !lost (self, mine, "coder")))
        continue;
      back->is_met = found = TRUE;
    }
  return found;
}

static void
check_claim (Check *self, const AdduceExportArticle *article, const AdduceExportLayer *layer,
             const AdduceExportClaim *one)
{
  AdduceClaim *mine = one->claim;
  Back *back = g_hash_table_lookup (self->by_id, adduce_claim_get_id (mine));

  /* The export says of such a claim that its article has changed: it can't stand where it stood. */
  if (!one->anchored)
    {
      if (back != NULL)
        back->is_met = TRUE;
      return;
    }
  if (back == NULL && !lost (self, mine, "pieces gap tokens edges"))
    back = find_at_place (self, article, layer, mine);
  if (back != NULL)
    {
      back->is_met = TRUE;
      compare (self, article, layer, mine, back);
    }
  else if (!lost (self, mine, "moved overlap blank rows")
           && !(lost (self, mine, "pieces gap tokens edges") && find_parts (self, article, layer, mine)))
    complain (self, mine, article->path, _("it is not in the result"));
}

static void
tell_stranger (Check *self, const char *words)
{
  /* translators: the words of a claim */
  g_ptr_array_add (self->problems,
                   g_strdup_printf (_("“%s” is in the result, but no such claim in the corpus"), words));
}

static void
tell_strangers (Check *self)
{
  for (guint i = 0; i < self->backs->len; i++)
    {
      const Back *back = self->backs->pdata[i];

      if (back->is_met)
        continue;
      g_autofree char *words = adduce_claim_dup_text (back->claim, " … ");
      tell_stranger (self, words);
    }
}

/* --- formats that are written only --- */

static void
note_mark (Check *self, const char *mark)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->marks, mark));

  g_hash_table_replace (self->marks, g_strdup (mark), GUINT_TO_POINTER (n + 1));
}

/* Takes one of those that were found; whether there was one. */
static gboolean
take_mark (Check *self, const char *mark)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->marks, mark));

  if (n > 0)
    g_hash_table_replace (self->marks, g_strdup (mark), GUINT_TO_POINTER (n - 1));
  return n > 0;
}

/* Looks a claim up in a text: its first word @n times behind those of the claims before, the others anywhere. */
static gboolean
says_mark (Check *self, const char *mark, guint n)
{
  g_auto (GStrv) words = g_strsplit (mark, ADDUCE_REREAD_SEPARATOR, -1);
  guint taken = GPOINTER_TO_UINT (g_hash_table_lookup (self->marks, words[0]));
  const char *at = self->text + taken;

  for (guint i = 0; i < n; i++)
    {
      at = strstr (at, words[0]);
      if (at == NULL)
        return FALSE;
      at += strlen (words[0]);
    }
  g_hash_table_replace (self->marks, g_strdup (words[0]), GUINT_TO_POINTER ((guint) (at - self->text)));
  for (guint i = 1; words[i] != NULL; i++)
    if (strstr (self->text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
expect_claim (Check *self, const AdduceExportArticle *article, const AdduceExportLayer *layer,
              const AdduceExportClaim *one)
{
  const AdduceExportRow row = { article, layer, one->claim, one->anchored };
  g_autofree char *mark = NULL;
  gboolean found = TRUE;
  guint n = 0;

  if ((!one->anchored && !self->writer->keeps_moved) || lost (self, one->claim, "moved overlap blank rows boilerplate"))
    return;
  mark = self->reread->make (&self->run, &row, &n);
  for (guint i = 0; i < n && !self->reread->is_text; i++)
    found = take_mark (self, mark) && found;
  if (self->reread->is_text)
    found = says_mark (self, mark, n);
  if (!found)
    complain (self, one->claim, article->path, _("it is not in the result"));
}

static void
tell_marks (Check *self)
{
  GHashTableIter iter;
  gpointer mark, n;

  g_hash_table_iter_init (&iter, self->marks);
  while (!self->reread->is_text && g_hash_table_iter_next (&iter, &mark, &n))
    if (GPOINTER_TO_UINT (n) > 0)
      tell_stranger (self, adduce_reread_get_words (mark));
}

/* Every claim is in it, and as it should be there; nothing else is. */
static gboolean
find_again (Check *self, const char *folder, const char *output, const AdduceExportOptions *options,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  gboolean grouped = options->text == ADDUCE_EXPORT_TEXT_QUOTES, fine;

  if (!self->reread->read (output, grouped, marks, cancellable, error))
    return FALSE;
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->text = self->reread->is_text && marks->len > 0 ? marks->pdata[0] : "";
  for (guint i = 0; i < marks->len && !self->reread->is_text; i++)
    note_mark (self, marks->pdata[i]);
  self->run.format = self->format;
  self->run.options = options;
  fine = each_claim (self, folder, options, expect_claim, cancellable, error);
  if (fine)
    tell_marks (self);
  g_clear_pointer (&self->run.cells, adduce_export_cells_free);
  g_clear_pointer (&self->marks, g_hash_table_unref);
  return fine;
}

/* --- the whole --- */

static gboolean
read_back (Check *self, const char *folder, const char *output, AdduceExchangeScratch *scratch,
           GCancellable *cancellable, GError **error)
{
  const char *const paths[] = { output, NULL };
  const AdduceForeignOptions options
    = { .coder = (self->format->holds & ADDUCE_HOLDS_CODERS) == 0 ? NOBODY : NULL, .format = self->format->id };
  const AdduceExportOptions all = { .format = self->format->id };
  g_autoptr (AdduceForeign) foreign = adduce_foreign_read (paths, self->format->id, cancellable, error);
  g_autoptr (AdduceForeignResult) result = NULL;

  if (foreign == NULL || !adduce_exchange_scratch_copy (scratch, folder, cancellable, error))
    return FALSE;
  result = adduce_foreign_take (adduce_exchange_scratch_get_folder (scratch), foreign, &options, NULL, NULL,
                                cancellable, error);
  if (result == NULL)
    return FALSE;
  for (guint i = 0; i < result->problems->len; i++)
    g_ptr_array_add (self->problems, g_strdup (result->problems->pdata[i]));
  return each_claim (self, adduce_exchange_scratch_get_folder (scratch), &all, take_back, cancellable, error);
}

static GHashTable *
lists_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

GPtrArray *
adduce_exchange_check (const char *folder, const char *output, const AdduceExportOptions *options,
                       const AdduceExportResult *written, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) losses
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_place = lists_new (), by_path = lists_new ();
  g_autoptr (GPtrArray) backs = g_ptr_array_new_with_free_func (back_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AdduceExchangeScratch) scratch = NULL;
  const AdduceExportWriter *writer = adduce_export_find_writer (options->format);
  Check self = { .writer = writer, .losses = losses, .by_id = by_id, .by_place = by_place, .by_path = by_path,
                 .backs = backs, .problems = problems };

  g_return_val_if_fail (adduce_exchange_can_check (options->format), NULL);

  self.format = &writer->format;
  self.reread = adduce_reread_find (options->format);
  if (self.reread != NULL)
    return read_losses (&self, written->losses_file, error)
               && find_again (&self, folder, output, options, cancellable, error)
             ? g_steal_pointer (&problems)
             : NULL;
  scratch = adduce_exchange_scratch_new ("check", error);
  if (scratch == NULL || !read_losses (&self, written->losses_file, error)
      || !read_back (&self, folder, output, scratch, cancellable, error)
      || !each_claim (&self, folder, options, check_claim, cancellable, error))
    return NULL;
  tell_strangers (&self);
  return g_steal_pointer (&problems);
}
