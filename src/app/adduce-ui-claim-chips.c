/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counts that filter.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-chips.h"
#include "adduce-ui-claim-mark.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-key-tip.h"
#include "adduce-ui-wrap-layout.h"

typedef enum {
  CHIP_STANCE,
  CHIP_INCOMPLETE,
  CHIP_NOTED,
} ChipKind;

typedef struct {
  GtkWidget *button;
  GtkLabel *label;
  ChipKind kind;
  char *name;
  char *code; /* of a stance; "" for unset */
} Chip;

struct _AdduceUiClaimChips
{
  GtkWidget parent_instance;

  AdduceUiClaimFilter *filter;
  AdduceCodebook *codebook; /* by which the chips were made */
  GPtrArray *chips;         /* Chip */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimChips, adduce_ui_claim_chips, GTK_TYPE_WIDGET)

static void
chip_free (gpointer data)
{
  Chip *chip = data;

  gtk_widget_unparent (chip->button);
  g_free (chip->name);
  g_free (chip->code);
  g_free (chip);
}

static gboolean
is_wanted (AdduceUiClaimChips *self, Chip *chip)
{
  AdduceClaimQuery *query = self->filter != NULL ? adduce_ui_claim_filter_get_query (self->filter) : NULL;

  if (query == NULL)
    return FALSE;
  switch (chip->kind)
    {
    case CHIP_INCOMPLETE:
      return adduce_claim_query_get_incomplete (query);
    case CHIP_NOTED:
      return adduce_claim_query_get_noted (query);
    case CHIP_STANCE:
    default:
      return adduce_claim_query_has_code (query, ADDUCE_FACET_STANCE, chip->code);
    }
}

static guint
get_count (Chip *chip, AdduceClaimTally *tally)
{
  switch (chip->kind)
    {
    case CHIP_INCOMPLETE:
      return adduce_claim_tally_get_n_incomplete (tally);
    case CHIP_NOTED:
      return adduce_claim_tally_get_n_noted (tally);
    case CHIP_STANCE:
    default:
      return adduce_claim_tally_get_count (tally, ADDUCE_FACET_STANCE, chip->code);
    }
}

/* Callbacks */

static void
toggled_cb (AdduceUiClaimChips *self, GtkToggleButton *button)
{
  gboolean wanted = gtk_toggle_button_get_active (button);

  if (self->updating || self->filter == NULL)
    return;

  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = self->chips->pdata[i];

      if (chip->button != GTK_WIDGET (button))
        continue;
      if (chip->kind == CHIP_INCOMPLETE)
        adduce_ui_claim_filter_set_incomplete (self->filter, wanted);
      else if (chip->kind == CHIP_NOTED)
        adduce_ui_claim_filter_set_noted (self->filter, wanted);
      else
        adduce_ui_claim_filter_set_code (self->filter, ADDUCE_FACET_STANCE, chip->code, wanted);
      return;
    }
}

/* Takes @name. */
static Chip *
add_chip (AdduceUiClaimChips *self, ChipKind kind, char *name, const char *code, GtkWidget *sign)
{
  Chip *chip = g_new0 (Chip, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  chip->kind = kind;
  chip->name = name;
  chip->code = g_strdup (code);
  chip->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (chip->label), "numeric");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (chip->label));
  chip->button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (chip->button), box);
  gtk_widget_add_css_class (chip->button, "claim-chip");
  gtk_widget_set_focus_on_click (chip->button, FALSE);
  gtk_widget_set_parent (chip->button, GTK_WIDGET (self));
  g_signal_connect_object (chip->button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->chips, chip);
  return chip;
}

