/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusCache: what the files of a corpus were when they were last looked at.
 *
 * The file is the snapshot as it lies in memory: header, files, folders, strings; then, read when they are
 * asked for, uses, tags, their strings. It is not mapped: a mapped file that somebody cuts short ends the
 * program.
 * It is over 600 lines because reading and writing of one layout are best read side by side.
 * The byte order is the machine's; another one's file is just not good. Sentences are in the user's
 * language, so the language is part of what must match.
 */
#include "config.h"

#include "store/adduce-corpus-cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/adduce-durable.h"
#include "store/adduce-paths.h"

#define MAGIC "ADDUCE-C" /* eight bytes, without the NUL */
#define FORMAT 4
#define BYTE_ORDER_MARK 0x01020304u
#define MAX_BYTES (1 << 30)
#define SETTLED_NS (G_GINT64_CONSTANT (2000000000))
#define NS_PER_S (G_GINT64_CONSTANT (1000000000))

/*
 * Header:
 * @folder, @language, @version: strings that must be those of now
 * @list_sum: checksum of everything up to the end of the first strings, with both sums as 0
 * @uses_sum: checksum of the rest
 */
typedef struct {
  char magic[8];
  guint64 list_sum;
  guint64 uses_sum;
  guint32 format;
  guint32 byte_order;
  guint32 n_files;
  guint32 n_folders;
  guint32 n_strings;
  guint32 n_uses;
  guint32 n_tags;
  guint32 n_tag_strings;
  guint32 folder;
  guint32 language;
  guint32 version;
  guint32 reserved;
} Header;

G_STATIC_ASSERT (sizeof (Header) % 8 == 0);
G_STATIC_ASSERT (sizeof (AdduceCorpusRecord) == 72);

/*
 * AdduceCorpusCache:
 * @list: the first section
 * @rest: (nullable): the second, under @lock until it is found sound
 * @fd: where to read it from; or -1
 * @by_relative: folder's path → index + 1; made when it is first needed, under @lock
 */
struct _AdduceCorpusCache {
  GBytes *list;
  GBytes *rest;
  int fd;
  char *path;
  const Header *header;
  const AdduceCorpusRecord *files;
  const AdduceCorpusFolderRecord *folders;
  const char *strings;
  const AdduceCorpusUse *uses;
  const AdduceCorpusTagRecord *tags;
  const char *tag_strings;
  GMutex lock;
  GHashTable *by_relative;
  enum { USES_UNKNOWN, USES_SOUND, USES_BROKEN } uses_state;
};

struct _AdduceCorpusCacheBuilder {
  char *folder;
  GArray *files;
  GArray *folders;
  GByteArray *strings;
  GArray *uses;
  GArray *tags;
  GByteArray *tag_strings;
};

/* Where the parts are; the same sum for reading and writing. */
typedef struct {
  gsize files;
  gsize folders;
  gsize strings;
  gsize uses;
  gsize tags;
  gsize tag_strings;
  gsize end;
} Layout;

static gsize
align (gsize offset)
{
  return (offset + 7) & ~(gsize) 7;
}

/* The numbers are 32 bits each and the records below 100 bytes: no sum overflows 64. */
static Layout
make_layout (const Header *header)
{
  Layout layout;
  layout.files = sizeof *header;
  layout.folders = layout.files + header->n_files * sizeof (AdduceCorpusRecord);
  layout.strings = layout.folders + header->n_folders * sizeof (AdduceCorpusFolderRecord);
  layout.uses = align (layout.strings + header->n_strings);
  layout.tags = layout.uses + header->n_uses * sizeof (AdduceCorpusUse);
  layout.tag_strings = layout.tags + header->n_tags * sizeof (AdduceCorpusTagRecord);
  layout.end = layout.tag_strings + header->n_tag_strings;
  return layout;
}

/* Guards against damage, not against people: eight bytes a step, multiplied and folded. */
static guint64
checksum (guint64 sum, const char *data, gsize n_bytes)
{
  while (n_bytes > 0)
    {
      guint64 word = 0;
      gsize n_step = MIN (n_bytes, sizeof word);
      memcpy (&word, data, n_step);
      sum = (sum ^ word ^ n_bytes) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
      sum ^= sum >> 29;
      data += n_step;
      n_bytes -= n_step;
    }
  return sum;
}

