/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One claim in the list of the inspector.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-mark.h"
#include "adduce-ui-claim-row.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-wrapped-tip.h"

/* Two lines of the widest inspector; what is laid out and not shown costs time at every row. */
#define QUOTE_MAX_LENGTH 200

struct _AdduceUiClaimRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkInscription *speakers;
  GtkWidget *note_button;
  GtkLabel *coder_label;
  GtkLabel *place_label;
  AdduceUiClaimMark *mark;
  GtkInscription *values;
  GtkInscription *quote;
  GtkInscription *evidence;

  AdduceUiClaimItem *item;
  AdduceUiScene *scene;
  AdduceCodebook *codebook; /* of the scene */
  AdduceParagraphs *paragraphs; /* borrowed */
  gulong item_handler;
};

enum {
  PROP_0,
  PROP_ITEM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiClaimRow, adduce_ui_claim_row, GTK_TYPE_WIDGET)

static AdduceVariable *
get_variable (AdduceUiClaimRow *self, const char *id)
{
  return self->codebook != NULL ? adduce_codebook_get_variable (self->codebook, id) : NULL;
}

/* What is unset is said, but dimmed: it differs from a value "unclear" at a glance. Not slanted by the style: an
 * inscription that was taken from the list and comes back keeps the font that it had. */
static void
set_dim (GtkInscription *inscription, gboolean dim)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (dim == gtk_widget_has_css_class (GTK_WIDGET (inscription), "unset"))
    return;

  if (dim)
    {
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
      gtk_widget_add_css_class (GTK_WIDGET (inscription), "unset");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (inscription), "unset");
    }
  gtk_inscription_set_attributes (inscription, attributes);
}

/* The lines of a right-to-left text stand at the right edge, in either direction of the window. */
static void
set_words (AdduceUiClaimRow *self, GtkInscription *inscription, const char *words)
{
  gboolean window_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean words_rtl = adduce_direction_is_rtl (words);

  gtk_inscription_set_text (inscription, words);
  gtk_inscription_set_xalign (inscription, words_rtl != window_rtl ? 1 : 0);
}

/* As the claim is drawn in the text: by the colours that were chosen, faded where the light is elsewhere. */
static void
update_mark (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  const AdduceUiClaimPaint *paint;

  if (self->scene == NULL)
    return;

  paint = adduce_ui_scene_get_paint (self->scene, claim);
  adduce_ui_claim_mark_set_paint (self->mark, paint);
  if (paint->faded)
    gtk_widget_add_css_class (GTK_WIDGET (self), "faded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "faded");
}

#define ABOVE (ADDUCE_UNSET_ISSUE | ADDUCE_UNSET_STANCE)

/* "Supports · The levy should stay" */
static void
update_values (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  AdduceTag *stance = adduce_claim_get_stance (claim);
  g_autofree char *issues = adduce_ui_claim_text_dup_names (adduce_claim_get_issues (claim));
  g_autofree char *value = NULL;
  g_autofree char *both = NULL;
  g_autofree char *unset = adduce_ui_claim_text_dup_unset (ABOVE);

  if (stance != NULL)
    value = adduce_ui_claim_text_dup_value (stance, get_variable (self, "stance"));
  both = g_strconcat (value != NULL ? value : "", value != NULL && *issues != '\0' ? " · " : "", issues, NULL);
  set_words (self, self->values, *both != '\0' ? both : unset);
  set_dim (self->values, *both == '\0');
}

/* "Expert, Law · Frame: Cost · No issue"; what is unset above is said there. */
static void
update_evidence (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  g_autofree char *evidence
    = adduce_ui_claim_text_dup_values (adduce_claim_get_evidence (claim), get_variable (self, "evidence"));
  AdduceUnset all = adduce_review_get_unset (claim, self->codebook) & ~ADDUCE_UNSET_SPEAKER;
  g_autofree char *unset = adduce_ui_claim_text_dup_unset ((all & ABOVE) == ABOVE ? all & ~ABOVE : all);
  g_autofree char *own = adduce_ui_claim_text_dup_own_values (claim, self->codebook, " · ");
  g_autofree char *given = g_strconcat (evidence, *evidence != '\0' && *own != '\0' ? " · " : "", own, NULL);
  g_autofree char *both = g_strconcat (given, *given != '\0' && *unset != '\0' ? " · " : "", unset, NULL);

  set_words (self, self->evidence, both);
  set_dim (self->evidence, *given == '\0');
}

static void
update_signs (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  const char *note = adduce_claim_get_note (claim);

  gtk_widget_set_visible (self->note_button, note != NULL);
  gtk_widget_set_tooltip_text (self->note_button, note);
  gtk_widget_set_visible (GTK_WIDGET (self->coder_label), !adduce_ui_claim_item_get_own (self->item));
  gtk_label_set_label (self->coder_label, adduce_claim_get_coder (claim));
  if (self->paragraphs != NULL)
    {
      guint start = adduce_span_set_get_start (adduce_claim_get_spans (claim));
      /* translators: the sign for a paragraph, and its number */
      g_autofree char *place = g_strdup_printf (_("¶%u"), adduce_paragraphs_get_number (self->paragraphs, start));

      gtk_label_set_label (self->place_label, place);
    }
}

static void
update_spoken (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  const char *note = adduce_claim_get_note (claim);
  GString *spoken = g_string_new (NULL);

  g_string_append_printf (spoken, "%s: %s; %s; %s", gtk_inscription_get_text (self->speakers),
                          gtk_inscription_get_text (self->quote), gtk_inscription_get_text (self->values),
                          gtk_inscription_get_text (self->evidence));
  if (note != NULL)
    g_string_append_printf (spoken, "; %s", _("Has a note"));
  if (!adduce_ui_claim_item_get_own (self->item))
    {
      g_string_append (spoken, "; ");
      /* translators: %s is a coder's nickname */
      g_string_append_printf (spoken, _("Coded by %s"), adduce_claim_get_coder (claim));
    }
  adduce_ui_compat_label_row (GTK_WIDGET (self), spoken->str);
  g_string_free (spoken, TRUE);
}

static void
update (AdduceUiClaimRow *self)
{
  AdduceClaim *claim;
  g_autofree char *speakers = NULL;
  g_autofree char *quote = NULL;

  if (self->item == NULL)
    return;

  claim = adduce_ui_claim_item_get_claim (self->item);
  speakers = adduce_ui_claim_text_dup_names (adduce_claim_get_speakers (claim));
  quote = adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH);
  set_words (self, self->speakers, *speakers != '\0' ? speakers : _("No speaker"));
  set_dim (self->speakers, *speakers == '\0');
  set_words (self, self->quote, quote);
  update_values (self, claim);
  update_evidence (self, claim);
  update_signs (self, claim);
  update_mark (self, claim);
  update_spoken (self, claim);
}

