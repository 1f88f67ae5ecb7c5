package skylab.guest.command.firewall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.network.host.Chain;
import skylab.network.host.RuleTable;
import skylab.network.host.Tables;

/** {@code iptables-restore}: the rules from a file; a table is replaced as a whole, or not at all. */
@Command.Installed(value = "/usr/sbin/iptables-restore", pack = "iptables")
final class IptablesRestore implements Command {
    private static final Map<String, String> OPTIONS =
            Map.of("noflush", "n", "test", "t", "verbose", "v", "counters", "c", "wait", "w");
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");
    private static final Pattern COUNTS = Pattern.compile("^\\[[0-9]+:[0-9]+\\] ");

    @Override
    public Program start(List<String> argv) {
        Arguments given;
        try {
            given = Arguments.parse(argv.subList(1, argv.size()), "ntvcw", OPTIONS, 1);
        } catch (UsageError e) {
            Output out = new Output("iptables-restore");
            out.complain(e.getMessage());
            return sys -> out.drain(sys, e.status());
        }
        return Gathering.of(
                "iptables-restore",
                given.operands().isEmpty() ? List.of() : given.operands().subList(0, 1),
                new Restoring(given.has("n"), given.has("t")));
    }

    /**
     * What is done with the file.
     *
     * @param keeps whether rules that are there stay
     * @param tries whether nothing is to change
     */
    private record Restoring(boolean keeps, boolean tries) implements Gathering.Work {
        @Override
        public int run(Syscalls sys, List<Gathering.Input> inputs, Output out) {
            Gathering.Input input = inputs.get(0);
            if (input.problem().isPresent()) {
                out.error("Can't open " + input.name() + ": "
                        + input.problem().get().text() + "\n");
                return 1;
            } else if (!sys.identity().isRoot()) {
                out.error("Fatal: can't open lock file /run/xtables.lock: Permission denied\n");
                return 4;
            }
            return read(sys, input.content().text().lines().toList(), out);
        }

        private int read(Syscalls sys, List<String> lines, Output out) {
            Tables made = sys.packets().tables();
            RuleTable table = null;
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).trim();
                try {
                    if (line.startsWith("*")) {
                        table = table(line.substring(1));
                        made = keeps ? made : made.cleared(table);
                    } else if (line.equals("COMMIT") && table != null) {
                        table = null;
                        if (!tries) {
                            sys.packets(sys.packets().with(made));
                        }
                    } else if (line.startsWith(":") && table != null) {
                        made = chain(made, table, line.substring(1).split("\\s+"));
                    } else if (!line.isEmpty() && !line.startsWith("#")) {
                        made = rule(sys, made, table, line);
                    }
                } catch (FirewallError e) {
                    Edition edition = Edition.of(sys, "iptables");
                    out.error("iptables-restore " + edition.text() + ": "
                            + e.getMessage().strip() + "\n");
                    out.error("Error occurred at line: " + (i + 1) + "\n");
                    out.error("Try `iptables-restore -h' or 'iptables-restore --help' for more information.\n");
                    return 2;
                }
            }
            if (table != null) {
                out.error("iptables-restore: COMMIT expected at line " + (lines.size() + 1) + "\n");
                return 2;
            }
            return 0;
        }

        private static RuleTable table(String name) {
            return Arrays.stream(RuleTable.values())
                    .filter(one -> one.text().equals(name))
                    .findFirst()
                    .orElseThrow(() -> FirewallError.notEmulated("the table " + name));
        }

        private static Tables chain(Tables tables, RuleTable table, String[] words) {
            if (words.length > 1 && !words[1].equals("-")) {
                Chain chain = tables.chain(table, words[0]).orElseGet(() -> Chain.own(words[0]));
                return tables.with(
                        table, chain.with(words[1].equals("DROP") ? Chain.Policy.DROP : Chain.Policy.ACCEPT));
            }
            return tables.with(table, Chain.own(words[0]));
        }

        private static Tables rule(Syscalls sys, Tables tables, RuleTable table, String line) {
            if (table == null) {
                throw new FirewallError("no table has begun", FirewallError.USAGE);
            }
            List<String> words = new ArrayList<>();
            Matcher word = WORD.matcher(COUNTS.matcher(line).replaceFirst(""));
            while (word.find()) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            return Changes.of(CommandLine.read(sys, new Words(words), table), tables);
        }
    }
}
