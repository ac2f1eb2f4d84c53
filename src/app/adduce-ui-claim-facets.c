/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values to filter by.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-facets.h"
#include "adduce-ui-claim-text.h"

/* The most frequent values of a facet; others are found by typing. */
#define MAX_VALUES 40
#define NAME_CHARS 34

struct _AdduceUiClaimFacets
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *box;
  AdduceUiClaimFilter *filter;
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimFacets, adduce_ui_claim_facets, GTK_TYPE_WIDGET)

typedef struct {
  AdduceUiClaimFilter *filter;
  AdduceFacet facet;
  char *code;
} Value;

static void
value_free (gpointer data, GClosure *closure)
{
  Value *value = data;

  g_object_unref (value->filter);
  g_free (value->code);
  g_free (value);
}

/* Callbacks */

static void
toggled_cb (GtkCheckButton *button, gpointer data)
{
  const Value *value = data;

  adduce_ui_claim_filter_set_code (value->filter, value->facet, value->code, gtk_check_button_get_active (button));
}

/* Takes @name. */
static void
append_value (AdduceUiClaimFacets *self, AdduceFacet facet, char *name, const char *code, guint count)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (name);
  g_autofree char *number = g_strdup_printf ("%u", count);
  GtkWidget *number_label = gtk_label_new (number);
  Value *value = g_new0 (Value, 1);

  value->filter = g_object_ref (self->filter);
  value->facet = facet;
  value->code = g_strdup (code);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_CHARS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_add_css_class (number_label, "dim-label");
  gtk_widget_add_css_class (number_label, "numeric");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), number_label);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), row);
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (check),
    adduce_claim_query_has_code (adduce_ui_claim_filter_get_query (self->filter), facet, code));
  g_signal_connect_data (check, "toggled", G_CALLBACK (toggled_cb), value, value_free, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->box, check);
  g_free (name);
}

static void
append_facet (AdduceUiClaimFacets *self, AdduceFacet facet, AdduceClaimTally *tally, AdduceCodebook *codebook)
{
  g_autoptr (AdduceTagList) tags = adduce_claim_tally_dup_tags (tally, facet);
  AdduceVariable *variable
    = codebook != NULL ? adduce_codebook_get_variable (codebook, adduce_facet_to_id (facet)) : NULL;
  guint n_unset = adduce_claim_tally_get_count (tally, facet, "");
  GtkWidget *heading = gtk_label_new (adduce_facet_get_label (facet));

  if (adduce_tag_list_get_n_tags (tags) + (n_unset > 0) < 2)
    {
      g_object_unref (g_object_ref_sink (heading));
      return;
    }

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "claim-facet");
  gtk_box_append (self->box, heading);
  for (guint i = 0; i < MIN (adduce_tag_list_get_n_tags (tags), MAX_VALUES); i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      const char *code = adduce_tag_get_code (tag);
      char *name = facet == ADDUCE_FACET_EVIDENCE
                     ? adduce_ui_claim_text_dup_value (tag, variable)
                     : adduce_ui_claim_text_isolate (adduce_tag_get_label (tag), 200);

      append_value (self, facet, name, code, adduce_claim_tally_get_count (tally, facet, code));
    }
  if (n_unset > 0)
    append_value (self, facet, g_strdup (_("Unset")), "", n_unset);
}

static void
adduce_ui_claim_facets_dispose (GObject *object)
{
  AdduceUiClaimFacets *self = ADDUCE_UI_CLAIM_FACETS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->filter);

  G_OBJECT_CLASS (adduce_ui_claim_facets_parent_class)->dispose (object);
}

static void
adduce_ui_claim_facets_class_init (AdduceUiClaimFacetsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claim_facets_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
adduce_ui_claim_facets_init (AdduceUiClaimFacets *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_claim_facets_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_CLAIM_FACETS, NULL);
}

void
adduce_ui_claim_facets_set_filter (AdduceUiClaimFacets *self, AdduceUiClaimFilter *filter)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FACETS (self));
  g_return_if_fail (filter == NULL || ADDUCE_UI_IS_CLAIM_FILTER (filter));

  g_set_object (&self->filter, filter);
}

void
adduce_ui_claim_facets_update (AdduceUiClaimFacets *self, AdduceClaimTally *tally, AdduceCodebook *codebook)
{
  static const AdduceFacet facets[]
    = { ADDUCE_FACET_SPEAKER, ADDUCE_FACET_EVIDENCE, ADDUCE_FACET_ISSUE, ADDUCE_FACET_CODER };
  GtkWidget *child;

  g_return_if_fail (ADDUCE_UI_IS_CLAIM_FACETS (self));
  g_return_if_fail (tally != NULL && self->filter != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < G_N_ELEMENTS (facets); i++)
    append_facet (self, facets[i], tally, codebook);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->box)) == NULL)
    {
      GtkWidget *nothing = gtk_label_new (_("The claims don’t differ yet"));

      gtk_widget_add_css_class (nothing, "dim-label");
      gtk_box_append (self->box, nothing);
    }
}
