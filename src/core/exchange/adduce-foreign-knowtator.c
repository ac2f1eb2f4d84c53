/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * XML of Knowtator and eHOST (`annotations`), and of Knowtator 2 (`knowtator-project`).
 *
 * An annotation is a claim, its class the label, its slots fields; slots and triples that lead to another annotation
 * have its words. The text stands in the file that is named; where it is not beside, the article of that name is
 * meant. Places count UTF-16, as Java does.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-dom.h"
#include "exchange/adduce-foreign-json.h"
#include "exchange/adduce-foreign-relate.h"

/* One file while it is read. */
typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  AdduceForeignDocument *document;
  GHashTable *by_id;   /* id of a mention or annotation → claim */
  GHashTable *classes; /* id → element classMention */
  GHashTable *slots;   /* id → element …SlotMention */
  AdduceForeignRelations *relations;
} State;

static guint
knowtator_sniff (const AdduceForeignInput *input)
{
  g_autofree char *root = adduce_foreign_dom_peek_root (input->bytes);

  if (g_strcmp0 (root, "knowtator-project") == 0)
    return ADDUCE_FOREIGN_CERTAIN;
  return g_strcmp0 (root, "annotations") == 0 && adduce_foreign_input_mentions (input, "textSource", 65536)
           ? ADDUCE_FOREIGN_CERTAIN
           : 0;
}

/* The document, with the text of the file beside it if there is one. */
static gboolean
open_document (State *state, const char *source, GError **error)
{
  g_autofree char *base = g_path_get_basename (source);
  g_autofree char *name
    = strchr (base, '.') != NULL ? g_strdup (base) : g_strconcat (base, ".txt", NULL);
  g_autoptr (GBytes) bytes = adduce_foreign_input_load (state->input, name, NULL);
  g_autofree char *text = NULL;

  if (bytes != NULL)
    {
      text = adduce_foreign_dup_utf8 (bytes, error);
      if (text == NULL)
        {
          g_prefix_error (error, "%s: ", name);
          return FALSE;
        }
    }
  state->document = adduce_foreign_add_document (state->foreign, name, text, state->input->name, bytes);
  state->document->unit = ADDUCE_FOREIGN_UTF16;
  return TRUE;
}

/* Adds the claim of an element with spans; NULL where it has no place. */
static AdduceForeignClaim *
add_claim (State *state, const xmlNode *annotation, const char *id, const char *words)
{
  g_autofree char *place = adduce_foreign_dom_dup_place (annotation);
  AdduceForeignClaim *claim = adduce_foreign_add_claim (state->foreign, state->document, place);
  const xmlNode *span = adduce_foreign_dom_find (annotation, "span");
  gboolean one = span != NULL && adduce_foreign_dom_find_next (span, "span") == NULL;
  gboolean any = FALSE;

  for (; span != NULL; span = adduce_foreign_dom_find_next (span, "span"))
    {
      g_autofree char *start = adduce_foreign_dom_dup_attribute (span, "start");
      g_autofree char *end = adduce_foreign_dom_dup_attribute (span, "end");
      g_autofree char *own = adduce_foreign_dom_dup_content (span);

      any |= adduce_foreign_dom_add_piece (state->foreign, state->input, span, claim, start, end,
                                           *own != '\0' ? own : (one ? words : NULL));
    }
  if (!any)
    {
      if (adduce_foreign_dom_find (annotation, "span") == NULL)
        adduce_foreign_dom_complain (state->foreign, state->input, annotation,
                                     _("an annotation has no “span”, so it is not read"));
      adduce_foreign_drop_claim (state->foreign, claim);
      return NULL;
    }
  claim->id = g_strdup (id);
  if (claim->id != NULL)
    g_hash_table_replace (state->by_id, claim->id, claim);
  return claim;
}

static void
add_child_note (AdduceForeignClaim *claim, const xmlNode *annotation, const char *name)
{
  const xmlNode *node = adduce_foreign_dom_find (annotation, name);
  g_autofree char *note = node != NULL ? adduce_foreign_dom_dup_content (node) : NULL;

  adduce_foreign_claim_add_note (claim, note);
}

