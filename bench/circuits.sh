#!/bin/bash
# Starts the published app on an empty folder, times its first page and measures pushes to many tracking pages.
#   bench/circuits.sh OUT CLIENT [PAGES...]
# OUT: folder made by "dotnet publish App -c Release -o OUT". CLIENT: circuits.dll, any client with its switches will do.
# PAGES: how many tracking pages to hold, one run each (default 50 1000). PORT and KEEP (folder for the reports) may be set.
set -eu
OUT=$(realpath "$1"); CLIENT=$(realpath "$2"); shift 2
[ $# -gt 0 ] || set -- 50 1000
PORT=${PORT:-5000}; SITE=http://127.0.0.1:$PORT
KEEP=${KEEP:-$(mktemp -d)}; mkdir -p "$KEEP"; KEEP=$(realpath "$KEEP")
# One descriptor a circuit, here and in the client.
ulimit -n 20000
cd "$KEEP"; rm -rf data jar; mkdir data

export ASPNETCORE_ENVIRONMENT=Production Demo__Enabled=true Demo__Play=false PublicBase=$SITE
export Database__ConnectionString="Data Source=$KEEP/data/plainmend.db"
began=$(date +%s%N)
"$OUT/App" --urls "$SITE" >app.log 2>&1 &
APP=$!
trap 'kill $APP 2>/dev/null || true; wait $APP 2>/dev/null || true' EXIT
# A port that is not open yet is asked without a new process each time: on two cores that would be measured too.
until (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; do kill -0 $APP; sleep 0.02; done
curl -sf -o /dev/null "$SITE/"
echo "first page after $(( ($(date +%s%N) - began) / 1000000 )) ms (load average: $(cut -d' ' -f1-3 /proc/loadavg))"
[ "${ONLY_START:-}" ] && exit 0
until grep -q "demo world is ready" app.log; do kill -0 $APP; sleep 0.5; done

page=$(curl -s -c jar -b jar "$SITE/")
word() { grep -oP "$1" <<<"$page" | head -1; }
secret=$(curl -s -o /dev/null -D - -c jar -b jar "$SITE/demo/track" \
    --data-urlencode "__RequestVerificationToken=$(word '__RequestVerificationToken" value="\K[^"]+')" \
    -d "tenant=$(word 'name="tenant" value="\K[0-9]+')" | tr -d '\r' | grep -i '^location' | sed 's,.*/,,')
hold() { dotnet "$CLIENT" --url "$SITE/t/$secret" --watch '{token}' --trigger-post "$SITE/demo/poke/$secret?t={token}" --server-pid $APP "$@"; }

# Without a warm-up the compiler is measured, not the app.
hold --count 40 --rate 40 --rounds 20 --quiet >/dev/null 2>&1 || true
for pages; do
    echo "=== $pages pages (load average: $(cut -d' ' -f1-3 /proc/loadavg))"
    rounds=$(( pages > 200 ? 5 : 40 ))
    hold --count "$pages" --rate $(( pages > 100 ? 100 : pages )) --rounds $rounds --warmup 2 --round-gap 0.3 --out "$KEEP/run$pages.json" 2>&1 | tail -22
done
