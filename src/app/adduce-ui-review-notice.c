/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * That a claim was coded before a change of the codebook.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-text.h"
#include "adduce-ui-focus.h"
#include "adduce-ui-review-notice.h"

/* The latest are told; all are in the codebook's history. */
#define N_TOLD 3
#define MAX_LENGTH 200

struct _AdduceUiReviewNotice
{
  GtkWidget parent_instance;

  GtkLabel *changes_label;
  GtkWidget *right_button;
};

enum {
  SIGNAL_RIGHT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiReviewNotice, adduce_ui_review_notice, GTK_TYPE_WIDGET)

static void
right_cb (AdduceUiReviewNotice *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  /* The button is about to go. */
  gtk_widget_child_focus (parent, GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[SIGNAL_RIGHT], 0);
}

static void
adduce_ui_review_notice_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (adduce_ui_review_notice_parent_class)->dispose (object);
}

static void
adduce_ui_review_notice_class_init (AdduceUiReviewNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_review_notice_dispose;
  widget_class->focus = adduce_ui_focus_children;
  signals[SIGNAL_RIGHT]
    = g_signal_new ("right", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/adduce/Adduce/ui/adduce-ui-review-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewNotice, changes_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiReviewNotice, right_button);
  gtk_widget_class_bind_template_callback (widget_class, right_cb);
}

static void
adduce_ui_review_notice_init (AdduceUiReviewNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
adduce_ui_review_notice_show (AdduceUiReviewNotice *self, AdduceCodebook *codebook, AdduceClaim *claim,
                              gboolean can_change)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (ADDUCE_UI_IS_REVIEW_NOTICE (self));

  if (codebook != NULL && claim != NULL)
    changes = adduce_outdated_list_changes (codebook, claim);
  for (guint i = 0; changes != NULL && i < changes->len && i < N_TOLD; i++)
    {
      g_autofree char *sentence = adduce_codebook_change_describe (changes->pdata[changes->len - 1 - i], codebook);
      g_autofree char *line = adduce_ui_claim_text_isolate (sentence, MAX_LENGTH);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (changes != NULL && changes->len > N_TOLD)
    g_string_append (text, "\n…");
  gtk_label_set_label (self->changes_label, text->str);
  gtk_widget_set_visible (self->right_button, can_change);
  gtk_widget_set_visible (GTK_WIDGET (self), text->len > 0);
}
