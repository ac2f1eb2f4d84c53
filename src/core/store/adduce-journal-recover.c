/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Replaying journals that killed runs left.
 *
 * A journal whose session lives is locked, so one that can be locked was left. Its lines are taken
 * in order: a claim or a removal where its revision is larger than what the sidecar has of that id,
 * a status as it is. What was changed in the file, too, without the one knowing of the other, is joined
 * in the end (AdduceJournalChain). A last line without its end is what a kill leaves; any other line that
 * can't be read means a damaged file, of which a copy is kept. Of lines that belong together all are taken
 * or none: half of a join would be claims that are gone without what they became.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/adduce-claim-json.h"
#include "store/adduce-journal-chain.h"
#include "store/adduce-journal-private.h"
#include "store/adduce-journal.h"
#include "store/adduce-json-gate.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar-private.h"

#define MAX_JOURNAL (256 * 1024 * 1024)
#define DAMAGED_ENDING ".damaged"

/* Spans that one line can mark. */
#define MAX_MARKS 100000

typedef struct {
  const char *sidecar_path;
  AdduceSidecar *sidecar; /* NULL: it is about zones */
  AdduceClaimReader *reader;
  AdduceJournalChain *chain; /* of the journal that is read */
  AdduceJournalZonesFunc zones_func;
  gpointer zones_data;
  const char *text_digest;
  const char *uri;
  guint n_taken;
  gboolean damaged;
  gboolean trial; /* lines are only read */
} Replay;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer full) (element-type utf8): paths, the oldest first */
static GPtrArray *
list_journals (const char *uri)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  g_autofree char *prefix = adduce_journal_make_prefix (uri);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix) && !g_str_has_suffix (name, DAMAGED_ENDING))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  return g_steal_pointer (&paths);
}

/* What the sidecar has of an id, claim or tombstone; 0 for neither. */
static guint64
get_revision (AdduceSidecar *sidecar, const char *id)
{
  AdduceClaim *claim = adduce_sidecar_lookup (sidecar, id);
  if (claim != NULL)
    return adduce_claim_get_revision (claim);
  const AdduceTombstone *tombstone = adduce_sidecar_lookup_tombstone (sidecar, id);
  return tombstone != NULL ? tombstone->revision : 0;
}

static gboolean
replay_put (Replay *self, AdduceJsonTree *tree, const AdduceJsonValue *line)
{
  const AdduceJsonValue *annotation = adduce_json_read_object (tree, line, ADDUCE_JSON_PUT);
  g_autoptr (AdduceClaim)
    claim = annotation == NULL ? NULL : adduce_claim_reader_read (self->reader, tree, annotation);
  if (claim == NULL)
    return FALSE;
  if (self->trial)
    return TRUE;
  adduce_journal_chain_note_claim (self->chain, claim);
  if (adduce_claim_get_revision (claim) > get_revision (self->sidecar, adduce_claim_get_id (claim)))
    {
      adduce_sidecar_put (self->sidecar, claim);
      self->n_taken++;
    }
  return TRUE;
}

static gboolean
replay_article (Replay *self, AdduceJsonTree *tree, const AdduceJsonValue *line)
{
  const AdduceJsonValue *annotation = adduce_json_read_object (tree, line, ADDUCE_JSON_ARTICLE_VALUES);
  g_autoptr (AdduceClaim) claim
    = annotation == NULL ? NULL : adduce_claim_reader_read_article (self->reader, tree, annotation);
  if (claim == NULL)
    return FALSE;

  if (self->trial)
    return TRUE;
  adduce_journal_chain_note_claim (self->chain, claim);
  AdduceClaim *old = adduce_sidecar_get_article (self->sidecar);
  if (old != NULL && adduce_claim_get_revision (claim) <= adduce_claim_get_revision (old))
    return TRUE;
  adduce_sidecar_put (self->sidecar, claim);
  self->n_taken++;
  return TRUE;
}

static gboolean
replay_remove (Replay *self, AdduceJsonTree *tree, const AdduceJsonValue *line)
{
  gint64 revision, modified;
  const AdduceJsonValue *removed = adduce_json_read_object (tree, line, ADDUCE_JSON_REMOVE);
  const char *id = removed == NULL ? NULL : adduce_json_read_uuid (tree, removed, ADDUCE_JSON_ID);
  if (id == NULL
      || !adduce_json_read_integer (tree, removed, ADDUCE_JSON_REVISION, 1, ADDUCE_JSON_MAX_INTEGER,
                                    &revision)
      || !adduce_json_read_time (tree, removed, ADDUCE_JSON_MODIFIED, &modified))
    return FALSE;
  if (self->trial)
    return TRUE;
  adduce_journal_chain_note_removal (self->chain, id, (guint64) revision, modified);
  if ((guint64) revision > get_revision (self->sidecar, id))
    {
      adduce_sidecar_take_tombstone (
        self->sidecar, adduce_sidecar_tombstone_new (id, (guint64) revision, modified));
      self->n_taken++;
    }
  return TRUE;
}

