/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading annotations.
 *
 * Files with thousands of claims repeat the same few speakers, issues and codes, so the reader keeps each
 * tag (`tags`, by code and label) and each list of one tag (`lists`, by its tag). Unknown members are
 * looked for only where an object has more members than were understood.
 */
#include "config.h"

#include "store/adduce-claim-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-json-gate.h"

typedef enum {
  BODY_UNKNOWN,
  BODY_SPEAKER,
  BODY_ISSUE,
  BODY_STANCE,
  BODY_EVIDENCE,
  BODY_CERTAINTY,
  BODY_NOTE,
} BodyKind;

/* Both belong to the tag. */
typedef struct {
  const char *code;
  const char *label;
} TagKey;

struct _AdduceClaimReader {
  char *source;
  AdduceClaimBuilder *builder;
  GHashTable *tags;  /* TagKey → AdduceTag, both owned */
  GHashTable *lists; /* AdduceTag (of tags) → AdduceTagList, owned */
  AdduceTagList *no_tags;

  /* of the claim that is being read; the tags belong to the table */
  GPtrArray *speakers;
  GPtrArray *issues;
  GPtrArray *evidence;
  AdduceTag *stance;
  const char *note;
  AdduceCertainty certainty;
  JsonObject *extra; /* NULL until there is something */
};

static guint
hash_tag_key (gconstpointer data)
{
  const TagKey *key = data;
  return g_str_hash (key->code) * 33 ^ g_str_hash (key->label);
}

static gboolean
equal_tag_keys (gconstpointer a, gconstpointer b)
{
  const TagKey *x = a, *y = b;
  return g_str_equal (x->code, y->code) && g_str_equal (x->label, y->label);
}

/* (transfer none) */
static AdduceTag *
intern_tag (AdduceClaimReader *self, const char *code, const char *label)
{
  TagKey wanted = { code, label };
  AdduceTag *tag = g_hash_table_lookup (self->tags, &wanted);
  if (tag != NULL)
    return tag;

  tag = adduce_tag_new (code, label);
  TagKey *key = g_new (TagKey, 1);
  *key = (TagKey) { adduce_tag_get_code (tag), adduce_tag_get_label (tag) };
  g_hash_table_insert (self->tags, key, tag);
  return tag;
}

/* (transfer full) */
static AdduceTagList *
intern_list (AdduceClaimReader *self, GPtrArray *tags)
{
  if (tags->len == 0)
    return adduce_tag_list_ref (self->no_tags);
  if (tags->len > 1)
    return adduce_tag_list_new ((AdduceTag **) tags->pdata, tags->len);

  AdduceTagList *list = g_hash_table_lookup (self->lists, tags->pdata[0]);
  if (list == NULL)
    {
      list = adduce_tag_list_new ((AdduceTag **) tags->pdata, 1);
      g_hash_table_insert (self->lists, tags->pdata[0], list);
    }
  return adduce_tag_list_ref (list);
}

/* --- what this version does not know --- */

/* The object under a name, made where it isn't there; (transfer none). */
static JsonObject *
need_object (JsonObject *parent, const char *name)
{
  if (!json_object_has_member (parent, name))
    json_object_set_object_member (parent, name, json_object_new ());
  return json_object_get_object_member (parent, name);
}

static JsonObject *
need_extra (AdduceClaimReader *self, const char *part)
{
  if (self->extra == NULL)
    self->extra = json_object_new ();
  return need_object (self->extra, part);
}

/* Copies the members of @object that are not among @known into @unknown. */
static void
copy_unknown (JsonObject *object, const char *const *known, JsonObject *unknown)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!g_strv_contains (known, name))
      json_object_set_member (unknown, name, adduce_json_copy_node (node));
}

static JsonObject *
need_target_extra (AdduceClaimReader *self, AdduceSpan span, const char *part)
{
  char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
  g_snprintf (key, sizeof key, "%u-%u", span.start, span.end);
  return need_object (need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_TARGETS), key), part);
}

