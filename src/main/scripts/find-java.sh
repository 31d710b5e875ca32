# shellcheck shell=sh
# The one search for a Java: sourced by the launcher, and run as `sh find-java.sh 21 HOME` by whoever starts a child
# process that needs a newer one. It reads a JDK's `release` file, because running `java -version` costs a JVM start.

# find_java MINIMUM HOME: sets java, java_major and java_build to the first Java of at least that version, in the
# documented order. java_build tells builds apart; empty when the Java does not say which it is.
find_java() {
    java_minimum=$1
    java_tried=
    if [ -n "${KAFKACTL_JAVA:-}" ]; then
        if [ -d "$KAFKACTL_JAVA" ]; then
            _accept "KAFKACTL_JAVA=$KAFKACTL_JAVA" "$KAFKACTL_JAVA/bin/java" && return
        else
            _accept "KAFKACTL_JAVA=$KAFKACTL_JAVA" "$KAFKACTL_JAVA" && return
        fi
    fi
    if [ -x "$2/runtime/bin/java" ]; then
        _accept "$2/runtime" "$2/runtime/bin/java" && return
    fi
    if [ -n "${JAVA_HOME:-}" ]; then
        _accept "JAVA_HOME=$JAVA_HOME" "$JAVA_HOME/bin/java" && return
    fi
    _newest_installed && return
    _first_on_path
}

# _accept LABEL FILE: takes the file when it is a Java that is new enough, else notes the label.
_accept() {
    if [ -f "$2" ] && [ -x "$2" ] && _version "$2" && [ "$_major" -ge "$java_minimum" ]; then
        java=$2
        # shellcheck disable=SC2034 # for the launcher
        java_major=$_major
        # shellcheck disable=SC2034 # for the launcher
        java_build=$_build
        return
    fi
    java_tried="$java_tried $1,"
    return 1
}

_newest_installed() {
    _best=
    _best_rank=0
    for _home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nonexistent}"/.sdkman/candidates/java/*; do
        if [ -x "$_home/bin/java" ] && _version "$_home/bin/java" && [ "$_rank" -gt "$_best_rank" ]; then
            _best=$_home/bin/java
            _best_rank=$_rank
        fi
    done
    if [ -n "$_best" ]; then
        _accept "$_best" "$_best" && return
    fi
    java_tried="$java_tried /usr/lib/jvm, /Library/Java/JavaVirtualMachines, ~/.sdkman/candidates/java,"
    return 1
}

_first_on_path() {
    _found=$(command -v java) || {
        java_tried="$java_tried PATH"
        return 1
    }
    _accept "$_found on PATH" "$_found" || {
        java_tried=${java_tried%,}
        return 1
    }
}

# _version FILE: sets _major, and _rank to compare releases of the same major.
_version() {
    _real=$1
    while [ -h "$_real" ]; do
        _link=$(readlink "$_real")
        case $_link in
            /*) _real=$_link ;;
            *) _real=${_real%/*}/$_link ;;
        esac
    done
    _text=
    _build=
    _release=${_real%/*}/../release
    if [ -r "$_release" ]; then
        while IFS='=' read -r _name _value; do
            case $_name in
                JAVA_VERSION)
                    _text=${_value#\"}
                    _text=${_text%\"*}
                    _build="$_build$_value"
                    ;;
                IMPLEMENTOR | JAVA_RUNTIME_VERSION | OS_ARCH) _build="$_build$_value" ;;
            esac
        done <"$_release"
    fi
    if [ -z "$_text" ]; then
        # The first line with quotes: an environment such as JAVA_TOOL_OPTIONS makes the JVM print others before it.
        _text=$("$1" -version 2>&1 | sed -n 's/^[^"]*version "\([^"]*\)".*/\1/p' | head -n 1)
    fi
    _numbers "$_text"
}

# _numbers TEXT: 17.0.15 is major 17, 1.8.0_402 is major 8, 26-ea is major 26.
_numbers() {
    _separators=$IFS
    IFS=.
    # shellcheck disable=SC2086
    set -- ${1%%[!0-9.]*}
    IFS=$_separators
    if [ "${1:-}" = 1 ]; then shift; fi
    _major=${1:-}
    [ -n "$_major" ] || return 1
    _rank=$((_major * 10000 + ${3:-0}))
}

case $0 in
    *find-java.sh)
        if find_java "${1:-17}" "${2:-}"; then
            printf '%s\n' "$java"
        else
            echo "no Java ${1:-17} or newer; tried:$java_tried" >&2
            exit 1
        fi
        ;;
esac
