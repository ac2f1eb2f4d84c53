/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * REFI-QDA projects (.qdpx), as programs write them.
 *
 * Selections of the same place by the same coder are one claim, as some programs write a selection for each code; its
 * codes are fields, descriptions and notes its note. Variables, cases and sets say something of texts. In what Adduce
 * wrote each selection is a claim, and links named “piece” tie further pieces to it.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-json.h"
#include "exchange/adduce-foreign-qdpx-private.h"
#include "import/adduce-import-package.h"
#include "text/adduce-text.h"

#define OWN_ORIGIN "Adduce"
#define PROJECT_ENDING ".qde"

static void
source_free (gpointer data)
{
  AdduceForeignQdpxSource *source = data;

  g_free (source->raw);
  g_free (source);
}

void
adduce_foreign_qdpx_complain (AdduceForeignQdpxState *state, const xmlNode *node, const char *problem)
{
  adduce_foreign_dom_complain (state->foreign, state->input, node, problem);
}

/* --- the archive --- */

static gboolean
is_project (const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return strchr (name, '/') == NULL && g_str_has_suffix (lower, PROJECT_ENDING);
}

static guint
qdpx_sniff (const AdduceForeignInput *input)
{
  gsize n;
  const char *data = adduce_foreign_input_get_data (input, &n);
  g_auto (GStrv) names = NULL;

  if (n < 4 || memcmp (data, "PK\3\4", 4) != 0)
    return 0;
  names = adduce_import_package_list (input->bytes, NULL);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (is_project (names[i]))
      return ADDUCE_FOREIGN_CERTAIN;
  return adduce_foreign_input_has_ending (input, "qdpx") ? ADDUCE_FOREIGN_CERTAIN : 0;
}

/* (transfer none) (nullable): project.qde, else the only one. */
static const char *
find_project (char **names, GError **error)
{
  const char *found = NULL;
  guint n = 0;

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (!is_project (names[i]))
        continue;
      if (g_ascii_strcasecmp (names[i], "project" PROJECT_ENDING) == 0)
        return names[i];
      found = names[i];
      n++;
    }
  if (n == 1)
    return found;
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                       n == 0 ? _("there is no project in it, which is a file NAME.qde")
                              : _("there are several projects (files NAME.qde) in it; export one by one"));
  return NULL;
}

/* Texts only: films and pictures may be large. */
static char **
list_texts (char **names)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *lower = g_ascii_strdown (names[i], -1);

      if (g_str_has_suffix (lower, ".txt"))
        g_strv_builder_add (texts, names[i]);
    }
  return g_strv_builder_end (texts);
}

static gboolean
keep_cb (const char *name, GBytes *bytes, const GError *error, gpointer user_data)
{
  AdduceForeignQdpxState *state = user_data;

  if (bytes != NULL)
    g_hash_table_replace (state->members, g_utf8_strdown (name, -1), g_bytes_ref (bytes));
  else
    adduce_foreign_complain (state->foreign, state->input->name, name, error->message);
  return TRUE;
}

/* (transfer full) (nullable): project.qde; the texts are put into the members. */
static xmlDoc *
unpack (AdduceForeignQdpxState *state, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) names = adduce_import_package_list (state->input->bytes, error);
  const char *project = names != NULL ? find_project (names, error) : NULL;
  const char *const wanted[] = { project, NULL };
  g_autoptr (GHashTable) read = NULL;
  g_auto (GStrv) texts = NULL;
  xmlDoc *tree;

  if (project == NULL)
    return NULL;
  read = adduce_import_package_read (state->input->bytes, wanted, cancellable, error);
  if (read == NULL)
    return NULL;
  tree = adduce_foreign_dom_parse (g_hash_table_lookup (read, project), error);
  if (tree == NULL)
    {
      g_prefix_error (error, "%s: ", project);
      return NULL;
    }
  texts = list_texts (names);
  if (texts[0] != NULL
      && !adduce_import_package_each (state->input->bytes, (const char *const *) texts, keep_cb, state, cancellable,
                                      error))
    g_clear_pointer (&tree, xmlFreeDoc);
  return tree;
}

/* --- sources --- */

