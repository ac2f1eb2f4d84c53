/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceText: decoded article texts. Reading files is adduce-text-load.c, how the window shows texts that would
 * stop it adduce-display-map.c.
 *
 * Two tables are made once, in one walk over the text. Checkpoints: element k is the byte index of code
 * point 256·k, so that a conversion walks at most 255 characters; a text of ASCII alone has none, as its
 * offsets are its byte indices. Paragraphs: element k is the code point at which line k starts. The
 * digests are computed when first asked for, under the mutex; until then the file's bytes are kept, if
 * they differ from the text's.
 */
#include "config.h"

#include "text/adduce-text.h"

#include <glib/gi18n-lib.h>

#include "adduce-error.h"
#include "text/adduce-display-map.h"
#include "text/adduce-paragraphs.h"
#include "text/adduce-turns.h"

#define CHECKPOINT_SHIFT 8
#define CHECKPOINT_STEP (1u << CHECKPOINT_SHIFT)

/* How much of a file is looked at to tell UTF-16. */
#define SNIFF_BYTES 4096

struct _AdduceText {
  GObject parent_instance;

  char *utf8;
  gsize n_bytes;
  guint length;
  GArray *checkpoints; /* of guint32; NULL for ASCII */
  GArray *paragraphs;  /* of guint32; at least one */

  GMutex mutex; /* guards what follows */
  GBytes *file; /* NULL where the file's bytes are the text's, and when the digest is known */
  char *digest;
  char *file_digest;
  AdduceDisplayMap *display_map;
  AdduceParagraphs *numbering;
  GArray *turns;
};

G_DEFINE_FINAL_TYPE (AdduceText, adduce_text, G_TYPE_OBJECT)

static gboolean
starts_with (const guint8 *data, gsize size, const char *prefix, gsize prefix_size)
{
  return size >= prefix_size && memcmp (data, prefix, prefix_size) == 0;
}

/* UTF-16 has a byte-order mark, or NUL bytes in the upper halves of its units only: at least one unit in
 * twenty, as the spaces and line ends of any language give. */
static gboolean
looks_like_utf16 (const guint8 *data, gsize size)
{
  gsize n_sniffed = MIN (size, (gsize) SNIFF_BYTES) & ~(gsize) 1;
  gsize n_nuls[2] = { 0, 0 };

  if (starts_with (data, size, "\xff\xfe", 2) || starts_with (data, size, "\xfe\xff", 2))
    return TRUE;
  if (size % 2 != 0)
    return FALSE;
  for (gsize i = 0; i < n_sniffed; i++)
    n_nuls[i % 2] += data[i] == 0;
  if (n_nuls[0] != 0 && n_nuls[1] != 0)
    return FALSE;
  return n_nuls[0] + n_nuls[1] >= MAX ((gsize) 2, n_sniffed / 40);
}

static guint
count_line_ends (const guint8 *data, gsize size)
{
  guint n_ends = 0;

  for (gsize i = 0; i < size; i++)
    {
      if (data[i] == '\n' || (data[i] == '\r' && (i + 1 == size || data[i + 1] != '\n')))
        n_ends++;
    }
  return n_ends;
}

/* Says what is wrong with the byte at @bad. */
static void
set_encoding_error (const guint8 *data, gsize size, gsize bad, GError **error)
{
  guint line = 1 + count_line_ends (data, bad);
  gsize byte = bad + 1;

  if (looks_like_utf16 (data, size))
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT,
                 _("The file looks like UTF-16, and only UTF-8 can be coded; save it as UTF-8 in a "
                   "text editor (first bad byte: line %u, byte %" G_GSIZE_FORMAT " of the file)"),
                 line, byte);
  else if (data[bad] == 0)
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT,
                 _("The file is not plain text: it has a NUL byte in line %u (byte %" G_GSIZE_FORMAT
                   " of the file)"),
                 line, byte);
  else
    g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_NOT_TEXT,
                 _("The file is not valid UTF-8: bad byte 0x%02X in line %u (byte %" G_GSIZE_FORMAT
                   " of the file); save it as UTF-8 in a text editor"),
                 data[bad], line, byte);
}

