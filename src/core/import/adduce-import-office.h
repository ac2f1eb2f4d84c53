/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the documents of office programs have in common, which are archives of XML.
 */
#pragma once

#include <libxml/xmlreader.h>

#include "import/adduce-import-document.h"

G_BEGIN_DECLS

/** Is this an element of that name, in whichever namespace? */
gboolean adduce_import_office_is (xmlTextReader *reader, const char *name);

/**
 * adduce_import_office_take_labels:
 * @bytes: (nullable): the member that has the title and who wrote it
 * @author: name of the element with the latter
 */
void adduce_import_office_take_labels (AdduceImportDocument *document, GBytes *bytes, const char *author);

/**
 * adduce_import_office_end:
 * @status: what the reader of the text said last
 * @member: with the text
 *
 * The text was read as far as it went: of a damaged one that is kept, with a note.
 *
 * Returns: %FALSE where there is none, or somebody stopped it
 */
gboolean adduce_import_office_end (AdduceImportDocument *document, int status, const char *member,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