static void
keep_selectors (AdduceClaimReader *self, AdduceSpan span, JsonArray *selectors)
{
  guint n_selectors = json_array_get_length (selectors);
  if (n_selectors == 2)
    return;

  char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
  g_snprintf (key, sizeof key, "%u-%u", span.start, span.end);
  JsonArray *others = json_array_new ();
  for (guint i = 2; i < n_selectors; i++)
    json_array_add_element (others, adduce_json_copy_node (json_array_get_element (selectors, i)));
  json_object_set_array_member (need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_TARGETS), key),
                                ADDUCE_CLAIM_EXTRA_SELECTORS, others);
}

static void
keep_body (AdduceClaimReader *self, JsonObject *body)
{
  JsonObject *extra = self->extra = self->extra != NULL ? self->extra : json_object_new ();
  if (!json_object_has_member (extra, ADDUCE_CLAIM_EXTRA_OTHERS))
    json_object_set_array_member (extra, ADDUCE_CLAIM_EXTRA_OTHERS, json_array_new ());
  json_array_add_object_element (json_object_get_array_member (extra, ADDUCE_CLAIM_EXTRA_OTHERS),
                                 adduce_json_copy_object (body));
}

/* --- targets --- */

static gboolean
read_position (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *selector, AdduceSpan *ret_span)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_START, ADDUCE_JSON_END, NULL };
  gint64 start, end;

  if (!adduce_json_read_constant (cursor, selector, ADDUCE_JSON_TYPE, ADDUCE_JSON_POSITION_TYPE)
      || !adduce_json_read_integer (cursor, selector, ADDUCE_JSON_START, 0, G_MAXINT32, &start)
      || !adduce_json_read_integer (cursor, selector, ADDUCE_JSON_END, 0, G_MAXINT32, &end))
    return FALSE;
  if (end <= start)
    return adduce_json_cursor_fail (
      cursor, ADDUCE_JSON_END, ADDUCE_ERROR_FORMAT,
      _("the span %" G_GINT64_FORMAT "–%" G_GINT64_FORMAT " is empty or reversed: “end” must be after “start”"),
      start, end);

  *ret_span = (AdduceSpan) { (guint) start, (guint) end };
  if (json_object_get_size (selector) > 3)
    copy_unknown (selector, known, need_target_extra (self, *ret_span, ADDUCE_CLAIM_EXTRA_POSITION));
  return TRUE;
}

static gboolean
read_context (AdduceJsonCursor *cursor, JsonObject *selector, const char *name, const char **ret_words)
{
  if (!adduce_json_read_optional_string (cursor, selector, name, ret_words))
    return FALSE;
  if (*ret_words != NULL && strlen (*ret_words) > ADDUCE_CLAIM_MAX_CONTEXT
      && g_utf8_strlen (*ret_words, -1) > ADDUCE_CLAIM_MAX_CONTEXT)
    return adduce_json_cursor_fail (cursor, name, ADDUCE_ERROR_FORMAT,
                                    _("“%s” has more than %d characters"), name, ADDUCE_CLAIM_MAX_CONTEXT);
  return TRUE;
}

static gboolean
read_quote (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *selector, AdduceSpan span,
            AdduceQuote **ret_quote)
{
  static const char *const known[]
    = { ADDUCE_JSON_TYPE, ADDUCE_JSON_EXACT, ADDUCE_JSON_PREFIX, ADDUCE_JSON_SUFFIX, NULL };
  const char *exact, *prefix, *suffix;

  if (!adduce_json_read_constant (cursor, selector, ADDUCE_JSON_TYPE, ADDUCE_JSON_QUOTE_TYPE)
      || (exact = adduce_json_read_string (cursor, selector, ADDUCE_JSON_EXACT)) == NULL
      || !read_context (cursor, selector, ADDUCE_JSON_PREFIX, &prefix)
      || !read_context (cursor, selector, ADDUCE_JSON_SUFFIX, &suffix))
    return FALSE;
  if (*exact == 0)
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_EXACT, ADDUCE_ERROR_FORMAT,
                                    _("“%s” must not be empty"), ADDUCE_JSON_EXACT);

  guint n_known = 2 + (prefix != NULL) + (suffix != NULL);
  if (n_known < 4 || json_object_get_size (selector) > n_known)
    {
      JsonObject *extra = need_target_extra (self, span, ADDUCE_CLAIM_EXTRA_QUOTE);
      if (prefix == NULL)
        json_object_set_null_member (extra, ADDUCE_JSON_PREFIX);
      if (suffix == NULL)
        json_object_set_null_member (extra, ADDUCE_JSON_SUFFIX);
      copy_unknown (selector, known, extra);
    }
  *ret_quote = adduce_quote_new (exact, prefix, suffix);
  return TRUE;
}

