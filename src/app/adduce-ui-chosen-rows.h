/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceUiChosenRows: which rows of a table were chosen, to be chosen again where others come in their place.
 *
 * Lists them only when it is asked to: nobody is to wait for a list of all rows who just chose all. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _AdduceUiChosenRows AdduceUiChosenRows;

/**
 * adduce_ui_chosen_rows_new:
 * @rows: (element-type GObject): kept, not to be changed from now on
 * @places: which of them
 */
AdduceUiChosenRows *adduce_ui_chosen_rows_new (GPtrArray *rows, GtkBitset *places);
void adduce_ui_chosen_rows_free (AdduceUiChosenRows *self);

gboolean adduce_ui_chosen_rows_is_empty (AdduceUiChosenRows *self);

/** (transfer none) (element-type GObject): the chosen ones; may be exchanged for others. Lets go of the rest. */
GPtrArray *adduce_ui_chosen_rows_list (AdduceUiChosenRows *self);

/** (transfer full) (element-type GObject): those of @rows that stand in these places. */
GPtrArray *adduce_ui_chosen_rows_list_among (GPtrArray *rows, GtkBitset *places);

G_END_DECLS
