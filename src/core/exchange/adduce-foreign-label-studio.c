/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Label Studio's JSON: tasks with annotations (older: completions) and predictions, or annotations with their task.
 *
 * Results with the same id are one region, which is a claim; what a control says of it is a field by the control's
 * name, results without a region are said of the text. In what our own export wrote, the relation “piece” makes one
 * claim of several regions, and the controls note and coder are these.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/adduce-foreign-records.h"
#include "exchange/adduce-foreign-relate.h"

#define PIECE "piece"
#define VARIABLE "var_"
#define ARTICLE "article_"

/* One task while it is read. */
typedef struct {
  AdduceForeignRecord *record;
  AdduceForeignDocument *document;
  const char *text_key; /* of the data */
  const AdduceJsonValue *data;
} Task;

/* One annotation, completion or prediction of it. */
typedef struct {
  Task *task;
  char *coder;
  gint64 created;
  gint64 modified;
  GHashTable *regions;      /* id → claim */
  GHashTable *owners;       /* id of a further piece → id of the first */
  AdduceForeignClaim *about; /* or NULL until needed */
} Layer;

static const AdduceJsonValue *
find_annotations (const AdduceJsonValue *task)
{
  const AdduceJsonValue *list = adduce_foreign_json_get_array (task, "annotations");

  return list != NULL ? list : adduce_foreign_json_get_array (task, "completions");
}

static const AdduceJsonValue *
find_data (const AdduceJsonValue *record)
{
  const AdduceJsonValue *task = adduce_foreign_json_get_object (record, "task");

  return adduce_foreign_json_get_object (task != NULL ? task : record, "data");
}

static guint
label_studio_sniff (const AdduceForeignInput *input)
{
  const AdduceJsonValue *record;
  g_autoptr (AdduceJsonTree) tree = NULL;

  if (!adduce_foreign_input_mentions (input, "\"data\"", 1024 * 1024))
    return 0;
  tree = adduce_foreign_records_peek (input, &record);
  if (tree == NULL || find_data (record) == NULL)
    return 0;
  return find_annotations (record) != NULL || adduce_foreign_json_get_array (record, "predictions") != NULL
             || adduce_foreign_json_get_array (record, "result") != NULL
           ? ADDUCE_FOREIGN_CERTAIN - 5
           : 0;
}

/* --- regions --- */

static AdduceForeignClaim *
add_claim (Layer *layer, const AdduceJsonValue *value)
{
  AdduceForeignRecord *record = layer->task->record;
  g_autofree char *place = adduce_foreign_record_dup_place (record, value);
  AdduceForeignClaim *claim = adduce_foreign_add_claim (record->foreign, layer->task->document, place);

  claim->coder = g_strdup (layer->coder);
  claim->created = layer->created;
  claim->modified = layer->modified;
  return claim;
}

/* Adds the region of a result, as a claim or as a piece of one. */
static AdduceForeignClaim *
add_region (Layer *layer, const AdduceJsonValue *result, const AdduceJsonValue *value, const char *id)
{
  gboolean is_area = g_strcmp0 (adduce_json_value_get_string (result, "type"), "textarea") == 0;
  const char *owner = id != NULL ? g_hash_table_lookup (layer->owners, id) : NULL;
  AdduceForeignClaim *claim = owner != NULL ? g_hash_table_lookup (layer->regions, owner) : NULL;
  gboolean is_new = claim == NULL;

  if (is_new)
    claim = add_claim (layer, result);
  if (!adduce_foreign_record_add_piece (layer->task->record, claim, adduce_json_value_get (value, "start"),
                                        adduce_json_value_get (value, "end"),
                                        is_area ? NULL : adduce_json_value_get_string (value, "text")))
    {
      if (is_new)
        adduce_foreign_drop_claim (layer->task->record->foreign, claim);
      return NULL;
    }
  if (is_new)
    claim->id = g_strdup (id);
  if (id != NULL)
    g_hash_table_insert (layer->regions, g_strdup (id), claim);
  return claim;
}

