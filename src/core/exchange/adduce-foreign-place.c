/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the claims of a foreign document stand in an article.
 */
#include "config.h"

#include "exchange/adduce-foreign-place.h"

#include <string.h>

#include "exchange/adduce-foreign-ruler.h"

/* How many quotes are looked at to find out how a document counts. */
#define MAX_PROBES 2000


struct _AdduceForeignPlacer {
  AdduceForeignRuler *ruler; /* of the document's text, or of the article's where it has none */
  AdduceText *text;          /* the ruler's */
  AdduceText *article;
  gboolean has_text; /* whether the document has one */
  gboolean same;     /* whether it is the article's */
  guint way;
  guint preferred;
  AdduceAnchorer *in_text;    /* or NULL until needed */
  AdduceAnchorer *in_article; /* likewise */
  GArray *from;               /* guint: offsets of letters in the text, where the article has the same; else NULL */
  GArray *to;                 /* guint: theirs in the article */
};

const char *
adduce_foreign_state_to_id (AdduceForeignState state)
{
  static const char *const ids[] = { "placed", "unchecked", "moved", "changed", "lost" };

  g_return_val_if_fail (state <= ADDUCE_FOREIGN_LOST, ids[0]);

  return ids[state];
}

/* --- words --- */

/* The same but for white space: formats make line ends and tabs blanks. */
static gboolean
are_alike (const char *a, const char *b)
{
  while (*a != '\0' || *b != '\0')
    {
      gunichar one = g_utf8_get_char (a), other = g_utf8_get_char (b);

      if (one != 0 && g_unichar_isspace (one))
        a = g_utf8_next_char (a);
      else if (other != 0 && g_unichar_isspace (other))
        b = g_utf8_next_char (b);
      else if (one != other)
        return FALSE;
      else
        {
          a = g_utf8_next_char (a);
          b = g_utf8_next_char (b);
        }
    }
  return TRUE;
}

static gboolean
find_span (AdduceForeignPlacer *self, guint way, const AdduceForeignPiece *piece, AdduceSpan *ret_span)
{
  return piece->has_place && piece->start < piece->end
         && adduce_foreign_ruler_find (self->ruler, way, piece->start, &ret_span->start)
         && adduce_foreign_ruler_find (self->ruler, way, piece->end, &ret_span->end)
         && adduce_text_contains_span (self->text, *ret_span);
}

static gboolean
agrees (AdduceForeignPlacer *self, guint way, const AdduceForeignPiece *piece)
{
  g_autofree char *words = NULL;
  AdduceSpan span;

  if (!find_span (self, way, piece, &span))
    return FALSE;
  words = adduce_text_dup_slice (self->text, span);
  return are_alike (words, piece->quote);
}

/* The way by which most quotes are at their places; the format's own where no other is better. */
static guint
choose_way (AdduceForeignPlacer *self, GPtrArray *claims)
{
  guint hits[ADDUCE_FOREIGN_N_WAYS] = { 0 };
  guint best = self->preferred;
  guint n_probes = 0;

  for (guint i = 0; i < claims->len && n_probes < MAX_PROBES; i++)
    {
      const AdduceForeignClaim *claim = claims->pdata[i];

      for (guint k = 0; k < claim->pieces->len; k++)
        {
          const AdduceForeignPiece *piece = &g_array_index (claim->pieces, AdduceForeignPiece, k);

          if (piece->quote == NULL || !piece->has_place)
            continue;
          n_probes++;
          for (guint way = 0; way < ADDUCE_FOREIGN_N_WAYS; way++)
            hits[way] += agrees (self, way, piece) ? 1 : 0;
        }
    }
  for (guint way = 0; way < ADDUCE_FOREIGN_N_WAYS; way++)
    if (hits[way] > hits[best])
      best = way;
  return best;
}

/* --- from text to text --- */

/* (transfer full): offsets of the characters that are no white space; @ret_letters gets these. */
static GArray *
list_letters (AdduceText *text, GString *ret_letters)
{
  GArray *offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *at = adduce_text_get_utf8 (text);

  for (guint offset = 0; *at != '\0'; offset++, at = g_utf8_next_char (at))
    {
      if (g_unichar_isspace (g_utf8_get_char (at)))
        continue;
      g_array_append_val (offsets, offset);
      g_string_append_len (ret_letters, at, g_utf8_next_char (at) - at);
    }
  return offsets;
}