static gboolean
replay_status (Replay *self, AdduceJsonTree *tree, const AdduceJsonValue *line)
{
  AdduceStatus status, old;
  const char *id = adduce_json_read_string (tree, line, ADDUCE_JSON_STATUS);
  if (id != NULL && g_str_equal (id, "unset"))
    {
      self->n_taken += adduce_sidecar_get_status (self->sidecar, NULL);
      adduce_sidecar_unset_status (self->sidecar);
      return TRUE;
    }
  if (id == NULL || !adduce_status_from_id (id, &status))
    return FALSE;
  if (!adduce_sidecar_get_status (self->sidecar, &old) || old != status)
    {
      adduce_sidecar_set_status (self->sidecar, status);
      self->n_taken++;
    }
  return TRUE;
}

/* Marks of one kind, as a command makes them. */
static gboolean
replay_zones (Replay *self, AdduceJsonTree *tree, const AdduceJsonValue *line)
{
  gboolean marked = adduce_json_value_get (line, ADDUCE_JSON_MARK) != NULL;
  const AdduceJsonValue *marks
    = adduce_json_read_array (tree, line, marked ? ADDUCE_JSON_MARK : ADDUCE_JSON_UNMARK, 1, MAX_MARKS);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (AdduceSpan));
  AdduceZoneKind kind = ADDUCE_ZONE_BOILERPLATE;
  if (marks == NULL)
    return FALSE;

  for (const AdduceJsonValue *mark = adduce_json_value_first (marks); mark != NULL;
       mark = adduce_json_value_next (marks, mark))
    {
      gint64 start, end;
      const char *id = adduce_json_expect_object (tree, mark) ? adduce_json_read_string (tree, mark, ADDUCE_JSON_KIND)
                                                              : NULL;
      if (id == NULL || !adduce_zone_kind_from_id (id, &kind)
          || !adduce_json_read_integer (tree, mark, ADDUCE_JSON_START, 0, G_MAXINT32, &start)
          || !adduce_json_read_integer (tree, mark, ADDUCE_JSON_END, start + 1, G_MAXINT32, &end))
        return FALSE;
      AdduceSpan span = { (guint) start, (guint) end };
      g_array_append_val (spans, span);
    }
  self->zones_func (kind, spans, marked, self->zones_data);
  return TRUE;
}

static gboolean
replay_line (Replay *self, AdduceJsonTree *tree, const AdduceJsonValue *line)
{
  if (self->sidecar == NULL)
    return replay_zones (self, tree, line);
  if (adduce_json_value_get (line, ADDUCE_JSON_PUT) != NULL)
    return replay_put (self, tree, line);
  if (adduce_json_value_get (line, ADDUCE_JSON_ARTICLE_VALUES) != NULL)
    return replay_article (self, tree, line);
  if (adduce_json_value_get (line, ADDUCE_JSON_REMOVE) != NULL)
    return replay_remove (self, tree, line);
  if (adduce_json_value_get (line, ADDUCE_JSON_STATUS) != NULL)
    return replay_status (self, tree, line);
  return FALSE;
}

/* Is this journal about this sidecar and this text? */
static gboolean
check_head (Replay *self, AdduceJsonTree *tree, const AdduceJsonValue *line)
{
  gint64 version;
  const char *digest = adduce_json_read_string (tree, line, ADDUCE_JSON_TEXT_DIGEST);
  const char *uri = adduce_json_read_string (tree, line, ADDUCE_JSON_SIDECAR);
  return adduce_json_read_integer (tree, line, ADDUCE_JSON_JOURNAL, 1, ADDUCE_JOURNAL_VERSION,
                                   &version)
         && g_strcmp0 (digest, self->text_digest) == 0
         && g_strcmp0 (uri, self->uri) == 0;
}

/* The line from @p to @lf as a tree; NULL: no JSON. */
static AdduceJsonTree *
parse_line (GBytes *bytes, const char *p, const char *lf)
{
  gsize place = p - (const char *) g_bytes_get_data (bytes, NULL);
  g_autoptr (GBytes) line = g_bytes_new_from_bytes (bytes, place, lf - p);

  return adduce_json_tree_new (line, NULL);
}