/* Callbacks */

static void
item_notify_cb (AdduceUiClaimRow *self)
{
  update (self);
}

static void
style_changed_cb (AdduceUiClaimRow *self)
{
  AdduceCodebook *codebook = adduce_ui_scene_get_codebook (self->scene);

  if (g_set_object (&self->codebook, codebook))
    update (self);
  else if (self->item != NULL)
    update_mark (self, adduce_ui_claim_item_get_claim (self->item));
}

static void
note_clicked_cb (AdduceUiClaimRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "card.note-of", "s",
                              adduce_ui_claim_item_get_id (self->item));
}

static void
adduce_ui_claim_row_dispose (GObject *object)
{
  AdduceUiClaimRow *self = ADDUCE_UI_CLAIM_ROW (object);

  adduce_ui_claim_row_set_scene (self, NULL);
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_claim_row_class_init (AdduceUiClaimRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_claim_row_dispose;
  object_class->get_property = adduce_ui_claim_row_get_property;
  object_class->set_property = adduce_ui_claim_row_set_property;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, ADDUCE_UI_TYPE_CLAIM_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, speakers);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, note_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, coder_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, place_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, mark);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, values);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, quote);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, evidence);
  gtk_widget_class_bind_template_callback (widget_class, note_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claim");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_claim_row_init (AdduceUiClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adduce_ui_wrapped_tip_enable (self->note_button);
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

void
adduce_ui_claim_row_set_scene (AdduceUiClaimRow *self, AdduceUiScene *scene)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_ROW (self));
  g_return_if_fail (scene == NULL || ADDUCE_UI_IS_SCENE (scene));

  if (self->scene == scene)
    return;

  if (self->scene != NULL)
    g_signal_handlers_disconnect_by_data (self->scene, self);
  g_set_object (&self->scene, scene);
  if (scene == NULL)
    return;

  g_signal_connect_swapped (scene, "style-changed", G_CALLBACK (style_changed_cb), self);
  g_set_object (&self->codebook, adduce_ui_scene_get_codebook (scene));
  update (self);
}

void
adduce_ui_claim_row_set_paragraphs (AdduceUiClaimRow *self, AdduceParagraphs *paragraphs)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_ROW (self));

  if (self->paragraphs == paragraphs)
    return;

  self->paragraphs = paragraphs;
  if (paragraphs != NULL)
    update (self);
}
