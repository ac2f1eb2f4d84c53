/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder of articles as a list model.
 */
#include "config.h"

#include <string.h>

#include "adduce-corpus.h"

#include "adduce-display.h"

struct _AdduceCorpus {
  GObject parent_instance;
  char *folder;
  char *title;
  GPtrArray *articles; /* AdduceArticle, owned, sorted by the bytes of the relative path, none twice */
  AdduceVocabulary *speakers;
  AdduceVocabulary *issues;
  GHashTable *vocabularies; /* id of a register of one's own → AdduceVocabulary */
  GHashTable *registers;         /* id → AdduceRegister */
  GHashTable *register_problems; /* id → sentence */
  AdduceCodebook *codebook; /* NULL before loading */
  char *codebook_problem;   /* or NULL */
  char *problem;            /* or NULL */
  gboolean loading;
  gboolean stopped;
};

enum {
  PROP_0,
  PROP_TITLE,
  PROP_LOADING,
  PROP_STOPPED,
  PROP_PROBLEM,
  PROP_CODEBOOK,
  PROP_CODEBOOK_PROBLEM,
  N_PROPS,
};

enum {
  SIGNAL_REGISTER_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];
static guint article_changed_signal;

static void adduce_corpus_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AdduceCorpus, adduce_corpus, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, adduce_corpus_list_model_init))

static const char *
get_relative (GPtrArray *articles, guint index)
{
  return adduce_article_get_relative (articles->pdata[index]);
}

/* The position of the first article that is not before @relative. */
static guint
find_place (GPtrArray *articles, const char *relative)
{
  guint low = 0, high = articles->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (get_relative (articles, middle), relative) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static int
compare_relatives_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (adduce_article_get_relative (*(AdduceArticle *const *) a),
                 adduce_article_get_relative (*(AdduceArticle *const *) b));
}

/* Those that are not in the corpus yet, sorted, each once. */
static GPtrArray *
sort_new (AdduceCorpus *self, AdduceArticle *const *articles, guint n_articles)
{
  g_autoptr (GPtrArray) all = g_ptr_array_sized_new (n_articles);
  GPtrArray *fresh = g_ptr_array_sized_new (n_articles);

  for (guint i = 0; i < n_articles; i++)
    if (adduce_corpus_lookup (self, adduce_article_get_relative (articles[i])) == NULL)
      g_ptr_array_add (all, articles[i]);
  g_ptr_array_sort (all, compare_relatives_cb);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || !g_str_equal (get_relative (all, i), get_relative (all, i - 1)))
      g_ptr_array_add (fresh, all->pdata[i]);
  return fresh;
}

static void
set_string (AdduceCorpus *self, char **field, const char *value, guint prop)
{
  if (g_strcmp0 (*field, value) == 0)
    return;
  g_free (*field);
  *field = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static GType
adduce_corpus_get_item_type (GListModel *model)
{
  return ADDUCE_TYPE_ARTICLE;
}

static guint
adduce_corpus_get_n_items (GListModel *model)
{
  return ADDUCE_CORPUS (model)->articles->len;
}

static gpointer
adduce_corpus_get_item (GListModel *model, guint position)
{
  GPtrArray *articles = ADDUCE_CORPUS (model)->articles;

  return position < articles->len ? g_object_ref (articles->pdata[position]) : NULL;
}

static void
adduce_corpus_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = adduce_corpus_get_item_type;
  iface->get_n_items = adduce_corpus_get_n_items;
  iface->get_item = adduce_corpus_get_item;
}

