package skylab.guest.command.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pcollections.PMap;
import skylab.guest.process.UsageError;

/** Executes a {@code sed} script for one line. */
final class SedCycle {
    private final List<SedCommand> script;
    private final boolean quiet;
    private final boolean isLast;
    private boolean terminated;
    private final Consumer<String> out;
    private String hold;
    private boolean holdTerminated;
    private String pattern;
    private final long number;
    private PMap<Integer, Long> ranges;
    private final List<String> queue;
    private Optional<Pattern> last;
    private boolean missing;
    private boolean substituted;
    private Optional<Integer> quit = Optional.empty();

    private SedCycle(
            List<SedCommand> script,
            boolean quiet,
            SedState state,
            String line,
            boolean terminated,
            boolean isLast,
            Consumer<String> out) {
        this.script = script;
        this.quiet = quiet;
        this.isLast = isLast;
        this.terminated = terminated;
        this.out = out;
        this.hold = state.hold();
        this.holdTerminated = state.fed();
        this.number = state.number() + 1;
        this.ranges = state.ranges();
        this.queue = new ArrayList<>(state.queue());
        this.last = state.last();
        this.missing = state.missing();
        boolean joins = state.resume() >= 0 && script.get(state.resume() - 1).name() == 'N';
        this.pattern = joins ? state.pattern() + "\n" + line : line;
    }

    /**
     * Executes.
     *
     * @param quiet whether lines are printed only on demand
     * @param line that came
     * @param terminated whether a line feed follows it
     * @param isLast whether no line follows it
     * @param out where to print
     */
    static SedState run(
            List<SedCommand> script,
            boolean quiet,
            SedState state,
            String line,
            boolean terminated,
            boolean isLast,
            Consumer<String> out) {
        SedCycle cycle = new SedCycle(script, quiet, state, line, terminated, isLast, out);
        cycle.flush();
        int resume = cycle.execute(Math.max(0, state.resume()));
        if (cycle.quit.isPresent() || resume < 0) {
            cycle.flush();
        }
        return new SedState(
                cycle.hold,
                cycle.holdTerminated,
                cycle.pattern,
                cycle.number,
                cycle.ranges,
                resume,
                cycle.queue,
                cycle.last,
                cycle.missing,
                cycle.quit);
    }

    private void flush() {
        queue.forEach(this::print);
        queue.clear();
    }

    private void print(String text) {
        out.accept((missing ? "\n" : "") + text);
        missing = false;
    }

    private void printPattern() {
        print(pattern + (terminated ? "\n" : ""));
        missing = !terminated;
    }

    // Gives at which command the next line goes on, -1 for a new cycle.
    private int execute(int from) {
        int at = from;
        while (at < script.size()) {
            SedCommand command = script.get(at);
            if (selected(command, at) == command.negated()) {
                at = command.name() == '{' ? command.number() : at + 1;
                continue;
            }
            at++;
            switch (command.name()) {
                case 'b' -> at = command.number();
                case 't', 'T' -> {
                    at = substituted == (command.name() == 't') ? command.number() : at;
                    substituted = false;
                }
                case 'd' -> {
                    return -1;
                }
                case 'D' -> {
                    int feed = pattern.indexOf('\n');
                    if (feed < 0) {
                        return -1;
                    }
                    pattern = pattern.substring(feed + 1);
                    flush();
                    at = 0;
                }
                case 'c' -> {
                    boolean inRange = ranges.containsKey(at - 1);
                    if (command.to().isEmpty() || command.negated() || !inRange) {
                        print(command.text());
                    }
                    return -1;
                }
                case 'n', 'N' -> {
                    if (isLast) {
                        if (!quiet) {
                            printPattern();
                        }
                        quit = Optional.of(0);
                        return -1;
                    }
                    if (command.name() == 'n' && !quiet) {
                        printPattern();
                    }
                    return at;
                }
                case 'q', 'Q' -> {
                    if (command.name() == 'q' && !quiet) {
                        printPattern();
                    }
                    quit = Optional.of(command.number() & 255);
                    return -1;
                }
                default -> simple(command);
            }
        }
        if (!quiet) {
            printPattern();
        }
        return -1;
    }

