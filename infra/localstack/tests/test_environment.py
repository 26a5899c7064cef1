import json
import os
import sys
import tempfile
import threading
import time
import unittest
import zipfile
from pathlib import Path

from rie_executor.environment import Environment, EnvironmentFailed, Slots, Tools, free_ports, meaning

STAND_IN = Path(__file__).parent / "stand_in.py"


class EnvironmentTest(unittest.TestCase):
    def setUp(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        client = self.folder / "client"
        client.mkdir()
        with zipfile.ZipFile(client / "aws-lambda-java-runtime-interface-client-2.9.0.jar", "w") as jar:
            for machine in ("x86_64", "aarch_64"):
                jar.writestr(f"jni/libaws-lambda-jni.linux-{machine}.so", "native")
        emulator = self.folder / "emulator"
        emulator.write_text(f'#!/bin/sh\nexec {sys.executable} -SB {STAND_IN} "$@"\n')
        emulator.chmod(0o755)
        self.tools = Tools(emulator, Path("/usr/bin/java"), client)

    def environment(self, name="one", handler="org.example.Handler::handle", **more):
        settings = {"memory_megabytes": 1000, "timeout_seconds": 2, "variables": {"TABLE": "cases"}, **more}
        environment = Environment(self.tools, self.folder / name, self.folder, handler, **settings)
        self.addCleanup(environment.stop)
        return environment

    def started(self, *arguments, **more):
        environment = self.environment(*arguments, **more)
        environment.start()
        return environment

    def test_an_event_is_answered_with_what_it_logged(self):
        answer = self.started().invoke(b'{"say": "hello"}')

        self.assertFalse(answer.is_error)
        self.assertEqual(answer.log.splitlines(), ["seen hello", "REPORT RequestId: 1"])

    def test_each_invocation_has_its_own_log_lines(self):
        environment = self.started()
        environment.invoke(b'{"say": "first"}')

        answer = environment.invoke(b'{"say": "second"}')

        self.assertNotIn("first", answer.log)
        self.assertIn("second", answer.log)

    def test_the_function_sees_its_variables_and_limits_and_nothing_of_ours(self):
        os.environ["OURS_ALONE"] = "1"
        self.addCleanup(os.environ.pop, "OURS_ALONE")

        seen = json.loads(self.started(memory_megabytes=512).invoke(b"{}").body)

        self.assertEqual(seen["environment"]["TABLE"], "cases")
        self.assertEqual(seen["environment"]["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"], "512")
        self.assertEqual(seen["environment"]["AWS_LAMBDA_FUNCTION_TIMEOUT"], "2")
        self.assertEqual(seen["environment"]["TZ"], "UTC")
        self.assertNotIn("OURS_ALONE", seen["environment"])
        self.assertIn("-Xmx435m", seen["command"])

    def test_two_environments_share_neither_port_nor_native_library(self):
        first, second = self.started("one"), self.started("two")

        libraries = {next(part for part in json.loads(each.invoke(b"{}").body)["command"] if "NativeClient.JNI" in part)
                     for each in (first, second)}

        self.assertNotEqual(first.port, second.port)
        self.assertEqual(len(libraries), 2)

    def test_a_failure_of_the_function_is_an_error(self):
        answer = self.started().invoke(b'{"fail": 1}')

        self.assertTrue(answer.is_error)
        self.assertEqual(json.loads(answer.body)["errorType"], "Boom")

    def test_a_function_whose_time_is_up_is_an_error(self):
        answer = self.started().invoke(b'{"late": 1}')

        self.assertTrue(answer.is_error)
        self.assertIn("Task timed out after 2", json.loads(answer.body)["errorMessage"])

    def test_an_environment_that_dies_while_it_works_is_of_no_more_use(self):
        environment = self.started()

        with self.assertRaises(EnvironmentFailed):
            environment.invoke(b'{"die": 1}')

    def test_one_that_does_not_start_says_why(self):
        with self.assertRaisesRegex(EnvironmentFailed, "no such class"):
            self.environment(handler="refuses.to.Start").start()

    def test_stopping_ends_the_emulator_and_what_it_started_and_removes_their_files(self):
        environment = self.started()
        child = json.loads(environment.invoke(b"{}").body)["child"]

        environment.stop()

        self.assertIsNotNone(environment.process.poll())
        self.assertFalse(_runs(child))
        self.assertFalse(environment.folder.exists())

    def test_stopping_twice_is_no_harm(self):
        environment = self.started()
        environment.stop()
        environment.stop()


class SlotsTest(unittest.TestCase):
    def test_no_more_than_so_many_at_once_and_everybody_gets_a_turn(self):
        slots, lock = Slots(4, 10), threading.Lock()
        running, most, turns = 0, 0, 0

        def call():
            nonlocal running, most, turns
            with slots.hold("function"):
                with lock:
                    running += 1
                    most = max(most, running)
                time.sleep(0.02)
                with lock:
                    running -= 1
                    turns += 1

        callers = [threading.Thread(target=call) for _ in range(40)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()

        self.assertEqual((most, turns), (4, 40))

    def test_functions_do_not_wait_for_one_another(self):
        slots = Slots(1, 0.05)
        with slots.hold("one"), slots.hold("other"):
            pass

    def test_waiting_ends(self):
        slots = Slots(1, 0.05)
        with slots.hold("one"), self.assertRaisesRegex(EnvironmentFailed, "became free"):
            with slots.hold("one"):
                pass

    def test_a_slot_is_free_again_after_a_failure(self):
        slots = Slots(1, 0.05)
        with self.assertRaises(ValueError):
            with slots.hold("one"):
                raise ValueError
        with slots.hold("one"):
            pass


class MeaningTest(unittest.TestCase):
    def test_an_answer_that_only_has_a_message_is_no_error(self):
        self.assertFalse(meaning(200, b'{"errorMessage": "of the function itself"}')[1])

    def test_an_answer_that_is_no_json_is_an_error_only_by_its_status(self):
        self.assertEqual([meaning(200, b"plain")[1], meaning(502, b"plain")[1]], [False, True])

    def test_ports_are_handed_out_once(self):
        self.assertEqual(len(set(free_ports(20))), 20)


def _runs(pid: int) -> bool:
    try:
        return b"State:\tZ" not in Path(f"/proc/{pid}/status").read_bytes()
    except FileNotFoundError:
        return False