static guint64
sum_list (const Header *header, const char *data, gsize end)
{
  Header blank = *header;
  blank.list_sum = 0;
  blank.uses_sum = 0;
  guint64 sum = checksum (FORMAT, (const char *) &blank, sizeof blank);
  return checksum (sum, data + sizeof blank, end - sizeof blank);
}

static const char *
get_language (void)
{
  return g_get_language_names ()[0];
}

static char *
make_path (const char *folder)
{
  g_autofree char *real = realpath (folder, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, real != NULL ? real : folder, -1);
  g_autofree char *caches = adduce_paths_cache_dir ("corpora");
  g_autofree char *name = g_strconcat (digest, ".cache", NULL);
  return g_build_filename (caches, name, NULL);
}

/* Are all offsets inside? The checksum says that the bytes are ours, this that we can read them. */
static gboolean
is_sound (AdduceCorpusCache *self)
{
  guint32 n_strings = self->header->n_strings;
  for (guint i = 0; i < self->header->n_folders; i++)
    {
      const AdduceCorpusFolderRecord *folder = &self->folders[i];
      if (folder->relative >= n_strings
          || (guint64) folder->first + folder->n_files > self->header->n_files)
        return FALSE;
      for (guint j = 0; j < folder->n_files; j++)
        {
          const AdduceCorpusRecord *file = &self->files[folder->first + j];
          if (file->name >= n_strings || file->title >= n_strings || file->problem >= n_strings
              || (file->owner != ADDUCE_CORPUS_NONE && file->owner >= folder->n_files)
              || (guint64) file->first_use + file->n_uses > self->header->n_uses)
            return FALSE;
        }
    }
  return TRUE;
}

/* Takes the second section; FALSE where it is not sound. */
static gboolean
take_rest (AdduceCorpusCache *self, GBytes *rest)
{
  const Header *header = self->header;
  Layout layout = make_layout (header);
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (rest, &n_bytes);
  if (n_bytes != layout.end - layout.uses || checksum (FORMAT, data, n_bytes) != header->uses_sum)
    return FALSE;

  self->rest = g_bytes_ref (rest);
  self->uses = (const AdduceCorpusUse *) (gconstpointer) data;
  self->tags = (const AdduceCorpusTagRecord *) (gconstpointer) (data + (layout.tags - layout.uses));
  self->tag_strings = data + (layout.tag_strings - layout.uses);
  if (header->n_tag_strings == 0 || self->tag_strings[header->n_tag_strings - 1] != '\0')
    return FALSE;
  for (guint i = 0; i < header->n_uses; i++)
    if (self->uses[i].tag >= header->n_tags)
      return FALSE;
  for (guint i = 0; i < header->n_tags; i++)
    if (self->tags[i].dimension >= header->n_tag_strings || self->tags[i].code >= header->n_tag_strings
        || self->tags[i].label >= header->n_tag_strings)
      return FALSE;
  return TRUE;
}

/* NULL where there are not so many bytes. */
static GBytes *
read_part (int fd, gsize offset, gsize n_bytes)
{
  g_autofree char *data = g_malloc (n_bytes + 1);
  gsize done = 0;
  while (done < n_bytes)
    {
      gssize n = pread (fd, data + done, n_bytes - done, (off_t) (offset + done));
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return NULL;
      done += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), n_bytes);
}

static gboolean
is_good_header (const Header *header, gsize n_file)
{
  return memcmp (header->magic, MAGIC, sizeof header->magic) == 0 && header->format == FORMAT
         && header->byte_order == BYTE_ORDER_MARK && make_layout (header).end == n_file
         && header->n_strings > 0 && header->folder < header->n_strings
         && header->language < header->n_strings && header->version < header->n_strings;
}

/* NULL where the bytes are not the first section of a cache of that folder. */
static AdduceCorpusCache *
cache_new (GBytes *list, const char *folder, const char *path)
{
  gsize n_bytes = 0;
  const char *data = g_bytes_get_data (list, &n_bytes);
  const Header *header = (const Header *) (gconstpointer) data;
  Layout layout = make_layout (header);
  if (n_bytes != layout.uses || data[layout.strings + header->n_strings - 1] != '\0'
      || sum_list (header, data, layout.uses) != header->list_sum)
    return NULL;

  AdduceCorpusCache *self = g_atomic_rc_box_new0 (AdduceCorpusCache);
  g_mutex_init (&self->lock);
  self->list = g_bytes_ref (list);
  self->fd = -1;
  self->path = g_strdup (path);
  self->header = header;
  self->files = (const AdduceCorpusRecord *) (gconstpointer) (data + layout.files);
  self->folders = (const AdduceCorpusFolderRecord *) (gconstpointer) (data + layout.folders);
  self->strings = data + layout.strings;

  if (strcmp (self->strings + header->folder, folder) != 0
      || strcmp (self->strings + header->language, get_language ()) != 0
      || strcmp (self->strings + header->version, ADDUCE_VERSION) != 0 || !is_sound (self))
    g_clear_pointer (&self, adduce_corpus_cache_unref);
  return self;
}

