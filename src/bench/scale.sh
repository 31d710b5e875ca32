#!/bin/bash
# Measures how time, memory and requests of the packaged tool grow with the cluster: one, ten and a hundred times as
# much. README.md says how to read the results.
# shellcheck disable=SC2317 # functions are called by their names, too
set -euo pipefail

bench=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source=src/bench/options.sh
. "$bench/options.sh"
work=$root/target/bench/scale
rounds=3
add=
steps=(1 10 100)
only=
# What there is at 1×. Topics have 12 partitions, and every tenth is a dead-letter topic.
topics_at_1=20
groups_at_1=10
letters_at_1=100000

usage() {
    cat <<'END'
Usage: src/bench/scale.sh [OPTIONS]

  --steps LIST     How many times 20 topics of 12 partitions, 10 groups and 100,000 dead letters (default: 1,10,100).
  --only REGEX     Only the commands in whose name it is found.
  --rounds N       Timed runs of each command; one of those about 10,000,000 dead letters (default: 3).
  --add            Add to what an earlier run in the same --work measured, and replace what is measured again.
  --out FILE.json  Where the results go; the tables go beside it as .md (default: target/bench/scale/results.json).
  --work FOLDER    Where outputs and logs of the runs lie (default: target/bench/scale).

At 100× the three brokers want 8 GB of memory, 10 GB of disk, and 9,000 open files each.

Exit: 0 nothing grows faster than the cluster, 1 something does, or a run was wrong, 2 usage.
END
}

valued='--steps --only --rounds'
option() {
    case $1 in
        --steps) IFS=, read -r -a steps <<<"$2" ;;
        --add) add=1 ;;
        --only) only=$2 ;;
        --rounds) rounds=$2 ;;
        *) unknown_option ;;
    esac
}
take_options "$@"
for number in "$rounds" "${steps[@]}"; do
    [[ $number =~ ^[1-9][0-9]*$ ]] || fail "--rounds and --steps want numbers from 1, not '$number'" 2
done
[[ -x /usr/bin/time ]] || fail "GNU time, which tells the peak memory, is not installed: apt-get install time"

brokers=
scale=1

# shellcheck source=src/bench/lib.sh
. "$bench/lib.sh"

# The brokers of a sandbox have heaps for what a sandbox is for, which 8,000 partitions each do not fit into.
start_three() {
    brokers=
    sandbox_size=3
    _JAVA_OPTIONS=-Xmx2g start_broker
}

# measure NAME CODE LINES PATTERN ARGUMENT...: requests in a run of its own, then time and memory; each run has to end
# with that code and to print that many lines with a match.
measure() {
    local name=$1 code=$2 lines=$3 pattern=$4 round
    shift 4
    [[ -z $only || $name =~ $only ]] || return 0
    note begin "$step" "$name"
    judge "$name" "$code" "$lines" "$pattern" count_requests "$@" || return 0
    for ((round = 1; round <= rounds; round++)); do
        judge "$name" "$code" "$lines" "$pattern" timed "$@" || return 0
        note sample "$step" "$name" "$(cat "$work/times.txt")"
    done
    printf '%4s× %-32s %5s requests %10s s %8s KiB\n' "$step" "$name" "$requests" \
        "$(cut -f 1 "$work/times.txt")" "$(cut -f 4 "$work/times.txt")" >&2
}

# What a case may need between two runs.
before() { :; }

# judge NAME CODE LINES PATTERN HOW ARGUMENT...: one run, and whether it was right.
judge() {
    local name=$1 code=$2 lines=$3 pattern=$4 how=$5 found=0 matches
    shift 5
    before
    : >"$work/errors.txt"
    "$how" "$name" "$@" || found=$?
    matches=$(grep -cE -- "$pattern" "$work/out.txt" || :)
    if [[ $found != "$code" || $matches != "$lines" ]]; then
        note wrong "$step" "$name" "exit $found instead of $code, $matches lines of '$pattern' instead of $lines"
        echo "WRONG: $step× $name: exit $found instead of $code, $matches lines instead of $lines" >&2
        tail -n 3 "$work/errors.txt" >&2
        return 1
    fi
}

# The client's own log names each request that it hands to the network. It is a run of its own: a log takes time.
count_requests() {
    local name=$1 code api number
    shift
    set +e
    within_limit "$kafkactl" -b "$brokers" "$@" -vvv 2>&1 >"$work/out.txt" |
        awk -v errors="$work/errors.txt" '
            match($0, /Sending [A-Z_]+ request with header/) {
                split(substr($0, RSTART, RLENGTH), words, " ")
                count[words[2]]++
            }
            /^(error|hint): / { print > errors }
            END { for (api in count) print api, count[api] }' >"$work/requests.txt"
    code=${PIPESTATUS[0]}
    set -e
    requests=0
    while read -r api number; do
        note requests "$step" "$name" "$api" "$number"
        requests=$((requests + number))
    done <"$work/requests.txt"
    return "$code"
}

