/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A popover in which is said which articles are shown.
 *
 * What stands in it is read from the choice whenever that changes, and what is done in it makes another choice; it
 * keeps nothing itself.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "adduce-ui-article-filter.h"
#include "adduce-ui-article-lists.h"
#include "adduce-ui-compat.h"
#include "adduce-ui-date-bars.h"

/* The most outlets and languages that are offered; the expression takes any. */
#define MAX_VALUES 200

/* What is left free beside it, in pixels. */
#define EDGE 6

struct _AdduceUiArticleFilter
{
  GtkPopover parent_instance;

  AdduceUiArticleLists *lists;
  AdduceUiDateBars *date_bars;
  GtkEditable *from_entry;
  GtkEditable *to_entry;
  GtkLabel *dates_label;
  GtkWidget *outlets;
  GtkWidget *languages;
  GtkWidget *things;
  GtkSpinButton *sample_spin;
  GtkEditable *seed_entry;
  GtkEditable *expression_entry;
  GtkLabel *problem_label;
  GtkWidget *clear_button;
  GtkWidget *scrolled;

  AdduceArticleChoice *choice; /* or NULL */
  gboolean showing;            /* what the choice is */
};

G_DEFINE_FINAL_TYPE (AdduceUiArticleFilter, adduce_ui_article_filter, GTK_TYPE_POPOVER)

/* What an article may have that is worth a row; all others can be typed. */
static const char *const offered[] = { "claims",  "own-claims", "date",        "outlet",   "authors", "headline",
                                       "guesses", "doubts",     "boilerplate", "problems", "twins",   "repeats" };

