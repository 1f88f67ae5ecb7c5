"""Runs the AWS CLI many times in one process: {"arguments": [...], "endpoint": "..."} a line in, what came of it out."""

import io
import json
import os
import sys

from awscli import clidriver
from botocore.loaders import Loader

answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
loader = None


class Captured(io.TextIOWrapper):
    def __init__(self):
        super().__init__(io.BytesIO(), encoding="utf-8", newline="", write_through=True)

    def text(self):
        return self.buffer.getvalue().decode("utf-8", "replace")


def run(arguments):
    global loader
    out, err = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = Captured(), Captured()
    try:
        driver = clidriver.create_clidriver()
        # The models of services are read once: that is what takes half a second each time.
        if loader is None:
            loader = driver.session.get_component("data_loader")
        else:
            driver.session.register_component("data_loader", loader)
        try:
            status = driver.main(arguments)
        except SystemExit as end:
            status = end.code
        return {"status": status, "out": sys.stdout.text(), "err": sys.stderr.text()}
    finally:
        sys.stdout, sys.stderr = out, err


for line in sys.stdin:
    request = json.loads(line)
    os.environ["AWS_ENDPOINT_URL"] = request["endpoint"]
    answers.write(json.dumps(run(request["arguments"])) + "\n")
    answers.flush()
