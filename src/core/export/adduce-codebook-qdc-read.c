/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading codebooks from REFI-QDA, as programs write it.
 *
 * Nothing outside of the file is read: no DTD, no entities, no network.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "export/adduce-codebook-qdc.h"

#include "adduce-error.h"
#include "model/adduce-codebook-builder.h"

#define MAX_BYTES (16 * 1024 * 1024)
#define MAX_CODES 5000
#define MAX_VARIABLES 200
#define MAX_LABEL 1024
#define MAX_TEXT 65536
#define LOOSE_ID "codes"

typedef struct {
  AdduceCodebookBuilder *builder;
  GHashTable *variables; /* ids in use */
  GHashTable *kinds;     /* GUID in upper case without braces → kind, by the sets */
  GHashTable *loose;     /* ids of values that stand by themselves */
  GHashTable *known;     /* GUID → id, of what is known */
} Reader;

static gboolean
is_element (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

static const xmlNode *
find_child (const xmlNode *parent, const char *name)
{
  for (const xmlNode *child = parent != NULL ? parent->children : NULL; child != NULL; child = child->next)
    if (is_element (child, name))
      return child;
  return NULL;
}

/* (transfer full) (nullable) */
static char *
dup_attribute (const xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = value != NULL ? g_strdup ((const char *) value) : NULL;

  xmlFree (value);
  return copy;
}

static char *
dup_guid (const xmlNode *node)
{
  g_autofree char *guid = dup_attribute (node, "guid");
  if (guid == NULL)
    return g_strdup ("");

  g_strdelimit (guid, "{}", ' ');
  g_strstrip (guid);
  return g_ascii_strup (guid, -1);
}

static gboolean
fail (const xmlNode *node, GError **error, const char *reason)
{
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %ld: %s"), xmlGetLineNo (node), reason);
  return FALSE;
}

/* --- descriptions --- */

/* Where a line begins with the name of a part; NULL where none does. */
static char *
find_part (char *text, const char *name)
{
  for (char *line = text; line != NULL; line = strchr (line, '\n'))
    {
      line += *line == '\n';
      if (g_str_has_prefix (line, name))
        return line;
    }
  return NULL;
}

/* Takes a part off the end of @text; (transfer full) (nullable). */
static char *
split_part (char *text, const char *name)
{
  char *part = find_part (text, name);
  if (part == NULL)
    return NULL;

  char *value = adduce_codebook_tidy_text (part + strlen (name), MAX_TEXT);
  *part = '\0';
  return value;
}

static char *
dup_description (const xmlNode *code)
{
  const xmlNode *node = find_child (code, "Description");
  xmlChar *content = node != NULL ? xmlNodeGetContent (node) : NULL;
  char *text = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);
  return text;
}

/* --- codes --- */

static char *
dup_label (const xmlNode *code)
{
  g_autofree char *name = dup_attribute (code, "name");
  return adduce_codebook_tidy_text (name != NULL ? name : "", MAX_LABEL);
}

/* The id that it is known by, else a new one; @ids: those in use */
static char *
make_id (Reader *self, const xmlNode *node, GHashTable *ids, const char *label)
{
  g_autofree char *guid = dup_guid (node);
  const char *known = g_hash_table_lookup (self->known, guid);

  if (known == NULL || g_hash_table_contains (ids, known))
    return adduce_codebook_make_free_id (ids, label);
  g_hash_table_add (ids, g_strdup (known));
  return g_strdup (known);
}

