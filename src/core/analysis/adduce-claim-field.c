/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What claims of a corpus are shown, filtered, ordered, grouped and crossed by.
 *
 * A table of what does not come from a codebook; the rest are the codebook's variables.
 */
#include "config.h"

#include "analysis/adduce-claim-field.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "model/adduce-zone.h"

#define PIECE_SEPARATOR " … "
#define KEY_SEPARATOR "\x01"
#define UNKNOWN_VALUE 99999
#define NUMBER_SHIFT 1e9

typedef enum {
  SPEAKER,
  ISSUE,
  STANCE,
  EVIDENCE,
  CERTAINTY,
  NOTE,
  CODER,
  ARTICLE,
  DATE,
  OUTLET,
  STATUS,
  ZONE,
  QUOTE,
  MODIFIED,
  PROBLEMS,
  PLACE,
  ID,
  OWN, /* a variable of the codebook */
} What;

typedef struct {
  const char *id;
  const char *label;
  AdduceClaimFieldKind kind;
  gboolean several;
  gboolean is_variable;
} Info;

/* In the order in which they are shown. */
static const Info infos[] = {
  [SPEAKER] = { "speaker", N_ ("Speaker"), ADDUCE_CLAIM_FIELD_VALUES, TRUE, TRUE },
  [ISSUE] = { "issue", N_ ("Issue"), ADDUCE_CLAIM_FIELD_VALUES, TRUE, TRUE },
  [STANCE] = { "stance", N_ ("Stance"), ADDUCE_CLAIM_FIELD_VALUES, FALSE, TRUE },
  [EVIDENCE] = { "evidence", N_ ("Evidence"), ADDUCE_CLAIM_FIELD_VALUES, TRUE, TRUE },
  [CERTAINTY] = { "certainty", N_ ("Certainty"), ADDUCE_CLAIM_FIELD_VALUES, FALSE, FALSE },
  [NOTE] = { "note", N_ ("Note"), ADDUCE_CLAIM_FIELD_TEXT, FALSE, FALSE },
  [CODER] = { "coder", N_ ("Coder"), ADDUCE_CLAIM_FIELD_VALUES, FALSE, FALSE },
  [ARTICLE] = { "article", N_ ("Article"), ADDUCE_CLAIM_FIELD_VALUES, FALSE, FALSE },
  [DATE] = { "date", N_ ("Date"), ADDUCE_CLAIM_FIELD_DATE, FALSE, FALSE },
  [OUTLET] = { "outlet", N_ ("Outlet"), ADDUCE_CLAIM_FIELD_VALUES, FALSE, FALSE },
  [STATUS] = { "status", N_ ("Status"), ADDUCE_CLAIM_FIELD_VALUES, FALSE, FALSE },
  [ZONE] = { "zone", N_ ("Zone"), ADDUCE_CLAIM_FIELD_VALUES, TRUE, FALSE },
  [QUOTE] = { "quote", N_ ("Quote"), ADDUCE_CLAIM_FIELD_TEXT, FALSE, FALSE },
  [MODIFIED] = { "modified", N_ ("Changed"), ADDUCE_CLAIM_FIELD_DATE, FALSE, FALSE },
  [PROBLEMS] = { "problems", N_ ("Broken rules"), ADDUCE_CLAIM_FIELD_TEXT, TRUE, FALSE },
  [PLACE] = { "place", N_ ("Place"), ADDUCE_CLAIM_FIELD_TEXT, FALSE, FALSE },
  [ID] = { "id", N_ ("Id"), ADDUCE_CLAIM_FIELD_TEXT, FALSE, FALSE },
};

struct _AdduceClaimField {
  What what;
  char *id;
  char *label;
  AdduceClaimFieldKind kind;
  gboolean several;
  gboolean is_variable;
  gboolean is_about_article; /* one's own, of the article as a whole */
  AdduceVariable *variable; /* of the codebook, or NULL */
  GPtrArray *also;          /* AdduceVariable: others whose values count, too; or NULL */
  AdduceCodebook *merges;   /* where values of the variable were merged, else NULL */
  AdduceCodeMap *map;       /* NULL where it says nothing */
};

G_DEFINE_BOXED_TYPE (AdduceClaimField, adduce_claim_field, adduce_claim_field_ref, adduce_claim_field_unref)

/* --- making one --- */

