/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceRepair: what can be done about each file of a corpus that is not as it should be.
 *
 * A plan only: nothing is changed. A damaged file is never mended in its place; the commands bring in what is kept, and
 * keep what was there.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AdduceRepair:
 * @path: of the file
 * @problem: what is wrong; a sentence
 * @advice: what helps; a sentence
 * @command: (nullable) (element-type utf8): the arguments of `adduce-cli` that do it
 */
typedef struct {
  char *path;
  char *problem;
  char *advice;
  GStrv command;
} AdduceRepair;

/** (transfer full) (nullable) (element-type AdduceRepair): by path; %NULL and @error where the folder can't be read. */
GPtrArray *adduce_repair_plan_new (const char *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
