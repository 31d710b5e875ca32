# shellcheck shell=bash disable=SC2034,SC2154
# shellcheck source=src/bench/consume.sh
. "${bench:?}/consume.sh"

title="Consume $records records of 100 bytes, those for which a jq expression over the value holds"
contenders=(kafkactl)
targets() { target_rate 300000; }

if ! "$kafkactl" consume --help | grep -q -e --where; then
    kafkactl_absent='this kafkactl has no --where'
fi

run_kafkactl() {
    within_limit "$kafkactl" -b "$brokers" consume "$topic" --value-format json \
        --where '.value.status == "paid"' >"$out_file"
}

verify() {
    expect 'selected records' "$(grep -c '"status":"paid"' "$lines")" "$(wc -l <"$out_file")"
}
