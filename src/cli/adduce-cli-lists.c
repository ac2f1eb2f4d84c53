/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `lists DIR …`: lists of articles that are kept in the corpus.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "adduce-cli-choice.h"

static struct {
  char *coder;
  char *coders;
  int common;
} given;

static const GOptionEntry entries[] = {
  { "coder", 0, 0, G_OPTION_ARG_FILENAME, &given.coder, N_("Whose list it is; whose status counts"), N_("NICKNAME") },
  { "coders", 0, 0, G_OPTION_ARG_FILENAME, &given.coders, N_("Who gets articles (with assign)"),
    N_("NICKNAME,NICKNAME…") },
  { "common", 0, 0, G_OPTION_ARG_INT, &given.common, N_("So many articles go to every coder (with assign)"),
    N_("NUMBER") },
  G_OPTION_ENTRY_NULL,
};

/* --- list --- */

static void
print_list (AdduceArticleList *list)
{
  const char *const *articles = adduce_article_list_get_articles (list);
  const char *coder = adduce_article_list_get_coder (list);

  adduce_cli_print_visible (adduce_article_list_get_name (list));
  printf ("\t%s\t", coder != NULL ? coder : "–");
  if (articles != NULL)
    {
      guint n = g_strv_length ((char **) articles);

      printf (ngettext ("%u article", "%u articles", n), n);
      if (*adduce_article_list_get_where (list) != '\0')
        fputs (", ", stdout);
    }
  adduce_cli_print_visible (adduce_article_list_get_where (list));
  if (adduce_article_list_get_sample (list) > 0)
    {
      fputs (articles == NULL && *adduce_article_list_get_where (list) == '\0' ? "" : ", ", stdout);
      /* translators: so many drawn at random, with that seed */
      g_autofree char *drawn = g_strdup_printf (_("sample of %u, seed %s"), adduce_article_list_get_sample (list),
                                                adduce_article_list_get_seed (list));
      adduce_cli_print_visible (drawn);
    }
  putchar ('\n');
}

static void
report_list (AdduceReport *report, AdduceArticleList *list)
{
  const char *const *articles = adduce_article_list_get_articles (list);

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "name", adduce_article_list_get_name (list));
  adduce_report_string (report, "where", adduce_article_list_get_where (list));
  adduce_report_integer (report, "sample", adduce_article_list_get_sample (list));
  adduce_report_string (report, "seed", adduce_article_list_get_seed (list));
  adduce_report_string (report, "coder", adduce_article_list_get_coder (list));
  if (articles != NULL)
    {
      adduce_report_begin_array (report, "articles");
      for (guint i = 0; articles[i] != NULL; i++)
        adduce_report_string (report, NULL, articles[i]);
      adduce_report_end_array (report);
    }
  adduce_report_end_object (report);
}

static int
tell (const char *folder, GPtrArray *lists, gboolean json)
{
  g_autoptr (AdduceReport) report = json ? adduce_report_new (TRUE) : NULL;

  if (report != NULL)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_path (report, "folder", folder);
      adduce_report_begin_array (report, "lists");
    }
  for (guint i = 0; i < lists->len; i++)
    if (report != NULL)
      report_list (report, lists->pdata[i]);
    else
      print_list (lists->pdata[i]);
  if (report != NULL)
    {
      adduce_report_end_array (report);
      adduce_report_end_object (report);
      adduce_cli_print_report (report);
    }
  return ADDUCE_CLI_FINE;
}

static int
show (const char *folder, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = adduce_article_lists_load (folder, &error);

  return lists != NULL ? tell (folder, lists, json) : adduce_cli_fail (NULL, error);
}

/* --- save, remove --- */

static int
save (const char *folder, const char *name, gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) adduce_article_list_unref);
  AdduceArticleList *list;

  if (given.coder != NULL && !adduce_coder_is_nickname (given.coder))
    return adduce_cli_fail_usage ("lists", _("A nickname has small letters, digits and hyphens"));
  list = adduce_cli_choice_make (folder, name, given.coder, &error);
  if (list == NULL)
    return adduce_cli_fail_usage ("lists", error->message);
  g_ptr_array_add (lists, list);
  if (!adduce_article_lists_put (folder, lists, &error))
    return adduce_cli_fail (NULL, error);
  return tell (folder, lists, json);
}

