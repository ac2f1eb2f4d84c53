/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Marking an article as done: what is missing is named first, and can be gone to.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-dialogs.h"
#include "adduce-ui-window-private.h"

#define QUOTE_MAX_LENGTH 90

/* More rows than these are scrolled. */
#define MAX_ROWS 3
#define SCROLLED_HEIGHT 220

typedef struct {
  AdduceUiWindow *window;
  AdduceSession *session;
  char *first; /* the claim to go to; NULL: what is said of the article */
} Done;

static void
done_free (Done *self)
{
  g_object_unref (self->window);
  g_object_unref (self->session);
  g_free (self->first);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Done, done_free)

/* (transfer full) (element-type AdduceTodoClaim): of one's own claims those that lack something. */
static GPtrArray *
list_missing (AdduceSession *session)
{
  AdduceClaimSet *set = adduce_session_get_claims (session);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (set)); i++)
    g_ptr_array_add (claims, g_list_model_get_item (G_LIST_MODEL (set), i));
  return adduce_todo_list_claims ((AdduceClaim *const *) claims->pdata, claims->len,
                                  adduce_session_get_article (session), adduce_session_get_text (session),
                                  adduce_session_get_codebook (session));
}

/* @id: (nullable): of a claim; NULL: the fields of the article */
static void
go_to (Done *self, const char *id)
{
  if (adduce_ui_context_get_session (self->window->context) != self->session)
    return;
  if (id != NULL)
    adduce_ui_context_focus_claim (self->window->context, id, TRUE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.focus-field", "s", "article");
}

static void
answered_cb (const char *response, gpointer data)
{
  g_autoptr (Done) self = data;

  if (response == NULL || adduce_ui_context_get_session (self->window->context) != self->session)
    return;
  if (g_str_equal (response, "other"))
    adduce_ui_context_set_status (self->window->context, ADDUCE_STATUS_DONE);
  else
    go_to (self, self->first);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer data)
{
  Done *self = data;
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  go_to (self, id);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (list))));
}

/* @id: (nullable): of the claim to go to */
static GtkWidget *
create_row (const char *title, const char *what, const char *id)
{
  g_autofree char *spoken = g_strjoin ("; ", title, what, NULL);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *labels[] = { gtk_label_new (title), gtk_label_new (what) };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (labels[i]), 0);
      gtk_label_set_wrap (GTK_LABEL (labels[i]), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (labels[i]), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), labels[i]);
    }
  gtk_widget_add_css_class (labels[1], "caption");
  gtk_widget_add_css_class (labels[1], "dim-label");
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  return row;
}

static GtkWidget *
create_claim_row (AdduceTodoClaim *todo)
{
  g_autofree char *quote = adduce_ui_claim_text_dup_quote (todo->claim, QUOTE_MAX_LENGTH);
  g_autofree char *what = adduce_todo_claim_describe (todo);

  return create_row (quote, what, adduce_claim_get_id (todo->claim));
}

static GtkWidget *
create_article_row (GPtrArray *violations)
{
  g_autoptr (GString) what = g_string_new (NULL);

  for (guint i = 0; i < violations->len; i++)
    g_string_append_printf (what, "%s%s", i > 0 ? "; " : "", ((AdduceViolation *) violations->pdata[i])->message);
  return create_row (_("The article as a whole"), what->str, NULL);
}

static GtkWidget *
create_list (GPtrArray *missing, GPtrArray *violations, Done *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller;

  if (violations->len > 0)
    gtk_list_box_append (GTK_LIST_BOX (list), create_article_row (violations));
  for (guint i = 0; i < missing->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), create_claim_row (missing->pdata[i]));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What has something left"),
                                  -1);
  g_signal_connect (list, "row-activated", G_CALLBACK (row_activated_cb), self);
  if (missing->len + (violations->len > 0 ? 1 : 0) <= MAX_ROWS)
    return list;

  /* A scrolled window asks for what rows need that aren't wrapped. */
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), SCROLLED_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static char *
dup_body (guint n_claims)
{
  if (n_claims == 0)
    return g_strdup (_("Something is left to be said of the article. A click on it goes there."));
  return g_strdup_printf (g_dngettext (NULL, "%u claim has something left. A click on it goes there.",
                                       "%u claims have something left. A click on one goes there.", n_claims),
                          n_claims);
}

void
_adduce_ui_window_mark_done (AdduceUiWindow *self)
{
  AdduceSession *session = adduce_ui_context_get_session (self->context);
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) violations = NULL;
  g_autofree char *body = NULL;
  Done *done;

  if (self->inspector != NULL)
    adduce_ui_inspector_commit (self->inspector);
  if (session != NULL && adduce_session_get_read_only_reason (session) == NULL
      && adduce_session_get_status (session) != ADDUCE_STATUS_DONE)
    {
      missing = list_missing (session);
      violations = adduce_todo_list_article_violations (adduce_session_get_article (session),
                                                        adduce_session_get_codebook (session));
    }
  if (missing == NULL || missing->len + violations->len == 0)
    {
      adduce_ui_context_set_status (self->context, ADDUCE_STATUS_DONE);
      return;
    }

  done = g_new0 (Done, 1);
  done->window = g_object_ref (self);
  done->session = g_object_ref (session);
  if (violations->len == 0)
    done->first = g_strdup (adduce_claim_get_id (((AdduceTodoClaim *) missing->pdata[0])->claim));
  body = dup_body (missing->len);
  adduce_ui_dialogs_ask (GTK_WINDOW (self), _("Is the Article Done?"), body, create_list (missing, violations, done),
                         _("_Go to the First"), _("_Mark Anyway"), FALSE, answered_cb, done);
}
