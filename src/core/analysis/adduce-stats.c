/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting a whole corpus.
 *
 * Every sidecar is read in full, not scanned: the numbers are those that an export would have. While
 * counting, a table is a hash of code → Row; of a code with several labels the one used most is shown.
 */
#include "config.h"

#include "analysis/adduce-stats.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "analysis/adduce-register-row.h"
#include "store/adduce-codebook-store.h"
#include "store/adduce-corpus-look.h"
#include "store/adduce-corpus-walk.h"
#include "store/adduce-register-store.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"
#include "store/adduce-zone-store.h"

typedef struct {
  guint count;
  GHashTable *labels; /* label (owned) → how often */
} Row;

/* Each table: code (owned) → Row (owned). */
typedef struct {
  AdduceStats *stats;
  AdduceCorpusWalk *walk;
  AdduceCorpusLooker *looker;
  const char *folder;
  AdduceCodebook *codebook;
  AdduceCodeMap *map;
  GHashTable *coders;
  GHashTable *speakers;
  GHashTable *issues;
  GHashTable *stance;
  GHashTable *evidence;
  gboolean no_boilerplate;
  GStrvBuilder *problems;
} Counting;

/* What of an article is boilerplate; nothing where that is not asked for. */
typedef struct {
  AdduceText *text;
  GArray *zones;
} Zones;

static void
zones_clear (Zones *self)
{
  g_clear_object (&self->text);
  g_clear_pointer (&self->zones, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Zones, zones_clear)

static void
row_free (gpointer data)
{
  Row *self = data;
  g_hash_table_unref (self->labels);
  g_free (self);
}

static GHashTable *
table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, row_free);
}

static void
table_count (GHashTable *table, const char *code, const char *label, guint n)
{
  Row *row = g_hash_table_lookup (table, code);
  if (row == NULL)
    {
      row = g_new0 (Row, 1);
      row->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (table, g_strdup (code), row);
    }
  row->count += n;
  guint n_label = GPOINTER_TO_UINT (g_hash_table_lookup (row->labels, label)) + n;
  g_hash_table_replace (row->labels, g_strdup (label), GUINT_TO_POINTER (n_label));
}

/* The list's tags, or the row for none. */
static void
table_count_list (GHashTable *table, const AdduceTagList *tags)
{
  guint n_tags = adduce_tag_list_get_n_tags (tags);
  for (guint i = 0; i < n_tags; i++)
    {
      const AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      table_count (table, adduce_tag_get_code (tag), adduce_tag_get_label (tag), 1);
    }
  if (n_tags == 0)
    table_count (table, "", "", 1);
}

/* The label used most; of equals the first in the alphabet. */
static const char *
row_get_label (const Row *row)
{
  GHashTableIter iter;
  gpointer label, n;
  const char *best = NULL;
  guint n_best = 0;
  g_hash_table_iter_init (&iter, row->labels);
  while (g_hash_table_iter_next (&iter, &label, &n))
    if (best == NULL || GPOINTER_TO_UINT (n) > n_best
        || (GPOINTER_TO_UINT (n) == n_best && strcmp (label, best) < 0))
      {
        best = label;
        n_best = GPOINTER_TO_UINT (n);
      }
  return best;
}

static void
count_free (gpointer data)
{
  AdduceCount *self = data;
  g_free (self->code);
  g_free (self->label);
  g_free (self);
}

static int
compare_counts_cb (gconstpointer a, gconstpointer b)
{
  const AdduceCount *x = *(const AdduceCount *const *) a;
  const AdduceCount *y = *(const AdduceCount *const *) b;
  if (x->count != y->count)
    return x->count > y->count ? -1 : 1;
  int by_label = g_utf8_collate (x->label, y->label);
  return by_label != 0 ? by_label : strcmp (x->code, y->code);
}

