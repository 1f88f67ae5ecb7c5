package skylab.kernel.maven;

import java.util.List;

/** A library that cannot be had; carries what is needed to say why and what to do. */
public final class UnresolvedLibraryException extends Exception {
    /** What stood in the way. */
    public enum Reason {
        /** No repository that was asked has it. */
        NOT_FOUND,
        /** A repository could not be reached. */
        UNREACHABLE,
        /** The settings forbid the network, and the local repository does not have it. */
        OFFLINE,
        /** A repository asked for a login, or refused it. */
        REFUSED,
        /** What was asked for, the settings or a POM cannot be read. */
        INVALID
    }

    private final Reason reason;
    private final String coordinates;
    private final String neededBy;
    private final List<RemoteSource> tried;
    private final List<String> versions;

    /**
     * A library that cannot be had.
     *
     * @param coordinates which one, or the file that cannot be read
     * @param neededBy the library asked for that needs it; empty when it was asked for itself
     * @param tried the repositories that were asked
     * @param versions that there are, the last ones; empty when none are known
     * @param detail what the repository or parser said
     */
    public UnresolvedLibraryException(
            Reason reason,
            String coordinates,
            String neededBy,
            List<RemoteSource> tried,
            List<String> versions,
            String detail,
            Throwable cause) {
        super(detail, cause);
        this.reason = reason;
        this.coordinates = coordinates;
        this.neededBy = neededBy;
        this.tried = List.copyOf(tried);
        this.versions = List.copyOf(versions);
    }

    /** What stood in the way. */
    public Reason reason() {
        return reason;
    }

    /** Which library, or which file. */
    public String coordinates() {
        return coordinates;
    }

    /** The library asked for that needs it; empty when it was asked for itself. */
    public String neededBy() {
        return neededBy;
    }

    /** The repositories that were asked. */
    public List<RemoteSource> tried() {
        return tried;
    }

    /** Versions that there are. */
    public List<String> versions() {
        return versions;
    }
}
