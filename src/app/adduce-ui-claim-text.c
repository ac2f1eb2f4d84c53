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

/* On one line, without what could hide or turn over anything else; says whether it was cut. */
static gboolean
append_clean (GString *string, const char *text, guint max)
{
  gboolean space = TRUE;
  guint n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
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

char *
adduce_ui_claim_text_dup_value (AdduceTag *tag, AdduceVariable *variable)
{
  AdduceCode *code;
  g_autofree char *label = NULL;

  g_return_val_if_fail (tag != NULL, NULL);
  g_return_val_if_fail (variable == NULL || ADDUCE_IS_VARIABLE (variable), NULL);

  code = variable != NULL ? adduce_variable_lookup (variable, adduce_tag_get_code (tag)) : NULL;
  label = adduce_ui_claim_text_isolate (code != NULL ? adduce_code_get_label (code) : adduce_tag_get_label (tag),
                                        NAME_MAX_LENGTH);
  if (code != NULL)
    return g_steal_pointer (&label);

  /* translators: %s is the name of a stance or an evidence type that was removed from the codebook */
  return g_strdup_printf (_("%s (not in the codebook)"), label);
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
