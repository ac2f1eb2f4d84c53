/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The gate.
 *
 * A state machine over the bytes with a stack of open brackets. Member names are looked at when
 * their object closes: `names` holds those of all open objects, the innermost at the end; each has
 * its unescaped bytes (in the file itself where nothing was escaped) and a hash, so that the few
 * names of a usual object are compared by hash, and the many of a hostile one by sorting.
 *
 * The file is over 600 lines because it is one machine, whose steps are best read together.
 */
#include "config.h"

#include "store/adduce-json-gate.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-json-text.h"
#include "store/adduce-json-tree-private.h"

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
  const char *bytes;
  guint32 n_bytes;
  guint32 hash;
  const char *place; /* where it stands, for the message */
} Name;

typedef struct {
  const char *data;
  const char *end;
  const char *p;
  AdduceJsonMode mode;
  State state;
  guint depth;
  guint n_values;
  char brackets[ADDUCE_JSON_MAX_DEPTH];
  guint first_name[ADDUCE_JSON_MAX_DEPTH]; /* index into names, for objects */
  GArray *names;
  GStringChunk *unescaped; /* made when the first escaped name comes */
  GError *error;

  AdduceJsonTree *tree;                   /* to be filled, or NULL */
  guint container[ADDUCE_JSON_MAX_DEPTH]; /* index of its value, by depth */
  const char *name; /* of the member that comes, kept with the tree; or NULL */
  const char *name_place;
} Gate;

/* Line and column of a place, both from 1. */
static void
find_place (const char *data, const char *place, guint *ret_line, guint *ret_column)
{
  guint line = 1;
  const char *line_start = data;
  for (const char *lf = data; (lf = memchr (lf, '\n', place - lf)) != NULL; lf++)
    {
      line++;
      line_start = lf + 1;
    }

  guint column = 1;
  for (const char *p = line_start; p < place; p++)
    if ((*p & 0xc0) != 0x80)
      column++;
  *ret_line = line;
  *ret_column = column;
}

static gboolean
refuse_with (Gate *self, const char *place, AdduceError code, const char *reason)
{
  guint line, column;
  find_place (self->data, place, &line, &column);
  /* translators: %s is the reason: "a comma is missing" */
  g_set_error (&self->error, ADDUCE_ERROR, code, _("line %u, column %u: %s"), line, column,
               reason);
  return FALSE;
}

static gboolean
refuse (Gate *self, const char *place, const char *reason)
{
  return refuse_with (self, place, ADDUCE_ERROR_JSON, reason);
}

/* Passes an escape; self->p stands on its backslash. */
static gboolean
pass_escape (Gate *self)
{
  const char *start = self->p;
  const char *p = start + 1;
  if (p == self->end)
    return refuse (self, start, _("the text ends inside a string"));
  if (*p != 'u')
    {
      if (*p == 0 || strchr ("\"\\/bfnrt", *p) == NULL)
        return refuse (self, start,
                       _("JSON has no such escape; a backslash itself is written \\\\"));
      self->p = p + 1;
      return TRUE;
    }

  int unit = adduce_json_read_hex4 (p + 1, self->end);
  if (unit < 0)
    return refuse (self, start, _("four hexadecimal digits must follow \\u"));
  p += 5;
  if (self->mode == ADDUCE_JSON_STRICT)
    {
      if (unit == 0)
        return refuse (self, start, _("the character U+0000 is not allowed"));
      if (adduce_json_is_low_surrogate (unit))
        return refuse (self, start, _("half a surrogate pair stands alone"));
      if (adduce_json_is_high_surrogate (unit))
        {
          gboolean escape = self->end - p >= 6 && p[0] == '\\' && p[1] == 'u';
          int second = escape ? adduce_json_read_hex4 (p + 2, self->end) : -1;
          if (!adduce_json_is_low_surrogate (second))
            return refuse (self, start, _("half a surrogate pair stands alone"));
          p += 6;
        }
    }
  self->p = p;
  return TRUE;
}