/* --- Knowtator 1, eHOST --- */

/* "Fri Oct 10 11:32:15 MDT 2014", as Java writes it; 0 where it is not that. */
static gint64
parse_java_time (const char *text)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  static const struct {
    const char *name;
    const char *offset;
  } zones[] = {
    { "EST", "-05" }, { "EDT", "-04" }, { "CST", "-06" }, { "CDT", "-05" },  { "MST", "-07" }, { "MDT", "-06" },
    { "PST", "-08" }, { "PDT", "-07" }, { "CET", "+01" }, { "CEST", "+02" }, { "BST", "+01" },
  };
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  const char *month = g_strv_length (words) == 6 && strlen (words[1]) == 3 ? strstr (months, words[1]) : NULL;
  const char *offset = "Z";
  g_autofree char *time = NULL;

  if (month == NULL || (month - months) % 3 != 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strcmp (words[4], zones[i].name) == 0)
      offset = zones[i].offset;
  time = g_strdup_printf ("%s-%02d-%sT%s%s", words[5], (int) (month - months) / 3 + 1, words[2], words[3], offset);
  return adduce_foreign_parse_time (time);
}

static void
read_annotation (State *state, const xmlNode *annotation)
{
  const xmlNode *mention = adduce_foreign_dom_find (annotation, "mention");
  const xmlNode *annotator = adduce_foreign_dom_find (annotation, "annotator");
  const xmlNode *words = adduce_foreign_dom_find (annotation, "spannedText");
  const xmlNode *date = adduce_foreign_dom_find (annotation, "creationDate");
  g_autofree char *id = mention != NULL ? adduce_foreign_dom_dup_attribute (mention, "id") : NULL;
  g_autofree char *quote = words != NULL ? adduce_foreign_dom_dup_content (words) : NULL;
  g_autofree char *created = date != NULL ? adduce_foreign_dom_dup_content (date) : NULL;
  AdduceForeignClaim *claim = add_claim (state, annotation, id, quote);

  if (claim == NULL)
    return;
  if (annotator != NULL)
    {
      claim->coder = adduce_foreign_dom_dup_content (annotator);
      if (*claim->coder == '\0')
        {
          g_free (claim->coder);
          claim->coder = adduce_foreign_dom_dup_attribute (annotator, "id");
        }
    }
  if (created != NULL)
    claim->created = parse_java_time (g_strstrip (created));
  add_child_note (claim, annotation, "comment");
  add_child_note (claim, annotation, "annotationComment");
}

/* What a slot says: words, or those of the annotation that it leads to. */
static void
add_slot (State *state, AdduceForeignClaim *claim, const xmlNode *slot)
{
  const xmlNode *named = adduce_foreign_dom_find (slot, "mentionSlot");
  g_autofree char *key = named != NULL ? adduce_foreign_dom_dup_attribute (named, "id") : NULL;
  gboolean leads = adduce_foreign_dom_is (slot, "complexSlotMention");

  for (const xmlNode *node = slot->children; node != NULL; node = node->next)
    {
      gboolean is_value = node->type == XML_ELEMENT_NODE
                          && g_str_has_suffix ((const char *) node->name, "SlotMentionValue");
      g_autofree char *value = is_value ? adduce_foreign_dom_dup_attribute (node, "value") : NULL;
      const AdduceForeignClaim *other = leads && value != NULL ? g_hash_table_lookup (state->by_id, value) : NULL;

      if (value == NULL)
        continue;
      if (other != NULL)
        adduce_foreign_relations_add (state->relations, claim, key != NULL ? key : "slot", other);
      else if (leads)
        adduce_foreign_dom_complain (state->foreign, state->input, node,
                                     _("the annotation that this slot leads to is not there, so it is not read"));
      else
        adduce_foreign_claim_add_field (claim, key != NULL ? key : "slot", value, NULL);
    }
}

