/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could be better in a codebook.
 */
#include "config.h"

#include "analysis/adduce-codebook-hints.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/adduce-codebook-builder.h"
#include "text/adduce-color.h"

/* WCAG 2.2, 1.4.11: graphical objects. */
#define LEAST_CONTRAST 3.0

/* CIEDE2000 below which two thin lines are hard to tell apart. */
#define LEAST_DIFFERENCE 5.0

typedef struct {
  AdduceCodebook *codebook;
  const char *reserved; /* or NULL */
  GPtrArray *hints;
} Search;

static void
hint_free_cb (gpointer data)
{
  AdduceCodebookHint *hint = data;

  g_free (hint->variable);
  g_free (hint->value);
  g_free (hint->other);
  g_free (hint->message);
  g_free (hint->fix);
  g_free (hint->replacement);
  g_free (hint);
}

/* Takes over @message. */
static AdduceCodebookHint *
add (Search *self, AdduceCodebookHintKind kind, AdduceVariable *variable, AdduceCode *code, char *message)
{
  AdduceCodebookHint *hint = g_new0 (AdduceCodebookHint, 1);

  hint->kind = kind;
  hint->variable = g_strdup (adduce_variable_get_id (variable));
  hint->value = code != NULL ? g_strdup (adduce_code_get_id (code)) : NULL;
  hint->message = message;
  g_ptr_array_add (self->hints, hint);
  return hint;
}

static gboolean
is_in_use (AdduceCode *code)
{
  return !adduce_code_get_info (code)->retired && adduce_code_get_info (code)->merged_into == NULL;
}

static void
check_key (Search *self, AdduceVariable *variable, AdduceCode *code)
{
  const AdduceCodeInfo *info = adduce_code_get_info (code);

  if (info->key == 0 || self->reserved == NULL
      || g_utf8_strchr (self->reserved, -1, g_unichar_tolower (info->key)) == NULL)
    return;
  AdduceCodebookHint *hint
    = add (self, ADDUCE_CODEBOOK_HINT_KEY, variable, code,
           /* translators: a value */
           g_strdup_printf (_("The key of “%s” does something else in the article"), info->label));
  hint->fix = g_strdup (_("Take the key away"));
}

static void
check_contrast (Search *self, AdduceVariable *variable, AdduceCode *code)
{
  const AdduceCodeInfo *info = adduce_code_get_info (code);
  AdduceColor color;

  if (info->color == NULL || !adduce_color_parse (info->color, &color)
      || adduce_color_get_least_contrast (color) >= LEAST_CONTRAST)
    return;
  AdduceCodebookHint *hint
    = add (self, ADDUCE_CODEBOOK_HINT_CONTRAST, variable, code,
           /* translators: a value, its colour as #rrggbb, a number such as 2.1 */
           g_strdup_printf (_("The colour of “%s”, %s, has a contrast of only %.1f to 1 on light or dark paper"),
                            info->label, info->color, adduce_color_get_least_contrast (color)));
  hint->replacement = adduce_color_find_readable (color, LEAST_CONTRAST);
  /* translators: a colour as #rrggbb */
  hint->fix = g_strdup_printf (_("Use %s"), hint->replacement);
}

/* The vision with which the two are alike; FALSE where they are not. */
static gboolean
are_alike (AdduceColor a, AdduceColor b, AdduceVision *ret_vision)
{
  for (AdduceVision vision = ADDUCE_VISION_FULL; vision <= ADDUCE_VISION_TRITANOPIA; vision++)
    {
      AdduceLab x = adduce_color_to_lab (adduce_color_simulate (a, vision));
      AdduceLab y = adduce_color_to_lab (adduce_color_simulate (b, vision));

      if (adduce_lab_get_difference (x, y) >= LEAST_DIFFERENCE)
        continue;
      *ret_vision = vision;
      return TRUE;
    }
  return FALSE;
}

static const char *
get_vision_label (AdduceVision vision)
{
  static const char *const labels[] = { N_("full vision"), N_("protanopia (no red)"), N_("deuteranopia (no green)"),
                                        N_("tritanopia (no blue)") };

  return _(labels[vision]);
}

/* Patterns tell what colours don't: only two lines of one pattern are confused. */
static void
check_alike (Search *self, AdduceVariable *variable, guint index)
{
  AdduceCode *code = adduce_variable_get_code (variable, index);
  const AdduceCodeInfo *info = adduce_code_get_info (code);
  AdduceColor color, other_color;

  if (info->color == NULL || !adduce_color_parse (info->color, &color))
    return;
  for (guint i = 0; i < index; i++)
    {
      AdduceCode *other = adduce_variable_get_code (variable, i);
      const AdduceCodeInfo *other_info = adduce_code_get_info (other);
      AdduceVision vision;

      if (!is_in_use (other) || other_info->pattern != info->pattern || other_info->color == NULL
          || !adduce_color_parse (other_info->color, &other_color) || !are_alike (color, other_color, &vision))
        continue;
      AdduceCodebookHint *hint
        = add (self, ADDUCE_CODEBOOK_HINT_ALIKE, variable, code,
               /* translators: two values, and who can't tell them apart: "protanopia (no red)" */
               g_strdup_printf (_("“%s” and “%s” have the same pattern and colours that look alike with %s"),
                                other_info->label, info->label, get_vision_label (vision)));
      hint->other = g_strdup (other_info->id);
      hint->fix = g_strdup (_("Use another pattern"));
      return;
    }
}

