#!/bin/sh
# noted.sh FOLDER COMMAND...: runs a command a little later, and notes in FOLDER where and when it began and ended.
note=$1/$$
shift
pwd >"$note.begun"
sleep 1
"$@"
code=$?
echo "$code" >"$note.ended"
exit "$code"
