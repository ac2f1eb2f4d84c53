/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cells of a register's table that hold several values: `Mayor|Minister [2031-03-04..2033]`.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *value;
  char *from; /* or NULL */
  char *to;   /* or NULL */
} AdduceRegisterCell;

/** Adds a value; @from and @to: (nullable). */
void adduce_register_cell_append (GString *cell, const char *value, const char *from, const char *to);

/**
 * adduce_register_cell_split:
 * @with_semicolons: of a cell without `|`, whether semicolons separate
 *
 * Brackets that hold no days belong to the value.
 *
 * Returns: (transfer full) (element-type AdduceRegisterCell)
 */
GPtrArray *adduce_register_cell_split (const char *cell, gboolean with_semicolons);

G_END_DECLS
