/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tokens by ICU's word break iterator; pieces are cut once more where they hold white space.
 */
#include "config.h"

#include "text/adduce-words.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/uvernum.h>

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_LINE_SEPARATOR
         || g_unichar_type (c) == G_UNICODE_PARAGRAPH_SEPARATOR || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR;
}

/* Adds what is no white space between two bytes of the text; @offset: of the first */
static void
add_piece (GArray *tokens, const char *start, const char *end, guint *offset)
{
  AdduceSpan token = { *offset, *offset };

  for (const char *at = start; at < end; at = g_utf8_next_char (at), (*offset)++)
    {
      if (!is_blank (g_utf8_get_char (at)))
        {
          token.end = *offset + 1;
          continue;
        }
      if (token.end > token.start)
        g_array_append_val (tokens, token);
      token.start = token.end = *offset + 1;
    }
  if (token.end > token.start)
    g_array_append_val (tokens, token);
}

GArray *
adduce_words_list (AdduceText *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  const char *utf8 = adduce_text_get_utf8 (text);
  gsize n_bytes = adduce_text_get_n_bytes (text);
  UText utext = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open (UBRK_WORD, "", NULL, 0, &status);
  guint offset = 0;
  gsize done = 0;

  utext_openUTF8 (&utext, utf8, (int64_t) n_bytes, &status);
  if (words != NULL)
    ubrk_setUText (words, &utext, &status);
  if (U_SUCCESS (status))
    {
      for (int32_t at = ubrk_next (words); at != UBRK_DONE; at = ubrk_next (words))
        {
          add_piece (tokens, utf8 + done, utf8 + at, &offset);
          done = (gsize) at;
        }
    }
  else
    g_debug ("no word break iterator: %s", u_errorName (status));
  add_piece (tokens, utf8 + done, utf8 + n_bytes, &offset);
  g_clear_pointer (&words, ubrk_close);
  utext_close (&utext);
  return tokens;
}

guint
adduce_words_find (const GArray *tokens, guint offset)
{
  guint low = 0;
  guint high = tokens->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (tokens, AdduceSpan, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

const char *
adduce_words_get_version (void)
{
  return "ICU " U_ICU_VERSION;
}
