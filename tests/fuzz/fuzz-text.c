/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article, whatever its bytes: how it is shown, divided and searched.
 */
#include "fuzz.h"

#include "text/adduce-display-map.h"
#include "text/adduce-markdown.h"
#include "text/adduce-units.h"

static void
divide (AdduceText *text)
{
  guint length = adduce_text_get_length (text);

  for (guint paragraph = 0; paragraph < adduce_text_get_n_paragraphs (text); paragraph++)
    {
      AdduceSpan span = adduce_text_get_paragraph (text, paragraph);

      FUZZ_ASSERT (span.start <= span.end && span.end <= length);
      FUZZ_ASSERT (adduce_text_get_paragraph_at (text, span.start) == paragraph);
    }
  for (guint offset = 0; offset <= length; offset += 1 + length / 64)
    FUZZ_ASSERT (adduce_text_get_offset_at_byte (text, adduce_text_get_byte_index (text, offset)) == offset);
}

/* A selection grows until it is all there is, each time by something. */
static void
select_units (AdduceText *text, guint offset)
{
  AdduceSpan span = { offset, offset }, grown;

  for (AdduceUnit unit = ADDUCE_UNIT_WORD; unit <= ADDUCE_UNIT_PARAGRAPH; unit++)
    {
      AdduceSpan found = adduce_unit_get_at (text, unit, offset);

      FUZZ_ASSERT (found.start <= offset && offset <= found.end && found.end <= adduce_text_get_length (text));
      FUZZ_ASSERT (adduce_unit_move_end (text, unit, offset, offset, 1) >= offset);
      FUZZ_ASSERT (adduce_unit_move_end (text, unit, offset, offset, -1) <= offset);
    }
  while (adduce_unit_grow (text, span, &grown))
    {
      FUZZ_ASSERT (grown.start <= span.start && grown.end >= span.end);
      FUZZ_ASSERT (grown.end - grown.start > span.end - span.start);
      span = grown;
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n_bytes)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) text = adduce_text_new (bytes, &error);
  g_autoptr (GPtrArray) blocks = NULL;

  fuzz_assert_answer (text, error);
  if (text == NULL)
    return 0;

  divide (text);
  for (guint i = 0; i < 8; i++)
    select_units (text, adduce_text_get_length (text) * i / 7);
  FUZZ_ASSERT (adduce_text_get_display_map (text) != NULL);
  blocks = adduce_markdown_parse (adduce_text_get_utf8 (text));
  FUZZ_ASSERT (blocks != NULL);
  return 0;
}