/* (transfer full): the rows as AdduceCount. @variable: (nullable): the codebook's, for its labels. */
static GPtrArray *
table_end (GHashTable *table, AdduceCodebook *codebook, const char *variable)
{
  GPtrArray *counts = g_ptr_array_new_with_free_func (count_free);
  GHashTableIter iter;
  gpointer code, value;
  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &code, &value))
    {
      const Row *row = value;
      AdduceCode *known = variable == NULL ? NULL : adduce_codebook_lookup (codebook, variable, code);
      AdduceCount *count = g_new0 (AdduceCount, 1);
      count->code = g_strdup (code);
      count->count = row->count;
      count->label = g_strdup (((const char *) code)[0] == '\0' ? _("Unset")
                               : known != NULL                  ? adduce_code_get_label (known)
                                                                : row_get_label (row));
      g_ptr_array_add (counts, count);
    }
  g_ptr_array_sort (counts, compare_counts_cb);
  return counts;
}

static void
count_claim (Counting *self, AdduceClaim *coded)
{
  g_autoptr (AdduceClaim) valued = adduce_codebook_resolve_claim (self->codebook, coded);
  g_autoptr (AdduceClaim) claim = adduce_code_map_resolve_claim (self->map, valued);
  AdduceTag *stance = adduce_claim_get_stance (claim);
  self->stats->n_claims++;
  table_count_list (self->speakers, adduce_claim_get_speakers (claim));
  table_count_list (self->issues, adduce_claim_get_issues (claim));
  table_count_list (self->evidence, adduce_claim_get_evidence (claim));
  if (stance != NULL)
    table_count (self->stance, adduce_tag_get_code (stance), adduce_tag_get_label (stance), 1);
  else
    table_count (self->stance, "", "", 1);
}

static AdduceSidecar *
load_sidecar (Counting *self, const AdduceCorpusFolder *folder, const AdduceCorpusFile *file)
{
  g_autofree char *path = g_build_filename (self->folder, folder->relative, file->name, NULL);
  return adduce_sidecar_load (path, NULL, NULL);
}

static void
load_zones (Counting *self, const AdduceCorpusFolder *folder, const AdduceCorpusFile *article, Zones *zones)
{
  g_autofree char *path = g_build_filename (self->folder, folder->relative, article->name, NULL);
  g_autofree char *meta = adduce_zones_make_path (path);
  g_autoptr (GError) error = NULL;
  if (!self->no_boilerplate || access (meta, F_OK) != 0)
    return;
  zones->text = adduce_text_load (path, NULL);
  if (zones->text != NULL)
    zones->zones = adduce_zones_load (path, zones->text, NULL, &error);
  if (error == NULL)
    return;
  g_autofree char *relative = g_strconcat (folder->relative, article->name, NULL);
  g_autofree char *shown = adduce_paths_display (relative);
  /* translators: an article and a reason */
  g_autofree char *problem = g_strdup_printf (
    _("%s: what of it is boilerplate can’t be read, and no claim is left out: %s"), shown, error->message);
  g_strv_builder_add (self->problems, problem);
}

/* How many claims counted. */
static guint
count_claims (Counting *self, AdduceSidecar *sidecar, const Zones *zones)
{
  guint n_counted = 0;
  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, i);
      guint kinds = adduce_zones_list_kinds (zones->zones, sidecar, claim, zones->text);
      if ((kinds & 1u << ADDUCE_ZONE_BOILERPLATE) != 0)
        continue;
      count_claim (self, claim);
      n_counted++;
    }
  return n_counted;
}

