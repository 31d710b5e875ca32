# shellcheck shell=bash disable=SC2034
# Long enough that only the steady rate counts.
records=20000000
# shellcheck source=src/bench/produce.sh
. "${bench:?}/produce.sh"

contenders=(kafkactl kcat)
targets() { target_ratio kcat 1.0; }
