/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Subtitles, SRT and WebVTT: what is said, as running text.
 *
 * Lines of a cue, and cues that follow each other, are joined with a space. A pause of three seconds, another speaker
 * and the dash or arrows of a change of speaker begin a paragraph; a speaker who is named stands before it. Captions
 * that roll repeat their last line in the next cue: that is taken once.
 */
#include "config.h"

#include "import/adduce-import-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "import/adduce-import-encoding.h"

#define PAUSE_MS 3000

typedef struct {
  AdduceImportDocument *document;
  AdduceImportDecoded *decoded;
  GString *text;
  const char *begin; /* of the paragraph in the file */
  char *speaker;
  char *last_line;
  gint64 last_end; /* milliseconds */
} Reader;

static gboolean
is_times (const char *line)
{
  return g_regex_match_simple ("^\\s*(?:\\d+:)?\\d{1,2}:\\d{2}[,.]\\d{1,3}\\s+-->"
                               "\\s+(?:\\d+:)?\\d{1,2}:\\d{2}[,.]\\d{1,3}",
                               line, 0, 0);
}

static guint
sniff_srt (const AdduceImportInput *input)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  if (!adduce_import_has_ending (input, "srt"))
    return 0;
  return memmem (data, MIN (n, 4096), "-->", 3) != NULL ? 90 : 55;
}

static guint
sniff_vtt (const AdduceImportInput *input)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);

  if (n >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, n -= 3;
  return n >= 6 && memcmp (data, "WEBVTT", 6) == 0 ? 95 : 0;
}

/* Milliseconds of [hours:]minutes:seconds,milliseconds. */
static gint64
read_time (const char *text, const char **ret_end)
{
  gint64 parts[4] = { 0 };
  guint n = 0;
  const char *p = text;

  while (*p == ' ' || *p == '\t')
    p++;
  while (n < 4 && g_ascii_isdigit (*p))
    {
      char *end;

      parts[n++] = (gint64) MIN (g_ascii_strtoull (p, &end, 10), 1000000);
      p = end;
      if (*p == ':' || *p == ',' || *p == '.')
        p++;
      else
        break;
    }
  *ret_end = p;
  return n == 4 ? ((parts[0] * 60 + parts[1]) * 60 + parts[2]) * 1000 + parts[3]
                : (parts[0] * 60 + parts[1]) * 1000 + parts[2];
}

static void
end_paragraph (Reader *self, const char *place)
{
  if (self->text->len > 0)
    adduce_import_document_take (
      self->document, g_strndup (self->text->str, self->text->len), 0,
      adduce_import_decoded_get_place (self->decoded, (gsize) (self->begin - self->decoded->text)),
      adduce_import_decoded_get_place (self->decoded, (gsize) (place - self->decoded->text)));
  g_string_truncate (self->text, 0);
}

/* Without tags and entities; @ret_speaker: (transfer full) (nullable): of <v Name>. */
static char *
dup_plain (const char *line, char **ret_speaker)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  *ret_speaker = NULL;
  for (const char *p = line; *p != '\0';)
    {
      const char *end = *p == '<' ? strchr (p, '>') : *p == '{' && p[1] == '\\' ? strchr (p, '}') : NULL;

      if (end == NULL)
        {
          g_string_append_c (plain, *p++);
          continue;
        }
      if (*ret_speaker == NULL && p[1] == 'v' && (p[2] == ' ' || p[2] == '.'))
        {
          const char *name = memchr (p, ' ', (gsize) (end - p));

          *ret_speaker = name != NULL ? g_strstrip (g_strndup (name, (gsize) (end - name))) : NULL;
        }
      p = end + 1;
    }
  g_string_replace (plain, "&nbsp;", "\xc2\xa0", 0);
  g_string_replace (plain, "&lt;", "<", 0);
  g_string_replace (plain, "&gt;", ">", 0);
  g_string_replace (plain, "&lrm;", "\xe2\x80\x8e", 0);
  g_string_replace (plain, "&rlm;", "\xe2\x80\x8f", 0);
  g_string_replace (plain, "&amp;", "&", 0);
  return g_strstrip (g_strndup (plain->str, plain->len));
}

