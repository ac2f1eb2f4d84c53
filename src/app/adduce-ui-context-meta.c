/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is known of articles: one editor for each corpus, so that all that show it undo the same, and the corpus hears
 * of what was written.
 */
#include "config.h"

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
