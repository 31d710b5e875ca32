# shellcheck shell=bash
# What cases are made of: inputs, topics, peers, and the loop that measures. Sourced by run.sh, scale.sh and loss.sh.

# Longest time of one run, in seconds: a peer that hangs ends the case, not the day.
limit=900
# The caller's settings.
root=${root:?} bench=${bench:?} work=${work:?} out=${out-} scale=${scale:?} rounds=${rounds:?} brokers=${brokers-}

mkdir -p "$work"
work=$(CDPATH='' cd -- "$work" && pwd -P)
out=${out:-$work/results.json}
[[ $out == *.json ]] || fail "--out wants a name that ends in .json, not '$out'" 2
mkdir -p "$(dirname -- "$out")"
notes=$work/notes.tsv
# What an earlier run noted is added to, when the caller says so.
[[ -n ${add:-} ]] || : >"$notes"

# What a user gets by default, whatever is set in the shell that measures.
unset KAFKACTL_JAVA_OPTS JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS
export XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config

trap stop_broker EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

kafkactl=$root/target/kafkactl/bin/kafkactl

# note KIND FIELD...: one line for the report, which owns the format.
note() {
    local IFS=$'\t'
    printf '%s\n' "$*" >>"$notes"
}

# --- what is there -----------------------------------------------------------------------------------------------

find_tools() {
    [[ -x $kafkactl ]] || fail "the tool is not built; 'mvn -q -DskipTests package' builds it"
    java=$(sh "$root/target/kafkactl/lib/find-java.sh" 17 "$root/target/kafkactl") || exit 1
    local javac=${java%/java}/javac
    [[ -x $javac ]] || javac=javac
    class_path="$work/classes:$root/target/kafkactl/lib/*"
    mkdir -p "$work/classes"
    "$javac" --release 17 -encoding UTF-8 -d "$work/classes" -cp "$class_path" "$bench"/java/*.java ||
        fail "the benchmark does not compile"

    console_absent=
    local log=$work/tools.log
    if ! mvn -q -B -f "$bench/pom.xml" package -Dlib="$work/tools" >"$log" 2>&1; then
        console_absent="Kafka's console tools could not be resolved from Maven Central; see $log"
    fi
    # ProducerPerformance is in the same jar.
    # shellcheck disable=SC2034 # absent() reads it by its name
    perf_absent=$console_absent
    hyperfine_absent=
    command -v hyperfine >/dev/null || hyperfine_absent="hyperfine is not installed; 'apt-get install hyperfine' installs it"
    kcat_absent=
    command -v kcat >/dev/null || kcat_absent="kcat is not installed; 'apt-get install kcat' installs it"
}

# absent WHO: why a contender cannot take part; nothing when it can.
absent() {
    local reason=${1}_absent
    printf '%s' "${!reason:-}"
    if [[ -z ${!reason:-} && $(function_of "$1") == line_* ]]; then
        printf '%s' "$hyperfine_absent"
    fi
}

note_machine() {
    note meta started "$(date -u +%FT%TZ)"
    note meta quick "$([[ $scale == 1 ]] && echo false || echo true)"
    note meta rounds "$rounds"
    note meta commit "$(git -C "$root" rev-parse --short HEAD 2>/dev/null || echo unknown)"
    local changes
    changes=$(git -C "$root" status --porcelain -- src pom.xml 2>/dev/null)
    note meta changed "$([[ -z $changes ]] && echo false || echo true)"
    note machine cpu "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
    note machine cores "$(getconf _NPROCESSORS_ONLN)"
    note machine memoryMiB "$(awk '/^MemTotal/ {print int($2 / 1024)}' /proc/meminfo 2>/dev/null)"
    note machine os "$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release 2>/dev/null), $(uname -sr)"
    note machine loadBefore "$(cut -d' ' -f1 /proc/loadavg 2>/dev/null)"
    note version kafkactl "$("$kafkactl" --version | head -n 1)"
    local fields='s/^\(JAVA_RUNTIME_VERSION\|IMPLEMENTOR\)="\(.*\)"/\2/p'
    note version java "$(sed -n "$fields" "${java%/bin/java}/release" | paste -sd' ')"
    if [[ -z $kcat_absent ]]; then
        note version kcat "$(kcat -V 2>&1 | sed -n 's/^Version \([^ ]*\).*librdkafka \([^ ]*\).*/\1 (librdkafka \2)/p')"
    fi
    [[ -n $hyperfine_absent ]] || note version hyperfine "$(hyperfine --version | cut -d' ' -f2)"
    if [[ -z $console_absent ]]; then
        note version console "$(jar_version "$work"/tools/kafka-tools-[0-9]*.jar)"
    fi
    if awk '$1 > 0.5 {exit 1}' /proc/loadavg 2>/dev/null; then return; fi
    echo "warning: the machine is busy (load $(cut -d' ' -f1-3 /proc/loadavg)); times of this run say little" >&2
}

