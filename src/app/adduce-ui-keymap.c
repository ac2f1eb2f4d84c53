/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of keys with the user's own laid over it.
 */
#include "config.h"

#include "adduce-ui-keymap.h"

#define SETTING "keys"

struct _AdduceUiKeymap
{
  GObject parent_instance;

  GSettings *settings;
  const AdduceUiAccel *rows;
  guint n_rows;
  GArray **keys;        /* by row: AdduceUiKey */
  char **labels;        /* by row: the first key for people, made when it is asked for */
  GHashTable *by_key;   /* hash of a key → row, +1 */
  GHashTable *by_action; /* detailed action → its first row, +1 */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AdduceUiKeymap, adduce_ui_keymap, G_TYPE_OBJECT)

static char *
dup_id (const AdduceUiAccel *row)
{
  return g_strconcat (row->bare ? "article:" : "", row->action, NULL);
}

static guint
get_index (AdduceUiKeymap *self, const AdduceUiAccel *row)
{
  return (guint) (row - self->rows);
}

static gboolean
is_row (AdduceUiKeymap *self, const AdduceUiAccel *row)
{
  return row >= self->rows && row < self->rows + self->n_rows;
}

static gboolean
contains (GArray *keys, AdduceUiKey key)
{
  for (guint i = 0; i < keys->len; i++)
    if (adduce_ui_key_equal (g_array_index (keys, AdduceUiKey, i), key))
      return TRUE;
  return FALSE;
}

static GArray *
parse (const char *const *accelerators)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (AdduceUiKey));

  for (guint i = 0; accelerators[i] != NULL; i++)
    {
      AdduceUiKey key;

      if (adduce_ui_key_parse (accelerators[i], &key) && !contains (keys, key))
        g_array_append_val (keys, key);
    }
  return keys;
}

static GArray *
parse_default (const AdduceUiAccel *row)
{
  g_auto (GStrv) accelerators = g_strsplit (row->accels, " ", -1);

  return parse ((const char *const *) accelerators);
}

/* What the user said of a row, or NULL. */
static GStrv
lookup_own (GVariant *own, const AdduceUiAccel *row)
{
  g_autofree char *id = dup_id (row);
  GStrv accelerators = NULL;

  return g_variant_lookup (own, id, "^as", &accelerators) ? accelerators : NULL;
}

/* Takes the keys that another row has already out of @keys, and enters the others. */
static void
enter (AdduceUiKeymap *self, guint index, GArray *keys)
{
  for (guint i = 0; i < keys->len;)
    {
      gpointer hash = GUINT_TO_POINTER (adduce_ui_key_hash (g_array_index (keys, AdduceUiKey, i)));

      if (g_hash_table_contains (self->by_key, hash))
        g_array_remove_index (keys, i);
      else
        {
          g_hash_table_insert (self->by_key, hash, GUINT_TO_POINTER (index + 1));
          i++;
        }
    }
  self->keys[index] = keys;
}

static void
clear (AdduceUiKeymap *self)
{
  g_hash_table_remove_all (self->by_key);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_clear_pointer (&self->keys[i], g_array_unref);
      g_clear_pointer (&self->labels[i], g_free);
    }
}

/* First what the user said, then what is left of the table. */
static void
rebuild (AdduceUiKeymap *self)
{
  g_autoptr (GVariant) own = g_settings_get_value (self->settings, SETTING);

  clear (self);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_auto (GStrv) accelerators = lookup_own (own, &self->rows[i]);

      if (accelerators != NULL)
        enter (self, i, parse ((const char *const *) accelerators));
    }
  for (guint i = 0; i < self->n_rows; i++)
    if (self->keys[i] == NULL)
      enter (self, i, parse_default (&self->rows[i]));
}

static void
settings_changed_cb (AdduceUiKeymap *self)
{
  rebuild (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
adduce_ui_keymap_finalize (GObject *object)
{
  AdduceUiKeymap *self = ADDUCE_UI_KEYMAP (object);

  clear (self);
  g_free (self->keys);
  g_free (self->labels);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->by_action);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (adduce_ui_keymap_parent_class)->finalize (object);
}

static void
adduce_ui_keymap_class_init (AdduceUiKeymapClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = adduce_ui_keymap_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
}

static void
adduce_ui_keymap_init (AdduceUiKeymap *self)
{
  self->rows = adduce_ui_accels_get (&self->n_rows);
  self->keys = g_new0 (GArray *, self->n_rows);
  self->labels = g_new0 (char *, self->n_rows);
  self->by_key = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->by_action = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = self->n_rows; i > 0; i--)
    g_hash_table_insert (self->by_action, (char *) self->rows[i - 1].action, GUINT_TO_POINTER (i));
}

