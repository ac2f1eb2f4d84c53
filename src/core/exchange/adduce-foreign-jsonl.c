/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * JSON Lines as Adduce's own export writes it: one claim a line (docs/export.md).
 */
#include "config.h"

#include "exchange/adduce-foreign-reader.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "exchange/adduce-foreign-json.h"

typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
} State;

static guint
jsonl_sniff (const AdduceForeignInput *input)
{
  g_autoptr (AdduceJsonTree) tree = adduce_foreign_json_parse_first_line (input);
  const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;

  if (root == NULL || adduce_json_value_get (root, "claim_id") == NULL || adduce_json_value_get (root, "spans") == NULL
      || adduce_json_value_get (root, "path") == NULL)
    return 0;
  return ADDUCE_FOREIGN_CERTAIN;
}

/* Labels and codes of a variable, which are as many where both are there. */
static void
add_list (AdduceForeignClaim *claim, const char *key, const AdduceJsonValue *labels, const AdduceJsonValue *codes)
{
  const AdduceJsonValue *label = labels != NULL ? adduce_json_value_first (labels) : NULL;
  const AdduceJsonValue *code = codes != NULL ? adduce_json_value_first (codes) : NULL;

  while (label != NULL || code != NULL)
    {
      g_autofree char *name = adduce_foreign_json_dup_word (label != NULL ? label : code);
      g_autofree char *id = adduce_foreign_json_dup_word (code);

      adduce_foreign_claim_add_field (claim, key, name, id);
      label = label != NULL ? adduce_json_value_next (labels, label) : NULL;
      code = code != NULL ? adduce_json_value_next (codes, code) : NULL;
    }
}

static void
add_own (AdduceForeignClaim *claim, const AdduceJsonValue *values, const AdduceJsonValue *labels)
{
  const AdduceJsonValue *value = values != NULL ? adduce_json_value_first (values) : NULL;

  for (; value != NULL; value = adduce_json_value_next (values, value))
    add_list (claim, value->name, labels != NULL ? adduce_foreign_json_get_array (labels, value->name) : NULL,
              value->type == ADDUCE_JSON_ARRAY ? value : NULL);
}

static gboolean
add_pieces (AdduceForeignClaim *claim, const AdduceJsonValue *record, GError **error)
{
  const AdduceJsonValue *spans = adduce_foreign_json_get_array (record, "spans");
  const AdduceJsonValue *texts = adduce_foreign_json_get_array (record, "text");
  const AdduceJsonValue *span = spans != NULL ? adduce_json_value_first (spans) : NULL;
  const AdduceJsonValue *text = texts != NULL ? adduce_json_value_first (texts) : NULL;

  for (; span != NULL; span = adduce_json_value_next (spans, span))
    {
      guint64 start, end;

      if (span->type != ADDUCE_JSON_ARRAY || span->n_children != 2
          || !adduce_foreign_json_to_number (adduce_foreign_json_get_nth (span, 0), &start)
          || !adduce_foreign_json_to_number (adduce_foreign_json_get_nth (span, 1), &end))
        break;
      adduce_foreign_claim_add_piece (claim, start, end,
                                      text != NULL && text->type == ADDUCE_JSON_STRING ? text->string : NULL);
      text = text != NULL ? adduce_json_value_next (texts, text) : NULL;
    }
  if (span == NULL && claim->pieces->len > 0)
    return TRUE;
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT,
                       _("“spans” must be a list of pairs of whole numbers, like [[12, 40]]"));
  return FALSE;
}

static void
add_facets (AdduceForeignClaim *claim, const AdduceJsonValue *record)
{
  const char *stance = adduce_json_value_get_string (record, "stance");
  const char *label = adduce_json_value_get_string (record, "stance_label");

  add_list (claim, "speaker", adduce_foreign_json_get_array (record, "speakers"),
            adduce_foreign_json_get_array (record, "speaker_codes"));
  add_list (claim, "issue", adduce_foreign_json_get_array (record, "issues"),
            adduce_foreign_json_get_array (record, "issue_codes"));
  adduce_foreign_claim_add_field (claim, "stance", label != NULL ? label : stance, stance);
  add_list (claim, "evidence", adduce_foreign_json_get_array (record, "evidence_labels"),
            adduce_foreign_json_get_array (record, "evidence"));
  adduce_foreign_claim_add_field (claim, "certainty", adduce_json_value_get_string (record, "certainty"), NULL);
  add_own (claim, adduce_foreign_json_get_object (record, "values"),
           adduce_foreign_json_get_object (record, "value_labels"));
  adduce_foreign_claim_add_note (claim, adduce_json_value_get_string (record, "note"));
}

