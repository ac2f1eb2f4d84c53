/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claims of the open article.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-action-groups.h"
#include "adduce-ui-claim-chips.h"
#include "adduce-ui-claim-facets.h"
#include "adduce-ui-claim-pane.h"
#include "adduce-ui-claim-rows.h"
#include "adduce-ui-claim-selection.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-list-tab.h"

/* More claims than this are listed after the article's first frame. */
#define MAX_AT_ONCE 200

struct _AdduceUiClaimPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *count_label;
  GtkToggleButton *filter_button;
  GtkMenuButton *order_button;
  GtkRevealer *filter_revealer;
  GtkSearchEntry *filter_entry;
  GtkMenuButton *facets_button;
  AdduceUiClaimFacets *facets;
  AdduceUiClaimChips *chips;
  GtkStack *stack;
  GtkListView *list_view;

  GActionGroup *actions;
  AdduceUiContext *context;
  GSignalGroup *context_signals;
  AdduceUiScene *scene; /* how the claims are drawn */
  AdduceUiClaimList *claims;
  AdduceUiClaimFilter *filter;
  AdduceUiClaimFinder *finder;
  AdduceUiClaimSelection *selection;
  AdduceUiClaimRows *rows;
  guint n_claims;               /* as was told */
  guint fill_id;                /* the list is filled when there is time */
};

enum {
  PROP_0,
  PROP_CONTEXT,
  PROP_N_CLAIMS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimPane, adduce_ui_claim_pane, GTK_TYPE_WIDGET)

static AdduceSession *
get_session (AdduceUiClaimPane *self)
{
  return self->context != NULL ? adduce_ui_context_get_session (self->context) : NULL;
}

static AdduceCodebook *
get_codebook (AdduceUiClaimPane *self)
{
  return self->context != NULL ? adduce_ui_context_get_codebook (self->context) : NULL;
}

/* --- what is shown --- */

/* "12 of 17 claims, 2 by others"; (transfer full). */
static char *
dup_count (AdduceUiClaimPane *self, guint n, guint n_shown)
{
  AdduceSession *session = get_session (self);
  guint n_others = 0;
  g_autofree char *count = NULL;

  if (session != NULL && adduce_ui_context_get_show_others (self->context))
    n_others = adduce_claim_set_get_n_claims (adduce_session_get_others (session));

  if (n_shown < n)
    count = g_strdup_printf (g_dngettext (NULL, "%u of %u claim", "%u of %u claims", n), n_shown, n);
  else
    count = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n), n);
  if (n_others == 0)
    return g_steal_pointer (&count);

  /* translators: the first is "12 claims", then the number of those that others have made */
  return g_strdup_printf (_("%s, %u by others"), count, n_others);
}

/* The claims of the session, whether they are in the list already or not. */
static guint
count_claims (AdduceUiClaimPane *self)
{
  AdduceSession *session = get_session (self);
  guint n = 0;

  if (session == NULL)
    return 0;
  n = adduce_claim_set_get_n_claims (adduce_session_get_claims (session));
  if (adduce_ui_context_get_show_others (self->context))
    n += adduce_claim_set_get_n_claims (adduce_session_get_others (session));
  return n;
}

static void
update_count (AdduceUiClaimPane *self)
{
  AdduceClaimTally *tally = adduce_ui_claim_finder_get_tally (self->finder);
  guint n = adduce_claim_tally_get_n_claims (tally);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->finder));
  guint n_incomplete = adduce_claim_tally_get_n_incomplete (tally);
  guint n_noted = adduce_claim_tally_get_n_noted (tally);
  g_autofree char *count = dup_count (self, n, n_shown);
  GString *text = g_string_new (count);

  if (n_incomplete > 0)
    g_string_append_printf (text, g_dngettext (NULL, " · %u incomplete", " · %u incomplete", n_incomplete),
                            n_incomplete);
  if (n_noted > 0)
    g_string_append_printf (text, g_dngettext (NULL, " · %u note", " · %u notes", n_noted), n_noted);
  gtk_label_set_label (self->count_label, text->str);
  g_string_free (text, TRUE);

  gtk_stack_set_visible_child_name (self->stack, n > 0 && n_shown == 0 ? "nothing" : "list");
  if (self->fill_id != 0)
    n = count_claims (self);
  if (self->n_claims != n)
    {
      self->n_claims = n;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CLAIMS]);
    }
}

