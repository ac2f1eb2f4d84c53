/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiRegisterModel: a register of the context's corpus as the page shows it: its rows with what claims say, pairs
 * that may be the same, changes and their history.
 *
 * Rows and pairs are made by a worker, from the claims of the whole corpus, whenever those or the register change.
 */
#pragma once

#include "adduce-ui-context.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_REGISTER_MODEL (adduce_ui_register_model_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiRegisterModel, adduce_ui_register_model, ADDUCE_UI, REGISTER_MODEL, GObject)

/*
 * Signals:
 *   "changed" (model): rows, pairs or the corpus are others
 *   "work-changed" (model): a change began to be written, or to be counted, or is done
 *   "leaving" (model): another corpus comes; what was typed still belongs to this one
 *   "history-changed" (model): what could be undone or redone
 */

AdduceUiRegisterModel *adduce_ui_register_model_new (AdduceUiContext *context, const char *id);

/** Of the register. */
const char *adduce_ui_register_model_get_id (AdduceUiRegisterModel *self);
AdduceUiContext *adduce_ui_register_model_get_context (AdduceUiRegisterModel *self);

/** (transfer none) (nullable): %NULL without a corpus only. */
AdduceRegister *adduce_ui_register_model_get_register (AdduceUiRegisterModel *self);

/** What of the claims the register is about: "speaker", "issue", or the id of a variable. */
const char *adduce_ui_register_model_get_field (AdduceUiRegisterModel *self);

/** Whether a change is being written; it can be stopped until it is. */
gboolean adduce_ui_register_model_get_writing (AdduceUiRegisterModel *self);

/** Whether the claims are being counted anew after a change. */
gboolean adduce_ui_register_model_get_counting (AdduceUiRegisterModel *self);

/** Stops a change that is not yet written: nothing of it is. */
void adduce_ui_register_model_cancel (AdduceUiRegisterModel *self);

/** Whether there is nothing to be shown yet. */
gboolean adduce_ui_register_model_get_loading (AdduceUiRegisterModel *self);

/** (transfer none) (element-type AdduceRegisterRow): all, by name. */
GPtrArray *adduce_ui_register_model_get_rows (AdduceUiRegisterModel *self);

/** (transfer none) (nullable) */
AdduceRegisterRow *adduce_ui_register_model_lookup (AdduceUiRegisterModel *self, const char *id);

/** (transfer none) (element-type AdduceDuplicate) */
GPtrArray *adduce_ui_register_model_get_pairs (AdduceUiRegisterModel *self);

/** (element-type AdduceRegisterRow): how many claims have one of the entries; one that has several counts once. */
guint adduce_ui_register_model_count_claims (AdduceUiRegisterModel *self, GPtrArray *rows);

/** (transfer full) (element-type AdduceClaimRow): claims that have the entry. */
GPtrArray *adduce_ui_register_model_list_claims (AdduceUiRegisterModel *self, const char *id);

/** (transfer none) (nullable): the codebook's stance. */
AdduceVariable *adduce_ui_register_model_get_stance (AdduceUiRegisterModel *self);

/** (nullable): why the register can't be changed. */
const char *adduce_ui_register_model_get_problem (AdduceUiRegisterModel *self);

/** Does a change; takes it. With %NULL the error, which is taken too, becomes a message. */
void adduce_ui_register_model_perform (AdduceUiRegisterModel *self, AdduceRegisterChange *change, GError *error);

/** The same for a change of claims. */
void adduce_ui_register_model_split (AdduceUiRegisterModel *self, AdduceCorpusEdit *edit, GError *error);

void adduce_ui_register_model_undo (AdduceUiRegisterModel *self);
void adduce_ui_register_model_redo (AdduceUiRegisterModel *self);
const char *adduce_ui_register_model_get_undo_label (AdduceUiRegisterModel *self);
const char *adduce_ui_register_model_get_redo_label (AdduceUiRegisterModel *self);

G_END_DECLS
