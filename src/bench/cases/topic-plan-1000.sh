# shellcheck shell=bash disable=SC2034,SC2154
# Each topic differs in a setting, so the brokers are asked whether they would, too.
title='Plan 1,000 topics of a manifest that all differ'
records=0
contenders=(kafkactl)
targets() { target_seconds 5; }

prepare() {
    prefix=bench-plan-$$-
    manifest "$work/plan.yaml" 1000
    "$java" -cp "$class_path" ManyTopics create "$brokers" "$prefix" 1000
}
finish() { "$java" -cp "$class_path" ManyTopics delete "$brokers" "$prefix" 1000; }

run_kafkactl() { within_limit "$kafkactl" -b "$brokers" topic plan -F "$work/plan.yaml" -o jsonl >"$out_file"; }

verify() { expect 'topics to change' 1000 "$(grep -c '"status":"change"' "$out_file")"; }
