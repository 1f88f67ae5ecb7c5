package skylab.network.host;

import skylab.world.Kind;

/**
 * How the kernel of a machine treats packets. There is a row for a machine only if that is not as in every fresh system: no
 * rules, and nothing passed on that is for others.
 *
 * @param forwards whether it passes on packets for others ({@code net.ipv4.ip_forward})
 * @param nics what it calls its interfaces
 * @param tables its rules
 */
public record HostNetwork(boolean forwards, Nics nics, Tables tables) {
    /** The rows of machines that run, by their ids. */
    public static final Kind<HostNetwork> HOSTS = new Kind<>("host-network", "");

    /** Those of machines that hibernate. */
    public static final Kind<HostNetwork> ASLEEP = new Kind<>("host-network-asleep", "");

    /**
     * What a machine calls its interfaces.
     *
     * @param stem such as {@code ens}
     * @param first the number of the primary one
     */
    public record Nics(String stem, int first) {
        /** The name of an interface by its place in the machine, 0 for the primary one. */
        public String name(int device) {
            return stem + (first + device);
        }
    }

    /** A fresh system's. */
    public static HostNetwork usual(Nics nics) {
        return new HostNetwork(false, nics, Tables.EMPTY);
    }

    /** Whether it is as in every fresh system. */
    public boolean isUsual() {
        return !forwards && tables.isEmpty();
    }

    /** This passing on packets for others, or not. */
    public HostNetwork forwarding(boolean changed) {
        return new HostNetwork(changed, nics, tables);
    }

    /** This with other rules. */
    public HostNetwork with(Tables changed) {
        return new HostNetwork(forwards, nics, changed);
    }
}
