#!/bin/bash
# Signs dist/Countermark.app from the inside out, has it notarised, and puts it on a disk image. Runs on a Mac only.
#
#   packaging/macos/image.sh VERSION
#
# SIGNING_IDENTITY  "Developer ID Application: …" in the keychain; without it the program is signed for this Mac only
# NOTARY_PROFILE    name under which `xcrun notarytool store-credentials` kept the account; without it nothing is notarised
set -euo pipefail
version=$1
app=dist/Countermark.app
image=dist/countermark-$version-macos-arm64.dmg
identity=${SIGNING_IDENTITY:--}
here=$(dirname "$0")

sign() { codesign --force --timestamp --options runtime --sign "$identity" "$@"; }
[ "$identity" != - ] || sign() { codesign --force --sign - "$@"; }

find "$app/Contents" -type f \( -name '*.so' -o -name '*.dylib' \) -print0 | while IFS= read -r -d '' library; do sign "$library"; done
find "$app/Contents" -type d -name '*.framework' -print0 | while IFS= read -r -d '' framework; do sign "$framework"; done
sign --entitlements "$here/entitlements.plist" "$app"
codesign --verify --deep --strict "$app"

notarise() { # FILE
    [ -n "${NOTARY_PROFILE:-}" ] || return 0
    xcrun notarytool submit "$1" --keychain-profile "$NOTARY_PROFILE" --wait
}

ditto -c -k --keepParent "$app" dist/countermark-notary.zip
notarise dist/countermark-notary.zip
[ -z "${NOTARY_PROFILE:-}" ] || xcrun stapler staple "$app"
rm dist/countermark-notary.zip

folder=$(mktemp -d)
cp -R "$app" "$folder/"
ln -s /Applications "$folder/Applications"
rm -f "$image"
hdiutil create -volname Countermark -srcfolder "$folder" -fs HFS+ -format UDZO "$image"
rm -rf "$folder"
[ "$identity" = - ] || codesign --force --timestamp --sign "$identity" "$image"
notarise "$image"
[ -z "${NOTARY_PROFILE:-}" ] || xcrun stapler staple "$image"
echo "$image"
