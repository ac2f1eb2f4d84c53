/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The entry for speakers and issues, typed into with real keys. The table at the top of its header is
 * what is tested: a test says what is typed and which names the claim has then.
 */
#include <adwaita.h>

#include "adduce-ui-tag-chip.h"
#include "adduce-ui-tag-entry.h"
#include "adduce-ui-tag-matches.h"
#include "keyboard.h"

typedef struct
{
  Keyboard *keyboard;
  GtkWidget *window;
  GtkWidget *button; /* something else that can have the focus */
  AdduceUiTagEntry *entry;
  AdduceVocabulary *vocabulary;
  gboolean refuse;
  guint n_edited;
  guint n_done;
} Fixture;

static void
edited_cb (Fixture *f, AdduceTagList *tags)
{
  f->n_edited++;
  if (!f->refuse)
    adduce_ui_tag_entry_set_tags (f->entry, tags);
}

static void
done_cb (Fixture *f)
{
  f->n_done++;
}

static void
learn (Fixture *f, const char *label, int n_uses)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label (label);

  adduce_vocabulary_count (f->vocabulary, tag, n_uses);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  f->vocabulary = adduce_vocabulary_new ();
  learn (f, "Joram Pell", 3);
  learn (f, "Joanna Pellworm", 2);
  learn (f, "Seld, Institute of", 1);
  f->window = g_object_ref_sink (adw_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 320, 480);
  f->button = gtk_button_new_with_label ("Elsewhere");
  f->entry = ADDUCE_UI_TAG_ENTRY (adduce_ui_tag_entry_new ());
  g_object_set (f->entry, "title", "Speakers", NULL);
  adduce_ui_tag_entry_set_vocabulary (f->entry, f->vocabulary);
  g_signal_connect_swapped (f->entry, "edited", G_CALLBACK (edited_cb), f);
  g_signal_connect_swapped (f->entry, "done", G_CALLBACK (done_cb), f);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (f->entry));
  gtk_box_append (GTK_BOX (box), f->button);
  adw_window_set_content (ADW_WINDOW (f->window), box);
  gtk_window_present (GTK_WINDOW (f->window));
  WAIT_UNTIL (gtk_window_is_active (GTK_WINDOW (f->window)));
  f->keyboard = keyboard_new ();
  gtk_widget_grab_focus (GTK_WIDGET (f->entry));
  gtk_test_widget_wait_for_draw (f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gpointer entry = f->entry;

  g_object_add_weak_pointer (entry, &entry);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->window);
  WAIT_UNTIL (entry == NULL);
  g_assert_finalize_object (f->vocabulary);
  keyboard_free (f->keyboard);
}

/* The label with these words that is seen below. */
static GtkWidget *
find_row (GtkWidget *below, const char *words)
{
  for (GtkWidget *child = gtk_widget_get_first_child (below); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = NULL;

      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child) && strstr (gtk_label_get_text (GTK_LABEL (child)), words) != NULL)
        return child;
      found = find_row (child, words);
      if (found != NULL)
        return found;
    }
  return NULL;
}

#define assert_tags(f, expected) \
  G_STMT_START \
  { \
    g_autofree char *tags_ = adduce_tag_list_to_string (adduce_ui_tag_entry_get_tags ((f)->entry), " | "); \
    g_assert_cmpstr (tags_, ==, expected); \
  } \
  G_STMT_END

/* A click in the empty entry lists what is used most, to be chosen by another click; in what is typed it does not. */
static void
test_click (Fixture *f, gconstpointer data)
{
  GtkWidget *row;

  keyboard_click (f->keyboard, GTK_WIDGET (f->entry));
  WAIT_UNTIL (adduce_ui_tag_entry_get_open (f->entry));
  WAIT_UNTIL ((row = find_row (GTK_WIDGET (f->entry), "Joanna Pellworm")) != NULL);
  gtk_test_widget_wait_for_draw (f->window);
  keyboard_click (f->keyboard, row);
  assert_tags (f, "Joanna Pellworm");
  g_assert_false (adduce_ui_tag_entry_get_open (f->entry));

  keyboard_type (f->keyboard, "zzz");
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_false (adduce_ui_tag_entry_get_open (f->entry));
  keyboard_click (f->keyboard, GTK_WIDGET (f->entry));
  g_assert_false (adduce_ui_tag_entry_get_open (f->entry));
  g_assert_cmpstr (adduce_ui_tag_entry_get_text (f->entry), ==, "zzz");
}

