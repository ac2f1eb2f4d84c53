/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims out of the selections of a REFI-QDA project, and what it says of texts.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/adduce-foreign-json.h"
#include "exchange/adduce-foreign-qdpx-private.h"
#include "exchange/adduce-foreign-relate.h"

/* --- what is known of texts --- */

/* (transfer full) (nullable): what a VariableValue says: its variable's name, and in @ret_value. */
static char *
dup_variable (AdduceForeignQdpxState *state, const xmlNode *value, char **ret_value)
{
  const xmlNode *ref = adduce_foreign_dom_find (value, "VariableRef");
  g_autofree char *guid = ref != NULL ? adduce_foreign_qdpx_dup_guid (ref, "targetGUID") : NULL;
  const char *name = adduce_foreign_qdpx_codes_get_variable (state->codes, guid);

  for (const xmlNode *node = value->children; node != NULL && name != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE && g_str_has_suffix ((const char *) node->name, "Value"))
      {
        *ret_value = adduce_foreign_dom_dup_content (node);
        return g_strdup (name);
      }
  adduce_foreign_qdpx_complain (state, value, _("the variable of a value is not there, so it is not read"));
  return NULL;
}

/* In our own: "genre (mira)" is what mira says of the article. */
static gboolean
add_about (AdduceForeignQdpxState *state, AdduceForeignDocument *document, const xmlNode *node, const char *name,
           const char *value)
{
  const char *open = g_str_has_suffix (name, ")") ? g_strrstr (name, " (") : NULL;
  g_autofree char *coder = open != NULL ? g_strndup (open + 2, strlen (open) - 3) : NULL;
  g_autofree char *key = open != NULL ? g_strndup (name, (gsize) (open - name)) : NULL;
  g_autofree char *place = adduce_foreign_dom_dup_place (node);
  g_auto (GStrv) codes = NULL;
  AdduceForeignClaim *about;

  if (!state->is_own || coder == NULL || !adduce_foreign_qdpx_codes_has_coder (state->codes, coder))
    return FALSE;
  about = adduce_foreign_add_claim (state->foreign, document, place);
  about->about_article = TRUE;
  about->coder = g_steal_pointer (&coder);
  if (strcmp (key, "status") == 0)
    {
      about->status = g_strdup (value);
      return TRUE;
    }
  codes = g_strsplit (value, "; ", -1);
  for (guint i = 0; codes[i] != NULL; i++)
    adduce_foreign_claim_add_field (about, key, codes[i], codes[i]);
  return TRUE;
}

static void
add_values (AdduceForeignQdpxState *state, AdduceForeignDocument *document, const xmlNode *parent)
{
  for (const xmlNode *node = adduce_foreign_dom_find (parent, "VariableValue"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "VariableValue"))
    {
      g_autofree char *value = NULL;
      g_autofree char *name = dup_variable (state, node, &value);

      if (name == NULL || add_about (state, document, node, name, value))
        continue;
      adduce_foreign_document_add_field (document, strcmp (name, "title") == 0 ? "headline" : name, value);
    }
}

/* Notes by their GUIDs, and a description, as one text; (transfer full) (nullable). */
static char *
dup_notes (AdduceForeignQdpxState *state, const xmlNode *parent)
{
  const xmlNode *description = adduce_foreign_dom_find (parent, "Description");
  g_autofree char *text = description != NULL ? adduce_foreign_dom_dup_content (description) : NULL;
  g_autoptr (GString) notes = g_string_new (text);

  for (const xmlNode *ref = adduce_foreign_dom_find (parent, "NoteRef"); ref != NULL;
       ref = adduce_foreign_dom_find_next (ref, "NoteRef"))
    {
      g_autofree char *guid = adduce_foreign_qdpx_dup_guid (ref, "targetGUID");
      const char *note = adduce_foreign_qdpx_codes_get_note (state->codes, guid);

      if (note != NULL)
        g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", note);
      else
        adduce_foreign_qdpx_complain (state, ref, _("the note that is named here is not there, so it is not read"));
    }
  return notes->len > 0 ? g_string_free (g_steal_pointer (&notes), FALSE) : NULL;
}