/* Behind the next @n_lines lines; NULL where there are fewer. */
static const char *
skip_lines (const char *p, const char *end, gint64 n_lines)
{
  for (; n_lines > 0 && p != NULL; n_lines--)
    {
      const char *lf = p < end ? memchr (p, '\n', end - p) : NULL;
      p = lf != NULL ? lf + 1 : NULL;
    }
  return p;
}

static gboolean
replay_lines (Replay *self, GBytes *bytes, const char *p, const char *end)
{
  for (const char *lf; p < end && (lf = memchr (p, '\n', end - p)) != NULL; p = lf + 1)
    {
      g_autoptr (AdduceJsonTree) tree = parse_line (bytes, p, lf);
      if (tree == NULL || !replay_line (self, tree, adduce_json_tree_get_root (tree)))
        return FALSE;
    }
  return TRUE;
}

/* All lines from @p to @end or none. */
static gboolean
replay_together (Replay *self, GBytes *bytes, const char *p, const char *end)
{
  self->trial = TRUE;
  gboolean good = replay_lines (self, bytes, p, end);
  self->trial = FALSE;
  return good && replay_lines (self, bytes, p, end);
}

/* FALSE: not for this sidecar. */
static gboolean
replay_text (Replay *self, GBytes *bytes)
{
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *end = data + n_bytes;

  for (const char *p = data, *lf, *next; p < end && (lf = memchr (p, '\n', end - p)) != NULL; p = next)
    {
      g_autoptr (AdduceJsonTree) tree = parse_line (bytes, p, lf);
      const AdduceJsonValue *root = tree != NULL ? adduce_json_tree_get_root (tree) : NULL;
      gint64 n_lines;
      gboolean good;

      next = lf + 1;
      if (p == data)
        {
          if (root == NULL || !check_head (self, tree, root))
            return FALSE;
          continue;
        }
      if (root == NULL || adduce_json_value_get (root, ADDUCE_JSON_TOGETHER) == NULL)
        good = root != NULL && replay_line (self, tree, root);
      else if (!adduce_json_read_integer (tree, root, ADDUCE_JSON_TOGETHER, 1, G_MAXINT32, &n_lines))
        good = FALSE;
      else
        {
          next = skip_lines (lf + 1, end, n_lines);
          if (next == NULL)
            break; /* what a kill leaves */
          good = replay_together (self, bytes, lf + 1, next);
        }
      self->damaged = self->damaged || !good;
    }
  return TRUE;
}

/* (nullable): NULL where its session lives or it can't be read; the file must be closed */
static GBytes *
read_left_behind (int fd)
{
  struct stat info;
  if (flock (fd, LOCK_EX | LOCK_NB) != 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode)
      || info.st_size > MAX_JOURNAL)
    return NULL;

  g_autofree char *data = g_malloc ((gsize) info.st_size + 1);
  gsize n_read = 0;
  while (n_read < (gsize) info.st_size)
    {
      gssize n = read (fd, data + n_read, (gsize) info.st_size - n_read);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return NULL;
      if (n == 0)
        break;
      n_read += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n_read);
}