static void
compare_letters (AdduceForeignPlacer *self)
{
  g_autoptr (GString) mine = g_string_new (NULL);
  g_autoptr (GString) theirs = g_string_new (NULL);

  self->from = list_letters (self->text, mine);
  self->to = list_letters (self->article, theirs);
  if (mine->len > 0 && g_string_equal (mine, theirs))
    return;
  g_clear_pointer (&self->from, g_array_unref);
  g_clear_pointer (&self->to, g_array_unref);
}

/* The number of the first letter at or behind an offset. */
static guint
count_before (const GArray *offsets, guint offset)
{
  guint low = 0, high = offsets->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (offsets, guint, middle) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static AdduceForeignState
carry_letters (AdduceForeignPlacer *self, AdduceSpan span, AdduceSpan *ret_span)
{
  guint first = count_before (self->from, span.start);
  guint behind = count_before (self->from, span.end);

  if (behind <= first)
    return ADDUCE_FOREIGN_LOST;
  ret_span->start = g_array_index (self->to, guint, first);
  ret_span->end = g_array_index (self->to, guint, behind - 1) + 1;
  return ADDUCE_FOREIGN_PLACED;
}

static AdduceForeignState
search (AdduceAnchorer *anchorer, AdduceSpan near, const AdduceQuote *quote, AdduceSpan *ret_span)
{
  AdduceAnchor anchor;

  adduce_anchorer_find (anchorer, near, quote, &anchor);
  if (!adduce_anchor_status_has_place (anchor.status))
    return ADDUCE_FOREIGN_LOST;
  *ret_span = anchor.span;
  return anchor.status == ADDUCE_ANCHOR_SAME || anchor.status == ADDUCE_ANCHOR_MOVED ? ADDUCE_FOREIGN_MOVED
                                                                                     : ADDUCE_FOREIGN_CHANGED;
}

static AdduceForeignState
carry_over (AdduceForeignPlacer *self, AdduceSpan span, AdduceSpan *ret_span)
{
  g_autoptr (AdduceQuote) quote = NULL;

  if (self->from != NULL)
    return carry_letters (self, span, ret_span);
  if (self->in_article == NULL)
    self->in_article = adduce_anchorer_new (self->article, self->text);
  quote = adduce_quote_describe (self->text, span);
  return search (self->in_article, span, quote, ret_span);
}

/* --- pieces --- */

/* Where the quote is, in the text; near the place that the file says. */
static AdduceForeignState
search_quote (AdduceForeignPlacer *self, const AdduceForeignPiece *piece, AdduceSpan *ret_span)
{
  guint length = adduce_text_get_length (self->text);
  guint size = (guint) g_utf8_strlen (piece->quote, -1);
  AdduceSpan near = { (guint) MIN (piece->start, length), 0 };
  AdduceQuote quote = { piece->quote, piece->prefix != NULL ? piece->prefix : (char *) "",
                        piece->suffix != NULL ? piece->suffix : (char *) "" };

  if (size == 0)
    return ADDUCE_FOREIGN_LOST;
  near.end = MIN (near.start + size, length);
  if (self->in_text == NULL)
    self->in_text = adduce_anchorer_new (self->text, NULL);
  return search (self->in_text, near, &quote, ret_span);
}

static AdduceForeignState
place_piece (AdduceForeignPlacer *self, const AdduceForeignPiece *piece, AdduceSpan *ret_span)
{
  AdduceForeignState state = ADDUCE_FOREIGN_LOST, carried;
  AdduceSpan span;

  if (find_span (self, self->way, piece, &span))
    {
      if (piece->quote == NULL)
        state = self->has_text ? ADDUCE_FOREIGN_PLACED : ADDUCE_FOREIGN_UNCHECKED;
      else if (agrees (self, self->way, piece))
        state = ADDUCE_FOREIGN_PLACED;
    }
  if (state == ADDUCE_FOREIGN_LOST && piece->quote != NULL)
    state = search_quote (self, piece, &span);
  if (state == ADDUCE_FOREIGN_LOST)
    return state;
  if (self->same)
    {
      *ret_span = span;
      return state;
    }
  carried = carry_over (self, span, ret_span);
  return MAX (state, carried);
}

AdduceForeignState
adduce_foreign_placer_place (AdduceForeignPlacer *self, const AdduceForeignClaim *claim, AdduceSpanSet **ret_spans)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  AdduceForeignState worst = ADDUCE_FOREIGN_PLACED;
  gboolean missing = FALSE;

  *ret_spans = NULL;
  for (guint i = 0; i < claim->pieces->len; i++)
    {
      AdduceSpan span;
      AdduceForeignState state
        = place_piece (self, &g_array_index (claim->pieces, AdduceForeignPiece, i), &span);

      missing = missing || state == ADDUCE_FOREIGN_LOST;
      if (state == ADDUCE_FOREIGN_LOST)
        continue;
      worst = MAX (worst, state);
      g_array_append_val (spans, span);
    }
  if (spans->len > 0)
    *ret_spans = adduce_span_set_new ((const AdduceSpan *) (gpointer) spans->data, spans->len, NULL);
  if (*ret_spans == NULL)
    return ADDUCE_FOREIGN_LOST;
  return missing ? ADDUCE_FOREIGN_CHANGED : worst;
}

