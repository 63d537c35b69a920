# Runs the command line that it is given, PostgreSQL, as its child, and stops it when standard input ends. The other end
# of that pipe is in the registry's process, so that PostgreSQL ends with it, however it ends.
# A clean (fast) stop gets 30 seconds, then PostgreSQL is told to drop everything (immediate), which loses nothing either.
trap '' INT TERM HUP
exec 3<&0
"$@" 3<&- </dev/null &
server=$!

(
    while read -r line; do :; done <&3
    kill -INT "$server"
    tenths=0
    while [ "$tenths" -lt 300 ] && kill -0 "$server"; do
        sleep 0.1
        tenths=$((tenths + 1))
    done
    kill -QUIT "$server"
) 2>/dev/null >&2 &
keeper=$!

exec 3<&-
wait "$server"
status=$?
kill -KILL "$keeper" 2>/dev/null
exit "$status"