static AdduceClaimFieldKind
get_own_kind (AdduceVariable *own)
{
  switch (adduce_variable_get_kind (own))
    {
    case ADDUCE_VARIABLE_TEXT:
      return ADDUCE_CLAIM_FIELD_TEXT;
    case ADDUCE_VARIABLE_DATE:
      return ADDUCE_CLAIM_FIELD_DATE;
    default:
      return ADDUCE_CLAIM_FIELD_VALUES;
    }
}

static gboolean
has_merged_values (AdduceVariable *variable)
{
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    if (adduce_code_get_info (adduce_variable_get_code (variable, i))->merged_into != NULL)
      return TRUE;
  return FALSE;
}

static AdduceClaimField *
field_new (What what, AdduceCodebook *codebook, AdduceVariable *own, AdduceCodeMap *map)
{
  AdduceClaimField *self = g_atomic_rc_box_new0 (AdduceClaimField);
  AdduceVariable *variable = own;
  self->what = what;
  if (what == OWN)
    {
      self->id = g_strdup (adduce_variable_get_id (own));
      self->kind = get_own_kind (own);
      self->several = adduce_variable_get_kind (own) == ADDUCE_VARIABLE_SEVERAL
                      || adduce_variable_get_kind (own) == ADDUCE_VARIABLE_ENTITY;
      self->is_about_article = adduce_variable_get_info (own)->scope == ADDUCE_SCOPE_ARTICLE;
      self->is_variable = !self->is_about_article;
    }
  else
    {
      self->id = g_strdup (infos[what].id);
      self->kind = infos[what].kind;
      self->several = infos[what].several;
      self->is_variable = infos[what].is_variable;
      if (codebook != NULL && self->is_variable)
        variable = adduce_codebook_get_variable (codebook, self->id);
    }
  g_set_object (&self->variable, variable);
  if (variable != NULL && has_merged_values (variable))
    g_set_object (&self->merges, codebook);
  self->label = g_strdup (variable != NULL ? adduce_variable_get_label (variable) : _(infos[what].label));
  if (map != NULL && !adduce_code_map_is_empty (map) && (self->is_variable || self->is_about_article))
    self->map = adduce_code_map_ref (map);
  return self;
}

/* Codebooks may have had a variable of that name before there was the field. */
static gboolean
is_own_zone (guint what, AdduceCodebook *codebook)
{
  return what == ZONE && codebook != NULL && adduce_codebook_get_variable (codebook, infos[ZONE].id) != NULL;
}

static gboolean
find_built_in (const char *id, AdduceCodebook *codebook, What *ret_what)
{
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (g_str_equal (infos[i].id, id) && !is_own_zone (i, codebook))
      {
        *ret_what = (What) i;
        return TRUE;
      }
  return FALSE;
}

AdduceClaimField *
adduce_claim_field_new (const char *id, AdduceCodebook *codebook, AdduceCodeMap *map, GError **error)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  What what;
  AdduceVariable *own = codebook != NULL ? adduce_codebook_get_variable (codebook, id) : NULL;
  if (find_built_in (id, codebook, &what))
    return field_new (what, codebook, NULL, map);
  if (own != NULL)
    return field_new (OWN, codebook, own, map);

  g_autoptr (GPtrArray) fields = adduce_claim_field_list (codebook, map);
  g_autoptr (GString) names = g_string_new (NULL);
  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", adduce_claim_field_get_id (fields->pdata[i]));
  /* translators: the name of a field of claims, and the names of those that there are */
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("there is no field “%s”; there are: %s"), id, names->str);
  return NULL;
}

AdduceClaimField *
adduce_claim_field_new_for_register (const char *id, AdduceCodebook *codebook, AdduceCodeMap *map)
{
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);

  AdduceClaimField *self = adduce_claim_field_new (id, codebook, map, NULL);
  AdduceVariable *own = codebook != NULL ? adduce_codebook_get_variable (codebook, id) : NULL;
  const char *wanted = own != NULL && !adduce_claim_is_built_in (id) ? adduce_variable_get_register (own) : id;
  GListModel *variables = codebook != NULL ? adduce_codebook_get_variables (codebook) : NULL;
  for (guint i = 0; self != NULL && variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      const char *other = adduce_variable_get_id (variable);
      if (g_str_equal (other, id) || adduce_claim_is_built_in (other)
          || g_strcmp0 (adduce_variable_get_register (variable), wanted) != 0)
        continue;
      if (self->also == NULL)
        self->also = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (self->also, g_steal_pointer (&variable));
    }
  return self;
}

