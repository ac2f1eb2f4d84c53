/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text as it is without its boilerplate.
 */
#include "config.h"

#include "index/adduce-index-plain.h"

#include <string.h>

#include "model/adduce-zone.h"

/* Texts have it hardly ever; where they have, it is lost with the boilerplate. */
#define FILLER '\x01'

char *
adduce_index_plain_new (AdduceText *text, GArray *zones)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  char *plain = NULL;
  for (guint i = 0; zones != NULL && i < zones->len; i++)
    {
      const AdduceZone *zone = &g_array_index (zones, AdduceZone, i);
      if (zone->kind != ADDUCE_ZONE_BOILERPLATE)
        continue;
      if (plain == NULL)
        plain = g_strndup (adduce_text_get_utf8 (text), adduce_text_get_n_bytes (text));
      gsize start = adduce_text_get_byte_index (text, zone->span.start);
      memset (plain + start, FILLER, adduce_text_get_byte_index (text, zone->span.end) - start);
    }
  return plain;
}

char *
adduce_index_plain_join (const char *plain, gsize n_bytes, gsize *ret_n_bytes)
{
  g_return_val_if_fail (plain != NULL, NULL);
  g_return_val_if_fail (ret_n_bytes != NULL, NULL);

  char *joined = g_malloc (n_bytes + 1);
  gsize n = 0;
  for (gsize i = 0; i < n_bytes; i++)
    if (plain[i] != FILLER)
      joined[n++] = plain[i];
  joined[n] = '\0';
  *ret_n_bytes = n;
  return joined;
}

gsize
adduce_index_plain_walk (AdduceIndexPlainWalk *walk, gsize joined)
{
  g_return_val_if_fail (walk != NULL, 0);

  if (joined < walk->joined)
    walk->joined = walk->at = 0;
  for (; walk->at < walk->n_bytes && (walk->joined < joined || walk->plain[walk->at] == FILLER); walk->at++)
    walk->joined += walk->plain[walk->at] != FILLER;
  return walk->at;
}

gsize
adduce_index_plain_find_begin (const char *plain, gsize n_bytes)
{
  g_return_val_if_fail (plain != NULL, 0);

  gsize begin = 0;
  while (begin < n_bytes && (plain[begin] == FILLER || g_ascii_isspace (plain[begin])))
    begin++;
  return begin;
}
