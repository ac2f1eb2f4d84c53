/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading trees with errors that name the line.
 */
#include "config.h"

#include "store/adduce-json.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/adduce-json-tree-private.h"

#define UUID_PREFIX "urn:uuid:"
#define DIGEST_PREFIX "sha256:"
#define MAX_SLUG 64
#define MAX_SHOWN 60
#define SECONDS_A_DAY 86400

gboolean
adduce_json_fail (AdduceJsonTree *tree, const AdduceJsonValue *place, AdduceError code,
                  const char *format, ...)
{
  if (tree->error != NULL)
    return FALSE;

  va_list args;
  va_start (args, format);
  g_autofree char *reason = g_strdup_vprintf (format, args);
  va_end (args);
  /* translators: %s is the reason: "“revision” is missing" */
  g_set_error (&tree->error, ADDUCE_ERROR, code, _("line %u: %s"),
               adduce_json_tree_get_line (tree, place), reason);
  return FALSE;
}

const char *
adduce_json_shorten (AdduceJsonTree *tree, const char *text)
{
  gboolean longer = g_utf8_strlen (text, -1) > MAX_SHOWN;
  g_autofree char *start = longer ? g_utf8_substring (text, 0, MAX_SHOWN) : g_strdup (text);
  g_free (tree->shown);
  tree->shown = g_strconcat (start, longer ? "…" : "", NULL);
  return tree->shown;
}

GError *
adduce_json_steal_error (AdduceJsonTree *tree)
{
  return g_steal_pointer (&tree->error);
}

/* A required member. */
static const AdduceJsonValue *
read_member (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name)
{
  const AdduceJsonValue *member = adduce_json_value_get (parent, name);
  if (member == NULL)
    adduce_json_fail (tree, parent, ADDUCE_ERROR_FORMAT, _("“%s” is missing here"), name);
  return member;
}

const AdduceJsonValue *
adduce_json_read_object (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name)
{
  const AdduceJsonValue *member = read_member (tree, parent, name);
  if (member == NULL || member->type == ADDUCE_JSON_OBJECT)
    return member;
  adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT, _("“%s” must be an object { … }"), name);
  return NULL;
}

const AdduceJsonValue *
adduce_json_read_array (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name,
                        guint min, guint max)
{
  const AdduceJsonValue *member = read_member (tree, parent, name);
  if (member == NULL)
    return NULL;

  guint n_elements = member->n_children;
  if (member->type != ADDUCE_JSON_ARRAY)
    adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT, _("“%s” must be a list [ … ]"), name);
  else if (n_elements < min)
    adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT,
                      _("“%s” has %u entries, and at least %u are needed"), name, n_elements, min);
  else if (n_elements > max)
    adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT,
                      _("“%s” has %u entries, and at most %u are allowed"), name, n_elements, max);
  else
    return member;
  return NULL;
}

gboolean
adduce_json_expect_object (AdduceJsonTree *tree, const AdduceJsonValue *value)
{
  return value->type == ADDUCE_JSON_OBJECT
         || adduce_json_fail (tree, value, ADDUCE_ERROR_FORMAT,
                              _("an object { … } must stand here"));
}

/* A required text; @ret_member is its place. */
static const char *
read_text (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name,
           const AdduceJsonValue **ret_member)
{
  const AdduceJsonValue *member = read_member (tree, parent, name);
  if (member == NULL)
    return NULL;
  *ret_member = member;
  if (member->type == ADDUCE_JSON_STRING)
    return member->string;
  adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT, _("“%s” must be a text in quotation marks"),
                    name);
  return NULL;
}

const char *
adduce_json_read_string (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name)
{
  const AdduceJsonValue *member;
  return read_text (tree, parent, name, &member);
}

gboolean
adduce_json_read_optional_string (AdduceJsonTree *tree, const AdduceJsonValue *parent,
                                  const char *name, const char **ret_value)
{
  *ret_value = NULL;
  if (adduce_json_value_get (parent, name) == NULL)
    return TRUE;
  *ret_value = adduce_json_read_string (tree, parent, name);
  return *ret_value != NULL;
}

gboolean
adduce_json_read_integer (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name,
                          gint64 min, gint64 max, gint64 *ret_value)
{
  const AdduceJsonValue *member = read_member (tree, parent, name);
  if (member == NULL)
    return FALSE;
  if (member->type != ADDUCE_JSON_INTEGER)
    return adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT, _("“%s” must be a whole number"),
                             name);
  if (member->integer < min || member->integer > max)
    {
      g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, member->integer);
      g_autofree char *least = g_strdup_printf ("%" G_GINT64_FORMAT, min);
      g_autofree char *most = g_strdup_printf ("%" G_GINT64_FORMAT, max);
      return adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT,
                               _("“%s” is %s, but must be from %s to %s"), name, value, least,
                               most);
    }
  *ret_value = member->integer;
  return TRUE;
}