/* Counts an article with its sidecars; the rule of status without a coder is the loader's. */
static void
count_article (Counting *self, const AdduceCorpusFolder *folder, int folder_fd, const AdduceCorpusFile *article)
{
  AdduceCorpusLook look;
  adduce_corpus_looker_look (self->looker, folder_fd, folder->relative, article->name, article->kind,
                             article->type, &look);
  gboolean readable = (look.record.flags & ADDUCE_CORPUS_FILE_OPENABLE) != 0;
  gboolean begun = FALSE;
  guint n_coders = 0, n_done = 0;
  g_auto (Zones) zones = { 0 };
  load_zones (self, folder, article, &zones);

  for (guint next = article->first; next != ADDUCE_CORPUS_NONE;
       next = adduce_corpus_walk_get_file (self->walk, next)->next)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, next);
      if (file->kind != ADDUCE_CORPUS_FILE_SIDECAR)
        continue;
      g_autoptr (AdduceSidecar) sidecar = load_sidecar (self, folder, file);
      AdduceStatus status = ADDUCE_STATUS_NEW;
      n_coders++;
      if (sidecar == NULL)
        {
          readable = FALSE;
          continue;
        }

      AdduceCoder *coder = adduce_sidecar_get_coder (sidecar);
      const char *name = adduce_coder_get_name (coder);
      guint n_claims = adduce_sidecar_get_n_claims (sidecar);
      table_count (self->coders, adduce_coder_get_nickname (coder),
                   name != NULL ? name : adduce_coder_get_nickname (coder), count_claims (self, sidecar, &zones));
      if (adduce_sidecar_get_status (sidecar, &status) && status == ADDUCE_STATUS_DONE)
        n_done++;
      begun = begun || status != ADDUCE_STATUS_NEW || n_claims > 0;
    }

  self->stats->n_articles++;
  self->stats->n_unreadable += !readable;
  if (n_done > 0 && n_done == n_coders)
    self->stats->n_done++;
  else if (begun)
    self->stats->n_in_progress++;
  else
    self->stats->n_new++;
}

static gboolean
count_folder (Counting *self, const AdduceCorpusFolder *folder, GCancellable *cancellable, GError **error)
{
  int fd = adduce_corpus_walk_open_folder (self->walk, folder->relative);
  gboolean go_on = TRUE;
  for (guint i = folder->first; go_on && i < folder->first + folder->n_files; i++)
    {
      const AdduceCorpusFile *file = adduce_corpus_walk_get_file (self->walk, i);
      go_on = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (go_on && file->kind == ADDUCE_CORPUS_FILE_ARTICLE)
        count_article (self, folder, fd, file);
    }
  if (fd >= 0)
    close (fd);
  return go_on;
}

AdduceStats *
adduce_stats_new (const char *folder, const AdduceStatsOptions *options, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceCorpusWalk) walk = adduce_corpus_walk_new (folder, NULL, error);
  if (walk == NULL)
    return NULL;

  g_autoptr (AdduceStats) stats = g_new0 (AdduceStats, 1);
  g_autoptr (AdduceCorpusLooker) looker = adduce_corpus_looker_new (folder, FALSE);
  g_autoptr (GHashTable) coders = table_new ();
  g_autoptr (GHashTable) speakers = table_new ();
  g_autoptr (GHashTable) issues = table_new ();
  g_autoptr (GHashTable) stance = table_new ();
  g_autoptr (GHashTable) evidence = table_new ();
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_for_corpus (folder, NULL);
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_auto (GStrv) of_registers = adduce_registers_load_into (corpus);
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_strv_builder_addv (problems, (const char **) of_registers);
  g_autoptr (AdduceCodeMap) map = adduce_corpus_make_code_map (corpus);
  Counting counting = { stats, walk, looker, folder, codebook, map, coders, speakers, issues, stance, evidence,
                        options != NULL && options->no_boilerplate, problems };
  guint index;
  while (adduce_corpus_walk_next (walk, &index))
    if (!count_folder (&counting, adduce_corpus_walk_get_folder (walk, index), cancellable, error))
      return NULL;

  stats->problems = g_strv_builder_end (problems);
  stats->coders = table_end (coders, NULL, NULL);
  stats->speakers = table_end (speakers, NULL, NULL);
  stats->issues = table_end (issues, NULL, NULL);
  stats->stance = table_end (stance, codebook, "stance");
  stats->evidence = table_end (evidence, codebook, "evidence");
  return g_steal_pointer (&stats);
}

void
adduce_stats_free (AdduceStats *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->coders, g_ptr_array_unref);
  g_clear_pointer (&self->speakers, g_ptr_array_unref);
  g_clear_pointer (&self->issues, g_ptr_array_unref);
  g_clear_pointer (&self->stance, g_ptr_array_unref);
  g_clear_pointer (&self->evidence, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_strfreev);
  g_free (self);
}
