/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two ways of taking a piece apart share: by blocks and by lines with labels. Internal to them.
 */
#pragma once

#include "import/adduce-import-piece.h"

G_BEGIN_DECLS

/* Lines that fill their column are wrapped; from this length on a line counts as full. */
#define ADDUCE_IMPORT_FULL_LINE 50

typedef struct {
  char *text;  /* for the body: its lines as they are */
  char *plain; /* for expressions and values: on one line */
  guint level;
} AdduceImportBlock;

typedef struct {
  AdduceImportRule *rule;
  AdduceImportArticle *article;
  AdduceImportOrder order;
  GPtrArray *blocks; /* AdduceImportBlock */
  GString *body;
  gboolean any; /* something was recognised */
} AdduceImportPiece;

/** Label and value of a line that begins with a label that the rule knows; @ret_label: (transfer full). */
gboolean adduce_import_piece_split_label (AdduceImportRule *rule, const char *line, char **ret_label,
                                          const char **ret_value);

/** @field: (nullable): none of ours, kept under @label. */
void adduce_import_piece_put (AdduceImportPiece *self, const char *field, const char *label, const char *value);

/**
 * adduce_import_piece_assign:
 * @blocks: (element-type AdduceImportBlock): of the head
 *
 * Blocks to names in turn. The starred name takes what is left over. Where there are too few, before a date and
 * behind a star those names get one that stand last.
 */
void adduce_import_piece_assign (AdduceImportPiece *self, GPtrArray *blocks, char **names, guint n_names,
                                 gboolean before_date);

/** Shape `fields`: a line with a label begins a value, other lines go on with it. */
void adduce_import_piece_read_fields (AdduceImportPiece *self, const AdduceImportDocument *document, guint first,
                                      guint end);

G_END_DECLS