static void
cache_clear (gpointer data)
{
  AdduceCorpusCache *self = data;
  if (self->fd >= 0)
    close (self->fd);
  g_bytes_unref (self->list);
  g_clear_pointer (&self->rest, g_bytes_unref);
  g_free (self->path);
  g_clear_pointer (&self->by_relative, g_hash_table_unref);
  g_mutex_clear (&self->lock);
}

static guint32
add_string (GByteArray *strings, const char *string)
{
  if (string == NULL || string[0] == '\0')
    return 0; /* every pool begins with "" */
  guint32 offset = strings->len;
  g_byte_array_append (strings, (const guint8 *) string, (guint) strlen (string) + 1);
  return offset;
}

static void
builder_clear (AdduceCorpusCacheBuilder *self)
{
  g_array_set_size (self->files, 0);
  g_array_set_size (self->folders, 0);
  g_array_set_size (self->uses, 0);
  g_array_set_size (self->tags, 0);
  g_byte_array_set_size (self->strings, 0);
  g_byte_array_set_size (self->tag_strings, 0);
  g_byte_array_append (self->strings, (const guint8 *) "", 1);
  g_byte_array_append (self->tag_strings, (const guint8 *) "", 1);
}

static void
copy_part (char *data, gsize offset, gconstpointer part, gsize n_bytes)
{
  if (n_bytes > 0)
    memcpy (data + offset, part, n_bytes);
}

AdduceCorpusCache *
adduce_corpus_cache_load (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  g_autofree char *path = make_path (folder);
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return NULL;

  struct stat info;
  Header header;
  AdduceCorpusCache *self = NULL;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && info.st_size <= MAX_BYTES
      && pread (fd, &header, sizeof header, 0) == (gssize) sizeof header
      && is_good_header (&header, (gsize) info.st_size))
    {
      g_autoptr (GBytes) list = read_part (fd, 0, make_layout (&header).uses);
      if (list != NULL && memcmp (g_bytes_get_data (list, NULL), &header, sizeof header) == 0)
        self = cache_new (list, folder, path);
    }
  if (self != NULL)
    self->fd = fd;
  else
    close (fd);
  return self;
}

void
adduce_corpus_cache_save (AdduceCorpusCache *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->rest != NULL);

  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) both = g_byte_array_new ();
  g_byte_array_append (both, g_bytes_get_data (self->list, NULL), (guint) g_bytes_get_size (self->list));
  g_byte_array_append (both, g_bytes_get_data (self->rest, NULL), (guint) g_bytes_get_size (self->rest));
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&both));
  if (!adduce_durable_replace (self->path, bytes, NULL, NULL, NULL, &error))
    g_debug ("The cache was not written: %s", error->message);
}

AdduceCorpusCache *
adduce_corpus_cache_ref (AdduceCorpusCache *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
adduce_corpus_cache_unref (AdduceCorpusCache *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, cache_clear);
}

gboolean
adduce_corpus_cache_equal (AdduceCorpusCache *self, AdduceCorpusCache *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  /* The first section has the checksum of the second. */
  return g_bytes_equal (self->list, other->list);
}

guint
adduce_corpus_cache_get_n_folders (AdduceCorpusCache *self)
{
  return self->header->n_folders;
}

const AdduceCorpusFolderRecord *
adduce_corpus_cache_get_folder (AdduceCorpusCache *self, guint index)
{
  g_return_val_if_fail (index < self->header->n_folders, NULL);

  return &self->folders[index];
}

