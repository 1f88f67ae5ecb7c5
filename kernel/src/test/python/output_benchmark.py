"""How fast output comes: lines, one large text, many small prints; each kernel in turn, in one run.

    output_benchmark.py skylab python3
"""

import statistics
import sys
import time

import frontend
import languages

ROUNDS = 5

CASES = (
    ("100,000 lines", "lines", 100_000),
    ("10^6 small prints", "small", 1_000_000),
    ("one text of 50 MB", "large", 50_000_000),
    ("50 MB in lines of 100 characters", "wide", 500_000),
)

CODE = {
    "java": {
        "lines": "for (int i = 0; i < {0}; i++) System.out.println(i);",
        "small": "for (int i = 0; i < {0}; i++) System.out.print('x');",
        "large": 'System.out.print("x".repeat({0}));',
        "wide": 'String line = "x".repeat(99); for (int i = 0; i < {0}; i++) System.out.println(line);',
    },
    "python": {
        "lines": "for i in range({0}): print(i)",
        "small": "for i in range({0}): print('x', end='')",
        "large": "print('x' * {0}, end='')",
        "wide": "line = 'x' * 99\nfor i in range({0}): print(line)",
    },
}


def expected(case, size):
    if case == "lines":
        return sum(len(str(i)) + 1 for i in range(size))
    return size * (100 if case == "wide" else 1)


def main(names):
    print(f"{'kernel':10} {'case':34} {'seconds':>8} {'messages':>9} {'lost':>6} {'MB/s':>7}")
    for name in names:
        kernel = frontend.Kernel(name, environment={"SKYLAB_OUTPUT_LIMIT_MB": "9999"})
        client = kernel.front_end()
        code = CODE[languages.of(name).name]
        for title, case, size in CASES:
            times = []
            for _ in range(ROUNDS):
                started = time.monotonic()
                run = client.run(code[case].format(size), timeout=120)
                times.append(time.monotonic() - started)
                came = sum(len(message["content"]["text"]) for message in run.of("stream"))
            seconds = statistics.median(times)
            lost = expected(case, size) - came
            speed = came / seconds / 1e6
            print(f"{name:10} {title:34} {seconds:8.2f} {len(run.of('stream')):9} {lost:6} {speed:7.1f}")
        client.close()
        kernel.stop()


if __name__ == "__main__":
    main(sys.argv[1:] or ["skylab", "python3"])