/* --- selections --- */

/* The codes of a selection that one coder gave, or of a text. */
static void
add_coding (AdduceForeignQdpxState *state, AdduceForeignClaim *claim, const xmlNode *coding)
{
  const xmlNode *ref = adduce_foreign_dom_find (coding, "CodeRef");
  g_autofree char *guid = ref != NULL ? adduce_foreign_qdpx_dup_guid (ref, "targetGUID") : NULL;
  const AdduceForeignQdpxCode *code = adduce_foreign_qdpx_codes_get (state->codes, guid);
  g_autofree char *note = dup_notes (state, coding);

  if (code != NULL)
    adduce_foreign_claim_add_field (claim, code->key, code->value, NULL);
  else
    adduce_foreign_qdpx_complain (state, coding, _("the code that is named here is not in the codebook, so it is not "
                                                   "read"));
  adduce_foreign_claim_add_note (claim, note);
}

static gint64
get_time (const xmlNode *node, const char *name)
{
  g_autofree char *time = adduce_foreign_dom_dup_attribute (node, name);

  return adduce_foreign_parse_time (time);
}

/* The words, where the name is all of them: it is cut at a hundred letters, or written by hand. */
static char *
dup_quote (const xmlNode *selection, guint64 start, guint64 end)
{
  g_autofree char *name = adduce_foreign_dom_dup_attribute (selection, "name");

  return name != NULL && *name != '\0' && (guint64) g_utf8_strlen (name, -1) == end - start ? g_steal_pointer (&name)
                                                                                            : NULL;
}

/* The claim of a place and a coder, which is made where there is none. */
static AdduceForeignClaim *
find_claim (AdduceForeignQdpxState *state, const AdduceForeignQdpxSource *source, GHashTable *by_place,
            const xmlNode *selection, const char *user)
{
  g_autofree char *guid = adduce_foreign_qdpx_dup_guid (selection, "guid");
  const char *owner = g_hash_table_lookup (state->owners, guid);
  AdduceForeignClaim *claim = owner != NULL ? g_hash_table_lookup (state->selections, owner) : NULL;
  guint64 start = 0, end = 0;
  g_autofree char *key = NULL, *quote = NULL, *place = NULL;

  adduce_foreign_qdpx_get_places (selection, &start, &end);
  quote = dup_quote (selection, start, end);
  key = g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT " %s", start, end, state->is_own ? guid : user);
  if (claim == NULL)
    claim = g_hash_table_lookup (by_place, key);
  else
    {
      adduce_foreign_claim_add_piece (claim, start, end, quote);
      g_hash_table_replace (state->selections, g_steal_pointer (&guid), claim);
      return claim;
    }
  if (claim == NULL)
    {
      place = adduce_foreign_dom_dup_place (selection);
      claim = adduce_foreign_add_claim (state->foreign, source->document, place);
      adduce_foreign_claim_add_piece (claim, start, end, quote);
      claim->id = g_strdup (guid);
      claim->coder = g_strdup (adduce_foreign_qdpx_codes_get_coder (state->codes, user));
      claim->created = get_time (selection, "creationDateTime");
      claim->modified = get_time (selection, "modifiedDateTime");
      g_hash_table_insert (by_place, g_steal_pointer (&key), claim);
    }
  if (!g_hash_table_contains (state->selections, guid))
    g_hash_table_insert (state->selections, g_steal_pointer (&guid), claim);
  return claim;
}

/* (transfer full): who made it, else @otherwise. */
static char *
dup_user (const xmlNode *node, const char *otherwise)
{
  char *user = adduce_foreign_qdpx_dup_guid (node, "creatingUser");

  if (*user != '\0')
    return user;
  g_free (user);
  return g_strdup (otherwise);
}

