/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts of `speakers` and `issues` that change the register, or by split the claims.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "adduce-cli-register.h"

#define OPTIONS adduce_cli_register_options

/* --- add, set --- */

/* `ATTRIBUTE=VALUE [FROM..TO]` */
static gboolean
apply_set (AdduceCliRegister *self, AdduceEntityBuilder *builder, const char *set, GError **error)
{
  g_autofree char *text = adduce_cli_take_text (set, error);
  const char *const *attributes = adduce_register_list_attributes (self->base);
  char *equals = text != NULL ? strchr (text, '=') : NULL;
  g_autoptr (GPtrArray) cells = NULL;

  if (text == NULL)
    return FALSE;
  if (equals != NULL)
    *equals = '\0';
  if (equals == NULL || !g_strv_contains (attributes, text))
    {
      g_autofree char *all = g_strjoinv (", ", (char **) attributes);

      /* Translators: what was typed; ids of attributes */
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("“%s” is no attribute with a value; there are: %s, and “define” adds one"), text, all);
      return FALSE;
    }
  cells = adduce_register_cell_split (equals + 1, FALSE);
  if (cells->len == 0)
    adduce_entity_builder_clear_values (builder, text);
  for (guint i = 0; i < cells->len; i++)
    {
      const AdduceRegisterCell *cell = cells->pdata[i];
      AdduceEntityValue value = { text, cell->value, cell->from, cell->to };

      adduce_entity_builder_add_value (builder, &value);
    }
  return TRUE;
}

static gboolean
apply_text (AdduceEntityBuilder *builder, AdduceEntityField field, const char *option, GError **error)
{
  g_autofree char *text = option != NULL ? adduce_cli_take_text (option, error) : NULL;

  if (option == NULL)
    return TRUE;
  if (text == NULL)
    return FALSE;
  adduce_entity_builder_set_text (builder, field, text);
  return TRUE;
}

static gboolean
apply_names (AdduceEntityBuilder *builder, GError **error)
{
  for (guint i = 0; OPTIONS.aliases != NULL && OPTIONS.aliases[i] != NULL; i++)
    {
      g_autofree char *text = adduce_cli_take_text (OPTIONS.aliases[i], error);

      if (text == NULL)
        return FALSE;
      adduce_entity_builder_add_alias (builder, text);
    }
  for (guint i = 0; OPTIONS.no_aliases != NULL && OPTIONS.no_aliases[i] != NULL; i++)
    {
      g_autofree char *text = adduce_cli_take_text (OPTIONS.no_aliases[i], error);

      if (text == NULL)
        return FALSE;
      adduce_entity_builder_remove_alias (builder, text);
    }
  return TRUE;
}

/* What the options say about an entry. */
static gboolean
apply_options (AdduceCliRegister *self, AdduceEntityBuilder *builder, GError **error)
{
  if (OPTIONS.kind != NULL && *OPTIONS.kind != '\0'
      && !g_strv_contains (adduce_entity_list_kinds (), OPTIONS.kind))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE, _("“%s” is no kind; there are: %s"), OPTIONS.kind,
                   "person, organisation, role, collective");
      return FALSE;
    }
  if (!apply_names (builder, error) || !apply_text (builder, ADDUCE_ENTITY_KIND, OPTIONS.kind, error)
      || !apply_text (builder, ADDUCE_ENTITY_NOTE, OPTIONS.note, error)
      || !apply_text (builder, ADDUCE_ENTITY_WIKIDATA, OPTIONS.wikidata, error)
      || !apply_text (builder, ADDUCE_ENTITY_VIAF, OPTIONS.viaf, error))
    return FALSE;
  for (guint i = 0; OPTIONS.sets != NULL && OPTIONS.sets[i] != NULL; i++)
    if (!apply_set (self, builder, OPTIONS.sets[i], error))
      return FALSE;
  return TRUE;
}

