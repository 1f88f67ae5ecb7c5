package skylab.kernel.display;

import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import skylab.kernel.text.Messages;

/** Calls of code that the kernel does not know, such as the {@code toString} of a value: what it throws becomes text. */
final class Foreign {
    private final Messages messages;

    Foreign(Messages messages) {
        this.messages = messages;
    }

    /** What an object says of itself, never null. */
    String text(Object value) {
        try {
            return String.valueOf(value.toString());
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            return failure(value, e);
        }
    }

    /**
     * What is shown of a value whose code threw.
     *
     * @throws IllegalStateException when it threw because the cell was interrupted: nothing is shown then
     */
    String failure(Object value, Throwable thrown) {
        for (Throwable e = thrown; e != null; e = e.getCause()) {
            if (e instanceof InterruptedException
                    || e instanceof InterruptedIOException
                    || e instanceof ClosedByInterruptException) {
                throw new IllegalStateException(thrown);
            }
        }
        return messages.text("display.threw", name(value.getClass()), description(thrown));
    }

    /** The simple name, or the end of the full name when there is no simple one, as of lambdas. */
    static String name(Class<?> type) {
        String simple = type.getSimpleName();
        return simple.isEmpty() ? type.getName().substring(type.getName().lastIndexOf('.') + 1) : simple;
    }

    private static String description(Throwable thrown) {
        try {
            return thrown.toString();
        } catch (RuntimeException e) {
            return thrown.getClass().getName();
        }
    }
}