/* Passes a string; self->p stands on its first quotation mark. */
static gboolean
pass_string (Gate *self, gboolean *ret_escaped)
{
  const char *start = self->p;
  self->p++;
  *ret_escaped = FALSE;

  for (;;)
    {
      const char *p = self->p;
      while (p < self->end && string_class[(guint8) *p] == PLAIN)
        p++;
      self->p = p;
      if (p == self->end)
        return refuse (self, start, _("the string that begins here has no end"));

      guint8 class = string_class[(guint8) *p];
      if (class == QUOTE)
        break;
      if (class == CONTROL)
        return refuse (
          self, p,
          _("a line break or control character stands in a string; write it as an escape"));
      if (class == ESCAPE)
        {
          *ret_escaped = TRUE;
          if (!pass_escape (self))
            return FALSE;
        }
      else
        {
          gsize n_bytes = adduce_json_measure_utf8 (p, self->end);
          if (n_bytes == 0)
            return refuse (self, p, _("this is not valid UTF-8"));
          self->p = p + n_bytes;
        }
    }

  if (self->mode != ADDUCE_JSON_FOREIGN && self->p - start - 1 > ADDUCE_JSON_MAX_STRING
      && adduce_json_count_code_points (start + 1, self->p) > ADDUCE_JSON_MAX_STRING)
    return refuse_with (self, start, ADDUCE_ERROR_TOO_LARGE,
                        _("a string is longer than 65,536 characters"));
  self->p++;
  return TRUE;
}

/* Keeps the inside of a string, unescaped and NUL-terminated, with the tree's strings. */
static const char *
keep_string (AdduceJsonTree *tree, const char *start, const char *end, gboolean escaped,
             gsize *ret_n_bytes)
{
  char *kept = tree->strings + tree->n_strings;
  gsize n_bytes = end - start;
  if (escaped)
    n_bytes = adduce_json_unescape (kept, start, end);
  else
    memcpy (kept, start, n_bytes);
  kept[n_bytes] = 0;
  tree->n_strings += n_bytes + 1;
  *ret_n_bytes = n_bytes;
  return kept;
}

/* Without a tree only what was escaped has to be kept. */
static Name
unescape_name (Gate *self, const char *start, const char *end)
{
  g_autofree char *text = g_malloc (end - start + 1);
  gsize n_bytes = adduce_json_unescape (text, start, end);
  if (self->unescaped == NULL)
    self->unescaped = g_string_chunk_new (256);
  return (Name) { .bytes = g_string_chunk_insert_len (self->unescaped, text, (gssize) n_bytes),
                 .n_bytes = (guint32) n_bytes };
}

static void
remember_name (Gate *self, const char *start, gboolean escaped)
{
  Name name = { .bytes = start + 1, .n_bytes = (guint32) (self->p - start - 2) };
  if (self->tree != NULL)
    {
      gsize n_bytes;
      self->name = name.bytes = keep_string (self->tree, start + 1, self->p - 1, escaped, &n_bytes);
      self->name_place = start;
      name.n_bytes = (guint32) n_bytes;
    }
  else if (escaped)
    name = unescape_name (self, start + 1, self->p - 1);

  name.hash = 2166136261u;
  for (guint32 i = 0; i < name.n_bytes; i++)
    name.hash = (name.hash ^ (guint8) name.bytes[i]) * 16777619u;
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
  Name *names = n_names > 0 ? &g_array_index (self->names, Name, first) : NULL;
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

static void
keep_number (Gate *self, AdduceJsonValue *value, const char *start, const char *end, const char *digits,
             gsize n_digits)
{
  gsize n_bytes;
  gint64 magnitude = 0;

  if (self->mode == ADDUCE_JSON_FOREIGN)
    {
      value->type = ADDUCE_JSON_STRING;
      value->string = keep_string (self->tree, start, end, FALSE, &n_bytes);
      return;
    }
  for (const char *digit = digits; digit < digits + n_digits; digit++)
    magnitude = magnitude * 10 + (*digit - '0');
  value->type = ADDUCE_JSON_INTEGER;
  value->integer = *start == '-' ? -magnitude : magnitude;
}

/* Passes a number; self->p stands on its first character. */
static gboolean
pass_number (Gate *self, AdduceJsonValue *value)
{
  const char *start = self->p;
  const char *p = start;
  if (*p == '-')
    p++;

  const char *digits = p;
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
      const char *fraction = ++p;
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
      const char *exponent = p;
      while (p < self->end && g_ascii_isdigit (*p))
        p++;
      if (p == exponent)
        return refuse (self, start, _("a digit must follow the exponent sign"));
    }

  if (self->mode == ADDUCE_JSON_STRICT)
    {
      if (!integer)
        return refuse (self, start,
                       _("only whole numbers can be kept exactly; write others as strings"));
      if (n_digits > 16 || (n_digits == 16 && memcmp (digits, "9007199254740991", 16) > 0))
        return refuse (self, start, _("the number is too large to be kept exactly"));
    }
  if (value != NULL)
    keep_number (self, value, start, p, digits, n_digits);
  self->p = p;
  return TRUE;
}