    private void simple(SedCommand command) {
        switch (command.name()) {
            case 'a', 'r' -> queue.add(command.text());
            case 'i' -> print(command.text());
            case '=' -> print(number + "\n");
            case 'p' -> printPattern();
            case 'P' -> print(pattern.split("\n", 2)[0] + "\n");
            case 'g', 'G' -> {
                pattern = command.name() == 'g' ? hold : pattern + "\n" + hold;
                terminated = holdTerminated;
            }
            case 'h', 'H' -> {
                hold = command.name() == 'h' ? pattern : hold + "\n" + pattern;
                holdTerminated = terminated;
            }
            case 'x' -> {
                String other = hold;
                hold = pattern;
                pattern = other;
                boolean otherTerminated = holdTerminated;
                holdTerminated = terminated;
                terminated = otherTerminated;
            }
            case 'z' -> pattern = "";
            case 'y' -> transliterate(command.text());
            case 's' -> substitute(command.substitution().orElseThrow());
            default -> {
                // A block begins: its commands follow.
            }
        }
    }

    private void transliterate(String sets) {
        int half = sets.length() / 2;
        StringBuilder result = new StringBuilder();
        for (char c : pattern.toCharArray()) {
            int place = sets.substring(0, half).indexOf(c);
            result.append(place < 0 ? c : sets.charAt(half + 1 + place));
        }
        pattern = result.toString();
    }

    private Pattern used(Optional<Pattern> own) {
        last = own.isPresent() ? own : last;
        return last.orElseThrow(() -> new UsageError("no previous regular expression", 1));
    }

    private boolean selected(SedCommand command, int index) {
        if (command.from().isEmpty()) {
            return true;
        }
        SedAddress from = command.from().get();
        if (command.to().isEmpty()) {
            return matches(from);
        }
        SedAddress to = command.to().get();
        Long end = ranges.get(index);
        if (end == null && from instanceof SedAddress.Line first && first.number() == 0 && number == 1) {
            end = Long.MAX_VALUE;
        }
        if (end != null) {
            if (end != Long.MAX_VALUE && number > end) {
                // The end was passed over while other commands took the lines.
                ranges = ranges.minus(index);
                return matches(from) && begins(to, index);
            }
            boolean ends = end == Long.MAX_VALUE ? matches(to) : number >= end;
            ranges = ends ? ranges.minus(index) : ranges.plus(index, end);
            return true;
        }
        return matches(from) && begins(to, index);
    }

    private boolean begins(SedAddress to, int index) {
        long end = Long.MAX_VALUE;
        if (to instanceof SedAddress.Line line) {
            end = line.number();
        } else if (to instanceof SedAddress.More more) {
            end = number + more.lines();
        } else if (to instanceof SedAddress.Multiple multiple) {
            end = multiple.of() == 0 ? number : (number + multiple.of() - 1) / multiple.of() * multiple.of();
        } else if (to instanceof SedAddress.Last && isLast) {
            end = number;
        }
        if (end > number) {
            ranges = ranges.plus(index, end);
        }
        return true;
    }

    private boolean matches(SedAddress address) {
        if (address instanceof SedAddress.Line line) {
            return number == line.number();
        } else if (address instanceof SedAddress.Last) {
            return isLast;
        } else if (address instanceof SedAddress.Step step) {
            return step.step() == 0
                    ? number == step.first()
                    : number >= step.first() && (number - step.first()) % step.step() == 0;
        } else if (address instanceof SedAddress.Match match) {
            return used(match.pattern()).matcher(pattern).find();
        }
        return false;
    }

    private void substitute(SedCommand.Substitution how) {
        Matcher matcher = used(how.pattern()).matcher(pattern);
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int count = 0;
        boolean changed = false;
        int previousEnd = -1;
        while (matcher.find()) {
            // An empty match just after another match is none.
            if (matcher.start() == matcher.end() && matcher.start() == previousEnd) {
                continue;
            }
            previousEnd = matcher.end();
            count++;
            if (count < how.occurrence()) {
                continue;
            }
            result.append(pattern, copied, matcher.start()).append(SedReplacement.of(how.replacement(), matcher));
            copied = matcher.end();
            changed = true;
            if (!how.all()) {
                break;
            }
        }
        if (changed) {
            pattern = result.append(pattern.substring(copied)).toString();
            substituted = true;
            if (how.print()) {
                printPattern();
            }
        }
    }
}
