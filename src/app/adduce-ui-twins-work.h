/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiTwinsWork: what would come of carrying claims over, found out in a worker; and the change that does it.
 *
 * It is asked with groups of articles. A new question stops the one before; only the last is answered. Belongs to the
 * main thread; the AdduceTwinCarry is the worker's while "busy" is said.
 */
#pragma once

#include <gio/gio.h>

#include "adduce.h"

G_BEGIN_DECLS

#define ADDUCE_UI_TYPE_TWINS_WORK (adduce_ui_twins_work_get_type ())
G_DECLARE_FINAL_TYPE (AdduceUiTwinsWork, adduce_ui_twins_work, ADDUCE_UI, TWINS_WORK, GObject)

/*
 * Signals:
 *   "looked" (work): what would come of the last question is known, or it was stopped
 *   "ready" (work, AdduceCorpusEdit *edit): the change that was asked for; to be made now
 *   "failed" (work, const char *message)
 */

AdduceUiTwinsWork *adduce_ui_twins_work_new (const char *folder, AdduceCoder *coder, AdduceCodebook *codebook);

/**
 * adduce_ui_twins_work_ask:
 * @groups: (element-type GStrv): paths of twins below the folder
 * @source: (nullable): the one of the only group that gives its claims; %NULL: of each group the one that is coded
 * @accept: whether words are taken that are only like those of a claim
 */
void adduce_ui_twins_work_ask (AdduceUiTwinsWork *self, GPtrArray *groups, const char *source, gboolean accept);

/** The last question once more, of the files as they are now. */
void adduce_ui_twins_work_ask_again (AdduceUiTwinsWork *self);

/** Looks once more, as files may have changed, and makes the change of it: "ready". */
void adduce_ui_twins_work_make (AdduceUiTwinsWork *self);

/** The change was made, or not: files that were made for it and not needed are removed. */
void adduce_ui_twins_work_end (AdduceUiTwinsWork *self);

void adduce_ui_twins_work_stop (AdduceUiTwinsWork *self);
gboolean adduce_ui_twins_work_get_busy (AdduceUiTwinsWork *self);

/** How many pairs of articles were looked at, of how many. */
void adduce_ui_twins_work_get_progress (AdduceUiTwinsWork *self, guint *ret_done, guint *ret_total);

/** (transfer none) (nullable): what was found; %NULL while busy, before anything was asked, or where it was stopped. */
AdduceTwinCarry *adduce_ui_twins_work_get_found (AdduceUiTwinsWork *self);

G_END_DECLS
