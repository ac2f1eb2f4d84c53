/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that the command palette can do.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-command-list.h"

/* More articles are not looked through by eye; another word narrows them down. */
#define MAX_ARTICLES 50

/* An action that has keys of both kinds is one command, by its first row. */
static void
collect_actions (GPtrArray *commands, GtkWindow *window, AdduceUiContext *context)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_rows;
  const AdduceUiAccel *rows = adduce_ui_accels_get (&n_rows);

  for (guint i = 0; i < n_rows; i++)
    if (!g_str_equal (rows[i].action, "win.command-palette") && g_hash_table_add (seen, (char *) rows[i].action))
      g_ptr_array_add (commands, adduce_ui_command_new_for_accel (window, context, &rows[i]));
}

static void
collect_codes (GPtrArray *commands, AdduceUiContext *context)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (context);
  GListModel *variables = codebook != NULL ? adduce_codebook_get_variables (codebook) : NULL;

  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      for (guint k = 0; k < adduce_variable_get_n_codes (variable); k++)
        if (adduce_code_is_offered (adduce_variable_get_code (variable, k)))
          g_ptr_array_add (commands, adduce_ui_command_new_for_code (context, variable,
                                                                   adduce_variable_get_code (variable, k)));
    }
}

/* Those of the open article, as they come up in it. */
static void
collect_speakers (GPtrArray *commands, AdduceUiContext *context)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) claims = NULL;

  if (adduce_ui_context_get_session (context) == NULL)
    return;

  claims = adduce_ui_context_list_claims (context);
  for (guint i = 0; i < claims->len; i++)
    {
      g_autoptr (AdduceTagList) speakers
        = adduce_ui_context_resolve_tags (context, ADDUCE_FACET_SPEAKER, claims->pdata[i]);

      for (guint k = 0; k < adduce_tag_list_get_n_tags (speakers); k++)
        {
          AdduceTag *speaker = adduce_tag_list_get_tag (speakers, k);

          if (g_hash_table_add (seen, g_strdup (adduce_tag_get_code (speaker))))
            g_ptr_array_add (commands, adduce_ui_command_new_for_speaker (context, speaker));
        }
    }
}

GPtrArray *
adduce_ui_command_list_collect (GtkWindow *window, AdduceUiContext *context)
{
  GPtrArray *commands;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);

  commands = g_ptr_array_new_with_free_func (g_object_unref);
  collect_actions (commands, window, context);
  collect_codes (commands, context);
  collect_speakers (commands, context);
  return commands;
}

typedef struct {
  AdduceUiCommand *command;
  guint score;
  guint place;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a;
  const Found *two = b;

  if (one->score != two->score)
    return one->score > two->score ? -1 : 1;
  return one->place < two->place ? -1 : 1;
}

/* Which of the recent ones it is, counted from 1; 0 where it is none. */
static guint
get_recent (AdduceUiCommand *command, const char *const *recent)
{
  const char *id = adduce_ui_command_get_id (command);

  for (guint i = 0; id != NULL && recent[i] != NULL; i++)
    if (g_str_equal (recent[i], id))
      return i + 1;
  return 0;
}

/* The words that are to be looked for in titles: "article bridge" is found as well as "bridge". */
static GStrv
drop_words_of_title (const char *const *words)
{
  /* translators: %s is the title of an article */
  g_autofree char *title = g_strdup_printf (_("Go to article: %s"), "");
  g_autofree char *folded = adduce_breaks_fold (title);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}

static void
search_articles (GArray *found, AdduceUiContext *context, const char *const *words, GPtrArray *owned)
{
  AdduceCorpus *corpus = adduce_ui_context_get_corpus (context);
  guint n_articles = corpus != NULL ? adduce_corpus_get_n_articles (corpus) : 0;
  g_auto (GStrv) left = drop_words_of_title (words);

  for (guint i = 0; i < n_articles && owned->len < MAX_ARTICLES; i++)
    {
      g_autoptr (AdduceArticle) article = g_list_model_get_item (G_LIST_MODEL (corpus), i);
      AdduceUiCommand *command;

      if (adduce_match_score (adduce_article_get_folded (article), (const char *const *) left) == 0)
        continue;
      command = adduce_ui_command_new_for_article (context, article);
      g_ptr_array_add (owned, command);
      g_array_append_vals (found, &(Found) { command, 0, owned->len }, 1); /* after all actions */
    }
}

GPtrArray *
adduce_ui_command_list_search (GPtrArray *commands, AdduceUiContext *context, const char *typed,
                               const char *const *recent)
{
  GPtrArray *result;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (commands != NULL, NULL);
  g_return_val_if_fail (typed != NULL, NULL);
  g_return_val_if_fail (recent != NULL, NULL);

  words = adduce_match_split (typed);
  for (guint i = 0; i < commands->len; i++)
    {
      guint score = adduce_ui_command_score (commands->pdata[i], (const char *const *) words);
      guint place = get_recent (commands->pdata[i], recent);

      /* Where two fit alike, what was done lately goes first, and nothing that can't be done now. */
      if (score > 0)
        g_array_append_vals (found,
                             &(Found) { commands->pdata[i],
                                        2 * score + adduce_ui_command_get_enabled (commands->pdata[i]),
                                        place > 0 ? place : G_MAXINT16 + i },
                             1);
    }
  if (words[0] != NULL && context != NULL)
    search_articles (found, context, (const char *const *) words, articles);
  g_array_sort (found, compare_found);
  result = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (result, g_object_ref (g_array_index (found, Found, i).command));
  return result;
}
