/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settling claims that were changed on both sides.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-dialog-size.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-settle-dialog.h"
#include "adduce-ui-wrap-layout.h"

#define QUOTE_MAX_LENGTH 200
#define FIELD_MAX_LENGTH 400

struct _AdduceUiSettleDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkLabel *title_label;
  GtkLabel *quote_label;
  GtkGrid *grid;
  GtkWidget *mine_button;
  GtkWidget *theirs_button;
  GtkWidget *settle_button;

  AdduceUiContext *context;
  AdduceSession *session;
  GPtrArray *claims;    /* AdduceClaim that wait */
  AdduceClaim *claim;   /* that is looked at; owned; NULL for none */
  AdduceClaim *version; /* the other one; NULL: it was removed */
  gboolean own_first;   /* the shown version is what was done here */
  GStrv fields;
  GPtrArray *theirs;    /* GtkCheckButton, one a field: the other version holds */
  GPtrArray *mine;
};

G_DEFINE_FINAL_TYPE (AdduceUiSettleDialog, adduce_ui_settle_dialog, ADW_TYPE_WINDOW)

/* --- the two columns --- */

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Whose a version is, as far as that is known, and when it was made. */
static char *
dup_heading (AdduceUiSettleDialog *self, gboolean shown)
{
  gboolean own = self->version != NULL && adduce_session_is_own_version (self->session, self->claim);
  gboolean other_own = self->version != NULL && adduce_session_is_own_version (self->session, self->version);
  AdduceClaim *claim = shown ? self->claim : self->version;
  g_autofree char *time = claim != NULL ? adduce_ui_claim_text_dup_time (adduce_claim_get_modified (claim)) : NULL;
  const char *name;

  if (own != other_own)
    name = own == shown ? _("Mine") : _("Theirs");
  else
    name = shown ? _("Shown now") : _("The other version");
  return time != NULL ? g_strdup_printf ("%s\n%s", name, time) : g_strdup (name);
}

/* The name of a field of adduce_claim_list_changed_fields(); (transfer full). */
static char *
dup_field_name (AdduceUiSettleDialog *self, const char *field)
{
  AdduceCodebook *codebook = adduce_ui_context_get_codebook (self->context);
  AdduceVariable *variable = codebook != NULL ? adduce_codebook_get_variable (codebook, field) : NULL;

  if (g_str_equal (field, "text"))
    return g_strdup (_("Words"));
  if (g_str_equal (field, "certainty"))
    return g_strdup (_("Certainty"));
  if (g_str_equal (field, "note"))
    return g_strdup (_("Note"));
  if (g_str_equal (field, "speaker"))
    return g_strdup (_("Speaker"));
  if (g_str_equal (field, "issue"))
    return g_strdup (_("Issue"));
  if (g_str_equal (field, "other"))
    return g_strdup (_("Data of other programs"));
  return g_strdup (variable != NULL ? adduce_variable_get_label (variable) : field);
}

static char *
dup_value (AdduceClaim *claim, const char *field)
{
  g_autofree char *value = g_str_equal (field, "other") ? g_strdup (_("as in this version"))
                                                        : adduce_claim_show_field (claim, field);

  if (g_str_equal (value, "-"))
    return g_strdup (_("(unset)"));
  return adduce_ui_claim_text_isolate (value, FIELD_MAX_LENGTH);
}

static void
update_settle (AdduceUiSettleDialog *self)
{
  gboolean all = self->theirs->len > 0;

  for (guint i = 0; i < self->theirs->len; i++)
    all = all
          && (gtk_check_button_get_active (self->theirs->pdata[i])
              || gtk_check_button_get_active (self->mine->pdata[i]));
  gtk_widget_set_sensitive (self->settle_button, all);
}

static GtkWidget *
create_choice (AdduceUiSettleDialog *self, AdduceClaim *claim, const char *field, const char *name, const char *side)
{
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *value = dup_value (claim, field);
  g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", name, side, value);

  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), create_label (value, NULL));
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (update_settle), self);
  return button;
}

