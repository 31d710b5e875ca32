# shellcheck shell=bash disable=SC2034,SC2154
# What the consume cases share: a topic that is filled once, and output that goes to a file. Sourced by them.

records=$((2000000 / scale))
bytes=$((records * 100))

prepare() {
    input "$records"
    new_topic
    "$kafkactl" -b "$brokers" produce "$topic" -q <"$lines" && expect 'end offsets' "$records" "$(end_offsets)"
}
# The file is new for each, so that none pays for freeing what another wrote.
before() { rm -f "$out_file"; }
finish() {
    drop_topic
    rm -f "$out_file"
}
