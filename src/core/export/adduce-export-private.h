/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the driver asks of a format. Private to export.
 *
 * A format appends to a string that the driver writes out and empties now and then. To add one: a
 * file with an AdduceExportWriter, its name here, one line in the registry of adduce-export.c.
 */
#pragma once

#include "export/adduce-export-rows.h"
#include "export/adduce-export.h"

G_BEGIN_DECLS

/**
 * AdduceExportWriter:
 * @format: how the registry shows it
 * @append_head: (nullable): what stands before the rows
 * @append_row: one row
 *
 * One format.
 */
typedef struct {
  AdduceExportFormat format;
  void (*append_head) (GString *out, const AdduceExportOptions *options, AdduceCodebook *codebook,
                       AdduceRegister *speakers);
  void (*append_row) (GString *out, const AdduceExportOptions *options, AdduceCodebook *codebook,
                      AdduceRegister *speakers, const AdduceExportRow *row);
} AdduceExportWriter;

/**
 * adduce_export_list_attributes:
 *
 * Returns: (transfer full) (element-type utf8): "kind" and the attributes of which any speaker has something
 */
GPtrArray *adduce_export_list_attributes (AdduceRegister *speakers);

/** What a speaker is under one of these on a day; (nullable). */
const char *adduce_export_get_attribute (AdduceRegister *speakers, const AdduceTag *speaker, const char *attribute,
                                         const char *date);

extern const AdduceExportWriter adduce_export_csv;
extern const AdduceExportWriter adduce_export_tsv;
extern const AdduceExportWriter adduce_export_jsonl;

G_END_DECLS
