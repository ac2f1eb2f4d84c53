/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rules, read from their files.
 */
#include "config.h"

#include "import/adduce-import-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-durable.h"
#include "store/adduce-paths.h"

#define FOLDER "import-rules"
#define MAX_BYTES (1024 * 1024)
#define RULE "Rule"

static void
free_pattern_cb (gpointer data)
{
  AdduceImportPattern *pattern = data;

  g_free (pattern->name);
  g_free (pattern->xpath);
  g_clear_pointer (&pattern->regex, g_regex_unref);
  g_free (pattern);
}

/* --- one rule --- */

/* As it stands, with backslashes, which the key file would take for its own; (transfer full) (nullable). */
static char *
dup_value (GKeyFile *file, const char *key)
{
  char *value = g_key_file_get_value (file, RULE, key, NULL);

  if (value != NULL && *value == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

static gboolean
compile (const char *pattern, const char *group, const char *key, GRegex **ret_regex, GError **error)
{
  g_autoptr (GError) regex_error = NULL;
  GRegex *regex = g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, &regex_error);

  if (regex == NULL)
    {
      /* translators: the place in a file of rules, like “Rule/Start”; then what is wrong */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("%s/%s is no regular expression: %s"), group, key,
                   regex_error->message);
      return FALSE;
    }
  *ret_regex = regex;
  return TRUE;
}

