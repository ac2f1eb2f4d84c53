/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceExportFormat: what is known of a format that datasets are written in, and the list of all.
 *
 * The list says what each can hold; docs/formats.md is made from it, and so is what an export says it lost.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What a format has a place for. */
typedef enum {
  ADDUCE_HOLDS_SPANS = 1 << 0,         /* where in the text a claim stands */
  ADDUCE_HOLDS_DISCONTINUOUS = 1 << 1, /* a claim in several pieces */
  ADDUCE_HOLDS_OVERLAP = 1 << 2,       /* claims on the same words */
  ADDUCE_HOLDS_FACETS = 1 << 3,        /* speakers, issues, stance and evidence, all of each */
  ADDUCE_HOLDS_CERTAINTY = 1 << 4,
  ADDUCE_HOLDS_VALUES = 1 << 5, /* variables of one's own */
  ADDUCE_HOLDS_NOTES = 1 << 6,
  ADDUCE_HOLDS_CODERS = 1 << 7,  /* whose claim it is */
  ADDUCE_HOLDS_TIMES = 1 << 8,   /* when it was made and changed */
  ADDUCE_HOLDS_ARTICLE = 1 << 9, /* what is known of the article: title, date, outlet */
} AdduceExportHolds;

/** What a format counts places in. */
typedef enum {
  ADDUCE_UNIT_CODE_POINTS,
  ADDUCE_UNIT_UTF16,
  ADDUCE_UNIT_TOKENS,
  ADDUCE_UNIT_NONE,
} AdduceExportUnit;

/** How much of the articles' words a dataset has. */
typedef enum {
  ADDUCE_EXPORT_TEXT_MOST,    /* as much as the format has by itself */
  ADDUCE_EXPORT_TEXT_FULL,    /* whole articles */
  ADDUCE_EXPORT_TEXT_QUOTES,  /* the words of the claims */
  ADDUCE_EXPORT_TEXT_OFFSETS, /* places and the text's SHA-256, for texts that may not be passed on */
} AdduceExportText;

/**
 * AdduceExportFormat:
 * @id: "csv"
 * @label: translatable: N_("Comma-Separated Values")
 * @extension: ".csv"; of a folder ""
 * @is_folder: whether it makes a folder of files
 * @holds: AdduceExportHolds
 * @texts: bits 1 << AdduceExportText: how much of the words it can have; the first in the order above is its own
 * @unit: what its places count
 * @takes_label: whether a claim has one label in it, which AdduceExportOptions.label chooses
 * @joins_pieces: whether a claim in several pieces is written as one stretch, where it has no place for pieces
 * @counts_only: whether it has counts and no claims, so that nothing of a claim is said to be lost
 * @checked_with: another program's reader or schema that accepts it in the tests; not translated
 */
typedef struct {
  const char *id;
  const char *label;
  const char *extension;
  gboolean is_folder;
  guint holds;
  guint texts;
  AdduceExportUnit unit;
  gboolean takes_label;
  gboolean joins_pieces;
  gboolean counts_only;
  const char *checked_with;
} AdduceExportFormat;

/** (array length=ret_n_formats) (transfer none) */
const AdduceExportFormat *adduce_export_get_formats (guint *ret_n_formats);

/** (transfer none) (nullable): the format of that id. */
const AdduceExportFormat *adduce_export_get_format (const char *id);

/** (transfer full): the ids of all, joined by @separator. */
char *adduce_export_list_formats (const char *separator);

/** `full`, `quotes`, `offsets`; %FALSE for an unknown word. */
gboolean adduce_export_text_from_id (const char *id, AdduceExportText *ret_text);

/** `full`, `quotes`, `offsets`; "most" for as much as the format has by itself. */
const char *adduce_export_text_to_id (AdduceExportText text);

/** What the format counts places in, for people who know formats: "code points", "UTF-16"; not translated. */
const char *adduce_export_unit_get_name (AdduceExportUnit unit);

G_END_DECLS
