/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `speakers DIR ACT …`, `issues DIR ACT …` and `register DIR VARIABLE ACT …`: the registers of a corpus.
 */

#include "config.h"

#include "adduce-cli-register.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

AdduceCliRegisterOptions adduce_cli_register_options;

#define OPTIONS adduce_cli_register_options

static const GOptionEntry entries[] = {
  { "alias", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &OPTIONS.aliases, N_("Add another name"), N_("NAME") },
  { "no-alias", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &OPTIONS.no_aliases, N_("Take another name away"), N_("NAME") },
  { "kind", 0, 0, G_OPTION_ARG_FILENAME, &OPTIONS.kind, N_("person, organisation, role or collective; “” unsets"),
    N_("KIND") },
  { "set", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &OPTIONS.sets,
    N_("Give an attribute a value, [FROM..TO] behind it where it holds for a time; ATTRIBUTE= unsets"),
    N_("ATTRIBUTE=VALUE") },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &OPTIONS.note, N_("A note; “” unsets"), N_("TEXT") },
  { "wikidata", 0, 0, G_OPTION_ARG_FILENAME, &OPTIONS.wikidata, N_("The number in Wikidata"), N_("Q…") },
  { "viaf", 0, 0, G_OPTION_ARG_FILENAME, &OPTIONS.viaf, N_("The number in VIAF"), N_("NUMBER") },
  { "parent", 0, 0, G_OPTION_ARG_FILENAME, &OPTIONS.parent, N_("What stands above it; “” for nothing"), N_("NAME") },
  { "replacement", 0, 0, G_OPTION_ARG_FILENAME, &OPTIONS.replacement,
    N_("What claims of those that are deleted are to mean"), N_("NAME") },
  { "article", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &OPTIONS.articles, N_("Split off the claims of this article"),
    N_("PATH") },
  { "claim", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &OPTIONS.claims, N_("Split off this claim"), N_("ID") },
  { "map", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &OPTIONS.maps,
    N_("What a column of the file is: a field, an attribute, or - to leave it out"), N_("HEADING=FIELD") },
  { "encoding", 0, 0, G_OPTION_ARG_FILENAME, &OPTIONS.encoding, N_("How the file is encoded, if not as guessed"),
    N_("NAME") },
  { "text", 0, 0, G_OPTION_ARG_FILENAME, &OPTIONS.text, N_("Only those with these words or in this name"),
    N_("WORDS") },
  { "merged", 0, 0, G_OPTION_ARG_NONE, &OPTIONS.merged, N_("Those that were merged, too"), NULL },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &OPTIONS.dry_run, N_("Print what would change, and change nothing"), NULL },
  G_OPTION_ENTRY_NULL,
};

static const AdduceCliRegisterAct *const tables[]
  = { adduce_cli_register_acts, adduce_cli_register_edits, adduce_cli_register_tables };

static const AdduceCliRegisterAct *
find_act (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AdduceCliRegisterAct *act = tables[i]; act->name != NULL; act++)
      if (strcmp (act->name, name) == 0)
        return act;
  return NULL;
}

static char *
list_acts (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (const AdduceCliRegisterAct *act = tables[i]; act->name != NULL; act++)
      g_ptr_array_add (names, (gpointer) act->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

AdduceRegisterRow *
adduce_cli_register_find (AdduceCliRegister *self, const char *name, GError **error)
{
  g_autofree char *text = adduce_cli_take_text (name, error);
  g_autoptr (AdduceTag) tag = NULL;
  AdduceEntity *entity = NULL;
  const char *id = text;

  if (text == NULL)
    return NULL;
  tag = adduce_tag_new_for_label (text);
  entity = adduce_register_resolve (self->base, text);
  if (entity == NULL)
    entity = adduce_register_find_name (self->base, text);
  if (entity != NULL)
    id = adduce_entity_get_id (entity);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *here = adduce_register_row_get_id (self->rows->pdata[i]);

      if (strcmp (here, id) == 0 || (entity == NULL && tag != NULL && strcmp (here, adduce_tag_get_code (tag)) == 0))
        return self->rows->pdata[i];
    }
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
               _("neither the register nor any claim has “%s”, or several have that name: give its id"), text);
  return NULL;
}

