package skylab.kernel.notebook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The progress bars of the running cell and their places on the page. A bar inside the loop of another one takes over
 * the place of its predecessor there. Changes are shown some times a second; the last one always is, by the end of the
 * cell at the latest, however that ends.
 */
public final class ProgressBars {
    /** Made by the first cell that shows a bar; the end of the others costs nothing. */
    private static volatile ProgressBars ofNotebook;

    private final LongSupplier clock;
    private final Supplier<NotebookHost> host;
    /** Of each thread the open bars, the outermost first. */
    private final Map<Thread, List<ProgressBar>> open = new HashMap<>();

    /**
     * Bars without any.
     *
     * @param clock nanoseconds from some moment on
     * @param host where they are shown, asked at each change
     */
    ProgressBars(LongSupplier clock, Supplier<NotebookHost> host) {
        this.clock = clock;
        this.host = host;
    }

    static synchronized ProgressBars ofNotebook() {
        if (ofNotebook == null) {
            ofNotebook = new ProgressBars(System::nanoTime, Notebook::host);
        }
        return ofNotebook;
    }

    /** The cell has ended, well or not: bars that it left behind show where they stopped. */
    public static void cellEnded() {
        ProgressBars bars = ofNotebook;
        if (bars != null) {
            bars.settle();
        }
    }

    synchronized void settle() {
        open.values().forEach(bars -> bars.get(0).place().settle());
        open.clear();
    }

    synchronized ProgressBar open(long total, String label) {
        List<ProgressBar> bars = open.computeIfAbsent(Thread.currentThread(), thread -> new ArrayList<>());
        ProgressPlace place = bars.isEmpty()
                ? new ProgressPlace(clock, host)
                : bars.get(bars.size() - 1).place().inner();
        ProgressBar bar = new ProgressBar(this, place, total, label);
        bars.add(bar);
        place.offer(bar);
        return bar;
    }

    synchronized void moved(ProgressBar bar) {
        leaveInner(bar);
        bar.place().offer(bar);
    }

    synchronized void closed(ProgressBar bar) {
        List<ProgressBar> bars = leaveInner(bar);
        bars.remove(bar);
        bar.place().offer(bar);
        if (bars.isEmpty()) {
            bar.place().settle();
            open.values().remove(bars);
        }
    }

    /** Forgets the bars further in, left by break or return; gives the open ones of the thread of this bar. */
    private List<ProgressBar> leaveInner(ProgressBar bar) {
        for (List<ProgressBar> bars : open.values()) {
            int at = bars.indexOf(bar);
            if (at >= 0) {
                bars.subList(at + 1, bars.size()).clear();
                return bars;
            }
        }
        // Its cell has ended, and a thread goes on.
        return new ArrayList<>();
    }
}
