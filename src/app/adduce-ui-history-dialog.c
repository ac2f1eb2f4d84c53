/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Old versions of the claims.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-history-dialog.h"

#define QUOTE_MAX_LENGTH 100
#define FIELD_MAX_LENGTH 240
#define MAX_SHOWN 200

struct _AdduceUiHistoryDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkListBox *versions_list;
  GtkLabel *differs_label;
  GtkListBox *changes_list;
  GtkWidget *restore_button;

  AdduceUiContext *context;
  AdduceSession *session;
  GPtrArray *versions;     /* AdduceVersion, the newest first */
  GPtrArray *sidecars;     /* AdduceSidecar of each; NULL: damaged */
  AdduceSidecar *current;  /* NULL: the file can't be read */
};

G_DEFINE_FINAL_TYPE (AdduceUiHistoryDialog, adduce_ui_history_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_row (const char *first, const char *second)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *spoken = g_strjoin ("; ", first, second, NULL);

  gtk_box_append (GTK_BOX (box), create_label (first, NULL));
  gtk_box_append (GTK_BOX (box), create_label (second, "caption"));
  gtk_widget_add_css_class (box, "change-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

/* @words: (transfer full) */
static void
add_part (GString *text, guint n, char *words)
{
  g_autofree char *owned = words;

  if (n > 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? _(", ") : "", owned);
}

/* (transfer full): how the claims of today differ from those of the version: "2 added, 1 changed since" */
static char *
dup_difference (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);
  guint n_added = 0, n_changed = 0, n_removed = 0;

  for (guint i = 0; i < changes->len; i++)
    {
      const AdduceClaimChange *change = changes->pdata[i];

      n_added += change->before == NULL;
      n_removed += change->after == NULL;
      n_changed += change->before != NULL && change->after != NULL;
    }
  add_part (text, n_added,
            g_strdup_printf (g_dngettext (NULL, "%u added since", "%u added since", n_added), n_added));
  add_part (text, n_changed,
            g_strdup_printf (g_dngettext (NULL, "%u changed since", "%u changed since", n_changed), n_changed));
  add_part (text, n_removed,
            g_strdup_printf (g_dngettext (NULL, "%u removed since", "%u removed since", n_removed), n_removed));
  if (text->len == 0)
    g_string_append (text, _("as now"));
  return g_string_free (text, FALSE);
}

/* --- the versions --- */

static GPtrArray *
list_changes (AdduceUiHistoryDialog *self, AdduceSidecar *sidecar)
{
  return self->current != NULL ? adduce_sidecar_diff (sidecar, self->current) : g_ptr_array_new ();
}

static void
add_version (AdduceUiHistoryDialog *self, const AdduceVersion *version, AdduceSidecar *sidecar)
{
  g_autofree char *time = adduce_ui_claim_text_dup_time (version->time);
  g_autofree char *what = NULL;
  GtkWidget *row;

  if (sidecar == NULL)
    what = g_strdup (_("damaged; choose another"));
  else
    {
      guint n = adduce_sidecar_get_n_claims (sidecar);
      g_autofree char *count = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n), n);
      g_autoptr (GPtrArray) changes = list_changes (self, sidecar);
      g_autofree char *difference = self->current != NULL ? dup_difference (changes) : g_strdup ("");

      what = g_strdup_printf ("%s%s%s", count, *difference != '\0' ? " · " : "", difference);
    }
  row = create_row (time, what);
  gtk_widget_set_sensitive (row, sidecar != NULL);
  gtk_list_box_append (self->versions_list, row);
}

static void
load (AdduceUiHistoryDialog *self)
{
  const char *path = adduce_session_get_sidecar_path (self->session);

  clear (self->versions_list);
  g_clear_object (&self->current);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_ptr_array_set_size (self->sidecars, 0);
  self->current = adduce_session_dup_sidecar (self->session);
  self->versions = path != NULL ? adduce_versions_list (path) : g_ptr_array_new ();
  for (guint i = 0; i < self->versions->len; i++)
    {
      AdduceSidecar *sidecar = adduce_version_load (self->versions->pdata[i], NULL);

      g_ptr_array_add (self->sidecars, sidecar);
      add_version (self, self->versions->pdata[i], sidecar);
    }
  gtk_stack_set_visible_child_name (self->stack, self->versions->len > 0 ? "versions" : "none");
}

/* (nullable) */
static AdduceSidecar *
get_chosen (AdduceUiHistoryDialog *self, guint *ret_index)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->versions_list);
  guint index = row != NULL ? (guint) gtk_list_box_row_get_index (row) : G_MAXUINT;

  if (index >= self->sidecars->len)
    return NULL;
  *ret_index = index;
  return self->sidecars->pdata[index];
}

/* --- what differs --- */