GPtrArray *
adduce_cli_register_find_all (AdduceCliRegister *self, char **names, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      AdduceRegisterRow *row = adduce_cli_register_find (self, names[i], error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (found, adduce_register_row_get_entity (row));
    }
  return g_steal_pointer (&found);
}

static void
print_change (AdduceCliRegister *self, AdduceRegisterChange *change)
{
  g_auto (GStrv) lines = adduce_register_change_describe (change, self->base);

  if (self->json)
    {
      g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

      adduce_report_begin_object (report, NULL);
      adduce_report_string (report, "change", adduce_register_change_get_label (change));
      adduce_report_boolean (report, "done", !OPTIONS.dry_run);
      adduce_report_begin_array (report, "lines");
      for (guint i = 0; lines[i] != NULL; i++)
        adduce_report_string (report, NULL, lines[i]);
      for (guint i = 0; self->told != NULL && self->told[i] != NULL; i++)
        adduce_report_string (report, NULL, self->told[i]);
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
      return;
    }
  for (guint i = 0; lines[i] != NULL; i++)
    {
      adduce_cli_print_visible (lines[i]);
      putchar ('\n');
    }
  for (guint i = 0; self->told != NULL && self->told[i] != NULL; i++)
    {
      adduce_cli_print_visible (self->told[i]);
      putchar ('\n');
    }
}

int
adduce_cli_register_perform (AdduceCliRegister *self, AdduceRegisterChange *taken, GError **error)
{
  g_autoptr (AdduceRegisterChange) change = taken;
  g_autoptr (AdduceRegisterEditor) editor = NULL;
  g_autofree char *message = NULL;

  if (change == NULL)
    return adduce_cli_fail (NULL, *error);
  if (!OPTIONS.dry_run)
    {
      editor = adduce_register_editor_new (self->folder, adduce_register_get_id (self->base), self->base);
      if (!adduce_register_editor_perform (editor, change, &message, error))
        return adduce_cli_fail (NULL, *error);
    }
  print_change (self, change);
  if (message != NULL)
    {
      g_auto (GStrv) sentences = g_strsplit (message, "\n", -1);

      adduce_cli_complain_all (NULL, (const char *const *) sentences);
    }
  return message != NULL ? ADDUCE_CLI_PROBLEMS : ADDUCE_CLI_FINE;
}

/* (transfer none) (nullable): the id of the register of an entity variable, which @word names. */
static const char *
find_own (AdduceCliRegister *self, const char *word, GError **error)
{
  g_autofree char *id = adduce_cli_take_text (word, error);
  AdduceCodebook *codebook = adduce_corpus_get_codebook (self->corpus);
  AdduceVariable *variable = id != NULL ? adduce_codebook_get_variable (codebook, id) : NULL;
  g_autoptr (GPtrArray) own = adduce_codebook_list_registers (codebook);
  g_autoptr (GString) known = g_string_new (NULL);

  if (id == NULL)
    return NULL;
  if (variable != NULL && adduce_variable_get_register (variable) != NULL)
    return adduce_variable_get_register (variable);
  for (guint i = 0; i < own->len; i++)
    {
      const char *here = adduce_variable_get_register (own->pdata[i]);

      if (strcmp (here, id) == 0)
        return here;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", adduce_variable_get_id (own->pdata[i]));
    }
  if (known->len > 0)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                 /* Translators: the id of a variable, and the ids of those that are meant */
                 _("“%s” is no variable whose values are entries of a register; there are: %s"), id, known->str);
  else
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND,
                 _("“%s” is no variable whose values are entries of a register; the codebook has none of its own"), id);
  return NULL;
}

/* Everything that the acts want to know; FALSE where the folder or the register can't be read.
 * @own: whether @id is a word that names a variable */
static gboolean
load (AdduceCliRegister *self, const char *id, gboolean own, GError **error)
{
  g_autoptr (AdduceCorpusClaims) claims = NULL;
  const char *problem;

  self->corpus = adduce_corpus_new (self->folder);
  if (!adduce_corpus_load_list (self->corpus, NULL, NULL, error))
    return FALSE;
  if (own)
    id = find_own (self, id, error);
  if (id == NULL)
    return FALSE;
  problem = adduce_corpus_get_register_problem (self->corpus, id);
  if (problem != NULL)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, problem);
      return FALSE;
    }
  self->folder = adduce_corpus_get_folder (self->corpus);
  self->base = adduce_corpus_get_register (self->corpus, id);
  self->variable = adduce_register_find_field (self->base, adduce_corpus_get_codebook (self->corpus));
  claims = adduce_corpus_claims_new (self->corpus);
  if (!adduce_corpus_claims_load (claims, NULL, error))
    return FALSE;
  self->claims = adduce_corpus_claims_ref_rows (claims);
  self->rows = adduce_register_rows_list (self->base, self->claims, adduce_corpus_get_codebook (self->corpus));
  return TRUE;
}

