/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What claims say, beside their words.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-card.h"
#include "adduce-ui-claim-details.h"
#include "adduce-ui-compat.h"

/* More would be taller than the text. */
#define MAX_CLAIMS 3

struct _AdduceUiClaimCard
{
  GtkPopover parent_instance;

  GtkBox *box;
  GtkLabel *more_label;

  AdduceUiClaimDetails *details[MAX_CLAIMS]; /* made when there is a claim for them */
  GPtrArray *claims;
};

enum {
  SIGNAL_NOTE_CLICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimCard, adduce_ui_claim_card, GTK_TYPE_POPOVER)

/* Callbacks */

static void
note_clicked_cb (AdduceUiClaimCard *self, AdduceUiClaimDetails *details)
{
  g_autoptr (AdduceClaim) claim = g_object_ref (adduce_ui_claim_details_get_claim (details));

  g_signal_emit (self, signals[SIGNAL_NOTE_CLICKED], 0, adduce_claim_get_id (claim));
}

static AdduceUiClaimDetails *
ensure_details (AdduceUiClaimCard *self, guint index)
{
  GtkWidget *after = index > 0 ? GTK_WIDGET (self->details[index - 1]) : NULL;

  if (self->details[index] == NULL)
    {
      self->details[index] = ADDUCE_UI_CLAIM_DETAILS (adduce_ui_claim_details_new ());
      if (index > 0)
        gtk_widget_add_css_class (GTK_WIDGET (self->details[index]), "further");
      g_signal_connect_object (self->details[index], "note-clicked", G_CALLBACK (note_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (self->box, GTK_WIDGET (self->details[index]), after);
    }
  return self->details[index];
}

static void
adduce_ui_claim_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  adduce_ui_compat_measure_popover (widget, GTK_WIDGET_CLASS (adduce_ui_claim_card_parent_class), orientation, for_size,
                                    minimum, natural, minimum_baseline, natural_baseline);
}

static void
adduce_ui_claim_card_dispose (GObject *object)
{
  g_clear_pointer (&ADDUCE_UI_CLAIM_CARD (object)->claims, g_ptr_array_unref);

  G_OBJECT_CLASS (adduce_ui_claim_card_parent_class)->dispose (object);
}

static void
adduce_ui_claim_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (adduce_ui_claim_card_parent_class)->size_allocate (widget, width, height, baseline);
  adduce_ui_compat_shape_popover (widget);
}

static void
adduce_ui_claim_card_class_init (AdduceUiClaimCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claim_card_dispose;
  widget_class->measure = adduce_ui_claim_card_measure;
  widget_class->size_allocate = adduce_ui_claim_card_size_allocate;

  signals[SIGNAL_NOTE_CLICKED] = g_signal_new ("note-clicked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimCard, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimCard, more_label);
}

static void
adduce_ui_claim_card_init (AdduceUiClaimCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_compat_keep_pointer (GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_claim_card_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_CARD, NULL);
}

void
adduce_ui_claim_card_set_claims (AdduceUiClaimCard *self, GPtrArray *claims, AdduceCodebook *codebook,
                                 AdduceCodeMap *map)
{
  guint rest;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_CARD (self));
  g_return_if_fail (claims != NULL);

  g_ptr_array_ref (claims);
  g_clear_pointer (&self->claims, g_ptr_array_unref);
  self->claims = claims;
  for (guint i = 0; i < MAX_CLAIMS; i++)
    {
      if (i < claims->len)
        {
          g_autoptr (AdduceClaim) shown = adduce_code_map_resolve_claim (map, claims->pdata[i]);

          adduce_ui_claim_details_set_claim (ensure_details (self, i), shown, codebook, i > 0);
        }
      if (self->details[i] != NULL)
        gtk_widget_set_visible (GTK_WIDGET (self->details[i]), i < claims->len);
    }

  rest = claims->len > MAX_CLAIMS ? claims->len - MAX_CLAIMS : 0;
  gtk_widget_set_visible (GTK_WIDGET (self->more_label), rest > 0);
  if (rest > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (NULL, "and %u more", "and %u more", rest), rest);

      gtk_label_set_text (self->more_label, text);
    }
}

gboolean
adduce_ui_claim_card_has_claims (AdduceUiClaimCard *self, GPtrArray *claims)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_CARD (self), FALSE);
  g_return_val_if_fail (claims != NULL, FALSE);

  if (self->claims == NULL || self->claims->len != claims->len)
    return FALSE;
  for (guint i = 0; i < claims->len; i++)
    if (self->claims->pdata[i] != claims->pdata[i])
      return FALSE;
  return TRUE;
}
