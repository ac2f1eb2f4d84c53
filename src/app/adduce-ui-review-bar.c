/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims whose article was changed.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-review-bar.h"
#include "adduce-ui-wrap-layout.h"

#define QUOTE_MAX_LENGTH 220

struct _AdduceUiReviewBar
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkLabel *summary;
  GtkWidget *summary_box;
  GtkWidget *summary_buttons;
  GtkWidget *panel;
  GtkLabel *title;
  GtkLabel *before;
  GtkWidget *now_box;
  GtkLabel *now;
  GtkWidget *places_box;
  GtkListBox *places;

  AdduceUiTextView *view;
  AdduceUiContext *context;
  GSignalGroup *context_signals;
  GSignalGroup *lost_signals;
  GSimpleActionGroup *actions;
  GPtrArray *waiting; /* AdduceClaim */
  char *id;           /* of the claim that is looked at; NULL: none */
  guint at;           /* where it is among them */
  GArray *offered;    /* AdduceAnchor: its places */
  AdduceAnchorer *anchorer;
  char *anchorer_digest; /* of the old text that it was made for */
};

enum {
  PROP_0,
  PROP_VIEW,
  PROP_CONTEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiReviewBar, adduce_ui_review_bar, GTK_TYPE_WIDGET)

static AdduceSession *
get_session (AdduceUiReviewBar *self)
{
  return self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
}

static AdduceClaim *
get_claim (AdduceUiReviewBar *self)
{
  return self->id != NULL && self->at < self->waiting->len ? self->waiting->pdata[self->at] : NULL;
}

static AdduceAnchorStatus
get_status (AdduceClaim *claim)
{
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);

  return anchor != NULL ? anchor->status : ADDUCE_ANCHOR_SAME;
}

/* --- what is said --- */

/* @words: (transfer full) */
static void
add_part (GString *text, guint n, char *words)
{
  g_autofree char *owned = words;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", owned);
}

/* (transfer full): "12 claims moved, 2 unsure, 1 lost" */
static char *
dup_summary (AdduceUiReviewBar *self)
{
  GString *text = g_string_new (NULL);
  guint n[ADDUCE_ANCHOR_N_STATUS] = { 0 }, n_moved, n_unsure, n_lost;

  for (guint i = 0; i < self->waiting->len; i++)
    n[get_status (self->waiting->pdata[i])]++;
  n_unsure = n[ADDUCE_ANCHOR_CHANGED] + n[ADDUCE_ANCHOR_REWRITTEN] + n[ADDUCE_ANCHOR_AMBIGUOUS];
  n_moved = n[ADDUCE_ANCHOR_MOVED];
  n_lost = n[ADDUCE_ANCHOR_ORPHAN];
  add_part (text, n_moved, g_strdup_printf (g_dngettext (NULL, "%u claim moved", "%u claims moved", n_moved), n_moved));
  add_part (text, n_unsure, g_strdup_printf (g_dngettext (NULL, "%u unsure", "%u unsure", n_unsure), n_unsure));
  add_part (text, n_lost, g_strdup_printf (g_dngettext (NULL, "%u lost", "%u lost", n_lost), n_lost));
  return g_string_free (text, FALSE);
}

static const char *
describe_status (AdduceAnchorStatus status)
{
  switch (status)
    {
    case ADDUCE_ANCHOR_MOVED:
      return _("moved: the same words stand elsewhere now");
    case ADDUCE_ANCHOR_CHANGED:
      return _("unsure: words that are like those coded");
    case ADDUCE_ANCHOR_REWRITTEN:
      return _("unsure: other words between the same neighbors");
    case ADDUCE_ANCHOR_AMBIGUOUS:
      return _("unsure: several places may be meant");
    case ADDUCE_ANCHOR_ORPHAN:
    case ADDUCE_ANCHOR_SAME:
    default:
      return _("lost: its words were not found");
    }
}

/* (transfer full) */
static char *
dup_old_words (const AdduceClaimAnchor *anchor)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < anchor->quotes->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " … " : "", ((AdduceQuote *) anchor->quotes->pdata[i])->exact);
  g_autofree char *words = g_string_free (text, FALSE);
  return adduce_ui_claim_text_isolate (words, QUOTE_MAX_LENGTH);
}

/* --- the places --- */

