/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims carried over between articles that are nearly the same.
 */
#include "config.h"

#include "analysis/adduce-twin-carry.h"

#include <glib/gi18n-lib.h>

#include "edit/adduce-edit-sidecars.h"
#include "store/adduce-claim-anchor.h"
#include "store/adduce-claim-conflict.h"
#include "store/adduce-claim-origin.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"

typedef struct {
  char *source;
  char *target;
} Pair;

/* An article with the coder's claims. */
typedef struct {
  char *relative;
  char *path;
  char *sidecar_path;
  AdduceText *text;
  AdduceSidecar *sidecar; /* NULL where the coder has none */
} Layer;

struct _AdduceTwinCarry {
  char *folder;
  AdduceCoder *coder;
  gboolean accept;
  GPtrArray *pairs;    /* Pair */
  GPtrArray *rows;     /* AdduceCarryRow */
  GPtrArray *problems;
  GHashTable *digests; /* path of a target → digest of the text that was looked at */
  AdduceEditSidecars *made;
};

static const struct
{
  const char *id;
  const char *label;
} states[ADDUCE_CARRY_N_STATES] = {
  { "placed", N_("the same words") },
  { "like", N_("words like them") },
  { "known", N_("carried over before") },
  { "taken", N_("you have a claim on these words") },
  { "ambiguous", N_("several places may be meant") },
  { "lost", N_("the words are not there") },
  { "unsettled", N_("it waits for you in its article") },
};

const char *
adduce_carry_state_to_id (AdduceCarryState state)
{
  g_return_val_if_fail (state < ADDUCE_CARRY_N_STATES, NULL);

  return states[state].id;
}

const char *
adduce_carry_state_get_label (AdduceCarryState state)
{
  g_return_val_if_fail (state < ADDUCE_CARRY_N_STATES, NULL);

  return _(states[state].label);
}

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->source);
  g_free (pair->target);
  g_free (pair);
}

static void
row_free (gpointer data)
{
  AdduceCarryRow *row = data;

  g_free (row->source);
  g_free (row->target);
  g_object_unref (row->claim);
  g_clear_object (&row->carried);
  g_free (row);
}

static void
layer_free (Layer *layer)
{
  g_free (layer->relative);
  g_free (layer->path);
  g_free (layer->sidecar_path);
  g_clear_object (&layer->text);
  g_clear_object (&layer->sidecar);
  g_free (layer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Layer, layer_free)

static void
add_problem (AdduceTwinCarry *self, const char *relative, const char *what)
{
  g_autofree char *shown = adduce_paths_display (relative);

  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", shown, what));
}

/* --- articles --- */

/* (transfer full) (nullable): NULL where claims can't be read or put there, with a sentence. */
static Layer *
layer_load (AdduceTwinCarry *self, const char *relative)
{
  g_autoptr (Layer) layer = g_new0 (Layer, 1);
  g_autoptr (GError) error = NULL;

  layer->relative = g_strdup (relative);
  layer->path = g_build_filename (self->folder, relative, NULL);
  layer->sidecar_path = adduce_paths_sidecar (layer->path, adduce_coder_get_nickname (self->coder));
  layer->text = adduce_text_load (layer->path, &error);
  if (layer->text != NULL)
    layer->sidecar = adduce_sidecar_load (layer->sidecar_path, NULL, &error);
  if (layer->text == NULL
      || (layer->sidecar == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)))
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
      return NULL;
    }
  if (layer->sidecar == NULL
      || g_str_equal (adduce_sidecar_get_text_digest (layer->sidecar), adduce_text_get_digest (layer->text)))
    return g_steal_pointer (&layer);

  add_problem (self, relative,
               _("the article was changed under its claims; open it, or use “adduce-cli reanchor”, and carry claims "
                 "over then"));
  return NULL;
}

static guint
count_claims (const Layer *layer)
{
  return layer->sidecar != NULL ? adduce_sidecar_get_n_claims (layer->sidecar) : 0;
}

/* Whether there is a claim that was made here. */
static gboolean
is_coded (AdduceTwinCarry *self, const char *relative)
{
  g_autofree char *path = g_build_filename (self->folder, relative, NULL);
  g_autofree char *sidecar_path = adduce_paths_sidecar (path, adduce_coder_get_nickname (self->coder));
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (sidecar_path, NULL, NULL);

  for (guint i = 0; sidecar != NULL && i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      g_autofree char *origin = adduce_claim_origin_dup_id (adduce_sidecar_get_claim (sidecar, i));

      if (origin == NULL)
        return TRUE;
    }
  return FALSE;
}

