/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a REFI-QDA project names by GUIDs.
 */
#include "config.h"

#include "exchange/adduce-foreign-qdpx-codes.h"

#include <string.h>

#include "exchange/adduce-foreign-tree.h"
#include "export/adduce-codebook-qdc.h"
#include "import/adduce-import-encoding.h"

#define ATLAS_SEPARATOR "::"
#define PATH_SEPARATOR " / "
/* As long as a definition of a codebook can be. */
#define MAX_TEXT 65536

struct _AdduceForeignQdpxCodes {
  AdduceForeign *foreign;
  GHashTable *coders;    /* GUID → name */
  GHashTable *codes;     /* GUID → AdduceForeignQdpxCode */
  GHashTable *variables; /* GUID → name */
  GHashTable *notes;     /* GUID → text */
};

char *
adduce_foreign_qdpx_dup_guid (const xmlNode *node, const char *name)
{
  g_autofree char *guid = adduce_foreign_dom_dup_attribute (node, name);

  if (guid == NULL)
    return g_strdup ("");
  g_strdelimit (guid, "{}", ' ');
  return g_ascii_strup (g_strstrip (guid), -1);
}

char *
adduce_foreign_qdpx_decode (GBytes *bytes)
{
  gsize n;
  const char *data = g_bytes_get_data (bytes, &n);
  g_autoptr (AdduceImportDecoded) decoded = NULL;

  if (n == 0)
    return g_strdup ("");
  /* what is UTF-8 keeps its mark, which some count */
  if (memchr (data, '\0', n) == NULL && g_utf8_validate (data, (gssize) n, NULL))
    return g_strndup (data, n);
  decoded = adduce_import_decode (data, n, NULL, "WINDOWS-1252", NULL);
  return decoded != NULL ? g_strdup (decoded->text) : NULL;
}

char *
adduce_foreign_qdpx_find_member (GHashTable *members, const char *path)
{
  const char *colon = strstr (path, "://");
  g_autofree char *lower = g_utf8_strdown (colon != NULL ? colon + 3 : path, -1);
  g_autofree char *inside = g_strconcat ("sources/", lower, NULL);

  if (colon != NULL && !g_str_has_prefix (path, "internal"))
    return NULL;
  if (g_hash_table_contains (members, inside))
    return g_steal_pointer (&inside);
  return g_hash_table_contains (members, lower) ? g_steal_pointer (&lower) : NULL;
}

/* --- codes --- */

static void
code_free (gpointer data)
{
  AdduceForeignQdpxCode *code = data;

  g_free (code->key);
  g_free (code->value);
  g_free (code);
}

/* What holds others and is never coded is a heading, and no value. */
static void
add_meaning (AdduceForeignQdpxCodes *self, const xmlNode *node, const AdduceForeignQdpxCode *code)
{
  const xmlNode *description = adduce_foreign_dom_find (node, "Description");
  g_autofree char *text = description != NULL ? adduce_foreign_dom_dup_content (description) : NULL;
  g_autofree char *given = adduce_foreign_dom_dup_attribute (node, "color");
  g_autofree char *codable = adduce_foreign_dom_dup_attribute (node, "isCodable");
  g_autofree char *definition = text != NULL ? adduce_codebook_tidy_text (text, MAX_TEXT) : NULL;
  g_autofree char *color = given != NULL ? adduce_codebook_tidy_color (given) : NULL;

  if (adduce_foreign_dom_find (node, "Code") != NULL && codable != NULL
      && (g_str_equal (codable, "false") || g_str_equal (codable, "0")))
    return;
  adduce_foreign_add_meaning (self->foreign, code->key, code->value, definition, color);
}

static void
add_code (AdduceForeignQdpxCodes *self, const xmlNode *node, const char *key, const char *value)
{
  AdduceForeignQdpxCode *code = g_new0 (AdduceForeignQdpxCode, 1);

  /* the standard's own example calls it so */
  code->key = g_ascii_strcasecmp (key, "evidence type") == 0 ? g_strdup ("evidence") : g_strdup (key);
  code->value = g_strdup (value);
  add_meaning (self, node, code);
  g_hash_table_replace (self->codes, adduce_foreign_qdpx_dup_guid (node, "guid"), code);
}

static const AdduceForeignQdpxCode *
look_up_node (AdduceForeignQdpxCodes *self, const xmlNode *node)
{
  g_autofree char *guid = adduce_foreign_qdpx_dup_guid (node, "guid");

  return g_hash_table_lookup (self->codes, guid);
}

static char *
dup_name (const xmlNode *node)
{
  char *name = adduce_foreign_dom_dup_attribute (node, "name");

  return g_strstrip (name != NULL ? name : g_strdup (""));
}