static gboolean
read_code (Reader *self, const xmlNode *node, const char *variable_id, const char *parent_id, GHashTable *ids,
           guint depth, GError **error)
{
  g_autofree char *label = dup_label (node);
  if (label == NULL)
    return fail (node, error, _("a code has no name"));
  if (g_hash_table_size (ids) >= MAX_CODES)
    return fail (node, error, _("there are more than 5,000 codes in one group"));
  if (depth == 0)
    return fail (node, error, _("codes are nested more than 64 deep"));

  g_autofree char *text = dup_description (node);
  g_autofree char *literature = split_part (text, ADDUCE_CODEBOOK_QDC_LITERATURE);
  g_autofree char *example = split_part (text, ADDUCE_CODEBOOK_QDC_EXAMPLE);
  g_autofree char *avoid = split_part (text, ADDUCE_CODEBOOK_QDC_AVOID);
  g_autofree char *use = split_part (text, ADDUCE_CODEBOOK_QDC_USE);
  g_autofree char *definition = adduce_codebook_tidy_text (text, MAX_TEXT);
  g_autofree char *given_color = dup_attribute (node, "color");
  g_autofree char *color = adduce_codebook_tidy_color (given_color);
  g_autofree char *codable = dup_attribute (node, "isCodable");
  g_autofree char *id = make_id (self, node, ids, label);
  const xmlNode *below = find_child (node, "Code");
  AdduceCodeInfo info = { .id = id,
                          .label = label,
                          .definition = definition,
                          .use = use,
                          .avoid = avoid,
                          .example = example,
                          .literature = literature,
                          .color = color,
                          .parent = parent_id };
  /* What holds others but is none itself is a heading, not something out of use. */
  info.retired = below == NULL && codable != NULL && (g_str_equal (codable, "false") || g_str_equal (codable, "0"));
  adduce_codebook_builder_put_code (self->builder, variable_id, &info, -1);
  for (; below != NULL; below = below->next)
    if (is_element (below, "Code") && !read_code (self, below, variable_id, id, ids, depth - 1, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_variable (Reader *self, const xmlNode *node, GError **error)
{
  g_autofree char *label = dup_label (node);
  if (label == NULL)
    return fail (node, error, _("a code has no name"));
  if (g_hash_table_size (self->variables) >= MAX_VARIABLES)
    return fail (node, error, _("there are more than 200 groups of codes"));

  g_autofree char *guid = dup_guid (node);
  g_autofree char *text = dup_description (node);
  g_autofree char *definition = adduce_codebook_tidy_text (text, MAX_TEXT);
  g_autofree char *id = make_id (self, node, self->variables, label);
  gpointer kind;
  AdduceVariableInfo info = { .id = id, .label = label, .definition = definition, .kind = ADDUCE_VARIABLE_SEVERAL };
  if (g_hash_table_lookup_extended (self->kinds, guid, NULL, &kind))
    info.kind = GPOINTER_TO_INT (kind);
  adduce_codebook_builder_put_variable (self->builder, &info, -1);

  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (const xmlNode *below = node->children; below != NULL; below = below->next)
    if (is_element (below, "Code")
        && !read_code (self, below, id, NULL, ids, ADDUCE_CODEBOOK_QDC_MAX_DEPTH, error))
      return FALSE;
  return TRUE;
}

/* A code at the top without others below. */
static gboolean
read_loose (Reader *self, const xmlNode *node, GError **error)
{
  AdduceVariableInfo info = { .id = LOOSE_ID, .label = _("Codes"), .kind = ADDUCE_VARIABLE_SEVERAL };

  if (g_hash_table_size (self->loose) == 0)
    {
      g_hash_table_add (self->variables, g_strdup (LOOSE_ID));
      adduce_codebook_builder_put_variable (self->builder, &info, -1);
    }
  return read_code (self, node, LOOSE_ID, NULL, self->loose, ADDUCE_CODEBOOK_QDC_MAX_DEPTH, error);
}

/* --- the file --- */

/* Our own sets tell the kinds of variables. */
static void
read_sets (Reader *self, const xmlNode *sets)
{
  for (const xmlNode *set = sets != NULL ? sets->children : NULL; set != NULL; set = set->next)
    {
      g_autofree char *name = is_element (set, "Set") ? dup_attribute (set, "name") : NULL;
      AdduceVariableKind kind;

      if (name == NULL || !g_str_has_prefix (name, ADDUCE_CODEBOOK_QDC_SET)
          || !adduce_variable_kind_from_id (name + strlen (ADDUCE_CODEBOOK_QDC_SET), &kind))
        continue;
      for (const xmlNode *member = set->children; member != NULL; member = member->next)
        if (is_element (member, "MemberCode"))
          g_hash_table_replace (self->kinds, dup_guid (member), GINT_TO_POINTER (kind));
    }
}

static gboolean
read_root (Reader *self, const xmlNode *root, GError **error)
{
  if (root == NULL || strcmp ((const char *) root->name, "CodeBook") != 0)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                   _("line %ld: this is no codebook of REFI-QDA: it begins with “%s”, not with “CodeBook”"),
                   root != NULL ? xmlGetLineNo (root) : 1L, root != NULL ? (const char *) root->name : "");
      return FALSE;
    }

  const xmlNode *codes = find_child (root, "Codes");
  read_sets (self, find_child (root, "Sets"));
  for (const xmlNode *code = codes != NULL ? codes->children : NULL; code != NULL; code = code->next)
    {
      if (!is_element (code, "Code"))
        continue;
      g_autofree char *guid = dup_guid (code);
      gboolean group = find_child (code, "Code") != NULL || g_hash_table_contains (self->kinds, guid);
      if (group ? !read_variable (self, code, error) : !read_loose (self, code, error))
        return FALSE;
    }
  if (g_hash_table_size (self->variables) == 0)
    return fail (root, error, _("it has no codes"));
  return TRUE;
}

/* (transfer full) (nullable) */
static xmlDoc *
parse (GBytes *bytes, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  if (n_bytes > MAX_BYTES)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE, _("the file is larger than %d MiB"),
                   MAX_BYTES / 1024 / 1024);
      return NULL;
    }

  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc *document
    = xmlCtxtReadMemory (context, data, (int) n_bytes, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR
                                                                     | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA);
  const xmlError *wrong = document == NULL ? xmlCtxtGetLastError (context) : NULL;
  if (document == NULL)
    {
      g_autofree char *message = g_strdup (wrong != NULL && wrong->message != NULL ? wrong->message : "");
      g_autofree char *valid = g_utf8_make_valid (g_strstrip (message), -1);
      /* translators: a line of a file, and what the parser says of it */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("line %d: this is no XML: %s"),
                   wrong != NULL ? wrong->line : 1, valid);
    }
  xmlFreeParserCtxt (context);
  return document;
}

