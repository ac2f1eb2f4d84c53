/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeign: what files of another program hold, whatever their format: documents, what was annotated in them, and
 * sentences about what could not be understood.
 *
 *   claim = adduce_foreign_add_claim (foreign, document, "line 3");
 *   adduce_foreign_claim_add_piece (claim, 10, 17, "the words");
 *   adduce_foreign_claim_add_field (claim, "stance", "support", NULL);
 *
 * Nothing is interpreted here: places count what the format counts, and what is said of a claim are fields, each a
 * key with a value, as the format calls them; AdduceForeignMapping makes variables of them. Fields with the keys
 * speaker, issue, stance, evidence and certainty are those. Filled by one thread (a reader), then read in any one.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** The most claims, documents and sentences of one reading. */
#define ADDUCE_FOREIGN_MAX_CLAIMS 2000000
#define ADDUCE_FOREIGN_MAX_DOCUMENTS 1000000
#define ADDUCE_FOREIGN_MAX_PROBLEMS 10000

/** The key of the field that a format has without a name: its one label. */
#define ADDUCE_FOREIGN_LABEL "label"

/**
 * AdduceForeignUnit:
 * @ADDUCE_FOREIGN_CODE_POINTS: Unicode code points
 * @ADDUCE_FOREIGN_UTF16: units of UTF-16
 * @ADDUCE_FOREIGN_BYTES: bytes of UTF-8
 *
 * What places of a document are numbers of. Where they disagree with quotes, another unit is tried.
 */
typedef enum {
  ADDUCE_FOREIGN_CODE_POINTS,
  ADDUCE_FOREIGN_UTF16,
  ADDUCE_FOREIGN_BYTES,
} AdduceForeignUnit;

/**
 * AdduceForeignField:
 * @key: what the format calls it
 * @value: for people; valid UTF-8, never empty
 * @code: (nullable): its id, where the format has one beside the label
 */
typedef struct {
  char *key;
  char *value;
  char *code;
} AdduceForeignField;

/**
 * AdduceForeignDocument:
 * @name: path of the article as far as it is known, parted by `/`, valid UTF-8; never empty
 * @text: (nullable): its text as the format has it, whose characters places count: line ends may be CR LF
 * @is_rough: whether @text was put together from parts, so that white space in it means nothing
 * @digest: (nullable): `sha256:` and 64 hex digits of the annotation text, where the format has no text
 * @unit: what places in it count
 * @file: the file that it stood in, for people
 * @original: (nullable): that file's bytes
 * @fields: (element-type AdduceForeignField): what is known of the article: headline, date, outlet and others
 */
typedef struct {
  char *name;
  char *text;
  gboolean is_rough;
  char *digest;
  AdduceForeignUnit unit;
  char *file;
  GBytes *original;
  GPtrArray *fields;
} AdduceForeignDocument;

/**
 * AdduceForeignPiece:
 * @start: of the document's text, in its unit
 * @end: behind the last
 * @has_place: whether they are known; else the quote is all
 * @quote: (nullable): the words
 * @prefix: (nullable): what stands before them
 * @suffix: (nullable): what stands behind them
 */
typedef struct {
  guint64 start;
  guint64 end;
  gboolean has_place;
  char *quote;
  char *prefix;
  char *suffix;
} AdduceForeignPiece;

/**
 * AdduceForeignClaim:
 * @document: what it stands in
 * @about_article: it has no pieces, but says something of the article as a whole
 * @pieces: (element-type AdduceForeignPiece)
 * @fields: (element-type AdduceForeignField)
 * @note: (nullable)
 * @coder: (nullable): what the format calls the person
 * @status: (nullable): how far the coder was with the article: `new`, `in-progress`, `done`
 * @id: (nullable): what the format calls the claim
 * @created: seconds since 1970-01-01 UTC; 0 for unknown
 * @modified: likewise
 * @revision: 0 for unknown
 * @codebook_version: 0 for unknown
 * @place: where it stands in its file, for people: "line 3"
 */
typedef struct {
  AdduceForeignDocument *document;
  gboolean about_article;
  GArray *pieces;
  GPtrArray *fields;
  char *note;
  char *coder;
  char *status;
  char *id;
  gint64 created;
  gint64 modified;
  guint64 revision;
  guint64 codebook_version;
  char *place;
} AdduceForeignClaim;