# Elapsed, user and system seconds, and the peak of resident memory in KiB.
timed() {
    shift
    /usr/bin/time -q -f '%e\t%U\t%S\t%M' -o "$work/times.txt" \
        timeout --foreground "$limit" "$kafkactl" -b "$brokers" "$@" >"$work/out.txt" 2>"$work/errors.txt"
}

measure_topics() {
    local dlqs=$((topics / 10)) same=$work/same.yaml differs=$work/differs.yaml
    measure 'topic list' 0 "$topics" '^scale\.' topic list
    measure 'topic list -o wide' 0 "$topics" '^scale\.' topic list -o wide
    measure 'topic describe, one' 0 12 "^$one +[0-9]+ +[0-9]" topic describe "$one"
    measure 'topic describe, all' 0 $((12 * topics)) '^scale\.[^ ]+ +[0-9]+ +[0-9]' topic describe --glob 'scale.*'
    measure 'topic docs' 0 "$topics" '^## `scale\.' topic docs --scope scale --against-cluster
    # Nothing arrives while it measures.
    measure 'topic size' 3 0 . topic size --from-topic "$one" --sample 1s
    measure 'topic lint' 0 "$dlqs" '^scale\.' topic lint --against-cluster
    before() { rm -f "$same"; }
    measure 'topic export' 0 0 . topic export --glob 'scale.*' --output-file "$same"
    before() { :; }
    if [[ ! -f $same ]]; then return; fi
    sed 's/min.insync.replicas: .*/retention.ms: 3d/' "$same" >"$differs"
    measure 'topic plan, no change' 0 "$topics" '"status":"unchanged"' topic plan -F "$same" -o jsonl
    measure 'topic plan, all change' 0 "$topics" '"status":"change"' topic plan -F "$differs" -o jsonl
    measure 'topic drift' 0 0 . topic drift -F "$same"
}

measure_groups() {
    local names
    measure 'group list' 0 "$groups" '^scale-group-' group list
    mapfile -t names < <("$kafkactl" -b "$brokers" group list -o name)
    measure 'group describe, all' 0 "$groups" '^scale-group-' group describe "${names[@]}"
    measure 'lag' 0 "$groups" '^scale-group-' lag
    measure 'lag --by partition' 0 $((groups * 24)) '^scale-group-' lag --by partition
}

measure_dead_letters() {
    local dlq=$one.dead-letter
    ((letters < 10000000)) || local rounds=1
    measure 'dlq list' 0 $((topics / 10)) '^scale\.' dlq list
    measure 'dlq stats' 0 1 " $letters " dlq stats "$dlq"
    measure 'dlq redrive --dry-run' 0 1 "^redrive .* $letters " dlq redrive "$dlq" --dry-run
    before() { new_target; }
    measure 'dlq redrive' 0 1 "^redriven .* $letters " dlq redrive "$dlq" --target scale.target.placed.v1 --again -y
    before() { :; }
    # The journal is read, too, once there is one.
    measure 'dlq list, after a redrive' 0 $((topics / 10)) '^scale\.' dlq list
    measure 'dlq redrive, all settled' 0 0 '^redrive' dlq redrive "$dlq" --dry-run
    measure 'dlq runs' 0 $((rounds + 1)) "$dlq" dlq runs
}

# What an earlier run wrote there would be looked at for newer records.
new_target() {
    "$kafkactl" -b "$brokers" topic delete scale.target.placed.v1 -q -y >/dev/null 2>&1 || :
    "$kafkactl" -b "$brokers" topic create scale.target.placed.v1 -q -p 12 -r 1 >/dev/null
}

measure_step() {
    local topics=$((topics_at_1 * step)) groups=$((groups_at_1 * step)) letters=$((letters_at_1 * step))
    local one=scale.item-0.placed.v1 requests=0
    note step "$step" "$topics" "$groups" "$letters" "$(cut -d' ' -f1 /proc/loadavg)"
    echo "== $step×: $topics topics, $groups groups, $letters dead letters" >&2
    start_three
    "$java" -cp "$class_path" ScaleFill "$brokers" "$topics" "$groups" "$letters" || fail 'the cluster could not be filled'
    measure_topics
    measure_groups
    measure_dead_letters
    measure 'cluster describe' 0 3 ' up ' cluster describe
    # Topics with one copy are an error to it.
    measure 'cluster doctor' 3 1 '^replication +- +error' cluster doctor
    stop_broker
}

find_tools
note_machine
for step in "${steps[@]}"; do
    measure_step
done
verdict=0
report ScaleReport || verdict=$?
exit "$verdict"
