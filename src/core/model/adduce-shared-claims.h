/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims of several coders are of the same words of an article, whatever they were coded as.
 *
 * Two claims can be the same where more than half of the characters that either has are characters of both, pieces
 * taken together (their intersection over their union is over 0.5). Of each coder no claim can then have two partners
 * at another coder’s, unless that coder’s claims overlap; so pairs are joined from the most alike down, those alike by
 * place, into groups with at most one claim a coder. Where one coder nests claims that is one good choice of several.
 */
#pragma once

#include "model/adduce-claim.h"

G_BEGIN_DECLS

/**
 * adduce_shared_claims_find:
 * @layers: (array length=n_layers): (element-type AdduceClaim): the claims of each coder, all of one text
 *
 * Returns: (transfer container) (element-type gpointer): groups of two or more claims, in the order of their first, as
 *   arrays of @n_layers claims, %NULL where the coder has none; they live as long as the claims
 */
GPtrArray *adduce_shared_claims_find (GPtrArray *const *layers, guint n_layers);

G_END_DECLS
