/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text in XML 1.0. Private to export.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * adduce_export_xml_append:
 * @n_bytes: of @text, or -1
 *
 * Appends text for an element or for an attribute in double quotes: tabs and line ends as references, so that they
 * survive in attributes; what XML 1.0 has no way to write becomes a blank, so that places stay. g_markup_escape_text()
 * would write references that no reader accepts.
 *
 * Returns: whether anything became a blank
 */
gboolean adduce_export_xml_append (GString *out, const char *text, gssize n_bytes);

/** Whether XML 1.0 can't write some of it. */
gboolean adduce_export_xml_is_lossy (const char *text);

G_END_DECLS