/* The cursor stands on the list of selectors. */
static gboolean
read_selectors (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonArray *selectors, AdduceSpan *ret_span,
                AdduceQuote **ret_quote)
{
  guint n_selectors = json_array_get_length (selectors);
  for (guint i = 0; i < n_selectors; i++)
    {
      adduce_json_cursor_enter_element (cursor, i);
      JsonObject *selector = adduce_json_read_element (cursor, selectors, i);
      gboolean good = selector != NULL;
      if (good && i == 0)
        good = read_position (self, cursor, selector, ret_span);
      else if (good && i == 1)
        good = read_quote (self, cursor, selector, *ret_span, ret_quote);
      if (!good)
        return FALSE;
      adduce_json_cursor_leave (cursor);
    }
  keep_selectors (self, *ret_span, selectors);
  return TRUE;
}

/* The cursor stands on the target. */
static gboolean
read_target (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *target, AdduceSpan *ret_span,
             AdduceQuote **ret_quote)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_SOURCE, ADDUCE_JSON_SELECTOR, NULL };
  static const char *const known_but_source[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_SELECTOR, NULL };
  const char *source = NULL;

  if (!adduce_json_read_constant (cursor, target, ADDUCE_JSON_TYPE, ADDUCE_JSON_TARGET_TYPE)
      || (self->source != NULL
          && (source = adduce_json_read_string (cursor, target, ADDUCE_JSON_SOURCE)) == NULL))
    return FALSE;
  JsonArray *selectors = adduce_json_read_array (cursor, target, ADDUCE_JSON_SELECTOR, 2, G_MAXUINT);
  if (selectors == NULL)
    return FALSE;

  adduce_json_cursor_enter (cursor, ADDUCE_JSON_SELECTOR);
  if (!read_selectors (self, cursor, selectors, ret_span, ret_quote))
    return FALSE;
  adduce_json_cursor_leave (cursor);

  gboolean own_source = self->source == NULL ? json_object_has_member (target, ADDUCE_JSON_SOURCE)
                                             : !g_str_equal (source, self->source);
  if (own_source || json_object_get_size (target) > (self->source == NULL ? 2 : 3))
    copy_unknown (target, own_source ? known_but_source : known,
                  need_target_extra (self, *ret_span, ADDUCE_CLAIM_EXTRA_TARGET));
  return TRUE;
}

static int
compare_targets (gconstpointer a, gconstpointer b)
{
  const AdduceSpan *x = a, *y = b;
  return x->start < y->start ? -1 : x->start > y->start;
}

/* The builder wants one quote a span, in text order; the file may have them in any order. */
static gboolean
place_claim (AdduceClaimReader *self, AdduceJsonCursor *cursor, const AdduceSpan *spans,
             AdduceQuote **quotes, guint n_targets)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSpanSet) set = adduce_span_set_new (spans, n_targets, &error);
  if (set == NULL)
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_TARGET, ADDUCE_ERROR_FORMAT, "%s", error->message);
  if (adduce_span_set_get_n_spans (set) < n_targets)
    return adduce_json_cursor_fail (cursor, ADDUCE_JSON_TARGET, ADDUCE_ERROR_FORMAT,
                                    _("the pieces of a claim must not overlap or touch; join them"));

  AdduceQuote *sorted[ADDUCE_SPAN_SET_MAX];
  for (guint i = 0; i < n_targets; i++)
    for (guint j = 0; j < n_targets; j++)
      if (compare_targets (&spans[j], &(AdduceSpan) { adduce_span_set_get_span (set, i).start, 0 }) == 0)
        sorted[i] = quotes[j];
  adduce_claim_builder_set_spans_with_quotes (self->builder, set, sorted);
  return TRUE;
}

