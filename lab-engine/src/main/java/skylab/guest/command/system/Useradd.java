package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.guest.process.Command;
import skylab.guest.process.Facility;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Severity;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code useradd} and {@code adduser}: make a user. */
@Command.Installed({"/usr/sbin/useradd", "/usr/sbin/adduser"})
final class Useradd implements Command {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("create-home", "m"),
            Map.entry("no-create-home", "M"),
            Map.entry("shell", "s:"),
            Map.entry("home-dir", "d:"),
            Map.entry("home", "d:"),
            Map.entry("comment", "c:"),
            Map.entry("gecos", "c:"),
            Map.entry("uid", "u:"),
            Map.entry("gid", "g:"),
            Map.entry("groups", "G:"),
            Map.entry("system", "r"),
            Map.entry("user-group", "U"),
            Map.entry("no-user-group", "N"),
            Map.entry("password", "p:"),
            Map.entry("disabled-password", "disabled"));

    @Override
    public Program start(List<String> argv) {
        return new AccountCommand(
                "useradd",
                argv,
                (sys, words, out) -> run(sys, words, out, argv.get(0).endsWith("adduser")));
    }

    private static int run(Syscalls sys, List<String> words, Output out, boolean friendly) {
        Arguments given = Arguments.parse(words, "mMs:d:c:u:g:G:rUNp:", WORDS, 2);
        boolean debian = sys.exists("/etc/debian_version") || sys.exists("/etc/lsb-release");
        if (given.operands().isEmpty()) {
            throw new UsageError("Usage: useradd [options] LOGIN", 2);
        }
        String name = given.operands().get(0);
        if (debian && friendly && given.operands().size() == 2) {
            AccountFiles.addMember(sys, given.operands().get(1), name);
            out.println(
                    "Adding user `" + name + "' to group `" + given.operands().get(1) + "' ...\nDone.");
            return 0;
        }
        Accounts accounts = Accounts.of(sys);
        check(given, accounts, name);
        boolean system = given.has("r");
        int uid = given.value("u")
                .map(text -> AccountCommand.number("user ID", text))
                .orElseGet(() -> AccountFiles.free(sys, system));
        if (given.has("u") && accounts.users().stream().anyMatch(user -> user.uid() == uid)) {
            throw new UsageError("UID " + uid + " is not unique", 4);
        }
        int gid = given.value("g")
                .map(group -> AccountCommand.group(accounts, group))
                .orElseGet(() -> own(sys, accounts, name, uid, system, given.has("N")));
        String home = given.value("d").orElse("/home/" + name);
        String shell = given.value("s").orElse(debian && !friendly ? "/bin/sh" : "/bin/bash");
        AccountFiles.addUser(sys, name, uid, gid, given.value("c").orElse(""), home, shell);
        for (String group : groups(given)) {
            AccountFiles.addMember(sys, AccountCommand.groupName(accounts, group), name);
        }
        given.value("p")
                .ifPresent(hash -> AccountFiles.change(sys, AccountFiles.SHADOW, name, fields -> {
                    fields[1] = hash;
                    return fields;
                }));
        boolean makes = given.has("m") || (!given.has("M") && !system && (!debian || friendly));
        if (makes && sys.exists(home)) {
            out.complain("warning: the home directory " + home
                    + " already exists.\nuseradd: Not copying any file from skel directory into it.");
        } else if (makes) {
            AccountFiles.makeHome(sys, home, uid, gid);
        }
        sys.log(
                Facility.AUTHPRIV,
                Severity.INFO,
                "useradd",
                "new user: name=" + name + ", UID=" + uid + ", GID=" + gid + ", home=" + home + ", shell=" + shell
                        + ", from=none");
        return 0;
    }

    private static List<String> groups(Arguments given) {
        return given.values("G").stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private static void check(Arguments given, Accounts accounts, String name) {
        if (!name.matches("[a-z_][a-z0-9_.-]{0,31}\\$?")) {
            throw new UsageError("invalid user name '" + name + "': use --badname to ignore", 3);
        } else if (accounts.users().stream().anyMatch(user -> user.name().equals(name))) {
            throw new UsageError("user '" + name + "' already exists", 9);
        }
        List<String> missing = new ArrayList<>();
        for (String group : groups(given)) {
            if (accounts.groups().stream()
                    .noneMatch(one -> one.name().equals(group)
                            || Integer.toString(one.gid()).equals(group))) {
                missing.add("group '" + group + "' does not exist");
            }
        }
        if (!missing.isEmpty()) {
            throw new UsageError(String.join("\nuseradd: ", missing), 6);
        }
    }

    private static int own(Syscalls sys, Accounts accounts, String name, int uid, boolean system, boolean none) {
        Optional<Accounts.Group> there = accounts.groups().stream()
                .filter(group -> group.name().equals(name))
                .findFirst();
        if (there.isPresent() && !none) {
            throw new UsageError("group " + name + " exists - if you want to add this user to that group, use -g.", 9);
        } else if (none) {
            return 100;
        }
        int gid = AccountFiles.groupFor(sys, uid, system);
        AccountFiles.addGroup(sys, name, gid);
        return gid;
    }
}
