/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inspector alone in a window, on a scratch corpus of two articles, with real sessions and real keys.
 *
 *   a.txt   "The levy stays, she said. …": eight words a line, coded by the test
 *   b.txt   the same, with two claims of another coder, "you"
 */
#pragma once

#include <adwaita.h>

#include "../core/scratch.h"
#include "adduce-ui-claim-form.h"
#include "adduce-ui-claim-row.h"
#include "adduce-ui-code-button.h"
#include "adduce-ui-inspector.h"
#include "adduce-ui-note-entry.h"
#include "adduce-ui-tag-chip.h"
#include "adduce-ui-tag-entry.h"
#include "keyboard.h"

typedef struct
{
  char *folder;
  AdduceCoder *coder;
  AdduceCorpus *corpus;
  AdduceUiContext *context;
  GtkWidget *window;
  GtkWidget *elsewhere; /* takes the focus as the article would */
  AdduceUiInspector *inspector;
  Keyboard *keyboard;
  GString *messages;
  guint n_reveals;
} InspectorFixture;

static inline void
inspector_fixture_message_cb (AdduceUiContext *context, const char *text, gboolean offer_undo, gpointer data)
{
  g_string_append_printf (data, "%s\n", text);
}

static inline void
inspector_fixture_reveal_cb (InspectorFixture *f)
{
  f->n_reveals++;
}

static inline void
inspector_fixture_focus_article_cb (InspectorFixture *f)
{
  gtk_widget_grab_focus (f->elsewhere);
}

static inline void
inspector_fixture_action_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  InspectorFixture *f = data;

  if (g_str_equal (g_action_get_name (G_ACTION (action)), "add-span"))
    adduce_ui_context_add_span (f->context);
  else
    adduce_ui_context_remove_claim (f->context);
}

static inline void
inspector_fixture_add_actions (InspectorFixture *f)
{
  static const GActionEntry entries[] = {
    { .name = "add-span", .activate = inspector_fixture_action_cb },
    { .name = "remove-claim", .activate = inspector_fixture_action_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), f);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
}

/* Two claims of another coder in an article, as their own program would have written them. */
static inline void
inspector_fixture_code_as_other (InspectorFixture *f, const char *name)
{
  static const AdduceSpan spans[] = { { 0, 8 }, { 26, 34 } };
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  g_autoptr (AdduceCoder) you = adduce_coder_new (NULL, "you", NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSession) session
    = adduce_session_open (path, you, adduce_corpus_get_codebook (f->corpus), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (AdduceSpanSet) set = adduce_span_set_new (&spans[i], 1, NULL);
      g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new ("you");
      g_autoptr (AdduceClaim) claim = NULL;
      g_autoptr (AdduceCommand) command = NULL;

      g_assert_true (adduce_claim_builder_set_spans (builder, set, adduce_session_get_text (session), NULL));
      claim = adduce_claim_builder_end (builder);
      command = adduce_command_new_add (claim);
      g_assert_true (adduce_session_perform (session, command, NULL));
    }
  g_assert_true (adduce_session_flush (session, NULL));
}

static inline AdduceArticle *
inspector_fixture_add_article (InspectorFixture *f, const char *name, const char *text)
{
  g_autoptr (AdduceArticle) article = adduce_article_new (f->folder, name);

  scratch_write (f->folder, name, text);
  adduce_corpus_add (f->corpus, &article, 1);
  return adduce_corpus_lookup (f->corpus, name);
}

static inline void
inspector_fixture_open (InspectorFixture *f, const char *name)
{
  adduce_ui_context_open_article (f->context, adduce_corpus_lookup (f->corpus, name));
  WAIT_UNTIL (!adduce_ui_context_get_opening (f->context));
  gtk_test_widget_wait_for_draw (f->window);
}

static inline void
inspector_fixture_set_up (InspectorFixture *f, gconstpointer data)
{
  static const char text[] = "The levy stays, she said.\nThe opposition calls it a failure.\n\n"
                             "Nobody has counted the ferries yet, the office said.\n";
  g_autoptr (AdduceCodebook) codebook = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  f->folder = scratch_new ();
  f->messages = g_string_new (NULL);
  f->coder = adduce_coder_new (NULL, "me", NULL, NULL);
  f->corpus = adduce_corpus_new (f->folder);
  codebook = adduce_codebook_load_preset ("default", NULL);
  adduce_corpus_set_codebook (f->corpus, codebook);
  inspector_fixture_add_article (f, "a.txt", text);
  inspector_fixture_add_article (f, "b.txt", text);
  inspector_fixture_code_as_other (f, "b.txt");

  f->context = adduce_ui_context_new ();
  g_signal_connect (f->context, "message", G_CALLBACK (inspector_fixture_message_cb), f->messages);
  g_signal_connect_swapped (f->context, "reveal", G_CALLBACK (inspector_fixture_reveal_cb), f);
  g_signal_connect_swapped (f->context, "focus-article", G_CALLBACK (inspector_fixture_focus_article_cb), f);
  adduce_ui_context_set_coder (f->context, f->coder);
  adduce_ui_context_set_corpus (f->context, f->corpus);

  f->window = g_object_ref_sink (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 790);
  f->elsewhere = gtk_button_new_with_label ("Article");
  f->inspector = ADDUCE_UI_INSPECTOR (adduce_ui_inspector_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (f->inspector), TRUE);
  gtk_box_append (GTK_BOX (box), f->elsewhere);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->inspector));
  adw_window_set_content (ADW_WINDOW (f->window), box);
  inspector_fixture_add_actions (f);
  adduce_ui_inspector_set_context (f->inspector, f->context);
  gtk_window_present (GTK_WINDOW (f->window));
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window)));
  f->keyboard = keyboard_new ();
  gtk_widget_grab_focus (f->elsewhere);
  inspector_fixture_open (f, "a.txt");
}

