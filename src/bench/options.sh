# shellcheck shell=bash disable=SC2034 # the caller reads what is set here
# How run.sh, scale.sh and loss.sh are called: their common options, and how options are taken. Each of them has a usage(),
# an option NAME VALUE for what only it knows, and in $valued the names of those that have a value.

root=$(CDPATH='' cd -- "${bench:?}/../.." && pwd -P)
out=

fail() {
    echo "error: $1" >&2
    exit "${2:-1}"
}

take_options() {
    while (($# > 0)); do
        case $1 in
            -h | --help) usage && exit ;;
        esac
        if [[ " --out --work ${valued:?} " == *" $1 "* ]]; then
            (($# > 1)) || fail "$1 needs a value" 2
            case $1 in
                --out) out=$2 ;;
                --work) work=$2 ;;
                *) option "$1" "$2" ;;
            esac
            shift
        else
            option "$1"
        fi
        shift
    done
}

unknown_option() {
    usage >&2
    exit 2
}
