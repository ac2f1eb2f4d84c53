/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding a claim’s words again. The file is over 600 lines because finding, weighing and offering share one search.
 *
 * The weights and limits below were chosen on 578 claims of 150 news articles under 18 kinds of edits; the tests hold
 * them against texts that are shipped.
 */
#include "config.h"

#include "text/adduce-anchor.h"

#include <math.h>
#include <string.h>

#include "text/adduce-approx.h"
#include "text/adduce-token-diff.h"

/* What a place must weigh, and how much more than any other. */
#define ACCEPT 0.62
#define MARGIN 0.06

/* Words that stand there exactly and only once need less: so many characters, or such neighbours. */
#define LONG_QUOTE 24
#define GOOD_CONTEXT 0.5

/* From so many characters on the words themselves have their full weight; of shorter ones the neighbours have more. */
#define FULL_QUOTE 40

/* How different words may be that are looked for: a part of their length, and never more than so many characters. */
#define SEARCH_PART 0.34
#define SEARCH_MAX 200
#define MAX_CANDIDATES 24
#define MAX_EXACT 1000 /* in each direction */

/* How like the quote words must be where the old text says that they took its place. */
#define DIFF_LIKENESS 0.5

/* What is shown as a place to choose must weigh. */
#define OFFER 0.4

/* What was rewritten: neighbours as different as that, so far apart, and what stands between as like as that. */
#define NEIGHBOUR_PART 0.2
#define NEIGHBOUR_MIN 8
#define GAP_MIN 0.4
#define GAP_MAX 2.5
#define GAP_MORE 20
#define REWRITTEN_LIKENESS 0.35
#define REWRITTEN_MAX 4096

#define ROUNDING 1e-9

typedef struct {
  gunichar *chars;
  gsize n;
} Letters;

typedef struct {
  AdduceSpan span;
  guint distance;
  double context;
  double score;
} Candidate;

struct _AdduceAnchorer {
  AdduceText *text;
  AdduceText *old_text; /* or NULL */
  Letters letters;      /* of the text */
  AdduceTokenDiff *diff;
  gboolean diff_tried;
};

/* What is looked for. */
typedef struct {
  AdduceAnchorer *anchorer;
  AdduceSpan old;
  const char *utf8;
  Letters quote;
  Letters prefix;
  Letters suffix;
  AdduceApprox *for_quote;
  AdduceApprox *for_prefix; /* NULL where there is none */
  AdduceApprox *for_suffix;
  GArray *candidates;
} Search;

static const char *const status_ids[ADDUCE_ANCHOR_N_STATUS]
  = { "same", "moved", "changed", "rewritten", "ambiguous", "orphan" };

static Letters
letters_new (const char *utf8)
{
  Letters self = { NULL, 0 };
  glong n = 0;
  self.chars = g_utf8_to_ucs4_fast (utf8, -1, &n);
  self.n = (gsize) n;
  return self;
}

static AdduceApprox *
make_approx (const Letters *letters)
{
  return letters->n > 0 ? adduce_approx_new (letters->chars, letters->n) : NULL;
}