/* @path: (nullable): of those between; XML that is deeper than 256 is refused before */
static void
add_below (AdduceForeignQdpxCodes *self, const xmlNode *parent, const char *key, const char *path)
{
  for (const xmlNode *node = adduce_foreign_dom_find (parent, "Code"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "Code"))
    {
      g_autofree char *name = dup_name (node);
      g_autofree char *value = path != NULL ? g_strconcat (path, PATH_SEPARATOR, name, NULL) : g_strdup (name);

      add_code (self, node, key, value);
      if (path != NULL)
        {
          const AdduceForeignQdpxCode *code = look_up_node (self, node);

          adduce_foreign_set_parent (self->foreign, code->key, value, path, name);
        }
      add_below (self, node, key, value);
    }
}

static void
add_codes (AdduceForeignQdpxCodes *self, const xmlNode *codes)
{
  for (const xmlNode *node = adduce_foreign_dom_find (codes, "Code"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "Code"))
    {
      g_autofree char *name = dup_name (node);
      char *separator = strstr (name, ATLAS_SEPARATOR);

      if (separator != NULL && separator != name && separator[strlen (ATLAS_SEPARATOR)] != '\0')
        {
          *separator = '\0';
          add_code (self, node, name, separator + strlen (ATLAS_SEPARATOR));
        }
      else
        add_code (self, node, ADDUCE_FOREIGN_LABEL, name);
      add_below (self, node, name, NULL);
    }
}

/* --- the others --- */

static void
add_names (GHashTable *names, const xmlNode *parent, const char *element)
{
  for (const xmlNode *node = adduce_foreign_dom_find (parent, element); node != NULL;
       node = adduce_foreign_dom_find_next (node, element))
    {
      g_autofree char *name = dup_name (node);

      if (*name != '\0')
        g_hash_table_replace (names, adduce_foreign_qdpx_dup_guid (node, "guid"), g_steal_pointer (&name));
    }
}

static void
add_notes (AdduceForeignQdpxCodes *self, const xmlNode *notes, GHashTable *members)
{
  for (const xmlNode *node = adduce_foreign_dom_find (notes, "Note"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "Note"))
    {
      const xmlNode *content = adduce_foreign_dom_find (node, "PlainTextContent");
      g_autofree char *path = adduce_foreign_dom_dup_attribute (node, "plainTextPath");
      g_autofree char *member = path != NULL ? adduce_foreign_qdpx_find_member (members, path) : NULL;
      char *text = NULL;

      if (content != NULL)
        text = adduce_foreign_dom_dup_content (content);
      else if (member != NULL)
        text = adduce_foreign_qdpx_decode (g_hash_table_lookup (members, member));
      if (text != NULL)
        g_hash_table_replace (self->notes, adduce_foreign_qdpx_dup_guid (node, "guid"), g_strstrip (text));
    }
}

static GHashTable *
new_table (GDestroyNotify free_value)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
}

AdduceForeignQdpxCodes *
adduce_foreign_qdpx_codes_new (AdduceForeign *foreign, const xmlNode *project, GHashTable *members)
{
  AdduceForeignQdpxCodes *self = g_new0 (AdduceForeignQdpxCodes, 1);

  self->foreign = foreign;
  self->coders = new_table (g_free);
  self->codes = new_table (code_free);
  self->variables = new_table (g_free);
  self->notes = new_table (g_free);
  add_names (self->coders, adduce_foreign_dom_find (project, "Users"), "User");
  add_names (self->variables, adduce_foreign_dom_find (project, "Variables"), "Variable");
  add_codes (self, adduce_foreign_dom_find (adduce_foreign_dom_find (project, "CodeBook"), "Codes"));
  add_notes (self, adduce_foreign_dom_find (project, "Notes"), members);
  return self;
}

void
adduce_foreign_qdpx_codes_free (AdduceForeignQdpxCodes *self)
{
  g_hash_table_unref (self->coders);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->variables);
  g_hash_table_unref (self->notes);
  g_free (self);
}

static gpointer
look_up (GHashTable *table, const char *guid)
{
  return guid != NULL ? g_hash_table_lookup (table, guid) : NULL;
}

const char *
adduce_foreign_qdpx_codes_get_coder (AdduceForeignQdpxCodes *self, const char *guid)
{
  return look_up (self->coders, guid);
}

const AdduceForeignQdpxCode *
adduce_foreign_qdpx_codes_get (AdduceForeignQdpxCodes *self, const char *guid)
{
  return look_up (self->codes, guid);
}

const char *
adduce_foreign_qdpx_codes_get_variable (AdduceForeignQdpxCodes *self, const char *guid)
{
  return look_up (self->variables, guid);
}

const char *
adduce_foreign_qdpx_codes_get_note (AdduceForeignQdpxCodes *self, const char *guid)
{
  return look_up (self->notes, guid);
}

gboolean
adduce_foreign_qdpx_codes_has_coder (AdduceForeignQdpxCodes *self, const char *name)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->coders);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (strcmp (value, name) == 0)
      return TRUE;
  return FALSE;
}
