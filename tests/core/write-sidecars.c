/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lets other programs look at what the core writes (see validate-schema.py).
 *
 *   write-sidecars FOLDER         writes sidecars of many shapes into the folder
 *   write-sidecars --read FILE    reads one and writes it to the standard output
 *   write-sidecars --codebook FILE  the same with a codebook
 */
#include "adduce.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sidecar-fixture.h"

static void
fail (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (1);
}

static void
write_file (const char *folder, const char *name, guint number, AdduceSidecar *sidecar)
{
  g_autofree char *file = g_strdup_printf ("%s-%03u.json", name, number);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  AdduceFileStamp stamp = { 0 };
  g_autoptr (AdduceSidecar) saved = NULL;
  if (!adduce_sidecar_save (path, NULL, sidecar, &stamp, &saved, NULL, &error))
    fail (error);
}

/* Without a coder's name, of an article with a strange one. */
static void
write_bare (const char *folder)
{
  static const char *const names[] = { "a.txt", "ü ñ.md",      "100%.txt",   "a?b#c.txt",
                                       "..txt", ".hidden.txt", "a\\b.txt",   "a\nb.txt",
                                       "-",     "\xff.txt",    "Ελλάδα.text" };
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AdduceCoder) coder = adduce_coder_new (NULL, "b-2", NULL, NULL);
      g_autoptr (AdduceText) text = fixture_text (i % 2 == 0 ? "" : "words");
      g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_new (coder, names[i], text);
      write_file (folder, "bare", i, sidecar);
    }
}

/* Two sides that changed the same claims, merged. */
static AdduceSidecar *
make_merged (GRand *rand, AdduceText *text, AdduceSidecar *base)
{
  g_autoptr (AdduceSidecar) mine = adduce_sidecar_copy (base);
  g_autoptr (AdduceSidecar) theirs = adduce_sidecar_copy (base);
  for (guint i = 0; i < adduce_sidecar_get_n_claims (base); i++)
    for (guint side = 0; side < 2; side++)
      {
        AdduceClaim *claim = adduce_sidecar_get_claim (base, i);
        AdduceSidecar *sidecar = side == 0 ? mine : theirs;
        g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
        fixture_vary (rand, builder);
        g_autoptr (AdduceClaim) changed = adduce_claim_builder_end (builder);
        if (g_rand_int_range (rand, 0, 4) == 0)
          adduce_sidecar_remove (sidecar, adduce_claim_get_id (claim),
                                 adduce_claim_get_revision (claim) + 1);
        else
          adduce_sidecar_put (sidecar, changed);
      }
  if (adduce_sidecar_get_article (base) != NULL)
    {
      fixture_say_of_article (rand, mine);
      fixture_say_of_article (rand, theirs);
    }
  return adduce_sidecar_merge (base, mine, theirs, NULL);
}

/* The words of one claim are looked for in vain, and the coder has said so. */
static void
write_lost (const char *folder, AdduceSidecar *sidecar)
{
  static const char digest[] = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  AdduceClaim *claim = adduce_sidecar_get_claim (sidecar, 0);
  g_autoptr (AdduceSidecar) lost = adduce_sidecar_copy (sidecar);
  g_autoptr (AdduceClaimAnchor) anchor = adduce_claim_anchor_new (claim, digest);
  anchor->status = ADDUCE_ANCHOR_ORPHAN;
  anchor->confirmed = TRUE;
  g_autoptr (AdduceClaim) marked = adduce_claim_anchor_apply (claim, anchor, anchor->spans, anchor->quotes);
  adduce_sidecar_put (lost, marked);
  write_file (folder, "lost", 0, lost);
}

static void
write_all (const char *folder)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AdduceText) text = fixture_long_text ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_load_preset ("default", &error);
  if (codebook == NULL)
    fail (error);

  write_bare (folder);
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (AdduceSidecar)
        sidecar = fixture_random (rand, text, (guint) g_rand_int_range (rand, 0, 30));
      if (i % 2 == 0)
        adduce_sidecar_set_codebook (sidecar, codebook);
      write_file (folder, "random", i, sidecar);
      g_autoptr (AdduceSidecar) merged = make_merged (rand, text, sidecar);
      write_file (folder, "merged", i, merged);
    }

  g_autoptr (AdduceSidecar) whole = fixture_random (rand, text, 3);
  write_lost (folder, whole);
}

static void
read_back (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) sidecar = adduce_sidecar_load (path, NULL, &error);
  if (sidecar == NULL)
    fail (error);
  g_autoptr (GBytes) bytes = adduce_sidecar_serialize (sidecar);
  fwrite (g_bytes_get_data (bytes, NULL), 1, g_bytes_get_size (bytes), stdout);
}

static void
read_codebook_back (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, ADDUCE_DURABLE_MAX_JSON, NULL, &error);
  g_autoptr (AdduceCodebook) codebook = bytes != NULL ? adduce_codebook_parse (bytes, &error) : NULL;
  if (codebook == NULL)
    fail (error);
  g_autoptr (GBytes) written = adduce_codebook_serialize (codebook);
  fwrite (g_bytes_get_data (written, NULL), 1, g_bytes_get_size (written), stdout);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--read"))
    read_back (argv[2]);
  else if (argc == 3 && g_str_equal (argv[1], "--codebook"))
    read_codebook_back (argv[2]);
  else if (argc == 2)
    write_all (argv[1]);
  else
    return 2;
  return 0;
}
