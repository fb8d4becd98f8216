#!/usr/bin/env bash
# Brings deploy/docker-compose.prod.yml up and sees that it works: see --help.
set -euo pipefail
cd "$(dirname "$0")"

usage() {
  cat <<'END'
Usage: deploy/deploy.sh [--pull | --no-build] [--no-smoke-test]

Builds the image (or pulls the one that BALAI_IMAGE names, or takes the one that is there), migrates the database,
starts identity on port 18081, attendance on 18082 and a worker, waits until they are healthy and runs smoke-test.sh.
Running it again changes nothing that is already so.

The first run writes deploy/.env with new secrets, and creates the account admin, whose password it shows once.
Settings go into deploy/.env too; .env.example lists them.

  --pull            pull BALAI_IMAGE rather than build it
  --no-build        start the image that is there
  --no-smoke-test   stop after the health checks
END
}

image=build
smoke_test=yes
for argument in "$@"; do
  case $argument in
    -h | --help) usage && exit ;;
    --pull) image=pull ;;
    --no-build) image=present ;;
    --no-smoke-test) smoke_test=no ;;
    *) usage >&2 && exit 2 ;;
  esac
done

main() {
  for command in docker curl; do command -v "$command" >/dev/null || give_up "$command is needed"; done
  docker compose version >/dev/null 2>&1 || give_up 'docker compose is needed: the plugin, 2.24 or newer'
  local new=no
  if [ ! -e .env ]; then write_secrets && new=yes; fi
  case $image in
    build) keeping_previous step 'Building the image' compose build identity ;;
    pull) keeping_previous step 'Pulling the image' compose pull identity ;;
  esac
  step 'Starting the database' compose up --detach --wait --wait-timeout 120 postgres
  step 'Migrating' compose run --rm --no-deps migrate
  if [ "$new" = yes ]; then
    step 'Creating the first admin' compose run --rm --no-deps identity user create admin --role admin
  fi
  step 'Starting identity, attendance and worker' \
    compose up --detach --no-build --no-deps --remove-orphans identity attendance worker
  identity_url=http://$(compose port identity 8080)
  attendance_url=http://$(compose port attendance 8080)
  step 'Waiting for identity' wait_for_health "$identity_url"
  step 'Waiting for attendance' wait_for_health "$attendance_url"
  if [ "$smoke_test" = yes ]; then step 'Smoke test' walk_through; fi
  echo "Balai is open: identity and portal at $identity_url, attendance at $attendance_url."
}

compose() {
  docker compose --file docker-compose.prod.yml "$@"
}

write_secrets() {
  (
    umask 077
    printf '%s\n' "JWT_SECRET=$(random_text 48)" "POSTGRES_PASSWORD=$(random_text 24)" \
      "SMOKE_PASSWORD=$(random_text 24)" >.env.new
  )
  mv .env.new .env
  echo 'deploy/.env holds new secrets: keep a copy of it with your backups.'
}

random_text() {
  head -c "$1" /dev/urandom | base64 | tr -d '\n' | tr '+/' '-_'
}

# Runs what brings a new image; the one that ran until now stays at hand as balai:previous.
keeping_previous() {
  local before after
  before=$(docker inspect --format '{{.Image}}' "$(compose ps --quiet identity)" 2>/dev/null) || before=
  "$@"
  after=$(docker image inspect --format '{{.Id}}' "$(compose config --images | grep -v '^postgres:' | head -n 1)")
  if [ -n "$before" ] && [ "$before" != "$after" ]; then docker tag "$before" balai:previous; fi
}

step() {
  echo "== $1"
  shift
  "$@" && return
  cat >&2 <<'END'
That failed. The logs: docker compose --file deploy/docker-compose.prod.yml logs --tail 50
Back to the image before, if there is one (migrations stay; a version runs on the schema of the next one):
  BALAI_IMAGE=balai:previous deploy/deploy.sh --no-build
END
  exit 1
}

wait_for_health() {
  local end=$((SECONDS + 120))
  until curl --silent --fail --max-time 5 --output /dev/null "$1/health"; do
    if [ "$SECONDS" -gt "$end" ]; then return 1; fi
    sleep 1
  done
}

# One account and one list for all deployments, rather than new ones each time.
walk_through() {
  local password
  password=${SMOKE_PASSWORD:-$(sed -n 's/^SMOKE_PASSWORD=//p' .env)}
  if [ -n "$password" ]; then
    export SMOKE_USERNAME=${SMOKE_USERNAME:-smoke-test} SMOKE_PASSWORD=$password SMOKE_EVENT=${SMOKE_EVENT:-smoke-test}
  fi
  ./smoke-test.sh "$identity_url" "$attendance_url"
}

give_up() {
  echo "deploy.sh: $1" >&2
  exit 1
}

main
