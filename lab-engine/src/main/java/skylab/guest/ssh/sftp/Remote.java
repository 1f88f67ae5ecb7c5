package skylab.guest.ssh.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An operand of {@code scp}: a path here, or on a host.
 *
 * @param host with the user, as {@code ssh} takes it; empty for this machine
 * @param path there; relative ones begin at the home directory
 */
record Remote(Optional<String> host, String path) {
    static Remote parse(String operand) {
        int colon = operand.indexOf(':');
        int slash = operand.indexOf('/');
        if (colon <= 0 || (slash >= 0 && slash < colon)) {
            return new Remote(Optional.empty(), operand);
        }
        return new Remote(Optional.of(operand.substring(0, colon)), home(operand.substring(colon + 1)));
    }

    /** A path of a server, whose working directory is the home. */
    static String home(String path) {
        return path.equals("~") ? "." : path.startsWith("~/") ? path.substring(2) : path;
    }

    /** The command that leads to the file server of a host. */
    static List<String> command(String program, List<String> options, String host) {
        List<String> all = new ArrayList<>(List.of(program));
        all.addAll(options);
        all.addAll(List.of("-s", "--", host, "sftp"));
        return all;
    }
}