/* Another name of somebody makes no second entry, though an id is like the name: by Return, Shift+Return and Tab. */
static void
test_other_name (Fixture *f, gconstpointer data)
{
  static const char json[] = "{\"schemaVersion\": \"1.0\", \"register\": \"speaker\", \"entries\": ["
                             "{\"id\":\"ilse-t\",\"revision\":1,\"name\":\"Ilse Tavander\","
                             "\"aliases\":[\"The Mayor\",\"Brand\"]},"
                             "{\"id\":\"brand\",\"revision\":2,\"name\":\"Otto Lund\"}]}";
  static const struct {
    const char *typed;
    KeySym key;
    guint modifiers;
  } ways[] = {
    { "The Mayor", XK_Return, 0 }, { "the mayor", XK_Return, ShiftMask }, { "THE MAYOR", XK_Tab, 0 },
    { "Brand", XK_Return, ShiftMask },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceRegister) names = adduce_register_parse (bytes, ADDUCE_REGISTER_SPEAKER, &error);
  g_autoptr (AdduceTagList) none = adduce_tag_list_new_empty ();

  g_assert_no_error (error);
  adduce_vocabulary_set_register (f->vocabulary, names);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      gtk_widget_grab_focus (GTK_WIDGET (f->entry));
      keyboard_type (f->keyboard, ways[i].typed);
      WAIT_UNTIL (find_row (GTK_WIDGET (f->entry), "Ilse Tavander") != NULL);
      g_assert_null (find_row (GTK_WIDGET (f->entry), "Create"));
      keyboard_press (f->keyboard, ways[i].key, ways[i].modifiers);
      assert_tags (f, "Ilse Tavander");
      g_assert_cmpstr (adduce_tag_get_code (adduce_tag_list_get_tag (adduce_ui_tag_entry_get_tags (f->entry), 0)), ==,
                       "ilse-t");
      adduce_ui_tag_entry_set_tags (f->entry, none);
    }
}

/* Enter takes the match that is highlighted; the entry is ready for the next name. */
static void
test_take_match (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "jor");
  g_assert_true (adduce_ui_tag_entry_get_open (f->entry));
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "Joram Pell");
  g_assert_cmpstr (adduce_ui_tag_entry_get_text (f->entry), ==, "");
  g_assert_false (adduce_ui_tag_entry_get_open (f->entry));
  g_assert_cmpuint (f->n_done, ==, 0);

  /* The surname is as good as the first name, and what is chosen is not offered again. */
  keyboard_type (f->keyboard, "pell");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "Joram Pell | Joanna Pellworm");
}

static void
test_create (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "Falk,  Nuria ");
  keyboard_press (f->keyboard, XK_Return, 0);
  /* one name, as commas do not divide; white space as in any name */
  assert_tags (f, "Falk, Nuria");
  g_assert_cmpuint (f->n_edited, ==, 1);
}

/* What is inside a word is offered, but not what Enter takes: Anna is not Joanna. */
static void
test_inside_word (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "anna");
  g_assert_true (adduce_ui_tag_entry_get_open (f->entry));
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "anna");

  keyboard_type (f->keyboard, "anna p");
  keyboard_press (f->keyboard, XK_Up, 0);
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "anna | Joanna Pellworm");
}

/* A name of the vocabulary, typed in full, is that name, however it is written. */
static void
test_exact (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "JORAM pell");
  keyboard_press (f->keyboard, XK_Return, XK_Shift_L);
  assert_tags (f, "Joram Pell");

  /* What is there already is not added twice. */
  keyboard_type (f->keyboard, "joram pell");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "Joram Pell");
  g_assert_cmpstr (adduce_ui_tag_entry_get_text (f->entry), ==, "");
}

static void
test_shift_return (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "Pell");
  keyboard_press (f->keyboard, XK_Return, XK_Shift_L);
  assert_tags (f, "Pell");
}

