# shellcheck shell=bash disable=SC2034,SC2154
# shellcheck source=src/bench/consume.sh
. "${bench:?}/consume.sh"

title="Consume $records Avro records of about 100 bytes as JSON"
contenders=(kafkactl)
targets() { target_rate 400000; }

if ! "$kafkactl" consume --help | grep -q -e --avro-json; then
    kafkactl_absent='this kafkactl reads no Avro'
fi

avro_schema='{"type":"record","name":"Order","fields":[{"name":"id","type":"long"},{"name":"customer","type":"string"},'
avro_schema+='{"name":"region","type":"string"},{"name":"amount","type":"int"},{"name":"status","type":{"type":"enum",'
avro_schema+='"name":"Status","symbols":["new","paid","packed","shipped","returned"]}},'
avro_schema+='{"name":"note","type":["null","string"]}]}'

# The lines of the other cases, each longer by what Avro saves.
prepare() {
    input "$records"
    new_topic
    registry_file=$work/registry.url
    rm -f "$registry_file"
    "$java" -Xmx64M -cp "$class_path" OneSchema "$avro_schema" "$registry_file" &
    registry_process=$!
    local waited=0
    until [[ -s $registry_file ]] || ((++waited > 300)); do sleep 0.1; done
    registry=$(<"$registry_file")
    avro_lines=$work/avro.lines
    sed 's/"note":"/&'"$(printf '.%.0s' {1..55})"'/' "$lines" >"$avro_lines"
    "$kafkactl" -b "$brokers" --schema-registry "$registry" produce "$topic" --value-format avro -q <"$avro_lines" &&
        expect 'end offsets' "$records" "$(end_offsets)"
}

run_kafkactl() {
    within_limit "$kafkactl" -b "$brokers" --schema-registry "$registry" consume "$topic" --value-format avro >"$out_file"
}

verify() {
    if [[ ! -f $avro_lines.sorted ]]; then
        LC_ALL=C sort -o "$avro_lines.sorted" "$avro_lines"
    fi
    LC_ALL=C sort "$out_file" | cmp -s - "$avro_lines.sorted" || expect lines "those of the input" "others"
}

finish() {
    [[ -z ${registry_process:-} ]] || kill "$registry_process" 2>/dev/null
    drop_topic
    rm -f "$out_file" "${avro_lines:-}" "${avro_lines:-}.sorted"
}
