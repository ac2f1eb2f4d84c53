/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What one field of a claim says.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-claim-mark.h"
#include "adduce-ui-claim-text.h"
#include "adduce-ui-claims-cell.h"

#define QUOTE_LENGTH 400
#define TEXT_LENGTH 200
#define LINES 2
#define ALL_LINES 5
#define PALE (G_MAXUINT16 / 100 * 60)

struct _AdduceUiClaimsCell
{
  GtkWidget parent_instance;

  AdduceUiClaimsCellKind kind;
  AdduceUiClaimMark *mark; /* of values, else NULL */
  GtkInscription *inscription;
};

G_DEFINE_FINAL_TYPE (AdduceUiClaimsCell, adduce_ui_claims_cell, GTK_TYPE_WIDGET)

static void
adduce_ui_claims_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (adduce_ui_claims_cell_parent_class)->dispose (object);
}

static void
adduce_ui_claims_cell_class_init (AdduceUiClaimsCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_claims_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "claimscell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
adduce_ui_claims_cell_init (AdduceUiClaimsCell *self)
{
  self->inscription = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (self->inscription, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_yalign (self->inscription, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->inscription), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->inscription), GTK_WIDGET (self));
}

GtkWidget *
adduce_ui_claims_cell_new (AdduceUiClaimsCellKind kind)
{
  AdduceUiClaimsCell *self = g_object_new (ADDUCE_UI_TYPE_CLAIMS_CELL, NULL);
  guint lines = kind == ADDUCE_UI_CLAIMS_CELL_ALL ? ALL_LINES : LINES;

  self->kind = kind;
  gtk_inscription_set_min_lines (self->inscription, lines);
  gtk_inscription_set_nat_lines (self->inscription, lines);
  gtk_inscription_set_min_chars (self->inscription, kind == ADDUCE_UI_CLAIMS_CELL_QUOTE ? 22 : 2);
  gtk_inscription_set_nat_chars (self->inscription, kind == ADDUCE_UI_CLAIMS_CELL_QUOTE ? 30 : 12);
  if (kind == ADDUCE_UI_CLAIMS_CELL_VALUE)
    {
      self->mark = ADDUCE_UI_CLAIM_MARK (adduce_ui_claim_mark_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->mark), GTK_ALIGN_START);
      gtk_widget_set_margin_end (GTK_WIDGET (self->mark), 6);
      gtk_widget_insert_before (GTK_WIDGET (self->mark), GTK_WIDGET (self), GTK_WIDGET (self->inscription));
    }
  return GTK_WIDGET (self);
}

/* --- words --- */

static void
make_pale (PangoAttrList *attributes, gsize start, gsize end)
{
  PangoAttribute *alpha = pango_attr_foreground_alpha_new (PALE);

  alpha->start_index = (guint) start;
  alpha->end_index = (guint) end;
  pango_attr_list_insert (attributes, alpha);
}

/* The last words before the quote: the quote itself must not be pushed out of the cell. */
static char *
dup_prefix (const char *prefix)
{
  glong length = g_utf8_strlen (prefix, -1);
  const char *tail = length > 16 ? g_utf8_offset_to_pointer (prefix, length - 16) : prefix;
  const char *blank = length > 16 ? strchr (tail, ' ') : NULL;

  return g_strdelimit (g_strdup (blank != NULL ? blank + 1 : tail), "\n\r\t", ' ');
}

/* The words after the quote; the last one may be cut off, unless the article ends there. */
static char *
dup_suffix (const char *suffix)
{
  glong length = g_utf8_strlen (suffix, -1);
  const char *blank = length >= ADDUCE_QUOTE_CONTEXT ? strrchr (suffix, ' ') : NULL;
  g_autofree char *words = blank != NULL && blank > suffix ? g_strndup (suffix, (gsize) (blank - suffix)) : NULL;

  return g_strdelimit (words != NULL ? g_strconcat (words, "…", NULL) : g_strdup (suffix), "\n\r\t", ' ');
}

