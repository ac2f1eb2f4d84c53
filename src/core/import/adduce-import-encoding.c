/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finding out an encoding.
 *
 * What uchardet says of a text in a Western language with few accents is often the wrong one of several code pages
 * that hardly differ. So where all bytes beyond ASCII are the quotation marks, dashes and dots of Windows-1252, or
 * where it is not sure, that page is taken, which is what such files have.
 */
#include "config.h"

#include "import/adduce-import-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet/uchardet.h>

#include "adduce-error.h"

/* As much as uchardet is shown. */
#define MAX_LOOK (1024 * 1024)

static const struct {
  const char *bytes;
  gsize n;
  const char *encoding;
} marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe\x00\x00", 4, "UTF-32LE" },
  { "\x00\x00\xfe\xff", 4, "UTF-32BE" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

/* --- guessing --- */

/* Nulls in one half of each pair, and none in the other. */
static const char *
guess_utf16 (const guchar *data, gsize n)
{
  gsize looked = MIN (n, 4096) & ~(gsize) 1;
  gsize even = 0, odd = 0;

  if (looked < 4 || n % 2 != 0)
    return NULL;
  for (gsize i = 0; i < looked; i += 2)
    {
      even += data[i] == 0;
      odd += data[i + 1] == 0;
    }
  /* Of scripts that are not Latin, only blanks, digits and signs have it. */
  if (odd * 20 > looked / 2 && even * 200 < looked)
    return "UTF-16LE";
  if (even * 20 > looked / 2 && odd * 200 < looked)
    return "UTF-16BE";
  return NULL;
}

/* Text in UTF-8 that has an escape for another set of characters may be Japanese mail. */
static gboolean
has_escapes (const char *data, gsize n)
{
  for (const char *p = data; (p = memchr (p, 0x1b, n - (gsize) (p - data))) != NULL; p++)
    if (p + 2 < data + n && (p[1] == '$' || p[1] == '('))
      return TRUE;
  return FALSE;
}

/* Only the quotation marks, dashes, dots, blanks and signs of Windows-1252 beyond ASCII? */
static gboolean
is_typographic (const guchar *data, gsize n)
{
  static const char signs[] = "\x80\x82\x84\x85\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b"
                              "\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb";
  gboolean any = FALSE;

  for (gsize i = 0; i < n; i++)
    if (data[i] >= 0x80)
      {
        any = TRUE;
        if (strchr (signs, (char) data[i]) == NULL)
          return FALSE;
      }
  return any;
}

/* (transfer full) (nullable): what uchardet finds. */
static char *
ask_uchardet (const char *data, gsize n)
{
  uchardet_t detector = uchardet_new ();
  char *found = NULL;

  if (uchardet_handle_data (detector, data, MIN (n, MAX_LOOK)) == 0)
    {
      uchardet_data_end (detector);
      found = g_strdup (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  if (found != NULL && (*found == '\0' || g_str_equal (found, "ASCII") || g_str_equal (found, "UTF-8")))
    g_clear_pointer (&found, g_free);
  return found;
}

/* --- decoding --- */

/* What everybody means by these names. */
static const char *
get_meant (const char *name)
{
  static const char *const latin[] = { "iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii",
                                       "iso_8859-1", "l1", "cp1252", "x-cp1252", NULL };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (g_strv_contains (latin, lower))
    return "WINDOWS-1252";
  if (g_str_equal (lower, "gb2312") || g_str_equal (lower, "gbk"))
    return "GB18030";
  if (g_str_equal (lower, "shift_jis") || g_str_equal (lower, "sjis"))
    return "CP932";
  if (g_str_equal (lower, "utf8") || g_str_equal (lower, "utf-8"))
    return "UTF-8";
  if (g_str_equal (lower, "macintosh") || g_str_equal (lower, "macroman"))
    return "MACINTOSH";
  return name;
}

/* A few null bytes in a text are made blanks; with many it is none. */
static gboolean
blank_nulls (char *text, gsize n)
{
  gsize n_nulls = 0;

  for (char *p = text; (p = memchr (p, 0, n - (gsize) (p - text))) != NULL; n_nulls++)
    *p = ' ';
  return n_nulls <= n / 1000 + 4;
}

/* (transfer full) (nullable): whole, or NULL. Windows-1252 has five bytes without a meaning, which stay as controls. */
static char *
convert (const char *data, gsize n, const char *encoding, gsize *ret_n)
{
  gsize n_read = 0;

  if (g_str_equal (encoding, "UTF-8"))
    {
      char *copy = g_malloc (n + 1);

      if (n > 0)
        memcpy (copy, data, n);
      copy[n] = '\0';
      *ret_n = n;
      if (blank_nulls (copy, n) && g_utf8_validate_len (copy, n, NULL))
        return copy;
      g_free (copy);
      return NULL;
    }

  g_autofree char *text = g_convert (data, (gssize) n, "UTF-8", encoding, &n_read, ret_n, NULL);
  if (text == NULL && g_str_equal (encoding, "WINDOWS-1252"))
    text = g_convert_with_fallback (data, (gssize) n, "UTF-8", "ISO-8859-1", NULL, &n_read, ret_n, NULL);
  if (text == NULL || n_read != n || !blank_nulls (text, *ret_n))
    return NULL;
  return g_steal_pointer (&text);
}

static AdduceImportDecoded *
make (char *text, gsize n, const char *encoding, gsize n_mark, gboolean guessed)
{
  AdduceImportDecoded *self = g_new0 (AdduceImportDecoded, 1);

  self->text = text;
  self->n = n;
  self->encoding = g_ascii_strup (encoding, -1);
  self->n_mark = n_mark;
  self->guessed = guessed;
  return self;
}

static AdduceImportDecoded *
try (const char *data, gsize n_bytes, const char *name, gsize n_mark, gboolean guessed)
{
  const char *encoding = get_meant (name);
  gsize n = 0;
  char *text = NULL;

  text = convert (data + n_mark, n_bytes - n_mark, encoding, &n);
  return text != NULL ? make (text, n, encoding, n_mark, guessed) : NULL;
}

static gsize
find_mark (const char *data, gsize n_bytes, const char **ret_encoding)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (n_bytes >= marks[i].n && memcmp (data, marks[i].bytes, marks[i].n) == 0)
      {
        *ret_encoding = marks[i].encoding;
        return marks[i].n;
      }
  return 0;
}

static AdduceImportDecoded *
guess (const char *data, gsize n_bytes, const char *declared)
{
  g_autofree char *found = has_escapes (data, n_bytes) ? ask_uchardet (data, n_bytes) : NULL;
  AdduceImportDecoded *self = found != NULL ? try (data, n_bytes, found, 0, TRUE) : NULL;
  const char *utf16 = guess_utf16 ((const guchar *) data, n_bytes);

  if (self == NULL && utf16 == NULL)
    self = try (data, n_bytes, "UTF-8", 0, FALSE);
  if (self == NULL && declared != NULL)
    self = try (data, n_bytes, declared, 0, FALSE);
  if (self == NULL && utf16 != NULL)
    self = try (data, n_bytes, utf16, 0, TRUE);
  if (self == NULL && is_typographic ((const guchar *) data, n_bytes))
    self = try (data, n_bytes, "WINDOWS-1252", 0, TRUE);
  if (self == NULL)
    {
      g_free (found);
      found = ask_uchardet (data, n_bytes);
      self = found != NULL ? try (data, n_bytes, found, 0, TRUE) : NULL;
    }
  return self;
}

AdduceImportDecoded *
adduce_import_decode (const char *data, gsize n_bytes, const char *wanted, const char *declared, GError **error)
{
  AdduceImportDecoded *self;
  const char *encoding = NULL;
  gsize n_mark = find_mark (data, n_bytes, &encoding);

  if (n_mark > 0)
    self = try (data, n_bytes, encoding, n_mark, FALSE);
  else if (wanted != NULL)
    self = try (data, n_bytes, wanted, 0, FALSE);
  else
    self = guess (data, n_bytes, declared);

  if (self == NULL && (wanted != NULL || n_mark > 0))
    /* translators: %s is the name of an encoding, like UTF-8 */
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT, _("it can’t be read as %s; name another encoding"),
                 n_mark > 0 ? encoding : wanted);
  else if (self == NULL)
    g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT,
                         _("its encoding can’t be found out; name it, for example WINDOWS-1252"));
  else if (declared != NULL && n_mark == 0 && wanted == NULL
           && g_ascii_strcasecmp (get_meant (declared), self->encoding) != 0)
    /* translators: the first %s is the encoding that the file names, the second the one that it has */
    self->note = g_strdup_printf (_("It says that it is %s, and was read as %s"), declared, self->encoding);
  return self;
}

