package skylab.guest.command.firewall;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.guest.process.Syscalls;
import skylab.network.host.Rule;
import skylab.network.host.RuleTable;

/**
 * What iptables is asked to do.
 *
 * @param table of which table
 * @param verb the letter of the command
 * @param chain of which chain; empty for all
 * @param operand the number of a rule, a policy or another name; empty when there is none
 * @param rule what the rule says
 * @param isRule whether there is anything of a rule
 * @param flags {@code n}, {@code v}, {@code x}, {@code line-numbers}
 */
record CommandLine(
        RuleTable table, char verb, String chain, String operand, Rule rule, boolean isRule, Set<String> flags) {
    private static final Map<String, String> LONG = Map.ofEntries(
            Map.entry("--append", "-A"),
            Map.entry("--delete", "-D"),
            Map.entry("--insert", "-I"),
            Map.entry("--replace", "-R"),
            Map.entry("--list", "-L"),
            Map.entry("--list-rules", "-S"),
            Map.entry("--flush", "-F"),
            Map.entry("--zero", "-Z"),
            Map.entry("--new-chain", "-N"),
            Map.entry("--new", "-N"),
            Map.entry("--delete-chain", "-X"),
            Map.entry("--policy", "-P"),
            Map.entry("--check", "-C"),
            Map.entry("--rename-chain", "-E"),
            Map.entry("--table", "-t"),
            Map.entry("--numeric", "-n"),
            Map.entry("--verbose", "-v"),
            Map.entry("--exact", "-x"),
            Map.entry("--wait", "-w"),
            Map.entry("--line-numbers", "--line-numbers"),
            Map.entry("--line", "--line-numbers"));

    /** Reads a line; the table is the one given unless the line names another. */
    static CommandLine read(Syscalls sys, Words words, RuleTable usual) {
        RuleParser parser = new RuleParser(sys, words);
        RuleTable table = usual;
        Set<String> flags = new HashSet<>();
        char verb = 0;
        String chain = "";
        String operand = "";
        boolean isRule = false;
        boolean not = false;
        while (!words.isOver()) {
            String word = words.take();
            String option = LONG.getOrDefault(word, word);
            if (option.equals("!")) {
                not = true;
                continue;
            }
            if (option.matches("-[ADIRLSFZNXPCE]")) {
                if (verb != 0 && option.charAt(1) != 'Z') {
                    throw new FirewallError("Cannot use " + option + " with -" + verb + "\n", FirewallError.USAGE);
                }
                verb = verb == 0 ? option.charAt(1) : verb;
                chain = "ADIRNPCE".indexOf(verb) >= 0 ? words.argument(option) : words.optional();
                operand = operand(words, verb);
            } else if (option.equals("-t")) {
                table = table(words.argument(option));
            } else if (option.matches("-[nvx]|--line-numbers")) {
                flags.add(option.replaceFirst("^-+", ""));
            } else if (option.equals("-w")) {
                words.number();
            } else if (parser.take(option, not)) {
                isRule = true;
            } else {
                throw new FirewallError(
                        word.startsWith("-") ? "unknown option \"" + word + "\"" : "Bad argument `" + word + "'",
                        FirewallError.USAGE);
            }
            not = false;
        }
        if (verb == 0) {
            throw new FirewallError("no command specified", FirewallError.USAGE);
        }
        return new CommandLine(table, verb, chain, operand, parser.rule(), isRule, flags);
    }

    private static String operand(Words words, char verb) {
        return switch (verb) {
            case 'D', 'I', 'L', 'R' -> {
                int number = words.number();
                yield number == 0 ? "" : Integer.toString(number);
            }
            case 'P', 'E' -> words.argument("-" + verb);
            default -> "";
        };
    }

    private static RuleTable table(String name) {
        Optional<RuleTable> table = Optional.empty();
        for (RuleTable one : RuleTable.values()) {
            table = one.text().equals(name.toLowerCase(Locale.ROOT)) ? Optional.of(one) : table;
        }
        return table.orElseThrow(() -> java.util.List.of("mangle", "raw", "security")
                        .contains(name)
                ? FirewallError.notEmulated("the table " + name)
                : new FirewallError(
                        "can't initialize iptables table `" + name + "': Table does not exist (do you need to insmod?)",
                        3));
    }

    /** The number of the rule it is about, from 1; 0 when none was said. */
    int number() {
        return operand.isEmpty() ? 0 : Integer.parseInt(operand);
    }
}
