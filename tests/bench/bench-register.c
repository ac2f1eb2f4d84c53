/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a register of 10,000 speakers with 100,000 claims costs.
 *
 * Making the rows of the page, in its worker, against counting the claims by speaker with a plain hash table; a
 * keystroke in the filter, in the window, against folding all names once; proposing duplicates among all against
 * holding each of 1,500 names against each other; merging two speakers of 5,000 claims each, as one change of the file,
 * against writing and syncing the same bytes; the same with all rows made anew after it, as the page has them, against
 * making the rows.
 */
#include "bench.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "adduce.h"

#define N_SPEAKERS 10000
#define N_CLAIMS 100000
#define N_OF_TWO 5000 /* claims of each of the two that are merged */
#define N_EACH 1500

#define ROWS_BAR 40.0
#define FILTER_BAR 1.0
#define PAIRS_BAR 1.0
#define MERGE_BAR 40.0
#define COUNT_BAR 3.0

typedef struct {
  char *folder;
  AdduceRegister *base;
  AdduceCodebook *codebook;
  GPtrArray *entities;
  GPtrArray *claims; /* AdduceClaimRow */
  GPtrArray *rows;
  GPtrArray *forms;
  AdduceRegisterEditor *editor;
  GBytes *bytes;
  guint sink;
} Bench;

static char *
make_name (GRand *rand)
{
  static const char *const latin[] = { "ka", "lu", "mi", "ro", "ven", "sha", "tor", "bel", "nov", "dra" };
  static const char *const cyrillic[] = { "ка", "лу", "ми", "ро", "вен", "ша", "тор", "бел", "нов", "дра" };
  const char *const *letters = g_rand_int_range (rand, 0, 3) == 0 ? cyrillic : latin;
  GString *name = g_string_new (NULL);

  for (int word = 0; word < 2; word++)
    {
      if (word > 0)
        g_string_append_c (name, ' ');
      for (int i = 0; i < 4; i++)
        g_string_append (name, letters[g_rand_int_range (rand, 0, 10)]);
    }
  return g_string_free (name, FALSE);
}

static void
make_entities (Bench *bench, GRand *rand)
{
  g_autoptr (AdduceRegisterBuilder) builder = adduce_register_builder_new ("speaker");

  for (guint i = 0; i < N_SPEAKERS; i++)
    {
      g_autofree char *id = g_strdup_printf ("speaker-%u", i);
      g_autofree char *name = make_name (rand);
      g_autoptr (AdduceEntityBuilder) entity_builder = adduce_entity_builder_new (id, name);
      AdduceEntity *entity;

      adduce_entity_builder_set_revision (entity_builder, 1);
      entity = adduce_entity_builder_end (entity_builder);
      g_ptr_array_add (bench->entities, entity);
      adduce_register_builder_put (builder, entity);
    }
  bench->base = adduce_register_builder_end (builder);
}

static void
make_claims (Bench *bench, GRand *rand)
{
  g_autoptr (AdduceTag) article = adduce_tag_new ("a.txt", "An article");
  g_autoptr (AdduceTag) coder = adduce_tag_new ("anna", "anna");
  g_autoptr (AdduceTag) date = adduce_tag_new ("2031-03-04", "2031-03-04");
  g_autoptr (AdduceTag) stance = adduce_tag_new ("support", "Supports");
  const AdduceClaimSource plain = { .relative = (char *) "a.txt", .article = article, .coder = coder, .date = date };
  g_autoptr (AdduceClaimSource) source = adduce_claim_source_new (&plain);
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse ("0-4", NULL);
  g_autoptr (AdduceText) text = NULL;
  g_autoptr (GBytes) words = g_bytes_new_static ("words", 5);

  text = adduce_text_new (words, NULL);
  for (guint i = 0; i < N_CLAIMS; i++)
    {
      int any = g_rand_int_range (rand, 3, N_SPEAKERS);
      AdduceEntity *entity = bench->entities->pdata[i < N_OF_TWO ? 1 : i < 2 * N_OF_TWO ? 2 : any];
      AdduceTag *tag = adduce_register_get_tag (bench->base, entity);
      g_autoptr (AdduceTagList) speakers = adduce_tag_list_new (&tag, 1);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("anna");
      g_autoptr (AdduceClaim) claim = NULL;

      adduce_claim_builder_set_spans (builder, spans, text, NULL);
      adduce_claim_builder_set_speakers (builder, speakers);
      adduce_claim_builder_set_stance (builder, stance);
      claim = adduce_claim_builder_end (builder);
      g_ptr_array_add (bench->claims, adduce_claim_row_new (claim, source, NULL, 0));
    }
}

/* --- the sides --- */

static void
rows_cb (gpointer user_data)
{
  Bench *bench = user_data;

  g_clear_pointer (&bench->rows, g_ptr_array_unref);
  bench->rows = adduce_register_rows_list (bench->base, bench->claims, bench->codebook);
}

static void
count_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < bench->claims->len; i++)
    {
      AdduceTagList *tags = adduce_claim_get_speakers (adduce_claim_row_get_claim (bench->claims->pdata[i]));
      const char *code = adduce_tag_get_code (adduce_tag_list_get_tag (tags, 0));
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, code));

      g_hash_table_insert (counts, (gpointer) code, GUINT_TO_POINTER (n + 1));
    }
  bench->sink += g_hash_table_size (counts);
}

