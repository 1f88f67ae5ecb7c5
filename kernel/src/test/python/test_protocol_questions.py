"""Requests about code and kernel: complete, inspect, is_complete, kernel_info, connect, comm_info."""

import json
import unittest

from jupyter_client.kernelspec import KernelSpecManager

import frontend
from conformance import CODE, ProtocolTest, only_java


class Complete(ProtocolTest):
    def complete(self, code, cursor):
        return self.client.ask("complete_request", {"code": code, "cursor_pos": cursor})

    def test_matches_replace_the_range_from_start_to_end(self):
        code, cursor, wanted = CODE.completion
        reply = self.complete(code, cursor)
        self.assertEqual(reply["status"], "ok")
        start, end = reply["cursor_start"], reply["cursor_end"]
        self.assertTrue(start <= cursor <= end)
        completed = [code[:start] + match + code[end:] for match in reply["matches"]]
        self.assertTrue(any(wanted in text for text in completed), completed)
        self.assertIsInstance(reply["metadata"], dict)

    def test_cursors_count_code_points(self):
        code, cursor, wanted = CODE.completion_behind_emoji
        reply = self.complete(code, cursor)
        self.assertTrue(any(wanted in match for match in reply["matches"]), reply)
        self.assertEqual(reply["cursor_end"], cursor)

    def test_no_matches_are_no_error(self):
        reply = self.complete(CODE.unknown, len(CODE.unknown))
        self.assertEqual((reply["status"], reply["matches"]), ("ok", []))

    def test_cursors_outside_the_code_are_survived(self):
        for cursor in (-1, 10**6, 2**40, -(2**40)):
            with self.subTest(cursor=cursor):
                self.complete(CODE.completion[0], cursor)
        self.assert_answers()

    @only_java
    def test_a_missing_cursor_means_the_end(self):
        reply = self.client.ask("complete_request", {"code": CODE.completion[0]})
        self.assertTrue(reply["matches"])

    @only_java
    def test_wrong_types_are_answered_with_an_error(self):
        for content in ({"code": 7, "cursor_pos": 0}, {"code": "a", "cursor_pos": "x"}, {"cursor_pos": 1}):
            with self.subTest(content=content):
                self.assertEqual(self.client.ask("complete_request", content)["ename"], "BadRequest")


class Inspect(ProtocolTest):
    def inspect(self, code, cursor, level=0):
        return self.client.ask("inspect_request", {"code": code, "cursor_pos": cursor, "detail_level": level})

    def test_what_is_known_comes_as_a_bundle(self):
        code, cursor, wanted = CODE.inspection
        for level in (0, 1):
            with self.subTest(level=level):
                reply = self.inspect(code, cursor, level)
                self.assertEqual((reply["status"], reply["found"]), ("ok", True))
                self.assertIn(wanted, reply["data"]["text/plain"])
                self.assertIsInstance(reply["metadata"], dict)

    def test_what_is_unknown_is_not_found_and_no_error(self):
        reply = self.inspect(CODE.unknown, len(CODE.unknown))
        self.assertEqual((reply["status"], reply["found"], reply["data"]), ("ok", False, {}))

    def test_cursors_outside_the_code_are_survived(self):
        for cursor in (-1, 10**6):
            self.inspect(CODE.inspection[0], cursor)
        self.assert_answers()

    @only_java
    def test_wrong_types_are_answered_with_an_error(self):
        reply = self.client.ask("inspect_request", {"code": None, "cursor_pos": 0})
        self.assertEqual(reply["ename"], "BadRequest")


class IsComplete(ProtocolTest):
    def status(self, code):
        return self.client.ask("is_complete_request", {"code": code})

    def test_complete_code(self):
        self.assertEqual(self.status(CODE.complete), {"status": "complete"})

    def test_incomplete_code_comes_with_an_indent(self):
        reply = self.status(CODE.incomplete)
        self.assertEqual(reply["status"], "incomplete")
        self.assertEqual(reply["indent"].strip(), "")

    def test_invalid_code(self):
        self.assertEqual(self.status(CODE.invalid)["status"], "invalid")

    def test_no_code_at_all(self):
        self.assertEqual(self.status("")["status"], "complete")

    @only_java
    def test_wrong_types_are_answered_with_an_error(self):
        self.assertEqual(self.client.ask("is_complete_request", {"code": []})["ename"], "BadRequest")


class KernelInfo(ProtocolTest):
    def info(self):
        return self.client.ask("kernel_info_request")

    def test_all_fields_are_there(self):
        info = self.info()
        self.assertEqual(info["status"], "ok")
        for field in ("protocol_version", "implementation", "implementation_version", "banner"):
            self.assertTrue(info[field] and isinstance(info[field], str), field)
        self.assertRegex(info["protocol_version"], r"5\.\d+")

    def test_the_language_is_described(self):
        language = self.info()["language_info"]
        for field in ("name", "version", "mimetype", "file_extension", "pygments_lexer", "nbconvert_exporter"):
            self.assertTrue(language[field] and isinstance(language[field], str), field)
        self.assertIn("codemirror_mode", language)
        self.assertTrue(language["file_extension"].startswith("."))

    def test_pygments_knows_the_lexer(self):
        from pygments.lexers import get_lexer_by_name

        get_lexer_by_name(self.info()["language_info"]["pygments_lexer"])

    def test_help_links_have_text_and_url(self):
        links = self.info()["help_links"]
        self.assertTrue(links)
        for link in links:
            self.assertTrue(link["text"])
            self.assertRegex(link["url"], "^https?://")

    def test_the_kernelspec_says_the_same(self):
        info = self.info()
        spec = KernelSpecManager().get_kernel_spec(frontend.KERNEL)
        self.assertEqual(spec.language, info["language_info"]["name"])
        self.assertEqual(bool(spec.metadata.get("debugger", False)), info.get("debugger", False))

    @only_java
    def test_optional_features_that_it_has_not_are_not_claimed(self):
        info = self.info()
        self.assertEqual((info["supported_features"], info["debugger"]), ([], False))

    def test_it_is_answered_on_control_too(self):
        reply = self.client.ask("kernel_info_request", channel="control")
        self.assertEqual(reply, self.info())

    def test_content_of_any_kind_is_ignored(self):
        self.assertEqual(self.client.ask("kernel_info_request", {"x": [1]})["status"], "ok")


class Connect(ProtocolTest):
    def test_the_ports_are_those_of_the_connection_file(self):
        reply = self.client.ask("connect_request")
        with open(self.kernel.manager.connection_file, encoding="utf-8") as file:
            known = json.load(file)
        for port in ("shell_port", "iopub_port", "stdin_port", "hb_port", "control_port"):
            self.assertEqual(reply[port], known[port])


if __name__ == "__main__":
    unittest.main()
