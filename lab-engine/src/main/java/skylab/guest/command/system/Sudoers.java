package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Who may do what in another's name: the rules of {@code /etc/sudoers} and {@code /etc/sudoers.d}. */
final class Sudoers {
    private Sudoers() {}

    /** What the rules say of a user. */
    enum Verdict {
        UNKNOWN,
        PASSWORD,
        ALLOWED
    }

    /** The verdict on a user; the last rule that names them or one of their groups counts. Must be able to read the files. */
    static Verdict on(Syscalls sys, Accounts accounts, Accounts.User user) {
        List<String> names = new ArrayList<>(List.of("ALL", user.name()));
        accounts.credentials(user).groups().forEach(gid -> names.add("%" + accounts.groupName(gid)));
        Verdict verdict = user.uid() == 0 ? Verdict.ALLOWED : Verdict.UNKNOWN;
        for (String file : files(sys)) {
            for (String line : sys.readFile(file).text().split("\n")) {
                String[] words = line.replaceFirst("#.*", "").trim().split("\\s+", 2);
                if (user.uid() != 0 && words.length == 2 && words[1].contains("=") && names.contains(words[0])) {
                    verdict = words[1].contains("NOPASSWD:") ? Verdict.ALLOWED : Verdict.PASSWORD;
                }
            }
        }
        return verdict;
    }

    private static List<String> files(Syscalls sys) {
        Stream<String> more = Stream.empty();
        try {
            more = sys.list("/etc/sudoers.d").stream()
                    .filter(name -> !name.contains(".") && !name.endsWith("~"))
                    .map(name -> "/etc/sudoers.d/" + name);
        } catch (Errno e) {
            // A directory that is not there holds no rules.
            more = Stream.empty();
        }
        return Stream.concat(Stream.of("/etc/sudoers"), more)
                .filter(sys::exists)
                .toList();
    }
}