/* Where a piece was and its words; %NULL where these are not known. */
static AdduceQuote *
describe_piece (AdduceForeignPlacer *self, const AdduceForeignPiece *piece, AdduceSpan *ret_span)
{
  glong size;

  if (find_span (self, self->way, piece, ret_span) && self->has_text
      && (piece->quote == NULL || agrees (self, self->way, piece)))
    return adduce_quote_describe (self->text, *ret_span);
  size = piece->quote != NULL ? g_utf8_strlen (piece->quote, -1) : 0;
  if (size == 0)
    return NULL;
  ret_span->start = piece->has_place ? (guint) MIN (piece->start, (guint64) G_MAXINT32 / 2) : 0;
  ret_span->end = ret_span->start + (guint) MIN (size, G_MAXINT32 / 2);
  return adduce_quote_new (piece->quote, piece->prefix != NULL ? piece->prefix : "",
                           piece->suffix != NULL ? piece->suffix : "");
}

gboolean
adduce_foreign_placer_describe (AdduceForeignPlacer *self, const AdduceForeignClaim *claim, AdduceSpanSet **ret_spans,
                                GPtrArray **ret_quotes, char **ret_digest)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  g_autoptr (GPtrArray) quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_quote_free);
  g_autoptr (AdduceSpanSet) set = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < claim->pieces->len; i++)
    {
      AdduceSpan span;
      AdduceQuote *quote = describe_piece (self, &g_array_index (claim->pieces, AdduceForeignPiece, i), &span);

      if (quote == NULL)
        return FALSE;
      g_ptr_array_add (quotes, quote);
      g_array_append_val (spans, span);
      g_string_append (words, quote->exact);
    }
  set = spans->len > 0 ? adduce_span_set_new ((const AdduceSpan *) (gpointer) spans->data, spans->len, NULL) : NULL;
  /* Pieces in another order, or such that touch: which words are whose is not known. */
  if (set == NULL || adduce_span_set_get_n_spans (set) != spans->len)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    if (adduce_span_set_get_span (set, i).start != g_array_index (spans, AdduceSpan, i).start)
      return FALSE;
  *ret_spans = g_steal_pointer (&set);
  *ret_quotes = g_steal_pointer (&quotes);
  if (!self->same)
    *ret_digest = g_strdup (adduce_text_get_digest (self->text));
  else
    {
      g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words->str, -1);

      *ret_digest = g_strconcat ("sha256:", hex, NULL);
    }
  return TRUE;
}

AdduceForeignPlacer *
adduce_foreign_placer_new (const AdduceForeignDocument *document, GPtrArray *claims, AdduceText *article,
                           const char *raw)
{
  AdduceForeignPlacer *self = g_new0 (AdduceForeignPlacer, 1);
  const char *counted = document->text != NULL ? document->text : raw;

  self->has_text = document->text != NULL
                   || g_strcmp0 (document->digest, adduce_text_get_digest (article)) == 0;
  self->ruler = adduce_foreign_ruler_new (counted != NULL ? counted : adduce_text_get_utf8 (article));
  self->text = adduce_foreign_ruler_get_text (self->ruler);
  self->article = g_object_ref (article);
  self->same = g_str_equal (adduce_text_get_digest (self->text), adduce_text_get_digest (article));
  if (!self->same)
    compare_letters (self);
  self->preferred = adduce_foreign_ruler_make_way (document->unit, document->text == NULL);
  self->way = self->preferred;
  self->way = choose_way (self, claims);
  return self;
}

void
adduce_foreign_placer_free (AdduceForeignPlacer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->in_text, adduce_anchorer_free);
  g_clear_pointer (&self->in_article, adduce_anchorer_free);
  g_clear_pointer (&self->from, g_array_unref);
  g_clear_pointer (&self->to, g_array_unref);
  g_object_unref (self->article);
  adduce_foreign_ruler_free (self->ruler);
  g_free (self);
}

gboolean
adduce_foreign_placer_is_recounted (AdduceForeignPlacer *self)
{
  return self->way != self->preferred;
}
