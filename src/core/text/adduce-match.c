/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fitting a name to what was typed.
 */
#include "config.h"

#include <string.h>

#include "adduce-breaks.h"
#include "adduce-match.h"

#define AT_BEGINNING 8
#define AT_WORD 4
#define INSIDE 1

char **
adduce_match_split (const char *typed)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  folded = adduce_breaks_fold (typed);
  return *folded != '\0' ? g_strsplit (folded, " ", -1) : g_new0 (char *, 1);
}

static guint
score_word (const char *name, const char *word)
{
  const char *found = strstr (name, word);
  guint best = 0;

  if (found == name)
    return AT_BEGINNING;
  for (; found != NULL; found = strstr (found + 1, word))
    {
      if (!g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (found))))
        return AT_WORD;
      best = INSIDE;
    }
  return best;
}

guint
adduce_match_score (const char *name, const char *const *words)
{
  guint score = 1;

  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (words != NULL, 0);

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint one = score_word (name, words[i]);

      if (one == 0)
        return 0;
      score += one;
    }
  return score;
}
