package skylab.guest.shell.syntax;

import java.util.List;

/** A command as written. Values: may be kept in the state of a process. */
public sealed interface Command {
    /** Assignments, words and redirections; the line is counted from 1; the text is as written. */
    record Simple(List<Assignment> assignments, List<Word> words, List<Redirect> redirects, int line, String text)
            implements Command {
        /** Makes the lists immutable. */
        public Simple {
            assignments = List.copyOf(assignments);
            words = List.copyOf(words);
            redirects = List.copyOf(redirects);
        }
    }

    /** Commands connected by pipes; {@code stderr} tells for each stage but the last whether {@code |&} follows. */
    record Pipeline(List<Command> stages, List<Boolean> stderr, boolean negated, Timed timed, String text)
            implements Command {
        /** Makes the lists immutable. */
        public Pipeline {
            stages = List.copyOf(stages);
            stderr = List.copyOf(stderr);
        }
    }

    /** Whether a pipeline is preceded by {@code time}, or {@code time -p}. */
    enum Timed {
        /** It is not. */
        NO,
        /** As {@code TIMEFORMAT} wants it. */
        YES,
        /** As POSIX wants it. */
        POSIX
    }

    /** {@code left && right}. */
    record And(Command left, Command right) implements Command {}

    /** {@code left || right}. */
    record Or(Command left, Command right) implements Command {}

    /** Commands one after the other. */
    record Sequence(List<Item> items) implements Command {
        /** Makes the list immutable. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A command of a sequence, whether it ends in {@code &}, and its text for the list of jobs. */
    record Item(Command command, boolean background, String text) {}

    /** {@code if ... elif ... else ... fi}; {@code otherwise} may be null. */
    record If(List<Clause> clauses, Command otherwise) implements Command {
        /** Makes the list immutable. */
        public If {
            clauses = List.copyOf(clauses);
        }
    }

    /** A condition and what is done if it holds. */
    record Clause(Command condition, Command body) {}

    /** {@code while} and {@code until}. */
    record While(Command condition, Command body, boolean until) implements Command {}

    /** {@code for name in words}; null words stand for the positional parameters; the head is its text up to {@code do}. */
    record For(String name, List<Word> words, Command body, String head, int line) implements Command {}

    /** {@code for ((initial; condition; step))}. */
    record ArithmeticFor(Word initial, Word condition, Word step, Command body) implements Command {}

    /** {@code select name in words}; null words stand for the positional parameters. */
    record Select(String name, List<Word> words, Command body) implements Command {}

    /** {@code case ... esac}; the head is {@code case word in}. */
    record Case(Word subject, List<Arm> arms, String head, int line) implements Command {
        /** Makes the list immutable. */
        public Case {
            arms = List.copyOf(arms);
        }
    }

    /** An arm of a case: patterns, body (may be null) and what follows it: {@code ;;}, {@code ;&} or {@code ;;&}. */
    record Arm(List<Word> patterns, Command body, String end) {
        /** Makes the list immutable. */
        public Arm {
            patterns = List.copyOf(patterns);
        }
    }

    /** {@code ( ... )}. */
    record Subshell(Command body) implements Command {}

    /** {@code { ...; }}. */
    record Group(Command body) implements Command {}

    /** A function definition with its source. */
    record Function(String name, Command body, String source) implements Command {}

    /** {@code [[ ... ]]}. */
    record Conditional(Test test, int line) implements Command {}

    /** {@code (( ... ))}. */
    record Arithmetic(Word expression, String text, int line) implements Command {}

    /** A compound command with redirections. */
    record Redirected(Command command, List<Redirect> redirects) implements Command {
        /** Makes the list immutable. */
        public Redirected {
            redirects = List.copyOf(redirects);
        }
    }
}
