#!/bin/sh
# Walks through the door of a running installation: see --help.
set -eu

usage() {
  cat <<'END'
Usage: deploy/smoke-test.sh IDENTITY_URL ATTENDANCE_URL

Asks both services for their health, registers an account if needed, logs in, checks a fresh ticket in, sees its
duplicate refused and reads the attendance: one line for each step, exit status 0 only when all passed.
The URLs may be the same. Speaks the TixGo contract, so Balai and the originals both pass.

Environment, each with a generated default:
  SMOKE_USERNAME, SMOKE_PASSWORD   the account; registered when it is new
  SMOKE_EVENT, SMOKE_TICKET        what is checked in: on an open list anything goes, on an event that Balai
                                   manages it has to be an issued, unused ticket, and the account its crew

The very first account of an installation may take any role: create your admin before running this on a new one.
END
}

case ${1-} in -h | --help) usage && exit ;; esac
[ $# -eq 2 ] || { usage >&2 && exit 2; }
identity=${1%/}
attendance=${2%/}

random() { od -An -N8 -tx1 /dev/urandom | tr -d ' \n'; }
username=${SMOKE_USERNAME:-smoke-$(random)}
password=${SMOKE_PASSWORD:-pw-$(random)}
event=${SMOKE_EVENT:-smoke-$(random)}
ticket=${SMOKE_TICKET:-T-$(random)}

umask 077
work=$(mktemp -d)
: >"$work/headers"
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
passed=0
failed=0

main() {
  get "$identity/health"
  step 'identity is healthy' 200 '"status": *"ok"'
  get "$attendance/health"
  step 'attendance is healthy' 200 '"status": *"ok"'

  post "$identity/auth/register" "{\"username\":\"$username\",\"password\":\"$password\"}"
  step "the account $username is registered, or was before" '200|400'
  post "$identity/auth/login" "{\"username\":\"$username\",\"password\":\"$password\"}"
  step 'it logs in' 200 '"access_token": *"[^"]'
  token=$(sed -n 's/.*"access_token": *"\([^"]*\)".*/\1/p' "$work/answer")

  get "$identity/auth/me"
  step 'without a token nobody is let in' 401
  printf 'header = "Authorization: Bearer %s"\n' "$token" >"$work/headers"
  get "$identity/auth/me"
  step 'with its token it is known' 200 "\"username\": *\"$username\""

  scan="{\"event_id\":\"$event\",\"ticket_id\":\"$ticket\"}"
  post "$attendance/checkins" "$scan"
  step 'a fresh ticket is checked in' 201 '"status": *"checked_in"'
  post "$attendance/checkins" "$scan"
  step 'its duplicate is refused' 400 '"detail"'
  get "$attendance/attendance/$event"
  step 'the attendance lists it' 200 "\"ticket_id\": *\"$ticket\""

  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

get() { request "$1"; }

post() {
  printf '%s' "$2" >"$work/body"
  request "$1" --header 'Content-Type: application/json' --data-binary "@$work/body"
}

# Leaves the status in $status and the answer in $work/answer. The token comes from a file: arguments are seen by all.
request() {
  asked=$1
  shift
  : >"$work/answer"
  status=$(curl --silent --show-error --max-time 20 --config "$work/headers" --output "$work/answer" \
    --write-out '%{http_code}' "$@" "$asked" 2>"$work/error") || true
}

# step NAME STATUS [PATTERN]: judges the last request.
step() {
  if echo "$status" | grep -Eqx "$2" && grep -q "${3-}" "$work/answer"; then
    passed=$((passed + 1))
    echo "pass  $1"
  else
    failed=$((failed + 1))
    echo "FAIL  $1: $asked answered $status $(tr '\n' ' ' <"$work/answer" | cut -c1-300)$(cat "$work/error")"
  fi
}

main
