/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Prodigy's JSON Lines: tasks with spans of whole tokens, relations, labels of the text, choices, and the answer.
 *
 * What was rejected or ignored is no annotation and is not read, which is said. A text that several tasks ask about is
 * one document. Spans that our own export gave the same claim_id are pieces of one claim.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/adduce-foreign-records.h"
#include "exchange/adduce-foreign-relate.h"

/* Members that are no metadata. */
#define OWN                                                                                                           \
  " text tokens spans relations answer label accept options html image _input_hash _task_hash _view_id _session_id "  \
  "_annotator_id _timestamp _is_binary config view_id score priority "

/* One file while it is read. */
typedef struct {
  GHashTable *by_text; /* text → document */
  guint n_rejected;
  guint first_rejected; /* line */
  guint n_ignored;
  guint first_ignored;
} State;

/* One task. */
typedef struct {
  AdduceForeignRecord *record;
  AdduceForeignDocument *document;
  GPtrArray *tokens; /* AdduceJsonValue */
  char *coder;
  gboolean is_own; /* our own export wrote it */
  gint64 created;
  GHashTable *by_id;    /* claim_id → claim */
  GHashTable *by_place; /* "START END" → claim */
} Task;

static guint
prodigy_sniff (const AdduceForeignInput *input)
{
  const AdduceJsonValue *record;
  g_autoptr (AdduceJsonTree) tree = NULL;

  if (!adduce_foreign_input_mentions (input, "\"text\"", 1024 * 1024))
    return 0;
  tree = adduce_foreign_records_peek (input, &record);
  if (tree == NULL || adduce_json_value_get_string (record, "text") == NULL)
    return 0;
  if (adduce_json_value_get (record, "_task_hash") != NULL || adduce_json_value_get (record, "_view_id") != NULL)
    return ADDUCE_FOREIGN_CERTAIN;
  if (adduce_foreign_json_get_array (record, "tokens") != NULL || adduce_json_value_get (record, "answer") != NULL)
    return ADDUCE_FOREIGN_CERTAIN - 10;
  return adduce_foreign_json_get_array (record, "spans") != NULL ? ADDUCE_FOREIGN_LIKELY : 0;
}

static AdduceForeignClaim *
add_claim (Task *task, const AdduceJsonValue *value)
{
  g_autofree char *place = adduce_foreign_record_dup_place (task->record, value);
  AdduceForeignClaim *claim = adduce_foreign_add_claim (task->record->foreign, task->document, place);

  claim->coder = g_strdup (task->coder);
  claim->created = task->created;
  return claim;
}

/* Whether it was accepted; else it is counted. */
static gboolean
is_accepted (State *state, const AdduceJsonValue *value, guint line)
{
  const char *answer = adduce_json_value_get_string (value, "answer");

  if (g_strcmp0 (answer, "reject") == 0)
    {
      if (state->n_rejected++ == 0)
        state->first_rejected = line;
      return FALSE;
    }
  if (g_strcmp0 (answer, "ignore") == 0)
    {
      if (state->n_ignored++ == 0)
        state->first_ignored = line;
      return FALSE;
    }
  return TRUE;
}

/* --- spans --- */

/* The start or end of a token by its number. */
static const AdduceJsonValue *
find_token (const Task *task, const AdduceJsonValue *span, const char *name, const char *which)
{
  const AdduceJsonValue *token = NULL;
  guint64 number;

  if (adduce_foreign_json_get_number (span, name, &number) && number < task->tokens->len)
    token = task->tokens->pdata[number];
  return token != NULL && token->type == ADDUCE_JSON_OBJECT ? adduce_json_value_get (token, which) : NULL;
}

/* (transfer full) (nullable) */
static char *
make_place_key (const AdduceJsonValue *start, const AdduceJsonValue *end)
{
  guint64 first, behind;

  return adduce_foreign_json_to_number (start, &first) && adduce_foreign_json_to_number (end, &behind)
           ? g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, first, behind)
           : NULL;
}

static void
add_span (Task *task, const AdduceJsonValue *span)
{
  const AdduceJsonValue *start = adduce_json_value_get (span, "start"), *end = adduce_json_value_get (span, "end");
  g_autofree char *label = adduce_foreign_json_dup_word (adduce_json_value_get (span, "label"));
  g_autofree char *score = adduce_foreign_json_dup_word (adduce_json_value_get (span, "score"));
  g_autofree char *id = adduce_foreign_json_dup_word (adduce_json_value_get (span, "claim_id"));
  AdduceForeignClaim *claim = id != NULL ? g_hash_table_lookup (task->by_id, id) : NULL;
  gboolean is_new = claim == NULL;
  char *key;

  if (start == NULL)
    start = find_token (task, span, "token_start", "start");
  if (end == NULL)
    end = find_token (task, span, "token_end", "end");
  if (is_new)
    claim = add_claim (task, span);
  if (!adduce_foreign_record_add_piece (task->record, claim, start, end, adduce_json_value_get_string (span, "text")))
    {
      if (is_new)
        adduce_foreign_drop_claim (task->record->foreign, claim);
      return;
    }
  key = make_place_key (start, end);
  adduce_foreign_record_add_label (claim, label, task->is_own);
  adduce_foreign_claim_add_field (claim, "score", score, NULL);
  if (key != NULL)
    g_hash_table_replace (task->by_place, key, claim);
  if (!is_new || id == NULL)
    return;
  claim->id = g_steal_pointer (&id);
  g_hash_table_insert (task->by_id, claim->id, claim);
}

