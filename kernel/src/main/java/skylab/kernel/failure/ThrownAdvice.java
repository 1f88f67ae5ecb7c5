package skylab.kernel.failure;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.text.Messages;

/** What the usual exceptions mean and what to do. An exception that says itself what is wrong gets no advice. */
final class ThrownAdvice {
    private static final Pattern INDEX = Pattern.compile("Index (-?\\d+) out of bounds for length (\\d+)"
            + "|.*[Ii]ndex:? (-?\\d+),? ?(?:[Ll]ength|[Ss]ize):? (\\d+)|(?:begin|Range) .*length (\\d+)");
    /** Those that the JVM itself throws, from the line of the student. */
    private static final Set<String> OF_JVM = Set.of(
            "NullPointerException",
            "ArrayIndexOutOfBoundsException",
            "ClassCastException",
            "NegativeArraySizeException",
            "ArrayStoreException",
            "StackOverflowError",
            "OutOfMemoryError",
            "NoClassDefFoundError",
            "SystemExit");

    private final Messages hints;

    ThrownAdvice(Messages hints) {
        this.hints = hints;
    }

    Optional<String> advise(Throwable error) {
        return hint(error).map(hint -> hints.text(hint.key(), hint.arguments().toArray()));
    }

    private Optional<Hint> hint(Throwable error) {
        String message = Thrown.of(error).message();
        if (error instanceof IndexOutOfBoundsException) {
            Matcher index = INDEX.matcher(message);
            if (index.matches()) {
                return index(index);
            }
        }
        if (error instanceof NullPointerException && message.contains("System.console()")) {
            return Hint.of("thrown.console");
        }
        if (error instanceof ArithmeticException) {
            return message.equals("/ by zero")
                    ? Hint.of("thrown.ArithmeticException")
                    : message.endsWith("overflow") ? Hint.of("thrown.overflow") : Optional.empty();
        }
        if (error instanceof UnsupportedOperationException && !message.isEmpty()) {
            return Optional.empty();
        }
        for (Class<?> type = error.getClass(); type != Throwable.class; type = type.getSuperclass()) {
            String key = "thrown." + type.getSimpleName();
            if (hints.has(key) && (OF_JVM.contains(type.getSimpleName()) || isFromLibrary(error))) {
                return Hint.of(key, Path.of("").toAbsolutePath().toString());
            }
        }
        return Optional.empty();
    }

    private static Optional<Hint> index(Matcher index) {
        boolean isRange = index.group(5) != null;
        int group = index.group(1) != null ? 1 : 3;
        int length = Integer.parseInt(isRange ? index.group(5) : index.group(group + 1));
        if (length == 0) {
            return Hint.of("thrown.indexOfNothing");
        }
        boolean atEnd = !isRange && Integer.parseInt(index.group(group)) == length;
        return Hint.of(atEnd ? "thrown.indexAtEnd" : "thrown.index", length - 1);
    }

    /** Not thrown by the student's own {@code throw}, which knows best what it means. */
    private static boolean isFromLibrary(Throwable error) {
        StackTraceElement[] frames = error.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().matches("(java|javax|jdk|sun)\\..*");
    }
}
