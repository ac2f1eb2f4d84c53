/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Shared by the readers of the parts of a codebook only.
 */
#pragma once

#include "store/adduce-codebook-json.h"

G_BEGIN_DECLS

#define ADDUCE_CODEBOOK_JSON_MAX_CONSTRAINTS 1000
#define ADDUCE_CODEBOOK_JSON_MAX_CHANGES 100000

/* (transfer full) (nullable): the members that are not among @known, as compact JSON. */
char *adduce_codebook_json_dup_extra (const AdduceJsonValue *object, const char *const *known);

/* An optional slug. */
gboolean adduce_codebook_json_read_slug (AdduceJsonTree *tree, const AdduceJsonValue *object, const char *name,
                                         const char **ret_slug);

/* An optional true or false; false where there is none. */
gboolean adduce_codebook_json_read_boolean (AdduceJsonTree *tree, const AdduceJsonValue *object, const char *name,
                                            gboolean *ret_value);

/* An optional revision; 0 where there is none. */
gboolean adduce_codebook_json_read_revision (AdduceJsonTree *tree, const AdduceJsonValue *object,
                                             guint64 *ret_revision);

/* Both add to a GPtrArray of objects. */
gboolean adduce_codebook_json_read_constraints (AdduceJsonTree *tree, const AdduceJsonValue *root,
                                                GPtrArray *constraints);
gboolean adduce_codebook_json_read_history (AdduceJsonTree *tree, const AdduceJsonValue *root, GPtrArray *changes);

/* Whether the values of a variable have each other as parents, or were merged into each other, in a circle;
 * @places are their objects in the file. */
gboolean adduce_codebook_json_check_circles (AdduceJsonTree *tree, AdduceVariable *variable, GPtrArray *places);

G_END_DECLS
