/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a member stands in JSON text, for messages.
 *
 * Walks the text along a JSON Pointer and skips everything beside it by counting brackets. Meant for text
 * that has passed the gate; on other text it stops somewhere inside the text.
 */
#include "config.h"

#include "store/adduce-json-gate.h"

#include <string.h>

typedef struct {
  const char *p;
  const char *end;
} Walk;

static void
skip_space (Walk *self)
{
  while (self->p < self->end && strchr (" \n\r\t", *self->p) != NULL && *self->p != 0)
    self->p++;
}

static void
skip_string (Walk *self)
{
  self->p++;
  while (self->p < self->end && *self->p != '"')
    self->p += *self->p == '\\' ? 2 : 1;
  self->p = self->p < self->end ? self->p + 1 : self->end;
}

static void
skip_value (Walk *self)
{
  guint depth = 0;
  while (self->p < self->end)
    {
      char c = *self->p;
      if (depth == 0 && (c == ',' || c == '}' || c == ']'))
        return;
      if (c == '"')
        skip_string (self);
      else
        {
          if (c == '{' || c == '[')
            depth++;
          else if (c == '}' || c == ']')
            depth--;
          self->p++;
        }
    }
}

/* Does a string (with its quotation marks) of the text say @name? */
static gboolean
string_is (const char *start, const char *end, const char *name)
{
  gsize n_bytes = strlen (name);
  if (memchr (start, '\\', end - start) == NULL)
    return (gsize) (end - start) == n_bytes + 2 && memcmp (start + 1, name, n_bytes) == 0;

  for (const char *p = start + 1; p < end - 1;)
    {
      gunichar c;
      if (*p != '\\')
        c = (guchar) *p++;
      else if (p[1] != 'u')
        {
          const char *letters = "bfnrt";
          const char *letter = p[1] == 0 ? NULL : strchr (letters, p[1]);
          c = (guchar) (letter != NULL ? "\b\f\n\r\t"[letter - letters] : p[1]);
          p += 2;
        }
      else
        {
          g_autofree char *digits = g_strndup (p + 2, MIN (4, end - p - 2));
          c = (gunichar) g_ascii_strtoull (digits, NULL, 16);
          p += 6;
          if (c >= 0xd800 && c <= 0xdbff && end - p > 6 && p[0] == '\\')
            {
              g_autofree char *second = g_strndup (p + 2, 4);
              c = 0x10000 + ((c - 0xd800) << 10) + ((gunichar) g_ascii_strtoull (second, NULL, 16) & 0x3ff);
              p += 6;
            }
          char buffer[6];
          int n = g_unichar_to_utf8 (c, buffer);
          if (strncmp (name, buffer, n) != 0)
            return FALSE;
          name += n;
          continue;
        }
      if ((guchar) *name != c || c == 0)
        return FALSE;
      name++;
    }
  return *name == 0;
}

/* Goes to a member of the object that stands here; the place is its name, the walk stands on its value. */
static gboolean
enter_member (Walk *self, const char *name, const char **ret_place)
{
  self->p++;
  while (self->p < self->end)
    {
      skip_space (self);
      if (self->p >= self->end || *self->p != '"')
        return FALSE;
      const char *start = self->p;
      skip_string (self);
      gboolean found = string_is (start, self->p, name);
      skip_space (self);
      if (self->p >= self->end || *self->p != ':')
        return FALSE;
      self->p++;
      skip_space (self);
      if (found)
        {
          *ret_place = start;
          return TRUE;
        }
      skip_value (self);
      if (self->p >= self->end || *self->p != ',')
        return FALSE;
      self->p++;
    }
  return FALSE;
}

static gboolean
enter_element (Walk *self, const char *token, const char **ret_place)
{
  guint64 index;
  if (!g_ascii_string_to_unsigned (token, 10, 0, G_MAXUINT32, &index, NULL))
    return FALSE;

  self->p++;
  skip_space (self);
  if (self->p < self->end && *self->p == ']')
    return FALSE;
  for (guint64 i = 0; i < index; i++)
    {
      skip_value (self);
      if (self->p >= self->end || *self->p != ',')
        return FALSE;
      self->p++;
      skip_space (self);
    }
  *ret_place = self->p;
  return self->p < self->end;
}

/* "~1" is a slash and "~0" a tilde. */
static char *
unescape_token (const char *token)
{
  GString *text = g_string_new (NULL);
  for (; *token != 0; token++)
    {
      gboolean escaped = token[0] == '~' && (token[1] == '0' || token[1] == '1');
      g_string_append_c (text, !escaped ? token[0] : token[1] == '0' ? '~' : '/');
      token += escaped;
    }
  return g_string_free (text, FALSE);
}

static void
count_lines (const char *data, const char *place, guint *ret_line, guint *ret_column)
{
  guint line = 1, column = 1;
  for (const char *p = data; p < place; p++)
    if (*p == '\n')
      {
        line++;
        column = 1;
      }
    else if ((*p & 0xc0) != 0x80)
      column++;
  *ret_line = line;
  if (ret_column != NULL)
    *ret_column = column;
}

gboolean
adduce_json_locate (const char *data,
                    gsize n_bytes,
                    const char *pointer,
                    guint *ret_line,
                    guint *ret_column)
{
  g_return_val_if_fail (data != NULL || n_bytes == 0, FALSE);
  g_return_val_if_fail (pointer != NULL, FALSE);
  g_return_val_if_fail (ret_line != NULL, FALSE);

  Walk self = { data, data + n_bytes };
  skip_space (&self);
  const char *place = self.p;
  gboolean found = TRUE;

  g_auto (GStrv) tokens = g_strsplit (pointer, "/", -1);
  for (guint i = 1; tokens[0] != NULL && tokens[i] != NULL && found; i++)
    {
      g_autofree char *token = unescape_token (tokens[i]);
      char bracket = self.p < self.end ? *self.p : 0;
      if (bracket == '{')
        found = enter_member (&self, token, &place);
      else if (bracket == '[')
        found = enter_element (&self, token, &place);
      else
        found = FALSE;
    }
  count_lines (data, MIN (place, data + n_bytes), ret_line, ret_column);
  return found;
}
