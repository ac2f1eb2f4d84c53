/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims whose article was changed.
 */
#include "config.h"

#include "store/adduce-reanchor.h"

#include "adduce-error.h"
#include "store/adduce-archive.h"
#include "store/adduce-journal.h"
#include "store/adduce-json.h"
#include "store/adduce-sidecar-private.h"

#define MAX_TRIES 10

struct _AdduceReanchor {
  GObject parent_instance;

  AdduceSidecar *sidecar;
  GArray *claims; /* AdduceReanchored */
  gboolean changes;
};

/* One run. */
typedef struct {
  AdduceText *text;
  AdduceReanchorAccept accept;
  GHashTable *anchorers; /* digest of an old text → AdduceAnchorer */
  gboolean same_text;    /* the sidecar is about it already */
} Run;

G_DEFINE_FINAL_TYPE (AdduceReanchor, adduce_reanchor, G_TYPE_OBJECT)

static void
reanchored_clear (gpointer data)
{
  AdduceReanchored *self = data;

  g_clear_object (&self->before);
  g_clear_object (&self->after);
}

static void
adduce_reanchor_finalize (GObject *object)
{
  AdduceReanchor *self = ADDUCE_REANCHOR (object);

  g_clear_object (&self->sidecar);
  g_array_unref (self->claims);
  G_OBJECT_CLASS (adduce_reanchor_parent_class)->finalize (object);
}

static void
adduce_reanchor_class_init (AdduceReanchorClass *class)
{
  G_OBJECT_CLASS (class)->finalize = adduce_reanchor_finalize;
}

static void
adduce_reanchor_init (AdduceReanchor *self)
{
  self->claims = g_array_new (FALSE, FALSE, sizeof (AdduceReanchored));
  g_array_set_clear_func (self->claims, reanchored_clear);
}

/* --- one claim --- */

static AdduceAnchorer *
get_anchorer (Run *run, const char *digest)
{
  AdduceAnchorer *anchorer = g_hash_table_lookup (run->anchorers, digest);
  if (anchorer == NULL)
    {
      g_autoptr (AdduceText) old_text = adduce_archive_load_text (digest);
      anchorer = adduce_anchorer_new (run->text, old_text);
      g_hash_table_insert (run->anchorers, g_strdup (digest), anchorer);
    }
  return anchorer;
}

static gboolean
is_accepted (Run *run, AdduceAnchorStatus status)
{
  return adduce_anchor_status_has_place (status)
         && (run->accept == ADDUCE_REANCHOR_ACCEPT_ALL
             || (run->accept == ADDUCE_REANCHOR_ACCEPT_MOVED && status <= ADDUCE_ANCHOR_MOVED));
}

/* Takes the claim to where its words are. @origin: what the coder chose. */
static void
place (Run *run, AdduceReanchored *result, AdduceClaimAnchor *origin)
{
  AdduceSpan pieces[ADDUCE_SPAN_SET_MAX];
  result->status = adduce_claim_anchor_find (origin, get_anchorer (run, origin->text_digest), pieces, &result->score);
  origin->status = result->status;
  origin->confirmed = origin->confirmed && result->status == ADDUCE_ANCHOR_ORPHAN;
  gboolean keeps = result->status != ADDUCE_ANCHOR_SAME && !is_accepted (run, result->status);
  result->waits = keeps && !origin->confirmed;

  if (result->status == ADDUCE_ANCHOR_SAME || !adduce_anchor_status_has_place (result->status))
    {
      result->after = adduce_claim_anchor_apply (result->before, keeps ? origin : NULL, origin->spans, origin->quotes);
      return;
    }
  g_autoptr (AdduceSpanSet) spans
    = adduce_span_set_new (pieces, adduce_span_set_get_n_spans (origin->spans), NULL);
  g_autoptr (GPtrArray) quotes = adduce_claim_anchor_describe (run->text, spans);
  result->after = adduce_claim_anchor_apply (result->before, keeps ? origin : NULL, spans, quotes);
}

static gboolean
has_words (AdduceClaim *claim, AdduceText *text)
{
  AdduceSpanSet *spans = adduce_claim_get_spans (claim);
  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    if (!adduce_quote_matches (adduce_claim_get_quote (claim, i), text, adduce_span_set_get_span (spans, i)))
      return FALSE;
  return TRUE;
}

/* Without what waited. */
static void
settle (AdduceReanchored *result)
{
  g_autoptr (AdduceClaimAnchor) own = adduce_claim_anchor_new (result->before, "");
  result->after = adduce_claim_anchor_apply (result->before, NULL, own->spans, own->quotes);
  result->waits = FALSE;
}

/* The sidecar is about the text already, and what was found in it waits, or the coder has placed it by hand since. */
static void
look_at_waiting (Run *run, AdduceReanchored *result, AdduceClaimAnchor *waiting)
{
  result->status = waiting->status;
  if (has_words (result->before, run->text)
      && (is_accepted (run, waiting->status)
          || (!adduce_anchor_status_has_place (waiting->status) && !adduce_claim_anchor_is_lost (result->before))))
    {
      settle (result);
      return;
    }
  result->after = g_object_ref (result->before);
  result->waits = !waiting->confirmed;
}

