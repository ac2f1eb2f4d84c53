#!/bin/bash
# Copyright 2026 The Adduce Authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# xrun.sh COMMAND [ARGUMENT]...
#
# Runs a command on a private screen (Xvfb) and a private session bus, with a home folder of its own, so
# that a test of the window neither sees nor touches the desktop of whoever runs it. The exit status is
# the command's. Everything that was started is stopped again, by its process id.
#
#   XRUN_WM=openbox      start a window manager (needed as soon as there is a second window)
#   XRUN_COMPOSITE=1     start a compositor too, for screenshots with proper popovers
#   XRUN_GEOM=WxHxD      size of the screen, 1280x800x24 by default
#   XRUN_DARK=1          the desktop prefers a dark appearance
#   XRUN_TOUCH=1         a screen that can be touched (Xorg with its drivers for tests instead of Xvfb), at
#                        1280x800; fingers are moved by what is written to the socket XRUN_TOUCH_SOCKET
#   XRUN_ANIMATIONS=1    what comes and goes moves, as on a desktop; still by default, so that tests are fast
#   XRUN_HOME=FOLDER     use and keep this home folder instead of a new one
#   XRUN_KEEP=1          leave the temporary folder behind and say where it is
#
# The bus can activate the accessibility bus and nothing else: no portals, no settings daemon.
set -u

