package skylab.kernel.magic.builtin;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import skylab.kernel.maven.Library;
import skylab.kernel.maven.MavenLibraries;
import skylab.kernel.maven.RemoteSource;
import skylab.kernel.maven.Transfers;
import skylab.kernel.maven.UnresolvedLibraryException;
import skylab.kernel.maven.UnresolvedLibraryException.Reason;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.notebook.Notebook;
import skylab.kernel.text.Messages;

/** What a cell shows while libraries are fetched, and what remains of it: one place, written over and over. */
final class MavenProgress {
    private static final double MEGABYTE = 1e6;
    private static final double SECOND = 1e9;

    private final Messages messages;
    private String displayId;

    MavenProgress(Messages messages) {
        this.messages = messages;
    }

    /** Shows how far a download is. */
    synchronized void show(Transfers transfers) {
        show(messages.text(
                "magic.maven.progress", transfers.current(), transfers.files(), megabytes(transfers.bytes())));
    }

    /** Shows what was added. */
    synchronized void finish(MavenLibraries.Addition addition, MavenLibraries libraries, Transfers transfers) {
        List<Library> fresh = addition.fresh();
        String text = fresh.isEmpty()
                ? messages.text("magic.maven.nothing")
                : messages.text(
                        transfers.files() == 0 ? "magic.maven.added" : "magic.maven.fetched",
                        fresh.get(0).coordinates(),
                        fresh.size(),
                        megabytes(transfers.bytes()),
                        String.format(Locale.ROOT, "%.1f", transfers.nanos() / SECOND));
        show(text);
        for (Library other : addition.other()) {
            System.out.println(
                    messages.text("magic.maven.conflict", other.id(), libraries.version(other.id()), other.version()));
        }
    }

    /** Ends without success; what was shown gives way to the error. */
    synchronized void fail() {
        if (displayId != null) {
            show(messages.text("magic.maven.stopped"));
        }
    }

    private void show(String text) {
        if (displayId == null) {
            displayId = Notebook.display(MimeBundle.text(text));
        } else {
            Notebook.updateDisplay(displayId, MimeBundle.text(text));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }

    /** What to tell of a library that cannot be had: which, why, what was tried, what to do. */
    static String explain(UnresolvedLibraryException failure, Messages messages) {
        String reason = failure.reason().name().toLowerCase(Locale.ROOT);
        StringBuilder text = new StringBuilder(
                messages.text("magic.maven.error." + reason, failure.coordinates(), failure.getMessage()));
        if (!failure.neededBy().isEmpty()) {
            text.append('\n').append(messages.text("magic.maven.error.neededBy", failure.neededBy()));
        }
        if (!failure.tried().isEmpty()) {
            String tried = failure.tried().stream().map(RemoteSource::toString).collect(Collectors.joining(", "));
            text.append('\n').append(messages.text("magic.maven.error.tried", tried));
        }
        if (!failure.versions().isEmpty()) {
            text.append('\n')
                    .append(messages.text("magic.maven.error.versions", String.join(", ", failure.versions())));
        } else if (failure.reason() != Reason.INVALID) {
            text.append('\n').append(messages.text("magic.maven.hint." + reason));
        }
        return text.toString();
    }
}
