/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding in the article, as one types.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-find-bar.h"
#include "adduce-ui-wrap-layout.h"

/* What is selected is only taken over where it is as short as something one would look for. */
#define MAX_TAKEN_OVER 100

/* A search that takes longer says so, and can be stopped. */
#define PATIENCE_MS 200

struct _AdduceUiFindBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkSearchEntry *entry;
  GtkWidget *accents;
  GtkLabel *count;
  GtkImage *turned;
  GtkLabel *problem;
  GtkStack *steps; /* "searching" in place of the buttons, which have nowhere to go then */
  GtkSpinner *spinner;
  GtkWidget *previous;
  GtkWidget *next;

  AdduceUiTextView *view;    /* not owned */
  GArray *hits;              /* AdduceSpan, in text order */
  GCancellable *cancellable; /* of the search that goes on in another thread, or NULL */
  guint patience_id;
  AdduceFindFlags flags;
  int turn;         /* the last step went past the end (+1) or the beginning (-1) */
  gboolean selects; /* what is found is to be selected, */
  gboolean accepts; /* and then the article gets the focus */
  guint origin; /* from where hits are looked for while one types */
  char *searched; /* what was looked for last */
};

enum {
  PROP_0,
  PROP_MATCH_CASE,
  PROP_WHOLE_WORD,
  PROP_REGEX,
  PROP_IGNORE_ACCENTS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const AdduceFindFlags property_flags[N_PROPS] = {
  [PROP_MATCH_CASE] = ADDUCE_FIND_CASE,
  [PROP_WHOLE_WORD] = ADDUCE_FIND_WORD,
  [PROP_REGEX] = ADDUCE_FIND_REGEX,
  [PROP_IGNORE_ACCENTS] = ADDUCE_FIND_NO_ACCENTS,
};

G_DEFINE_FINAL_TYPE (AdduceUiFindBar, adduce_ui_find_bar, GTK_TYPE_WIDGET)

static AdduceUiArticleBuffer *
get_buffer (AdduceUiFindBar *self)
{
  return adduce_ui_text_view_get_article_buffer (self->view);
}

/* The first hit that does not begin before @offset; the number of hits where there is none. */
static guint
find_from (AdduceUiFindBar *self, guint offset)
{
  guint low = 0;

  for (guint high = self->hits->len; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->hits, AdduceSpan, middle).start >= offset)
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

/* The hit that is selected, or G_MAXUINT. */
static guint
get_current (AdduceUiFindBar *self)
{
  AdduceSpan selection = adduce_ui_article_buffer_get_selection (get_buffer (self));
  guint index = find_from (self, selection.start);

  if (index < self->hits->len)
    {
      AdduceSpan hit = g_array_index (self->hits, AdduceSpan, index);

      if (hit.start == selection.start && hit.end == selection.end)
        return index;
    }
  return G_MAXUINT;
}

static char *
dup_count (AdduceUiFindBar *self)
{
  guint current = get_current (self);

  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0')
    return g_strdup ("");
  if (self->hits->len == 0)
    return g_strdup (_("Not found"));
  if (current == G_MAXUINT)
    return g_strdup_printf (g_dngettext (NULL, "%u hit", "%u hits", self->hits->len), self->hits->len);

  /* translators: which of the hits is selected, as in "3 of 17" */
  return g_strdup_printf (_("%u of %u"), current + 1, self->hits->len);
}

/* A sign tells that the search went past the end or the beginning. The words for it would need another line, and
 * move the text; the sign has its place whether there is one or not. */
static void
show_turn (AdduceUiFindBar *self, int turn)
{
  const char *words = turn > 0 ? _("Went on from the start") : turn < 0 ? _("Went on from the end") : "";

  gtk_image_set_from_icon_name (self->turned, turn > 0 ? "go-top-symbolic" : turn < 0 ? "go-bottom-symbolic" : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->turned), turn != 0 ? words : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->turned), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
show_count (AdduceUiFindBar *self, const char *count)
{
  gtk_label_set_text (self->count, count);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->count), *count != '\0' ? count : NULL);
}

