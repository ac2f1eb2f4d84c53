/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The claim, an immutable value.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-claim-private.h"

struct _AdduceClaim {
  GObject parent_instance;
  AdduceClaimData data;
};

G_DEFINE_FINAL_TYPE (AdduceClaim, adduce_claim, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (AdduceCertainty, adduce_certainty,
                    G_DEFINE_ENUM_VALUE (ADDUCE_CERTAINTY_UNSET, "unset"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_CERTAINTY_LOW, "low"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_CERTAINTY_MEDIUM, "medium"),
                    G_DEFINE_ENUM_VALUE (ADDUCE_CERTAINTY_HIGH, "high"))

enum {
  PROP_0,
  PROP_ID,
  PROP_REVISION,
  PROP_CODER,
  PROP_CREATED,
  PROP_MODIFIED,
  PROP_SPANS,
  PROP_SPEAKERS,
  PROP_ISSUES,
  PROP_EVIDENCE,
  PROP_STANCE,
  PROP_CERTAINTY,
  PROP_NOTE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static gboolean
same_quotes (GPtrArray *a, GPtrArray *b)
{
  if (a == b)
    return TRUE;
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const AdduceQuote *x = a->pdata[i], *y = b->pdata[i];

      if (!g_str_equal (x->exact, y->exact) || !g_str_equal (x->prefix, y->prefix)
          || !g_str_equal (x->suffix, y->suffix))
        return FALSE;
    }
  return TRUE;
}

void
adduce_claim_data_copy (AdduceClaimData *copy, const AdduceClaimData *data)
{
  *copy = *data;
  copy->id = g_strdup (data->id);
  copy->coder = g_strdup (data->coder);
  if (data->spans != NULL)
    adduce_span_set_ref (data->spans);
  if (data->quotes != NULL)
    g_ptr_array_ref (data->quotes);
  adduce_tag_list_ref (data->speakers);
  adduce_tag_list_ref (data->issues);
  adduce_tag_list_ref (data->evidence);
  if (data->stance != NULL)
    adduce_tag_ref (data->stance);
  copy->stances = NULL;
  if (data->values != NULL)
    adduce_claim_values_ref (data->values);
  copy->note = g_strdup (data->note);
  copy->extra = g_strdup (data->extra);
}

void
adduce_claim_data_clear (AdduceClaimData *data)
{
  g_clear_pointer (&data->id, g_free);
  g_clear_pointer (&data->coder, g_free);
  g_clear_pointer (&data->spans, adduce_span_set_unref);
  g_clear_pointer (&data->quotes, g_ptr_array_unref);
  g_clear_pointer (&data->speakers, adduce_tag_list_unref);
  g_clear_pointer (&data->issues, adduce_tag_list_unref);
  g_clear_pointer (&data->evidence, adduce_tag_list_unref);
  g_clear_pointer (&data->stance, adduce_tag_unref);
  g_clear_pointer (&data->stances, adduce_tag_list_unref);
  g_clear_pointer (&data->values, adduce_claim_values_unref);
  g_clear_pointer (&data->note, g_free);
  g_clear_pointer (&data->extra, g_free);
}

gboolean
adduce_claim_data_same_place (const AdduceClaimData *a, const AdduceClaimData *b)
{
  return adduce_span_set_equal (a->spans, b->spans) && same_quotes (a->quotes, b->quotes);
}

gboolean
adduce_claim_same_tag (const AdduceTag *a, const AdduceTag *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return adduce_tag_equal (a, b) && g_str_equal (adduce_tag_get_label (a), adduce_tag_get_label (b))
         && adduce_tag_is_plain (a) == adduce_tag_is_plain (b);
}

gboolean
adduce_claim_same_tags (const AdduceTagList *a, const AdduceTagList *b)
{
  guint n_tags = adduce_tag_list_get_n_tags (a);

  if (n_tags != adduce_tag_list_get_n_tags (b))
    return FALSE;
  for (guint i = 0; i < n_tags; i++)
    if (!adduce_claim_same_tag (adduce_tag_list_get_tag (a, i), adduce_tag_list_get_tag (b, i)))
      return FALSE;
  return TRUE;
}

GPtrArray *
adduce_claim_list_differences (const AdduceClaimValues *a, const AdduceClaimValues *b)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < adduce_claim_values_get_n_variables (a); i++)
    {
      const char *id = adduce_claim_values_get_variable (a, i);
      AdduceTagList *other = adduce_claim_values_lookup (b, id);

      if (other == NULL || !adduce_claim_same_tags (adduce_claim_values_get_tags (a, i), other))
        g_ptr_array_add (ids, (char *) id);
    }
  for (guint i = 0; i < adduce_claim_values_get_n_variables (b); i++)
    if (adduce_claim_values_lookup (a, adduce_claim_values_get_variable (b, i)) == NULL)
      g_ptr_array_add (ids, (char *) adduce_claim_values_get_variable (b, i));
  return ids;
}

