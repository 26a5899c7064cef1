"""Starts LocalStack 4.14.0 with what it needs to run without Docker, on loopback only. Run by LocalStack's own Python.

Everything that is changed in LocalStack is here, and is changed in memory: what pip installed stays as it was.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def listen_where_told() -> None:
    """4.14.0 ignores the host of GATEWAY_LISTEN and listens on every address."""
    from localstack.runtime.server import twisted

    plain = twisted.endpoints.TCP4ServerEndpoint
    twisted.endpoints.TCP4ServerEndpoint = (
        lambda reactor, port, backlog=50, interface="127.0.0.1": plain(reactor, port, backlog, interface))


def use_our_dynamodb() -> None:
    """LocalStack would download DynamoDB Local, and that would listen on every address."""
    from localstack.services.dynamodb import server
    from localstack.services.dynamodb.packages import DynamoDBLocalPackageInstaller

    folder = os.environ["DYNAMODB_LOCAL"]
    DynamoDBLocalPackageInstaller.install = lambda self, *where: None
    DynamoDBLocalPackageInstaller.get_java_env_vars = lambda self: {}
    server.DynamodbServer._create_shell_command = lambda self: [
        os.environ["RIE_JAVA"], "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-cp", f"{folder}:{folder}/*", "LoopbackDynamoDb", str(self.port)]


def use_our_executor() -> None:
    from localstack.services.lambda_.invocation import runtime_executor
    from rie_executor import plugin

    class Ours:
        exists = staticmethod(lambda name: True)
        load = classmethod(lambda cls, *name: plugin.RieExecutor if not name else cls)

    runtime_executor.EXECUTOR_PLUGIN_MANAGER = Ours
    plugin.limit_environments()


def refuse_what_is_missing() -> None:
    """A type that LocalStack lacks is otherwise said to be created. Its own check asks a catalogue on the network; this
    asks LocalStack whether it has the code."""
    from localstack.services.cloudformation.engine.v2.change_set_resource_support_checker import (
        ChangeSetResourceSupportChecker, CloudFormationResourcesSupportAtRuntime, CloudFormationResourcesSupportInLatest)
    from localstack.services.cloudformation.resource_provider import plugin_manager

    ChangeSetResourceSupportChecker._resource_support_status = lambda self, resource_type: (
        CloudFormationResourcesSupportAtRuntime.AVAILABLE if plugin_manager.exists(resource_type)
        else CloudFormationResourcesSupportInLatest.NOT_SUPPORTED)


def update_aliases() -> None:
    """4.14.0 has no update of an alias, and takes a changed function for another one: it would make the alias once more
    and delete the old one, which is the same."""
    from localstack.services.cloudformation.resource_provider import OperationStatus, ProgressEvent
    from localstack.services.lambda_.resource_providers.lambda_alias import LambdaAliasProvider

    def update(self, request) -> ProgressEvent:
        model = {**request.previous_state, **request.desired_state}
        request.aws_client_factory.lambda_.update_alias(
            FunctionName=model["FunctionName"], Name=model["Name"], FunctionVersion=model["FunctionVersion"])
        return ProgressEvent(status=OperationStatus.SUCCESS, resource_model=model)

    LambdaAliasProvider.update = update
    LambdaAliasProvider.SCHEMA = {**LambdaAliasProvider.SCHEMA, "createOnlyProperties": []}


if __name__ == "__main__":
    die_with_parent()
    listen_where_told()
    use_our_dynamodb()
    use_our_executor()
    refuse_what_is_missing()
    update_aliases()
    from localstack.runtime.main import main

    main()
