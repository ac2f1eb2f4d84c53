/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts, claims and counters of signals for tests of the model and of editing.
 */
#pragma once

#include "adduce.h"

#include <string.h>

static inline AdduceText *
model_text (const char *utf8)
{
  g_autoptr (GBytes) bytes = g_bytes_new (utf8, strlen (utf8));
  g_autoptr (GError) error = NULL;
  AdduceText *text = adduce_text_new (bytes, &error);
  g_assert_no_error (error);
  return text;
}

/* A text of @n code points: letters of one to four bytes by turns. */
static inline AdduceText *
model_text_long (guint n)
{
  static const char *const letters[] = { "a", "é", "ш", "語", "🧾", " " };
  g_autoptr (GString) utf8 = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append (utf8, letters[i % G_N_ELEMENTS (letters)]);
  return model_text (utf8->str);
}

static inline AdduceSpanSet *
model_spans (const char *spans)
{
  g_autoptr (GError) error = NULL;
  AdduceSpanSet *set = adduce_span_set_parse (spans, &error);
  g_assert_no_error (error);
  return set;
}

/* "code=Label|code" as tags; a code without label is its own; NULL and "" are no tags. */
static inline AdduceTagList *
model_tags (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words == NULL ? "" : words, "|", -1);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (parts[i], "=", 2);
      g_ptr_array_add (tags, adduce_tag_new (pair[0], pair[1] != NULL ? pair[1] : pair[0]));
    }
  return adduce_tag_list_new ((AdduceTag *const *) tags->pdata, tags->len);
}

/* The opposite, of codes alone; (transfer full). */
static inline char *
model_codes (AdduceTagList *tags)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? "|" : "",
                            adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)));
  return g_string_free (g_steal_pointer (&codes), FALSE);
}

static inline AdduceClaimBuilder *
model_builder (AdduceText *text, const char *spans)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSpanSet) set = model_spans (spans);
  AdduceClaimBuilder *builder = adduce_claim_builder_new ("anna");
  g_assert_true (adduce_claim_builder_set_spans (builder, set, text, &error));
  g_assert_no_error (error);
  return builder;
}

/* A claim of nothing but its place. */
static inline AdduceClaim *
model_claim (AdduceText *text, const char *spans)
{
  g_autoptr (AdduceClaimBuilder) builder = model_builder (text, spans);
  return adduce_claim_builder_end (builder);
}

/* "spans;speakers;issues;evidence;stance;certainty;note": all that a coder sees; (transfer full). */
static inline char *
model_print (AdduceClaim *claim)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));
  g_autofree char *speakers = model_codes (adduce_claim_get_speakers (claim));
  g_autofree char *issues = model_codes (adduce_claim_get_issues (claim));
  g_autofree char *evidence = model_codes (adduce_claim_get_evidence (claim));
  AdduceTag *stance = adduce_claim_get_stance (claim);
  const char *certainty = adduce_certainty_to_id (adduce_claim_get_certainty (claim));
  const char *note = adduce_claim_get_note (claim);
  return g_strdup_printf ("%s;%s;%s;%s;%s;%s;%s", spans, speakers, issues, evidence,
                          stance != NULL ? adduce_tag_get_code (stance) : "",
                          certainty != NULL ? certainty : "", note != NULL ? note : "");
}

/* --- counting --- */

static inline void
model_count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

/* How often "notify" for a property comes is counted up in @count. */
static inline void
model_count_notify (gpointer object, const char *property, guint *count)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  *count = 0;
  g_signal_connect (object, signal, G_CALLBACK (model_count_cb), count);
}

/* A number in [0, @n). */
static inline guint
model_random (GRand *rand, guint n)
{
  return (guint) g_rand_int_range (rand, 0, (gint32) n);
}
