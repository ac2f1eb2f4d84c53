/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * AdduceCorpusLooker: looks at single files of a corpus.
 */
#include "config.h"

#include "store/adduce-corpus-look.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/adduce-article-facts.h"
#include "store/adduce-durable-private.h"
#include "store/adduce-paths.h"
#include "store/adduce-sidecar-scan.h"
#include "store/adduce-zone-store.h"
#include "text/adduce-text.h"

#define TITLE_BYTES (16 * 1024)
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct {
  const char *dimension;
  const char *code;
  const char *label;
  guint last_file; /* the last file that uses it … */
  guint use;       /* … and where in the uses */
} Tag;

struct _AdduceCorpusLooker {
  char *real_folder; /* with a slash at the end */
  gboolean with_uses;
  char *buffer;
  gsize size;
  GStringChunk *strings;
  GArray *uses;        /* AdduceCorpusUse */
  GArray *tags;        /* Tag */
  GHashTable *by_name; /* "dimension \x1f code \x1f label" → index + 1 */
  GString *key;
  guint n_files; /* looked at or copied so far: names a file in Tag */
};

static const char *
keep (AdduceCorpusLooker *self, const char *string)
{
  return string == NULL ? NULL : g_string_chunk_insert (self->strings, string);
}

/* A problem of a file; a sidecar's begins with its name. */
static void
complain (AdduceCorpusLooker *self, AdduceCorpusLook *look, const char *name, const char *sentence)
{
  if (look->record.kind == ADDUCE_CORPUS_FILE_ARTICLE)
    {
      look->problem = keep (self, sentence);
      return;
    }
  g_autofree char *shown = adduce_paths_display (name);
  g_autofree char *whole = g_strconcat (shown, ": ", sentence, NULL);
  look->problem = keep (self, whole);
}

static void
complain_of_errno (AdduceCorpusLooker *self, AdduceCorpusLook *look, const char *name, int code)
{
  const char *reason = code == EACCES || code == EPERM ? _("you have no permission to read it")
                       : code == ENOENT || code == EBADF ? _("it is not there any more") /* or its folder */
                       : code == ELOOP                 ? _("its links lead in a circle")
                                                       : g_strerror (code);
  /* translators: %s is a reason, like “you have no permission to read it” */
  g_autofree char *sentence = g_strdup_printf (_("The file can’t be read: %s"), reason);
  complain (self, look, name, sentence);
}

static void
complain_of_type (AdduceCorpusLooker *self, AdduceCorpusLook *look, const char *name, gboolean is_folder)
{
  gboolean is_article = look->record.kind == ADDUCE_CORPUS_FILE_ARTICLE;
  complain (self, look, name,
            is_folder ? (is_article ? _("This is a folder, not an article") : _("This is a folder, not a file"))
                      : (is_article ? _("This is not an ordinary file, so it can’t be an article")
                                    : _("This is not an ordinary file")));
}

static guint
intern_tag (AdduceCorpusLooker *self, const char *dimension, const char *code, const char *label)
{
  g_string_truncate (self->key, 0);
  g_string_append (self->key, dimension);
  g_string_append_c (self->key, '\x1f');
  g_string_append (self->key, code);
  g_string_append_c (self->key, '\x1f');
  g_string_append (self->key, label);
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_name, self->key->str));
  if (found != 0)
    return found - 1;

  Tag tag = { .dimension = g_string_chunk_insert_const (self->strings, dimension),
              .code = keep (self, code),
              .label = keep (self, label) };
  g_array_append_val (self->tags, tag);
  g_hash_table_insert (self->by_name, (gpointer) keep (self, self->key->str),
                       GUINT_TO_POINTER (self->tags->len));
  return self->tags->len - 1;
}

static void
add_uses (AdduceCorpusLooker *self, guint index, guint count)
{
  Tag *tag = &g_array_index (self->tags, Tag, index);
  if (tag->last_file != self->n_files)
    {
      AdduceCorpusUse use = { index, 0 };
      tag->last_file = self->n_files;
      tag->use = self->uses->len;
      g_array_append_val (self->uses, use);
    }
  g_array_index (self->uses, AdduceCorpusUse, tag->use).count += count;
}

static void
count_tag_cb (const char *dimension, const char *code, const char *label, gpointer user_data)
{
  AdduceCorpusLooker *self = user_data;
  if (code[0] != '\0' && g_utf8_validate (code, -1, NULL) && g_utf8_validate (label, -1, NULL))
    add_uses (self, intern_tag (self, dimension, code, label), 1);
}

