package skylab.network.host;

import java.util.List;
import java.util.Locale;

/** The tables there are, each with the chains that the kernel asks (iptables(8), "TABLES"). */
public enum RuleTable {
    /** Which packets go through. */
    FILTER("INPUT", "FORWARD", "OUTPUT"),
    /** Which addresses and ports are replaced; asked for the first packet of a flow. */
    NAT("PREROUTING", "INPUT", "OUTPUT", "POSTROUTING");

    private final List<String> chains;

    RuleTable(String... chains) {
        this.chains = List.of(chains);
    }

    /** The chains that are always there, in the order in which packets meet them. */
    public List<String> chains() {
        return chains;
    }

    /** As commands name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
