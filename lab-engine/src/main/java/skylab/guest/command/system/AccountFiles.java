package skylab.guest.command.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** Changes of {@code /etc/passwd}, {@code /etc/group} and {@code /etc/shadow}; for root. */
public final class AccountFiles {
    static final String PASSWD = "/etc/passwd";
    static final String GROUP = "/etc/group";
    static final String SHADOW = "/etc/shadow";
    private static final int FIRST = 1000;

    private AccountFiles() {}

    static List<String> lines(Syscalls sys, String file) {
        return sys.exists(file) ? sys.readFile(file).text().lines().toList() : List.of();
    }

    private static void write(Syscalls sys, String file, List<String> lines) {
        sys.writeFile(file, Bytes.of(lines.isEmpty() ? "" : String.join("\n", lines) + "\n"));
    }

    static void add(Syscalls sys, String file, String line) {
        List<String> all = new ArrayList<>(lines(sys, file));
        all.add(line);
        write(sys, file, all);
    }

    static void remove(Syscalls sys, String file, String name) {
        write(
                sys,
                file,
                lines(sys, file).stream()
                        .filter(line -> !line.startsWith(name + ":"))
                        .toList());
    }

    /** Changes the fields of the line of a name; a line that is not there is not changed. */
    static void change(Syscalls sys, String file, String name, UnaryOperator<String[]> change) {
        write(
                sys,
                file,
                lines(sys, file).stream()
                        .map(line -> line.startsWith(name + ":")
                                ? String.join(":", change.apply(line.split(":", -1)))
                                : line)
                        .toList());
    }

    /** The fields of the line of a name. */
    static Optional<String[]> fields(Syscalls sys, String file, String name) {
        return lines(sys, file).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.split(":", -1))
                .findFirst();
    }

    /** The next free number for a user: at 1000 and above, or for the system below. */
    static int free(Syscalls sys, boolean system) {
        return free(Accounts.of(sys).users().stream().map(Accounts.User::uid).toList(), system);
    }

    /** The next free number for a group. */
    static int freeGroup(Syscalls sys, boolean system) {
        return free(Accounts.of(sys).groups().stream().map(Accounts.Group::gid).toList(), system);
    }

    /** The group for a user of a number: of the same one if that is free. */
    static int groupFor(Syscalls sys, int uid, boolean system) {
        boolean taken = Accounts.of(sys).groups().stream().anyMatch(group -> group.gid() == uid);
        return taken ? freeGroup(sys, system) : uid;
    }

    private static int free(List<Integer> taken, boolean system) {
        int number = system ? FIRST - 1 : FIRST;
        while (taken.contains(number)) {
            number += system ? -1 : 1;
        }
        return number;
    }

    /** What the shadow file holds of a password. */
    static String mark(String name, String password) {
        return "$6$skylab$"
                + UUID.nameUUIDFromBytes((name + "\0" + password).getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "");
    }

    /** Whether a password is the one that was set for a user; for those who may read the shadow file. */
    public static boolean verify(Syscalls sys, String name, String password) {
        return fields(sys, SHADOW, name)
                .map(fields -> fields[1].equals(mark(name, password)))
                .orElse(false);
    }

    /** Days since 1970, as the shadow file counts. */
    static long today(Syscalls sys) {
        return Duration.ofSeconds(sys.now().getEpochSecond()).toDays();
    }

    /** Makes a user with a group of the same name and a home directory that begins as {@code /etc/skel}. */
    public static void addUser(Syscalls sys, String name, String comment, String home, String shell) {
        int uid = free(sys, false);
        int gid = groupFor(sys, uid, false);
        addGroup(sys, name, gid);
        addUser(sys, name, uid, gid, comment, home, shell);
        makeHome(sys, home, uid, gid);
    }

    static void addUser(Syscalls sys, String name, int uid, int gid, String comment, String home, String shell) {
        add(sys, PASSWD, name + ":x:" + uid + ":" + gid + ":" + comment + ":" + home + ":" + shell);
        add(sys, SHADOW, name + ":!!:" + today(sys) + ":0:99999:7:::");
    }

    /** Makes a group with the next free number, unless there is one of that name. */
    public static void makeGroup(Syscalls sys, String name) {
        if (fields(sys, GROUP, name).isEmpty()) {
            addGroup(sys, name, freeGroup(sys, false));
        }
    }

    static void addGroup(Syscalls sys, String name, int gid) {
        add(sys, GROUP, name + ":x:" + gid + ":");
        add(sys, "/etc/gshadow", name + ":!::");
    }

    /** Makes a user a member of a group; does nothing if there is no such group. */
    public static void addMember(Syscalls sys, String group, String name) {
        change(sys, GROUP, group, fields -> members(fields, name, true));
    }

    static void removeMember(Syscalls sys, String group, String name) {
        change(sys, GROUP, group, fields -> members(fields, name, false));
    }

    private static String[] members(String[] fields, String name, boolean add) {
        List<String> members = new ArrayList<>(fields[3].isEmpty() ? List.of() : List.of(fields[3].split(",")));
        members.remove(name);
        if (add) {
            members.add(name);
        }
        fields[3] = String.join(",", members);
        return fields;
    }

    static void makeHome(Syscalls sys, String home, int uid, int gid) {
        if (sys.exists(home)) {
            return;
        }
        sys.makeDirectory(home, 0700);
        sys.changeMode(home, 0700);
        sys.changeOwner(home, uid, gid, true);
        try {
            for (String file : sys.list("/etc/skel")) {
                if (sys.stat("/etc/skel/" + file).isRegular()) {
                    sys.replace(home + "/" + file, sys.content("/etc/skel/" + file));
                    sys.changeOwner(home + "/" + file, uid, gid, true);
                }
            }
        } catch (Errno e) {
            // Without a skeleton the directory is empty.
            return;
        }
    }
}
