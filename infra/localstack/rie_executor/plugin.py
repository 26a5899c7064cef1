"""What LocalStack calls: its Lambda executor, and how many environments a function may have at once."""

import contextlib
import os
import tempfile
import threading
from collections import defaultdict
from pathlib import Path

from localstack import config
from localstack.services.lambda_.invocation import assignment
from localstack.services.lambda_.invocation.execution_environment import InvalidStatusException
from localstack.services.lambda_.invocation.lambda_models import InitializationType, InvocationResult
from localstack.services.lambda_.invocation.runtime_executor import RuntimeExecutor

from .environment import Environment, Slots, Tools

ENVIRONMENTS_MAX = 4
WAIT_SECONDS = 120


class RieExecutor(RuntimeExecutor):
    """One execution environment, in the life that LocalStack gives it."""

    def start(self, env_vars: dict) -> None:
        settings = self.function_version.config
        variables = {name: str(value) for name, value in env_vars.items()}
        mark = "TWENTY_WEEKS_RUN"
        if mark in os.environ:  # by which whatever is left of a run is found
            variables[mark] = os.environ[mark]
        tools = Tools(Path(os.environ["RIE_EMULATOR"]), Path(os.environ["RIE_JAVA"]), Path(os.environ["RIE_CLIENT"]))
        self.environment = Environment(
            tools, Path(tempfile.gettempdir()) / "environments" / self.id,
            settings.code.get_unzipped_code_location(), settings.handler, int(settings.memory_size),
            int(settings.timeout), variables)
        self.environment.start()

    def stop(self) -> None:
        if hasattr(self, "environment"):
            self.environment.stop()

    def invoke(self, payload: dict) -> InvocationResult:
        answer = self.environment.invoke(payload["payload"].encode())
        return InvocationResult(payload["invoke-id"], answer.body, is_error=answer.is_error, logs=answer.log)

    def get_logs(self) -> str:
        return self.environment.log() if hasattr(self, "environment") else ""

    def get_address(self) -> str:
        return "127.0.0.1"

    def get_endpoint_from_executor(self) -> str:
        return "127.0.0.1"

    def get_runtime_endpoint(self) -> str:
        return f"http://127.0.0.1:{config.GATEWAY_LISTEN[0].port}/_localstack_lambda/{self.id}"

    @classmethod
    def prepare_version(cls, function_version) -> None:
        function_version.config.code.prepare_for_execution()

    @classmethod
    def cleanup_version(cls, function_version) -> None:
        pass


def limit_environments() -> None:
    """Lets calls wait for one of four environments. LocalStack would start one more for each call at once, and two calls
    could take the same one: it shows a new environment to others before it is taken."""
    slots = Slots(ENVIRONMENTS_MAX, WAIT_SECONDS)
    choosing: dict[str, threading.Lock] = defaultdict(threading.Lock)
    original = assignment.AssignmentService.get_environment

    @contextlib.contextmanager
    def get_environment(self, version_manager_id, function_version, provisioning_type):
        if provisioning_type != InitializationType.on_demand:
            with original(self, version_manager_id, function_version, provisioning_type) as environment:
                yield environment
            return
        with slots.hold(version_manager_id):
            environment = None
            with choosing[version_manager_id]:
                for ready in list(self.environments[version_manager_id].values()):
                    with contextlib.suppress(InvalidStatusException):
                        ready.reserve()
                        environment = ready
                        break
            if environment is None:
                environment = self.start_environment(version_manager_id, function_version)
                environment.reserve()
                self.environments[version_manager_id][environment.id] = environment
            try:
                yield environment
                environment.release()
            except InvalidStatusException:
                pass  # stopped meanwhile, with its function
            except Exception:
                self.stop_environment(environment)
                raise

    assignment.AssignmentService.get_environment = get_environment