static void
adduce_corpus_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  AdduceCorpus *self = ADDUCE_CORPUS (object);

  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_STOPPED:
      g_value_set_boolean (value, self->stopped);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_CODEBOOK:
      g_value_set_object (value, self->codebook);
      break;
    case PROP_CODEBOOK_PROBLEM:
      g_value_set_string (value, self->codebook_problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
adduce_corpus_finalize (GObject *object)
{
  AdduceCorpus *self = ADDUCE_CORPUS (object);

  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_object (&self->speakers);
  g_clear_object (&self->issues);
  g_clear_pointer (&self->vocabularies, g_hash_table_unref);
  g_clear_pointer (&self->registers, g_hash_table_unref);
  g_clear_pointer (&self->register_problems, g_hash_table_unref);
  g_clear_object (&self->codebook);
  g_clear_pointer (&self->codebook_problem, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->folder, g_free);
  G_OBJECT_CLASS (adduce_corpus_parent_class)->finalize (object);
}

static void
adduce_corpus_class_init (AdduceCorpusClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = adduce_corpus_get_property;
  object_class->finalize = adduce_corpus_finalize;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  props[PROP_STOPPED] = g_param_spec_boolean ("stopped", NULL, NULL, FALSE, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_CODEBOOK] = g_param_spec_object ("codebook", NULL, NULL, ADDUCE_TYPE_CODEBOOK, flags);
  props[PROP_CODEBOOK_PROBLEM] = g_param_spec_string ("codebook-problem", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  article_changed_signal = g_signal_new ("article-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 1, ADDUCE_TYPE_ARTICLE);
  signals[SIGNAL_REGISTER_CHANGED] = g_signal_new ("register-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
adduce_corpus_init (AdduceCorpus *self)
{
  self->articles = g_ptr_array_new_with_free_func (g_object_unref);
  self->speakers = adduce_vocabulary_new ();
  self->issues = adduce_vocabulary_new ();
  self->vocabularies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->registers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->register_problems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  /* No file says a thing of them yet; the speakers have entries that every corpus has. */
  adduce_vocabulary_set_register (self->speakers, adduce_corpus_get_register (self, ADDUCE_REGISTER_SPEAKER));
  adduce_vocabulary_set_register (self->issues, adduce_corpus_get_register (self, ADDUCE_REGISTER_ISSUE));
}

AdduceCorpus *
adduce_corpus_new (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  AdduceCorpus *self = g_object_new (ADDUCE_TYPE_CORPUS, NULL);
  self->folder = g_canonicalize_filename (folder, NULL);
  g_autofree char *name = g_path_get_basename (self->folder);
  self->title = adduce_display_name (name);
  return self;
}

const char *
adduce_corpus_get_folder (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  return self->folder;
}

const char *
adduce_corpus_get_title (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  return self->title;
}

guint
adduce_corpus_get_n_articles (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), 0);
  return self->articles->len;
}

AdduceArticle *
adduce_corpus_lookup (AdduceCorpus *self, const char *relative)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  g_return_val_if_fail (relative != NULL, NULL);

  guint place = find_place (self->articles, relative);
  if (place == self->articles->len || !g_str_equal (get_relative (self->articles, place), relative))
    return NULL;
  return self->articles->pdata[place];
}

void
adduce_corpus_add (AdduceCorpus *self, AdduceArticle *const *articles, guint n_articles)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (self));
  g_return_if_fail (articles != NULL || n_articles == 0);

  g_autoptr (GPtrArray) fresh = sort_new (self, articles, n_articles);
  if (fresh->len == 0)
    return;

  /* The stretch of old articles that the new ones go before, between and after. */
  guint first = find_place (self->articles, get_relative (fresh, 0));
  guint last = find_place (self->articles, get_relative (fresh, fresh->len - 1));
  guint n_old = last - first, from_old = last, to = last + fresh->len;
  guint from_new = fresh->len;

  /* Merged from the back, so that each article moves once. */
  guint n_after = self->articles->len - last;
  g_ptr_array_set_size (self->articles, self->articles->len + fresh->len);
  gpointer *all = self->articles->pdata;
  memmove (all + to, all + last, n_after * sizeof *all);
  while (from_new > 0)
    {
      if (from_old > first
          && strcmp (adduce_article_get_relative (all[from_old - 1]), get_relative (fresh, from_new - 1)) > 0)
        all[--to] = all[--from_old];
      else
        all[--to] = g_object_ref (fresh->pdata[--from_new]);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), first, n_old, n_old + fresh->len);
}

void
adduce_corpus_retain (AdduceCorpus *self, GHashTable *relatives)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (self));
  g_return_if_fail (relatives != NULL);

  g_autoptr (GPtrArray) old = g_steal_pointer (&self->articles);
  guint first = old->len, last = 0, n_gone = 0;

  self->articles = g_ptr_array_new_full (old->len, g_object_unref);
  for (guint i = 0; i < old->len; i++)
    {
      if (g_hash_table_contains (relatives, get_relative (old, i)))
        {
          g_ptr_array_add (self->articles, g_object_ref (old->pdata[i]));
          continue;
        }
      first = MIN (first, i);
      last = i;
      n_gone++;
    }
  if (n_gone > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, last - first + 1, last - first + 1 - n_gone);
}

gboolean
adduce_corpus_get_loading (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), FALSE);
  return self->loading;
}

void
adduce_corpus_set_loading (AdduceCorpus *self, gboolean loading)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (self));

  if (self->loading == !!loading)
    return;
  if (loading)
    adduce_corpus_set_stopped (self, FALSE);
  self->loading = !!loading;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

gboolean
adduce_corpus_get_stopped (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), FALSE);
  return self->stopped;
}

void
adduce_corpus_set_stopped (AdduceCorpus *self, gboolean stopped)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (self));

  if (self->stopped == !!stopped)
    return;
  self->stopped = !!stopped;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STOPPED]);
}

const char *
adduce_corpus_get_problem (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  return self->problem;
}

void
adduce_corpus_set_problem (AdduceCorpus *self, const char *problem)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (self));
  set_string (self, &self->problem, problem, PROP_PROBLEM);
}