guint
adduce_corpus_cache_find_folder (AdduceCorpusCache *self, const char *relative, guint hint)
{
  g_return_val_if_fail (relative != NULL, ADDUCE_CORPUS_NONE);

  if (hint < self->header->n_folders
      && strcmp (self->strings + self->folders[hint].relative, relative) == 0)
    return hint;

  g_mutex_lock (&self->lock);
  if (self->by_relative == NULL)
    {
      self->by_relative = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->header->n_folders; i++)
        g_hash_table_insert (self->by_relative, (gpointer) (self->strings + self->folders[i].relative),
                             GUINT_TO_POINTER (i + 1));
    }
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_relative, relative));
  g_mutex_unlock (&self->lock);
  return found == 0 ? ADDUCE_CORPUS_NONE : found - 1;
}

guint
adduce_corpus_cache_get_n_files (AdduceCorpusCache *self)
{
  return self->header->n_files;
}

const AdduceCorpusRecord *
adduce_corpus_cache_get_file (AdduceCorpusCache *self, guint index)
{
  g_return_val_if_fail (index < self->header->n_files, NULL);

  return &self->files[index];
}

const char *
adduce_corpus_cache_get_string (AdduceCorpusCache *self, guint32 string)
{
  g_return_val_if_fail (string < self->header->n_strings, "");

  return self->strings + string;
}

gboolean
adduce_corpus_cache_has_uses (AdduceCorpusCache *self)
{
  g_mutex_lock (&self->lock);
  if (self->uses_state == USES_UNKNOWN)
    {
      Layout layout = make_layout (self->header);
      g_autoptr (GBytes) rest
        = self->fd < 0 ? NULL : read_part (self->fd, layout.uses, layout.end - layout.uses);
      self->uses_state = rest != NULL && take_rest (self, rest) ? USES_SOUND : USES_BROKEN;
    }
  gboolean sound = self->uses_state == USES_SOUND;
  g_mutex_unlock (&self->lock);
  return sound;
}

const AdduceCorpusUse *
adduce_corpus_cache_get_uses (AdduceCorpusCache *self, const AdduceCorpusRecord *file, guint *ret_n_uses)
{
  g_return_val_if_fail (file != NULL, NULL);

  *ret_n_uses = file->n_uses;
  return self->uses + file->first_use;
}

guint
adduce_corpus_cache_get_n_tags (AdduceCorpusCache *self)
{
  return self->header->n_tags;
}

void
adduce_corpus_cache_get_tag (AdduceCorpusCache *self,
                             guint tag,
                             const char **ret_dimension,
                             const char **ret_code,
                             const char **ret_label)
{
  g_return_if_fail (tag < self->header->n_tags);

  *ret_dimension = self->tag_strings + self->tags[tag].dimension;
  *ret_code = self->tag_strings + self->tags[tag].code;
  *ret_label = self->tag_strings + self->tags[tag].label;
}

AdduceCorpusCacheBuilder *
adduce_corpus_cache_builder_new (const char *folder)
{
  g_return_val_if_fail (folder != NULL, NULL);

  AdduceCorpusCacheBuilder *self = g_new0 (AdduceCorpusCacheBuilder, 1);
  self->folder = g_strdup (folder);
  self->files = g_array_new (FALSE, FALSE, sizeof (AdduceCorpusRecord));
  self->folders = g_array_new (FALSE, FALSE, sizeof (AdduceCorpusFolderRecord));
  self->uses = g_array_new (FALSE, FALSE, sizeof (AdduceCorpusUse));
  self->tags = g_array_new (FALSE, FALSE, sizeof (AdduceCorpusTagRecord));
  self->strings = g_byte_array_new ();
  self->tag_strings = g_byte_array_new ();
  builder_clear (self);
  return self;
}

void
adduce_corpus_cache_builder_free (AdduceCorpusCacheBuilder *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_array_unref (self->files);
  g_array_unref (self->folders);
  g_array_unref (self->uses);
  g_array_unref (self->tags);
  g_byte_array_unref (self->strings);
  g_byte_array_unref (self->tag_strings);
  g_free (self);
}

void
adduce_corpus_cache_builder_begin_folder (AdduceCorpusCacheBuilder *self, const char *relative)
{
  g_return_if_fail (self != NULL);

  AdduceCorpusFolderRecord folder = { add_string (self->strings, relative), self->files->len, 0 };
  g_array_append_val (self->folders, folder);
}

