/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What claims say on the screen.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"

#define FIRST_STRONG_ISOLATE "\342\201\250"
#define POP_ISOLATE "\342\201\251"
#define NAME_MAX_LENGTH 200

/* Embeddings, overrides and isolates; one that is left open would leak into what follows. */
static gboolean
is_bidi_control (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* Most of most texts, which is the same in any case: characters of one byte that are seen. */
static gsize
count_plain (const char *text, gsize max)
{
  gsize n = 0;

  while (n < max && text[n] > 0x20 && text[n] < 0x7f)
    n++;
  return n;
}

/* On one line, without what could hide or turn over anything else; says whether it was cut. */
static gboolean
append_clean (GString *string, const char *text, guint max)
{
  gboolean space = TRUE;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize n_plain = count_plain (p, max - n);

      if (n_plain > 0)
        {
          g_string_append_len (string, p, (gssize) n_plain);
          space = FALSE;
          n += (guint) n_plain;
          p += n_plain;
          if (*p == '\0')
            break;
        }

      gunichar c = g_utf8_get_char (p);

      if (is_bidi_control (c))
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        {
          if (!space)
            g_string_append_c (string, ' ');
          n += !space;
          space = TRUE;
          continue;
        }
      if (n == max)
        return TRUE;
      g_string_append_unichar (string, c);
      space = FALSE;
      n++;
    }
  return FALSE;
}

char *
adduce_ui_claim_text_isolate (const char *text, guint max)
{
  GString *string = g_string_new (FIRST_STRONG_ISOLATE);

  g_return_val_if_fail (text != NULL, g_string_free (string, FALSE));

  if (append_clean (string, text, max))
    g_string_append (string, "…");
  g_string_append (string, POP_ISOLATE);
  return g_string_free (string, FALSE);
}

/* The first piece stands bare: it says which way the whole runs, which isolates never do. */
char *
adduce_ui_claim_text_dup_quote (AdduceClaim *claim, guint max)
{
  GString *string = g_string_new (NULL);
  guint n_spans;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), g_string_free (string, FALSE));

  n_spans = adduce_span_set_get_n_spans (adduce_claim_get_spans (claim));
  if (append_clean (string, adduce_claim_get_quote (claim, 0)->exact, max))
    g_string_append (string, "…");
  for (guint i = 1; i < n_spans; i++)
    {
      g_autofree char *piece = adduce_ui_claim_text_isolate (adduce_claim_get_quote (claim, i)->exact, max);

      g_string_append (string, " … ");
      g_string_append (string, piece);
    }
  return g_string_free (string, FALSE);
}

char *
adduce_ui_claim_text_dup_names (AdduceTagList *tags)
{
  GString *string = g_string_new (NULL);

  g_return_val_if_fail (tags != NULL, g_string_free (string, FALSE));

  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      g_autofree char *name
        = adduce_ui_claim_text_isolate (adduce_tag_get_label (adduce_tag_list_get_tag (tags, i)), NAME_MAX_LENGTH);

      /* translators: between the names of speakers and the like */
      g_string_append (string, i > 0 ? _(", ") : "");
      g_string_append (string, name);
    }
  return g_string_free (string, FALSE);
}

/* (nullable): the value that stands for a code now. */
static AdduceCode *
resolve (AdduceVariable *variable, const char *id)
{
  AdduceCode *code = adduce_variable_lookup (variable, id);

  for (guint i = 0; code != NULL && i < adduce_variable_get_n_codes (variable); i++)
    {
      const char *into = adduce_code_get_info (code)->merged_into;
      AdduceCode *next = into != NULL ? adduce_variable_lookup (variable, into) : NULL;

      if (next == NULL)
        break;
      code = next;
    }
  return code;
}

/* What is said of a value that is no entry of a list; NULL where it should be one. */
static const char *
get_plain (AdduceTag *tag, AdduceVariable *variable)
{
  const char *code = adduce_tag_get_code (tag);

  if (variable == NULL || adduce_variable_kind_has_codes (adduce_variable_get_kind (variable)))
    return NULL;
  if (adduce_variable_get_kind (variable) != ADDUCE_VARIABLE_BOOLEAN)
    return adduce_tag_get_label (tag);
  if (g_str_equal (code, "yes"))
    return _("Yes");
  return g_str_equal (code, "no") ? _("No") : NULL;
}

char *
adduce_ui_claim_text_dup_value (AdduceTag *tag, AdduceVariable *variable)
{
  AdduceCode *code;
  const char *name;
  g_autofree char *label = NULL;

  g_return_val_if_fail (tag != NULL, NULL);
  g_return_val_if_fail (variable == NULL || ADDUCE_IS_VARIABLE (variable), NULL);

  code = variable != NULL ? resolve (variable, adduce_tag_get_code (tag)) : NULL;
  name = code != NULL ? adduce_code_get_label (code) : get_plain (tag, variable);
  label = adduce_ui_claim_text_isolate (name != NULL ? name : adduce_tag_get_code (tag), NAME_MAX_LENGTH);
  if (name != NULL)
    return g_steal_pointer (&label);

  /* translators: %s is the id of a value that a claim has and the codebook does not */
  return g_strdup_printf (_("unknown value: %s"), label);
}

