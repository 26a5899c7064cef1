"""Runs LocalStack's Lambda functions without Docker, on AWS's own runtime interface emulator."""
