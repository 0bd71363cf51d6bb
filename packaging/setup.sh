#!/bin/sh
# Sets up everything `make run` or `make test` needs, and does nothing the second time.
#
#   packaging/setup.sh run|test
#
# 1. finds a Python of 3.11 or newer (PYTHON=/path/to/python overrides);
# 2. on Debian and Ubuntu, installs the system libraries that are missing (as root), or prints the one command to paste;
# 3. makes .venv and installs the locked packages into it, each checked against its hash;
# 4. installs the project itself, so that .venv/bin/countermark exists.
#
# It never calls sudo, never touches a Python outside .venv, and records what it did in .venv/stamp-*.
set -eu
cd "$(dirname "$0")/.."
purpose=${1:-run}
venv=.venv

say() { printf '%s\n' "$@" >&2; } # one line an argument
stop() {
    say "" "$@"
    exit 1
}

# ------------------------------------------------------------------------------------------------ 1. Python

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
        if new_enough "$candidate"; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    stop "Python 3.11 or newer is needed and none was found. Install it, or name it: make PYTHON=/path/to/python3 ..."
}

# ------------------------------------------------------------------------------------------------ 2. system packages

# What Qt needs to draw, offscreen and on X or Wayland. One word a package; a|b means whichever the system has.
qt_packages="libgl1 libegl1 libglib2.0-0t64|libglib2.0-0 libfontconfig1 libxkbcommon0 libdbus-1-3 libgssapi-krb5-2
    libbrotli1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
    libwayland-client0 libwayland-cursor0 libwayland-egl1"
# What the tests drive: an X server, a real keyring service, tools that re-read files with other code than ours, an engine
# that reads pictures, a certificate authority, and what PyInstaller calls.
test_packages="xvfb dbus gnome-keyring qpdf unzip poppler-utils tesseract-ocr tesseract-ocr-chi-sim openssl binutils dovecot-imapd nsis p7zip-full icu-devtools"

installed() { dpkg-query -W -f='${db:Status-Status}\n' "$1" 2>/dev/null | grep -qx installed; }
known() { apt-cache show "$1" >/dev/null 2>&1; }

# Prints the packages of its arguments that are not installed; for a|b none if either is installed.
missing_of() {
    for word in "$@"; do
        present=no
        for name in $(echo "$word" | tr '|' ' '); do installed "$name" && present=yes; done
        [ $present = yes ] || echo "$word"
    done
}

# Of each a|b takes the first name that the system's package lists know, or simply the first when they are empty.
choose() {
    for word in "$@"; do
        chosen=${word%%|*}
        for name in $(echo "$word" | tr '|' ' '); do
            if known "$name"; then
                chosen=$name
                break
            fi
        done
        echo "$chosen"
    done
}

venv_package() { # Debian splits venv out of Python; other builds carry it
    "$1" -c 'import ensurepip, venv' 2>/dev/null ||
        "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

# PyInstaller wants Python as a library too; Debian splits it off, other builds carry it or cannot be bundled.
library_package() {
    case $("$1" -c 'import os, sys; print(os.path.realpath(sys.executable))') in
    /usr/bin/*) "$1" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])' ;;
    esac
}

# shellcheck disable=SC2086,SC2046  # the lists are words on purpose
system_packages() { # PYTHON
    wanted="$(venv_package "$1") $qt_packages"
    [ "$purpose" = run ] || wanted="$wanted $test_packages $(library_package "$1")"
    missing=$(missing_of $wanted)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" != 0 ]; then
        names=$(choose $missing | tr '\n' ' ')
        stop "Some system packages are missing. Paste this line, then run make again:" "" \
            "    sudo apt-get update && sudo apt-get install --no-install-recommends -y $names"
    fi
    say "Installing system packages:" "$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update
    apt-get -qq install --no-install-recommends -y $(choose $missing) >/dev/null
}

other_system() { # PYTHON
    "$1" -c 'import ensurepip, venv' 2>/dev/null || stop "This Python has no venv module. Install it, then run make again."
    [ "$(uname -s)" = Linux ] || return 0
    absent=$("$1" - <<'PROBE'
import ctypes
for name in ("libGL.so.1", "libEGL.so.1", "libglib-2.0.so.0", "libfontconfig.so.1", "libxkbcommon-x11.so.0",
             "libgssapi_krb5.so.2", "libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1"):
    try:
        ctypes.CDLL(name)
    except OSError:
        print(name, end=" ")
PROBE
    )
    [ -z "$absent" ] || say "Qt needs system libraries that were not found: $absent(install them if the window does not open)"
}

# ------------------------------------------------------------------------------------------------ 3. packages, 4. project

stamp_is() { [ -f "$venv/$1" ] && [ "$(cat "$venv/$1")" = "$2" ]; }

make_venv() { # PYTHON
    where="$PWD $("$1" -c 'import sys; print(sys.version)' | tr '\n' ' ')"
    stamp_is stamp-venv "$where" && "$venv/bin/python" -c '' 2>/dev/null && return
    say "Making $venv with $1"
    rm -rf "$venv"
    "$1" -m venv "$venv"
    echo "$where" >"$venv/stamp-venv"
}

pip_install() {
    "$venv/bin/python" -m pip install --disable-pip-version-check --no-input --quiet "$@"
}

install_packages() { # LOCK
    sum="$1 $(cksum <"$1")"
    stamp_is stamp-packages "$sum" && return
    # The development lock holds everything the run lock holds.
    [ "$1" = requirements.txt ] && stamp_is stamp-packages "requirements-dev.txt $(cksum <requirements-dev.txt)" && return
    say "Installing Python packages from $1 (a few hundred megabytes the first time)"
    rm -f "$venv/stamp-packages"
    pip_install --require-hashes --only-binary :all: --no-deps -r "$1"
    echo "$sum" >"$venv/stamp-packages"
}

install_project() {
    sum=$(cat pyproject.toml app/__init__.py | cksum) # the version stands in the module
    stamp_is stamp-project "$sum" && [ -x "$venv/bin/countermark" ] && return
    rm -f "$venv/stamp-project"
    # Python warns at every editable install that a folder may shadow a package of the same name.
    PYTHONWARNINGS=ignore pip_install --no-deps --no-build-isolation --no-index --editable .
    echo "$sum" >"$venv/stamp-project"
}

# Half of a cold command's time otherwise (app/pattern_cache.py). Made anew for `run` when a source is newer; tests take the one there is.
compile_patterns() {
    made=$venv/compiled_patterns
    [ -f "$made" ] && [ -f "$venv/compiled_binding" ] && { [ "$purpose" = test ] || [ -z "$(find app checkers ui -name '*.py' -newer "$made" | head -n 1)" ]; } && return
    PYTHONHASHSEED=0 "$venv/bin/python" packaging/compile_patterns.py 2>/dev/null || say "Regular expressions were not compiled ahead: commands start more slowly."
}

# A quarter of a start otherwise, where the person's Python writes none by itself.
compile_bytecode() {
    PYTHONDONTWRITEBYTECODE='' "$venv/bin/python" -m compileall -q app checkers ui || say "Bytecode was not written ahead: every start is slower."
}

case $purpose in
run) lock=requirements.txt ;;
test) lock=requirements-dev.txt ;;
*) stop "usage: packaging/setup.sh run|test" ;;
esac
python=$(find_python)
if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    system_packages "$python"
else
    other_system "$python"
fi
make_venv "$python"
install_packages "$lock"
install_project
compile_bytecode
compile_patterns
