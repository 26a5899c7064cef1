#!/bin/sh
# Checks a deployed sandbox with an invented request and removes what it made:
#   infra/smoke/smoke.sh <PublicApiAddress> <CasesTableName>
# Needs curl, the AWS command line, the region (export AWS_REGION=eu-west-2), and credentials that may read and delete
# items of the table: a person's, not the function's. It could not be run against AWS where it was written; each step
# says what it expects.
set -eu
[ $# -eq 2 ] || { echo "usage: infra/smoke/smoke.sh <PublicApiAddress> <CasesTableName>" >&2; exit 2; }
address=${1%/}
table=$2
key="smoke-$(date -u +%Y%m%dT%H%M%SZ)-$$"
answers=$(mktemp -d)
trap 'rm -rf "$answers"' EXIT

post() { # key, surname, file for the body: prints the status
  curl -sS -o "$3" -w '%{http_code}' "$address/referrals" -H 'Content-Type: application/json' \
    -H "Idempotency-Key: $1" --data "{\"requester\":{\"type\":\"OTHER\",\"name\":\"Smoke Check\",
      \"email\":\"smoke@example.org\"},\"child\":{\"forename\":\"Invented\",\"surname\":\"$2\"}}"
}
expect() { # what, expected, found
  if [ "$2" = "$3" ]; then echo "PASS  $1"; else echo "FAIL  $1: expected $2, found $3"; failed=1; fi
}
failed=0

expect "a request is accepted" 201 "$(post "$key" Smoke "$answers/first")"
reference=$(sed -n 's/.*"reference":"\([^"]*\)".*/\1/p' "$answers/first" | tr -d -)
[ -n "$reference" ] || { echo "FAIL  no reference came back: $(cat "$answers/first")"; exit 1; }
expect "sent again it is accepted" 201 "$(post "$key" Smoke "$answers/second")"
expect "with the same answer to the byte" "$(cat "$answers/first")" "$(cat "$answers/second")"
expect "another request under the key is refused" 409 "$(post "$key" Other "$answers/clash")"
expect "an unknown path has the words of the template" 404 \
  "$(curl -sS -o "$answers/unknown" -w '%{http_code}' "$address/nowhere")"

# Said before the query: when that fails, whoever runs this knows which case to remove by hand.
echo "the case is $reference"
parts=$(aws dynamodb query --table-name "$table" --consistent-read \
  --key-condition-expression 'caseId = :case' --expression-attribute-values "{\":case\":{\"S\":\"$reference\"}}" \
  --query 'Items[].part.S' --output text | tr '\t' ' ')
expect "the case is three items" "fact#000001 head person#000001" "$parts"
for part in $parts; do
  aws dynamodb delete-item --table-name "$table" --key "{\"caseId\":{\"S\":\"$reference\"},\"part\":{\"S\":\"$part\"}}"
done
echo "removed the case $reference"
exit "$failed"
