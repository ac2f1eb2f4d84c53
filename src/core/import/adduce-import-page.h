/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceImportPage: a page of HTML as a tree, and its text as paragraphs. Internal to the folder.
 *
 * Nothing is loaded from anywhere, no script runs. Elements know the byte of the text at which they begin. All walks
 * are loops, as nesting is whatever the page wants. Belongs to one thread.
 */
#pragma once

#include <libxml/tree.h>

#include "import/adduce-import-document.h"
#include "import/adduce-import-encoding.h"

G_BEGIN_DECLS

/**
 * AdduceImportPage:
 * @decoded: the page as text; (owned)
 * @doc: (nullable): %NULL where there is no element at all
 * @is_cut: whether the parser gave up, as the page is nested too deep
 */
typedef struct {
  AdduceImportDecoded *decoded;
  xmlDoc *doc;
  gboolean is_cut;
} AdduceImportPage;

/** @wanted: (nullable): the user's encoding. */
AdduceImportPage *adduce_import_page_new (const char *data, gsize n_bytes, const char *wanted, GError **error);
void adduce_import_page_free (AdduceImportPage *self);

/** The byte of the original at which an element begins; 0 where that is not known. */
guint64 adduce_import_page_get_place (AdduceImportPage *self, const xmlNode *node);

/** The next node of the tree below @root in the order of the page; @skip: nothing that is in @node. */
xmlNode *adduce_import_page_next (const xmlNode *root, xmlNode *node, gboolean skip);

/**
 * adduce_import_page_read:
 * @root: the element whose text is wanted
 * @main_only: leave out what is not the text of an article: navigation, asides, forms, buttons to share …
 *
 * Adds the paragraphs below @root to a document.
 */
void adduce_import_page_read (AdduceImportPage *self, xmlNode *root, gboolean main_only,
                              AdduceImportDocument *document);

/** The element that most likely holds the article; (transfer none) (nullable). */
xmlNode *adduce_import_page_find_main (AdduceImportPage *self);

/** What its meta elements, its JSON-LD and so on say; @ret_body: (out) (transfer full) (nullable): `articleBody`. */
void adduce_import_page_read_fields (AdduceImportPage *self, AdduceImportFields *fields, char **ret_body);

gboolean adduce_import_page_is (const xmlNode *node, const char *name);

/** (transfer full) (nullable). */
char *adduce_import_page_dup_attribute (const xmlNode *node, const char *name);

/** Whether class or id have one of the words (a regular expression). */
gboolean adduce_import_page_has_class (const xmlNode *node, GRegex *words);

/** (transfer full): all text below @node on one line. */
char *adduce_import_page_dup_text (const xmlNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceImportPage, adduce_import_page_free)

G_END_DECLS
