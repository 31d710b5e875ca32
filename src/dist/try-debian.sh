#!/bin/sh
# Installs a Debian package on a clean Debian, uses it, and removes it, as root. Prints what it sees; the first thing that
# is not as it should be ends it. Usage: try-debian.sh PACKAGE FOLDER BOOTSTRAP; FOLDER keeps the clean Debian for the
# next time, BOOTSTRAP is the address of a Kafka broker on this machine.
set -eu

package=$1
clean=$2/debian.tar
root=$2/root
brokers=$3

fail() {
    echo "error: $1" >&2
    exit 1
}

mkdir -p "$2"
# Of a run that was killed.
umount "$root/proc" 2>/dev/null || :
rm -rf "$root"
if [ ! -s "$clean" ]; then
    debootstrap --variant=minbase bookworm "$root" >"$2/debootstrap.log" 2>&1 || fail "debootstrap failed; see $2/debootstrap.log"
    tar -C "$root" -cf "$clean.part" . && mv "$clean.part" "$clean"
else
    mkdir "$root"
    tar -C "$root" -xf "$clean"
fi
# Without it no program finds the libraries beside it.
mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT
trap 'exit 143' INT TERM
cp "$package" "$root/tmp/kafkactl.deb"

# in_debian COMMAND: by a shell in the clean Debian, with nothing of this machine's environment.
in_debian() {
    env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 chroot "$root" /bin/sh -c "$1"
}

if in_debian 'command -v java'; then fail "the clean Debian has a Java already"; fi
in_debian 'dpkg -i /tmp/kafkactl.deb'
in_debian 'cd / && kafkactl --version'
in_debian 'cd / && kafkactl topic --help | head -n 1'
in_debian "cd / && kafkactl -b $brokers topic list -o json"
if in_debian 'kafkactl no-such-command'; then fail "a usage error ended with 0"; fi
in_debian '. /usr/share/bash-completion/completions/kafkactl && complete -p kafkactl' 2>/dev/null ||
    in_debian 'bash -c ". /usr/share/bash-completion/completions/kafkactl && complete -p kafkactl"'
in_debian 'ls /usr/share/zsh/vendor-completions/_kafkactl /usr/share/fish/vendor_completions.d/kafkactl.fish'
in_debian 'gzip -dc /usr/share/man/man1/kafkactl-topic-list.1.gz | head -n 3'
loaded=$(in_debian 'KAFKACTL_JAVA_OPTS=-Xlog:class+load kafkactl --help' | grep -c 'source: file:') || :
echo "classes from jars: $loaded"
[ "$loaded" -lt 30 ] || fail "the start-up cache is not used"
in_debian 'dpkg --verify kafkactl' | grep . && fail "files differ from the package's"
in_debian 'dpkg --remove kafkactl'
left=$(find "$root/usr" "$root/etc" "$root/var/cache" "$root/root" -name '*kafkactl*')
[ -z "$left" ] || fail "left behind: $left"
echo "removed"
