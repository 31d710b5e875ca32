#!/bin/bash
# Counts what producers lose when something goes wrong, and what their exit codes say. README.md says how to read it.
# shellcheck disable=SC2317 # functions are called by their names, too
set -euo pipefail

bench=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source=src/bench/options.sh
. "$bench/options.sh"
work=$root/target/bench/loss
records=100000
tools=(kafkactl kcat console)

usage() {
    cat <<'END'
Usage: src/bench/loss.sh [OPTIONS]

  --records N      Lines of 100 bytes that each producer is given (default: 100000).
  --out FILE.json  Where the results go; the table goes beside it as .md (default: target/bench/loss/results.json).
  --work FOLDER    Where inputs and outputs of the runs lie (default: target/bench/loss).

Exit: 0 kafkactl lost nothing that it does not report, 1 it did or a tool is absent, 2 usage.
END
}

valued='--records'
option() {
    case $1 in
        --records) records=$2 ;;
        *) unknown_option ;;
    esac
}
take_options "$@"
[[ $records =~ ^[1-9][0-9]*$ ]] || fail "--records wants a number from 1, not '$records'" 2

brokers='' scale=1 rounds=1 case_name=loss

# shellcheck source=src/bench/lib.sh
. "$bench/lib.sh"
# Longer than a producer waits for a broker by default; one that tries each record for itself is ended.
limit=180

# What a user would type: the topic and the brokers are all that is said.
command_line() {
    case $1 in
        kafkactl) line=("$kafkactl" -b "$brokers" produce "$topic") ;;
        kcat) line=(kcat -P -b "$brokers" -t "$topic") ;;
        console) console_line ConsoleProducer --bootstrap-server "$brokers" --topic "$topic" ;;
    esac
}

# What each failure gives to the producer's stdin, and does.
feed_oversize() { cat "$given"; }
feed_no_topic() { cat "$given"; }
feed_broker_killed() {
    head -n "$half" "$given"
    sleep 3
    kill_leader
    tail -n "+$((half + 1))" "$given"
}
feed_broker_restarted() {
    head -n "$half" "$given"
    sleep 3
    kill_leader
    tail -n "+$((half + 1))" "$given" &
    sleep 3
    "$kafkactl" sandbox up --name "$sandbox" -q >/dev/null
    wait $!
}
# Some seconds after it was given half of the lines, so that it has read them.
feed_ctrl_c() {
    local moment
    cat "$given"
    sleep 5
    kill -INT "$(cat "$work/tool.pid")"
    # Its stdin stays open: it has to end for the signal.
    for ((moment = 0; moment < 300; moment++)); do
        kill -0 "$(cat "$work/tool.pid")" 2>/dev/null || return 0
        sleep 0.2
    done
}

# The broker that leads the first partition, as if the machine had lost its power.
kill_leader() {
    local leader
    leader=$("$kafkactl" -b "$brokers" topic describe "$topic" | awk -v topic="$topic" '$1 == topic && $2 == 0 && NF > 6 { print $3 }')
    kill -KILL "$(pgrep -f -- "-Dkafkactl.sandbox=$sandbox/$leader ")"
}

# What the producer has to bring into the topic; its name is in $given.
give() {
    half=$((records / 2))
    given=$work/given.txt
    case $1 in
        ctrl-c) head -n "$half" "$lines" >"$given" ;;
        oversize)
            {
                head -n "$half" "$lines"
                head -c 3000000 /dev/urandom | base64 -w 0
                echo
                tail -n "+$((half + 1))" "$lines"
            } >"$given"
            ;;
        *) cat "$lines" >"$given" ;;
    esac
}

# lose TOOL FAILURE: one run; what is missing is counted by neither the tool nor its client.
lose() {
    local tool=$1 failure=$2 code=0 found watchdog
    give "$failure"
    if [[ $failure == no-topic ]]; then
        topic=no-such-topic
    else
        topics=$((topics + 1))
        topic=loss-$topics
        # With as many copies as the cluster gives by default: one for each of its brokers.
        "$kafkactl" -b "$brokers" topic create "$topic" -q -p 6 --no-convention='of the benchmark' >/dev/null 2>&1
    fi
    rm -f "$work/stdin"
    mkfifo "$work/stdin"
    command_line "$tool"
    # A script starts what is in its background deaf to Ctrl-C.
    env --default-signal=INT "${line[@]}" <"$work/stdin" >"$work/out.txt" 2>"$work/errors.txt" &
    echo $! >"$work/tool.pid"
    (sleep "$limit" && kill -KILL "$(cat "$work/tool.pid")") 2>/dev/null &
    watchdog=$!
    "feed_${failure//-/_}" >"$work/stdin" 2>/dev/null || :
    wait "$(cat "$work/tool.pid")" || code=$?
    pkill -P "$watchdog" || :
    found=$(count_missing)
    note loss "$tool" "$failure" "$(wc -l <"$given")" "${found% *}" "${found#* }" "$code"
    printf '%-10s %-16s missing and doubled: %-10s exit %s\n' "$tool" "$failure" "$found" "$code" >&2
}

count_missing() {
    if [[ $topic == no-such-topic ]]; then
        expect 'topics of that name' 0 "$("$kafkactl" -b "$brokers" topic list -o name | grep -c "^$topic$")" || :
        echo "$(wc -l <"$given") 0"
    else
        "$java" --enable-native-access=ALL-UNNAMED -cp "$class_path" LossCheck "$brokers" "$topic" "$given"
    fi
}

# on_brokers NUMBER FAILURE...: each tool meets them on the same sandbox, which gets its broker back each time.
on_brokers() {
    local tool failure brokers='' sandbox_size=$1
    shift
    start_broker
    for failure in "$@"; do
        for tool in "${tools[@]}"; do
            if [[ -z $(absent "$tool") ]]; then
                lose "$tool" "$failure"
                "$kafkactl" sandbox up --name "$sandbox" -q >/dev/null
            fi
        done
    done
    stop_broker
}

find_tools
note_machine
for tool in "${tools[@]}"; do
    [[ -z $(absent "$tool") ]] || note absent "$tool" "$(absent "$tool")"
done
input "$records"
on_brokers 1 oversize no-topic ctrl-c broker-restarted
on_brokers 3 broker-killed
verdict=0
report LossReport || verdict=$?
exit "$verdict"
