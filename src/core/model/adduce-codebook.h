/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodebook: the variables that claims are coded by, and their values; immutable.
 *
 * A codebook holds variables (AdduceVariable: "stance", "evidence", one's own), a variable its values
 * (AdduceCode), further the rules that codings must keep to (AdduceConstraint) and the history of its
 * changes (AdduceCodebookChange). Ids are stable slugs; labels and definitions are for people. A changed
 * codebook is another object: AdduceCodebookBuilder makes it, AdduceCodebookEditor writes it. Read from
 * JSON by adduce_codebook_parse() (store).
 *
 * A value that was merged into another keeps its id and names the other: claims stay as they are, and
 * whatever shows, counts, filters or exports a code asks adduce_codebook_resolve() first.
 */
#pragma once

#include <gio/gio.h>
#include "adduce-claim.h"
#include "adduce-codebook-change.h"
#include "adduce-constraint.h"

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
 * @parent: (nullable): the value that it is below, of the same variable
 * @retired: whether it is no longer offered
 * @merged_into: (nullable): the value of the same variable that stands for it now
 * @revision: counts the changes of the value; 0 for never
 * @extra: (nullable): what its file had that this version does not know, as compact JSON
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
  const char *parent;
  gboolean retired;
  const char *merged_into;
  guint64 revision;
  const char *extra;
} AdduceCodeInfo;

AdduceCode *adduce_code_new (const AdduceCodeInfo *info);

/** Same in everything; revisions are not compared. */
gboolean adduce_code_equal (AdduceCode *a, AdduceCode *b);

/** (transfer none): all of it. Also as properties "id", "label", "definition", "color", "key-label",
 * "retired". */
const AdduceCodeInfo *adduce_code_get_info (AdduceCode *self);
const char *adduce_code_get_id (AdduceCode *self);
const char *adduce_code_get_label (AdduceCode *self);

/** Whether it is neither retired nor merged. */
gboolean adduce_code_is_offered (AdduceCode *self);

/** The value as a tag for a claim; (transfer none). */
AdduceTag *adduce_code_get_tag (AdduceCode *self);

/* --- AdduceVariable --- */

typedef enum {
  ADDUCE_VARIABLE_ONE,     /* one of the values, or unset */
  ADDUCE_VARIABLE_SEVERAL, /* any number of the values, in order */
  ADDUCE_VARIABLE_TEXT,
  ADDUCE_VARIABLE_NUMBER,  /* decimal */
  ADDUCE_VARIABLE_BOOLEAN, /* yes or no */
  ADDUCE_VARIABLE_ENTITY,  /* entries of a register, in order */
  ADDUCE_VARIABLE_DATE,    /* a year, month or day */
} AdduceVariableKind;

/** `one`, `several`, `text`, `number`, `boolean`, `entity`, `date`; %FALSE for an unknown word. */
gboolean adduce_variable_kind_from_id (const char *id, AdduceVariableKind *ret_kind);
const char *adduce_variable_kind_to_id (AdduceVariableKind kind);

/** Translated: "one of a list" … */
const char *adduce_variable_kind_get_label (AdduceVariableKind kind);

/** Whether variables of the kind have values to choose from. */
gboolean adduce_variable_kind_has_codes (AdduceVariableKind kind);

typedef enum {
  ADDUCE_SCOPE_CLAIM,
  ADDUCE_SCOPE_ARTICLE,
} AdduceVariableScope;

/**
 * AdduceVariableInfo:
 * @id: slug
 * @label: name
 * @definition: (nullable): what it is about
 * @kind: what its values are
 * @scope: what has values of it
 * @entities: (nullable): the register whose entries are its values, for %ADDUCE_VARIABLE_ENTITY
 * @retired: whether it is switched off: claims keep what they have, nothing is asked
 * @revision: counts the changes of all this; 0 for never
 * @extra: (nullable): as for values
 *
 * All that a variable is made of but its values. Members are borrowed while adduce_variable_new_full()
 * runs.
 */
typedef struct {
  const char *id;
  const char *label;
  const char *definition;
  AdduceVariableKind kind;
  AdduceVariableScope scope;
  const char *entities;
  gboolean retired;
  guint64 revision;
  const char *extra;
} AdduceVariableInfo;

