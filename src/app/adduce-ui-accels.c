/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of keys.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-accels.h"
#include "adduce-ui-keymap.h"

#define CODING N_("Coding")
#define SELECTING N_("Selecting")
#define MOVING N_("Moving")
#define READING N_("Reading")
#define REVIEW N_("Changes from Elsewhere")
#define CORPUS N_("Corpus")
#define CLAIMS N_("All Claims")
#define CODEBOOK N_("Codebook")
#define SEARCH N_("Search of All Articles")
#define REGISTERS N_("Speakers and Issues")
#define GENERAL N_("General")

static const AdduceUiAccel table[] = {
  { "win.add-claim", "Return", CODING, N_("Make the selection a claim"), TRUE },
  { "win.add-span", "<Shift>Return", CODING, N_("Add the selection to the focused claim"), TRUE },
  { "win.remove-claim", "Delete BackSpace", CODING, N_("Remove the focused claim"), TRUE },
  { "win.add-claim", "<Control>Return", CODING, N_("Make the selection a claim, from anywhere"), FALSE },
  { "win.add-span", "<Control><Shift>Return", CODING, N_("Add to the focused claim, from anywhere"), FALSE },
  { "win.remove-claim", "<Control>d", CODING, N_("Remove the focused claim, from anywhere"), FALSE },
  { "win.grow-start::word", "bracketleft", CODING, N_("Begin the claim a word earlier"), TRUE, TRUE },
  { "win.shrink-start::word", "braceleft", CODING, N_("Begin the claim a word later"), TRUE, TRUE },
  { "win.grow-end::word", "bracketright", CODING, N_("End the claim a word later"), TRUE, TRUE },
  { "win.shrink-end::word", "braceright", CODING, N_("End the claim a word earlier"), TRUE, TRUE },
  { "win.grow-start::character", "<Control>bracketleft", CODING, N_("Begin the claim a letter earlier"), TRUE, TRUE },
  { "win.shrink-start::character", "<Control>braceleft", CODING, N_("Begin the claim a letter later"), TRUE, TRUE },
  { "win.grow-end::character", "<Control>bracketright", CODING, N_("End the claim a letter later"), TRUE, TRUE },
  { "win.shrink-end::character", "<Control>braceright", CODING, N_("End the claim a letter earlier"), TRUE, TRUE },
  { "win.split-claim", "bar", CODING, N_("Split the claim at the caret"), TRUE },
  { "win.join-claims", "ampersand", CODING, N_("Join the chosen claims"), TRUE },
  { "win.remove-piece", "<Control>Delete", CODING, N_("Remove the piece of the claim at the caret"), TRUE },
  { "win.move-claim", "<Control>m", CODING, N_("Move the claim to the selection"), FALSE },
  { "win.duplicate-claim", "<Control><Shift>d", CODING, N_("Another claim on the same words"), FALSE },
  { "win.focus-field::speakers", "F2", CODING, N_("Type the speaker"), FALSE },
  { "win.focus-field::issues", "F3", CODING, N_("Type the issue"), FALSE },
  { "win.focus-field::note", "F4", CODING, N_("Write the note"), FALSE },
  { "win.focus-field::article", "<Control><Alt>h", CODING, N_("Say something of the article as a whole"), FALSE },
  { "win.focus-field::metadata", "<Control><Shift>m", CODING, N_("What is known of the article"), FALSE },
  { "win.tag-speaker", "space", CODING, N_("Choose the speaker at the caret, then the issue"), TRUE },
  { "win.tag-issue", "<Shift>space", CODING, N_("Choose the issue at the caret"), TRUE },
  { "win.repeat-speaker-issue", "comma", CODING, N_("Repeat the last speaker and issue"), TRUE },
  { "win.repeat-speaker", "semicolon", CODING, N_("Repeat the last speaker"), TRUE },
  { "win.repeat-tags", "period", CODING, N_("Repeat all tags of the last claim"), TRUE },
  { "win.copy-tags", "<Control><Shift>c", CODING, N_("Copy the focused claim’s tags"), FALSE },
  { "win.paste-tags", "<Control><Shift>v", CODING, N_("Paste tags onto the chosen claims"), FALSE },
  { "win.choose-next", "<Alt><Shift>Down", CODING, N_("Choose the next claim besides"), FALSE },
  { "win.choose-previous", "<Alt><Shift>Up", CODING, N_("Choose the previous claim besides"), FALSE },
  { "win.choose-all", "<Control><Shift>a", CODING, N_("Choose all your claims in the article"), FALSE },
  { "win.mark-reviewed", "<Control><Alt><Shift>r", CODING, N_("The claim is right under the changed codebook"), FALSE },
  { "card.note", "<Shift>F4", CODING, N_("Write the note beside the words"), FALSE },
  { "win.undo", "<Control>z", CODING, N_("Undo"), FALSE },
  { "win.redo", "<Control><Shift>z <Control>y", CODING, N_("Redo"), FALSE },
  { "win.status::new", "<Control><Alt>n", CODING, N_("Mark the article as new"), FALSE },
  { "win.status::in-progress", "<Control><Alt>p", CODING, N_("Mark the article as in progress"), FALSE },
  { "win.status::done", "<Control><Alt>d", CODING, N_("Mark the article as done"), FALSE },

  { "select.grow", "plus equal KP_Add", SELECTING, N_("Grow to the word, quotation, sentence, paragraph"), TRUE,
    TRUE },
  { "select.shrink", "minus KP_Subtract", SELECTING, N_("Shrink by the same steps"), TRUE, TRUE },
  { "select.quotation", "quotedbl apostrophe", SELECTING, N_("Select the quotation; again: the one around it"),
    TRUE },
  { "select.extend-sentence-right", "<Alt><Shift>Right", SELECTING, N_("A sentence more to the right"), TRUE, TRUE },
  { "select.extend-sentence-left", "<Alt><Shift>Left", SELECTING, N_("A sentence more to the left"), TRUE, TRUE },
  { "select.sentence-right", "<Alt>Right", SELECTING, N_("Caret a sentence to the right"), TRUE, TRUE },
  { "select.sentence-left", "<Alt>Left", SELECTING, N_("Caret a sentence to the left"), TRUE, TRUE },
  { "select.snap-to-words", "<Control>F7", SELECTING, N_("Snap selections to words, or don’t"), FALSE },

  { "win.next-claim", "<Alt>Down", MOVING, N_("Next claim"), FALSE },
  { "win.previous-claim", "<Alt>Up", MOVING, N_("Previous claim"), FALSE },
  { "win.cycle-claims", "F7", MOVING, N_("Next of the claims at the caret"), FALSE },
  { "win.cycle-claims-back", "<Shift>F7", MOVING, N_("Previous of the claims at the caret"), FALSE },
  { "win.next-unset", "F8", MOVING, N_("Next claim with something unset"), FALSE },
  { "win.previous-unset", "<Shift>F8", MOVING, N_("Previous claim with something unset"), FALSE },
  { "win.next-violation", "<Control>F8", MOVING, N_("Next claim that breaks a rule"), FALSE },
  { "win.previous-violation", "<Control><Shift>F8", MOVING, N_("Previous claim that breaks a rule"), FALSE },
  { "win.back", "<Alt>BackSpace Back", MOVING, N_("Back to where you were"), FALSE },
  { "win.forward", "<Alt><Shift>BackSpace Forward", MOVING, N_("Forward again"), FALSE },
  { "win.next-work", "<Control><Shift>Page_Down", MOVING, N_("Next article with work left"), FALSE },
  { "win.previous-work", "<Control><Shift>Page_Up", MOVING, N_("Previous article with work left"), FALSE },
  { "win.next-article", "<Control>Page_Down", MOVING, N_("Next article"), FALSE },
  { "win.previous-article", "<Control>Page_Up", MOVING, N_("Previous article"), FALSE },
  { "win.focus-pane::articles", "<Control>1", MOVING, N_("Go to the list of articles"), FALSE },
  { "win.focus-pane::article", "<Control>2", MOVING, N_("Go to the article"), FALSE },
  { "win.focus-pane::claims", "<Control>3", MOVING, N_("Go to the list of claims"), FALSE },
  { "win.page::articles", "<Control>4", MOVING, N_("Go to the page of the articles"), FALSE },
  { "win.page::claims", "<Control>5", MOVING, N_("Go to the claims of the corpus"), FALSE },
  { "win.page::speakers", "<Control>6", MOVING, N_("Go to the speakers"), FALSE },
  { "win.page::issues", "<Control>7", MOVING, N_("Go to the issues"), FALSE },
  { "win.page::codebook", "<Control>8", MOVING, N_("Go to the codebook"), FALSE },
  { "win.page::search", "<Control>9", MOVING, N_("Go to the search of all articles"), FALSE },
  { "win.filter", "<Control><Shift>f", MOVING, N_("Filter the articles"), FALSE },
  { "win.choose-articles", "<Control><Shift>o", MOVING, N_("Choose articles by date, outlet and more"), FALSE },
  { "claims.order::text", "<Control><Alt>5", MOVING, N_("Order claims as in the text"), FALSE },
  { "claims.order::modified", "<Control><Alt>6", MOVING, N_("Order claims by last change"), FALSE },
  { "claims.order::created", "<Control><Alt>7", MOVING, N_("Order claims by when they were made"), FALSE },
  { "claims.order::speaker", "<Control><Alt>8", MOVING, N_("Order claims by speaker"), FALSE },
  { "win.filter-claims", "<Control><Shift>l", MOVING, N_("Filter the claims"), FALSE },

  { "win.find", "<Control>f", READING, N_("Find in the article"), FALSE },
  { "win.find", "slash", READING, N_("Find, while in the article"), TRUE },
  { "view.find-next", "<Control>g", READING, N_("Next hit"), FALSE },
  { "view.find-previous", "<Control><Shift>g", READING, N_("Previous hit"), FALSE },
  { "view.find-case", "<Alt>c", READING, N_("Find: match case"), FALSE },
  { "view.find-word", "<Alt>w", READING, N_("Find: whole words"), FALSE },
  { "view.find-accents", "<Alt>a", READING, N_("Find: ignore accents"), FALSE },
  { "view.find-regex", "<Alt>r", READING, N_("Find: regular expression"), FALSE },
  { "view.go-to-paragraph", "<Control>l", READING, N_("Go to a paragraph"), FALSE },
  { "win.guidelines", "<Control><Alt>g", READING, N_("Guidelines of the team"), FALSE },
  { "card.show", "<Control>i", READING, N_("Show what the claims at the caret say"), FALSE },
  { "card.help", "F1", READING, N_("What the values of the claim mean; elsewhere the guidelines"), TRUE },
  { "win.toggle-boilerplate", "<Control><Shift>b", READING, N_("Mark the paragraph as boilerplate or not"), FALSE },
  { "view.zoom-in", "<Control>plus <Control>equal <Control>KP_Add", READING, N_("Larger text"), FALSE },
  { "view.zoom-out", "<Control>minus <Control>KP_Subtract", READING, N_("Smaller text"), FALSE },
  { "view.zoom-reset", "<Control>0", READING, N_("Normal text size"), FALSE },
  { "win.color-by::stance", "<Alt>1", READING, N_("Color claims by stance"), FALSE },
  { "win.color-by::evidence", "<Alt>2", READING, N_("Color claims by evidence"), FALSE },
  { "win.color-by::speaker", "<Alt>3", READING, N_("Color claims by speaker"), FALSE },
  { "win.color-by::issue", "<Alt>4", READING, N_("Color claims by issue"), FALSE },
  { "win.color-by::coder", "<Alt>5", READING, N_("Color claims by coder"), FALSE },
  { "win.backlight::speaker", "<Control>b", READING, N_("Backlight the claim’s speaker, or all"), FALSE },
  { "win.backlight::stance", "<Alt>b", READING, N_("Backlight the claim’s stance, or all"), FALSE },
  { "win.backlight::evidence", "<Control><Alt>b", READING, N_("Backlight the claim’s evidence, or all"), FALSE },
  { "win.backlight::coder", "<Alt><Shift>b", READING, N_("Backlight the claim’s coder, or all"), FALSE },
  { "win.backlight::issue", "<Control><Alt><Shift>b", READING, N_("Backlight the claim’s issue, or all"), FALSE },
  { "win.backlight-off", "<Alt>0", READING, N_("Put out the backlight"), FALSE },
  { "win.show-others", "<Control><Alt>o", READING, N_("Show other coders’ claims"), FALSE },
  { "win.show-list", "F9", READING, N_("Show or hide the articles"), FALSE },
  { "win.show-inspector", "<Control>F9", READING, N_("Show or hide the claims"), FALSE },

  { "register.filter", "<Control><Alt>f", REGISTERS, N_("Filter speakers or issues"), FALSE },
  { "register.rename", "<Shift>F2", REGISTERS, N_("Rename the chosen entry"), FALSE },
  { "register.details", "<Control>F2", REGISTERS, N_("See and change what is known of the chosen"), FALSE },
  { "register.merge", "<Control>u", REGISTERS, N_("Merge the chosen entries"), FALSE },
  { "register.split", "<Control><Alt><Shift>s", REGISTERS, N_("Split claims from the chosen entry"), FALSE },
  { "register.unmerge", "<Control><Alt><Shift>u", REGISTERS, N_("Take apart what was merged into the entry"), FALSE },
  { "register.delete", "<Alt>Delete", REGISTERS, N_("Delete the chosen entries"), FALSE },
  { "register.add", "<Control>Insert", REGISTERS, N_("Add an entry"), FALSE },
  { "register.pairs", "<Control><Alt>l", REGISTERS, N_("Look at likely duplicates"), FALSE },
  { "register.columns", "<Control><Alt>y", REGISTERS, N_("Choose the columns"), FALSE },
  { "register.choose-all", "<Control><Alt>j", REGISTERS, N_("Choose all entries that are shown"), FALSE },
  { "register.import", "<Control><Alt>u", REGISTERS, N_("Import a table"), FALSE },
  { "register.export", "<Control><Shift>u", REGISTERS, N_("Export a table"), FALSE },

  { "review.next", "F12", REVIEW, N_("Next claim that waits after the article was changed"), FALSE },
  { "review.previous", "<Shift>F12", REVIEW, N_("Previous claim that waits"), FALSE },
  { "review.keep", "<Control>F12", REVIEW, N_("Keep the claim at the place that is shown"), FALSE },
  { "review.move", "<Control><Shift>F12", REVIEW, N_("Move the waiting claim to the selection"), FALSE },
  { "review.lost", "<Control><Alt>F12", REVIEW, N_("Mark the claim as lost"), FALSE },
  { "review.accept-all", "<Control><Alt><Shift>F12", REVIEW, N_("Accept all places that were found"), FALSE },
  { "review.close", "<Control><Alt><Shift>d", REVIEW, N_("Look at the rest later"), FALSE },
  { "win.settle", "<Control><Alt>z", REVIEW, N_("Settle claims that were changed in two places"), FALSE },
  { "win.changes", "<Control><Alt><Shift>h", REVIEW, N_("What others changed"), FALSE },
  { "win.history", "<Control><Alt><Shift>z", REVIEW, N_("Old versions of the claims"), FALSE },
  { "win.reread", "<Shift>F5", REVIEW, N_("Read the changed article anew"), FALSE },
  { "win.recover", "<Control><Alt><Shift>v", REVIEW, N_("Bring in unsaved changes of earlier runs"), FALSE },
  { "win.join-copies", "<Control><Alt><Shift>j", REVIEW, N_("Join copies of your files"), FALSE },

  { "win.open-folder", "<Control>o", CORPUS, N_("Open a folder"), FALSE },
  { "win.try-sample", "<Control><Shift>s", CORPUS, N_("Try the sample corpus"), FALSE },
  { "win.import", "<Control><Shift>i", CORPUS, N_("Bring in articles from files"), FALSE },
  { "win.import-coding", "<Control><Alt><Shift>i", CORPUS, N_("Import what others coded with other programs"), FALSE },
  { "win.metadata", "<Control><Shift>t", CORPUS, N_("Metadata of the articles in the list"), FALSE },
  { "win.twins", "<Control><Alt><Shift>t", CORPUS, N_("Twins: articles with nearly the same text, coded once"), FALSE },
  { "win.refresh", "F5", CORPUS, N_("Look at the folder again"), FALSE },
  { "win.save-now", "<Control>s", CORPUS, N_("Save now (saving is automatic)"), FALSE },
  { "win.export", "<Control>e", CORPUS, N_("Export a dataset"), FALSE },
  { "win.stop", "<Control>period", CORPUS, N_("Stop opening an article, or looking at the folder"), FALSE },
  { "win.print", "<Control>p", CORPUS, N_("Print the article with its claims, or the codebook"), FALSE },
  { "win.print-preview", "<Control><Shift>p", CORPUS, N_("Preview what is printed"), FALSE },
  { "win.sort::path", "<Control><Alt>1", CORPUS, N_("Sort articles by path"), FALSE },
  { "win.sort::title", "<Control><Alt>2", CORPUS, N_("Sort articles by title"), FALSE },
  { "win.sort::claims", "<Control><Alt>3", CORPUS, N_("Sort articles by number of claims"), FALSE },
  { "win.sort::status", "<Control><Alt>4", CORPUS, N_("Sort articles by status"), FALSE },

  { "table.filter", "<Control>r", CLAIMS, N_("Find words in all claims"), FALSE },
  { "table.add-test", "<Control><Shift>r", CLAIMS, N_("Add a test to the filter of all claims"), FALSE },
  { "table.saved", "<Control><Shift>k", CLAIMS, N_("Saved filters of all claims"), FALSE },
  { "table.clear", "<Control><Shift>x", CLAIMS, N_("Show all claims again"), FALSE },
  { "table.rows", "<Control><Alt>r", CLAIMS, N_("Go to the rows of claims"), FALSE },
  { "table.group", "<Control>h", CLAIMS, N_("Group all claims"), FALSE },
  { "table.columns", "<Control><Shift>h", CLAIMS, N_("Choose the columns of all claims"), FALSE },
  { "table.crosstab", "<Control>t", CLAIMS, N_("Cross table of all claims, or the rows"), FALSE },
  { "table.retag::speaker", "<Control><Alt>s", CLAIMS, N_("Change the speaker of the chosen rows"), FALSE },
  { "table.retag::issue", "<Control><Alt>i", CLAIMS, N_("Change the issue of the chosen rows"), FALSE },
  { "table.retag::stance", "<Control><Alt>t", CLAIMS, N_("Change the stance of the chosen rows"), FALSE },
  { "table.retag::evidence", "<Control><Alt>e", CLAIMS, N_("Change the evidence of the chosen rows"), FALSE },
  { "table.copy", "<Control><Alt>q", CLAIMS, N_("Copy the chosen rows with their sources"), FALSE },
  { "table.copy-table", "<Control><Alt>w", CLAIMS, N_("Copy the rows or the cross table as a table"), FALSE },
  { "table.export", "<Control><Shift>e", CLAIMS, N_("Export what is shown of all claims"), FALSE },
  { "table.choose-all", "<Control><Alt>a", CLAIMS, N_("Choose all rows that are shown"), FALSE },
  { "table.unsort", "<Control><Alt>0", CLAIMS, N_("Order all claims as the articles"), FALSE },
  { "table.stop", "<Control><Alt>period", CLAIMS, N_("Stop reading or changing claims"), FALSE },

  { "book.add-variable", "<Control><Alt>v", CODEBOOK, N_("New variable of the codebook"), FALSE },
  { "book.add-value", "<Control><Shift>n", CODEBOOK, N_("New value of the codebook"), FALSE },
  { "book.rename", "", CODEBOOK, N_("Rename what is selected in the codebook"), FALSE },
  { "book.move-up", "", CODEBOOK, N_("Move the value or variable up"), FALSE },
  { "book.move-down", "", CODEBOOK, N_("Move the value or variable down"), FALSE },
  { "book.nest", "", CODEBOOK, N_("Put the value below the one before it"), FALSE },
  { "book.unnest", "", CODEBOOK, N_("Take the value out again"), FALSE },
  { "book.merge", "<Control><Alt>m", CODEBOOK, N_("Merge the value into another"), FALSE },
  { "book.retire", "<Control><Alt>x", CODEBOOK, N_("Retire the value or take it back"), FALSE },
  { "book.import", "<Control><Alt><Shift>c", CODEBOOK, N_("Take variables from a file"), FALSE },
  { "book.export", "<Control><Alt><Shift>k", CODEBOOK, N_("Export the codebook"), FALSE },
  { "book.remove", "", CODEBOOK, N_("Remove the value or variable"), FALSE },

  { "search.find", "<Control><Alt><Shift>f", SEARCH, N_("Write the query"), FALSE },
  { "search.rows", "<Control><Alt><Shift>w", SEARCH, N_("Go to what was found"), FALSE },
  { "search.concordance", "<Control><Shift>j", SEARCH, N_("Each hit with the words around it, or articles"), FALSE },
  { "search.without-boilerplate", "<Control><Alt><Shift>l", SEARCH, N_("Leave out boilerplate, or not"), FALSE },
  { "search.order", "<Control><Alt><Shift>o", SEARCH, N_("Choose the order"), FALSE },
  { "search.claims::sentence", "<Control><Shift>y", SEARCH, N_("Make claims of the sentences of chosen hits"), FALSE },
  { "search.claims::hit", "<Control><Alt><Shift>y", SEARCH, N_("Make claims of chosen hits"), FALSE },
  { "search.choose-all", "<Control><Alt><Shift>a", SEARCH, N_("Choose all hits"), FALSE },
  { "search.export", "<Control><Alt><Shift>e", SEARCH, N_("Export what was found"), FALSE },
  { "search.clear", "<Control><Alt><Shift>x", SEARCH, N_("Empty the query"), FALSE },
  { "search.stop", "<Control><Alt><Shift>q", SEARCH, N_("Stop searching or making the index"), FALSE },

  { "win.menu", "F10", GENERAL, N_("Main menu"), FALSE },
  { "win.command-palette", "<Control>k", GENERAL, N_("Find a command by its name"), FALSE },
  { "win.show-help-overlay", "<Control>question", GENERAL, N_("Keyboard shortcuts"), FALSE },
  { "app.preferences", "<Control>comma", GENERAL, N_("Preferences"), FALSE },
  { "app.new-window", "<Control>n", GENERAL, N_("Another window"), FALSE },
  { "app.keys", "<Control><Alt>k", GENERAL, N_("Change keys"), FALSE },
  { "win.coder", "<Control><Alt>c", GENERAL, N_("Say who codes"), FALSE },
  { "win.about", "<Control>F1", GENERAL, N_("About Adduce"), FALSE },
  { "window.close", "<Control>w", GENERAL, N_("Close the window"), FALSE },
  { "app.quit", "<Control>q", GENERAL, N_("Quit"), FALSE },
};