static void
add_field (AdduceUiSettleDialog *self, const char *field, int *row, const char *first, const char *second)
{
  g_autofree char *name = dup_field_name (self, field);
  GtkWidget *mine = create_choice (self, self->claim, field, name, first);
  GtkWidget *theirs = create_choice (self, self->version, field, name, second);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (theirs), GTK_CHECK_BUTTON (mine));
  g_ptr_array_add (self->mine, mine);
  g_ptr_array_add (self->theirs, theirs);
  gtk_grid_attach (self->grid, create_label (name, "heading"), 0, (*row)++, 2, 1);
  gtk_grid_attach (self->grid, mine, 0, *row, 1, 1);
  gtk_grid_attach (self->grid, theirs, 1, (*row)++, 1, 1);
}

static void
fill_grid (AdduceUiSettleDialog *self)
{
  g_autofree char *first = dup_heading (self, TRUE), *second = dup_heading (self, FALSE);
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  g_ptr_array_set_size (self->mine, 0);
  g_ptr_array_set_size (self->theirs, 0);
  gtk_grid_attach (self->grid, create_label (first, "dim-label"), 0, row, 1, 1);
  gtk_grid_attach (self->grid, create_label (second, "dim-label"), 1, row++, 1, 1);
  if (self->version == NULL)
    gtk_grid_attach (self->grid, create_label (_("The other side removed the claim."), NULL), 1, row, 1, 1);
  for (guint i = 0; self->version != NULL && self->fields[i] != NULL; i++)
    add_field (self, self->fields[i], &row, first, second);
}

/* --- one claim after the other --- */

static void
set_words (AdduceUiSettleDialog *self)
{
  gboolean own = self->version != NULL && adduce_session_is_own_version (self->session, self->claim);
  gboolean other_own = self->version != NULL && adduce_session_is_own_version (self->session, self->version);

  self->own_first = own || !other_own;
  if (self->version == NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->mine_button), _("Keep the Claim"));
      gtk_button_set_label (GTK_BUTTON (self->theirs_button), _("Remove It"));
      return;
    }
  gtk_button_set_label (GTK_BUTTON (self->mine_button), own != other_own ? _("Mine") : _("Shown Now"));
  gtk_button_set_label (GTK_BUTTON (self->theirs_button), own != other_own ? _("Theirs") : _("The Other"));
}

static void
look_at (AdduceUiSettleDialog *self, AdduceClaim *claim)
{
  g_autoptr (AdduceClaimConflict) conflict = adduce_claim_conflict_get (claim);
  AdduceClaim *version = conflict->versions->len > 0 ? conflict->versions->pdata[0] : NULL;
  gboolean about = adduce_claim_is_about_article (claim);
  g_autofree char *quote = about ? g_strdup (_("The article as a whole"))
                                 : adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH);
  /* it comes first: then there are only claims */
  g_autofree char *title =
    about ? g_strdup (_("What was said of the article waits to be settled"))
          : g_strdup_printf (
              g_dngettext (NULL, "%u claim waits to be settled", "%u claims wait to be settled", self->claims->len),
              self->claims->len);
  g_autofree char *spoken = g_strdup_printf ("%s. %s", title, quote);

  g_set_object (&self->claim, claim);
  g_set_object (&self->version, version);
  g_strfreev (self->fields);
  self->fields = self->version != NULL ? adduce_claim_list_changed_fields (claim, self->version) : g_new0 (char *, 1);
  gtk_label_set_text (self->title_label, title);
  gtk_label_set_text (self->quote_label, quote);
  fill_grid (self);
  set_words (self);
  gtk_widget_set_visible (self->settle_button, self->version != NULL && g_strv_length (self->fields) > 1);
  update_settle (self);
  if (!about)
    adduce_ui_context_focus_claim (self->context, adduce_claim_get_id (claim), TRUE);
  adduce_ui_compat_announce (GTK_WIDGET (self), spoken);
}

