#!/bin/bash
# Prints the name of an image of the broker, for Testcontainers: apache/kafka where the Docker engine has that version,
# else one that is made here, without any image registry. It holds the sandbox's jars, a Java runtime of this machine's
# JDK, and the few programs and libraries which those need, as they are found here (Linux). Usage: after `mvn package`,
# src/test/docker/image.sh. Exit code 3: it cannot be made on this machine.
set -euo pipefail
cd "$(dirname "$0")/../../.."
jars=target/kafkactl/lib/sandbox

cannot() {
    echo "cannot make the image: $*" >&2
    exit 3
}

docker info >/dev/null 2>&1 || cannot "no Docker engine answers"
# kafka_2.13-4.3.1.jar
broker=$(find "$jars" -name 'kafka_2.*.jar' 2>/dev/null | head -n 1)
[[ -n $broker ]] || cannot "there is no broker in $jars; run 'mvn -q -DskipTests package' first"
version=${broker##*-}
version=${version%.jar}
if docker image inspect "apache/kafka:$version" >/dev/null 2>&1; then
    echo "apache/kafka:$version"
    exit
fi
image=kafkactl/kafka:$version

java=$(sh src/main/scripts/find-java.sh 17 .) || cannot "there is no Java 17 or newer"
jlink=$(dirname "$(readlink -f "$java")")/jlink
[[ -x $jlink ]] || cannot "there is no $jlink; a JDK is needed"
command -v ldd >/dev/null || cannot "there is no ldd, which tells what libraries a program needs"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
mkdir -p "$root"/{bin,etc/kafka/docker,opt/kafka/libs,tmp,var/lib/kafka}

"$jlink" --no-header-files --no-man-pages --output "$root/opt/java" --add-modules \
    java.se,jdk.crypto.ec,jdk.management,jdk.security.auth,jdk.unsupported,jdk.zipfs

cp "$jars"/*.jar "$root/opt/kafka/libs"
cp src/test/docker/run src/test/docker/log4j2.properties "$root/etc/kafka/docker"
# Testcontainers' start script is one for bash, called by sh, and waits with sleep.
for program in bash sleep; do
    cp -L "$(command -v "$program")" "$root/bin/$program"
done
ln -s bash "$root/bin/sh"
echo 'kafka:x:1000:1000::/var/lib/kafka:/bin/sh' >"$root/etc/passwd"
echo 'kafka:x:1000:' >"$root/etc/group"

# with_libc: reads libraries' paths, and adds those that native code in the jars may want: they lie beside the C library.
with_libc() {
    local library name
    while IFS= read -r library; do
        echo "$library"
        [[ $library == */libc.so* || $library == */libc.musl* ]] || continue
        for name in libm.so.6 libdl.so.2 librt.so.1 libpthread.so.0 libgcc_s.so.1 libstdc++.so.6; do
            [[ ! -e ${library%/*}/$name ]] || echo "${library%/*}/$name"
        done
    done
}

# The libraries of each program, at the paths where the loader found them, and the loader itself.
find "$root/bin" "$root/opt/java" -type f \( -perm -u+x -o -name '*.so' \) -exec ldd {} + 2>/dev/null |
    sed -n 's/^\t\(.* => \)\{0,1\}\(\/[^ ]*\) (.*/\2/p' | grep -v "^$root/" | sort -u | with_libc | sort -u |
    while IFS= read -r library; do
        mkdir -p "$root${library%/*}"
        cp -L "$library" "$root$library"
    done

previous=$(docker image inspect --format '{{.Id}}' "$image" 2>/dev/null || true)
tar -c --owner=0 --group=0 --numeric-owner -C "$root" --exclude=./tmp --exclude=./var/lib/kafka . >"$work/image.tar"
# The broker does not run as root, and writes to these two alone.
tar -r --owner=1000 --group=1000 --numeric-owner --mode=a+rwxt -C "$root" -f "$work/image.tar" ./tmp ./var/lib/kafka
docker import --change 'USER kafka' --change 'WORKDIR /var/lib/kafka' --change 'EXPOSE 9092' --change 'ENV PATH=/opt/java/bin:/bin' \
    --change 'CMD ["/etc/kafka/docker/run"]' "$work/image.tar" "$image" >/dev/null
if [[ -n $previous ]]; then
    docker image rm "$previous" >/dev/null 2>&1 || true
fi
echo "$image"
