# Shared by the scripts that start a real gateway with `npm start`. Sourced, not run.

# start_gateway FOLDER LOG COMMAND...: starts it and waits until it says where it listens.
# Sets GATEWAY_PID, GATEWAY_URL and GATEWAY_SECONDS.
start_gateway() {
  local folder=$1 log=$2 begun; shift 2
  begun=$(date +%s%N)
  : >"$log"
  (cd "$folder" && PORT=0 exec setsid "$@") >"$log" 2>&1 &
  GATEWAY_PID=$!
  for _ in $(seq 1 2400); do
    GATEWAY_URL=$(sed -n 's/^ *GraphQL *\(http[^ ]*\)\/graphql$/\1/p' "$log")
    if [ -n "$GATEWAY_URL" ] && curl -fsS -o /dev/null "$GATEWAY_URL/readyz" 2>/dev/null; then
      GATEWAY_SECONDS=$(( ($(date +%s%N) - begun) / 100000000 ))
      GATEWAY_SECONDS="$((GATEWAY_SECONDS / 10)).$((GATEWAY_SECONDS % 10))"
      return 0
    fi
    kill -0 "$GATEWAY_PID" 2>/dev/null || break
    sleep 0.1
  done
  echo "the gateway did not become ready; its output:" >&2
  cat "$log" >&2
  return 1
}

stop_gateway() {
  kill -TERM -- "-$GATEWAY_PID" 2>/dev/null || return 0 # it has ended already
  for _ in $(seq 1 150); do
    kill -0 -- "-$GATEWAY_PID" 2>/dev/null || return 0
    sleep 0.1
  done
  echo 'the gateway did not stop within 15 s' >&2
  kill -KILL -- "-$GATEWAY_PID" 2>/dev/null
  return 1
}

# count_pending URL: how many recommendations wait, as the demo operator sees it.
count_pending() {
  local token
  token=$(graphql "$1" '' 'mutation { login(input: {email: "operator@spendsense.demo", password: "spendsense-demo"}) { accessToken } }' |
    sed 's/.*"accessToken":"\([^"]*\)".*/\1/')
  graphql "$1" "$token" '{ recommendations(filter: {status: PENDING}) { totalCount } }' |
    sed 's/.*"totalCount":\([0-9]*\).*/\1/'
}

graphql() { # graphql URL TOKEN DOCUMENT
  printf '{"query":"%s"}' "${3//\"/\\\"}" |
    curl -fsS "$1/graphql" -H 'content-type: application/json' -H "authorization: Bearer $2" -d @-
}