static void
add_spans (State *state, Task *task)
{
  const AdduceJsonValue *spans = adduce_foreign_json_get_array (task->record->value, "spans");
  const AdduceJsonValue *span = spans != NULL ? adduce_json_value_first (spans) : NULL;

  for (; span != NULL; span = adduce_json_value_next (spans, span))
    if (span->type != ADDUCE_JSON_OBJECT)
      adduce_foreign_record_complain (task->record, span,
                                      _("a span must be an object { … }, so this one is not read"));
    else if (is_accepted (state, span, task->record->line))
      add_span (task, span);
}

/* One end of a relation: a span, or a token by its number; one that no span of the task is becomes a claim. */
static AdduceForeignClaim *
find_end (Task *task, const AdduceJsonValue *relation, const char *span_name, const char *token_name)
{
  const AdduceJsonValue *span = adduce_foreign_json_get_object (relation, span_name);
  const AdduceJsonValue *start = find_token (task, relation, token_name, "start");
  const AdduceJsonValue *end = find_token (task, relation, token_name, "end");
  AdduceForeignClaim *claim;
  g_autofree char *key = NULL;

  if (span != NULL)
    {
      start = adduce_json_value_get (span, "start");
      end = adduce_json_value_get (span, "end");
    }
  key = make_place_key (start, end);
  if (key == NULL)
    return NULL;
  claim = g_hash_table_lookup (task->by_place, key);
  if (claim == NULL)
    {
      g_autofree char *label
        = span != NULL ? adduce_foreign_json_dup_word (adduce_json_value_get (span, "label")) : NULL;

      claim = add_claim (task, relation);
      if (!adduce_foreign_record_add_piece (task->record, claim, start, end, NULL))
        {
          adduce_foreign_drop_claim (task->record->foreign, claim);
          return NULL;
        }
      adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, label, NULL);
      g_hash_table_insert (task->by_place, g_steal_pointer (&key), claim);
    }
  return claim;
}

static void
add_relations (Task *task)
{
  const AdduceJsonValue *list = adduce_foreign_json_get_array (task->record->value, "relations");
  g_autoptr (AdduceForeignRelations) relations = adduce_foreign_relations_new ();
  const AdduceJsonValue *value = list != NULL ? adduce_json_value_first (list) : NULL;

  for (; value != NULL; value = adduce_json_value_next (list, value))
    {
      gboolean is_object = value->type == ADDUCE_JSON_OBJECT;
      AdduceForeignClaim *head = is_object ? find_end (task, value, "head_span", "head") : NULL;
      AdduceForeignClaim *child = is_object ? find_end (task, value, "child_span", "child") : NULL;
      g_autofree char *label
        = is_object ? adduce_foreign_json_dup_word (adduce_json_value_get (value, "label")) : NULL;

      if (head == NULL || child == NULL)
        adduce_foreign_record_complain (task->record, value,
                                        _("one of the two that this relation joins is not there, so it is not read"));
      else
        adduce_foreign_relations_add (relations, head, label != NULL ? label : "relation", child);
    }
}

/* --- the text as a whole --- */

/* What a choice says, by its id; (transfer full). */
static char *
dup_option (const AdduceJsonValue *record, const char *id)
{
  const AdduceJsonValue *options = adduce_foreign_json_get_array (record, "options");
  const AdduceJsonValue *option = options != NULL ? adduce_json_value_first (options) : NULL;

  for (; option != NULL; option = adduce_json_value_next (options, option))
    {
      g_autofree char *own = option->type == ADDUCE_JSON_OBJECT
                               ? adduce_foreign_json_dup_word (adduce_json_value_get (option, "id"))
                               : NULL;

      if (g_strcmp0 (own, id) == 0 && adduce_json_value_get_string (option, "text") != NULL)
        return g_strdup (adduce_json_value_get_string (option, "text"));
    }
  return g_strdup (id);
}

