/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the verbs of the command line share: how a verb is described, exit statuses, messages, words
 * that are safe for a terminal, JSON on standard output.
 *
 * A verb is a file with a table of options, a run function and one AdduceCliVerb; main.c has the
 * table of verbs. Results go to standard output, sentences about what is wrong to standard error.
 */
#pragma once

#include "adduce.h"

G_BEGIN_DECLS

/** Exit status: all is well. */
#define ADDUCE_CLI_FINE 0
/** It was done, but problems were found. */
#define ADDUCE_CLI_PROBLEMS 1
/** Wrong usage, or something could not be read or written; nothing was changed. */
#define ADDUCE_CLI_FAILED 2

/**
 * AdduceCliVerb:
 * @name: as typed
 * @arguments: what stands behind the options in the usage line
 * @summary: (translatable): one line for the list of verbs
 * @description: (translatable) (nullable): more, below the options
 * @entries: (nullable): its options, `--json` apart; they take file names, never strings (see
 *   adduce_cli_take_text())
 * @min_arguments: the fewest and
 * @max_arguments: the most arguments
 * @run: does it; returns the exit status
 * @more_entries: (nullable): options that it shares with other verbs
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  const GOptionEntry *entries;
  guint min_arguments;
  guint max_arguments;
  int (*run) (char **arguments, gboolean json);
  const GOptionEntry *more_entries;
} AdduceCliVerb;

extern const AdduceCliVerb adduce_cli_list;
extern const AdduceCliVerb adduce_cli_lists;
extern const AdduceCliVerb adduce_cli_metadata;
extern const AdduceCliVerb adduce_cli_show;
extern const AdduceCliVerb adduce_cli_find;
extern const AdduceCliVerb adduce_cli_zones;
extern const AdduceCliVerb adduce_cli_stats;
extern const AdduceCliVerb adduce_cli_check;
extern const AdduceCliVerb adduce_cli_reanchor;
extern const AdduceCliVerb adduce_cli_merge;
extern const AdduceCliVerb adduce_cli_history;
extern const AdduceCliVerb adduce_cli_recover;
extern const AdduceCliVerb adduce_cli_annotate;
extern const AdduceCliVerb adduce_cli_retag;
extern const AdduceCliVerb adduce_cli_remove;
extern const AdduceCliVerb adduce_cli_status;
extern const AdduceCliVerb adduce_cli_export;
extern const AdduceCliVerb adduce_cli_import;
extern const AdduceCliVerb adduce_cli_convert;
extern const AdduceCliVerb adduce_cli_twins;
extern const AdduceCliVerb adduce_cli_formats;
extern const AdduceCliVerb adduce_cli_span;
extern const AdduceCliVerb adduce_cli_split;
extern const AdduceCliVerb adduce_cli_join;
extern const AdduceCliVerb adduce_cli_duplicate;
extern const AdduceCliVerb adduce_cli_todo;
extern const AdduceCliVerb adduce_cli_units;
extern const AdduceCliVerb adduce_cli_suggest;
extern const AdduceCliVerb adduce_cli_print;
extern const AdduceCliVerb adduce_cli_codebook;
extern const AdduceCliVerb adduce_cli_claims;
extern const AdduceCliVerb adduce_cli_crosstab;
extern const AdduceCliVerb adduce_cli_speakers;
extern const AdduceCliVerb adduce_cli_issues;
extern const AdduceCliVerb adduce_cli_register;
extern const AdduceCliVerb adduce_cli_search;

/** Parses the words behind the verb's name and runs it; @words includes the name. */
int adduce_cli_run_verb (const AdduceCliVerb *verb, char **words);

/** Prints `adduce-cli: FILE: MESSAGE`, the name once; @file: (nullable). */
void adduce_cli_complain (const char *file, const char *message);

/** The same for each of the sentences, of which there may be none. */
void adduce_cli_complain_all (const char *file, const char *const *messages);

/** Complains and returns %ADDUCE_CLI_FAILED. */
int adduce_cli_fail (const char *file, const GError *error);

/** Complains of wrong usage, points to the help, and returns %ADDUCE_CLI_FAILED. */
int adduce_cli_fail_usage (const char *verb, const char *message);

/**
 * adduce_cli_take_text:
 * @argument: a word of the command line, as it came
 * @error: return location; %ADDUCE_ERROR_USAGE where it is no text
 *
 * Valid UTF-8 is taken as it is, whatever the locale; else the locale's encoding is tried.
 *
 * Returns: (transfer full) (nullable): UTF-8
 */
char *adduce_cli_take_text (const char *argument, GError **error);

/** Prints UTF-8 with control characters made visible. */
void adduce_cli_print_visible (const char *text);

/** The same, but new lines and tabs are kept; each line begins with @indent spaces. */
void adduce_cli_print_block (const char *text, guint indent);

/** Prints the document; @report must be complete. */
void adduce_cli_print_report (AdduceReport *report);

G_END_DECLS
