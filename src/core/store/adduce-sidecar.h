/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceSidecar: one coder's claims of one article as a file; reading, writing, merging.
 *
 * The format is data/schemas/claims-1.schema.json (a strict profile of the W3C Web Annotation model; see
 * docs/sidecar.md). A sidecar object is the whole content of a file, unknown members included; it is
 * filled by one thread and then handed over whole. Writing is canonical: the same content gives the same
 * bytes.
 */
#pragma once

#include <gio/gio.h>
#include "model/adduce-article.h"
#include "model/adduce-claim.h"
#include "model/adduce-codebook.h"
#include "model/adduce-coder.h"
#include "store/adduce-durable.h"
#include "text/adduce-text.h"

G_BEGIN_DECLS

#define ADDUCE_TYPE_SIDECAR (adduce_sidecar_get_type ())
G_DECLARE_FINAL_TYPE (AdduceSidecar, adduce_sidecar, ADDUCE, SIDECAR, GObject)

/** A claim that was removed, so that a merge does not bring it back. */
typedef struct {
  char *id;
  guint64 revision;
  gint64 modified;
} AdduceTombstone;

/**
 * adduce_sidecar_new:
 * @article_name: file name of the article, without folder
 *
 * An empty sidecar for an article.
 */
AdduceSidecar *adduce_sidecar_new (AdduceCoder *coder, const char *article_name, AdduceText *text);

/**
 * adduce_sidecar_parse:
 * @bytes: a file
 * @error: return location; %ADDUCE_ERROR_JSON (with line and column), %ADDUCE_ERROR_FORMAT (with line and
 *   what is expected), %ADDUCE_ERROR_VERSION, %ADDUCE_ERROR_TOO_LARGE
 *
 * Reads a file through the strict gate. An empty file is damaged, never "no claims".
 *
 * Returns: (transfer full) (nullable)
 */
AdduceSidecar *adduce_sidecar_parse (GBytes *bytes, GError **error);

/** (transfer full): the canonical bytes. */
GBytes *adduce_sidecar_serialize (AdduceSidecar *self);

/** (transfer full): another with the same content (claims are shared, being immutable). */
AdduceSidecar *adduce_sidecar_copy (AdduceSidecar *self);

AdduceCoder *adduce_sidecar_get_coder (AdduceSidecar *self);

/** The article's name as the file has it, percent-decoded. */
const char *adduce_sidecar_get_article_name (AdduceSidecar *self);

/** `sha256:…` of the text that the claims are about. */
const char *adduce_sidecar_get_text_digest (AdduceSidecar *self);
guint adduce_sidecar_get_text_length (AdduceSidecar *self);

/** The claims are about this text from now on; who says so has placed them in it. */
void adduce_sidecar_set_text (AdduceSidecar *self, AdduceText *text);

/** The coder's status of the article; %FALSE where none is set. */
gboolean adduce_sidecar_get_status (AdduceSidecar *self, AdduceStatus *ret_status);
void adduce_sidecar_set_status (AdduceSidecar *self, AdduceStatus status);

/** As before the coder ever set one. */
void adduce_sidecar_unset_status (AdduceSidecar *self);

/** Which codebook the claims were last coded with. */
void adduce_sidecar_set_codebook (AdduceSidecar *self, AdduceCodebook *codebook);
const char *adduce_sidecar_get_codebook_id (AdduceSidecar *self);
guint64 adduce_sidecar_get_codebook_version (AdduceSidecar *self);

/**
 * adduce_sidecar_get_article:
 *
 * What the coder says of the article as a whole: adduce_claim_is_about_article(). It is no claim, and not among them.
 *
 * Returns: (transfer none) (nullable): %NULL while nothing was ever said
 */
AdduceClaim *adduce_sidecar_get_article (AdduceSidecar *self);

guint adduce_sidecar_get_n_claims (AdduceSidecar *self);

/** (transfer none): in text order. */
AdduceClaim *adduce_sidecar_get_claim (AdduceSidecar *self, guint index);

/** (transfer none) (nullable) */
AdduceClaim *adduce_sidecar_lookup (AdduceSidecar *self, const char *id);

/** In the place of one with its id, or of what was said of the article. */
void adduce_sidecar_put (AdduceSidecar *self, AdduceClaim *claim);

/** Leaves a tombstone with @revision (that of the claim + 1). */
void adduce_sidecar_remove (AdduceSidecar *self, const char *id, guint64 revision);
guint adduce_sidecar_get_n_tombstones (AdduceSidecar *self);
const AdduceTombstone *adduce_sidecar_get_tombstone (AdduceSidecar *self, guint index);
const AdduceTombstone *adduce_sidecar_lookup_tombstone (AdduceSidecar *self, const char *id);

/**
 * adduce_sidecar_check:
 * @text: the article as it is
 *
 * Holds every claim against the text: another text, spans outside, words that differ from the quote.
 *
 * Returns: (transfer full) (element-type utf8): a sentence for each problem
 */
GPtrArray *adduce_sidecar_check (AdduceSidecar *self, AdduceText *text, AdduceCodebook *codebook);

/** Was the claim coded on this very text, are its words where its spans say, and is none of that still unsure? */
gboolean adduce_sidecar_is_anchored (AdduceSidecar *self, AdduceClaim *claim, AdduceText *text);

/**
 * adduce_sidecar_merge:
 * @base: (nullable): what both sides started from
 * @mine: this side
 * @theirs: the other side
 * @ret_conflicts: (out) (optional): how many claims have a version that lost
 *
 * Merges by claim id: if one side changed, take it; equal content once; both changed: field by field what only one
 * changed, where the base has the claim; else the larger revision's, then that of the larger canonical text (so that
 * both sides come to the same), and the loser is kept in the claim's extra member `conflict`; delete against change:
 * the change wins. No clock decides anything.
 *
 * Returns: (transfer full)
 */
AdduceSidecar *adduce_sidecar_merge (AdduceSidecar *base, AdduceSidecar *mine, AdduceSidecar *theirs,
                                     guint *ret_conflicts);

/* --- files --- */

/**
 * adduce_sidecar_load:
 * @ret_stamp: (out) (optional): for adduce_sidecar_save()
 *
 * Reads and parses; errors are prefixed with the file's display name. A file that is not there is
 * %G_IO_ERROR_NOT_FOUND.
 *
 * Returns: (transfer full) (nullable)
 */
AdduceSidecar *adduce_sidecar_load (const char *path, AdduceFileStamp *ret_stamp, GError **error);

/**
 * adduce_sidecar_save:
 * @base: (nullable): what was last read from or written to @path; %NULL where there was no file
 * @mine: what is to be saved
 * @stamp: (inout): of @base; on return that of the file written
 * @ret_saved: (out) (transfer full): what the file now holds: @mine, or its merge with what another
 *   program wrote meanwhile
 * @ret_warning: (out) (optional) (transfer full) (nullable): see adduce_durable_replace()
 *
 * Saves under the file's lock; what others wrote is merged, again and again until the file written is a
 * merge with the file found. A file that can't be read is left alone and is an error.
 */
gboolean adduce_sidecar_save (const char *path, AdduceSidecar *base, AdduceSidecar *mine,
                              AdduceFileStamp *stamp, AdduceSidecar **ret_saved, char **ret_warning,
                              GError **error);

G_END_DECLS