/* @id: of the register; @words: the act and what follows it; @own: as for load() */
static int
run (const char *verb, const char *id, gboolean own, const char *folder, char **words, gboolean json)
{
  AdduceCliRegister self = { .folder = folder, .json = json };
  const char *name = words[0] != NULL ? words[0] : "list";
  char **rest = words[0] != NULL ? words + 1 : words;
  const AdduceCliRegisterAct *act = find_act (name);
  g_autoptr (GError) error = NULL;
  int status;

  if (act == NULL)
    {
      g_autofree char *acts = list_acts ();
      /* Translators: a word that was typed; words that may be typed */
      g_autofree char *message = g_strdup_printf (_("“%s” can’t be done; there are: %s"), name, acts);

      return adduce_cli_fail_usage (verb, message);
    }
  if (g_strv_length (rest) < act->min_arguments || g_strv_length (rest) > act->max_arguments)
    {
      /* Translators: the name of an act, and what is expected behind it */
      g_autofree char *message = g_strdup_printf (_("“%s” wants: %s"), name, act->arguments);

      return adduce_cli_fail_usage (verb, message);
    }

  status = load (&self, id, own, &error) ? act->run (&self, rest) : adduce_cli_fail (folder, error);
  g_clear_pointer (&self.rows, g_ptr_array_unref);
  g_clear_pointer (&self.claims, g_ptr_array_unref);
  g_clear_object (&self.corpus);
  return status;
}

static int
run_speakers (char **arguments, gboolean json)
{
  return run ("speakers", ADDUCE_REGISTER_SPEAKER, FALSE, arguments[0], arguments + 1, json);
}

static int
run_issues (char **arguments, gboolean json)
{
  return run ("issues", ADDUCE_REGISTER_ISSUE, FALSE, arguments[0], arguments + 1, json);
}

static int
run_own (char **arguments, gboolean json)
{
  return run ("register", arguments[1], TRUE, arguments[0], arguments + 2, json);
}

const AdduceCliVerb adduce_cli_speakers = {
  "speakers",
  N_("DIR [ACT …]"),
  N_("Keep the register of speakers"),
  N_("ACT is one of:\n"
     "  list [--text WORDS] [--merged]      all, with claims and first and last date\n"
     "  show NAME                           all that is known of one\n"
     "  add NAME, set NAME…                 with --kind, --alias, --set, --note …\n"
     "  rename NAME NEW-NAME                the old name stays as another name\n"
     "  merge NAME OTHER…                   the others become the first\n"
     "  unmerge NAME                        what was merged is by itself again\n"
     "  delete NAME… [--replacement NAME]\n"
     "  split NAME NEW-NAME --article PATH… --claim ID…\n"
     "  define LABEL                        an attribute of one’s own\n"
     "  duplicates                          pairs that may be the same\n"
     "  reject NAME OTHER, unreject …       they are not the same\n"
     "  import FILE, export FILE            as CSV; a .json file is a copy of the register\n"
     "NAME is an id, a name or one of the other names. Claims are not rewritten but by split."),
  entries,
  1,
  G_MAXUINT,
  run_speakers,
};

const AdduceCliVerb adduce_cli_issues = {
  "issues",
  N_("DIR [ACT …]"),
  N_("Keep the register of issues"),
  N_("As with speakers: “adduce-cli help speakers” tells more."),
  entries,
  1,
  G_MAXUINT,
  run_issues,
};

const AdduceCliVerb adduce_cli_register = {
  "register",
  N_("DIR VARIABLE [ACT …]"),
  N_("Keep the register of an entity variable"),
  N_("VARIABLE is the id of a variable of the codebook whose values are entries of a register. ACT is as with "
     "speakers: “adduce-cli help speakers” tells more."),
  entries,
  2,
  G_MAXUINT,
  run_own,
};
