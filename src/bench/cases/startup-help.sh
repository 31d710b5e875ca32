# shellcheck shell=bash disable=SC2034,SC2154
# What is left when no broker is asked: finding a Java, starting it, building the command tree.
title='Show the help; the peer is a Java program that does nothing'
records=0
contenders=(kafkactl empty)
# At most four times as long as the peer, three as the aim.
targets() { target_ratio empty 0.25 0.333; }

line_kafkactl() { line=("$kafkactl" --help); }
line_empty() { line=("$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$work/classes" Empty); }

verify() {
    case $1 in
        kafkactl) expect 'lines that name topics' 1 "$(grep -c '^  topic ' "$out_file")" ;;
        empty) expect 'bytes of output' 0 "$(wc -c <"$out_file")" ;;
    esac
}