gboolean
adduce_claim_same_values (const AdduceClaimValues *a, const AdduceClaimValues *b)
{
  if (a == b)
    return TRUE;

  g_autoptr (GPtrArray) ids = adduce_claim_list_differences (a, b);
  return ids->len == 0;
}

AdduceClaim *
adduce_claim_new_from_data (const AdduceClaimData *data)
{
  AdduceClaim *self = g_object_new (ADDUCE_TYPE_CLAIM, NULL);

  adduce_claim_data_copy (&self->data, data);
  return self;
}

const AdduceClaimData *
adduce_claim_peek_data (AdduceClaim *self)
{
  return &self->data;
}

static void
adduce_claim_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const AdduceClaimData *data = &ADDUCE_CLAIM (object)->data;

  switch (id)
    {
    case PROP_ID:
      g_value_set_string (value, data->id);
      break;
    case PROP_REVISION:
      g_value_set_uint64 (value, data->revision);
      break;
    case PROP_CODER:
      g_value_set_string (value, data->coder);
      break;
    case PROP_CREATED:
      g_value_set_int64 (value, data->created);
      break;
    case PROP_MODIFIED:
      g_value_set_int64 (value, data->modified);
      break;
    case PROP_SPANS:
      g_value_set_boxed (value, data->spans);
      break;
    case PROP_SPEAKERS:
      g_value_set_boxed (value, data->speakers);
      break;
    case PROP_ISSUES:
      g_value_set_boxed (value, data->issues);
      break;
    case PROP_EVIDENCE:
      g_value_set_boxed (value, data->evidence);
      break;
    case PROP_STANCE:
      g_value_set_boxed (value, data->stance);
      break;
    case PROP_CERTAINTY:
      g_value_set_enum (value, data->certainty);
      break;
    case PROP_NOTE:
      g_value_set_string (value, data->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_claim_finalize (GObject *object)
{
  adduce_claim_data_clear (&ADDUCE_CLAIM (object)->data);
  G_OBJECT_CLASS (adduce_claim_parent_class)->finalize (object);
}

static void
adduce_claim_class_init (AdduceClaimClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_claim_get_property;
  object_class->finalize = adduce_claim_finalize;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_REVISION] = g_param_spec_uint64 ("revision", NULL, NULL, 0, G_MAXUINT64, 1, flags);
  props[PROP_CODER] = g_param_spec_string ("coder", NULL, NULL, NULL, flags);
  props[PROP_CREATED] = g_param_spec_int64 ("created", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_MODIFIED] = g_param_spec_int64 ("modified", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  props[PROP_SPANS] = g_param_spec_boxed ("spans", NULL, NULL, ADDUCE_TYPE_SPAN_SET, flags);
  props[PROP_SPEAKERS] = g_param_spec_boxed ("speakers", NULL, NULL, ADDUCE_TYPE_TAG_LIST, flags);
  props[PROP_ISSUES] = g_param_spec_boxed ("issues", NULL, NULL, ADDUCE_TYPE_TAG_LIST, flags);
  props[PROP_EVIDENCE] = g_param_spec_boxed ("evidence", NULL, NULL, ADDUCE_TYPE_TAG_LIST, flags);
  props[PROP_STANCE] = g_param_spec_boxed ("stance", NULL, NULL, ADDUCE_TYPE_TAG, flags);
  props[PROP_CERTAINTY] = g_param_spec_enum ("certainty", NULL, NULL, ADDUCE_TYPE_CERTAINTY,
                                             ADDUCE_CERTAINTY_UNSET, flags);
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
adduce_claim_init (AdduceClaim *self)
{
}

const char *
adduce_certainty_to_id (AdduceCertainty certainty)
{
  switch (certainty)
    {
    case ADDUCE_CERTAINTY_LOW:
      return "low";
    case ADDUCE_CERTAINTY_MEDIUM:
      return "medium";
    case ADDUCE_CERTAINTY_HIGH:
      return "high";
    case ADDUCE_CERTAINTY_UNSET:
    default:
      return NULL;
    }
}

gboolean
adduce_certainty_from_id (const char *id, AdduceCertainty *ret_certainty)
{
  g_return_val_if_fail (ret_certainty != NULL, FALSE);

  if (id == NULL || *id == '\0')
    {
      *ret_certainty = ADDUCE_CERTAINTY_UNSET;
      return TRUE;
    }
  for (AdduceCertainty c = ADDUCE_CERTAINTY_LOW; c <= ADDUCE_CERTAINTY_HIGH; c++)
    if (g_str_equal (id, adduce_certainty_to_id (c)))
      {
        *ret_certainty = c;
        return TRUE;
      }
  return FALSE;
}

const char *
adduce_certainty_get_label (AdduceCertainty certainty)
{
  switch (certainty)
    {
    case ADDUCE_CERTAINTY_LOW:
      return C_("certainty", "Low");
    case ADDUCE_CERTAINTY_MEDIUM:
      return C_("certainty", "Medium");
    case ADDUCE_CERTAINTY_HIGH:
      return C_("certainty", "High");
    case ADDUCE_CERTAINTY_UNSET:
    default:
      return C_("certainty", "Unset");
    }
}

const char *
adduce_claim_get_id (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.id;
}

guint64
adduce_claim_get_revision (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), 0);
  return self->data.revision;
}

const char *
adduce_claim_get_coder (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.coder;
}

gint64
adduce_claim_get_created (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), 0);
  return self->data.created;
}

