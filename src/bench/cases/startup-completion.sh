# shellcheck shell=bash disable=SC2034,SC2154
# The second key within half a minute: the launcher answers from the file of the first, without a JVM.
title='Complete the name of a topic, with a warm cache file'
records=0
contenders=(kafkactl)
targets() { target_seconds 0.1; }

prepare() { new_topic; }
finish() { drop_topic; }

# What is measured is the file's answer, even if the half minute ends in between.
before() { within_limit "$kafkactl" __complete -b "$brokers" topic describe bench- >"$out_file"; }
line_kafkactl() { line=("$kafkactl" __complete -b "$brokers" topic describe "$topic"); }

verify() { expect 'lines that name the topic' 1 "$(grep -c "^$topic\\b" "$out_file")"; }
