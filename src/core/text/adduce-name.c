/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding a name by a part of it.
 */
#include "config.h"

#include <string.h>

#include "text/adduce-breaks.h"
#include "text/adduce-name.h"

struct _AdduceNameKey {
  char *folded;
  char *roman;  /* romanized, in its own right or because the other side is; same as folded for ASCII */
  char *sounds; /* romanized, with spellings of one sound made one */
  gboolean foreign; /* not written in Latin letters */
};

/* Longest first. What a letter of Cyrillic becomes differs by language and by newspaper. */
static const struct {
  const char *from;
  const char *to;
} spellings[] = {
  { "shch", "s" }, { "tsch", "c" }, { "sch", "s" }, { "sh", "s" }, { "sz", "s" }, { "zh", "z" },
  { "cz", "c" },   { "ch", "c" },   { "ts", "c" },  { "tz", "c" }, { "kh", "h" }, { "ph", "f" },
  { "x", "ks" },   { "w", "v" },    { "y", "i" },   { "j", "i" },  { "q", "k" },
};

char *
adduce_name_dup_sounds (const char *roman)
{
  GString *sounds = NULL;

  g_return_val_if_fail (roman != NULL, NULL);

  sounds = g_string_new (NULL);
  for (const char *p = roman; *p != '\0';)
    {
      const char *to = NULL;
      gsize length = 1;
      char letter[2] = { *p, '\0' };

      for (guint i = 0; i < G_N_ELEMENTS (spellings) && to == NULL; i++)
        if (g_str_has_prefix (p, spellings[i].from))
          {
            to = spellings[i].to;
            length = strlen (spellings[i].from);
          }
      if (to == NULL)
        to = letter;
      /* Double letters are one sound. */
      if (sounds->len == 0 || sounds->str[sounds->len - 1] != *to || !g_ascii_isalpha (*to))
        g_string_append (sounds, to);
      p += length;
    }
  return g_string_free (sounds, FALSE);
}

AdduceNameKey *
adduce_name_key_new (const char *name)
{
  AdduceNameKey *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (AdduceNameKey, 1);
  self->folded = adduce_breaks_fold (name);
  self->foreign = !g_str_is_ascii (self->folded);
  self->roman = self->foreign ? adduce_breaks_romanize (name) : g_strdup (self->folded);
  self->sounds = adduce_name_dup_sounds (self->roman);
  return self;
}

void
adduce_name_key_free (AdduceNameKey *self)
{
  if (self == NULL)
    return;

  g_free (self->folded);
  g_free (self->roman);
  g_free (self->sounds);
  g_free (self);
}

gboolean
adduce_name_key_is_empty (const AdduceNameKey *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return *self->folded == '\0';
}

static AdduceNameFit
fit_word (const char *name, const char *word)
{
  AdduceNameFit fit = ADDUCE_NAME_FIT_NONE;

  for (const char *p = strstr (name, word); p != NULL; p = strstr (g_utf8_next_char (p), word))
    {
      if (p == name || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
        return ADDUCE_NAME_FIT_WORD_START;
      fit = ADDUCE_NAME_FIT_INSIDE;
    }
  return fit;
}

static AdduceNameFit
fit_words (const char *name, const char *typed)
{
  g_auto (GStrv) words = g_strsplit (typed, " ", -1);
  AdduceNameFit fit = ADDUCE_NAME_FIT_WORD_START;

  for (guint i = 0; words[i] != NULL && fit != ADDUCE_NAME_FIT_NONE; i++)
    if (*words[i] != '\0')
      fit = MIN (fit, fit_word (name, words[i]));
  return fit;
}

AdduceNameFit
adduce_name_key_fit (const AdduceNameKey *self, const AdduceNameKey *typed)
{
  AdduceNameFit fit;

  g_return_val_if_fail (self != NULL, ADDUCE_NAME_FIT_NONE);
  g_return_val_if_fail (typed != NULL, ADDUCE_NAME_FIT_NONE);

  fit = fit_words (self->folded, typed->folded);
  if (fit == ADDUCE_NAME_FIT_WORD_START || self->foreign == typed->foreign)
    return fit;

  fit = MAX (fit, fit_words (self->roman, typed->roman));
  return MAX (fit, fit_words (self->sounds, typed->sounds));
}
