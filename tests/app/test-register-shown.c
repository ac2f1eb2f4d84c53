/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Claims whose speakers were merged or renamed: the inspector shows what the register says, and stores what was coded.
 */
#include "inspector-fixture.h"

typedef InspectorFixture Fixture;

/* Curation gives the corpus another register of speakers. */
static void
set_register (AdduceUiContext *context, const char *entries)
{
  g_autofree char *json
    = g_strdup_printf ("{\"schemaVersion\": \"1.0\", \"register\": \"speaker\", \"entries\": [%s]}", entries);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegister) names = adduce_register_parse (bytes, ADDUCE_REGISTER_SPEAKER, &error);

  g_assert_no_error (error);
  adduce_corpus_set_register (adduce_ui_context_get_corpus (context), names, NULL);
}

/* (transfer full): the id of a claim by that speaker. */
static char *
code_as (Fixture *f, guint start, const char *speaker)
{
  char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, start, start + 8)));
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (speaker);
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);

  adduce_ui_context_set_speakers (f->context, tags);
  return id;
}

static void
assert_coded (Fixture *f, const char *id, const char *expected)
{
  g_autofree char *names
    = adduce_tag_list_to_string (adduce_claim_get_speakers (inspector_fixture_lookup (f, id)), " | ");

  g_assert_cmpstr (names, ==, expected);
}

static char *
dup_field (Fixture *f)
{
  AdduceUiTagEntry *entry = inspector_fixture_get (f, ADDUCE_UI_TYPE_TAG_ENTRY);

  return adduce_tag_list_to_string (adduce_ui_tag_entry_get_tags (entry), " | ");
}

#define MERGED "{\"id\":\"m-kovac\",\"revision\":2,\"name\":\"M. Kovač\",\"mergedInto\":\"mira-kovac\"}," \
               "{\"id\":\"mira-kovac\",\"revision\":1,\"name\":\"Mira Kovač\"}"
#define RENAMED "{\"id\":\"m-kovac\",\"revision\":2,\"name\":\"M. Kovač\",\"mergedInto\":\"mira-kovac\"}," \
                "{\"id\":\"mira-kovac\",\"revision\":2,\"name\":\"Mira Lund\"}"

#define assert_field(f, expected) \
  G_STMT_START \
  { \
    g_autofree char *field_ = dup_field (f); \
    g_assert_cmpstr (field_, ==, expected); \
  } \
  G_STMT_END

/* Cards and fields say what a speaker is called now, and follow the register; the claim keeps what was coded. */
static void
test_register (Fixture *f, gconstpointer data)
{
  g_autofree char *id = code_as (f, 0, "M. Kovač");

  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "M. Kovač"));

  set_register (f->context, MERGED);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "Mira Kovač"));
  g_assert_false (inspector_fixture_shows (f, "M. Kovač"));
  assert_field (f, "Mira Kovač");
  assert_coded (f, id, "M. Kovač");

  /* What is added comes besides; who is there already under another name is not added. */
  inspector_fixture_focus_field (f, "speakers");
  keyboard_type (f->keyboard, "Pell");
  keyboard_press (f->keyboard, XK_Return, 0);
  keyboard_type (f->keyboard, "M. Kovac");
  keyboard_press (f->keyboard, XK_Return, 0);
  keyboard_press (f->keyboard, XK_Escape, 0);
  assert_field (f, "Mira Kovač | Pell");
  assert_coded (f, id, "M. Kovač | Pell");

  set_register (f->context, RENAMED);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (inspector_fixture_shows (f, "Mira Lund"));
  assert_field (f, "Mira Lund | Pell");
  set_register (f->context, "");
  gtk_test_widget_wait_for_draw (f->window);
  assert_field (f, "M. Kovač | Pell");
  g_assert_false (inspector_fixture_shows (f, "Mira Lund"));
  assert_coded (f, id, "M. Kovač | Pell");
}

/* Of several claims: those under two names have one speaker in common, and lose it together. */
static void
test_several (Fixture *f, gconstpointer data)
{
  g_autofree char *one = code_as (f, 0, "M. Kovač");
  g_autofree char *two = code_as (f, 26, "Mira Kovač");

  adduce_ui_context_choose_all (f->context);
  gtk_test_widget_wait_for_draw (f->window);
  assert_field (f, "");
  set_register (f->context, MERGED);
  assert_field (f, "Mira Kovač");

  inspector_fixture_focus_field (f, "speakers");
  keyboard_type (f->keyboard, "Pell");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_coded (f, one, "M. Kovač | Pell");
  assert_coded (f, two, "Mira Kovač | Pell");
  keyboard_press (f->keyboard, XK_BackSpace, 0);
  keyboard_press (f->keyboard, XK_BackSpace, 0);
  assert_coded (f, one, "");
  assert_coded (f, two, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/register-shown/" name, Fixture, NULL, inspector_fixture_set_up, func, inspector_fixture_tear_down)
  ADD ("one", test_register);
  ADD ("several", test_several);
#undef ADD
  return g_test_run ();
}