#define ADDUCE_TYPE_VARIABLE (adduce_variable_get_type ())
G_DECLARE_FINAL_TYPE (AdduceVariable, adduce_variable, ADDUCE, VARIABLE, GObject)

AdduceVariable *adduce_variable_new (const char *id, const char *label, const char *definition,
                                     AdduceVariableKind kind, AdduceCode *const *codes, guint n_codes);
AdduceVariable *adduce_variable_new_full (const AdduceVariableInfo *info, AdduceCode *const *codes,
                                          guint n_codes);

/**
 * adduce_variable_get_register:
 *
 * Returns: (transfer none) (nullable): the id of the register whose entries are the variable's values, "speaker" and
 *   "issue" also where the codebook says "speakers" and "issues"; the variable's own id where it names none; %NULL for
 *   what is no entity
 */
const char *adduce_variable_get_register (AdduceVariable *self);

/** (transfer none): all of it. Also as properties "id", "label", "definition", "retired". */
const AdduceVariableInfo *adduce_variable_get_info (AdduceVariable *self);

/** Same in everything but the values; revisions are not compared. */
gboolean adduce_variable_equal_heads (AdduceVariable *a, AdduceVariable *b);
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

/** (transfer none) (nullable): the value that stands for a code now, as adduce_codebook_resolve(). */
AdduceCode *adduce_variable_resolve (AdduceVariable *self, const char *code_id);

/** (transfer full): a GListModel of the values that are neither retired nor merged. */
GListModel *adduce_variable_list_offered (AdduceVariable *self);

/**
 * adduce_variable_list_children:
 * @parent_id: (nullable): %NULL for the top: those without a parent, and those whose parent is not there
 *
 * Returns: (transfer full): a GListModel of the values below it, in the codebook's order
 */
GListModel *adduce_variable_list_children (AdduceVariable *self, const char *parent_id);

/** Whether @code_id is below @ancestor_id, at any depth. */
gboolean adduce_variable_is_below (AdduceVariable *self, const char *code_id, const char *ancestor_id);

/**
 * adduce_variable_parse_value:
 * @text: what a person wrote: the id or label of a value, a name, a number …
 * @error: return location; %ADDUCE_ERROR_INVALID says what the variable takes
 *
 * Returns: (transfer full) (nullable): the value in its canonical form
 */
AdduceTag *adduce_variable_parse_value (AdduceVariable *self, const char *text, GError **error);

/** Whether a tag is a value of the variable; %ADDUCE_ERROR_INVALID says what is wrong. */
gboolean adduce_variable_check_tag (AdduceVariable *self, AdduceTag *tag, GError **error);

/* --- AdduceCodebook --- */

/**
 * AdduceCodebookInfo:
 *
 * All that a codebook is made of; lists may be %NULL where their count is 0, @rules where there are none.
 * Borrowed while adduce_codebook_new_full() runs.
 */
typedef struct {
  const char *id;
  guint64 version;
  const char *title;
  const char *description;
  const char *const *rules;
  AdduceVariable *const *variables;
  guint n_variables;
  AdduceConstraint *const *constraints;
  guint n_constraints;
  AdduceCodebookChange *const *changes;
  guint n_changes;
  const char *extra;
} AdduceCodebookInfo;

#define ADDUCE_TYPE_CODEBOOK (adduce_codebook_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCodebook, adduce_codebook, ADDUCE, CODEBOOK, GObject)

AdduceCodebook *adduce_codebook_new (const char *id, guint64 version, const char *title,
                                     const char *description, const char *const *rules,
                                     AdduceVariable *const *variables, guint n_variables);

AdduceCodebook *adduce_codebook_new_full (const AdduceCodebookInfo *info);

/** `urn:uuid:…` */
const char *adduce_codebook_get_id (AdduceCodebook *self);
guint64 adduce_codebook_get_version (AdduceCodebook *self);
const char *adduce_codebook_get_title (AdduceCodebook *self);
const char *adduce_codebook_get_description (AdduceCodebook *self);
const char *const *adduce_codebook_get_rules (AdduceCodebook *self);

