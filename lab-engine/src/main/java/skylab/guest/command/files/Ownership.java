package skylab.guest.command.files;

import java.util.ArrayList;
import java.util.List;
import skylab.guest.command.gnu.OptionSyntax;
import skylab.guest.command.system.Accounts;
import skylab.guest.command.system.Arguments;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Stat;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** Changes owners and groups for {@code chown} and {@code chgrp}. */
final class Ownership {
    private static final String[] OPTIONS = {
        "c,changes",
        "f,silent,quiet",
        "v,verbose",
        "dereference",
        "h,no-dereference",
        "reference=",
        "R,recursive",
        "!from=",
        "!no-preserve-root",
        "!preserve-root",
        "!H",
        "!L",
        "!P"
    };

    private final Syscalls sys;
    private final Arguments arguments;
    private final Output out;
    private final int uid;
    private final int gid;

    private Ownership(Syscalls sys, Arguments arguments, Output out, int uid, int gid) {
        this.sys = sys;
        this.arguments = arguments;
        this.out = out;
        this.uid = uid;
        this.gid = gid;
    }

    /** The options of a command. */
    static OptionSyntax options(String command) {
        return OptionSyntax.of(command, 1, OPTIONS);
    }

    /** Does what the command line says and returns the exit status. */
    static int change(Syscalls sys, Arguments arguments, OptionSyntax syntax, Output out) {
        boolean groupOnly = syntax.command().equals("chgrp");
        List<String> files = new ArrayList<>(arguments.operands());
        int uid = -1;
        int gid = -1;
        if (arguments.has("reference")) {
            Stat reference = sys.stat(arguments.value("reference").orElseThrow());
            uid = groupOnly ? -1 : reference.uid();
            gid = reference.gid();
        } else {
            if (files.isEmpty()) {
                throw syntax.wrong("missing operand");
            }
            String wanted = files.remove(0);
            if (files.isEmpty()) {
                throw syntax.wrong("missing operand after " + Paths.quoted(wanted));
            }
            Accounts accounts = Accounts.of(sys);
            String[] parts = groupOnly ? new String[] {"", wanted} : wanted.split("[:.]", 2);
            uid = parts[0].isEmpty() ? -1 : user(accounts, parts[0], wanted);
            if (parts.length == 2 && !parts[1].isEmpty()) {
                gid = group(accounts, parts[1], wanted);
            } else if (parts.length == 2 && uid >= 0) {
                gid = accounts.user(parts[0]).map(Accounts.User::gid).orElse(-1);
            }
        }
        Ownership ownership = new Ownership(sys, arguments, out, uid, gid);
        boolean good = true;
        for (String file : files) {
            good &= ownership.apply(file);
        }
        return good ? 0 : 1;
    }

    private static int user(Accounts accounts, String name, String wanted) {
        return accounts.users().stream()
                .filter(user -> user.name().equals(name))
                .map(Accounts.User::uid)
                .findFirst()
                .orElseGet(() -> number(name, "user", wanted));
    }

    private static int group(Accounts accounts, String name, String wanted) {
        return accounts.groups().stream()
                .filter(group -> group.name().equals(name))
                .map(Accounts.Group::gid)
                .findFirst()
                .orElseGet(() -> number(name, "group", wanted));
    }

    private static int number(String text, String kind, String wanted) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new UsageError("invalid " + kind + ": " + Paths.quoted(wanted), 1);
        }
        return Integer.parseInt(text);
    }

    private boolean apply(String path) {
        boolean good = true;
        boolean follow = !arguments.has("h");
        Stat stat;
        try {
            Stat link = sys.linkStat(path);
            stat = follow && !arguments.has("R") ? sys.stat(path) : link;
        } catch (Errno e) {
            complain("cannot access " + Paths.quoted(path) + ": " + e.text());
            return false;
        }
        try {
            sys.changeOwner(path, uid, gid, follow && !arguments.has("R"));
            tell(path, stat);
        } catch (Errno e) {
            complain("changing " + (uid < 0 ? "group" : "ownership") + " of " + Paths.quoted(path) + ": " + e.text());
            good = false;
        }
        if (arguments.has("R") && stat.isDirectory()) {
            try {
                for (String name : sys.list(path)) {
                    good &= apply(Paths.child(path, name));
                }
            } catch (Errno e) {
                complain("cannot read directory " + Paths.quoted(path) + ": " + e.text());
                good = false;
            }
        }
        return good;
    }

    private void complain(String message) {
        if (!arguments.has("f")) {
            out.complain(message);
        }
    }

    private void tell(String path, Stat before) {
        Accounts accounts = Accounts.of(sys);
        String old = accounts.userName(before.uid()) + ":" + accounts.groupName(before.gid());
        String now = accounts.userName(uid < 0 ? before.uid() : uid) + ":"
                + accounts.groupName(gid < 0 ? before.gid() : gid);
        if (arguments.has("v") || (arguments.has("c") && !old.equals(now))) {
            out.println(
                    old.equals(now)
                            ? "ownership of " + Paths.quoted(path) + " retained as " + old
                            : "changed ownership of " + Paths.quoted(path) + " from " + old + " to " + now);
        }
    }
}
