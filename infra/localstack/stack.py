"""LocalStack, and the stack that SAM CLI deploys to it."""

import http.client
import os
import re
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import tools
from processes import Programs, Stop, expect_running, needing, needing_space
from tools import ROOT

STACK = "twenty-weeks"
BUCKET = "twenty-weeks-deployments"
REGION = "eu-west-2"
START_SECONDS = 90
DEPLOY_SECONDS = 180
# Never the developer's own account: no profile, no configuration and no key of theirs is read.
ACCOUNT = {
    "AWS_ACCESS_KEY_ID": "000000000000", "AWS_SECRET_ACCESS_KEY": "local", "AWS_DEFAULT_REGION": REGION,
    "AWS_REGION": REGION, "AWS_CONFIG_FILE": os.devnull, "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
    "AWS_EC2_METADATA_DISABLED": "true", "SAM_CLI_TELEMETRY": "0", "SAM_CLI_POLL_DELAY": "0.5", "DISABLE_EVENTS": "1",
}
NOT_PASSED_ON = ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_CA_BUNDLE", "AWS_ENDPOINT_URL", "PYTHONPATH", "PYTHONHOME")
WAYS_ROUND_PROXIES = {"NO_PROXY": "127.0.0.1,localhost", "no_proxy": "127.0.0.1,localhost"}


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    return {**kept, **ACCOUNT, **WAYS_ROUND_PROXIES}


def functions_of(template: dict) -> dict[str, dict]:
    """The properties of each function, by its logical id."""
    return {name: resource["Properties"] for name, resource in template["Resources"].items()
            if resource["Type"] == "AWS::Serverless::Function"}


def read_template() -> dict:
    from samtranslator.yaml_helper import yaml_parse

    return yaml_parse((ROOT / "template.yaml").read_text())


def build_packages(programs: Programs, template: dict) -> bool:
    """Has Maven package the functions whose package is older than a source. True when there was something to do."""
    stale = [module for module in sorted({function["CodeUri"].removesuffix("/target/lambda")
                                          for function in functions_of(template).values()})
             if _older_than_sources(ROOT / module / "target" / "lambda")]
    if stale:
        programs.run(f"Packaging {', '.join(stale)} with Maven",
                     ["mvn", "-B", "-ntp", "-q", "-DskipTests", "package", "-pl", ",".join(stale), "-am"],
                     900, programs.folder / "package.log", cwd=ROOT)
    for name, function in functions_of(template).items():
        _expect_handler(name, function)
    return bool(stale)


def _older_than_sources(package: Path) -> bool:
    if not (package / "lib").is_dir():
        return True
    built = max(file.stat().st_mtime for file in package.rglob("*"))
    sources = [ROOT / "pom.xml", *ROOT.glob("*/pom.xml"), *ROOT.glob("*/*/pom.xml")]
    for pattern in ("core/src/main", "adapters/*/src/main", "functions/*/src/main", "infra/authority/src/main"):
        for folder in ROOT.glob(pattern):
            sources += [file for file in folder.rglob("*") if file.is_file()]
    # Maven does not touch what did not change: the newest file of a fresh package may be older than a touched source.
    marker = package.parent / "lambda.packaged"
    return max(source.stat().st_mtime for source in sources) > max(
        built, marker.stat().st_mtime if marker.exists() else 0)


def _expect_handler(name: str, function: dict) -> None:
    package = ROOT / function["CodeUri"]
    if not (package / "lib").is_dir():
        raise Stop(f"{name} is not packaged: Maven left nothing in {function['CodeUri']}. Run make package.")
    (package.parent / "lambda.packaged").touch()
    class_name, _, method = function["Handler"].partition("::")
    compiled = package / (class_name.replace(".", "/") + ".class")
    if not compiled.is_file():
        raise Stop(f"{name}: its handler {class_name} is not in {function['CodeUri']}. Put Handler in template.yaml right.")
    if method and method.encode() not in compiled.read_bytes():
        raise Stop(f"{name}: {class_name} has no method {method}. Put Handler in template.yaml right.")


def sam(programs: Programs, what: str, port: int, *arguments: str, seconds: float = 120) -> str:
    return programs.run(what, [tools.python_of(tools.SAM), "-m", "samcli", *arguments], seconds,
                        programs.folder / f"sam-{arguments[0]}.log",
                        {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}, cwd=ROOT)


def expect_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Stop(f"Port {port} is taken by another program: stop that, or choose another port, "
                       f"for example PORT={port + 1}.") from None


