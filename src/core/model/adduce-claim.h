/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceClaim: one coder's claim in one article, an immutable value.
 *
 * A claim is changed by making another with the same id and a higher revision through an
 * AdduceClaimBuilder; undo keeps both. Nothing in a claim is ever modified, so any thread may read it.
 *
 * "Unset" and "unclear" differ: an unset stance is %NULL, an unset list is empty; "unclear" is a value
 * of the codebook that a coder has chosen.
 */
#pragma once

#include "adduce-tag.h"
#include "text/adduce-quote.h"
#include "text/adduce-span.h"

G_BEGIN_DECLS

/**
 * AdduceCertainty:
 *
 * How sure the coder is of the coding.
 */
typedef enum {
  ADDUCE_CERTAINTY_UNSET,
  ADDUCE_CERTAINTY_LOW,
  ADDUCE_CERTAINTY_MEDIUM,
  ADDUCE_CERTAINTY_HIGH,
} AdduceCertainty;

#define ADDUCE_TYPE_CERTAINTY (adduce_certainty_get_type ())
GType adduce_certainty_get_type (void);

/** `low`, `medium`, `high`; %NULL for unset. */
const char *adduce_certainty_to_id (AdduceCertainty certainty);

/** %FALSE for an unknown id; %NULL and "" are unset. */
gboolean adduce_certainty_from_id (const char *id, AdduceCertainty *ret_certainty);

/** The translated name of a certainty ("Low", …, "Unset"). */
const char *adduce_certainty_get_label (AdduceCertainty certainty);

#define ADDUCE_TYPE_CLAIM (adduce_claim_get_type ())
G_DECLARE_FINAL_TYPE (AdduceClaim, adduce_claim, ADDUCE, CLAIM, GObject)

/** `urn:uuid:…`, version 7 for claims made here. Property "id". */
const char *adduce_claim_get_id (AdduceClaim *self);

/** Counts the changes of this claim, from 1. Property "revision". */
guint64 adduce_claim_get_revision (AdduceClaim *self);

/** Nickname of the coder. Property "coder". */
const char *adduce_claim_get_coder (AdduceClaim *self);

/** Seconds since 1970-01-01 UTC, for people; nothing is decided by it. Property "created". */
gint64 adduce_claim_get_created (AdduceClaim *self);

/** Like "created". Property "modified". */
gint64 adduce_claim_get_modified (AdduceClaim *self);

/** (transfer none): where the claim stands. Property "spans". */
AdduceSpanSet *adduce_claim_get_spans (AdduceClaim *self);

/** (transfer none): the words of span @index as they were when it was coded. */
const AdduceQuote *adduce_claim_get_quote (AdduceClaim *self, guint index);

/**
 * adduce_claim_dup_text:
 * @separator: what to put between the pieces, e.g. " … "
 *
 * Returns: (transfer full): the exact words of all pieces
 */
char *adduce_claim_dup_text (AdduceClaim *self, const char *separator);

/** (transfer none): never %NULL. Properties "speakers", "issues", "evidence" (the first is the main one). */
AdduceTagList *adduce_claim_get_speakers (AdduceClaim *self);
AdduceTagList *adduce_claim_get_issues (AdduceClaim *self);
AdduceTagList *adduce_claim_get_evidence (AdduceClaim *self);

/** (transfer none) (nullable): %NULL for unset. Property "stance". */
AdduceTag *adduce_claim_get_stance (AdduceClaim *self);

/**
 * adduce_claim_get_values:
 * @variable_id: "speaker", "issue", "stance", "evidence", or a variable of one's own
 *
 * What the claim has in a variable. A text, number, date or yes/no is one tag whose code and label are the value's
 * canonical text (adduce_tag_is_plain()).
 *
 * Returns: (transfer none) (nullable): %NULL for unset; never empty
 */
AdduceTagList *adduce_claim_get_values (AdduceClaim *self, const char *variable_id);

/** (transfer full): the ids of the variables of one's own in which the claim has something, in the file's order. */
GStrv adduce_claim_list_variables (AdduceClaim *self);

/** Whether the claim has that value; of any variable as in adduce_claim_get_values(). */
gboolean adduce_claim_has_value (AdduceClaim *self, const char *variable_id, const char *code);

/** Whether a variable is one of those that every claim has a field for: speaker, issue, stance, evidence, certainty. */
gboolean adduce_claim_is_built_in (const char *variable_id);

/**
 * adduce_claim_is_about_article:
 *
 * Whether it is no claim but what the coder says of the article as a whole: it has no spans, and values of variables
 * whose scope is the article. There is one of a coder in an article (adduce_sidecar_get_article()).
 */
gboolean adduce_claim_is_about_article (AdduceClaim *self);

AdduceCertainty adduce_claim_get_certainty (AdduceClaim *self);

