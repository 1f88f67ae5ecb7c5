"""A short soak; the long one is run by hand."""

import unittest

import soak


class Soak(unittest.TestCase):
    def test_three_hundred_cells(self):
        arguments = "--cells 300 --report 50 --kill 150 --large 100 --megabytes 20".split()
        self.assertEqual(soak.main(arguments), 0)


if __name__ == "__main__":
    unittest.main()