static void
show_problem (AdduceUiArticleFilter *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

/* Another expression, or sample; the list's own articles stay. */
static void
choose (AdduceUiArticleFilter *self, const char *where, guint sample, const char *seed)
{
  AdduceArticleList *now = adduce_article_choice_get (self->choice);
  g_autoptr (AdduceArticleList) list = adduce_article_list_new (
    adduce_article_list_get_name (now), where, sample, seed, adduce_article_list_get_coder (now),
    adduce_article_list_get_articles (now));
  g_autoptr (GError) error = NULL;

  adduce_article_choice_set (self->choice, list, &error);
  show_problem (self, error != NULL ? error->message : NULL);
}

static void
choose_where (AdduceUiArticleFilter *self, const char *where)
{
  AdduceArticleList *now = adduce_article_choice_get (self->choice);

  choose (self, where, adduce_article_list_get_sample (now), adduce_article_list_get_seed (now));
}

/* Instead of all tests about that. */
static void
choose_part (AdduceUiArticleFilter *self, AdduceArticleTest test, const char *thing, const char *part)
{
  g_autofree char *where
    = adduce_article_filter_with (adduce_article_choice_get_filter (self->choice), test, thing, part);

  choose_where (self, where);
}

/* --- dates --- */

static void
choose_dates (AdduceUiArticleFilter *self, const char *from, const char *to)
{
  g_autoptr (GString) part = g_string_new (*from != '\0' || *to != '\0' ? "date" : "");

  if (*from != '\0' && g_str_equal (from, to))
    g_string_append_printf (part, " is %s", from);
  else
    {
      if (*from != '\0')
        g_string_append_printf (part, " from %s", from);
      if (*to != '\0')
        g_string_append_printf (part, " to %s", to);
    }
  choose_part (self, ADDUCE_ARTICLE_TEST_DATE, NULL, part->str);
}

static void
brushed_cb (AdduceUiArticleFilter *self, guint from, guint to)
{
  char one[ADDUCE_ARTICLE_DATE_SIZE], two[ADDUCE_ARTICLE_DATE_SIZE];

  choose_dates (self, adduce_article_format_date (from, one), adduce_article_format_date (to, two));
}

static void
dates_typed_cb (AdduceUiArticleFilter *self)
{
  g_autofree char *from = g_strstrip (g_strdup (gtk_editable_get_text (self->from_entry)));
  g_autofree char *to = g_strstrip (g_strdup (gtk_editable_get_text (self->to_entry)));

  if ((*from != '\0' && !adduce_article_facts_is_date (from)) || (*to != '\0' && !adduce_article_facts_is_date (to)))
    show_problem (self, _("A date is YYYY-MM-DD, YYYY-MM or YYYY"));
  else
    choose_dates (self, from, to);
}

static void
show_dates (AdduceUiArticleFilter *self)
{
  char text[ADDUCE_ARTICLE_DATE_SIZE];
  guint32 from = 0, to = 0;

  adduce_article_filter_get_dates (adduce_article_choice_get_filter (self->choice), &from, &to);
  adduce_ui_date_bars_show_range (self->date_bars, from, to);
  gtk_editable_set_text (self->from_entry, adduce_article_format_date (from, text));
  gtk_editable_set_text (self->to_entry, adduce_article_format_date (to, text));
}

static void
fill_dates (AdduceUiArticleFilter *self, GPtrArray *articles)
{
  guint n_vague, n_undated;
  g_autoptr (GArray) dates = adduce_article_dates_count (articles, &n_vague, &n_undated);
  g_autoptr (GString) words = g_string_new (NULL);
  char one[ADDUCE_ARTICLE_DATE_SIZE], two[ADDUCE_ARTICLE_DATE_SIZE];

  adduce_ui_date_bars_set_dates (self->date_bars, dates);
  gtk_widget_set_visible (GTK_WIDGET (self->date_bars), dates->len > 0);
  if (dates->len > 0)
    /* translators: the first and the last date */
    g_string_append_printf (words, _("%s to %s"),
                            adduce_article_format_date (g_array_index (dates, AdduceArticleDates, 0).date, one),
                            adduce_article_format_date (
                              g_array_index (dates, AdduceArticleDates, dates->len - 1).date, two));
  if (n_vague > 0)
    g_string_append_printf (words, g_dngettext (NULL, " · %u less exact", " · %u less exact", n_vague), n_vague);
  if (n_undated > 0 && words->len > 0)
    g_string_append (words, " · ");
  if (n_undated > 0)
    g_string_append_printf (words, g_dngettext (NULL, "%u undated", "%u undated", n_undated), n_undated);
  gtk_label_set_label (self->dates_label, words->str);
}

/* --- outlets and languages --- */

static void
check_cb (GtkCheckButton *button, AdduceUiArticleFilter *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (button));
  gboolean is_outlet = box == self->outlets;
  g_autoptr (GString) part = g_string_new (NULL);

  if (self->showing)
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child) && gtk_check_button_get_active (GTK_CHECK_BUTTON (child)))
      {
        g_autofree char *value = adduce_article_filter_quote (g_object_get_data (G_OBJECT (child), "value"));

        g_string_append_printf (part, "%s%s", part->len > 0 ? ", " : is_outlet ? "outlet is " : "language is ", value);
      }
  choose_part (self, is_outlet ? ADDUCE_ARTICLE_TEST_OUTLET : ADDUCE_ARTICLE_TEST_LANGUAGE, NULL, part->str);
}

typedef struct {
  const char *value;
  guint count;
} Value;

static int
compare_values_cb (gconstpointer a, gconstpointer b)
{
  const Value *one = a, *two = b;

  return one->count != two->count ? (one->count > two->count ? -1 : 1) : g_utf8_collate (one->value, two->value);
}

/* A check button for each value, the most frequent first. */
static void
fill_values (AdduceUiArticleFilter *self, GtkWidget *box, GPtrArray *articles,
             const char *(*get_value) (AdduceArticle *article))
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (Value));
  GHashTableIter iter;
  gpointer value, count;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; i < articles->len; i++)
    if ((value = (gpointer) get_value (articles->pdata[i])) != NULL)
      g_hash_table_insert (counts, value,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, value)) + 1));
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &value, &count))
    {
      Value one = { value, GPOINTER_TO_UINT (count) };

      g_array_append_val (values, one);
    }
  g_array_sort (values, compare_values_cb);
  for (guint i = 0; i < MIN (values->len, MAX_VALUES); i++)
    {
      const Value *one = &g_array_index (values, Value, i);
      /* translators: an outlet or a language, and how many articles it has */
      g_autofree char *text = g_strdup_printf (_("%s (%u)"), one->value, one->count);
      GtkWidget *button = gtk_check_button_new_with_label (text);

      g_object_set_data_full (G_OBJECT (button), "value", g_strdup (one->value), g_free);
      g_signal_connect (button, "toggled", G_CALLBACK (check_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  if (values->len == 0)
    {
      GtkWidget *label = gtk_label_new (_("No article says so"));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (box), label);
    }
}

static void
show_values (GtkWidget *box, char **values)
{
  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_CHECK_BUTTON (child))
      {
        const char *value = g_object_get_data (G_OBJECT (child), "value");

        gtk_check_button_set_active (GTK_CHECK_BUTTON (child),
                                     g_strv_contains ((const char *const *) values, value));
      }
}

