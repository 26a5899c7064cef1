import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from processes import Gone, Programs, Stop, command_line, listening, loopback, marked, needing, needing_space, sweep

HERE = Path(__file__).resolve().parent.parent
STUBBORN = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(600)"


class ProgramsTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.programs = Programs(self.folder, {"PATH": os.environ["PATH"]})
        self.addCleanup(sweep, self.programs.mark)

    def test_closing_ends_what_was_started_and_what_that_started(self):
        self.programs.start(["sh", "-c", "setsid sleep 600 & sleep 600"], self.folder / "log")
        self.wait_until(lambda: len(list(marked(self.programs.mark))) == 3)

        self.programs.close()

        self.assertEqual(list(marked(self.programs.mark)), [])

    def test_closing_ends_what_ignores_sigterm(self):
        log = self.folder / "log"
        self.programs.start([sys.executable, "-S", "-c", STUBBORN], log)
        self.wait_until(lambda: "up" in log.read_text())

        self.programs.close()

        self.assertEqual(list(marked(self.programs.mark)), [])

    def test_a_program_that_fails_shows_its_last_lines(self):
        with self.assertRaisesRegex(Stop, "The thing failed with status 3.*\n.*\n.*it said this"):
            self.programs.run("The thing", ["sh", "-c", "echo it said this; exit 3"], 10, self.folder / "log")

    def test_what_goes_wrong_because_a_program_is_gone_is_said_to_be_that(self):
        program = self.programs.start(["sh", "-c", "echo its last words; sleep 600"], self.folder / "log")
        self.wait_until(lambda: "words" in (self.folder / "log").read_text())

        with self.assertRaisesRegex(Gone, "^The program ended with status -9.(?s:.*)its last words$"):
            with needing(program, "The program", self.folder / "log"):
                os.kill(program.pid, signal.SIGKILL)
                raise ConnectionRefusedError("nobody listens")

    def test_what_goes_wrong_beside_a_program_that_runs_stays_what_it_is(self):
        program = self.programs.start(["sleep", "600"], self.folder / "log")

        with self.assertRaisesRegex(ConnectionRefusedError, "nobody listens"):
            with needing(program, "The program", self.folder / "log"):
                raise ConnectionRefusedError("nobody listens")

    def test_a_full_disk_is_one_line(self):
        with self.assertRaises(Stop) as stopped:
            self.programs.run("The thing", ["sh", "-c", "echo 'OSError: No space left on device'; exit 1"], 10,
                              self.folder / "log")
        self.assertRegex(str(stopped.exception), r"^The thing: no space is left on the disk of [^\n]*$")

    def test_what_goes_wrong_where_there_is_space_stays_what_it_is(self):
        with self.assertRaisesRegex(ConnectionRefusedError, "nobody listens"):
            with needing_space(self.folder):
                raise ConnectionRefusedError("nobody listens")

    def test_what_goes_wrong_on_a_full_disk_is_said_to_be_that(self):
        full = Path("/proc")  # never has a byte free
        with self.assertRaisesRegex(Gone, "^no space is left on the disk of /proc.$"):
            with needing_space(full):
                raise ConnectionRefusedError("nobody listens")

    def test_a_program_that_hangs_is_ended(self):
        with self.assertRaisesRegex(Stop, "did not end within 1 s"):
            self.programs.run("The thing", ["sleep", "600"], 1, self.folder / "log")
        self.assertEqual(list(marked(self.programs.mark)), [])

    def test_nothing_outlives_a_run_that_is_killed(self):
        run = subprocess.Popen([sys.executable, "-SBc", f"""
import sys, time; sys.path.insert(0, {str(HERE)!r})
from pathlib import Path
from processes import Programs
programs = Programs(Path({str(self.folder)!r}), dict(PATH={os.environ['PATH']!r}))
programs.watch()
programs.start(["sleep", "600"], Path({str(self.folder / 'log')!r}))
time.sleep(600)"""])
        self.wait_until(lambda: any("sleep" in command_line(pid) for pid in marked(self.programs.mark)))

        run.send_signal(signal.SIGKILL)
        run.wait()

        self.wait_until(lambda: not list(marked(self.programs.mark)))

    def wait_until(self, seen):
        giving_up = time.monotonic() + 10
        while not seen():
            self.assertLess(time.monotonic(), giving_up, "nothing happened within 10 s")
            time.sleep(0.02)


class ListeningTest(unittest.TestCase):
    def test_addresses_are_read_as_they_are(self):
        with socket.socket() as four, socket.socket() as wide, socket.socket(socket.AF_INET6) as six:
            for one, host in ((four, "127.0.0.1"), (wide, "0.0.0.0"), (six, "::1")):
                one.bind((host, 0))
                one.listen()
            found = listening({os.getpid()})
        self.assertIn(f"127.0.0.1:{four_port(found, '127.0.0.1')}", found)
        self.assertEqual([loopback(address) for address in found], [not a.startswith("0.0.0.0") for a in found])
        self.assertEqual(sum(not loopback(address) for address in found), 1)

    def test_what_counts_as_loopback(self):
        self.assertEqual([loopback(a) for a in ("127.0.0.1:1", "::1:1", "::ffff:127.0.0.1:1", "0.0.0.0:1", ":::1",
                                                "10.1.2.3:1", "::ffff:10.0.0.1:1")],
                         [True, True, True, False, False, False, False])


def four_port(found, host):
    return next(address.rpartition(":")[2] for address in found if address.startswith(host))
