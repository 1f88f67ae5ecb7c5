"""Debian's jupyter_kernel_test against the installed kernelspec "skylab"; run with JUPYTER_PATH at its directory."""

import unittest

import jupyter_kernel_test


class SkylabKernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = "skylab"
    language_name = "java"
    file_extension = ".jshell"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": "Math.floorMo", "matches": {"floorMod("}},
        {"text": "%tim", "matches": {"%time", "%timeit"}},
        {"text": '"😀".le', "matches": {"length()"}},
    ]
    complete_code_samples = ["int x = 1;", "1 + 1", "class A {}", "%time 1"]
    incomplete_code_samples = ["for (;;) {", "int f() {", "1 +", '"""\n']
    invalid_code_samples = ["int x = ;", "}"]
    code_generate_error = "1 / 0"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "List.of(1, 2)", "result": "[1, 2]"},
        {"code": '"한글 " + "😀"', "result": "한글 😀"},
    ]
    code_display_data = [
        {"code": 'display(html("<b>x</b>"));', "mime": "text/html"},
        {"code": "display(new java.awt.image.BufferedImage(2, 2, 1));", "mime": "image/png"},
    ]
    code_clear_output = "clearOutput();"
    code_history_pattern = "6*7"
    code_inspect_sample = "Math.max("
    supported_history_operations = ("tail", "range", "search")

    def run_cell(self, code, **options):
        """The reply, and what came on iopub between busy and idle."""
        self.flush_channels()
        msg_id = self.kc.execute(code, **options)
        output = []
        while True:
            message = self.kc.get_iopub_msg(timeout=20)
            if message["parent_header"].get("msg_id") != msg_id:
                continue
            if message["content"].get("execution_state") == "idle":
                return self.kc.get_shell_msg(timeout=20), output
            if message["msg_type"] not in ("status", "execute_input"):
                output.append(message)

    def test_errors_carry_name_value_and_place(self):
        reply, output = self.run_cell("int a = 1;\nint b = a / 0;")
        self.assertEqual(reply["content"]["status"], "error")
        self.assertEqual(reply["content"]["ename"], "ArithmeticException")
        errors = [m for m in output if m["msg_type"] == "error"]
        self.assertEqual(errors[0]["content"]["evalue"], "/ by zero")
        self.assertIn("line 2", "\n".join(errors[0]["content"]["traceback"]))

    def test_silent_cells_do_not_count(self):
        first, _ = self.run_cell("1")
        self.flush_channels()
        self.kc.execute("2", silent=True)
        self.kc.get_shell_msg(timeout=20)
        second, _ = self.run_cell("3")
        self.assertEqual(
            first["content"]["execution_count"] + 1, second["content"]["execution_count"]
        )

    def test_user_expressions(self):
        reply, _ = self.run_cell(
            "int u = 20;", user_expressions={"good": "u + 1", "bad": "nope"}
        )
        expressions = reply["content"]["user_expressions"]
        self.assertEqual(expressions["good"]["data"]["text/plain"], "21")
        self.assertEqual(expressions["bad"]["status"], "error")

    def test_what_stands_behind_an_error_is_aborted(self):
        self.flush_channels()
        for code in ("Thread.sleep(300); int z = 1 / 0;", "1", "2"):
            self.kc.execute(code)
        statuses = [self.kc.get_shell_msg(timeout=20)["content"]["status"] for _ in range(3)]
        self.assertEqual(statuses, ["error", "aborted", "aborted"])

    def test_interrupt_keeps_the_state(self):
        self.run_cell("int kept = 7;")
        self.flush_channels()
        self.kc.execute('System.out.println("go"); while (true) {}')
        while self.kc.get_iopub_msg(timeout=20)["msg_type"] != "stream":
            pass
        self.km.interrupt_kernel()
        self.assertEqual(self.kc.get_shell_msg(timeout=5)["content"]["ename"], "Interrupted")
        _, output = self.run_cell("kept")
        self.assertEqual(output[0]["content"]["data"]["text/plain"], "7")

    def test_input(self):
        self.flush_channels()
        self.kc.execute("new Scanner(System.in).nextLine()", allow_stdin=True)
        self.assertEqual(self.kc.get_stdin_msg(timeout=20)["msg_type"], "input_request")
        self.kc.input("안녕")
        self.assertEqual(self.kc.get_shell_msg(timeout=20)["content"]["status"], "ok")

    def test_input_that_is_not_allowed_is_a_clear_error(self):
        reply, _ = self.run_cell("System.in.read()", allow_stdin=False)
        self.assertEqual(reply["content"]["ename"], "InputRefusedException")

    def test_inspection(self):
        self.flush_channels()
        self.kc.inspect("Math.max(", 9)
        content = self.kc.get_shell_msg(timeout=20)["content"]
        self.assertTrue(content["found"])
        self.assertIn("Math.max(int a, int b)", content["data"]["text/plain"])

    def test_a_hundred_thousand_lines(self):
        _, output = self.run_cell("for (int i = 0; i < 100000; i++) System.out.println(i);")
        streams = [m["content"]["text"] for m in output if m["msg_type"] == "stream"]
        self.assertEqual("".join(streams), "".join(f"{i}\n" for i in range(100000)))
        self.assertLess(len(streams), 100)

    def test_headers(self):
        self.flush_channels()
        msg_id = self.kc.kernel_info()
        reply = self.kc.get_shell_msg(timeout=20)
        self.assertEqual(reply["parent_header"]["msg_id"], msg_id)
        self.assertNotEqual(reply["header"]["session"], reply["parent_header"]["session"])
        self.assertEqual(reply["content"]["protocol_version"], "5.4")


if __name__ == "__main__":
    unittest.main()