/* --- has, has not --- */

static void
thing_cb (GtkDropDown *drop_down, GParamSpec *pspec, AdduceUiArticleFilter *self)
{
  const char *thing = g_object_get_data (G_OBJECT (drop_down), "thing");
  guint selected = gtk_drop_down_get_selected (drop_down);
  g_autofree char *part = selected == 0 ? NULL : g_strconcat (selected == 1 ? "has " : "lacks ", thing, NULL);

  if (!self->showing)
    choose_part (self, ADDUCE_ARTICLE_TEST_HAS, thing, part);
}

static void
make_things (AdduceUiArticleFilter *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++)
    {
      const char *const words[] = { _("Either"), _("Has"), _("Has Not"), NULL };
      const char *name = adduce_article_filter_get_thing_label (offered[i]);
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = gtk_label_new (name);
      GtkWidget *drop_down = gtk_drop_down_new_from_strings (words);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
      adduce_ui_compat_label_drop_down (GTK_DROP_DOWN (drop_down), name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
      g_object_set_data (G_OBJECT (drop_down), "thing", (gpointer) offered[i]);
      g_signal_connect (drop_down, "notify::selected", G_CALLBACK (thing_cb), self);
      gtk_box_append (GTK_BOX (row), label);
      gtk_box_append (GTK_BOX (row), drop_down);
      gtk_box_append (GTK_BOX (self->things), row);
    }
}

static void
show_things (AdduceUiArticleFilter *self)
{
  AdduceArticleFilter *filter = adduce_article_choice_get_filter (self->choice);

  for (GtkWidget *row = gtk_widget_get_first_child (self->things); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *drop_down = gtk_widget_get_last_child (row);
      int has = adduce_article_filter_get_has (filter, g_object_get_data (G_OBJECT (drop_down), "thing"));

      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), has == 0 ? 0 : has > 0 ? 1 : 2);
    }
}

/* --- sample, expression, lists --- */

static void
sample_cb (AdduceUiArticleFilter *self)
{
  const char *seed = gtk_editable_get_text (self->seed_entry);

  if (self->showing || self->choice == NULL)
    return;
  choose (self, adduce_article_list_get_where (adduce_article_choice_get (self->choice)),
          (guint) gtk_spin_button_get_value_as_int (self->sample_spin), *seed != '\0' ? seed : NULL);
}

static void
expression_cb (AdduceUiArticleFilter *self)
{
  choose_where (self, gtk_editable_get_text (self->expression_entry));
}

static void
list_cb (AdduceUiArticleFilter *self, AdduceArticleList *list)
{
  g_autoptr (GError) error = NULL;

  if (adduce_article_choice_set (self->choice, list, &error))
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    show_problem (self, error->message);
}

static void
clear_cb (AdduceUiArticleFilter *self)
{
  adduce_article_choice_set (self->choice, NULL, NULL);
  show_problem (self, NULL);
}

/* --- all --- */

static void
show_choice (AdduceUiArticleFilter *self)
{
  AdduceArticleList *now;
  AdduceArticleFilter *filter;
  g_auto (GStrv) outlets = NULL;
  g_auto (GStrv) languages = NULL;
  g_autofree char *where = NULL;

  if (self->choice == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)) || self->showing)
    return;
  self->showing = TRUE;
  now = adduce_article_choice_get (self->choice);
  filter = adduce_article_choice_get_filter (self->choice);
  outlets = adduce_article_filter_dup_values (filter, ADDUCE_ARTICLE_TEST_OUTLET);
  languages = adduce_article_filter_dup_values (filter, ADDUCE_ARTICLE_TEST_LANGUAGE);
  where = adduce_article_filter_to_string (filter);
  show_dates (self);
  show_values (self->outlets, outlets);
  show_values (self->languages, languages);
  show_things (self);
  if (gtk_spin_button_get_value_as_int (self->sample_spin) != (int) adduce_article_list_get_sample (now))
    gtk_spin_button_set_value (self->sample_spin, adduce_article_list_get_sample (now));
  if (*gtk_editable_get_text (self->seed_entry) != '\0'
      || !g_str_equal (adduce_article_list_get_seed (now), "1"))
    if (!g_str_equal (gtk_editable_get_text (self->seed_entry), adduce_article_list_get_seed (now)))
      gtk_editable_set_text (self->seed_entry, adduce_article_list_get_seed (now));
  gtk_editable_set_text (self->expression_entry, where);
  gtk_widget_set_sensitive (self->clear_button, !adduce_article_choice_is_all (self->choice));
  self->showing = FALSE;
}

