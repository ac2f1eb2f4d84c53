/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the gate fills a tree.
 */
#pragma once

#include "adduce-json-gate.h"
#include "adduce-json-tree.h"

G_BEGIN_DECLS

/* @strings has room for the whole text: unescaped and with a NUL each, its strings are never longer
 * than with their two quotation marks. */
struct _AdduceJsonTree {
  GBytes *bytes;
  char *strings;
  gsize n_strings; /* bytes used */
  GArray *values;  /* AdduceJsonValue */
  GError *error;   /* the first thing that was wrong, see adduce-json.h */
  char *shown;     /* see adduce_json_shorten() */
  gsize counted;   /* whether @lines is there; made when a line is asked for first, by any thread */
  guint32 *lines;  /* line ends before each block of the text */
};

/* Passes @tree's bytes through the gate, strict or for what is foreign, and fills it. */
gboolean adduce_json_gate_fill (AdduceJsonTree *tree, AdduceJsonMode mode, GError **error);

G_END_DECLS
