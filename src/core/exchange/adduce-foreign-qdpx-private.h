/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A REFI-QDA project while it is read: what the reader and the part that makes claims share. Private to them.
 */
#pragma once

#include "exchange/adduce-foreign-qdpx-codes.h"
#include "exchange/adduce-foreign-qdpx-units.h"

G_BEGIN_DECLS

#define ADDUCE_FOREIGN_QDPX_PIECE "piece"
#define ADDUCE_FOREIGN_QDPX_SELECTION "PlainTextSelection"

/* A text with selections, before it is known how they count. */
typedef struct {
  const xmlNode *node;  /* with the selections */
  const xmlNode *named; /* with the name and what is known: the same or the one around it */
  char *raw;
  AdduceForeignDocument *document;
} AdduceForeignQdpxSource;

typedef struct {
  const AdduceForeignInput *input;
  AdduceForeign *foreign;
  const xmlNode *project;
  GHashTable *members; /* name in small letters → GBytes */
  AdduceForeignQdpxCodes *codes;
  gboolean is_own;
  GPtrArray *sources;         /* AdduceForeignQdpxSource */
  GHashTable *by_guid;        /* of sources → AdduceForeignDocument */
  GHashTable *selections;     /* GUID → claim */
  GHashTable *owners;         /* GUID of a further piece → that of the first */
  AdduceForeignQdpxReading reading;
} AdduceForeignQdpxState;

/** Where a selection begins and ends; %FALSE where these are no numbers. */
gboolean adduce_foreign_qdpx_get_places (const xmlNode *selection, guint64 *ret_start, guint64 *ret_end);

/** Says of an element what is wrong with it. */
void adduce_foreign_qdpx_complain (AdduceForeignQdpxState *state, const xmlNode *node, const char *problem);

/** Which selections are further pieces of others, before there are claims. */
void adduce_foreign_qdpx_find_owners (AdduceForeignQdpxState *state);

/** What is coded in a source and said of it. */
void adduce_foreign_qdpx_read_source (AdduceForeignQdpxState *state, const AdduceForeignQdpxSource *source);

/** Cases, sets and links, once all sources are read. */
void adduce_foreign_qdpx_read_rest (AdduceForeignQdpxState *state);

G_END_DECLS
