#!/bin/sh
# Tries a Debian package as a person would, in a root of its own; as root, on Linux:
#
#   debootstrap --variant=minbase trixie ROOT
#   sh packaging/check_package.sh ROOT EARLIER.deb PACKAGE.deb
#
# Installs the earlier package and uses it: demonstration, vault, copy, the window offscreen. Brings it up to the other package, which must open the vault
# and trace the copy; installs that once more, removes and purges it. The vault must be byte for byte the same before and after each of these, nothing of the program
# may stay, and the program may send nothing (it runs in a network of its own). One line a step; stops at the first failure.
set -eu
root=$(cd "$1" && pwd) earlier=$2 package=$3

fail() {
    printf '%s\n' "package: $*" >&2
    exit 1
}

inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

person() { # VAR=value ... COMMAND: as an ordinary user without network
    unshare --net chroot --userspec=person:person "$root" /usr/bin/env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/person \
        COUNTERMARK_PASSPHRASE="wombat lantern sixteen" QT_QPA_PLATFORM=offscreen "$@"
}

vault_sums() { (cd "$root/home/person" && find vault -type f -exec sha256sum {} + | sort); }

add() { # PACKAGE
    cp "$1" "$root/var/tmp/package.deb"
    inside apt-get -qq install --reinstall --allow-downgrades --yes --no-install-recommends /var/tmp/package.deb >"$root/var/tmp/log" 2>&1 ||
        fail "not installed: $(tail -n 5 "$root/var/tmp/log")"
    echo "package: installed $(inside dpkg-query -W countermark | tr '\t' ' '), $(person countermark --version)"
}

starts() {
    printed=$(person COUNTERMARK_EXIT_AFTER_PAINT=1 countermark --window --vault /home/person/vault) || fail "the window did not open"
    case $printed in *painted*) ;; *) fail "the window did not paint: $printed" ;; esac
    echo "package: window painted"
}

unchanged() { # BEFORE STEP
    [ "$1" = "$(vault_sums)" ] || fail "the vault is not what it was ($2)"
    echo "package: vault unchanged ($2), $(printf '%s\n' "$1" | wc -l) files"
}

mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
mountpoint -q "$root/dev" || mount --bind /dev "$root/dev"
trap 'umount "$root/dev" "$root/proc"' EXIT
inside apt-get -qq update
inside getent passwd person >/dev/null || inside useradd --uid 1500 --create-home person

add "$earlier"
person countermark demo --out /home/person/demo >"$root/var/tmp/log" 2>&1 || fail "the demonstration failed: $(tail -n 5 "$root/var/tmp/log")"
person countermark vault create --no-keyring --vault /home/person/vault >/dev/null
person countermark resume import /usr/lib/countermark/_internal/resources/samples/resume-en.json --vault /home/person/vault >/dev/null
person countermark recipient add "Acme GmbH" --vault /home/person/vault >/dev/null
person countermark copy make --recipient "Acme GmbH" --stage apply --format pdf,docx --out /home/person/copy --vault /home/person/vault >/dev/null
starts

before=$(vault_sums)
add "$package"
unchanged "$before" upgrade
for kind in pdf docx; do
    copy=$(cd "$root" && find home/person/copy -name "*.$kind" | head -n 1)
    person countermark trace "/$copy" --vault /home/person/vault --json | grep -q '"verdict": *"identified"' || fail "a copy of the earlier version is not traced ($kind)"
done
person countermark vault verify --vault /home/person/vault >/dev/null || fail "the vault does not hold"
starts

before=$(vault_sums)
add "$package"
unchanged "$before" "installed again"
inside apt-get -qq remove --yes countermark >/dev/null 2>&1 || fail "not removed"
unchanged "$before" removed
inside dpkg --purge countermark >/dev/null 2>&1 || fail "not purged" # apt knows no package that is neither here nor in a list
unchanged "$before" purged
[ ! -e "$root/usr/lib/countermark" ] && [ ! -e "$root/usr/bin/countermark" ] || fail "something of the program stayed"
echo "package: gone, nothing of the program stayed"
