/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting claims in one pass.
 *
 * The pass sees brackets, strings and colons only; a stack of bits tells objects from arrays.
 * Member names matter at three depths: the page's (1: "items", "status"), an annotation's (3:
 * "body") and a body's (5), and there only on the way items → annotation → body → object.
 */
#include "config.h"

#include "store/adduce-sidecar-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "adduce-error.h"
#include "store/adduce-json-gate.h"
#include "store/adduce-json-text.h"
#include "store/adduce-json.h"

#define DEPTH_PAGE 1
#define DEPTH_ITEMS 2
#define DEPTH_ANNOTATION 3
#define DEPTH_BODIES 4
#define DEPTH_BODY 5

enum {
  SKIP,
  QUOTE,
  OPEN,
  CLOSE,
  COLON,
  OTHER, /* commas and scalars: a value is over or has begun */
};

static const guint8 byte_class[256] = {
  ['"'] = QUOTE,         ['{'] = OPEN,
  ['['] = OPEN,          ['}'] = CLOSE,
  [']'] = CLOSE,         [':'] = COLON,
  [','] = OTHER,         ['-'] = OTHER,
  ['+'] = OTHER,         ['.'] = OTHER,
  ['0' ... '9'] = OTHER, ['a' ... 'z'] = OTHER,
  ['A' ... 'Z'] = OTHER, [0x80 ... 0xff] = OTHER,
  [0] = OTHER,
};

/* A string of the text, without its quotation marks. */
typedef struct {
  const char *start;
  gsize n_bytes;
} Slice;

typedef struct {
  const char *data;
  const char *p;
  const char *end;
  guint depth;
  guint64 objects; /* bit by depth - 1: is the bracket a brace? */
  gboolean value;  /* a colon came: what follows is a value */
  gboolean in_items;
  gboolean in_body;
  gboolean has_items;
  gboolean is_page;
  Slice page_name; /* the last member's name at each depth that matters */
  Slice annotation_name;
  Slice body_name;
  Slice dimension;
  Slice code;
  Slice label;
  AdduceSidecarScan result;
  AdduceSidecarScanFunc func;
  gpointer user_data;
  GString *texts[3]; /* for what has escapes or must end in NUL */
} Scan;

static gboolean
fail (Scan *self, const char *place, GError **error, const char *reason)
{
  guint line = 1;
  for (const char *lf = self->data; (lf = memchr (lf, '\n', place - lf)) != NULL; lf++)
    line++;
  g_set_error (error, ADDUCE_ERROR, ADDUCE_ERROR_JSON, _("line %u: %s"), line, reason);
  return FALSE;
}

static inline gboolean
slice_is (Slice slice, const char *text)
{
  return slice.n_bytes == strlen (text) && memcmp (slice.start, text, slice.n_bytes) == 0;
}

/* Copies a slice, unescaped, into one of the texts. */
static const char *
unescape (GString *text, Slice slice)
{
  g_string_set_size (text, slice.n_bytes);
  g_string_set_size (text,
                     adduce_json_unescape (text->str, slice.start, slice.start + slice.n_bytes));
  return text->str;
}

/* A body has ended. */
static void
tell_body (Scan *self)
{
  if (self->code.start == NULL || self->label.start == NULL
      || self->dimension.n_bytes == 0 || slice_is (self->dimension, ADDUCE_JSON_STANCE)
      || slice_is (self->dimension, ADDUCE_JSON_EVIDENCE) || slice_is (self->dimension, ADDUCE_JSON_CERTAINTY))
    return;

  const char *texts[3];
  Slice slices[] = { self->dimension, self->code, self->label };
  for (guint i = 0; i < G_N_ELEMENTS (slices); i++)
    texts[i] = unescape (self->texts[i], slices[i]);
  if (g_utf8_validate (texts[1], -1, NULL) && g_utf8_validate (texts[2], -1, NULL))
    self->func (texts[0], texts[1], texts[2], self->user_data);
}

static void
take_page_value (Scan *self, Slice value)
{
  AdduceStatus status;
  if (slice_is (self->page_name, ADDUCE_JSON_TYPE))
    self->is_page = slice_is (value, ADDUCE_JSON_PAGE_TYPE);
  else if (slice_is (self->page_name, ADDUCE_JSON_STATUS))
    {
      char text[16] = { 0 };
      if (value.n_bytes >= sizeof text)
        return;
      memcpy (text, value.start, value.n_bytes);
      if (adduce_status_from_id (text, &status))
        {
          self->result.has_status = TRUE;
          self->result.status = status;
        }
    }
}

/* A string at one of the depths that matter. */
static void
take_string (Scan *self, Slice string)
{
  if (self->depth == DEPTH_PAGE)
    {
      if (self->value)
        take_page_value (self, string);
      else
        self->page_name = string;
    }
  else if (self->depth == DEPTH_ANNOTATION && self->in_items)
    {
      if (!self->value)
        self->annotation_name = string;
    }
  else if (self->depth == DEPTH_BODY && self->in_body)
    {
      if (!self->value)
        self->body_name = string;
      else if (slice_is (self->body_name, ADDUCE_JSON_DIMENSION))
        self->dimension = string;
      else if (slice_is (self->body_name, ADDUCE_JSON_CODE))
        self->code = string;
      else if (slice_is (self->body_name, ADDUCE_JSON_VALUE))
        self->label = string;
    }
}

