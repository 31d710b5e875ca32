# shellcheck shell=bash disable=SC2034,SC2154
# Nothing else groups dead letters.
records=$((1000000 / scale))
bytes=$((records * 1024))
title="Group $records dead letters of 1 KB by their cause"
contenders=(kafkactl)
targets() { target_rate 300000; }

if ! "$kafkactl" dlq --help | grep -q stats; then
    kafkactl_absent='this kafkactl has no dlq stats'
fi

prepare() {
    topic=bench-letters-$$.dlq
    "$java" -cp "$class_path" DeadLetters "$brokers" "$topic" "$records" &&
        expect 'end offsets' "$records" "$(end_offsets)"
}
finish() { drop_topic 2>/dev/null; }

run_kafkactl() {
    within_limit "$kafkactl" -b "$brokers" dlq stats "$topic" --source "$topic" -o jsonl -q >"$out_file"
}

verify() {
    expect 'causes' 20 "$(wc -l <"$out_file")"
    expect 'dead letters' "$records" "$(sed 's/.*"count":\([0-9]*\).*/\1/' "$out_file" | paste -sd+ | bc)"
}