/* @problem: (nullable): why nothing could be found */
static void
show_state (AdduceUiFindBar *self, const char *problem)
{
  g_autofree char *count = problem == NULL ? dup_count (self) : g_strdup ("");

  show_count (self, count);
  show_turn (self, problem == NULL && get_current (self) != G_MAXUINT ? self->turn : 0);
  gtk_label_set_text (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_sensitive (self->previous, self->hits->len > 0);
  gtk_widget_set_sensitive (self->next, self->hits->len > 0);
}

static void
draw_hits (AdduceUiFindBar *self)
{
  adduce_ui_highlighter_set_hits (adduce_ui_text_view_get_highlighter (self->view),
                                  (AdduceSpan *) self->hits->data, self->hits->len, get_current (self));
}

static void
select_hit (AdduceUiFindBar *self, guint index)
{
  AdduceSpan hit = g_array_index (self->hits, AdduceSpan, index);

  self->origin = hit.start;
  adduce_ui_article_buffer_select (get_buffer (self), hit);
  adduce_ui_text_view_reveal (self->view, hit);
  draw_hits (self);
  show_state (self, NULL);
}

static void
show_searching (AdduceUiFindBar *self, gboolean searching)
{
  gtk_stack_set_visible_child_name (self->steps, searching ? "searching" : "steps");
  gtk_spinner_set_spinning (self->spinner, searching);
  if (searching)
    show_count (self, _("Searching…"));
}

static void
stop_search (AdduceUiFindBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  if (self->view != NULL)
    show_searching (self, FALSE);
}

/* The words in the entry are not left selected. To lose and to take the primary selection in one go, as new
 * words would that were to be selected next time, is more than GDK can tell apart: it gives the selection up. */
static void
go_to_article (AdduceUiFindBar *self)
{
  gtk_editable_select_region (GTK_EDITABLE (self->entry), -1, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* @hits: (transfer full) (nullable) */
static void
take_hits (AdduceUiFindBar *self, GArray *hits, const char *problem)
{
  gboolean accepts = self->accepts;

  g_array_unref (self->hits);
  self->hits = hits != NULL ? hits : g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  self->turn = 0;
  self->accepts = FALSE;
  if (self->selects && self->hits->len > 0)
    {
      guint index = find_from (self, self->origin);

      select_hit (self, index < self->hits->len ? index : 0);
      if (accepts)
        go_to_article (self);
      return;
    }
  draw_hits (self);
  show_state (self, problem);
}

/* Callbacks */

static gboolean
patience_cb (gpointer user_data)
{
  AdduceUiFindBar *self = user_data;

  self->patience_id = 0;
  show_searching (self, TRUE);
  return G_SOURCE_REMOVE;
}

typedef struct {
  AdduceUiFindBar *self;
  GCancellable *cancellable;
} Search;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Search *search = user_data;
  g_autoptr (AdduceUiFindBar) self = search->self;
  g_autoptr (GCancellable) cancellable = search->cancellable;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) hits = adduce_find_run_finish (result, &error);

  /* A newer search is under way, or the bar was closed. */
  if (self->cancellable != cancellable || self->view == NULL)
    return;

  stop_search (self);
  take_hits (self, g_steal_pointer (&hits), error != NULL ? error->message : NULL);
}

static void
run (AdduceUiFindBar *self, AdduceFind *find, AdduceText *text)
{
  g_autoptr (GArray) hits = NULL;
  Search *search;

  if (!adduce_find_is_slow (find, text))
    {
      hits = adduce_find_run (find, text, NULL, NULL);
      take_hits (self, g_steal_pointer (&hits), NULL);
      return;
    }

  self->cancellable = g_cancellable_new ();
  self->patience_id = g_timeout_add (PATIENCE_MS, patience_cb, self);
  search = g_new0 (Search, 1);
  search->self = g_object_ref (self);
  search->cancellable = g_object_ref (self->cancellable);
  adduce_find_run_async (find, text, self->cancellable, found_cb, search);
}

/* Finds anew; @selects: and goes to the first hit from the selection on */
static void
search_now (AdduceUiFindBar *self, gboolean selects)
{
  const char *pattern = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  AdduceText *text = adduce_ui_article_buffer_get_text (get_buffer (self));
  g_autoptr (AdduceFind) find = NULL;
  g_autoptr (GError) error = NULL;

  stop_search (self);
  g_free (self->searched);
  self->searched = g_strdup (pattern);
  self->selects = selects;
  self->accepts = FALSE;
  if (text == NULL || *pattern == '\0' || !gtk_search_bar_get_search_mode (self->bar))
    {
      take_hits (self, NULL, NULL);
      return;
    }

  find = adduce_find_new (pattern, self->flags, &error);
  if (find != NULL)
    run (self, find, text);
  else
    take_hits (self, NULL, error->message);
}

static void
search_changed_cb (AdduceUiFindBar *self)
{
  /* The entry tells of it some time after the last letter: Return may have come first, and the caret gone on. */
  if (self->view != NULL && g_strcmp0 (self->searched, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
    search_now (self, TRUE);
}

/* The hit is left selected with the focus in the article. */
static void
activate_cb (AdduceUiFindBar *self)
{
  if (self->view == NULL)
    return;

  /* What was typed last may not have been looked for yet. */
  search_now (self, TRUE);
  if (self->cancellable != NULL)
    self->accepts = TRUE;
  else if (self->hits->len > 0)
    go_to_article (self);
}

static void
stop_cb (AdduceUiFindBar *self)
{
  stop_search (self);
  take_hits (self, NULL, NULL);
  show_count (self, _("Stopped"));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
next_cb (AdduceUiFindBar *self)
{
  adduce_ui_find_bar_step (self, 1);
}

static void
previous_cb (AdduceUiFindBar *self)
{
  adduce_ui_find_bar_step (self, -1);
}

static gboolean
key_pressed_cb (AdduceUiFindBar *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      adduce_ui_find_bar_step (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      adduce_ui_find_bar_step (self, -1);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
search_mode_cb (AdduceUiFindBar *self)
{
  if (self->view == NULL || gtk_search_bar_get_search_mode (self->bar))
    return;

  stop_search (self);
  self->selects = FALSE;
  take_hits (self, NULL, NULL);
  go_to_article (self);
}

static void
adduce_ui_find_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiFindBar *self = ADDUCE_UI_FIND_BAR (object);

  if (prop_id > PROP_0 && prop_id < N_PROPS)
    g_value_set_boolean (value, (self->flags & property_flags[prop_id]) != 0);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
adduce_ui_find_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiFindBar *self = ADDUCE_UI_FIND_BAR (object);
  AdduceFindFlags flags;

  if (prop_id <= PROP_0 || prop_id >= N_PROPS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      return;
    }

  flags = g_value_get_boolean (value) ? self->flags | property_flags[prop_id]
                                      : self->flags & ~property_flags[prop_id];
  if (self->flags == flags)
    return;

  self->flags = flags;
  gtk_widget_set_visible (self->accents, (flags & ADDUCE_FIND_REGEX) == 0);
  search_now (self, TRUE);
  g_object_notify_by_pspec (object, pspec);
}

static void
adduce_ui_find_bar_dispose (GObject *object)
{
  AdduceUiFindBar *self = ADDUCE_UI_FIND_BAR (object);
  GtkWidget *child;

  self->view = NULL;
  stop_search (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (adduce_ui_find_bar_parent_class)->dispose (object);
}

static void
adduce_ui_find_bar_finalize (GObject *object)
{
  AdduceUiFindBar *self = ADDUCE_UI_FIND_BAR (object);

  g_clear_pointer (&self->searched, g_free);
  g_clear_pointer (&self->hits, g_array_unref);

  G_OBJECT_CLASS (adduce_ui_find_bar_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, accents);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, turned);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, problem);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, steps);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, previous);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiFindBar, next);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
}

static void
adduce_ui_find_bar_class_init (AdduceUiFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char *const names[N_PROPS] = {
    [PROP_MATCH_CASE] = "match-case",
    [PROP_WHOLE_WORD] = "whole-word",
    [PROP_REGEX] = "regex",
    [PROP_IGNORE_ACCENTS] = "ignore-accents",
  };

  object_class->dispose = adduce_ui_find_bar_dispose;
  object_class->finalize = adduce_ui_find_bar_finalize;
  object_class->get_property = adduce_ui_find_bar_get_property;
  object_class->set_property = adduce_ui_find_bar_set_property;

  for (guint i = PROP_MATCH_CASE; i < N_PROPS; i++)
    properties[i] = g_param_spec_boolean (names[i], NULL, NULL, FALSE,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  bind_template (widget_class);
}

static void
adduce_ui_find_bar_init (AdduceUiFindBar *self)
{
  self->hits = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_label_close_button (self->bar);
  gtk_search_bar_connect_entry (self->bar, GTK_EDITABLE (self->entry));
}

/* Before the text takes it, which would unselect the hit. */
static gboolean
escape_cb (AdduceUiFindBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || !gtk_search_bar_get_search_mode (self->bar) || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return FALSE;

  gtk_search_bar_set_search_mode (self->bar, FALSE);
  return TRUE;
}

void
adduce_ui_find_bar_set_view (AdduceUiFindBar *self, AdduceUiTextView *view)
{
  GtkEventController *keys;

  g_return_if_fail (ADDUCE_UI_IS_FIND_BAR (self));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (escape_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (gtk_widget_get_parent (GTK_WIDGET (self)), keys);
}

void
adduce_ui_find_bar_open (AdduceUiFindBar *self)
{
  AdduceSpan selection;

  g_return_if_fail (ADDUCE_UI_IS_FIND_BAR (self));
  g_return_if_fail (self->view != NULL);

  selection = adduce_ui_article_buffer_get_selection (get_buffer (self));
  gtk_widget_activate_action (GTK_WIDGET (self->view), "win.leave-place", NULL);
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  if (selection.end > selection.start && selection.end - selection.start <= MAX_TAKEN_OVER
      && (self->flags & ADDUCE_FIND_REGEX) == 0)
    {
      g_autofree char *words = adduce_text_dup_slice (adduce_ui_article_buffer_get_text (get_buffer (self)), selection);

      if (strpbrk (words, "\n\t") == NULL && strcmp (words, gtk_editable_get_text (GTK_EDITABLE (self->entry))) != 0)
        gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
    }
  self->origin = selection.start;
  search_now (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

void
adduce_ui_find_bar_update (AdduceUiFindBar *self)
{
  g_return_if_fail (ADDUCE_UI_IS_FIND_BAR (self));

  if (self->view != NULL)
    search_now (self, FALSE);
}

void
adduce_ui_find_bar_step (AdduceUiFindBar *self, int direction)
{
  AdduceSpan selection;
  guint current, n_hits;

  g_return_if_fail (ADDUCE_UI_IS_FIND_BAR (self));

  n_hits = self->hits->len;
  if (self->view == NULL || n_hits == 0)
    return;

  selection = adduce_ui_article_buffer_get_selection (get_buffer (self));
  current = find_from (self, selection.start);
  if (direction > 0 && get_current (self) == current)
    current++;
  self->turn = 0;
  if (direction > 0 && current >= n_hits)
    {
      self->turn = 1;
      current = 0;
    }
  else if (direction < 0)
    {
      self->turn = current == 0 ? -1 : 0;
      current = current == 0 ? n_hits - 1 : current - 1;
    }
  select_hit (self, current);
}