if [ $# -eq 0 ]; then
  sed -n '5,23s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi

tmp=$(mktemp -d "${TMPDIR:-/tmp}/xrun.XXXXXX") || exit 99
pids=()

stop ()
{
  local i pid
  trap - EXIT
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do
    pid=${pids[i]}
    kill "$pid" 2>/dev/null || continue
    for _ in $(seq 100); do
      kill -0 "$pid" 2>/dev/null || break
      sleep 0.02
    done
    kill -9 "$pid" 2>/dev/null
    wait "$pid" 2>/dev/null
  done
  if [ "${XRUN_KEEP:-0}" = 1 ]; then
    echo "xrun.sh: kept $tmp" >&2
  else
    rm -rf "$tmp"
  fi
}
trap stop EXIT
trap 'exit 143' TERM
trap 'exit 130' INT
trap 'exit 129' HUP

fail ()
{
  echo "xrun.sh: $1" >&2
  exit 99
}

# wait_for SECONDS COMMAND...: until the command succeeds
wait_for ()
{
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$end" ] || return 1
    sleep 0.02
  done
}

# -- The screen

touch_screen ()
{
  cat >"$tmp/xorg.conf" <<END
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
Section "Device"
  Identifier "none"
  Driver "dummy"
EndSection
Section "Monitor"
  Identifier "none"
  HorizSync 1-1000
  VertRefresh 1-1000
  Modeline "1280x800" 83.46 1280 1344 1480 1680 800 801 804 828
EndSection
Section "Screen"
  Identifier "none"
  Device "none"
  Monitor "none"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Modes "1280x800"
  EndSubSection
EndSection
Section "InputDevice"
  Identifier "finger"
  Driver "inputtest"
  Option "SocketPath" "$XRUN_TOUCH_SOCKET"
  Option "DeviceType" "Touch"
EndSection
Section "ServerLayout"
  Identifier "touch"
  Screen "none"
  InputDevice "finger"
EndSection
END
  exec Xorg -displayfd 9 -config "$tmp/xorg.conf" -configdir "$tmp/none" -logfile "$tmp/xorg.log" -keeptty \
    -novtswitch -sharevts -nolisten tcp -noreset
}

no_touch_screen ()
{
  exec Xvfb -displayfd 9 -screen 0 "${XRUN_GEOM:-1280x800x24}" -nolisten tcp -noreset
}

touch "$tmp/display"
if [ "${XRUN_TOUCH:-0}" = 1 ]; then
  XRUN_TOUCH_SOCKET=$tmp/finger
  export XRUN_TOUCH_SOCKET
  screen=touch_screen
else
  screen=no_touch_screen
fi
$screen 9>"$tmp/display" >"$tmp/xvfb.log" 2>&1 </dev/null &
pids+=($!)
xvfb_runs () { [ -s "$tmp/display" ] || ! kill -0 "${pids[0]}" 2>/dev/null; }
wait_for 20 xvfb_runs
[ -s "$tmp/display" ] || { cat "$tmp/xvfb.log" >&2; fail 'the screen (Xvfb) did not start'; }
DISPLAY=:$(cat "$tmp/display")
XRUN_SCREEN_PID=${pids[0]} # for benchmarks
export DISPLAY XRUN_SCREEN_PID
unset WAYLAND_DISPLAY XAUTHORITY

# -- The home

export HOME=${XRUN_HOME:-$tmp/home}
export XDG_CONFIG_HOME=$HOME/.config XDG_DATA_HOME=$HOME/.local/share
export XDG_CACHE_HOME=$HOME/.cache XDG_STATE_HOME=$HOME/.local/state
export XDG_RUNTIME_DIR=$tmp/run
mkdir -p "$XDG_CONFIG_HOME/gtk-4.0" "$XDG_DATA_HOME" "$XDG_CACHE_HOME" "$XDG_STATE_HOME"
mkdir -m 700 "$XDG_RUNTIME_DIR"
# Without a settings daemon GTK falls back to another font; a blinking caret spoils screenshots.
{
  printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-icon-theme-name=Adwaita\n'
  printf 'gtk-cursor-blink=false\n'
  [ "${XRUN_ANIMATIONS:-0}" = 1 ] || printf 'gtk-enable-animations=false\n'
} >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"
if [ "${XRUN_DARK:-0}" = 1 ]; then
  export ADW_DEBUG_COLOR_SCHEME=prefer-dark
fi
export GSK_RENDERER=${GSK_RENDERER-cairo} GDK_DEBUG=${GDK_DEBUG-gl-disable} GDK_BACKEND=x11
# In a Flatpak's sandbox GTK would ask the portals for files, and this bus has none; GTK before 4.18 knows no such word.
if [ -e /.flatpak-info ]; then
  GDK_DEBUG=${GDK_DEBUG:+$GDK_DEBUG,}no-portals
fi
export GSETTINGS_BACKEND=${GSETTINGS_BACKEND:-memory}
export NO_AT_BRIDGE=0

# -- The bus

mkdir "$tmp/services"
for service in org.a11y.Bus; do
  if [ -e "/usr/share/dbus-1/services/$service.service" ]; then
    cp "/usr/share/dbus-1/services/$service.service" "$tmp/services/"
  fi
done
cat >"$tmp/session.conf" <<END
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:dir=$tmp/run</listen>
  <auth>EXTERNAL</auth>
  <servicedir>$tmp/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
END
touch "$tmp/address"
dbus-daemon --config-file="$tmp/session.conf" --nofork --print-address=8 \
  8>"$tmp/address" >"$tmp/bus.log" 2>&1 </dev/null &
pids+=($!)
bus_runs () { [ -s "$tmp/address" ] || ! kill -0 "${pids[1]}" 2>/dev/null; }
wait_for 20 bus_runs
[ -s "$tmp/address" ] || { cat "$tmp/bus.log" >&2; fail 'the session bus did not start'; }
DBUS_SESSION_BUS_ADDRESS=$(cat "$tmp/address")
export DBUS_SESSION_BUS_ADDRESS
unset DBUS_STARTER_ADDRESS DBUS_STARTER_BUS_TYPE AT_SPI_BUS_ADDRESS

# -- The window manager

# Keys are for the program: openbox would have Alt, Shift and an arrow for its desktops.
if [ "${XRUN_WM:-}" = openbox ] && [ -r /etc/xdg/openbox/rc.xml ]; then
  mkdir -p "$XDG_CONFIG_HOME/openbox"
  sed '/<keyboard>/,/<\/keyboard>/d' /etc/xdg/openbox/rc.xml >"$XDG_CONFIG_HOME/openbox/rc.xml"
fi
if [ -n "${XRUN_WM:-}" ] && [ "$XRUN_WM" != none ]; then
  "$XRUN_WM" >"$tmp/wm.log" 2>&1 </dev/null &
  pids+=($!)
  # The last that it says when it begins: what is mapped while openbox reads its settings may wait for ever.
  wm_runs () { xprop -root _NET_CLIENT_LIST 2>/dev/null | grep -q 'window id'; }
  wait_for 20 wm_runs || { cat "$tmp/wm.log" >&2; fail "the window manager ($XRUN_WM) did not start"; }
fi
if [ "${XRUN_COMPOSITE:-0}" = 1 ]; then
  xcompmgr >"$tmp/compositor.log" 2>&1 </dev/null &
  pids+=($!)
fi

# In the background, so that a signal to this script is handled at once.
"$@" <&0 &
pids+=($!)
command_pid=$!
wait "$command_pid"
status=$?
unset 'pids[-1]'
exit "$status"
