/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hits become claims.
 */
#include "config.h"

#include "index/adduce-search-claims.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "edit/adduce-edit-sidecars.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar.h"
#include "text/adduce-sentences.h"

struct _AdduceSearchClaims
{
  char *folder;
  AdduceCoder *coder;
  AdduceCodebook *codebook;
  AdduceSearchSpan span;
  GPtrArray *hits; /* AdduceSearchHit */
  AdduceEditSidecars *made;
  GPtrArray *ids;
  GPtrArray *problems;
  guint n_known;
};

/* An article with its hits, while it is looked at. */
typedef struct {
  const char *relative;
  char *path;
  char *sidecar_path;
  AdduceText *text;
  AdduceSidecar *sidecar; /* NULL where the coder has none */
  guint first;            /* its hits */
  guint n_hits;
} Place;

AdduceSearchClaims *
adduce_search_claims_new (const char *folder, AdduceCoder *coder, AdduceCodebook *codebook, AdduceSearchSpan span)
{
  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CODER (coder), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  AdduceSearchClaims *self = g_new0 (AdduceSearchClaims, 1);
  self->folder = g_strdup (folder);
  self->coder = g_object_ref (coder);
  self->codebook = g_object_ref (codebook);
  self->span = span;
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  self->made = adduce_edit_sidecars_new (coder, codebook);
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
adduce_search_claims_free (AdduceSearchClaims *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->coder);
  g_object_unref (self->codebook);
  g_ptr_array_unref (self->hits);
  adduce_edit_sidecars_free (self->made);
  g_ptr_array_unref (self->ids);
  g_ptr_array_unref (self->problems);
  g_free (self->folder);
  g_free (self);
}

void
adduce_search_claims_add (AdduceSearchClaims *self, AdduceSearchHit *hit)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (ADDUCE_IS_SEARCH_HIT (hit));

  g_ptr_array_add (self->hits, g_object_ref (hit));
}

/* --- one article --- */

static const char *
get_relative (AdduceSearchClaims *self, guint index)
{
  return adduce_search_article_get_relative (adduce_search_hit_get_article (self->hits->pdata[index]));
}

static void
place_clear (Place *self)
{
  g_free (self->path);
  g_free (self->sidecar_path);
  g_clear_object (&self->text);
  g_clear_object (&self->sidecar);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

static void
add_problem (AdduceSearchClaims *self, const char *relative, const char *what)
{
  g_autofree char *shown = adduce_paths_display (relative);
  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", shown, what));
}

/* Whether claims can be made there; else there is a sentence. */
static gboolean
open_place (AdduceSearchClaims *self, Place *place)
{
  g_autoptr (GError) error = NULL;
  place->relative = get_relative (self, place->first);
  place->path = g_build_filename (self->folder, place->relative, NULL);
  place->sidecar_path = adduce_paths_sidecar (place->path, adduce_coder_get_nickname (self->coder));
  place->text = adduce_text_load (place->path, &error);
  if (place->text == NULL)
    {
      g_ptr_array_add (self->problems, g_strdup (error->message));
      return FALSE;
    }
  place->sidecar = adduce_sidecar_load (place->sidecar_path, NULL, &error);
  if (place->sidecar == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return TRUE;
      g_ptr_array_add (self->problems, g_strdup (error->message));
      return FALSE;
    }
  if (g_str_equal (adduce_sidecar_get_text_digest (place->sidecar), adduce_text_get_digest (place->text)))
    return TRUE;
  add_problem (self, place->relative,
               _("the article was changed under its claims; open it, or use “adduce-cli reanchor”, before it gets "
                 "more"));
  return FALSE;
}

/* Sentences that a hit stands in: where it goes over an end, all that it touches. */
static AdduceSpan
get_span (AdduceSearchClaims *self, AdduceText *text, AdduceSearchHit *hit)
{
  AdduceSpan span = adduce_search_hit_get_span (hit);
  if (self->span == ADDUCE_SEARCH_SPAN_HIT)
    return span;
  g_autoptr (GArray) sentences = adduce_sentences_list (text, span);
  for (guint i = 0; i < sentences->len; i++)
    {
      AdduceSpan sentence = g_array_index (sentences, AdduceSpan, i);
      span.start = MIN (span.start, sentence.start);
      span.end = MAX (span.end, sentence.end);
    }
  return span;
}

static gboolean
has_claim (AdduceSidecar *sidecar, AdduceSpanSet *spans)
{
  for (guint i = 0; sidecar != NULL && i < adduce_sidecar_get_n_claims (sidecar); i++)
    if (adduce_span_set_equal (adduce_claim_get_spans (adduce_sidecar_get_claim (sidecar, i)), spans))
      return TRUE;
  return FALSE;
}

/* (transfer full) (nullable) */
static AdduceClaim *
make_claim (AdduceSearchClaims *self, AdduceText *text, AdduceSpanSet *spans, AdduceSearchClaimFunc func,
            gpointer user_data, GError **error)
{
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new (adduce_coder_get_nickname (self->coder));
  adduce_claim_builder_set_codebook_version (builder, adduce_codebook_get_version (self->codebook));
  if (!adduce_claim_builder_set_spans (builder, spans, text, error)
      || (func != NULL && !func (builder, text, user_data, error)))
    return NULL;
  return adduce_claim_builder_end (builder);
}

static int
compare_spans_cb (gconstpointer a, gconstpointer b)
{
  const AdduceSpan *one = a, *other = b;
  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  return one->end < other->end ? -1 : one->end > other->end;
}

/* (transfer full) (element-type AdduceSpan): where claims are to be, each once. */
static GArray *
list_spans (AdduceSearchClaims *self, const Place *place)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  guint n_gone = 0, n_kept = 0;
  for (guint i = place->first; i < place->first + place->n_hits; i++)
    if (adduce_search_hit_is_in (self->hits->pdata[i], place->text))
      {
        AdduceSpan span = get_span (self, place->text, self->hits->pdata[i]);
        g_array_append_val (spans, span);
      }
    else
      n_gone++;
  if (n_gone > 0)
    add_problem (self, place->relative, _("the article was changed since it was searched; search again"));
  g_array_sort (spans, compare_spans_cb);
  for (guint i = 0; i < spans->len; i++)
    {
      AdduceSpan span = g_array_index (spans, AdduceSpan, i);
      if (i == 0 || compare_spans_cb (&span, &g_array_index (spans, AdduceSpan, n_kept - 1)) != 0)
        g_array_index (spans, AdduceSpan, n_kept++) = span;
    }
  g_array_set_size (spans, n_kept);
  return spans;
}