static void
update_chips (AdduceUiClaimPane *self)
{
  adduce_ui_claim_chips_update (self->chips, adduce_ui_claim_finder_get_tally (self->finder), get_codebook (self));
}

static void
update_tool (AdduceUiClaimPane *self)
{
  AdduceClaimQuery *query = adduce_ui_claim_filter_get_query (self->filter);

  /* A filter that is at work is seen even where it is closed. */
  if (adduce_claim_query_is_empty (query))
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_button), "accent");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_button), "accent");
}

static void
update_claims (AdduceUiClaimPane *self)
{
  AdduceSession *session = get_session (self);
  AdduceClaimSet *own = session != NULL ? adduce_session_get_claims (session) : NULL;
  AdduceClaimSet *others = NULL;

  if (session != NULL && adduce_ui_context_get_show_others (self->context))
    others = adduce_session_get_others (session);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  adduce_ui_scene_set_claims (self->scene, own, others, get_codebook (self));
  adduce_ui_claim_list_set_claims (self->claims, own, others);
  update_count (self);
}

static void
update_codebook (AdduceUiClaimPane *self)
{
  AdduceSession *session = get_session (self);

  adduce_ui_claim_list_set_code_map (self->claims,
                                     self->context != NULL ? adduce_ui_context_get_code_map (self->context) : NULL);

  if (session != NULL && adduce_ui_scene_get_codebook (self->scene) != get_codebook (self))
    update_claims (self);
  update_chips (self);
}

/* Callbacks */

static gboolean
fill_cb (gpointer data)
{
  AdduceUiClaimPane *self = data;

  self->fill_id = 0;
  update_claims (self);
  return G_SOURCE_REMOVE;
}

/* The text is what one waits for. */
static void
session_cb (AdduceUiClaimPane *self)
{
  adduce_ui_claim_rows_forget_paragraphs (self->rows); /* they are the text's, which may go */
  if (count_claims (self) <= MAX_AT_ONCE)
    {
      update_claims (self);
      return;
    }
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_cb, self);
  adduce_ui_claim_list_set_claims (self->claims, NULL, NULL);
  update_count (self);
}

/* The label may be too narrow for it. */
static gboolean
count_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));
  return TRUE;
}

static void
tally_changed_cb (AdduceUiClaimPane *self)
{
  update_chips (self);
  update_count (self);
}

static void
found_changed_cb (AdduceUiClaimPane *self)
{
  update_count (self);
}

static void
filter_changed_cb (AdduceUiClaimPane *self)
{
  update_chips (self);
  update_tool (self);
  /* What was filtered away and is back stands where it stood in the text, not in the list. */
  adduce_ui_claim_selection_scroll (self->selection);
}

static void
item_setup_cb (AdduceUiClaimPane *self, GtkListItem *item)
{
  adduce_ui_claim_rows_set_up (self->rows, item);
}

static void
item_teardown_cb (AdduceUiClaimPane *self, GtkListItem *item)
{
  adduce_ui_claim_rows_tear_down (self->rows, item);
}

/* A list gives its items anew to all rows behind one that came: they have them still. */
static void
item_bind_cb (AdduceUiClaimPane *self, GtkListItem *item)
{
  AdduceUiClaimRow *row = ADDUCE_UI_CLAIM_ROW (gtk_list_item_get_child (item));
  AdduceSession *session = get_session (self);

  adduce_ui_claim_rows_settle (self->rows, item);
  adduce_ui_claim_row_set_scene (row, self->scene);
  if (session != NULL)
    adduce_ui_claim_row_set_paragraphs (row, adduce_text_get_numbering (adduce_session_get_text (session)));
  adduce_ui_claim_row_set_item (row, gtk_list_item_get_item (item));
}

static void
activate_cb (AdduceUiClaimPane *self, guint position)
{
  g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->finder), position);

  adduce_ui_context_focus_claim (self->context, adduce_ui_claim_item_get_id (item), TRUE);
  g_signal_emit_by_name (self->context, "focus-article");
}

