#!/bin/sh
# Drives a whole case through the staff API of a local run, from the request to the Tribunal's order, and prints after
# each step which dates it started, moved or met: PORT=8080 events/casework/whole-case.sh. Needs make run, and curl.
# Sets the clock of the local run to the day of each step, and back to real time at the end, however it ends.
set -eu
base="http://127.0.0.1:${PORT:-8080}"
work=$(mktemp -d)
end() {
  # What failed stays the exit code; a run that is gone has no clock to set.
  code=$?
  rm -rf "$work"
  curl -sS -o /dev/null -X DELETE "$base/_local/clock" 2>/dev/null || :
  exit "$code"
}
trap end EXIT
trap 'exit 130' INT TERM
: >"$work/before"

fail() {
  echo "whole-case: $1" >&2
  cat "$work/answer" >&2 2>/dev/null || :
  exit 1
}

# call <expected status> <method> <path> [body] [more of curl's options]: the answer is in $work/answer.
call() {
  expected=$1 method=$2 path=$3 body=${4:-}
  [ $# -ge 4 ] && shift 4 || shift 3
  status=$(curl -sS -o "$work/answer" -w '%{http_code}' -X "$method" -H 'Content-Type: application/json' \
    "$@" ${body:+--data "$body"} "$base/$path") || fail "nothing answers at $base: start it with make run"
  [ "$status" = "$expected" ] || fail "$method /$path answered $status, not $expected"
}

clock() {
  day=$1
  call 200 PUT _local/clock "{\"now\":\"$day""T10:00:00Z\"}"
}

# staff <expected status> <role> <id> <method> <path> [body]: as that person, with a token of the development issuer.
staff() {
  as_status=$1 as_role=$2 as_id=$3 as_method=$4 as_path=$5 as_body=${6:-}
  call 200 GET "_local/token?role=$as_role&staff=$as_id"
  call "$as_status" "$as_method" "staff/$as_path" "$as_body" -H "Authorization: Bearer $(cat "$work/answer")"
}

# Each deadline of the answer on a line: day, state, title, where it is written, and why, after a bar.
deadlines() {
  sed 's/.*"deadlines":\[//; s/{"rule":/\
{"rule":/g' "$work/answer" | awk '
    function value(name, from, rest) {
      from = index($0, "\"" name "\":\"")
      rest = substr($0, from + length(name) + 4)
      return from ? substr(rest, 1, index(rest, "\",\"") - 1) : ""
    }
    /^{"rule":/ {
      about = value("subject") ? " (" value("subject") ")" : ""
      line = "  " value("dueOn") "  " value("state") ": " value("title") about ", " value("citation")
      line = line "|              " value("explanation")
      gsub(/\\"/, "\"", line)
      print line
    }'
}

# told <words>: the step, and each date that it started, moved, met or ended.
told() {
  deadlines >"$work/now"
  echo
  echo "$day  $1"
  awk -F '|' 'FILENAME == ARGV[1] { seen[$1] = 1; next }
    !($1 in seen) { print $1; print $2 }' "$work/before" "$work/now"
  mv "$work/now" "$work/before"
}

# record <role> <id> <words> <fact>...: what happened, in the published language.
record() {
  role=$1 id=$2 words=$3
  shift 3
  facts=$1
  shift
  for fact in "$@"; do facts="$facts,$fact"; done
  staff 201 "$role" "$id" POST "cases/$reference/facts" "{\"facts\":[$facts]}"
  told "$words"
}

caseworker() { record CASEWORKER 0002 "$@"; }
tribunal_officer() { record TRIBUNAL_OFFICER 0004 "$@"; }

clock 2023-01-09
call 201 POST referrals '{"requester":{"type":"PARENT","name":"Ada Bright","email":"ada.bright@example.org"},
  "child":{"forename":"Robin","surname":"Bright","dateOfBirth":"2014-05-04"},"reason":"Robin cannot keep up in class."}'
reference=$(sed 's/.*"reference":"\([^"]*\)".*/\1/' "$work/answer")
echo "Case $reference"
staff 200 CASEWORKER 0002 GET "cases/$reference/deadlines"
told "A parent asks for an assessment"

clock 2023-01-10
curl -sS -o /dev/null "$base/casework" || fail "the invented council is not there"
staff 201 MANAGER 0005 POST "cases/$reference/owner" '{"owner":"staff:0002","reason":"ALLOCATED"}'
told "The manager gives the case to a caseworker"
staff 200 CASEWORKER 0002 GET "worklist?until=2023-06-01"
grep -q "$reference" "$work/answer" || fail "the case is not on the caseworker's worklist"

clock 2023-02-15
caseworker "The family is told that the council will assess" \
  '{"type":"AssessmentDecided","notifiedOn":"2023-02-15","outcome":"ASSESS"}'

clock 2023-02-17
caseworker "Four bodies receive the request for advice" \
  '{"type":"AdviceRequested","on":"2023-02-17","body":"EDUCATION"}' \
  '{"type":"AdviceRequested","on":"2023-02-17","body":"EDUCATIONAL_PSYCHOLOGY"}' \
  '{"type":"AdviceRequested","on":"2023-02-17","body":"HEALTH"}' \
  '{"type":"AdviceRequested","on":"2023-02-17","body":"SOCIAL_CARE"}'

clock 2023-04-03
caseworker "All four advise, health three days late" \
  '{"type":"AdviceReceived","on":"2023-03-17","body":"EDUCATION"}' \
  '{"type":"AdviceReceived","on":"2023-03-24","body":"EDUCATIONAL_PSYCHOLOGY"}' \
  '{"type":"AdviceReceived","on":"2023-03-28","body":"SOCIAL_CARE"}' \
  '{"type":"AdviceReceived","on":"2023-04-03","body":"HEALTH"}'

clock 2023-04-12
caseworker "The council decides to issue a plan" '{"type":"PlanAgreed","on":"2023-04-12"}'

clock 2023-04-14
caseworker "The draft plan is sent" '{"type":"DraftPlanSent","on":"2023-04-14"}'

clock 2023-05-26
caseworker "The final plan is issued" '{"type":"FinalPlanIssued","on":"2023-05-26"}'

clock 2024-03-01
caseworker "The review meeting is arranged" '{"type":"ReviewMeetingArranged","meetingOn":"2024-04-15"}'

clock 2024-04-22
caseworker "The review meeting is held, and its report sent" \
  '{"type":"ReviewInvitationsSent","on":"2024-03-15"}' \
  '{"type":"ReviewAdviceCirculated","on":"2024-03-28"}' \
  '{"type":"ReviewMeetingHeld","on":"2024-04-15"}' \
  '{"type":"ReviewReportSent","on":"2024-04-22"}'

clock 2024-05-10
caseworker "The family is told that the plan will be amended, with the notice" \
  '{"type":"ReviewDecided","notifiedOn":"2024-05-10","outcome":"AMEND"}' \
  '{"type":"AmendmentNoticeSent","on":"2024-05-10"}'

clock 2024-06-28
caseworker "The amended plan is issued" '{"type":"AmendedPlanIssued","on":"2024-06-28"}'

clock 2024-08-23
tribunal_officer "The Tribunal sends the family's appeal" \
  '{"type":"MediationDeclined","on":"2024-07-08"}' \
  '{"type":"MediationCertificateIssued","on":"2024-07-10"}' \
  '{"type":"AppealRegistered","sentOn":"2024-08-23","appeal":"CONTENTS"}'

clock 2024-09-27
tribunal_officer "The council responds to the appeal" '{"type":"AppealAnswered","on":"2024-09-27"}'

clock 2025-01-17
tribunal_officer "The Tribunal orders the plan to be amended" \
  '{"type":"TribunalOrdered","on":"2025-01-17","order":"AMEND_PLAN"}'

clock 2025-02-14
caseworker "The plan is amended as ordered" '{"type":"AmendedPlanIssued","on":"2025-02-14"}'

staff 200 CASEWORKER 0002 GET "cases/$reference"
echo
echo "The whole case: $base/casework/0002/cases/$reference"