/* What is known of each speaker stands in the order of the speakers. */
static void
add_speakers (AdduceForeign *foreign, const AdduceJsonValue *record)
{
  const AdduceJsonValue *names = adduce_foreign_json_get_array (record, "speakers");
  const AdduceJsonValue *known = adduce_foreign_json_get_array (record, "speaker_attributes");
  const AdduceJsonValue *name = names != NULL ? adduce_json_value_first (names) : NULL;
  const AdduceJsonValue *one = known != NULL ? adduce_json_value_first (known) : NULL;

  for (; name != NULL && one != NULL; name = adduce_json_value_next (names, name))
    {
      if (name->type == ADDUCE_JSON_STRING && one->type == ADDUCE_JSON_OBJECT)
        {
          AdduceForeignEntity *entity = adduce_foreign_add_entity (foreign, "speaker", name->string);
          const AdduceJsonValue *value = adduce_json_value_first (one);

          for (; value != NULL; value = adduce_json_value_next (one, value))
            if (value->type == ADDUCE_JSON_STRING)
              adduce_foreign_entity_add_field (entity, value->name, value->string);
        }
      one = adduce_json_value_next (known, one);
    }
}

/* What a coder says of the article stands on each line. */
static void
add_article (State *state, AdduceForeignClaim *claim, const AdduceJsonValue *record)
{
  const AdduceJsonValue *values = adduce_foreign_json_get_object (record, "article_values");
  const char *status = adduce_json_value_get_string (record, "article_status");

  if (values == NULL && status == NULL)
    return;
  AdduceForeignClaim *about = adduce_foreign_add_claim (state->foreign, claim->document, claim->place);
  about->about_article = TRUE;
  about->coder = g_strdup (claim->coder);
  about->status = g_strdup (status);
  add_own (about, values, adduce_foreign_json_get_object (record, "article_value_labels"));
}

static gboolean
read_record (const AdduceJsonValue *record, guint line, gpointer user_data, GError **error)
{
  State *state = user_data;
  const char *path = adduce_json_value_get_string (record, "path");
  const char *sha256 = adduce_json_value_get_string (record, "text_sha256");
  g_autofree char *place = adduce_foreign_line (line);
  AdduceForeignDocument *document;
  AdduceForeignClaim *claim;

  if (path == NULL || *path == '\0')
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("“path” is missing, the name of the article"));
      return FALSE;
    }
  document = adduce_foreign_add_document (state->foreign, path, NULL, state->input->name, NULL);
  adduce_foreign_document_add_field (document, "headline", adduce_json_value_get_string (record, "title"));
  adduce_foreign_document_add_field (document, "date", adduce_json_value_get_string (record, "article_date"));
  adduce_foreign_document_add_field (document, "outlet", adduce_json_value_get_string (record, "article_outlet"));
  if (sha256 != NULL && document->digest == NULL)
    document->digest = g_strconcat ("sha256:", sha256, NULL);
  claim = adduce_foreign_add_claim (state->foreign, document, place);
  claim->coder = g_strdup (adduce_json_value_get_string (record, "coder"));
  claim->id = g_strdup (adduce_json_value_get_string (record, "claim_id"));
  claim->created = adduce_foreign_json_get_time (record, "created");
  claim->modified = adduce_foreign_json_get_time (record, "modified");
  if (!adduce_foreign_json_get_number (record, "revision", &claim->revision))
    claim->revision = 0;
  if (!adduce_foreign_json_get_number (record, "codebook_version", &claim->codebook_version))
    claim->codebook_version = 0;
  if (!add_pieces (claim, record, error))
    return FALSE;
  add_facets (claim, record);
  add_speakers (state->foreign, record);
  add_article (state, claim, record);
  return TRUE;
}

static gboolean
jsonl_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  State state = { input, foreign };

  return adduce_foreign_json_each_line (input, read_record, &state, cancellable, error);
}

const AdduceForeignReader adduce_foreign_jsonl = {
  .format = {
    .id = "jsonl",
    .label = N_("JSON Lines"),
    .checked_with = "Adduce",
  },
  .companions = "*.losses.csv",
  .sniff = jsonl_sniff,
  .read = jsonl_read,
};
