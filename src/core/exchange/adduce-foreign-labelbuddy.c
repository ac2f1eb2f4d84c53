/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * labelbuddy's documents with annotations, as JSON or JSON Lines by the name's ending, as labelbuddy has it.
 *
 * Places count code points; where only bytes are given, those. Annotations without their text name it by the MD5 of
 * its bytes: it must have been read before, from the file of the documents. Free text (extra_data) is a note.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/adduce-foreign-records.h"

#define OWN " text annotations utf8_text_md5_checksum metadata "

/* The ends of an annotation, by what they count. */
static const char *const char_names[] = { "start_char", "end_char" };
static const char *const byte_names[] = { "start_byte", "end_byte" };

typedef struct {
  GHashTable *by_md5; /* → document, of all that were read; NULL until needed */
} State;

/* Better than nothing. */
#define UNLIKELY 10

static guint
labelbuddy_sniff (const AdduceForeignInput *input)
{
  const AdduceJsonValue *record, *list, *first;
  g_autoptr (AdduceJsonTree) tree = NULL;

  if (!adduce_foreign_input_mentions (input, "utf8_text_md5_checksum", G_MAXSIZE)
      && !adduce_foreign_input_mentions (input, "start_char", G_MAXSIZE)
      && !adduce_foreign_input_mentions (input, "list_title", G_MAXSIZE))
    return 0;
  tree = adduce_foreign_records_peek (input, &record);
  if (tree == NULL)
    return 0;
  if (adduce_json_value_get_string (record, "utf8_text_md5_checksum") != NULL)
    return ADDUCE_FOREIGN_CERTAIN;
  list = adduce_foreign_json_get_array (record, "annotations");
  first = list != NULL ? adduce_json_value_first (list) : NULL;
  if (first != NULL && first->type == ADDUCE_JSON_OBJECT && adduce_json_value_get (first, "start_char") != NULL)
    return ADDUCE_FOREIGN_CERTAIN;
  if (adduce_json_value_get_string (record, "text") == NULL)
    return 0;
  /* Documents without annotations, named along with a file that has these. */
  return adduce_json_value_get_string (record, "list_title") != NULL ? ADDUCE_FOREIGN_LIKELY - 10 : UNLIKELY;
}

/* --- documents --- */

static char *
make_md5 (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);
}

static void
remember (State *state, AdduceForeignDocument *document)
{
  g_hash_table_replace (state->by_md5, make_md5 (document->text), document);
}

/* A document that was read before. */
static AdduceForeignDocument *
find_document (State *state, AdduceForeign *foreign, const char *md5)
{
  if (state->by_md5 == NULL)
    {
      GPtrArray *documents = adduce_foreign_get_documents (foreign);

      state->by_md5 = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint i = 0; i < documents->len; i++)
        if (((AdduceForeignDocument *) documents->pdata[i])->text != NULL)
          remember (state, documents->pdata[i]);
    }
  return md5 != NULL ? g_hash_table_lookup (state->by_md5, md5) : NULL;
}

static AdduceForeignDocument *
add_document (State *state, AdduceForeignRecord *record, const char *text)
{
  const AdduceJsonValue *meta = adduce_foreign_json_get_object (record->value, "metadata");
  const char *md5 = adduce_json_value_get_string (record->value, "utf8_text_md5_checksum");
  AdduceForeignDocument *document = adduce_foreign_record_add_document (record, text, meta);
  g_autofree char *own = make_md5 (text);

  if (md5 != NULL && g_ascii_strcasecmp (md5, own) != 0)
    adduce_foreign_record_complain (record, record->value,
                                    _("the text is not the one that was annotated, by its MD5; look at its claims"));
  adduce_foreign_document_add_field (document, "headline", adduce_json_value_get_string (record->value, "list_title"));
  adduce_foreign_document_add_field (document, "headline",
                                     adduce_json_value_get_string (record->value, "display_title"));
  adduce_foreign_record_add_meta (document, record->value, OWN);
  if (meta != NULL)
    adduce_foreign_record_add_meta (document, meta, NULL);
  if (state->by_md5 != NULL)
    remember (state, document);
  return document;
}

