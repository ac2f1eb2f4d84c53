#!/bin/bash
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# screenshots.sh [BUILD-FOLDER]: makes the pictures in data/screenshots anew, each in light and dark, with the
# program of the build folder (./build) on the sample corpus. Look at them before committing.
#
# A window of 936 × 636 with round corners and a shadow, which make 1000 × 700 of it: what Flathub asks for.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "${1:-$top/build}" && pwd)

mkdir -p "$top/data/screenshots"
export GSETTINGS_SCHEMA_DIR=$build/data ADDUCE_DATA_DIR=$top/data ADW_DISABLE_PORTAL=1
export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$top/tests/journey LC_ALL=C.UTF-8
for look in light dark; do
  dark=0
  [ "$look" = light ] || dark=1
  for scene in window tagging colors print keys codebook claims speakers; do
    XRUN_DARK=$dark XRUN_WM=openbox XRUN_COMPOSITE=1 XRUN_GEOM=946x646x24 \
      "$top/tests/xrun.sh" /usr/bin/python3 "$top/tools/screenshots.py" "$build/src/app/adduce" \
      "$top/data/sample-corpus" "$scene" "$top/data/screenshots/$scene-$look.png"
  done
done
