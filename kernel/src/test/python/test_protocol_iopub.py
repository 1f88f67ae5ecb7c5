"""iopub: states, streams, displays, their order, the welcome, and output of threads."""

import unittest

import frontend
from conformance import CODE, ProtocolTest, only_java


class Status(ProtocolTest):
    REQUESTS = (
        ("kernel_info_request", {}),
        ("execute_request", {"code": "", "silent": False}),
        ("complete_request", {"code": "x", "cursor_pos": 1}),
        ("inspect_request", {"code": "x", "cursor_pos": 1, "detail_level": 0}),
        ("is_complete_request", {"code": "x"}),
        ("history_request", {"hist_access_type": "tail", "n": 1, "output": False, "raw": True}),
        ("comm_info_request", {}),
        ("connect_request", {}),
        ("comm_msg", {"comm_id": "none", "data": {}}),
        ("comm_close", {"comm_id": "none", "data": {}}),
        ("comm_open", {"comm_id": "c", "target_name": "none", "data": {}}),
    )

    def test_every_request_on_shell_is_busy_and_then_idle(self):
        for msg_type, content in self.REQUESTS:
            with self.subTest(type=msg_type):
                msg_id = self.client.send(msg_type, content)
                self.assertEqual(self.states(msg_id), ["busy", "idle"])

    def test_every_request_on_control_is_busy_and_then_idle(self):
        for msg_type in ("kernel_info_request", "interrupt_request", "debug_request"):
            with self.subTest(type=msg_type):
                msg_id = self.client.send(msg_type, {"seq": 1, "command": "debugInfo"}, "control")
                self.assertEqual(self.states(msg_id), ["busy", "idle"])

    def states(self, msg_id):
        states = []
        while not states or states[-1] != "idle":
            message = self.client.receive()
            if message["msg_type"] == "status" and message["parent_header"].get("msg_id") == msg_id:
                states.append(message["content"]["execution_state"])
        return states


class Welcome(ProtocolTest):
    """Enhancement proposal 65."""

    @only_java
    def test_a_subscriber_is_welcomed_with_its_topic(self):
        client = self.connect(subscription=b"kernel.", wait=False)
        message = client.until("iopub_welcome")
        self.assertEqual(message["content"], {"subscription": "kernel."})
        self.assertEqual(message["parent_header"], {})

    @only_java
    def test_the_topic_stands_in_front(self):
        client = self.connect(subscription=b"topic", wait=False)
        frames = client.frames()
        self.assertEqual(frames[0], b"topic")

    @only_java
    def test_every_subscriber_is_welcomed(self):
        for _ in range(3):
            self.assertEqual(self.connect(wait=False).until("iopub_welcome")["content"], {"subscription": ""})

    @only_java
    def test_a_topic_that_is_no_text_is_not_welcomed(self):
        client = self.connect(subscription=b"\xff\xfe", wait=False)
        self.assertTrue(client.is_silent("iopub", 0.3))
        self.assert_answers()

    @only_java
    def test_nothing_behind_the_welcome_is_missed(self):
        client = self.connect(wait=False)
        client.until("iopub_welcome")
        msg_id = client.start(CODE.result)
        self.assertEqual(client.receive()["content"].get("execution_state"), "busy")
        self.assertEqual([m["msg_type"] for m in client.until_idle(msg_id)], ["execute_input", "execute_result"])

    def test_topics_tell_kernel_and_type(self):
        self.client.start(CODE.result)
        topics = set()
        while True:
            frames = self.client.frames()
            _, message = self.client.session.feed_identities(frames)
            message = self.client.session.deserialize(message)
            if message["msg_type"] == "iopub_welcome":
                continue
            self.assertTrue(frames[0].decode().endswith(message["msg_type"]) or b"stream" in frames[0], frames[0])
            topics.add(frames[0].split(b".")[0])
            if frontend.is_idle(message):
                break
        self.assertEqual(topics, {b"kernel"})


class Streams(ProtocolTest):
    def test_both_streams_arrive_under_the_cell(self):
        run = self.client.run(CODE.print_and_error)
        self.assertEqual((run.stream("stdout"), run.stream("stderr")), ("out", "err"))

    def test_characters_of_all_planes(self):
        self.assertEqual(self.client.run(CODE.korean).stream(), "한글 😀")

    def test_streams_and_displays_keep_their_order(self):
        run = self.client.run(CODE.ordered)
        kinds = [m["content"].get("text", "display") for m in run.of("stream", "display_data")]
        self.assertEqual(kinds, ["1", "2", "display", "4", "5"])

    def test_a_hundred_thousand_lines_lose_no_byte_and_come_in_few_messages(self):
        run = self.client.run(CODE.lines.format(100_000), timeout=60)
        self.assertEqual(run.stream(), "".join(f"{i}\n" for i in range(100_000)))
        self.assertLess(len(run.of("stream")), 100)

    def test_output_comes_while_the_cell_runs(self):
        msg_id = self.client.start(CODE.forever.format())
        self.assertEqual(self.client.until("stream", msg_id, 5)["content"]["text"].strip(), "go")
        self.client.send("interrupt_request", channel="control")
        self.client.reply(msg_id)

    @only_java
    def test_a_flood_is_cut_with_a_notice_and_the_next_cell_is_not(self):
        run = self.client.run(CODE.many_characters.format(50_000_000), timeout=60)
        self.assertLess(len(run.stream()), 11 << 20)
        self.assertIn("10 MB", run.stream()[-200:])
        self.assertEqual(self.client.run(CODE.own_thread_output).stream(), "own")

    @only_java
    def test_the_stream_takes_bytes_and_formats_too(self):
        code = 'System.out.write(new byte[] {(byte) 0xED, (byte) 0x95}); System.out.write(0x9C);\n' \
               'System.out.printf("%d%n", 7); System.out.println(1.5f); System.out.append("x").append(\'y\');'
        self.assertEqual(self.client.run(code).stream(), "한7\n1.5\nxy")


