package skylab.guest.command.firewall;

import java.util.List;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.Utility;
import skylab.network.host.Chain;
import skylab.network.host.RuleTable;
import skylab.network.host.Tables;

/** {@code iptables}: the rules of the kernel for packets. */
@Command.Installed(value = "/usr/sbin/iptables", pack = "iptables")
final class Iptables implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Edition edition = Edition.of(sys, "iptables");
        if (arguments.equals(List.of("-V")) || arguments.equals(List.of("--version"))) {
            out.println("iptables " + edition.text());
            return 0;
        }
        try {
            CommandLine asked = CommandLine.read(sys, new Words(arguments), RuleTable.FILTER);
            if (!sys.identity().isRoot()) {
                throw new FirewallError(
                        edition.backend().equals("legacy")
                                ? "can't initialize iptables table `"
                                        + asked.table().text() + "': Permission denied (you must be root)"
                                : "Could not fetch rule set generation id: Permission denied (you must be root)",
                        FirewallError.FAILED);
            }
            return run(sys, asked, edition, out);
        } catch (FirewallError e) {
            return refuse(e, edition, out);
        }
    }

    private static int run(Syscalls sys, CommandLine asked, Edition edition, Output out) {
        Tables before = sys.packets().tables();
        if (asked.verb() == 'L' || asked.verb() == 'S') {
            show(asked, before, edition, out);
        }
        Tables after = Changes.of(asked, before);
        if (!after.equals(before)) {
            sys.packets(sys.packets().with(after));
        }
        return 0;
    }

    private static void show(CommandLine asked, Tables tables, Edition edition, Output out) {
        List<Chain> all = tables.chains(asked.table());
        List<Chain> shown = asked.chain().isEmpty()
                ? all
                : List.of(tables.chain(asked.table(), asked.chain())
                        .orElseThrow(
                                () -> new FirewallError("No chain/target/match by that name.", FirewallError.REFUSED)));
        if (asked.verb() == 'S') {
            RuleLines.of(shown, asked.flags().contains("v")).forEach(out::println);
            return;
        }
        Listing listing = new Listing(asked.flags(), edition.showsNumbers());
        boolean first = true;
        for (Chain chain : shown) {
            List<String> lines = listing.of(chain, all);
            if (asked.number() > 0) {
                // One rule is shown without its chain.
                lines.stream().skip(1L + asked.number()).limit(1).forEach(out::println);
                continue;
            }
            out.print(first ? "" : "\n");
            lines.forEach(out::println);
            first = false;
        }
    }

    private static int refuse(FirewallError refusal, Edition edition, Output out) {
        if (refusal.tellsVersion()) {
            out.error("iptables " + edition.text() + ": " + refusal.getMessage() + "\n");
            out.error(
                    refusal.status() == FirewallError.USAGE
                            ? "Try `iptables -h' or 'iptables --help' for more information.\n"
                            : "");
        } else {
            out.error("iptables: " + refusal.getMessage() + "\n");
        }
        return refusal.status();
    }
}
