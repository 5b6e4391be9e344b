#!/bin/bash
# Takes the README's pictures from the product of this checkout, on an empty folder with the demo world: docs/shots/take.sh
# Needs chromium with fonts for Chinese (fonts-noto-cjk). PORT may be set.
set -eu
HERE=$(realpath "$(dirname "$0")"); ROOT=$(realpath "$HERE/../..")
PORT=${PORT:-5099}; SITE=http://127.0.0.1:$PORT
WORK=$(mktemp -d)
dotnet build "$ROOT/App" -v q
dotnet build "$HERE" -v q
export ASPNETCORE_ENVIRONMENT=Development Database__ConnectionString="Data Source=$WORK/shots.db"
(cd "$ROOT/App" && exec dotnet bin/Debug/net10.0/App.dll --urls "$SITE") >"$WORK/app.log" 2>&1 &
APP=$!
trap 'kill $APP 2>/dev/null || true; wait $APP 2>/dev/null || true; rm -rf "$WORK"' EXIT
until grep -q "demo world is ready" "$WORK/app.log"; do kill -0 $APP; curl -s -o /dev/null "$SITE/" || true; sleep 1; done
dotnet "$HERE/bin/Debug/net10.0/Plainmend.Shots.dll" "$SITE" "$HERE"
