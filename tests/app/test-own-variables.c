/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Coding with variables of one's own: a codebook with one of each kind, real keys and clicks, and what the claim has
 * then, read as the sidecar has it.
 */
#include "inspector-fixture.h"

#include "adduce-ui-code-box.h"
#include "adduce-ui-code-choice.h"
#include "adduce-ui-value-entry.h"
#include "adduce-ui-value-field.h"

typedef InspectorFixture Fixture;

/* Countries, more than are shown as buttons; two of them below Europe. */
static const char countries[]
  = "{\"id\": \"europe\", \"label\": \"Europe\"}, {\"id\": \"no\", \"label\": \"Norway\", \"parent\": \"europe\"},"
    "{\"id\": \"ee\", \"label\": \"Estonia\", \"parent\": \"europe\"}, {\"id\": \"br\", \"label\": \"Brazil\"},"
    "{\"id\": \"ca\", \"label\": \"Canada\"}, {\"id\": \"cl\", \"label\": \"Chile\"},"
    "{\"id\": \"cn\", \"label\": \"China\"}, {\"id\": \"eg\", \"label\": \"Egypt\"},"
    "{\"id\": \"gh\", \"label\": \"Ghana\"}, {\"id\": \"in\", \"label\": \"India\"},"
    "{\"id\": \"jp\", \"label\": \"Japan\"}, {\"id\": \"ke\", \"label\": \"Kenya\"},"
    "{\"id\": \"mx\", \"label\": \"Mexico\"}, {\"id\": \"pe\", \"label\": \"Peru\"}";

/* clang-format off */
static const char book[]
  = "{\"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019a3c52-91e4-7c3d-a7b2-60f4e8195d2c\", \"version\": 3,"
    " \"title\": \"Own\", \"variables\": ["
    "{\"id\": \"stance\", \"label\": \"Stance\", \"type\": \"one\", \"values\": ["
      "{\"id\": \"support\", \"label\": \"Supports\", \"key\": \"1\"}]},"
    "{\"id\": \"frame\", \"label\": \"Frame\", \"type\": \"several\", \"values\": ["
      "{\"id\": \"cost\", \"label\": \"Cost\", \"key\": \"k\", \"definition\": \"What it costs.\"},"
      "{\"id\": \"rights\", \"label\": \"Rights\"},"
      "{\"id\": \"old\", \"label\": \"Old frame\", \"retired\": true},"
      "{\"id\": \"price\", \"label\": \"Price\", \"retired\": true, \"mergedInto\": \"cost\"}]},"
    "{\"id\": \"place\", \"label\": \"Place\", \"type\": \"one\", \"values\": [%s]},"
    "{\"id\": \"remark\", \"label\": \"Remark\", \"type\": \"text\", \"values\": []},"
    "{\"id\": \"sum\", \"label\": \"Sum\", \"type\": \"number\", \"values\": []},"
    "{\"id\": \"direct\", \"label\": \"Direct\", \"type\": \"boolean\", \"values\": []},"
    "{\"id\": \"when\", \"label\": \"When\", \"type\": \"date\", \"values\": []},"
    "{\"id\": \"addressee\", \"label\": \"Addressee\", \"type\": \"entity\", "
      "\"entities\": \"speakers\", \"values\": []},"
    "{\"id\": \"hidden\", \"label\": \"Hidden\", \"type\": \"text\", \"values\": [], \"retired\": true}]}";
/* clang-format on */

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autofree char *json = g_strdup_printf (book, countries);
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceCodebook) codebook = adduce_codebook_parse (bytes, &error);

  g_assert_no_error (error);
  inspector_fixture_set_up (f, data);
  adduce_corpus_set_codebook (f->corpus, codebook);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 1000);
  keyboard_pump (50);
}

static gboolean
is_field (GtkWidget *widget, gconstpointer id)
{
  return ADDUCE_UI_IS_VALUE_FIELD (widget)
         && g_str_equal (adduce_variable_get_id (adduce_ui_value_field_get_variable (ADDUCE_UI_VALUE_FIELD (widget))),
                         id);
}

