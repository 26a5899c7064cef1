"""Starting programs so that none of them outlives this one, and looking at what they listen on.

Every program started here carries the variable MARK in its environment, and hands it on to what it starts itself. So
everything that belongs to a run can be found in /proc, whoever started it and whatever became of its parent.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

MARK = "TWENTY_WEEKS_RUN"
TERM_SECONDS = 3
ENDING_SECONDS = 0.5
FULL_BYTES = 1_000_000
LOG_LINES_SHOWN = 15


class Stop(Exception):
    """Ends the run with one plain line, and the last lines of a log where there is one."""

    def __init__(self, line: str, log: Path | None = None):
        super().__init__(line)
        self.log = log

    def __str__(self) -> str:
        text = super().__str__()
        if self.log and self.log.exists():
            lines = self.log.read_text(errors="replace").splitlines()[-LOG_LINES_SHOWN:]
            text += f"\n  the last lines of {self.log}:\n" + "\n".join("    " + line[:400] for line in lines)
        return text


class Gone(Stop):
    """Something without which nothing else can go on: a program, or space on the disk."""


class Programs:
    """What one run starts. Closing it ends all of it."""

    def __init__(self, folder: Path, environment: dict[str, str]):
        self.folder = folder
        self.mark = str(folder)
        self.environment = {**environment, MARK: self.mark}
        self.watchdog: subprocess.Popen | None = None

    def watch(self) -> None:
        """Lets a watchdog end everything when this process is gone, even by SIGKILL."""
        self.watchdog = subprocess.Popen(
            [sys.executable, "-SB", str(Path(__file__).resolve()), self.mark],
            stdin=subprocess.PIPE, start_new_session=True, cwd="/")

    def start(self, command: Sequence[str], log: Path, more: dict[str, str] | None = None,
              cwd: Path | None = None) -> subprocess.Popen:
        with log.open("wb") as output:
            return subprocess.Popen([str(part) for part in command], stdin=subprocess.DEVNULL, stdout=output,
                                    stderr=subprocess.STDOUT, start_new_session=True, cwd=cwd or self.folder,
                                    env={**self.environment, **(more or {})})

    def run(self, what: str, command: Sequence[str], seconds: float, log: Path,
            more: dict[str, str] | None = None, cwd: Path | None = None) -> str:
        """Runs a program to its end and gives back what it printed."""
        started = self.start(command, log, more, cwd)
        try:
            status = started.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Stop(f"{what} did not end within {seconds:.0f} s.", log) from None
        finally:
            if started.poll() is None:
                end_group(started)
        text = log.read_text(errors="replace")
        if status != 0:
            if "No space left on device" in text:
                raise Stop(f"{what}: no space is left on the disk of {self.folder}.")
            raise Stop(f"{what} failed with status {status}.", log)
        return text

    def end(self) -> None:
        """Ends what was started so far."""
        sweep(self.mark, spared={os.getpid(), self.watchdog.pid if self.watchdog else 0})

    def close(self) -> None:
        self.end()
        if self.watchdog:
            self.watchdog.stdin.close()
            self.watchdog.wait(2 * TERM_SECONDS + 5)
            self.watchdog = None


def expect_running(process: subprocess.Popen, what: str, log: Path) -> None:
    if process.poll() is not None:
        raise Gone(f"{what} ended with status {process.returncode}.", log)


@contextmanager
def needing(process: subprocess.Popen, what: str, log: Path) -> Iterator[None]:
    """Where something goes wrong because a program is gone, says that and not what came of it."""
    try:
        yield
    except Exception:
        # Its connections close a moment before it has ended.
        with suppress(subprocess.TimeoutExpired):
            process.wait(ENDING_SECONDS)
        expect_running(process, what, log)
        raise


@contextmanager
def needing_space(folder: Path) -> Iterator[None]:
    """Where something goes wrong on a full disk, says that: programs say it in many ways, or cannot say it any more."""
    try:
        yield
    except Exception:
        if shutil.disk_usage(folder).free < FULL_BYTES:
            raise Gone(f"no space is left on the disk of {folder}.") from None
        raise


def end_group(process: subprocess.Popen) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
        except ProcessLookupError:
            pass
        try:
            process.wait(TERM_SECONDS)
            return
        except subprocess.TimeoutExpired:
            pass


def marked(mark: str) -> Iterator[int]:
    """The processes of this user that carry the mark."""
    line = f"{MARK}={mark}".encode()
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if line in (entry / "environ").read_bytes().split(b"\0"):
                    yield int(entry.name)
            except OSError:
                pass


def variables(pid: int) -> list[str]:
    """The environment of a process, each as NAME=value."""
    try:
        return Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return []


def command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace").strip()
    except OSError:
        return ""


def sweep(mark: str, spared: set[int] = frozenset()) -> list[int]:
    """Ends everything that carries the mark: SIGTERM, then SIGKILL for as long as anything is left (10 s at most)."""
    first = [pid for pid in marked(mark) if pid not in spared]
    _signal(first, signal.SIGTERM)
    killing_from, giving_up = time.monotonic() + TERM_SECONDS, time.monotonic() + 10
    while time.monotonic() < giving_up:
        left = [pid for pid in marked(mark) if pid not in spared]
        if not left:
            break
        if time.monotonic() > killing_from:
            _signal(left, signal.SIGKILL)
        time.sleep(0.05)
    return first


def _signal(pids: list[int], number: int) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except OSError:
            pass


def listening(pids: set[int]) -> list[str]:
    """The addresses on which these processes accept TCP connections, as ip:port."""
    inodes = set()
    for pid in pids:
        try:
            for descriptor in Path(f"/proc/{pid}/fd").iterdir():
                target = os.readlink(descriptor)
                if target.startswith("socket:["):
                    inodes.add(target[8:-1])
        except OSError:
            pass
    found = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for row in Path(table).read_text().splitlines()[1:]:
            fields = row.split()
            if fields[3] == "0A" and fields[9] in inodes:
                address, port = fields[1].split(":")
                found.append(f"{_address(address)}:{int(port, 16)}")
    return sorted(found)


def _address(text: str) -> str:
    """/proc writes each 32-bit word of an address in the order of the machine's bytes."""
    import socket
    raw = b"".join(bytes.fromhex(text[at:at + 8])[::-1] for at in range(0, len(text), 8))
    return socket.inet_ntop(socket.AF_INET if len(raw) == 4 else socket.AF_INET6, raw)


def loopback(address: str) -> bool:
    host = address.rpartition(":")[0]
    return host.startswith("127.") or host == "::1" or host.startswith("::ffff:127.")


if __name__ == "__main__":  # the watchdog: reads until the other end of the pipe is gone
    for ignored in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(ignored, signal.SIG_IGN)
    sys.stdin.buffer.read()
    sweep(sys.argv[1])