/* (transfer full): GUID → id. */
static GHashTable *
list_known (AdduceCodebook *codebook)
{
  GHashTable *known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GListModel *variables = codebook != NULL ? adduce_codebook_get_variables (codebook) : NULL;

  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const char *id = adduce_variable_get_id (variable);

      g_hash_table_replace (known, adduce_codebook_qdc_make_guid ("variable", id, NULL), g_strdup (id));
      for (guint j = 0; j < adduce_variable_get_n_codes (variable); j++)
        {
          const char *code = adduce_code_get_id (adduce_variable_get_code (variable, j));
          g_hash_table_replace (known, adduce_codebook_qdc_make_guid ("value", id, code), g_strdup (code));
        }
    }
  return known;
}

AdduceCodebook *
adduce_codebook_from_qdc (GBytes *bytes, const char *title, AdduceCodebook *known_codebook, GError **error)
{
  g_return_val_if_fail (bytes != NULL && title != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  xmlDoc *document = parse (bytes, error);
  if (document == NULL)
    return NULL;

  g_autofree char *id = adduce_id_new ();
  g_autoptr (AdduceCodebookBuilder) builder = adduce_codebook_builder_new (id, title);
  g_autoptr (GHashTable) variables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) loose = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) known = list_known (known_codebook);
  Reader self = { builder, variables, kinds, loose, known };
  gboolean good = read_root (&self, xmlDocGetRootElement (document), error);
  xmlFreeDoc (document);
  return good ? adduce_codebook_builder_end (builder) : NULL;
}
