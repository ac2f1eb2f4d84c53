/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sidecars that foreign claims go into.
 */
#include "config.h"

#include "exchange/adduce-foreign-layer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "model/adduce-coder.h"
#include "store/adduce-claim-anchor.h"
#include "store/adduce-json.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"

/* How many characters of a claim's words are shown. */
#define MAX_WORDS 60

/* One coder's. */
typedef struct {
  char *path; /* NULL in a dry run of a new article */
  char *nickname;
  AdduceSidecar *base; /* what is on the disk, or NULL */
  AdduceSidecar *mine; /* NULL where nothing can be added to that */
  AdduceFileStamp stamp;
  GHashTable *ids; /* of the claims that came so far */
  GPtrArray *new_claims;
  gboolean changed;
} Layer;

struct _AdduceForeignLayers {
  const char *folder;
  const char *path;
  AdduceText *text;
  AdduceForeignCoding *coding;
  const AdduceForeignOptions *options;
  GPtrArray *problems;
  AdduceCorpusEdit *undo;
  GPtrArray *layers; /* Layer */
};

static void
layer_free (gpointer data)
{
  Layer *layer = data;

  g_free (layer->path);
  g_free (layer->nickname);
  g_ptr_array_unref (layer->new_claims);
  g_clear_object (&layer->base);
  g_clear_object (&layer->mine);
  g_hash_table_unref (layer->ids);
  g_free (layer);
}

static void
complain (AdduceForeignLayers *self, const AdduceForeignClaim *claim, const char *problem)
{
  g_ptr_array_add (self->problems,
                   g_strdup_printf ("%s: %s: %s", claim->document->file, claim->place, problem));
}

/* --- coders --- */

/* (transfer full): a nickname. */
static char *
dup_nickname (AdduceForeignLayers *self, const AdduceForeignClaim *claim)
{
  if (self->options->coder != NULL)
    return g_strdup (self->options->coder);
  if (adduce_coder_is_nickname (claim->coder))
    return g_strdup (claim->coder);
  return adduce_coder_suggest_nickname (claim->coder);
}

/* Reads what the coder has already; FALSE with @error where nothing can be added to it. */
static gboolean
load_layer (AdduceForeignLayers *self, Layer *layer, const AdduceForeignClaim *claim, GError **error)
{
  g_autofree char *article = self->path != NULL ? g_build_filename (self->folder, self->path, NULL) : NULL;
  g_autofree char *name = article != NULL ? g_path_get_basename (article) : g_strdup ("article.txt");
  const char *full_name = self->options->coder == NULL && g_strcmp0 (claim->coder, layer->nickname) != 0 ? claim->coder
                                                                                                     : NULL;
  g_autoptr (GError) load_error = NULL;
  g_autoptr (AdduceCoder) coder = NULL;

  layer->path = article != NULL ? adduce_paths_sidecar (article, layer->nickname) : NULL;
  if (layer->path != NULL)
    layer->base = adduce_sidecar_load (layer->path, &layer->stamp, &load_error);
  if (load_error != NULL && !g_error_matches (load_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&load_error));
      return FALSE;
    }
  if (layer->base == NULL)
    {
      memset (&layer->stamp, 0, sizeof layer->stamp);
      coder = adduce_coder_new (NULL, layer->nickname, full_name, error);
      layer->mine = coder != NULL ? adduce_sidecar_new (coder, name, self->text) : NULL;
      return coder != NULL;
    }
  if (!g_str_equal (adduce_sidecar_get_text_digest (layer->base), adduce_text_get_digest (self->text)))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_OTHER_TEXT,
                   /* translators: the path of an article, a nickname */
                   _("%s was changed since %s coded it; find the claims again first (adduce-cli reanchor)"), self->path,
                   layer->nickname);
      return FALSE;
    }
  layer->mine = adduce_sidecar_copy (layer->base);
  return TRUE;
}

/* The coder's; one without a sidecar where nothing can be added to what is there, which is said once. */
static Layer *
get_layer (AdduceForeignLayers *self, const AdduceForeignClaim *claim)
{
  g_autofree char *nickname = dup_nickname (self, claim);
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  Layer *layer;

  for (guint i = 0; i < self->layers->len; i++)
    {
      layer = self->layers->pdata[i];
      if (g_str_equal (layer->nickname, nickname))
        return layer;
    }
  layer = g_new0 (Layer, 1);
  layer->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  layer->new_claims = g_ptr_array_new_with_free_func (g_object_unref);
  layer->nickname = g_steal_pointer (&nickname);
  g_ptr_array_add (self->layers, layer);
  if (load_layer (self, layer, claim, &error))
    return layer;
  /* translators: why a file can't be changed; a nickname */
  problem = g_strdup_printf (_("%s. The claims by %s in it were left out"), error->message, layer->nickname);
  complain (self, claim, problem);
  return layer;
}