static void
check_nowhere (Search *self, AdduceVariable *variable, AdduceCode *code)
{
  const AdduceCodeInfo *info = adduce_code_get_info (code);
  const char *gone = info->parent != NULL && adduce_variable_lookup (variable, info->parent) == NULL ? info->parent
                     : info->merged_into != NULL && adduce_variable_lookup (variable, info->merged_into) == NULL
                       ? info->merged_into
                       : NULL;

  if (gone == NULL)
    return;
  /* translators: a value, and the id of one */
  char *message = g_strdup_printf (_("“%s” names the value “%s”, which is not there"), info->label, gone);
  AdduceCodebookHint *hint = add (self, ADDUCE_CODEBOOK_HINT_NOWHERE, variable, code, message);
  hint->fix = g_strdup (_("Forget it"));
}

static void
check_variable (Search *self, AdduceVariable *variable)
{
  const AdduceVariableInfo *head = adduce_variable_get_info (variable);

  if (head->definition == NULL || *head->definition == '\0')
    add (self, ADDUCE_CODEBOOK_HINT_DEFINITION, variable, NULL,
         /* translators: a variable or value */
         g_strdup_printf (_("“%s” has no definition"), head->label));
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    {
      AdduceCode *code = adduce_variable_get_code (variable, i);
      const AdduceCodeInfo *info = adduce_code_get_info (code);

      check_nowhere (self, variable, code);
      if (!is_in_use (code))
        continue;
      if (info->definition == NULL || *info->definition == '\0')
        add (self, ADDUCE_CODEBOOK_HINT_DEFINITION, variable, code,
             g_strdup_printf (_("“%s” has no definition"), info->label));
      check_key (self, variable, code);
      check_contrast (self, variable, code);
      check_alike (self, variable, i);
    }
}

const char *
adduce_codebook_hint_kind_to_id (AdduceCodebookHintKind kind)
{
  static const char *const ids[] = { "key", "contrast", "alike", "definition", "nowhere" };

  g_return_val_if_fail (kind < G_N_ELEMENTS (ids), NULL);
  return ids[kind];
}

GPtrArray *
adduce_codebook_list_hints (AdduceCodebook *codebook, const char *reserved)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  Search self = { codebook, reserved, g_ptr_array_new_with_free_func (hint_free_cb) };
  GListModel *variables = adduce_codebook_get_variables (codebook);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (!adduce_variable_get_info (variable)->retired)
        check_variable (&self, variable);
    }
  return self.hints;
}

/* --- mending --- */

/* The pattern that the fewest values of the variable have. */
static AdduceCodePattern
find_rare_pattern (AdduceVariable *variable)
{
  guint counts[ADDUCE_CODE_PATTERN_THIN + 1] = { 0 };
  AdduceCodePattern rarest = ADDUCE_CODE_PATTERN_SOLID;

  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    counts[adduce_code_get_info (adduce_variable_get_code (variable, i))->pattern]++;
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] < counts[rarest])
      rarest = i;
  return rarest;
}

AdduceCodebook *
adduce_codebook_hint_fix (const AdduceCodebookHint *hint, AdduceCodebook *codebook)
{
  g_return_val_if_fail (hint != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  AdduceVariable *variable = adduce_codebook_get_variable (codebook, hint->variable);
  AdduceCode *code = variable != NULL && hint->value != NULL ? adduce_variable_lookup (variable, hint->value) : NULL;
  if (code == NULL || hint->fix == NULL)
    return NULL;

  AdduceCodeInfo info = *adduce_code_get_info (code);
  switch (hint->kind)
    {
    case ADDUCE_CODEBOOK_HINT_KEY:
      info.key = 0;
      break;
    case ADDUCE_CODEBOOK_HINT_CONTRAST:
      info.color = hint->replacement;
      break;
    case ADDUCE_CODEBOOK_HINT_ALIKE:
      info.pattern = find_rare_pattern (variable);
      break;
    case ADDUCE_CODEBOOK_HINT_NOWHERE:
      if (info.parent != NULL && adduce_variable_lookup (variable, info.parent) == NULL)
        info.parent = NULL;
      if (info.merged_into != NULL && adduce_variable_lookup (variable, info.merged_into) == NULL)
        info.merged_into = NULL;
      break;
    case ADDUCE_CODEBOOK_HINT_DEFINITION:
    default:
      return NULL;
    }
  g_autoptr (AdduceCodebookBuilder) builder = adduce_codebook_builder_new_from (codebook);
  adduce_codebook_builder_put_code (builder, hint->variable, &info, -1);
  return adduce_codebook_builder_end (builder);
}
