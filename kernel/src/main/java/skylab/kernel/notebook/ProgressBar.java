package skylab.kernel.notebook;

/** How far something has come, shown in one place under the cell. Safe for many threads. */
public final class ProgressBar implements AutoCloseable {
    private static final int TEXT_WIDTH = 30;

    private final ProgressBars bars;
    private final ProgressPlace place;
    private final long total;
    private final String label;
    private long done;
    private boolean closed;

    ProgressBar(ProgressBars bars, ProgressPlace place, long total, String label) {
        this.bars = bars;
        this.place = place;
        this.total = total;
        this.label = label;
    }

    /** One step further. */
    public void step() {
        step(1);
    }

    /** Some steps further; shown when the last change was some time ago, and when the bar or its cell ends. */
    public void step(long steps) {
        synchronized (bars) {
            done += steps;
            bars.moved(this);
        }
    }

    /** Ends the bar; it stays as it is. */
    @Override
    public void close() {
        synchronized (bars) {
            if (!closed) {
                closed = true;
                bars.closed(this);
            }
        }
    }

    ProgressPlace place() {
        return place;
    }

    /** What is shown: how far it is, not how long it took, so that a notebook run again shows the same. */
    MimeBundle forms() {
        String counts = total < 0 ? String.valueOf(done) : done + "/" + total;
        return MimeBundle.of(text(counts), "text/html", html(counts));
    }

    private String text(String counts) {
        String head = label.isEmpty() ? "" : label + " ";
        if (total < 0) {
            return head + counts;
        }
        int filled = (int) (share() * TEXT_WIDTH);
        return head + "█".repeat(filled) + "░".repeat(TEXT_WIDTH - filled) + " " + percent() + " " + counts;
    }

    private String html(String counts) {
        StringBuilder html = new StringBuilder(
                "<div style=\"display:flex;align-items:center;gap:.7em;font-variant-numeric:tabular-nums\">");
        if (!label.isEmpty()) {
            html.append("<span>").append(escaped(label)).append("</span>");
        }
        if (total >= 0) {
            // Colours that show on white and on black, and stay where a page that is not trusted loses its variables.
            html.append("<div style=\"width:20em;max-width:60%;height:.6em;border-radius:.3em;overflow:hidden;")
                    .append("background:rgba(128,128,128,.3)\"><div style=\"height:100%;width:")
                    .append(percent().replace(" ", ""))
                    .append(";background:#1976d2\"></div></div><span>")
                    .append(percent())
                    .append("</span>");
        }
        return html.append("<span>").append(counts).append("</span></div>").toString();
    }

    private double share() {
        return total == 0 ? 1 : Math.max(0, Math.min(1, (double) done / total));
    }

    private String percent() {
        return (int) (share() * 100) + " %";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
