/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How an article's text is set.
 */
#include "config.h"

#include "adduce-ui-text-style.h"

/* One claim's line and a gap. */
#define MIN_LEADING 4

struct _AdduceUiTextStyle
{
  GObject parent_instance;

  int measure;
  double line_height;
  gboolean full_width;
  gboolean justified;
  gboolean numbers;
};

enum {
  PROP_0,
  PROP_MEASURE,
  PROP_FULL_WIDTH,
  PROP_LINE_HEIGHT,
  PROP_JUSTIFIED,
  PROP_NUMBERS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (AdduceUiTextStyle, adduce_ui_text_style, G_TYPE_OBJECT)

static gboolean
set_boolean (gboolean *field, gboolean value)
{
  if (*field == value)
    return FALSE;

  *field = value;
  return TRUE;
}

static gboolean
set_integer (int *field, int value)
{
  if (*field == value)
    return FALSE;

  *field = value;
  return TRUE;
}

static gboolean
set_double (double *field, double value)
{
  if (ABS (*field - value) < 0.001)
    return FALSE;

  *field = value;
  return TRUE;
}

static void
adduce_ui_text_style_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  AdduceUiTextStyle *self = ADDUCE_UI_TEXT_STYLE (object);

  switch (prop_id)
    {
    case PROP_MEASURE:
      g_value_set_int (value, self->measure);
      break;
    case PROP_FULL_WIDTH:
      g_value_set_boolean (value, self->full_width);
      break;
    case PROP_LINE_HEIGHT:
      g_value_set_double (value, self->line_height);
      break;
    case PROP_JUSTIFIED:
      g_value_set_boolean (value, self->justified);
      break;
    case PROP_NUMBERS:
      g_value_set_boolean (value, self->numbers);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
adduce_ui_text_style_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  AdduceUiTextStyle *self = ADDUCE_UI_TEXT_STYLE (object);
  gboolean changed = FALSE;

  switch (prop_id)
    {
    case PROP_MEASURE:
      changed = set_integer (&self->measure, g_value_get_int (value));
      break;
    case PROP_FULL_WIDTH:
      changed = set_boolean (&self->full_width, g_value_get_boolean (value));
      break;
    case PROP_LINE_HEIGHT:
      changed = set_double (&self->line_height, g_value_get_double (value));
      break;
    case PROP_JUSTIFIED:
      changed = set_boolean (&self->justified, g_value_get_boolean (value));
      break;
    case PROP_NUMBERS:
      changed = set_boolean (&self->numbers, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
adduce_ui_text_style_class_init (AdduceUiTextStyleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_ui_text_style_get_property;
  object_class->set_property = adduce_ui_text_style_set_property;

  properties[PROP_MEASURE] = g_param_spec_int ("measure", NULL, NULL, 40, 120, 70, flags);
  properties[PROP_FULL_WIDTH] = g_param_spec_boolean ("full-width", NULL, NULL, FALSE, flags);
  properties[PROP_LINE_HEIGHT] = g_param_spec_double ("line-height", NULL, NULL, 1.0, 2.5, 1.45, flags);
  properties[PROP_JUSTIFIED] = g_param_spec_boolean ("justified", NULL, NULL, FALSE, flags);
  properties[PROP_NUMBERS] = g_param_spec_boolean ("numbers", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
adduce_ui_text_style_init (AdduceUiTextStyle *self)
{
  self->measure = 70;
  self->line_height = 1.45;
  self->numbers = TRUE;
}

AdduceUiTextStyle *
adduce_ui_text_style_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_TEXT_STYLE, NULL);
}

int
adduce_ui_text_style_get_column (AdduceUiTextStyle *self, int char_width)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_STYLE (self), 0);

  return self->full_width ? G_MAXINT : PANGO_PIXELS (self->measure * (gint64) char_width);
}

int
adduce_ui_text_style_get_leading (AdduceUiTextStyle *self, int font_height)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_STYLE (self), 0);

  return MAX (MIN_LEADING, (int) (font_height * (self->line_height - 1) + 0.001));
}

gboolean
adduce_ui_text_style_get_justified (AdduceUiTextStyle *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_STYLE (self), FALSE);

  return self->justified;
}

gboolean
adduce_ui_text_style_get_numbers (AdduceUiTextStyle *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_TEXT_STYLE (self), TRUE);

  return self->numbers;
}
