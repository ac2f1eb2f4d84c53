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
#include "adduce-ui-key-tip.h"
#include "adduce-ui-wrapped-tip.h"

/* Two lines of the widest inspector; what is laid out and not shown costs time at every row. */
#define QUOTE_MAX_LENGTH 200

typedef struct {
  char *words;
  gboolean unset;
} Line;

/* As they are spoken. */
enum {
  SPEAKERS,
  QUOTE,
  VALUES,
  EVIDENCE,
  N_LINES,
};

struct _AdduceUiClaimRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *note_button;
  GtkLabel *coder_label;
  GtkInscription *place;
  AdduceUiClaimMark *mark;
  GtkInscription *inscriptions[N_LINES];

  Line lines[N_LINES]; /* what there is to be read of the claim */
  gboolean laid_out;   /* it is read on the card */

  AdduceUiClaimItem *item;
  AdduceUiScene *scene;
  AdduceCodebook *codebook; /* of the scene */
  AdduceParagraphs *paragraphs; /* borrowed */
  gulong item_handler;
  gboolean taken; /* from the list, once or more */
  PangoFontDescription *fonts[N_LINES]; /* which the words have been given since */
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

/* What is unset is said, but dimmed: it differs from a value "unclear" at a glance. Not slanted: an inscription that
 * was taken from the list and comes back keeps the font that it had, and attributes are laid out twice. */
static void
set_dim (GtkInscription *inscription, gboolean dim)
{
  if (dim)
    gtk_widget_add_css_class (GTK_WIDGET (inscription), "unset");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (inscription), "unset");
}

/* (transfer full) the words of a line, which are laid out when they are needed. */
static void
take_line (AdduceUiClaimRow *self, guint which, char *words, gboolean unset)
{
  g_free (self->lines[which].words);
  self->lines[which] = (Line) { words, unset };
}

/* When a widget is taken from the list GTK gives it another context for its text, but an inscription goes on with the
 * one that it had, and its font of then. An attribute is above that. */
static void
give_font (AdduceUiClaimRow *self, guint which)
{
  GtkInscription *inscription = self->inscriptions[which];
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (inscription));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  g_autoptr (PangoAttrList) attributes = NULL;

  if (!self->taken
      || (self->fonts[which] != NULL && pango_font_description_equal (self->fonts[which], font)))
    return;

  g_clear_pointer (&self->fonts[which], pango_font_description_free);
  self->fonts[which] = pango_font_description_copy (font);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_desc_new (font));
  gtk_inscription_set_attributes (inscription, attributes);
}

/* The lines of a right-to-left text stand at the right edge, in either direction of the window. */
static void
lay_out_line (AdduceUiClaimRow *self, guint which)
{
  gboolean window_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  gboolean words_rtl = adduce_direction_is_rtl (self->lines[which].words);

  set_dim (self->inscriptions[which], self->lines[which].unset);
  give_font (self, which);
  gtk_inscription_set_xalign (self->inscriptions[which], words_rtl != window_rtl ? 1 : 0);
  /* An inscription is laid out anew by what is set, whether it is another or not. */
  if (g_strcmp0 (gtk_inscription_get_text (self->inscriptions[which]), self->lines[which].words) != 0)
    gtk_inscription_set_text (self->inscriptions[which], self->lines[which].words);
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

static void
update_speakers (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  g_autofree char *speakers = adduce_ui_claim_text_dup_names (adduce_claim_get_speakers (claim));
  gboolean unset = *speakers == '\0';

  take_line (self, SPEAKERS, unset ? g_strdup (_("No speaker")) : g_steal_pointer (&speakers), unset);
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
  gboolean unset;

  if (stance != NULL)
    value = adduce_ui_claim_text_dup_value (stance, get_variable (self, "stance"));
  both = g_strconcat (value != NULL ? value : "", value != NULL && *issues != '\0' ? " · " : "", issues, NULL);
  unset = *both == '\0';
  take_line (self, VALUES, unset ? adduce_ui_claim_text_dup_unset (ABOVE) : g_steal_pointer (&both), unset);
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
  char *both = g_strconcat (given, *given != '\0' && *unset != '\0' ? " · " : "", unset, NULL);

  take_line (self, EVIDENCE, both, *given == '\0');
}

/* What takes room, and so is there from the start. */
static void
update_signs (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  gboolean own = adduce_ui_claim_item_get_own (self->item);

  gtk_widget_set_visible (self->note_button, adduce_claim_get_note (claim) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->coder_label), !own);
  if (!own)
    gtk_label_set_label (self->coder_label, adduce_claim_get_coder (claim));
}

static void
lay_out_place (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  guint start = adduce_span_set_get_start (adduce_claim_get_spans (claim));
  /* translators: the sign for a paragraph, and its number */
  g_autofree char *place = g_strdup_printf (_("¶%u"), adduce_paragraphs_get_number (self->paragraphs, start));

  gtk_inscription_set_text (self->place, place);
}

