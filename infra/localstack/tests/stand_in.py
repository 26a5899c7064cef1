"""Stands in for the runtime emulator: takes its options, listens where they say, and starts a child as it does.

What the event says is done: sleep, fail, die, or print a line.
"""

import json
import os
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

options = dict(zip(sys.argv[1::2], sys.argv[2::2]))
host, port = options["--runtime-interface-emulator-address"].split(":")
if "refuses.to.Start" in sys.argv[-1]:
    print("no such class")
    sys.exit(1)
child = subprocess.Popen(["sleep", "600"])


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if "die" in event:
            os._exit(1)
        print("seen", event.get("say", ""), flush=True)
        time.sleep(event.get("sleep", 0))
        limit = os.environ["AWS_LAMBDA_FUNCTION_TIMEOUT"]
        body = f"Task timed out after {limit}.00 seconds" if "late" in event else json.dumps(
            {"errorType": "Boom", "errorMessage": "it broke"} if "fail" in event
            else {"environment": dict(os.environ), "command": sys.argv, "child": child.pid})
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())
        time.sleep(0.05)
        print("REPORT RequestId: 1", flush=True)

    def log_message(self, *_):
        pass


ThreadingHTTPServer((host, int(port)), Handler).serve_forever()