AdduceClaimField *
adduce_claim_field_ref (AdduceClaimField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
field_clear (gpointer data)
{
  AdduceClaimField *self = data;
  g_free (self->id);
  g_free (self->label);
  g_clear_object (&self->variable);
  g_clear_pointer (&self->also, g_ptr_array_unref);
  g_clear_object (&self->merges);
  g_clear_pointer (&self->map, adduce_code_map_unref);
}

void
adduce_claim_field_unref (AdduceClaimField *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, field_clear);
}

GPtrArray *
adduce_claim_field_list (AdduceCodebook *codebook, AdduceCodeMap *map)
{
  g_return_val_if_fail (codebook == NULL || ADDUCE_IS_CODEBOOK (codebook), NULL);

  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_claim_field_unref);
  for (guint i = 0; i < G_N_ELEMENTS (infos); i++)
    if (!is_own_zone (i, codebook))
      g_ptr_array_add (fields, field_new ((What) i, codebook, NULL, map));

  GListModel *variables = codebook != NULL ? adduce_codebook_get_variables (codebook) : NULL;
  for (guint i = 0; variables != NULL && i < g_list_model_get_n_items (variables); i++)
    {
      g_autoptr (AdduceVariable) variable = g_list_model_get_item (variables, i);
      What what;
      if (!find_built_in (adduce_variable_get_id (variable), codebook, &what))
        g_ptr_array_add (fields, field_new (OWN, codebook, variable, map));
    }
  return fields;
}

/* --- what it is --- */

const char *
adduce_claim_field_get_id (AdduceClaimField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
adduce_claim_field_get_label (AdduceClaimField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

AdduceClaimFieldKind
adduce_claim_field_get_kind (AdduceClaimField *self)
{
  g_return_val_if_fail (self != NULL, ADDUCE_CLAIM_FIELD_TEXT);

  return self->kind;
}

gboolean
adduce_claim_field_has_several (AdduceClaimField *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->several;
}

gboolean
adduce_claim_field_is_variable (AdduceClaimField *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_variable;
}

/* --- what a row is --- */

static AdduceTagList *
dup_one (AdduceTag *tag)
{
  return tag != NULL ? adduce_tag_list_new (&tag, 1) : adduce_tag_list_new_empty ();
}

static AdduceTagList *
dup_word (const char *code, const char *label)
{
  g_autoptr (AdduceTag) tag = code != NULL && *code != '\0' ? adduce_tag_new (code, label) : NULL;
  return dup_one (tag);
}

static AdduceTagList *
dup_time (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);
  g_autofree char *text = time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
  return dup_word (text, text);
}

static AdduceTagList *
dup_sentences (const char *const *sentences)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_tag_unref);
  for (guint i = 0; sentences != NULL && sentences[i] != NULL; i++)
    g_ptr_array_add (tags, adduce_tag_new (sentences[i], sentences[i]));
  return adduce_tag_list_new ((AdduceTag *const *) tags->pdata, tags->len);
}

static AdduceTagList *
dup_zones (guint zones)
{
  AdduceTagList *tags = adduce_tag_list_new_empty ();
  for (guint kind = 0; kind < ADDUCE_N_ZONE_KINDS; kind++)
    if ((zones & 1u << kind) != 0)
      {
        g_autoptr (AdduceTagList) before = tags;
        g_autoptr (AdduceTag) tag = adduce_tag_new (adduce_zone_kind_to_id ((AdduceZoneKind) kind),
                                                    adduce_zone_kind_get_label ((AdduceZoneKind) kind));
        tags = adduce_tag_list_add (before, tag);
      }
  return tags;
}

/* (transfer none) (nullable): what a claim, or its coder of its article, has in one's own variable. */
static AdduceTagList *
get_own (AdduceClaimRow *row, AdduceVariable *variable)
{
  gboolean of_article = adduce_variable_get_info (variable)->scope == ADDUCE_SCOPE_ARTICLE;
  AdduceClaim *coding = of_article ? adduce_claim_row_get_source (row)->values : adduce_claim_row_get_claim (row);
  return coding != NULL ? adduce_claim_get_values (coding, adduce_variable_get_id (variable)) : NULL;
}