static void
add_class (State *state, AdduceForeignClaim *claim, const xmlNode *mention)
{
  const xmlNode *named = adduce_foreign_dom_find (mention, "mentionClass");
  const xmlNode *has = adduce_foreign_dom_find (mention, "hasSlotMention");
  g_autofree char *label = named != NULL ? adduce_foreign_dom_dup_attribute (named, "id") : NULL;

  adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, label, NULL);
  for (; has != NULL; has = adduce_foreign_dom_find_next (has, "hasSlotMention"))
    {
      g_autofree char *id = adduce_foreign_dom_dup_attribute (has, "id");
      const xmlNode *slot = id != NULL ? g_hash_table_lookup (state->slots, id) : NULL;

      if (slot != NULL)
        add_slot (state, claim, slot);
      else
        adduce_foreign_dom_complain (state->foreign, state->input, has,
                                     _("the slot that is named here is not there, so it is not read"));
    }
}

static void
index_mentions (State *state, const xmlNode *root)
{
  for (const xmlNode *node = root->children; node != NULL; node = node->next)
    {
      gboolean is_class = adduce_foreign_dom_is (node, "classMention");
      gboolean is_slot
        = node->type == XML_ELEMENT_NODE && g_str_has_suffix ((const char *) node->name, "SlotMention");
      char *id = is_class || is_slot ? adduce_foreign_dom_dup_attribute (node, "id") : NULL;

      if (id != NULL)
        g_hash_table_replace (is_class ? state->classes : state->slots, id, (gpointer) node);
    }
}

static gboolean
read_annotations (State *state, const xmlNode *root, GError **error)
{
  g_autofree char *source = adduce_foreign_dom_dup_attribute (root, "textSource");
  guint first = adduce_foreign_get_claims (state->foreign)->len;
  GPtrArray *claims;

  if (source == NULL || *source == '\0')
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                   _("line %ld: “textSource” is missing, the name of the text"), xmlGetLineNo (root));
      return FALSE;
    }
  if (!open_document (state, source, error))
    return FALSE;
  index_mentions (state, root);
  for (const xmlNode *node = adduce_foreign_dom_find (root, "annotation"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "annotation"))
    read_annotation (state, node);
  claims = adduce_foreign_get_claims (state->foreign);
  for (guint i = first; i < claims->len; i++)
    {
      AdduceForeignClaim *claim = claims->pdata[i];
      const xmlNode *mention = claim->id != NULL ? g_hash_table_lookup (state->classes, claim->id) : NULL;

      if (mention != NULL)
        add_class (state, claim, mention);
    }
  return TRUE;
}

/* --- Knowtator 2 --- */

static void
read_annotation_2 (State *state, const xmlNode *annotation)
{
  const xmlNode *named = adduce_foreign_dom_find (annotation, "class");
  g_autofree char *id = adduce_foreign_dom_dup_attribute (annotation, "id");
  AdduceForeignClaim *claim = add_claim (state, annotation, id, NULL);

  if (claim == NULL)
    return;
  claim->coder = adduce_foreign_dom_dup_attribute (annotation, "annotator");
  if (named != NULL)
    {
      g_autofree char *label = adduce_foreign_dom_dup_attribute (named, "label");
      g_autofree char *code = adduce_foreign_dom_dup_attribute (named, "id");

      if (label == NULL || *label == '\0')
        {
          g_free (label);
          label = g_steal_pointer (&code);
        }
      adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, label, NULL);
    }
  add_child_note (claim, annotation, "comment");
}

/* The claim of a vertex of a graph, by the attribute of a triple that names it. */
static AdduceForeignClaim *
find_vertex (State *state, GHashTable *vertices, const xmlNode *triple, const char *name)
{
  g_autofree char *id = adduce_foreign_dom_dup_attribute (triple, name);
  const char *annotation = id != NULL ? g_hash_table_lookup (vertices, id) : NULL;

  return annotation != NULL ? g_hash_table_lookup (state->by_id, annotation) : NULL;
}

static void
read_triple (State *state, GHashTable *vertices, const xmlNode *triple)
{
  AdduceForeignClaim *subject = find_vertex (state, vertices, triple, "subject");
  AdduceForeignClaim *object = find_vertex (state, vertices, triple, "object");
  g_autofree char *property = adduce_foreign_dom_dup_attribute (triple, "property");
  g_autofree char *negated = adduce_foreign_dom_dup_attribute (triple, "polarity");
  g_autofree char *key = NULL;

  if (subject == NULL || object == NULL)
    {
      adduce_foreign_dom_complain (state->foreign, state->input, triple,
                                   _("one of the two that this relation joins is not there, so it is not read"));
      return;
    }
  key = g_strdup_printf ("%s%s", g_strcmp0 (negated, "negative") == 0 ? "not " : "",
                         property != NULL && *property != '\0' ? property : "relation");
  adduce_foreign_relations_add (state->relations, subject, key, object);
}

