# shellcheck shell=bash disable=SC2034
# Where start-up weighs.
records=2000000
# shellcheck source=src/bench/produce.sh
. "${bench:?}/produce.sh"

contenders=(kafkactl kcat console)
targets() { target_ratio kcat 0.7 1.0; }