static void
update (AdduceUiSettleDialog *self)
{
  if (self->session == NULL || adduce_ui_context_get_session (self->context) != self->session)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_ptr_array_unref (self->claims);
  self->claims = adduce_session_list_contested (self->session);
  gtk_stack_set_visible_child_name (self->stack, self->claims->len > 0 ? "claim" : "none");
  g_clear_object (&self->claim);
  if (self->claims->len > 0)
    look_at (self, self->claims->pdata[0]);
  else
    adduce_ui_compat_announce (GTK_WIDGET (self), _("Nothing is left to settle"));
}

/* Callbacks */

static void
settle (AdduceUiSettleDialog *self, const char *const *fields)
{
  g_autoptr (AdduceCommand) command = adduce_command_new_settle (self->claim, self->version, fields);

  if (adduce_ui_context_perform (self->context, command))
    update (self);
}

/* @shown: the version that the article shows holds, as a whole */
static void
settle_whole (AdduceUiSettleDialog *self, gboolean shown)
{
  if (self->claim == NULL)
    return;
  if (!shown && self->version == NULL)
    {
      g_autoptr (AdduceCommand) command = adduce_command_new_remove (self->claim);

      if (adduce_ui_context_perform (self->context, command))
        update (self);
      return;
    }
  settle (self, shown ? NULL : (const char *const *) self->fields);
}

static void
mine_clicked_cb (AdduceUiSettleDialog *self)
{
  settle_whole (self, self->own_first);
}

static void
theirs_clicked_cb (AdduceUiSettleDialog *self)
{
  settle_whole (self, !self->own_first);
}

static void
settle_clicked_cb (AdduceUiSettleDialog *self)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; i < self->theirs->len; i++)
    if (gtk_check_button_get_active (self->theirs->pdata[i]))
      g_ptr_array_add (taken, self->fields[i]);
  g_ptr_array_add (taken, NULL);
  settle (self, (const char *const *) taken->pdata);
}

static void
adduce_ui_settle_dialog_dispose (GObject *object)
{
  AdduceUiSettleDialog *self = ADDUCE_UI_SETTLE_DIALOG (object);

  g_clear_object (&self->claim);
  g_clear_object (&self->version);
  g_clear_object (&self->session);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (adduce_ui_settle_dialog_parent_class)->dispose (object);
}

static void
adduce_ui_settle_dialog_finalize (GObject *object)
{
  AdduceUiSettleDialog *self = ADDUCE_UI_SETTLE_DIALOG (object);

  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->mine);
  g_ptr_array_unref (self->theirs);
  g_strfreev (self->fields);
  G_OBJECT_CLASS (adduce_ui_settle_dialog_parent_class)->finalize (object);
}

static void
adduce_ui_settle_dialog_class_init (AdduceUiSettleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_settle_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_settle_dialog_finalize;
  g_type_ensure (ADDUCE_UI_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-settle-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSettleDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSettleDialog, title_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSettleDialog, quote_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSettleDialog, grid);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSettleDialog, mine_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSettleDialog, theirs_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiSettleDialog, settle_button);
  gtk_widget_class_bind_template_callback (widget_class, mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, theirs_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, settle_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
adduce_ui_settle_dialog_init (AdduceUiSettleDialog *self)
{
  self->claims = g_ptr_array_new_with_free_func (g_object_unref);
  self->mine = g_ptr_array_new ();
  self->theirs = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

AdduceUiSettleDialog *
adduce_ui_settle_dialog_new (GtkWindow *parent, AdduceUiContext *context)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CONTEXT (context), NULL);

  AdduceUiSettleDialog *self = g_object_new (ADDUCE_UI_TYPE_SETTLE_DIALOG, "transient-for", parent, NULL);
  adduce_ui_dialog_size_fit (GTK_WINDOW (self));
  self->context = g_object_ref (context);
  g_set_object (&self->session, adduce_ui_context_get_session (context));
  g_signal_connect_object (context, "notify::session", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}