gboolean
adduce_json_read_constant (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name,
                           const char *value)
{
  const AdduceJsonValue *member;
  const char *text = read_text (tree, parent, name, &member);
  if (text == NULL)
    return FALSE;
  if (!g_str_equal (text, value))
    return adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT, _("“%s” must be “%s”, not “%s”"),
                             name, value, adduce_json_shorten (tree, text));
  return TRUE;
}

/* A required text that passes a test. */
static const char *
read_checked (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name,
              gboolean (*is_good) (const char *text), const char *expected)
{
  const AdduceJsonValue *member;
  const char *text = read_text (tree, parent, name, &member);
  if (text == NULL || is_good (text))
    return text;
  /* translators: a member's name, what it must be, what it is */
  adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT, _("“%s” must be %s, not “%s”"), name,
                    expected, adduce_json_shorten (tree, text));
  return NULL;
}

const char *
adduce_json_read_uuid (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name)
{
  return read_checked (tree, parent, name, adduce_json_is_uuid,
                       _("an id like urn:uuid:01234567-89ab-7cde-8f01-23456789abcd"));
}

const char *
adduce_json_read_slug (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name)
{
  return read_checked (tree, parent, name, adduce_json_is_slug,
                       _("1 to 64 lower-case letters a to z, digits and hyphens"));
}

const char *
adduce_json_read_digest (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name)
{
  return read_checked (tree, parent, name, adduce_json_is_digest,
                       _("a digest: sha256: and 64 hexadecimal digits"));
}

gboolean
adduce_json_read_time (AdduceJsonTree *tree, const AdduceJsonValue *parent, const char *name,
                       gint64 *ret_time)
{
  const AdduceJsonValue *member;
  const char *text = read_text (tree, parent, name, &member);
  if (text == NULL)
    return FALSE;
  if (!adduce_json_parse_time (text, ret_time))
    return adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT,
                             _("“%s” must be a time like 2031-03-04T10:15:00Z, not “%s”"), name,
                             adduce_json_shorten (tree, text));
  return TRUE;
}

/* A number without needless zeros, at most four digits. */
static gboolean
is_version_number (const char *text)
{
  gsize n_digits = strspn (text, "0123456789");
  return n_digits >= 1 && n_digits <= 4 && text[n_digits] == 0 && (n_digits == 1 || *text != '0');
}

gboolean
adduce_json_read_version (AdduceJsonTree *tree, const AdduceJsonValue *root)
{
  const AdduceJsonValue *member;
  const char *version = read_text (tree, root, ADDUCE_JSON_SCHEMA_VERSION, &member);
  if (version == NULL)
    return FALSE;

  const char *dot = strchr (version, '.');
  g_autofree char *major = dot == NULL ? NULL : g_strndup (version, dot - version);
  if (major == NULL || !is_version_number (major) || !is_version_number (dot + 1) || *major == '0')
    return adduce_json_fail (tree, member, ADDUCE_ERROR_FORMAT,
                             _("“%s” must be a version like 1.0, not “%s”"),
                             ADDUCE_JSON_SCHEMA_VERSION, adduce_json_shorten (tree, version));
  if (!g_str_equal (major, "1"))
    return adduce_json_fail (
      tree, member, ADDUCE_ERROR_VERSION,
      _("the file has version %s of the format, and this Adduce knows version 1 "
         "only; a newer Adduce can open it"),
      version);
  return TRUE;
}

static gboolean
is_hex (const char *text, gsize n_digits)
{
  for (gsize i = 0; i < n_digits; i++)
    if (!g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
      return FALSE;
  return TRUE;
}

gboolean
adduce_json_is_uuid (const char *text)
{
  static const guint8 groups[] = { 8, 4, 4, 4, 12 };

  if (!g_str_has_prefix (text, UUID_PREFIX))
    return FALSE;
  text += strlen (UUID_PREFIX);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      if (!is_hex (text, groups[i]))
        return FALSE;
      text += groups[i];
      if (*text++ != (i + 1 < G_N_ELEMENTS (groups) ? '-' : 0))
        return FALSE;
    }
  return TRUE;
}