static gboolean
read_targets (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *annotation)
{
  JsonArray *targets
    = adduce_json_read_array (cursor, annotation, ADDUCE_JSON_TARGET, 1, ADDUCE_SPAN_SET_MAX);
  if (targets == NULL)
    return FALSE;

  AdduceSpan spans[ADDUCE_SPAN_SET_MAX];
  AdduceQuote *quotes[ADDUCE_SPAN_SET_MAX] = { NULL };
  guint n_targets = json_array_get_length (targets);
  gboolean good = TRUE;

  adduce_json_cursor_enter (cursor, ADDUCE_JSON_TARGET);
  for (guint i = 0; i < n_targets && good; i++)
    {
      adduce_json_cursor_enter_element (cursor, i);
      JsonObject *target = adduce_json_read_element (cursor, targets, i);
      good = target != NULL && read_target (self, cursor, target, &spans[i], &quotes[i]);
      if (good)
        adduce_json_cursor_leave (cursor);
    }
  if (good)
    {
      adduce_json_cursor_leave (cursor);
      good = place_claim (self, cursor, spans, quotes, n_targets);
    }
  for (guint i = 0; i < n_targets; i++)
    adduce_quote_free (quotes[i]);
  return good;
}

/* --- bodies --- */

static BodyKind
find_kind (JsonObject *body)
{
  static const struct {
    const char *purpose;
    const char *dimension;
    BodyKind kind;
  } kinds[] = {
    { ADDUCE_JSON_IDENTIFYING, ADDUCE_JSON_SPEAKER, BODY_SPEAKER },
    { ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_ISSUE, BODY_ISSUE },
    { ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_STANCE, BODY_STANCE },
    { ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_EVIDENCE, BODY_EVIDENCE },
    { ADDUCE_JSON_CLASSIFYING, ADDUCE_JSON_CERTAINTY, BODY_CERTAINTY },
    { ADDUCE_JSON_COMMENTING, NULL, BODY_NOTE },
  };

  const char *type = adduce_json_peek_string (body, ADDUCE_JSON_TYPE);
  const char *purpose = adduce_json_peek_string (body, ADDUCE_JSON_PURPOSE);
  const char *dimension = adduce_json_peek_string (body, ADDUCE_JSON_DIMENSION);
  if (purpose == NULL || g_strcmp0 (type, ADDUCE_JSON_BODY_TYPE) != 0)
    return BODY_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (dimension, kinds[i].dimension) == 0 && g_str_equal (purpose, kinds[i].purpose))
      return kinds[i].kind;
  return BODY_UNKNOWN;
}

static void
keep_body_members (AdduceClaimReader *self, JsonObject *body, const char *dimension, const char *code)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_PURPOSE, ADDUCE_JSON_DIMENSION,
                                       ADDUCE_JSON_CODE, ADDUCE_JSON_VALUE, NULL };
  char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];

  g_snprintf (key, sizeof key, "%s/%s", dimension, code);
  copy_unknown (body, known, need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_BODIES), key));
}

static gboolean
has_code (GPtrArray *tags, const char *code)
{
  for (guint i = 0; i < tags->len; i++)
    if (g_str_equal (adduce_tag_get_code (tags->pdata[i]), code))
      return TRUE;
  return FALSE;
}

static gboolean
read_coded_body (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *body, BodyKind kind)
{
  const char *code = adduce_json_read_slug (cursor, body, ADDUCE_JSON_CODE);
  const char *label = code == NULL ? NULL : adduce_json_read_string (cursor, body, ADDUCE_JSON_VALUE);
  if (label == NULL)
    return FALSE;

  /* What can't have a place in the claim is kept as it is. */
  GPtrArray *tags = kind == BODY_SPEAKER    ? self->speakers
                    : kind == BODY_ISSUE    ? self->issues
                    : kind == BODY_EVIDENCE ? self->evidence
                                            : NULL;
  AdduceCertainty certainty = ADDUCE_CERTAINTY_UNSET;
  if ((tags != NULL && has_code (tags, code)) || (kind == BODY_STANCE && self->stance != NULL)
      || (kind == BODY_CERTAINTY
          && (self->certainty != ADDUCE_CERTAINTY_UNSET || !adduce_certainty_from_id (code, &certainty))))
    {
      keep_body (self, body);
      return TRUE;
    }

  const char *dimension = adduce_json_peek_string (body, ADDUCE_JSON_DIMENSION);
  if (tags != NULL)
    g_ptr_array_add (tags, intern_tag (self, code, label));
  else if (kind == BODY_STANCE)
    self->stance = intern_tag (self, code, label);
  else
    self->certainty = certainty;

  /* The claim has no place for the word that the file uses for a certainty. */
  gboolean own_label = kind == BODY_CERTAINTY && !g_str_equal (label, adduce_claim_json_get_certainty_label (certainty));
  if (own_label || json_object_get_size (body) > 5)
    {
      keep_body_members (self, body, dimension, code);
      if (own_label)
        {
          char key[ADDUCE_CLAIM_EXTRA_KEY_SIZE];
          g_snprintf (key, sizeof key, "%s/%s", dimension, code);
          json_object_set_string_member (need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_BODIES), key),
                                         ADDUCE_JSON_VALUE, label);
        }
    }
  return TRUE;
}

