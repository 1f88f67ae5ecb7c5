"""Days of use in minutes: many cells with errors and interrupts among them, two kernels side by side, large outputs,
kernels that are killed and started again. Prints how memory and latency go; the exit status is 1 when memory grows.

    soak.py [--cells 10000] [--report 500] [--kill 2500] [--large 1000] [--memory-limit 400]
"""

import argparse
import random
import statistics
import sys
import time

import frontend

SEED = 20261121

HEAP = (
    "System.gc(); System.out.print((Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);"
)

#: Memory may go up and down with the collector's moods; this much more at the end than early on is growth.
GROWTH = 1.25
ALLOWANCE_MB = 30


class Lost(Exception):
    """The kernel did something else than the cell says."""


class Soaked:
    """A kernel under steady use: cells of all kinds, each with the outcome that it has to have."""

    def __init__(self, name, seed):
        self.name = name
        self.random = random.Random(seed)
        self.kernel = None
        self.rows = []
        self.times = []
        self.counts = {}
        self.start()

    def start(self):
        self.kernel = frontend.Kernel(environment={"SKYLAB_OUTPUT_LIMIT_MB": "9999"})
        self.client = self.kernel.front_end()
        self.run("int total = 0; int kept = 0;")
        self.total = 0
        self.since_start = 0

    def restart(self):
        """As after a crash: the process is killed, another takes its ports."""
        self.kernel.kill()
        self.client.close()
        self.kernel.stop()
        self.start()

    def stop(self):
        self.client.close()
        self.kernel.stop()

    def run(self, code):
        return self.client.run(code, timeout=120)

    def expect(self, condition, what):
        if not condition:
            raise Lost(f"{self.name}, cell {self.since_start}: {what}")

    def cell(self):
        kind = self.random.choices(
            ("expression", "declaration", "method", "class", "print", "error", "uncompilable", "interrupt", "state"),
            (30, 15, 8, 4, 15, 10, 5, 3, 10),
        )[0]
        self.counts[kind] = self.counts.get(kind, 0) + 1
        self.since_start += 1
        started = time.monotonic()
        getattr(self, "do_" + kind)(self.random.randrange(10_000))
        if kind == "expression":
            self.times.append(1000 * (time.monotonic() - started))

    def do_expression(self, n):
        self.expect(self.run(f"{n} + 1").text() == str(n + 1), "a wrong sum")

    def do_declaration(self, n):
        self.expect(self.run(f"int v{n % 50} = {n}; v{n % 50}").text() == str(n), "a wrong value")

    def do_method(self, n):
        run = self.run(f"int f{n % 20}(int x) {{ return x + {n}; }}\nf{n % 20}(1)")
        self.expect(run.text() == str(n + 1), f"a wrong result {run.text()}")

    def do_class(self, n):
        run = self.run(f"class C{n % 10} {{ int get() {{ return {n}; }} }}\nnew C{n % 10}().get()")
        self.expect(run.text() == str(n), f"a wrong result {run.text()}")

    def do_print(self, n):
        lines = n % 300
        run = self.run(f"for (int i = 0; i < {lines}; i++) System.out.println(i);")
        self.expect(run.stream() == "".join(f"{i}\n" for i in range(lines)), "lost output")

    def do_error(self, n):
        run = self.run(f"Object o{n % 5} = null; o{n % 5}.toString();")
        self.expect(run.reply["ename"] == "NullPointerException", f"a wrong error {run.reply}")

    def do_uncompilable(self, n):
        self.expect(self.run(f"int bad{n} = ;").reply["status"] == "error", "no error")

    def do_interrupt(self, n):
        code = ("while (true) {}", "Thread.sleep(1_000_000);", "for (int i = 0; ; i++) { Math.sin(i); }")[n % 3]
        msg_id = self.client.start(f'System.out.print("go"); {code}')
        self.client.until("stream", msg_id)
        self.client.send("interrupt_request", channel="control")
        self.expect(self.client.reply(msg_id)["content"]["status"] == "error", "not interrupted")
        self.client.until_idle(msg_id)

    def do_state(self, n):
        self.total += n % 7
        run = self.run(f"total += {n % 7}; total")
        self.expect(run.text() == str(self.total), f"lost state: {run.text()} and not {self.total}")

    def large(self, megabytes):
        run = self.run(f'System.out.print("x".repeat({megabytes}_000_000));')
        self.expect(len(run.stream()) == megabytes * 1_000_000, "lost output")

    def report(self, cells):
        heap = int(self.run(HEAP).stream())
        rss = resident(self.kernel.pid)
        median = statistics.median(self.times)
        slow = sorted(self.times)[int(len(self.times) * 0.95)]
        self.times = []
        self.rows.append((cells, self.since_start, rss, heap, median))
        print(f"{self.name:7} {cells:7} {self.since_start:9} {rss:7} {heap:7} {median:8.1f} {slow:8.1f}", flush=True)


def resident(pid):
    """The resident memory of a process in MB."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) >> 10 for line in file if line.startswith("VmRSS"))


def grows(rows, limit):
    """Whether heap or resident memory at the end are more than early on, both after the kernel has warmed up."""
    early, late = rows[len(rows) // 4], rows[-1]
    problems = []
    for name, column in (("resident memory", 2), ("heap", 3)):
        if late[column] > early[column] * GROWTH + ALLOWANCE_MB:
            problems.append(f"{name} grew from {early[column]} to {late[column]} MB")
    if late[2] > limit:
        problems.append(f"resident memory is {late[2]} MB")
    return problems


def main(arguments=None):
    options = argparse.ArgumentParser()
    options.add_argument("--cells", type=int, default=10_000, help="in all, by both kernels")
    options.add_argument("--report", type=int, default=500, help="a line of the table after so many cells")
    options.add_argument("--kill", type=int, default=2_500, help="kills the second kernel after so many")
    options.add_argument("--large", type=int, default=1_000, help="a large output after so many")
    options.add_argument("--megabytes", type=int, default=50, help="how large")
    options.add_argument("--memory-limit", type=int, default=400, help="of the first kernel's resident memory, in MB")
    chosen = options.parse_args(arguments)
    # The first runs through, which shows growth; the second is killed again and again.
    steady, killed = Soaked("steady", SEED), Soaked("killed", SEED + 1)
    started = time.monotonic()
    print(f"{'kernel':7} {'cells':>7} {'own':>9} {'RSS MB':>7} {'heap MB':>7} {'median':>8} {'95 %, ms':>8}")
    try:
        for cells in range(1, chosen.cells // 2 + 1):
            steady.cell()
            killed.cell()
            if cells * 2 % chosen.large == 0:
                for soaked in (steady, killed):
                    soaked.large(chosen.megabytes)
            if cells * 2 % chosen.report == 0:
                steady.report(2 * cells)
                killed.report(2 * cells)
            if cells * 2 % chosen.kill == 0:
                killed.restart()
        problems = grows(steady.rows, chosen.memory_limit)
    except Lost as lost:
        problems = [str(lost)]
    finally:
        steady.stop()
        killed.stop()
    counts = {kind: steady.counts.get(kind, 0) + killed.counts.get(kind, 0) for kind in steady.counts}
    print(f"{sum(counts.values())} cells in {time.monotonic() - started:.0f} s: {counts}")
    print("; ".join(problems) or "memory is flat, nothing was lost")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