static void
read_graph (State *state, const xmlNode *graph)
{
  g_autoptr (GHashTable) vertices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (const xmlNode *vertex = adduce_foreign_dom_find (graph, "vertex"); vertex != NULL;
       vertex = adduce_foreign_dom_find_next (vertex, "vertex"))
    {
      char *id = adduce_foreign_dom_dup_attribute (vertex, "id");
      char *annotation = adduce_foreign_dom_dup_attribute (vertex, "annotation");

      if (id != NULL && annotation != NULL)
        g_hash_table_replace (vertices, g_steal_pointer (&id), g_steal_pointer (&annotation));
      g_free (id);
      g_free (annotation);
    }
  for (const xmlNode *triple = adduce_foreign_dom_find (graph, "triple"); triple != NULL;
       triple = adduce_foreign_dom_find_next (triple, "triple"))
    read_triple (state, vertices, triple);
}

static gboolean
read_project (State *state, const xmlNode *root, GError **error)
{
  for (const xmlNode *node = adduce_foreign_dom_find (root, "document"); node != NULL;
       node = adduce_foreign_dom_find_next (node, "document"))
    {
      g_autofree char *file = adduce_foreign_dom_dup_attribute (node, "text-file");
      g_autofree char *id = adduce_foreign_dom_dup_attribute (node, "id");
      const char *source = file != NULL && *file != '\0' ? file : id;

      if (source == NULL || *source == '\0')
        {
          adduce_foreign_dom_complain (state->foreign, state->input, node,
                                       _("a document has neither “text-file” nor “id”, so it is not read"));
          continue;
        }
      if (!open_document (state, source, error))
        return FALSE;
      g_hash_table_remove_all (state->by_id);
      for (const xmlNode *annotation = adduce_foreign_dom_find (node, "annotation"); annotation != NULL;
           annotation = adduce_foreign_dom_find_next (annotation, "annotation"))
        read_annotation_2 (state, annotation);
      for (const xmlNode *graph = adduce_foreign_dom_find (node, "graph-space"); graph != NULL;
           graph = adduce_foreign_dom_find_next (graph, "graph-space"))
        read_graph (state, graph);
    }
  return TRUE;
}

static gboolean
knowtator_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  xmlDoc *tree = adduce_foreign_dom_parse (input->bytes, error);
  const xmlNode *root = tree != NULL ? xmlDocGetRootElement (tree) : NULL;
  State state = { .input = input, .foreign = foreign };
  gboolean fine = FALSE;

  (void) cancellable;
  if (root == NULL)
    return FALSE;
  state.by_id = g_hash_table_new (g_str_hash, g_str_equal);
  state.classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state.slots = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  state.relations = adduce_foreign_relations_new ();
  if (adduce_foreign_dom_is (root, "annotations"))
    fine = read_annotations (&state, root, error);
  else if (adduce_foreign_dom_is (root, "knowtator-project"))
    fine = read_project (&state, root, error);
  else
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                 _("line %ld: this is no file of Knowtator: it begins with “%s”, not with “annotations” or "
                   "“knowtator-project”"),
                 xmlGetLineNo (root), (const char *) root->name);
  adduce_foreign_relations_free (state.relations);
  g_hash_table_unref (state.slots);
  g_hash_table_unref (state.classes);
  g_hash_table_unref (state.by_id);
  xmlFreeDoc (tree);
  return fine;
}

const AdduceForeignReader adduce_foreign_knowtator = {
  .format = {
    .id = "knowtator",
    .label = N_("Knowtator and eHOST (XML)"),
    .checked_with = "files laid out as eHOST and Knowtator 2 do",
  },
  .sniff = knowtator_sniff,
  .read = knowtator_read,
};
