#!/bin/bash
# Puts the signing identity into a keychain of its own on a build machine, and names it for packaging/macos/image.sh.
# From the environment: CERTIFICATE (base64 of a .p12), PASSWORD, IDENTITY; APPLE_ID, TEAM and APPLE_PASSWORD to notarise.
set -euo pipefail
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
keychain=$RUNNER_TEMP/signing.keychain-db
secret=$(openssl rand -hex 24)
printf '%s' "$CERTIFICATE" | base64 --decode >"$scratch/certificate.p12"
security create-keychain -p "$secret" "$keychain"
security set-keychain-settings -lut 21600 "$keychain"
security unlock-keychain -p "$secret" "$keychain"
security import "$scratch/certificate.p12" -k "$keychain" -P "$PASSWORD" -T /usr/bin/codesign
security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" >/dev/null
security list-keychains -d user -s "$keychain" login.keychain-db
echo "SIGNING_IDENTITY=$IDENTITY" >>"$GITHUB_ENV"
if [ -n "${APPLE_ID:-}" ]; then
    xcrun notarytool store-credentials countermark --apple-id "$APPLE_ID" --team-id "$TEAM" --password "$APPLE_PASSWORD"
    echo "NOTARY_PROFILE=countermark" >>"$GITHUB_ENV"
fi
