package skylab.guest.command.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Command;
import skylab.guest.process.Output;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;
import skylab.guest.process.Utility;

/** {@code dig}: the address record of a name, briefly with {@code +short}. */
@Command.Installed("/usr/bin/dig")
final class Dig implements Utility {
    @Override
    public int run(Syscalls sys, List<String> arguments, Output out) {
        List<String> names = new ArrayList<>();
        boolean brief = false;
        for (String word : arguments) {
            if (word.equals("+short")) {
                brief = true;
            } else if (word.startsWith("+") || word.startsWith("-") || word.startsWith("@")) {
                throw new UsageError("unsupported option '" + word + "'", 1);
            } else if (!word.equalsIgnoreCase("A") && !word.equalsIgnoreCase("IN")) {
                names.add(word);
            }
        }
        if (names.size() != 1) {
            throw new UsageError("exactly one name is supported, and records of type A", 1);
        }
        String name = names.get(0);
        Optional<String> address = sys.resolve(name);
        if (brief) {
            address.ifPresent(out::println);
            return 0;
        }
        String full = name.endsWith(".") ? name : name + ".";
        out.print("\n; <<>> DiG 9.18 <<>> " + String.join(" ", arguments)
                + "\n;; global options: +cmd\n;; Got answer:\n"
                + ";; ->>HEADER<<- opcode: QUERY, status: " + (address.isPresent() ? "NOERROR" : "NXDOMAIN") + ", id: "
                + (int) (sys.noise(0) * 65_536) + "\n;; flags: qr rd ra; QUERY: 1, ANSWER: "
                + (address.isPresent() ? 1 : 0)
                + ", AUTHORITY: 0, ADDITIONAL: 0\n\n;; QUESTION SECTION:\n;" + column(full, 31) + "IN\tA\n\n");
        address.ifPresent(
                found -> out.print(";; ANSWER SECTION:\n" + column(full, 24) + "60\tIN\tA\t" + found + "\n\n"));
        String server = NameServer.of(sys);
        out.print(";; SERVER: " + server + "#53(" + server + ") (UDP)\n\n");
        return 0;
    }

    // Columns are tab stops of eight characters.
    private static String column(String text, int width) {
        return text + "\t".repeat(Math.max(1, (width - text.length() + 7) / 8));
    }
}
