/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going to the next article with work left, and the mouse's buttons for back and forward.
 *
 * Whether the claims of an article that is marked done have something unset is known only from its file: files
 * are read by a worker, in the order of the list, until one has.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-window-private.h"

/* What the mice that have them call back and forward. */
#define BUTTON_BACK 8
#define BUTTON_FORWARD 9

typedef struct {
  AdduceArticle *article; /* not looked at by the worker */
  char *path;
  gboolean done;
} Candidate;

typedef struct {
  GArray *candidates; /* Candidate */
  guint n_before;     /* those after which the search goes on from the other end */
  char *nickname;
  AdduceCodebook *codebook;
  AdduceArticle *from; /* that was open; may be NULL */
  int direction;
} Search;

static void
candidate_clear (Candidate *candidate)
{
  g_clear_object (&candidate->article);
  g_clear_pointer (&candidate->path, g_free);
}

static void
search_free (gpointer data)
{
  Search *search = data;

  g_array_unref (search->candidates);
  g_free (search->nickname);
  g_clear_object (&search->codebook);
  g_clear_object (&search->from);
  g_free (search);
}

static Search *
search_new (AdduceUiWindow *self, int direction)
{
  Search *search = g_new0 (Search, 1);
  AdduceCoder *coder = adduce_ui_context_get_coder (self->context);
  g_autoptr (GPtrArray) articles
    = adduce_ui_article_list_list_from (self->article_list, direction, &search->n_before);

  search->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (search->candidates, (GDestroyNotify) candidate_clear);
  search->nickname = coder != NULL ? g_strdup (adduce_coder_get_nickname (coder)) : NULL;
  g_set_object (&search->codebook, adduce_ui_context_get_codebook (self->context));
  g_set_object (&search->from, adduce_ui_context_get_article (self->context));
  search->direction = direction;
  for (guint i = 0; i < articles->len; i++)
    {
      AdduceArticle *article = articles->pdata[i];
      Candidate candidate = { g_object_ref (article), adduce_article_dup_path (article),
                              adduce_article_get_status (article) == ADDUCE_STATUS_DONE };

      g_array_append_val (search->candidates, candidate);
      if (!candidate.done)
        break; /* no need to look further */
    }
  return search;
}

static void
search_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Search *search = data;

  for (guint i = 0; i < search->candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (search->candidates, Candidate, i);

      if (!candidate->done
          || (search->nickname != NULL
              && adduce_todo_has_unset (candidate->path, search->nickname, search->codebook)))
        {
          g_task_return_int (task, (gssize) i);
          return;
        }
    }
  g_task_return_int (task, -1);
}

static void
search_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdduceUiWindow) self = data;
  const Search *search = g_task_get_task_data (G_TASK (result));
  gssize found = g_task_propagate_int (G_TASK (result), NULL);

  /* Meanwhile somebody went elsewhere, or closed the folder. */
  if (self->context == NULL || adduce_ui_context_get_article (self->context) != search->from)
    return;

  if (found < 0)
    {
      _adduce_ui_window_show_toast (self, search->from != NULL ? _("No other article of the list has work left")
                                                               : _("No article of the list has work left"), FALSE);
      return;
    }
  adduce_ui_context_open_article (self->context, g_array_index (search->candidates, Candidate, found).article);
  _adduce_ui_window_show_reading (self);
  if ((guint) found >= search->n_before)
    _adduce_ui_window_show_toast (self, search->direction > 0 ? _("Went on from the first article")
                                                              : _("Went on from the last article"), FALSE);
}

static void
search_work (AdduceUiWindow *self, int direction)
{
  g_autoptr (GTask) task = NULL;

  if (adduce_ui_context_get_corpus (self->context) == NULL)
    return;

  task = g_task_new (NULL, NULL, search_done_cb, g_object_ref (self));
  g_task_set_source_tag (task, search_work);
  g_task_set_task_data (task, search_new (self, direction), search_free);
  g_task_run_in_thread (task, search_thread);
}

/* Callbacks */

static void
next_work_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  search_work (data, 1);
}

static void
previous_work_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  search_work (data, -1);
}

static void
button_cb (AdduceUiWindow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint button = gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (gesture));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), button == BUTTON_BACK ? "win.back" : "win.forward", NULL);
}

static const GActionEntry entries[] = {
  { "next-work", next_work_cb, NULL, NULL, NULL },
  { "previous-work", previous_work_cb, NULL, NULL, NULL },
};

void
_adduce_ui_window_install_moving (AdduceUiWindow *self)
{
  static const guint buttons[] = { BUTTON_BACK, BUTTON_FORWARD };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkGesture *gesture = gtk_gesture_click_new ();

      gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), buttons[i]);
      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
      g_signal_connect_object (gesture, "pressed", G_CALLBACK (button_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
    }
}
