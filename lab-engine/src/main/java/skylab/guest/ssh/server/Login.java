package skylab.guest.ssh.server;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.ssh.Account;
import skylab.guest.ssh.KeyMaterial;

/**
 * Who is logged in, and what he may do.
 *
 * @param user the account
 * @param key the line of {@code authorized_keys} that admitted him; empty for a password
 */
record Login(Account user, Optional<AuthorizedKey> key) {
    private static final String FILES = ".ssh/authorized_keys .ssh/authorized_keys2";

    /** The account of a name, if it may log in at all; why not is logged. */
    static Optional<Account> admitted(Syscalls sys, ServerConfig config, Peer peer, String name) {
        Optional<Account> account = Account.named(sys, name);
        if (account.isEmpty()) {
            return account;
        }
        List<String> groups = groups(sys, account.get());
        String where = "User " + name + " from " + peer.address() + " not allowed because ";
        if (listed(config.all("denyusers"), List.of(name), peer)) {
            AuthLog.say(sys, where + "listed in DenyUsers");
            return Optional.empty();
        }
        if (!config.all("allowusers").isEmpty() && !listed(config.all("allowusers"), List.of(name), peer)) {
            AuthLog.say(sys, where + "not listed in AllowUsers");
            return Optional.empty();
        }
        if (listed(config.all("denygroups"), groups, peer)) {
            AuthLog.say(sys, where + "a group is listed in DenyGroups");
            return Optional.empty();
        }
        if (!config.all("allowgroups").isEmpty() && !listed(config.all("allowgroups"), groups, peer)) {
            AuthLog.say(sys, where + "none of user's groups are listed in AllowGroups");
            return Optional.empty();
        }
        if (name.equals("root")
                && config.get("permitrootlogin").filter("no"::equals).isPresent()) {
            AuthLog.say(sys, "ROOT LOGIN REFUSED FROM " + peer);
            return Optional.empty();
        }
        return account;
    }

    // Patterns may be of the form user@host.
    private static boolean listed(List<String> patterns, List<String> names, Peer peer) {
        return patterns.stream().anyMatch(pattern -> {
            int at = pattern.lastIndexOf('@');
            String who = at < 0 ? pattern : pattern.substring(0, at);
            return names.stream().anyMatch(name -> skylab.guest.ssh.client.Patterns.matches(who, name))
                    && (at < 0 || Sources.match(List.of(pattern.substring(at + 1)), peer.address()));
        });
    }

    /** The names of a user's groups. */
    static List<String> groups(Syscalls sys, Account account) {
        return sys.readFile("/etc/group")
                .text()
                .lines()
                .map(line -> line.split(":"))
                .filter(fields -> fields.length > 2
                        && fields[2].matches("[0-9]+")
                        && account.identity().groups().contains(Integer.valueOf(fields[2])))
                .map(fields -> fields[0])
                .toList();
    }

    /** The line of the user's files that admits a key. */
    static Optional<AuthorizedKey> find(
            Syscalls sys, ServerConfig config, Peer peer, Account user, KeyMaterial.Blob key) {
        for (String name : config.get("authorizedkeysfile").orElse(FILES).split("\\s+")) {
            String expanded = name.replace("%u", user.name()).replace("%h", user.home());
            String file = expanded.startsWith("/") ? expanded : user.home() + "/" + expanded;
            if (!sys.exists(file) || (config.is("strictmodes", true) && !strict(sys, user, file))) {
                continue;
            }
            Optional<AuthorizedKey> line = find(sys.readFile(file).text(), key, config, user, peer);
            if (line.isPresent()) {
                return line;
            }
        }
        return Optional.empty();
    }

    /** The line of a text that admits a key. */
    static Optional<AuthorizedKey> find(
            String text, KeyMaterial.Blob key, ServerConfig config, Account user, Peer peer) {
        boolean forcedOnly = user.name().equals("root")
                && config.get("permitrootlogin")
                        .filter("forced-commands-only"::equals)
                        .isPresent();
        return text.lines()
                .flatMap(line -> AuthorizedKey.parse(line).stream())
                .filter(one -> one.key().equals(key) && one.admits(peer.address()))
                .filter(one -> !forcedOnly || one.command().isPresent())
                .findFirst();
    }

    // "StrictModes": nobody else may be able to change the file or a directory above it up to the home.
    private static boolean strict(Syscalls sys, Account user, String file) {
        try {
            for (String path = file; path.length() > 1; path = path.substring(0, Math.max(1, path.lastIndexOf('/')))) {
                Stat stat = sys.stat(path);
                if ((stat.permissions() & 022) != 0
                        || (stat.uid() != 0 && stat.uid() != user.identity().uid())) {
                    AuthLog.say(
                            sys,
                            "Authentication refused: bad ownership or modes for "
                                    + (stat.isDirectory() ? "directory " : "file ") + path);
                    return false;
                }
                if (path.equals(user.home())) {
                    break;
                }
            }
            return true;
        } catch (Errno e) {
            return false;
        }
    }
}
