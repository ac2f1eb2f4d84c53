/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns.
 *
 * A gutter is a place that hardly any line of a region crosses, with at least three lines on either side. The lines
 * that cross it, like headlines, divide the region into bands, and in each band what stands left of the gutter is read
 * before what stands right of it (or after, in writing from the right). Either side is a region again. What has no
 * gutter is read from above.
 */
#include "config.h"

#include "import/adduce-import-pdf-columns.h"

/* The narrowest gutter, and the fewest lines beside it. */
#define GUTTER 6.0
#define FEW_LINES 3

/* Columns in columns; and lines of a page that are looked at so. */
#define MAX_DEPTH 8
#define MAX_LINES 3000

typedef AdduceImportPdfLine Line;

static const Line *
get (GPtrArray *lines, guint index)
{
  return lines->pdata[index];
}

static int
compare_places_cb (gconstpointer a, gconstpointer b)
{
  const Line *x = *(const Line *const *) a, *y = *(const Line *const *) b;
  double middle = (x->y1 + x->y2) / 2, other = (y->y1 + y->y2) / 2;

  if (middle < other)
    return -1;
  if (middle > other)
    return 1;
  return x->x1 < y->x1 ? -1 : x->x1 > y->x1 ? 1 : 0;
}

static gboolean
is_from_right (GPtrArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      gunichar c = g_utf8_get_char (get (lines, i)->text);

      n += (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff) || (c >= 0xfe70 && c <= 0xfefe);
    }
  return n * 2 > lines->len;
}

/* Where the fewest lines cross; FALSE where there is no gutter. */
static gboolean
find_gutter (GPtrArray *lines, double *ret_x)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < lines->len; i++)
    {
      double x = get (lines, i)->x2;
      guint n_left = 0, n_right = 0;

      for (guint k = 0; k < lines->len; k++)
        {
          n_left += get (lines, k)->x2 <= x;
          n_right += get (lines, k)->x1 >= x + GUTTER;
        }
      guint n_crossing = lines->len - n_left - n_right;
      if (n_left >= FEW_LINES && n_right >= FEW_LINES && n_crossing * 3 <= lines->len && n_crossing < best)
        {
          best = n_crossing;
          *ret_x = x;
        }
    }
  return best != G_MAXUINT;
}

static void order_region (GPtrArray *lines, gboolean from_right, guint depth, GPtrArray *ordered);

static void
order_band (GPtrArray *left, GPtrArray *right, gboolean from_right, guint depth, GPtrArray *ordered)
{
  order_region (from_right ? right : left, from_right, depth + 1, ordered);
  order_region (from_right ? left : right, from_right, depth + 1, ordered);
  g_ptr_array_set_size (left, 0);
  g_ptr_array_set_size (right, 0);
}

/* Recursive, to %MAX_DEPTH. */
static void
order_region (GPtrArray *lines, gboolean from_right, guint depth, GPtrArray *ordered)
{
  g_autoptr (GPtrArray) left = g_ptr_array_new (), right = g_ptr_array_new ();
  double x;

  g_ptr_array_sort (lines, compare_places_cb);
  if (depth >= MAX_DEPTH || !find_gutter (lines, &x))
    {
      for (guint i = 0; i < lines->len; i++)
        g_ptr_array_add (ordered, lines->pdata[i]);
      return;
    }
  for (guint i = 0; i < lines->len; i++)
    if (get (lines, i)->x2 <= x)
      g_ptr_array_add (left, lines->pdata[i]);
    else if (get (lines, i)->x1 >= x + GUTTER)
      g_ptr_array_add (right, lines->pdata[i]);
    else
      {
        order_band (left, right, from_right, depth, ordered);
        g_ptr_array_add (ordered, lines->pdata[i]);
      }
  order_band (left, right, from_right, depth, ordered);
}

static void
order_page (GArray *lines, guint first, guint end)
{
  g_autoptr (GPtrArray) page = g_ptr_array_new (), ordered = g_ptr_array_new ();
  g_autofree Line *copy = g_new (Line, end - first);

  for (guint i = first; i < end; i++)
    g_ptr_array_add (page, &g_array_index (lines, Line, i));
  order_region (page, is_from_right (page), 0, ordered);
  for (guint i = 0; i < ordered->len; i++)
    copy[i] = *get (ordered, i);
  for (guint i = 0; i < ordered->len; i++)
    g_array_index (lines, Line, first + i) = copy[i];
}

void
adduce_import_pdf_columns_order (GArray *lines)
{
  for (guint first = 0, end; first < lines->len; first = end)
    {
      end = first + 1;
      while (end < lines->len && g_array_index (lines, Line, end).page == g_array_index (lines, Line, first).page)
        end++;
      if (end - first <= MAX_LINES)
        order_page (lines, first, end);
    }
}
