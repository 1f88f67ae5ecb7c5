"""The wire: frames, signatures, headers, and what is none of them."""

import re
import unittest

import frontend
from conformance import CODE, ProtocolTest
from frontend import packed

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}(Z|[+-]\d\d:\d\d)")


class Headers(ProtocolTest):
    def reply(self):
        return self.client.reply(self.client.send("kernel_info_request"))

    def test_a_reply_carries_the_header_of_its_request_to_the_letter(self):
        header = self.client.header("kernel_info_request", extra={"한글": [1, None, "😀"]})
        self.client.send_parts([packed(part) for part in (header, {}, {}, {})])
        reply = self.client.reply(header["msg_id"])
        parent = reply["parent_header"]
        self.assertEqual(parent["extra"], header["extra"])
        self.assertEqual(parent["msg_type"], "kernel_info_request")

    def test_every_header_has_the_six_fields(self):
        header = self.reply()["header"]
        for field in ("msg_id", "session", "username", "date", "msg_type", "version"):
            self.assertIsInstance(header[field], str if field != "date" else object, field)

    def test_dates_are_iso_with_microseconds_and_zone(self):
        msg_id = self.client.send("kernel_info_request")
        frames = self.client.frames("shell")
        header = frontend.json.loads(frames[frames.index(frontend.DELIMITER) + 2])
        self.assertRegex(header["date"], ISO_DATE)
        self.assertEqual(header["msg_type"], "kernel_info_reply")
        self.client.until_idle(msg_id)

    def test_the_kernel_has_a_session_of_its_own(self):
        self.assertNotEqual(self.reply()["header"]["session"], self.client.session.session)

    def test_the_session_is_the_same_on_all_channels(self):
        msg_id = self.client.send("kernel_info_request")
        on_shell = self.client.reply(msg_id)["header"]["session"]
        on_iopub = self.client.until("status", msg_id)["header"]["session"]
        asked = self.client.send("kernel_info_request", channel="control")
        on_control = self.client.reply(asked, "control")["header"]["session"]
        self.assertEqual({on_shell, on_iopub, on_control}, {on_shell})

    def test_message_ids_are_never_the_same(self):
        msg_id = self.client.start(CODE.result)
        ids = [message["header"]["msg_id"] for message in self.client.until_idle(msg_id)]
        ids.append(self.client.reply(msg_id)["header"]["msg_id"])
        self.assertEqual(len(ids), len(set(ids)))

    def test_the_version_of_the_header_is_that_of_kernel_info(self):
        reply = self.reply()
        self.assertEqual(reply["header"]["version"], reply["content"]["protocol_version"])

    def test_replies_are_signed(self):
        msg_id = self.client.send("kernel_info_request")
        frames = self.client.frames("shell")
        at = frames.index(frontend.DELIMITER)
        self.assertEqual(frames[at + 1], self.client.session.sign(frames[at + 2 : at + 6]))
        self.client.until_idle(msg_id)

    def test_iopub_messages_have_one_topic_in_front(self):
        self.client.send("kernel_info_request")
        frames = self.client.frames("iopub")
        self.assertEqual(frames.index(frontend.DELIMITER), 1)


