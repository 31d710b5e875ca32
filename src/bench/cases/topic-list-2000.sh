# shellcheck shell=bash disable=SC2034,SC2154
# Partitions, records, sizes and settings of many topics, in batched calls.
title='List 2,000 topics of 3 partitions with their records and sizes'
records=0
contenders=(kafkactl console)
targets() { target_seconds 2; }

prepare() {
    prefix=bench-many-$$-
    "$java" -cp "$class_path" ManyTopics create "$brokers" "$prefix" 2000
}
finish() { "$java" -cp "$class_path" ManyTopics delete "$brokers" "$prefix" 2000; }

run_kafkactl() { within_limit "$kafkactl" -b "$brokers" topic list >"$out_file"; }
run_console() { console TopicCommand --bootstrap-server "$brokers" --describe >"$out_file"; }

verify() { expect 'topics that are named' 2000 "$(grep -o "${prefix}[0-9]*" "$out_file" | sort -u | wc -l)"; }
