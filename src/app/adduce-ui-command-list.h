/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All that the command palette can do in a window, and finding in it.
 */
#pragma once

#include "adduce-ui-command.h"

G_BEGIN_DECLS

/**
 * adduce_ui_command_list_collect:
 *
 * Returns: (transfer full) (element-type AdduceUiCommand): the actions of the table of keys, the values of
 *   the codebook, and the light on each speaker of the article, in this order
 */
GPtrArray *adduce_ui_command_list_collect (GtkWindow *window, AdduceUiContext *context);

/**
 * adduce_ui_command_list_search:
 * @commands: (element-type AdduceUiCommand): what there is
 * @context: (nullable): whose articles are searched too, where something was typed
 * @typed: what was typed
 * @recent: (array zero-terminated=1): ids of what was done last, the latest first
 *
 * Returns: (transfer full) (element-type AdduceUiCommand): what fits, the best first; where nothing was typed
 *   all, what was done lately first
 */
GPtrArray *adduce_ui_command_list_search (GPtrArray *commands, AdduceUiContext *context, const char *typed,
                                          const char *const *recent);

G_END_DECLS