const AdduceUiAccel *
adduce_ui_accels_get (guint *ret_n_accels)
{
  *ret_n_accels = G_N_ELEMENTS (table);
  return table;
}

const char *const *
adduce_ui_accels_get_groups (void)
{
  static const char *const groups[] = { CODING, SELECTING, MOVING, READING, REVIEW, CORPUS, CLAIMS, REGISTERS, CODEBOOK,
                                        SEARCH, GENERAL, NULL };

  return groups;
}

const AdduceUiAccel *
adduce_ui_accels_lookup_bare (guint keyval, GdkModifierType modifiers)
{
  return adduce_ui_keymap_lookup_bare (adduce_ui_keymap_get_default (), adduce_ui_key_new (keyval, modifiers));
}

static void
install (GtkApplication *application, AdduceUiKeymap *keymap)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) accelerators = NULL;
      const AdduceUiKey *keys;
      guint n_keys = 0;

      if (table[i].bare)
        continue;
      keys = adduce_ui_keymap_get_keys (keymap, &table[i], &n_keys);
      for (guint k = 0; k < n_keys; k++)
        adduce_ui_key_add_accelerators (keys[k], builder);
      accelerators = g_strv_builder_end (builder);
      gtk_application_set_accels_for_action (application, table[i].action, (const char *const *) accelerators);
    }
}

void
adduce_ui_accels_install (GtkApplication *application)
{
  AdduceUiKeymap *keymap = adduce_ui_keymap_get_default ();

  g_return_if_fail (GTK_IS_APPLICATION (application));

  if (g_object_get_data (G_OBJECT (application), "adduce-ui-accels") != NULL)
    return;

  g_object_set_data (G_OBJECT (application), "adduce-ui-accels", keymap);
  install (application, keymap);
  g_signal_connect_object (keymap, "changed", G_CALLBACK (install), application, G_CONNECT_SWAPPED);
}

GtkEventController *
adduce_ui_accels_create_controller (const char *const *actions)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_return_val_if_fail (actions != NULL, controller);

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (GStrv) keys = NULL;

      if (table[i].bare || !g_strv_contains (actions, table[i].action))
        continue;
      keys = adduce_ui_keymap_dup_accelerators (adduce_ui_keymap_get_default (), &table[i]);
      for (guint k = 0; keys[k] != NULL; k++)
        gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                              gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[k]),
                                                                gtk_named_action_new (table[i].action)));
    }
  return controller;
}
