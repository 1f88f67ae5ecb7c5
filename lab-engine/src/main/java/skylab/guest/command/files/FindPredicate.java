package skylab.guest.command.files;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import skylab.guest.disk.FileType;

/** What {@code find} asks of each file. */
sealed interface FindPredicate {
    /** All of them. */
    record And(FindPredicate first, FindPredicate second) implements FindPredicate {}

    /** One of them. */
    record Or(FindPredicate first, FindPredicate second) implements FindPredicate {}

    /** Both are asked, the second one tells. */
    record Comma(FindPredicate first, FindPredicate second) implements FindPredicate {}

    /** The opposite. */
    record Not(FindPredicate test) implements FindPredicate {}

    /** The name, or the whole path, is of that form. */
    record Name(Pattern pattern, boolean path) implements FindPredicate {}

    /** It is one of these. */
    record Type(List<FileType> types) implements FindPredicate {}

    /** A number is more (+), less (-) or equal. */
    record Number(Quantity quantity, char comparison, long number, long unit) implements FindPredicate {}

    /** Which number of a file. */
    enum Quantity {
        SIZE,
        LINKS,
        INODE,
        UID,
        GID
    }

    /** The age in units, rounded down, is more (+), less (-) or equal. */
    record Age(Time time, char comparison, long number, Duration unit) implements FindPredicate {}

    /** Which time of a file. */
    enum Time {
        ACCESSED,
        MODIFIED,
        CHANGED
    }

    /** It was modified after that. */
    record Newer(Instant than) implements FindPredicate {}

    /** The mode bits are these; with {@code -} at least these, with {@code /} any of these. */
    record Permissions(char comparison, int bits) implements FindPredicate {}

    /** The caller may read (r), write (w) or execute (x) it. */
    record Access(char how) implements FindPredicate {}

    /** It is an empty file or directory. */
    record Empty() implements FindPredicate {}

    /** Always the same answer. */
    record Constant(boolean value) implements FindPredicate {}

    /** Nothing below this directory is looked at. */
    record Prune() implements FindPredicate {}

    /** Nothing more is looked at. */
    record Quit() implements FindPredicate {}

    /** Prints the path and an end. */
    record Print(String end) implements FindPredicate {}

    /** Prints in a format. */
    record Printf(String format) implements FindPredicate {}

    /** Removes it. */
    record Delete() implements FindPredicate {}

    /** Executes a command; the answer is whether it succeeded. */
    record Exec(List<String> argv, boolean inDirectory) implements FindPredicate {
        /** Copies the list. */
        public Exec {
            argv = List.copyOf(argv);
        }
    }

    /** Executes a command at the end for all files, or whenever there are many. */
    record ExecMany(List<String> argv) implements FindPredicate {
        /** Copies the list. */
        public ExecMany {
            argv = List.copyOf(argv);
        }
    }
}
