/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RTF: the text of it.
 *
 * One loop over the bytes. A group saves what is in force on a stack; groups deeper than %MAX_DEPTH share what the
 * last one saved, so that a file of brackets costs nothing. Bytes beyond ASCII are in the code page of their font;
 * they are collected, as a character may have two.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "import/adduce-import-encoding.h"

#define MAX_DEPTH 4096
#define MAX_STYLES 10000

/* What is in force in a group. */
typedef struct {
  gboolean skipped;  /* nothing in it is text */
  gboolean hidden;   /* \v, \deleted */
  guint destination; /* see below */
  int n_skip;        /* characters after \u that stand for it */
  int font;
} State;

enum {
  TEXT,
  FONTS,
  STYLES,
  TITLE,
  AUTHOR,
};

typedef struct {
  const char *data, *p, *end;
  AdduceImportDocument *document;
  State state;
  GArray *stack;        /* State */
  guint n_too_deep;     /* groups open beyond the stack */
  GString *text;        /* of the paragraph */
  GString *bytes;       /* not decoded yet */
  const char *begin;    /* of the paragraph */
  guint level;          /* of the paragraph */
  int code_page;        /* of the document */
  GHashTable *charsets; /* font → code page */
  GHashTable *headings; /* style → level */
  int style;            /* being defined */
  int pending_skip;     /* characters to pass over after \u */
  gunichar high;        /* first half of a pair */
  gboolean star;        /* \* was just read */
  gboolean any;
} Reader;

static guint
sniff (const AdduceImportInput *input)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  return n >= 5 && memcmp (data, "{\\rtf", 5) == 0 ? 95 : 0;
}

/* --- text --- */

/* Code page of a Windows character set. */
static int
charset_to_page (int charset)
{
  static const struct {
    int charset, page;
  } all[] = {
    { 77, 10000 }, { 128, 932 },  { 129, 949 },  { 134, 936 },  { 136, 950 },  { 161, 1253 }, { 162, 1254 },
    { 163, 1258 }, { 177, 1255 }, { 178, 1256 }, { 186, 1257 }, { 204, 1251 }, { 222, 874 },  { 238, 1250 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i].charset == charset)
      return all[i].page;
  return 0;
}

static void
flush_bytes (Reader *self)
{
  gpointer page = g_hash_table_lookup (self->charsets, GINT_TO_POINTER (self->state.font + 1));
  int number = page != NULL && GPOINTER_TO_INT (page) > 0 ? GPOINTER_TO_INT (page) : self->code_page;
  g_autofree char *encoding = NULL, *text = NULL;

  if (self->bytes->len == 0)
    return;
  if (number == 10000)
    encoding = g_strdup ("MACINTOSH");
  else if (number == 65001)
    encoding = g_strdup ("UTF-8");
  else if (number == 932 || number == 936 || number == 949 || number == 950 || number == 437 || number == 850
           || number == 852 || number == 866 || number == 874)
    encoding = g_strdup_printf ("CP%d", number);
  else
    encoding = g_strdup_printf ("WINDOWS-%d", number >= 1250 && number <= 1258 ? number : 1252);
  text = adduce_import_decode_some (self->bytes->str, self->bytes->len, encoding);
  g_string_append (self->text, text);
  g_string_truncate (self->bytes, 0);
}

static gboolean
is_text (const Reader *self)
{
  return !self->state.skipped && !self->state.hidden;
}

static void
end_paragraph (Reader *self)
{
  flush_bytes (self);
  g_strchomp (self->text->str);
  self->text->len = strlen (self->text->str);
  adduce_import_document_take (self->document, g_strndup (self->text->str, self->text->len), self->level,
                               (guint64) (self->begin - self->data), (guint64) (self->p - self->data));
  g_string_truncate (self->text, 0);
  self->begin = self->p;
}

static void
append_unichar (Reader *self, gunichar c)
{
  if (!is_text (self) || c == 0 || !g_unichar_validate (c))
    return;
  flush_bytes (self);
  g_string_append_unichar (self->text, c);
}

