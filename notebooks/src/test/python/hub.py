"""Two users of one JupyterHub run the same notebook cells with the kernel of Skylab; neither sees the other's lab.

Arguments: an empty directory. The kernel is found by JUPYTER_PATH. Prints OK if all holds.
"""

import asyncio
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import uuid

from tornado.websocket import websocket_connect
from tornado.httpclient import HTTPRequest

LONGEST_SECONDS = 240
USERS = ["ann", "bob"]
LAUNCH = (
    'ec2.runInstances(r -> r.imageId(ec2.describeImages().images().get(0).imageId())'
    '.instanceType("t3.micro").minCount(%d).maxCount(%d));'
)
COUNT = "System.out.println(\"instances \" + ec2.describeInstances().reservations().stream()" \
        ".mapToInt(r -> r.instances().size()).sum());"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Hub:
    def __init__(self, directory):
        self.token = secrets.token_hex(16)
        self.port = free_port()
        self.log = open(os.path.join(directory, "hub.log"), "w")
        config = os.path.join(directory, "jupyterhub_config.py")
        with open(config, "w") as file:
            file.write(f"""
c.JupyterHub.bind_url = "http://127.0.0.1:{self.port}"
c.JupyterHub.hub_port = {free_port()}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{free_port()}"
c.JupyterHub.authenticator_class = "jupyterhub.auth.DummyAuthenticator"
c.JupyterHub.spawner_class = "jupyterhub.spawner.SimpleLocalProcessSpawner"
c.SimpleLocalProcessSpawner.home_dir_template = {os.path.join(directory, "home", "{username}")!r}
c.Spawner.args = ["--allow-root"]
c.Spawner.env_keep = ["PATH", "PYTHONPATH", "JUPYTER_PATH", "JAVA_HOME", "LC_ALL", "SKYLAB_LANG"]
c.Spawner.start_timeout = {LONGEST_SECONDS}
c.Spawner.http_timeout = {LONGEST_SECONDS}
c.JupyterHub.services = [{{"name": "test", "api_token": "{self.token}"}}]
c.JupyterHub.load_roles = [{{"name": "test", "services": ["test"],
    "scopes": ["admin:users", "admin:servers", "access:servers"]}}]
""")
        self.process = subprocess.Popen(["jupyterhub", "-f", config], cwd=directory, stdout=self.log,
                                        stderr=subprocess.STDOUT, start_new_session=True)

    def ask(self, method, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", method=method,
                                         data=None if body is None else json.dumps(body).encode())
        request.add_header("Authorization", "token " + self.token)
        with urllib.request.urlopen(request, timeout=60) as answer:
            text = answer.read()
            return json.loads(text) if text else None

    def until(self, what, asked):
        end = time.monotonic() + LONGEST_SECONDS
        while True:
            try:
                value = asked()
                if value:
                    return value
            except (urllib.error.URLError, ConnectionError) as e:
                last = e
            if time.monotonic() > end or self.process.poll() is not None:
                raise AssertionError(f"no {what}; see hub.log")
            time.sleep(0.5)

    def spawn(self, user):
        self.ask("POST", f"/hub/api/users/{user}")
        self.ask("POST", f"/hub/api/users/{user}/server")
        self.until("server of " + user, lambda: self.ask("GET", f"/hub/api/users/{user}")["server"])
        kernel = self.until("kernel of " + user,
                            lambda: self.ask("POST", f"/user/{user}/api/kernels", {"name": "skylab"}))
        return kernel["id"]

    async def run(self, user, kernel, code):
        url = f"ws://127.0.0.1:{self.port}/user/{user}/api/kernels/{kernel}/channels"
        socket = await websocket_connect(HTTPRequest(url, headers={"Authorization": "token " + self.token},
                                                     connect_timeout=60, request_timeout=LONGEST_SECONDS))
        identity = uuid.uuid4().hex
        await socket.write_message(json.dumps({
            "channel": "shell", "parent_header": {}, "metadata": {}, "buffers": [],
            "header": {"msg_id": identity, "msg_type": "execute_request", "username": user,
                       "session": uuid.uuid4().hex, "version": "5.3"},
            "content": {"code": code, "silent": False, "store_history": False, "user_expressions": {},
                        "allow_stdin": False, "stop_on_error": True}}))
        shown = ""
        while True:
            message = json.loads(await asyncio.wait_for(socket.read_message(), LONGEST_SECONDS))
            if message["parent_header"].get("msg_id") != identity:
                continue
            if message["msg_type"] == "stream":
                shown += message["content"]["text"]
            elif message["msg_type"] == "error":
                shown += "\n".join(message["content"]["traceback"])
            elif message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                socket.close()
                return shown.strip()

    def close(self):
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.log.close()


async def check(hub):
    kernels = {user: hub.spawn(user) for user in USERS}
    for count, user in enumerate(USERS, start=1):
        shown = await hub.run(user, kernels[user], LAUNCH % (count, count))
        assert "error" not in shown.lower(), shown
    for count, user in enumerate(USERS, start=1):
        shown = await hub.run(user, kernels[user], COUNT)
        assert shown == f"instances {count}", f"{user}: {shown}"
    for user in USERS:
        own = [kernel["id"] for kernel in hub.ask("GET", f"/user/{user}/api/kernels")]
        assert own == [kernels[user]], f"{user} sees {own}"


def main():
    hub = Hub(os.path.abspath(sys.argv[1]))
    try:
        hub.until("hub", lambda: hub.ask("GET", "/hub/api/"))
        asyncio.run(check(hub))
        print("OK")
    finally:
        hub.close()


main()
