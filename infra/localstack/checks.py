"""What CHECK=1 finds out about the deployed stack. Every check prints PASS or FAIL; none stops the others."""

import json
import shutil
import sys
import time
import traceback
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import stack
import tools
from processes import Gone, Programs, Stop, command_line, listening, loopback, marked, variables
from tools import ROOT

CONTRACT_SECONDS = 300
CLIENTS, REFERRALS, KEYS = 4, 200, 20
ENVIRONMENTS_MAX = 4


class Wrong(Exception):
    """What was found is not what was expected."""


def expect(found, wanted, what: str) -> None:
    if found != wanted:
        raise Wrong(f"{what} is {found!r}, wanted {wanted!r}")


def run(programs: Programs, localstack: stack.LocalStack, template: dict) -> list[bool]:
    check = Checks(programs, localstack, template)
    results = [_result(what, see, localstack) for what, see in (
        ("the executor keeps its promises (unit tests)", check.executor_tests),
        ("a referral through the API ends in the table", check.referral_ends_in_table),
        ("the HTTP contract of the public API", check.contract),
        (f"{REFERRALS} referrals over {KEYS} keys from {CLIENTS} clients are {KEYS} cases", check.many_referrals),
        ("the authorizer denies what is no token, and nobody else says who calls", check.nobody_calls),
        ("nothing listens beyond loopback", check.loopback_only),
        ("the tables have the keys, indexes and projections of the template", check.tables),
        ("each function has its whole environment, memory and time limit", check.environment),
        ("alarms and log groups are there", check.alarms_and_logs),
        ("the logs hold one line for each referral, and no name", check.logged_lines),
        ("a changed function is updated and the data stay", check.update),
        ("deleting the stack keeps what is Retain and ends the environments", check.deletion),
    )]
    return results


def close(results: list[bool], programs: Programs, seconds: float) -> int:
    """The last check, when everything should have ended."""

    def nothing_left() -> None:
        marks = set(marked(programs.mark))
        # Something that lost its mark would still be one of our tools.
        ours = {int(entry.name) for entry in Path("/proc").iterdir()
                if entry.name.isdigit() and str(tools.FOLDER) in command_line(int(entry.name))}
        expect([f"{pid} {command_line(pid)[:80]}" for pid in sorted(marks | ours)], [], "what still runs")

    results = [*results, _result("no process is left behind", nothing_left)]
    print(f"\n{sum(results)} of {len(results)} checks passed in {seconds:.0f} s.", flush=True)
    return 0 if all(results) else 1


def _result(what: str, see: Callable[[], str | None], localstack: stack.LocalStack | None = None) -> bool:
    """Without LocalStack no further check means anything: then this stops."""
    began = time.monotonic()
    try:
        with localstack.needed() if localstack else nullcontext():
            more = see()
    except Gone:
        raise
    except (Wrong, Stop) as wrong:
        print(f"{time.monotonic() - began:7.1f} s  FAIL  {what}: {wrong}", flush=True)
        return False
    except Exception as failure:
        print(f"{time.monotonic() - began:7.1f} s  FAIL  {what}: {type(failure).__name__}: {failure}", flush=True)
        traceback.print_exc(limit=-3, file=sys.stdout)
        return False
    print(f"{time.monotonic() - began:7.1f} s  PASS  {what}{f' ({more})' if more else ''}", flush=True)
    return True


def referral(number: int) -> bytes:
    return json.dumps({"requester": {"type": "PARENT", "name": "Oona Tarrant", "email": "oona.tarrant@example.org"},
                       "child": {"forename": f"Idris{number}", "surname": "Tarrant"}}).encode()


