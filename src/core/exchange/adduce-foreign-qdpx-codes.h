/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the parts of a REFI-QDA project name by their GUIDs: coders, codes, variables and notes. Internal to the folder.
 *
 * A code below another is a value of the topmost one, which names the field; between them stand those on the way,
 * parted by " / ". So it is with "STANCE::supports", as ATLAS.ti writes it. A code by itself is a label.
 */
#pragma once

#include "exchange/adduce-foreign-dom.h"

G_BEGIN_DECLS

/**
 * AdduceForeignQdpxCode:
 * @key: of the field
 * @value: of the field
 */
typedef struct {
  char *key;
  char *value;
} AdduceForeignQdpxCode;

typedef struct _AdduceForeignQdpxCodes AdduceForeignQdpxCodes;

/**
 * adduce_foreign_qdpx_codes_new:
 * @foreign: gets what the codes mean
 * @project: the root
 * @members: (element-type utf8 GBytes): files in it, by their names in small letters, for notes that are files
 */
AdduceForeignQdpxCodes *adduce_foreign_qdpx_codes_new (AdduceForeign *foreign, const xmlNode *project,
                                                       GHashTable *members);
void adduce_foreign_qdpx_codes_free (AdduceForeignQdpxCodes *self);

/** (transfer none) (nullable): by GUID, as the others; @guid: (nullable). */
const char *adduce_foreign_qdpx_codes_get_coder (AdduceForeignQdpxCodes *self, const char *guid);
const AdduceForeignQdpxCode *adduce_foreign_qdpx_codes_get (AdduceForeignQdpxCodes *self, const char *guid);
const char *adduce_foreign_qdpx_codes_get_variable (AdduceForeignQdpxCodes *self, const char *guid);
const char *adduce_foreign_qdpx_codes_get_note (AdduceForeignQdpxCodes *self, const char *guid);

/** Whether it is the name of a coder. */
gboolean adduce_foreign_qdpx_codes_has_coder (AdduceForeignQdpxCodes *self, const char *name);

/** (transfer full): an attribute that is a GUID, in capitals without braces; "" where it is missing. */
char *adduce_foreign_qdpx_dup_guid (const xmlNode *node, const char *name);

/** (transfer full) (nullable): a file's text as UTF-8, which may be Windows-1252; with its byte-order mark. */
char *adduce_foreign_qdpx_decode (GBytes *bytes);

/** (transfer full) (nullable): the key of @members of a path like "internal://A.txt"; %NULL where it is elsewhere. */
char *adduce_foreign_qdpx_find_member (GHashTable *members, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AdduceForeignQdpxCodes, adduce_foreign_qdpx_codes_free)

G_END_DECLS
