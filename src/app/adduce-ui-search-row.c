/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article that was found, as a row.
 */
#include "config.h"

#include "adduce-ui-search-row.h"

#include <glib/gi18n.h>
#include <string.h>

/* Bytes of a word that may be cut off at either end of a snippet. */
#define MAX_CUT 24

struct _AdduceUiSearchRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title_label;
  GtkLabel *facts_label;
  GtkLabel *snippet_label;
  char *text;
};

G_DEFINE_FINAL_TYPE (AdduceUiSearchRow, adduce_ui_search_row, GTK_TYPE_WIDGET)

static void
adduce_ui_search_row_dispose (GObject *object)
{
  AdduceUiSearchRow *self = ADDUCE_UI_SEARCH_ROW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (adduce_ui_search_row_parent_class)->dispose (object);
}

static void
adduce_ui_search_row_finalize (GObject *object)
{
  g_free (ADDUCE_UI_SEARCH_ROW (object)->text);
  G_OBJECT_CLASS (adduce_ui_search_row_parent_class)->finalize (object);
}

static void
adduce_ui_search_row_class_init (AdduceUiSearchRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = adduce_ui_search_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_search_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (AdduceUiSearchRow *self, int lines, const char *style)
{
  GtkLabel *label = GTK_LABEL (gtk_label_new (NULL));

  gtk_label_set_xalign (label, 0);
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_wrap (label, lines > 1);
  gtk_label_set_wrap_mode (label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_lines (label, lines > 1 ? lines : -1);
  if (style != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (label));
  return label;
}

static void
adduce_ui_search_row_init (AdduceUiSearchRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_margin_top (self->box, 4);
  gtk_widget_set_margin_bottom (self->box, 4);
  gtk_widget_set_margin_start (self->box, 6);
  gtk_widget_set_margin_end (self->box, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->title_label = add_label (self, 2, "heading");
  self->facts_label = add_label (self, 1, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->facts_label), "caption");
  self->snippet_label = add_label (self, 3, NULL);
}

GtkWidget *
adduce_ui_search_row_new (void)
{
  return g_object_new (ADDUCE_UI_TYPE_SEARCH_ROW, NULL);
}

/* "2031-03-04 · Courier · 3 hits · sub/a.txt"; what is unknown is left out. */
static char *
make_facts (AdduceSearchArticle *article, gboolean counted)
{
  guint n = adduce_search_article_get_n_hits (article);
  g_autofree char *hits = g_strdup_printf (g_dngettext (NULL, "%u hit", "%u hits", n), n);
  const char *parts[] = { adduce_search_article_get_date (article), adduce_search_article_get_outlet (article),
                          counted && n > 0 ? hits : "", adduce_search_article_get_display_path (article) };
  GString *facts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", parts[i]);
  return g_string_free (facts, FALSE);
}

/* What was cut in the middle of a word begins with a whole one; (transfer full). */
static char *
trim_start (const char *text)
{
  const char *blank = strchr (text, ' ');

  if (g_utf8_strlen (text, -1) + MAX_CUT < ADDUCE_SEARCH_CONTEXT)
    return g_strdup (text);
  return g_strconcat ("…", blank != NULL && blank - text < MAX_CUT ? blank + 1 : text, NULL);
}

static char *
trim_end (const char *text)
{
  const char *blank = strrchr (text, ' ');
  gsize length = strlen (text);

  if (g_utf8_strlen (text, -1) + MAX_CUT < ADDUCE_SEARCH_CONTEXT)
    return g_strdup (text);
  if (blank != NULL && length - (gsize) (blank - text) < MAX_CUT)
    length = (gsize) (blank - text);
  return g_strdup_printf ("%.*s…", (int) length, text);
}

static void
show (AdduceUiSearchRow *self, AdduceSearchArticle *article, gboolean counted, const char *before, const char *words,
      const char *after)
{
  g_autofree char *facts = make_facts (article, counted);
  gboolean is_hit = *before != '\0' || *after != '\0' || !counted || adduce_search_article_get_n_hits (article) > 0;
  g_autofree char *start = trim_start (before), *end = trim_end (after);
  g_autofree char *markup = g_markup_printf_escaped (is_hit ? "%s<b>%s</b>%s" : "%s%s%s", start, words, end);

  gtk_label_set_label (self->title_label, adduce_search_article_get_title (article));
  gtk_label_set_label (self->facts_label, facts);
  gtk_label_set_markup (self->snippet_label, markup);
  g_free (self->text);
  self->text = g_strdup_printf ("%s, %s: %s%s%s", adduce_search_article_get_title (article), facts, start, words,
                                end);
}

void
adduce_ui_search_row_show_article (AdduceUiSearchRow *self, AdduceSearchArticle *article)
{
  g_return_if_fail (ADDUCE_UI_IS_SEARCH_ROW (self));
  g_return_if_fail (ADDUCE_IS_SEARCH_ARTICLE (article));

  show (self, article, TRUE, adduce_search_article_get_before (article), adduce_search_article_get_words (article),
        adduce_search_article_get_after (article));
}

void
adduce_ui_search_row_show_hit (AdduceUiSearchRow *self, AdduceSearchHit *hit)
{
  g_return_if_fail (ADDUCE_UI_IS_SEARCH_ROW (self));
  g_return_if_fail (ADDUCE_IS_SEARCH_HIT (hit));

  show (self, adduce_search_hit_get_article (hit), FALSE, adduce_search_hit_get_left (hit),
        adduce_search_hit_get_words (hit), adduce_search_hit_get_right (hit));
}

const char *
adduce_ui_search_row_get_text (AdduceUiSearchRow *self)
{
  g_return_val_if_fail (ADDUCE_UI_IS_SEARCH_ROW (self), NULL);

  return self->text;
}