jar_version() {
    basename "$1" .jar | sed 's/^.*-\([0-9]\)/\1/'
}

# --- for cases ---------------------------------------------------------------------------------------------------

# input N: makes a file of N lines of 100 bytes, JSON, the same on every machine; its name is in $lines.
input() {
    lines=$work/lines-$1.txt
    if [[ ! -f $lines ]]; then
        awk -v lines="$1" -f "$bench/lines.awk" >"$lines.part" && mv "$lines.part" "$lines"
    fi
    # Into the page cache, for whoever comes first.
    cat "$lines" >/dev/null
}

# new_topic: an empty topic of 6 partitions that keeps batches as they come; its name is in $topic.
topics=0
new_topic() {
    topics=$((topics + 1))
    topic=bench-${case_name:?}-$$-$topics
    "$kafkactl" -b "$brokers" topic create "$topic" -q -p 6 -r 1 --config compression.type=producer \
        --no-convention='of the benchmark' >/dev/null
}

drop_topic() {
    "$kafkactl" -b "$brokers" topic delete "$topic" -q -y >/dev/null
}

# manifest FILE COUNT: a manifest of so many topics; their names are $prefix and a number.
manifest() {
    local number
    {
        printf '%s\n' 'apiVersion: kafkactl/v1' 'kind: TopicPolicy' 'naming: {convention: none}' '---' \
            'apiVersion: kafkactl/v1' 'kind: Topics' 'topics:'
        for ((number = 0; number < $2; number++)); do
            echo "  - {name: ${prefix:?}$number, partitions: 3, replicationFactor: 1," \
                'config: {retention.ms: 3d, segment.ms: 1d}}'
        done
    } >"$1"
}

# end_offsets: the sum of the end offsets of $topic, asked by neither contender.
end_offsets() {
    "$java" -cp "$class_path" EndOffsets "$brokers" "$topic"
}

# within_limit COMMAND...: ends it when it hangs; in this process group, so that Ctrl-C ends it, too.
within_limit() {
    timeout --foreground "$limit" "$@"
}

# What Kafka's scripts start a tool with: KAFKA_JVM_PERFORMANCE_OPTS and KAFKA_JMX_OPTS of kafka-run-class.sh, the heap of
# the console tools. What the scripts themselves take, some forks for each jar, is not counted.
console_options=(
    -Xmx512M -server -XX:+UseG1GC -XX:MaxGCPauseMillis=20 -XX:InitiatingHeapOccupancyPercent=35
    -XX:+ExplicitGCInvokesConcurrent -Djava.awt.headless=true -Dcom.sun.management.jmxremote
    -Dcom.sun.management.jmxremote.authenticate=false -Dcom.sun.management.jmxremote.ssl=false)

# console_line CLASS ARGUMENT...: the words that start one of Kafka's own tools are in $line.
console_line() {
    line=("$java" "${console_options[@]}" -cp "$work/tools/*" "org.apache.kafka.tools.$1" "${@:2}")
}

# console CLASS ARGUMENT...: runs it.
console() {
    local line
    console_line "$@"
    within_limit "${line[@]}"
}

# expect WHAT WANTED FOUND: for verify().
expect() {
    if [[ $2 != "$3" ]]; then
        echo "$1: $3 instead of $2" >&2
        return 1
    fi
}

# target_ratio PEER LEAST [AIM]: the peer's median seconds by ours must be at least LEAST.
target_ratio() { note target "$case_name" ratio "$1" "$2" "${3:-}"; }
# target_rate LEAST: our records per second, at the median.
target_rate() { note target "$case_name" rate '' "$1" ''; }
# target_seconds MOST: our median seconds.
target_seconds() { note target "$case_name" seconds '' "$1" ''; }

# start_broker: a sandbox of the benchmark's own, unless the user named a cluster; its address is in $brokers.
start_broker() {
    if [[ -n $brokers ]]; then
        note version broker unknown
        return
    fi
    sandbox=bench-$$
    "$kafkactl" sandbox up --ephemeral --name "$sandbox" -q --brokers "${sandbox_size:-1}" >/dev/null ||
        fail "the sandbox did not start"
    brokers=$("$kafkactl" context list -o json | sed -n 's/.*"bootstrapServers" : "\(.*\)".*/\1/p')
    [[ -n $brokers ]] || fail "the sandbox has no address"
    note version broker "$(jar_version "$root"/target/kafkactl/lib/sandbox/kafka-server-[0-9]*.jar)"
}