/* Keeps what is costly: the letters of the text, and what became of the old one's. */
static AdduceAnchorer *
get_anchorer (AdduceUiReviewBar *self, const char *digest)
{
  g_autoptr (AdduceText) old = NULL;

  if (self->anchorer != NULL && g_strcmp0 (self->anchorer_digest, digest) == 0)
    return self->anchorer;
  g_clear_pointer (&self->anchorer, adduce_anchorer_free);
  g_free (self->anchorer_digest);
  self->anchorer_digest = g_strdup (digest);
  old = adduce_archive_load_text (digest);
  self->anchorer = adduce_anchorer_new (adduce_session_get_text (get_session (self)), old);
  return self->anchorer;
}

static void
add_place (AdduceUiReviewBar *self, const AdduceAnchor *place)
{
  AdduceText *text = adduce_session_get_text (get_session (self));
  g_autofree char *words = adduce_text_dup_slice (text, place->span);
  g_autofree char *quote = adduce_ui_claim_text_isolate (words, QUOTE_MAX_LENGTH);
  g_autofree char *where = adduce_ui_claim_text_dup_place (text, place->span);
  g_autofree char *shown = g_strdup_printf ("%s  %s", where, quote);
  GtkWidget *label = gtk_label_new (shown);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, shown, -1);
  gtk_list_box_append (self->places, row);
}

/* Where the words may stand; of a claim with a place only where there is another one. */
static void
update_places (AdduceUiReviewBar *self, AdduceClaim *claim, const AdduceClaimAnchor *anchor)
{
  gboolean has_place = adduce_anchor_status_has_place (anchor->status);
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->places, 0))) != NULL)
    gtk_list_box_remove (self->places, row);
  g_clear_pointer (&self->offered, g_array_unref);
  if (anchor->status != ADDUCE_ANCHOR_MOVED && anchor->quotes->len == 1)
    self->offered = adduce_anchorer_list (get_anchorer (self, anchor->text_digest),
                                          adduce_span_set_get_span (anchor->spans, 0), anchor->quotes->pdata[0]);
  else
    self->offered = g_array_new (FALSE, FALSE, sizeof (AdduceAnchor));
  if (has_place && self->offered->len < 2)
    g_array_set_size (self->offered, 0);
  for (guint i = 0; i < self->offered->len; i++)
    add_place (self, &g_array_index (self->offered, AdduceAnchor, i));
  gtk_widget_set_visible (self->places_box, self->offered->len > 0);
}

/* (nullable): what is chosen of the places */
static const AdduceAnchor *
get_chosen (AdduceUiReviewBar *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->places);

  return row != NULL ? &g_array_index (self->offered, AdduceAnchor, (guint) gtk_list_box_row_get_index (row)) : NULL;
}

/* --- the panel --- */

static void
enable (AdduceUiReviewBar *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_actions (AdduceUiReviewBar *self)
{
  AdduceSession *session = get_session (self);
  gboolean writable = session != NULL && adduce_session_get_read_only_reason (session) == NULL;
  AdduceClaim *claim = get_claim (self);
  gboolean has_place = claim != NULL && adduce_anchor_status_has_place (get_status (claim));

  enable (self, "next", self->waiting->len > 0);
  enable (self, "previous", self->waiting->len > 0);
  enable (self, "accept-all", writable && self->waiting->len > 0);
  enable (self, "keep", writable && claim != NULL && (has_place || get_chosen (self) != NULL));
  enable (self, "move", writable && claim != NULL);
  enable (self, "lost", writable && claim != NULL);
  enable (self, "close", claim != NULL);
}

static void
show_claim (AdduceUiReviewBar *self)
{
  AdduceClaim *claim = get_claim (self);
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_get (claim);
  gboolean has_place = adduce_anchor_status_has_place (anchor->status);
  g_autofree char *before = dup_old_words (anchor);
  g_autofree char *now = has_place ? adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH) : NULL;
  /* translators: the number of a claim, how many there are, what became of it: "Claim 3 of 15, moved: …" */
  g_autofree char *title = g_strdup_printf (_("Claim %u of %u, %s"), self->at + 1, self->waiting->len,
                                            describe_status (anchor->status));
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, before);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->before, before);
  gtk_widget_set_visible (self->now_box, now != NULL);
  if (now != NULL)
    gtk_label_set_text (self->now, now);
  update_places (self, claim, anchor);
  adduce_ui_context_focus_claim (self->context, has_place ? adduce_claim_get_id (claim) : NULL, TRUE);
  if (!has_place && self->offered->len > 0)
    gtk_list_box_select_row (self->places, gtk_list_box_get_row_at_index (self->places, 0));
  adduce_ui_compat_announce (GTK_WIDGET (self), spoken);
}

