/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding by expressions of ICU, which run on UTF-8 as it is, ask now and then whether to go on, and say
 * where an expression is wrong. (GLib's run to their end, whatever that takes.)
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <unicode/uregex.h>
#include <unicode/utext.h>

#include "adduce-error.h"
#include "text/adduce-find-private.h"

/* How long a run may take. */
#define TIME_LIMIT (2 * G_USEC_PER_SEC)

/* What an expression may remember of the ways it could still go, in bytes. */
#define STACK_LIMIT (32 * 1024 * 1024)

struct _AdduceFindRegex
{
  URegularExpression *regex; /* to be cloned for each run */
};

typedef struct {
  GCancellable *cancellable;
  gint64 end;
} Watch;

static const struct {
  UErrorCode code;
  const char *text;
} faults[] = {
  { U_REGEX_RULE_SYNTAX, N_("something is missing or out of place") },
  { U_REGEX_BAD_ESCAPE_SEQUENCE, N_("what follows the backslash means nothing") },
  { U_REGEX_PROPERTY_SYNTAX, N_("there is no such property of characters") },
  { U_REGEX_UNIMPLEMENTED, N_("this is not supported") },
  { U_REGEX_MISMATCHED_PAREN, N_("a round bracket has no other half") },
  { U_REGEX_NUMBER_TOO_BIG, N_("the number is too large") },
  { U_REGEX_BAD_INTERVAL, N_("numbers in curly brackets are like {2} or {2,5}") },
  { U_REGEX_MAX_LT_MIN, N_("the second number in curly brackets is smaller than the first") },
  { U_REGEX_INVALID_BACK_REF, N_("there is no such group to refer to") },
  { U_REGEX_INVALID_FLAG, N_("there is no such flag") },
  { U_REGEX_LOOK_BEHIND_LIMIT, N_("what is looked for behind must not be endless") },
  { U_REGEX_MISSING_CLOSE_BRACKET, N_("a square bracket is not closed") },
  { U_REGEX_INVALID_RANGE, N_("a range runs backwards") },
  { U_REGEX_PATTERN_TOO_BIG, N_("the expression is too large") },
  { U_REGEX_INVALID_CAPTURE_GROUP_NAME, N_("the name of a group is not valid") },
};

static void
set_fault (GError **error, UErrorCode code, const UParseError *place)
{
  const char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (faults) && text == NULL; i++)
    if (faults[i].code == code)
      text = _(faults[i].text);
  if (text == NULL)
    text = u_errorName (code);

  if (place->line > 0 && place->offset > 0)
    /* translators: a number, and what is wrong there */
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("The expression is wrong near character %d: %s"),
                 place->offset, text);
  else
    /* translators: %s is what is wrong */
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID, _("The expression is wrong: %s"), text);
}

/* Callbacks; FALSE stops */

static UBool U_CALLCONV
match_cb (const void *context, int32_t steps)
{
  const Watch *watch = context;

  return !g_cancellable_is_cancelled (watch->cancellable) && g_get_monotonic_time () < watch->end;
}

static UBool U_CALLCONV
progress_cb (const void *context, int64_t index)
{
  /* It is called for each character at which a match is tried. */
  return index % 1024 != 0 || match_cb (context, 0);
}

static void
set_run_error (GError **error, GCancellable *cancellable, UErrorCode code)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return;
  if (code == U_REGEX_STOPPED_BY_CALLER || code == U_REGEX_TIME_OUT)
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED,
                         _("The expression takes too long on this text; say more exactly what may follow what"));
  else
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FAILED,
                         _("The expression takes too much memory on this text; say more exactly what may "
                           "follow what"));
}

AdduceFindRegex *
_adduce_find_regex_new (const char *pattern, AdduceFindFlags flags, GError **error)
{
  uint32_t icu_flags = UREGEX_MULTILINE | ((flags & ADDUCE_FIND_CASE) != 0 ? 0 : UREGEX_CASE_INSENSITIVE);
  UText utext = UTEXT_INITIALIZER;
  UErrorCode status = U_ZERO_ERROR;
  UParseError place = { 0 };
  URegularExpression *regex;
  AdduceFindRegex *self;

  utext_openUTF8 (&utext, pattern, -1, &status);
  regex = uregex_openUText (&utext, icu_flags, &place, &status);
  utext_close (&utext);
  if (U_FAILURE (status))
    {
      set_fault (error, status, &place);
      return NULL;
    }

  self = g_new0 (AdduceFindRegex, 1);
  self->regex = regex;
  return self;
}

void
_adduce_find_regex_free (AdduceFindRegex *self)
{
  uregex_close (self->regex);
  g_free (self);
}

gboolean
_adduce_find_regex_run (AdduceFindRegex *self, AdduceText *text, GCancellable *cancellable, AdduceFindFunc func,
                        gpointer user_data, GError **error)
{
  Watch watch = { cancellable, g_get_monotonic_time () + TIME_LIMIT };
  UErrorCode status = U_ZERO_ERROR;
  URegularExpression *regex = uregex_clone (self->regex, &status);
  UText utext = UTEXT_INITIALIZER;

  utext_openUTF8 (&utext, adduce_text_get_utf8 (text), (int64_t) adduce_text_get_n_bytes (text), &status);
  uregex_setUText (regex, &utext, &status);
  uregex_setStackLimit (regex, STACK_LIMIT, &status);
  uregex_setMatchCallback (regex, match_cb, &watch, &status);
  uregex_setFindProgressCallback (regex, progress_cb, &watch, &status);

  while (U_SUCCESS (status) && uregex_findNext (regex, &status))
    {
      int64_t start = uregex_start64 (regex, 0, &status);
      int64_t end = uregex_end64 (regex, 0, &status);

      if (U_SUCCESS (status) && !match_cb (&watch, 0))
        status = U_REGEX_STOPPED_BY_CALLER;
      if (U_SUCCESS (status) && end > start)
        func ((AdduceSpan) { adduce_text_get_offset_at_byte (text, (gsize) start),
                             adduce_text_get_offset_at_byte (text, (gsize) end) },
              user_data);
    }

  uregex_close (regex);
  utext_close (&utext);
  if (U_FAILURE (status))
    {
      set_run_error (error, cancellable, status);
      return FALSE;
    }
  return TRUE;
}
