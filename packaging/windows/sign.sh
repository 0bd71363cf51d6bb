#!/bin/bash
# Signs files for Windows: sign.sh FILE… with CERTIFICATE (base64 of a .pfx) and PASSWORD from the environment, and a time stamp.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
printf '%s' "$CERTIFICATE" | base64 --decode >"$scratch/certificate.pfx"
tool=$(find "/c/Program Files (x86)/Windows Kits/10/bin" -path '*x64/signtool.exe' | sort | tail -1)
for file in "$@"; do
    MSYS_NO_PATHCONV=1 "$tool" sign /fd sha256 /td sha256 /tr http://timestamp.digicert.com /f "$(cygpath -w "$scratch/certificate.pfx")" /p "$PASSWORD" "$file"
done