static AdduceReanchored
reanchor (Run *run, AdduceClaim *claim, const char *digest)
{
  AdduceReanchored result = { .before = g_object_ref (claim), .status = ADDUCE_ANCHOR_SAME, .score = 1 };
  g_autoptr (AdduceClaimAnchor) waiting = adduce_claim_anchor_get (claim);
  g_autoptr (AdduceClaimAnchor) own = NULL;
  gboolean placed_by_hand = waiting != NULL && !adduce_anchor_status_has_place (waiting->status)
                            && !adduce_claim_anchor_is_lost (claim);

  if ((run->same_text && waiting == NULL) || adduce_claim_is_about_article (claim))
    result.after = g_object_ref (claim);
  else if (run->same_text)
    look_at_waiting (run, &result, waiting);
  else
    {
      if (waiting == NULL || placed_by_hand)
        own = adduce_claim_anchor_new (claim, digest);
      place (run, &result, own != NULL ? own : waiting);
    }
  return result;
}

/* --- public --- */

AdduceReanchor *
adduce_reanchor_new (AdduceSidecar *sidecar, AdduceText *text, AdduceReanchorAccept accept)
{
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (sidecar), NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  const char *digest = adduce_sidecar_get_text_digest (sidecar);
  g_autoptr (GHashTable) anchorers
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) adduce_anchorer_free);
  Run run = { text, accept, anchorers, g_str_equal (digest, adduce_text_get_digest (text)) };
  AdduceReanchor *self = g_object_new (ADDUCE_TYPE_REANCHOR, NULL);
  gboolean waits = FALSE;

  self->sidecar = adduce_sidecar_copy (sidecar);
  self->changes = !run.same_text;
  for (guint i = 0; i < adduce_sidecar_get_n_claims (sidecar); i++)
    {
      AdduceReanchored result = reanchor (&run, adduce_sidecar_get_claim (sidecar, i), digest);
      self->changes = self->changes || result.after != result.before;
      waits = waits || result.waits;
      adduce_sidecar_put (self->sidecar, result.after);
      g_array_append_val (self->claims, result);
    }
  if (!run.same_text)
    adduce_sidecar_set_text (self->sidecar, text);
  if (waits)
    adduce_sidecar_need_term (self->sidecar, ADDUCE_JSON_ANCHOR);
  return self;
}

guint
adduce_reanchor_get_n_claims (AdduceReanchor *self)
{
  g_return_val_if_fail (ADDUCE_IS_REANCHOR (self), 0);

  return self->claims->len;
}

const AdduceReanchored *
adduce_reanchor_get_claim (AdduceReanchor *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_REANCHOR (self), NULL);
  g_return_val_if_fail (index < self->claims->len, NULL);

  return &g_array_index (self->claims, AdduceReanchored, index);
}

guint
adduce_reanchor_count (AdduceReanchor *self, AdduceAnchorStatus status)
{
  guint n = 0;

  g_return_val_if_fail (ADDUCE_IS_REANCHOR (self), 0);

  for (guint i = 0; i < self->claims->len; i++)
    n += g_array_index (self->claims, AdduceReanchored, i).status == status;
  return n;
}

guint
adduce_reanchor_count_waiting (AdduceReanchor *self)
{
  guint n = 0;

  g_return_val_if_fail (ADDUCE_IS_REANCHOR (self), 0);

  for (guint i = 0; i < self->claims->len; i++)
    n += g_array_index (self->claims, AdduceReanchored, i).waits;
  return n;
}

gboolean
adduce_reanchor_changes (AdduceReanchor *self)
{
  g_return_val_if_fail (ADDUCE_IS_REANCHOR (self), FALSE);

  return self->changes;
}

AdduceSidecar *
adduce_reanchor_get_sidecar (AdduceReanchor *self)
{
  g_return_val_if_fail (ADDUCE_IS_REANCHOR (self), NULL);

  return self->sidecar;
}

AdduceReanchor *
adduce_reanchor_file (const char *sidecar_path, AdduceText *text, AdduceReanchorAccept accept, GError **error)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  for (guint i = 1;; i++)
    {
      AdduceFileStamp stamp;
      g_autoptr (AdduceSidecar) base = adduce_sidecar_load (sidecar_path, &stamp, error);
      g_autoptr (AdduceSidecar) mine = NULL, saved = NULL;
      g_autoptr (AdduceReanchor) self = NULL;
      g_autoptr (GPtrArray) used = NULL;
      g_autoptr (GError) failure = NULL;

      if (base == NULL)
        return NULL;
      mine = adduce_sidecar_copy (base);
      guint n_recovered = adduce_journal_recover (sidecar_path, mine, &used);
      self = adduce_reanchor_new (mine, text, accept);
      if ((!self->changes && n_recovered == 0)
          || adduce_sidecar_save (sidecar_path, base, self->sidecar, &stamp, &saved, NULL, &failure))
        {
          adduce_journal_discard (used);
          return g_steal_pointer (&self);
        }
      if (i < MAX_TRIES && g_error_matches (failure, ADDUCE_ERROR, ADDUCE_ERROR_OTHER_TEXT))
        continue;
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
}
