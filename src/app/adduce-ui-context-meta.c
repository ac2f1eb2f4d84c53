/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of articles: one editor for each corpus, so that all that show it undo the same, and the corpus hears
 * of what was written. Its changes are steps of the window's Undo among those of claims, by when they were done.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-context-private.h"

#define EDITOR_KEY "adduce-ui-meta-editor"

/* Of more articles than this the whole folder is looked at by the loader's worker. */
#define MAX_SINGLY 50

static void
changed_cb (AdduceMetaEditor *editor, GPtrArray *paths, AdduceUiContext *self)
{
  AdduceCoder *coder = adduce_ui_context_get_coder (self);
  const char *nickname = coder != NULL ? adduce_coder_get_nickname (coder) : NULL;

  if (self->corpus == NULL || g_object_get_data (G_OBJECT (self->corpus), EDITOR_KEY) != (gpointer) editor)
    return;
  if (paths->len > MAX_SINGLY)
    {
      adduce_corpus_load_async (self->corpus, nickname, NULL, NULL, NULL);
      return;
    }
  for (guint i = 0; i < paths->len; i++)
    {
      AdduceArticle *article = adduce_corpus_lookup (self->corpus, paths->pdata[i]);

      if (article != NULL)
        adduce_corpus_look_again (self->corpus, article, nickname);
    }
}

AdduceMetaEditor *
adduce_ui_context_get_meta_editor (AdduceUiContext *self)
{
  AdduceMetaEditor *editor;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  if (self->corpus == NULL)
    return NULL;
  editor = g_object_get_data (G_OBJECT (self->corpus), EDITOR_KEY);
  if (editor == NULL)
    {
      editor = adduce_meta_editor_new (adduce_corpus_get_folder (self->corpus));
      g_object_set_data_full (G_OBJECT (self->corpus), EDITOR_KEY, editor, g_object_unref);
      g_signal_connect_object (editor, "changed", G_CALLBACK (changed_cb), self, 0);
    }
  return editor;
}

/* --- undo --- */

typedef struct {
  AdduceUiContext *context;
  char *label;
  gboolean redo;
} Step;

/* Is a change of metadata what Undo (Redo) comes to next? */
static gboolean
is_meta_next (AdduceUiContext *self, gboolean redo)
{
  AdduceMetaEditor *editor = adduce_ui_context_get_meta_editor (self);
  AdduceUndoTurns of_meta, of_claims = { 0, 0 };

  if (editor == NULL)
    return FALSE;
  of_meta = adduce_meta_editor_get_turns (editor);
  if (self->session != NULL)
    of_claims = adduce_history_get_turns (adduce_session_get_history (self->session));
  return redo ? adduce_undo_turns_is_redo (&of_meta, &of_claims) : adduce_undo_turns_is_undo (&of_meta, &of_claims);
}

/* With the article, where it is not the one that is open. */
static char *
dup_meta_label (AdduceUiContext *self, gboolean redo)
{
  AdduceMetaEditor *editor = adduce_ui_context_get_meta_editor (self);
  const char *label = redo ? adduce_meta_editor_get_redo_label (editor) : adduce_meta_editor_get_undo_label (editor);
  const char *path = adduce_meta_editor_get_article (editor, redo);
  g_autofree char *shown = path != NULL ? adduce_paths_display (path) : NULL;

  if (path == NULL || (self->article != NULL && g_str_equal (adduce_article_get_relative (self->article), path)))
    return g_strdup (label);
  /* translators: what was done to the metadata, and of which article: "Metadata: Headline (news/levy.txt)" */
  return g_strdup_printf (_("%s (%s)"), label, shown);
}

char *
adduce_ui_context_dup_step_label (AdduceUiContext *self, gboolean redo)
{
  AdduceHistory *history;

  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (self), NULL);

  if (is_meta_next (self, redo))
    return dup_meta_label (self, redo);
  if (self->session == NULL)
    return NULL;
  history = adduce_session_get_history (self->session);
  return g_strdup (redo ? adduce_history_get_redo_label (history) : adduce_history_get_undo_label (history));
}

static char *
describe (const Step *step, const AdduceMetaReport *report)
{
  guint n = report->problems->len;

  if (n == 0)
    /* translators: what was undone, or done again */
    return g_strdup_printf (step->redo ? _("Done again: %s") : _("Undone: %s"), step->label);
  if (report->n_articles == 0 && n == 1)
    return g_strdup (report->problems->pdata[0]);
  if (n == 1)
    /* translators: what was undone, or done again; then a sentence about what was not */
    return g_strdup_printf (step->redo ? _("Done again: %s. But not all: %s") : _("Undone: %s. But not all: %s"),
                            step->label, (char *) report->problems->pdata[0]);
  /* translators: what was to be undone, or done again; how many fields or files were left; why the first was */
  return g_strdup_printf (step->redo ? _("Redo: %s. %u were left as they are, the first: %s")
                                     : _("Undo: %s. %u were left as they are, the first: %s"),
                          step->label, n, (char *) report->problems->pdata[0]);
}

/* @step, @report: (transfer full) (nullable): @problem says why there is none */
static void
end_step (Step *step, AdduceMetaReport *report, const char *problem)
{
  g_autofree char *text = report != NULL ? describe (step, report) : g_strdup (problem);

  _adduce_ui_context_message (step->context, text, FALSE);
  adduce_meta_report_free (report);
  g_object_unref (step->context);
  g_free (step->label);
  g_free (step);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  AdduceMetaReport *report = adduce_meta_editor_finish (ADDUCE_META_EDITOR (source), result, &error);

  end_step (user_data, report, error != NULL ? error->message : NULL);
}

gboolean
_adduce_ui_context_step_meta (AdduceUiContext *self, gboolean redo)
{
  AdduceMetaEditor *editor = adduce_ui_context_get_meta_editor (self);
  Step *step;

  if (!is_meta_next (self, redo))
    return FALSE;
  step = g_new0 (Step, 1);
  *step = (Step) { g_object_ref (self), dup_meta_label (self, redo), redo };
  /* One small file is written here and now, so that the key can be pressed again at once. */
  if (adduce_meta_editor_get_article (editor, redo) == NULL || adduce_meta_editor_get_busy (editor))
    adduce_meta_editor_undo_async (editor, redo, stepped_cb, step);
  else
    end_step (step, redo ? adduce_meta_editor_redo (editor) : adduce_meta_editor_undo (editor), NULL);
  return TRUE;
}
