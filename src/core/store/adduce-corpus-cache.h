/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusCache: what the files of a corpus were when they were last looked at. Internal to the loader.
 *
 * An immutable snapshot, one file a corpus in Adduce's cache folder, named by the digest of the corpus's
 * real path. It may be missing, old or broken at any time; that costs time and nothing else. Any thread.
 *
 * Data structure: folders in the order in which they were walked; each is a stretch of the array of
 * files, in the order in which the folder lists them, so that an unchanged folder is recognised by
 * running along it once. Names, titles and sentences are offsets into one pool of strings. The speakers and
 * issues of the sidecars are a second section (uses → tags → strings) with a checksum of its own, which is
 * only touched when the vocabulary is wanted.
 *
 * A record whose file was changed less than two seconds before it was looked at is not marked as trusted:
 * a second change within the clock's grain would leave the same stamp.
 */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/** No file, no folder. */
#define ADDUCE_CORPUS_NONE G_MAXUINT32

typedef enum {
  ADDUCE_CORPUS_FILE_ARTICLE,
  ADDUCE_CORPUS_FILE_SIDECAR,
  ADDUCE_CORPUS_FILE_CONFLICT, /* a synchronising program's copy of a sidecar */
  ADDUCE_CORPUS_FILE_META,     /* what is known of an article */
} AdduceCorpusFileKind;

/** When two stamps are equal the file is the same. The time of the last change of mode counts too. */
typedef struct {
  guint64 inode;
  guint64 size;
  gint64 mtime_ns;
  gint64 ctime_ns;
} AdduceCorpusStamp;

typedef enum {
  ADDUCE_CORPUS_FILE_LOOKED = 1 << 0,     /* the record says something */
  ADDUCE_CORPUS_FILE_TRUSTED = 1 << 1,    /* … and the stamp can be relied on */
  ADDUCE_CORPUS_FILE_OPENABLE = 1 << 2,   /* an article whose text can be read */
  ADDUCE_CORPUS_FILE_HAS_STATUS = 1 << 3, /* a sidecar with a status */
  ADDUCE_CORPUS_FILE_HAS_USES = 1 << 4,   /* a sidecar whose speakers and issues were read */
} AdduceCorpusFileFlags;

/**
 * AdduceCorpusRecord:
 * @name: string: the file's name
 * @title: string: of an article; of what is known of one: its language, LF, its outlet; 0 for none
 * @problem: string: a sentence; 0 for none
 * @n_claims: of a sidecar
 * @owner: of any but an article: its article, counted from the folder's first file; or
 *   %ADDUCE_CORPUS_NONE
 * @first_use: of a sidecar: its stretch of the uses
 * @date: of what is known of an article: see adduce_article_get_date(); of an article: the one that its name has
 * @has: of what is known of an article: a set of AdduceArticleField
 *
 * One file, as it is stored.
 */
typedef struct {
  AdduceCorpusStamp stamp;
  guint32 name;
  guint32 title;
  guint32 problem;
  guint32 n_claims;
  guint32 owner;
  guint32 first_use;
  guint32 n_uses;
  guint32 date;
  guint32 has;
  guint8 kind;
  guint8 type; /* DT_REG … of readdir() */
  guint8 flags;
  guint8 status;
} AdduceCorpusRecord;

typedef struct {
  guint32 relative; /* string: "" or "politics/2031/" */
  guint32 first;    /* its stretch of the files */
  guint32 n_files;
} AdduceCorpusFolderRecord;

/** How often a sidecar has a tag. */
typedef struct {
  guint32 tag;
  guint32 count;
} AdduceCorpusUse;

typedef struct {
  guint32 dimension; /* strings of the second section */
  guint32 code;
  guint32 label;
} AdduceCorpusTagRecord;

typedef struct _AdduceCorpusCache AdduceCorpusCache;

/** Reads the cache of a corpus; (transfer full) (nullable): %NULL where there is no good one. */
AdduceCorpusCache *adduce_corpus_cache_load (const char *folder);

/** Writes it for the next time; errors are of no consequence. */
void adduce_corpus_cache_save (AdduceCorpusCache *self);

AdduceCorpusCache *adduce_corpus_cache_ref (AdduceCorpusCache *self);
void adduce_corpus_cache_unref (AdduceCorpusCache *self);

/** Whether both say the same. */
gboolean adduce_corpus_cache_equal (AdduceCorpusCache *self, AdduceCorpusCache *other);

guint adduce_corpus_cache_get_n_folders (AdduceCorpusCache *self);
const AdduceCorpusFolderRecord *adduce_corpus_cache_get_folder (AdduceCorpusCache *self, guint index);

/** The index of a folder; %ADDUCE_CORPUS_NONE if there is none. @hint is tried first. */
guint adduce_corpus_cache_find_folder (AdduceCorpusCache *self, const char *relative, guint hint);

guint adduce_corpus_cache_get_n_files (AdduceCorpusCache *self);
const AdduceCorpusRecord *adduce_corpus_cache_get_file (AdduceCorpusCache *self, guint index);

/** (transfer none): a string of the first section; "" for 0. */
const char *adduce_corpus_cache_get_string (AdduceCorpusCache *self, guint32 string);

/** Whether the second section is sound; to be asked before the next two, the first time reads it. */
gboolean adduce_corpus_cache_has_uses (AdduceCorpusCache *self);
const AdduceCorpusUse *adduce_corpus_cache_get_uses (AdduceCorpusCache *self, const AdduceCorpusRecord *file,
                                                     guint *ret_n_uses);
guint adduce_corpus_cache_get_n_tags (AdduceCorpusCache *self);
void adduce_corpus_cache_get_tag (AdduceCorpusCache *self, guint tag, const char **ret_dimension,
                                  const char **ret_code, const char **ret_label);

/* --- making one --- */

typedef struct _AdduceCorpusCacheBuilder AdduceCorpusCacheBuilder;

AdduceCorpusCacheBuilder *adduce_corpus_cache_builder_new (const char *folder);
void adduce_corpus_cache_builder_free (AdduceCorpusCacheBuilder *self);
void adduce_corpus_cache_builder_begin_folder (AdduceCorpusCacheBuilder *self, const char *relative);

/** Adds a file to the folder begun; name, title (nullable) and problem (nullable) replace those of @record. */
void adduce_corpus_cache_builder_add_file (AdduceCorpusCacheBuilder *self, const AdduceCorpusRecord *record,
                                           const char *name, const char *title, const char *problem,
                                           const AdduceCorpusUse *uses, guint n_uses);

/** Adds the next tag: the first is number 0 of the uses. */
void adduce_corpus_cache_builder_add_tag (AdduceCorpusCacheBuilder *self, const char *dimension,
                                          const char *code, const char *label);

/** (transfer full): the cache; the builder is empty afterwards. */
AdduceCorpusCache *adduce_corpus_cache_builder_end (AdduceCorpusCacheBuilder *self);

/* --- stamps --- */

void adduce_corpus_stamp_fill (AdduceCorpusStamp *self, const struct stat *info);
gboolean adduce_corpus_stamp_equal (const AdduceCorpusStamp *a, const AdduceCorpusStamp *b);

/** Was the file left alone for two seconds before @now (nanoseconds since 1970)? */
gboolean adduce_corpus_stamp_is_settled (const AdduceCorpusStamp *self, gint64 now_ns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCorpusCache, adduce_corpus_cache_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceCorpusCacheBuilder, adduce_corpus_cache_builder_free)

G_END_DECLS
