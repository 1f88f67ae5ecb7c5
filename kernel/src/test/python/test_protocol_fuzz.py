"""Every message type with every field of every type, in an order that a seed decides; the kernel must still answer."""

import os
import random
import unittest

import frontend
from conformance import CODE, ProtocolTest
from frontend import packed

SEED = int(os.environ.get("SEED", "20261121"))
ROUNDS = int(os.environ.get("ROUNDS", "1500"))

VALUES = (
    None, True, False, 0, 1, -1, 2**31, -(2**63), 2**70, 1.5, -0.0, 1e308, "", "x", "7", "한글 😀", "\x00", "\ud83d",
    "\u2028", "a" * 70_000, [], [[]], [None], {}, {"x": {}}, {"": ""}, [1, "2", {"3": 4}],
)  # fmt: skip

FIELDS = {
    "execute_request": ("code", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error"),
    "complete_request": ("code", "cursor_pos"),
    "inspect_request": ("code", "cursor_pos", "detail_level"),
    "is_complete_request": ("code",),
    "history_request": ("hist_access_type", "output", "raw", "session", "start", "stop", "n", "pattern", "unique"),
    "comm_open": ("comm_id", "target_name", "target_module", "data"),
    "comm_msg": ("comm_id", "data"),
    "comm_close": ("comm_id", "data"),
    "comm_info_request": ("target_name",),
    "connect_request": ("x",),
    "kernel_info_request": ("x",),
    "interrupt_request": ("x",),
    "debug_request": ("type", "seq", "command", "arguments"),
    "create_subshell_request": ("subshell_id",),
    "delete_subshell_request": ("subshell_id",),
    "list_subshell_request": ("subshell_id",),
    "input_reply": ("value",),
    "stream": ("name", "text"),
    "no_such_request": ("x",),
}

HARMLESS = {
    "code": CODE.result, "cursor_pos": 1, "detail_level": 0, "silent": False, "store_history": False,
    "user_expressions": {}, "allow_stdin": False, "stop_on_error": False, "hist_access_type": "tail", "output": False,
    "raw": True, "n": 3, "session": 0, "start": 0, "stop": 3, "pattern": "*", "unique": False, "comm_id": "c",
    "target_name": "t", "data": {}, "type": "request", "seq": 1, "command": "debugInfo", "arguments": {},
}  # fmt: skip

HEADER = ("msg_id", "session", "username", "date", "msg_type", "version", "subshell_id")


class Fuzz(ProtocolTest):
    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)

    def assert_all_channels_answer(self):
        self.assert_answers()
        client = self.connect()
        self.assertEqual(client.ask("kernel_info_request", channel="control")["status"], "ok")
        self.assertEqual(client.ping(), b"ping")

    def content(self, msg_type):
        content = {field: HARMLESS.get(field, "x") for field in FIELDS[msg_type]}
        for field in self.random.sample(FIELDS[msg_type], self.random.randint(1, len(FIELDS[msg_type]))):
            if self.random.random() < 0.2:
                del content[field]
            else:
                content[field] = self.random.choice(VALUES)
        return content

    def test_every_value_in_every_field_of_every_type_on_every_channel(self):
        for msg_type, fields in FIELDS.items():
            for field in fields:
                for value in VALUES:
                    content = {each: HARMLESS.get(each, "x") for each in fields}
                    content[field] = value
                    channel = self.random.choice(("shell", "shell", "control", "stdin"))
                    header = self.client.header(msg_type)
                    self.client.send_parts([packed(part) for part in (header, {}, {}, content)], channel)
        self.assert_all_channels_answer()

    def test_many_fields_at_once(self):
        for _ in range(ROUNDS):
            msg_type = self.random.choice(list(FIELDS))
            channel = self.random.choice(("shell", "shell", "shell", "control", "stdin"))
            header = self.client.header(msg_type)
            parts = [packed(part) for part in (header, {}, {}, self.content(msg_type))]
            self.client.send_parts(parts, channel)
        self.assert_all_channels_answer()

    def test_every_value_in_every_field_of_the_header(self):
        for field in HEADER:
            for value in VALUES:
                for msg_type in ("kernel_info_request", "history_request"):
                    header = self.client.header(msg_type)
                    header[field] = value
                    parts = [packed(part) for part in (header, value if isinstance(value, dict) else {}, {}, {})]
                    self.client.send_parts(parts, self.random.choice(("shell", "control", "stdin")))
        self.assert_all_channels_answer()

    def test_bits_flipped_in_signed_messages(self):
        for _ in range(ROUNDS // 3):
            header = self.client.header("kernel_info_request")
            parts = [bytearray(packed(part)) for part in (header, {}, {}, {"x": 1})]
            for _ in range(self.random.randint(1, 8)):
                part = self.random.choice(parts)
                part[self.random.randrange(len(part))] ^= 1 << self.random.randrange(8)
            self.client.send_parts([bytes(part) for part in parts], self.random.choice(("shell", "control", "stdin")))
        self.assert_all_channels_answer()

    def test_frames_left_out_doubled_and_shuffled(self):
        for _ in range(ROUNDS // 3):
            parts = [packed(part) for part in (self.client.header("kernel_info_request"), {}, {}, {})]
            frames = [b"id", frontend.DELIMITER, self.client.session.sign(parts), *parts, b"buffer"]
            for _ in range(self.random.randint(1, 3)):
                at = self.random.randrange(len(frames))
                what = self.random.choice(("drop", "double", "swap"))
                if what == "drop" and len(frames) > 1:
                    del frames[at]
                elif what == "double":
                    frames.insert(at, frames[at])
                else:
                    other = self.random.randrange(len(frames))
                    frames[at], frames[other] = frames[other], frames[at]
            self.client.send_raw(frames, self.random.choice(("shell", "control", "stdin")))
        self.assert_all_channels_answer()

    def test_random_bytes(self):
        for _ in range(ROUNDS):
            frames = [self.random.randbytes(self.random.randrange(60)) for _ in range(self.random.randint(1, 9))]
            self.client.send_raw(frames, self.random.choice(("shell", "control", "stdin")))
        self.assert_all_channels_answer()


if __name__ == "__main__":
    unittest.main()
