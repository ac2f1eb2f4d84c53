/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Changes of a codebook in words.
 */
#include "config.h"

#include "adduce-codebook-change-text.h"

#include <glib/gi18n-lib.h>

/* translators: in all of these the first is what was changed, in the second also what it became */
static const struct {
  const char *act;
  const char *text;
} texts[] = {
  { "add", N_("%s was added as “%s”") },
  { "rename", N_("%s is now called “%s”") },
  { "move", N_("%s was moved to place %s") },
  { "nest", N_("%s was put below “%s”") },
  { "merge", N_("%s was merged into “%s”") },
  { "retire", N_("%s was retired") },
  { "restore", N_("%s was taken back into use") },
  { "remove", N_("%s was removed") },
  { "apply", N_("%s: the preset “%s” was applied") },
  { "import", N_("%s was imported from “%s”") },
  { "undo", N_("%s: undone: %s") },
  { "redo", N_("%s: redone: %s") },
};

/* Members of the codebook's file. */
static const struct {
  const char *field;
  const char *text;
} fields[] = {
  { "title", N_("the title") },
  { "description", N_("the description") },
  { "rules", N_("the general rules") },
  { "definition", N_("the definition") },
  { "use", N_("“when to use it”") },
  { "avoid", N_("“when not to use it”") },
  { "example", N_("the example") },
  { "literature", N_("the literature") },
  { "color", N_("the color") },
  { "pattern", N_("the pattern") },
  { "key", N_("the key") },
  { "number", N_("the number") },
  { "type", N_("the kind") },
  { "scope", N_("what it is said of") },
  { "register", N_("the register") },
  { "constraints", N_("a rule") },
};

/* (nullable) (transfer none): the name that a value has now. */
static const char *
get_label (AdduceCodebook *codebook, const char *variable, const char *value)
{
  AdduceVariable *holder = adduce_codebook_get_variable (codebook, variable);
  AdduceCode *code = holder != NULL ? adduce_variable_lookup (holder, value) : NULL;

  return code != NULL ? adduce_code_get_label (code) : NULL;
}

/* (transfer full): what was changed, by the name that it had before the change where that is known. */
static char *
dup_subject (const AdduceCodebookChangeInfo *info, AdduceCodebook *codebook)
{
  gboolean told = info->before != NULL && (g_str_equal (info->act, "rename") || g_str_equal (info->act, "remove"));
  AdduceVariable *variable;
  const char *label;

  if (info->variable == NULL)
    return g_strdup (_("The codebook"));
  variable = adduce_codebook_get_variable (codebook, info->variable);
  label = variable != NULL ? adduce_variable_get_label (variable) : info->variable;
  if (info->value == NULL)
    return g_strdup_printf (_("“%s”"), told ? info->before : label);
  {
    const char *value = told ? info->before : get_label (codebook, info->variable, info->value);

    /* translators: a value, and its variable */
    return g_strdup_printf (_("“%s” of “%s”"), value != NULL ? value : info->value, label);
  }
}

/* (transfer none): what it became, by name. */
static const char *
get_after (const AdduceCodebookChangeInfo *info, AdduceCodebook *codebook)
{
  const char *label = NULL;

  if (info->after == NULL)
    return _("nothing");
  if (info->variable != NULL && (g_str_equal (info->act, "merge") || g_str_equal (info->act, "nest")))
    label = get_label (codebook, info->variable, info->after);
  return label != NULL ? label : info->after;
}

static const char *
get_field (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (field, fields[i].field))
      return _(fields[i].text);
  return field;
}

/* The words may stand in one place only, in either order; so no printf. */
static char *
fill (const char *pattern, const char *subject, const char *after)
{
  g_auto (GStrv) parts = g_strsplit (pattern, "%s", 3);
  GString *text = g_string_new (parts[0]);

  g_string_append (text, subject);
  g_string_append (text, parts[1] != NULL ? parts[1] : "");
  if (parts[1] != NULL && parts[2] != NULL)
    g_string_append_printf (text, "%s%s", after, parts[2]);
  return g_string_free (text, FALSE);
}

/* (transfer full): that a member has another content; long ones stand in the file. */
static char *
describe_field (const AdduceCodebookChangeInfo *info, const char *subject)
{
  const char *field = get_field (info->field);

  if (info->after == NULL)
    /* translators: what was changed, and which part of it ("the example") */
    return g_strdup_printf (_("%s: %s was taken away"), subject, field);
  /* translators: what was changed, which part of it ("the definition"), what it became */
  return g_strdup_printf (_("%s: %s is now “%s”"), subject, field, info->after);
}

char *
adduce_codebook_change_describe (AdduceCodebookChange *self, AdduceCodebook *codebook)
{
  const AdduceCodebookChangeInfo *info;
  g_autofree char *subject = NULL;

  g_return_val_if_fail (ADDUCE_IS_CODEBOOK_CHANGE (self), NULL);
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  info = adduce_codebook_change_get_info (self);
  subject = dup_subject (info, codebook);
  if (g_str_equal (info->act, "move") && info->after == NULL)
    /* translators: what was changed */
    return g_strdup_printf (_("%s was put in another order"), subject);
  if (g_str_equal (info->act, "nest") && info->after == NULL)
    {
      const char *before = info->before != NULL ? get_label (codebook, info->variable, info->before) : NULL;

      /* translators: a value, and the value below which it was */
      return g_strdup_printf (_("%s is no longer below “%s”"), subject,
                              before != NULL         ? before
                              : info->before != NULL ? info->before
                                                     : "");
    }
  if (g_str_equal (info->act, "change") && info->field != NULL)
    return describe_field (info, subject);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (info->act, texts[i].act))
      return fill (_(texts[i].text), subject, get_after (info, codebook));
  return g_strdup_printf ("%s: %s", subject, info->act);
}
