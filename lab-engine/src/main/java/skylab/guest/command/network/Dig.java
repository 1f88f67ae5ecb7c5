package skylab.guest.command.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;
import skylab.network.dns.Answer;
import skylab.network.dns.Question;

/** {@code dig}: the address of a name, with {@code -x} the name of an address; briefly with {@code +short}. */
@Command.Installed(value = "/usr/bin/dig", pack = "bind-utils")
final class Dig implements Utility {
    private static final int NO_SERVER = 9;

    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> names = new ArrayList<>();
        boolean brief = false;
        boolean reverse = false;
        Optional<String> server = Optional.empty();
        for (String word : arguments) {
            if (word.equals("+short")) {
                brief = true;
            } else if (word.equals("-x")) {
                reverse = true;
            } else if (word.startsWith("@")) {
                server = Optional.of(word.substring(1));
            } else if (word.startsWith("+") || word.startsWith("-")) {
                throw new UsageError("unsupported option '" + word + "'", 1);
            } else if (!List.of("A", "IN", "PTR").contains(word.toUpperCase(Locale.ROOT))) {
                names.add(word);
            }
        }
        if (names.size() != 1) {
            throw new UsageError("exactly one name is supported, and records of the types A and PTR", 1);
        }
        if (reverse && !Lookup.isAddress(names.get(0))) {
            throw new UsageError("Invalid IP address " + names.get(0), 1);
        }
        // Without -x the digits of an address are a name that nobody has.
        Lookup lookup =
                Lookup.of(sys, server, reverse ? Question.pointer(names.get(0)) : Question.address(names.get(0)));
        if (!lookup.heard()) {
            out.print(lookup.silence() + "\n; <<>> DiG 9.18 <<>> " + String.join(" ", arguments)
                    + "\n;; global options: +cmd\n;; no servers could be reached\n");
            return NO_SERVER;
        }
        if (brief) {
            lookup.records().forEach(one -> out.println(data(one)));
            return 0;
        }
        String full = lookup.question().name() + ".";
        out.print("\n; <<>> DiG 9.18 <<>> " + String.join(" ", arguments)
                + "\n;; global options: +cmd\n;; Got answer:\n"
                + ";; ->>HEADER<<- opcode: QUERY, status: " + lookup.status() + ", id: "
                + (int) (sys.noise(0) * 65_536) + "\n;; flags: qr rd ra; QUERY: 1, ANSWER: "
                + lookup.records().size()
                + ", AUTHORITY: 0, ADDITIONAL: 0\n\n;; QUESTION SECTION:\n;" + column(full, 31) + "IN\t"
                + lookup.question().type() + "\n\n");
        if (!lookup.records().isEmpty()) {
            out.print(";; ANSWER SECTION:\n");
            lookup.records()
                    .forEach(one -> out.print(column(one.name() + ".", 24)
                            + one.timeToLive().toSeconds() + "\tIN\t" + one.type() + "\t" + data(one) + "\n"));
            out.print("\n");
        }
        out.print(";; SERVER: " + lookup.server() + "#53(" + lookup.server() + ") (UDP)\n\n");
        return 0;
    }

    private static String data(Answer.Entry one) {
        return one.type().equals("PTR") ? one.data() + "." : one.data();
    }

    // Columns are tab stops of eight characters.
    private static String column(String text, int width) {
        return text + "\t".repeat(Math.max(1, (width - text.length() + 7) / 8));
    }
}