/* Copies @data with CR LF and lone CR made LF; NUL-terminated. */
static char *
copy_with_line_feeds (const char *data, gsize size, gsize *ret_size)
{
  char *copy = g_malloc (size + 1);
  const char *end = data + size;
  char *to = copy;

  while (data < end)
    {
      const char *cr = memchr (data, '\r', (gsize) (end - data));
      gsize n_plain = (gsize) ((cr != NULL ? cr : end) - data);

      memcpy (to, data, n_plain);
      to += n_plain;
      if (cr == NULL)
        break;
      *to++ = '\n';
      data = cr + 1;
      if (data < end && *data == '\n')
        data++;
    }
  *to = '\0';
  *ret_size = (gsize) (to - copy);
  return copy;
}

static char *
compute_digest (gconstpointer data, gsize size)
{
  g_autofree char *hex = NULL;

  hex = g_compute_checksum_for_data (G_CHECKSUM_SHA256, size > 0 ? data : (gconstpointer) "", size);
  return g_strconcat ("sha256:", hex, NULL);
}

static void
index_ascii (AdduceText *self)
{
  const char *end = self->utf8 + self->n_bytes;
  const char *p = self->utf8;

  while ((p = memchr (p, '\n', (gsize) (end - p))) != NULL)
    {
      guint32 start = (guint32) (++p - self->utf8);

      g_array_append_val (self->paragraphs, start);
    }
}

static void
index_utf8 (AdduceText *self)
{
  const char *end = self->utf8 + self->n_bytes;
  guint32 offset = 0;

  self->checkpoints = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *p = self->utf8; p < end; p = g_utf8_next_char (p))
    {
      if (offset % CHECKPOINT_STEP == 0)
        {
          guint32 byte_index = (guint32) (p - self->utf8);

          g_array_append_val (self->checkpoints, byte_index);
        }
      offset++;
      if (*p == '\n')
        g_array_append_val (self->paragraphs, offset);
    }
}

/* The last element of a sorted array that is at most @value; the first is 0, so there is one. */
static guint
find_last_at_most (const GArray *array, gsize value)
{
  guint low = 0;
  guint high = array->len;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (array, guint32, middle) <= value)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static void
adduce_text_finalize (GObject *object)
{
  AdduceText *self = ADDUCE_TEXT (object);

  g_clear_pointer (&self->utf8, g_free);
  g_clear_pointer (&self->checkpoints, g_array_unref);
  g_clear_pointer (&self->paragraphs, g_array_unref);
  g_clear_pointer (&self->file, g_bytes_unref);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->file_digest, g_free);
  g_clear_pointer (&self->display_map, adduce_display_map_free);
  g_clear_pointer (&self->numbering, adduce_paragraphs_free);
  g_clear_pointer (&self->turns, g_array_unref);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (adduce_text_parent_class)->finalize (object);
}

static void
adduce_text_class_init (AdduceTextClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = adduce_text_finalize;
}

static void
adduce_text_init (AdduceText *self)
{
  guint32 zero = 0;

  g_mutex_init (&self->mutex);
  self->paragraphs = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (self->paragraphs, zero);
}

AdduceText *
adduce_text_new (GBytes *file, GError **error)
{
  g_autoptr (AdduceText) self = NULL;
  const guint8 *data;
  const char *valid_end;
  gsize size;
  gsize n_bom;

  g_return_val_if_fail (file != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (file, &size);
  if (size > ADDUCE_TEXT_MAX_BYTES)
    {
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_TOO_LARGE,
                   _("The file is too large for an article: the limit is %d MiB"),
                   ADDUCE_TEXT_MAX_BYTES / (1024 * 1024));
      return NULL;
    }
  if (size == 0)
    data = (const guint8 *) "";
  if (!g_utf8_validate_len ((const char *) data, size, &valid_end))
    {
      set_encoding_error (data, size, (gsize) (valid_end - (const char *) data), error);
      return NULL;
    }

  self = g_object_new (ADDUCE_TYPE_TEXT, NULL);
  n_bom = starts_with (data, size, "\xef\xbb\xbf", 3) ? 3 : 0;
  self->utf8 = copy_with_line_feeds ((const char *) data + n_bom, size - n_bom, &self->n_bytes);
  if (self->n_bytes != size || memchr (data, '\r', size) != NULL)
    self->file = g_bytes_ref (file);
  self->length = (guint) g_utf8_strlen (self->utf8, (gssize) self->n_bytes);
  if (self->length == self->n_bytes)
    index_ascii (self);
  else
    index_utf8 (self);
  return g_steal_pointer (&self);
}

const char *
adduce_text_get_utf8 (AdduceText *self)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (self), NULL);

  return self->utf8;
}

gsize
adduce_text_get_n_bytes (AdduceText *self)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (self), 0);

  return self->n_bytes;
}

