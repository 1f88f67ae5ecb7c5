package skylab.guest.command.network;

import java.util.List;
import java.util.Locale;
import skylab.guest.process.NetworkCalls.Link;

/**
 * How {@code ip} shows interfaces.
 *
 * @param brief one row for each
 * @param four only IPv4
 * @param addresses with their addresses
 */
record IpLinks(boolean brief, boolean four, boolean addresses) {
    private static final String FOREVER = "       valid_lft forever preferred_lft forever\n";

    String loopback() {
        if (brief) {
            return row(
                    "lo",
                    "UNKNOWN",
                    addresses
                            ? "127.0.0.1/8 " + (four ? "" : "::1/128 ")
                            : "00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> ");
        }
        String head = "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n"
                + "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n";
        if (!addresses) {
            return head;
        }
        return head + "    inet 127.0.0.1/8 scope host lo\n" + FOREVER
                + (four ? "" : "    inet6 ::1/128 scope host \n" + FOREVER);
    }

    /** An interface; the index counts from 2 in the order in which the kernel found them. */
    String ethernet(Link link, int index) {
        if (brief) {
            return row(
                    link.name(), "UP", addresses ? inBrief(link) : link.mac() + " <BROADCAST,MULTICAST,UP,LOWER_UP> ");
        }
        StringBuilder text = new StringBuilder(index + ": " + link.name()
                + ": <BROADCAST,MULTICAST,UP,LOWER_UP> mtu " + link.mtu()
                + " qdisc mq state UP group default qlen 1000\n    link/ether " + link.mac()
                + " brd ff:ff:ff:ff:ff:ff\n");
        if (!addresses) {
            return text.toString();
        }
        text.append("    inet ")
                .append(link.address() + "/" + link.prefix())
                .append(" metric " + link.metric() + " brd " + Neighbours.broadcast(link))
                .append(" scope global dynamic " + link.name())
                .append("\n       valid_lft 3600sec preferred_lft 3600sec\n");
        // The others do not come by DHCP: amazon-ec2-net-utils reads them from the metadata service.
        for (String secondary : secondary(link)) {
            text.append("    inet " + secondary + "/" + link.prefix() + " brd " + Neighbours.broadcast(link)
                    + " scope global secondary " + link.name() + "\n" + FOREVER);
        }
        if (!four) {
            for (String six : link.addresses6()) {
                text.append("    inet6 " + six + "/128 metric " + link.metric()
                        + " scope global dynamic noprefixroute \n"
                        + "       valid_lft 430sec preferred_lft 120sec\n");
            }
            text.append("    inet6 " + Neighbours.linkLocal(link) + "/64 scope link \n" + FOREVER);
        }
        return text.toString();
    }

    private String inBrief(Link link) {
        StringBuilder text = new StringBuilder(link.address() + "/" + link.prefix() + " metric " + link.metric() + " ");
        secondary(link).forEach(one -> text.append(one + "/" + link.prefix() + " "));
        if (!four) {
            link.addresses6().forEach(one -> text.append(one + "/128 "));
            text.append(Neighbours.linkLocal(link) + "/64 ");
        }
        return text.toString();
    }

    private static List<String> secondary(Link link) {
        return link.addresses().subList(1, link.addresses().size());
    }

    private static String row(String name, String state, String rest) {
        return String.format(Locale.ROOT, "%-16s %-14s %s", name, state, rest) + "\n";
    }
}