static void
facets_shown_cb (AdduceUiClaimPane *self)
{
  adduce_ui_claim_facets_update (self->facets, adduce_ui_claim_finder_get_tally (self->finder), get_codebook (self));
}

static void
clear_cb (AdduceUiClaimPane *self)
{
  adduce_ui_claim_filter_clear (self->filter);
  adduce_ui_claim_pane_focus_list (self);
}

/* Escape: what is typed goes first, then one is back in the text. */
static void
stop_search_cb (AdduceUiClaimPane *self)
{
  if (*adduce_ui_claim_filter_get_text (self->filter) != '\0')
    adduce_ui_claim_filter_set_text (self->filter, "");
  else if (self->context != NULL)
    g_signal_emit_by_name (self->context, "focus-article");
}

static void
focus_first (AdduceUiClaimPane *self)
{
  guint position = 0;
  AdduceClaim *focused = adduce_ui_context_get_focused_claim (self->context);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->finder)) == 0)
    return;
  if (focused == NULL || !adduce_ui_claim_finder_find (self->finder, adduce_claim_get_id (focused), &position))
    {
      g_autoptr (AdduceUiClaimItem) item = g_list_model_get_item (G_LIST_MODEL (self->finder), 0);

      adduce_ui_context_focus_claim (self->context, adduce_ui_claim_item_get_id (item), TRUE);
    }
  adduce_ui_claim_pane_focus_list (self);
}

static void
activate_filter_cb (AdduceUiClaimPane *self)
{
  focus_first (self);
}

static gboolean
filter_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state,
               AdduceUiClaimPane *self)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;

  focus_first (self);
  return TRUE;
}

/* Overrides */

static void
adduce_ui_claim_pane_dispose (GObject *object)
{
  AdduceUiClaimPane *self = ADDUCE_UI_CLAIM_PANE (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_object (&self->context_signals);
  if (self->selection != NULL)
    g_object_run_dispose (G_OBJECT (self->selection));
  g_clear_object (&self->selection);
  if (self->finder != NULL)
    g_signal_handlers_disconnect_by_data (self->finder, self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->finder);
  g_clear_object (&self->filter);
  g_clear_object (&self->claims);
  g_clear_object (&self->scene);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (adduce_ui_claim_pane_parent_class)->dispose (object);
}

static void
adduce_ui_claim_pane_finalize (GObject *object)
{
  AdduceUiClaimPane *self = ADDUCE_UI_CLAIM_PANE (object);

  adduce_ui_claim_rows_free (self->rows);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (adduce_ui_claim_pane_parent_class)->finalize (object);
}

static void
adduce_ui_claim_pane_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimPane *self = ADDUCE_UI_CLAIM_PANE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_N_CLAIMS:
      g_value_set_uint (value, self->n_claims);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_claim_pane_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimPane *self = ADDUCE_UI_CLAIM_PANE (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      adduce_ui_claim_pane_set_context (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_CHIPS);
  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_FACETS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, count_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, filter_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, order_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, filter_revealer);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, filter_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, facets_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, facets);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, chips);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimPane, list_view);
  gtk_widget_class_bind_template_callback (widget_class, item_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, item_teardown_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, facets_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_key_cb);
}

/* The keys of the actions work wherever in the window the focus is. */
static void
adduce_ui_claim_pane_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (adduce_ui_claim_pane_parent_class)->root (widget);

  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "claims",
                                  ADDUCE_UI_CLAIM_PANE (widget)->actions);
}

static void
adduce_ui_claim_pane_unroot (GtkWidget *widget)
{
  adduce_ui_action_groups_insert (GTK_WIDGET (gtk_widget_get_root (widget)), "claims", NULL);

  GTK_WIDGET_CLASS (adduce_ui_claim_pane_parent_class)->unroot (widget);
}