static void
search_clear (Search *self)
{
  g_clear_pointer (&self->for_quote, adduce_approx_free);
  g_clear_pointer (&self->for_prefix, adduce_approx_free);
  g_clear_pointer (&self->for_suffix, adduce_approx_free);
  g_clear_pointer (&self->candidates, g_array_unref);
  g_free (self->quote.chars);
  g_free (self->prefix.chars);
  g_free (self->suffix.chars);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* --- what a place weighs --- */

/* How like the stretch of the text the neighbour is, 0 to 1, times its length. */
static double
weigh_neighbour (Search *self, AdduceApprox *neighbour, gsize n_neighbour, gsize start, gsize end)
{
  if (neighbour == NULL)
    return 0;
  return (double) n_neighbour
         - adduce_approx_get_nearest (neighbour, self->anchorer->letters.chars + start, end - start);
}

static double
weigh_context (Search *self, AdduceSpan span, double otherwise)
{
  gsize before = self->prefix.n + self->prefix.n / 2, after = self->suffix.n + self->suffix.n / 2;
  gsize n_context = self->prefix.n + self->suffix.n;
  if (n_context == 0)
    return otherwise;
  double weight = weigh_neighbour (self, self->for_prefix, self->prefix.n, span.start - MIN (span.start, before),
                                   span.start)
                  + weigh_neighbour (self, self->for_suffix, self->suffix.n, span.end,
                                     span.end + MIN (self->anchorer->letters.n - span.end, after));
  return weight / (double) n_context;
}

static void
weigh (Search *self, Candidate *candidate)
{
  double part = MIN (1.0, (double) self->quote.n / FULL_QUOTE);
  double quote = MAX (0.0, 1.0 - (double) candidate->distance / (double) self->quote.n);
  double away = fabs ((double) candidate->span.start - (double) self->old.start);
  double nearness = MAX (0.0, 1.0 - away / MAX (1.0, (double) self->anchorer->letters.n));
  candidate->context = weigh_context (self, candidate->span, quote);
  candidate->score
    = (0.35 + 0.25 * part) * quote + (0.60 - 0.25 * part) * candidate->context + 0.05 * nearness;
}

/* --- candidates --- */

static void
add_exact (Search *self, gsize byte)
{
  guint start = adduce_text_get_offset_at_byte (self->anchorer->text, byte);
  Candidate candidate = { .span = { start, start + (guint) self->quote.n } };
  g_array_append_val (self->candidates, candidate);
}

/* In a text that is full of the words, those that are nearest to the old place. */
static void
find_exact (Search *self)
{
  AdduceText *text = self->anchorer->text;
  const char *utf8 = adduce_text_get_utf8 (text);
  gsize n_text = adduce_text_get_n_bytes (text), n_quote = strlen (self->utf8);
  gsize middle = adduce_text_get_byte_index (text, self->old.start);
  const char *at = utf8 + middle;

  for (guint i = 0; i < MAX_EXACT; i++)
    {
      const char *hit = memmem (at, n_text - (gsize) (at - utf8), self->utf8, n_quote);
      if (hit == NULL)
        break;
      add_exact (self, (gsize) (hit - utf8));
      at = hit + 1;
    }
  gsize end = MIN (n_text, middle + n_quote - 1); /* what begins before the middle */
  for (guint i = 0; i < MAX_EXACT && end >= n_quote; i++)
    {
      const char *hit = g_strrstr_len (utf8, (gssize) end, self->utf8);
      if (hit == NULL)
        break;
      add_exact (self, (gsize) (hit - utf8));
      end = (gsize) (hit - utf8) + n_quote - 1;
    }
}

/* Of the ends those that are nearest to the quote, then to the old place; at most MAX_CANDIDATES, sorted. */
static void
keep_end_cb (const AdduceApproxHit *hit, gpointer user_data)
{
  Search *self = user_data;
  GArray *kept = self->candidates;
  guint end = (guint) hit->end, i = kept->len;
  gint64 away = ABS ((gint64) end - (gint64) self->old.end);

  for (; i > 0; i--)
    {
      const Candidate *other = &g_array_index (kept, Candidate, i - 1);
      gint64 other_away = ABS ((gint64) other->span.end - (gint64) self->old.end);
      if (other->distance < hit->distance || (other->distance == hit->distance && other_away <= away))
        break;
    }
  if (i == MAX_CANDIDATES)
    return;
  Candidate candidate = { .span = { 0, end }, .distance = hit->distance };
  g_array_insert_val (kept, i, candidate);
  if (kept->len > MAX_CANDIDATES)
    g_array_set_size (kept, MAX_CANDIDATES);
}

static gunichar *
reverse (const gunichar *chars, gsize n)
{
  gunichar *reversed = g_new (gunichar, MAX (n, 1));
  for (gsize i = 0; i < n; i++)
    reversed[i] = chars[n - 1 - i];
  return reversed;
}

/* Where the words begin that end at the candidate's end. What was at the edge and is gone leaves a blank. */
static void
find_start (Search *self, AdduceApprox *backwards, Candidate *candidate)
{
  const gunichar *chars = self->anchorer->letters.chars;
  gsize n_window = MIN (candidate->span.end, self->quote.n + candidate->distance), length = 0;
  g_autofree gunichar *window = reverse (chars + candidate->span.end - n_window, n_window);
  adduce_approx_get_prefix (backwards, window, n_window, candidate->distance, &length);

  AdduceSpan *span = &candidate->span;
  span->start = span->end - (guint) length;
  if (!g_unichar_isspace (self->quote.chars[0]))
    while (span->start < span->end && g_unichar_isspace (chars[span->start]))
      span->start++;
  if (!g_unichar_isspace (self->quote.chars[self->quote.n - 1]))
    while (span->start < span->end && g_unichar_isspace (chars[span->end - 1]))
      span->end--;
  candidate->distance = adduce_approx_get_distance (self->for_quote, chars + span->start, span->end - span->start);
}

static void
find_alike (Search *self)
{
  gsize limit = MAX (1, MIN ((gsize) (SEARCH_PART * (double) self->quote.n), SEARCH_MAX));
  if (limit >= self->quote.n) /* a single character: anything would be as like */
    return;

  adduce_approx_foreach_minimum (self->for_quote, self->anchorer->letters.chars, self->anchorer->letters.n,
                                 (guint) limit, keep_end_cb, self);
  g_autofree gunichar *reversed = reverse (self->quote.chars, self->quote.n);
  g_autoptr (AdduceApprox) backwards = adduce_approx_new (reversed, self->quote.n);
  for (guint i = self->candidates->len; i > 0; i--)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i - 1);
      find_start (self, backwards, candidate);
      if (candidate->span.start >= candidate->span.end)
        g_array_remove_index (self->candidates, i - 1);
    }
}