static int
run_add (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = adduce_cli_take_text (arguments[0], &error);
  g_autoptr (AdduceTag) tag = name != NULL ? adduce_tag_new_for_label (name) : NULL;
  g_autoptr (AdduceEntityBuilder) builder = NULL;
  g_autoptr (AdduceEntity) fresh = NULL;
  g_autoptr (AdduceEntity) after = NULL;
  AdduceRegisterChange *change;
  AdduceEntity *known;

  if (tag == NULL)
    return name == NULL ? adduce_cli_fail (NULL, error)
                        : adduce_cli_fail_usage ("speakers", _("A name must not be empty"));
  known = adduce_register_lookup (self->base, adduce_tag_get_code (tag));
  if (known == NULL)
    known = adduce_register_find_name (self->base, name);
  if (known != NULL)
    {
      g_set_error (&error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("there is “%s” already, with the id “%s”"),
                   adduce_entity_get_name (known), adduce_entity_get_id (known));
      return adduce_cli_fail (NULL, error);
    }

  fresh = adduce_entity_new (adduce_tag_get_code (tag), adduce_tag_get_label (tag));
  builder = adduce_entity_builder_new_from (fresh);
  if (!apply_options (self, builder, &error))
    return adduce_cli_fail (NULL, error);
  after = adduce_entity_builder_end (builder);
  change = adduce_register_change_new (_("Add"));
  adduce_register_change_put (change, fresh, after);
  return adduce_cli_register_perform (self, change, &error);
}

/* Adds a change of one entry to that of all; the parent is checked and set by the core. */
static gboolean
add_set (AdduceCliRegister *self, AdduceRegisterChange *change, AdduceEntity *entity, GError **error)
{
  g_autoptr (AdduceEntityBuilder) builder = adduce_entity_builder_new_from (entity);
  g_autoptr (AdduceEntity) after = NULL;

  if (!apply_options (self, builder, error))
    return FALSE;
  after = adduce_entity_builder_end (builder);
  if (!adduce_entity_same_content (entity, after))
    adduce_register_change_put (change, entity, after);
  return TRUE;
}

static int
set_parent (AdduceCliRegister *self, GPtrArray *entities)
{
  g_autoptr (GError) error = NULL;
  AdduceRegisterRow *parent = NULL;

  if (*OPTIONS.parent != '\0')
    {
      parent = adduce_cli_register_find (self, OPTIONS.parent, &error);
      if (parent == NULL)
        return adduce_cli_fail (NULL, error);
    }
  return adduce_cli_register_perform (
    self,
    adduce_register_act_set_parent (self->base, (AdduceEntity *const *) entities->pdata, entities->len,
                                    parent != NULL ? adduce_register_row_get_entity (parent) : NULL, &error),
    &error);
}

static int
run_set (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entities = adduce_cli_register_find_all (self, arguments, &error);
  g_autoptr (AdduceRegisterChange) change = adduce_register_change_new (_("Change"));

  if (entities == NULL)
    return adduce_cli_fail (NULL, error);
  for (guint i = 0; i < entities->len; i++)
    if (!add_set (self, change, entities->pdata[i], &error))
      return adduce_cli_fail (NULL, error);
  if (OPTIONS.parent != NULL)
    {
      if (!adduce_register_change_is_empty (change))
        return adduce_cli_fail_usage ("speakers", _("--parent is for itself"));
      return set_parent (self, entities);
    }
  return adduce_cli_register_perform (self, g_steal_pointer (&change), &error);
}

/* --- names --- */

static int
run_rename (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  AdduceRegisterRow *row = adduce_cli_register_find (self, arguments[0], &error);
  g_autofree char *name = row != NULL ? adduce_cli_take_text (arguments[1], &error) : NULL;

  if (name == NULL)
    return adduce_cli_fail (NULL, error);
  return adduce_cli_register_perform (
    self, adduce_register_act_rename (adduce_register_row_get_entity (row), name, &error), &error);
}