static void
add_about (Task *task)
{
  const AdduceJsonValue *accept = adduce_foreign_json_get_array (task->record->value, "accept");
  g_autofree char *label = adduce_foreign_json_dup_word (adduce_json_value_get (task->record->value, "label"));
  const AdduceJsonValue *choice = accept != NULL ? adduce_json_value_first (accept) : NULL;
  AdduceForeignClaim *claim;

  if (label == NULL && choice == NULL)
    return;
  claim = add_claim (task, task->record->value);
  claim->about_article = TRUE;
  adduce_foreign_claim_add_field (claim, ADDUCE_FOREIGN_LABEL, label, NULL);
  for (; choice != NULL; choice = adduce_json_value_next (accept, choice))
    {
      g_autofree char *id = adduce_foreign_json_dup_word (choice);
      g_autofree char *text = id != NULL ? dup_option (task->record->value, id) : NULL;

      adduce_foreign_claim_add_field (claim, "choice", text, NULL);
    }
}

static char *
dup_coder (const AdduceJsonValue *record)
{
  const char *coder = adduce_json_value_get_string (record, "_annotator_id");

  if (coder == NULL || *coder == '\0')
    coder = adduce_json_value_get_string (record, "_session_id");
  return coder != NULL && *coder != '\0' ? g_strdup (coder) : NULL;
}

static AdduceForeignDocument *
find_document (State *state, AdduceForeignRecord *record, const char *text)
{
  AdduceForeignDocument *document = g_hash_table_lookup (state->by_text, text);

  if (document == NULL)
    {
      const AdduceJsonValue *meta = adduce_foreign_json_get_object (record->value, "meta");

      document = adduce_foreign_record_add_document (record, text, meta);
      g_hash_table_replace (state->by_text, document->text, document);
    }
  adduce_foreign_record_add_meta (document, record->value, OWN " meta ");
  return document;
}

/* (transfer container) (element-type AdduceJsonValue) */
static GPtrArray *
list_tokens (const AdduceJsonValue *record)
{
  const AdduceJsonValue *list = adduce_foreign_json_get_array (record, "tokens");
  const AdduceJsonValue *token = list != NULL ? adduce_json_value_first (list) : NULL;
  GPtrArray *tokens = g_ptr_array_new ();

  for (; token != NULL; token = adduce_json_value_next (list, token))
    g_ptr_array_add (tokens, (gpointer) token);
  return tokens;
}

static gboolean
read_record (AdduceForeignRecord *record, GError **error)
{
  State *state = record->user_data;
  const char *text = adduce_json_value_get_string (record->value, "text");
  const AdduceJsonValue *meta = adduce_foreign_json_get_object (record->value, "meta");
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) tokens = list_tokens (record->value);
  g_autofree char *coder = dup_coder (record->value);
  Task task = { .record = record, .coder = coder, .by_id = by_id, .by_place = by_place };
  guint64 created;

  (void) error;
  if (text == NULL)
    {
      adduce_foreign_record_complain (record, record->value,
                                      _("“text” is missing, so that nothing of this record can be read"));
      return TRUE;
    }
  task.document = find_document (state, record, text);
  task.tokens = tokens;
  task.created = adduce_foreign_json_get_number (record->value, "_timestamp", &created) ? (gint64) created : 0;
  if (meta != NULL)
    {
      task.is_own = adduce_foreign_record_add_layer (record, task.document, meta) != NULL;
      adduce_foreign_record_add_meta (task.document, meta, NULL);
    }
  if (!is_accepted (state, record->value, record->line))
    return TRUE;
  add_spans (state, &task);
  add_relations (&task);
  add_about (&task);
  return TRUE;
}

/* @problem: (transfer full) */
static void
tell_unread (const AdduceForeignInput *input, AdduceForeign *foreign, guint n, guint line, char *problem)
{
  g_autofree char *place = adduce_foreign_line (line);

  if (n > 0)
    adduce_foreign_complain (foreign, input->name, place, problem);
  g_free (problem);
}

static gboolean
prodigy_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) by_text = g_hash_table_new (g_str_hash, g_str_equal);
  State state = { .by_text = by_text };

  if (!adduce_foreign_records_each (input, foreign, FALSE, read_record, &state, cancellable, error))
    return FALSE;
  tell_unread (
    input, foreign, state.n_rejected, state.first_rejected,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%u task or span from here on was rejected by the annotator, so it is not read",
                                  "%u tasks or spans from here on were rejected by the annotator, so they are not read",
                                  state.n_rejected),
                     state.n_rejected));
  tell_unread (
    input, foreign, state.n_ignored, state.first_ignored,
    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                  "%u task or span from here on was skipped by the annotator, so it is not read",
                                  "%u tasks or spans from here on were skipped by the annotator, so they are not read",
                                  state.n_ignored),
                     state.n_ignored));
  return TRUE;
}

const AdduceForeignReader adduce_foreign_prodigy = {
  .format = {
    .id = "prodigy",
    .label = N_("Prodigy (JSON Lines)"),
    .checked_with = "Adduce, Prodigy",
  },
  .companions = "*.losses.csv",
  .sniff = prodigy_sniff,
  .read = prodigy_read,
};
