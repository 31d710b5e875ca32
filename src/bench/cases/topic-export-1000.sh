# shellcheck shell=bash disable=SC2034,SC2154
# What was exported is planned against the same cluster, which must have nothing to do.
title='Export 1,000 topics as a manifest, and plan it against the same cluster'
records=0
contenders=(kafkactl)
targets() { target_seconds 10; }

prepare() {
    prefix=bench-export-$$-
    "$java" -cp "$class_path" ManyTopics create "$brokers" "$prefix" 1000
}
before() { rm -f "$work/export.yaml"; }
finish() { "$java" -cp "$class_path" ManyTopics delete "$brokers" "$prefix" 1000; }

run_kafkactl() {
    within_limit "$kafkactl" -b "$brokers" topic export --glob "$prefix*" --output-file "$work/export.yaml" 2>"$out_file.export"
    within_limit "$kafkactl" -b "$brokers" topic plan -F "$work/export.yaml" --detailed-exitcode -o jsonl >"$out_file"
}

verify() { expect 'topics unchanged' 1000 "$(grep -c '"status":"unchanged"' "$out_file")"; }
