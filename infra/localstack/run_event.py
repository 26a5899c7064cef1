"""Runs one event through its packaged function under AWS's runtime emulator, and prints answer, log lines and time.

The function finds a DynamoDB Local with the tables of template.yaml, empty, and a stand-in for Secrets Manager.
"""

import errno
import http.server
import json
import os
import secrets
import shutil
import site
import socket
import string
import sys
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import stack
import tools
from processes import MARK, Programs, Stop
from rie_executor.environment import Environment, EnvironmentFailed, Tools, free_ports
from tools import ROOT

FOLDER = ROOT / ".local" / "event"
DYNAMODB_START_SECONDS = 30
PSEUDO_PARAMETERS = {"AWS::Region": stack.REGION, "AWS::StackName": stack.STACK, "AWS::AccountId": "000000000000"}


def said(what: str, seconds: float) -> None:
    print(f"{seconds:7.1f} s  {what}", file=sys.stderr, flush=True)


def event_file(arguments: list[str]) -> Path:
    known = sorted(str(file.relative_to(ROOT)) for file in (ROOT / "events").glob("*/*.json"))
    if len(arguments) != 1:
        raise Stop("Give one event, for example make event E=" + known[0] + "\n  " + "\n  ".join(known))
    file = Path(arguments[0]).resolve()
    if not file.is_file():
        raise Stop(f"There is no file {arguments[0]}. There are:\n  " + "\n  ".join(known))
    try:
        json.loads(file.read_bytes())
    except ValueError as not_json:
        raise Stop(f"{arguments[0]} is not JSON: {not_json}") from None
    return file


def function_of(event: Path, template: dict) -> tuple[str, dict]:
    folder = event.parent.name
    for name, function in stack.functions_of(template).items():
        if function["CodeUri"] == f"functions/{folder}/target/lambda":
            return name, function
    raise Stop(f"No function of template.yaml has its code in functions/{folder}: "
               "the event must be in the folder named like its function's.")