static gboolean
read_regexes (AdduceImportRule *self, GKeyFile *file, GError **error)
{
  const struct {
    const char *key;
    GRegex **regex;
  } all[] = {
    { "Start", &self->start },     { "End", &self->end },       { "Cover", &self->cover },
    { "Require", &self->require }, { "Exclude", &self->exclude }, { "Ignore", &self->ignore },
    { "Body", &self->body },       { "Rights", &self->rights }, { "Unknown", &self->unknown },
    { "Missing", &self->missing },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *pattern = dup_value (file, all[i].key);

      if (pattern != NULL && !compile (pattern, RULE, all[i].key, all[i].regex, error))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_label_key (const char *label)
{
  g_autofree char *tidy = g_strstrip (g_strdup (label));

  return g_utf8_casefold (tidy, -1);
}

/* (transfer full) (nullable): the words of a list. GLib reports a backslash at the end of one over the error that came
 * before it, which is a warning that nobody but a programmer may see; so that is looked for first. */
static GStrv
dup_list (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_value (file, group, key, NULL);
  gsize n = value != NULL ? strlen (value) : 0, n_ends = 0;
  while (n_ends < n && value[n - 1 - n_ends] == '\\')
    n_ends++;
  return n_ends % 2 == 1 ? NULL : g_key_file_get_string_list (file, group, key, NULL, NULL);
}

static void
read_labels (GKeyFile *file, const char *group, GHashTable *labels, GPtrArray *alternatives)
{
  g_auto (GStrv) fields = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    {
      g_auto (GStrv) words = dup_list (file, group, fields[i]);

      for (guint k = 0; words != NULL && words[k] != NULL; k++)
        if (*g_strstrip (words[k]) != '\0')
          {
            g_hash_table_replace (labels, dup_label_key (words[k]),
                                  g_str_equal (fields[i], "other") ? NULL : g_strdup (fields[i]));
            g_ptr_array_add (alternatives, g_regex_escape_string (words[k], -1));
          }
    }
}

/* Longer labels first: “Publication” begins “Publication date”. */
static int
compare_lengths_cb (gconstpointer a, gconstpointer b)
{
  gsize x = strlen (*(const char *const *) a), y = strlen (*(const char *const *) b);

  return x < y ? 1 : x > y ? -1 : 0;
}

static gboolean
read_label_regex (AdduceImportRule *self, GPtrArray *alternatives, GError **error)
{
  g_autofree char *any = NULL, *pattern = NULL;

  if (alternatives->len == 0)
    return TRUE;
  g_ptr_array_sort (alternatives, compare_lengths_cb);
  g_ptr_array_add (alternatives, NULL);
  any = g_strjoinv ("|", (char **) alternatives->pdata);
  pattern = g_strdup_printf ("^\\s*(%s)%s", any, self->label_end);
  return compile (pattern, RULE, "LabelEnd", &self->label, error);
}

static gboolean
read_patterns (GPtrArray *patterns, GKeyFile *file, const char *group, gboolean as_xpath, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (file, group, names[i], NULL);
      AdduceImportPattern *pattern = g_new0 (AdduceImportPattern, 1);

      g_ptr_array_add (patterns, pattern);
      pattern->name = g_strdup (names[i]);
      if (as_xpath)
        pattern->xpath = g_strdup (value);
      else if (!compile (value, group, names[i], &pattern->regex, error))
        return FALSE;
    }
  return TRUE;
}

/* `page=section:EXPRESSION`. */
static gboolean
read_derived (AdduceImportRule *self, GKeyFile *file, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, "Derived", NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_value (file, "Derived", names[i], NULL);
      const char *colon = strchr (value, ':');
      AdduceImportPattern *pattern;

      if (colon == NULL || colon == value)
        {
          /* translators: the name of a field in a file of rules */
          g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("Derived/%s must be FIELD:EXPRESSION"), names[i]);
          return FALSE;
        }
      pattern = g_new0 (AdduceImportPattern, 1);
      g_ptr_array_add (self->derived, pattern);
      pattern->name = g_strdup (names[i]);
      pattern->xpath = g_strndup (value, (gsize) (colon - value));
      if (!compile (colon + 1, "Derived", names[i], &pattern->regex, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_shape (AdduceImportRule *self, GKeyFile *file, GError **error)
{
  static const char *const shapes[] = { "blocks", "fields", "markup" };
  g_autofree char *shape = dup_value (file, "Shape");

  for (guint i = 0; shape != NULL && i < G_N_ELEMENTS (shapes); i++)
    if (g_str_equal (shape, shapes[i]))
      {
        self->shape = (AdduceImportShape) i;
        return TRUE;
      }
  g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("Rule/Shape must be blocks, fields or markup"));
  return FALSE;
}

static gboolean
check (const AdduceImportRule *self, GError **error)
{
  const char *reason = NULL;

  if (self->id == NULL || self->name == NULL)
    reason = _("Rule/Id and Rule/Name must be there");
  else if (self->shape == ADDUCE_IMPORT_MARKUP && self->article == NULL)
    reason = _("Rule/Article must be there: the XPath of an article");
  else if (self->shape != ADDUCE_IMPORT_MARKUP && self->start == NULL && self->end == NULL)
    reason = _("Rule/Start or Rule/End must be there: the line that begins or ends an article");
  if (reason != NULL)
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, reason);
  return reason == NULL;
}

AdduceImportRule *
adduce_import_rule_new (const char *text, GError **error)
{
  g_autoptr (AdduceImportRule) self = g_new0 (AdduceImportRule, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GPtrArray) alternatives = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->tail = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->patterns = g_ptr_array_new_with_free_func (free_pattern_cb);
  self->values = g_ptr_array_new_with_free_func (free_pattern_cb);
  self->derived = g_ptr_array_new_with_free_func (free_pattern_cb);
  if (!g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, &local_error))
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, local_error->message);
      return NULL;
    }

  self->id = dup_value (file, "Id");
  self->name = dup_value (file, "Name");
  self->provider = dup_value (file, "Provider");
  self->article = dup_value (file, "Article");
  self->label_end = dup_value (file, "LabelEnd");
  if (self->label_end == NULL)
    self->label_end = g_strdup (":\\s*");
  self->head = dup_list (file, RULE, "Head");
  self->line_heads = g_key_file_get_boolean (file, RULE, "LineHeads", NULL);
  read_labels (file, "Labels", self->labels, alternatives);
  read_labels (file, "Tail", self->tail, alternatives);
  if (!read_shape (self, file, error) || !read_regexes (self, file, error)
      || !read_label_regex (self, alternatives, error)
      || !read_patterns (self->patterns, file, "Patterns", self->shape == ADDUCE_IMPORT_MARKUP, error)
      || !read_patterns (self->values, file, "Values", FALSE, error) || !read_derived (self, file, error)
      || !check (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

AdduceImportRule *
adduce_import_rule_ref (AdduceImportRule *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
adduce_import_rule_unref (AdduceImportRule *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  GRegex *const all[] = { self->start, self->end,    self->cover,   self->require, self->exclude, self->ignore,
                          self->body,  self->rights, self->unknown, self->missing, self->label };
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i] != NULL)
      g_regex_unref (all[i]);
  g_free (self->id);
  g_free (self->name);
  g_free (self->provider);
  g_free (self->label_end);
  g_free (self->article);
  g_strfreev (self->head);
  g_hash_table_unref (self->labels);
  g_hash_table_unref (self->tail);
  g_ptr_array_unref (self->patterns);
  g_ptr_array_unref (self->values);
  g_ptr_array_unref (self->derived);
  g_free (self);
}

gboolean
adduce_import_rule_find_label (const AdduceImportRule *self, const char *label, const char **ret_field,
                               gboolean *ret_tail)
{
  g_autofree char *key = dup_label_key (label);
  gpointer field = NULL;

  *ret_tail = g_hash_table_lookup_extended (self->tail, key, NULL, &field);
  if (!*ret_tail && !g_hash_table_lookup_extended (self->labels, key, NULL, &field))
    return FALSE;
  *ret_field = field;
  return TRUE;
}

char *
adduce_import_rule_dup_value (const AdduceImportRule *self, const char *field, const char *value)
{
  for (guint i = 0; field != NULL && i < self->values->len; i++)
    {
      const AdduceImportPattern *pattern = self->values->pdata[i];
      g_autoptr (GMatchInfo) match = NULL;

      if (!g_str_equal (pattern->name, field))
        continue;
      return g_regex_match (pattern->regex, value, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
    }
  return g_strdup (value);
}

/* --- all rules --- */

char *
adduce_import_rule_get_folder (void)
{
  return adduce_paths_data_dir (FOLDER);
}

static gboolean
has_rule (GPtrArray *rules, const char *id)
{
  for (guint i = 0; i < rules->len; i++)
    if (g_str_equal (((AdduceImportRule *) rules->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static void
add_file (GPtrArray *rules, const char *path, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = adduce_durable_read (path, MAX_BYTES, NULL, &error);
  g_autofree char *text = NULL;
  AdduceImportRule *rule = NULL;
  gsize n = 0;

  if (bytes != NULL)
    {
      const char *data = g_bytes_get_data (bytes, &n);

      text = g_strndup (data != NULL ? data : "", n);
      rule = adduce_import_rule_new (text, &error);
    }
  if (rule == NULL && problems != NULL)
    {
      g_autofree char *shown = adduce_paths_display (path);

      g_ptr_array_add (problems, g_str_has_prefix (error->message, shown)
                                   ? g_strdup (error->message)
                                   : g_strdup_printf ("%s: %s", shown, error->message));
    }
  if (rule != NULL && has_rule (rules, rule->id))
    g_clear_pointer (&rule, adduce_import_rule_unref);
  if (rule != NULL)
    g_ptr_array_add (rules, rule);
}

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_folder (GPtrArray *rules, const char *folder, GPtrArray *problems)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".ini") && name[0] != '.' && !g_str_equal (name, "columns.ini")
        && !g_str_equal (name, "guesses.ini"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);

      add_file (rules, path, problems);
    }
}

GPtrArray *
adduce_import_rule_list (GPtrArray *problems)
{
  GPtrArray *rules = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_import_rule_unref);
  g_autofree char *own = adduce_import_rule_get_folder ();
  g_autofree char *installed = adduce_paths_installed (FOLDER);
  guint n_own;

  add_folder (rules, own, problems);
  n_own = rules->len;
  add_folder (rules, installed, problems);
  if (rules->len == n_own && problems != NULL)
    {
      g_autofree char *shown = adduce_paths_display (installed);

      g_ptr_array_add (problems, g_strdup_printf (_("The rules for databases are missing; install Adduce again (%s)"),
                                                  shown));
    }
  return rules;
}
