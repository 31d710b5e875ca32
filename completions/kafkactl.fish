# fish completion for kafkactl: put this file into ~/.config/fish/completions.

function __kafkactl_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    # An empty answer would be no word at all.
    test -n "$typed"; or set typed ""
    for line in ($words[1] __complete $words[2..-1] $typed 2>/dev/null)
        if test "$line" = :files
            set -l option (string match -r '^--[^=]*=' -- $typed)
            for path in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- $typed))
                echo "$option$path"
            end
        else
            echo $line
        end
    end
end

complete -c kafkactl -f -k -a '(__kafkactl_complete)'
