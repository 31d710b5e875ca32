# shellcheck shell=bash disable=SC2034,SC2154
# Stock asks for each group by itself.
title='The lag of 500 groups with 100 partitions each'
records=0
contenders=(kafkactl console)
targets() {
    target_seconds 2
    target_ratio console 5
}

prepare() {
    topic=bench-groups-$$
    "$java" -cp "$class_path" ManyGroups "$brokers" "$topic" 500
}
finish() { drop_topic 2>/dev/null; }

run_kafkactl() { within_limit "$kafkactl" -b "$brokers" lag >"$out_file"; }
run_console() {
    console consumer.group.ConsumerGroupCommand --bootstrap-server "$brokers" --all-groups --describe >"$out_file"
}

verify() { expect 'groups that are named' 500 "$(grep -o "${topic}-[0-9]*" "$out_file" | sort -u | wc -l)"; }
