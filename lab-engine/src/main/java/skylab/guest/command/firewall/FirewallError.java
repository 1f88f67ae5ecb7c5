package skylab.guest.command.firewall;

/** What iptables does not do; the message is what it says. */
final class FirewallError extends RuntimeException {
    /** The exit status for a command line that makes no sense. */
    static final int USAGE = 2;

    /** That for what the kernel refuses because it does not fit. */
    static final int REFUSED = 1;

    /** That for what the kernel cannot do. */
    static final int FAILED = 4;

    private static final long serialVersionUID = 1;

    private final int status;

    /** What cannot be done; the message follows the program's name. */
    FirewallError(String message, int status) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** Whether the program tells its version along with the message. */
    boolean tellsVersion() {
        return status != REFUSED;
    }

    /** Something that a real machine has, but that is not emulated. */
    static FirewallError notEmulated(String what) {
        return new FirewallError("Skylab does not emulate " + what, USAGE);
    }
}
