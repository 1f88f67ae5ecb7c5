"""The heartbeat: bytes that come back."""

import unittest

import frontend
from conformance import CODE, ProtocolTest


class Heartbeat(ProtocolTest):
    def test_what_is_sent_comes_back(self):
        for text in (b"ping", b"", b"\x00\xff", b"x" * 100_000):
            self.assertEqual(self.client.ping(text), text)

    def test_a_thousand_beats(self):
        for number in range(1000):
            self.assertEqual(self.client.ping(b"%d" % number), b"%d" % number)

    def test_beats_that_do_not_wait_for_each_other(self):
        socket = self.client.context.socket(frontend.zmq.DEALER)
        socket.linger = 0
        socket.connect(f"tcp://{self.client.info['ip']}:{self.client.info['hb_port']}")
        for number in range(100):
            socket.send_multipart([b"", b"%d" % number])
        for number in range(100):
            self.assertTrue(socket.poll(frontend.TIMEOUT * 1000))
            self.assertEqual(socket.recv_multipart(), [b"", b"%d" % number])
        self.assertEqual(self.client.ping(), b"ping")

    def test_garbage_does_not_stop_it(self):
        socket = self.client.context.socket(frontend.zmq.DEALER)
        socket.linger = 0
        socket.connect(f"tcp://{self.client.info['ip']}:{self.client.info['hb_port']}")
        for frames in ([b"x"], [b"x", b"y"], [b""], [b"", b"", b""]):
            socket.send_multipart(frames)
        self.assertEqual(self.client.ping(), b"ping")

    def test_it_beats_while_a_cell_computes(self):
        msg_id = self.client.start(CODE.forever.format())
        self.client.until("stream", msg_id)
        for _ in range(20):
            self.client.ping()
        self.client.send("interrupt_request", channel="control")
        self.client.reply(msg_id)


if __name__ == "__main__":
    unittest.main()