class Garbage(ProtocolTest):
    """Nothing of this is answered, all of it is survived, on each channel that takes requests."""

    def parts(self, msg_type="kernel_info_request", **header):
        return [packed(part) for part in (self.client.header(msg_type, **header), {}, {}, {})]

    def survives(self, send):
        for channel in ("shell", "control", "stdin"):
            with self.subTest(channel=channel):
                send(channel)
                self.assertTrue(self.client.is_silent(channel, 0.1))
        self.assert_answers()

    def test_a_wrong_signature(self):
        self.survives(lambda channel: self.client.send_parts(self.parts(), channel, signature=b"0" * 64))

    def test_no_signature(self):
        self.survives(lambda channel: self.client.send_parts(self.parts(), channel, signature=b""))

    def test_a_signature_that_is_no_text(self):
        self.survives(lambda channel: self.client.send_parts(self.parts(), channel, signature=b"\xff\x00" * 40))

    def test_a_part_changed_behind_the_signature(self):
        parts = self.parts()
        signature = self.client.session.sign(parts)
        changed = parts[:3] + [b'{"code": "1"}']
        self.survives(lambda channel: self.client.send_parts(changed, channel, signature=signature))

    def test_no_delimiter(self):
        self.survives(lambda channel: self.client.send_raw([b"a", b"b", b"c"], channel))

    def test_an_empty_frame(self):
        self.survives(lambda channel: self.client.send_raw([b""], channel))

    def test_fewer_frames_than_four_parts(self):
        parts = self.parts()
        for count in range(4):
            with self.subTest(parts=count):
                self.survives(lambda channel: self.client.send_parts(parts[:count], channel))

    def test_parts_that_are_no_json(self):
        for part in (b"", b"{", b"nothing", b"\xff\xfe", b"[" * 100_000):
            with self.subTest(part=part[:8]):
                self.survives(
                    lambda channel: self.client.send_parts([*self.parts()[:3], part], channel)
                )

    def test_parts_that_are_no_objects(self):
        for part in (b"[]", b'"text"', b"7", b"null", b"true"):
            for place in range(4):
                with self.subTest(part=part, place=place):
                    parts = self.parts()
                    parts[place] = part
                    self.client.send_parts(parts)
        self.assertTrue(self.client.is_silent("shell", 0.2))
        self.assert_answers()

    def test_a_header_without_a_type(self):
        header = self.client.header("kernel_info_request")
        del header["msg_type"]
        parts = [packed(part) for part in (header, {}, {}, {})]
        self.survives(lambda channel: self.client.send_parts(parts, channel))

    def test_halves_of_surrogate_pairs_in_header_and_code(self):
        header = self.client.header("execute_request", username="\ud83d", session="\udead")
        content = {"code": "// \ud83d\n", "silent": False}
        self.client.send_parts([packed(part) for part in (header, {}, {}, content)])
        self.client.reply(header["msg_id"])
        self.assert_answers()

    def test_a_message_of_another_key(self):
        stranger = self.connect(key=b"another", wait=False)
        stranger.send("kernel_info_request")
        stranger.start(CODE.result)
        self.assertTrue(stranger.is_silent("shell", 0.3))
        self.assert_answers()

    def test_garbage_from_the_subscribers_side_of_iopub(self):
        for frame in (b"", b"\x01", b"\x00", b"\x02x", b"\x01\xff\xfe"):
            socket = self.client.context.socket(frontend.zmq.XSUB)
            socket.linger = 0
            socket.connect(f"tcp://{self.client.info['ip']}:{self.client.info['iopub_port']}")
            socket.send(frame)
        self.assert_answers()

    def test_a_thousand_of_them(self):
        for number in range(1000):
            self.client.send_parts(self.parts(), "shell", signature=b"%064d" % number)
        self.assert_answers()


class Tolerance(ProtocolTest):
    """What the specification asks both sides to allow."""

    def test_unknown_types_are_busy_and_idle_without_a_reply(self):
        for channel in ("shell", "control"):
            with self.subTest(channel=channel):
                msg_id = self.client.send("no_such_request", {"x": 1}, channel)
                self.assertEqual(self.client.until_idle(msg_id), [])
                self.assertTrue(self.client.is_silent(channel, 0.1))
        self.assert_answers()

    def test_unexpected_fields_are_ignored(self):
        run = self.client.run(CODE.result, unexpected={"deep": [1, 2]}, another=None)
        self.assertEqual(run.text(), CODE.result_text)

    def test_metadata_and_parents_of_requests_are_ignored(self):
        parent = self.client.session.msg("kernel_info_request")["header"]
        reply = self.client.ask("kernel_info_request", metadata={"x": 1}, parent={"header": parent})
        self.assertEqual(reply["status"], "ok")

    def test_buffers_behind_a_request_are_allowed(self):
        reply = self.client.ask("kernel_info_request", buffers=[b"\x00\xff", b"", b"x" * 100_000])
        self.assertEqual(reply["status"], "ok")

    def test_routing_frames_in_front_come_back(self):
        parts = [packed(part) for part in (self.client.header("kernel_info_request"), {}, {}, {})]
        signature = self.client.session.sign(parts)
        self.client.send_raw([b"hop-1", b"hop-2", frontend.DELIMITER, signature, *parts])
        self.assertEqual(self.client.frames("shell")[:2], [b"hop-1", b"hop-2"])

    def test_a_subshell_id_is_ignored(self):
        header = self.client.header("kernel_info_request", subshell_id="none-such")
        self.client.send_parts([packed(part) for part in (header, {}, {}, {})])
        self.assertEqual(self.client.reply(header["msg_id"])["content"]["status"], "ok")

    def test_a_key_that_is_empty_means_no_signatures(self):
        kernel = frontend.KernelManager(kernel_name=frontend.KERNEL)
        kernel.session.key = b""
        kernel.start_kernel(env={**frontend.os.environ, "SKYLAB_HISTORY": "off"})
        self.addCleanup(kernel.cleanup_resources)
        self.addCleanup(kernel.provisioner.process.kill)
        client = frontend.FrontEnd(kernel.get_connection_info())
        self.addCleanup(client.close)
        self.assertEqual(client.run(CODE.result).text(), CODE.result_text)
        client.send("kernel_info_request")
        frames = client.frames("shell")
        self.assertEqual(frames[frames.index(frontend.DELIMITER) + 1], b"")

    def test_many_front_ends_get_their_own_replies(self):
        others = [self.connect() for _ in range(5)]
        ids = [other.send("kernel_info_request") for other in others]
        for other, msg_id in zip(others, ids):
            self.assertEqual(other.reply(msg_id)["parent_header"]["msg_id"], msg_id)


if __name__ == "__main__":
    unittest.main()
