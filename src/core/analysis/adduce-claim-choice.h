/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which claims of a folder an expression means (AdduceClaimFilter), for what reads the folder by itself and not
 * through a corpus that is open.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * adduce_claim_choice_check:
 * @folder: a corpus, whose codebook and registers say which fields and values there are
 * @expression: "" means all claims
 * @error: return location; %ADDUCE_ERROR_INVALID: where it is wrong, and what is expected there
 *
 * Reads no claims.
 */
gboolean adduce_claim_choice_check (const char *folder, const char *expression, GError **error);

/**
 * adduce_claim_choice_find:
 *
 * Blocks; see adduce_claim_choice_find_async().
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the ids of the claims, by path, coder and place
 */
char **adduce_claim_choice_find (const char *folder, const char *expression, GCancellable *cancellable,
                                 GError **error);

/** How many files of claims are looked through for the first ones. */
#define ADDUCE_CLAIM_CHOICE_MAX_FIRST 500

/** The first @n of these, as far as they stand in the first files: for what is only looked at. */
char **adduce_claim_choice_find_first (const char *folder, const char *expression, guint n, GCancellable *cancellable,
                                       GError **error);

/** What was cancelled gives %G_IO_ERROR_CANCELLED. */
void adduce_claim_choice_find_async (const char *folder, const char *expression, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
void adduce_claim_choice_find_first_async (const char *folder, const char *expression, guint n,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);

/** Of either. */
char **adduce_claim_choice_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
