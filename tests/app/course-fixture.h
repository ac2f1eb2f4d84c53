/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small corpus to be coded in the whole window by one kind of hand, where things are in it, and what came of it.
 */
#pragma once

#include "window-fixture.h"

#include "adduce-ui-article-list.h"
#include "adduce-ui-claim-handles.h"
#include "adduce-ui-overview.h"
#include "adduce-ui-selection-bubble.h"
#include "adduce-ui-tag-popover.h"

#define TITLE "The ferry at Lund Sound"
#define NEXT "The office counts its boats"

/* Offsets, counted by hand: the title and the empty line take 25. */
#define FERRY "The ferry should run at night, said Gideon Lark. It carries the nurses home.\n\n" /* 25 to 101 */
#define LEVY "The levy is too high, others say. They have counted nothing.\n\n"                   /* 103 to 163 */
#define AT_THE_END 165
#define N_TIDES 40
#define TIDE "The tide came, and the tide went, and nobody wrote it down.\n\n" /* 61 */
#define BRIDGE "The bridge will be finished in June.\n"
#define IN_JUNE (AT_THE_END + N_TIDES * 61 + 32) /* behind the J of the month */

typedef struct
{
  char *folder;
  WindowFixture *f;
  AdduceUiTextView *view;
} Course;

/* --- where things are --- */

static inline gboolean
is_type (GtkWidget *widget, gconstpointer name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static inline gpointer
find_type (Course *c, const char *name)
{
  return window_fixture_find (GTK_WIDGET (c->f->window), is_type, name);
}

static inline GtkWidget *
find_words (GtkWidget *below, const char *words)
{
  return below != NULL ? window_fixture_find (below, window_fixture_matches_text, words) : NULL;
}

static inline GdkRectangle
locate (Course *c, guint offset)
{
  GtkTextIter iter;
  GdkRectangle rect;

  adduce_ui_article_buffer_get_iter (adduce_ui_text_view_get_article_buffer (c->view), &iter, offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (c->view), &iter, &rect);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (c->view), GTK_TEXT_WINDOW_WIDGET, rect.x, rect.y, &rect.x,
                                         &rect.y);
  return rect;
}

static inline gboolean
is_in_view (Course *c, guint offset)
{
  GdkRectangle rect = locate (c, offset);

  return rect.y >= 0 && rect.y + rect.height <= gtk_widget_get_height (GTK_WIDGET (c->view));
}

/* --- what came of it --- */

static inline char *
dup_focused (Course *c)
{
  AdduceClaim *claim = adduce_ui_context_get_focused_claim (c->f->context);

  return claim != NULL ? adduce_span_set_to_string (adduce_claim_get_spans (claim)) : g_strdup ("none");
}

static inline gboolean
is_focused (Course *c, const char *spans)
{
  g_autofree char *focused = dup_focused (c);

  return g_str_equal (focused, spans);
}

static inline gboolean
is_selected (Course *c, guint start, guint end)
{
  AdduceSpan selection
    = adduce_ui_article_buffer_get_selection (adduce_ui_text_view_get_article_buffer (c->view));

  return selection.start == start && selection.end == end;
}

/* "25-72 Supports / Expert / Gideon Lark / Ferries …": where the claim stands, and what it has. */
static inline char *
describe (AdduceClaim *claim)
{
  g_autofree char *spans = adduce_span_set_to_string (adduce_claim_get_spans (claim));
  g_autofree char *evidence = adduce_tag_list_to_string (adduce_claim_get_evidence (claim), "+");
  g_autofree char *speakers = adduce_tag_list_to_string (adduce_claim_get_speakers (claim), "+");
  g_autofree char *issues = adduce_tag_list_to_string (adduce_claim_get_issues (claim), "+");
  AdduceTag *stance = adduce_claim_get_stance (claim);

  return g_strdup_printf ("%s %s / %s / %s / %s", spans, stance != NULL ? adduce_tag_get_code (stance) : "",
                          evidence, speakers, issues);
}

#define assert_claim(claim, expected) \
  G_STMT_START \
  { \
    g_autofree char *described_ = describe (claim); \
    g_assert_cmpstr (described_, ==, expected); \
  } \
  G_STMT_END

/* --- the corpus --- */

/* Another coder has been here: her speakers and issues are offered. */
static inline void
write_colleague (const char *folder)
{
  static const char text[] = NEXT "\n\nAll boats are counted, the office said.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (AdduceText) article = adduce_text_new (bytes, NULL);
  g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "mira", "Mira Colleague", NULL);
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, "b.txt", article);
  static const char *const names[] = { "Gideon Lark", "Olwen Strake" };
  static const char *const issues[] = { "Ferries should run at night", "The levy should stay" };
  g_autoptr (GBytes) written = NULL;
  g_autofree char *path = g_build_filename (folder, "b.txt.mira.claims.json", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("mira");
      g_autoptr (AdduceSpanSet) spans = adduce_span_set_parse (i == 0 ? "29-38" : "43-50", NULL);
      g_autoptr (AdduceTag) name = adduce_tag_new_for_label (names[i]);
      g_autoptr (AdduceTag) issue = adduce_tag_new_for_label (issues[i]);
      g_autoptr (AdduceTagList) name_list = adduce_tag_list_new (&name, 1);
      g_autoptr (AdduceTagList) issue_list = adduce_tag_list_new (&issue, 1);
      g_autoptr (AdduceClaim) claim = NULL;

      g_assert_true (adduce_claim_builder_set_spans (builder, spans, article, NULL));
      adduce_claim_builder_set_speakers (builder, name_list);
      adduce_claim_builder_set_issues (builder, issue_list);
      claim = adduce_claim_builder_end (builder);
      adduce_sidecar_put (sidecar, claim);
    }
  written = adduce_sidecar_serialize (sidecar);
  scratch_write (folder, "b.txt", text);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (written, NULL), (gssize) g_bytes_get_size (written),
                                      NULL));
}

static inline Course *
course_new (void)
{
  Course *c = g_new0 (Course, 1);
  g_autoptr (GString) text = g_string_new (TITLE "\n\n" FERRY LEVY);

  for (guint i = 0; i < N_TIDES; i++)
    g_string_append (text, TIDE);
  g_string_append (text, BRIDGE);
  c->folder = scratch_new ();
  scratch_write (c->folder, "a.txt", text->str);
  write_colleague (c->folder);
  c->f = window_fixture_new (c->folder);
  WAIT_UNTIL (window_fixture_shows (c->f, TITLE) && window_fixture_shows (c->f, NEXT));
  return c;
}

static inline void
course_free (Course *c)
{
  window_fixture_free (c->f);
  scratch_remove (c->folder);
  g_free (c->folder);
  g_free (c);
}

static inline gboolean
is_done_on_disk (const char *path)
{
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (path, NULL, NULL);
  AdduceStatus status = ADDUCE_STATUS_NEW;

  return sidecar != NULL && adduce_sidecar_get_status (sidecar, &status) && status == ADDUCE_STATUS_DONE;
}
