/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate in front of json-glib.
 *
 * A state machine over the bytes with a stack of open brackets. Member names are looked at when their
 * object closes: `names` holds those of all open objects, the innermost at the end; each has its
 * unescaped bytes (in the file itself where nothing was escaped) and a hash, so that the few names of a
 * usual object are compared by hash, and the many of a hostile one by sorting.
 */
#include "config.h"

#include "store/adduce-json-gate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"

#define FEW_NAMES 24

/* How the bytes of a string are to be treated. */
enum {
  PLAIN,
  QUOTE,
  ESCAPE,
  CONTROL,
  HIGH,
};

static const guint8 string_class[256] = {
  [0x00 ... 0x1f] = CONTROL,
  ['"'] = QUOTE,
  ['\\'] = ESCAPE,
  [0x80 ... 0xff] = HIGH,
};

typedef enum {
  STATE_VALUE,         /* a value must come */
  STATE_FIRST_ELEMENT, /* a value or ] */
  STATE_NAME,          /* a member's name must come */
  STATE_FIRST_NAME,    /* a member's name or } */
  STATE_AFTER,         /* a value has ended */
} State;

typedef struct {
  const guint8 *bytes;
  guint32 n_bytes;
  guint32 hash;
  const guint8 *place; /* where it stands, for the message */
} Name;

typedef struct {
  const guint8 *data;
  const guint8 *end;
  const guint8 *p;
  AdduceJsonMode mode;
  State state;
  guint depth;
  guint n_values;
  char brackets[ADDUCE_JSON_MAX_DEPTH];
  guint first_name[ADDUCE_JSON_MAX_DEPTH]; /* index into names, for objects */
  GArray *names;
  GStringChunk *unescaped; /* made when the first escaped name comes */
  GError *error;
} Gate;

/* Line and column of a place, both from 1. */
static void
find_place (const guint8 *data, const guint8 *place, guint *ret_line, guint *ret_column)
{
  guint line = 1;
  const guint8 *line_start = data;
  for (const guint8 *lf = data; (lf = memchr (lf, '\n', place - lf)) != NULL; lf++)
    {
      line++;
      line_start = lf + 1;
    }

  guint column = 1;
  for (const guint8 *p = line_start; p < place; p++)
    if ((*p & 0xc0) != 0x80)
      column++;
  *ret_line = line;
  *ret_column = column;
}

static gboolean
refuse_with (Gate *self, const guint8 *place, AdduceError code, const char *reason)
{
  guint line, column;
  find_place (self->data, place, &line, &column);
  /* translators: %s is the reason: "a comma is missing" */
  g_set_error (&self->error, ADDUCE_ERROR, code, _("line %u, column %u: %s"), line, column, reason);
  return FALSE;
}

static gboolean
refuse (Gate *self, const guint8 *place, const char *reason)
{
  return refuse_with (self, place, ADDUCE_ERROR_JSON, reason);
}

/* Bytes of the UTF-8 sequence of a character beyond ASCII (Unicode's table 3-7); 0 where it is none. */
static gsize
measure_utf8 (const guint8 *p, const guint8 *end)
{
  gsize n_left = end - p;
  guint8 first = p[0];
  guint8 low = 0x80, high = 0xbf;
  gsize n_bytes;

  if (first >= 0xc2 && first <= 0xdf)
    n_bytes = 2;
  else if (first >= 0xe0 && first <= 0xef)
    {
      n_bytes = 3;
      low = first == 0xe0 ? 0xa0 : 0x80;
      high = first == 0xed ? 0x9f : 0xbf;
    }
  else if (first >= 0xf0 && first <= 0xf4)
    {
      n_bytes = 4;
      low = first == 0xf0 ? 0x90 : 0x80;
      high = first == 0xf4 ? 0x8f : 0xbf;
    }
  else
    return 0;

  if (n_left < n_bytes || p[1] < low || p[1] > high)
    return 0;
  for (gsize i = 2; i < n_bytes; i++)
    if ((p[i] & 0xc0) != 0x80)
      return 0;
  return n_bytes;
}

/* The value of four hexadecimal digits; -1 where there aren't four. */
static int
read_hex4 (const guint8 *p, const guint8 *end)
{
  if (end - p < 4)
    return -1;
  int value = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value ((char) p[i]);
      if (digit < 0)
        return -1;
      value = value << 4 | digit;
    }
  return value;
}

static inline gboolean
is_high_surrogate (int unit)
{
  return unit >= 0xd800 && unit <= 0xdbff;
}

