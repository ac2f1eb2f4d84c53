/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The quotations of one paragraph. Not for users of the core, who have adduce-quotation.
 */
#pragma once

#include "text/adduce-quotation.h"

G_BEGIN_DECLS

/** Appends the quotations of a paragraph, in text order; "continues" is not known here. */
void adduce_quotation_walk (AdduceText *text, AdduceSpan paragraph, GArray *quotations);

G_END_DECLS