static void
adduce_ui_claim_pane_class_init (AdduceUiClaimPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_claim_pane_dispose;
  object_class->finalize = adduce_ui_claim_pane_finalize;
  object_class->get_property = adduce_ui_claim_pane_get_property;
  object_class->set_property = adduce_ui_claim_pane_set_property;
  widget_class->root = adduce_ui_claim_pane_root;
  widget_class->unroot = adduce_ui_claim_pane_unroot;

  properties[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, ADDUCE_UI_TYPE_CONTEXT,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_CLAIMS] = g_param_spec_uint ("n-claims", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claimpane");
}

static void
set_up_context (AdduceUiClaimPane *self)
{
  self->context_signals = g_signal_group_new (ADDUCE_UI_TYPE_CONTEXT);
  g_signal_group_connect_swapped (self->context_signals, "notify::session", G_CALLBACK (session_cb), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::show-others", G_CALLBACK (update_claims), self);
  g_signal_group_connect_swapped (self->context_signals, "notify::corpus", G_CALLBACK (update_codebook), self);
  g_signal_group_connect_swapped (self->context_signals, "claims-changed", G_CALLBACK (update_codebook), self);
}

static void
adduce_ui_claim_pane_init (AdduceUiClaimPane *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GPropertyAction) order = NULL;

  self->rows = adduce_ui_claim_rows_new ();
  self->scene = adduce_ui_scene_new ();
  self->claims = adduce_ui_claim_list_new ();
  self->filter = adduce_ui_claim_filter_new ();
  self->finder = adduce_ui_claim_finder_new (self->claims, self->filter);
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_list_tab_install (self->list_view);

  adduce_ui_claim_rows_watch (self->rows, self->list_view);
  adduce_ui_key_tip_set (GTK_WIDGET (self->filter_button), _("Filter the claims"), "win.filter-claims");
  g_signal_connect (self->count_label, "query-tooltip", G_CALLBACK (count_tooltip_cb), NULL);
  adduce_ui_tip_mute_open (self->order_button);
  adduce_ui_tip_mute_open (self->facets_button);
  adduce_ui_claim_chips_set_filter (self->chips, self->filter);
  adduce_ui_claim_facets_set_filter (self->facets, self->filter);
  g_object_bind_property (self->filter, "text", self->filter_entry, "text",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  order = g_property_action_new ("order", self->filter, "order");
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (order));
  self->actions = G_ACTION_GROUP (g_steal_pointer (&actions));

  self->selection = adduce_ui_claim_selection_new (self->list_view, self->finder);
  g_signal_connect_swapped (self->finder, "tally-changed", G_CALLBACK (tally_changed_cb), self);
  g_signal_connect_swapped (self->finder, "items-changed", G_CALLBACK (found_changed_cb), self);
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  set_up_context (self);
  tally_changed_cb (self);
}

GtkWidget *
adduce_ui_claim_pane_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_PANE, NULL);
}

void
adduce_ui_claim_pane_set_context (AdduceUiClaimPane *self, AdduceUiContext *context)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_PANE (self));
  g_return_if_fail (context == NULL || ADDUCE_UI_IS_CONTEXT (context));

  if (!g_set_object (&self->context, context))
    return;

  g_signal_group_set_target (self->context_signals, context);
  adduce_ui_scene_set_lens (self->scene, context != NULL ? adduce_ui_context_get_lens (context) : NULL);
  session_cb (self);
  adduce_ui_claim_selection_set_context (self->selection, context);
  update_codebook (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONTEXT]);
}

guint
adduce_ui_claim_pane_get_n_claims (AdduceUiClaimPane *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_PANE (self), 0);

  return self->n_claims;
}

void
adduce_ui_claim_pane_bind_settings (AdduceUiClaimPane *self, GSettings *settings)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_PANE (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind (settings, "claim-order", self->filter, "order", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "show-claim-filter", self->filter_button, "active", G_SETTINGS_BIND_DEFAULT);
}

void
adduce_ui_claim_pane_focus_filter (AdduceUiClaimPane *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_PANE (self));

  gtk_toggle_button_set_active (self->filter_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_entry));
}

gboolean
adduce_ui_claim_pane_focus_list (AdduceUiClaimPane *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_PANE (self), FALSE);

  return adduce_ui_claim_selection_grab_focus (self->selection);
}