/* TRUE: it was replayed and is to go when the sidecar was saved. */
static gboolean
replay_file (Replay *self, const char *path)
{
  int fd = open (path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return FALSE;

  g_autoptr (GBytes) bytes = read_left_behind (fd);
  gboolean replayed = FALSE;
  if (bytes != NULL && g_bytes_get_size (bytes) == 0)
    g_unlink (path); /* emptied by a save and killed then; we hold its lock */
  else if (bytes != NULL)
    {
      g_autoptr (AdduceJournalChain) chain
        = self->sidecar != NULL ? adduce_journal_chain_new (self->sidecar_path, self->sidecar) : NULL;
      self->damaged = FALSE;
      self->chain = chain;
      replayed = replay_text (self, bytes);
      self->n_taken += chain != NULL ? adduce_journal_chain_settle (chain) : 0;
      if (replayed && self->damaged)
        {
          g_autofree char *copy = g_strconcat (path, DAMAGED_ENDING, NULL);
          replayed = link (path, copy) == 0 || errno == EEXIST;
        }
    }
  close (fd);
  return replayed;
}

guint
adduce_journal_recover (const char *sidecar_path, AdduceSidecar *sidecar, GPtrArray **ret_used)
{
  g_return_val_if_fail (sidecar_path != NULL, 0);
  g_return_val_if_fail (ADDUCE_IS_SIDECAR (sidecar), 0);
  g_return_val_if_fail (ret_used != NULL, 0);

  g_autofree char *uri = adduce_journal_make_uri (sidecar_path);
  g_autoptr (GPtrArray) paths = list_journals (uri);
  GPtrArray *used = g_ptr_array_new_with_free_func (g_free);
  const char *nickname = adduce_coder_get_nickname (adduce_sidecar_get_coder (sidecar));
  g_autoptr (AdduceClaimReader) reader = adduce_claim_reader_new (nickname, NULL);
  Replay self = { .sidecar_path = sidecar_path,
                  .sidecar = sidecar,
                  .reader = reader,
                  .text_digest = adduce_sidecar_get_text_digest (sidecar),
                  .uri = uri };

  for (guint i = 0; i < paths->len; i++)
    if (replay_file (&self, paths->pdata[i]))
      g_ptr_array_add (used, g_strdup (paths->pdata[i]));
  *ret_used = used;
  return self.n_taken;
}

static void
left_free (gpointer data)
{
  AdduceJournalLeft *self = data;
  g_free (self->path);
  g_free (self->sidecar_path);
  g_free (self);
}

/* (transfer full) (nullable): a member of the first line */
static char *
read_head (GBytes *bytes, const char *member)
{
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *lf = n_bytes > 0 ? memchr (data, '\n', n_bytes) : NULL;
  g_autoptr (AdduceJsonTree) tree = lf != NULL ? parse_line (bytes, data, lf) : NULL;
  return tree != NULL ? g_strdup (adduce_json_value_get_string (adduce_json_tree_get_root (tree), member)) : NULL;
}

static char *
read_sidecar_path (GBytes *bytes)
{
  g_autofree char *uri = read_head (bytes, ADDUCE_JSON_SIDECAR);
  return uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
}

/* (transfer full) (nullable): NULL where its session lives, too */
static char *
read_text_digest (const char *path)
{
  int fd = open (path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return NULL;
  g_autoptr (GBytes) bytes = read_left_behind (fd);
  close (fd);
  return bytes != NULL ? read_head (bytes, ADDUCE_JSON_TEXT_DIGEST) : NULL;
}

GPtrArray *
adduce_journal_list_texts (const char *sidecar_path)
{
  g_return_val_if_fail (sidecar_path != NULL, NULL);

  g_autofree char *uri = adduce_journal_make_uri (sidecar_path);
  g_autoptr (GPtrArray) paths = list_journals (uri);
  GPtrArray *digests = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *digest = read_text_digest (paths->pdata[i]);
      if (digest != NULL && !g_ptr_array_find_with_equal_func (digests, digest, g_str_equal, NULL))
        g_ptr_array_add (digests, g_steal_pointer (&digest));
    }
  return digests;
}

/* NULL: it says nothing. */
static AdduceJournalLeft *
look_at_left (const char *path)
{
  int fd = open (path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;
  AdduceJournalLeft *self = NULL;
  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size > 0)
    {
      g_autoptr (GBytes) bytes = read_left_behind (fd);
      self = g_new0 (AdduceJournalLeft, 1);
      self->path = g_strdup (path);
      self->damaged = g_str_has_suffix (path, DAMAGED_ENDING);
      self->lives = bytes == NULL && info.st_size <= MAX_JOURNAL;
      self->sidecar_path = bytes != NULL ? read_sidecar_path (bytes) : NULL;
    }
  close (fd);
  return self;
}

GPtrArray *
adduce_journal_list_left (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *journals = g_ptr_array_new_with_free_func (left_free);
  g_autofree char *folder = adduce_paths_data_dir ("journal");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      AdduceJournalLeft *left = look_at_left (names->pdata[i]);
      if (left != NULL)
        g_ptr_array_add (journals, left);
    }
  return journals;
}

void
adduce_journal_recover_zones (const char *path, const char *text_digest, AdduceJournalZonesFunc func,
                              gpointer user_data, GPtrArray **ret_used)
{
  g_return_if_fail (path != NULL && text_digest != NULL);
  g_return_if_fail (func != NULL && ret_used != NULL);

  g_autofree char *uri = adduce_journal_make_uri (path);
  g_autoptr (GPtrArray) paths = list_journals (uri);
  GPtrArray *used = g_ptr_array_new_with_free_func (g_free);
  Replay self = { .zones_func = func, .zones_data = user_data, .text_digest = text_digest, .uri = uri };

  for (guint i = 0; i < paths->len; i++)
    if (replay_file (&self, paths->pdata[i]))
      g_ptr_array_add (used, g_strdup (paths->pdata[i]));
  *ret_used = used;
}

void
adduce_journal_discard (GPtrArray *used)
{
  for (guint i = 0; used != NULL && i < used->len; i++)
    g_unlink (used->pdata[i]);
}
