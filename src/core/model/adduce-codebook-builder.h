/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodebookBuilder: makes a codebook from another one, or from nothing.
 *
 *   builder = adduce_codebook_builder_new_from (codebook);
 *   adduce_codebook_builder_put_code (builder, "frame", &info, -1);
 *   changed = adduce_codebook_builder_end (builder);
 *
 * Knows nothing of what is allowed: the editor does. Not a GObject; one thread.
 */
#pragma once

#include "adduce-codebook.h"

G_BEGIN_DECLS

typedef struct _AdduceCodebookBuilder AdduceCodebookBuilder;

AdduceCodebookBuilder *adduce_codebook_builder_new (const char *id, const char *title);
AdduceCodebookBuilder *adduce_codebook_builder_new_from (AdduceCodebook *codebook);
void adduce_codebook_builder_free (AdduceCodebookBuilder *self);

void adduce_codebook_builder_set_version (AdduceCodebookBuilder *self, guint64 version);
void adduce_codebook_builder_set_title (AdduceCodebookBuilder *self, const char *title);
void adduce_codebook_builder_set_description (AdduceCodebookBuilder *self, const char *description);
void adduce_codebook_builder_set_rules (AdduceCodebookBuilder *self, const char *const *rules);
void adduce_codebook_builder_set_extra (AdduceCodebookBuilder *self, const char *extra);

/**
 * adduce_codebook_builder_put_variable:
 * @index: where a new one is put; -1 for the end
 *
 * Adds a variable, or changes the head of the one with that id, which keeps its place and its values.
 */
void adduce_codebook_builder_put_variable (AdduceCodebookBuilder *self, const AdduceVariableInfo *info, int index);

/** Adds a variable with its values at the end, or in the place of the one with that id. */
void adduce_codebook_builder_put_whole (AdduceCodebookBuilder *self, AdduceVariable *variable);
void adduce_codebook_builder_remove_variable (AdduceCodebookBuilder *self, const char *variable_id);
void adduce_codebook_builder_move_variable (AdduceCodebookBuilder *self, const char *variable_id, guint index);

/** The same for a value of a variable that is there. */
void adduce_codebook_builder_put_code (AdduceCodebookBuilder *self, const char *variable_id,
                                       const AdduceCodeInfo *info, int index);
void adduce_codebook_builder_remove_code (AdduceCodebookBuilder *self, const char *variable_id, const char *code_id);
void adduce_codebook_builder_move_code (AdduceCodebookBuilder *self, const char *variable_id, const char *code_id,
                                        guint index);

/** By id: adds it, or takes the place of that one. */
void adduce_codebook_builder_put_constraint (AdduceCodebookBuilder *self, AdduceConstraint *constraint);
void adduce_codebook_builder_remove_constraint (AdduceCodebookBuilder *self, const char *id);

/** At the end of the history. */
void adduce_codebook_builder_add_change (AdduceCodebookBuilder *self, AdduceCodebookChange *change);

/** Forgets the history. */
void adduce_codebook_builder_clear_history (AdduceCodebookBuilder *self);

/** (transfer full): the builder may be used on. */
AdduceCodebook *adduce_codebook_builder_end (AdduceCodebookBuilder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCodebookBuilder, adduce_codebook_builder_free)

G_END_DECLS
