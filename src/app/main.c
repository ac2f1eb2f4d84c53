/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window's program.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "adduce-print.h"
#include "adduce-ui-application.h"

int
main (int argc, char **argv)
{
  g_autoptr (AdduceUiApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ADDUCE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  adduce_print_offer_paper ();
  application = adduce_ui_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
