/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceConstraint: a rule of the codebook that a claim can break; immutable.
 *
 * Breaking one never keeps a claim from being saved: it is listed as a violation (AdduceReview).
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_CONSTRAINT_REQUIRED,     /* the variable must be set: always, or where the other variable has the value */
  ADDUCE_CONSTRAINT_AT_MOST_ONE,  /* the variable may have one value at most */
  ADDUCE_CONSTRAINT_NOT_TOGETHER, /* the value must not stand beside the other variable's value */
} AdduceConstraintKind;

/** `required`, `at-most-one`, `not-together`; %FALSE for an unknown word. */
gboolean adduce_constraint_kind_from_id (const char *id, AdduceConstraintKind *ret_kind);
const char *adduce_constraint_kind_to_id (AdduceConstraintKind kind);

#define ADDUCE_TYPE_CONSTRAINT (adduce_constraint_get_type ())
G_DECLARE_FINAL_TYPE (AdduceConstraint, adduce_constraint, ADDUCE, CONSTRAINT, GObject)

/**
 * AdduceConstraintInfo:
 * @id: `urn:uuid:…`
 * @kind: what it asks for
 * @variable: which variable it is about
 * @value: (nullable): not together: which value of it; %NULL for any
 * @other_variable: (nullable): required: where this variable has @other_value (%NULL: always); not together: what
 *   @value must not stand beside
 * @other_value: (nullable): %NULL for any value; of the same variable any but @value
 * @revision: counts its changes; 0 for never
 * @extra: (nullable): what its file had that this version does not know, as compact JSON
 */
typedef struct {
  const char *id;
  AdduceConstraintKind kind;
  const char *variable;
  const char *value;
  const char *other_variable;
  const char *other_value;
  guint64 revision;
  const char *extra;
} AdduceConstraintInfo;

/** Members are borrowed while it runs. */
AdduceConstraint *adduce_constraint_new (const AdduceConstraintInfo *info);

/** (transfer none): all of it. Also as properties "id", "kind" (its word), "variable". */
const AdduceConstraintInfo *adduce_constraint_get_info (AdduceConstraint *self);

/** Whether both ask the same of claims, under whatever ids. */
gboolean adduce_constraint_asks_same (AdduceConstraint *a, AdduceConstraint *b);

/** Same in everything; revisions are not compared. */
gboolean adduce_constraint_equal (AdduceConstraint *a, AdduceConstraint *b);

G_END_DECLS
