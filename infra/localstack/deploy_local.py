"""Deploys template.yaml to a LocalStack on this machine; README.md beside this file says what that proves.

CHECK=1 checks the deployed stack and stops everything; without it the stack runs until Ctrl-C. PORT=4566.
"""

import errno
import fcntl
import os
import shutil
import signal
import site
import sys
import time
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import stack
import tools
from processes import Programs, Stop, needing_space, sweep
from tools import ROOT

FOLDER = ROOT / ".local" / "deploy-local"
SPACE_BYTES = 300_000_000


def said(what: str, seconds: float) -> None:
    print(f"{seconds:7.1f} s  {what}", flush=True)


@contextmanager
def step(what: str):
    started = time.monotonic()
    yield
    said(what, time.monotonic() - started)


@contextmanager
def only_run(folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Stop(f"Another deploy-local runs from {ROOT}: stop that first.") from None
        yield


def start(programs: Programs, port: int) -> tuple[stack.LocalStack, dict]:
    leftovers = sweep(programs.mark)
    if leftovers:
        print(f"Ended {len(leftovers)} processes that an earlier run had left.", flush=True)
    stack.expect_free(port)
    free = shutil.disk_usage(FOLDER).free
    if free < SPACE_BYTES:
        raise Stop(f"No space: a run needs 300 MB under {FOLDER}, and {free / 1e6:.0f} MB are free.")
    tools.ensure(programs, said, tools.SAM, tools.LOCALSTACK, tools.RUNTIME_CLIENT, tools.DYNAMODB_LOCAL)
    site.addsitedir(str(tools.packages_of(tools.SAM)))
    template = stack.read_template()
    localstack = stack.LocalStack(programs, port)
    with step("packages are there, and their handlers in them"):
        stack.build_packages(programs, template)
    with step("sam validate --lint: no finding"):
        stack.sam(programs, "sam validate --lint", port, "validate", "--lint", "--region", stack.REGION)
    with step("sam build"):
        stack.sam(programs, "sam build", port, "build", "--config-env", "local")
    with step(f"LocalStack answers on {localstack.address}"):
        localstack.wait_until_ready()
    with step(f"sam deploy: stack {stack.STACK}"), localstack.needed():
        localstack.client("s3").create_bucket(
            Bucket=stack.BUCKET, CreateBucketConfiguration={"LocationConstraint": stack.REGION})
        stack.deploy(programs, localstack)
    return localstack, template


def keep_running(localstack: stack.LocalStack) -> None:
    address = stack.api_address(localstack, "PublicApi")
    print(f"\nThe public API   {address}/referrals")
    print(f"AWS endpoint     {localstack.address}   (region {stack.REGION}, any key)")
    print(f"LocalStack log   {localstack.log}")
    print("Ctrl-C stops everything and forgets it.", flush=True)
    while True:
        localstack.expect_running()
        time.sleep(0.5)


def main() -> int:
    if sys.platform != "linux":
        print("Skipped: AWS's runtime emulator, in which the functions run here, is a Linux program.", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    if shutil.which("mvn") is None:
        print("Maven is not installed: install it (mvn) first.", file=sys.stderr)
        return 1
    began = time.monotonic()
    checking = os.environ.get("CHECK") == "1"
    port = os.environ.get("PORT") or "4566"
    if not port.isdecimal() or not 1024 <= int(port) < 65536:
        print(f"PORT must be a number from 1024 to 65535, and is {port!r}.", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, _interrupt)
    signal.signal(signal.SIGHUP, _interrupt)
    try:
        with only_run(FOLDER):
            return _run(int(port), checking, began)
    except Stop as stop:
        print(f"deploy-local: {stop}", file=sys.stderr)
    except OSError as failure:
        if failure.errno != errno.ENOSPC:
            raise
        print(f"deploy-local: no space is left on the disk of {ROOT}.", file=sys.stderr)
    except KeyboardInterrupt:
        print("\ndeploy-local: stopped.", file=sys.stderr)
        return 130 if checking else 0
    return 1


def _run(port: int, checking: bool, began: float) -> int:
    programs = Programs(FOLDER, stack.environment())
    programs.watch()
    try:
        with needing_space(FOLDER):
            localstack, template = start(programs, port)
        with localstack.needed():
            if not checking:
                keep_running(localstack)
            import checks

            passed = checks.run(programs, localstack, template)
    finally:
        with _uninterrupted():
            programs.close()
    return checks.close(passed, programs, time.monotonic() - began)


@contextmanager
def _uninterrupted():
    """A second Ctrl-C must not leave half of it running."""
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(*_) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
