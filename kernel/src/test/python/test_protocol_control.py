"""control: interrupt, shutdown, what is declined, and all of it while a cell runs."""

import time
import unittest

from conformance import CODE, ProtocolTest, only_java


class WhileACellRuns(ProtocolTest):
    def running(self, code=CODE.forever):
        msg_id = self.client.start(code.format())
        self.client.until("stream", msg_id)
        return msg_id

    def control(self, msg_type, content=None):
        return self.client.reply(self.client.send(msg_type, content, "control"), "control")

    def interrupt(self, msg_id):
        started = time.monotonic()
        self.assertEqual(self.control("interrupt_request")["msg_type"], "interrupt_reply")
        reply = self.client.reply(msg_id, timeout=10)
        self.assertEqual(reply["content"]["status"], "error")
        return time.monotonic() - started

    def test_control_answers(self):
        msg_id = self.running()
        self.assertEqual(self.control("kernel_info_request")["content"]["status"], "ok")
        self.interrupt(msg_id)

    def test_the_heart_beats(self):
        msg_id = self.running()
        self.assertEqual(self.client.ping(), b"ping")
        self.interrupt(msg_id)

    def test_an_interrupt_ends_an_endless_loop(self):
        self.assertLess(self.interrupt(self.running()), 5)

    def test_an_interrupt_ends_a_sleep(self):
        self.assertLess(self.interrupt(self.running(CODE.sleep_forever)), 5)

    def test_an_interrupt_keeps_the_state(self):
        self.client.run(CODE.assign.format(77))
        self.interrupt(self.running())
        self.assertEqual(self.client.run(CODE.assigned).stream(), "77")

    def test_an_interrupted_cell_is_told_as_an_error(self):
        msg_id = self.running()
        self.control("interrupt_request")
        self.assertEqual(self.client.until("error", msg_id, 10)["content"]["traceback"][-1:] != [], True)
        self.client.reply(msg_id)

    @only_java
    def test_a_cell_that_catches_everything_is_interrupted_too(self):
        self.assertLess(self.interrupt(self.running(CODE.catch_all_forever)), 10)

    @only_java
    def test_many_interrupts_are_one(self):
        msg_id = self.running()
        interrupts = [self.client.send("interrupt_request", channel="control") for _ in range(50)]
        self.assertEqual(self.client.reply(msg_id)["content"]["status"], "error")
        for interrupt in interrupts:
            self.client.reply(interrupt, "control")
        self.assert_answers()

    def test_requests_that_control_shares_with_shell_wait_for_their_turn(self):
        msg_id = self.running()
        asked = self.client.send("connect_request", channel="control")
        self.interrupt(msg_id)
        self.assertEqual(self.client.reply(asked, "control")["msg_type"], "connect_reply")

    def test_a_debug_request_does_not_wait(self):
        msg_id = self.running()
        self.assertEqual(
            self.control("debug_request", {"type": "request", "seq": 1, "command": "debugInfo"})["msg_type"],
            "debug_reply",
        )
        self.interrupt(msg_id)


class Interrupt(ProtocolTest):
    def test_without_a_cell_it_is_answered_and_harms_nothing(self):
        reply = self.client.ask("interrupt_request", channel="control")
        self.assertEqual(reply.get("status", "ok"), "ok")
        self.assert_answers()

    @only_java
    def test_the_reply_has_a_status(self):
        self.assertEqual(self.client.ask("interrupt_request", channel="control"), {"status": "ok"})

    @only_java
    def test_it_does_not_hit_the_cell_behind(self):
        for _ in range(10):
            self.client.send("interrupt_request", channel="control")
            self.assertEqual(self.client.run(CODE.result).reply.get("execution_count", 0) > 0, True)
        self.assert_answers()


@only_java
class Declined(ProtocolTest):
    """What is not claimed in supported_features is answered with an error at once."""

    def test_debugging_as_the_debug_adapter_protocol_refuses(self):
        request = {"type": "request", "seq": 12, "command": "initialize", "arguments": {}}
        reply = self.client.ask("debug_request", request, "control")
        self.assertEqual(
            (reply["type"], reply["request_seq"], reply["command"], reply["success"]),
            ("response", 12, "initialize", False),
        )
        self.assertTrue(reply["message"])

    def test_debug_requests_of_any_shape(self):
        for content in ({}, {"seq": "x"}, {"command": 7}, {"arguments": []}):
            self.assertFalse(self.client.ask("debug_request", content, "control")["success"])

    def test_subshells(self):
        for msg_type in ("create_subshell_request", "delete_subshell_request", "list_subshell_request"):
            with self.subTest(type=msg_type):
                reply = self.client.ask(msg_type, {"subshell_id": "x"}, "control")
                self.assertEqual(reply["status"], "error")
                self.assertTrue({"ename", "evalue", "traceback"} <= reply.keys())


class Shutdown(ProtocolTest):
    def setUp(self):
        self.own = self.start_kernel()
        self.client = self.own.front_end()
        self.addCleanup(self.client.close)

    def shutdown(self, channel="control", **content):
        reply = self.client.reply(self.client.send("shutdown_request", content, channel), channel)
        self.assertEqual(reply["msg_type"], "shutdown_reply")
        return reply["content"]

    def test_it_is_answered_and_then_the_process_ends_well(self):
        self.assertEqual(self.shutdown(restart=False), {"status": "ok", "restart": False})
        self.assertEqual(self.own.wait(), 0)

    def test_restart_is_repeated_in_the_reply(self):
        self.assertTrue(self.shutdown(restart=True)["restart"])
        self.own.wait()

    def test_all_front_ends_hear_of_it_on_iopub(self):
        other = self.own.front_end()
        self.addCleanup(other.close)
        self.shutdown(restart=True)
        self.assertTrue(other.until("shutdown_reply")["content"]["restart"])
        self.own.wait()

    def test_it_is_understood_on_shell_where_it_is_deprecated(self):
        self.shutdown("shell", restart=False)
        self.own.wait()

    def test_it_ends_a_running_cell(self):
        msg_id = self.client.start(CODE.forever.format())
        self.client.until("stream", msg_id)
        self.shutdown(restart=False)
        self.assertEqual(self.own.wait(10), 0)

    @only_java
    def test_what_was_printed_before_it_arrives(self):
        self.client.start('System.out.print("last words");')
        reply = self.client.send("shutdown_request", {"restart": False})
        self.assertEqual(self.client.until("stream")["content"]["text"], "last words")
        self.client.reply(reply)

    @only_java
    def test_without_or_with_a_wrong_restart_it_is_answered(self):
        self.assertEqual(self.shutdown(), {"status": "ok", "restart": False})

    @only_java
    def test_it_takes_no_time_that_anybody_notices(self):
        self.client.run(CODE.result)
        started = time.monotonic()
        self.shutdown(restart=False)
        self.own.wait()
        self.assertLess(time.monotonic() - started, 2)


if __name__ == "__main__":
    unittest.main()
