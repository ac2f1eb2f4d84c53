/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceForeignReader: how a format of another program is known and read. Each format is a file with one constant of
 * this type; the table is in adduce-foreign-read.c. Internal to the folder.
 */
#pragma once

#include "exchange/adduce-foreign.h"
#include "exchange/adduce-foreign-read.h"

G_BEGIN_DECLS

/** How sure a reader is whose format is surely this one, and from where on a file is not taken for articles. */
#define ADDUCE_FOREIGN_CERTAIN 100
#define ADDUCE_FOREIGN_LIKELY 50

/**
 * AdduceForeignInput:
 * @bytes: the whole file
 * @name: its path below what was named by the user, parted by `/`, valid UTF-8
 * @folder: (nullable): the folder that it is in, in the file name encoding
 * @siblings: (nullable) (element-type utf8 GBytes): name → bytes of the files beside it, instead of those in @folder
 * @members: (nullable) (element-type utf8 GBytes): name → bytes of all files of the archive that it is in
 * @used: (nullable) (element-type utf8): names, as @name, of the files beside it that were asked for
 */
typedef struct {
  GBytes *bytes;
  const char *name;
  const char *folder;
  GHashTable *siblings;
  GHashTable *members;
  GHashTable *used;
} AdduceForeignInput;

/**
 * AdduceForeignReader:
 * @format: how the list shows it
 * @companions: (nullable): patterns, parted by `;`, of names of files that belong to it and are no data of their own:
 * "annotation.conf;*.losses.csv"
 * @sniff: how sure it is that this is the format, from its bytes and name: 0 not at all, 100 certain
 * @read: adds what it holds to @foreign; %FALSE with @error where the file is none of the format or damaged: a sentence
 * with the line, without the file's name. What can't be understood in a good file becomes a sentence
 */
typedef struct {
  AdduceForeignFormat format;
  const char *companions;
  guint (*sniff) (const AdduceForeignInput *input);
  gboolean (*read) (const AdduceForeignInput *input, AdduceForeign *foreign, GCancellable *cancellable, GError **error);
} AdduceForeignReader;

extern const AdduceForeignReader adduce_foreign_csv;
extern const AdduceForeignReader adduce_foreign_tsv;
extern const AdduceForeignReader adduce_foreign_xlsx;
extern const AdduceForeignReader adduce_foreign_jsonl;
extern const AdduceForeignReader adduce_foreign_w3c;
extern const AdduceForeignReader adduce_foreign_brat;
extern const AdduceForeignReader adduce_foreign_webanno;
extern const AdduceForeignReader adduce_foreign_uima_xmi;
extern const AdduceForeignReader adduce_foreign_cas_json;
extern const AdduceForeignReader adduce_foreign_conll;
extern const AdduceForeignReader adduce_foreign_doccano;
extern const AdduceForeignReader adduce_foreign_label_studio;
extern const AdduceForeignReader adduce_foreign_prodigy;
extern const AdduceForeignReader adduce_foreign_labelbuddy;
extern const AdduceForeignReader adduce_foreign_mae;
extern const AdduceForeignReader adduce_foreign_knowtator;
extern const AdduceForeignReader adduce_foreign_qdpx;
extern const AdduceForeignReader adduce_foreign_dna;

/** The bytes of the input, never %NULL. */
const char *adduce_foreign_input_get_data (const AdduceForeignInput *input, gsize *ret_n);

/** Whether the name ends in one of these, like "ann;txt". */
gboolean adduce_foreign_input_has_ending (const AdduceForeignInput *input, const char *endings);

/** The name, but with another ending (".txt"), or with none (""); (transfer full). */
char *adduce_foreign_input_rename (const AdduceForeignInput *input, const char *ending);

/** Whether the words stand within the first @n_bytes of the file; for sniffing. */
gboolean adduce_foreign_input_mentions (const AdduceForeignInput *input, const char *words, gsize n_bytes);

/**
 * adduce_foreign_input_load:
 * @name: of a file in the same folder, without folder
 *
 * Returns: (transfer full) (nullable): its bytes; %NULL with @error
 */
GBytes *adduce_foreign_input_load (const AdduceForeignInput *input, const char *name, GError **error);

/**
 * adduce_foreign_input_dup_text:
 *
 * Returns: (transfer full) (nullable): the file as UTF-8, without a byte-order mark; @error names the line
 */
char *adduce_foreign_input_dup_text (const AdduceForeignInput *input, GError **error);

/** The same of other bytes. */
char *adduce_foreign_dup_utf8 (GBytes *bytes, GError **error);

G_END_DECLS