/* --- choosing --- */

static gboolean
overlaps (AdduceSpan a, AdduceSpan b)
{
  return a.start < b.end && b.start < a.end;
}

static const Candidate *
find_best (Search *self)
{
  const Candidate *best = NULL;
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      weigh (self, candidate);
      if (best == NULL || candidate->score > best->score + ROUNDING)
        best = candidate;
    }
  return best;
}

static gboolean
has_rival (Search *self, const Candidate *best)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
      if (!overlaps (candidate->span, best->span) && candidate->score > best->score - MARGIN + ROUNDING)
        return TRUE;
    }
  return FALSE;
}

static void
take (Search *self, const Candidate *candidate, AdduceAnchor *anchor)
{
  gboolean here = candidate->span.start == self->old.start && candidate->span.end == self->old.end;
  *anchor = (AdduceAnchor) {
    .status = candidate->distance > 0 ? ADDUCE_ANCHOR_CHANGED : here ? ADDUCE_ANCHOR_SAME : ADDUCE_ANCHOR_MOVED,
    .span = candidate->span,
    .score = candidate->score,
  };
}

/* FALSE: nothing weighs enough. */
static gboolean
choose (Search *self, gboolean exact, AdduceAnchor *anchor)
{
  const Candidate *best = find_best (self);
  if (best == NULL)
    return FALSE;
  gboolean only = exact && self->candidates->len == 1
                  && (self->quote.n >= LONG_QUOTE || best->context >= GOOD_CONTEXT - ROUNDING);
  if (!only && best->score < ACCEPT - ROUNDING)
    return FALSE;

  take (self, best, anchor);
  if (!only && has_rival (self, best))
    anchor->status = ADDUCE_ANCHOR_AMBIGUOUS;
  return TRUE;
}

/* --- with the old text --- */

static AdduceTokenDiff *
get_diff (AdduceAnchorer *self)
{
  if (self->diff_tried || self->old_text == NULL)
    return self->diff;
  Letters old = letters_new (adduce_text_get_utf8 (self->old_text));
  self->diff = adduce_token_diff_new (old.chars, old.n, self->letters.chars, self->letters.n);
  self->diff_tried = TRUE;
  g_free (old.chars);
  return self->diff;
}

static guint
count_words (AdduceText *text, const char *words)
{
  const char *at = adduce_text_get_utf8 (text);
  guint n = 0;
  for (; n < MAX_EXACT && (at = strstr (at, words)) != NULL; at++)
    n++;
  return n;
}

/* Where the words stand more often than they did, which of them is the copy can't be told. */
static gboolean
was_copied (Search *self, const Candidate *candidate)
{
  AdduceAnchorer *anchorer = self->anchorer;
  if (candidate->distance > 0
      || count_words (anchorer->text, self->utf8) <= count_words (anchorer->old_text, self->utf8))
    return FALSE;
  find_exact (self);
  find_best (self); /* weighs them */
  gboolean copied = has_rival (self, candidate);
  g_array_set_size (self->candidates, 0);
  return copied;
}

