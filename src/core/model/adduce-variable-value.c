/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the values of variables of each kind are.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-codebook.h"

#include "adduce-error.h"

/* The longest text, in bytes; files take no longer string. */
#define MAX_TEXT 65536

static const struct {
  const char *id;
  const char *label;
} kinds[] = {
  { "one", N_("One of a list") }, { "several", N_("Several of a list") }, { "text", N_("Text") },
  { "number", N_("Number") },     { "boolean", N_("Yes or no") },         { "entity", N_("Entries of a register") },
  { "date", N_("Date") },
};

gboolean
adduce_variable_kind_from_id (const char *id, AdduceVariableKind *ret_kind)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (ret_kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (id, kinds[i].id))
      {
        *ret_kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
adduce_variable_kind_to_id (AdduceVariableKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind].id;
}

const char *
adduce_variable_kind_get_label (AdduceVariableKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);
  return _(kinds[kind].label);
}

gboolean
adduce_variable_kind_has_codes (AdduceVariableKind kind)
{
  return kind == ADDUCE_VARIABLE_ONE || kind == ADDUCE_VARIABLE_SEVERAL;
}

/* --- canonical forms; NULL where the text is none --- */

static char *
parse_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_strstrip (valid);
  return *valid != '\0' && strlen (valid) <= MAX_TEXT ? g_steal_pointer (&valid) : NULL;
}

/* No sign before naught, no zeros that say nothing: 007.50 is 7.5. */
static char *
parse_number (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gboolean negative = *trimmed == '-';
  const char *digits = trimmed + (negative || *trimmed == '+');
  gsize n_whole = strspn (digits, "0123456789");
  const char *rest = digits + n_whole;
  gsize n_part = *rest == '.' ? strspn (rest + 1, "0123456789") : 0;

  if (n_whole == 0 || n_whole + n_part > 30 || (*rest == '.' && n_part == 0)
      || rest[*rest == '.' ? n_part + 1 : 0] != '\0')
    return NULL;
  while (n_whole > 1 && *digits == '0')
    {
      digits++;
      n_whole--;
    }
  while (n_part > 0 && rest[n_part] == '0')
    n_part--;
  if (n_part == 0 && n_whole == 1 && *digits == '0')
    negative = FALSE;
  return g_strdup_printf ("%s%.*s%s%.*s", negative ? "-" : "", (int) n_whole, digits, n_part > 0 ? "." : "",
                          (int) n_part, n_part > 0 ? rest + 1 : "");
}

static char *
parse_boolean (const char *text)
{
  static const char *const yes[] = { "yes", "true", "1", NULL };
  static const char *const no[] = { "no", "false", "0", NULL };
  g_autofree char *word = g_ascii_strdown (text, -1);

  g_strstrip (word);
  if (g_strv_contains (yes, word))
    return g_strdup ("yes");
  return g_strv_contains (no, word) ? g_strdup ("no") : NULL;
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static char *
parse_date (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  gsize n = strlen (trimmed);
  guint parts[3] = { 0, 1, 1 };

  if (n != 4 && n != 7 && n != 10)
    return NULL;
  for (gsize i = 0; i < n; i++)
    {
      gboolean hyphen = i == 4 || i == 7;

      if (hyphen ? trimmed[i] != '-' : !g_ascii_isdigit (trimmed[i]))
        return NULL;
    }
  parts[0] = (guint) g_ascii_strtoull (trimmed, NULL, 10);
  if (n >= 7)
    parts[1] = (guint) g_ascii_strtoull (trimmed + 5, NULL, 10);
  if (n == 10)
    parts[2] = (guint) g_ascii_strtoull (trimmed + 8, NULL, 10);
  if (parts[1] < 1 || parts[1] > 12 || !g_date_valid_dmy (parts[2], parts[1], (GDateYear) parts[0]))
    return NULL;
  return g_steal_pointer (&trimmed);
}

static char *
parse_plain (AdduceVariableKind kind, const char *text)
{
  switch (kind)
    {
    case ADDUCE_VARIABLE_NUMBER:
      return parse_number (text);
    case ADDUCE_VARIABLE_BOOLEAN:
      return parse_boolean (text);
    case ADDUCE_VARIABLE_DATE:
      return parse_date (text);
    case ADDUCE_VARIABLE_TEXT:
    case ADDUCE_VARIABLE_ONE:
    case ADDUCE_VARIABLE_SEVERAL:
    case ADDUCE_VARIABLE_ENTITY:
    default:
      return parse_text (text);
    }
}

static const char *
get_wanted (AdduceVariableKind kind)
{
  switch (kind)
    {
    case ADDUCE_VARIABLE_NUMBER:
      return _("a number such as 12 or -0.5");
    case ADDUCE_VARIABLE_BOOLEAN:
      return _("yes or no");
    case ADDUCE_VARIABLE_DATE:
      return _("a date as 2031-03-04, 2031-03 or 2031");
    case ADDUCE_VARIABLE_TEXT:
    case ADDUCE_VARIABLE_ONE:
    case ADDUCE_VARIABLE_SEVERAL:
    case ADDUCE_VARIABLE_ENTITY:
    default:
      return _("a text of up to 65,536 bytes");
    }
}

static void
refuse (AdduceVariable *self, const char *text, GError **error)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
               /* translators: what was given, the id of a variable, what it takes ("yes or no") */
               _("“%s” is not a value of the variable “%s”, which takes %s"), text, adduce_variable_get_id (self),
               get_wanted (adduce_variable_get_kind (self)));
}

