/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `history ARTICLE`: versions of a coder's claims that are kept on this computer; what differs; restoring one.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-changes.h"
#include "adduce-cli-edit.h"

static char *opt_coder;
static char *opt_show;
static char *opt_restore;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &opt_coder,
    N_("Whose claims, if not this computer’s coder’s"), N_("NICKNAME") },
  { "show", 0, 0, G_OPTION_ARG_FILENAME, &opt_show, N_("What has changed since a version"), N_("NUMBER") },
  { "restore", 0, 0, G_OPTION_ARG_FILENAME, &opt_restore, N_("Make a version the present one"), N_("NUMBER") },
  G_OPTION_ENTRY_NULL,
};

typedef struct {
  const char *article;
  char *path; /* of the sidecar */
  GPtrArray *versions;
  AdduceSidecar *current; /* NULL: not there, or not readable */
  AdduceFileStamp stamp;
} History;

static void
history_clear (History *self)
{
  g_free (self->path);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_object (&self->current);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (History, history_clear)

static gboolean
history_open (History *self, const char *article, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (article, NULL);
  g_autoptr (AdduceCoder) coder = opt_coder == NULL ? adduce_coder_load (NULL) : NULL;
  const char *nickname = opt_coder != NULL ? opt_coder : coder != NULL ? adduce_coder_get_nickname (coder) : NULL;
  g_autoptr (GError) problem = NULL;

  self->article = article;
  if (nickname == NULL || !adduce_coder_is_nickname (nickname))
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_USAGE,
                   _("who codes is not known on this computer yet; say it with --coder NICKNAME"));
      return FALSE;
    }
  self->path = adduce_paths_sidecar (absolute, nickname);
  self->versions = adduce_versions_list (self->path);
  self->current = adduce_sidecar_load (self->path, &self->stamp, &problem);
  if (self->current == NULL)
    adduce_cli_complain (self->path, problem->message);
  return TRUE;
}

/* Prints or reports what is kept, and says of each what has changed in it. */
static void
list_versions (History *self, AdduceReport *report)
{
  for (guint i = 0; i < self->versions->len; i++)
    {
      const AdduceVersion *version = self->versions->pdata[i];
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (version->time);
      g_autofree char *when = g_date_time_format_iso8601 (time);
      g_autoptr (AdduceSidecar) sidecar = adduce_version_load (version, NULL);
      gint64 n_claims = sidecar != NULL ? (gint64) adduce_sidecar_get_n_claims (sidecar) : -1;

      if (report == NULL && sidecar != NULL)
        printf ("%u\t%s\t%" G_GINT64_FORMAT "\n", version->number, when, n_claims);
      else if (report == NULL)
        printf ("%u\t%s\t%s\n", version->number, when, _("damaged"));
      if (report == NULL)
        continue;
      adduce_report_begin_object (report, NULL);
      adduce_report_integer (report, "version", version->number);
      adduce_report_string (report, "time", when);
      if (sidecar != NULL)
        adduce_report_integer (report, "claims", n_claims);
      else
        adduce_report_null (report, "claims");
      adduce_report_end_object (report);
    }
}

static int
run_list (History *self, gboolean json)
{
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;

  if (json)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", self->article);
      adduce_report_begin_array (report, "versions");
    }
  list_versions (self, report);
  if (json)
    {
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  return self->current != NULL ? ADDUCE_CLI_FINE : ADDUCE_CLI_PROBLEMS;
}

/* (transfer full) (nullable) */
static AdduceSidecar *
load_version (History *self, const char *word, GError **error)
{
  guint number;

  if (!adduce_cli_parse_offset (word, &number, error))
    return NULL;
  for (guint i = 0; i < self->versions->len; i++)
    if (((AdduceVersion *) self->versions->pdata[i])->number == number)
      return adduce_version_load (self->versions->pdata[i], error);
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_FOUND, _("there is no version %u"), number);
  return NULL;
}

static int
put_out_changes (History *self, GPtrArray *changes, gboolean json)
{
  if (json)
    {
      g_autoptr (AdduceReport) report = adduce_report_new (TRUE);

      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "path", self->article);
      adduce_cli_report_changes (report, changes);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  else
    adduce_cli_print_changes (changes, 0);
  return ADDUCE_CLI_FINE;
}

/* From the version to what there is. Where there is nothing, nothing is left of it. */
static int
run_show (History *self, AdduceSidecar *version, gboolean json)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->current == NULL)
    return ADDUCE_CLI_FAILED;
  changes = adduce_sidecar_diff (version, self->current);
  return put_out_changes (self, changes, json);
}

static int
run_restore (History *self, AdduceSidecar *version, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceText) text = adduce_text_load (self->article, &error);
  g_autoptr (AdduceSidecar) saved = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  if (text == NULL || !adduce_version_save (version, self->path, text, &saved, &error))
    return adduce_cli_fail (self->article, error);
  changes = adduce_sidecar_diff (self->current != NULL ? self->current : version, saved);
  return put_out_changes (self, changes, json);
}

static int
run (char **arguments, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AdduceSidecar) version = NULL;
  g_auto (History) history = { 0 };

  if (opt_show != NULL && opt_restore != NULL)
    return adduce_cli_fail_usage ("history", _("--show and --restore don’t go together"));
  if (!history_open (&history, arguments[0], &error))
    return adduce_cli_fail (arguments[0], error);
  if (opt_show == NULL && opt_restore == NULL)
    return run_list (&history, json);

  version = load_version (&history, opt_show != NULL ? opt_show : opt_restore, &error);
  if (version == NULL)
    return adduce_cli_fail (arguments[0], error);
  return opt_show != NULL ? run_show (&history, version, json) : run_restore (&history, version, json);
}

const AdduceCliVerb adduce_cli_history = {
  "history",
  N_("ARTICLE"),
  N_("List good versions of a coder’s claims; show or restore one"),
  N_("Each save keeps a version in the user’s data folder on this computer: the last ten, and of "
     "the older ones some. A line has number, time and number of claims, the newest first. A "
     "version that is restored is a new change: what is there now is a version too."),
  entries,
  1,
  1,
  run,
};
