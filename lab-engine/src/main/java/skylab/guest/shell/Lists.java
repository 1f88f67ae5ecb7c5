package skylab.guest.shell;

import java.util.List;
import skylab.guest.shell.syntax.Command;

/** Frames of command lists. */
final class Lists {
    private Lists() {}

    /** The items of a sequence from one on. */
    record Items(List<Command.Item> items, int next) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            if (next >= items.size()) {
                return;
            }
            if (next + 1 < items.size()) {
                sh.push(new Items(items, next + 1));
            }
            Command.Item item = items.get(next);
            if (item.background()) {
                Processes.background(sh, item.command(), item.text());
            } else {
                sh.push(Execute.of(item.command()));
            }
        }
    }

    /** The right side of {@code &&} and {@code ||}. */
    record Then(Command right, boolean onSuccess) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            sh.tolerant--;
            if ((sh.status == 0) == onSuccess) {
                sh.push(Execute.of(right));
            }
        }

        @Override
        public void unwind(Interpreter sh) {
            sh.tolerant--;
        }
    }

    /** Turns the status round. */
    record Negation() implements Frame {
        @Override
        public void resume(Interpreter sh) {
            sh.tolerant--;
            sh.status = sh.status == 0 ? 1 : 0;
        }

        @Override
        public void unwind(Interpreter sh) {
            sh.tolerant--;
        }
    }

    /** {@code time}: prints what has passed. */
    record Timing(java.time.Duration began) implements Frame {
        @Override
        public void resume(Interpreter sh) {
            java.time.Duration passed = sh.sys.monotonic().minus(began);
            String real = String.format(
                    java.util.Locale.ROOT, "%dm%.3fs", passed.toMinutes(), (passed.toMillis() % 60_000) / 1000.0);
            sh.print(2, "\nreal\t" + real + "\nuser\t0m0.000s\nsys\t0m0.000s\n");
        }
    }
}
