/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One message at a time.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-compat.h"
#include "adduce-ui-messages.h"

#define SECONDS 5
#define SECONDS_WITH_UNDO 8

/* The same once more within this time is what is seen already. */
#define SAME_SECONDS 2

/* libadwaita takes 300 ms to bring one in. */
#define COMING_MS 400

struct _AdduceUiMessages
{
  GObject parent_instance;

  AdwToastOverlay *overlay; /* not owned, cleared when it goes */
  GListModel *children;     /* of the overlay: its content, and the messages that are not quite gone */
  AdwToast *toast;          /* that is shown and not going */
  gint64 shown_at;
  guint coming_id;          /* tick callback while it moves in */
  gint64 coming_since;      /* frame clock */
  gboolean unwanted;        /* goes as soon as it has come */
  char *next;               /* to be shown when nothing else is, or NULL */
  gboolean next_undo;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (AdduceUiMessages, adduce_ui_messages, G_TYPE_OBJECT)

static void
dismissed_cb (AdduceUiMessages *self)
{
  g_clear_object (&self->toast);
}

static gboolean
is_empty (AdduceUiMessages *self)
{
  return g_list_model_get_n_items (self->children) <= (adw_toast_overlay_get_child (self->overlay) != NULL ? 1 : 0);
}

static void
set_text (AdwToast *toast, const char *text, gboolean offer_undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_set_title (toast, escaped);
  adw_toast_set_timeout (toast, offer_undo ? SECONDS_WITH_UNDO : SECONDS);
  adw_toast_set_button_label (toast, offer_undo ? _("_Undo") : NULL);
  adw_toast_set_action_name (toast, offer_undo ? "win.undo" : NULL);
}

/* Nobody closes what is still moving in. */
static void
let_close (AdduceUiMessages *self, gboolean closes)
{
  gtk_widget_set_can_target (gtk_widget_get_last_child (GTK_WIDGET (self->overlay)), closes);
}

static gboolean idle_cb (gpointer user_data);

/* Neither the overlay, in the middle of taking one away, nor the frame clock is done yet. */
static void
go_on_later (AdduceUiMessages *self)
{
  if (self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static gboolean
tick_cb (GtkWidget *overlay, GdkFrameClock *clock, gpointer user_data)
{
  AdduceUiMessages *self = user_data;

  if (gdk_frame_clock_get_frame_time (clock) - self->coming_since < COMING_MS * 1000)
    return G_SOURCE_CONTINUE;

  self->coming_id = 0;
  go_on_later (self);
  return G_SOURCE_REMOVE;
}

/* Nothing moves in what is not to be seen. */
static void
unmap_cb (AdduceUiMessages *self)
{
  if (self->coming_id == 0)
    return;

  gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->coming_id);
  self->coming_id = 0;
  go_on_later (self);
}

static void
show_next (AdduceUiMessages *self)
{
  g_autofree char *text = g_steal_pointer (&self->next);

  self->toast = adw_toast_new ("");
  set_text (self->toast, text, self->next_undo);
  self->shown_at = g_get_monotonic_time ();
  self->unwanted = FALSE;
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, g_object_ref (self->toast));
  if (gtk_widget_get_mapped (GTK_WIDGET (self->overlay)))
    {
      let_close (self, FALSE);
      self->coming_since = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (GTK_WIDGET (self->overlay)));
      self->coming_id = gtk_widget_add_tick_callback (GTK_WIDGET (self->overlay), tick_cb, self, NULL);
    }
}

static void
go_on (AdduceUiMessages *self)
{
  if (self->overlay == NULL || self->coming_id != 0)
    return;

  if (self->toast != NULL)
    {
      let_close (self, TRUE);
      if (self->unwanted || self->next != NULL)
        {
          g_autoptr (AdwToast) toast = g_object_ref (self->toast);

          adw_toast_dismiss (toast);
        }
    }
  if (self->next != NULL && is_empty (self))
    show_next (self);
}

static gboolean
idle_cb (gpointer user_data)
{
  AdduceUiMessages *self = user_data;

  self->idle_id = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

static void
children_cb (AdduceUiMessages *self)
{
  if (self->next != NULL)
    go_on_later (self);
}

/* Whether it is what one sees, and will for a while. */
static gboolean
is_shown (AdduceUiMessages *self, const char *text, gboolean offer_undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return self->toast != NULL && !self->unwanted && self->next == NULL && !offer_undo
         && adw_toast_get_button_label (self->toast) == NULL
         && g_str_equal (adw_toast_get_title (self->toast), escaped)
         && g_get_monotonic_time () - self->shown_at < SAME_SECONDS * G_USEC_PER_SEC;
}

static void
adduce_ui_messages_dispose (GObject *object)
{
  AdduceUiMessages *self = ADDUCE_UI_MESSAGES (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->overlay != NULL && self->coming_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->overlay), self->coming_id);
  self->coming_id = 0;
  g_clear_weak_pointer (&self->overlay);
  g_clear_object (&self->children);
  g_clear_object (&self->toast);
  g_clear_pointer (&self->next, g_free);

  G_OBJECT_CLASS (adduce_ui_messages_parent_class)->dispose (object);
}

static void
adduce_ui_messages_class_init (AdduceUiMessagesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_messages_dispose;
}

static void
adduce_ui_messages_init (AdduceUiMessages *self)
{
}

AdduceUiMessages *
adduce_ui_messages_new (AdwToastOverlay *overlay)
{
  AdduceUiMessages *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_MESSAGES, NULL);
  g_set_weak_pointer (&self->overlay, overlay);
  self->children = gtk_widget_observe_children (GTK_WIDGET (overlay));
  g_signal_connect_object (self->children, "items-changed", G_CALLBACK (children_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (overlay, "unmap", G_CALLBACK (unmap_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
adduce_ui_messages_show (AdduceUiMessages *self, const char *text, gboolean offer_undo)
{
  g_return_if_fail (ADDUCE_UI_IS_MESSAGES (self));
  g_return_if_fail (text != NULL);

  if (is_shown (self, text, offer_undo))
    return;

  g_clear_pointer (&self->next, g_free);
  if (self->toast != NULL && self->coming_id != 0)
    {
      self->unwanted = FALSE;
      set_text (self->toast, text, offer_undo);
      adduce_ui_compat_announce (GTK_WIDGET (self->overlay), text);
      return;
    }
  self->next = g_strdup (text);
  self->next_undo = offer_undo;
  go_on (self);
}

void
adduce_ui_messages_clear (AdduceUiMessages *self)
{
  g_return_if_fail (ADDUCE_UI_IS_MESSAGES (self));

  g_clear_pointer (&self->next, g_free);
  self->unwanted = TRUE;
  go_on (self);
}

void
adduce_ui_messages_withdraw_undo (AdduceUiMessages *self)
{
  gboolean shown;

  g_return_if_fail (ADDUCE_UI_IS_MESSAGES (self));

  shown = self->toast != NULL && adw_toast_get_button_label (self->toast) != NULL;
  if (self->next != NULL ? self->next_undo : shown)
    adduce_ui_messages_clear (self);
}