/* The dash or arrows of another speaker; what follows them. */
static const char *
skip_change (const char *line)
{
  if (g_str_has_prefix (line, ">>"))
    return line + 2;
  if (g_str_has_prefix (line, "- ") || g_str_has_prefix (line, "-\xc2\xa0"))
    return line + 1;
  if (g_str_has_prefix (line, "\xe2\x80\x93 ") || g_str_has_prefix (line, "\xe2\x80\x94 "))
    return line + 3;
  return NULL;
}

static void
take_line (Reader *self, const char *raw, const char *place)
{
  g_autofree char *speaker = NULL;
  g_autofree char *line = dup_plain (raw, &speaker);
  const char *changed = skip_change (line), *words = changed != NULL ? changed : line;

  while (*words == ' ')
    words++;
  if (*words == '\0' || g_strcmp0 (self->last_line, line) == 0)
    return;
  if (changed != NULL || (speaker != NULL && g_strcmp0 (speaker, self->speaker) != 0))
    end_paragraph (self, place);
  if (self->text->len == 0)
    {
      self->begin = place;
      if (speaker != NULL)
        g_string_append_printf (self->text, "%s: ", speaker);
    }
  else
    g_string_append_c (self->text, ' ');
  g_string_append (self->text, words);
  g_free (self->last_line);
  self->last_line = g_steal_pointer (&line);
  if (speaker != NULL)
    {
      g_free (self->speaker);
      self->speaker = g_steal_pointer (&speaker);
    }
}

/* A line with times: the cue that begins. */
static void
begin_cue (Reader *self, const char *line, const char *place)
{
  const char *end;
  gint64 start = read_time (line, &end);
  const char *arrow = strstr (end, "-->");

  if (start - self->last_end >= PAUSE_MS)
    end_paragraph (self, place);
  if (arrow != NULL)
    self->last_end = read_time (arrow + 3, &end);
}

static guint
read_cues (Reader *self, GCancellable *cancellable)
{
  const char *p = self->decoded->text;
  gboolean in_cue = FALSE;
  guint n_cues = 0;

  while (*p != '\0' && !g_cancellable_is_cancelled (cancellable))
    {
      gsize n = strcspn (p, "\r\n");
      g_autofree char *line = g_strndup (p, n);

      if (is_times (line))
        {
          begin_cue (self, line, p);
          in_cue = TRUE;
          n_cues++;
        }
      else if (in_cue && *g_strstrip (line) == '\0')
        in_cue = FALSE;
      else if (in_cue)
        take_line (self, line, p);
      p += n;
      p += *p == '\r' && p[1] == '\n' ? 2 : *p != '\0';
    }
  end_paragraph (self, p);
  return n_cues;
}

static AdduceImportDocument *
read_document (const AdduceImportInput *input, GCancellable *cancellable, GError **error)
{
  gsize n;
  const char *data = adduce_import_get_data (input, &n);
  g_autoptr (AdduceImportDecoded) decoded = adduce_import_decode (data, n, input->options->encoding, NULL, error);
  g_autoptr (AdduceImportDocument) document = adduce_import_document_new (n);
  Reader self = { document, decoded, NULL, NULL, NULL, NULL, 0 };
  guint n_cues;

  if (decoded == NULL)
    return NULL;
  document->has_places = TRUE;
  document->encoding = g_strdup (decoded->encoding);
  self.text = g_string_new (NULL);
  self.begin = decoded->text;
  n_cues = read_cues (&self, cancellable);
  g_string_free (self.text, TRUE);
  g_free (self.speaker);
  g_free (self.last_line);
  if (n_cues == 0)
    {
      g_set_error_literal (error, ADDUCE_ERROR, ADDUCE_ERROR_FORMAT, _("there is no subtitle with its times in it"));
      return NULL;
    }
  return g_steal_pointer (&document);
}

const AdduceImportReader adduce_import_srt = {
  "srt", sniff_srt, read_document, NULL,
};

const AdduceImportReader adduce_import_vtt = {
  "vtt", sniff_vtt, read_document, NULL,
};
