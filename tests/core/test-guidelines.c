/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The team's guidelines: the file, and its Markdown as blocks.
 */
#include "adduce.h"
#include "scratch.h"

static void
test_file (void)
{
  g_autofree char *folder = scratch_new ();
  g_autofree char *path = g_build_filename (folder, "guidelines.md", NULL);
  AdduceFileStamp stamp;
  g_autoptr (GError) error = NULL;
  g_autofree char *none = adduce_guidelines_load (folder, &stamp, &error);
  g_autofree char *theirs = NULL;
  g_autofree char *read = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (none, ==, "");
  g_assert_true (adduce_guidelines_save (folder, "", &stamp, &theirs, &error));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (adduce_guidelines_save (folder, "# One\n", &stamp, &theirs, &error));
  g_assert_true (adduce_guidelines_save (folder, "# One\nmore\n", &stamp, &theirs, &error));
  g_assert_true (g_file_get_contents (path, &read, NULL, NULL));
  g_assert_cmpstr (read, ==, "# One\nmore\n");

  scratch_write (folder, "guidelines.md", "# Ours\n");
  g_assert_false (adduce_guidelines_save (folder, "# Mine\n", &stamp, &theirs, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_CONFLICT);
  g_assert_cmpstr (theirs, ==, "# Ours\n");
  g_clear_pointer (&read, g_free);
  g_assert_true (g_file_get_contents (path, &read, NULL, NULL));
  g_assert_cmpstr (read, ==, "# Ours\n");
  g_clear_error (&error);
  g_clear_pointer (&theirs, g_free);
  g_assert_true (adduce_guidelines_save (folder, "# Ours\n\n# Mine\n", &stamp, &theirs, &error));
  /* Both wrote the same. */
  scratch_write (folder, "guidelines.md", "same\n");
  g_assert_true (adduce_guidelines_save (folder, "same\n", &stamp, &theirs, &error));
  g_assert_no_error (error);
  scratch_remove (folder);
}

static void
test_no_text (void)
{
  g_autofree char *folder = scratch_new ();
  AdduceFileStamp stamp = { 0 };
  g_autoptr (GError) error = NULL;

  scratch_write (folder, "guidelines.md", "caf\351\n");
  g_assert_null (adduce_guidelines_load (folder, &stamp, &error));
  g_assert_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT);
  g_assert_nonnull (strstr (error->message, "guidelines.md"));
  scratch_remove (folder);
}

/* Each block as its kind, level or number, and its runs, bold as {b:…}. */
static char *
describe (const char *text)
{
  static const char *const kinds[] = { "p", "h", "-", "#", ">", "code", "rule" };
  g_autoptr (GPtrArray) blocks = adduce_markdown_parse (text);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      AdduceMarkdownBlock *block = blocks->pdata[i];

      g_string_append_printf (out, "%s%s%u ", i > 0 ? "|" : "", kinds[block->kind],
                              block->kind == ADDUCE_MARKDOWN_NUMBER ? block->number : block->level);
      for (guint k = 0; k < block->runs->len; k++)
        {
          AdduceMarkdownRun *run = block->runs->pdata[k];
          g_autofree char *target
            = run->target != NULL ? g_strdup_printf ("→%s", run->target) : g_strdup ("");

          if (run->style == 0)
            g_string_append (out, run->text);
          else
            g_string_append_printf (out, "{%s%s%s%s:%s%s}", run->style & ADDUCE_MARKDOWN_BOLD ? "b" : "",
                                    run->style & ADDUCE_MARKDOWN_ITALIC ? "i" : "",
                                    run->style & ADDUCE_MARKDOWN_MONO ? "m" : "",
                                    run->style & ADDUCE_MARKDOWN_LINK ? "l" : "", run->text, target);
        }
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_markdown (void)
{
  static const struct {
    const char *text;
    const char *blocks;
  } table[] = {
    { "", "" },
    { "One\ntwo\n\nthree", "p0 One two|p0 three" },
    { "# Title #\n### Part\ntext", "h1 Title|h3 Part|p0 text" },
    { "#hash tag", "p0 #hash tag" },
    { "- a\n- b\n  - c\n\n1. x\n2) y", "-0 a|-0 b|-1 c|#1 x|#2 y" },
    { "- a\n  goes on", "-0 a goes on" },
    { "> said\n> she", ">0 said she" },
    { "```\n* no\n  list\n```\nend", "code0 {m:* no\n  list}|p0 end" },
    { "---\n***", "rule0 |rule0 " },
    { "a **bold** and *it* `m*m`", "p0 a {b:bold} and {i:it} {m:m*m}" },
    { "**a *b* c**", "p0 {b:a }{bi:b}{b: c}" },
    { "2 * 3 * 4 and a_b_c", "p0 2 * 3 * 4 and a_b_c" },
    { "\\*no\\*", "p0 *no*" },
    { "see [the site](https://example.org) now", "p0 see {l:the site→https://example.org} now" },
    { "[not] (this)", "p0 [not] (this)" },
    { "an *open one", "p0 an *open one" },
    { "été **déjà**", "p0 été {b:déjà}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *blocks = describe (table[i].text);

      g_assert_cmpstr (blocks, ==, table[i].blocks);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guidelines/file", test_file);
  g_test_add_func ("/guidelines/no-text", test_no_text);
  g_test_add_func ("/guidelines/markdown", test_markdown);

  return g_test_run ();
}