static void
read_selection (AdduceForeignQdpxState *state, const AdduceForeignQdpxSource *source, GHashTable *by_place,
                const xmlNode *selection)
{
  g_autofree char *nobody = adduce_foreign_qdpx_dup_guid (state->project, "creatingUserGUID");
  g_autofree char *user = dup_user (selection, nobody);
  g_autofree char *note = dup_notes (state, selection);
  const xmlNode *coding = adduce_foreign_dom_find (selection, "Coding");
  AdduceForeignClaim *claim = NULL;
  guint64 start, end;

  if (!adduce_foreign_qdpx_get_places (selection, &start, &end) || start >= end)
    {
      adduce_foreign_qdpx_complain (state, selection, _("a selection has no place (two whole numbers from 0 on, the "
                                                        "first the smaller one), "
                                    "so it is not read"));
      return;
    }
  if (coding == NULL || note != NULL)
    claim = find_claim (state, source, by_place, selection, user);
  if (claim != NULL)
    adduce_foreign_claim_add_note (claim, note);
  for (; coding != NULL; coding = adduce_foreign_dom_find_next (coding, "Coding"))
    {
      g_autofree char *by = dup_user (coding, user);

      add_coding (state, find_claim (state, source, by_place, selection, by), coding);
    }
}

void
adduce_foreign_qdpx_read_source (AdduceForeignQdpxState *state, const AdduceForeignQdpxSource *source)
{
  g_autoptr (GHashTable) by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *note = dup_notes (state, source->named);
  const xmlNode *coding = adduce_foreign_dom_find (source->named, "Coding");

  add_values (state, source->document, source->named);
  adduce_foreign_document_add_field (source->document, "note", note);
  for (; coding != NULL; coding = adduce_foreign_dom_find_next (coding, "Coding"))
    {
      g_autofree char *place = adduce_foreign_dom_dup_place (coding);
      g_autofree char *user = dup_user (coding, "");
      AdduceForeignClaim *about = adduce_foreign_add_claim (state->foreign, source->document, place);

      about->about_article = TRUE;
      about->coder = g_strdup (adduce_foreign_qdpx_codes_get_coder (state->codes, user));
      add_coding (state, about, coding);
    }
  for (const xmlNode *node = adduce_foreign_dom_find (source->node, ADDUCE_FOREIGN_QDPX_SELECTION); node != NULL;
       node = adduce_foreign_dom_find_next (node, ADDUCE_FOREIGN_QDPX_SELECTION))
    read_selection (state, source, by_place, node);
}

/* --- cases, sets, links --- */

static AdduceForeignDocument *
find_target (AdduceForeignQdpxState *state, const xmlNode *ref, AdduceForeignClaim **ret_claim)
{
  g_autofree char *guid = adduce_foreign_qdpx_dup_guid (ref, "targetGUID");

  *ret_claim = g_hash_table_lookup (state->selections, guid);
  return g_hash_table_lookup (state->by_guid, guid);
}

static void
read_case (AdduceForeignQdpxState *state, const xmlNode *node)
{
  g_autofree char *name = adduce_foreign_dom_dup_attribute (node, "name");

  for (const xmlNode *ref = node->children; ref != NULL; ref = ref->next)
    {
      AdduceForeignDocument *document;
      AdduceForeignClaim *claim;

      if (!adduce_foreign_dom_is (ref, "SourceRef") && !adduce_foreign_dom_is (ref, "SelectionRef"))
        continue;
      document = find_target (state, ref, &claim);
      if (document != NULL)
        {
          adduce_foreign_document_add_field (document, "case", name);
          add_values (state, document, node);
        }
      else if (claim != NULL)
        adduce_foreign_claim_add_field (claim, "case", name, NULL);
      else
        adduce_foreign_qdpx_complain (state, ref, _("what is named here was not read, so neither is this"));
    }
}