static void
show_quote (AdduceUiClaimsCell *self, AdduceClaimRow *row)
{
  AdduceClaim *claim = adduce_claim_row_get_claim (row);
  guint n_pieces = adduce_span_set_get_n_spans (adduce_claim_get_spans (claim));
  g_autofree char *quote = adduce_ui_claim_text_dup_quote (claim, QUOTE_LENGTH);
  g_autofree char *before = dup_prefix (adduce_claim_get_quote (claim, 0)->prefix);
  g_autofree char *after = dup_suffix (adduce_claim_get_quote (claim, n_pieces - 1)->suffix);
  g_autofree char *text = g_strconcat (before, quote, after, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gsize n_before = strlen (before), n_quote = strlen (quote);

  make_pale (attributes, 0, n_before);
  make_pale (attributes, n_before + n_quote, strlen (text));
  gtk_inscription_set_text (self->inscription, text);
  gtk_inscription_set_attributes (self->inscription, attributes);
}

/* The words of a field, "–" where it is unset. */
static char *
dup_words (AdduceClaimField *field, AdduceClaimRow *row)
{
  g_autofree char *text = adduce_claim_field_dup_text (field, row, _(", "));

  return *text != '\0' ? adduce_ui_claim_text_isolate (text, TEXT_LENGTH) : g_strdup ("–");
}

static void
show_value (AdduceUiClaimsCell *self, AdduceClaimRow *row, AdduceClaimField *field, AdduceVariable *variable)
{
  g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (field, row);
  AdduceCode *code = NULL;

  if (variable != NULL && adduce_tag_list_get_n_tags (tags) > 0)
    code = adduce_variable_lookup (variable, adduce_tag_get_code (adduce_tag_list_get_tag (tags, 0)));
  adduce_ui_claim_mark_set_code (self->mark, variable, code);
  gtk_widget_set_opacity (GTK_WIDGET (self->mark), 1);
}

/* Quote, then what was coded, then where it is from. */
static void
show_all (AdduceUiClaimsCell *self, AdduceClaimRow *row, GPtrArray *fields)
{
  g_autofree char *quote = adduce_ui_claim_text_dup_quote (adduce_claim_row_get_claim (row), QUOTE_LENGTH / 4);
  g_autoptr (GString) text = g_string_new (quote);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  gsize n_quote = text->len;

  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *words = dup_words (fields->pdata[i], row);

      g_string_append_printf (text, "%s%s", i == 0 ? "\n" : " · ", words);
    }
  make_pale (attributes, n_quote, text->len);
  gtk_inscription_set_text (self->inscription, text->str);
  gtk_inscription_set_attributes (self->inscription, attributes);
}

void
adduce_ui_claims_cell_show (AdduceUiClaimsCell *self, AdduceClaimRow *row, AdduceClaimField *field, GPtrArray *fields,
                            AdduceVariable *variable)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_CELL (self));
  g_return_if_fail (ADDUCE_IS_CLAIM_ROW (row));

  switch (self->kind)
    {
    case ADDUCE_UI_CLAIMS_CELL_QUOTE:
      show_quote (self, row);
      break;
    case ADDUCE_UI_CLAIMS_CELL_ALL:
      show_all (self, row, fields);
      break;
    case ADDUCE_UI_CLAIMS_CELL_VALUE:
      show_value (self, row, field, variable);
      G_GNUC_FALLTHROUGH;
    case ADDUCE_UI_CLAIMS_CELL_TEXT:
    default:
      words = dup_words (field, row);
      gtk_inscription_set_text (self->inscription, words);
    }
}

void
adduce_ui_claims_cell_clear (AdduceUiClaimsCell *self)
{
  g_return_if_fail (ADDUCE_UI_IS_CLAIMS_CELL (self));

  gtk_inscription_set_text (self->inscription, NULL);
  if (self->mark != NULL)
    gtk_widget_set_opacity (GTK_WIDGET (self->mark), 0);
}

const char *
adduce_ui_claims_cell_get_text (AdduceUiClaimsCell *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_CLAIMS_CELL (self), NULL);

  return gtk_inscription_get_text (self->inscription);
}