/* As wide as the last number, so that no number makes the card wider; the sign is wider than a digit. */
static void
reserve_place (AdduceUiClaimRow *self)
{
  g_autofree char *last = g_strdup_printf (_("¶%u"), adduce_paragraphs_get_n (self->paragraphs));
  guint n = (guint) g_utf8_strlen (last, -1) + 1; /* the sign is wider than a digit */

  gtk_inscription_set_min_chars (self->place, n);
  gtk_inscription_set_nat_chars (self->place, n);
}

static void
update_spoken (AdduceUiClaimRow *self, AdduceClaim *claim)
{
  GString *spoken = g_string_new (self->lines[SPEAKERS].words);

  g_string_append (spoken, ": ");
  g_string_append (spoken, self->lines[QUOTE].words);
  for (guint i = VALUES; i <= EVIDENCE; i++)
    {
      g_string_append (spoken, "; ");
      g_string_append (spoken, self->lines[i].words);
    }
  if (adduce_claim_get_note (claim) != NULL)
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
lay_out (AdduceUiClaimRow *self)
{
  AdduceClaim *claim = adduce_ui_claim_item_get_shown (self->item);

  for (guint i = 0; i < N_LINES; i++)
    lay_out_line (self, i);
  if (self->paragraphs != NULL)
    lay_out_place (self, claim);
  adduce_ui_tip_set (self->note_button, adduce_claim_get_note (claim));
  update_mark (self, claim);
}

/* A screen reader that goes through the list must not come upon the words of another claim. A box that was never drawn
 * passes on to nobody that it is to be drawn: a card that was seen without it would stay empty. */
static void
show_box (AdduceUiClaimRow *self, gboolean show)
{
  gtk_widget_set_child_visible (self->box, show);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_STATE_HIDDEN, !show, -1);
}

static void
update (AdduceUiClaimRow *self)
{
  AdduceClaim *claim;

  if (self->item == NULL)
    return;

  claim = adduce_ui_claim_item_get_shown (self->item);
  update_speakers (self, claim);
  take_line (self, QUOTE, adduce_ui_claim_text_dup_quote (claim, QUOTE_MAX_LENGTH), FALSE);
  update_values (self, claim);
  update_evidence (self, claim);
  update_signs (self, claim);
  update_spoken (self, claim);
  if (self->laid_out)
    lay_out (self);
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
  else if (self->laid_out)
    update_mark (self, adduce_ui_claim_item_get_shown (self->item));
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
adduce_ui_claim_row_finalize (GObject *object)
{
  AdduceUiClaimRow *self = ADDUCE_UI_CLAIM_ROW (object);

  for (guint i = 0; i < N_LINES; i++)
    {
      g_free (self->lines[i].words);
      g_clear_pointer (&self->fonts[i], pango_font_description_free);
    }

  G_OBJECT_CLASS (adduce_ui_claim_row_parent_class)->finalize (object);
}

static void
adduce_ui_claim_row_unroot (GtkWidget *widget)
{
  ADDUCE_UI_CLAIM_ROW (widget)->taken = TRUE;

  GTK_WIDGET_CLASS (adduce_ui_claim_row_parent_class)->unroot (widget);
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

#define OFFSET(line) ((gssize) G_STRUCT_OFFSET (AdduceUiClaimRow, inscriptions[line]))

static void
adduce_ui_claim_row_class_init (AdduceUiClaimRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = adduce_ui_claim_row_dispose;
  object_class->finalize = adduce_ui_claim_row_finalize;
  object_class->get_property = adduce_ui_claim_row_get_property;
  object_class->set_property = adduce_ui_claim_row_set_property;
  widget_class->unroot = adduce_ui_claim_row_unroot;

  properties[PROP_ITEM] = g_param_spec_object ("item", NULL, NULL, ADDUCE_UI_TYPE_CLAIM_ITEM,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ADDUCE_UI_TYPE_CLAIM_MARK);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-claim-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, box);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, note_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, coder_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, place);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiClaimRow, mark);
  gtk_widget_class_bind_template_child_full (widget_class, "speakers", FALSE, OFFSET (SPEAKERS));
  gtk_widget_class_bind_template_child_full (widget_class, "quote", FALSE, OFFSET (QUOTE));
  gtk_widget_class_bind_template_child_full (widget_class, "values", FALSE, OFFSET (VALUES));
  gtk_widget_class_bind_template_child_full (widget_class, "evidence", FALSE, OFFSET (EVIDENCE));
  gtk_widget_class_bind_template_callback (widget_class, note_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claim");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_claim_row_init (AdduceUiClaimRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_box (self, FALSE);
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
  self->laid_out = FALSE;
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
  if (paragraphs == NULL)
    return;
  reserve_place (self);
  if (self->laid_out)
    lay_out (self);
}

gboolean
adduce_ui_claim_row_get_laid_out (AdduceUiClaimRow *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIM_ROW (self), FALSE);

  return self->laid_out;
}

void
adduce_ui_claim_row_lay_out (AdduceUiClaimRow *self, gboolean in_view)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIM_ROW (self));

  if (self->laid_out || self->item == NULL)
    return;

  self->laid_out = in_view;
  if (in_view)
    lay_out (self);
  if (gtk_widget_get_child_visible (self->box) != in_view)
    show_box (self, in_view);
}