stop_broker() {
    if [[ -n ${sandbox:-} ]]; then
        "$kafkactl" sandbox down --name "$sandbox" -q >/dev/null 2>&1 ||
            echo "warning: the sandbox '$sandbox' did not stop" >&2
        sandbox=
    fi
}

# warm_up: a broker that has just started is slower than one that runs; no contender should be the one who finds it so.
warm_up() {
    case_name=warm-up
    input $((1000000 / scale))
    new_topic || fail "cannot create a topic on $brokers"
    local round
    for round in 1 2 3; do
        "$kafkactl" -b "$brokers" produce "$topic" -q <"$lines" || fail "cannot produce to $brokers (round $round)"
    done
    "$kafkactl" -b "$brokers" consume "$topic" -q >/dev/null || fail "cannot consume from $brokers"
    drop_topic
}

# --- the loop ----------------------------------------------------------------------------------------------------

# What a case may leave out.
prepare() { :; }
before() { :; }
verify() { :; }
finish() { :; }

measure_case() {
    case_name=$1
    # shellcheck disable=SC2034 # for cases
    out_file=$work/out.txt
    # shellcheck source=/dev/null
    . "$bench/cases/$case_name.sh"
    note case "$case_name" "${title:?}" "${records:-0}" "${bytes:-0}"
    targets
    local who round present=()
    for who in "${contenders[@]:?}"; do
        if [[ -n $(absent "$who") ]]; then
            echo "ABSENT: $who takes no part: $(absent "$who")" >&2
            note absent "$case_name" "$who" "$(absent "$who")"
        else
            present+=("$who")
            note contender "$case_name" "$who" "$(command_of "$who")"
        fi
    done
    prepare || give_up "the case could not be prepared"
    for ((round = 1; round <= rounds; round++)); do
        for who in "${present[@]}"; do
            before || give_up "a run of $who could not be prepared"
            measure "$who" "$round"
        done
    done
    finish
}

# command_of WHO: what its function does, on one line.
command_of() {
    declare -f "$(function_of "$1")" | sed '1,2d;$d' | tr -s ' \n' ' ' | sed 's/^ //; s/ $//'
}

# function_of WHO: that runs it, or only names the words of its one command line.
function_of() {
    if [[ $(type -t "line_$1") == function ]]; then echo "line_$1"; else echo "run_$1"; fi
}

# time_line WHO: elapsed, user and system seconds of its command line, by hyperfine and without a shell.
time_line() {
    local line=() found=$work/hyperfine.json
    "line_$1"
    # The blanks and quotes of words are those that a shell reads, and hyperfine does.
    within_limit hyperfine --shell=none --runs 1 --style none --output "$out_file" --export-json "$found" \
        "$(printf '%q ' "${line[@]}")" >/dev/null || return
    awk -F'[:,]' '/"(mean|user|system)"/ {printf "%.4f ", $2} END {print ""}' "$found" >"$times"
}

# measure WHO ROUND: one run; its time counts only after the result was looked at.
measure() {
    local who=$1 round=$2 code=0 TIMEFORMAT='%R %U %S' errors=$work/errors.txt times=$work/times.txt
    if [[ $(function_of "$who") == line_* ]]; then
        time_line "$who" 2>"$errors" || code=$?
    else
        { time "run_$who" 2>"$errors"; } 2>"$times" || code=$?
    fi
    if ((code != 0)); then
        tail -n 5 "$errors" >&2
        give_up "$who ended with exit code $code"
    fi
    verify "$who" || give_up "the result of $who is wrong"
    local real user sys
    read -r real user sys <"$times"
    note sample "$case_name" "$who" "$round" "$real" "$user" "$sys"
    printf '%-10s round %s: %8s s, %8s s of processor\n' "$who" "$round" "$real" \
        "$(awk "BEGIN {printf \"%.3f\", $user + $sys}")" >&2
}

give_up() {
    note wrong "$case_name" "$1"
    echo "WRONG: $case_name: $1" >&2
    finish
    exit 1
}

# report CLASS: makes the results and their table of the notes, and shows the table; ends as the class does.
report() {
    local verdict=0
    note meta finished "$(date -u +%FT%TZ)"
    "$java" -cp "$class_path" "$1" "$notes" "$out" "${out%.json}.md" || verdict=$?
    cat "${out%.json}.md"
    return "$verdict"
}
