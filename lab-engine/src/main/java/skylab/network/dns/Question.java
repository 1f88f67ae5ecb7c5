package skylab.network.dns;

import java.util.Locale;
import java.util.Optional;
import skylab.network.Cidr;

/**
 * What a name server is asked (RFC 1035, section 4.1.2).
 *
 * @param name in lower case, without a dot at the end
 * @param type {@code A} for addresses, {@code PTR} for the name of an address
 */
public record Question(String name, String type) {
    private static final String REVERSE = ".in-addr.arpa";

    /** Who has a name. */
    public static Question address(String name) {
        String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return new Question(plain.toLowerCase(Locale.ROOT), "A");
    }

    /** What an address is called (RFC 1035, section 3.5). */
    public static Question pointer(String address) {
        return new Question(reversed(address) + REVERSE, "PTR");
    }

    /** The address whose name is asked for; empty if something else is. */
    public Optional<String> pointedAt() {
        return type.equals("PTR") && name.endsWith(REVERSE)
                ? Optional.of(reversed(name.substring(0, name.length() - REVERSE.length())))
                        .filter(address -> Cidr.address(address).isPresent())
                : Optional.empty();
    }

    private static String reversed(String dotted) {
        String[] parts = dotted.split("\\.");
        StringBuilder reversed = new StringBuilder();
        for (int i = parts.length - 1; i >= 0; i--) {
            reversed.append(parts[i]).append(i > 0 ? "." : "");
        }
        return reversed.toString();
    }
}
