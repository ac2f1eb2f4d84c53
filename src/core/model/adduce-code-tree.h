/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCodeTree: the values of a variable in the order in which a tree of them is read: each followed by what is
 * below it. Pure functions, linear in the number of values.
 */
#pragma once

#include "adduce-codebook.h"

G_BEGIN_DECLS

/**
 * AdduceCodeTreeRow:
 * @code: a value; the variable owns it
 * @depth: 0 at the top
 * @n_below: how many rows after it are below it, at any depth
 */
typedef struct {
  AdduceCode *code;
  guint depth;
  guint n_below;
} AdduceCodeTreeRow;

/**
 * adduce_code_tree_list:
 *
 * All values, each once. What has a parent that is not there, or that would be below itself, is at the top.
 *
 * Returns: (transfer full) (element-type AdduceCodeTreeRow)
 */
GArray *adduce_code_tree_list (AdduceVariable *variable);

/** Whether any value is below another. */
gboolean adduce_code_tree_is_nested (AdduceVariable *variable);

G_END_DECLS
