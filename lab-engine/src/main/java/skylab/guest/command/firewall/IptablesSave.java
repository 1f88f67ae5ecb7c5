package skylab.guest.command.firewall;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;
import skylab.network.host.RuleTable;
import skylab.network.host.Tables;

/** {@code iptables-save}: the rules as a file. */
@Command.Installed(value = "/usr/sbin/iptables-save", pack = "iptables")
final class IptablesSave implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        Arguments given = Arguments.parse(arguments, "ct:", Map.of("counters", "c", "table", "t:"), 1);
        if (!sys.identity().isRoot()) {
            throw new UsageError("Permission denied (you must be root)", 1);
        }
        Edition edition = Edition.of(sys, "iptables");
        Tables tables = sys.packets().tables();
        String wanted = given.options().stream()
                .filter(option -> option.name().equals("t"))
                .map(Arguments.Option::value)
                .findFirst()
                .orElse("");
        for (RuleTable table : RuleTable.values()) {
            boolean isAsked = wanted.equals(table.text());
            if (isAsked || wanted.isEmpty() && tables.isUsed(table)) {
                RuleLines.saved(
                                sys,
                                "iptables-save " + edition.text().toLowerCase(Locale.ROOT),
                                tables,
                                table,
                                given.has("c"))
                        .forEach(out::println);
            }
        }
        return 0;
    }
}
