/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names of the files of a corpus. All paths are in the file name encoding.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** `.txt`, `.text` or `.md` (any case), not hidden. */
gboolean adduce_paths_is_article_name (const char *name);

/**
 * adduce_paths_sidecar:
 *
 * `<article>.<nickname>.claims.json`; where that would pass 255 bytes, the first 80 bytes of the article's
 * name (whole characters) + `~` + 16 hex digits of the SHA-256 of it.
 *
 * Returns: (transfer full)
 */
char *adduce_paths_sidecar (const char *article_path, const char *nickname);

/**
 * adduce_paths_parse_sidecar_name:
 * @name: a file name without folder
 * @ret_article: (out) (optional) (transfer full): the article's name as far as the sidecar's name has it
 * @ret_nickname: (out) (optional) (transfer full): the coder
 *
 * %FALSE for other files and for the conflict copies of synchronising programs, which never count as
 * another coder.
 */
gboolean adduce_paths_parse_sidecar_name (const char *name, char **ret_article, char **ret_nickname);

/** Room for a nickname and its NUL. */
#define ADDUCE_PATHS_NICKNAME_BUFFER 33

/**
 * adduce_paths_split_sidecar_name:
 * @ret_n_article: (out) (optional): how many bytes of @name are the article's name
 * @ret_nickname: (out) (optional): %ADDUCE_PATHS_NICKNAME_BUFFER bytes for the coder
 *
 * As adduce_paths_parse_sidecar_name(), without allocating: for folders of many thousand files.
 */
gboolean adduce_paths_split_sidecar_name (const char *name, gsize *ret_n_article, char *ret_nickname);

/** What is behind an article's name in that of the file with what is known of it. */
#define ADDUCE_PATHS_META_SUFFIX ".meta.json"

/** Whether it is such a file's name, and how many bytes of it are the article's (out) (optional). */
gboolean adduce_paths_split_meta_name (const char *name, gsize *ret_n_article);

/**
 * adduce_paths_is_sidecar_of:
 * @name: a sidecar's name
 * @n_article: how much of it is the article's, from adduce_paths_split_sidecar_name()
 * @article_name: an article's file name
 *
 * Whether the sidecar's name, shortened or not, is made of that article's.
 */
gboolean adduce_paths_is_sidecar_of (const char *name, gsize n_article, const char *article_name);

/** What stands for an article's name in the name of a sidecar that would be too long; (transfer full). */
char *adduce_paths_shorten_name (const char *article_name);

/**
 * adduce_paths_parse_conflict_name:
 * @ret_sidecar: (out) (optional) (transfer full): the name of the sidecar that it is a copy of
 *
 * Whether a file is what Syncthing, Nextcloud, ownCloud, Dropbox, OneDrive or Resilio make of a sidecar that was
 * changed in two places.
 */
gboolean adduce_paths_parse_conflict_name (const char *name, char **ret_sidecar);

/** The same of copies of the file with what is known of an article; @ret_meta: the name of that file. */
gboolean adduce_paths_parse_meta_conflict_name (const char *name, char **ret_meta);

/** Whether such a file may be removed: where Resilio's are, the other computers lose the file itself. */
gboolean adduce_paths_may_remove_conflict (const char *name);

/**
 * adduce_paths_list_sidecars:
 *
 * Returns: (transfer full) (array zero-terminated=1): paths of the sidecars of an article, sorted; empty
 *   where the folder can't be read
 */
char **adduce_paths_list_sidecars (const char *article_path);

/** Valid UTF-8 for people, see adduce_display_name(); (transfer full). */
char *adduce_paths_display (const char *path);

/**
 * The `source` of a sidecar (schema: no `/`-start, no `..`): a relative IRI, visible characters beyond ASCII
 * as they are, everything else that an IRI can't hold and bytes that are no UTF-8 percent-encoded;
 * (transfer full).
 */
char *adduce_paths_encode_source (const char *name);

/** Adduce's own folders, made with mode 0700 when first asked for; (transfer full). */
char *adduce_paths_data_dir (const char *sub);
char *adduce_paths_cache_dir (const char *sub);
char *adduce_paths_config_dir (void);

/** Folder of installed data (codebooks, sample corpus); `ADDUCE_DATA_DIR` overrides; (transfer full). */
char *adduce_paths_installed (const char *sub);

G_END_DECLS
