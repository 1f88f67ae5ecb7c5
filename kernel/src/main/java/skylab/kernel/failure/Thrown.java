package skylab.kernel.failure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * Names and messages of throwables. The student's own may throw in every method that is asked here, or lead in circles.
 *
 * @param name the simple name of the class
 * @param message what it says, without what only the machinery behind cells has put there; may be empty
 */
record Thrown(String name, String message) {
    /** The classes around what cells declare, in messages of the JVM such as that of a null pointer. */
    private static final Pattern WRAPPER = Pattern.compile("REPL[./](?:\\$\\w+\\.)?");
    /** What the JVM says about modules and loaders behind a failed cast. */
    private static final Pattern LOADERS = Pattern.compile(" \\([^()]* (?:is|are) in (?:unnamed )?module .*\\)$");

    static Thrown of(Throwable error) {
        Class<?> type = error.getClass();
        while (type.isAnonymousClass()) {
            type = type.getSuperclass();
        }
        return new Thrown(type.getSimpleName(), message(error));
    }

    /** The message on one line behind the name; the name alone when there is none. */
    String title() {
        return Ansi.red(name) + (message.isEmpty() ? "" : ": " + message);
    }

    /** The throwable with its causes, outermost first. */
    static List<Throwable> chain(Throwable error) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Throwable> chain = new ArrayList<>();
        for (Throwable each = error; each != null && seen.add(each); each = cause(each)) {
            chain.add(each);
        }
        return chain;
    }

    /** Whether it says nothing itself but carries what has happened elsewhere, in another thread for example. */
    static boolean isWrapper(Throwable error) {
        return error instanceof ExecutionException
                || error instanceof CompletionException
                || error instanceof InvocationTargetException
                || error instanceof UndeclaredThrowableException
                || error instanceof ExceptionInInitializerError
                || error instanceof java.io.UncheckedIOException;
    }

    private static Throwable cause(Throwable error) {
        try {
            return error.getCause();
        } catch (RuntimeException | Error e) {
            return null;
        }
    }

    private static String message(Throwable error) {
        String message;
        try {
            message = error.getLocalizedMessage();
            String text = error.toString();
            // Some classes tell more in toString; the usual one repeats the name.
            boolean own = message == null
                    && text != null
                    && !text.startsWith(error.getClass().getName());
            message = own ? text : message;
        } catch (RuntimeException | Error e) {
            return "(" + e.getClass().getSimpleName() + ")";
        }
        if (message == null) {
            return "";
        }
        return error.getClass().getName().startsWith("java.lang.")
                ? LOADERS.matcher(WRAPPER.matcher(message).replaceAll("")).replaceAll("")
                : message;
    }
}
