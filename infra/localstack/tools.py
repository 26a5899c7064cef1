"""The tools of the deployment, under .local/tools. Each is made under another name and takes its own when it is
complete, so an interrupted set-up is mended by the next one; a stamp in it names what it was made from."""

import hashlib
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from processes import Programs, Stop

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LISTS = HERE / "tools"
FOLDER = ROOT / ".local" / "tools"
SPACE_BYTES = 2_000_000_000
SECONDS = 600
DEPENDENCY_PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:copy-dependencies"


@dataclass(frozen=True)
class Tool:
    name: str
    inputs: tuple[str, ...]
    make: Callable[[Path, Programs, Path], None]

    @property
    def folder(self) -> Path:
        return FOLDER / self.name

    @property
    def stamp(self) -> str:
        digest = hashlib.sha256(f"{sys.version} {platform.machine()}".encode())
        for name in self.inputs:
            digest.update((LISTS / name).read_bytes())
        return digest.hexdigest()

    @property
    def ready(self) -> bool:
        stamp = self.folder / "made-from"
        return stamp.exists() and stamp.read_text() == self.stamp


def _packages(name: str) -> Tool:
    def make(folder: Path, programs: Programs, log: Path) -> None:
        programs.run(f"Making {name}", [sys.executable, "-m", "venv", folder], 120, log)
        # The lists are complete: nothing is left for pip to decide.
        programs.run(f"Installing {name}", [folder / "bin" / "python", "-m", "pip", "install", "--quiet", "--no-deps",
                                            "--disable-pip-version-check", "--requirement", LISTS / f"{name}.txt"],
                     SECONDS, log)
    return Tool(name, (f"{name}.txt",), make)


def _jars(name: str, sources: tuple[str, ...] = ()) -> Tool:
    def make(folder: Path, programs: Programs, log: Path) -> None:
        programs.run(f"Fetching {name} with Maven",
                     ["mvn", "-B", "-ntp", "-q", "-f", LISTS / name / "pom.xml", DEPENDENCY_PLUGIN,
                      "-DincludeScope=runtime", f"-DoutputDirectory={folder}"], SECONDS, log, cwd=ROOT)
        for source in sources:
            programs.run(f"Compiling {source}", [Path(os.environ["JAVA_HOME"]) / "bin" / "javac", "-d", folder,
                                                 "-cp", f"{folder}/*", LISTS / source], 120, log)
    return Tool(name, (f"{name}/pom.xml", "../../../pom.xml") + sources, make)


SAM = _packages("sam-1.170.0")
LOCALSTACK = _packages("localstack-4.14.0")
RUNTIME_CLIENT = _jars("runtime-client")
DYNAMODB_LOCAL = _jars("dynamodb-local", ("LoopbackDynamoDb.java",))


def python_of(tool: Tool) -> Path:
    return tool.folder / "bin" / "python"


def packages_of(tool: Tool) -> Path:
    return next((tool.folder / "lib").glob("python3*")) / "site-packages"


def emulator() -> Path:
    """AWS's runtime interface emulator: SAM CLI brings it."""
    machine = "arm64" if platform.machine() in ("aarch64", "arm64") else "x86_64"
    return packages_of(SAM) / "samcli" / "local" / "rapid" / f"aws-lambda-rie-{machine}"


def ensure(programs: Programs, said: Callable[[str, float], None], *tools: Tool) -> None:
    """Makes what is not there yet, side by side."""
    missing = [tool for tool in tools if not tool.ready]
    if not missing:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(FOLDER).free
    if free < SPACE_BYTES:
        raise Stop(f"No space: the tools need 2 GB under {FOLDER}, and {free / 1e9:.1f} GB are free.")
    print(f"Setting up {', '.join(tool.name for tool in missing)} under .local/tools: once, a few minutes.", flush=True)
    with ThreadPoolExecutor(len(missing)) as pool:
        waiting = {pool.submit(_make, tool, programs): tool for tool in missing}
        try:
            for done in as_completed(waiting):
                said(f"set up {waiting[done].name}", done.result())
        except BaseException:
            programs.end()  # or the pool would wait for what the others have started
            raise


def _make(tool: Tool, programs: Programs) -> float:
    started = time.monotonic()
    partial = FOLDER / f"{tool.name}.partial"
    for old in (partial, tool.folder):
        if old.exists():
            shutil.rmtree(old)
    log = FOLDER / f"{tool.name}.log"
    tool.make(partial, programs, log)
    if not partial.is_dir():
        raise Stop(f"Setting up {tool.name} left nothing.", log)
    (partial / "made-from").write_text(tool.stamp)
    partial.rename(tool.folder)
    return time.monotonic() - started
