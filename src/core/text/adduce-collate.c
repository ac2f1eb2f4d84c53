/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The order of names, by ICU. The collator is opened once and only read after that.
 */
#include "config.h"

#include "text/adduce-collate.h"

#include <locale.h>
#include <unicode/ucol.h>

static UCollator *
get_collator (void)
{
  static gsize opened = 0;

  if (g_once_init_enter (&opened))
    {
      const char *locale = setlocale (LC_COLLATE, NULL);
      UErrorCode status = U_ZERO_ERROR;
      UCollator *collator = ucol_open (locale, &status);

      if (U_SUCCESS (status))
        ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
      else
        g_debug ("no collator: %s", u_errorName (status));
      g_once_init_leave (&opened, collator != NULL ? (gsize) collator : 1);
    }
  return opened != 1 ? (UCollator *) opened : NULL;
}

char *
adduce_collate_key (const char *name)
{
  UCollator *collator = get_collator ();
  g_autofree gunichar2 *text = NULL;
  glong length;
  int32_t size;
  char *key;

  g_return_val_if_fail (name != NULL, NULL);

  text = g_utf8_to_utf16 (name, -1, NULL, &length, NULL);
  if (collator == NULL || text == NULL)
    return g_utf8_collate_key (name, -1);
  size = ucol_getSortKey (collator, text, (int32_t) length, NULL, 0);
  key = g_malloc ((gsize) size + 1);
  ucol_getSortKey (collator, text, (int32_t) length, (uint8_t *) key, size);
  key[size] = '\0';
  return key;
}
