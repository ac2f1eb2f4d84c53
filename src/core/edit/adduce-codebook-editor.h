/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodebookEditor: the codebook of a corpus while it is edited.
 *
 *   editor = adduce_codebook_editor_new (folder, nickname, &error);
 *   adduce_codebook_editor_merge_code (editor, "frame", "price", "cost", &error);
 *   adduce_codebook_editor_flush (editor, &error);
 *
 * Data structure: the codebook as it is now (immutable; property "codebook", a new one after each act), the one that
 * was read or written last, and the acts that can be undone. Each act is checked by the reader of the file before it
 * is done, raises the codebook's version by one and the revisions of what it changed, adds what it changed to the
 * history with the coder's nickname, is one step of undo, and is written within a second by a worker, merged with what
 * others wrote meanwhile. Claims are never touched: acts work on ids.
 *
 * Acts return %FALSE with an error (%ADDUCE_ERROR_INVALID in most cases: a key that is taken, a circle …) and have then
 * changed nothing; an act that changes nothing succeeds and leaves no trace. Owner's thread only.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-codebook-builder.h"
#include "store/adduce-code-usage.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_CODEBOOK_EDITOR (adduce_codebook_editor_get_type ())
G_DECLARE_FINAL_TYPE (AdduceCodebookEditor, adduce_codebook_editor, ADDUCE, CODEBOOK_EDITOR, GObject)

/*
 * Properties: "codebook", "usage" (AdduceCodeUsage, %NULL until counted), "can-undo", "can-redo", "undo-label",
 * "redo-label" (%NULL where there is nothing), "saved" (nothing waits to be written), "problem" (a sentence: why the
 * last writing failed; %NULL).
 *
 * Signal "merged" (guint n_both): what another program wrote was taken in; in @n_both entries both had changed the
 * same thing, and the history tells both.
 */

/**
 * adduce_codebook_editor_new:
 * @coder: (nullable): the nickname for the history
 * @error: return location; the corpus's codebook can't be read or understood: it must be put right by hand first
 */
AdduceCodebookEditor *adduce_codebook_editor_new (const char *folder, const char *coder, GError **error);

/** @coder: (nullable): the nickname for the history of what is changed from now on */
void adduce_codebook_editor_set_coder (AdduceCodebookEditor *self, const char *coder);

/** (transfer none) */
AdduceCodebook *adduce_codebook_editor_get_codebook (AdduceCodebookEditor *self);
const char *adduce_codebook_editor_get_folder (AdduceCodebookEditor *self);

/** (transfer none) (nullable) */
AdduceCodeUsage *adduce_codebook_editor_get_usage (AdduceCodebookEditor *self);

