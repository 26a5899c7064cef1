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


def update_aliases() -> None:
    """LocalStack cannot update AWS::Lambda::Alias; with it, a changed function behind an alias can be deployed."""
    from localstack.services.cloudformation.resource_provider import OperationStatus, ProgressEvent
    from localstack.services.lambda_.resource_providers.lambda_alias import LambdaAliasProvider

    def update(self, request):
        wanted = {name: request.desired_state[name]
                  for name in ("FunctionName", "FunctionVersion", "Name", "Description", "RoutingConfig")
                  if name in request.desired_state}
        request.aws_client_factory.lambda_.update_alias(**wanted)
        return ProgressEvent(status=OperationStatus.SUCCESS,
                             resource_model={**request.previous_state, **request.desired_state})

    LambdaAliasProvider.update = update


if __name__ == "__main__":
    die_with_parent()
    listen_where_told()
    use_our_dynamodb()
    use_our_executor()
    update_aliases()
    from localstack.runtime.main import main

    main()
