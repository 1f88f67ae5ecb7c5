package skylab.guest.command.network;

import java.util.Optional;
import skylab.guest.process.Syscalls;
import skylab.network.packet.Fate;

/**
 * A question to a name server, and the answer.
 *
 * @param server that was asked
 * @param heard whether it answers at all
 * @param name what was asked for, as a name without a dot at its end
 * @param type {@code A} or {@code PTR}
 * @param answer empty if there is no such name
 */
record Lookup(String server, boolean heard, String name, String type, Optional<String> answer) {
    private static final int DNS = 53;

    /** Asks for the address of a name, or for the name of an address. */
    static Lookup of(Syscalls sys, Optional<String> asked, String what) {
        String plain = what.endsWith(".") ? what.substring(0, what.length() - 1) : what;
        String server = asked.flatMap(sys::resolve).or(() -> asked).orElseGet(() -> NameServer.of(sys));
        boolean heard = asked.isEmpty() || isNear(server) || reached(sys, server);
        if (isAddress(plain)) {
            return new Lookup(
                    server, heard, NameServer.pointer(plain), "PTR", heard ? sys.reverse(plain) : Optional.empty());
        }
        return new Lookup(server, heard, plain, "A", heard ? sys.resolve(plain) : Optional.empty());
    }

    private static boolean isNear(String server) {
        return server.startsWith("169.254.") || server.startsWith("127.") || server.endsWith(".0.2");
    }

    private static boolean reached(Syscalls sys, String server) {
        return sys.probe(server, DNS) instanceof Fate.External;
    }

    /** Whether something is an address in dotted form. */
    static boolean isAddress(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    }
}