/* --- claims --- */

/* (transfer full): the same id each time for the same claim of the same file: a UUID of one's own making (RFC 9562,
 * version 8). */
static char *
make_id (const AdduceForeignClaim *claim, const char *nickname, guint again)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *number = g_strdup_printf ("%u", again);
  const char *const parts[] = { claim->document->name, nickname, claim->id != NULL ? claim->id : claim->place,
                                claim->id != NULL ? "id" : "place", number };
  guint8 digest[32];
  gsize n_digest = sizeof digest;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_checksum_update (checksum, (const guchar *) parts[i], (gssize) strlen (parts[i]) + 1);
  g_checksum_get_digest (checksum, digest, &n_digest);
  return g_strdup_printf ("urn:uuid:%02x%02x%02x%02x-%02x%02x-8%x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", digest[0],
                          digest[1], digest[2], digest[3], digest[4], digest[5], digest[6] & 0xf, digest[7],
                          (digest[8] & 0x3f) | 0x80, digest[9], digest[10], digest[11], digest[12], digest[13],
                          digest[14], digest[15]);
}

/* (transfer full): the claim's own id where it is one of ours and its coder stays the same. */
static char *
dup_id (AdduceForeignLayers *self, Layer *layer, const AdduceForeignClaim *claim)
{
  gboolean same_coder = claim->coder == NULL || g_str_equal (claim->coder, layer->nickname);
  g_autofree char *id = NULL;

  if (claim->id != NULL && same_coder && adduce_json_is_uuid (claim->id)
      && !g_hash_table_contains (layer->ids, claim->id))
    return g_strdup (claim->id);
  for (guint again = 0;; again++)
    {
      id = make_id (claim, layer->nickname, again);
      if (!g_hash_table_contains (layer->ids, id))
        return g_steal_pointer (&id);
      g_free (id);
    }
}

static void
set_times (const AdduceForeignClaim *claim, AdduceClaimBuilder *builder)
{
  if (claim->created > 0)
    adduce_claim_builder_set_created (builder, claim->created);
  if (claim->modified > 0 || claim->created > 0)
    adduce_claim_builder_set_modified (builder, MAX (claim->modified, claim->created));
  if (claim->revision > 0)
    adduce_claim_builder_set_revision (builder, claim->revision);
}

/* What is kept of words that were not found, for the sentence about them; (transfer full). */
static char *
dup_words (const AdduceForeignClaim *claim)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < claim->pieces->len; i++)
    {
      const AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, i);

      if (piece->quote != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " … " : "", piece->quote);
      else
        g_string_append_printf (words, "%s%" G_GUINT64_FORMAT "–%" G_GUINT64_FORMAT, words->len > 0 ? ", " : "",
                                piece->start, piece->end);
    }
  if (g_utf8_strlen (words->str, -1) > MAX_WORDS)
    {
      g_string_truncate (words, (gsize) (g_utf8_offset_to_pointer (words->str, MAX_WORDS) - words->str));
      g_string_append (words, "…");
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* An annotation of a place between two words. */
static gboolean
is_empty (const AdduceForeignClaim *claim)
{
  for (guint i = 0; i < claim->pieces->len; i++)
    {
      const AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, i);

      if (!piece->has_place || piece->start != piece->end || piece->quote != NULL)
        return FALSE;
    }
  return TRUE;
}

static void
tell_state (AdduceForeignLayers *self, const AdduceForeignClaim *claim, AdduceForeignState state, gboolean is_kept)
{
  g_autofree char *words = dup_words (claim);
  g_autofree char *problem = NULL;

  if (state == ADDUCE_FOREIGN_LOST && is_empty (claim))
    /* translators: a place, as “16–16” */
    problem = g_strdup_printf (_("%s holds no words, as a claim must; it was left out"), words);
  else if (state == ADDUCE_FOREIGN_LOST && is_kept)
    /* translators: the words of a claim */
    problem = g_strdup_printf (
      _("“%s” was not found in the article; the claim is kept among those that lost their words"), words);
  else if (state == ADDUCE_FOREIGN_LOST)
    /* translators: the words of a claim */
    problem = g_strdup_printf (_("“%s” was not found in the article; the claim was left out"), words);
  else if (state == ADDUCE_FOREIGN_CHANGED)
    problem = g_strdup_printf (
      _("“%s” is not in the article like this; the claim is where words are like it. Look at it"), words);
  else if (state == ADDUCE_FOREIGN_UNCHECKED)
    problem = g_strdup_printf (_("nothing tells the words of %s; the claim is at that place of the article"), words);
  if (problem != NULL)
    complain (self, claim, problem);
}

