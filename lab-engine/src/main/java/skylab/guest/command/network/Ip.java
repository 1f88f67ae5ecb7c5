package skylab.guest.command.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import skylab.guest.process.Command;
import skylab.guest.process.NetworkCalls.Link;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code ip} of iproute2: shows addresses, links, routes and neighbours. Nothing can be changed. */
@Command.Installed(value = "/usr/sbin/ip", pack = "iproute")
final class Ip implements Utility {
    private static final List<String> OBJECTS = List.of("address", "link", "route", "neighbour", "neighbor", "rule");

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        boolean brief = false;
        boolean four = arguments.contains("-4");
        List<String> words = new ArrayList<>();
        for (String word : arguments) {
            switch (word) {
                case "-br", "-brief" -> brief = true;
                case "-4", "-c", "-color", "-o", "-s", "-d", "-family", "inet" -> brief |= false;
                case "-6", "-j", "-json" -> throw new UsageError("Skylab does not emulate the option " + word + ".", 1);
                case "-V", "-Version" -> {
                    out.print("ip utility, iproute2\n");
                    return 0;
                }
                default -> {
                    if (word.startsWith("-")) {
                        out.error("Option \"" + word + "\" is unknown, try \"ip -help\".\n");
                        return 255;
                    }
                    words.add(word);
                }
            }
        }
        if (words.isEmpty()) {
            out.error(
                    "Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\nwhere  OBJECT := { address | link | route | neigh }\n"
                            + "       OPTIONS := { -4 | -br[ief] }\n");
            return 255;
        }
        String object = OBJECTS.stream()
                .filter(name -> name.startsWith(words.get(0)))
                .findFirst()
                .orElse("");
        List<String> rest = words.subList(1, words.size());
        if (!rest.isEmpty()
                && List.of("add", "del", "delete", "set", "change", "replace", "flush")
                        .contains(rest.get(0))) {
            if (!sys.identity().isRoot()) {
                out.error("RTNETLINK answers: Operation not permitted\n");
                return 2;
            }
            throw new UsageError("Skylab does not emulate changes of the network from inside a machine.", 1);
        }
        Link link = sys.link();
        String device = rest.stream()
                .filter(word -> !List.of("show", "list", "ls", "dev", "get").contains(word))
                .findFirst()
                .orElse("");
        return switch (object) {
            case "address" -> device(link, device, brief, four, true, out);
            case "link" -> device(link, device, brief, four, false, out);
            case "route" -> route(link, rest, out);
            case "neighbour", "neighbor" -> {
                out.print(
                        link.gateway() + " dev " + link.name() + " lladdr " + Neighbours.router(link) + " REACHABLE\n");
                yield 0;
            }
            case "rule" -> {
                out.print("0:\tfrom all lookup local\n32766:\tfrom all lookup main\n32767:\tfrom all lookup default\n");
                yield 0;
            }
            default -> {
                out.error("Object \"" + words.get(0) + "\" is unknown, try \"ip help\".\n");
                yield 1;
            }
        };
    }

    private static int device(Link link, String device, boolean brief, boolean four, boolean addresses, Output out) {
        if (!device.isEmpty() && !device.equals("lo") && !device.equals(link.name())) {
            out.error("Device \"" + device + "\" does not exist.\n");
            return 1;
        }
        if (!device.equals(link.name())) {
            if (brief) {
                out.print(row(
                        "lo",
                        "UNKNOWN",
                        addresses
                                ? "127.0.0.1/8 " + (four ? "" : "::1/128 ")
                                : "00:00:00:00:00:00 <LOOPBACK,UP,LOWER_UP> "));
            } else {
                out.print(
                        "1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n"
                                + "    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n");
                if (addresses) {
                    out.print(
                            "    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n"
                                    + (four
                                            ? ""
                                            : "    inet6 ::1/128 scope host \n       valid_lft forever preferred_lft forever\n"));
                }
            }
        }
        if (!device.equals("lo")) {
            String address = link.address() + "/" + link.prefix();
            if (brief) {
                out.print(row(
                        link.name(),
                        "UP",
                        addresses
                                ? address + " metric 512 " + (four ? "" : Neighbours.linkLocal(link) + "/64 ")
                                : link.mac() + " <BROADCAST,MULTICAST,UP,LOWER_UP> "));
            } else {
                out.print("2: " + link.name() + ": <BROADCAST,MULTICAST,UP,LOWER_UP> mtu " + link.mtu()
                        + " qdisc mq state UP group default qlen 1000\n    link/ether " + link.mac()
                        + " brd ff:ff:ff:ff:ff:ff\n");
                if (addresses) {
                    out.print("    inet " + address + " metric 512 brd " + Neighbours.broadcast(link)
                            + " scope global dynamic " + link.name()
                            + "\n       valid_lft 3600sec preferred_lft 3600sec\n"
                            + (four
                                    ? ""
                                    : "    inet6 " + Neighbours.linkLocal(link)
                                            + "/64 scope link \n       valid_lft forever preferred_lft forever\n"));
                }
            }
        }
        return 0;
    }

    private static String row(String name, String state, String rest) {
        return String.format(Locale.ROOT, "%-16s %-14s %s", name, state, rest) + "\n";
    }

    private static int route(Link link, List<String> rest, Output out) {
        if (!rest.isEmpty() && rest.get(0).equals("get")) {
            if (rest.size() < 2 || !rest.get(1).matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
                out.error("need at least a destination address\n");
                return 1;
            }
            boolean near = Neighbours.network(link).contains(rest.get(1));
            out.print(rest.get(1) + (near ? "" : " via " + link.gateway()) + " dev " + link.name() + " src "
                    + link.address() + " uid 1000 \n    cache \n");
            return 0;
        }
        out.print("default via " + link.gateway() + " dev " + link.name() + " proto dhcp src " + link.address()
                + " metric 512 \n" + Neighbours.network(link) + " dev " + link.name()
                + " proto kernel scope link src " + link.address() + " metric 512 \n" + link.gateway() + " dev "
                + link.name() + " proto dhcp scope link src " + link.address() + " metric 512 \n");
        return 0;
    }
}
