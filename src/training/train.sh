#!/bin/sh
# Lets a JVM run the packaged tool on real work, and keeps what it learnt beside the jars, where the launcher finds it:
# lib/start-up*.aot (Java 25 or newer) or lib/start-up.jsa, and start-up.txt, which says for which Java and jars.
# Usage: train.sh HOME WORK JAVAC [true|false|short [TOOL]]; short leaves out the largest, which is for commands that run
# long; TOOL is a kafkactl that can start a broker, where HOME cannot.
set -u

home=$1
work=$2
javac=$3
tool=${5:-$1/bin/kafkactl}
sources=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)

if [ "${4:-}" = false ]; then
    echo "no start-up cache: switched off"
    exit
fi

# give_up REASON: the tool works without a cache, so the build does, too.
give_up() {
    rm -f "$home"/lib/start-up*
    echo "warning: no start-up cache, so commands will take longer to start: $1" >&2
    exit
}

stop() {
    if [ -n "${jvm:-}" ]; then kill "$jvm" 2>/dev/null; fi
    "$tool" sandbox down --name training -q >/dev/null 2>&1
}
trap stop EXIT
trap 'exit 143' INT TERM

# The user's settings must neither change what is learnt nor be found by the commands.
unset KAFKACTL_JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
rm -rf "$work" "$home"/lib/start-up*
mkdir -p "$work/classes" "$work/state" "$work/config" || give_up "cannot write to $work"
export XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config"
log=$work/training.log

# shellcheck source=src/main/scripts/find-java.sh
. "$home/lib/find-java.sh"
find_java 25 "$home" || find_java 17 "$home" || give_up "there is no Java to train"
class_path=
jars=
for jar in "$home"/lib/*.jar; do
    class_path=${class_path:+$class_path:}$jar
    jars="$jars ${jar##*/}"
done
"$javac" --release 17 -cp "$class_path" -d "$work/classes" "$sources/java/Training.java" >"$log" 2>&1 ||
    give_up "the training does not compile; see $log"

awk -v lines=300000 -f "$sources/../bench/lines.awk" >"$work/lines.txt"
awk 'BEGIN {
    for (i = 0; i < 2000; i++)
        printf "{\"key\":\"%d\",\"value\":\"{\\\"id\\\":%d}\",\"headers\":[%s,%s]}\n", i, i,
            "{\"name\":\"kafka_dlt-original-topic\",\"value\":\"training.order.placed.v1\"}",
            "{\"name\":\"kafka_dlt-original-partition\",\"value\":{\"base64\":\"AAAAAA==\"}}"
}' >"$work/orders.jsonl"
"$tool" sandbox up --ephemeral --name training -q >"$log" 2>&1 || give_up "no broker; see $log"

# Not the profiles: they make the JIT compile at the start what any command needed in the training, and a produce of
# 2,000,000 lines took a third more of the processor.
profiles=
if [ "$java_major" -ge 25 ]; then profiles="-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining"; fi
native=
if [ "$java_major" -ge 22 ]; then native=--enable-native-access=ALL-UNNAMED; fi

# learn OPTION CACHE COMMANDS: runs the commands of a file and keeps what the JVM learnt by it.
learn() {
    sed "s|FOLDER|$work|" "$sources/$3" >"$work/commands.txt"
    # The training is a security provider for keytool; Training.java says why.
    # shellcheck disable=SC2086
    "$java" "$1=$2" $profiles -Xlog:disable -XX:+UseSerialGC $native "-Dkafkactl.home=$home" "-Dtraining.folder=$work" \
        -Djavax.management.builder.initial=io.kafkactl.client.NoManagement \
        -Dslf4j.provider=org.slf4j.jul.JULServiceProvider -Dslf4j.internal.verbosity=WARN \
        -cp "$class_path" sun.security.tools.keytool.Main -list -provider Training -providerpath "$work/classes" \
        <"$work/lines.txt" >"$log" 2>&1 &
    jvm=$!
    wait "$jvm" || give_up "the training failed; see $log"
    jvm=
    [ -s "$2" ] || give_up "the JVM wrote none; see $log"
}

if [ "$java_major" -lt 25 ]; then
    learn -XX:ArchiveClassesAtExit "$home/lib/start-up.jsa" commands.txt
else
    learn -XX:AOTCacheOutput "$home/lib/start-up-help.aot" commands-help.txt
    learn -XX:AOTCacheOutput "$home/lib/start-up-short.aot" commands-short.txt
    if [ "${4:-}" != short ]; then
        learn -XX:AOTCacheOutput "$home/lib/start-up.aot" commands.txt
        learn -XX:AOTCacheOutput "$home/lib/start-up-shell.aot" commands-shell.txt
    fi
fi
# shellcheck disable=SC2154 # set by find-java.sh
printf '%s\n' "$java_build" "$jars" >"$home/lib/start-up.txt"
rm -f "$work/lines.txt" "$work/out.txt"