static void
look_at (AdduceUiReviewBar *self, guint at)
{
  char *id = at < self->waiting->len ? g_strdup (adduce_claim_get_id (self->waiting->pdata[at])) : NULL;

  g_free (self->id);
  self->id = id;
  self->at = at;
  if (id != NULL)
    show_claim (self);
  gtk_widget_set_visible (self->panel, id != NULL);
  gtk_widget_set_visible (self->summary_box, id == NULL);
  gtk_widget_set_visible (self->summary_buttons, id == NULL);
  update_actions (self);
}

/* Where the claim is now; another one in its place, where it was settled. */
static void
follow (AdduceUiReviewBar *self)
{
  for (guint i = 0; i < self->waiting->len; i++)
    if (g_strcmp0 (adduce_claim_get_id (self->waiting->pdata[i]), self->id) == 0)
      {
        self->at = i;
        update_actions (self);
        return;
      }
  if (self->waiting->len == 0)
    adduce_ui_compat_announce (GTK_WIDGET (self), _("All claims have been reviewed"));
  look_at (self, self->at < self->waiting->len ? self->at : self->waiting->len - 1);
}

static void
update (AdduceUiReviewBar *self)
{
  AdduceSession *session = get_session (self);
  g_autofree char *summary = NULL;

  g_ptr_array_unref (self->waiting);
  self->waiting = session != NULL ? adduce_session_list_unplaced (session)
                                  : g_ptr_array_new_with_free_func (g_object_unref);
  summary = dup_summary (self);
  if (self->waiting->len > 0)
    {
      /* translators: %s is "12 claims moved, 2 unsure, 1 lost" */
      g_autofree char *text = g_strdup_printf (_("The article was changed under its claims: %s"), summary);

      gtk_label_set_text (self->summary, text);
    }
  gtk_revealer_set_reveal_child (self->revealer, self->waiting->len > 0);
  if (self->id != NULL)
    follow (self);
  update_actions (self);
}

/* Callbacks */

static void
session_cb (AdduceUiReviewBar *self)
{
  AdduceSession *session = get_session (self);

  g_clear_pointer (&self->anchorer, adduce_anchorer_free); /* it is about the text that was open */
  g_clear_pointer (&self->id, g_free);
  g_signal_group_set_target (self->lost_signals, session != NULL ? adduce_session_get_lost (session) : NULL);
  update (self);
  look_at (self, G_MAXUINT);
  if (self->waiting->len > 0)
    adduce_ui_compat_announce (GTK_WIDGET (self), gtk_label_get_text (self->summary));
}

/* The words of the place that is chosen are selected in the article. */
static void
place_selected_cb (AdduceUiReviewBar *self)
{
  const AdduceAnchor *place = self->context != NULL ? get_chosen (self) : NULL;

  if (self->context != NULL)
    update_actions (self);
  if (place == NULL || self->view == NULL)
    return;
  adduce_ui_article_buffer_select (adduce_ui_text_view_get_article_buffer (self->view), place->span);
  adduce_ui_text_view_scroll_to (self->view, place->span.start);
}

static void
perform (AdduceUiReviewBar *self, AdduceCommand *command)
{
  g_autoptr (AdduceCommand) owned = command;

  adduce_ui_context_perform (self->context, command);
}

static void
place_at (AdduceUiReviewBar *self, AdduceSpan span)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSpanSet) spans = adduce_span_set_new (&span, 1, &error);
  AdduceCommand *command = NULL;

  if (spans != NULL)
    command = adduce_command_new_place (get_claim (self), spans, adduce_session_get_text (get_session (self)), &error);
  if (command != NULL)
    perform (self, command);
  else
    g_signal_emit_by_name (self->context, "message", error->message, FALSE);
}

static void
accept_all_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiReviewBar *self = data;
  AdduceCommand *command
    = adduce_command_new_accept_places ((AdduceClaim *const *) self->waiting->pdata, self->waiting->len);

  if (command == NULL)
    {
      g_signal_emit_by_name (self->context, "message", _("None of these claims has a place; look at them one by one"),
                             FALSE);
      return;
    }
  perform (self, command);
  if (self->waiting->len > 0)
    adduce_ui_compat_announce (GTK_WIDGET (self), gtk_label_get_text (self->summary));
}

