/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Ids: UUIDs of version 7 (RFC 9562).
 *
 * 48 bits of milliseconds, then (method 1 of section 6.2) a 12-bit counter in rand_a, set anew to a random
 * number below 2048 in each millisecond and raised within it, then 62 random bits. Where the clock stands
 * still, goes back or the counter overflows, the last time is kept or moved on by one, so ids of one
 * process always increase. The random bits come from the kernel, so a forked child does not repeat them.
 */
#include "config.h"

#include <sys/random.h>

#include "adduce-claim.h"

#define COUNTER_MAX 0xfff

static void
fill_random (guint8 *bytes, gsize n_bytes)
{
  if (getrandom (bytes, n_bytes, 0) == (gssize) n_bytes)
    return;
  for (gsize i = 0; i < n_bytes; i++)
    bytes[i] = g_random_int_range (0, 256);
}

static void
next_time (guint seed, guint64 *ret_time, guint *ret_counter)
{
  static GMutex mutex;
  static guint64 last_time;
  static guint counter;

  g_mutex_lock (&mutex);
  guint64 now = g_get_real_time () / 1000;
  if (now > last_time)
    {
      last_time = now;
      counter = seed;
    }
  else if (counter < COUNTER_MAX)
    {
      counter++;
    }
  else
    {
      last_time++;
      counter = seed;
    }
  *ret_time = last_time;
  *ret_counter = counter;
  g_mutex_unlock (&mutex);
}

char *
adduce_id_new (void)
{
  guint8 b[16], seed[2];
  guint64 time;
  guint counter;

  fill_random (b, sizeof b);
  fill_random (seed, sizeof seed);
  next_time ((seed[0] << 8 | seed[1]) & (COUNTER_MAX >> 1), &time, &counter);

  for (int i = 0; i < 6; i++)
    b[i] = time >> (40 - 8 * i);
  b[6] = 0x70 | counter >> 8;
  b[7] = counter & 0xff;
  b[8] = 0x80 | (b[8] & 0x3f);

  return g_strdup_printf ("urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                          b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                          b[12], b[13], b[14], b[15]);
}
