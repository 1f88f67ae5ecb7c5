package skylab.network.host;

import java.util.Optional;
import skylab.network.Cidr;

/**
 * What every rule can ask of a packet.
 *
 * @param source its source
 * @param destination its destination
 * @param in the interface it comes by; a trailing {@code +} stands for anything
 * @param out the interface it leaves by
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}
 */
public record Selector(
        Optional<Is<Cidr>> source,
        Optional<Is<Cidr>> destination,
        Optional<Is<String>> in,
        Optional<Is<String>> out,
        Optional<Is<String>> protocol) {
    /** Every packet. */
    public static final Selector ANY =
            new Selector(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A value that is asked for, or, negated, is not to be.
     *
     * @param not whether it is negated
     * @param value the value
     */
    public record Is<T>(boolean not, T value) {
        /** The mark that says whether it is negated, as rules are written. */
        String mark() {
            return not ? "! " : "";
        }
    }

    boolean fits(Passing packet) {
        return source.map(is -> is.not() != is.value().contains(packet.header().source()))
                        .orElse(true)
                && destination
                        .map(is ->
                                is.not() != is.value().contains(packet.header().destination()))
                        .orElse(true)
                && protocol.map(is ->
                                is.not() != is.value().equals(packet.header().protocol()))
                        .orElse(true)
                && in.map(is -> is.not() != isNamed(is.value(), packet.in())).orElse(true)
                && out.map(is -> is.not() != isNamed(is.value(), packet.out())).orElse(true);
    }

    private static boolean isNamed(String pattern, String name) {
        return pattern.endsWith("+")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(name);
    }

    /** As rules are written, with a space before each part. */
    String text() {
        StringBuilder text = new StringBuilder();
        source.ifPresent(is -> text.append(" " + is.mark() + "-s " + is.value()));
        destination.ifPresent(is -> text.append(" " + is.mark() + "-d " + is.value()));
        in.ifPresent(is -> text.append(" " + is.mark() + "-i " + is.value()));
        out.ifPresent(is -> text.append(" " + is.mark() + "-o " + is.value()));
        protocol.ifPresent(is -> text.append(" " + is.mark() + "-p " + is.value()));
        return text.toString();
    }
}
