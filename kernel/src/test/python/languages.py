"""The same small programs in the language of each kernel that the checks can be run against."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """Code by what it does; where the kernel's name differs, its kernelspec."""

    name: str
    nothing: str
    result: str
    result_text: str
    print_and_error: str
    korean: str
    failing: str
    uncompilable: str
    assign: str
    assigned: str
    assigned_expression: str
    nap: str
    nap_and_fail: str
    forever: str
    sleep_forever: str
    catch_all_forever: str
    read_line: str
    read_two_lines: str
    prompt_and_read: str
    lines: str
    ordered: str
    display: str
    display_update: str
    clear: str
    late_thread: str
    open_gate: str
    thread_of_a_cell: str
    own_thread_output: str
    completion: tuple
    completion_behind_emoji: tuple
    inspection: tuple
    unknown: str
    complete: str
    incomplete: str
    invalid: str
    big_result: str
    open_comm_target: str
    exit: str
    endless_recursion: str
    memory: str
    many_characters: str


JAVA = Language(
    name="java",
    nothing="",
    result="6 * 7",
    result_text="42",
    print_and_error='System.out.print("out"); System.err.print("err");',
    korean='System.out.print("한글 😀");',
    failing="1 / 0",
    uncompilable="int broken = ;",
    assign="int kept = {0};",
    assigned="System.out.print(kept);",
    assigned_expression="kept + 1",
    nap="Thread.sleep({0});",
    nap_and_fail="Thread.sleep({0}); int z = 1 / 0;",
    forever='System.out.println("go"); while (true) {{}}',
    sleep_forever='System.out.println("go"); Thread.sleep(1_000_000);',
    catch_all_forever='System.out.println("go"); while (true) {{ try {{ Thread.sleep(5); }} catch (Throwable t) {{}} }}',
    read_line="System.out.print(new Scanner(System.in).nextLine());",
    read_two_lines="var in = new Scanner(System.in); System.out.print(in.nextLine() + in.nextLine());",
    prompt_and_read='System.out.print("name? "); System.out.print(new Scanner(System.in).nextLine());',
    lines="for (int i = 0; i < {0}; i++) System.out.println(i);",
    ordered='System.out.print(1); System.err.print(2); display(3); System.out.print(4); System.err.print(5);',
    display='display(html("<b>x</b>"));',
    display_update='String id = display("first"); updateDisplay(id, "second");',
    clear="clearOutput(true);",
    late_thread="var gate = new CountDownLatch(1);\n"
    "new Thread(() -> { try { gate.await(); } catch (InterruptedException e) {}\n"
    'System.out.print("late"); }).start();',
    open_gate="gate.countDown();",
    thread_of_a_cell='Thread t = new Thread(() -> System.out.print("thread")); t.start(); t.join();',
    own_thread_output='System.out.print("own");',
    completion=("Math.floorMo", 12, "floorMod"),
    completion_behind_emoji=('"😀".le', 6, "length"),
    inspection=("Math.max(", 9, "max"),
    unknown="zzzUnknown",
    complete="int x = 1;",
    incomplete="for (;;) {",
    invalid="int x = ;",
    big_result='"x".repeat(5_000_000)',
    open_comm_target="",
    exit="System.exit(3);",
    endless_recursion="int deep(int n) { return deep(n + 1) + 1; } deep(0)",
    memory="var hog = new ArrayList<byte[]>(); while (true) hog.add(new byte[64 << 20]);",
    many_characters='System.out.print("x".repeat({0}));',
)

PYTHON = Language(
    name="python",
    nothing="",
    result="6 * 7",
    result_text="42",
    print_and_error="import sys; print('out', end=''); print('err', end='', file=sys.stderr)",
    korean="print('한글 😀', end='')",
    failing="1 / 0",
    uncompilable="broken = =",
    assign="kept = {0}",
    assigned="print(kept, end='')",
    assigned_expression="kept + 1",
    nap="import time; time.sleep({0} / 1000)",
    nap_and_fail="import time; time.sleep({0} / 1000); 1 / 0",
    forever="print('go', flush=True)\nwhile True: pass",
    sleep_forever="import time; print('go', flush=True); time.sleep(1000)",
    catch_all_forever="import time\nprint('go', flush=True)\nwhile True:\n  try: time.sleep(0.005)\n  except Exception: pass",
    read_line="print(input(), end='')",
    read_two_lines="print(input() + input(), end='')",
    prompt_and_read="print('name? ', end=''); print(input(), end='')",
    lines="for i in range({0}): print(i)",
    ordered="import sys\nfrom IPython.display import display\nprint(1, end='')\nprint(2, end='', file=sys.stderr)\n"
    "display(3)\nprint(4, end='')\nprint(5, end='', file=sys.stderr)",
    display="from IPython.display import HTML, display; display(HTML('<b>x</b>'))",
    display_update="from IPython.display import display\nh = display('first', display_id=True)\nh.update('second')",
    clear="from IPython.display import clear_output; clear_output(wait=True)",
    late_thread="import threading\ngate = threading.Event()\n"
    "threading.Thread(target=lambda: (gate.wait(), print('late', end='', flush=True))).start()",
    open_gate="gate.set()",
    thread_of_a_cell="import threading\nt = threading.Thread(target=lambda: print('thread', end='')); t.start(); t.join()",
    own_thread_output="print('own', end='')",
    completion=("import os; os.getcw", 19, "getcwd"),
    completion_behind_emoji=("'😀'.isaln", 9, "isalnum"),
    inspection=("max(", 3, "max"),
    unknown="zzzUnknown",
    complete="x = 1",
    incomplete="for i in range(3):",
    invalid="x = = 1",
    big_result="'x' * 5_000_000",
    open_comm_target="",
    exit="import sys; sys.exit(3)",
    endless_recursion="def deep(n): return deep(n + 1) + 1\ndeep(0)",
    memory="raise MemoryError()",
    many_characters="print('x' * {0}, end='')",
)

BY_KERNEL = {"python3": PYTHON}


def of(kernel):
    """The language of a kernelspec by its name; Java unless known otherwise."""
    return BY_KERNEL.get(kernel, JAVA)
