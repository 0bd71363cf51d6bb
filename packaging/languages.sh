#!/bin/sh
# Brings every language up to date with the texts of the source, and compiles it. With a code, begins that language.
#   sh packaging/languages.sh        after a change of texts
#   sh packaging/languages.sh fr     a new language: one file to be translated, resources/languages/fr/window.ts
set -eu
cd "$(dirname "$0")/.."
folder=resources/languages
if [ $# -gt 0 ]; then
    case $1 in *[!A-Za-z_]*) echo "A code looks like fr or pt_BR." >&2; exit 2 ;; esac
    mkdir -p "$folder/$1"
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
.venv/bin/python packaging/message_texts.py offer "$scratch/messages.py"
for path in "$folder"/*/; do
    code=$(basename "$path")
    [ "$code" != en ] || continue
    # shellcheck disable=SC2046
    .venv/bin/pyside6-lupdate -silent -no-obsolete -locations none -source-language en -target-language "$code" \
        $(find ui/desktop -name '*.py' | LC_ALL=C sort) "$scratch/messages.py" -ts "${path}window.ts"
    .venv/bin/pyside6-lrelease -silent "${path}window.ts" -qm "${path}window.qm"
    .venv/bin/python packaging/message_texts.py take "$path"
done