/* A byte of text; FALSE where it only stands for a \u before it. */
static void
append_byte (Reader *self, char byte)
{
  if (self->pending_skip > 0)
    {
      self->pending_skip--;
      return;
    }
  if (!is_text (self) || byte == '\0')
    return;
  if ((guchar) byte >= 0x80 || self->bytes->len > 0)
    g_string_append_c (self->bytes, byte);
  else
    g_string_append_c (self->text, byte);
  /* A trailing byte of two may be ASCII; alone after one of a single-byte page it is a letter all the same. */
  if ((guchar) byte < 0x80)
    flush_bytes (self);
}

/* --- groups --- */

/* What a destination gathered. */
static void
end_destination (Reader *self, guint destination)
{
  flush_bytes (self);
  if (destination == STYLES)
    {
      g_autofree char *name = g_utf8_strdown (self->text->str, -1);
      const char *digit = strpbrk (name, "123456789");
      gboolean heading = strstr (name, "heading") != NULL || strstr (name, "berschrift") != NULL
                         || strstr (name, "titre") != NULL || g_str_has_prefix (name, "title;")
                         || g_str_has_prefix (name, "titel;");

      if (heading && g_hash_table_size (self->headings) < MAX_STYLES)
        g_hash_table_insert (self->headings, GINT_TO_POINTER (self->style + 1),
                             GINT_TO_POINTER (digit != NULL ? *digit - '0' : 1));
    }
  else if (destination == TITLE)
    adduce_import_fields_offer (self->document->fields, ":Title", self->text->str);
  else if (destination == AUTHOR)
    adduce_import_fields_offer (self->document->fields, ":Author", self->text->str);
  g_string_truncate (self->text, 0);
}

static void
open_group (Reader *self)
{
  flush_bytes (self);
  self->pending_skip = 0;
  if (self->stack->len < MAX_DEPTH)
    g_array_append_val (self->stack, self->state);
  else
    self->n_too_deep++;
}

static void
close_group (Reader *self)
{
  State outer;

  flush_bytes (self);
  self->pending_skip = 0;
  if (self->n_too_deep > 0)
    {
      self->n_too_deep--;
      return;
    }
  if (self->stack->len == 0)
    return;
  outer = g_array_index (self->stack, State, self->stack->len - 1);
  g_array_set_size (self->stack, self->stack->len - 1);
  /* The fonts' and styles' names end with their own groups. */
  if (self->state.destination == STYLES || self->state.destination > outer.destination)
    end_destination (self, self->state.destination);
  self->state = outer;
}

/* --- control words --- */

static gboolean
is_one_of (const char *word, const char *const *words)
{
  return g_strv_contains (words, word);
}

/* Groups that hold no text of the document. */
static const char *const dropped[] = { "colortbl",  "pict",      "object",    "header",     "headerl",  "headerr",
                                       "headerf",   "footer",    "footerl",   "footerr",    "footerf",  "fldinst",
                                       "themedata", "datastore", "listtable", "revtbl",     "rsidtbl",  "generator",
                                       "xmlnstbl",  "creatim",   "revtim",    "printim",    "operator", "company",
                                       "keywords",  "comment",   "doccomm",   "annotation", "atnid",    "atnauthor",
                                       "bkmkstart", "bkmkend",   "pntext",    "listtext",   "nonshppict", "shpinst",
                                       "info",      "stylesheet", "fonttbl",  "subject",    "category", "latentstyles",
                                       "listoverridetable", "pgdsctbl", "userprops", "xe", "tc", "rxe", NULL };

static void
begin_destination (Reader *self, const char *word)
{
  if (strcmp (word, "fonttbl") == 0)
    self->state.destination = FONTS;
  else if (strcmp (word, "stylesheet") == 0)
    {
      self->state.destination = STYLES;
      self->style = 0;
      self->state.skipped = FALSE;
      return;
    }
  self->state.skipped = TRUE;
}