static gboolean
read_note (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *body)
{
  static const char *const known[] = { ADDUCE_JSON_TYPE, ADDUCE_JSON_PURPOSE, ADDUCE_JSON_VALUE, NULL };
  const char *note = adduce_json_read_string (cursor, body, ADDUCE_JSON_VALUE);
  if (note == NULL)
    return FALSE;
  if (self->note != NULL || *note == 0)
    {
      keep_body (self, body);
      return TRUE;
    }

  self->note = note;
  const char *format = adduce_json_peek_string (body, ADDUCE_JSON_FORMAT);
  if (g_strcmp0 (format, ADDUCE_JSON_PLAIN_TEXT) != 0 || json_object_get_size (body) > 4)
    copy_unknown (body, known,
                  need_object (need_extra (self, ADDUCE_CLAIM_EXTRA_BODIES), ADDUCE_CLAIM_EXTRA_NOTE));
  return TRUE;
}

static gboolean
read_bodies (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *annotation)
{
  JsonArray *bodies
    = adduce_json_read_array (cursor, annotation, ADDUCE_JSON_BODY, 0, ADDUCE_CLAIM_MAX_BODIES);
  if (bodies == NULL)
    return FALSE;

  guint n_bodies = json_array_get_length (bodies);
  adduce_json_cursor_enter (cursor, ADDUCE_JSON_BODY);
  for (guint i = 0; i < n_bodies; i++)
    {
      adduce_json_cursor_enter_element (cursor, i);
      JsonObject *body = adduce_json_read_element (cursor, bodies, i);
      if (body == NULL)
        return FALSE;

      gboolean good = TRUE;
      BodyKind kind = find_kind (body);
      if (kind == BODY_UNKNOWN)
        keep_body (self, body);
      else if (kind == BODY_NOTE)
        good = read_note (self, cursor, body);
      else
        good = read_coded_body (self, cursor, body, kind);
      if (!good)
        return FALSE;
      adduce_json_cursor_leave (cursor);
    }
  adduce_json_cursor_leave (cursor);
  return TRUE;
}

/* --- the annotation --- */