char *
adduce_ui_claim_text_dup_values (AdduceTagList *tags, AdduceVariable *variable)
{
  GString *string = g_string_new (NULL);

  g_return_val_if_fail (tags != NULL, g_string_free (string, FALSE));

  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      g_autofree char *value = adduce_ui_claim_text_dup_value (adduce_tag_list_get_tag (tags, i), variable);

      g_string_append (string, i > 0 ? _(", ") : "");
      g_string_append (string, value);
    }
  return g_string_free (string, FALSE);
}

/* In the codebook's order, then those that it lacks; (transfer full). */
static GPtrArray *
list_own_variables (AdduceClaim *claim, AdduceCodebook *codebook)
{
  g_auto (GStrv) ids = adduce_claim_list_variables (claim);
  GListModel *variables = codebook != NULL ? adduce_codebook_get_variables (codebook) : NULL;
  GPtrArray *ordered = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (g_strv_contains ((const char *const *) ids, adduce_variable_get_id (variable)))
        g_ptr_array_add (ordered, g_strdup (adduce_variable_get_id (variable)));
    }
  for (guint i = 0; ids[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (ordered, ids[i], g_str_equal, NULL))
      g_ptr_array_add (ordered, g_strdup (ids[i]));
  return ordered;
}

char *
adduce_ui_claim_text_dup_own_values (AdduceClaim *claim, AdduceCodebook *codebook, const char *separator)
{
  g_autoptr (GPtrArray) ids = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  ids = list_own_variables (claim, codebook);
  for (guint i = 0; i < ids->len; i++)
    {
      AdduceVariable *variable = codebook != NULL ? adduce_codebook_get_variable (codebook, ids->pdata[i]) : NULL;
      g_autofree char *name = adduce_ui_claim_text_isolate (
        variable != NULL ? adduce_variable_get_label (variable) : ids->pdata[i], NAME_MAX_LENGTH);
      g_autofree char *values
        = adduce_ui_claim_text_dup_values (adduce_claim_get_values (claim, ids->pdata[i]), variable);

      if (i > 0)
        g_string_append (text, separator);
      /* translators: a variable of the codebook and what a claim has in it: "Frame: Cost, Law" */
      g_string_append_printf (text, _("%s: %s"), name, values);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
adduce_ui_claim_text_dup_unset (AdduceUnset unset)
{
  g_autofree char *words = adduce_unset_to_string (unset);
  GString *string = g_string_new (NULL);

  if (*words == '\0')
    return g_string_free (string, FALSE);

  g_string_append_unichar (string, g_unichar_toupper (g_utf8_get_char (words)));
  g_string_append (string, g_utf8_next_char (words));
  return g_string_free (string, FALSE);
}

/* The number that the margin of the article shows for the paragraph at an offset. */
static guint
get_number (AdduceText *text, guint offset)
{
  return MAX (adduce_paragraphs_get_number (adduce_text_get_numbering (text), offset), 1);
}

char *
adduce_ui_claim_text_dup_place (AdduceText *text, AdduceSpan span)
{
  guint first, last;

  g_return_val_if_fail (ADDUCE_IS_TEXT (text), NULL);

  first = get_number (text, span.start);
  last = get_number (text, span.end > span.start ? span.end - 1 : span.start);
  if (first == last)
    /* translators: the sign for a paragraph, and its number */
    return g_strdup_printf (_("¶%u"), first);

  /* translators: the sign for a paragraph, and the numbers of the first and the last */
  return g_strdup_printf (_("¶%u–%u"), first, last);
}

char *
adduce_ui_claim_text_dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc != NULL && seconds > 0 ? g_date_time_to_local (utc) : NULL;

  if (local == NULL)
    return g_strdup ("");

  /* translators: the day and the time at which a claim was coded, as for strftime() */
  return g_date_time_format (local, _("%-d %B %Y, %H:%M"));
}

char *
adduce_ui_claim_text_dup_coded (AdduceClaim *claim)
{
  g_autofree char *created = NULL;
  g_autofree char *modified = NULL;

  g_return_val_if_fail (ADDUCE_IS_CLAIM (claim), NULL);

  created = adduce_ui_claim_text_dup_time (adduce_claim_get_created (claim));
  modified = adduce_ui_claim_text_dup_time (adduce_claim_get_modified (claim));
  if (g_str_equal (created, modified))
    /* translators: who coded a claim, and when */
    return g_strdup_printf (_("Coded by %s, %s"), adduce_claim_get_coder (claim), created);

  /* translators: who coded a claim, when, and when it was changed */
  return g_strdup_printf (_("Coded by %s, %s; changed %s"), adduce_claim_get_coder (claim), created, modified);
}

char *
adduce_ui_claim_text_dup_first_sentence (const char *text, guint max)
{
  g_autofree char *sentence = NULL;
  const char *end;

  g_return_val_if_fail (text != NULL, NULL);

  end = text;
  while (*end != '\0' && *end != '\n'
         && !((*end == '.' || *end == '!' || *end == '?') && (end[1] == ' ' || end[1] == '\n')))
    end++;
  sentence = g_strndup (text, (gsize) (end - text) + (*end != '\0' && *end != '\n'));
  return adduce_ui_claim_text_isolate (sentence, max);
}