class Checks:
    def __init__(self, programs: Programs, localstack: stack.LocalStack, template: dict):
        self.programs = programs
        self.localstack = localstack
        self.resources = template["Resources"]
        self.template = template
        self.api = stack.api_address(localstack, "PublicApi")
        self.table_name = stack.resource_id(localstack, "CasesTable")
        self.first_key = str(uuid.uuid4())
        self.first_answer = b""

    # ---- what each check does

    def executor_tests(self) -> str:
        text = self.programs.run("The executor's tests", [
            sys.executable, "-B", "-m", "unittest", "discover", "-s", tools.HERE / "tests", "-t", tools.HERE], 120,
            self.programs.folder / "unittest.log", cwd=tools.HERE)
        return next(line for line in text.splitlines() if line.startswith("Ran "))

    def referral_ends_in_table(self) -> str:
        status, _, self.first_answer = self._refer(self.first_key, 0)
        expect(status, 201, "the status")
        reference = json.loads(self.first_answer)["reference"].replace("-", "")
        items = self.localstack.client("dynamodb").query(
            TableName=self.table_name, KeyConditionExpression="caseId = :id",
            ExpressionAttributeValues={":id": {"S": reference}})["Items"]
        expect(sorted(item["part"]["S"] for item in items), ["fact#000001", "head", "person#000001"], "the case's parts")
        return f"case {reference}"

    def contract(self) -> str:
        text = self.programs.run("The contract", [
            "mvn", "-B", "-ntp", "-pl", "infra/local", "-am", "test", "-Dtest=DeployedPublicApiTest",
            "-Dsurefire.failIfNoSpecifiedTests=false", "-Djacoco.skip", "-Dspotless.check.skip",
            f"-Dpublic.api={self.api}", "-Dpublic.api.on=localstack"], CONTRACT_SECONDS,
            self.programs.folder / "contract.log", cwd=ROOT)
        environments = len(self._environments(self._function_name("ReferralIntake")))
        if environments > ENVIRONMENTS_MAX:
            raise Wrong(f"{environments} environments of one function, at most {ENVIRONMENTS_MAX} wanted")
        lines = [line for line in text.splitlines() if "Tests run:" in line and "Time elapsed" not in line]
        if not lines:
            raise Wrong("no test ran")
        return lines[-1].partition("Tests run:")[2].strip() + " tests; skipped: gateway responses"

    def many_referrals(self) -> str:
        before = self._count("head")
        run_key = str(uuid.uuid4())

        def client(number: int) -> list[tuple[int, bytes]]:
            answers = []
            for at in range(number, REFERRALS, CLIENTS):
                # Clients are a quarter of the way round apart, so that each key comes from all of them.
                key = (at + number * KEYS // CLIENTS) // CLIENTS % KEYS
                status, _, body = self._refer(f"{run_key}-{key}", key)
                answers.append((status, body))
            return answers

        began = time.monotonic()
        with ThreadPoolExecutor(CLIENTS) as pool:
            answers = [answer for answered in pool.map(client, range(CLIENTS)) for answer in answered]
        seconds = time.monotonic() - began
        expect({status for status, _ in answers}, {201}, "the set of statuses")
        expect(len(answers), REFERRALS, "the number of answers")
        expect(len({body for _, body in answers}), KEYS, "the number of different answers")
        expect(self._count("head") - before, KEYS, "the number of new cases")
        return f"{seconds / REFERRALS * 1000:.0f} ms each"

    def tables(self) -> str:
        names = self._names("AWS::DynamoDB::Table")
        for name in names:
            wanted = self.resources[name]["Properties"]
            found = self.localstack.client("dynamodb").describe_table(
                TableName=stack.resource_id(self.localstack, name))["Table"]
            expect(found["KeySchema"], wanted["KeySchema"], f"the key of {name}")
            expect({a["AttributeName"]: a["AttributeType"] for a in found["AttributeDefinitions"]},
                   {a["AttributeName"]: a["AttributeType"] for a in wanted["AttributeDefinitions"]},
                   f"the attributes of {name}")
            expect({i["IndexName"]: _index(i) for i in found.get("GlobalSecondaryIndexes", [])},
                   {i["IndexName"]: _index(i) for i in wanted.get("GlobalSecondaryIndexes", [])}, f"the indexes of {name}")
            expect(found["BillingModeSummary"]["BillingMode"], wanted["BillingMode"], f"the billing mode of {name}")
        return ", ".join(names)

    def environment(self) -> None:
        for name, wanted in stack.functions_of(self.template).items():
            found = self._function(name)
            variables = found["Environment"]["Variables"]
            expect(sorted(variables), sorted(wanted["Environment"]["Variables"]), f"the variables of {name}")
            expect([variable for variable, value in variables.items() if not value], [], f"the empty ones of {name}")
            expect(found["Handler"], wanted["Handler"], f"the handler of {name}")
            expect(found["MemorySize"], wanted["MemorySize"], f"the memory of {name}")
            expect(found["Timeout"], wanted["Timeout"], f"the time limit of {name}")
            expect(found["Runtime"], self.template["Globals"]["Function"]["Runtime"], f"the runtime of {name}")

    def nobody_calls(self) -> str:
        """LocalStack's free edition asks no authorizer before it calls a function: both are tried by themselves."""
        asked = self.localstack.client("lambda").invoke(
            FunctionName=self._function_name("StaffAuthorizer"), Qualifier="live",
            Payload=(ROOT / "events/staff-authorizer/malformed.json").read_bytes())
        expect(asked.get("FunctionError"), None, "an error of the authorizer")
        policy = json.loads(asked["Payload"].read())["policyDocument"]["Statement"][0]
        expect(policy["Effect"], "Deny", "what becomes of a token that is none")
        status, headers, _ = stack.send(
            "GET", stack.api_address(self.localstack, "StaffApi") + "/rules", b"", {"staff": "sw-7", "roles": "MANAGER"})
        expect(status, 401, "the status of a request by nobody")
        return "denied, and 401"

    def alarms_and_logs(self) -> str:
        wanted = self._names("AWS::CloudWatch::Alarm")
        alarms = {alarm["AlarmName"]: alarm for page in self.localstack.client("cloudwatch").get_paginator(
            "describe_alarms").paginate() for alarm in page["MetricAlarms"]}
        for name in wanted:
            alarm = alarms.get(stack.resource_id(self.localstack, name))
            if alarm is None:
                raise Wrong(f"the alarm {name} is not there")
            expect(len(alarm["AlarmActions"]), 1, f"the number of actions of {name}")
        groups = {group["logGroupName"] for page in self.localstack.client("logs").get_paginator(
            "describe_log_groups").paginate() for group in page["logGroups"]}
        for name in self._names("AWS::Logs::LogGroup"):
            if stack.resource_id(self.localstack, name) not in groups:
                raise Wrong(f"the log group {name} is not there")
        queues = self.localstack.client("sqs").list_queues().get("QueueUrls", [])
        for name in self._names("AWS::SQS::Queue"):
            if stack.resource_id(self.localstack, name) not in queues:
                raise Wrong(f"the queue {name} is not there")
        return f"{len(wanted)} alarms"

    def logged_lines(self) -> str:
        logs = self.localstack.client("logs")
        group = stack.resource_id(self.localstack, "ReferralIntakeLogs")
        giving_up = time.monotonic() + 10
        while True:
            messages = [event["message"] for page in logs.get_paginator("filter_log_events").paginate(
                logGroupName=group) for event in page["events"]]
            accepted = sum('"outcome":"accepted"' in message for message in messages)
            # Nothing else writes to the table, so each case has been accepted once.
            if accepted >= self._count("head") or time.monotonic() > giving_up:
                break
            time.sleep(0.5)
        expect(accepted, self._count("head"), "the number of lines with outcome accepted")
        named = [message for message in messages if "Tarrant" in message or "Idris" in message or "canary" in message]
        expect(named, [], "what names a person in the log")
        return f"{len(messages)} lines"

    def update(self) -> str:
        name, function = next(iter(stack.functions_of(self.template).items()))
        before, cases, old = self._function(name), self._count("head"), self._live(name)
        changed = self.programs.folder / "changed"
        shutil.rmtree(changed, ignore_errors=True)
        shutil.copytree(ROOT / function["CodeUri"], changed / "lambda")
        (changed / "lambda" / "changed.txt").write_text("A release that differs by this file alone.\n")
        built = ROOT / ".local" / "sam" / "local" / "template.yaml"
        other = changed / "template.yaml"
        other.write_text(_with_code(built, name, changed / "lambda"))
        stack.deploy(self.programs, self.localstack, other)
        after = self._function(name)
        if after["CodeSha256"] == before["CodeSha256"]:
            raise Wrong("the code of the function is still the old one")
        expect(after["Environment"], before["Environment"], "the environment")
        expect(self._count("head"), cases, "the number of cases")
        status, _, body = self._refer(self.first_key, 0)
        expect((status, body), (201, self.first_answer), "the answer to the first referral, sent again")
        expect(self._refer(str(uuid.uuid4()), 1)[0], 201, "the status of a new referral")
        # The version before keeps its environments until nobody has called it for a while: the alias can go back to it.
        live = self._live(name)
        answering = {variable.partition("=")[2] for pid in self._environments(self._function_name(name))
                     for variable in variables(pid) if variable.startswith("AWS_LAMBDA_FUNCTION_VERSION=")}
        if live == old or live not in answering:
            raise Wrong(f"the alias is at version {live}, was at {old}, and version {answering} was called")
        return f"the first referral, sent again, gets its first answer, from version {live}"

    def loopback_only(self) -> str:
        addresses = listening(set(marked(self.programs.mark)))
        expect([address for address in addresses if not loopback(address)], [], "what listens elsewhere")
        if not addresses:
            raise Wrong("nothing listens at all: this check sees nothing")
        return f"{len(addresses)} ports on loopback"

    def deletion(self) -> str:
        kept = sorted(name for name, resource in self.resources.items() if resource.get("DeletionPolicy") == "Retain")
        ids = {name: stack.resource_id(self.localstack, name) for name in kept}
        cases, function = self._count("head"), self._function_name("ReferralIntake")
        cloudformation = self.localstack.client("cloudformation")
        cloudformation.delete_stack(StackName=stack.STACK)
        cloudformation.get_waiter("stack_delete_complete").wait(
            StackName=stack.STACK, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
        expect(self._count("head"), cases, "the number of cases in the kept table")
        self.localstack.client("kms").describe_key(KeyId=ids["DataKey"])
        for name in ("HashKeys", "TokenSecret"):
            self.localstack.client("secretsmanager").describe_secret(SecretId=ids[name])
        expect(kept, ["AuditTable", "CasesTable", "DataKey", "HashKeys", "SealsBucket", "SealsBucketPolicy",
                      "StaffTable", "TokenSecret"], "what this check knows to be Retain")
        left = [f["FunctionName"] for f in self.localstack.client("lambda").list_functions()["Functions"]]
        expect(function in left, False, f"whether {function} is still there")
        self._expect_ended(self._environments())
        return f"kept: {', '.join(kept)}"

    # ---- what they share

    def _refer(self, key: str, number: int) -> tuple[int, dict[str, str], bytes]:
        return stack.post(self.api + "/referrals", referral(number), {"Idempotency-Key": key})

    def _count(self, part: str) -> int:
        pages = self.localstack.client("dynamodb").get_paginator("scan").paginate(
            TableName=self.table_name, ConsistentRead=True, Select="COUNT", FilterExpression="part = :part",
            ExpressionAttributeValues={":part": {"S": part}})
        return sum(page["Count"] for page in pages)

    def _names(self, kind: str) -> list[str]:
        return [name for name, resource in self.resources.items() if resource["Type"] == kind]

    def _function_name(self, name: str) -> str:
        return stack.resource_id(self.localstack, name)

    def _function(self, name: str) -> dict:
        return self.localstack.client("lambda").get_function_configuration(FunctionName=self._function_name(name))

    def _live(self, name: str) -> str:
        """The version that the alias calls."""
        return self.localstack.client("lambda").get_alias(
            FunctionName=self._function_name(name), Name="live")["FunctionVersion"]

    def _expect_ended(self, environments: list[int]) -> None:
        giving_up = time.monotonic() + 10
        while set(environments) & set(self._environments()) and time.monotonic() < giving_up:
            time.sleep(0.2)
        expect(sorted(set(environments) & set(self._environments())), [], "environments that should have ended")

    def _environments(self, function: str = "") -> list[int]:
        """Those of one function, or of all."""
        return [pid for pid in marked(self.programs.mark) if "aws-lambda-rie" in command_line(pid)
                and (not function or f"AWS_LAMBDA_FUNCTION_NAME={function}" in variables(pid))]


def _index(index: dict) -> tuple:
    projection = index["Projection"]
    return (tuple((key["AttributeName"], key["KeyType"]) for key in index["KeySchema"]),
            projection["ProjectionType"], tuple(sorted(projection.get("NonKeyAttributes", []))))


def _with_code(built: Path, name: str, code: Path) -> str:
    import yaml

    template = yaml.safe_load(built.read_text())
    for function in stack.functions_of(template).values():
        function["CodeUri"] = str((built.parent / function["CodeUri"]).resolve())
    template["Resources"][name]["Properties"]["CodeUri"] = str(code)
    return yaml.safe_dump(template, sort_keys=False, width=1000)