/** `sha256:…` of the bytes it was read from; %NULL if made in memory. Set once by the store. */
const char *adduce_codebook_get_digest (AdduceCodebook *self);
void adduce_codebook_set_digest (AdduceCodebook *self, const char *digest);

/** (nullable): what its file had that this version does not know, as compact JSON. */
const char *adduce_codebook_get_extra (AdduceCodebook *self);

/** (transfer none): a GListModel of AdduceConstraint. */
GListModel *adduce_codebook_get_constraints (AdduceCodebook *self);

/** (transfer none): a GListModel of AdduceCodebookChange, oldest first. */
GListModel *adduce_codebook_get_history (AdduceCodebook *self);

/** (transfer none): a GListModel of AdduceVariable. */
GListModel *adduce_codebook_get_variables (AdduceCodebook *self);

/**
 * adduce_codebook_list_registers:
 *
 * Returns: (transfer full) (element-type AdduceVariable): of each register beside those of speakers and issues the
 *   first variable that has it
 */
GPtrArray *adduce_codebook_list_registers (AdduceCodebook *self);

/** (transfer none) (nullable): "stance", "evidence", … */
AdduceVariable *adduce_codebook_get_variable (AdduceCodebook *self, const char *variable_id);

/** (transfer none) (nullable): a value by variable and id. */
AdduceCode *adduce_codebook_lookup (AdduceCodebook *self, const char *variable_id, const char *code_id);

/**
 * adduce_codebook_resolve:
 *
 * The value that stands for a code now: the value itself, or, where it was merged into another, that one.
 *
 * Returns: (transfer none) (nullable): %NULL where the codebook does not have the value
 */
AdduceCode *adduce_codebook_resolve (AdduceCodebook *self, const char *variable_id, const char *code_id);

/**
 * adduce_codebook_resolve_tag:
 *
 * Returns: (transfer full): the resolved value as a tag with its present label; @tag where it is not in the
 * codebook
 */
AdduceTag *adduce_codebook_resolve_tag (AdduceCodebook *self, const char *variable_id, AdduceTag *tag);

/** The same for a list; values that became one are there once. */
AdduceTagList *adduce_codebook_resolve_tags (AdduceCodebook *self, const char *variable_id, AdduceTagList *tags);

/**
 * adduce_codebook_resolve_claim:
 *
 * The claim with each value replaced by what stands for it now, for export; the claim itself where nothing was merged.
 * Revision and times are the claim's. Not to be saved.
 *
 * Returns: (transfer full)
 */
AdduceClaim *adduce_codebook_resolve_claim (AdduceCodebook *self, AdduceClaim *claim);

/** (transfer full): a claim's value for people; "unknown value: ID" where the codebook lacks it. */
char *adduce_codebook_dup_value_label (AdduceCodebook *self, const char *variable_id, AdduceTag *tag);

/**
 * adduce_codebook_lookup_key:
 * @key: a character as typed (case does not matter)
 * @ret_variable: (out) (transfer none): whose value it is
 *
 * Retired and merged values have given up their keys.
 *
 * Returns: (transfer none) (nullable): the value with that key
 */
AdduceCode *adduce_codebook_lookup_key (AdduceCodebook *self, gunichar key, AdduceVariable **ret_variable);

/** Whether it has a value; %ADDUCE_ERROR_INVALID names the variable, the value and those there are. */
gboolean adduce_codebook_check_code (AdduceCodebook *self, const char *variable_id, const char *code_id,
                                     GError **error);

/** Whether a tag is a value of the variable, whatever its kind; speakers and issues always are. */
gboolean adduce_codebook_check_tag (AdduceCodebook *self, const char *variable_id, AdduceTag *tag,
                                    GError **error);

/**
 * adduce_codebook_check_claim:
 * @error: return location; %ADDUCE_ERROR_INVALID naming the variable and the unknown value
 *
 * Whether the codebook knows the claim's stance, evidence and values of one's own variables.
 */
gboolean adduce_codebook_check_claim (AdduceCodebook *self, AdduceClaim *claim, GError **error);

G_END_DECLS
