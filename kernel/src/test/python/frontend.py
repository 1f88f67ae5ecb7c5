"""A front end on bare sockets: what it sends and gets is in the hands of the check, well formed or not."""

import json
import os
import time
from queue import Empty

import zmq
from jupyter_client import KernelManager
from jupyter_client.session import Session

KERNEL = os.environ.get("KERNEL", "skylab")
TIMEOUT = float(os.environ.get("TIMEOUT", "30"))
DELIMITER = b"<IDS|MSG>"


class Kernel:
    """A kernel in a process of its own, started from its kernelspec."""

    def __init__(self, name=KERNEL, environment=None, arguments=()):
        self.name = name
        self.manager = KernelManager(kernel_name=name)
        started = dict(os.environ)
        # The history of the person who runs the checks is none of their business.
        started["SKYLAB_HISTORY"] = "off"
        started.update(environment or {})
        self.manager.start_kernel(env=started, extra_arguments=list(arguments))
        self.info = self.manager.get_connection_info()

    @property
    def pid(self):
        return self.manager.provisioner.process.pid

    def is_alive(self):
        return self.manager.provisioner.process.poll() is None

    def wait(self, timeout=TIMEOUT):
        """The exit status of the process."""
        return self.manager.provisioner.process.wait(timeout)

    def front_end(self, **options):
        return FrontEnd(self.info, alive=self.is_alive, **options)

    def kill(self):
        self.manager.provisioner.process.kill()
        self.manager.provisioner.process.wait(TIMEOUT)

    def stop(self):
        if self.is_alive():
            self.kill()
        self.manager.cleanup_resources()


class Run:
    """What came of an execute_request: the reply, and what iopub said between busy and idle, without the states."""

    def __init__(self, reply, output):
        self.message = reply
        self.reply = reply["content"]
        self.output = output

    def of(self, *types):
        return [message for message in self.output if message["msg_type"] in types]

    def stream(self, name="stdout"):
        return "".join(
            message["content"]["text"] for message in self.of("stream") if message["content"]["name"] == name
        )

    def text(self):
        """The text of the result, None when there is none."""
        results = self.of("execute_result")
        return results[0]["content"]["data"]["text/plain"] if results else None