/* (transfer full) (nullable): what the places count in; NULL with a sentence. */
static char *
read_text (AdduceForeignQdpxState *state, const xmlNode *node)
{
  const xmlNode *content = adduce_foreign_dom_find (node, "PlainTextContent");
  g_autofree char *path = adduce_foreign_dom_dup_attribute (node, "plainTextPath");
  g_autofree char *member = path != NULL ? adduce_foreign_qdpx_find_member (state->members, path) : NULL;
  GBytes *bytes = member != NULL ? g_hash_table_lookup (state->members, member) : NULL;
  char *text = NULL;

  if (content != NULL)
    text = adduce_foreign_dom_dup_content (content);
  else if (bytes != NULL)
    text = adduce_foreign_qdpx_decode (bytes);
  else if (path == NULL)
    adduce_foreign_qdpx_complain (state, node, _("a source has no plain text, so what is coded in it is not read"));
  else
    {
      g_autofree char *problem
        = g_strdup_printf (_("the text %s is not in the project, so what is coded in it is not read"), path);

      adduce_foreign_qdpx_complain (state, node, problem);
    }
  if (bytes != NULL && content == NULL && text == NULL)
    adduce_foreign_qdpx_complain (state, node, _("its text is in no encoding that is known, so what is coded in it "
                                                 "is not read"));
  if (text != NULL && strlen (text) > ADDUCE_TEXT_MAX_BYTES)
    {
      adduce_foreign_qdpx_complain (state, node, _("its text is larger than 16 MiB, so what is coded in it is not "
                                                   "read"));
      g_clear_pointer (&text, g_free);
    }
  return text;
}

static void
add_source (AdduceForeignQdpxState *state, const xmlNode *node, const xmlNode *named)
{
  char *raw = read_text (state, node);
  AdduceForeignQdpxSource *source;

  if (raw == NULL)
    return;
  source = g_new0 (AdduceForeignQdpxSource, 1);
  source->node = node;
  source->named = named;
  source->raw = raw;
  g_ptr_array_add (state->sources, source);
}

static void
find_sources (AdduceForeignQdpxState *state)
{
  const xmlNode *sources = adduce_foreign_dom_find (state->project, "Sources");

  for (const xmlNode *node = sources != NULL ? sources->children : NULL; node != NULL; node = node->next)
    {
      const xmlNode *inner = adduce_foreign_dom_find (node, "Representation");

      if (inner == NULL)
        inner = adduce_foreign_dom_find (node, "Transcript");
      if (adduce_foreign_dom_is (node, "TextSource"))
        add_source (state, node, node);
      else if (inner != NULL)
        add_source (state, inner, node);
      else if (node->type == XML_ELEMENT_NODE)
        adduce_foreign_qdpx_complain (state, node, _("a source that is no text, so what is coded in it is not read"));
    }
}

gboolean
adduce_foreign_qdpx_get_places (const xmlNode *selection, guint64 *ret_start, guint64 *ret_end)
{
  g_autofree char *start = adduce_foreign_dom_dup_attribute (selection, "startPosition");
  g_autofree char *end = adduce_foreign_dom_dup_attribute (selection, "endPosition");

  return adduce_foreign_dom_parse_number (start, ret_start) && adduce_foreign_dom_parse_number (end, ret_end);
}

/* What the program that wrote it is known to count. */
static AdduceForeignQdpxReading
get_preferred (const char *origin)
{
  g_autofree char *lower = origin != NULL ? g_ascii_strdown (origin, -1) : g_strdup ("");

  if (strstr (lower, "nvivo") != NULL)
    return (AdduceForeignQdpxReading){ ADDUCE_FOREIGN_UTF16, FALSE, FALSE };
  if (strstr (lower, "atlas") != NULL)
    return (AdduceForeignQdpxReading){ ADDUCE_FOREIGN_CODE_POINTS, TRUE, FALSE };
  return (AdduceForeignQdpxReading){ ADDUCE_FOREIGN_CODE_POINTS, FALSE, FALSE };
}