static gboolean
read_head (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *annotation)
{
  static const char *const known[]
    = { ADDUCE_JSON_ID,       ADDUCE_JSON_TYPE,     ADDUCE_JSON_MOTIVATION,       ADDUCE_JSON_CREATED,
        ADDUCE_JSON_MODIFIED, ADDUCE_JSON_REVISION, ADDUCE_JSON_CODEBOOK_VERSION, ADDUCE_JSON_TARGET,
        ADDUCE_JSON_BODY,     NULL };
  gint64 created, modified, revision, version = 0;
  const char *id = adduce_json_read_uuid (cursor, annotation, ADDUCE_JSON_ID);

  if (id == NULL
      || !adduce_json_read_constant (cursor, annotation, ADDUCE_JSON_TYPE, ADDUCE_JSON_ANNOTATION_TYPE)
      || !adduce_json_read_constant (cursor, annotation, ADDUCE_JSON_MOTIVATION, ADDUCE_JSON_CLASSIFYING)
      || !adduce_json_read_time (cursor, annotation, ADDUCE_JSON_CREATED, &created)
      || !adduce_json_read_time (cursor, annotation, ADDUCE_JSON_MODIFIED, &modified)
      || !adduce_json_read_integer (cursor, annotation, ADDUCE_JSON_REVISION, 1, ADDUCE_JSON_MAX_INTEGER,
                                    &revision))
    return FALSE;
  gboolean has_version = json_object_has_member (annotation, ADDUCE_JSON_CODEBOOK_VERSION);
  if (has_version
      && !adduce_json_read_integer (cursor, annotation, ADDUCE_JSON_CODEBOOK_VERSION, 1,
                                    ADDUCE_JSON_MAX_INTEGER, &version))
    return FALSE;

  adduce_claim_builder_set_id (self->builder, id);
  adduce_claim_builder_set_created (self->builder, created);
  adduce_claim_builder_set_modified (self->builder, modified);
  adduce_claim_builder_set_revision (self->builder, (guint64) revision);
  adduce_claim_builder_set_codebook_version (self->builder, (guint64) version);
  if (json_object_get_size (annotation) > (has_version ? 9u : 8u))
    copy_unknown (annotation, known, need_extra (self, ADDUCE_CLAIM_EXTRA_MEMBERS));
  return TRUE;
}

static void
set_tags (AdduceClaimReader *self)
{
  g_autoptr (AdduceTagList) speakers = intern_list (self, self->speakers);
  g_autoptr (AdduceTagList) issues = intern_list (self, self->issues);
  g_autoptr (AdduceTagList) evidence = intern_list (self, self->evidence);
  adduce_claim_builder_set_speakers (self->builder, speakers);
  adduce_claim_builder_set_issues (self->builder, issues);
  adduce_claim_builder_set_evidence (self->builder, evidence);
  adduce_claim_builder_set_stance (self->builder, self->stance);
  adduce_claim_builder_set_certainty (self->builder, self->certainty);
  adduce_claim_builder_set_note (self->builder, self->note);
}

static void
forget_claim (AdduceClaimReader *self)
{
  g_ptr_array_set_size (self->speakers, 0);
  g_ptr_array_set_size (self->issues, 0);
  g_ptr_array_set_size (self->evidence, 0);
  self->stance = NULL;
  self->note = NULL;
  self->certainty = ADDUCE_CERTAINTY_UNSET;
  g_clear_pointer (&self->extra, json_object_unref);
}

AdduceClaimReader *
adduce_claim_reader_new (const char *coder, const char *source)
{
  g_return_val_if_fail (coder != NULL, NULL);

  AdduceClaimReader *self = g_new0 (AdduceClaimReader, 1);
  self->source = g_strdup (source);
  self->builder = adduce_claim_builder_new (coder);
  self->tags = g_hash_table_new_full (hash_tag_key, equal_tag_keys, g_free,
                                      (GDestroyNotify) adduce_tag_unref);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) adduce_tag_list_unref);
  self->no_tags = adduce_tag_list_new_empty ();
  self->speakers = g_ptr_array_new ();
  self->issues = g_ptr_array_new ();
  self->evidence = g_ptr_array_new ();
  return self;
}

void
adduce_claim_reader_free (AdduceClaimReader *self)
{
  if (self == NULL)
    return;
  forget_claim (self);
  g_free (self->source);
  adduce_claim_builder_free (self->builder);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->tags);
  adduce_tag_list_unref (self->no_tags);
  g_ptr_array_unref (self->speakers);
  g_ptr_array_unref (self->issues);
  g_ptr_array_unref (self->evidence);
  g_free (self);
}

AdduceClaim *
adduce_claim_reader_read (AdduceClaimReader *self, AdduceJsonCursor *cursor, JsonObject *annotation)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (cursor != NULL && annotation != NULL, NULL);

  forget_claim (self);
  if (!read_head (self, cursor, annotation) || !read_targets (self, cursor, annotation)
      || !read_bodies (self, cursor, annotation))
    return NULL;

  set_tags (self);
  g_autofree char *extra = self->extra == NULL ? NULL : adduce_json_object_to_text (self->extra);
  adduce_claim_builder_set_extra (self->builder, extra);
  return adduce_claim_builder_end (self->builder);
}
