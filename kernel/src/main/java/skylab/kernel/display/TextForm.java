package skylab.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import skylab.kernel.text.Messages;

/**
 * Values as text: as {@code toString} says, arrays as lists are. Collections of the JDK are walked here, so that long
 * ones are cut with their size and one that contains itself ends.
 */
final class TextForm {
    /** Longest text shown, in UTF-16 units. */
    private static final int LONGEST = 100_000;

    private static final int MOST_ELEMENTS = 1_000;
    private static final int DEEPEST = 50;

    private static final ClassValue<Boolean> WALKED = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.getMethod("toString").getDeclaringClass().getName().startsWith("java.");
            } catch (NoSuchMethodException e) {
                return false;
            }
        }
    };

    private final Messages messages;
    private final Foreign foreign;

    TextForm(Messages messages) {
        this.messages = messages;
        this.foreign = new Foreign(messages);
    }

    /** The text of a value, which may be null. */
    String of(Object value) {
        Writing writing = new Writing();
        writing.write(value);
        return cut(writing.text.toString());
    }

    /** The text of the first elements of a list that goes on. */
    String elements(Iterable<?> first, String rest) {
        Writing writing = new Writing();
        writing.elements(first.iterator(), Integer.MAX_VALUE, rest);
        return cut(writing.text.toString());
    }

    /** A text without what is too much of it. */
    String cut(String text) {
        return text.length() <= LONGEST
                ? text
                : text.substring(0, LONGEST) + messages.text("display.more", text.length() - LONGEST, text.length());
    }

    private final class Writing {
        private final StringBuilder text = new StringBuilder();
        private final Set<Object> above = Collections.newSetFromMap(new IdentityHashMap<>());

        void write(Object value) {
            if (value == null) {
                text.append("null");
            } else if (value.getClass().isArray()) {
                inside(value, "[...]", () -> array(value));
            } else if (value instanceof Collection<?> collection && WALKED.get(value.getClass())) {
                inside(value, "(this Collection)", () -> collection(collection));
            } else if (value instanceof Map<?, ?> map && WALKED.get(value.getClass())) {
                inside(value, "(this Map)", () -> map(map));
            } else {
                text.append(foreign.text(value));
            }
        }

        private void inside(Object value, String again, Runnable content) {
            if (above.size() >= DEEPEST || !above.add(value)) {
                text.append(again);
                return;
            }
            content.run();
            above.remove(value);
        }

        private void array(Object array) {
            int length = Array.getLength(array);
            text.append('[');
            for (int i = 0; i < length && goesOn(i, () -> length); i++) {
                separate(i);
                write(Array.get(array, i));
            }
            text.append(']');
        }

        private void collection(Collection<?> collection) {
            elements(collection.iterator(), collection.size(), null);
        }

        private void elements(Iterator<?> elements, int size, String rest) {
            text.append('[');
            int count = 0;
            for (; elements.hasNext() && goesOn(count, () -> size); count++) {
                separate(count);
                write(elements.next());
            }
            if (rest != null) {
                separate(count);
                text.append(rest);
            }
            text.append(']');
        }

        private void map(Map<?, ?> map) {
            text.append('{');
            int count = 0;
            Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
            for (; entries.hasNext() && goesOn(count, map::size); count++) {
                Map.Entry<?, ?> entry = entries.next();
                separate(count);
                write(entry.getKey());
                text.append('=');
                write(entry.getValue());
            }
            text.append('}');
        }

        private void separate(int count) {
            if (count > 0) {
                text.append(", ");
            }
        }

        /** Whether another element is written; if not, says how many are left out. */
        private boolean goesOn(int count, Supplier<Integer> size) {
            if (count < MOST_ELEMENTS && text.length() <= LONGEST) {
                return true;
            }
            separate(count);
            text.append(messages.text("display.more", size.get() - count, size.get()));
            return false;
        }
    }
}
