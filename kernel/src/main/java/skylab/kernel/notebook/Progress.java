package skylab.kernel.notebook;

import java.util.Collection;
import java.util.Iterator;
import java.util.stream.Stream;

/** Elements that move a progress bar as they are taken. */
final class Progress {
    private static final long UNKNOWN = -1;

    private Progress() {}

    static <T> Iterable<T> of(Iterable<T> elements, String label) {
        return of(ProgressBars.ofNotebook(), elements, label);
    }

    static <T> Iterable<T> of(Stream<T> elements, String label) {
        return of(ProgressBars.ofNotebook(), elements, label);
    }

    static <T> Iterable<T> of(ProgressBars bars, Iterable<T> elements, String label) {
        return () -> {
            long total = elements instanceof Collection<?> collection ? collection.size() : UNKNOWN;
            return iterator(elements.iterator(), bars.open(total, label));
        };
    }

    static <T> Iterable<T> of(ProgressBars bars, Stream<T> elements, String label) {
        return () -> {
            var split = elements.spliterator();
            return iterator(java.util.Spliterators.iterator(split), bars.open(split.getExactSizeIfKnown(), label));
        };
    }

    /** An element counts when the next one is asked for: then its turn of the loop is over. */
    private static <T> Iterator<T> iterator(Iterator<T> elements, ProgressBar bar) {
        return new Iterator<>() {
            private boolean taken;

            @Override
            public boolean hasNext() {
                if (taken) {
                    taken = false;
                    bar.step();
                }
                boolean more = elements.hasNext();
                if (!more) {
                    bar.close();
                }
                return more;
            }

            @Override
            public T next() {
                T element = elements.next();
                taken = true;
                return element;
            }
        };
    }
}
