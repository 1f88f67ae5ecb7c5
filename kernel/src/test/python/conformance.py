"""Runs every check of the messaging protocol and says how many hold: KERNEL=skylab (or python3) conformance.py."""

import os
import sys
import time
import unittest

import frontend
import languages

CODE = languages.of(frontend.KERNEL)

only_java = unittest.skipUnless(CODE is languages.JAVA, "says something about Java")


class ProtocolTest(unittest.TestCase):
    """Checks that share a kernel; one that does not survive a check is replaced for the next."""

    environment = {}
    kernel = None

    @classmethod
    def tearDownClass(cls):
        cls.stop_kernel()

    @classmethod
    def stop_kernel(cls):
        if cls.kernel is not None:
            cls.kernel.stop()
            cls.kernel = None

    def setUp(self):
        cls = type(self)
        if cls.kernel is None or not cls.kernel.is_alive():
            cls.stop_kernel()
            cls.kernel = frontend.Kernel(environment=cls.environment)
        self.client = self.connect()

    def connect(self, **options):
        client = type(self).kernel.front_end(**options)
        self.addCleanup(client.close)
        return client

    def start_kernel(self, **options):
        """A kernel for this check alone."""
        kernel = frontend.Kernel(**options)
        self.addCleanup(kernel.stop)
        return kernel

    def run(self, result=None):
        result = super().run(result)
        if result is not None and (result.errors or result.failures):
            failed = [test for test, _ in result.errors + result.failures]
            if self in failed:
                # Whatever state the check has left, the next one begins with a new kernel.
                type(self).stop_kernel()
        return result

    def assert_answers(self):
        """The kernel still works, after all that this check has sent."""
        self.assertEqual(self.client.ask("kernel_info_request")["status"], "ok")
        client = self.connect()
        self.assertEqual(client.run(CODE.result).text(), CODE.result_text)


class Timed(unittest.TextTestResult):
    """Says of the slowest checks how long they took."""

    slowest = []

    def startTest(self, test):
        self.started = time.monotonic()
        super().startTest(test)

    def stopTest(self, test):
        self.slowest.append((time.monotonic() - self.started, str(test)))
        super().stopTest(test)


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    suite = unittest.TestLoader().discover(here, pattern="test_protocol_*.py")
    result = unittest.TextTestRunner(verbosity=2, resultclass=Timed).run(suite)
    held = result.testsRun - len(result.skipped) - len(result.failures) - len(result.errors)
    asked = result.testsRun - len(result.skipped)
    for seconds, test in sorted(Timed.slowest, reverse=True)[:10]:
        print(f"{seconds:6.1f} s  {test}")
    print(f"{frontend.KERNEL}: {held} of {asked} checks hold, {len(result.skipped)} do not apply")
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
