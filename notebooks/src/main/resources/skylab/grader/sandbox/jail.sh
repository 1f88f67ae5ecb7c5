# Runs a command where it sees nothing but what it needs. This script is process 1 of its own process, network, mount,
# IPC and host name spaces; it builds a root of its own in memory, moves there, drops every privilege for the command,
# and afterwards carries out the files that the command was to leave.
set -eu
root=$1 input=$2 output=$3 uid=$4 disk=$5 threads=$6 memory=$7 seconds=$8 keep=$9
shift 9

# Opened while the old root is still there: no path leads out of the new one.
exec 3>"$output/journal.jsonl" 4>"$output/cells.jsonl" 5>"$output/answers.json" 6>"$output/stderr.txt"
# Standard input and output are the command's alone.
exec 7<&0 8>&1 </dev/null >/dev/null

mount --make-rprivate /
mount -t tmpfs -o "size=${disk}m,nr_inodes=20000,mode=755,nosuid,nodev" skylab "$root"
mkdir -m 1777 "$root/tmp"
mkdir -m 700 "$root/work"
xargs -d '\n' mkdir -p <"$input/directories"
while IFS= read -r file; do
    : >"$file"
done <"$input/files"
xargs -r -d '\n' cp -P -t "$root" <"$input/links"
mount --all --fstab "$input/fstab"
echo "student:x:$uid:$uid::/work:/bin/sh" >"$root/etc/passwd"
cp "$input/submission.ipynb" "$input/request.json" "$root/work"
chown -R "$uid:$uid" "$root/work"
mount -t proc -o nosuid,nodev,noexec proc "$root/proc"

cd "$root"
pivot_root . old
umount -l /old
rmdir /old
cd /work

drop="--no-new-privs --bounding-set=-all --inh-caps=-all"
if [ "$uid" != 0 ]; then
    drop="$drop --reuid=$uid --regid=$uid --clear-groups"
fi
status=0
# Whoever finds that the command has become too large says so to this script: all ends at once, and what is there counts.
trap 'kill -s KILL -- -1' TERM
# shellcheck disable=SC2086
timeout -s KILL "$seconds" setpriv $drop prlimit "--nproc=$threads" "--data=$memory" \
    "--fsize=$((disk * 1048576))" "--cpu=$((seconds * 2))" --core=0 --memlock=0 --nofile=2048 \
    sh -c 'exec "$@" 2>/work/stderr.txt' run "$@" <&7 >&8 2>&6 3>&- 4>&- 5>&- 6>&- 7<&- 8>&- &
exec 7<&- 8>&-
wait $! || status=$?
kill -s KILL -- -1 2>/dev/null || true

carry() {
    if [ -f "$1" ] && [ ! -L "$1" ]; then
        head -c "$keep" "$1" >&"$2"
    fi
}
carry journal.jsonl 3
carry cells.jsonl 4
carry answers.json 5
carry stderr.txt 6
exit "$status"