/* (transfer full): how many claims mean the first of the names from now on, one line for each of the others. */
static char **
count_claims (AdduceCliRegister *self, char **names)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  AdduceRegisterRow *target = adduce_cli_register_find (self, names[0], NULL);

  for (guint i = 1; target != NULL && names[i] != NULL; i++)
    {
      AdduceRegisterRow *row = adduce_cli_register_find (self, names[i], NULL);
      guint n = row != NULL ? adduce_register_row_get_n_claims (row) : 0;
      g_autofree char *line = NULL;

      if (n == 0)
        continue;
      line = g_strdup_printf (
        /* translators: the number of claims, a name, and the name that it becomes */
        ngettext ("%u claim of “%s” is now one of “%s”", "%u claims of “%s” are now of “%s”", n), n,
        adduce_entity_get_name (adduce_register_row_get_entity (row)),
        adduce_entity_get_name (adduce_register_row_get_entity (target)));
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static int
run_merge (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entities = adduce_cli_register_find_all (self, arguments, &error);
  g_auto (GStrv) told = NULL;
  int status;

  if (entities == NULL)
    return adduce_cli_fail (NULL, error);
  told = count_claims (self, arguments);
  self->told = told;
  status = adduce_cli_register_perform (
    self,
    adduce_register_act_merge (self->base, entities->pdata[0], (AdduceEntity *const *) entities->pdata + 1,
                               entities->len - 1, &error),
    &error);
  self->told = NULL;
  return status;
}

/* What was merged, by its id or by the name that it has; NULL where there is none, or more than one. */
static AdduceEntity *
find_merged (AdduceRegister *base, const char *name)
{
  AdduceEntity *found = adduce_register_lookup (base, name);
  guint n_found = 0;

  if (found != NULL)
    return found;
  for (guint i = 0; i < adduce_register_get_n_entities (base); i++)
    {
      AdduceEntity *entity = adduce_register_get_entity (base, i);

      if (adduce_entity_get_text (entity, ADDUCE_ENTITY_MERGED_INTO) == NULL
          || g_strcmp0 (adduce_entity_get_name (entity), name) != 0)
        continue;
      found = entity;
      n_found++;
    }
  return n_found == 1 ? found : NULL;
}

static int
run_unmerge (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  AdduceEntity *entity = find_merged (self->base, arguments[0]);

  if (entity == NULL)
    {
      g_set_error (&error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                   _("nothing that was merged is called “%s” alone (“list --merged” prints names and ids)"),
                   arguments[0]);
      return adduce_cli_fail (NULL, error);
    }
  return adduce_cli_register_perform (self, adduce_register_act_unmerge (self->base, entity, &error), &error);
}

static int
run_delete (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entities = adduce_cli_register_find_all (self, arguments, &error);
  AdduceRegisterRow *replacement = NULL;

  if (entities != NULL && OPTIONS.replacement != NULL)
    replacement = adduce_cli_register_find (self, OPTIONS.replacement, &error);
  if (error != NULL)
    return adduce_cli_fail (NULL, error);
  for (guint i = 0; replacement == NULL && arguments[i] != NULL; i++)
    {
      AdduceRegisterRow *row = adduce_cli_register_find (self, arguments[i], NULL);
      guint n = adduce_register_row_get_n_claims (row);

      if (n == 0)
        continue;
      g_set_error (&error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   g_dngettext (NULL, "%u claim has “%s”; say with --replacement what it is to mean",
                                "%u claims have “%s”; say with --replacement what they are to mean", n),
                   n, adduce_entity_get_name (adduce_register_row_get_entity (row)));
      return adduce_cli_fail (NULL, error);
    }
  return adduce_cli_register_perform (
    self,
    adduce_register_act_delete (self->base, (AdduceEntity *const *) entities->pdata, entities->len,
                                replacement != NULL ? adduce_register_row_get_entity (replacement) : NULL, &error),
    &error);
}

static int
set_distinct (AdduceCliRegister *self, char **arguments, gboolean distinct)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pair = adduce_cli_register_find_all (self, arguments, &error);

  if (pair == NULL)
    return adduce_cli_fail (NULL, error);
  return adduce_cli_register_perform (
    self, adduce_register_act_set_distinct (pair->pdata[0], pair->pdata[1], distinct), &error);
}

