"""history_request: tail, range and search, this session and others."""

import os
import stat
import tempfile
import unittest

import frontend
from conformance import CODE, ProtocolTest, only_java


class History(ProtocolTest):
    def setUp(self):
        super().setUp()
        self.client.run(CODE.assign.format(1))
        self.client.run(CODE.result)
        self.last = self.client.run(CODE.result).reply["execution_count"]

    def ask(self, access, **fields):
        content = {"hist_access_type": access, "output": False, "raw": True, **fields}
        return self.client.ask("history_request", content)["history"]

    def test_tail_is_the_last_n(self):
        history = self.ask("tail", n=2)
        self.assertEqual([entry[2] for entry in history], [CODE.result, CODE.result])
        self.assertEqual([entry[1] for entry in history], [self.last - 1, self.last])

    def test_range_of_this_session_ends_before_stop(self):
        history = self.ask("range", session=0, start=self.last - 2, stop=self.last)
        self.assertEqual([entry[1] for entry in history], [self.last - 2, self.last - 1])

    def test_range_by_the_number_of_the_session(self):
        number = self.ask("tail", n=1)[0][0]
        history = self.ask("range", session=number, start=self.last, stop=self.last + 1)
        self.assertEqual([entry[2] for entry in history], [CODE.result])

    def test_search_knows_stars_and_question_marks(self):
        self.assertTrue(self.ask("search", pattern="6?[*]?7" if CODE.name == "python" else "6 ? 7", n=5))
        self.assertTrue(self.ask("search", pattern="*kept*", n=5))
        self.assertEqual(self.ask("search", pattern="kept", n=5), [])

    def test_search_gives_the_last_n(self):
        self.assertEqual(len(self.ask("search", pattern="6*7", n=1)), 1)
        self.assertEqual(self.ask("search", pattern="6*7", n=1)[0][1], self.last)

    def test_unique_gives_equal_ones_once(self):
        self.assertEqual(len(self.ask("search", pattern="6*7", n=50, unique=True)), 1)
        self.assertGreater(len(self.ask("search", pattern="6*7", n=50)), 1)

    def test_output_makes_pairs(self):
        (_, _, pair) = self.ask("tail", n=1, output=True)[0]
        self.assertEqual(list(pair), [CODE.result, CODE.result_text])

    @only_java
    def test_an_unknown_access_gives_nothing(self):
        self.assertEqual(self.ask("upwards"), [])

    @only_java
    def test_wrong_types_are_answered_with_an_error(self):
        for content in (
            {},
            {"hist_access_type": 7},
            {"hist_access_type": "tail", "n": "all"},
            {"hist_access_type": "range", "session": []},
            {"hist_access_type": "search", "pattern": {}},
            {"hist_access_type": "search", "unique": "no"},
        ):
            with self.subTest(content=content):
                self.assertEqual(self.client.ask("history_request", content)["ename"], "BadRequest")

    @only_java
    def test_a_pattern_made_to_hurt_takes_no_time(self):
        self.client.run("// " + "a" * 20_000)
        self.ask("search", pattern="*a" * 200 + "b")

    @only_java
    def test_numbers_beyond_all_bounds_are_survived(self):
        for n in (-5, 0, 2**70, 1.5):
            self.ask("tail", n=n)
            self.ask("range", session=n, start=n, stop=n)
        self.assert_answers()


@only_java
class AcrossSessions(ProtocolTest):
    """The history outlives the kernel, in a file of the user's."""

    def setUp(self):
        directory = tempfile.TemporaryDirectory()
        self.addCleanup(directory.cleanup)
        self.file = os.path.join(directory.name, "deep", "history.jsonl")

    def session(self, *cells, kill=False):
        kernel = self.start_kernel(environment={"SKYLAB_HISTORY": self.file})
        client = kernel.front_end()
        self.addCleanup(client.close)
        for cell in cells:
            client.run(cell)
        if kill:
            self.ask(client, "tail", n=1)
            kernel.kill()
        return client

    def ask(self, client, access, **fields):
        content = {"hist_access_type": access, "output": False, "raw": True, **fields}
        return [tuple(entry) for entry in client.ask("history_request", content)["history"]]

    def test_a_killed_session_is_remembered_by_the_next(self):
        self.session("int first = 1;", "int second = 2;", kill=True)
        client = self.session("int third = 3;")
        self.assertEqual(
            self.ask(client, "tail", n=3),
            [(1, 1, "int first = 1;"), (1, 2, "int second = 2;"), (2, 1, "int third = 3;")],
        )

    def test_negative_session_numbers_count_back(self):
        self.session("int a = 1;", kill=True)
        self.session("int b = 1;", kill=True)
        client = self.session("int c = 1;")
        for session, code in ((-2, "int a = 1;"), (-1, "int b = 1;"), (0, "int c = 1;"), (1, "int a = 1;")):
            self.assertEqual([entry[2] for entry in self.ask(client, "range", session=session)], [code])

    def test_two_kernels_at_once_have_numbers_of_their_own_and_lose_nothing(self):
        one, two = self.session(), self.session()
        for number in range(20):
            for client in (one, two):
                client.start(f"int n{number} = {number};")
        for client in (one, two):
            client.run("1")
        sessions = {entry[0] for entry in self.ask(one, "search", pattern="int n*")}
        self.ask(two, "tail", n=1)
        found = self.ask(one, "search", pattern="int n*")
        self.assertEqual(len(found), 40)
        self.assertEqual(len({entry[0] for entry in found} | sessions), 2)

    def test_search_finds_other_sessions(self):
        self.session("int needle = 1;", kill=True)
        self.assertEqual([e[2] for e in self.ask(self.session(), "search", pattern="*needle*")], ["int needle = 1;"])

    def test_only_the_owner_may_read_it(self):
        self.session("int x = 1;", kill=True)
        self.assertEqual(stat.S_IMODE(os.stat(self.file).st_mode), 0o600)

    def test_damage_is_survived(self):
        self.session("int x = 1;", kill=True)
        with open(self.file, "ab") as file:
            file.write(b'\x00\xff{"session": "x"}\n[]\n{"session":99,"number":1,"inp')
        client = self.session("int y = 1;")
        self.assertEqual([entry[2] for entry in self.ask(client, "tail", n=2)], ["int x = 1;", "int y = 1;"])

    def test_a_place_that_cannot_be_written_is_survived(self):
        kernel = self.start_kernel(environment={"SKYLAB_HISTORY": "/proc/nowhere/history"})
        client = kernel.front_end()
        self.addCleanup(client.close)
        client.run("int x = 1;")
        self.assertEqual(self.ask(client, "tail", n=5), [(1, 1, "int x = 1;")])

    def test_the_option_of_front_ends_made_for_python_is_understood(self):
        kernel = self.start_kernel(
            environment={"SKYLAB_HISTORY": self.file}, arguments=["--HistoryManager.hist_file=:memory:"]
        )
        client = kernel.front_end()
        self.addCleanup(client.close)
        client.run("int x = 1;")
        self.assertEqual(len(self.ask(client, "tail", n=5)), 1)
        self.assertFalse(os.path.exists(self.file))


if __name__ == "__main__":
    unittest.main()