class LocalStack:
    def __init__(self, programs: Programs, port: int):
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self.log = programs.folder / "localstack.log"
        temporary = programs.folder / "tmp"
        shutil.rmtree(temporary, ignore_errors=True)
        shutil.rmtree(programs.folder / "root", ignore_errors=True)
        temporary.mkdir()
        self.process = programs.start(
            [tools.python_of(tools.LOCALSTACK), "-s", tools.HERE / "run_localstack.py"], self.log, {
                "OVERRIDE_IN_DOCKER": "0", "FILESYSTEM_ROOT": str(programs.folder / "root"), "TMPDIR": str(temporary),
                "GATEWAY_LISTEN": f"127.0.0.1:{port}", "LOCALSTACK_HOST": f"localhost:{port}", "DNS_ADDRESS": "0",
                "SKIP_SSL_CERT_DOWNLOAD": "1", "DYNAMODB_IN_MEMORY": "1", "LAMBDA_RUNTIME_EXECUTOR": "rie",
                "LAMBDA_SYNCHRONOUS_CREATE": "0", "CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES": "0",
                "RIE_EMULATOR": str(tools.emulator()), "RIE_CLIENT": str(tools.RUNTIME_CLIENT.folder),
                "RIE_JAVA": str(Path(os.environ["JAVA_HOME"]) / "bin" / "java"),
                "DYNAMODB_LOCAL": str(tools.DYNAMODB_LOCAL.folder),
            })

    def wait_until_ready(self) -> None:
        giving_up = time.monotonic() + START_SECONDS
        while time.monotonic() < giving_up:
            self.expect_running()
            try:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
                connection.request("GET", "/_localstack/health")
                if connection.getresponse().status == 200:
                    return
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.2)
        raise Stop(f"LocalStack did not answer within {START_SECONDS} s.", self.log)

    def expect_running(self) -> None:
        expect_running(self.process, "LocalStack", self.log)

    @contextmanager
    def needed(self) -> Iterator[None]:
        with needing_space(self.log.parent), needing(self.process, "LocalStack", self.log):
            yield

    def client(self, service: str):
        import boto3
        from botocore.config import Config

        return boto3.client(service, region_name=REGION, endpoint_url=self.address,
                            aws_access_key_id=ACCOUNT["AWS_ACCESS_KEY_ID"], aws_secret_access_key="local",
                            config=Config(proxies={}, connect_timeout=5, read_timeout=60, retries={"max_attempts": 1}))


def deploy(programs: Programs, localstack: LocalStack, template: Path | None = None) -> None:
    arguments = ["deploy", "--config-file", str(ROOT / "samconfig.toml"), "--config-env", "local", "--no-progressbar"]
    if template:
        arguments += ["--template-file", str(template)]
    try:
        sam(programs, "sam deploy", localstack.port, *arguments, seconds=DEPLOY_SECONDS)
    except Stop as stop:
        lacking = re.findall(r"Sorry, the (\S+) resource", stop.log.read_text() if stop.log else "")
        if lacking:
            raise Stop(f"The stack was not deployed: LocalStack has no {', '.join(lacking)}.") from None
        reasons = failures(localstack)
        if reasons:
            raise Stop("The stack was not deployed: " + "; ".join(reasons)) from None
        raise stop


def failures(localstack: LocalStack) -> list[str]:
    """Why the last deployment did not end well, resource by resource, as the stack's own events tell it."""
    cloudformation = localstack.client("cloudformation")
    try:
        resources = cloudformation.describe_stack_resources(StackName=STACK)["StackResources"]
        events = cloudformation.describe_stack_events(StackName=STACK)["StackEvents"]
    except Exception:
        return []
    reasons = [f"{event['LogicalResourceId']} ({event['ResourceType']}): {_one_line(event['ResourceStatusReason'])}"
               for event in events if event["ResourceStatus"].endswith("_FAILED") and event.get("ResourceStatusReason")]
    waiting = [f"{resource['LogicalResourceId']} ({resource['ResourceType']}) is still {resource['ResourceStatus']}"
               for resource in resources if resource["ResourceStatus"].endswith("_IN_PROGRESS")]
    return list(dict.fromkeys(reasons or waiting))[:5]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)[:300]


def resource_id(localstack: LocalStack, logical_id: str) -> str:
    answer = localstack.client("cloudformation").describe_stack_resource(
        StackName=STACK, LogicalResourceId=logical_id)
    return answer["StackResourceDetail"]["PhysicalResourceId"]


def api_address(localstack: LocalStack, name: str) -> str:
    return f"{localstack.address}/_aws/execute-api/{resource_id(localstack, name)}/v1"


def post(address: str, body: bytes, headers: dict[str, str], seconds: float = 60) -> tuple[int, dict[str, str], bytes]:
    return send("POST", address, body, {"Content-Type": "application/json", **headers}, seconds)


def send(method: str, address: str, body: bytes, headers: dict[str, str],
         seconds: float = 60) -> tuple[int, dict[str, str], bytes]:
    host, _, path = address.removeprefix("http://").partition("/")
    connection = http.client.HTTPConnection(host, timeout=seconds)
    try:
        connection.request(method, "/" + path, body, headers)
        reply = connection.getresponse()
        return reply.status, dict(reply.getheaders()), reply.read()
    finally:
        connection.close()