/* Reads a regular file of at most @max_bytes into the buffer and closes it; FALSE with a problem. */
static gboolean
read_and_close (AdduceCorpusLooker *self, int fd, const char *name, gsize max_bytes,
                AdduceCorpusLook *look, gsize *ret_n_bytes)
{
  struct stat info;
  int code = 0;
  gsize done = 0;
  if (fstat (fd, &info) != 0)
    code = errno;
  else
    {
      adduce_corpus_stamp_fill (&look->record.stamp, &info);
      if (!S_ISREG (info.st_mode))
        {
          close (fd);
          complain_of_type (self, look, name, S_ISDIR (info.st_mode));
          return FALSE;
        }
      if ((guint64) info.st_size > max_bytes)
        {
          close (fd);
          g_autofree char *size = g_format_size ((guint64) info.st_size);
          g_autofree char *limit = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);
          /* translators: both are sizes with their unit */
          g_autofree char *sentence
            = g_strdup_printf (_("The file is too large: it has %s, the limit is %s"), size, limit);
          complain (self, look, name, sentence);
          return FALSE;
        }

      gsize n_wanted = (gsize) info.st_size + 1; /* one more, to see a file that grows */
      if (n_wanted > self->size)
        {
          self->size = MAX (n_wanted, 64 * 1024);
          g_free (self->buffer);
          self->buffer = g_malloc (self->size);
        }
      while (done < n_wanted)
        {
          gssize n = read (fd, self->buffer + done, n_wanted - done);
          if (n < 0 && errno == EINTR)
            continue;
          if (n < 0)
            code = errno;
          if (n <= 0)
            break;
          done += (gsize) n;
        }
    }
  close (fd);
  if (code != 0)
    {
      complain_of_errno (self, look, name, code);
      return FALSE;
    }
  if (done != (gsize) info.st_size) /* it is being written: what is seen now will not last */
    look->record.flags &= (guint8) ~ADDUCE_CORPUS_FILE_TRUSTED;
  *ret_n_bytes = done;
  return TRUE;
}

/* The title of what is a valid text. */
static const char *
find_title (AdduceCorpusLooker *self, const char *data, gsize n_bytes)
{
  if (n_bytes >= strlen (BYTE_ORDER_MARK) && memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      data += strlen (BYTE_ORDER_MARK);
      n_bytes -= strlen (BYTE_ORDER_MARK);
    }
  if (n_bytes > TITLE_BYTES)
    {
      n_bytes = TITLE_BYTES;
      while (n_bytes > 0 && ((guchar) data[n_bytes] & 0xc0) == 0x80)
        n_bytes--;
    }

  g_autofree char *copy = NULL;
  if (memchr (data, '\r', n_bytes) != NULL)
    {
      copy = g_malloc (n_bytes + 1);
      gsize n_copied = 0;
      for (gsize i = 0; i < n_bytes; i++)
        if (data[i] != '\r')
          copy[n_copied++] = data[i];
        else if (i + 1 == n_bytes || data[i + 1] != '\n')
          copy[n_copied++] = '\n';
      data = copy;
      n_bytes = n_copied;
    }
  g_autofree char *title = adduce_text_guess_title (data, (gssize) n_bytes);
  return keep (self, title);
}

/* Opens an article; through a link only where that leads to a file inside the corpus. -1 with a problem. */
static int
open_article (AdduceCorpusLooker *self, int folder_fd, const char *relative, const char *name,
              AdduceCorpusLook *look)
{
  int flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  g_autofree char *real = NULL;
  if (look->record.type == DT_LNK)
    {
      struct stat info;
      g_autofree char *path = g_strconcat (self->real_folder, relative, name, NULL);
      real = realpath (path, NULL);
      if (real == NULL && errno == ENOENT)
        {
          complain (self, look, name, _("This is a link to a file that is not there"));
          return -1;
        }
      if (real != NULL && !g_str_has_prefix (real, self->real_folder))
        {
          complain (self, look, name, _("This is a link that leads out of the folder; it is not followed"));
          return -1;
        }
      if (real != NULL && stat (real, &info) == 0 && !S_ISREG (info.st_mode))
        {
          complain_of_type (self, look, name, S_ISDIR (info.st_mode));
          return -1;
        }
    }
  else if (look->record.type != DT_REG && look->record.type != DT_UNKNOWN)
    {
      complain_of_type (self, look, name, look->record.type == DT_DIR);
      return -1;
    }

  int fd = look->record.type == DT_LNK && real == NULL ? -1
           : real != NULL                              ? _adduce_durable_open_no_link (AT_FDCWD, real, flags)
                                                       : _adduce_durable_open_no_link (folder_fd, name, flags);
  if (fd < 0)
    complain_of_errno (self, look, name, errno);
  return fd;
}

