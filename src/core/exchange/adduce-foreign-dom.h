/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What readers of XML have in common. Internal to the folder.
 *
 * Nothing outside of the file is read, and a file that declares entities is refused. Names are without namespace.
 */
#pragma once

#include <libxml/tree.h>

#include "exchange/adduce-foreign-reader.h"

G_BEGIN_DECLS

/** (transfer full) (nullable): free it with xmlFreeDoc(); @error names the line. */
xmlDoc *adduce_foreign_dom_parse (GBytes *bytes, GError **error);

/** (transfer full) (nullable): the name of the element at the root, for sniffing; only the beginning is read. */
char *adduce_foreign_dom_peek_root (GBytes *bytes);

gboolean adduce_foreign_dom_is (const xmlNode *node, const char *name);

/** (transfer none) (nullable): the first element of that name in @parent; @parent: (nullable). */
const xmlNode *adduce_foreign_dom_find (const xmlNode *parent, const char *name);

/** (transfer none) (nullable): the next one behind @node, for loops. */
const xmlNode *adduce_foreign_dom_find_next (const xmlNode *node, const char *name);

/** (transfer full) (nullable) */
char *adduce_foreign_dom_dup_attribute (const xmlNode *node, const char *name);

/** (transfer full): all text in it, never %NULL. */
char *adduce_foreign_dom_dup_content (const xmlNode *node);

/** "line 3"; (transfer full). */
char *adduce_foreign_dom_dup_place (const xmlNode *node);

/** Says of an element what is wrong with it. */
void adduce_foreign_dom_complain (AdduceForeign *foreign, const AdduceForeignInput *input, const xmlNode *node,
                                  const char *problem);

/** Whether a text is a whole number from 0 on, with nothing but blanks around it. */
gboolean adduce_foreign_dom_parse_number (const char *text, guint64 *ret_number);

/**
 * adduce_foreign_dom_add_piece:
 * @start: (nullable): where it begins
 * @end: (nullable): behind its end
 * @quote: (nullable): its words
 *
 * Adds a piece. Where a place is no whole number from 0 on, the quote alone is; without one that is said of @node.
 *
 * Returns: whether there is a piece
 */
gboolean adduce_foreign_dom_add_piece (AdduceForeign *foreign, const AdduceForeignInput *input, const xmlNode *node,
                                       AdduceForeignClaim *claim, const char *start, const char *end,
                                       const char *quote);

G_END_DECLS
