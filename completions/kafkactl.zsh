#compdef kafkactl
# zsh completion for kafkactl: put this file as "_kafkactl" into a folder of $fpath, or source it after compinit.

_kafkactl() {
    local line word
    local -a typed described settings
    typed=("${(@Q)words[2,CURRENT]}")
    while IFS= read -r line; do
        word=${line%%$'\t'*}
        if [[ $word == :files ]]; then
            compset -P '*='
            _files
        elif [[ $word == *= ]]; then
            settings+=("$word")
        elif [[ $line == *$'\t'* ]]; then
            described+=("${word//:/\\:}:${line#*$'\t'}")
        else
            described+=("${word//:/\\:}")
        fi
    done < <("${(Q)words[1]}" __complete "${typed[@]}" 2>/dev/null)
    (( ${#described} )) && _describe -V kafkactl described
    # The value of a setting follows its name at once.
    (( ${#settings} )) && compadd -S '' -a settings
    return 0
}

if [[ ${funcstack[1]} == _kafkactl ]]; then
    _kafkactl "$@"
else
    compdef _kafkactl kafkactl
fi
