/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writing codebooks as REFI-QDA.
 */
#include "config.h"

#include <libxml/xmlwriter.h>
#include <string.h>

#include "export/adduce-codebook-qdc.h"

#define ORIGIN "Adduce"

/* Hex digits of a GUID, by its parts. */
static const guint guid_parts[] = { 8, 4, 4, 4, 12 };

static const xmlChar *
xml (const char *text)
{
  return (const xmlChar *) text;
}

char *
adduce_codebook_qdc_make_guid (const char *kind, const char *variable_id, const char *code_id)
{
  g_autofree char *name = g_strdup_printf ("adduce:%s:%s/%s", kind, variable_id, code_id != NULL ? code_id : "");
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  GString *guid = g_string_new (NULL);
  const char *from = digest;

  for (guint i = 0; i < G_N_ELEMENTS (guid_parts); i++)
    {
      g_string_append_printf (guid, "%s%.*s", i > 0 ? "-" : "", (int) guid_parts[i], from);
      from += guid_parts[i];
    }
  g_string_ascii_up (guid);
  return g_string_free (guid, FALSE);
}

/* XML has no place for most control characters; they are left out. */
static char *
dup_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\t' || c == '\n' || (c >= 0x20 && c != 0xfffe && c != 0xffff))
        g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

static void
write_attribute (xmlTextWriter *writer, const char *name, const char *value)
{
  g_autofree char *clean = dup_clean (value);

  xmlTextWriterWriteAttribute (writer, xml (name), xml (clean));
}

static void
write_code_head (xmlTextWriter *writer, const char *guid, const char *name, gboolean codable, const char *color)
{
  xmlTextWriterStartElement (writer, xml ("Code"));
  write_attribute (writer, "guid", guid);
  write_attribute (writer, "name", name);
  write_attribute (writer, "isCodable", codable ? "true" : "false");
  if (color != NULL)
    write_attribute (writer, "color", color);
}

static void
write_description (xmlTextWriter *writer, GString *text)
{
  if (text->len == 0)
    return;
  g_autofree char *clean = dup_clean (text->str);
  xmlTextWriterWriteElement (writer, xml ("Description"), xml (clean));
}

/* A part of the description on lines of its own. */
static void
append_part (GString *text, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", name, value);
}

static void
write_codes (xmlTextWriter *writer, AdduceVariable *variable, const char *parent_id, guint depth)
{
  g_autoptr (GListModel) codes = adduce_variable_list_children (variable, parent_id);

  for (guint i = 0; i < g_list_model_get_n_items (codes) && depth > 0; i++)
    {
      g_autoptr (AdduceCode) code = g_list_model_get_item (codes, i);
      const AdduceCodeInfo *info = adduce_code_get_info (code);
      g_autofree char *guid = adduce_codebook_qdc_make_guid ("value", adduce_variable_get_id (variable), info->id);
      g_autoptr (GString) text = g_string_new (NULL);

      write_code_head (writer, guid, info->label, !info->retired && info->merged_into == NULL, info->color);
      append_part (text, "", info->definition);
      append_part (text, ADDUCE_CODEBOOK_QDC_USE, info->use);
      append_part (text, ADDUCE_CODEBOOK_QDC_AVOID, info->avoid);
      append_part (text, ADDUCE_CODEBOOK_QDC_EXAMPLE, info->example);
      append_part (text, ADDUCE_CODEBOOK_QDC_LITERATURE, info->literature);
      write_description (writer, text);
      write_codes (writer, variable, info->id, depth - 1);
      xmlTextWriterEndElement (writer);
    }
}

static void
write_variable (xmlTextWriter *writer, AdduceVariable *variable)
{
  const AdduceVariableInfo *info = adduce_variable_get_info (variable);
  g_autofree char *guid = adduce_codebook_qdc_make_guid ("variable", info->id, NULL);
  g_autoptr (GString) text = g_string_new (info->definition);

  write_code_head (writer, guid, info->label, FALSE, NULL);
  write_description (writer, text);
  write_codes (writer, variable, NULL, ADDUCE_CODEBOOK_QDC_MAX_DEPTH);
  xmlTextWriterEndElement (writer);
}

/* The variables of one kind as a set; none where there are none, as the schema wants. */
static gboolean
write_set (xmlTextWriter *writer, GListModel *variables, AdduceVariableKind kind, gboolean begun)
{
  gboolean empty = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);

      if (adduce_variable_get_kind (variable) != kind)
        continue;
      if (empty)
        {
          g_autofree char *guid = adduce_codebook_qdc_make_guid ("kind", adduce_variable_kind_to_id (kind), NULL);
          g_autofree char *name = g_strconcat (ADDUCE_CODEBOOK_QDC_SET, adduce_variable_kind_to_id (kind), NULL);

          if (!begun)
            xmlTextWriterStartElement (writer, xml ("Sets"));
          xmlTextWriterStartElement (writer, xml ("Set"));
          write_attribute (writer, "guid", guid);
          write_attribute (writer, "name", name);
          empty = FALSE;
        }
      g_autofree char *member = adduce_codebook_qdc_make_guid ("variable", adduce_variable_get_id (variable), NULL);
      xmlTextWriterStartElement (writer, xml ("MemberCode"));
      write_attribute (writer, "guid", member);
      xmlTextWriterEndElement (writer);
    }
  if (!empty)
    xmlTextWriterEndElement (writer);
  return begun || !empty;
}

GBytes *
adduce_codebook_to_qdc (AdduceCodebook *codebook)
{
  g_return_val_if_fail (ADDUCE_IS_CODEBOOK (codebook), NULL);

  GListModel *variables = adduce_codebook_get_variables (codebook);
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlTextWriter *writer = xmlNewTextWriterMemory (buffer, 0);
  gboolean sets = FALSE;
  xmlTextWriterSetIndent (writer, 1);
  xmlTextWriterStartDocument (writer, NULL, "UTF-8", NULL);
  xmlTextWriterStartElementNS (writer, NULL, xml ("CodeBook"), xml (ADDUCE_CODEBOOK_QDC_NAMESPACE));
  write_attribute (writer, "origin", ORIGIN);
  xmlTextWriterStartElement (writer, xml ("Codes"));
  for (guint i = 0; i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      write_variable (writer, variable);
    }
  xmlTextWriterEndElement (writer);
  for (AdduceVariableKind kind = ADDUCE_VARIABLE_ONE; kind <= ADDUCE_VARIABLE_DATE; kind++)
    sets = write_set (writer, variables, kind, sets);
  xmlTextWriterEndDocument (writer);
  xmlFreeTextWriter (writer);

  GBytes *bytes = g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  return bytes;
}
