# shellcheck shell=bash disable=SC2034,SC2154
# Plans, creates, and waits until every partition can be written to.
title='Apply a manifest that creates 500 topics'
records=0
contenders=(kafkactl)
targets() { target_seconds 30; }

prepare() {
    prefix=bench-apply-$$-
    manifest "$work/apply.yaml" 500
}

# Returns when the brokers have forgotten them.
before() { "$kafkactl" -b "$brokers" topic delete --glob "$prefix*" --if-exists -q -y >/dev/null; }
finish() { before; }

run_kafkactl() { within_limit "$kafkactl" -b "$brokers" topic apply -F "$work/apply.yaml" --yes -o jsonl >"$out_file"; }

verify() { expect 'topics that were made' 500 "$(grep -c '"status":"applied"' "$out_file")"; }
