package skylab.kernel.notebook;

import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A place on the page where one progress bar after another is shown, with the place for those inside their loops. */
final class ProgressPlace {
    /** At most ten updates a second: more than eyes follow, little for a front end. */
    static final long INTERVAL_NANOS = 100_000_000;

    private final LongSupplier clock;
    private final Supplier<NotebookHost> host;
    private final String id = UUID.randomUUID().toString();
    private ProgressPlace inner;
    private ProgressBar bar;
    private MimeBundle shown;
    private boolean stale;
    private long shownAt;

    ProgressPlace(LongSupplier clock, Supplier<NotebookHost> host) {
        this.clock = clock;
        this.host = host;
    }

    /** The place for bars inside the loop of this one's. */
    ProgressPlace inner() {
        if (inner == null) {
            inner = new ProgressPlace(clock, host);
        }
        return inner;
    }

    /** Something is new of a bar: shown now, or when the last change was some time ago. */
    void offer(ProgressBar changed) {
        bar = changed;
        stale = true;
        if (shown == null || clock.getAsLong() - shownAt >= INTERVAL_NANOS) {
            show();
        }
    }

    /** Shows what is new, here and further in. */
    void settle() {
        show();
        if (inner != null) {
            inner.settle();
        }
    }

    private void show() {
        if (!stale) {
            return;
        }
        stale = false;
        shownAt = clock.getAsLong();
        MimeBundle now = bar.forms();
        if (shown == null) {
            host.get().display(now, id);
        } else if (!shown.equals(now)) {
            host.get().update(now, id);
        }
        shown = now;
    }
}
