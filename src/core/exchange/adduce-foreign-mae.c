/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XML of MAE (Multi-document Annotation Environment): TEXT, and TAGS with an element for each tag.
 *
 * A tag with a place is a claim, its name the label and its attributes fields. Tags that join others become fields of
 * the first that they join which has a place. Places count UTF-16, as Java does; `1~11,20~25` are two pieces.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-dom.h"
#include "exchange/adduce-foreign-relate.h"

typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  AdduceForeignDocument *document;
  GHashTable *by_id; /* id → claim */
  AdduceForeignRelations *relations;
} State;

static guint
mae_sniff (const AdduceForeignInput *input)
{
  g_autofree char *root = NULL;

  if (!adduce_foreign_input_mentions (input, "<TEXT", 65536))
    return 0;
  root = adduce_foreign_dom_peek_root (input->bytes);
  if (root == NULL || strcmp (root, "TEI") == 0)
    return 0;
  return adduce_foreign_input_mentions (input, "<TAGS", G_MAXSIZE) ? ADDUCE_FOREIGN_CERTAIN - 10 : 0;
}

static const xmlNode *
next_element (const xmlNode *node)
{
  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->next;
  return node;
}

static gboolean
is_own (const char *name)
{
  static const char *const names[] = { "id", "spans", "start", "end", "text", NULL };

  return g_strv_contains (names, name);
}

/* --- tags with a place --- */

/* Words of a piece: those of the tag, where it has one piece only. */
static gboolean
add_pieces (State *state, const xmlNode *tag, AdduceForeignClaim *claim, const char *spans, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (spans, ",", -1);
  gboolean one = parts[0] != NULL && parts[1] == NULL;
  gboolean any = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (parts[i], "~", 2);

      any |= adduce_foreign_dom_add_piece (state->foreign, state->input, tag, claim, ends[0],
                                           ends[0] != NULL ? ends[1] : NULL, one ? text : NULL);
    }
  return any;
}

static void
add_attributes (AdduceForeignClaim *claim, const xmlNode *tag)
{
  for (const xmlAttr *attribute = tag->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      g_autofree char *value = adduce_foreign_dom_dup_attribute (tag, name);

      if (!is_own (name) && value != NULL)
        adduce_foreign_claim_add_field (claim, name, value, NULL);
    }
}

/* `start` and `end` are older than `spans`; (transfer full) (nullable). */
static char *
dup_spans (const xmlNode *tag)
{
  g_autofree char *start = adduce_foreign_dom_dup_attribute (tag, "start");
  g_autofree char *end = adduce_foreign_dom_dup_attribute (tag, "end");
  char *spans = adduce_foreign_dom_dup_attribute (tag, "spans");

  return spans == NULL && start != NULL && end != NULL ? g_strconcat (start, "~", end, NULL) : spans;
}

static void
add_tag (State *state, const xmlNode *tag, const char *spans)
{
  g_autofree char *text = adduce_foreign_dom_dup_attribute (tag, "text");
  g_autofree char *place = adduce_foreign_dom_dup_place (tag);
  AdduceForeignClaim *claim;

  if (*spans == '\0' || g_str_has_prefix (spans, "-1"))
    {
      g_autofree char *id = adduce_foreign_dom_dup_attribute (tag, "id");
      g_autofree char *problem = g_strdup_printf (
        /* translators: the name of a tag, and its id */
        _("the tag %s %s has no place in the text, so it is not read"), (const char *) tag->name, id != NULL ? id : "");

      adduce_foreign_dom_complain (state->foreign, state->input, tag, problem);
      return;
    }
  claim = adduce_foreign_add_claim (state->foreign, state->document, place);
  if (!add_pieces (state, tag, claim, spans, text))
    {
      adduce_foreign_drop_claim (state->foreign, claim);
      return;
    }
  claim->id = adduce_foreign_dom_dup_attribute (tag, "id");
  if (claim->id != NULL)
    g_hash_table_replace (state->by_id, claim->id, claim);
  adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, (const char *) tag->name, NULL);
  add_attributes (claim, tag);
}

/* --- tags that join others --- */

