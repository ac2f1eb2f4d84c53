/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What could be better in a codebook, each with what would mend it. Nothing here keeps anybody from anything.
 */
#pragma once

#include "model/adduce-codebook.h"

G_BEGIN_DECLS

typedef enum {
  ADDUCE_CODEBOOK_HINT_KEY,        /* the key does something else in the window */
  ADDUCE_CODEBOOK_HINT_CONTRAST,   /* the colour is hard to see on white or on the dark theme */
  ADDUCE_CODEBOOK_HINT_ALIKE,      /* two colours are too alike, to full vision or with a common colour blindness */
  ADDUCE_CODEBOOK_HINT_DEFINITION, /* there is none */
  ADDUCE_CODEBOOK_HINT_NOWHERE,    /* it is below or merged into a value that is not there */
} AdduceCodebookHintKind;

/** `key`, `contrast`, `alike`, `definition`, `nowhere`. */
const char *adduce_codebook_hint_kind_to_id (AdduceCodebookHintKind kind);

/**
 * AdduceCodebookHint:
 * @variable: which variable
 * @value: (nullable): which of its values
 * @other: (nullable): for `alike`: the other value
 * @message: a translated sentence
 * @fix: (nullable): translated: what adduce_codebook_hint_fix() would do; %NULL where a person must
 * @replacement: (nullable): the colour that is proposed
 */
typedef struct {
  AdduceCodebookHintKind kind;
  char *variable;
  char *value;
  char *other;
  char *message;
  char *fix;
  char *replacement;
} AdduceCodebookHint;

/**
 * adduce_codebook_list_hints:
 * @reserved: (nullable): characters whose bare keys do something else in the window
 *
 * Retired variables and values are passed over.
 *
 * Returns: (transfer full) (element-type AdduceCodebookHint): in the codebook's order
 */
GPtrArray *adduce_codebook_list_hints (AdduceCodebook *codebook, const char *reserved);

/** (transfer full) (nullable): the codebook mended, for adduce_codebook_editor_perform(); %NULL without a fix. */
AdduceCodebook *adduce_codebook_hint_fix (const AdduceCodebookHint *hint, AdduceCodebook *codebook);

G_END_DECLS