/* (transfer full): the claim as a later version than that which was removed. */
static AdduceClaim *
bring_back (AdduceClaim *claim, const AdduceTombstone *tombstone)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);

  adduce_claim_builder_set_revision (builder, tombstone->revision + 1);
  adduce_claim_builder_set_modified (builder, MAX (adduce_claim_get_modified (claim), tombstone->modified));
  return adduce_claim_builder_end (builder);
}

/* @row is filled with what the claim is. */
static void
put_claim (AdduceForeignLayers *self, Layer *layer, const AdduceForeignClaim *foreign, AdduceClaim *claim,
           AdduceForeignRow *row)
{
  g_autoptr (AdduceClaim) back = NULL;
  const AdduceTombstone *tombstone;
  const char *id = adduce_claim_get_id (claim);
  AdduceClaim *there = adduce_sidecar_lookup (layer->mine, id);

  g_hash_table_add (layer->ids, g_strdup (id));
  row->claim = g_strdup (id);
  if (there != NULL)
    {
      row->is_known = TRUE;
      if (!adduce_claim_same_content (there, claim))
        complain (self, foreign, _("the claim is there already, and is another now; it was left as it is there"));
      return;
    }
  tombstone = adduce_sidecar_lookup_tombstone (layer->mine, id);
  if (tombstone != NULL && self->options->again)
    claim = back = bring_back (claim, tombstone);
  else if (tombstone != NULL)
    {
      row->is_known = TRUE;
      complain (self, foreign, _("the claim was there and has been removed; it was not brought back"));
      return;
    }
  adduce_sidecar_put (layer->mine, claim);
  g_ptr_array_add (layer->new_claims, g_object_ref (claim));
  layer->changed = TRUE;
}

/* What a coder says of the article: where nothing is said of it yet. */
static void
take_about (AdduceForeignLayers *self, Layer *layer, const AdduceForeignClaim *foreign)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_for_article (layer->nickname);
  g_autoptr (AdduceClaim) about = NULL;
  AdduceClaim *there = adduce_sidecar_get_article (layer->mine);
  g_auto (GStrv) variables = NULL;
  AdduceStatus status, before;

  if (foreign->status != NULL && adduce_status_from_id (foreign->status, &status)
      && !adduce_sidecar_get_status (layer->mine, &before) && status != ADDUCE_STATUS_NEW)
    {
      adduce_sidecar_set_status (layer->mine, status);
      layer->changed = TRUE;
    }
  if (foreign->about_article)
    adduce_foreign_coding_apply (self->coding, foreign, builder);
  else if (!adduce_foreign_coding_apply_article (self->coding, foreign, builder))
    return;
  adduce_claim_builder_set_revision (builder, 1);
  about = adduce_claim_builder_end (builder);
  variables = adduce_claim_list_variables (about);
  if (variables[0] == NULL)
    return;
  if (there == NULL)
    {
      adduce_sidecar_put (layer->mine, about);
      layer->changed = TRUE;
      return;
    }
  for (guint i = 0; variables[i] != NULL; i++)
    {
      AdduceTagList *old = adduce_claim_get_values (there, variables[i]);

      if (old == NULL || !adduce_tag_list_equal (old, adduce_claim_get_values (about, variables[i])))
        {
          complain (self, foreign, _("something is said of the article already; it was left as it is there"));
          return;
        }
    }
}

/* (transfer full): the claim as the file has it, of which the article does not have the words: where it may stand, or
 * nowhere, until the coder confirms. */
static AdduceClaim *
make_unsure (AdduceForeignLayers *self, AdduceClaimBuilder *builder, AdduceSpanSet *old_spans, GPtrArray *old_quotes,
             const char *digest, AdduceSpanSet *spans)
{
  g_autoptr (GPtrArray) quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_quote_free);
  g_autoptr (AdduceClaimAnchor) anchor = NULL;
  g_autoptr (AdduceClaim) claim = NULL;

  adduce_claim_builder_set_spans_with_quotes (builder, old_spans, (AdduceQuote *const *) old_quotes->pdata);
  claim = adduce_claim_builder_end (builder);
  anchor = adduce_claim_anchor_new (claim, digest);
  anchor->status = spans != NULL ? ADDUCE_ANCHOR_CHANGED : ADDUCE_ANCHOR_ORPHAN;
  if (spans == NULL)
    return adduce_claim_anchor_apply (claim, anchor, anchor->spans, anchor->quotes);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    g_ptr_array_add (quotes, adduce_quote_describe (self->text, adduce_span_set_get_span (spans, i)));
  return adduce_claim_anchor_apply (claim, anchor, spans, quotes);
}