class Secrets(http.server.ThreadingHTTPServer):
    """The one call of Secrets Manager that the functions make, with secrets made for this run."""

    def __init__(self, template: dict):
        self.values = {name: _generated(resource["Properties"]["GenerateSecretString"])
                       for name, resource in template["Resources"].items()
                       if resource["Type"] == "AWS::SecretsManager::Secret"}
        super().__init__(("127.0.0.1", 0), _GetSecretValue)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _GetSecretValue(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        known = (self.headers["X-Amz-Target"] == "secretsmanager.GetSecretValue"
                 and asked["SecretId"] in self.server.values and asked.get("VersionStage") != "AWSPREVIOUS")
        body = json.dumps({"ARN": asked["SecretId"], "Name": asked["SecretId"], "VersionId": "1",
                           "VersionStages": ["AWSCURRENT"], "SecretString": self.server.values[asked["SecretId"]]}
                          if known else {"__type": "ResourceNotFoundException", "message": "There is none"}).encode()
        self.send_response(200 if known else 400)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        pass


def _generated(how: dict) -> str:
    value = "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(how["PasswordLength"]))
    if "GenerateStringKey" in how:
        return json.dumps({**json.loads(how["SecretStringTemplate"]), how["GenerateStringKey"]: value})
    return value


def start_dynamodb(programs: Programs, template: dict) -> str:
    port, = free_ports(1)
    folder = tools.DYNAMODB_LOCAL.folder
    started = programs.start(
        [Path(os.environ["JAVA_HOME"]) / "bin" / "java", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
         "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", f"{folder}:{folder}/*",
         "LoopbackDynamoDb", str(port)], programs.folder / "dynamodb.log")
    giving_up = time.monotonic() + DYNAMODB_START_SECONDS
    while not _accepts(port):
        if started.poll() is not None or time.monotonic() > giving_up:
            raise Stop("DynamoDB Local did not start.", programs.folder / "dynamodb.log")
        time.sleep(0.05)
    import boto3

    address = f"http://127.0.0.1:{port}"
    client = boto3.client("dynamodb", endpoint_url=address, region_name=stack.REGION, aws_access_key_id="local",
                          aws_secret_access_key="local")
    for name, resource in template["Resources"].items():
        if resource["Type"] == "AWS::DynamoDB::Table":
            wanted = resource["Properties"]
            client.create_table(TableName=name, **{part: wanted[part] for part in (
                "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode") if part in wanted})
    return address


def _accepts(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def resolved(value: object, template: dict) -> str:
    """The value of a variable: a text, a parameter's default, or the logical id that stands for a resource here."""
    match value:
        case {"Ref": name} if name in PSEUDO_PARAMETERS:
            return PSEUDO_PARAMETERS[name]
        case {"Ref": name} if name in template["Parameters"]:
            return str(template["Parameters"][name]["Default"])
        case {"Ref": name} if name in template["Resources"]:
            return name
        case str() | int():
            return str(value)
    raise Stop(f"The value {json.dumps(value)} of a variable is not understood: teach infra/localstack/run_event.py.")


def run(programs: Programs, event: Path) -> int:
    tools.ensure(programs, said, tools.SAM, tools.RUNTIME_CLIENT, tools.DYNAMODB_LOCAL)
    site.addsitedir(str(tools.packages_of(tools.SAM)))
    template = stack.read_template()
    name, function = function_of(event, template)
    began = time.monotonic()
    if stack.build_packages(programs, template):
        said("packaged with Maven", time.monotonic() - began)
    store = Secrets(template)
    variables = {variable: resolved(value, template)
                 for variable, value in function["Environment"]["Variables"].items()}
    variables |= {
        "AWS_REGION": stack.REGION, "AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_ENDPOINT_URL_DYNAMODB": start_dynamodb(programs, template),
        "AWS_ENDPOINT_URL_SECRETS_MANAGER": store.address, "AWS_LAMBDA_FUNCTION_NAME": name,
        "AWS_LAMBDA_LOG_FORMAT": "JSON", MARK: programs.mark,
    }
    shutil.rmtree(programs.folder / "environment", ignore_errors=True)
    environment = Environment(
        Tools(tools.emulator(), Path(os.environ["JAVA_HOME"]) / "bin" / "java", tools.RUNTIME_CLIENT.folder),
        programs.folder / "environment", ROOT / function["CodeUri"], function["Handler"], function["MemorySize"],
        function["Timeout"], variables)
    try:
        environment.start()
        began = time.monotonic()
        answer = environment.invoke(event.read_bytes())
        milliseconds = (time.monotonic() - began) * 1000
    except EnvironmentFailed as failed:
        raise Stop(str(failed)) from None
    finally:
        environment.stop()
    show(name, answer, milliseconds)
    return 1 if answer.is_error else 0


def show(name: str, answer, milliseconds: float) -> None:
    print(f"answer of {name}{' (an error)' if answer.is_error else ''}")
    document = json.loads(answer.body)
    body = document.pop("body", None) if isinstance(document, dict) else None
    print(json.dumps(document, indent=2, ensure_ascii=False))
    if body is not None:
        try:
            body = json.dumps(json.loads(body), indent=2, ensure_ascii=False)
        except ValueError:
            pass
        print(f"body\n{body}")
    print("log")
    for line in answer.log.splitlines():
        # The emulator's own lines: its times of start and end mean nothing here.
        if line.strip() and not line.startswith(("START RequestId", "END RequestId", "REPORT RequestId")):
            print("  " + line)
    print(f"{milliseconds:.0f} ms, the start of the JVM included")


def main() -> int:
    if sys.platform != "linux":
        print("event: AWS's runtime emulator is a Linux program; make run works everywhere.", file=sys.stderr)
        return 1
    try:
        event = event_file(sys.argv[1:])
        # Two events may run side by side.
        folder = FOLDER / str(os.getpid())
        folder.mkdir(parents=True)
        programs = Programs(folder, stack.environment())
        programs.watch()
        try:
            return run(programs, event)
        finally:
            programs.close()
            shutil.rmtree(folder, ignore_errors=True)
    except Stop as stop:
        print(f"event: {stop}", file=sys.stderr)
    except OSError as failure:
        if failure.errno != errno.ENOSPC:
            raise
        print(f"event: no space is left on the disk of {ROOT}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nevent: stopped.", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