/** Counts in a worker how many claims have each value; sets "usage". */
void adduce_codebook_editor_count_async (AdduceCodebookEditor *self, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean adduce_codebook_editor_count_finish (AdduceCodebookEditor *self, GAsyncResult *result, GError **error);

/** The same at once; blocks. */
gboolean adduce_codebook_editor_count (AdduceCodebookEditor *self, GError **error);

/* --- any change --- */

/**
 * adduce_codebook_editor_perform:
 * @changed: the codebook as it is to be, made from the present one with a builder
 * @label: translated, as a menu says it after "Undo"
 */
gboolean adduce_codebook_editor_perform (AdduceCodebookEditor *self, AdduceCodebook *changed, const char *label,
                                         GError **error);
gboolean adduce_codebook_editor_undo (AdduceCodebookEditor *self, GError **error);
gboolean adduce_codebook_editor_redo (AdduceCodebookEditor *self, GError **error);

/* --- the codebook itself --- */

gboolean adduce_codebook_editor_set_title (AdduceCodebookEditor *self, const char *title, GError **error);

/** @description: (nullable) */
gboolean adduce_codebook_editor_set_description (AdduceCodebookEditor *self, const char *description, GError **error);

/** The general coding rules, for people. */
gboolean adduce_codebook_editor_set_rules (AdduceCodebookEditor *self, const char *const *rules, GError **error);

/* --- variables --- */

/**
 * adduce_codebook_editor_make_id:
 * @variable_id: (nullable): for a value of this variable; %NULL for a variable
 *
 * Returns: (transfer full): an id made of the label that is not taken yet
 */
char *adduce_codebook_editor_make_id (AdduceCodebookEditor *self, const char *variable_id, const char *label);

/**
 * adduce_codebook_editor_make_color:
 * @ret_pattern: the pattern that goes with it
 *
 * For a new value of a variable: of the colours of categories that which is least like any that its values have (by
 * CIEDE2000); where all are taken, one that few have, with another pattern.
 *
 * Returns: `#rrggbb`
 */
const char *adduce_codebook_editor_make_color (AdduceCodebookEditor *self, const char *variable_id,
                                               AdduceCodePattern *ret_pattern);

/** @index: place; -1 for the end. */
gboolean adduce_codebook_editor_add_variable (AdduceCodebookEditor *self, const AdduceVariableInfo *info, int index,
                                              GError **error);

/** All of a variable but its id and values; take a copy of adduce_variable_get_info() and change it. */
gboolean adduce_codebook_editor_set_variable (AdduceCodebookEditor *self, const AdduceVariableInfo *info,
                                              GError **error);
gboolean adduce_codebook_editor_move_variable (AdduceCodebookEditor *self, const char *variable_id, guint index,
                                               GError **error);

/** Claims keep what they have of it, as unknown values. */
gboolean adduce_codebook_editor_remove_variable (AdduceCodebookEditor *self, const char *variable_id, GError **error);

/* --- values --- */

gboolean adduce_codebook_editor_add_code (AdduceCodebookEditor *self, const char *variable_id,
                                          const AdduceCodeInfo *info, int index, GError **error);

/** All of a value but its id; take a copy of adduce_code_get_info() and change it. */
gboolean adduce_codebook_editor_set_code (AdduceCodebookEditor *self, const char *variable_id,
                                          const AdduceCodeInfo *info, GError **error);
gboolean adduce_codebook_editor_move_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                           guint index, GError **error);

/** @parent_id: (nullable): %NULL for the top. */
gboolean adduce_codebook_editor_nest_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                           const char *parent_id, GError **error);

/** @into_id stands for @code_id from now on; what was below it is below @into_id. */
gboolean adduce_codebook_editor_merge_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                            const char *into_id, GError **error);

/** Retires, or takes back into use what was retired or merged. */
gboolean adduce_codebook_editor_retire_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                             gboolean retired, GError **error);

/** Claims keep it, as an unknown value; what was below it goes up. */
gboolean adduce_codebook_editor_remove_code (AdduceCodebookEditor *self, const char *variable_id, const char *code_id,
                                             GError **error);

/* --- rules that claims can break --- */

/** Adds it, or changes the one with that id. */
gboolean adduce_codebook_editor_put_constraint (AdduceCodebookEditor *self, AdduceConstraint *constraint,
                                                GError **error);
gboolean adduce_codebook_editor_remove_constraint (AdduceCodebookEditor *self, const char *id, GError **error);

/* --- whole variables from elsewhere --- */

typedef enum {
  ADDUCE_CODEBOOK_MISSING_KEEP,   /* values that the other codebook does not have stay, and so do texts and marks */
  ADDUCE_CODEBOOK_MISSING_RETIRE, /* they are retired */
  ADDUCE_CODEBOOK_MISSING_REMOVE, /* they are removed; for a corpus without claims */
} AdduceCodebookMissing;

/**
 * adduce_codebook_editor_take:
 * @other: a preset, or what was imported
 * @variables: (nullable): ids of those of its variables that are wanted; %NULL for all
 * @missing: what becomes of values that only we have, in the variables that are taken
 * @source: what it is called, for the menu
 *
 * Takes variables with their values and the rules about them from another codebook; where both have a variable or a
 * value, the other's is taken. Keys that are taken by other variables are left out.
 */
gboolean adduce_codebook_editor_take (AdduceCodebookEditor *self, AdduceCodebook *other,
                                      const char *const *variables, AdduceCodebookMissing missing, const char *source,
                                      GError **error);

/* --- files --- */

/** Writes what waits, now, and waits for it; also the way to try again after a failure. */
gboolean adduce_codebook_editor_flush (AdduceCodebookEditor *self, GError **error);

/** Looks whether the file was changed by others and takes in what was; with nothing waiting to be written. */
gboolean adduce_codebook_editor_check_outside (AdduceCodebookEditor *self, GError **error);

G_END_DECLS