void
adduce_corpus_cache_builder_add_file (AdduceCorpusCacheBuilder *self,
                                      const AdduceCorpusRecord *record,
                                      const char *name,
                                      const char *title,
                                      const char *problem,
                                      const AdduceCorpusUse *uses,
                                      guint n_uses)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->folders->len > 0);

  AdduceCorpusRecord copy = *record;
  copy.name = add_string (self->strings, name);
  copy.title = add_string (self->strings, title);
  copy.problem = add_string (self->strings, problem);
  copy.first_use = self->uses->len;
  copy.n_uses = n_uses;
  if (n_uses > 0)
    g_array_append_vals (self->uses, uses, n_uses);
  g_array_append_val (self->files, copy);
  g_array_index (self->folders, AdduceCorpusFolderRecord, self->folders->len - 1).n_files++;
}

void
adduce_corpus_cache_builder_add_tag (AdduceCorpusCacheBuilder *self,
                                     const char *dimension,
                                     const char *code,
                                     const char *label)
{
  g_return_if_fail (self != NULL);

  AdduceCorpusTagRecord tag = { add_string (self->tag_strings, dimension),
                                add_string (self->tag_strings, code),
                                add_string (self->tag_strings, label) };
  g_array_append_val (self->tags, tag);
}

AdduceCorpusCache *
adduce_corpus_cache_builder_end (AdduceCorpusCacheBuilder *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  Header header = { .format = FORMAT, .byte_order = BYTE_ORDER_MARK };
  memcpy (header.magic, MAGIC, sizeof header.magic);
  header.folder = add_string (self->strings, self->folder);
  header.language = add_string (self->strings, get_language ());
  header.version = add_string (self->strings, ADDUCE_VERSION);
  header.n_files = self->files->len;
  header.n_folders = self->folders->len;
  header.n_strings = self->strings->len;
  header.n_uses = self->uses->len;
  header.n_tags = self->tags->len;
  header.n_tag_strings = self->tag_strings->len;

  Layout layout = make_layout (&header);
  char *data = g_malloc0 (layout.end);
  copy_part (data, layout.files, self->files->data, self->files->len * sizeof (AdduceCorpusRecord));
  copy_part (data, layout.folders, self->folders->data,
             self->folders->len * sizeof (AdduceCorpusFolderRecord));
  copy_part (data, layout.strings, self->strings->data, self->strings->len);
  copy_part (data, layout.uses, self->uses->data, self->uses->len * sizeof (AdduceCorpusUse));
  copy_part (data, layout.tags, self->tags->data, self->tags->len * sizeof (AdduceCorpusTagRecord));
  copy_part (data, layout.tag_strings, self->tag_strings->data, self->tag_strings->len);
  header.list_sum = sum_list (&header, data, layout.uses);
  header.uses_sum = checksum (FORMAT, data + layout.uses, layout.end - layout.uses);
  memcpy (data, &header, sizeof header);
  builder_clear (self);

  g_autoptr (GBytes) bytes = g_bytes_new_take (data, layout.end);
  g_autoptr (GBytes) list = g_bytes_new_from_bytes (bytes, 0, layout.uses);
  g_autoptr (GBytes) rest = g_bytes_new_from_bytes (bytes, layout.uses, layout.end - layout.uses);
  g_autofree char *path = make_path (self->folder);
  AdduceCorpusCache *cache = cache_new (list, self->folder, path);
  if (cache != NULL)
    cache->uses_state = take_rest (cache, rest) ? USES_SOUND : USES_BROKEN;
  return cache;
}

void
adduce_corpus_stamp_fill (AdduceCorpusStamp *self, const struct stat *info)
{
  self->inode = info->st_ino;
  self->size = (guint64) info->st_size;
  self->mtime_ns = (gint64) info->st_mtim.tv_sec * NS_PER_S + info->st_mtim.tv_nsec;
  self->ctime_ns = (gint64) info->st_ctim.tv_sec * NS_PER_S + info->st_ctim.tv_nsec;
}

gboolean
adduce_corpus_stamp_equal (const AdduceCorpusStamp *a, const AdduceCorpusStamp *b)
{
  return a->inode == b->inode && a->size == b->size && a->mtime_ns == b->mtime_ns
         && a->ctime_ns == b->ctime_ns;
}

gboolean
adduce_corpus_stamp_is_settled (const AdduceCorpusStamp *self, gint64 now_ns)
{
  return MAX (self->mtime_ns, self->ctime_ns) <= now_ns - SETTLED_NS;
}