static void
look_at_article (AdduceCorpusLooker *self, int folder_fd, const char *relative, const char *name,
                 AdduceCorpusLook *look)
{
  gsize n_bytes = 0;
  int fd = open_article (self, folder_fd, relative, name, look);
  if (fd < 0)
    {
      adduce_corpus_looker_stamp (folder_fd, name, look->record.type, &look->record.stamp);
      return;
    }
  if (!read_and_close (self, fd, name, ADDUCE_TEXT_MAX_BYTES, look, &n_bytes))
    return;

  /* g_utf8_validate_len() takes a NUL for an error too */
  if (!g_utf8_validate_len (self->buffer, n_bytes, NULL))
    {
      g_autoptr (GBytes) bytes = g_bytes_new (self->buffer, n_bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (AdduceText) text = adduce_text_new (bytes, &error);
      if (text == NULL)
        {
          complain (self, look, name, error->message);
          return;
        }
    }
  look->record.flags |= ADDUCE_CORPUS_FILE_OPENABLE;
  look->title = find_title (self, self->buffer, n_bytes);
}

/* Opens a file that belongs to an article; -1 with a problem. */
static int
open_beside (AdduceCorpusLooker *self, int folder_fd, const char *name, AdduceCorpusLook *look)
{
  guint8 type = look->record.type;
  adduce_corpus_looker_stamp (folder_fd, name, type, &look->record.stamp);
  if (type == DT_LNK)
    {
      struct stat info;
      type = fstatat (folder_fd, name, &info, 0) == 0 ? (guint8) IFTODT (info.st_mode) : DT_REG;
    }
  if (type != DT_REG && type != DT_UNKNOWN)
    {
      complain_of_type (self, look, name, type == DT_DIR);
      return -1;
    }

  int fd = openat (folder_fd, name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    complain_of_errno (self, look, name, errno);
  return fd;
}

/* Of what is known of an article: the language, LF, the outlet. */
static void
look_at_meta (AdduceCorpusLooker *self, int folder_fd, const char *name, AdduceCorpusLook *look)
{
  gsize n_bytes = 0;
  int fd = open_beside (self, folder_fd, name, look);
  if (fd < 0 || !read_and_close (self, fd, name, ADDUCE_ZONES_MAX_BYTES, look, &n_bytes))
    return;

  g_auto (AdduceArticleFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (self->buffer, n_bytes);
  if (!adduce_article_facts_parse (bytes, &facts, &error))
    {
      complain (self, look, name, error->message);
      return;
    }
  look->record.date = adduce_article_facts_pack_date (facts.date);
  look->record.has = facts.has;
  if (facts.language == NULL && facts.outlet == NULL)
    return;
  if (facts.language != NULL)
    g_strdelimit (facts.language, "\n", ' ');
  g_autofree char *title = g_strconcat (facts.language != NULL ? facts.language : "", "\n", facts.outlet, NULL);
  look->title = keep (self, title);
}

static void
look_at_sidecar (AdduceCorpusLooker *self, int folder_fd, const char *name, AdduceCorpusLook *look)
{
  gsize n_bytes = 0;
  int fd = open_beside (self, folder_fd, name, look);
  if (fd < 0 || !read_and_close (self, fd, name, ADDUCE_DURABLE_MAX_JSON, look, &n_bytes))
    return;

  AdduceSidecarScan scan = { 0 };
  g_autoptr (GError) error = NULL;
  guint first_use = self->uses->len;
  if (!adduce_sidecar_scan (self->buffer, n_bytes, &scan, self->with_uses ? count_tag_cb : NULL, self, &error))
    {
      g_array_set_size (self->uses, first_use);
      complain (self, look, name, error->message);
      return;
    }
  look->record.n_claims = scan.n_claims;
  look->record.status = (guint8) scan.status;
  look->record.n_uses = self->uses->len - first_use;
  if (scan.has_status)
    look->record.flags |= ADDUCE_CORPUS_FILE_HAS_STATUS;
}

AdduceCorpusLooker *
adduce_corpus_looker_new (const char *folder, gboolean with_uses)
{
  g_return_val_if_fail (folder != NULL, NULL);

  AdduceCorpusLooker *self = g_new0 (AdduceCorpusLooker, 1);
  g_autofree char *real = realpath (folder, NULL);
  const char *resolved = real != NULL ? real : folder;
  self->real_folder = g_strconcat (resolved, g_str_has_suffix (resolved, "/") ? "" : "/", NULL);
  self->with_uses = with_uses;
  self->strings = g_string_chunk_new (64 * 1024);
  self->uses = g_array_new (FALSE, FALSE, sizeof (AdduceCorpusUse));
  self->tags = g_array_new (FALSE, FALSE, sizeof (Tag));
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->key = g_string_new (NULL);
  return self;
}

void
adduce_corpus_looker_free (AdduceCorpusLooker *self)
{
  if (self == NULL)
    return;
  g_free (self->real_folder);
  g_free (self->buffer);
  g_string_chunk_free (self->strings);
  g_array_unref (self->uses);
  g_array_unref (self->tags);
  g_hash_table_unref (self->by_name);
  g_string_free (self->key, TRUE);
  g_free (self);
}

gboolean
adduce_corpus_looker_stamp (int folder_fd, const char *name, guint8 type, AdduceCorpusStamp *ret_stamp)
{
  struct stat info;
  if (fstatat (folder_fd, name, &info, type == DT_LNK ? 0 : AT_SYMLINK_NOFOLLOW) != 0)
    return FALSE;
  adduce_corpus_stamp_fill (ret_stamp, &info);
  return TRUE;
}

void
adduce_corpus_looker_look (AdduceCorpusLooker *self,
                           int folder_fd,
                           const char *relative,
                           const char *name,
                           AdduceCorpusFileKind kind,
                           guint8 type,
                           AdduceCorpusLook *ret_look)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (name != NULL);
  g_return_if_fail (ret_look != NULL);

  gint64 now_ns = g_get_real_time () * 1000; /* before anything is read */
  *ret_look = (AdduceCorpusLook){ .record = { .kind = (guint8) kind, .type = type } };
  ret_look->record.flags = ADDUCE_CORPUS_FILE_LOOKED | ADDUCE_CORPUS_FILE_TRUSTED;
  ret_look->record.first_use = self->uses->len;
  self->n_files++;

  if (kind == ADDUCE_CORPUS_FILE_ARTICLE)
    {
      g_autofree char *date = adduce_article_facts_guess_date (name);
      ret_look->record.date = adduce_article_facts_pack_date (date);
      look_at_article (self, folder_fd, relative, name, ret_look);
    }
  else if (kind == ADDUCE_CORPUS_FILE_META)
    look_at_meta (self, folder_fd, name, ret_look);
  else if (kind == ADDUCE_CORPUS_FILE_SIDECAR)
    {
      look_at_sidecar (self, folder_fd, name, ret_look);
      if (self->with_uses)
        ret_look->record.flags |= ADDUCE_CORPUS_FILE_HAS_USES;
    }
  else
    {
      adduce_corpus_looker_stamp (folder_fd, name, type, &ret_look->record.stamp);
      complain (self, ret_look, name,
                _("This is a copy that a synchronising program made of claims that were changed in two places; "
                  "its claims are not counted"));
    }
  if (!adduce_corpus_stamp_is_settled (&ret_look->record.stamp, now_ns))
    ret_look->record.flags &= (guint8) ~ADDUCE_CORPUS_FILE_TRUSTED;
}

const AdduceCorpusUse *
adduce_corpus_looker_get_uses (AdduceCorpusLooker *self, guint first)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const AdduceCorpusUse *) (gconstpointer) self->uses->data + first;
}

guint
adduce_corpus_looker_copy_uses (AdduceCorpusLooker *self, AdduceCorpusCache *cache,
                                const AdduceCorpusRecord *record)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (cache != NULL, 0);

  guint first_use = self->uses->len, n_uses = 0;
  const AdduceCorpusUse *uses = adduce_corpus_cache_get_uses (cache, record, &n_uses);
  self->n_files++;
  for (guint i = 0; i < n_uses; i++)
    {
      const char *dimension, *code, *label;
      adduce_corpus_cache_get_tag (cache, uses[i].tag, &dimension, &code, &label);
      add_uses (self, intern_tag (self, dimension, code, label), uses[i].count);
    }
  return first_use;
}

guint
adduce_corpus_looker_get_n_tags (AdduceCorpusLooker *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tags->len;
}

void
adduce_corpus_looker_get_tag (AdduceCorpusLooker *self,
                              guint tag,
                              const char **ret_dimension,
                              const char **ret_code,
                              const char **ret_label)
{
  g_return_if_fail (self != NULL && tag < self->tags->len);

  const Tag *found = &g_array_index (self->tags, Tag, tag);
  *ret_dimension = found->dimension;
  *ret_code = found->code;
  *ret_label = found->label;
}
