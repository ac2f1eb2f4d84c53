/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a sidecar is made of, shared by the adduce-sidecar-*.c files and the journal only.
 */
#pragma once

#include "adduce-json.h"
#include "adduce-sidecar.h"

G_BEGIN_DECLS

#define ADDUCE_SIDECAR_MAX_CLAIMS 20000
#define ADDUCE_SIDECAR_MAX_TOMBSTONES 100000
#define ADDUCE_SIDECAR_MAX_SOURCE 4096

/* The public part first. */
typedef struct {
  AdduceTombstone base;
  JsonObject *unknown; /* owned; NULL for none */
} AdduceSidecarTombstone;

/* @header is the truth for everything but claims and tombstones; the fields from @coder to
 * @codebook_version are read from it. Its objects belong to this sidecar alone (json-glib counts
 * references in one thread). */
struct _AdduceSidecar {
  GObject parent_instance;
  JsonObject *header;
  AdduceCoder *coder;
  char *source;
  char *article_name;
  char *text_digest;
  guint text_length;
  char *codebook_id; /* or NULL */
  guint64 codebook_version;
  AdduceClaim *article;  /* what is said of the article as a whole, or NULL */
  gboolean has_removed;  /* "removed" is written though it is empty */
  GPtrArray *claims;     /* AdduceClaim, in text order */
  GHashTable *by_id;     /* id → AdduceClaim, both of claims */
  GPtrArray *tombstones; /* AdduceSidecarTombstone, by id */
};

/* An empty sidecar that takes over @header; the fields are filled by the caller. */
AdduceSidecar *adduce_sidecar_new_from_header (JsonObject *header);

/* (transfer full): of the same coder and article, about another text, with nothing in it. */
AdduceSidecar *adduce_sidecar_new_empty (AdduceSidecar *like, const char *text_digest);

/* Takes over the tombstone, in the place of one with its id; a claim of its id goes. */
void adduce_sidecar_take_tombstone (AdduceSidecar *self, AdduceSidecarTombstone *tombstone);
AdduceSidecarTombstone *adduce_sidecar_tombstone_new (const char *id, guint64 revision,
                                                      gint64 modified);
AdduceSidecarTombstone *adduce_sidecar_tombstone_copy (const AdduceSidecarTombstone *self);
void adduce_sidecar_tombstone_free (AdduceSidecarTombstone *self);

/* Makes sure that the inline context maps a term of ours which is about to be used. */
void adduce_sidecar_need_term (AdduceSidecar *self, const char *term);

/* Reads the fields again from the header, which is right (the reader has looked, or we made it). */
void adduce_sidecar_header_changed (AdduceSidecar *self);

/* An object of the page as canonical text; what is not an object as it is. */
char *adduce_sidecar_member_to_text (const char *name, JsonNode *node);
char *adduce_sidecar_tombstone_to_text (const AdduceSidecarTombstone *self);

/* Would a reader take these bytes, and does the content fit the schema? A sentence where not. */
gboolean adduce_sidecar_validate (AdduceSidecar *self, GBytes *bytes, GError **error);

/* As adduce_sidecar_check(); @waiting: also what waits for the coder. */
GPtrArray *adduce_sidecar_check_full (AdduceSidecar *self, AdduceText *text, AdduceCodebook *codebook,
                                      gboolean waiting);

G_END_DECLS
