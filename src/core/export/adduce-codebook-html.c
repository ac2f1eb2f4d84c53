/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A codebook as the appendix of a paper, for browsers and word processors.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "export/adduce-codebook-exchange.h"

static const char style[]
  = "body{font-family:serif;max-width:44em;margin:2em auto;padding:0 1em;line-height:1.4}"
    "h1,h2,h3{line-height:1.2}dt{font-weight:bold}dd{margin:0 0 .4em 1.5em}"
    "section.value{break-inside:avoid;border-left:.4em solid;padding-left:.8em;margin:1em 0}"
    "code{font-size:.9em}.meta{font-size:.9em}";

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (out, escaped);
}

static void
append_element (GString *out, const char *tag, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "<%s>", tag);
  append_escaped (out, text);
  g_string_append_printf (out, "</%s>\n", tag);
}

static void
append_term (GString *out, const char *term, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  append_element (out, "dt", term);
  append_element (out, "dd", text);
}

/* Ids and marks on one line. */
static void
append_meta (GString *out, const AdduceCodeInfo *info)
{
  g_string_append (out, "<p class=\"meta\"><code>");
  append_escaped (out, info->id);
  g_string_append (out, "</code>");
  if (info->has_number)
    /* translators: the numeric value of a code */
    g_string_append_printf (out, " · %s %" G_GINT64_FORMAT, _("number"), info->number);
  if (info->merged_into != NULL)
    {
      g_string_append_printf (out, " · %s <code>", _("merged into"));
      append_escaped (out, info->merged_into);
      g_string_append (out, "</code>");
    }
  else if (info->retired)
    g_string_append_printf (out, " · %s", _("retired"));
  g_string_append (out, "</p>\n");
}

static void
append_codes (GString *out, AdduceVariable *variable, const char *parent_id, guint depth)
{
  g_autoptr (GListModel) codes = adduce_variable_list_children (variable, parent_id);

  for (guint i = 0; i < g_list_model_get_n_items (codes) && depth < 64; i++)
    {
      g_autoptr (AdduceCode) code = g_list_model_get_item (codes, i);
      const AdduceCodeInfo *info = adduce_code_get_info (code);

      g_string_append_printf (out, "<section class=\"value\" style=\"border-color:%s\">\n",
                              info->color != NULL ? info->color : "#8e9199");
      append_element (out, depth == 0 ? "h3" : "h4", info->label);
      append_meta (out, info);
      append_element (out, "p", info->definition);
      g_string_append (out, "<dl>\n");
      append_term (out, _("When to use it"), info->use);
      append_term (out, _("When not to use it"), info->avoid);
      append_term (out, _("Example"), info->example);
      append_term (out, _("Literature"), info->literature);
      g_string_append (out, "</dl>\n");
      append_codes (out, variable, info->id, depth + 1);
      g_string_append (out, "</section>\n");
    }
}

static void
append_rules (GString *out, AdduceCodebook *codebook)
{
  const char *const *rules = adduce_codebook_get_rules (codebook);

  if (rules == NULL || rules[0] == NULL)
    return;
  append_element (out, "h2", _("Coding rules"));
  g_string_append (out, "<ol>\n");
  for (guint i = 0; rules[i] != NULL; i++)
    append_element (out, "li", rules[i]);
  g_string_append (out, "</ol>\n");
}

GBytes *
adduce_codebook_to_html (AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  GString *out = g_string_new ("<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n");
  GListModel *variables = adduce_codebook_get_variables (codebook);
  append_element (out, "title", adduce_codebook_get_title (codebook));
  g_string_append_printf (out, "<style>%s</style>\n</head>\n<body>\n", style);
  append_element (out, "h1", adduce_codebook_get_title (codebook));
  g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT, adduce_codebook_get_version (codebook));
  /* translators: of a codebook */
  g_autofree char *version = g_strdup_printf (_("Version %s"), number);
  append_element (out, "p", version);
  append_element (out, "p", adduce_codebook_get_description (codebook));
  append_rules (out, codebook);
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      append_element (out, "h2", adduce_variable_get_label (variable));
      append_element (out, "p", adduce_variable_kind_get_label (adduce_variable_get_kind (variable)));
      append_element (out, "p", adduce_variable_get_definition (variable));
      append_codes (out, variable, NULL, 0);
    }
  g_string_append (out, "</body>\n</html>\n");
  return g_string_free_to_bytes (out);
}
