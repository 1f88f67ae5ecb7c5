"""Input: input_request goes to the front end that runs the cell, if that allows it."""

import unittest

from conformance import CODE, ProtocolTest, only_java


class Input(ProtocolTest):
    def question(self, client=None):
        return (client or self.client).receive("stdin")

    def answer(self, value, client=None):
        (client or self.client).send("input_reply", {"value": value}, "stdin")

    def read(self, *lines, code=CODE.read_line):
        msg_id = self.client.start(code, allow_stdin=True)
        for line in lines:
            self.question()
            self.answer(line)
        output = self.client.until_idle(msg_id)
        self.client.reply(msg_id)
        return "".join(m["content"]["text"] for m in output if m["msg_type"] == "stream")

    def test_a_line_is_asked_for_and_read(self):
        self.assertEqual(self.read("안녕 😀"), "안녕 😀")

    def test_two_lines_are_two_questions(self):
        self.assertEqual(self.read("a", "b", code=CODE.read_two_lines), "ab")

    def test_an_empty_line(self):
        self.assertEqual(self.read(""), "")

    def test_a_long_line(self):
        self.assertEqual(self.read("x" * 100_000), "x" * 100_000)

    def test_the_question_has_the_cell_as_its_parent(self):
        msg_id = self.client.start(CODE.read_line, allow_stdin=True)
        question = self.question()
        self.assertEqual(question["msg_type"], "input_request")
        self.assertEqual(question["parent_header"]["msg_id"], msg_id)
        self.assertIsInstance(question["content"]["prompt"], str)
        self.assertIs(question["content"]["password"], False)
        self.answer("x")
        self.client.reply(msg_id)

    def test_what_was_printed_before_is_shown_before_the_question(self):
        msg_id = self.client.start(CODE.prompt_and_read, allow_stdin=True)
        self.question()
        self.assertEqual(self.client.until("stream", msg_id, 5)["content"]["text"], "name? ")
        self.answer("x")
        self.client.reply(msg_id)

    def test_only_the_front_end_of_the_cell_is_asked(self):
        other = self.connect()
        msg_id = self.client.start(CODE.read_line, allow_stdin=True)
        self.question()
        self.assertTrue(other.is_silent("stdin", 0.2))
        self.answer("x")
        self.client.reply(msg_id)

    @only_java
    def test_no_other_front_end_can_answer(self):
        other = self.connect()
        msg_id = self.client.start(CODE.read_line, allow_stdin=True)
        self.question()
        self.answer("wrong", other)
        self.assertTrue(self.client.is_silent("shell", 0.2))
        self.answer("right")
        self.assertEqual(self.client.until("stream", msg_id)["content"]["text"], "right")
        self.client.reply(msg_id)

    def test_not_allowed_is_an_error_at_once(self):
        run = self.client.run(CODE.read_line, allow_stdin=False)
        self.assertEqual(run.reply["status"], "error")
        self.assertTrue(self.client.is_silent("stdin", 0.1))

    def test_an_answer_that_nobody_asked_for_is_dropped(self):
        self.answer("stale")
        self.client.run(CODE.result)
        self.assertEqual(self.read("fresh"), "fresh")

    def test_an_interrupt_ends_the_waiting(self):
        msg_id = self.client.start(CODE.read_line, allow_stdin=True)
        self.question()
        self.client.send("interrupt_request", channel="control")
        self.assertEqual(self.client.reply(msg_id, timeout=5)["content"]["status"], "error")
        self.answer("too late")
        self.assertEqual(self.read("in time"), "in time")

    def test_control_is_served_while_a_cell_waits(self):
        msg_id = self.client.start(CODE.read_line, allow_stdin=True)
        self.question()
        asked = self.client.send("kernel_info_request", channel="control")
        self.assertEqual(self.client.reply(asked, "control")["content"]["status"], "ok")
        self.answer("x")
        self.client.reply(msg_id)

    def test_answers_of_a_wrong_type_are_survived(self):
        for value in (None, 7, [], {}, True):
            with self.subTest(value=value):
                msg_id = self.client.start(CODE.read_line, allow_stdin=True)
                self.question()
                self.answer(value)
                self.client.reply(msg_id)
        self.assert_answers()

    def test_ctrl_d_ends_the_input(self):
        msg_id = self.client.start(CODE.read_line, allow_stdin=True)
        self.question()
        self.answer("\x04")
        self.assertEqual(self.client.reply(msg_id)["content"]["status"], "error")
        self.assertEqual(self.read("again"), "again")

    @only_java
    def test_reading_byte_by_byte(self):
        code = "System.out.print(System.in.read()); System.out.print(System.in.read());"
        self.assertEqual(self.read("A", code=code), "6510")


if __name__ == "__main__":
    unittest.main()