static GtkWidget *
find_field (Fixture *f, const char *id)
{
  return inspector_fixture_find (GTK_WIDGET (f->inspector), is_field, id);
}

static void
assert_values (Fixture *f, const char *id, const char *variable, const char *expected)
{
  AdduceTagList *tags = adduce_claim_get_values (inspector_fixture_lookup (f, id), variable);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; tags != NULL && i < adduce_tag_list_get_n_tags (tags); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? "|" : "",
                            adduce_tag_get_code (adduce_tag_list_get_tag (tags, i)));
  g_assert_cmpstr (codes->str, ==, expected);
}

static void
give (Fixture *f, AdduceClaim *claim, const char *variable, const char *code, const char *label)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new (code, label);
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
  g_autoptr (AdduceClaimBuilder) builder = adduce_claim_builder_new_from (claim);
  g_autoptr (AdduceClaim) after = NULL;
  g_autoptr (AdduceCommand) add = NULL;

  adduce_claim_builder_set_values (builder, variable, tags);
  after = adduce_claim_builder_end (builder);
  add = adduce_command_new_replace (claim, after, "as another program did");
  adduce_ui_context_perform (f->context, add);
  keyboard_pump (20);
}

static void
test_each_kind (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  g_assert_nonnull (find_field (f, "frame"));
  g_assert_null (find_field (f, "hidden"));

  inspector_fixture_focus_field (f, "frame");
  keyboard_press (f->keyboard, XK_space, 0);
  assert_values (f, id, "frame", "cost");
  inspector_fixture_focus_field (f, "remark");
  keyboard_type (f->keyboard, "odd words");
  keyboard_press (f->keyboard, XK_Escape, 0);
  assert_values (f, id, "remark", "odd words");
  inspector_fixture_focus_field (f, "sum");
  keyboard_type (f->keyboard, "007.50");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_values (f, id, "sum", "7.5");
  inspector_fixture_focus_field (f, "direct");
  keyboard_press (f->keyboard, XK_Tab, 0);
  keyboard_press (f->keyboard, XK_space, 0);
  assert_values (f, id, "direct", "no");
  inspector_fixture_focus_field (f, "when");
  keyboard_type (f->keyboard, "2031-02");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_values (f, id, "when", "2031-02");
  inspector_fixture_focus_field (f, "addressee");
  keyboard_type (f->keyboard, "Nuria Falk");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_values (f, id, "addressee", "nuria-falk");
  g_assert_cmpuint (f->messages->len, ==, 0);
  /* Each is one step. */
  g_assert_cmpuint (inspector_fixture_count_undo (f), ==, 7);
}

/* The list of many is searched in; Return takes, once more gives back. */
static void
test_long_list (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  inspector_fixture_focus_field (f, "place");
  keyboard_pump (200);
  keyboard_type (f->keyboard, "eston");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_values (f, id, "place", "ee");
  keyboard_pump (300);
  inspector_fixture_focus_field (f, "place");
  keyboard_pump (200);
  keyboard_press (f->keyboard, XK_Down, 0);
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_values (f, id, "place", "no");
  keyboard_pump (300);
  /* The chosen one is a button; a click takes it away. */
  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "no"));
  assert_values (f, id, "place", "");
}

static void
test_no_number (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  inspector_fixture_focus_field (f, "sum");
  keyboard_type (f->keyboard, "many");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_values (f, id, "sum", "");
  g_assert_true (inspector_fixture_shows (f, "a number such as 12"));
  /* It goes with the claim, and says so. */
  inspector_fixture_code (f, 26, 40);
  g_assert_nonnull (strstr (f->messages->str, "many"));
  g_assert_false (inspector_fixture_shows (f, "a number such as 12"));
}

