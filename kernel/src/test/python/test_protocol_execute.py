"""execute_request: every field of the request and of the reply, and what iopub says meanwhile."""

import unittest
from datetime import datetime

from conformance import CODE, ProtocolTest, only_java


class Execute(ProtocolTest):
    def test_a_result_comes_between_busy_and_idle_and_then_the_reply_counts(self):
        run = self.client.run(CODE.result)
        self.assertEqual([m["msg_type"] for m in run.output], ["execute_input", "execute_result"])
        self.assertEqual(run.reply["status"], "ok")
        self.assertEqual(run.of("execute_result")[0]["content"]["execution_count"], run.reply["execution_count"])

    def test_the_input_is_told_to_all_with_its_number(self):
        run = self.client.run(CODE.result)
        told = run.of("execute_input")[0]["content"]
        self.assertEqual(told, {"code": CODE.result, "execution_count": run.reply["execution_count"]})

    def test_a_good_reply_has_user_expressions_and_payload(self):
        reply = self.client.run(CODE.result).reply
        self.assertEqual((reply["user_expressions"], reply["payload"]), ({}, []))

    def test_an_error_is_told_in_the_reply_and_on_iopub_alike(self):
        run = self.client.run(CODE.failing)
        told = run.of("error")[0]["content"]
        self.assertEqual(run.reply["status"], "error")
        for field in ("ename", "evalue", "traceback"):
            self.assertEqual(run.reply[field], told[field])
        self.assertTrue(all(isinstance(line, str) for line in told["traceback"]))
        self.assertNotIn("status", told)

    def test_an_error_reply_has_a_number_too(self):
        before = self.client.run(CODE.result).reply["execution_count"]
        self.assertEqual(self.client.run(CODE.failing).reply["execution_count"], before + 1)

    def test_code_that_does_not_compile_is_an_error_too(self):
        self.assertEqual(self.client.run(CODE.uncompilable).reply["status"], "error")

    def test_nothing_to_run_is_no_error(self):
        self.assertEqual(self.client.run("").reply["status"], "ok")

    def test_the_reply_says_when_the_cell_started_and_how_it_ended(self):
        good = self.client.run(CODE.result).message["metadata"]
        datetime.fromisoformat(str(good["started"]).replace("Z", "+00:00"))
        self.assertEqual(good["status"], "ok")
        self.assertEqual(self.client.run(CODE.failing).message["metadata"]["status"], "error")

    def test_state_lives_from_cell_to_cell_and_front_end_to_front_end(self):
        self.client.run(CODE.assign.format(11))
        self.assertEqual(self.connect().run(CODE.assigned).stream(), "11")

    def test_other_front_ends_see_what_runs(self):
        other = self.connect()
        msg_id = self.client.start(CODE.result)
        types = [message["msg_type"] for message in other.until_idle(msg_id)]
        self.assertEqual(types, ["execute_input", "execute_result"])
        self.assertTrue(other.is_silent("shell", 0.1))

    def test_busy_comes_first_and_idle_last(self):
        msg_id = self.client.start(CODE.result)
        seen = []
        while not seen or seen[-1] != "idle":
            message = self.client.receive()
            if message["parent_header"].get("msg_id") == msg_id:
                seen.append(message["content"].get("execution_state", message["msg_type"]))
        self.assertEqual((seen[0], seen[-1], seen.count("busy")), ("busy", "idle", 1))

    def test_five_megabytes_of_result(self):
        self.assertGreaterEqual(len(self.client.run(CODE.big_result).text() or ""), 1000)


