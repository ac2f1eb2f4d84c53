/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodebook: the variables that claims are coded by, and their values; immutable.
 *
 * A codebook holds variables (AdduceVariable: "stance", "evidence", later one's own), a variable its
 * values (AdduceCode). Ids are stable slugs; labels and definitions are for people. A changed codebook
 * is another object. Read from JSON by adduce_codebook_parse() (store).
 */
#pragma once

#include <gio/gio.h>
#include "adduce-claim.h"

G_BEGIN_DECLS

/**
 * AdduceCodePattern:
 *
 * How the line under a claim is drawn, so that colour is never the only sign.
 */
typedef enum {
  ADDUCE_CODE_PATTERN_SOLID,
  ADDUCE_CODE_PATTERN_DASHED,
  ADDUCE_CODE_PATTERN_DOUBLE,
  ADDUCE_CODE_PATTERN_DOTTED,
  ADDUCE_CODE_PATTERN_WAVY,
  ADDUCE_CODE_PATTERN_THIN,
} AdduceCodePattern;

/** `solid` …; %FALSE for an unknown word. */
gboolean adduce_code_pattern_from_id (const char *id, AdduceCodePattern *ret_pattern);
const char *adduce_code_pattern_to_id (AdduceCodePattern pattern);

/* --- AdduceCode: one value of a variable --- */

#define ADDUCE_TYPE_CODE (adduce_code_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCode, adduce_code, ADDUCE, CODE, GObject)

/**
 * AdduceCodeInfo:
 * @id: slug
 * @label: name
 * @definition: (nullable): what it means
 * @use: (nullable): when to use it
 * @avoid: (nullable): when not to use it
 * @example: (nullable): an example
 * @color: (nullable): `#rrggbb`
 * @pattern: line under the claim
 * @key: the key that sets it, a code point, or 0
 * @has_number: whether @number means anything
 * @number: numeric value for export and networks
 * @literature: (nullable): where it comes from
 *
 * All that a value is made of. Members are borrowed while adduce_code_new() runs.
 */
typedef struct {
  const char *id;
  const char *label;
  const char *definition;
  const char *use;
  const char *avoid;
  const char *example;
  const char *color;
  AdduceCodePattern pattern;
  gunichar key;
  gboolean has_number;
  gint64 number;
  const char *literature;
} AdduceCodeInfo;

AdduceCode *adduce_code_new (const AdduceCodeInfo *info);

/** (transfer none): all of it. Also as properties "id", "label", "definition", "color", "key-label". */
const AdduceCodeInfo *adduce_code_get_info (AdduceCode *self);
const char *adduce_code_get_id (AdduceCode *self);
const char *adduce_code_get_label (AdduceCode *self);

/** The value as a tag for a claim; (transfer none). */
AdduceTag *adduce_code_get_tag (AdduceCode *self);

/* --- AdduceVariable --- */

typedef enum {
  ADDUCE_VARIABLE_ONE,     /* one of the values, or unset */
  ADDUCE_VARIABLE_SEVERAL, /* any number of the values, in order */
} AdduceVariableKind;

#define ADDUCE_TYPE_VARIABLE (adduce_variable_get_type ())
G_DECLARE_FINAL_TYPE (AdduceVariable, adduce_variable, ADDUCE, VARIABLE, GObject)

AdduceVariable *adduce_variable_new (const char *id, const char *label, const char *definition,
                                     AdduceVariableKind kind, AdduceCode *const *codes, guint n_codes);
const char *adduce_variable_get_id (AdduceVariable *self);
const char *adduce_variable_get_label (AdduceVariable *self);
const char *adduce_variable_get_definition (AdduceVariable *self);
AdduceVariableKind adduce_variable_get_kind (AdduceVariable *self);

/** (transfer none): a GListModel of AdduceCode, in the codebook's order. Property "codes". */
GListModel *adduce_variable_get_codes (AdduceVariable *self);
guint adduce_variable_get_n_codes (AdduceVariable *self);

/** (transfer none) */
AdduceCode *adduce_variable_get_code (AdduceVariable *self, guint index);

/** (transfer none) (nullable) */
AdduceCode *adduce_variable_lookup (AdduceVariable *self, const char *code_id);

/* --- AdduceCodebook --- */

#define ADDUCE_TYPE_CODEBOOK (adduce_codebook_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCodebook, adduce_codebook, ADDUCE, CODEBOOK, GObject)

AdduceCodebook *adduce_codebook_new (const char *id, guint64 version, const char *title,
                                     const char *description, const char *const *rules,
                                     AdduceVariable *const *variables, guint n_variables);

/** `urn:uuid:…` */
const char *adduce_codebook_get_id (AdduceCodebook *self);
guint64 adduce_codebook_get_version (AdduceCodebook *self);
const char *adduce_codebook_get_title (AdduceCodebook *self);
const char *adduce_codebook_get_description (AdduceCodebook *self);
const char *const *adduce_codebook_get_rules (AdduceCodebook *self);

/** `sha256:…` of the bytes it was read from; %NULL if made in memory. Set once by the store. */
const char *adduce_codebook_get_digest (AdduceCodebook *self);
void adduce_codebook_set_digest (AdduceCodebook *self, const char *digest);

/** (transfer none): a GListModel of AdduceVariable. */
GListModel *adduce_codebook_get_variables (AdduceCodebook *self);

/** (transfer none) (nullable): "stance", "evidence", … */
AdduceVariable *adduce_codebook_get_variable (AdduceCodebook *self, const char *variable_id);

/** (transfer none) (nullable): a value by variable and id. */
AdduceCode *adduce_codebook_lookup (AdduceCodebook *self, const char *variable_id, const char *code_id);

/**
 * adduce_codebook_lookup_key:
 * @key: a character as typed (case does not matter)
 * @ret_variable: (out) (transfer none): whose value it is
 *
 * Returns: (transfer none) (nullable): the value with that key
 */
AdduceCode *adduce_codebook_lookup_key (AdduceCodebook *self, gunichar key, AdduceVariable **ret_variable);

/** Whether it has a value; %ADDUCE_ERROR_INVALID names the variable, the value and those there are. */
gboolean adduce_codebook_check_code (AdduceCodebook *self, const char *variable_id, const char *code_id,
                                     GError **error);

/**
 * adduce_codebook_check_claim:
 * @error: return location; %ADDUCE_ERROR_INVALID naming the variable and the unknown value
 *
 * Whether the codebook knows the claim's stance and evidence.
 */
gboolean adduce_codebook_check_claim (AdduceCodebook *self, AdduceClaim *claim, GError **error);

G_END_DECLS