static inline gboolean
is_low_surrogate (int unit)
{
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/* Passes an escape; self->p stands on its backslash. */
static gboolean
pass_escape (Gate *self)
{
  const guint8 *start = self->p;
  const guint8 *p = start + 1;
  if (p == self->end)
    return refuse (self, start, _("the text ends inside a string"));
  if (*p != 'u')
    {
      if (*p == 0 || strchr ("\"\\/bfnrt", *p) == NULL)
        return refuse (self, start, _("JSON has no such escape; a backslash itself is written \\\\"));
      self->p = p + 1;
      return TRUE;
    }

  int unit = read_hex4 (p + 1, self->end);
  if (unit < 0)
    return refuse (self, start, _("four hexadecimal digits must follow \\u"));
  p += 5;
  if (self->mode == ADDUCE_JSON_STRICT)
    {
      if (unit == 0)
        return refuse (self, start, _("the character U+0000 is not allowed"));
      if (is_low_surrogate (unit))
        return refuse (self, start, _("half a surrogate pair stands alone"));
      if (is_high_surrogate (unit))
        {
          int second = self->end - p >= 6 && p[0] == '\\' && p[1] == 'u' ? read_hex4 (p + 2, self->end) : -1;
          if (!is_low_surrogate (second))
            return refuse (self, start, _("half a surrogate pair stands alone"));
          p += 6;
        }
    }
  self->p = p;
  return TRUE;
}

/* Code points of the inside of a string that has passed. */
static gsize
count_code_points (const guint8 *p, const guint8 *end)
{
  gsize n = 0;
  while (p < end)
    {
      if (*p == '\\' && p[1] == 'u')
        {
          /* The two halves of a pair are one. */
          if (!is_low_surrogate (read_hex4 (p + 2, end)))
            n++;
          p += 6;
        }
      else if (*p == '\\')
        {
          n++;
          p += 2;
        }
      else
        {
          n += (*p & 0xc0) != 0x80;
          p++;
        }
    }
  return n;
}

/* Passes a string; self->p stands on its first quotation mark. */
static gboolean
pass_string (Gate *self, gboolean *ret_escaped)
{
  const guint8 *start = self->p;
  self->p++;
  *ret_escaped = FALSE;

  for (;;)
    {
      const guint8 *p = self->p;
      while (p < self->end && string_class[*p] == PLAIN)
        p++;
      self->p = p;
      if (p == self->end)
        return refuse (self, start, _("the string that begins here has no end"));

      guint8 class = string_class[*p];
      if (class == QUOTE)
        break;
      if (class == CONTROL)
        return refuse (self, p, _("a line break or control character stands in a string; write it as an escape"));
      if (class == ESCAPE)
        {
          *ret_escaped = TRUE;
          if (!pass_escape (self))
            return FALSE;
        }
      else
        {
          gsize n_bytes = measure_utf8 (p, self->end);
          if (n_bytes == 0)
            return refuse (self, p, _("this is not valid UTF-8"));
          self->p = p + n_bytes;
        }
    }

  if (self->p - start - 1 > ADDUCE_JSON_MAX_STRING
      && count_code_points (start + 1, self->p) > ADDUCE_JSON_MAX_STRING)
    return refuse_with (self, start, ADDUCE_ERROR_TOO_LARGE,
                        _("a string is longer than 65,536 characters"));
  self->p++;
  return TRUE;
}

/* The inside of a string that has passed, without its escapes. */
static Name
unescape_name (Gate *self, const guint8 *p, const guint8 *end)
{
  g_autoptr (GString) text = g_string_sized_new (end - p);
  while (p < end)
    {
      if (*p != '\\')
        {
          g_string_append_c (text, (char) *p++);
          continue;
        }
      if (p[1] != 'u')
        {
          const char *letters = "bfnrt";
          const char *letter = strchr (letters, p[1]);
          g_string_append_c (text, letter != NULL ? "\b\f\n\r\t"[letter - letters] : (char) p[1]);
          p += 2;
          continue;
        }
      gunichar c = read_hex4 (p + 2, end);
      p += 6;
      if (is_high_surrogate (c) && end - p >= 6 && p[0] == '\\' && p[1] == 'u'
          && is_low_surrogate (read_hex4 (p + 2, end)))
        {
          c = 0x10000 + ((c - 0xd800) << 10) + (read_hex4 (p + 2, end) - 0xdc00);
          p += 6;
        }
      char buffer[6];
      g_string_append_len (text, buffer, g_unichar_to_utf8 (c, buffer));
    }

  if (self->unescaped == NULL)
    self->unescaped = g_string_chunk_new (256);
  const char *kept = g_string_chunk_insert_len (self->unescaped, text->str, (gssize) text->len);
  return (Name) { .bytes = (const guint8 *) kept, .n_bytes = (guint32) text->len };
}

static void
remember_name (Gate *self, const guint8 *start, gboolean escaped)
{
  Name name;
  if (escaped)
    name = unescape_name (self, start + 1, self->p - 1);
  else
    name = (Name) { .bytes = start + 1, .n_bytes = (guint32) (self->p - start - 2) };

  name.hash = 2166136261u;
  for (guint32 i = 0; i < name.n_bytes; i++)
    name.hash = (name.hash ^ name.bytes[i]) * 16777619u;
  name.place = start;
  g_array_append_val (self->names, name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const Name *x = a, *y = b;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  if (x->n_bytes != y->n_bytes)
    return x->n_bytes < y->n_bytes ? -1 : 1;
  return memcmp (x->bytes, y->bytes, x->n_bytes);
}

/* The object on top of the stack closes: has it a name twice? */
static gboolean
check_names (Gate *self)
{
  guint first = self->first_name[self->depth - 1];
  guint n_names = self->names->len - first;
  Name *names = &g_array_index (self->names, Name, first);
  const Name *twin = NULL;

  if (n_names > FEW_NAMES)
    {
      qsort (names, n_names, sizeof (Name), compare_names);
      for (guint i = 1; i < n_names && twin == NULL; i++)
        if (compare_names (&names[i - 1], &names[i]) == 0)
          twin = names[i].place > names[i - 1].place ? &names[i] : &names[i - 1];
    }
  else
    for (guint i = 1; i < n_names && twin == NULL; i++)
      for (guint j = 0; j < i && twin == NULL; j++)
        if (names[i].hash == names[j].hash && compare_names (&names[i], &names[j]) == 0)
          twin = &names[i];

  if (twin != NULL)
    return refuse (self, twin->place, _("a member of this name is in the object already"));
  g_array_set_size (self->names, first);
  return TRUE;
}

/* Passes a number; self->p stands on its first character. */
static gboolean
pass_number (Gate *self)
{
  const guint8 *start = self->p;
  const guint8 *p = start;
  if (*p == '-')
    p++;

  const guint8 *digits = p;
  while (p < self->end && g_ascii_isdigit (*p))
    p++;
  gsize n_digits = p - digits;
  if (n_digits == 0)
    return refuse (self, start, _("a digit must follow the minus sign"));
  if (n_digits > 1 && *digits == '0')
    return refuse (self, start, _("a number must not begin with a zero"));

  gboolean integer = TRUE;
  if (p < self->end && *p == '.')
    {
      integer = FALSE;
      const guint8 *fraction = ++p;
      while (p < self->end && g_ascii_isdigit (*p))
        p++;
      if (p == fraction)
        return refuse (self, start, _("a digit must follow the decimal point"));
    }
  if (p < self->end && (*p == 'e' || *p == 'E'))
    {
      integer = FALSE;
      p++;
      if (p < self->end && (*p == '+' || *p == '-'))
        p++;
      const guint8 *exponent = p;
      while (p < self->end && g_ascii_isdigit (*p))
        p++;
      if (p == exponent)
        return refuse (self, start, _("a digit must follow the exponent sign"));
    }

  if (self->mode == ADDUCE_JSON_STRICT)
    {
      if (!integer)
        return refuse (self, start, _("only whole numbers can be kept exactly; write others as strings"));
      if (n_digits > 16 || (n_digits == 16 && memcmp (digits, "9007199254740991", 16) > 0))
        return refuse (self, start, _("the number is too large to be kept exactly"));
    }
  self->p = p;
  return TRUE;
}

static gboolean
pass_word (Gate *self, const char *word)
{
  gsize n_bytes = strlen (word);
  if ((gsize) (self->end - self->p) < n_bytes || memcmp (self->p, word, n_bytes) != 0)
    return refuse (self, self->p, _("a value must stand here"));
  self->p += n_bytes;
  return TRUE;
}

static gboolean
open_bracket (Gate *self, char bracket)
{
  if (self->depth == ADDUCE_JSON_MAX_DEPTH)
    return refuse_with (self, self->p, ADDUCE_ERROR_TOO_LARGE, _("more than 64 brackets are open here"));
  self->brackets[self->depth] = bracket;
  self->first_name[self->depth] = self->names->len;
  self->depth++;
  self->p++;
  self->state = bracket == '{' ? STATE_FIRST_NAME : STATE_FIRST_ELEMENT;
  return TRUE;
}

static gboolean
close_bracket (Gate *self)
{
  if (self->mode == ADDUCE_JSON_STRICT && self->brackets[self->depth - 1] == '{' && !check_names (self))
    return FALSE;
  self->depth--;
  self->p++;
  self->state = STATE_AFTER;
  return TRUE;
}

/* Hand-edited files often have a comma before the closing bracket. */
static gboolean
previous_is_comma (Gate *self)
{
  const guint8 *p = self->p;
  while (p > self->data && g_ascii_isspace (p[-1]))
    p--;
  return p > self->data && p[-1] == ',';
}

/* Passes a value, or the opening bracket of one. */
static gboolean
pass_value (Gate *self)
{
  gboolean escaped;

  if (++self->n_values > ADDUCE_JSON_MAX_VALUES)
    return refuse_with (self, self->p, ADDUCE_ERROR_TOO_LARGE, _("there are more than 2,000,000 values"));

  self->state = STATE_AFTER;
  switch (*self->p)
    {
    case '{':
    case '[':
      return open_bracket (self, (char) *self->p);
    case '"':
      return pass_string (self, &escaped);
    case 't':
      return pass_word (self, "true");
    case 'f':
      return pass_word (self, "false");
    case 'n':
      return pass_word (self, "null");
    case '-':
    case '0' ... '9':
      return pass_number (self);
    case ']':
      return refuse (self, self->p,
                     previous_is_comma (self) ? _("the comma before the end of the list is too many")
                                              : _("a value must stand here"));
    default:
      return refuse (self, self->p, _("a value must stand here"));
    }
}

static inline void
pass_space (Gate *self)
{
  const guint8 *p = self->p;
  while (p < self->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  self->p = p;
}

/* Passes a name and its colon. */
static gboolean
pass_name (Gate *self)
{
  const guint8 *start = self->p;
  gboolean escaped;

  if (*start == '}' && previous_is_comma (self))
    return refuse (self, start, _("the comma before the end of the object is too many"));
  if (*start != '"')
    return refuse (self, start, _("a member’s name in quotation marks must stand here"));
  if (!pass_string (self, &escaped))
    return FALSE;
  if (self->mode == ADDUCE_JSON_STRICT)
    remember_name (self, start, escaped);

  pass_space (self);
  if (self->p == self->end || *self->p != ':')
    return refuse (self, self->p, _("a colon must follow the member’s name"));
  self->p++;
  self->state = STATE_VALUE;
  return TRUE;
}

/* A value has ended inside a bracket: a comma or the bracket's end. */
static gboolean
pass_separator (Gate *self)
{
  gboolean object = self->brackets[self->depth - 1] == '{';
  if (*self->p == (object ? '}' : ']'))
    return close_bracket (self);
  if (*self->p != ',')
    return refuse (self, self->p,
                   object ? _("a comma or the end of the object } must stand here")
                          : _("a comma or the end of the list ] must stand here"));
  self->p++;
  self->state = object ? STATE_NAME : STATE_VALUE;
  return TRUE;
}

static gboolean
run (Gate *self)
{
  for (;;)
    {
      pass_space (self);
      if (self->state == STATE_AFTER && self->depth == 0)
        return self->p == self->end || refuse (self, self->p, _("something follows after the end"));
      if (self->p == self->end)
        return refuse (self, self->p, _("the text ends too early; was it cut off?"));

      gboolean passed;
      switch (self->state)
        {
        case STATE_FIRST_ELEMENT:
          passed = *self->p == ']' ? close_bracket (self) : pass_value (self);
          break;
        case STATE_FIRST_NAME:
          passed = *self->p == '}' ? close_bracket (self) : pass_name (self);
          break;
        case STATE_NAME:
          passed = pass_name (self);
          break;
        case STATE_AFTER:
          passed = pass_separator (self);
          break;
        case STATE_VALUE:
        default:
          passed = pass_value (self);
          break;
        }
      if (!passed)
        return FALSE;
    }
}

gboolean
adduce_json_gate (const char *data, gsize n_bytes, AdduceJsonMode mode, GError **error)
{
  g_return_val_if_fail (data != NULL || n_bytes == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_bytes == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON, _("the file is empty, so it is damaged"));
      return FALSE;
    }
  if (n_bytes > ADDUCE_JSON_MAX_BYTES)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, _("the file is larger than 16 MiB"));
      return FALSE;
    }

  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON,
                           _("the file begins with a byte-order mark; save it as UTF-8 without one"));
      return FALSE;
    }

  Gate self = {
    .data = (const guint8 *) data,
    .end = (const guint8 *) data + n_bytes,
    .p = (const guint8 *) data,
    .mode = mode,
    .state = STATE_VALUE,
    .names = g_array_new (FALSE, FALSE, sizeof (Name)),
  };
  gboolean passed = run (&self);
  g_array_unref (self.names);
  g_clear_pointer (&self.unescaped, g_string_chunk_free);
  if (!passed)
    g_propagate_error (error, self.error);
  return passed;
}