static void
step (AdduceUiReviewBar *self, int direction)
{
  guint n = self->waiting->len;

  if (self->id == NULL)
    look_at (self, direction > 0 ? 0 : n - 1);
  else
    look_at (self, (self->at + n + (guint) direction) % n);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, 1);
}

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  step (data, -1);
}

static void
keep_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiReviewBar *self = data;
  const AdduceAnchor *place = get_chosen (self);

  if (place != NULL)
    place_at (self, place->span);
  else
    perform (self, adduce_command_new_accept_place (get_claim (self)));
}

static void
move_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdduceUiReviewBar *self = data;

  if (adduce_ui_context_get_has_selection (self->context))
    place_at (self, adduce_ui_context_get_selection (self->context));
  else
    g_signal_emit_by_name (self->context, "message", _("Select words in the article first"), FALSE);
}

static void
lost_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  perform (data, adduce_command_new_mark_lost (get_claim (data)));
}

static void
close_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  look_at (data, G_MAXUINT);
  g_signal_emit_by_name (ADDUCE_UI_REVIEW_BAR (data)->context, "focus-article");
}

static const GActionEntry entries[] = {
  { "accept-all", accept_all_cb, NULL, NULL, NULL }, { "next", next_cb, NULL, NULL, NULL },
  { "previous", previous_cb, NULL, NULL, NULL },     { "keep", keep_cb, NULL, NULL, NULL },
  { "move", move_cb, NULL, NULL, NULL },             { "lost", lost_cb, NULL, NULL, NULL },
  { "close", close_cb, NULL, NULL, NULL },
};

/* Overrides */

static void
adduce_ui_review_bar_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (adduce_ui_review_bar_parent_class)->root (widget);
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "review",
                                  G_ACTION_GROUP (ADDUCE_UI_REVIEW_BAR (widget)->actions));
}

static void
adduce_ui_review_bar_unroot (GtkWidget *widget)
{
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "review", NULL);
  GTK_WIDGET_CLASS (adduce_ui_review_bar_parent_class)->unroot (widget);
}

static void
adduce_ui_review_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiReviewBar *self = ADDUCE_UI_REVIEW_BAR (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      if (g_set_object (&self->view, g_value_get_object (value)))
        g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_CONTEXT:
      adduce_ui_review_bar_set_context (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_review_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiReviewBar *self = ADDUCE_UI_REVIEW_BAR (object);

  switch (prop_id)
    {
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_review_bar_dispose (GObject *object)
{
  AdduceUiReviewBar *self = ADDUCE_UI_REVIEW_BAR (object);
  GtkWidget *child;

  g_clear_object (&self->context_signals);
  g_clear_object (&self->lost_signals);
  g_clear_object (&self->view);
  g_clear_object (&self->context);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (adduce_ui_review_bar_parent_class)->dispose (object);
}

static void
adduce_ui_review_bar_finalize (GObject *object)
{
  AdduceUiReviewBar *self = ADDUCE_UI_REVIEW_BAR (object);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->offered, g_array_unref);
  g_clear_pointer (&self->anchorer, adduce_anchorer_free);
  g_free (self->anchorer_digest);
  g_free (self->id);
  G_OBJECT_CLASS (adduce_ui_review_bar_parent_class)->finalize (object);
}

static void
adduce_ui_review_bar_class_init (AdduceUiReviewBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = adduce_ui_review_bar_dispose;
  object_class->finalize = adduce_ui_review_bar_finalize;
  object_class->get_property = adduce_ui_review_bar_get_property;
  object_class->set_property = adduce_ui_review_bar_set_property;
  widget_class->root = adduce_ui_review_bar_root;
  widget_class->unroot = adduce_ui_review_bar_unroot;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, ADDUCE_UI_TYPE_TEXT_VIEW, flags);
  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-review-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, summary);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, summary_buttons);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, summary_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, panel);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, title);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, before);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, now_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, now);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, places_box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewBar, places);
  gtk_widget_class_bind_template_callback (widget_class, place_selected_cb);
}

static void
adduce_ui_review_bar_init (AdduceUiReviewBar *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (session_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "claims-changed", G_CALLBACK (update), self);
  self->lost_signals = g_signal_group_new (ADDUCE_TYPE_CLAIM_SET);
  g_signal_group_connect_swapped (self->lost_signals, "changed", G_CALLBACK (update), self);
  update_actions (self);
}

void
adduce_ui_review_bar_set_context (AdduceUiReviewBar *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_REVIEW_BAR (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;
  g_signal_group_set_target (self->context_signals, context);
  session_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}