/* The words that stand for a character; 0 for others. */
static gunichar
find_character (const char *word)
{
  static const struct {
    const char *word;
    gunichar c;
  } all[] = {
    { "tab", '\t' },       { "line", '\n' },      { "emdash", 0x2014 },    { "endash", 0x2013 }, { "lquote", 0x2018 },
    { "rquote", 0x2019 },  { "ldblquote", 0x201c }, { "rdblquote", 0x201d }, { "bullet", 0x2022 }, { "cell", '\t' },
    { "nestcell", '\t' },  { "emspace", 0x2003 }, { "enspace", 0x2002 },   { "zwj", 0x200d },    { "zwnj", 0x200c },
    { "ltrmark", 0x200e }, { "rtlmark", 0x200f }, { "qmspace", 0x2005 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (strcmp (all[i].word, word) == 0)
      return all[i].c;
  return 0;
}

static void
read_unicode (Reader *self, int value)
{
  gunichar unit = (gunichar) (value < 0 ? value + 65536 : value);

  if (unit >= 0xd800 && unit < 0xdc00)
    self->high = unit;
  else if (unit >= 0xdc00 && unit < 0xe000)
    {
      if (self->high != 0)
        append_unichar (self, 0x10000 + ((self->high - 0xd800) << 10) + (unit - 0xdc00));
      self->high = 0;
    }
  else
    append_unichar (self, unit);
  self->pending_skip = self->state.n_skip;
}

/* Words about the document, its fonts and styles; FALSE for others. */
static gboolean
read_setting (Reader *self, const char *word, int value, gboolean has_value)
{
  if (strcmp (word, "ansicpg") == 0)
    self->code_page = value;
  else if (strcmp (word, "mac") == 0)
    self->code_page = 10000;
  else if (strcmp (word, "pc") == 0)
    self->code_page = 437;
  else if (strcmp (word, "pca") == 0)
    self->code_page = 850;
  else if (strcmp (word, "f") == 0)
    {
      flush_bytes (self);
      self->state.font = CLAMP (value, 0, 1000000);
    }
  else if (strcmp (word, "fcharset") == 0 && self->state.destination == FONTS)
    g_hash_table_insert (self->charsets, GINT_TO_POINTER (self->state.font + 1),
                         GINT_TO_POINTER (charset_to_page (value)));
  else if (strcmp (word, "uc") == 0)
    self->state.n_skip = CLAMP (value, 0, 16);
  else if (strcmp (word, "v") == 0 || strcmp (word, "deleted") == 0)
    {
      flush_bytes (self);
      self->state.hidden = !has_value || value != 0;
    }
  else if (strcmp (word, "plain") == 0)
    self->state.hidden = FALSE;
  else
    return FALSE;
  return TRUE;
}

static void
read_word (Reader *self, const char *word, int value, gboolean has_value)
{
  static const char *const ends[] = { "par", "row", "sect", "page", "nestrow", NULL };
  gboolean star = self->star;
  gunichar c;

  self->star = FALSE;
  if (strcmp (word, "u") == 0)
    {
      read_unicode (self, value);
      return;
    }
  self->pending_skip = 0;
  if (strcmp (word, "bin") == 0)
    self->p += CLAMP (value, 0, self->end - self->p);
  else if (strcmp (word, "title") == 0 || strcmp (word, "author") == 0)
    {
      self->state.destination = strcmp (word, "title") == 0 ? TITLE : AUTHOR;
      self->state.skipped = FALSE;
    }
  else if (star || is_one_of (word, dropped))
    begin_destination (self, word);
  else if (is_one_of (word, ends))
    {
      if (is_text (self) && self->state.destination == TEXT)
        end_paragraph (self);
    }
  else if (strcmp (word, "pard") == 0)
    self->level = 0;
  else if (strcmp (word, "s") == 0 && self->state.destination == STYLES)
    self->style = CLAMP (value, 0, 1000000);
  else if (strcmp (word, "s") == 0)
    self->level = (guint) GPOINTER_TO_INT (g_hash_table_lookup (self->headings,
                                                                GINT_TO_POINTER (CLAMP (value, 0, 1000000) + 1)));
  else if (strcmp (word, "outlinelevel") == 0 && self->state.destination == TEXT)
    self->level = value >= 0 && value < 9 ? (guint) value + 1 : self->level;
  else if (!read_setting (self, word, value, has_value) && (c = find_character (word)) != 0)
    append_unichar (self, c);
}

static void
read_control_word (Reader *self)
{
  char word[33];
  guint n = 0;
  gint64 value = 0;
  gboolean negative = FALSE, has_value = FALSE;

  for (; self->p < self->end && g_ascii_isalpha (*self->p); self->p++)
    if (n < sizeof word - 1)
      word[n++] = *self->p;
  word[n] = '\0';
  if (self->p < self->end && *self->p == '-')
    {
      negative = TRUE;
      self->p++;
    }
  for (; self->p < self->end && g_ascii_isdigit (*self->p); self->p++)
    {
      has_value = TRUE;
      value = MIN (10 * value + (*self->p - '0'), G_MAXINT);
    }
  if (self->p < self->end && *self->p == ' ')
    self->p++;
  read_word (self, word, (int) (negative ? -value : value), has_value);
}

static void
read_control (Reader *self)
{
  char sign;

  if (self->p == self->end)
    return;
  if (g_ascii_isalpha (*self->p))
    {
      read_control_word (self);
      return;
    }
  sign = *self->p++;
  if (sign == '\'')
    {
      int high = self->p < self->end ? g_ascii_xdigit_value (self->p[0]) : -1;
      int low = self->p + 1 < self->end ? g_ascii_xdigit_value (self->p[1]) : -1;

      if (high >= 0 && low >= 0)
        {
          self->p += 2;
          append_byte (self, (char) (high << 4 | low));
        }
    }
  else if (sign == '*')
    self->star = TRUE;
  else if (sign == '~')
    append_unichar (self, 0xa0);
  else if (sign == '_')
    append_unichar (self, 0x2011);
  else if (sign == '-')
    append_unichar (self, 0xad);
  else if (sign == '\\' || sign == '{' || sign == '}')
    append_byte (self, sign);
  else if ((sign == '\n' || sign == '\r') && is_text (self) && self->state.destination == TEXT)
    end_paragraph (self);
}

static void
run (Reader *self, GCancellable *cancellable)
{
  for (guint i = 1; self->p < self->end; i++)
    {
      char c = *self->p++;

      if (i % 65536 == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      if (c == '{')
        open_group (self);
      else if (c == '}')
        close_group (self);
      else if (c == '\\')
        read_control (self);
      else if (c == ';' && self->state.destination == STYLES)
        append_byte (self, c);
      else if (c != '\r' && c != '\n')
        append_byte (self, c);
    }
}

static AdduceImportDocument *
read_document (const AdduceImportInput *input, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  g_autoptr (AdduceImportDocument) document = adduce_import_document_new (n);
  Reader self = { .data = data, .p = data, .end = data + n, .begin = data, .code_page = 1252 };

  self.document = document;
  self.state.n_skip = 1;
  self.stack = g_array_new (FALSE, FALSE, sizeof (State));
  self.text = g_string_new (NULL);
  self.bytes = g_string_new (NULL);
  self.charsets = g_hash_table_new (NULL, NULL);
  self.headings = g_hash_table_new (NULL, NULL);
  document->has_places = TRUE;
  run (&self, cancellable);
  flush_bytes (&self);
  if (self.text->len > 0)
    end_paragraph (&self);
  if (self.stack->len > 0 || self.n_too_deep > 0)
    adduce_import_document_note (document, _("The file ends too early, as if it was cut off"));

  g_array_unref (self.stack);
  g_string_free (self.text, TRUE);
  g_string_free (self.bytes, TRUE);
  g_hash_table_unref (self.charsets);
  g_hash_table_unref (self.headings);
  return g_steal_pointer (&document);
}

const AdduceImportReader adduce_import_rtf = {
  "rtf", sniff, read_document, NULL,
};