static AdduceForeignClaim *
find_about (Layer *layer, const AdduceJsonValue *result)
{
  if (layer->about == NULL)
    {
      layer->about = add_claim (layer, result);
      layer->about->about_article = TRUE;
    }
  return layer->about;
}

/* What the result is about: a region, which is added where it is new, or the text; NULL where that can't be read. */
static AdduceForeignClaim *
find_claim (Layer *layer, const AdduceJsonValue *result, const AdduceJsonValue *value)
{
  g_autofree char *id = adduce_foreign_json_dup_word (adduce_json_value_get (result, "id"));
  AdduceForeignClaim *claim = id != NULL ? g_hash_table_lookup (layer->regions, id) : NULL;

  if (claim != NULL)
    return claim;
  return adduce_json_value_get (value, "start") != NULL ? add_region (layer, result, value, id)
                                                        : find_about (layer, result);
}

/* --- what is said --- */

/* (transfer full) (nullable): a word, or the words of a path in a taxonomy. */
static char *
dup_value (const AdduceJsonValue *value)
{
  g_autoptr (GString) path = NULL;

  if (value->type != ADDUCE_JSON_ARRAY)
    return adduce_foreign_json_dup_word (value);
  path = g_string_new (NULL);
  for (const AdduceJsonValue *part = adduce_json_value_first (value); part != NULL;
       part = adduce_json_value_next (value, part))
    {
      g_autofree char *word = adduce_foreign_json_dup_word (part);

      if (word != NULL)
        g_string_append_printf (path, "%s%s", path->len > 0 ? " / " : "", word);
    }
  return g_string_free (g_steal_pointer (&path), FALSE);
}

static void
say (AdduceForeignClaim *claim, const char *control, const char *word)
{
  const char *key = control;

  if (strcmp (control, "note") == 0)
    {
      adduce_foreign_claim_add_note (claim, word);
      return;
    }
  if (strcmp (control, "coder") == 0)
    {
      g_free (claim->coder);
      claim->coder = g_strdup (word);
      return;
    }
  if (claim->about_article && g_str_has_prefix (key, ARTICLE) && key[strlen (ARTICLE)] != '\0')
    key += strlen (ARTICLE);
  else if (g_str_has_prefix (key, VARIABLE) && key[strlen (VARIABLE)] != '\0')
    key += strlen (VARIABLE);
  adduce_foreign_claim_add_field (claim, key, word, NULL);
}

static void
add_values (AdduceForeignClaim *claim, const char *control, const AdduceJsonValue *values)
{
  g_autofree char *word = adduce_foreign_json_dup_word (values);

  if (word != NULL)
    say (claim, control, word);
  if (values->type != ADDUCE_JSON_ARRAY)
    return;
  for (const AdduceJsonValue *value = adduce_json_value_first (values); value != NULL;
       value = adduce_json_value_next (values, value))
    {
      g_autofree char *one = dup_value (value);

      if (one != NULL)
        say (claim, control, one);
    }
}

/* A note that was written to a region. */
static void
add_meta (AdduceForeignClaim *claim, const AdduceJsonValue *result)
{
  const AdduceJsonValue *meta = adduce_foreign_json_get_object (result, "meta");
  const AdduceJsonValue *text = meta != NULL ? adduce_json_value_get (meta, "text") : NULL;
  g_autofree char *score = adduce_foreign_json_dup_word (adduce_json_value_get (result, "score"));

  if (text != NULL)
    add_values (claim, "note", text);
  if (!claim->about_article)
    adduce_foreign_claim_add_field (claim, "score", score, NULL);
}

/* Why a result can't be read; (nullable). */
static const char *
find_fault (Layer *layer, const AdduceJsonValue *result, const char *type, const AdduceJsonValue *value)
{
  const char *target = adduce_json_value_get_string (result, "to_name");

  if (type == NULL || value == NULL)
    return _("a result has no “type” or no “value”, so it is not read");
  if (strcmp (type, "paragraphlabels") == 0 || adduce_json_value_get (value, "paragraphlabels") != NULL)
    return _("this is a label in a dialogue, which has no place in a text, so it is not read");
  if (target != NULL && layer->task->text_key != NULL && strcmp (target, layer->task->text_key) != 0
      && adduce_json_value_get_string (layer->task->data, target) != NULL)
    return _("this is said of another text of the task than the one that is read, so it is not read");
  return NULL;
}

