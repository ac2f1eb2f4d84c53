/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of what changed.
 */

#include "config.h"

#include "adduce-cli-changes.h"

#include <glib/gi18n.h>
#include <stdio.h>

static AdduceClaim *
get_claim (const AdduceClaimChange *change)
{
  return change->after != NULL ? change->after : change->before;
}

static void
print_change (const AdduceClaimChange *change, guint indent)
{
  g_autofree char *what = adduce_claim_change_to_string (change);
  g_autofree char *words = adduce_claim_dup_text (get_claim (change), " … ");

  printf ("%*s%s\t%s\t", (int) indent, "", adduce_claim_change_get_id (change),
          adduce_claim_get_id (get_claim (change)));
  adduce_cli_print_visible (words);
  printf ("\t");
  adduce_cli_print_visible (what);
  if (change->contested)
    printf ("\t%s", _("both sides changed it: to be settled"));
  putchar ('\n');
}

void
adduce_cli_print_changes (GPtrArray *changes, guint indent)
{
  for (guint i = 0; i < changes->len; i++)
    print_change (changes->pdata[i], indent);
}

static void
report_change (AdduceReport *report, const AdduceClaimChange *change)
{
  g_autofree char *what = adduce_claim_change_to_string (change);
  g_autofree char *words = adduce_claim_dup_text (get_claim (change), " … ");

  adduce_report_begin_object (report, NULL);
  adduce_report_string (report, "claim_id", adduce_claim_get_id (get_claim (change)));
  adduce_report_string (report, "change", adduce_claim_change_get_id (change));
  adduce_report_string (report, "text", words);
  adduce_report_begin_array (report, "fields");
  for (guint i = 0; change->fields[i] != NULL; i++)
    adduce_report_string (report, NULL, change->fields[i]);
  adduce_report_end_array (report);
  adduce_report_string (report, "what", what);
  adduce_report_boolean (report, "contested", change->contested);
  adduce_report_begin_array (report, "lost");
  for (guint i = 0; i < change->lost->len; i++)
    {
      adduce_report_begin_object (report, NULL);
      adduce_report_claim (report, change->lost->pdata[i], NULL);
      adduce_report_end_object (report);
    }
  adduce_report_end_array (report);
  adduce_report_end_object (report);
}

void
adduce_cli_report_changes (AdduceReport *report, GPtrArray *changes)
{
  adduce_report_begin_array (report, "changes");
  for (guint i = 0; i < changes->len; i++)
    report_change (report, changes->pdata[i]);
  adduce_report_end_array (report);
}

gboolean
adduce_cli_any_contested (GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((AdduceClaimChange *) changes->pdata[i])->contested)
      return TRUE;
  return FALSE;
}
