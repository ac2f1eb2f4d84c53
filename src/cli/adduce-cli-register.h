/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the acts of `speakers`, `issues` and `register` share: the corpus with its register and claims, options, and
 * finding an entry by a name.
 */
#pragma once

#include "adduce-cli-common.h"

G_BEGIN_DECLS

/** The options, of which an act takes some. */
typedef struct {
  char **aliases;
  char **no_aliases;
  char **sets;
  char *kind;
  char *note;
  char *wikidata;
  char *viaf;
  char *parent;
  char *replacement;
  char **articles;
  char **claims;
  char **maps;
  char *encoding;
  char *text;
  gboolean merged;
  gboolean dry_run;
} AdduceCliRegisterOptions;

extern AdduceCliRegisterOptions adduce_cli_register_options;

/** One call; its members are borrowed. */
typedef struct {
  const char *folder;
  AdduceCorpus *corpus;
  AdduceRegister *base;
  const char *variable; /* what of the claims the register is about */
  GPtrArray *claims; /* AdduceClaimRow */
  GPtrArray *rows;   /* AdduceRegisterRow */
  char **told;       /* (nullable): lines that are printed with what changes in the register */
  gboolean json;
} AdduceCliRegister;

/**
 * AdduceCliRegisterAct:
 * @name: as typed behind the corpus
 * @arguments: what follows
 * @min_arguments: the fewest and
 * @max_arguments: the most of them
 * @run: does it; returns the exit status
 */
typedef struct {
  const char *name;
  const char *arguments;
  guint min_arguments;
  guint max_arguments;
  int (*run) (AdduceCliRegister *self, char **arguments);
} AdduceCliRegisterAct;

extern const AdduceCliRegisterAct adduce_cli_register_acts[];
extern const AdduceCliRegisterAct adduce_cli_register_edits[];
extern const AdduceCliRegisterAct adduce_cli_register_tables[];

/** The row of an entry or of what claims have, by id or by any of its names; (transfer none) (nullable). */
AdduceRegisterRow *adduce_cli_register_find (AdduceCliRegister *self, const char *name, GError **error);

/** Those of all names; (transfer container) (element-type AdduceEntity) (nullable). */
GPtrArray *adduce_cli_register_find_all (AdduceCliRegister *self, char **names, GError **error);

/** Prints what changes, and unless it is only to be shown does it; takes @change, which may be %NULL with @error. */
int adduce_cli_register_perform (AdduceCliRegister *self, AdduceRegisterChange *change, GError **error);

/** Begins an object of an entry with its id, name and so on; the caller ends it. */
void adduce_cli_register_report (AdduceCliRegister *self, AdduceReport *report, AdduceRegisterRow *row);

G_END_DECLS