/** (nullable): %NULL for none. Property "note". */
const char *adduce_claim_get_note (AdduceClaim *self);

/** Version of the codebook under which the claim was last coded; 0 for unknown. */
guint64 adduce_claim_get_codebook_version (AdduceClaim *self);

/**
 * adduce_claim_get_extra:
 *
 * What the claim's file held that this version does not know (members and bodies of later versions or
 * of other programs), as compact JSON whose shape only the store knows; carried along unchanged.
 *
 * Returns: (transfer none) (nullable): %NULL for nothing
 */
const char *adduce_claim_get_extra (AdduceClaim *self);

/**
 * adduce_claim_same_content:
 *
 * Same id, place and words, tags (labels too), values, certainty, note and extra; times, revision and the
 * codebook's version are not compared.
 */
gboolean adduce_claim_same_content (AdduceClaim *a, AdduceClaim *b);

/** Text order: first start, first end, further pieces, then id. */
int adduce_claim_compare (AdduceClaim *a, AdduceClaim *b);

/* --- making one --- */

typedef struct _AdduceClaimBuilder AdduceClaimBuilder;

/**
 * adduce_claim_builder_new:
 * @coder: nickname
 *
 * A builder for a new claim: new id, revision 1, created and modified now, everything else unset.
 */
AdduceClaimBuilder *adduce_claim_builder_new (const char *coder);

/** A builder for what a coder says of the article: nothing yet, and revision 0, as it is in no file. */
AdduceClaimBuilder *adduce_claim_builder_new_for_article (const char *coder);

/**
 * adduce_claim_builder_new_from:
 *
 * A builder that starts as a copy, with revision raised by one and modified now.
 */
AdduceClaimBuilder *adduce_claim_builder_new_from (AdduceClaim *claim);
void adduce_claim_builder_free (AdduceClaimBuilder *self);

/** Places the claim and takes its words from the text; %ADDUCE_ERROR_INVALID when outside. */
gboolean adduce_claim_builder_set_spans (AdduceClaimBuilder *self, AdduceSpanSet *spans, AdduceText *text,
                                         GError **error);

/** Places the claim with words given, one quote a span; for readers. @quotes are copied. */
void adduce_claim_builder_set_spans_with_quotes (AdduceClaimBuilder *self, AdduceSpanSet *spans,
                                                 AdduceQuote *const *quotes);
void adduce_claim_builder_set_speakers (AdduceClaimBuilder *self, AdduceTagList *speakers);
void adduce_claim_builder_set_issues (AdduceClaimBuilder *self, AdduceTagList *issues);
void adduce_claim_builder_set_evidence (AdduceClaimBuilder *self, AdduceTagList *evidence);
void adduce_claim_builder_set_stance (AdduceClaimBuilder *self, AdduceTag *stance);

/**
 * adduce_claim_builder_set_values:
 * @variable_id: as for adduce_claim_get_values(); not "certainty"
 * @values: (nullable): %NULL and empty unset it; of a stance the first counts
 */
void adduce_claim_builder_set_values (AdduceClaimBuilder *self, const char *variable_id, AdduceTagList *values);
void adduce_claim_builder_set_certainty (AdduceClaimBuilder *self, AdduceCertainty certainty);

/** Empty and %NULL are none. */
void adduce_claim_builder_set_note (AdduceClaimBuilder *self, const char *note);
void adduce_claim_builder_set_codebook_version (AdduceClaimBuilder *self, guint64 version);

/* for readers and undo */
void adduce_claim_builder_set_id (AdduceClaimBuilder *self, const char *id);
void adduce_claim_builder_set_revision (AdduceClaimBuilder *self, guint64 revision);
void adduce_claim_builder_set_created (AdduceClaimBuilder *self, gint64 created);
void adduce_claim_builder_set_modified (AdduceClaimBuilder *self, gint64 modified);
void adduce_claim_builder_set_extra (AdduceClaimBuilder *self, const char *extra);

/**
 * adduce_claim_builder_apply:
 *
 * Sets what differs between two versions of a claim, and leaves the rest: a change is done (or taken back)
 * on a claim that was changed elsewhere meanwhile.
 */
void adduce_claim_builder_apply (AdduceClaimBuilder *self, AdduceClaim *before, AdduceClaim *after);

/**
 * adduce_claim_builder_end:
 *
 * The builder must have been given spans.
 *
 * Returns: (transfer full): the claim; the builder may be used on
 */
AdduceClaim *adduce_claim_builder_end (AdduceClaimBuilder *self);

/** `urn:uuid:` and a new UUID version 7 (RFC 9562), increasing within a process; (transfer full). */
char *adduce_id_new (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceClaimBuilder, adduce_claim_builder_free)

G_END_DECLS
