#!/bin/sh
# Prints how much of each part of the code the tests ran, from JaCoCo's table. Usage: coverage.sh JACOCO_CSV
set -eu

[ -f "$1" ] || {
    echo "no coverage was measured"
    exit 0
}
printf '%-16s %10s %10s\n' covered lines branches
awk -F, '
function share(hit, missed) {
    return hit + missed == 0 ? "-" : sprintf("%.1f %%", 100 * hit / (hit + missed))
}
NR > 1 {
    part = $2
    sub(/^io\.kafkactl\.?/, "", part)
    levels = split(part, level, ".")
    part = levels == 0 ? "main" : level[1] (level[1] == "ops" && levels > 1 ? "/" level[2] : "")
    for (row = 1; row <= 2; row++) {
        name = row == 1 ? part : "~ all"
        branchesMissed[name] += $6; branches[name] += $7; linesMissed[name] += $8; lines[name] += $9
    }
}
END {
    for (name in lines) {
        printf "%-16s %10s %10s\n", name, share(lines[name], linesMissed[name]), share(branches[name], branchesMissed[name]) | "LC_ALL=C sort"
    }
}' "$1" | sed 's/^~ /  /'