guint
adduce_text_get_length (AdduceText *self)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (self), 0);

  return self->length;
}

const char *
adduce_text_get_digest (AdduceText *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->digest == NULL)
    self->digest = compute_digest (self->utf8, self->n_bytes);
  return self->digest;
}

const char *
adduce_text_get_file_digest (AdduceText *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->file_digest == NULL && self->file != NULL)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (self->file, &size);

      self->file_digest = compute_digest (data, size);
      g_clear_pointer (&self->file, g_bytes_unref);
    }
  if (self->file_digest != NULL)
    return self->file_digest;
  if (self->digest == NULL)
    self->digest = compute_digest (self->utf8, self->n_bytes);
  return self->digest;
}

gsize
adduce_text_get_byte_index (AdduceText *self, guint offset)
{
  const char *p;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), 0);

  if (offset >= self->length)
    return self->n_bytes;
  if (self->checkpoints == NULL)
    return offset;
  p = self->utf8 + g_array_index (self->checkpoints, guint32, offset >> CHECKPOINT_SHIFT);
  for (guint i = offset % CHECKPOINT_STEP; i > 0; i--)
    p = g_utf8_next_char (p);
  return (gsize) (p - self->utf8);
}

guint
adduce_text_get_offset_at_byte (AdduceText *self, gsize byte_index)
{
  const char *p, *wanted;
  guint checkpoint, offset;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), 0);

  if (byte_index >= self->n_bytes)
    return self->length;
  if (self->checkpoints == NULL)
    return (guint) byte_index;
  checkpoint = find_last_at_most (self->checkpoints, byte_index);
  offset = checkpoint << CHECKPOINT_SHIFT;
  wanted = self->utf8 + byte_index;
  p = self->utf8 + g_array_index (self->checkpoints, guint32, checkpoint);
  while ((p = g_utf8_next_char (p)) <= wanted)
    offset++;
  return offset;
}

char *
adduce_text_dup_slice (AdduceText *self, AdduceSpan span)
{
  gsize start, end;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), NULL);

  if (span.end <= span.start)
    return g_strdup ("");
  start = adduce_text_get_byte_index (self, span.start);
  end = adduce_text_get_byte_index (self, span.end);
  return g_strndup (self->utf8 + start, end - start);
}

gboolean
adduce_text_contains_span (AdduceText *self, AdduceSpan span)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (self), FALSE);

  return span.start < span.end && span.end <= self->length;
}

gboolean
adduce_text_check_spans (AdduceText *self, const AdduceSpanSet *spans, GError **error)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (self), FALSE);
  g_return_val_if_fail (spans != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  for (guint i = 0; i < adduce_span_set_get_n_spans (spans); i++)
    {
      AdduceSpan span = adduce_span_set_get_span (spans, i);

      if (span.end <= self->length)
        continue;
      g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_INVALID,
                   /* translators: a stretch of text by its first and last number, then the length */
                   _("The span %u-%u is outside the text, which ends at character %u"), span.start,
                   span.end, self->length);
      return FALSE;
    }
  return TRUE;
}

guint
adduce_text_get_n_paragraphs (AdduceText *self)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (self), 1);

  return self->paragraphs->len;
}

guint
adduce_text_get_paragraph_at (AdduceText *self, guint offset)
{
  g_return_val_if_fail (ADDUCE_IS_TEXT (self), 0);

  return find_last_at_most (self->paragraphs, offset);
}

AdduceSpan
adduce_text_get_paragraph (AdduceText *self, guint paragraph)
{
  AdduceSpan span = { 0, 0 };

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), span);
  g_return_val_if_fail (paragraph < self->paragraphs->len, span);

  span.start = g_array_index (self->paragraphs, guint32, paragraph);
  span.end = paragraph + 1 < self->paragraphs->len
                 ? g_array_index (self->paragraphs, guint32, paragraph + 1) - 1
                 : self->length;
  return span;
}

const AdduceDisplayMap *
adduce_text_get_display_map (AdduceText *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->display_map == NULL)
    self->display_map = adduce_display_map_new (self);
  return self->display_map;
}

AdduceParagraphs *
adduce_text_get_numbering (AdduceText *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->numbering == NULL)
    self->numbering = adduce_paragraphs_new (self);
  return self->numbering;
}

GArray *
adduce_text_get_turns (AdduceText *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (ADDUCE_IS_TEXT (self), NULL);

  locker = g_mutex_locker_new (&self->mutex);
  if (self->turns == NULL)
    self->turns = adduce_turns_list (self);
  return self->turns;
}