static AdduceTagList *
dup_stored (AdduceClaimField *self, AdduceClaimRow *row)
{
  AdduceClaim *claim = adduce_claim_row_get_claim (row);
  const AdduceClaimSource *source = adduce_claim_row_get_source (row);
  switch (self->what)
    {
    case SPEAKER:
      return adduce_tag_list_ref (adduce_claim_get_speakers (claim));
    case ISSUE:
      return adduce_tag_list_ref (adduce_claim_get_issues (claim));
    case STANCE:
      return dup_one (adduce_claim_get_stance (claim));
    case EVIDENCE:
      return adduce_tag_list_ref (adduce_claim_get_evidence (claim));
    case CERTAINTY:
      return dup_word (adduce_certainty_to_id (adduce_claim_get_certainty (claim)),
                       adduce_certainty_get_label (adduce_claim_get_certainty (claim)));
    case NOTE:
      return dup_word (adduce_claim_get_note (claim), adduce_claim_get_note (claim));
    case CODER:
      return dup_one (source->coder);
    case ARTICLE:
      return dup_one (source->article);
    case DATE:
      return dup_one (source->date);
    case OUTLET:
      return dup_one (source->outlet);
    case STATUS:
      return dup_word (adduce_status_to_id (source->status), adduce_status_get_label (source->status));
    case ZONE:
      return dup_zones (adduce_claim_row_get_zones (row));
    case QUOTE:
      {
        g_autofree char *quote = adduce_claim_dup_text (claim, PIECE_SEPARATOR);
        return dup_word (quote, quote);
      }
    case MODIFIED:
      return dup_time (adduce_claim_get_modified (claim));
    case PROBLEMS:
      return dup_sentences (adduce_claim_row_get_violations (row));
    case PLACE:
      {
        g_autofree char *place = adduce_span_set_to_string (adduce_claim_get_spans (claim));
        return dup_word (place, place);
      }
    case ID:
      return dup_word (adduce_claim_get_id (claim), adduce_claim_get_id (claim));
    case OWN:
    default:
      {
        AdduceTagList *values = get_own (row, self->variable);
        return values != NULL ? adduce_tag_list_ref (values) : adduce_tag_list_new_empty ();
      }
    }
}

/* Takes @tags; with those of the other variables behind them. */
static AdduceTagList *
add_others (AdduceClaimField *self, AdduceClaimRow *row, AdduceTagList *taken)
{
  g_autoptr (AdduceTagList) tags = taken;
  for (guint i = 0; self->also != NULL && i < self->also->len; i++)
    {
      AdduceTagList *more = get_own (row, self->also->pdata[i]);
      for (guint k = 0; more != NULL && k < adduce_tag_list_get_n_tags (more); k++)
        {
          g_autoptr (AdduceTagList) before = g_steal_pointer (&tags);
          tags = adduce_tag_list_add (before, adduce_tag_list_get_tag (more, k));
        }
    }
  return g_steal_pointer (&tags);
}

/* What has been merged or renamed is what it is now; two that have become one count once. */
static AdduceTagList *
resolve (AdduceClaimField *self, AdduceTagList *tags)
{
  guint n_tags = adduce_tag_list_get_n_tags (tags);
  g_autofree AdduceTag **now = g_new (AdduceTag *, n_tags);
  gboolean differs = FALSE;
  for (guint i = 0; i < n_tags; i++)
    {
      AdduceTag *tag = adduce_tag_list_get_tag (tags, i);
      AdduceTag *found = adduce_code_map_lookup (self->map, self->id, adduce_tag_get_code (tag));
      now[i] = found != NULL ? found : tag;
      differs = differs || found != NULL;
    }
  return differs ? adduce_tag_list_new (now, n_tags) : adduce_tag_list_ref (tags);
}

AdduceTagList *
adduce_claim_field_dup_tags (AdduceClaimField *self, AdduceClaimRow *row)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ADDUCE_IS_CLAIM_ROW (row), NULL);

  g_autoptr (AdduceTagList) tags = add_others (self, row, dup_stored (self, row));
  if (self->merges != NULL && adduce_tag_list_get_n_tags (tags) > 0)
    {
      g_autoptr (AdduceTagList) stored = g_steal_pointer (&tags);
      tags = adduce_codebook_resolve_tags (self->merges, self->id, stored);
    }
  if (self->map != NULL && adduce_tag_list_get_n_tags (tags) > 0)
    return resolve (self, tags);
  return g_steal_pointer (&tags);
}