static void
choose_reading (AdduceForeignQdpxState *state, const char *origin)
{
  const AdduceForeignQdpxReading preferred = get_preferred (origin);
  g_autoptr (AdduceForeignQdpxUnits) units = adduce_foreign_qdpx_units_new (&preferred);
  g_autofree char *doubt = NULL;

  for (guint i = 0; i < state->sources->len; i++)
    {
      const AdduceForeignQdpxSource *source = state->sources->pdata[i];
      const xmlNode *selection = adduce_foreign_dom_find (source->node, ADDUCE_FOREIGN_QDPX_SELECTION);

      if (selection != NULL)
        adduce_foreign_qdpx_units_set_text (units, source->raw);
      for (; selection != NULL; selection = adduce_foreign_dom_find_next (selection, ADDUCE_FOREIGN_QDPX_SELECTION))
        {
          g_autofree char *name = adduce_foreign_dom_dup_attribute (selection, "name");
          guint64 start, end;

          if (adduce_foreign_qdpx_get_places (selection, &start, &end))
            adduce_foreign_qdpx_units_add (units, start, end, name);
        }
    }
  state->reading = adduce_foreign_qdpx_units_choose (units, &doubt);
  if (doubt != NULL)
    adduce_foreign_complain (state->foreign, state->input->name, NULL, doubt);
}

/* Adduce's own names are paths; those of others are titles, in which a slash parts nothing. */
static char *
make_name (AdduceForeignQdpxState *state, const xmlNode *node)
{
  char *name = adduce_foreign_dom_dup_attribute (node, "name");
  char *whole;

  if (name == NULL || *g_strstrip (name) == '\0')
    {
      g_free (name);
      name = g_strdup (_("Source"));
    }
  if (state->is_own)
    return name;
  g_strdelimit (name, "/\\", '-');
  whole = g_str_has_suffix (name, ".txt") ? g_strdup (name) : g_strconcat (name, ".txt", NULL);
  g_free (name);
  return whole;
}

static void
add_document (AdduceForeignQdpxState *state, AdduceForeignQdpxSource *source)
{
  g_autofree char *text = adduce_foreign_qdpx_reading_apply (&state->reading, source->raw);
  g_autofree char *name = make_name (state, source->named);

  source->document = adduce_foreign_add_document (state->foreign, name, text, state->input->name, NULL);
  source->document->unit = state->reading.unit;
  g_hash_table_replace (state->by_guid, adduce_foreign_qdpx_dup_guid (source->named, "guid"), source->document);
  g_hash_table_replace (state->by_guid, adduce_foreign_qdpx_dup_guid (source->node, "guid"), source->document);
}

static gboolean
read_project (AdduceForeignQdpxState *state, GError **error)
{
  g_autofree char *origin = adduce_foreign_dom_dup_attribute (state->project, "origin");

  if (!adduce_foreign_dom_is (state->project, "Project"))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                   _("line %ld: this is no project of REFI-QDA: it begins with “%s”, not with “Project”"),
                   xmlGetLineNo (state->project), (const char *) state->project->name);
      return FALSE;
    }
  state->is_own = origin != NULL && g_str_has_prefix (origin, OWN_ORIGIN);
  state->codes = adduce_foreign_qdpx_codes_new (state->foreign, state->project, state->members);
  find_sources (state);
  choose_reading (state, origin);
  for (guint i = 0; i < state->sources->len; i++)
    add_document (state, state->sources->pdata[i]);
  adduce_foreign_qdpx_find_owners (state);
  for (guint i = 0; i < state->sources->len; i++)
    adduce_foreign_qdpx_read_source (state, state->sources->pdata[i]);
  adduce_foreign_qdpx_read_rest (state);
  adduce_foreign_qdpx_codes_free (state->codes);
  return TRUE;
}

static gboolean
qdpx_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  AdduceForeignQdpxState state = { .input = input, .foreign = foreign };
  gboolean fine = FALSE;
  xmlDoc *tree;

  state.members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  tree = unpack (&state, cancellable, error);
  if (tree != NULL)
    {
      state.project = xmlDocGetRootElement (tree);
      state.sources = g_ptr_array_new_with_free_func (source_free);
      state.by_guid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      state.selections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      state.owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      fine = read_project (&state, error);
      g_hash_table_unref (state.owners);
      g_hash_table_unref (state.selections);
      g_hash_table_unref (state.by_guid);
      g_ptr_array_unref (state.sources);
      xmlFreeDoc (tree);
    }
  g_hash_table_unref (state.members);
  return fine;
}

const AdduceForeignReader adduce_foreign_qdpx = {
  .format = {
    .id = "qdpx",
    .label = N_("REFI-QDA Project"),
    .checked_with = "Adduce, projects that count as NVivo and ATLAS.ti do",
  },
  .companions = "*.losses.csv",
  .sniff = qdpx_sniff,
  .read = qdpx_read,
};