static inline void
inspector_fixture_tear_down (InspectorFixture *f, gconstpointer data)
{
  gpointer inspector = f->inspector;

  adduce_ui_context_flush (f->context);
  if (f->window != NULL)
    {
      g_object_add_weak_pointer (inspector, &inspector);
      gtk_window_destroy (GTK_WINDOW (f->window));
      g_object_unref (f->window);
      WAIT_UNTIL (inspector == NULL);
    }
  adduce_ui_context_set_corpus (f->context, NULL);
  g_assert_finalize_object (f->context);
  g_object_unref (f->corpus);
  g_object_unref (f->coder);
  keyboard_free (f->keyboard);
  scratch_remove (f->folder);
  g_free (f->folder);
  g_string_free (f->messages, TRUE);
}

/* --- what can be seen --- */

typedef gboolean (*WidgetTest) (GtkWidget *widget, gconstpointer data);

/* The first widget below, in the order of the screen, that is mapped and for which @test holds. */
static inline GtkWidget *
inspector_fixture_find (GtkWidget *below, WidgetTest test, gconstpointer data)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_mapped (child))
        continue;
      found = test (child, data) ? child : inspector_fixture_find (child, test, data);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static inline gboolean
inspector_fixture_has_words (GtkWidget *widget, gconstpointer text)
{
  if (GTK_IS_INSCRIPTION (widget))
    return strstr (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) != NULL;
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static inline gboolean
inspector_fixture_shows (InspectorFixture *f, const char *text)
{
  return inspector_fixture_find (GTK_WIDGET (f->inspector), inspector_fixture_has_words, text) != NULL;
}

static inline gboolean
inspector_fixture_is_type (GtkWidget *widget, gconstpointer type)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, GPOINTER_TO_SIZE (type));
}

static inline gpointer
inspector_fixture_get (InspectorFixture *f, GType type)
{
  GtkWidget *found
    = inspector_fixture_find (GTK_WIDGET (f->inspector), inspector_fixture_is_type, GSIZE_TO_POINTER (type));

  g_assert_nonnull (found);
  return found;
}

static inline gboolean
inspector_fixture_is_code (GtkWidget *widget, gconstpointer code)
{
  return ADDUCE_UI_IS_CODE_BUTTON (widget)
         && g_str_equal (adduce_tag_get_code (adduce_ui_code_button_get_tag (ADDUCE_UI_CODE_BUTTON (widget))), code);
}

/* The button of a codebook value; ids that stance and evidence share mean the stance. */
static inline GtkWidget *
inspector_fixture_get_code (InspectorFixture *f, const char *code)
{
  GtkWidget *found = inspector_fixture_find (GTK_WIDGET (f->inspector), inspector_fixture_is_code, code);

  g_assert_nonnull (found);
  return found;
}

/* --- doing something --- */

/* Selects, as the article view would tell, and codes it. */
static inline AdduceClaim *
inspector_fixture_code (InspectorFixture *f, guint start, guint end)
{
  adduce_ui_context_set_selection (f->context, (AdduceSpan) { start, end });
  adduce_ui_context_add_claim (f->context);
  adduce_ui_context_set_selection (f->context, (AdduceSpan) { end, end });
  gtk_test_widget_wait_for_draw (f->window);
  return adduce_ui_context_get_focused_claim (f->context);
}

static inline void
inspector_fixture_focus_field (InspectorFixture *f, const char *field)
{
  g_signal_emit_by_name (f->context, "focus-field", field);
  keyboard_pump (20);
}

/* The claim with that id as it is now. */
static inline AdduceClaim *
inspector_fixture_lookup (InspectorFixture *f, const char *id)
{
  AdduceSession *session = adduce_ui_context_get_session (f->context);
  AdduceClaim *claim = adduce_claim_set_lookup (adduce_session_get_claims (session), id);

  g_assert_nonnull (claim);
  return claim;
}

static inline guint
inspector_fixture_count_undo (InspectorFixture *f)
{
  guint n = 0;

  while (adduce_history_get_can_undo (adduce_session_get_history (adduce_ui_context_get_session (f->context))))
    {
      adduce_ui_context_undo (f->context);
      n++;
    }
  for (guint i = 0; i < n; i++)
    adduce_ui_context_redo (f->context);
  return n;
}
