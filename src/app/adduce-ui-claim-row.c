/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One claim in the list of the inspector.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-row.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-swatch.h"

/* Two lines of the widest inspector; what is laid out and not shown costs time at every row. */
#define QUOTE_MAX_LENGTH 300

struct _AdduceUiClaimRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *speakers_label;
  GtkImage *note_image;
  GtkLabel *coder_label;
  GtkLabel *quote_label;
  AdduceUiSwatch *swatch;
  GtkLabel *stance_label;
  GtkLabel *evidence_label;

  AdduceUiClaimItem *item;
  AdduceCodebook *codebook;
  gulong item_handler;
};

enum {
  PROP_0,
  PROP_ITEM,
  PROP_CODEBOOK,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimRow, adduce_ui_claim_row, GTK_TYPE_WIDGET)

/* What is unset is said, but dimmed: it differs from a value "unclear" at a glance. */
static void
set_label (GtkLabel *label, const char *text, const char *unset_text)
{
  gboolean set = text != NULL && *text != '\0';

  gtk_label_set_label (label, set ? text : unset_text);
  if (set)
    gtk_widget_remove_css_class (GTK_WIDGET (label), "unset");
  else
    gtk_widget_add_css_class (GTK_WIDGET (label), "unset");
}

/* The lines of a right-to-left quote stand at the right edge, in either direction of the window. */
static void
set_quote (AdduceUiClaimRow *self, const char *quote)
{
  gboolean window_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean quote_rtl;

  gtk_label_set_label (self->quote_label, quote);
  quote_rtl = pango_layout_get_direction (gtk_label_get_layout (self->quote_label), 0) == PANGO_DIRECTION_RTL;
  gtk_label_set_xalign (self->quote_label, quote_rtl != window_rtl ? 1 : 0);
}

static void
update_spoken (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  gboolean own = adduce_ui_claim_item_get_own (self->item);
  const char *evidence = gtk_label_get_label (self->evidence_label);
  g_autofree char *coded_by = NULL;
  g_autofree char *spoken = NULL;

  if (!own)
    /* translators: %s is a coder's nickname */
    coded_by = g_strdup_printf (_("Coded by %s"), adduce_claim_get_coder (claim));
  spoken = g_strdup_printf ("%s: %s; %s; %s%s%s%s%s", gtk_label_get_label (self->speakers_label),
                            gtk_label_get_label (self->quote_label), gtk_label_get_label (self->stance_label),
                            evidence, adduce_claim_get_note (claim) != NULL ? "; " : "",
                            adduce_claim_get_note (claim) != NULL ? _("Has a note") : "", own ? "" : "; ",
                            own ? "" : coded_by);
  adduce_ui_compat_label_row (GTK_WIDGET (self), spoken);
}

static void
update (AdduceUiClaimRow *self)
{
  AdduceClaim *claim;
  AdduceVariable *stances = NULL;
  AdduceVariable *kinds = NULL;
  AdduceTag *stance;
  g_autofree char *quote = NULL;
  g_autofree char *speakers = NULL;
  g_autofree char *stance_text = NULL;
  g_autofree char *evidence = NULL;

  if (self->item == NULL)
    return;

  claim = adduce_ui_claim_item_get_claim (self->item);
  if (self->codebook != NULL)
    {
      stances = adduce_codebook_get_variable (self->codebook, "stance");
      kinds = adduce_codebook_get_variable (self->codebook, "evidence");
    }
  stance = adduce_claim_get_stance (claim);
  quote = adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH);
  speakers = adduce_ui_claim_text_dup_names (adduce_claim_get_speakers (claim));
  stance_text = stance != NULL ? adduce_ui_claim_text_dup_value (stance, stances) : NULL;
  evidence = adduce_ui_claim_text_dup_values (adduce_claim_get_evidence (claim), kinds);

  set_quote (self, quote);
  set_label (self->speakers_label, speakers, _("No speaker"));
  set_label (self->stance_label, stance_text, _("Stance unset"));
  set_label (self->evidence_label, evidence, _("Evidence unset"));
  gtk_widget_set_visible (GTK_WIDGET (self->swatch), stance != NULL);
  adduce_ui_swatch_set_code (self->swatch, stance != NULL && stances != NULL
                                             ? adduce_variable_lookup (stances, adduce_tag_get_code (stance))
                                             : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->note_image), adduce_claim_get_note (claim) != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->note_image), adduce_claim_get_note (claim));
  gtk_widget_set_visible (GTK_WIDGET (self->coder_label), !adduce_ui_claim_item_get_own (self->item));
  gtk_label_set_label (self->coder_label, adduce_claim_get_coder (claim));
  update_spoken (self, claim);
}

static void
item_notify_cb (AdduceUiClaimRow *self)
{
  update (self);
}

static void
adduce_ui_claim_row_dispose (GObject *object)
{
  AdduceUiClaimRow *self = ADDUCE_UI_CLAIM_ROW (object);

  g_clear_signal_handler (&self->item_handler, self->item);
  g_clear_object (&self->item);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (adduce_ui_claim_row_parent_class)->dispose (object);
}

static void
adduce_ui_claim_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimRow *self = ADDUCE_UI_CLAIM_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    case PROP_CODEBOOK:
      g_value_set_object (value, self->codebook);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_claim_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiClaimRow *self = ADDUCE_UI_CLAIM_ROW (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      adduce_ui_claim_row_set_item (self, g_value_get_object (value));
      break;
    case PROP_CODEBOOK:
      adduce_ui_claim_row_set_codebook (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_claim_row_class_init (AdduceUiClaimRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = adduce_ui_claim_row_dispose;
  object_class->get_property = adduce_ui_claim_row_get_property;
  object_class->set_property = adduce_ui_claim_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, ADDUCE_UI_TYPE_CLAIM_ITEM, flags);
  properties[PROP_CODEBOOK] = g_param_spec_object ("codebook", NULL, NULL, ADDUCE_TYPE_CODEBOOK, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, speakers_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, note_image);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, coder_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, quote_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, swatch);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, stance_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, evidence_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claim");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_claim_row_init (AdduceUiClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_claim_row_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_ROW, NULL);
}

AdduceUiClaimItem *
adduce_ui_claim_row_get_item (AdduceUiClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ROW (self), NULL);

  return self->item;
}

void
adduce_ui_claim_row_set_item (AdduceUiClaimRow *self, AdduceUiClaimItem *item)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_ROW (self));
  g_return_if_fail (item == NULL || ADDUCE_UI_IS_CLAIM_ITEM (item));

  if (self->item == item)
    return;

  g_clear_signal_handler (&self->item_handler, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->item_handler
      = g_signal_connect_swapped (item, "notify::claim", G_CALLBACK (item_notify_cb), self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

AdduceCodebook *
adduce_ui_claim_row_get_codebook (AdduceUiClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ROW (self), NULL);

  return self->codebook;
}

void
adduce_ui_claim_row_set_codebook (AdduceUiClaimRow *self, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_ROW (self));
  g_return_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook));

  if (!g_set_object (&self->codebook, codebook))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODEBOOK]);
}