/* --- annotations --- */

/* Whether only bytes are given, in the first annotation that gives any place. */
static gboolean
counts_bytes (const AdduceJsonValue *annotations)
{
  for (const AdduceJsonValue *value = adduce_json_value_first (annotations); value != NULL;
       value = adduce_json_value_next (annotations, value))
    {
      if (value->type != ADDUCE_JSON_OBJECT)
        continue;
      if (adduce_json_value_get (value, char_names[0]) != NULL)
        return FALSE;
      if (adduce_json_value_get (value, byte_names[0]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_annotation (AdduceForeignRecord *record, AdduceForeignDocument *document, const char *coder,
                const AdduceJsonValue *value)
{
  const char *const *names = document->unit == ADDUCE_FOREIGN_BYTES ? byte_names : char_names;
  g_autofree char *place = adduce_foreign_record_dup_place (record, value);
  g_autofree char *label = NULL, *extra = NULL;
  AdduceForeignClaim *claim;

  if (value->type == ADDUCE_JSON_OBJECT)
    label = adduce_foreign_json_dup_word (adduce_json_value_get (value, "label_name"));
  if (label == NULL || *label == '\0')
    {
      adduce_foreign_record_complain (record, value, _("an annotation has no “label_name”, so it is not read"));
      return;
    }
  claim = adduce_foreign_add_claim (record->foreign, document, place);
  if (!adduce_foreign_record_add_piece (record, claim, adduce_json_value_get (value, names[0]),
                                        adduce_json_value_get (value, names[1]), NULL))
    {
      adduce_foreign_drop_claim (record->foreign, claim);
      return;
    }
  claim->coder = g_strdup (coder);
  adduce_foreign_record_add_label (claim, label, coder != NULL);
  extra = adduce_foreign_json_dup_word (adduce_json_value_get (value, "extra_data"));
  adduce_foreign_claim_add_note (claim, extra);
}

static gboolean
read_record (AdduceForeignRecord *record, GError **error)
{
  State *state = record->user_data;
  const char *text = adduce_json_value_get_string (record->value, "text");
  const AdduceJsonValue *annotations = adduce_foreign_json_get_array (record->value, "annotations");
  const AdduceJsonValue *meta = adduce_foreign_json_get_object (record->value, "metadata");
  const char *md5 = adduce_json_value_get_string (record->value, "utf8_text_md5_checksum");
  AdduceForeignDocument *document
    = text != NULL ? add_document (state, record, text) : find_document (state, record->foreign, md5);
  const char *coder;

  (void) error;
  if (document == NULL)
    {
      adduce_foreign_record_complain (record, record->value,
                                      _("the text of these annotations is missing: export them with it, or name the "
                                        "file "
                                        "of the documents before this one"));
      return TRUE;
    }
  if (annotations != NULL && counts_bytes (annotations))
    document->unit = ADDUCE_FOREIGN_BYTES;
  coder = meta != NULL ? adduce_foreign_record_add_layer (record, document, meta) : NULL;
  for (const AdduceJsonValue *value = annotations != NULL ? adduce_json_value_first (annotations) : NULL;
       value != NULL; value = adduce_json_value_next (annotations, value))
    add_annotation (record, document, coder, value);
  return TRUE;
}

static gboolean
labelbuddy_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  State state = { NULL };
  gboolean fine = adduce_foreign_records_each (input, foreign, TRUE, read_record, &state, cancellable, error);

  g_clear_pointer (&state.by_md5, g_hash_table_unref);
  return fine;
}

const AdduceForeignReader adduce_foreign_labelbuddy = {
  .format = {
    .id = "labelbuddy",
    .label = N_("labelbuddy"),
    .checked_with = "Adduce, labelbuddy",
  },
  .companions = "labels.json;*.losses.csv",
  .sniff = labelbuddy_sniff,
  .read = labelbuddy_read,
};
