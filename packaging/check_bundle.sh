#!/bin/sh
# Runs the built program as a person would meet it: an empty home, no Python on the path, nothing of this machine.
#
#   packaging/check_bundle.sh dist/countermark
#
# Performs the demonstration (which also starts the isolated worker), and in both languages the main job: résumé, copy, trace, posting, a fair of a
# caseload with a student's consent, saved mail. A mail server on this machine must be refused: that is what stands between a mailbox's password and
# whoever listens here (a real server, in a network of its own: `python -m tests.mail.bundle_mailbox`). Tries the sandbox, opens the window offscreen and, where there is an
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

made() { # prints the field NAME of the JSON that stands on the input, if it is a plain text
    sed -n "s/.*\"$1\": *\"\([^\"]*\)\".*/\1/p" | head -1
}

job() { # LANGUAGE: the main job, and a counsellor's, with a vault of their own
    language=$1
    at="$home/job-$language"
    mkdir "$at"
    own() { bare COUNTERMARK_PASSPHRASE="wombat lantern sixteen" COUNTERMARK_HOME="$at/data" $limit "$bundle/countermark" "$@" --language "$language"; }
    own vault create --no-keyring --vault "$at/v" >/dev/null || fail "no vault ($language)"
    own resume import "$bundle/_internal/resources/samples/resume-$language.json" --vault "$at/v" >/dev/null || fail "no import ($language)"
    own alias set --scheme subaddress --vault "$at/v" >/dev/null || fail "no addresses ($language)"
    for name in "Acme GmbH" "Other Ltd" "Third SA"; do
        own recipient add "$name" --vault "$at/v" >/dev/null || fail "no recipient ($language)"
        own copy make --recipient "$name" --stage apply --format pdf,docx,txt --out "$at/$name" --vault "$at/v" >/dev/null || fail "no copy ($language)"
    done
    for kind in pdf docx txt; do
        found=$(own trace "$(find "$at/Other Ltd" -name "*.$kind")" --vault "$at/v" --json) || fail "no trace of a .$kind ($language): $found"
        [ "$(printf '%s' "$found" | made verdict)" = identified ] || fail "a .$kind was not identified ($language): $found"
    done
    printf 'From: a@example.org\nTo: b@example.org\nSubject: hello\nDate: Sun, 29 Nov 2026 10:00:00 +0000\n\nGood day.\n' >"$at/one.eml"
    own mail read "$at/one.eml" --vault "$at/v" >/dev/null || fail "saved mail could not be read ($language)"
    printf 'secret' >"$at/password"
    own mail add here --user me@example.org --host 127.0.0.1 --ask --agree --password-from "$at/password" --vault "$at/v" >/dev/null || fail "no mailbox ($language)"
    own mail test --mailbox here --password-from "$at/password" --vault "$at/v" >"$at/mail.log" 2>&1 && fail "logged in on this machine ($language)"
    grep -Eq 'Traceback|Error\b' "$at/mail.log" && fail "no sentence for a mail server on this machine: $(cat "$at/mail.log")"
    [ -s "$at/mail.log" ] || fail "nothing was said of a mail server on this machine"

    key=$(own caseload create --vault "$at/office" | grep '^countermark:') || fail "no caseload ($language)"
    own caseload consent make --counsellor Office --key "$key" --employer "Acme GmbH" --purpose fair --expires "$spring" --out "$at/one.consent" --vault "$at/v" >/dev/null || fail "no consent ($language)"
    own caseload consent import "$at/one.consent" --vault "$at/office" >/dev/null || fail "the consent was not taken ($language)"
    printf 'recipient,kind,domain\nAcme GmbH,employer,\n' >"$at/fair.csv"
    own caseload batch --employers "$at/fair.csv" --stage apply --format pdf --out "$at/fair" --vault "$at/office" >/dev/null || fail "no copies for a fair ($language)"
    [ -n "$(find "$at/fair" -name '*.pdf' -size +0c)" ] || fail "a fair without a copy ($language)"
}

spring=$(date -d '+90 days' +%F 2>/dev/null || date -v+90d +%F)
for language in en zh; do
    echo "bundle: main job and a fair, $language"
    job "$language"
done

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
