# shellcheck shell=sh
# Sourced by the launcher when a shell's completion script asks: answers what was answered within the last half minute
# without starting a JVM. All words of the command line follow __complete, the last one unfinished.

# The launcher has found its folder.
home=${home:?}
shift
unfinished=
for word in "$@"; do unfinished=$word; done

# The question without what the user has typed of the answer, so that the next key is answered from the same file.
question=$unfinished
case $unfinished in
    --*=*) question=${unfinished%%=*}= ;;
    --*) question=-- ;;
    -*) ;;
    *) question= ;;
esac
count=$#
for word in "$@"; do
    shift
    count=$((count - 1))
    if [ "$count" = 0 ]; then word=$question; fi
    set -- "$@" "$word"
done

answers=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/kafkactl/completion
now=$(($(date +%s) / 30))
answer=$answers/$now-$(printf '%s\n' "$@" "$home" "${KAFKACTL_CONFIG:-}" "${KAFKACTL_CONTEXT:-}" \
    "${KAFKACTL_BOOTSTRAP_SERVER:-}" "${KAFKACTL_SCHEMA_REGISTRY:-}" \
    "${XDG_CONFIG_HOME:-}" "${XDG_STATE_HOME:-}" "${PWD:-}" | cksum | tr ' ' -)
if [ ! -r "$answer" ] && mkdir -p "$answers" 2>/dev/null; then
    find "$answers" -type f ! -name "$now-*" -exec rm -f {} + 2>/dev/null || :
    # Nothing to offer may be what a cluster that was too slow left: it is asked again.
    if KAFKACTL_COMPLETION=asked "$home/bin/kafkactl" __complete "$@" >"$answer.$$" 2>/dev/null && [ -s "$answer.$$" ]; then
        mv -f "$answer.$$" "$answer"
    else
        rm -f "$answer.$$"
    fi
fi
if [ -r "$answer" ]; then
    # The environment, because awk would read escapes in a value on its command line.
    UNFINISHED=$unfinished awk '$0 == ":files" || index($0, ENVIRON["UNFINISHED"]) == 1' "$answer"
fi
exit 0
