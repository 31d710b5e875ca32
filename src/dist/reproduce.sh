#!/bin/bash
# Builds the packages once more, from a clone in another folder, and compares them with those in target/: byte for byte,
# but for the start-up caches, in which a JVM keeps what it saw in one run. Usage: after `mvn -Pdist package`,
# src/dist/reproduce.sh [MAVEN OPTIONS]
set -euo pipefail
cd "$(dirname "$0")/../.."
here=$PWD
again=$here/target/again

rm -rf "$again"
git clone -q "$here" "$again"
# What is not committed yet, too.
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do
    if [[ -e $file ]]; then cp -Pp --parents "$file" "$again"; else rm -f "$again/$file"; fi
done
(cd "$again" && mvn -q -B -Pdist -Dmaven.test.skip -Dkafkactl.aot=false "$@" package)

# contents PACKAGE: a line for each file in it, with its rights, times and sum; of a start-up cache without the last.
contents() {
    local folder
    folder=$(mktemp -d)
    case $1 in
        *.deb) (cd "$folder" && ar xo "$1" && for part in *.tar.*; do mkdir "${part%%.*}" && tar xf "$part" -C "${part%%.*}" && rm "$part"; done) ;;
        *) tar xzf "$1" -C "$folder" ;;
    esac
    # The sums and the size of the caches are among them.
    if [[ -d $folder/control ]]; then
        sed -i '/\.aot$/d; /^Installed-Size:/d' "$folder"/control/*
        touch -r "$folder/debian-binary" "$folder"/control/*
    fi
    (cd "$folder" && find . -name '*.aot' -printf '%M %t %p %l\n' -o -type f -printf '%M %t %p %l ' -exec sha256sum {} \; \
        -o ! -name . ! -name control -printf '%M %p %l\n' | LC_ALL=C sort)
    rm -r "$folder"
}

differ=0
for file in target/kafkactl-*.tar.gz target/kafkactl-*.deb target/kafkactl-*-sbom.json target/kafkactl-*.jar; do
    other=$again/$file
    # Those of other profiles.
    [[ -f $other ]] || continue
    case $file in
        *-linux-*) diff <(contents "$here/$file") <(contents "$other") && same=1 || same=0 ;;
        *) cmp "$file" "$other" && same=1 || same=0 ;;
    esac
    if ((same)); then echo "the same: ${file##*/}"; else
        echo "DIFFERS: ${file##*/}" >&2
        differ=1
    fi
done
rm -rf "$again"
exit "$differ"