/* --- one claim --- */

/* Whether one of the claims there is this one: carried over from it, or both from the same, or this one from there. */
static gboolean
has_claim (const Layer *target, AdduceClaim *claim)
{
  g_autofree char *first = adduce_claim_origin_dup_first (claim);

  for (guint i = 0; i < count_claims (target); i++)
    {
      g_autofree char *other = adduce_claim_origin_dup_first (adduce_sidecar_get_claim (target->sidecar, i));

      if (g_str_equal (first, other))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_taken (const Layer *target, AdduceSpanSet *spans)
{
  for (guint i = 0; i < count_claims (target); i++)
    {
      AdduceClaim *claim = adduce_sidecar_get_claim (target->sidecar, i);

      if (adduce_span_set_equal (adduce_claim_get_spans (claim), spans) && !adduce_claim_anchor_is_lost (claim))
        return TRUE;
    }
  return FALSE;
}

/* Looks for its words; @row gets a claim where they are. */
static AdduceCarryState
place (AdduceTwinCarry *self, const Layer *source, const Layer *target, AdduceAnchorer *anchorer, AdduceCarryRow *row)
{
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_new (row->claim, adduce_text_get_digest (source->text));
  AdduceSpan pieces[ADDUCE_SPAN_SET_MAX];
  g_autoptr (AdduceSpanSet) spans = NULL;
  g_autoptr (GPtrArray) quotes = NULL;
  gboolean waits;
  double score;

  anchor->status = adduce_claim_anchor_find (anchor, anchorer, pieces, &score);
  if (!adduce_anchor_status_has_place (anchor->status))
    return anchor->status == ADDUCE_ANCHOR_AMBIGUOUS ? ADDUCE_CARRY_AMBIGUOUS : ADDUCE_CARRY_LOST;
  spans = adduce_span_set_new (pieces, adduce_span_set_get_n_spans (anchor->spans), NULL);
  if (spans == NULL || adduce_span_set_get_n_spans (spans) != anchor->quotes->len)
    return ADDUCE_CARRY_AMBIGUOUS;
  if (is_taken (target, spans))
    return ADDUCE_CARRY_TAKEN;

  quotes = adduce_claim_anchor_describe (target->text, spans);
  waits = anchor->status > ADDUCE_ANCHOR_MOVED;
  row->carried = adduce_claim_origin_carry (row->claim, source->relative, waits && !self->accept ? anchor : NULL, spans,
                                            quotes);
  return waits ? ADDUCE_CARRY_LIKE : ADDUCE_CARRY_PLACED;
}

static void
look_at_pair (AdduceTwinCarry *self, const Layer *source, const Layer *target)
{
  g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (target->text, source->text);

  g_hash_table_replace (self->digests, g_strdup (target->relative), g_strdup (adduce_text_get_digest (target->text)));
  for (guint i = 0; i < count_claims (source); i++)
    {
      AdduceCarryRow *row = g_new0 (AdduceCarryRow, 1);

      row->source = g_strdup (source->relative);
      row->target = g_strdup (target->relative);
      row->claim = g_object_ref (adduce_sidecar_get_claim (source->sidecar, i));
      if (adduce_claim_anchor_is_lost (row->claim) || adduce_claim_anchor_is_unsure (row->claim)
          || adduce_claim_anchor_waits (row->claim) || adduce_claim_conflict_waits (row->claim))
        row->state = ADDUCE_CARRY_UNSETTLED;
      else if (has_claim (target, row->claim))
        row->state = ADDUCE_CARRY_KNOWN;
      else
        row->state = place (self, source, target, anchorer, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* --- public --- */

AdduceTwinCarry *
adduce_twin_carry_new (const char *folder, AdduceCoder *coder, AdduceCodebook *codebook)
{
  AdduceTwinCarry *self;

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CODER (coder), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  self = g_new0 (AdduceTwinCarry, 1);
  self->folder = g_strdup (folder);
  self->coder = g_object_ref (coder);
  self->pairs = g_ptr_array_new_with_free_func (pair_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->made = adduce_edit_sidecars_new (coder, codebook);
  return self;
}

void
adduce_twin_carry_free (AdduceTwinCarry *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_object_unref (self->coder);
  g_ptr_array_unref (self->pairs);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->problems);
  g_hash_table_unref (self->digests);
  adduce_edit_sidecars_free (self->made);
  g_free (self);
}

void
adduce_twin_carry_set_accept (AdduceTwinCarry *self, gboolean accept)
{
  g_return_if_fail (self != NULL);

  self->accept = accept;
}

void
adduce_twin_carry_add (AdduceTwinCarry *self, const char *source, const char *target)
{
  Pair *pair;

  g_return_if_fail (self != NULL);
  g_return_if_fail (source != NULL && target != NULL);
  g_return_if_fail (!g_str_equal (source, target));

  pair = g_new (Pair, 1);
  *pair = (Pair) { g_strdup (source), g_strdup (target) };
  g_ptr_array_add (self->pairs, pair);
}

void
adduce_twin_carry_add_group (AdduceTwinCarry *self, const char *const *paths)
{
  const char *source = NULL, *other = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (paths != NULL);

  for (guint i = 0; paths[i] != NULL && other == NULL; i++)
    if (is_coded (self, paths[i]))
      *(source == NULL ? &source : &other) = paths[i];
  if (other != NULL)
    {
      g_autofree char *shown = adduce_paths_display (source);
      /* translators: an article */
      g_autofree char *text = g_strdup_printf (_("it is coded, and so is its twin %s; say from which one claims are to "
                                                 "be carried over"), shown);

      add_problem (self, other, text);
      return;
    }
  for (guint i = 0; source != NULL && paths[i] != NULL; i++)
    if (!g_str_equal (paths[i], source))
      adduce_twin_carry_add (self, source, paths[i]);
}

gboolean
adduce_twin_carry_look (AdduceTwinCarry *self, AdduceTwinCarryProgress progress, gpointer user_data,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (Layer) source = NULL;
  const char *asked = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const Pair *pair = self->pairs->pdata[i];
      g_autoptr (Layer) target = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (asked == NULL || !g_str_equal (asked, pair->source))
        {
          g_clear_pointer (&source, layer_free);
          source = layer_load (self, pair->source);
          asked = pair->source;
        }
      if (source != NULL && count_claims (source) > 0)
        target = layer_load (self, pair->target);
      if (target != NULL)
        look_at_pair (self, source, target);
      if (progress != NULL)
        progress (i + 1, self->pairs->len, user_data);
    }
  return TRUE;
}

GPtrArray *
adduce_twin_carry_get_rows (AdduceTwinCarry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->rows;
}

guint
adduce_twin_carry_count (AdduceTwinCarry *self, AdduceCarryState state)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rows->len; i++)
    n += ((AdduceCarryRow *) self->rows->pdata[i])->state == state;
  return n;
}

GPtrArray *
adduce_twin_carry_get_problems (AdduceTwinCarry *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

/* The article as it was looked at, with a file for the coder; NULL where it was changed, with a sentence, or @error. */
static Layer *
open_target (AdduceTwinCarry *self, const char *relative, GError **error)
{
  g_autoptr (Layer) layer = layer_load (self, relative);

  if (layer == NULL)
    return NULL;
  if (g_strcmp0 (g_hash_table_lookup (self->digests, relative), adduce_text_get_digest (layer->text)) != 0)
    {
      add_problem (self, relative, _("the article was changed just now; nothing was carried over to it"));
      return NULL;
    }
  if (layer->sidecar == NULL && !adduce_edit_sidecars_make (self->made, layer->path, layer->text, error))
    return NULL;
  return g_steal_pointer (&layer);
}

AdduceCorpusEdit *
adduce_twin_carry_make_edit (AdduceTwinCarry *self, GError **error)
{
  g_autoptr (AdduceCorpusEdit) edit = NULL;
  g_autoptr (Layer) target = NULL;
  g_autoptr (GError) failed = NULL;
  const char *asked = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  edit = adduce_corpus_edit_new (self->folder, _("Carry Claims over to Twins"));
  for (guint i = 0; i < self->rows->len; i++)
    {
      const AdduceCarryRow *row = self->rows->pdata[i];

      if (row->carried == NULL)
        continue;
      if (asked == NULL || !g_str_equal (asked, row->target))
        {
          g_clear_pointer (&target, layer_free);
          target = open_target (self, row->target, &failed);
          asked = row->target;
        }
      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          adduce_twin_carry_end (self);
          return NULL;
        }
      if (target != NULL)
        adduce_corpus_edit_add (edit, target->sidecar_path, NULL, row->carried);
    }
  return g_steal_pointer (&edit);
}

void
adduce_twin_carry_end (AdduceTwinCarry *self)
{
  g_return_if_fail (self != NULL);

  adduce_edit_sidecars_end (self->made);
}