static gboolean
find_by_diff (Search *self, AdduceAnchor *anchor)
{
  AdduceTokenDiff *diff = get_diff (self->anchorer);
  Candidate candidate = { 0 };
  if (diff == NULL || !adduce_token_diff_map (diff, self->old, &candidate.span))
    return FALSE;

  gsize n = candidate.span.end - candidate.span.start;
  if (n > 3 * self->quote.n + GAP_MORE)
    return FALSE;
  candidate.distance
    = adduce_approx_get_distance (self->for_quote, self->anchorer->letters.chars + candidate.span.start, n);
  weigh (self, &candidate);
  if (candidate.score < ACCEPT - ROUNDING
      || (double) candidate.distance > (1 - DIFF_LIKENESS) * (double) self->quote.n)
    return FALSE;
  take (self, &candidate, anchor);
  if (was_copied (self, &candidate))
    anchor->status = ADDUCE_ANCHOR_AMBIGUOUS;
  return TRUE;
}

/* --- between the same neighbours --- */

/* (element-type Candidate): where the neighbour stands; only `end` and `distance` are set. */
static void
list_neighbours (Search *self, AdduceApprox *neighbour, gsize n_neighbour)
{
  g_array_set_size (self->candidates, 0);
  adduce_approx_foreach_minimum (neighbour, self->anchorer->letters.chars, self->anchorer->letters.n,
                                 (guint) (NEIGHBOUR_PART * (double) n_neighbour), keep_end_cb, self);
}

/* Where the suffix that ends there begins, roughly where it was changed. */
static guint
get_suffix_start (Search *self, AdduceApprox *backwards, const Candidate *suffix)
{
  gsize n_window = MIN (suffix->span.end, self->suffix.n + suffix->distance), length = 0;
  g_autofree gunichar *window
    = reverse (self->anchorer->letters.chars + suffix->span.end - n_window, n_window);
  adduce_approx_get_prefix (backwards, window, n_window, suffix->distance, &length);
  return suffix->span.end - (guint) length;
}

/* The best stretch between a prefix that ends at one of @prefixes and a suffix that begins at one of @starts. */
static void
find_between (Search *self, GArray *prefixes, GArray *starts, AdduceAnchor *anchor)
{
  double n = (double) self->quote.n;
  for (guint i = 0; i < prefixes->len; i++)
    for (guint j = 0; j < starts->len; j++)
      {
        AdduceSpan span = { g_array_index (prefixes, Candidate, i).span.end, g_array_index (starts, guint, j) };
        double gap = (double) span.end - (double) span.start;
        if (gap <= 0 || gap < GAP_MIN * n || gap > GAP_MAX * n + GAP_MORE)
          continue;
        guint distance = adduce_approx_get_distance (
          self->for_quote, self->anchorer->letters.chars + span.start, span.end - span.start);
        double likeness = 1 - distance / MAX (n, gap);
        gboolean first = anchor->status == ADDUCE_ANCHOR_ORPHAN;
        if (likeness < REWRITTEN_LIKENESS - ROUNDING || (!first && likeness <= anchor->score - MARGIN))
          continue;
        if (first || likeness >= anchor->score + MARGIN)
          anchor->status = ADDUCE_ANCHOR_REWRITTEN;
        else if (!overlaps (span, anchor->span))
          anchor->status = ADDUCE_ANCHOR_AMBIGUOUS;
        if (first || likeness > anchor->score)
          *anchor = (AdduceAnchor) { anchor->status, span, likeness };
      }
}

static void
find_rewritten (Search *self, AdduceAnchor *anchor)
{
  if (self->prefix.n < NEIGHBOUR_MIN || self->suffix.n < NEIGHBOUR_MIN || self->quote.n > REWRITTEN_MAX)
    return;

  list_neighbours (self, self->for_suffix, self->suffix.n);
  g_autofree gunichar *reversed = reverse (self->suffix.chars, self->suffix.n);
  g_autoptr (AdduceApprox) backwards = adduce_approx_new (reversed, self->suffix.n);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < self->candidates->len; i++)
    {
      guint start = get_suffix_start (self, backwards, &g_array_index (self->candidates, Candidate, i));
      g_array_append_val (starts, start);
    }
  list_neighbours (self, self->for_prefix, self->prefix.n);
  find_between (self, self->candidates, starts, anchor);
}

/* --- public --- */

const char *
adduce_anchor_status_to_id (AdduceAnchorStatus status)
{
  g_return_val_if_fail ((guint) status < ADDUCE_ANCHOR_N_STATUS, NULL);

  return status_ids[status];
}

