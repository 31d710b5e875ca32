# shellcheck shell=bash disable=SC2034,SC2154
# Ours reads and judges each record twice, for the plan and for the work, and writes it exactly once; the peer makes up
# records of the same size and writes them at least once.
records=$((1000000 / scale))
bytes=$((records * 1000))
title='Put back dead letters of 1,000 bytes, exactly once'
contenders=(kafkactl perf)
targets() { target_ratio perf 1.2; }

prepare() {
    source_topic=bench-redrive-$$
    "$java" -cp "$class_path" DeadLetterFill "$brokers" "$source_topic" "$records"
}

# A target of its own for each run: what an earlier one wrote would be looked at for newer records.
before() {
    if [[ -n ${topic:-} ]]; then drop_topic; fi
    new_topic
}

finish() {
    drop_topic 2>/dev/null
    topic=$source_topic.dead-letter
    drop_topic 2>/dev/null
}

run_kafkactl() {
    within_limit "$kafkactl" -b "$brokers" dlq redrive "$source_topic.dead-letter" --target "$topic" \
        --again -q -y >"$out_file"
}
run_perf() {
    console ProducerPerformance --bootstrap-server "$brokers" --topic "$topic" --num-records "$records" \
        --record-size 1000 --throughput -1 >"$out_file"
}

# Transaction markers are in the log, too: each transaction has one in each partition that it wrote to.
verify() {
    local ends
    ends=$(end_offsets)
    if [[ $1 == kafkactl ]]; then
        expect 'records redriven' "$records" "$(awk '/^redriven/ {print $3}' "$out_file")" &&
            ((ends >= records && ends < records + records / 100))
    else
        expect 'records written' "$records" "$ends"
    fi
}