static void
test_arrows (Fixture *f, gconstpointer data)
{
  /* Down in the empty entry lists what is used most; the highlight comes with the next Down. */
  keyboard_press (f->keyboard, XK_Down, 0);
  g_assert_true (adduce_ui_tag_entry_get_open (f->entry));
  keyboard_press (f->keyboard, XK_Down, 0);
  keyboard_press (f->keyboard, XK_Down, 0);
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "Joanna Pellworm");

  /* Up from the first goes to the last: what was typed. */
  keyboard_type (f->keyboard, "jo");
  keyboard_press (f->keyboard, XK_Up, 0);
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "Joanna Pellworm | jo");
}

static void
test_return_when_empty (Fixture *f, gconstpointer data)
{
  keyboard_press (f->keyboard, XK_Return, 0);
  g_assert_cmpuint (f->n_done, ==, 1);
  g_assert_cmpuint (f->n_edited, ==, 0);

  /* Nor does a list that is only looked at take a name. */
  adduce_ui_tag_entry_start (f->entry);
  g_assert_true (adduce_ui_tag_entry_get_open (f->entry));
  keyboard_press (f->keyboard, XK_Return, 0);
  g_assert_cmpuint (f->n_done, ==, 2);
  g_assert_cmpuint (f->n_edited, ==, 0);
  g_assert_false (adduce_ui_tag_entry_get_open (f->entry));
}

static void
test_escape (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "jor");
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_false (adduce_ui_tag_entry_get_open (f->entry));
  g_assert_cmpstr (adduce_ui_tag_entry_get_text (f->entry), ==, "jor");
  g_assert_cmpuint (f->n_done, ==, 0);
  keyboard_press (f->keyboard, XK_Escape, 0);
  g_assert_cmpstr (adduce_ui_tag_entry_get_text (f->entry), ==, "");
  g_assert_cmpuint (f->n_done, ==, 1);
  g_assert_cmpuint (f->n_edited, ==, 0);
}

static void
test_backspace (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "A\"B"); /* a name may hold a quotation mark */
  keyboard_press (f->keyboard, XK_Return, 0);
  keyboard_type (f->keyboard, "C");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "A\"B | C");

  keyboard_type (f->keyboard, "xy");
  keyboard_press (f->keyboard, XK_BackSpace, 0);
  keyboard_press (f->keyboard, XK_BackSpace, 0);
  assert_tags (f, "A\"B | C");
  keyboard_press (f->keyboard, XK_BackSpace, 0);
  assert_tags (f, "A\"B");
  keyboard_press (f->keyboard, XK_BackSpace, 0);
  assert_tags (f, "");
  keyboard_press (f->keyboard, XK_BackSpace, 0);
  g_assert_cmpuint (f->n_edited, ==, 4);
}

static gboolean
count_press_cb (guint *n_pressed)
{
  (*n_pressed)++;
  return FALSE;
}

/* Whoever holds the key to erase the text keeps the names: the server repeats a key that is held. */
static void
test_backspace_held (Fixture *f, gconstpointer data)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  guint n_pressed = 0;

  keyboard_type (f->keyboard, "A");
  keyboard_press (f->keyboard, XK_Return, 0);
  keyboard_type (f->keyboard, "xyz");
  XAutoRepeatOn (f->keyboard->display);
  keyboard_hold (f->keyboard, XK_BackSpace, TRUE);
  for (int i = 0; i < 8; i++)
    {
      keyboard_hold (f->keyboard, XK_BackSpace, TRUE);
      keyboard_pump (10);
    }
  WAIT_UNTIL (*adduce_ui_tag_entry_get_text (f->entry) == '\0');
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (count_press_cb), &n_pressed);
  gtk_widget_add_controller (f->window, keys);
  WAIT_UNTIL (n_pressed > 3);
  keyboard_hold (f->keyboard, XK_BackSpace, FALSE);
  x_sync (f->keyboard->display);
  gtk_widget_remove_controller (f->window, keys);
  assert_tags (f, "A");
}

static GtkWidget *
get_chip_button (Fixture *f, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (f->entry));

  for (; index > 0; index--)
    child = gtk_widget_get_next_sibling (child);
  g_assert_true (ADDUCE_UI_IS_TAG_CHIP (child));
  return gtk_widget_get_last_child (child);
}

