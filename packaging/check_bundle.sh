#!/bin/sh
# Runs the built program as a person would meet it: an empty home, no Python on the path, nothing of this machine.
#
#   packaging/check_bundle.sh dist/countermark
#
# Performs the demonstration (which also starts the isolated worker), tries the sandbox, opens the window offscreen and, where there is an
# X server, under X, and looks for what must not be in the bundle. Prints one line a step; stops at the first failure.
set -eu
bundle=$(cd "$1" && pwd)
home=$(mktemp -d)
xserver=
trap '[ -z "$xserver" ] || kill "$xserver"; rm -rf "$home"' EXIT
mkdir "$home/empty-path"

fail() {
    printf '%s\n' "bundle: $*" >&2
    exit 1
}

bare() { # an environment with nothing in it; VAR=value ... command
    env -i HOME="$home" PATH="$home/empty-path" LANG=C.UTF-8 "$@"
}

# This shell's own tools are found before the path is emptied. A busy machine makes a step take longer, not work more: the
# limit of a process is its processor time, and the hour that ends a step which waits for ever.
limit="$(command -v timeout) 3600"
ulimit -t 300

echo "bundle: demonstration"
bare $limit "$bundle/countermark" demo --out "$home/demo" >"$home/demo.log" 2>&1 || {
    cat "$home/demo.log" >&2
    fail "the demonstration failed"
}
for kind in pdf docx txt json; do
    [ -n "$(find "$home/demo" -name "*.$kind" -size +0c)" ] || fail "the demonstration left no .$kind file"
done

echo "bundle: a posting"
echo "Write to hr@gooogle.com. Company: Google" >"$home/posting.txt"
bare $limit "$bundle/countermark" check "$home/posting.txt" --json >"$home/card.json" || fail "a posting could not be checked"
if grep -q check-failed "$home/card.json" || ! grep -q domain-lookalike "$home/card.json"; then
    fail "a checker could not work"
fi

closed() { # NAME, and what "countermark diagnostics" printed
    printf '%s\n' "$2" | grep -q "Sandbox refused" || fail "the sandbox could not be tried ($1): $2"
    printf '%s\n' "$2" | grep -q "Sandbox let pass" || { echo "bundle: sandbox $1: $(printf '%s\n' "$2" | grep refused)" && return; }
    printf '%s\n' "$2" | grep -Eq 'missing (.*, )?(landlock|seatbelt|job-object|network)(,|$)' || fail "the sandbox leaks ($1): $2"
}

closed "as who built it" "$(bare $limit "$bundle/countermark" diagnostics 2>&1)"
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null; then
    nobody="$home/for-everyone" # a folder of root's own would be closed to an ordinary user for another reason
    chmod 755 "$home"
    cp -al "$bundle" "$nobody" 2>/dev/null || cp -a "$bundle" "$nobody"
    chmod -R a+rX "$nobody"
    as_nobody=$(command -v setpriv)
    closed "as an ordinary user" "$(bare "$as_nobody" --reuid 65534 --regid 65534 --clear-groups $limit "$nobody/countermark" diagnostics 2>&1)"
    rm -rf "$nobody"
fi

echo "bundle: a folder of files called like modules"
mkdir "$home/downloads"
for name in json typing struct pypdfium2 sqlcipher3 sitecustomize; do
    echo "open('$home/ran-$name', 'w')" >"$home/downloads/$name.py"
done
cp "$home/posting.txt" "$home/downloads/"
(cd "$home/downloads" && bare $limit "$bundle/countermark" check posting.txt >"$home/there.log" 2>&1) || fail "a posting could not be checked there"
[ -z "$(find "$home" -maxdepth 1 -name 'ran-*')" ] || fail "ran a file of the current folder"

paint() { # NAME VAR=value ...
    name=$1
    shift
    printed=$(bare COUNTERMARK_EXIT_AFTER_PAINT=1 "$@" $limit "$bundle/countermark" 2>"$home/window.log") || {
        cat "$home/window.log" >&2
        fail "the window did not open ($name)"
    }
    case $printed in
    *painted*) echo "bundle: window $name: $(echo "$printed" | grep painted) ms" ;;
    *) fail "the window did not paint ($name): $printed" ;;
    esac
}

paint offscreen QT_QPA_PLATFORM=offscreen
if command -v Xvfb >/dev/null; then
    mkfifo "$home/display"
    Xvfb -displayfd 3 -screen 0 1280x900x24 -nolisten tcp 3>"$home/display" 2>/dev/null &
    xserver=$!
    read -r number <"$home/display"
    paint "under X" DISPLAY=":$number"
fi

for name in libgtk 'libQt6Quick*' 'libQt6Qml*' tkinter pytest; do
    [ -z "$(find "$bundle" -iname "$name*" | head -1)" ] || fail "holds $name, which it must not"
done
echo "bundle: $(du -sm "$bundle" | cut -f1) MB in $(find "$bundle" -type f | wc -l) files"
