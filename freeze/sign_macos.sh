#!/usr/bin/env bash
# Sign an app for macOS and have Apple notarise it, with the secrets of .github/workflows/app.yml. Without the secrets
# the app is signed ad hoc, which Apple silicon demands of every program, and Gatekeeper warns.
set -euo pipefail
app=$1
here=$(dirname "$0")
options=()
entitled=()

if [ -n "${MACOS_CERTIFICATE:-}" ]; then
    keys=$(mktemp -d)
    trap 'security delete-keychain "$keys/sign.keychain-db"; rm -rf "$keys"' EXIT
    password=$(uuidgen)
    base64 --decode <<<"$MACOS_CERTIFICATE" >"$keys/certificate.p12"
    security create-keychain -p "$password" "$keys/sign.keychain-db"
    security set-keychain-settings "$keys/sign.keychain-db" # no timeout: by default it is locked after five minutes
    security unlock-keychain -p "$password" "$keys/sign.keychain-db"
    security import "$keys/certificate.p12" -k "$keys/sign.keychain-db" -P "$MACOS_CERTIFICATE_PASSWORD" -T /usr/bin/codesign
    security set-key-partition-list -S apple-tool:,apple: -s -k "$password" "$keys/sign.keychain-db" >/dev/null
    security list-keychains -d user -s "$keys/sign.keychain-db" login.keychain-db
    identity=$(security find-identity -v -p codesigning "$keys/sign.keychain-db" | awk '/Developer ID/ {print $2; exit}')
    options=(--timestamp --options runtime)
    entitled=(--entitlements "$here/entitlements.plist") # only for the program: libraries have none
else
    echo "::notice::MACOS_CERTIFICATE is not set: the app is signed ad hoc, and Gatekeeper will warn."
    identity=-
fi

# Sign the libraries first (lib/Python is CPython itself), then the bundle with its executable.
find "$app" -type f \( -name '*.so' -o -name '*.dylib' -o -name Python \) -print0 |
    xargs -0 codesign --force --sign "$identity" ${options[@]+"${options[@]}"}
codesign --force --sign "$identity" ${options[@]+"${options[@]}"} ${entitled[@]+"${entitled[@]}"} "$app"
codesign --verify --deep --strict "$app"

if [ -z "${MACOS_CERTIFICATE:-}" ] || [ -z "${MACOS_NOTARY_KEY:-}" ]; then
    echo "::notice::The app is not notarised: this needs MACOS_CERTIFICATE and MACOS_NOTARY_KEY."
    exit
fi
base64 --decode <<<"$MACOS_NOTARY_KEY" >"$keys/notary.p8"
ditto -c -k --keepParent "$app" "$keys/app.zip"
xcrun notarytool submit "$keys/app.zip" --wait --timeout 20m \
    --key "$keys/notary.p8" --key-id "$MACOS_NOTARY_KEY_ID" --issuer "$MACOS_NOTARY_ISSUER"
xcrun stapler staple "$app"
spctl --assess --type execute --verbose "$app"
