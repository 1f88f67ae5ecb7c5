package skylab.guest.command.network;

import java.util.List;
import java.util.Map;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Syscalls;

/** Which name server a machine asks. */
final class NameServer {
    // At this address the resolver of a VPC answers in every network.
    private static final String AMAZON = "169.254.169.253";

    private NameServer() {}

    /** The first one in {@code /etc/resolv.conf}, or Amazon's. */
    static String of(Syscalls sys) {
        return !sys.exists("/etc/resolv.conf")
                ? AMAZON
                : sys.readFile("/etc/resolv.conf")
                        .text()
                        .lines()
                        .map(line -> line.trim().split("\\s+"))
                        .filter(words -> words.length > 1 && words[0].equals("nameserver"))
                        .map(words -> words[1])
                        .findFirst()
                        .orElse(AMAZON);
    }

    /** The operands of a command line without options. */
    static List<String> names(List<String> arguments) {
        return Arguments.parse(arguments, "", Map.of(), 1).operands();
    }
}
