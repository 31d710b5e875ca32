# shellcheck shell=bash disable=SC2034,SC2154
# One question to a broker: start-up is nearly all of it.
title='List the topics of a cluster'
records=0
contenders=(kafkactl console kcat)
# At most a fifth of the time of Kafka's own command, 0.15 of it as the aim.
targets() { target_ratio console 5 6.667; }

prepare() { new_topic; }
finish() { drop_topic; }

line_kafkactl() { line=("$kafkactl" -b "$brokers" topic list); }
line_console() { console_line TopicCommand --bootstrap-server "$brokers" --list; }
line_kcat() { line=(kcat -L -b "$brokers"); }

verify() { expect 'lines that name the topic' 1 "$(grep -c "$topic\\b" "$out_file")"; }