gboolean
adduce_json_is_slug (const char *text)
{
  gsize n_bytes = strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-");
  return n_bytes >= 1 && n_bytes <= MAX_SLUG && text[n_bytes] == 0 && text[0] != '-'
         && text[n_bytes - 1] != '-';
}

gboolean
adduce_json_is_digest (const char *text)
{
  return g_str_has_prefix (text, DIGEST_PREFIX) && is_hex (text + strlen (DIGEST_PREFIX), 64)
         && text[strlen (DIGEST_PREFIX) + 64] == 0;
}

/* Days from 1970-01-01 to a day of the Gregorian calendar, counted from a March so that the leap
 * day is the last of its year. */
static gint64
count_days (int year, int month, int day)
{
  gint64 y = month > 2 ? year : year - 1;
  gint64 m = month > 2 ? month - 3 : month + 9;
  gint64 leap_days = y >= 0 ? y / 4 - y / 100 + y / 400
                            : -1; /* year -1 is the March before the year 0 */
  return y * 365 + leap_days + (153 * m + 2) / 5 + day - 1 - 719468;
}

static int
days_of_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return days[month - 1] + (month == 2 && leap);
}

gboolean
adduce_json_parse_time (const char *text, gint64 *ret_time)
{
  static const char shape[] = "dddd-dd-ddTdd:dd:ddZ";
  int fields[6] = { 0 };
  guint field = 0;

  for (guint i = 0; i < sizeof shape; i++)
    if (shape[i] == 'd')
      {
        if (!g_ascii_isdigit (text[i]))
          return FALSE;
        fields[field] = fields[field] * 10 + (text[i] - '0');
      }
    else if (text[i] != shape[i])
      return FALSE;
    else
      field++;

  /* A leap second is the first second of the next minute. */
  if (fields[1] < 1 || fields[1] > 12 || fields[2] < 1
      || fields[2] > days_of_month (fields[0], fields[1]) || fields[3] > 23 || fields[4] > 59
      || fields[5] > 60)
    return FALSE;
  *ret_time = count_days (fields[0], fields[1], fields[2]) * SECONDS_A_DAY + fields[3] * 3600
              + fields[4] * 60 + fields[5];
  return TRUE;
}

void
adduce_json_format_time (gint64 time, char *buffer)
{
  /* The first and last seconds that four digits of a year can say. */
  time = CLAMP (time, G_GINT64_CONSTANT (-62167219200), G_GINT64_CONSTANT (253402300799));
  gint64 seconds = time % SECONDS_A_DAY;
  seconds += seconds < 0 ? SECONDS_A_DAY : 0;
  gint64 days = (time - seconds) / SECONDS_A_DAY;

  int year = (int) ((days + 719528) * 400 / 146097); /* at most one too many */
  while (count_days (year, 1, 1) > days)
    year--;
  while (count_days (year + 1, 1, 1) <= days)
    year++;
  int day = (int) (days - count_days (year, 1, 1));
  int month = 1;
  for (; day >= days_of_month (year, month); month++)
    day -= days_of_month (year, month);

  g_snprintf (buffer, ADDUCE_JSON_TIME_SIZE, "%04d-%02d-%02dT%02d:%02d:%02dZ", year, month, day + 1,
              (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
}

const char *
adduce_json_object_get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* json_node_copy() would share the value. */
static JsonNode *
copy_scalar (JsonNode *node)
{
  JsonNode *copy = json_node_new (json_node_get_node_type (node));
  if (JSON_NODE_HOLDS_NULL (node))
    return copy;

  GType type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    json_node_set_string (copy, json_node_get_string (node));
  else if (type == G_TYPE_BOOLEAN)
    json_node_set_boolean (copy, json_node_get_boolean (node));
  else
    json_node_set_int (copy, json_node_get_int (node));
  return copy;
}

JsonObject *
adduce_json_copy_object (JsonObject *object)
{
  JsonObject *copy = json_object_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    json_object_set_member (copy, name, adduce_json_copy_node (node));
  return copy;
}

JsonNode *
adduce_json_copy_node (JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonNode *copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, adduce_json_copy_object (json_node_get_object (node)));
      return copy;
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return copy_scalar (node);

  JsonArray *array = json_node_get_array (node);
  guint n_elements = json_array_get_length (array);
  JsonArray *elements = json_array_sized_new (n_elements);
  for (guint i = 0; i < n_elements; i++)
    json_array_add_element (elements, adduce_json_copy_node (json_array_get_element (array, i)));
  JsonNode *copy = json_node_new (JSON_NODE_ARRAY);
  json_node_take_array (copy, elements);
  return copy;
}