gint64
adduce_claim_get_modified (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), 0);
  return self->data.modified;
}

AdduceSpanSet *
adduce_claim_get_spans (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.spans;
}

const AdduceQuote *
adduce_claim_get_quote (AdduceClaim *self, guint index)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  g_return_val_if_fail (index < self->data.quotes->len, NULL);
  return self->data.quotes->pdata[index];
}

char *
adduce_claim_dup_text (AdduceClaim *self, const char *separator)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  g_return_val_if_fail (separator != NULL, NULL);

  GString *text = g_string_new (NULL);
  for (guint i = 0; i < self->data.quotes->len; i++)
    {
      const AdduceQuote *quote = self->data.quotes->pdata[i];

      if (i > 0)
        g_string_append (text, separator);
      g_string_append (text, quote->exact);
    }
  return g_string_free (text, FALSE);
}

AdduceTagList *
adduce_claim_get_speakers (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.speakers;
}

AdduceTagList *
adduce_claim_get_issues (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.issues;
}

AdduceTagList *
adduce_claim_get_evidence (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.evidence;
}

AdduceTag *
adduce_claim_get_stance (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.stance;
}

/* The list of the stance alone; two threads may make it at once, one is kept. */
static AdduceTagList *
get_stances (AdduceClaim *self)
{
  AdduceTagList *stances = g_atomic_pointer_get (&self->data.stances);

  if (stances != NULL || self->data.stance == NULL)
    return stances;
  stances = adduce_tag_list_new (&self->data.stance, 1);
  if (g_atomic_pointer_compare_and_exchange (&self->data.stances, NULL, stances))
    return stances;
  adduce_tag_list_unref (stances);
  return g_atomic_pointer_get (&self->data.stances);
}