/* The key of a value works from the article, for what is selected too. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  AdduceClaim *made;

  g_assert_true (adduce_ui_context_press_key (f->context, 'K'));
  assert_values (f, id, "frame", "cost");
  g_assert_true (adduce_ui_context_press_key (f->context, 'k'));
  assert_values (f, id, "frame", "");
  adduce_ui_context_set_selection (f->context, (AdduceSpan) { 26, 40 });
  g_assert_true (adduce_ui_context_press_key (f->context, 'k'));
  made = adduce_ui_context_get_focused_claim (f->context);
  g_assert_cmpstr (adduce_claim_get_id (made), !=, id);
  assert_values (f, adduce_claim_get_id (made), "frame", "cost");
  g_assert_true (inspector_fixture_shows (f, "Frame"));
}

/* What is retired is not offered, but shown where a claim has it; what was merged is what stands for it. */
static void
test_retired (Fixture *f, gconstpointer data)
{
  AdduceClaim *claim = inspector_fixture_code (f, 0, 8);
  g_autofree char *id = g_strdup (adduce_claim_get_id (claim));

  g_assert_false (inspector_fixture_shows (f, "Old frame"));
  give (f, claim, "frame", "old", "Old frame");
  g_assert_true (inspector_fixture_shows (f, "(retired)"));
  give (f, inspector_fixture_lookup (f, id), "frame", "price", "Price");
  g_assert_false (inspector_fixture_shows (f, "(retired)"));
  g_assert_false (inspector_fixture_shows (f, "Price"));
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (inspector_fixture_get_code (f, "cost"))));
  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "cost"));
  assert_values (f, id, "frame", "");
}

/* What the codebook does not have is shown by its id, and stays until it is taken away. */
static void
test_unknown (Fixture *f, gconstpointer data)
{
  static const char json[] = "{\"schemaVersion\": \"1.0\", \"id\": \"urn:uuid:019a3c52-91e4-7c3d-a7b2-60f4e8195d2c\","
                             " \"version\": 4, \"title\": \"Less\", \"variables\": ["
                             "{\"id\": \"stance\", \"label\": \"Stance\","
                             " \"type\": \"one\", "
                             "\"values\": [{\"id\": \"support\","
                             " \"label\": \"Supports\"}]}]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (AdduceCodebook) less = adduce_codebook_parse (bytes, NULL);
  g_autofree char *id = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));

  adduce_ui_context_press_key (f->context, 'k');
  adduce_corpus_set_codebook (f->corpus, less);
  keyboard_pump (50);
  g_assert_true (inspector_fixture_shows (f, "unknown value:"));
  assert_values (f, id, "frame", "cost");
  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "cost"));
  assert_values (f, id, "frame", "");
  keyboard_pump (50);
  g_assert_false (inspector_fixture_shows (f, "unknown value:"));
}

/* Of several claims: what all have, what some have, and a change for all as one step. */
static void
test_several (Fixture *f, gconstpointer data)
{
  g_autofree char *first = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 0, 8)));
  g_autofree char *second = NULL;
  const char *ids[2];

  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "rights"));
  second = g_strdup (adduce_claim_get_id (inspector_fixture_code (f, 26, 40)));
  ids[0] = first;
  ids[1] = second;
  adduce_ui_context_choose_claims (f->context, ids, 2);
  keyboard_pump (50);
  g_assert_true (gtk_widget_has_css_class (inspector_fixture_get_code (f, "rights"), "some"));
  keyboard_click (f->keyboard, inspector_fixture_get_code (f, "cost"));
  assert_values (f, first, "frame", "rights|cost");
  assert_values (f, second, "frame", "cost");
  inspector_fixture_focus_field (f, "sum");
  keyboard_type (f->keyboard, "12");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_values (f, first, "sum", "12");
  assert_values (f, second, "sum", "12");
  adduce_ui_context_undo (f->context);
  adduce_ui_context_undo (f->context);
  assert_values (f, first, "frame", "rights");
  assert_values (f, second, "frame", "");
}

#define ADD(name, test) g_test_add ("/own-variables/" name, Fixture, NULL, set_up, test, inspector_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();

  ADD ("each-kind", test_each_kind);
  ADD ("long-list", test_long_list);
  ADD ("no-number", test_no_number);
  ADD ("keys", test_keys);
  ADD ("retired", test_retired);
  ADD ("unknown", test_unknown);
  ADD ("several", test_several);

  return g_test_run ();
}