static gboolean
pass_string_value (Gate *self, AdduceJsonValue *value)
{
  const char *start = self->p;
  gboolean escaped;
  if (!pass_string (self, &escaped))
    return FALSE;
  if (value != NULL)
    {
      gsize n_bytes;
      value->type = ADDUCE_JSON_STRING;
      value->string = keep_string (self->tree, start + 1, self->p - 1, escaped, &n_bytes);
    }
  return TRUE;
}

static gboolean
pass_word (Gate *self, const char *word, AdduceJsonValue *value, AdduceJsonType type,
           gint64 integer)
{
  gsize n_bytes = strlen (word);
  if ((gsize) (self->end - self->p) < n_bytes || memcmp (self->p, word, n_bytes) != 0)
    return refuse (self, self->p, _("a value must stand here"));
  if (value != NULL)
    {
      value->type = type;
      value->integer = integer;
    }
  self->p += n_bytes;
  return TRUE;
}

static gboolean
open_bracket (Gate *self, char bracket)
{
  if (self->depth == ADDUCE_JSON_MAX_DEPTH)
    return refuse_with (self, self->p, ADDUCE_ERROR_TOO_LARGE,
                        _("more than 64 brackets are open here"));
  self->brackets[self->depth] = bracket;
  self->first_name[self->depth] = self->names->len;
  if (self->tree != NULL)
    {
      guint index = self->tree->values->len - 1;
      self->container[self->depth] = index;
      g_array_index (self->tree->values, AdduceJsonValue, index).type = bracket == '{'
                                                                          ? ADDUCE_JSON_OBJECT
                                                                          : ADDUCE_JSON_ARRAY;
    }
  self->depth++;
  self->p++;
  self->state = bracket == '{' ? STATE_FIRST_NAME : STATE_FIRST_ELEMENT;
  return TRUE;
}

static gboolean
close_bracket (Gate *self)
{
  if (self->mode == ADDUCE_JSON_STRICT && self->brackets[self->depth - 1] == '{'
      && !check_names (self))
    return FALSE;
  g_array_set_size (self->names, self->first_name[self->depth - 1]);
  self->depth--;
  if (self->tree != NULL)
    {
      GArray *values = self->tree->values;
      guint index = self->container[self->depth];
      g_array_index (values, AdduceJsonValue, index).size = values->len - index;
    }
  self->p++;
  self->state = STATE_AFTER;
  return TRUE;
}

/* The tree's next value, which begins here; its type follows. */
static AdduceJsonValue *
add_value (Gate *self)
{
  GArray *values = self->tree->values;
  AdduceJsonValue value = { .name = self->name, .size = 1 };
  value.place = (guint32) ((self->name != NULL ? self->name_place : self->p) - self->data);
  self->name = NULL;
  g_array_append_val (values, value);
  if (self->depth > 0)
    g_array_index (values, AdduceJsonValue, self->container[self->depth - 1]).n_children++;
  return &g_array_index (values, AdduceJsonValue, values->len - 1);
}

/* Hand-edited files often have a comma before the closing bracket. */
static gboolean
previous_is_comma (Gate *self)
{
  const char *p = self->p;
  while (p > self->data && g_ascii_isspace (p[-1]))
    p--;
  return p > self->data && p[-1] == ',';
}