/**
 * AdduceForeignEntity:
 * @key: of the fields whose values are such: `speaker`, `issue` or one of the format's
 * @name: as the fields have it
 * @kind: (nullable): `person`, `organisation` …, where the format knows
 * @fields: (element-type AdduceForeignField): attributes
 *
 * What is known of a speaker or the like.
 */
typedef struct {
  char *key;
  char *name;
  char *kind;
  GPtrArray *fields;
} AdduceForeignEntity;

/**
 * AdduceForeignMeaning:
 * @key: of the fields that it is a value of
 * @value: the value, as fields have it
 * @definition: (nullable): what it means
 * @color: (nullable): `#RRGGBB`
 *
 * What the file says of a value, whether a claim has it or not.
 */
typedef struct {
  char *key;
  char *value;
  char *definition;
  char *color;
} AdduceForeignMeaning;

typedef struct _AdduceForeign AdduceForeign;

AdduceForeign *adduce_foreign_new (void);
void adduce_foreign_free (AdduceForeign *self);

/** (transfer none) (element-type AdduceForeignDocument) */
GPtrArray *adduce_foreign_get_documents (AdduceForeign *self);

/** (transfer none) (element-type AdduceForeignClaim): in the order of the files. */
GPtrArray *adduce_foreign_get_claims (AdduceForeign *self);

/** (transfer none) (element-type AdduceForeignEntity) */
GPtrArray *adduce_foreign_get_entities (AdduceForeign *self);

/** (transfer none) (element-type utf8): sentences that name file and place. */
GPtrArray *adduce_foreign_get_problems (AdduceForeign *self);

/**
 * adduce_foreign_add_document:
 * @name: see AdduceForeignDocument; `\` becomes `/`, and what leads out of the folder goes
 * @text: (nullable): valid UTF-8
 * @file: the file
 * @original: (nullable): its bytes
 *
 * Returns: (transfer none): a document; that which is there already where name and text are the same
 */
AdduceForeignDocument *adduce_foreign_add_document (AdduceForeign *self, const char *name, const char *text,
                                                    const char *file, GBytes *original);

/** The next document that is added is called so, whatever its file says; @name: (nullable): as the file says. */
void adduce_foreign_name_next (AdduceForeign *self, const char *name);

/** Nothing is done where @value is %NULL or blank, or the key has a value already. */
void adduce_foreign_document_add_field (AdduceForeignDocument *document, const char *key, const char *value);

/**
 * adduce_foreign_add_claim:
 * @place: where it stands in the file: _("line 3")
 *
 * Returns: (transfer none)
 */
AdduceForeignClaim *adduce_foreign_add_claim (AdduceForeign *self, AdduceForeignDocument *document, const char *place);

/** @quote: (nullable): valid UTF-8. */
AdduceForeignPiece *adduce_foreign_claim_add_piece (AdduceForeignClaim *claim, guint64 start, guint64 end,
                                                    const char *quote);

/** Nothing is done where @value is %NULL or blank, or the key has it already; @code: (nullable). */
void adduce_foreign_claim_add_field (AdduceForeignClaim *claim, const char *key, const char *value, const char *code);

/** Behind what is there, on a line of its own; nothing where it is %NULL or blank. */
void adduce_foreign_claim_add_note (AdduceForeignClaim *claim, const char *note);

/** What is known of one, for more to be added to; (transfer none). */
AdduceForeignEntity *adduce_foreign_add_entity (AdduceForeign *self, const char *key, const char *name);
void adduce_foreign_entity_add_field (AdduceForeignEntity *entity, const char *key, const char *value);

/** Nothing is done where @value is blank or has one already; @definition, @color: (nullable). */
void adduce_foreign_add_meaning (AdduceForeign *self, const char *key, const char *value, const char *definition,
                                 const char *color);

/** (transfer none) (element-type AdduceForeignMeaning): in the order of the files. */
GPtrArray *adduce_foreign_get_meanings (AdduceForeign *self);

/** (transfer none) (nullable) */
const AdduceForeignMeaning *adduce_foreign_find_meaning (AdduceForeign *self, const char *key, const char *value);

/**
 * adduce_foreign_complain:
 * @file: the file
 * @place: (nullable): where in it
 * @problem: what is wrong and what to do, without either
 */
void adduce_foreign_complain (AdduceForeign *self, const char *file, const char *place, const char *problem);

/** Takes the last claim away again, of which nothing could be read. */
void adduce_foreign_drop_claim (AdduceForeign *self, AdduceForeignClaim *claim);

/** "line 3"; (transfer full). */
char *adduce_foreign_line (guint line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeign, adduce_foreign_free)

G_END_DECLS