AdduceUiKeymap *
adduce_ui_keymap_new (GSettings *settings)
{
  AdduceUiKeymap *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ADDUCE_UI_TYPE_KEYMAP, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" SETTING, G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return self;
}

AdduceUiKeymap *
adduce_ui_keymap_get_default (void)
{
  static AdduceUiKeymap *keymap;

  if (keymap == NULL)
    {
      g_autoptr (GSettings) settings = g_settings_new (ADDUCE_APP_ID);

      keymap = adduce_ui_keymap_new (settings);
    }
  return keymap;
}

const AdduceUiKey *
adduce_ui_keymap_get_keys (AdduceUiKeymap *self, const AdduceUiAccel *row, guint *ret_n_keys)
{
  GArray *keys;

  g_return_val_if_fail (ADDUCE_UI_IS_KEYMAP (self), NULL);
  g_return_val_if_fail (is_row (self, row), NULL);

  keys = self->keys[get_index (self, row)];
  *ret_n_keys = keys->len;
  return (const AdduceUiKey *) keys->data;
}

GStrv
adduce_ui_keymap_dup_accelerators (AdduceUiKeymap *self, const AdduceUiAccel *row)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_keys = 0;
  const AdduceUiKey *keys = adduce_ui_keymap_get_keys (self, row, &n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *accelerator = adduce_ui_key_dup_accelerator (keys[i]);

      g_strv_builder_add (builder, accelerator);
    }
  return g_strv_builder_end (builder);
}

char *
adduce_ui_keymap_dup_labels (AdduceUiKeymap *self, const AdduceUiAccel *row)
{
  GString *labels = g_string_new (NULL);
  guint n_keys = 0;
  const AdduceUiKey *keys = adduce_ui_keymap_get_keys (self, row, &n_keys);

  for (guint i = 0; i < n_keys; i++)
    {
      g_autofree char *label = adduce_ui_key_dup_label (keys[i]);

      g_string_append_printf (labels, "%s%s", i > 0 ? ", " : "", label);
    }
  return g_string_free (labels, FALSE);
}

const char *
adduce_ui_keymap_get_label (AdduceUiKeymap *self, const char *action)
{
  guint first;

  g_return_val_if_fail (ADDUCE_UI_IS_KEYMAP (self), NULL);
  g_return_val_if_fail (action != NULL, NULL);

  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_action, action));
  for (guint i = first > 0 ? first - 1 : self->n_rows; i < self->n_rows; i++)
    {
      if (self->keys[i]->len == 0 || (i != first - 1 && !g_str_equal (self->rows[i].action, action)))
        continue;
      if (self->labels[i] == NULL)
        self->labels[i] = adduce_ui_key_dup_label (g_array_index (self->keys[i], AdduceUiKey, 0));
      return self->labels[i];
    }
  return NULL;
}

const AdduceUiAccel *
adduce_ui_keymap_lookup (AdduceUiKeymap *self, AdduceUiKey key)
{
  guint found;

  g_return_val_if_fail (ADDUCE_UI_IS_KEYMAP (self), NULL);

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, GUINT_TO_POINTER (adduce_ui_key_hash (key))));
  return found > 0 ? &self->rows[found - 1] : NULL;
}

const AdduceUiAccel *
adduce_ui_keymap_lookup_bare (AdduceUiKeymap *self, AdduceUiKey key)
{
  const AdduceUiAccel *row = adduce_ui_keymap_lookup (self, key);

  return row != NULL && row->bare ? row : NULL;
}