class FrontEnd:
    def __init__(self, info, subscription=b"", session=None, key=None, wait=True, alive=lambda: True):
        self.info = info
        self.alive = alive
        self.context = zmq.Context()
        self.session = session or Session(key=info["key"] if key is None else key, username="tester")
        self.shell = self._connect(zmq.DEALER, "shell_port")
        self.control = self._connect(zmq.DEALER, "control_port")
        self.stdin = self._connect(zmq.DEALER, "stdin_port")
        self.heartbeat = self._connect(zmq.REQ, "hb_port", identified=False)
        self.iopub = self._connect(zmq.SUB, "iopub_port", identified=False)
        self.iopub.setsockopt(zmq.SUBSCRIBE, subscription)
        self.held = {}
        if wait:
            self.wait_ready()

    def _connect(self, kind, port, identified=True):
        socket = self.context.socket(kind)
        socket.linger = 0
        socket.rcvhwm = socket.sndhwm = 0
        if identified:
            socket.setsockopt(zmq.IDENTITY, self.session.bsession)
        socket.connect(f"tcp://{self.info['ip']}:{self.info[port]}")
        return socket

    def close(self):
        self.context.destroy(linger=0)

    # Receiving

    def receive(self, channel="iopub", timeout=None):
        """The next message; Empty when none comes."""
        socket = getattr(self, channel)
        if not socket.poll((TIMEOUT if timeout is None else timeout) * 1000):
            raise Empty(f"nothing came on {channel}")
        _, frames = self.session.feed_identities(socket.recv_multipart())
        return self.session.deserialize(frames)

    def frames(self, channel="iopub", timeout=None):
        """The next message as it came."""
        socket = getattr(self, channel)
        if not socket.poll((TIMEOUT if timeout is None else timeout) * 1000):
            raise Empty(f"nothing came on {channel}")
        return socket.recv_multipart()

    def is_silent(self, channel, seconds=0.3):
        """Whether nothing comes; the only check that has to wait for its result."""
        return not getattr(self, channel).poll(seconds * 1000)

    def wait_ready(self):
        """Until iopub is known to be heard; kernels without a welcome are asked until it is."""
        deadline = time.monotonic() + 3 * TIMEOUT
        while time.monotonic() < deadline and self.alive():
            msg_id = self.send("kernel_info_request")
            while True:
                try:
                    message = self.receive("iopub", 0.5)
                except Empty:
                    break
                if message["parent_header"].get("msg_id") == msg_id and is_idle(message):
                    self.reply(msg_id)
                    return
        raise Empty("the kernel is not ready")

    def drain(self):
        for channel in ("iopub", "shell", "control", "stdin"):
            while getattr(self, channel).poll(0):
                getattr(self, channel).recv_multipart()

    # Sending

    def send(self, msg_type, content=None, channel="shell", **options):
        """Sends a request, returns its id. options: metadata, buffers, header (more fields of the header), parent."""
        message = self.session.msg(
            msg_type,
            content=content if content is not None else {},
            metadata=options.get("metadata"),
            parent=options.get("parent"),
        )
        message["header"].update(options.get("header", {}))
        parts = [message["header"], message["parent_header"], message["metadata"], message["content"]]
        self.send_parts([self.session.pack(part) for part in parts], channel, options.get("buffers", ()))
        return message["header"]["msg_id"]

    def send_parts(self, parts, channel="shell", buffers=(), signature=None):
        """Sends the four parts of a message, rightly signed unless said otherwise."""
        sign = self.session.sign(parts) if signature is None else signature
        getattr(self, channel).send_multipart([DELIMITER, sign, *parts, *buffers])

    def send_raw(self, frames, channel="shell"):
        getattr(self, channel).send_multipart(frames)

    def header(self, msg_type, **changes):
        header = dict(self.session.msg_header(msg_type))
        header["date"] = "2026-01-02T03:04:05.678901Z"
        header.update(changes)
        return header

    # Conversations

    def reply(self, msg_id, channel="shell", timeout=None):
        """The reply to a request; others that come before it are kept for whoever asks for them."""
        while msg_id not in self.held:
            message = self.receive(channel, timeout)
            self.held[message["parent_header"].get("msg_id")] = message
        return self.held.pop(msg_id)

    def ask(self, msg_type, content=None, channel="shell", **options):
        """The content of the reply to a request that only needs one."""
        msg_id = self.send(msg_type, content, channel, **options)
        reply = self.reply(msg_id, channel)
        self.until_idle(msg_id)
        return reply["content"]

    def until_idle(self, msg_id, timeout=None):
        """What comes on iopub under a request until it is idle, without the states."""
        output = []
        while True:
            message = self.receive("iopub", timeout)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            if is_idle(message):
                return output
            if message["msg_type"] != "status":
                output.append(message)

    def until(self, msg_type, msg_id=None, timeout=None):
        """The next message of a type on iopub."""
        while True:
            message = self.receive("iopub", timeout)
            if message["msg_type"] == msg_type and msg_id in (None, message["parent_header"].get("msg_id")):
                return message

    def start(self, code, **fields):
        """Sends a cell, returns its id."""
        content = {
            "code": code,
            "silent": False,
            "store_history": True,
            "user_expressions": {},
            "allow_stdin": False,
            "stop_on_error": True,
        }
        content.update(fields)
        return self.send("execute_request", content)

    def run(self, code, timeout=None, **fields):
        msg_id = self.start(code, **fields)
        output = self.until_idle(msg_id, timeout)
        return Run(self.reply(msg_id, timeout=timeout), output)

    def ping(self, text=b"ping"):
        self.heartbeat.send(text)
        if not self.heartbeat.poll(TIMEOUT * 1000):
            raise Empty("the heart does not beat")
        return self.heartbeat.recv()


def is_idle(message):
    return message["msg_type"] == "status" and message["content"].get("execution_state") == "idle"


def packed(value):
    return json.dumps(value).encode()
