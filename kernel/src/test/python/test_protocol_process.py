"""The process: signals, the death of the parent, kernels side by side, connection files."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest

from jupyter_client.kernelspec import KernelSpecManager

import frontend
from conformance import CODE, ProtocolTest, only_java


class Signals(ProtocolTest):
    def test_sigint_interrupts_the_cell_and_keeps_the_state(self):
        self.client.run(CODE.assign.format(3))
        msg_id = self.client.start(CODE.forever.format())
        self.client.until("stream", msg_id)
        os.kill(self.kernel.pid, signal.SIGINT)
        self.assertEqual(self.client.reply(msg_id, timeout=10)["content"]["status"], "error")
        self.assertEqual(self.client.run(CODE.assigned).stream(), "3")

    def test_sigint_without_a_cell_is_nothing(self):
        os.kill(self.kernel.pid, signal.SIGINT)
        self.assert_answers()

    def test_sigterm_ends_the_process(self):
        kernel = self.start_kernel()
        client = kernel.front_end()
        self.addCleanup(client.close)
        os.kill(kernel.pid, signal.SIGTERM)
        kernel.wait(10)

    @only_java
    def test_sigterm_ends_a_running_cell_too(self):
        kernel = self.start_kernel()
        client = kernel.front_end()
        self.addCleanup(client.close)
        client.until("stream", client.start(CODE.forever.format()))
        os.kill(kernel.pid, signal.SIGTERM)
        self.assertEqual(kernel.wait(10), 0)


class Parent(ProtocolTest):
    def test_the_death_of_the_parent_ends_the_kernel(self):
        script = (
            "import sys, time, frontend\n"
            "kernel = frontend.Kernel(sys.argv[1])\n"
            "kernel.front_end().close()\n"
            "print(kernel.pid, flush=True)\n"
            "time.sleep(1000)\n"
        )
        here = os.path.dirname(os.path.abspath(__file__))
        parent = subprocess.Popen(
            [sys.executable, "-c", script, frontend.KERNEL], stdout=subprocess.PIPE, cwd=here, text=True
        )
        pid = int(parent.stdout.readline())
        parent.kill()
        parent.wait()
        parent.stdout.close()
        deadline = time.monotonic() + 15
        while runs(pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        alive = runs(pid)
        if alive:
            os.kill(pid, signal.SIGKILL)
        self.assertFalse(alive)


def runs(pid):
    """Whether a process is there and no zombie."""
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class SideBySide(ProtocolTest):
    def test_two_kernels_know_nothing_of_each_other(self):
        other = self.start_kernel()
        second = other.front_end()
        self.addCleanup(second.close)
        self.client.run(CODE.assign.format(1))
        second.run(CODE.assign.format(2))
        self.assertEqual(self.client.run(CODE.assigned).stream(), "1")
        self.assertEqual(second.run(CODE.assigned).stream(), "2")

    def test_one_lives_when_the_other_is_killed(self):
        other = self.start_kernel()
        other.front_end().close()
        other.kill()
        self.assert_answers()

    def test_a_killed_kernel_starts_again_on_its_ports_and_has_another_session(self):
        kernel = self.start_kernel()
        client = kernel.front_end()
        self.addCleanup(client.close)
        before = client.reply(client.send("kernel_info_request"))["header"]["session"]
        kernel.manager.restart_kernel(now=True)
        client.wait_ready()
        after = client.reply(client.send("kernel_info_request"))["header"]["session"]
        self.assertNotEqual(before, after)
        self.assertEqual(client.run(CODE.result).text(), CODE.result_text)


@only_java
class Survival(ProtocolTest):
    """What a cell can do to its kernel."""

    def test_exit_does_not_end_it(self):
        self.assertEqual(self.client.run(CODE.exit).reply["status"], "error")
        self.assert_answers()

    def test_endless_recursion_is_an_error_of_few_lines(self):
        run = self.client.run(CODE.endless_recursion)
        self.assertEqual(run.reply["status"], "error")
        self.assertLess(len("\n".join(run.reply["traceback"]).splitlines()), 60)
        self.assert_answers()

    def test_memory_that_runs_out_is_an_error(self):
        run = self.client.run(CODE.memory, timeout=60)
        self.assertEqual(run.reply["status"], "error")
        self.client.run("hog = null;")
        self.assert_answers()


@only_java
class ConnectionFiles(unittest.TestCase):
    """What is wrong with a connection file is said, and nothing hangs."""

    def fails(self, content, *words):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(content if isinstance(content, str) else json.dumps(content))
            file.flush()
            command = KernelSpecManager().get_kernel_spec(frontend.KERNEL).argv
            process = subprocess.run(
                [part.replace("{connection_file}", file.name) for part in command],
                capture_output=True,
                timeout=30,
                text=True,
            )
        self.assertNotEqual(process.returncode, 0)
        for word in words:
            self.assertIn(word, process.stderr + process.stdout)

    def usable(self, **changes):
        ports = {port: 0 for port in ("shell_port", "control_port", "stdin_port", "iopub_port", "hb_port")}
        return {"transport": "tcp", "ip": "127.0.0.1", "key": "k", "signature_scheme": "hmac-sha256", **ports, **changes}

    def test_no_json(self):
        self.fails("nothing")

    def test_no_object(self):
        self.fails("[]")

    def test_a_transport_that_is_not_tcp(self):
        self.fails(self.usable(transport="ipc"), '"ipc"')

    def test_an_unusable_port(self):
        for port in (-1, 70_000, "x", None):
            with self.subTest(port=port):
                self.fails(self.usable(shell_port=port), "shell_port")

    def test_an_unknown_signature_scheme(self):
        self.fails(self.usable(signature_scheme="hmac-rot13"), "rot13".upper())

    def test_an_address_that_is_none_of_this_machine(self):
        self.fails(self.usable(ip="192.0.2.1", shell_port=45_671))


if __name__ == "__main__":
    unittest.main()