class Displays(ProtocolTest):
    def test_a_display_has_data_metadata_and_transient(self):
        (display,) = self.client.run(CODE.display).of("display_data")
        self.assertEqual(display["content"]["data"]["text/html"], "<b>x</b>")
        self.assertIn("text/plain", display["content"]["data"])
        self.assertIsInstance(display["content"]["metadata"], dict)
        self.assertIsInstance(display["content"]["transient"], dict)

    def test_an_update_names_the_display_that_it_replaces(self):
        run = self.client.run(CODE.display_update)
        (first,) = run.of("display_data")
        (update,) = run.of("update_display_data")
        self.assertEqual(first["content"]["transient"]["display_id"], update["content"]["transient"]["display_id"])

    def test_clear_output(self):
        (clear,) = self.client.run(CODE.clear).of("clear_output")
        self.assertEqual(clear["content"], {"wait": True})


class Threads(ProtocolTest):
    def test_a_thread_prints_under_its_cell_while_that_runs(self):
        self.assertEqual(self.client.run(CODE.thread_of_a_cell).stream(), "thread")

    @only_java
    def test_what_comes_after_the_cell_shows_under_the_latest_cell(self):
        self.client.run(CODE.late_thread)
        msg_id = self.client.start(CODE.open_gate)
        self.assertEqual(self.client.until("stream")["parent_header"]["msg_id"], msg_id)

    @only_java
    def test_no_line_of_many_threads_is_lost_or_torn(self):
        code = (
            "var threads = new ArrayList<Thread>();\n"
            "for (int t = 0; t < 8; t++) { int n = t; threads.add(new Thread(() -> {\n"
            '  for (int i = 0; i < 2000; i++) (i % 2 == 0 ? System.out : System.err).println(n + ":" + i); })); }\n'
            "for (var t : threads) t.start();\nfor (var t : threads) t.join();"
        )
        run = self.client.run(code)
        lines = (run.stream("stdout") + run.stream("stderr")).splitlines()
        self.assertEqual(sorted(lines), sorted(f"{n}:{i}" for n in range(8) for i in range(2000)))

    @only_java
    def test_a_silent_cell_hides_nothing_of_older_threads(self):
        cell = self.client.start(CODE.late_thread)
        self.client.until_idle(cell)
        self.client.start(CODE.open_gate + " Thread.sleep(200);", silent=True)
        late = self.client.until("stream")
        self.assertEqual((late["content"]["text"], late["parent_header"]["msg_id"]), ("late", cell))


@only_java
class ThreadsUnderTheirOwnCell(ProtocolTest):
    """SKYLAB_THREAD_OUTPUT=cell."""

    environment = {"SKYLAB_THREAD_OUTPUT": "cell"}

    def test_what_comes_later_shows_under_the_cell_that_started_the_thread(self):
        first = self.client.start(CODE.late_thread)
        self.client.until_idle(first)
        self.client.start(CODE.open_gate)
        self.assertEqual(self.client.until("stream")["parent_header"]["msg_id"], first)

    def test_threads_of_threads_belong_to_the_same_cell(self):
        first = self.client.start(
            "var open = new CountDownLatch(1);\n"
            "new Thread(() -> new Thread(() -> { try { open.await(); } catch (InterruptedException e) {}\n"
            'System.out.print("grandchild"); }).start()).start();'
        )
        self.client.until_idle(first)
        self.client.start("open.countDown();")
        self.assertEqual(self.client.until("stream")["parent_header"]["msg_id"], first)

    def test_the_cell_itself_prints_under_itself(self):
        self.client.run(CODE.late_thread)
        self.assertEqual(self.client.run(CODE.own_thread_output).stream(), "own")

    def test_a_parallel_stream_prints_under_the_cell_that_runs_it(self):
        code = "java.util.stream.IntStream.range(0, 500).parallel().forEach(System.out::println);"
        for _ in range(2):
            self.assertEqual(sorted(map(int, self.client.run(code).stream().split())), list(range(500)))

    def test_two_cells_in_turn(self):
        ids = []
        for name in ("a", "b"):
            msg_id = self.client.start(
                f"var {name} = new LinkedBlockingQueue<String>();\n"
                f"new Thread(() -> {{ try {{ while (true) System.out.print({name}.take()); }}"
                " catch (InterruptedException e) {} }).start();"
            )
            self.client.until_idle(msg_id)
            ids.append(msg_id)
        for name, msg_id in zip("abab", ids * 2):
            self.client.start(f'{name}.add("{name}");')
            message = self.client.until("stream")
            self.assertEqual((message["content"]["text"], message["parent_header"]["msg_id"]), (name, msg_id))


if __name__ == "__main__":
    unittest.main()