static void
filter_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_auto (GStrv) words = adduce_match_split ("luka");
  g_autoptr (AdduceNameKey) key = adduce_name_key_new ("luka");

  for (guint i = 0; i < bench->rows->len; i++)
    bench->sink += (guint) adduce_register_row_matches (bench->rows->pdata[i], (const char *const *) words, key);
}

static void
fold_cb (gpointer user_data)
{
  Bench *bench = user_data;

  for (guint i = 0; i < bench->entities->len; i++)
    {
      g_autofree char *folded = adduce_breaks_fold (adduce_entity_get_name (bench->entities->pdata[i]));

      bench->sink += strstr (folded, "luka") != NULL;
    }
}

static void
pairs_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autoptr (GPtrArray) pairs = adduce_duplicates_find (bench->base, (AdduceEntity *const *) bench->entities->pdata,
                                                        bench->entities->len, NULL);

  bench->sink += pairs->len;
}

static void
each_cb (gpointer user_data)
{
  Bench *bench = user_data;

  for (guint i = 0; i < N_EACH; i++)
    for (guint j = i + 1; j < N_EACH; j++)
      bench->sink += adduce_name_form_compare (bench->forms->pdata[i], bench->forms->pdata[j]);
}

static void
merge_cb (gpointer user_data)
{
  Bench *bench = user_data;
  AdduceRegister *base = adduce_register_editor_get_register (bench->editor);
  AdduceEntity *target = adduce_register_lookup (base, "speaker-1");
  AdduceEntity *source = adduce_register_lookup (base, "speaker-2");
  g_autoptr (AdduceRegisterChange) change = adduce_register_act_merge (base, target, &source, 1, NULL);

  if (!adduce_register_editor_perform (bench->editor, change, NULL, NULL)
      || !adduce_register_editor_undo (bench->editor, NULL, NULL))
    g_error ("the merge was not done and taken back");
}

/* Done, counted and taken back. */
static void
merge_and_count_cb (gpointer user_data)
{
  Bench *bench = user_data;
  AdduceRegister *base = adduce_register_editor_get_register (bench->editor);
  AdduceEntity *target = adduce_register_lookup (base, "speaker-1");
  AdduceEntity *source = adduce_register_lookup (base, "speaker-2");
  g_autoptr (AdduceRegisterChange) change = adduce_register_act_merge (base, target, &source, 1, NULL);
  g_autoptr (GPtrArray) rows = NULL;
  guint n_claims = 0;

  if (!adduce_register_editor_perform (bench->editor, change, NULL, NULL))
    g_error ("the merge was not done");
  rows = adduce_register_rows_list (adduce_register_editor_get_register (bench->editor), bench->claims,
                                    bench->codebook);
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (adduce_register_row_get_id (rows->pdata[i]), "speaker-1"))
      n_claims = adduce_register_row_get_n_claims (rows->pdata[i]);
  if (n_claims != 2 * N_OF_TWO)
    g_error ("the two have %u claims together", n_claims);
  if (!adduce_register_editor_undo (bench->editor, NULL, NULL))
    g_error ("the merge was not taken back");
}

/* Twice, as a merge is done and taken back. */
static void
write_cb (gpointer user_data)
{
  Bench *bench = user_data;
  g_autofree char *path = g_build_filename (bench->folder, "plain", NULL);
  gsize n;
  const char *data = g_bytes_get_data (bench->bytes, &n);

  for (guint i = 0; i < 2; i++)
    {
      int file = open (path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

      if (file < 0 || write (file, data, n) != (gssize) n || fsync (file) != 0 || close (file) != 0)
        g_error ("%s can't be written", path);
    }
}

int
main (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Bench bench = { .folder = g_dir_make_tmp ("adduce-bench-XXXXXX", NULL) };
  g_autofree char *path = adduce_register_make_path (bench.folder, "speaker");
  g_autofree char *plain = g_build_filename (bench.folder, "plain", NULL);
  gboolean good = TRUE;

  bench.entities = g_ptr_array_new_with_free_func (g_object_unref);
  bench.claims = g_ptr_array_new_with_free_func (g_object_unref);
  bench.forms = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_name_form_free);
  bench.codebook = adduce_codebook_load_preset ("default", NULL);
  make_entities (&bench, rand);
  make_claims (&bench, rand);
  for (guint i = 0; i < N_EACH; i++)
    g_ptr_array_add (bench.forms, adduce_name_form_new (adduce_entity_get_name (bench.entities->pdata[i])));
  bench.bytes = adduce_register_serialize (bench.base);
  adduce_durable_replace (path, bench.bytes, NULL, NULL, NULL, NULL);
  bench.editor = adduce_register_editor_new (bench.folder, "speaker", NULL);

  good &= bench_against ("register, rows", NULL, rows_cb, "counting", count_cb, &bench, 7, ROWS_BAR);
  filter_cb (&bench); /* what is folded once is made in the page's worker */
  good &= bench_against ("register, a keystroke", NULL, filter_cb, "folding", fold_cb, &bench, 15, FILTER_BAR);
  good &= bench_against ("register, duplicates", NULL, pairs_cb, "each with each", each_cb, &bench, 5, PAIRS_BAR);
  good &= bench_against ("register, merge", NULL, merge_cb, "writing", write_cb, &bench, 7, MERGE_BAR);
  good &= bench_against ("register, merge and count", NULL, merge_and_count_cb, "rows", rows_cb, &bench, 5, COUNT_BAR);

  g_remove (path);
  g_remove (plain);
  g_rmdir (bench.folder);
  return good ? 0 : 1;
}
