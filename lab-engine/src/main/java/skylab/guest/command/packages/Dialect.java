package skylab.guest.command.packages;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import skylab.guest.command.packages.Repositories.Repository;

/** Which of the two package managers speaks: yum 3 of Amazon Linux 2, or dnf. */
enum Dialect {
    YUM,
    DNF;

    // Both try again and again before they give a repository up.
    private static final Duration YUM_PATIENCE = Duration.ofSeconds(150);
    private static final Duration DNF_PATIENCE = Duration.ofSeconds(120);

    /** How long metadata are good. */
    Duration keepsMetadata() {
        return this == YUM ? Duration.ofMinutes(90) : Duration.ofHours(48);
    }

    /** What is done when a repository's host is not reached. */
    List<Act> unreachable(Repository one, boolean nameless) {
        return this == YUM ? yumUnreachable(one, nameless) : dnfUnreachable(one, nameless);
    }

    private static List<Act> yumUnreachable(Repository one, boolean nameless) {
        String why = nameless
                ? "14: curl#6 - \"Could not resolve host: " + one.host() + "\""
                : "12: Timeout on " + one.url() + ": (28, 'Failed to connect to " + one.host()
                        + " port 443 after 5000 ms: Timeout was reached')";
        String text = "Could not retrieve mirrorlist " + one.url() + " error was\n" + why + "\n\n\n"
                + " One of the configured repositories failed (Unknown),\n"
                + " and yum doesn't have enough cached data to continue. At this point the only\n"
                + " safe thing yum can do is fail.\n\n"
                + "Cannot find a valid baseurl for repo: " + one.id() + "/2/x86_64\n";
        return List.of(
                Act.Pass.waiting(nameless ? Duration.ofSeconds(10) : YUM_PATIENCE),
                new Act.Complain(text),
                new Act.End(1));
    }

    private static List<Act> dnfUnreachable(Repository one, boolean nameless) {
        String why = nameless
                ? "Curl error (6): Couldn't resolve host name for " + one.url() + " [Could not resolve host: "
                        + one.host() + "]"
                : "Curl error (28): Timeout was reached for " + one.url() + " [Failed to connect to " + one.host()
                        + " port 443 after 30000 ms: Timeout was reached]";
        Duration patience = nameless ? Duration.ofSeconds(10) : DNF_PATIENCE;
        return List.of(
                Act.Pass.waiting(patience),
                new Act.Say(String.format(
                                Locale.ROOT,
                                "%-47s 0.0  B/s |   0  B     %02d:%02d    %n",
                                one.name(),
                                patience.toMinutes(),
                                patience.toSecondsPart())
                        .replace(System.lineSeparator(), "\n")),
                new Act.Complain("Errors during downloading metadata for repository '" + one.id() + "':\n  - " + why
                        + "\nError: Failed to download metadata for repo '" + one.id()
                        + "': Cannot prepare internal mirrorlist: " + why + "\n"),
                new Act.End(1));
    }

    /** The line that tells of fetched metadata. */
    String fetched(Repository one, long bytes, Duration time, int width) {
        String size = Sizes.binary(bytes);
        if (this == YUM) {
            return line(one.id(), "| " + pad(size + "B", 7) + "  00:00:00", width);
        }
        double seconds = Math.max(0.001, time.toNanos() / 1e9);
        return line(
                one.name(),
                pad(Sizes.binary(bytes / seconds) + "B/s", 8) + " | " + pad(size + "B", 7) + "     00:"
                        + String.format(Locale.ROOT, "%02d", time.toSeconds()) + "    ",
                width);
    }

    /** A text on the left and one on the right of a line. */
    static String line(String left, String right, int width) {
        int room = Math.max(1, width - left.length() - right.length() - 1);
        return left + " ".repeat(room) + right + "\n";
    }

    static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** The question before a transaction. */
    String question() {
        return this == YUM ? "Is this ok [y/d/N]: " : "Is this ok [y/N]: ";
    }

    /** What is said when the user does not agree. */
    String refused() {
        return this == YUM ? "Exiting on user command\n" : "Operation aborted.\n";
    }
}
