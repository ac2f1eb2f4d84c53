#!/bin/bash
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fuzz.sh TARGET CORPUS SECONDS: lets libFuzzer look for input on which a target fails, beginning with what is in
# the corpus; nothing is added to that. The same seed (ADDUCE_FUZZ_SEED) makes up the same input again. What it found is left in the build folder, and named.
set -u
target=$1 corpus=$2 seconds=$3
name=$(basename "$target")
found=$(dirname "$target")/found
scratch=$(mktemp -d) || exit 99
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$found"

"$target" -seed="${ADDUCE_FUZZ_SEED:-1}" -max_total_time="$seconds" -timeout=25 -rss_limit_mb=1500 -print_final_stats=1 \
  -artifact_prefix="$found/$name-" "$scratch" "$corpus" >"$scratch.log" 2>&1
status=$?
grep -E '^(stat::number_of_executed_units|stat::peak_rss_mb)' "$scratch.log"
[ $status -eq 0 ] || tail -n 60 "$scratch.log" >&2
rm -f "$scratch.log"
# Meson takes 77, which libFuzzer ends with, for a test that was skipped.
[ $status -ne 77 ] || status=1
exit $status