static void
read_result (Layer *layer, const AdduceJsonValue *result)
{
  const char *type = adduce_json_value_get_string (result, "type");
  const char *control = adduce_json_value_get_string (result, "from_name");
  const AdduceJsonValue *value = adduce_foreign_json_get_object (result, "value"), *values;
  const char *fault = find_fault (layer, result, type, value);
  AdduceForeignClaim *claim;

  if (fault != NULL)
    {
      adduce_foreign_record_complain (layer->task->record, result, fault);
      return;
    }
  values = adduce_json_value_get (value, strcmp (type, "textarea") == 0 ? "text" : type);
  if (values == NULL && adduce_json_value_get (value, "start") == NULL)
    {
      g_autofree char *problem = g_strdup_printf (_("a result of the type “%s” is not read"), type);

      adduce_foreign_record_complain (layer->task->record, result, problem);
      return;
    }
  claim = find_claim (layer, result, value);
  if (claim == NULL)
    return;
  if (values != NULL)
    add_values (claim, control != NULL && *control != '\0' ? control : type, values);
  add_meta (claim, result);
}

/* --- relations --- */

static gboolean
is_relation (const AdduceJsonValue *result)
{
  return g_strcmp0 (adduce_json_value_get_string (result, "type"), "relation") == 0;
}

/* (transfer full): the first label. */
static char *
dup_relation_label (const AdduceJsonValue *result)
{
  const AdduceJsonValue *labels = adduce_foreign_json_get_array (result, "labels");
  char *label = labels != NULL && labels->n_children > 0
                  ? adduce_foreign_json_dup_word (adduce_json_value_first (labels))
                  : NULL;

  return label != NULL ? label : g_strdup ("relation");
}

/* Which regions are further pieces, before there are claims. */
static void
find_owners (Layer *layer, const AdduceJsonValue *results)
{
  for (const AdduceJsonValue *result = adduce_json_value_first (results); result != NULL;
       result = adduce_json_value_next (results, result))
    {
      if (result->type != ADDUCE_JSON_OBJECT || !is_relation (result))
        continue;
      g_autofree char *label = dup_relation_label (result);
      const char *from = adduce_json_value_get_string (result, "from_id");
      const char *to = adduce_json_value_get_string (result, "to_id");

      if (strcmp (label, PIECE) == 0 && from != NULL && to != NULL)
        g_hash_table_replace (layer->owners, g_strdup (to), g_strdup (from));
    }
}

static void
read_relation (Layer *layer, AdduceForeignRelations *relations, const AdduceJsonValue *result)
{
  const char *from_id = adduce_json_value_get_string (result, "from_id");
  const char *to_id = adduce_json_value_get_string (result, "to_id");
  const char *direction = adduce_json_value_get_string (result, "direction");
  AdduceForeignClaim *from = from_id != NULL ? g_hash_table_lookup (layer->regions, from_id) : NULL;
  AdduceForeignClaim *to = to_id != NULL ? g_hash_table_lookup (layer->regions, to_id) : NULL;
  g_autofree char *label = dup_relation_label (result);

  if (from == NULL || to == NULL)
    {
      adduce_foreign_record_complain (layer->task->record, result,
                                      _("one of the two that this relation joins is not there, so it is not read"));
      return;
    }
  if (from == to && strcmp (label, PIECE) == 0)
    return;
  if (g_strcmp0 (direction, "left") != 0)
    adduce_foreign_relations_add (relations, from, label, to);
  if (g_strcmp0 (direction, "left") == 0 || g_strcmp0 (direction, "bi") == 0)
    adduce_foreign_relations_add (relations, to, label, from);
}

/* --- annotations --- */

/* Labels come first, as they have the words of the regions. */
static gboolean
has_words (const AdduceJsonValue *result)
{
  const char *type = adduce_json_value_get_string (result, "type");

  return type != NULL && g_str_has_suffix (type, "labels");
}