gboolean
adduce_ui_keymap_get_is_changed (AdduceUiKeymap *self, const AdduceUiAccel *row)
{
  g_autoptr (GVariant) own = NULL;

  g_return_val_if_fail (ADDUCE_UI_IS_KEYMAP (self), FALSE);
  g_return_val_if_fail (row == NULL || is_row (self, row), FALSE);

  own = g_settings_get_value (self->settings, SETTING);
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_auto (GStrv) accelerators = NULL;

      if (row != NULL && row != &self->rows[i])
        continue;
      accelerators = lookup_own (own, &self->rows[i]);
      if (accelerators != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_default (const AdduceUiAccel *row, GArray *keys)
{
  g_autoptr (GArray) table = parse_default (row);

  return table->len == keys->len
         && (keys->len == 0 || memcmp (table->data, keys->data, keys->len * sizeof (AdduceUiKey)) == 0);
}

/* Says of a row that it has these keys, or nothing where they are those of the table. */
static void
say (GVariantDict *own, const AdduceUiAccel *row, GArray *keys)
{
  g_autofree char *id = dup_id (row);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) accelerators = NULL;

  if (is_default (row, keys))
    {
      g_variant_dict_remove (own, id);
      return;
    }

  for (guint i = 0; i < keys->len; i++)
    {
      g_autofree char *accelerator = adduce_ui_key_dup_accelerator (g_array_index (keys, AdduceUiKey, i));

      g_strv_builder_add (builder, accelerator);
    }
  accelerators = g_strv_builder_end (builder);
  g_variant_dict_insert (own, id, "^as", accelerators);
}

/* Takes keys from the other rows of which the user said something; from the rest they go by themselves. */
static void
take_from_others (AdduceUiKeymap *self, GVariantDict *own, const AdduceUiAccel *row, GArray *keys)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      g_autofree char *id = dup_id (&self->rows[i]);
      g_autoptr (GArray) left = NULL;

      if (&self->rows[i] == row || !g_variant_dict_contains (own, id))
        continue;
      left = g_array_new (FALSE, FALSE, sizeof (AdduceUiKey));
      for (guint k = 0; k < self->keys[i]->len; k++)
        if (!contains (keys, g_array_index (self->keys[i], AdduceUiKey, k)))
          g_array_append_val (left, g_array_index (self->keys[i], AdduceUiKey, k));
      if (left->len != self->keys[i]->len)
        say (own, &self->rows[i], left);
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted, so that people who look at the settings find their way. */
static void
store (AdduceUiKeymap *self, GVariantDict *own)
{
  g_autoptr (GVariant) dict = g_variant_ref_sink (g_variant_dict_end (own));
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GVariantIter iter;
  const char *id;

  g_variant_iter_init (&iter, dict);
  while (g_variant_iter_next (&iter, "{&sv}", &id, NULL))
    g_ptr_array_add (ids, (char *) id);
  g_ptr_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (dict, ids->pdata[i], G_VARIANT_TYPE_STRING_ARRAY);

      g_variant_builder_add (&builder, "{s@as}", ids->pdata[i], value);
    }
  g_settings_set_value (self->settings, SETTING, g_variant_builder_end (&builder));
}

/* What the user said, as a dictionary to change. */
static GVariantDict *
load (AdduceUiKeymap *self)
{
  g_autoptr (GVariant) own = g_settings_get_value (self->settings, SETTING);
  GVariantDict *dict = g_variant_dict_new (NULL);
  GVariantIter iter;
  const char *id;
  GVariant *value;

  g_variant_iter_init (&iter, own);
  while (g_variant_iter_loop (&iter, "{&s@as}", &id, &value))
    g_variant_dict_insert_value (dict, id, value);
  return dict;
}

void
adduce_ui_keymap_set_keys (AdduceUiKeymap *self, const AdduceUiAccel *row, const AdduceUiKey *keys, guint n_keys)
{
  g_autoptr (GVariantDict) own = NULL;
  g_autoptr (GArray) wanted = NULL;

  g_return_if_fail (ADDUCE_UI_IS_KEYMAP (self));
  g_return_if_fail (is_row (self, row));
  g_return_if_fail (keys != NULL || n_keys == 0);

  wanted = g_array_new (FALSE, FALSE, sizeof (AdduceUiKey));
  for (guint i = 0; i < n_keys; i++)
    if (!contains (wanted, keys[i]))
      g_array_append_val (wanted, keys[i]);

  own = load (self);
  take_from_others (self, own, row, wanted);
  say (own, row, wanted);
  store (self, own);
}

void
adduce_ui_keymap_reset (AdduceUiKeymap *self, const AdduceUiAccel *row)
{
  g_autoptr (GVariantDict) own = NULL;
  g_autofree char *id = NULL;

  g_return_if_fail (ADDUCE_UI_IS_KEYMAP (self));
  g_return_if_fail (is_row (self, row));

  own = load (self);
  id = dup_id (row);
  if (g_variant_dict_remove (own, id))
    store (self, own);
}

void
adduce_ui_keymap_reset_all (AdduceUiKeymap *self)
{
  g_return_if_fail (ADDUCE_UI_IS_KEYMAP (self));

  g_settings_reset (self->settings, SETTING);
}
