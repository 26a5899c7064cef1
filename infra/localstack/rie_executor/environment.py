"""One execution environment of a function: AWS's runtime interface emulator with a JVM behind it.

Only the standard library is used here, so that it can be tried without LocalStack.
"""

import contextlib
import http.client
import json
import os
import platform
import shutil
import signal
import socket
import subprocess
import threading
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

START_SECONDS = 20
STOP_SECONDS = 3
ANSWER_GRACE_SECONDS = 10
REPORT_SECONDS = 0.3
LOG_BYTES_KEPT = 1_000_000
NATIVE_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI"


class EnvironmentFailed(Exception):
    """The environment is of no more use."""


@dataclass(frozen=True)
class Tools:
    """Where the parts of an environment are."""

    emulator: Path
    java: Path
    client: Path

    def native_library(self, target: Path) -> None:
        """Unpacks the runtime client's native part to a file of its own: clients that share one crash (SIGBUS) when
        another of them unpacks it anew."""
        machine = "aarch_64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
        jar = next(self.client.glob("aws-lambda-java-runtime-interface-client-*.jar"))
        with zipfile.ZipFile(jar) as packed, packed.open(f"jni/libaws-lambda-jni.linux-{machine}.so") as library:
            with target.open("wb") as unpacked:
                shutil.copyfileobj(library, unpacked)


@dataclass(frozen=True)
class Answer:
    body: bytes
    is_error: bool
    log: str


class Environment:
    def __init__(self, tools: Tools, folder: Path, code: Path, handler: str, memory_megabytes: int,
                 timeout_seconds: int, variables: dict[str, str]):
        self.tools = tools
        self.folder = folder
        self.code = code
        self.handler = handler
        self.memory_megabytes = memory_megabytes
        self.timeout_seconds = timeout_seconds
        self.variables = variables
        self.log_path = folder / "log"
        self.process: subprocess.Popen | None = None
        self.port = 0

    def start(self) -> None:
        self.folder.mkdir(parents=True)
        library = self.folder / "runtime-client.so"
        self.tools.native_library(library)
        self.port, runtime_port = free_ports(2)
        command = [
            self.tools.emulator, "--log-level", "error",
            "--runtime-interface-emulator-address", f"127.0.0.1:{self.port}",
            "--runtime-api-address", f"127.0.0.1:{runtime_port}",
            self.tools.java, f"-Xmx{max(64, self.memory_megabytes * 85 // 100)}m", "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED",
            f"-Djava.io.tmpdir={self.folder}", f"-D{NATIVE_CLIENT}={library}",
            "-cp", f"{self.tools.client}/*:{self.code}:{self.code}/lib/*",
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", self.handler,
        ]
        variables = {**self.variables, "AWS_LAMBDA_FUNCTION_TIMEOUT": str(self.timeout_seconds),
                     "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(self.memory_megabytes),
                     "LAMBDA_TASK_ROOT": str(self.code), "PATH": "/usr/bin:/bin", "TZ": "UTC"}
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen([str(part) for part in command], cwd=self.code, env=variables,
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                            start_new_session=True)
        giving_up = time.monotonic() + START_SECONDS
        while not _accepts(self.port):
            if self.process.poll() is not None or time.monotonic() > giving_up:
                said = self.log()[-2000:]
                self.stop()
                raise EnvironmentFailed(f"The environment of {self.handler} did not start: {said}")
            time.sleep(0.02)

    def invoke(self, event: bytes) -> Answer:
        """Runs the function once. The emulator ends it when its time is up; this waits a little longer than that."""
        logged = self.log_path.stat().st_size
        connection = http.client.HTTPConnection("127.0.0.1", self.port,
                                                timeout=self.timeout_seconds + ANSWER_GRACE_SECONDS)
        try:
            connection.request("POST", "/2015-03-31/functions/function/invocations", event)
            reply = connection.getresponse()
            body = reply.read()
        except (OSError, http.client.HTTPException) as failure:
            raise EnvironmentFailed(f"The environment of {self.handler} gave no answer: {failure}") from failure
        finally:
            connection.close()
        answer = Answer(*meaning(reply.status, body), log=self._log_of_invocation(logged))
        if self.log_path.stat().st_size > LOG_BYTES_KEPT:
            os.truncate(self.log_path, 0)
        return answer

    def stop(self) -> None:
        """Ends the emulator and the JVM, and forgets their files."""
        if self.process:
            for number in (signal.SIGTERM, signal.SIGKILL):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self.process.pid, number)
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self.process.wait(STOP_SECONDS)
            # The emulator may go first and leave the JVM: the group is only empty after the SIGKILL above.
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def _log_of_invocation(self, start: int) -> str:
        """The emulator answers before it has written its last line, which begins with REPORT."""
        giving_up = time.monotonic() + REPORT_SECONDS
        while True:
            with self.log_path.open("rb") as log:
                log.seek(start)
                text = log.read().decode(errors="replace")
            if "REPORT RequestId" in text or time.monotonic() > giving_up:
                return text
            time.sleep(0.005)


class Slots:
    """At most so many environments of one function at once; whoever comes later waits for one."""

    def __init__(self, number: int, wait_seconds: float):
        self.wait_seconds = wait_seconds
        self._slots: dict[str, threading.BoundedSemaphore] = defaultdict(lambda: threading.BoundedSemaphore(number))
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def hold(self, function: str) -> Iterator[None]:
        with self._lock:
            slot = self._slots[function]
        if not slot.acquire(timeout=self.wait_seconds):
            raise EnvironmentFailed(f"No environment of {function} became free within {self.wait_seconds:.0f} s")
        try:
            yield
        finally:
            slot.release()


def meaning(status: int, body: bytes) -> tuple[bytes, bool]:
    """What an answer of the emulator means: it says 200 for a function's failure and for its time being up as well."""
    if body.startswith(b"Task timed out after"):
        return json.dumps({"errorType": "Sandbox.Timedout", "errorMessage": body.decode()}).encode(), True
    try:
        document = json.loads(body)
    except ValueError:
        return body, status != 200
    return body, isinstance(document, dict) and {"errorType", "errorMessage"} <= document.keys()


_handed_out: set[int] = set()
_ports = threading.Lock()


def free_ports(number: int) -> list[int]:
    """Free loopback ports that were not handed out before: two environments may start at the same moment."""
    with _ports:
        found: list[int] = []
        while len(found) < number:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                port = probe.getsockname()[1]
            if port not in _handed_out:
                found.append(port)
                _handed_out.add(port)
        return found


def _accepts(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.2)
        return probe.connect_ex(("127.0.0.1", port)) == 0