class Silent(ProtocolTest):
    def test_silent_shows_neither_input_nor_result(self):
        run = self.client.run(CODE.result, silent=True)
        self.assertEqual((run.reply["status"], run.output), ("ok", []))

    def test_silent_broadcasts_no_output(self):
        run = self.client.run(CODE.print_and_error, silent=True)
        self.assertEqual((run.reply["status"], run.output), ("ok", []))

    def test_a_silent_error_is_told_in_the_reply_alone(self):
        run = self.client.run(CODE.failing, silent=True)
        self.assertEqual((run.reply["status"], run.output), ("error", []))

    def test_silent_does_not_count_whatever_store_history_says(self):
        before = self.client.run(CODE.result).reply["execution_count"]
        self.client.run(CODE.result, silent=True, store_history=True)
        self.assertEqual(self.client.run(CODE.result).reply["execution_count"], before + 1)

    def test_silent_without_code_tells_the_counter(self):
        before = self.client.run(CODE.result).reply["execution_count"]
        self.assertEqual(self.client.run("", silent=True).reply["execution_count"], before)

    def test_a_silent_error_does_not_abort_what_waits(self):
        self.client.start(CODE.nap_and_fail.format(300), silent=True)
        self.assertEqual(self.client.run(CODE.result).reply["status"], "ok")

    def test_silent_keeps_the_state(self):
        self.client.run(CODE.assign.format(5), silent=True)
        self.assertEqual(self.client.run(CODE.assigned).stream(), "5")


class StoreHistory(ProtocolTest):
    def test_what_is_not_stored_does_not_count(self):
        before = self.client.run(CODE.result).reply["execution_count"]
        unstored = self.client.run(CODE.result, store_history=False)
        self.assertEqual(unstored.reply["execution_count"], before)
        self.assertEqual(self.client.run(CODE.result).reply["execution_count"], before + 1)

    def test_what_is_not_stored_is_shown_all_the_same(self):
        self.assertEqual(self.client.run(CODE.result, store_history=False).text(), CODE.result_text)

    def test_what_is_not_stored_is_not_in_the_history(self):
        self.client.run(CODE.assign.format(987654), store_history=False)
        request = {"hist_access_type": "tail", "n": 50, "output": False, "raw": True}
        history = self.client.ask("history_request", request)["history"]
        self.assertFalse([entry for entry in history if "987654" in entry[2]])


class UserExpressions(ProtocolTest):
    def test_they_are_evaluated_after_the_code(self):
        run = self.client.run(CODE.assign.format(40), user_expressions={"next": CODE.assigned_expression})
        self.assertEqual(run.reply["user_expressions"]["next"]["data"]["text/plain"], "41")

    def test_each_has_a_status_data_and_metadata(self):
        value = self.client.run("", user_expressions={"v": CODE.result}).reply["user_expressions"]["v"]
        self.assertEqual((value["status"], value["metadata"]), ("ok", {}))
        self.assertIn("text/plain", value["data"])

    def test_one_that_fails_spoils_only_itself(self):
        expressions = {"good": CODE.result, "bad": CODE.unknown}
        run = self.client.run("", user_expressions=expressions)
        self.assertEqual(run.reply["status"], "ok")
        bad = run.reply["user_expressions"]["bad"]
        self.assertEqual(bad["status"], "error")
        self.assertTrue({"ename", "evalue", "traceback"} <= bad.keys())
        self.assertEqual(run.reply["user_expressions"]["good"]["status"], "ok")

    def test_they_are_not_evaluated_behind_an_error(self):
        run = self.client.run(CODE.failing, user_expressions={"v": CODE.result})
        self.assertEqual(run.reply["user_expressions"], {})

    def test_they_show_nothing(self):
        run = self.client.run("", user_expressions={"v": CODE.result})
        self.assertEqual(run.of("execute_result", "display_data"), [])

    def test_they_are_answered_silently_too(self):
        run = self.client.run("", silent=True, user_expressions={"v": CODE.result})
        self.assertEqual(run.reply["user_expressions"]["v"]["data"]["text/plain"], CODE.result_text)


