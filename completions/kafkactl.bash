# bash completion for kafkactl: source this file, or let bash-completion find it as "kafkactl" in its folder.

_kafkactl() {
    local words=() word glued= i unfinished cut candidate offered
    # bash splits words at these characters; what it split belongs together again.
    for ((i = 1; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ ${#words[@]} -gt 0 && ($glued || $word == [=:]*) ]]; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        glued=
        [[ $word == *[=:] ]] && glued=yes
    done
    unfinished=${words[${#words[@]} - 1]}
    COMPREPLY=()
    # Of a word that was split, bash replaces only the last part.
    cut=
    [[ $unfinished == *[=:]* && $COMP_WORDBREAKS == *[=:]* ]] && cut=${unfinished%"${unfinished##*[=:]}"}
    while IFS=$'\t' read -r candidate _; do
        if [[ $candidate == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r offered; do COMPREPLY+=("$offered"); done < <(compgen -f -- "${unfinished##*=}")
        else
            COMPREPLY+=("${candidate#"$cut"}")
        fi
    done < <("${COMP_WORDS[0]}" __complete "${words[@]}" 2>/dev/null)
    # The value of a setting follows its name at once.
    if [[ ${#COMPREPLY[@]} -gt 0 && ${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}

complete -F _kafkactl kafkactl
