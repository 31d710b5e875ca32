#!/bin/sh
# Lays out what the packages hold: the tool with a Java runtime of its own and what that runtime learnt about it, as
# WORK/kafkactl, and the same in Debian's places as WORK/debian with its WORK/control. Then packs the archive. Needs a JDK 25 or newer, and
# GNU tar. Usage: stage.sh TOOL WORK VERSION JAVAC TIMESTAMP ARCHIVE
set -eu

tool=$1
work=$2
version=$3
javac=$4
timestamp=$5
archive=$6
sources=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd -P)
home=$work/kafkactl
umask 022
LC_ALL=C
export LC_ALL

# The newest there is, whatever the tool itself would run on.
unset KAFKACTL_JAVA JAVA_HOME KAFKACTL_JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
java=$(sh "$tool/lib/find-java.sh" 25 "$work/none") || {
    echo "error: the packages need a JDK 25 or newer" >&2
    exit 1
}
jdk=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f "$java")")/.." && pwd -P)
[ -x "$jdk/bin/jlink" ] || {
    echo "error: the packages need a JDK with jlink; $jdk has none" >&2
    exit 1
}

rm -rf "$work"
mkdir -p "$home/lib" "$work/jar"
cp -R "$tool/bin" "$tool/LICENSE" "$tool/completions" "$tool/man" "$home"
cp "$tool"/lib/*.jar "$tool"/lib/*.sh "$home/lib"

# The native code of other systems is a tenth of the archive.
case $(uname -m) in
    x86_64) native=amd64 ;;
    aarch64) native=aarch64 ;;
    *) native=$(uname -m) ;;
esac
zstd=$(find "$home/lib" -name 'zstd-jni-*.jar')
(
    cd "$work/jar"
    "$jdk/bin/jar" --extract --file "$zstd"
    if [ -d "linux/$native" ]; then
        find . -mindepth 1 -maxdepth 1 -type d \( -name darwin -o -name win -o -name freebsd -o -name aix \) -exec rm -r {} +
        find linux -mindepth 1 -maxdepth 1 ! -name "$native" -exec rm -r {} +
        find . -type f ! -path ./META-INF/MANIFEST.MF | sort | sed 's|^\./||' >../jar.txt
        "$jdk/bin/jar" --create --file "$zstd" --manifest META-INF/MANIFEST.MF --date "$timestamp" @../jar.txt
    fi
)
rm -r "$work/jar"

modules=java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,java.net.http,java.rmi,java.security.jgss
modules=$modules,java.security.sasl,java.sql,java.transaction.xa,jdk.crypto.ec,jdk.management,jdk.security.auth,jdk.security.jgss,jdk.unsupported
modules=$modules,jdk.zipfs
# Not compressed: it starts faster, and the archive is compressed as a whole.
"$jdk/bin/jlink" --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --compress zip-0 \
    --output "$home/runtime"
# jlink leaves out by which the launcher tells builds of Java apart.
{
    grep -E '^(IMPLEMENTOR|JAVA_RUNTIME_VERSION|JAVA_VERSION|OS_ARCH)=' "$jdk/release" | sort
    grep '^MODULES=' "$home/runtime/release"
} >"$work/release"
mv "$work/release" "$home/runtime/release"

# A cache fits jars of the size and time that it was made with.
find "$home" -exec touch -h -d "$timestamp" {} +
sh "$sources/src/training/train.sh" "$home" "$work/training" "$javac" short "$tool/bin/kafkactl"
[ -s "$home/lib/start-up-short.aot" ] || {
    echo "error: the packages need a start-up cache; see $work/training/training.log" >&2
    exit 1
}
rm -rf "$work/training"
find "$home" -exec touch -h -d "$timestamp" {} +

pack() {
    tar --sort=name --owner=0 --group=0 --numeric-owner --mtime "$timestamp" --format=gnu \
        --transform "s|^kafkactl|kafkactl-$version|" -C "$work" -cf - kafkactl | gzip -9n >"$1"
}
pack "$archive"

root=$work/debian
share=$root/usr/share
mkdir -p "$root/usr/lib" "$share/bash-completion/completions" "$share/zsh/vendor-completions" \
    "$share/fish/vendor_completions.d" "$share/man/man1" "$share/man/man7" "$share/doc/kafkactl" "$share/lintian/overrides"
cp -Rp "$home" "$root/usr/lib/kafkactl"
rm -r "$root/usr/lib/kafkactl/completions" "$root/usr/lib/kafkactl/man" "$root/usr/lib/kafkactl/LICENSE"
cp "$home/completions/kafkactl.bash" "$share/bash-completion/completions/kafkactl"
cp "$home/completions/kafkactl.zsh" "$share/zsh/vendor-completions/_kafkactl"
cp "$home/completions/kafkactl.fish" "$share/fish/vendor_completions.d/kafkactl.fish"
for page in "$home"/man/*; do
    gzip -9nc "$page" >"$share/man/man${page##*.}/${page##*/}.gz"
done
gzip -9nc "$sources/CHANGELOG.md" >"$share/doc/kafkactl/NEWS.gz"
maintainer=$(sed -n 's/^Maintainer: //p' "$sources/src/dist/debian/control")
printf 'kafkactl (%s) unstable; urgency=medium\n\n  * NEWS.gz says what changed.\n\n -- %s  %s\n' \
    "$(echo "$version" | tr - '~')" "$maintainer" "$(date -R -u -d "$timestamp")" |
    gzip -9nc >"$share/doc/kafkactl/changelog.gz"
cp "$sources/src/dist/debian/copyright" "$share/doc/kafkactl/copyright"
cp "$sources/src/dist/debian/lintian-overrides" "$share/lintian/overrides/kafkactl"
mkdir "$work/control"
case $native in
    aarch64) architecture=arm64 ;;
    *) architecture=$native ;;
esac
sed "s/^Architecture:.*/Architecture: $architecture/" "$sources/src/dist/debian/control" >"$work/control/control"
find "$root" -exec touch -h -d "$timestamp" {} +
