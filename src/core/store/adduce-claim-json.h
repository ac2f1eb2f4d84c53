/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A claim as an annotation of the sidecar, and back.
 *
 * What an annotation holds that this version does not know goes into the claim's `extra`, as
 * compact JSON:
 *
 *   members   the annotation's own unknown members, with "anchor" and "conflict"
 *   targets   by "START-END": "target" (unknown members; "source" where it is another than the
 * page's), "position", "quote" (unknown members; a null "prefix" or "suffix": there was none),
 * "selectors" (those after the first two) bodies    by "DIMENSION/CODE", "DIMENSION=DIGEST" for a
 * text without code, and "note": the members beside those that the claim has. A note without an
 * entry has the format text/plain. others bodies of other kinds, in their order
 *
 * Each part is there only if it holds something. What belongs to a span or value that the claim no
 * longer has is carried along (undo may bring it back), but not written to files.
 */
#pragma once

#include "adduce-json.h"
#include "adduce-json-writer.h"
#include "model/adduce-claim.h"

G_BEGIN_DECLS

/* --- reading --- */

/**
 * AdduceClaimReader:
 *
 * Reads annotations of one file; equal tags and lists of tags are made once and shared by the
 * claims.
 */
typedef struct _AdduceClaimReader AdduceClaimReader;

/**
 * adduce_claim_reader_new:
 * @coder: nickname
 * @source: (nullable): the page's `article.source`; %NULL where targets name none (in the journal)
 */
AdduceClaimReader *adduce_claim_reader_new (const char *coder, const char *source);
void adduce_claim_reader_free (AdduceClaimReader *self);

/**
 * adduce_claim_reader_read:
 * @annotation: of @tree
 *
 * Returns: (transfer full) (nullable): %NULL with the tree's error
 */
AdduceClaim *adduce_claim_reader_read (AdduceClaimReader *self, AdduceJsonTree *tree,
                                       const AdduceJsonValue *annotation);

/**
 * adduce_claim_reader_read_article:
 *
 * The same of what the coder says of the article as a whole: its target is the source itself.
 *
 * Returns: (transfer full) (nullable): %NULL with the tree's error
 */
AdduceClaim *adduce_claim_reader_read_article (AdduceClaimReader *self, AdduceJsonTree *tree,
                                               const AdduceJsonValue *annotation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimReader, adduce_claim_reader_free)

/* --- writing --- */

/**
 * adduce_claim_json_write:
 * @name: (nullable): the member's name, %NULL in an array
 * @source: (nullable): as for the reader
 *
 * Writes the annotation with its members in canonical order.
 */
void adduce_claim_json_write (AdduceJsonWriter *writer, const char *name, AdduceClaim *claim,
                              const char *source);

/** (transfer full): the annotation as compact text, without sources; equal texts are equal claims.
 */
char *adduce_claim_json_to_text (AdduceClaim *claim);

/** Bodies of other kinds that the claim carries along. */
guint adduce_claim_json_count_others (AdduceClaim *claim);

/** (transfer full): what the claim carries in its `extra`, an object; an empty one where there is nothing. */
JsonNode *adduce_claim_json_dup_extra (AdduceClaim *claim);

/* --- versions that lost in a merge --- */

/** (transfer full) (nullable): the claim's member `conflict` if it is a list. */
JsonArray *adduce_claim_json_dup_conflict (AdduceClaim *claim);

/**
 * adduce_claim_json_with_conflict:
 * @conflict: (nullable): %NULL for none
 * @revision: the revision that the claim is to have
 *
 * Returns: (transfer full): the claim, but with these
 */
AdduceClaim *adduce_claim_json_with_conflict (AdduceClaim *claim, JsonArray *conflict,
                                              guint64 revision);

/* --- shared by reader and writer --- */

/** The label of a certainty in files: never translated, so that the same content gives the same
 * bytes. */
const char *adduce_claim_json_get_certainty_label (AdduceCertainty certainty);

/** The places of `extra`. */
#define ADDUCE_CLAIM_EXTRA_MEMBERS "members"
#define ADDUCE_CLAIM_EXTRA_TARGETS "targets"
#define ADDUCE_CLAIM_EXTRA_BODIES "bodies"
#define ADDUCE_CLAIM_EXTRA_OTHERS "others"
#define ADDUCE_CLAIM_EXTRA_TARGET "target"
#define ADDUCE_CLAIM_EXTRA_POSITION "position"
#define ADDUCE_CLAIM_EXTRA_QUOTE "quote"
#define ADDUCE_CLAIM_EXTRA_SELECTORS "selectors"
#define ADDUCE_CLAIM_EXTRA_NOTE "note"

/** Room for the key of a target or body and its NUL: the longest dimension, a sign, a code or digest.
 */
#define ADDUCE_CLAIM_EXTRA_KEY_SIZE 160

/** The key of a body in @key, which has room for it; @plain: @value is a text, not a code. */
void adduce_claim_json_make_body_key (char *key, const char *dimension, const char *value,
                                      gboolean plain);

/** The most bodies of an annotation. */
#define ADDUCE_CLAIM_MAX_BODIES 64

/** The longest words before and after a quote, in code points. */
#define ADDUCE_CLAIM_MAX_CONTEXT 256

G_END_DECLS
