# Runs the command line of PostgreSQL in its arguments as a child process, and stops it when standard input ends. The
# other end of that pipe is in the process of the registry: PostgreSQL stops when that process ends, for whatever reason.
# After 30 seconds of a fast shutdown, PostgreSQL is told to shut down immediately, which loses no committed data either.
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
