package skylab.guest.command.firewall;

import skylab.guest.command.packages.Owner;
import skylab.guest.process.Syscalls;

/**
 * Which iptables a system has.
 *
 * @param version such as {@code 1.8.8}
 * @param backend {@code legacy} or {@code nf_tables}
 */
record Edition(String version, String backend) {
    static Edition of(Syscalls sys, String program) {
        return new Edition(
                Owner.of(sys, program).map(pack -> pack.version().version()).orElse("1.8.10"),
                sys.machine().osName().equals("Amazon Linux 2") ? "legacy" : "nf_tables");
    }

    /** Whether listings with {@code -n} show protocols by number, as they do since 1.8.9. */
    boolean showsNumbers() {
        String[] parts = version.split("\\.");
        return parts.length == 3 && Integer.parseInt(parts[2]) >= 9;
    }

    /** As the program tells it. */
    String text() {
        return "v" + version + " (" + backend + ")";
    }
}
