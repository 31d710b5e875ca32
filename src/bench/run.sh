#!/bin/bash
# Measures the packaged tool against its peers, and writes results.json and results.md. README.md says how to read them.
set -euo pipefail

bench=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
# shellcheck source=src/bench/options.sh
. "$bench/options.sh"
work=$root/target/bench
brokers=
rounds=5
scale=1
only=()

usage() {
    cat <<'END'
Usage: src/bench/run.sh [OPTIONS]

  --case NAME           Only this case; repeatable (default: all, and loss.sh; --list names them).
  --rounds N            Rounds, each contender once in each (default: 5).
  --quick               A twentieth of the records, to see that all works; targets are not judged.
  --brokers HOST:PORT   A running cluster instead of a sandbox of its own; topics bench-* come and go there.
  --out FILE.json       Where the results go; the table goes beside it as .md (default: target/bench/results.json).
  --work FOLDER         Where inputs and outputs of the runs lie (default: target/bench; 6 GB for all cases).
  --list                Name the cases.

Exit: 0 every target met, 1 a target missed or not measured, or a run was wrong, 2 usage.
END
}

list_cases() {
    local file
    for file in "$bench"/cases/*.sh; do
        basename "$file" .sh
    done
}

valued='--case --rounds --brokers'
option() {
    case $1 in
        --case) only+=("$2") ;;
        --rounds) rounds=$2 ;;
        --brokers) brokers=$2 ;;
        --quick) scale=20 ;;
        --list) list_cases && exit ;;
        *) unknown_option ;;
    esac
}
take_options "$@"
[[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "--rounds wants a number from 1, not '$rounds'" 2
loss=
if ((${#only[@]} == 0)); then
    # A run of some cases, or of a part of the records, is not about what is lost.
    ((scale > 1)) || loss=1
    mapfile -t only < <(list_cases)
fi
for name in "${only[@]}"; do
    [[ -f $bench/cases/$name.sh ]] || fail "no case '$name'; there are: $(list_cases | tr '\n' ' ')" 2
done

# shellcheck source=src/bench/lib.sh
. "$bench/lib.sh"

find_tools
note_machine
start_broker
warm_up

wrong=0
for name in "${only[@]}"; do
    echo "== $name" >&2
    (measure_case "$name") || wrong=1
done
verdict=0
report Report || verdict=$?
if [[ -n $loss ]]; then
    stop_broker
    "$bench/loss.sh" --work "$work/loss" --out "${out%.json}-loss.json" || verdict=1
fi
if ((wrong > 0)); then
    fail "a case did not run to its end: what it says above is not its result"
fi
exit "$verdict"
