/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * doccano's JSON and JSON Lines: sequence labelling (`label`, older `labels`, a list of [start, end, label]), with
 * relations (`entities` and `relations`), and labels of the whole text. What else a record has is metadata. Places
 * count UTF-16, as its browser side does.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-records.h"
#include "exchange/adduce-foreign-relate.h"

/* Members that are no metadata. */
#define OWN " text data label labels entities relations cats Comments comments "

/* One record while it is read. */
typedef struct {
  AdduceForeignRecord *record;
  AdduceForeignDocument *document;
  const char *coder;
  GHashTable *by_id; /* id of an entity → claim */
} State;

static guint
doccano_sniff (const AdduceForeignInput *input)
{
  const AdduceJsonValue *record, *labels, *first;
  g_autoptr (AdduceJsonTree) tree = NULL;

  if (!adduce_foreign_input_mentions (input, "label", 1024 * 1024))
    return 0;
  tree = adduce_foreign_records_peek (input, &record);
  if (tree == NULL || adduce_json_value_get_string (record, "text") == NULL)
    return 0;
  labels = adduce_foreign_json_get_array (record, "entities");
  if (labels != NULL && adduce_foreign_json_get_array (record, "relations") != NULL)
    return ADDUCE_FOREIGN_CERTAIN - 5;
  labels = adduce_foreign_json_get_array (record, "label");
  if (labels == NULL)
    labels = adduce_foreign_json_get_array (record, "labels");
  first = labels != NULL ? adduce_json_value_first (labels) : NULL;
  if (labels == NULL)
    return 0;
  if (first == NULL)
    return ADDUCE_FOREIGN_LIKELY - 10;
  return first->type == ADDUCE_JSON_ARRAY && first->n_children == 3 ? ADDUCE_FOREIGN_CERTAIN - 5
                                                                    : ADDUCE_FOREIGN_LIKELY - 10;
}

static AdduceForeignClaim *
add_claim (State *state, const AdduceJsonValue *value)
{
  g_autofree char *place = adduce_foreign_record_dup_place (state->record, value);
  AdduceForeignClaim *claim = adduce_foreign_add_claim (state->record->foreign, state->document, place);

  claim->coder = g_strdup (state->coder);
  return claim;
}

/* A label of the text as a whole. */
static void
add_about (State *state, const AdduceJsonValue *value, const char *word)
{
  AdduceForeignClaim *claim = add_claim (state, value);

  claim->about_article = TRUE;
  adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, word, NULL);
}

static void
add_span (State *state, const AdduceJsonValue *value, const AdduceJsonValue *start, const AdduceJsonValue *end,
          const AdduceJsonValue *label)
{
  AdduceForeignClaim *claim = add_claim (state, value);
  g_autofree char *word = adduce_foreign_json_dup_word (label);

  if (!adduce_foreign_record_add_piece (state->record, claim, start, end, NULL))
    {
      adduce_foreign_drop_claim (state->record->foreign, claim);
      return;
    }
  adduce_foreign_record_add_label (claim, word, state->coder != NULL);
  if (value->type == ADDUCE_JSON_OBJECT)
    {
      claim->id = adduce_foreign_json_dup_word (adduce_json_value_get (value, "id"));
      if (claim->id != NULL)
        g_hash_table_replace (state->by_id, claim->id, claim);
    }
}

static void
add_label (State *state, const AdduceJsonValue *value)
{
  g_autofree char *word = adduce_foreign_json_dup_word (value);

  if (word != NULL)
    add_about (state, value, word);
  else if (value->type == ADDUCE_JSON_ARRAY && value->n_children == 3)
    add_span (state, value, adduce_foreign_json_get_nth (value, 0), adduce_foreign_json_get_nth (value, 1),
              adduce_foreign_json_get_nth (value, 2));
  else if (value->type == ADDUCE_JSON_OBJECT)
    add_span (state, value, adduce_json_value_get (value, "start_offset"), adduce_json_value_get (value, "end_offset"),
              adduce_json_value_get (value, "label"));
  else
    adduce_foreign_record_complain (state->record, value,
                                    _("this is no label like [0, 12, \"WORD\"], so it is not read"));
}

