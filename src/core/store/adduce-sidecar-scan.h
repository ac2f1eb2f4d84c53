/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting claims without building anything: one pass over the bytes of a sidecar.
 */
#pragma once

#include <glib.h>
#include "model/adduce-article.h"

G_BEGIN_DECLS

typedef struct {
  guint n_claims;
  gboolean has_status;
  AdduceStatus status;
} AdduceSidecarScan;

/**
 * AdduceSidecarScanFunc:
 *
 * Called for each speaker and issue of each claim; the strings are valid during the call.
 */
typedef void (*AdduceSidecarScanFunc) (const char *dimension, const char *code, const char *label,
                                       gpointer user_data);

/**
 * adduce_sidecar_scan:
 * @data: (array length=n_bytes): a file's bytes
 * @func: (nullable): asks for the speakers, issues and values of one's own variables too
 * @error: return location; %ADDUCE_ERROR_JSON where brackets or strings don't close, the file is empty or
 *   is no sidecar
 *
 * Much faster than reading; sees that the brackets match, not that everything is right.
 */
gboolean adduce_sidecar_scan (const char *data, gsize n_bytes, AdduceSidecarScan *ret_scan,
                              AdduceSidecarScanFunc func, gpointer user_data, GError **error);

G_END_DECLS
