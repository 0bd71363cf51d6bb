#!/bin/sh
# Brings every language up to date with the texts of the source, and compiles it. With a code, begins that language.
#   sh packaging/languages.sh        after a change of texts
#   sh packaging/languages.sh fr     a new language: its whole folder, ready to be translated
set -eu
cd "$(dirname "$0")/.."
folder=resources/languages
if [ $# -gt 0 ]; then
    case $1 in *[!A-Za-z_]*) echo "A code looks like fr or pt_BR." >&2; exit 2 ;; esac
    mkdir -p "$folder/$1"
    [ -f "$folder/$1/messages.yaml" ] || cp "$folder/en/messages.yaml" "$folder/$1/messages.yaml"
fi
for path in "$folder"/*/; do
    code=$(basename "$path")
    [ "$code" != en ] || continue
    # shellcheck disable=SC2046
    .venv/bin/pyside6-lupdate -silent -no-obsolete -locations none -source-language en -target-language "$code" \
        $(find ui/desktop -name '*.py' | LC_ALL=C sort) -ts "${path}window.ts"
    .venv/bin/pyside6-lrelease -silent "${path}window.ts" -qm "${path}window.qm"
done
