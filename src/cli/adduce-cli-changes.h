/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What changed from one version of a file of claims to another, as lines and as JSON.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/** @changes: (element-type AdduceClaimChange): id, added/removed/changed, what, each a line that begins with blanks. */
void adduce_cli_print_changes (GPtrArray *changes, guint indent);

/** The same as a member `changes`. */
void adduce_cli_report_changes (AdduceReport *report, GPtrArray *changes);

/** Whether any waits to be settled. */
gboolean adduce_cli_any_contested (GPtrArray *changes);

G_END_DECLS