static void
read_results (Layer *layer, const AdduceJsonValue *results)
{
  g_autoptr (AdduceForeignRelations) relations = adduce_foreign_relations_new ();

  find_owners (layer, results);
  for (guint pass = 0; pass < 3; pass++)
    for (const AdduceJsonValue *result = adduce_json_value_first (results); result != NULL;
         result = adduce_json_value_next (results, result))
      {
        gboolean is_object = result->type == ADDUCE_JSON_OBJECT;

        if (!is_object && pass == 0)
          adduce_foreign_record_complain (layer->task->record, result,
                                          _("a result must be an object { … }, so this one is not read"));
        else if (is_object && pass == 2 && is_relation (result))
          read_relation (layer, relations, result);
        else if (is_object && !is_relation (result) && pass == (has_words (result) ? 0 : 1))
          read_result (layer, result);
      }
}

/* Who made it; (transfer full) (nullable). */
static char *
dup_coder (const AdduceJsonValue *annotation)
{
  static const char *const names[] = { "username", "email", "id" };
  const AdduceJsonValue *by = adduce_json_value_get (annotation, "completed_by");
  const char *old = adduce_json_value_get_string (annotation, "created_username");

  if (by != NULL && by->type == ADDUCE_JSON_OBJECT)
    {
      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          char *word = adduce_foreign_json_dup_word (adduce_json_value_get (by, names[i]));

          if (word != NULL && *word != '\0')
            return word;
          g_free (word);
        }
      return NULL;
    }
  if (by != NULL)
    return adduce_foreign_json_dup_word (by);
  if (old == NULL)
    return NULL;
  /* " ann@example.org, 1" */
  char *name = g_strndup (old, strcspn (old, ","));
  return g_strstrip (name);
}

/* A time, older: the number of seconds. */
static gint64
get_time (const AdduceJsonValue *annotation, const char *name)
{
  guint64 seconds;

  return adduce_foreign_json_get_number (annotation, name, &seconds) && seconds < G_GINT64_CONSTANT (253402300800)
           ? (gint64) seconds
           : adduce_foreign_json_get_time (annotation, name);
}

static gboolean
is_true (const AdduceJsonValue *object, const char *name)
{
  const AdduceJsonValue *value = adduce_json_value_get (object, name);

  return value != NULL && value->type == ADDUCE_JSON_BOOLEAN && value->integer != 0;
}

/* Our own export names the coder in each region only. */
static void
give_coder (Layer *layer)
{
  GHashTableIter iter;
  gpointer value;

  if (layer->about == NULL || layer->about->coder != NULL)
    return;
  g_hash_table_iter_init (&iter, layer->regions);
  if (g_hash_table_iter_next (&iter, NULL, &value))
    layer->about->coder = g_strdup (((const AdduceForeignClaim *) value)->coder);
}

/* @coder: (nullable): instead of who made it */
static void
read_annotation (Task *task, const AdduceJsonValue *annotation, const char *coder)
{
  const AdduceJsonValue *results
    = annotation->type == ADDUCE_JSON_OBJECT ? adduce_foreign_json_get_array (annotation, "result") : NULL;
  Layer layer = { .task = task };

  if (results == NULL)
    {
      adduce_foreign_record_complain (task->record, annotation,
                                      _("an annotation has no list “result”, so it is not read"));
      return;
    }
  if (is_true (annotation, "was_cancelled") || is_true (annotation, "skipped"))
    {
      adduce_foreign_record_complain (task->record, annotation,
                                      _("the annotator skipped this task, so the annotation is not read"));
      return;
    }
  layer.coder = coder != NULL ? g_strdup (coder) : dup_coder (annotation);
  layer.created = get_time (annotation, "created_at");
  layer.modified = get_time (annotation, "updated_at");
  layer.regions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  layer.owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_results (&layer, results);
  give_coder (&layer);
  g_hash_table_unref (layer.owners);
  g_hash_table_unref (layer.regions);
  g_free (layer.coder);
}