/* ATLAS.ti: a set "outlet: Post" says so of its texts. */
static void
read_set (AdduceForeignQdpxState *state, const xmlNode *node)
{
  g_autofree char *name = adduce_foreign_dom_dup_attribute (node, "name");
  const char *colon = name != NULL ? strstr (name, ": ") : NULL;
  g_autofree char *key = colon != NULL && colon != name ? g_strndup (name, (gsize) (colon - name)) : g_strdup ("set");

  for (const xmlNode *ref = adduce_foreign_dom_find (node, "MemberSource"); ref != NULL;
       ref = adduce_foreign_dom_find_next (ref, "MemberSource"))
    {
      AdduceForeignClaim *claim;
      AdduceForeignDocument *document = find_target (state, ref, &claim);

      if (document != NULL)
        adduce_foreign_document_add_field (document, key, colon != NULL && colon != name ? colon + 2 : name);
    }
  if (adduce_foreign_dom_find (node, "MemberCode") != NULL || adduce_foreign_dom_find (node, "MemberNote") != NULL)
    adduce_foreign_qdpx_complain (state, node, _("which codes and notes are in a set is not read"));
}

static gboolean
is_piece (AdduceForeignQdpxState *state, const xmlNode *link)
{
  g_autofree char *name = adduce_foreign_dom_dup_attribute (link, "name");

  return state->is_own && g_strcmp0 (name, ADDUCE_FOREIGN_QDPX_PIECE) == 0;
}

void
adduce_foreign_qdpx_find_owners (AdduceForeignQdpxState *state)
{
  const xmlNode *links = adduce_foreign_dom_find (state->project, "Links");

  for (const xmlNode *link = adduce_foreign_dom_find (links, "Link"); link != NULL;
       link = adduce_foreign_dom_find_next (link, "Link"))
    if (is_piece (state, link))
      g_hash_table_replace (state->owners, adduce_foreign_qdpx_dup_guid (link, "targetGUID"),
                            adduce_foreign_qdpx_dup_guid (link, "originGUID"));
}

/* A link to a note is how some programs write notes. */
static void
read_link (AdduceForeignQdpxState *state, AdduceForeignRelations *relations, const xmlNode *link)
{
  g_autofree char *origin = adduce_foreign_qdpx_dup_guid (link, "originGUID");
  g_autofree char *target = adduce_foreign_qdpx_dup_guid (link, "targetGUID");
  g_autofree char *name = adduce_foreign_dom_dup_attribute (link, "name");
  AdduceForeignClaim *from = g_hash_table_lookup (state->selections, origin);
  AdduceForeignClaim *to = g_hash_table_lookup (state->selections, target);
  const char *note = adduce_foreign_qdpx_codes_get_note (state->codes, from != NULL ? target : origin);

  if (is_piece (state, link))
    return;
  if (note != NULL && (from != NULL || to != NULL))
    adduce_foreign_claim_add_note (from != NULL ? from : to, note);
  else if (from != NULL && to != NULL)
    adduce_foreign_relations_add (relations, from, name != NULL && *name != '\0' ? name : "link", to);
  else
    adduce_foreign_qdpx_complain (state, link, _("a link joins something else than selections, so it is not read"));
}

void
adduce_foreign_qdpx_read_rest (AdduceForeignQdpxState *state)
{
  g_autoptr (AdduceForeignRelations) relations = adduce_foreign_relations_new ();
  const xmlNode *cases = adduce_foreign_dom_find (state->project, "Cases");
  const xmlNode *sets = adduce_foreign_dom_find (state->project, "Sets");
  const xmlNode *links = adduce_foreign_dom_find (state->project, "Links");
  const xmlNode *graphs = adduce_foreign_dom_find (state->project, "Graphs");
  const xmlNode *description = adduce_foreign_dom_find (state->project, "Description");

  for (const xmlNode *node = adduce_foreign_dom_find (cases, "Case"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "Case"))
    read_case (state, node);
  for (const xmlNode *node = adduce_foreign_dom_find (sets, "Set"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "Set"))
    read_set (state, node);
  for (const xmlNode *node = adduce_foreign_dom_find (links, "Link"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "Link"))
    read_link (state, relations, node);
  if (graphs != NULL)
    adduce_foreign_qdpx_complain (state, graphs, _("graphs are not read"));
  if (description != NULL)
    adduce_foreign_qdpx_complain (state, description, _("the description of the project is not read"));
}
