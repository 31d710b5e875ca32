# shellcheck shell=bash disable=SC2034,SC2154
# What the produce cases share: lines of 100 bytes from a file into a new topic. Sourced by them, after $records is set.

records=$((records / scale))
bytes=$((records * 100))
title="Produce $records lines of 100 bytes, lz4, 6 partitions"

prepare() { input "$records"; }
before() { new_topic; }
verify() {
    expect 'end offsets' "$records" "$(end_offsets)" && drop_topic
}

run_kafkactl() { within_limit "$kafkactl" -b "$brokers" produce "$topic" <"$lines"; }
run_kcat() { within_limit kcat -P -b "$brokers" -t "$topic" -z lz4 <"$lines"; }
run_console() {
    console ConsoleProducer --bootstrap-server "$brokers" --topic "$topic" --compression-codec lz4 <"$lines"
}