gboolean
adduce_anchor_status_from_id (const char *id, AdduceAnchorStatus *ret_status)
{
  for (guint i = 0; id != NULL && i < ADDUCE_ANCHOR_N_STATUS; i++)
    if (g_str_equal (id, status_ids[i]))
      {
        *ret_status = (AdduceAnchorStatus) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
adduce_anchor_status_has_place (AdduceAnchorStatus status)
{
  return status < ADDUCE_ANCHOR_AMBIGUOUS;
}

AdduceAnchorer *
adduce_anchorer_new (AdduceText *text, AdduceText *old_text)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);
  g_return_val_if_fail (old_text == NULL || ADDUCE_IS_TEXT (old_text), NULL);

  AdduceAnchorer *self = g_new0 (AdduceAnchorer, 1);
  self->text = g_object_ref (text);
  g_set_object (&self->old_text, old_text);
  self->letters = letters_new (adduce_text_get_utf8 (text));
  return self;
}

void
adduce_anchorer_free (AdduceAnchorer *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->text);
  g_clear_object (&self->old_text);
  g_clear_pointer (&self->diff, adduce_token_diff_free);
  g_free (self->letters.chars);
  g_free (self);
}

static void
search_init (Search *self, AdduceAnchorer *anchorer, AdduceSpan span, const AdduceQuote *quote)
{
  *self = (Search) {
    .anchorer = anchorer,
    .old = span,
    .utf8 = quote->exact,
    .quote = letters_new (quote->exact),
    .prefix = letters_new (quote->prefix),
    .suffix = letters_new (quote->suffix),
    .candidates = g_array_new (FALSE, FALSE, sizeof (Candidate)),
  };
  self->for_quote = make_approx (&self->quote);
  self->for_prefix = make_approx (&self->prefix);
  self->for_suffix = make_approx (&self->suffix);
}

void
adduce_anchorer_find (AdduceAnchorer *self, AdduceSpan span, const AdduceQuote *quote, AdduceAnchor *ret_anchor)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (quote != NULL);

  *ret_anchor = (AdduceAnchor) { .status = ADDUCE_ANCHOR_ORPHAN };
  if (*quote->exact == '\0' || self->letters.n == 0)
    return;
  g_auto (Search) search = { 0 };
  search_init (&search, self, span, quote);
  if (find_by_diff (&search, ret_anchor))
    return;
  find_exact (&search);
  gboolean exact = search.candidates->len > 0;
  if (!exact)
    find_alike (&search);
  if (!choose (&search, exact, ret_anchor))
    find_rewritten (&search, ret_anchor);
}

static int
compare_candidates_cb (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;
  if (fabs (x->score - y->score) > ROUNDING)
    return x->score > y->score ? -1 : 1;
  return x->span.start < y->span.start ? -1 : x->span.start > y->span.start;
}

static gboolean
is_offered (GArray *places, AdduceSpan span)
{
  for (guint i = 0; i < places->len; i++)
    if (overlaps (g_array_index (places, AdduceAnchor, i).span, span))
      return TRUE;
  return FALSE;
}

GArray *
adduce_anchorer_list (AdduceAnchorer *self, AdduceSpan span, const AdduceQuote *quote)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (quote != NULL, NULL);

  GArray *places = g_array_new (FALSE, FALSE, sizeof (AdduceAnchor));
  if (*quote->exact == '\0' || self->letters.n == 0)
    return places;
  g_auto (Search) search = { 0 };
  search_init (&search, self, span, quote);
  Candidate mapped = { 0 };
  gboolean by_diff
    = find_by_diff (&search, &(AdduceAnchor) { 0 }) && adduce_token_diff_map (self->diff, span, &mapped.span);
  find_alike (&search); /* first: it looks through what there is */
  if (by_diff)
    {
      mapped.distance = adduce_approx_get_distance (search.for_quote, self->letters.chars + mapped.span.start,
                                                    mapped.span.end - mapped.span.start);
      g_array_append_val (search.candidates, mapped);
    }
  find_exact (&search);
  find_best (&search); /* weighs them */
  g_array_sort (search.candidates, compare_candidates_cb);
  for (guint i = 0; i < search.candidates->len && places->len < ADDUCE_ANCHOR_MAX_PLACES; i++)
    {
      const Candidate *candidate = &g_array_index (search.candidates, Candidate, i);
      AdduceAnchor place;
      if (candidate->score < OFFER || is_offered (places, candidate->span))
        continue;
      take (&search, candidate, &place);
      g_array_append_val (places, place);
    }
  return places;
}