/* (transfer none) (nullable): by id, else by label whatever its case. */
static AdduceCode *
find_code (AdduceVariable *self, const char *text)
{
  AdduceCode *found = adduce_variable_lookup (self, text);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; found == NULL && i < adduce_variable_get_n_codes (self); i++)
    {
      AdduceCode *code = adduce_variable_get_code (self, i);
      g_autofree char *label = g_utf8_casefold (adduce_code_get_label (code), -1);

      if (g_str_equal (label, folded))
        found = code;
    }
  return found;
}

static void
refuse_code (AdduceVariable *self, const char *text, GError **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  guint n_codes = adduce_variable_get_n_codes (self);

  for (guint i = 0; i < MIN (n_codes, 24); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", adduce_code_get_id (adduce_variable_get_code (self, i)));
  if (n_codes > 24)
    g_string_append (codes, ", …");
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
               /* translators: what was given, the id of a variable, the ids of its values */
               _("“%s” is not a value of the variable “%s”, which has: %s"), text, adduce_variable_get_id (self),
               codes->str);
}

AdduceTag *
adduce_variable_parse_value (AdduceVariable *self, const char *text, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  AdduceVariableKind kind = adduce_variable_get_kind (self);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  if (adduce_variable_kind_has_codes (kind))
    {
      AdduceCode *code = find_code (self, g_strstrip (valid));

      if (code == NULL)
        refuse_code (self, valid, error);
      return code != NULL ? adduce_tag_ref (adduce_code_get_tag (code)) : NULL;
    }

  AdduceTag *tag = NULL;
  if (kind == ADDUCE_VARIABLE_ENTITY)
    tag = adduce_tag_new_for_label (valid);
  else
    {
      g_autofree char *canonical = parse_plain (kind, valid);
      tag = canonical != NULL ? adduce_tag_new_plain (canonical) : NULL;
    }
  if (tag == NULL)
    refuse (self, valid, error);
  return tag;
}

gboolean
adduce_variable_check_tag (AdduceVariable *self, AdduceTag *tag, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_VARIABLE (self), FALSE);
  g_return_val_if_fail (tag != NULL, FALSE);

  AdduceVariableKind kind = adduce_variable_get_kind (self);
  const char *code = adduce_tag_get_code (tag);
  if (adduce_variable_kind_has_codes (kind))
    {
      if (!adduce_tag_is_plain (tag) && adduce_variable_lookup (self, code) != NULL)
        return TRUE;
      refuse_code (self, code, error);
      return FALSE;
    }
  if (kind == ADDUCE_VARIABLE_ENTITY)
    {
      if (!adduce_tag_is_plain (tag))
        return TRUE;
      refuse (self, code, error);
      return FALSE;
    }

  g_autofree char *canonical = adduce_tag_is_plain (tag) ? parse_plain (kind, code) : NULL;
  if (canonical != NULL && (kind == ADDUCE_VARIABLE_TEXT || g_str_equal (canonical, code)))
    return TRUE;
  refuse (self, code, error);
  return FALSE;
}