void
adduce_import_decoded_free (AdduceImportDecoded *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->encoding);
  g_free (self->note);
  g_free (self);
}

guint64
adduce_import_decoded_get_place (AdduceImportDecoded *self, gsize offset)
{
  gboolean utf16 = g_str_has_prefix (self->encoding, "UTF-16"), utf32 = g_str_has_prefix (self->encoding, "UTF-32");

  offset = MIN (offset, self->n);
  if (g_str_equal (self->encoding, "UTF-8"))
    return self->n_mark + offset;
  if (offset < self->last_offset || self->last_place == 0)
    {
      self->last_offset = 0;
      self->last_place = self->n_mark;
    }

  const char *from = self->text + self->last_offset, *end = self->text + offset;
  gboolean single = g_ascii_strncasecmp (self->encoding, "WINDOWS-", 8) == 0
                    || g_ascii_strncasecmp (self->encoding, "ISO-8859", 8) == 0
                    || g_ascii_strncasecmp (self->encoding, "KOI8", 4) == 0;
  if (single || utf16 || utf32)
    for (const char *p = from; p < end; p = g_utf8_next_char (p))
      self->last_place += single ? 1 : utf32 || (guchar) *p >= 0xf0 ? 4 : 2;
  else
    {
      gsize n = 0;
      g_autofree char *back = g_convert (from, end - from, self->encoding, "UTF-8", NULL, &n, NULL);

      self->last_place += back != NULL ? n : 0;
    }
  self->last_offset = offset;
  return self->last_place;
}

char *
adduce_import_decode_some (const char *data, gsize n_bytes, const char *encoding)
{
  GString *text = g_string_new (NULL);

  while (n_bytes > 0)
    {
      gsize n_read = 0, n_written = 0;
      g_autoptr (GError) error = NULL;
      g_autofree char *part = g_convert (data, (gssize) n_bytes, "UTF-8", encoding, &n_read, &n_written, &error);

      if (part == NULL && n_read > 0 && n_read <= n_bytes)
        part = g_convert (data, (gssize) n_read, "UTF-8", encoding, NULL, &n_written, NULL);
      else if (part == NULL)
        n_read = 0;
      if (part != NULL)
        g_string_append_len (text, part, (gssize) n_written);
      if (error != NULL || n_read == 0)
        {
          g_string_append_unichar (text, 0xfffd);
          n_read++;
        }
      data += MIN (n_read, n_bytes);
      n_bytes -= MIN (n_read, n_bytes);
    }
  return g_string_free (text, FALSE);
}