class StopOnError(ProtocolTest):
    def statuses(self, ids):
        return [self.client.reply(msg_id)["content"]["status"] for msg_id in ids]

    def test_cells_behind_an_error_are_aborted(self):
        ids = [self.client.start(CODE.nap_and_fail.format(400))] + [self.client.start(CODE.result) for _ in range(3)]
        self.assertEqual(self.statuses(ids), ["error", "aborted", "aborted", "aborted"])

    def test_aborted_cells_are_busy_and_idle_and_show_nothing(self):
        self.client.start(CODE.nap_and_fail.format(400))
        msg_id = self.client.start(CODE.result)
        self.assertEqual(self.client.until_idle(msg_id), [])

    def test_an_aborted_reply_says_so_in_its_metadata(self):
        self.client.start(CODE.nap_and_fail.format(400))
        reply = self.client.reply(self.client.start(CODE.result))
        self.assertEqual(reply["metadata"]["status"], "aborted")
        self.assertEqual(reply["msg_type"], "execute_reply")

    def test_an_aborted_reply_has_no_number_because_the_cell_did_not_run(self):
        self.client.start(CODE.nap_and_fail.format(400))
        reply = self.client.reply(self.client.start(CODE.result))
        self.assertEqual(reply["content"], {"status": "aborted"})

    def test_aborted_cells_do_not_count(self):
        failing = self.client.start(CODE.nap_and_fail.format(400))
        aborted = [self.client.start(CODE.result) for _ in range(2)]
        number = self.client.reply(failing)["content"]["execution_count"]
        self.statuses(aborted)
        self.assertEqual(self.client.run(CODE.result).reply["execution_count"], number + 1)

    def test_other_requests_behind_an_error_are_answered(self):
        self.client.start(CODE.nap_and_fail.format(400))
        self.assertEqual(self.client.ask("kernel_info_request")["status"], "ok")

    def test_stop_on_error_false_lets_them_run(self):
        ids = [self.client.start(CODE.nap_and_fail.format(400), stop_on_error=False), self.client.start(CODE.result)]
        self.assertEqual(self.statuses(ids), ["error", "ok"])

    def test_cells_sent_after_the_error_run(self):
        self.client.run(CODE.failing)
        self.assertEqual(self.client.run(CODE.result).reply["status"], "ok")

    def test_an_interrupt_aborts_too(self):
        running = self.client.start(CODE.sleep_forever)
        waiting = self.client.start(CODE.result)
        self.client.until("stream", running)
        self.client.send("interrupt_request", channel="control")
        self.assertEqual(self.statuses([running, waiting]), ["error", "aborted"])


class Fields(ProtocolTest):
    """Fields that are missing have their defaults; those of a wrong type are answered with an error."""

    WRONG = ([], {}, 7, 1.5, True, ["1"], {"a": 1})

    def send(self, **content):
        msg_id = self.client.send("execute_request", content)
        return self.client.reply(msg_id)["content"]

    @only_java
    def test_all_but_the_code_may_be_missing(self):
        self.assertEqual(self.send(code=CODE.result)["status"], "ok")

    @only_java
    def test_code_that_is_no_text_is_refused_by_name(self):
        for wrong in self.WRONG + (None,):
            with self.subTest(code=wrong):
                reply = self.send(code=wrong, silent=False)
                self.assertEqual((reply["status"], reply["ename"]), ("error", "BadRequest"))
                self.assertIn('"code"', reply["evalue"])
        self.assertEqual(self.send(silent=False)["status"], "error")

    @only_java
    def test_flags_that_are_none_are_refused(self):
        for field in ("silent", "store_history", "allow_stdin", "stop_on_error"):
            for wrong in ("yes", [], {}):
                with self.subTest(field=field, wrong=wrong):
                    self.assertEqual(self.send(code="1", **{field: wrong})["ename"], "BadRequest")

    @only_java
    def test_user_expressions_that_are_none_are_refused(self):
        for wrong in ([], "x", 7, True):
            self.assertEqual(self.send(code="1", user_expressions=wrong)["ename"], "BadRequest")

    @only_java
    def test_an_expression_that_is_no_text_spoils_only_itself(self):
        reply = self.send(code="1", user_expressions={"a": 7, "b": "1 + 1"})
        self.assertEqual(reply["user_expressions"]["a"]["status"], "error")
        self.assertEqual(reply["user_expressions"]["b"]["status"], "ok")

    def test_null_counts_as_missing(self):
        run = self.client.run(CODE.result, user_expressions=None)
        self.assertEqual(run.reply["status"], "ok")

    def test_wrong_types_everywhere_are_survived(self):
        for field in ("code", "silent", "store_history", "user_expressions", "allow_stdin", "stop_on_error"):
            for wrong in self.WRONG + (None,):
                content = {"code": "1", "silent": False}
                content[field] = wrong
                self.client.send("execute_request", content)
        self.assert_answers()


if __name__ == "__main__":
    unittest.main()