static gboolean
add_steps (AdduceSearchClaims *self, const Place *place, AdduceCorpusEdit *edit, AdduceSearchClaimFunc func,
           gpointer user_data, GError **error)
{
  g_autoptr (GArray) spans = list_spans (self, place);
  gboolean there = place->sidecar != NULL;
  for (guint i = 0; i < spans->len; i++)
    {
      g_autoptr (AdduceSpanSet) set = adduce_span_set_new (&g_array_index (spans, AdduceSpan, i), 1, error);
      if (set == NULL)
        return FALSE;
      if (has_claim (place->sidecar, set))
        {
          self->n_known++;
          continue;
        }
      g_autoptr (AdduceClaim) claim = make_claim (self, place->text, set, func, user_data, error);
      if (claim == NULL || (!there && !adduce_edit_sidecars_make (self->made, place->path, place->text, error)))
        return FALSE;
      there = TRUE;
      adduce_corpus_edit_add (edit, place->sidecar_path, NULL, claim);
      g_ptr_array_add (self->ids, g_strdup (adduce_claim_get_id (claim)));
    }
  return TRUE;
}

static int
compare_hits_cb (gconstpointer a, gconstpointer b)
{
  AdduceSearchHit *one = *(AdduceSearchHit *const *) a, *other = *(AdduceSearchHit *const *) b;
  int result = strcmp (adduce_search_article_get_relative (adduce_search_hit_get_article (one)),
                       adduce_search_article_get_relative (adduce_search_hit_get_article (other)));
  AdduceSpan first = adduce_search_hit_get_span (one), second = adduce_search_hit_get_span (other);
  return result != 0 ? result : compare_spans_cb (&first, &second);
}

AdduceCorpusEdit *
adduce_search_claims_make_edit (AdduceSearchClaims *self, AdduceSearchClaimFunc func, gpointer user_data,
                                GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_autoptr (AdduceCorpusEdit) edit = adduce_corpus_edit_new (self->folder, _("Make Claims of Hits"));
  g_ptr_array_sort (self->hits, compare_hits_cb);
  for (guint i = 0, n; i < self->hits->len; i += n)
    {
      g_auto (Place) place = { .first = i };
      for (n = 1; i + n < self->hits->len && g_str_equal (get_relative (self, i), get_relative (self, i + n));)
        n++;
      place.n_hits = n;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || (open_place (self, &place) && !add_steps (self, &place, edit, func, user_data, error)))
        {
          adduce_search_claims_end (self);
          return NULL;
        }
    }
  return g_steal_pointer (&edit);
}

void
adduce_search_claims_end (AdduceSearchClaims *self)
{
  g_return_if_fail (self != NULL);

  adduce_edit_sidecars_end (self->made);
}

GPtrArray *
adduce_search_claims_get_ids (AdduceSearchClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ids;
}

guint
adduce_search_claims_get_n_known (AdduceSearchClaims *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_known;
}

GPtrArray *
adduce_search_claims_get_problems (AdduceSearchClaims *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}
