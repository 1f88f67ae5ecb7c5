package skylab.guest.command.ssh;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.system.Arguments;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.Account;
import skylab.guest.ssh.client.KnownHosts;

/** {@code ssh-keygen -F}, {@code -R} and {@code -H}: finds, removes and hashes known hosts. */
final class KnownHostsTool {
    private static final int FAILED = 255;

    private KnownHostsTool() {}

    static int run(Syscalls sys, Arguments given, Dialogue.Talk talk) {
        String file = given.value("f")
                .orElseGet(() ->
                        Account.of(sys, sys.identity().uid()).map(Account::home).orElse("/") + "/.ssh/known_hosts");
        String text;
        try {
            text = sys.readFile(file).text();
        } catch (Errno e) {
            talk.complain("Cannot stat " + file + ": " + e.text());
            return FAILED;
        }
        List<KnownHosts.Entry> entries = KnownHosts.read(file, text);
        if (given.has("F")) {
            String host = given.value("F").orElse("");
            List<KnownHosts.Entry> found =
                    entries.stream().filter(entry -> entry.names(host)).toList();
            found.forEach(entry -> talk.say("# Host " + host + " found: line " + entry.number() + " \n"
                    + text.split("\n")[entry.number() - 1]));
            return found.isEmpty() ? 1 : 0;
        }
        List<String> lines = new ArrayList<>(List.of(text.split("\n")));
        if (given.has("R")) {
            String host = given.value("R").orElse("");
            List<KnownHosts.Entry> found =
                    entries.stream().filter(entry -> entry.names(host)).toList();
            if (found.isEmpty()) {
                talk.complain("Host " + host + " not found in " + file);
                return FAILED;
            }
            found.forEach(entry -> talk.say("# Host " + host + " found: line " + entry.number()));
            for (int i = found.size() - 1; i >= 0; i--) {
                lines.remove(found.get(i).number() - 1);
            }
        } else {
            for (KnownHosts.Entry entry : entries) {
                if (!entry.isHashed()) {
                    StringBuilder hashed = new StringBuilder();
                    for (String name : entry.names().split(",")) {
                        hashed.append(hashed.length() == 0 ? "" : "\n")
                                .append(KnownHosts.hashed(sys, name))
                                .append(' ')
                                .append(entry.type())
                                .append(' ')
                                .append(entry.key());
                    }
                    lines.set(entry.number() - 1, hashed.toString());
                }
            }
        }
        SshKeygen.save(sys, file + ".old", 0600, text);
        sys.writeFile(file, Bytes.of(lines.isEmpty() ? "" : String.join("\n", lines) + "\n"));
        talk.say(file + " updated.\nOriginal contents retained as " + file + ".old");
        if (given.has("H")) {
            talk.complain("WARNING: " + file + ".old contains unhashed entries\n"
                    + "Delete this file to ensure privacy of hostnames");
        }
        return 0;
    }
}