static void
test_chip_button (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "A");
  keyboard_press (f->keyboard, XK_Return, 0);
  keyboard_type (f->keyboard, "B");
  keyboard_press (f->keyboard, XK_Return, 0);
  gtk_test_accessible_assert_property (get_chip_button (f, 0), GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove A");
  gtk_test_accessible_assert_property (get_chip_button (f, 1), GTK_ACCESSIBLE_PROPERTY_LABEL, "Remove B");
  gtk_test_widget_wait_for_draw (f->window);
  keyboard_click (f->keyboard, get_chip_button (f, 0));
  assert_tags (f, "B");
  /* The keyboard stays in the entry. */
  keyboard_type (f->keyboard, "C");
  keyboard_press (f->keyboard, XK_Return, 0);
  assert_tags (f, "B | C");
}

static void
test_click_match (Fixture *f, gconstpointer data)
{
  GtkWidget *matches = gtk_widget_get_last_child (GTK_WIDGET (f->entry));
  GtkWidget *list;

  keyboard_type (f->keyboard, "jo");
  g_assert_true (ADDUCE_UI_IS_TAG_MATCHES (matches));
  list = gtk_widget_get_first_child (gtk_popover_get_child (GTK_POPOVER (matches)));
  WAIT_UNTIL (gtk_widget_get_mapped (list) && gtk_widget_get_height (list) > 0);
  keyboard_pump (100);
  keyboard_click (f->keyboard, GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1)));
  WAIT_UNTIL (f->n_edited == 1);
  /* the second: Joanna was used later */
  assert_tags (f, "Joram Pell");
  keyboard_type (f->keyboard, "x");
  g_assert_cmpstr (adduce_ui_tag_entry_get_text (f->entry), ==, "x");
}

/* Going elsewhere in the window takes what is typed, by the keyboard as by the mouse. */
static void
test_leave (Fixture *f, gconstpointer data)
{
  keyboard_type (f->keyboard, "jor");
  keyboard_press (f->keyboard, XK_Tab, 0);
  assert_tags (f, "Joram Pell");

  gtk_widget_grab_focus (GTK_WIDGET (f->entry));
  keyboard_type (f->keyboard, "Someone New");
  gtk_widget_grab_focus (f->button);
  assert_tags (f, "Joram Pell | Someone New");
  g_assert_false (adduce_ui_tag_entry_get_open (f->entry));
  g_assert_cmpuint (f->n_done, ==, 0);
}

/* A change that was refused leaves the names as they are. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  f->refuse = TRUE;
  keyboard_type (f->keyboard, "jor");
  keyboard_press (f->keyboard, XK_Return, 0);
  g_assert_cmpuint (f->n_edited, ==, 1);
  assert_tags (f, "");
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_properties (Fixture *f, gconstpointer data)
{
  g_autoptr (AdduceTag) tag = adduce_tag_new_for_label ("A");
  g_autoptr (AdduceTagList) tags = adduce_tag_list_new (&tag, 1);
  guint n_notified = 0;

  g_signal_connect_swapped (f->entry, "notify::tags", G_CALLBACK (count_cb), &n_notified);
  g_object_set (f->entry, "tags", tags, NULL);
  g_assert_cmpuint (n_notified, ==, 1);
  g_object_set (f->entry, "tags", tags, NULL);
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_true (adduce_ui_tag_entry_get_tags (f->entry) == tags);
  g_assert_cmpuint (f->n_edited, ==, 0);
  gtk_test_accessible_assert_property (gtk_window_get_focus (GTK_WINDOW (f->window)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Speakers");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_disable_setlocale ();
  adw_init ();

#define ADD(name, func) g_test_add ("/tag-entry/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("take-match", test_take_match);
  ADD ("other-name", test_other_name);
  ADD ("click", test_click);
  ADD ("create", test_create);
  ADD ("inside-word", test_inside_word);
  ADD ("exact", test_exact);
  ADD ("shift-return", test_shift_return);
  ADD ("arrows", test_arrows);
  ADD ("return-when-empty", test_return_when_empty);
  ADD ("escape", test_escape);
  ADD ("backspace", test_backspace);
  ADD ("backspace-held", test_backspace_held);
  ADD ("chip-button", test_chip_button);
  ADD ("click-match", test_click_match);
  ADD ("leave", test_leave);
  ADD ("refused", test_refused);
  ADD ("properties", test_properties);
#undef ADD
  return g_test_run ();
}