static void
read_predictions (Task *task, const AdduceJsonValue *list)
{
  for (const AdduceJsonValue *value = list != NULL ? adduce_json_value_first (list) : NULL; value != NULL;
       value = adduce_json_value_next (list, value))
    {
      g_autofree char *model = value->type == ADDUCE_JSON_OBJECT
                                 ? adduce_foreign_json_dup_word (adduce_json_value_get (value, "model_version"))
                                 : NULL;

      read_annotation (task, value, model != NULL && *model != '\0' ? model : "prediction");
    }
}

/* --- tasks --- */

/* The member of the data that is the text: `text`, else the longest; (nullable). */
static const AdduceJsonValue *
find_text (const AdduceJsonValue *data)
{
  const AdduceJsonValue *best = adduce_json_value_get (data, "text");

  if (best != NULL && best->type == ADDUCE_JSON_STRING)
    return best;
  best = NULL;
  for (const AdduceJsonValue *value = adduce_json_value_first (data); value != NULL;
       value = adduce_json_value_next (data, value))
    if (value->type == ADDUCE_JSON_STRING && (best == NULL || strlen (value->string) > strlen (best->string)))
      best = value;
  return best;
}

/* Whether it only says where the text is. */
static gboolean
is_address (const char *text)
{
  return strpbrk (text, " \n") == NULL && (strstr (text, "://") != NULL || g_str_has_prefix (text, "/data/"));
}

static void
add_document (Task *task, const AdduceJsonValue *text)
{
  const AdduceJsonValue *meta = adduce_foreign_json_get_object (task->record->value, "meta");
  g_autofree char *skip = g_strdup_printf (" %s ", text != NULL ? text->name : "");

  if (text != NULL && is_address (text->string))
    {
      g_autofree char *base = g_path_get_basename (text->string);

      task->document = adduce_foreign_add_document (task->record->foreign, base, NULL, task->record->input->name, NULL);
      adduce_foreign_document_add_field (task->document, "url", text->string);
    }
  else
    task->document
      = adduce_foreign_record_add_document (task->record, text != NULL ? text->string : NULL, task->data);
  adduce_foreign_record_add_meta (task->document, task->data, skip);
  if (meta != NULL)
    adduce_foreign_record_add_meta (task->document, meta, NULL);
}

static gboolean
read_record (AdduceForeignRecord *record, GError **error)
{
  const AdduceJsonValue *list = find_annotations (record->value), *value;
  const AdduceJsonValue *drafts = adduce_foreign_json_get_array (record->value, "drafts");
  Task task = { .record = record, .data = find_data (record->value) };
  const AdduceJsonValue *text = task.data != NULL ? find_text (task.data) : NULL;

  (void) error;
  if (task.data == NULL)
    {
      adduce_foreign_record_complain (record, record->value,
                                      _("“data” is missing, the text of the task, so that it can’t be read; "
                                        "export as JSON, not as JSON-MIN"));
      return TRUE;
    }
  task.text_key = text != NULL ? text->name : NULL;
  add_document (&task, text);
  if (adduce_foreign_json_get_array (record->value, "result") != NULL)
    read_annotation (&task, record->value, NULL);
  for (value = list != NULL ? adduce_json_value_first (list) : NULL; value != NULL;
       value = adduce_json_value_next (list, value))
    read_annotation (&task, value, NULL);
  read_predictions (&task, adduce_foreign_json_get_array (record->value, "predictions"));
  if (drafts != NULL && drafts->n_children > 0)
    adduce_foreign_record_complain (record, drafts, _("drafts, which nobody submitted, are not read"));
  return TRUE;
}

static gboolean
label_studio_read (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error)
{
  return adduce_foreign_records_each (input, foreign, FALSE, read_record, NULL, cancellable, error);
}

const AdduceForeignReader adduce_foreign_label_studio = {
  .format = {
    .id = "label-studio",
    .label = N_("Label Studio"),
    .checked_with = "Adduce, Label Studio",
  },
  .companions = "config.xml;*.losses.csv",
  .sniff = label_studio_sniff,
  .read = label_studio_read,
};
