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
    record Timing(java.time.Duration began, boolean posix) implements Frame {
        private static final String USUAL = "\nreal\t%3lR\nuser\t%3lU\nsys\t%3lS";

        @Override
        public void resume(Interpreter sh) {
            java.time.Duration passed = sh.sys.monotonic().minus(began);
            String wanted = sh.value("TIMEFORMAT");
            String format = posix ? "real %2R\nuser %2U\nsys %2S" : wanted == null ? USUAL : wanted;
            java.util.regex.Matcher matcher = java.util.regex.Pattern.compile("%(?:([0-3])?(l)?([RUS])|P|%)")
                    .matcher(format);
            String text = matcher.replaceAll(found -> {
                if (found.group(3) == null) {
                    return found.group().equals("%P") ? "0.00" : "%";
                }
                long millis = found.group(3).equals("R") ? passed.toMillis() : 0;
                int digits = found.group(1) == null ? 3 : Integer.parseInt(found.group(1));
                String point = digits == 0 ? "%.0f" : "%." + digits + "f";
                return found.group(2) == null
                        ? String.format(java.util.Locale.ROOT, point, millis / 1000.0)
                        : millis / 60_000 + "m" + String.format(java.util.Locale.ROOT, point, millis % 60_000 / 1000.0)
                                + "s";
            });
            sh.print(2, format.isEmpty() ? "" : text + "\n");
        }
    }
}