static void
make_chips (AdduceUiClaimChips *self)
{
  AdduceVariable *stances = self->codebook != NULL ? adduce_codebook_get_variable (self->codebook, "stance") : NULL;
  GtkWidget *note = gtk_image_new_from_icon_name ("adduce-note-symbolic");

  g_ptr_array_set_size (self->chips, 0);
  for (guint i = 0; stances != NULL && i < adduce_variable_get_n_codes (stances); i++)
    {
      AdduceCode *code = adduce_variable_get_code (stances, i);

      add_chip (self, CHIP_STANCE, adduce_ui_claim_text_isolate (adduce_code_get_label (code), 100),
                adduce_code_get_id (code), adduce_ui_claim_mark_new ());
    }
  add_chip (self, CHIP_STANCE, g_strdup (_("No stance")), "", adduce_ui_claim_mark_new ());
  add_chip (self, CHIP_INCOMPLETE, g_strdup (_("Incomplete")), NULL, gtk_label_new (_("Incomplete")));
  gtk_image_set_pixel_size (GTK_IMAGE (note), 12);
  add_chip (self, CHIP_NOTED, g_strdup (_("With a note")), NULL, note);
}

static void
update_marks (AdduceUiClaimChips *self)
{
  AdduceVariable *stances = self->codebook != NULL ? adduce_codebook_get_variable (self->codebook, "stance") : NULL;

  for (guint i = 0; i < self->chips->len; i++)
    {
      Chip *chip = self->chips->pdata[i];
      GtkWidget *sign = gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (chip->button)));

      if (ADDUCE_UI_IS_CLAIM_MARK (sign))
        adduce_ui_claim_mark_set_code (ADDUCE_UI_CLAIM_MARK (sign), stances,
                                       stances != NULL ? adduce_variable_lookup (stances, chip->code) : NULL);
    }
}

static void
update_chip (AdduceUiClaimChips *self, Chip *chip, AdduceClaimTally *tally)
{
  guint n = get_count (chip, tally);
  gboolean wanted = is_wanted (self, chip);
  g_autofree char *label = g_strdup_printf ("%u", n);
  g_autofree char *count = g_strdup_printf (g_dngettext (NULL, "%u claim", "%u claims", n), n);
  /* translators: the name of a stance, or "Incomplete", and how many claims have it: "Supports: 5 claims" */
  g_autofree char *spoken = g_strdup_printf (_("%s: %s"), chip->name, count);

  gtk_widget_set_visible (chip->button, n > 0 || wanted);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip->button), wanted);
  if (g_strcmp0 (gtk_label_get_label (chip->label), label) == 0 && gtk_widget_get_tooltip_text (chip->button) != NULL)
    return;
  gtk_label_set_label (chip->label, label);
  adduce_ui_tip_set (chip->button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
adduce_ui_claim_chips_dispose (GObject *object)
{
  AdduceUiClaimChips *self = ADDUCE_UI_CLAIM_CHIPS (object);

  g_clear_pointer (&self->chips, g_ptr_array_unref);
  g_clear_object (&self->filter);
  g_clear_object (&self->codebook);

  G_OBJECT_CLASS (adduce_ui_claim_chips_parent_class)->dispose (object);
}

static void
adduce_ui_claim_chips_class_init (AdduceUiClaimChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claim_chips_dispose;
  gtk_widget_class_set_css_name (widget_class, "claimchips");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_claim_chips_init (AdduceUiClaimChips *self)
{
  self->chips = g_ptr_array_new_with_free_func (chip_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), adduce_ui_wrap_layout_new (4));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Counts of claims"), -1);
  g_signal_connect_object (adduce_ui_palette_get_default (), "changed", G_CALLBACK (update_marks), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
adduce_ui_claim_chips_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_CHIPS, NULL);
}

void
adduce_ui_claim_chips_set_filter (AdduceUiClaimChips *self, AdduceUiClaimFilter *filter)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_CHIPS (self));
  g_return_if_fail (filter == NULL || ADDUCE_UI_IS_CLAIM_FILTER (filter));

  g_set_object (&self->filter, filter);
}

void
adduce_ui_claim_chips_update (AdduceUiClaimChips *self, AdduceClaimTally *tally, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_CHIPS (self));
  g_return_if_fail (tally != NULL);

  self->updating = TRUE;
  if (g_set_object (&self->codebook, codebook) || self->chips->len == 0)
    {
      make_chips (self);
      update_marks (self);
    }
  for (guint i = 0; i < self->chips->len; i++)
    update_chip (self, self->chips->pdata[i], tally);
  self->updating = FALSE;
}
