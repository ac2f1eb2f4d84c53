/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceMarkdown: a Markdown text as blocks with emphasis, for a simple view of it: headings, paragraphs, lists,
 * quotes, code, rules; bold, italic, code, links. What is none of these is shown as it is written. Any thread.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  ADDUCE_MARKDOWN_PARAGRAPH,
  ADDUCE_MARKDOWN_HEADING, /* level 1 to 6 */
  ADDUCE_MARKDOWN_BULLET,  /* level 0 and deeper */
  ADDUCE_MARKDOWN_NUMBER,  /* likewise; "number" is what was written */
  ADDUCE_MARKDOWN_QUOTE,
  ADDUCE_MARKDOWN_CODE, /* as it is, with its lines */
  ADDUCE_MARKDOWN_RULE, /* a line across */
} AdduceMarkdownKind;

typedef enum {
  ADDUCE_MARKDOWN_BOLD = 1 << 0,
  ADDUCE_MARKDOWN_ITALIC = 1 << 1,
  ADDUCE_MARKDOWN_MONO = 1 << 2,
  ADDUCE_MARKDOWN_LINK = 1 << 3,
} AdduceMarkdownStyle;

/**
 * AdduceMarkdownRun:
 * @text: words of one style
 * @target: (nullable): of a link
 */
typedef struct {
  char *text;
  AdduceMarkdownStyle style;
  char *target;
} AdduceMarkdownRun;

/**
 * AdduceMarkdownBlock:
 * @runs: (element-type AdduceMarkdownRun): its words
 */
typedef struct {
  AdduceMarkdownKind kind;
  guint level;
  guint number;
  GPtrArray *runs;
} AdduceMarkdownBlock;

/** (transfer full) (element-type AdduceMarkdownBlock) */
GPtrArray *adduce_markdown_parse (const char *text);

G_END_DECLS
