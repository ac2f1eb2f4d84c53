/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is typed to choose claims: an expression that is understood reads as the same again. And what is looked for
 * in an article: every hit is inside it.
 */
#include "fuzz.h"

#include "analysis/adduce-claim-filter.h"
#include "text/adduce-find.h"

static void
find (const char *pattern, AdduceFindFlags flags, AdduceText *text)
{
  g_autoptr (GError) error = NULL, run_error = NULL;
  g_autoptr (AdduceFind) look = adduce_find_new (pattern, flags, &error);
  g_autoptr (GArray) hits = NULL;
  guint last = 0;

  fuzz_assert_answer (look, error);
  if (look == NULL)
    return;
  hits = adduce_find_run (look, text, NULL, &run_error);
  fuzz_assert_answer (hits, run_error);
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      AdduceSpan span = g_array_index (hits, AdduceSpan, i);

      FUZZ_ASSERT (span.start >= last && adduce_text_contains_span (text, span));
      last = span.end;
    }
}

static void
filter (const char *expression)
{
  g_autoptr (GError) error = NULL, error_again = NULL;
  g_autoptr (AdduceClaimFilter) parsed = adduce_claim_filter_parse (expression, NULL, NULL, &error), again = NULL;
  g_autofree char *written = NULL, *written_again = NULL;

  fuzz_assert_answer (parsed, error);
  if (parsed == NULL)
    return;
  written = adduce_claim_filter_to_string (parsed);
  again = adduce_claim_filter_parse (written, NULL, NULL, &error_again);
  FUZZ_ASSERT (again != NULL);
  written_again = adduce_claim_filter_to_string (again);
  FUZZ_ASSERT (g_str_equal (written, written_again));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autofree char *pattern = NULL, *words = NULL;
  g_autoptr (AdduceText) text = NULL;
  AdduceFindFlags flags;

  if (n_bytes < 1 || n_bytes > 2000)
    return 0;
  flags = data[0] & 0xf;
  data++;
  n_bytes--;
  pattern = fuzz_take_text (&data, &n_bytes);
  words = fuzz_take_text (&data, &n_bytes);
  text = fuzz_make_text (words);
  filter (pattern);
  if (text != NULL)
    find (pattern, flags, text);
  return 0;
}
