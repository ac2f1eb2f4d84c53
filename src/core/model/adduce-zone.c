/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zones of an article.
 */
#include "config.h"

#include "model/adduce-zone.h"

#include <glib/gi18n-lib.h>

static const char *const ids[] = {
  [ADDUCE_ZONE_BOILERPLATE] = "boilerplate",
  [ADDUCE_ZONE_QUESTION] = "question",
};

const char *
adduce_zone_kind_to_id (AdduceZoneKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (ids), NULL);

  return ids[kind];
}

gboolean
adduce_zone_kind_from_id (const char *id, AdduceZoneKind *ret_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    if (g_strcmp0 (ids[i], id) == 0)
      {
        *ret_kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
adduce_zone_kind_get_label (AdduceZoneKind kind)
{
  static const char *const labels[] = {
    [ADDUCE_ZONE_BOILERPLATE] = N_ ("Boilerplate"),
    [ADDUCE_ZONE_QUESTION] = N_ ("Question"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (labels), NULL);

  return _(labels[kind]);
}

gboolean
adduce_zones_cover (GArray *zones, AdduceZoneKind kind, AdduceSpan span)
{
  guint covered = span.start;

  g_return_val_if_fail (zones != NULL, FALSE);

  for (guint i = 0; i < zones->len && covered < span.end; i++)
    {
      const AdduceZone *zone = &g_array_index (zones, AdduceZone, i);

      if (zone->kind == kind && zone->span.start <= covered && zone->span.end > covered)
        covered = zone->span.end;
    }
  return covered >= span.end;
}

static void
append_part (GArray *parts, guint start, guint end)
{
  AdduceSpan part = { start, end };

  if (end > start)
    g_array_append_val (parts, part);
}

GArray *
adduce_zones_list_parts (GArray *zones, AdduceZoneKind kind, AdduceSpan span, gboolean marked)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  guint at = span.start;

  g_return_val_if_fail (zones != NULL, parts);

  for (guint i = 0; i < zones->len; i++)
    {
      const AdduceZone *zone = &g_array_index (zones, AdduceZone, i);
      guint start = MAX (zone->span.start, at), end = MIN (zone->span.end, span.end);

      if (zone->kind != kind || end <= start)
        continue;
      if (marked)
        append_part (parts, start, end);
      else
        append_part (parts, at, start);
      at = end;
    }
  if (!marked)
    append_part (parts, at, span.end);
  return parts;
}

static int
compare_zones (gconstpointer a, gconstpointer b)
{
  const AdduceZone *one = a, *two = b;

  if (one->span.start != two->span.start)
    return one->span.start < two->span.start ? -1 : 1;
  return (int) one->kind - (int) two->kind;
}

static void
append (GArray *zones, AdduceZoneKind kind, guint start, guint end)
{
  AdduceZone zone = { kind, { start, end } };

  if (end > start)
    g_array_append_val (zones, zone);
}

GArray *
adduce_zones_mark (GArray *zones, AdduceZoneKind kind, AdduceSpan span, gboolean marked)
{
  GArray *result;

  g_return_val_if_fail (zones != NULL, NULL);
  g_return_val_if_fail (span.start < span.end, NULL);

  result = g_array_new (FALSE, FALSE, sizeof (AdduceZone));
  for (guint i = 0; i < zones->len; i++)
    {
      AdduceZone zone = g_array_index (zones, AdduceZone, i);
      gboolean touches = zone.kind == kind && zone.span.start <= span.end && zone.span.end >= span.start;

      if (!touches)
        g_array_append_val (result, zone);
      else if (marked)
        {
          span.start = MIN (span.start, zone.span.start);
          span.end = MAX (span.end, zone.span.end);
        }
      else
        {
          append (result, kind, zone.span.start, MIN (zone.span.end, span.start));
          append (result, kind, MAX (zone.span.start, span.end), zone.span.end);
        }
    }
  if (marked)
    append (result, kind, span.start, span.end);
  g_array_sort (result, compare_zones);

  return result;
}
