/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding a claim again in a text that was changed: two texts and a place in the first, parted by the byte 0x1f.
 */
#include "fuzz.h"

#include "text/adduce-anchor.h"

#define MAX_BYTES 4000

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autofree char *old_words = NULL, *words = NULL;
  g_autoptr (AdduceText) old_text = NULL, text = NULL;
  guint start, length;

  if (n_bytes < 4 || n_bytes > MAX_BYTES)
    return 0;
  start = data[0] + 256u * data[1];
  length = 1 + data[2];
  data += 3;
  n_bytes -= 3;
  old_words = fuzz_take_text (&data, &n_bytes);
  words = fuzz_take_text (&data, &n_bytes);
  old_text = fuzz_make_text (old_words);
  text = fuzz_make_text (words);
  if (old_text == NULL || text == NULL || adduce_text_get_length (old_text) == 0)
    return 0;

  start %= adduce_text_get_length (old_text);
  length = MIN (length, adduce_text_get_length (old_text) - start);
  for (guint with_old = 0; with_old < 2; with_old++)
    {
      AdduceSpan span = { start, start + length };
      g_autoptr (AdduceQuote) quote = adduce_quote_describe (old_text, span);
      g_autoptr (AdduceAnchorer) anchorer = adduce_anchorer_new (text, with_old ? old_text : NULL);
      AdduceAnchor anchor;

      adduce_anchorer_find (anchorer, span, quote, &anchor);
      FUZZ_ASSERT (anchor.status < ADDUCE_ANCHOR_N_STATUS);
      FUZZ_ASSERT (anchor.score >= 0 && anchor.score <= 1);
      if (adduce_anchor_status_has_place (anchor.status))
        FUZZ_ASSERT (adduce_text_contains_span (text, anchor.span));
      if (anchor.status == ADDUCE_ANCHOR_SAME || anchor.status == ADDUCE_ANCHOR_MOVED)
        {
          g_autofree char *found = adduce_text_dup_slice (text, anchor.span);

          FUZZ_ASSERT (g_str_equal (found, quote->exact));
        }
      /* Without the old text nobody knows that it is the same one: of words that stand there twice it is asked. */
      if (g_str_equal (old_words, words) && (with_old || anchor.status != ADDUCE_ANCHOR_AMBIGUOUS))
        FUZZ_ASSERT (anchor.status == ADDUCE_ANCHOR_SAME && anchor.span.start == span.start
                     && anchor.span.end == span.end);
    }
  return 0;
}