static void
add_labels (State *state, const char *name)
{
  const AdduceJsonValue *labels = adduce_json_value_get (state->record->value, name);
  g_autofree char *word = adduce_foreign_json_dup_word (labels);

  if (word != NULL)
    add_about (state, labels, word);
  if (labels == NULL || labels->type != ADDUCE_JSON_ARRAY)
    return;
  for (const AdduceJsonValue *value = adduce_json_value_first (labels); value != NULL;
       value = adduce_json_value_next (labels, value))
    add_label (state, value);
}

static AdduceForeignClaim *
find_claim (State *state, const AdduceJsonValue *relation, const char *name)
{
  g_autofree char *id = adduce_foreign_json_dup_word (adduce_json_value_get (relation, name));

  return id != NULL ? g_hash_table_lookup (state->by_id, id) : NULL;
}

static void
add_relations (State *state)
{
  const AdduceJsonValue *list = adduce_foreign_json_get_array (state->record->value, "relations");
  g_autoptr (AdduceForeignRelations) relations = adduce_foreign_relations_new ();
  const AdduceJsonValue *value = list != NULL ? adduce_json_value_first (list) : NULL;

  for (; value != NULL; value = adduce_json_value_next (list, value))
    {
      gboolean is_object = value->type == ADDUCE_JSON_OBJECT;
      AdduceForeignClaim *from = is_object ? find_claim (state, value, "from_id") : NULL;
      AdduceForeignClaim *to = is_object ? find_claim (state, value, "to_id") : NULL;
      g_autofree char *type = is_object ? adduce_foreign_json_dup_word (adduce_json_value_get (value, "type")) : NULL;

      if (from == NULL || to == NULL)
        adduce_foreign_record_complain (state->record, value,
                                        _("one of the two that this relation joins is not there, so it is not read"));
      else
        adduce_foreign_relations_add (relations, from, type != NULL ? type : "relation", to);
    }
}

static void
add_comments (State *state, const char *name)
{
  const AdduceJsonValue *list = adduce_foreign_json_get_array (state->record->value, name);
  AdduceForeignClaim *claim;

  if (list == NULL || list->n_children == 0)
    return;
  claim = add_claim (state, list);
  claim->about_article = TRUE;
  for (const AdduceJsonValue *value = adduce_json_value_first (list); value != NULL;
       value = adduce_json_value_next (list, value))
    {
      g_autofree char *word = adduce_foreign_json_dup_word (value);

      adduce_foreign_claim_add_note (claim, word);
    }
}

static gboolean
read_record (AdduceForeignRecord *record, GError **error)
{
  const char *text = adduce_json_value_get_string (record->value, "text");
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  State state = { .record = record, .by_id = by_id };

  (void) error;
  if (text == NULL)
    text = adduce_json_value_get_string (record->value, "data");
  if (text == NULL)
    {
      adduce_foreign_record_complain (record, record->value,
                                      _("“text” is missing, so that nothing of this record can be read"));
      return TRUE;
    }
  state.document = adduce_foreign_record_add_document (record, text, record->value);
  state.document->unit = ADDUCE_FOREIGN_UTF16;
  adduce_foreign_record_add_meta (state.document, record->value, OWN);
  state.coder = adduce_foreign_record_add_layer (record, state.document, record->value);
  add_labels (&state, "label");
  add_labels (&state, "labels");
  add_labels (&state, "entities");
  add_labels (&state, "cats");
  add_relations (&state);
  add_comments (&state, "Comments");
  add_comments (&state, "comments");
  return TRUE;
}

static gboolean
doccano_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  return adduce_foreign_records_each (input, foreign, FALSE, read_record, NULL, cancellable, error);
}

const AdduceForeignReader adduce_foreign_doccano = {
  .format = {
    .id = "doccano",
    .label = N_("doccano (JSON Lines)"),
    .checked_with = "Adduce, doccano",
  },
  .companions = "*.losses.csv",
  .sniff = doccano_sniff,
  .read = doccano_read,
};