AdduceCodebook *
adduce_corpus_get_codebook (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  return self->codebook;
}

void
adduce_corpus_set_codebook (AdduceCorpus *self, AdduceCodebook *codebook)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (self));
  g_return_if_fail (ADDUCE_IS_CODEBOOK (codebook));

  if (g_set_object (&self->codebook, codebook))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CODEBOOK]);
}

const char *
adduce_corpus_get_codebook_problem (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  return self->codebook_problem;
}

void
adduce_corpus_set_codebook_problem (AdduceCorpus *self, const char *problem)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (self));
  set_string (self, &self->codebook_problem, problem, PROP_CODEBOOK_PROBLEM);
}

AdduceVocabulary *
adduce_corpus_get_speakers (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  return self->speakers;
}

AdduceVocabulary *
adduce_corpus_get_issues (AdduceCorpus *self)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  return self->issues;
}

AdduceVocabulary *
adduce_corpus_get_vocabulary (AdduceCorpus *self, const char *register_id)
{
  AdduceVocabulary *vocabulary;

  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  g_return_val_if_fail (register_id != NULL, NULL);

  if (strcmp (register_id, ADDUCE_REGISTER_SPEAKER) == 0)
    return self->speakers;
  if (strcmp (register_id, ADDUCE_REGISTER_ISSUE) == 0)
    return self->issues;
  vocabulary = g_hash_table_lookup (self->vocabularies, register_id);
  if (vocabulary == NULL)
    {
      vocabulary = adduce_vocabulary_new ();
      adduce_vocabulary_set_register (vocabulary, adduce_corpus_get_register (self, register_id));
      g_hash_table_insert (self->vocabularies, g_strdup (register_id), vocabulary);
    }
  return vocabulary;
}

void
adduce_corpus_count_tag (AdduceCorpus *self, const char *variable_id, AdduceTag *tag, int count)
{
  AdduceVariable *variable;
  const char *register_id = NULL;

  g_return_if_fail (ADDUCE_IS_CORPUS (self));
  g_return_if_fail (variable_id != NULL && tag != NULL);

  if (strcmp (variable_id, ADDUCE_REGISTER_SPEAKER) == 0 || strcmp (variable_id, ADDUCE_REGISTER_ISSUE) == 0)
    register_id = variable_id;
  else if (self->codebook != NULL && (variable = adduce_codebook_get_variable (self->codebook, variable_id)) != NULL)
    register_id = adduce_variable_get_register (variable);
  if (register_id != NULL)
    adduce_vocabulary_count (adduce_corpus_get_vocabulary (self, register_id), tag, count);
}

void
adduce_corpus_article_changed (AdduceCorpus *self, AdduceArticle *article)
{
  g_return_if_fail (ADDUCE_IS_CORPUS (self));
  g_return_if_fail (ADDUCE_IS_ARTICLE (article));

  g_signal_emit (self, article_changed_signal, 0, article);
}

AdduceRegister *
adduce_corpus_get_register (AdduceCorpus *self, const char *id)
{
  AdduceRegister *found;

  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  found = g_hash_table_lookup (self->registers, id);
  if (found == NULL)
    {
      found = adduce_register_new (id);
      g_hash_table_insert (self->registers, g_strdup (id), found);
    }
  return found;
}

const char *
adduce_corpus_get_register_problem (AdduceCorpus *self, const char *id)
{
  g_return_val_if_fail (ADDUCE_IS_CORPUS (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (self->register_problems, id);
}

void
adduce_corpus_set_register (AdduceCorpus *self, AdduceRegister *value, const char *problem)
{
  const char *id;
  gboolean same_problem;

  g_return_if_fail (ADDUCE_IS_CORPUS (self));
  g_return_if_fail (ADDUCE_IS_REGISTER (value));

  id = adduce_register_get_id (value);
  same_problem = g_strcmp0 (g_hash_table_lookup (self->register_problems, id), problem) == 0;
  if (same_problem && g_hash_table_lookup (self->registers, id) == value)
    return;

  g_hash_table_replace (self->registers, g_strdup (id), g_object_ref (value));
  if (problem != NULL)
    g_hash_table_replace (self->register_problems, g_strdup (id), g_strdup (problem));
  else
    g_hash_table_remove (self->register_problems, id);
  if (strcmp (id, ADDUCE_REGISTER_SPEAKER) == 0)
    adduce_vocabulary_set_register (self->speakers, value);
  else if (strcmp (id, ADDUCE_REGISTER_ISSUE) == 0)
    adduce_vocabulary_set_register (self->issues, value);
  else if (g_hash_table_contains (self->vocabularies, id))
    adduce_vocabulary_set_register (g_hash_table_lookup (self->vocabularies, id), value);
  g_signal_emit (self, signals[SIGNAL_REGISTER_CHANGED], 0, id);
}
