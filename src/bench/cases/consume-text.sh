# shellcheck shell=bash disable=SC2034,SC2154
# shellcheck source=src/bench/consume.sh
. "${bench:?}/consume.sh"

title="Consume $records records of 100 bytes as lines of text"
contenders=(kafkactl kcat console)
targets() { target_ratio kcat 1.5; }

run_kafkactl() { within_limit "$kafkactl" -b "$brokers" consume "$topic" >"$out_file"; }
run_kcat() { within_limit kcat -C -e -q -b "$brokers" -t "$topic" >"$out_file"; }
run_console() {
    console consumer.ConsoleConsumer --bootstrap-server "$brokers" --topic "$topic" --from-beginning \
        --max-messages "$records" >"$out_file"
}

# All lines, each as it was: partitions come out in any order, so both sides are sorted.
verify() {
    if [[ ! -f $lines.sorted ]]; then
        LC_ALL=C sort -o "$lines.sorted" "$lines"
    fi
    LC_ALL=C sort "$out_file" | cmp -s - "$lines.sorted" || expect lines "those of the input" "others"
}