/* "from" of the attribute "fromID"; (transfer full) (nullable) */
static char *
dup_argument (const char *name)
{
  return strlen (name) > 2 && g_str_has_suffix (name, "ID") ? g_strndup (name, strlen (name) - 2) : NULL;
}

static gboolean
is_argument_text (const xmlNode *tag, const char *name)
{
  g_autofree char *id = NULL;

  if (!g_str_has_suffix (name, "Text"))
    return FALSE;
  id = g_strdup_printf ("%.*sID", (int) (strlen (name) - 4), name);
  return xmlHasProp (tag, (const xmlChar *) id) != NULL;
}

/* All that a tag says, in the order of its attributes: "relationship: performs; to: repainted". */
static void
join_tag (State *state, const xmlNode *tag)
{
  g_autoptr (GString) said = g_string_new (NULL);
  AdduceForeignClaim *first = NULL;

  for (const xmlAttr *attribute = tag->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      g_autofree char *argument = dup_argument (name);
      g_autofree char *value = adduce_foreign_dom_dup_attribute (tag, name);
      AdduceForeignClaim *claim = argument != NULL && value != NULL ? g_hash_table_lookup (state->by_id, value) : NULL;
      g_autofree char *words = NULL;

      if (is_own (name) || is_argument_text (tag, name) || value == NULL || *value == '\0')
        continue;
      if (claim != NULL && first == NULL)
        {
          first = claim;
          continue;
        }
      words = claim != NULL ? adduce_foreign_relations_dup_words (state->relations, claim) : g_strdup (value);
      g_string_append_printf (said, "%s%s: %s", said->len > 0 ? "; " : "", argument != NULL ? argument : name, words);
    }
  if (first == NULL)
    adduce_foreign_dom_complain (state->foreign, state->input, tag,
                                 _("none of the tags that this one joins has a place in the text, so it is not read"));
  else
    adduce_foreign_claim_add_field (first, (const char *) tag->name, said->len > 0 ? said->str : "yes", NULL);
}

static void
read_tags (State *state, const xmlNode *tags)
{
  for (const xmlNode *tag = next_element (tags->children); tag != NULL; tag = next_element (tag->next))
    {
      g_autofree char *spans = dup_spans (tag);

      if (spans != NULL)
        add_tag (state, tag, spans);
    }
  for (const xmlNode *tag = next_element (tags->children); tag != NULL; tag = next_element (tag->next))
    {
      g_autofree char *spans = dup_spans (tag);

      if (spans == NULL)
        join_tag (state, tag);
    }
}

/* MAE copies the text of a file that often stands beside. */
static void
pass_over_text (const AdduceForeignInput *input, const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autoptr (GBytes) bytes = adduce_foreign_input_load (input, base, NULL);

  (void) bytes;
}

static gboolean
mae_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  xmlDoc *tree = adduce_foreign_dom_parse (input->bytes, error);
  const xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;
  const xmlNode *text = adduce_foreign_dom_find (root, "TEXT"), *tags = adduce_foreign_dom_find (root, "TAGS");
  g_autofree char *name = adduce_foreign_input_rename (input, ".txt");
  State state = { .input = input, .foreign = foreign };

  if (tree == NULL)
    return FALSE;
  if (text == NULL || tags == NULL)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                   _("line %ld: this is no file of MAE, in which “TEXT” and “TAGS” stand"), xmlGetLineNo (root));
      xmlFreeDoc (tree);
      return FALSE;
    }
  (void) cancellable;
  pass_over_text (input, name);
  g_autofree char *content = adduce_foreign_dom_dup_content (text);
  state.document = adduce_foreign_add_document (foreign, name, content, input->name, NULL);
  state.document->unit = ADDUCE_FOREIGN_UTF16;
  state.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  state.relations = adduce_foreign_relations_new ();
  read_tags (&state, tags);
  adduce_foreign_relations_free (state.relations);
  g_hash_table_unref (state.by_id);
  xmlFreeDoc (tree);
  return TRUE;
}

const AdduceForeignReader adduce_foreign_mae = {
  .format = {
    .id = "mae",
    .label = N_("MAE (XML)"),
    .checked_with = "MAE",
  },
  .companions = "*.dtd",
  .sniff = mae_sniff,
  .read = mae_read,
};