/* In a narrow window what is centred below its button would pass the window's edge. */
static void
keep_in_window (AdduceUiArticleFilter *self)
{
  GtkWidget *widget = GTK_WIDGET (self), *button = gtk_widget_get_parent (widget);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  GtkWidget *contents = gtk_widget_get_parent (GTK_WIDGET (self->scrolled));
  graphene_rect_t bounds;
  int width, left, right, shift;

  if (window == NULL || !gtk_widget_compute_bounds (button, window, &bounds))
    return;
  gtk_widget_measure (contents, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  left = (int) (bounds.origin.x + bounds.size.width / 2) - width / 2;
  right = gtk_widget_get_width (window) - EDGE - left - width;
  shift = left < EDGE ? EDGE - left : MIN (right, 0);
  gtk_popover_set_offset (GTK_POPOVER (self), shift, 0);
}

static void
shown_cb (AdduceUiArticleFilter *self)
{
  AdduceCorpus *corpus = self->choice != NULL ? adduce_article_choice_get_corpus (self->choice) : NULL;
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; corpus != NULL && i < adduce_corpus_get_n_articles (corpus); i++)
    g_ptr_array_add (articles, g_list_model_get_item (G_LIST_MODEL (corpus), i));
  fill_dates (self, articles);
  fill_values (self, self->outlets, articles, adduce_article_get_outlet);
  fill_values (self, self->languages, articles, adduce_article_get_language);
  adduce_ui_article_lists_refresh (self->lists);
  show_problem (self, NULL);
  show_choice (self);
  keep_in_window (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->lists));
}

static void
adduce_ui_article_filter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  adduce_ui_compat_measure_popover (widget, GTK_WIDGET_CLASS (adduce_ui_article_filter_parent_class), orientation,
                                    for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
adduce_ui_article_filter_dispose (GObject *object)
{
  adduce_ui_article_filter_set_choice (ADDUCE_UI_ARTICLE_FILTER (object), NULL);
  G_OBJECT_CLASS (adduce_ui_article_filter_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, lists);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, date_bars);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, from_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, to_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, dates_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, outlets);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, languages);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, things);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, sample_spin);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, seed_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, expression_entry);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, problem_label);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, clear_button);
  gtk_widget_class_bind_template_child (widget_class, AdduceUiArticleFilter, scrolled);
}

static void
adduce_ui_article_filter_class_init (AdduceUiArticleFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = adduce_ui_article_filter_dispose;
  widget_class->measure = adduce_ui_article_filter_measure;
  g_type_ensure (ADDUCE_UI_TYPE_DATE_BARS);
  g_type_ensure (ADDUCE_UI_TYPE_ARTICLE_LISTS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/adduce/Adduce/ui/adduce-ui-article-filter.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_cb);
  gtk_widget_class_bind_template_callback (widget_class, brushed_cb);
  gtk_widget_class_bind_template_callback (widget_class, dates_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, expression_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
adduce_ui_article_filter_init (AdduceUiArticleFilter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  make_things (self);
}

void
adduce_ui_article_filter_set_choice (AdduceUiArticleFilter *self, AdduceArticleChoice *choice)
{
  g_return_if_fail (ADDUCE_UI_IS_ARTICLE_FILTER (self));

  if (self->choice == choice)
    return;
  if (self->choice != NULL)
    g_signal_handlers_disconnect_by_data (self->choice, self);
  g_set_object (&self->choice, choice);
  if (choice == NULL)
    return;
  adduce_ui_article_lists_set_choice (self->lists, choice);
  g_signal_connect_swapped (choice, "changed", G_CALLBACK (show_choice), self);
}