static int
drop (const char *folder, const char *name, gboolean json)
{
  g_autoptr (GError) error = NULL;

  if (!adduce_article_lists_remove (folder, name, &error))
    return adduce_cli_fail (NULL, error);
  return json ? show (folder, TRUE) : ADDUCE_CLI_FINE;
}

/* --- assign --- */

static void
print_shares (GPtrArray *lists)
{
  for (guint k = 0; k < lists->len; k++)
    {
      const char *const *articles = adduce_article_list_get_articles (lists->pdata[k]);

      for (guint i = 0; articles[i] != NULL; i++)
        {
          printf ("%s\t", adduce_article_list_get_coder (lists->pdata[k]));
          adduce_cli_print_visible (articles[i]);
          putchar ('\n');
        }
    }
}

static int
assign (const char *folder, const char *name, gboolean json)
{
  g_autoptr (AdduceCorpus) corpus = adduce_corpus_new (folder);
  g_autofree char *coder = adduce_cli_choice_dup_coder (given.coder);
  g_auto (GStrv) coders = g_strsplit (given.coders != NULL ? given.coders : "", ",", -1);
  g_autoptr (AdduceArticleList) choice = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GPtrArray) lists = NULL;
  g_autoptr (GError) error = NULL;

  if (given.coders == NULL)
    return adduce_cli_fail_usage ("lists", _("assign needs --coders NICKNAME,NICKNAME…"));
  if (given.common < 0)
    return adduce_cli_fail_usage ("lists", _("--common is a number of articles"));
  choice = adduce_cli_choice_make (folder, name, NULL, &error);
  if (choice == NULL)
    return adduce_cli_fail_usage ("lists", error->message);
  if (!adduce_corpus_load_list (corpus, coder, NULL, &error)
      || (articles = adduce_cli_choice_apply (choice, corpus, &error)) == NULL)
    return adduce_cli_fail (NULL, error);

  lists = adduce_article_sample_make_lists (articles, name, adduce_article_list_get_seed (choice), coders,
                                            (guint) given.common, &error);
  if (lists == NULL)
    return adduce_cli_fail_usage ("lists", error->message);
  if (!adduce_article_lists_put (folder, lists, &error))
    return adduce_cli_fail (NULL, error);
  if (json)
    return tell (folder, lists, TRUE);
  print_shares (lists);
  return ADDUCE_CLI_FINE;
}

static int
run (char **arguments, gboolean json)
{
  const char *act = arguments[1];
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  if (act == NULL)
    return show (arguments[0], json);
  if (arguments[2] == NULL)
    return adduce_cli_fail_usage ("lists", _("The name of the list is missing"));
  name = adduce_cli_take_text (arguments[2], &error);
  if (name == NULL)
    return adduce_cli_fail_usage ("lists", error->message);
  if (g_str_equal (act, "save"))
    return save (arguments[0], name, json);
  if (g_str_equal (act, "remove"))
    return drop (arguments[0], name, json);
  if (g_str_equal (act, "assign"))
    return assign (arguments[0], name, json);
  return adduce_cli_fail_usage ("lists", _("What can be done is save, remove or assign"));
}

const AdduceCliVerb adduce_cli_lists = {
  "lists",
  N_("DIR [save|remove|assign NAME]"),
  N_("Keep lists of articles in the corpus, and share articles out among coders"),
  N_("Without more, prints the lists: name, coder, which articles, separated by tabs. “save” keeps what --where, --in "
     "and --sample choose, which is worked out anew each time. “assign” draws the articles in the order of their "
     "seed and deals them out, the first --common to all; each coder gets a list “NAME: CODER”. “list DIR --in "
     "NAME --paths” prints the articles of a list."),
  entries,
  1,
  3,
  run,
  adduce_cli_choice_entries,
};