static void
add_change (AdduceUiHistoryDialog *self, const AdduceClaimChange *change)
{
  AdduceClaim *claim = change->after != NULL ? change->after : change->before;
  g_autofree char *quote = adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH);
  g_autofree char *plain = adduce_claim_change_to_string (change);
  g_autofree char *what = adduce_ui_claim_text_isolate (plain, FIELD_MAX_LENGTH);

  gtk_list_box_append (self->changes_list, create_row (quote, what));
}

static void
chosen_cb (AdduceUiHistoryDialog *self)
{
  guint index = 0;
  AdduceSidecar *sidecar = self->context != NULL ? get_chosen (self, &index) : NULL;
  g_autoptr (GPtrArray) changes = sidecar != NULL ? list_changes (self, sidecar) : NULL;
  g_autofree char *difference = changes != NULL ? dup_difference (changes) : NULL;

  if (self->context == NULL)
    return; /* the window goes */
  clear (self->changes_list);
  for (guint i = 0; changes != NULL && i < MIN (changes->len, MAX_SHOWN); i++)
    add_change (self, changes->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_list), changes != NULL && changes->len > 0);
  gtk_widget_set_sensitive (self->restore_button, sidecar != NULL && (changes->len > 0 || self->current == NULL));
  if (difference != NULL && self->current != NULL)
    gtk_label_set_text (self->differs_label, difference);
  else
    gtk_label_set_text (self->differs_label,
                        sidecar != NULL ? _("The file can’t be read; this version can be restored.")
                                        : _("Choose a version to see what has changed since"));
}

/* Callbacks */

/* The file can't be read: the version is put in its place, and what was there beside it. */
static gboolean
restore_damaged (AdduceUiHistoryDialog *self, AdduceSidecar *version)
{
  g_autoptr (AdduceSidecar) saved = NULL;
  g_autoptr (GError) error = NULL;

  if (!adduce_version_save (version, adduce_session_get_sidecar_path (self->session),
                            adduce_session_get_text (self->session), &saved, &error))
    {
      g_signal_emit_by_name (self->context, "message", error->message, FALSE);
      return FALSE;
    }
  adduce_ui_context_check_own (self->context);
  return TRUE;
}

static void
restore_clicked_cb (AdduceUiHistoryDialog *self)
{
  guint index = 0;
  AdduceSidecar *sidecar = get_chosen (self, &index);
  g_autofree char *time = NULL, *label = NULL;
  gboolean damaged = self->current == NULL;

  if (sidecar == NULL)
    return;
  time = adduce_ui_claim_text_dup_time (((AdduceVersion *) self->versions->pdata[index])->time);
  /* translators: %s is a time */
  label = g_strdup_printf (_("Restore Version of %s"), time);
  if (damaged ? !restore_damaged (self, sidecar) : !adduce_ui_context_restore (self->context, sidecar, label))
    return;
  adduce_session_flush (self->session, NULL); /* it becomes a version, too */
  g_signal_emit_by_name (self->context, "message", _("The version was restored"), !damaged);
  gtk_window_close (GTK_WINDOW (self));
}

static void
session_cb (AdduceUiHistoryDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
adduce_ui_history_dialog_dispose (GObject *object)
{
  AdduceUiHistoryDialog *self = ADDUCE_UI_HISTORY_DIALOG (object);

  g_clear_object (&self->current);
  g_clear_object (&self->session);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_history_dialog_parent_class)->dispose (object);
}

static void
sidecar_free (gpointer sidecar)
{
  g_clear_object (&sidecar);
}

static void
adduce_ui_history_dialog_finalize (GObject *object)
{
  AdduceUiHistoryDialog *self = ADDUCE_UI_HISTORY_DIALOG (object);

  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_ptr_array_unref (self->sidecars);
  G_OBJECT_CLASS (adduce_ui_history_dialog_parent_class)->finalize (object);
}

static void
adduce_ui_history_dialog_class_init (AdduceUiHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_history_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_history_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiHistoryDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiHistoryDialog, versions_list);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiHistoryDialog, differs_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiHistoryDialog, changes_list);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiHistoryDialog, restore_button);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
adduce_ui_history_dialog_init (AdduceUiHistoryDialog *self)
{
  self->sidecars = g_ptr_array_new_with_free_func (sidecar_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdduceUiHistoryDialog *
adduce_ui_history_dialog_new (GtkWindow *parent, AdduceUiContext *context)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);
  g_return_val_if_fail (adduce_ui_context_get_session (context) != NULL, NULL);

  AdduceUiHistoryDialog *self = g_object_new (ADDUCE_UI_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  self->context = g_object_ref (context);
  self->session = g_object_ref (adduce_ui_context_get_session (context));
  g_signal_connect_object (context, "notify::session", G_CALLBACK (session_cb), self, G_CONNECT_SWAPPED);
  adduce_session_flush (self->session, NULL); /* what is on the screen is the newest version */
  load (self);
  chosen_cb (self);
  return self;
}