/* (transfer full) (nullable): %NULL where nothing is known of its words, or with @error. @spans: (nullable) */
static AdduceClaim *
make_claim (AdduceForeignLayers *self, AdduceForeignPlacer *placer, const AdduceForeignClaim *foreign,
            AdduceClaimBuilder *builder, AdduceForeignState state, AdduceSpanSet *spans, GError **error)
{
  g_autoptr (AdduceSpanSet) old_spans = NULL;
  g_autoptr (GPtrArray) old_quotes = NULL;
  g_autofree char *digest = NULL;

  if (state >= ADDUCE_FOREIGN_CHANGED
      && adduce_foreign_placer_describe (placer, foreign, &old_spans, &old_quotes, &digest))
    return make_unsure (self, builder, old_spans, old_quotes, digest, spans);
  if (spans == NULL || !adduce_claim_builder_set_spans (builder, spans, self->text, error))
    return NULL;
  return adduce_claim_builder_end (builder);
}

gboolean
adduce_foreign_layers_take (AdduceForeignLayers *self, AdduceForeignPlacer *placer, const AdduceForeignClaim *foreign,
                            AdduceForeignRow *row, GError **error)
{
  Layer *layer = get_layer (self, foreign);
  g_autoptr (AdduceClaimBuilder) builder = NULL;
  g_autoptr (AdduceSpanSet) spans = NULL;
  g_autoptr (AdduceClaim) claim = NULL;
  g_autoptr (GError) make_error = NULL;
  g_autofree char *id = NULL;

  if (layer->mine == NULL)
    {
      if (row != NULL)
        row->coder = g_strdup (layer->nickname);
      return TRUE;
    }
  if (row == NULL)
    {
      take_about (self, layer, foreign);
      return TRUE;
    }
  row->coder = g_strdup (layer->nickname);
  row->state = adduce_foreign_placer_place (placer, foreign, &spans);
  row->words = dup_words (foreign);
  row->spans = spans != NULL ? adduce_span_set_ref (spans) : NULL;
  builder = adduce_claim_builder_new (layer->nickname);
  id = dup_id (self, layer, foreign);
  adduce_claim_builder_set_id (builder, id);
  set_times (foreign, builder);
  adduce_claim_builder_set_codebook_version (
    builder, adduce_codebook_get_version (adduce_foreign_coding_get_codebook (self->coding)));
  adduce_foreign_coding_apply (self->coding, foreign, builder);
  claim = make_claim (self, placer, foreign, builder, row->state, spans, &make_error);
  if (make_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&make_error));
      return FALSE;
    }
  tell_state (self, foreign, row->state, claim != NULL);
  if (claim == NULL)
    return TRUE;
  if (spans != NULL)
    {
      g_free (row->words);
      row->words = adduce_claim_dup_text (claim, " … ");
    }
  take_about (self, layer, foreign);
  put_claim (self, layer, foreign, claim, row);
  return TRUE;
}

/* --- the whole --- */

AdduceForeignLayers *
adduce_foreign_layers_new (const char *folder, const char *path, AdduceText *text, AdduceForeignCoding *coding,
                           const AdduceForeignOptions *options, GPtrArray *problems, AdduceCorpusEdit *undo)
{
  AdduceForeignLayers *self = g_new0 (AdduceForeignLayers, 1);

  self->folder = folder;
  self->path = path;
  self->text = g_object_ref (text);
  self->coding = coding;
  self->options = options;
  self->problems = problems;
  self->undo = undo;
  self->layers = g_ptr_array_new_with_free_func (layer_free);
  return self;
}

void
adduce_foreign_layers_free (AdduceForeignLayers *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->text);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

gboolean
adduce_foreign_layers_write (AdduceForeignLayers *self, GError **error)
{
  for (guint i = 0; i < self->layers->len && !self->options->dry_run; i++)
    {
      Layer *layer = self->layers->pdata[i];
      g_autoptr (AdduceSidecar) saved = NULL;
      g_autofree char *warning = NULL;

      if (!layer->changed || layer->path == NULL)
        continue;
      adduce_sidecar_set_codebook (layer->mine, adduce_foreign_coding_get_codebook (self->coding));
      if (!adduce_sidecar_save (layer->path, layer->base, layer->mine, &layer->stamp, &saved, &warning, error))
        return FALSE;
      for (guint k = 0; k < layer->new_claims->len; k++)
        adduce_corpus_edit_add (self->undo, layer->path, layer->new_claims->pdata[k], NULL);
      if (warning != NULL)
        g_ptr_array_add (self->problems, g_strdup (warning));
    }
  return TRUE;
}