static int
run_reject (AdduceCliRegister *self, char **arguments)
{
  return set_distinct (self, arguments, TRUE);
}

static int
run_unreject (AdduceCliRegister *self, char **arguments)
{
  return set_distinct (self, arguments, FALSE);
}

static int
run_define (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *label = adduce_cli_take_text (arguments[0], &error);

  if (label == NULL)
    return adduce_cli_fail (NULL, error);
  return adduce_cli_register_perform (self, adduce_register_act_define (self->base, label, NULL, &error), &error);
}

/* --- split --- */

/* Paths below the corpus, as they may be typed from elsewhere; (transfer full). */
static char **
list_articles (AdduceCliRegister *self)
{
  g_autoptr (GStrvBuilder) articles = g_strv_builder_new ();

  for (guint i = 0; OPTIONS.articles != NULL && OPTIONS.articles[i] != NULL; i++)
    {
      g_autofree char *absolute = g_canonicalize_filename (OPTIONS.articles[i], NULL);
      g_autofree char *begin = g_strconcat (self->folder, "/", NULL);

      g_strv_builder_add (articles, g_str_has_prefix (absolute, begin)
                                        && adduce_corpus_lookup (self->corpus, OPTIONS.articles[i]) == NULL
                                      ? absolute + strlen (begin)
                                      : OPTIONS.articles[i]);
    }
  return g_strv_builder_end (articles);
}

static int
run_split (AdduceCliRegister *self, char **arguments)
{
  g_autoptr (GError) error = NULL;
  AdduceRegisterRow *row = adduce_cli_register_find (self, arguments[0], &error);
  g_autofree char *name = row != NULL ? adduce_cli_take_text (arguments[1], &error) : NULL;
  g_autoptr (AdduceCorpusEdit) edit = NULL;
  g_auto (GStrv) articles = list_articles (self);

  if (name != NULL)
    edit = adduce_register_split (self->folder, self->base, self->variable, self->claims,
                                  adduce_register_row_get_entity (row), name, (const char *const *) articles,
                                  (const char *const *) OPTIONS.claims, &error);
  if (edit == NULL || (!OPTIONS.dry_run && !adduce_corpus_edit_run (edit, NULL, NULL, NULL, &error)))
    return adduce_cli_fail (NULL, error);
  printf (g_dngettext (NULL, "%u claim\n", "%u claims\n", adduce_corpus_edit_get_n_steps (edit)),
          adduce_corpus_edit_get_n_steps (edit));
  return ADDUCE_CLI_FINE;
}

const AdduceCliRegisterAct adduce_cli_register_edits[] = {
  { "add", "NAME", 1, 1, run_add },
  { "set", "NAME…", 1, G_MAXUINT, run_set },
  { "rename", "NAME NEW-NAME", 2, 2, run_rename },
  { "merge", "NAME OTHER…", 2, G_MAXUINT, run_merge },
  { "unmerge", "NAME", 1, 1, run_unmerge },
  { "delete", "NAME… [--replacement NAME]", 1, G_MAXUINT, run_delete },
  { "split", "NAME NEW-NAME --article PATH… --claim ID…", 2, 2, run_split },
  { "define", "LABEL", 1, 1, run_define },
  { "reject", "NAME OTHER", 2, 2, run_reject },
  { "unreject", "NAME OTHER", 2, 2, run_unreject },
  { NULL, NULL, 0, 0, NULL },
};
