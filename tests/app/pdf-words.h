/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words of a PDF, as poppler's own program finds them.
 */
#pragma once

#include <glib.h>

/* @layout: keeps the columns; or NULL */
static inline char *
pdf_words_read (const char *path, const char *layout)
{
  const char *const plain[] = { "pdftotext", path, "-", NULL };
  const char *const laid_out[] = { "pdftotext", layout, path, "-", NULL };
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) (layout != NULL ? laid_out : plain), NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}