AdduceTagList *
adduce_claim_get_values (AdduceClaim *self, const char *variable_id)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  g_return_val_if_fail (variable_id != NULL, NULL);

  AdduceTagList *tags;
  if (g_str_equal (variable_id, "stance"))
    return get_stances (self);
  if (g_str_equal (variable_id, "speaker"))
    tags = self->data.speakers;
  else if (g_str_equal (variable_id, "issue"))
    tags = self->data.issues;
  else if (g_str_equal (variable_id, "evidence"))
    tags = self->data.evidence;
  else
    return adduce_claim_values_lookup (self->data.values, variable_id);
  return adduce_tag_list_get_n_tags (tags) > 0 ? tags : NULL;
}

GStrv
adduce_claim_list_variables (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);

  guint n_variables = adduce_claim_values_get_n_variables (self->data.values);
  GStrv ids = g_new0 (char *, n_variables + 1);
  for (guint i = 0; i < n_variables; i++)
    ids[i] = g_strdup (adduce_claim_values_get_variable (self->data.values, i));
  return ids;
}

gboolean
adduce_claim_has_value (AdduceClaim *self, const char *variable_id, const char *code)
{
  AdduceTagList *tags = adduce_claim_get_values (self, variable_id);

  return tags != NULL && adduce_tag_list_contains (tags, code);
}

gboolean
adduce_claim_is_built_in (const char *variable_id)
{
  static const char *const ids[] = { "speaker", "issue", "stance", "evidence", "certainty", NULL };

  g_return_val_if_fail (variable_id != NULL, FALSE);
  return g_strv_contains (ids, variable_id);
}

gboolean
adduce_claim_is_about_article (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), FALSE);
  return adduce_span_set_get_n_spans (self->data.spans) == 0;
}

AdduceCertainty
adduce_claim_get_certainty (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), ADDUCE_CERTAINTY_UNSET);
  return self->data.certainty;
}

const char *
adduce_claim_get_note (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.note;
}

guint64
adduce_claim_get_codebook_version (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), 0);
  return self->data.codebook_version;
}

const char *
adduce_claim_get_extra (AdduceClaim *self)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (self), NULL);
  return self->data.extra;
}

gboolean
adduce_claim_same_content (AdduceClaim *a, AdduceClaim *b)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (a), FALSE);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (b), FALSE);

  const AdduceClaimData *x = &a->data, *y = &b->data;
  return a == b
         || (g_str_equal (x->id, y->id) && adduce_claim_data_same_place (x, y)
             && adduce_claim_same_tags (x->speakers, y->speakers)
             && adduce_claim_same_tags (x->issues, y->issues)
             && adduce_claim_same_tags (x->evidence, y->evidence)
             && adduce_claim_same_tag (x->stance, y->stance) && adduce_claim_same_values (x->values, y->values)
             && x->certainty == y->certainty
             && g_strcmp0 (x->note, y->note) == 0 && g_strcmp0 (x->extra, y->extra) == 0);
}

int
adduce_claim_compare (AdduceClaim *a, AdduceClaim *b)
{
  g_return_val_if_fail (ADDUCE_IS_CLAIM (a), 0);
  g_return_val_if_fail (ADDUCE_IS_CLAIM (b), 0);

  int order = adduce_span_set_compare (a->data.spans, b->data.spans);
  return order != 0 ? order : strcmp (a->data.id, b->data.id);
}
