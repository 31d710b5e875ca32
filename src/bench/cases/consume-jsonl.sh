# shellcheck shell=bash disable=SC2034,SC2154
# shellcheck source=src/bench/consume.sh
. "${bench:?}/consume.sh"

title="Consume $records records of 100 bytes as JSON lines with all metadata"
contenders=(kafkactl kcat)
targets() { target_ratio kcat 1.0; }

run_kafkactl() { within_limit "$kafkactl" -b "$brokers" consume "$topic" -o jsonl >"$out_file"; }
run_kcat() { within_limit kcat -C -e -q -J -b "$brokers" -t "$topic" >"$out_file"; }

# Each number of the input once, as a line of JSON.
verify() {
    local whole='s/^{.*"partition":[0-9].*"offset":[0-9].*\\"id\\":\([0-9]*\),.*}$/\1/p'
    expect 'lines with a partition, an offset and a number of their own' "$records" \
        "$(sed -n "$whole" "$out_file" | LC_ALL=C sort -u | wc -l)"
}