static gboolean
pass_string (Scan *self, GError **error)
{
  const char *start = self->p + 1;
  const char *p = start;
  for (;;)
    {
      p = memchr (p, '"', self->end - p);
      if (p == NULL)
        return fail (self, start, error, _("the string that begins here has no end"));
      const char *backslash = p;
      while (backslash > start && backslash[-1] == '\\')
        backslash--;
      if ((p - backslash) % 2 == 0)
        break;
      p++;
    }
  if (self->depth <= DEPTH_BODY)
    take_string (self, (Slice) { start, (gsize) (p - start) });
  self->value = FALSE;
  self->p = p + 1;
  return TRUE;
}

static void
open_on_the_way (Scan *self, gboolean object)
{
  switch (self->depth)
    {
    case DEPTH_ITEMS:
      self->in_items = !object && slice_is (self->page_name, ADDUCE_JSON_ITEMS);
      self->has_items = self->has_items || self->in_items;
      break;
    case DEPTH_ANNOTATION:
      if (self->in_items && object)
        self->result.n_claims++;
      self->annotation_name = (Slice) { "", 0 };
      break;
    case DEPTH_BODIES:
      self->in_body = self->func != NULL && self->in_items && !object
                      && slice_is (self->annotation_name, ADDUCE_JSON_BODY);
      break;
    case DEPTH_BODY:
      self->dimension = self->body_name = (Slice) { "", 0 };
      self->code = self->label = (Slice) { NULL, 0 };
      break;
    default:
      break;
    }
}

static gboolean
pass_open (Scan *self, GError **error)
{
  gboolean object = *self->p == '{';
  if (self->depth == ADDUCE_JSON_MAX_DEPTH)
    return fail (self, self->p, error, _("too many brackets are open here"));
  if (self->depth == 0 && !object)
    return fail (self, self->p, error, _("this is no file of claims"));

  guint64 bit = (guint64) 1 << self->depth;
  self->objects = object ? self->objects | bit : self->objects & ~bit;
  self->depth++;
  if (self->depth <= DEPTH_BODY)
    open_on_the_way (self, object);
  self->value = FALSE;
  self->p++;
  return TRUE;
}

static gboolean
pass_close (Scan *self, GError **error)
{
  gboolean object = *self->p == '}';
  if (self->depth == 0 || object != (gboolean) (self->objects >> (self->depth - 1) & 1))
    return fail (self, self->p, error, _("this bracket closes nothing"));
  if (self->depth == DEPTH_BODY && self->in_body && object)
    tell_body (self);
  self->depth--;
  self->value = FALSE;
  self->p++;
  return TRUE;
}

static gboolean
run (Scan *self, GError **error)
{
  gboolean begun = FALSE;
  while (self->p < self->end)
    {
      guint8 class = byte_class[(guchar) *self->p];
      if (class == SKIP)
        {
          self->p++;
          continue;
        }
      if (begun ? self->depth == 0 : class != OPEN)
        return fail (self, self->p, error,
                     begun ? _("something follows after the end")
                           : _("this is no file of claims"));
      begun = TRUE;

      gboolean good = TRUE;
      if (class == QUOTE)
        good = pass_string (self, error);
      else if (class == OPEN)
        good = pass_open (self, error);
      else if (class == CLOSE)
        good = pass_close (self, error);
      else
        {
          self->value = class == COLON;
          self->p++;
        }
      if (!good)
        return FALSE;
    }

  if (self->depth > 0)
    return fail (self, self->end, error, _("the text ends too early, as if it was cut off"));
  if (!begun || !self->has_items || !self->is_page)
    return fail (self, self->data, error,
                 begun ? _("this is no file of claims")
                       : _("the file is empty, so it is damaged"));
  return TRUE;
}

gboolean
adduce_sidecar_scan (const char *data, gsize n_bytes, AdduceSidecarScan *ret_scan,
                     AdduceSidecarScanFunc func, gpointer user_data, GError **error)
{
  g_return_val_if_fail (data != NULL || n_bytes == 0, FALSE);
  g_return_val_if_fail (ret_scan != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  if (n_bytes == 0)
    data = "";
  Scan self = {
    .data = data, .p = data, .end = data + n_bytes, .func = func, .user_data = user_data
  };
  self.page_name = self.annotation_name = self.body_name = self.dimension = (Slice) { "", 0 };
  for (guint i = 0; func != NULL && i < G_N_ELEMENTS (self.texts); i++)
    self.texts[i] = g_string_new (NULL);

  gboolean good = run (&self, error);
  for (guint i = 0; func != NULL && i < G_N_ELEMENTS (self.texts); i++)
    g_string_free (self.texts[i], TRUE);
  if (good)
    *ret_scan = self.result;
  return good;
}
