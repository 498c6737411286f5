#!/bin/sh
# What `td sched:create` sends, for machines without td.
#
#   APIKEY=1/0123... ./create-with-curl.sh [http://127.0.0.1:8765]
set -eu
cd "$(dirname "$0")"
server=${1:-http://127.0.0.1:8765}
: "${APIKEY:?the API key that kartero serve printed at its first start}"

curl --fail-with-body --silent --show-error \
  --header "Authorization: TD1 $APIKEY" \
  --data-urlencode "cron=10 6 * * *" \
  --data-urlencode "database=dataconnector_db" \
  --data-urlencode "query@query.sql" \
  --data-urlencode "result@karte.json" \
  --data-urlencode "type=presto" \
  "$server/v3/schedule/create/scheduled_karte"