const char *
adduce_claim_field_get_code_now (AdduceClaimField *self, const char *code)
{
  g_return_val_if_fail (self != NULL && code != NULL, NULL);

  AdduceCode *merged = self->merges != NULL ? adduce_codebook_resolve (self->merges, self->id, code) : NULL;
  const char *now = merged != NULL ? adduce_code_get_id (merged) : code;
  AdduceTag *meant = self->map != NULL ? adduce_code_map_lookup (self->map, self->id, now) : NULL;
  now = meant != NULL ? adduce_tag_get_code (meant) : now;
  return g_str_equal (now, code) ? NULL : now;
}

gboolean
adduce_claim_field_matches (AdduceClaimField *self, AdduceClaimRow *row, const char *code)
{
  g_return_val_if_fail (code != NULL, FALSE);

  g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (self, row);
  return *code == '\0' ? adduce_tag_list_get_n_tags (tags) == 0 : adduce_tag_list_contains (tags, code);
}

/* --- words --- */

const char *
adduce_claim_field_get_value_label (AdduceClaimField *self, const AdduceTag *tag)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  AdduceCode *code = self->variable != NULL ? adduce_variable_lookup (self->variable, adduce_tag_get_code (tag)) : NULL;
  AdduceVariableKind kind = self->variable != NULL ? adduce_variable_get_kind (self->variable) : ADDUCE_VARIABLE_TEXT;
  if (code != NULL)
    return adduce_code_get_label (code);
  if (self->what == OWN && kind == ADDUCE_VARIABLE_BOOLEAN)
    return g_str_equal (adduce_tag_get_code (tag), "yes") ? _("Yes") : _("No");
  return adduce_tag_get_label (tag);
}

char *
adduce_claim_field_dup_text (AdduceClaimField *self, AdduceClaimRow *row, const char *separator)
{
  g_return_val_if_fail (separator != NULL, NULL);

  g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (self, row);
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? separator : "",
                            adduce_claim_field_get_value_label (self, adduce_tag_list_get_tag (tags, i)));
  return g_string_free (text, FALSE);
}

/* --- order --- */

/* The place of a code in the codebook's list. */
static guint
get_place (AdduceVariable *variable, const char *code)
{
  for (guint i = 0; i < adduce_variable_get_n_codes (variable); i++)
    if (g_str_equal (adduce_code_get_id (adduce_variable_get_code (variable, i)), code))
      return i;
  return UNKNOWN_VALUE;
}

/* Numbers as text that is in their order; those that are too large or no numbers come last. */
static char *
dup_number_key (const char *code)
{
  char key[G_ASCII_DTOSTR_BUF_SIZE * 2];
  double number = g_ascii_strtod (code, NULL);
  if (!(number > -NUMBER_SHIFT && number < NUMBER_SHIFT))
    return g_strconcat ("~", code, NULL);
  g_ascii_formatd (key, sizeof key, "%025.6f", number + NUMBER_SHIFT);
  return g_strdup (key);
}

char *
adduce_claim_field_dup_value_key (AdduceClaimField *self, const AdduceTag *tag)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (tag != NULL, NULL);

  const char *code = adduce_tag_get_code (tag);
  AdduceCertainty certainty;
  AdduceStatus status;
  if (self->what == CERTAINTY && adduce_certainty_from_id (code, &certainty))
    return g_strdup_printf ("%d", certainty);
  if (self->what == STATUS && adduce_status_from_id (code, &status))
    return g_strdup_printf ("%d", status);
  if (self->kind == ADDUCE_CLAIM_FIELD_DATE)
    return g_strdup (code);
  if (self->what == OWN && adduce_variable_get_kind (self->variable) == ADDUCE_VARIABLE_NUMBER)
    return dup_number_key (code);

  g_autofree char *key = g_utf8_collate_key (adduce_claim_field_get_value_label (self, tag), -1);
  if (self->variable != NULL && adduce_variable_get_n_codes (self->variable) > 0)
    return g_strdup_printf ("%05u%s", get_place (self->variable, code), key);
  return g_steal_pointer (&key);
}

char *
adduce_claim_field_dup_row_key (AdduceClaimField *self, AdduceClaimRow *row)
{
  g_autoptr (AdduceTagList) tags = adduce_claim_field_dup_tags (self, row);
  GString *key = g_string_new (NULL);
  for (guint i = 0; i < adduce_tag_list_get_n_tags (tags); i++)
    {
      g_autofree char *one = adduce_claim_field_dup_value_key (self, adduce_tag_list_get_tag (tags, i));
      g_string_append_printf (key, "%s%s", i > 0 ? KEY_SEPARATOR : "", one);
    }
  return g_string_free (key, FALSE);
}
