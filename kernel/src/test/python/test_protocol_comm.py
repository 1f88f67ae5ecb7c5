"""comm messages: conversations between front end and kernel."""

import unittest

from conformance import CODE, ProtocolTest, only_java


class Comm(ProtocolTest):
    def send(self, msg_type, **content):
        msg_id = self.client.send(msg_type, content)
        return self.client.until_idle(msg_id)

    def comms(self, **content):
        return self.client.ask("comm_info_request", content)

    def test_a_comm_to_an_unknown_target_is_closed(self):
        (message,) = [
            m for m in self.send("comm_open", comm_id="c", target_name="nobody", data={}) if m["msg_type"] != "stream"
        ]
        self.assertEqual((message["msg_type"], message["content"]["comm_id"]), ("comm_close", "c"))

    def test_messages_to_unknown_comms_are_ignored(self):
        self.send("comm_msg", comm_id="nobody", data={"x": 1})
        self.send("comm_close", comm_id="nobody", data={})
        self.assert_answers()

    def test_comm_messages_have_no_reply(self):
        self.send("comm_msg", comm_id="nobody", data={})
        self.assertTrue(self.client.is_silent("shell", 0.1))

    def test_comm_info_without_comms(self):
        self.assertEqual(self.comms(), {"status": "ok", "comms": {}})

    def test_comm_info_of_a_target_without_comms(self):
        self.assertEqual(self.comms(target_name="none-such")["comms"], {})

    def test_null_as_target_means_all(self):
        self.assertEqual(self.comms(target_name=None)["status"], "ok")

    @only_java
    def test_buffers_of_any_size_are_taken(self):
        msg_id = self.client.send("comm_msg", {"comm_id": "x", "data": {}}, buffers=[b"", b"\x00" * 10_000_000])
        self.assertEqual(self.client.until_idle(msg_id), [])

    def test_fields_of_wrong_types_are_survived(self):
        for msg_type in ("comm_open", "comm_msg", "comm_close", "comm_info_request"):
            for field in ("comm_id", "target_name", "data"):
                for wrong in (None, 7, [], {}, True, "x"):
                    content = {"comm_id": "c", "target_name": "t", "data": {}, field: wrong}
                    self.client.send(msg_type, content)
                    self.client.send(msg_type, {k: v for k, v in content.items() if k != field})
        self.assert_answers()

    def test_comms_wait_behind_a_running_cell_and_are_served_then(self):
        self.client.start(CODE.nap.format(300))
        self.assertEqual(self.comms()["status"], "ok")


if __name__ == "__main__":
    unittest.main()
