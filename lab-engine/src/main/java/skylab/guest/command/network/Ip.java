package skylab.guest.command.network;

import java.util.ArrayList;
import java.util.List;
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
        List<Link> links = sys.links();
        String device = rest.stream()
                .filter(word -> !List.of("show", "list", "ls", "dev", "get").contains(word))
                .findFirst()
                .orElse("");
        return switch (object) {
            case "address" -> devices(links, device, new IpLinks(brief, four, true), out);
            case "link" -> devices(links, device, new IpLinks(brief, four, false), out);
            case "route" -> route(links, rest, out);
            case "neighbour", "neighbor" -> {
                links.forEach(link -> out.print(link.gateway() + " dev " + link.name() + " lladdr "
                        + Neighbours.router(link) + " REACHABLE\n"));
                yield 0;
            }
            case "rule" -> {
                out.print(IpRoutes.rules(links));
                yield 0;
            }
            default -> {
                out.error("Object \"" + words.get(0) + "\" is unknown, try \"ip help\".\n");
                yield 1;
            }
        };
    }

    private static int devices(List<Link> links, String device, IpLinks look, Output out) {
        boolean all = device.isEmpty();
        if (!all
                && !device.equals("lo")
                && links.stream().noneMatch(link -> link.name().equals(device))) {
            out.error("Device \"" + device + "\" does not exist.\n");
            return 1;
        }
        if (all || device.equals("lo")) {
            out.print(look.loopback());
        }
        int index = 2;
        for (Link link : links) {
            if (all || link.name().equals(device)) {
                out.print(look.ethernet(link, index));
            }
            index++;
        }
        return 0;
    }

    private static int route(List<Link> links, List<String> rest, Output out) {
        if (!rest.isEmpty() && rest.get(0).equals("get")) {
            if (rest.size() < 2 || !rest.get(1).matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")) {
                out.error("need at least a destination address\n");
                return 1;
            }
            out.print(IpRoutes.get(links, rest.get(1)));
            return 0;
        }
        int table = rest.indexOf("table");
        if (table < 0 || table + 1 < rest.size() && rest.get(table + 1).equals("main")) {
            out.print(IpRoutes.main(links));
            return 0;
        }
        String wanted = table + 1 < rest.size() ? rest.get(table + 1) : "";
        return links.stream()
                .filter(link -> link.device() > 0
                        && String.valueOf(IpRoutes.table(link)).equals(wanted))
                .findFirst()
                .map(link -> {
                    out.print(IpRoutes.own(link));
                    return 0;
                })
                .orElseGet(() -> {
                    out.error("Error: ipv4: FIB table does not exist.\nDump terminated\n");
                    return 2;
                });
    }
}