/* Passes a value, or the opening bracket of one. */
static gboolean
pass_value (Gate *self)
{
  gboolean foreign = self->mode == ADDUCE_JSON_FOREIGN;

  if (++self->n_values > (foreign ? ADDUCE_JSON_MAX_FOREIGN_VALUES : ADDUCE_JSON_MAX_VALUES))
    return refuse_with (self, self->p, ADDUCE_ERROR_TOO_LARGE,
                        foreign ? _("there are more than 16,777,216 values")
                                : _("there are more than 2,000,000 values"));

  self->state = STATE_AFTER;
  AdduceJsonValue *value = self->tree == NULL ? NULL : add_value (self);
  switch (*self->p)
    {
    case '{':
    case '[':
      return open_bracket (self, *self->p);
    case '"':
      return pass_string_value (self, value);
    case 't':
      return pass_word (self, "true", value, ADDUCE_JSON_BOOLEAN, 1);
    case 'f':
      return pass_word (self, "false", value, ADDUCE_JSON_BOOLEAN, 0);
    case 'n':
      return pass_word (self, "null", value, ADDUCE_JSON_NULL, 0);
    case '-':
    case '0' ... '9':
      return pass_number (self, value);
    case ']':
      return refuse (self, self->p,
                     previous_is_comma (self)
                       ? _("the comma before the end of the list is too many")
                       : _("a value must stand here"));
    default:
      return refuse (self, self->p, _("a value must stand here"));
    }
}

static inline void
pass_space (Gate *self)
{
  const char *p = self->p;
  while (p < self->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
    p++;
  self->p = p;
}

/* Passes a name and its colon. */
static gboolean
pass_name (Gate *self)
{
  const char *start = self->p;
  gboolean escaped;

  if (*start == '}' && previous_is_comma (self))
    return refuse (self, start, _("the comma before the end of the object is too many"));
  if (*start != '"')
    return refuse (self, start, _("a member’s name in quotation marks must stand here"));
  if (!pass_string (self, &escaped))
    return FALSE;
  if (self->mode != ADDUCE_JSON_PLAIN)
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
        return self->p == self->end
               || refuse (self, self->p, _("something follows after the end"));
      if (self->p == self->end)
        return refuse (self, self->p, _("the text ends too early, as if it was cut off"));

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

/* What can be said of all bytes at once. */
static gboolean
check_whole (const char *data, gsize n_bytes, AdduceJsonMode mode, GError **error)
{
  const char *reason = NULL;
  AdduceError code = ADDUCE_ERROR_JSON;

  if (n_bytes == 0)
    reason = _("the file is empty, so it is damaged");
  else if (mode == ADDUCE_JSON_FOREIGN && n_bytes > ADDUCE_JSON_MAX_FOREIGN)
    {
      reason = _("the file is larger than 256 MiB");
      code = ADDUCE_ERROR_TOO_LARGE;
    }
  else if (mode != ADDUCE_JSON_FOREIGN && n_bytes > ADDUCE_JSON_MAX_BYTES)
    {
      reason = _("the file is larger than 16 MiB");
      code = ADDUCE_ERROR_TOO_LARGE;
    }
  else if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    reason = _("the file begins with a byte-order mark; save it as UTF-8 without one");
  if (reason != NULL)
    g_set_error_literal (error, ADDUCE_ERROR, code, reason);
  return reason == NULL;
}

static gboolean
check (const char *data, gsize n_bytes, AdduceJsonMode mode, AdduceJsonTree *tree, GError **error)
{
  if (!check_whole (data, n_bytes, mode, error))
    return FALSE;

  Gate self = {
    .data = data,
    .end = data + n_bytes,
    .p = data,
    .mode = mode,
    .state = STATE_VALUE,
    .names = g_array_new (FALSE, FALSE, sizeof (Name)),
    .tree = tree,
  };
  gboolean passed = run (&self);
  g_array_unref (self.names);
  g_clear_pointer (&self.unescaped, g_string_chunk_free);
  if (!passed)
    g_propagate_error (error, self.error);
  return passed;
}

gboolean
adduce_json_gate (const char *data, gsize n_bytes, AdduceJsonMode mode, GError **error)
{
  g_return_val_if_fail (data != NULL || n_bytes == 0, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return check (data, n_bytes, mode, NULL, error);
}

gboolean
adduce_json_gate_fill (AdduceJsonTree *tree, AdduceJsonMode mode, GError **error)
{
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (tree->bytes, &n_bytes);
  return check (data, n_bytes, mode, tree, error);
}
