package skylab.guest.command.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.process.Credentials;
import skylab.guest.process.Syscalls;

/**
 * Users and groups, as {@code /etc/passwd} and {@code /etc/group} tell them.
 *
 * @param users in the file's order
 * @param groups in the file's order
 */
public record Accounts(List<User> users, List<Group> groups) {
    /** Copies the lists. */
    public Accounts {
        users = List.copyOf(users);
        groups = List.copyOf(groups);
    }

    /**
     * A user.
     *
     * @param name login name
     * @param uid number
     * @param gid number of the primary group
     * @param home directory
     * @param shell executable file
     */
    public record User(String name, int uid, int gid, String home, String shell) {}

    /**
     * A group.
     *
     * @param name its name
     * @param gid number
     * @param members names of users for whom it is not the primary group
     */
    public record Group(String name, int gid, List<String> members) {
        /** Copies the list. */
        public Group {
            members = List.copyOf(members);
        }
    }

    /** What the files of a machine say; a line that is malformed is passed over, a missing file is empty. */
    public static Accounts of(Syscalls sys) {
        List<User> users = new ArrayList<>();
        for (String[] field : lines(sys, "/etc/passwd", 7)) {
            users.add(new User(field[0], Integer.parseInt(field[2]), Integer.parseInt(field[3]), field[5], field[6]));
        }
        List<Group> groups = new ArrayList<>();
        for (String[] field : lines(sys, "/etc/group", 4)) {
            List<String> members = field[3].isEmpty() ? List.of() : List.of(field[3].split(","));
            groups.add(new Group(field[0], Integer.parseInt(field[2]), members));
        }
        return new Accounts(users, groups);
    }

    private static List<String[]> lines(Syscalls sys, String path, int fields) {
        return !sys.exists(path)
                ? List.of()
                : sys.readFile(path)
                        .text()
                        .lines()
                        .map(line -> line.split(":", -1))
                        .filter(field -> field.length == fields && field[2].matches("[0-9]{1,9}"))
                        .filter(field -> fields != 7 || field[3].matches("[0-9]{1,9}"))
                        .toList();
    }

    /** The user of a name, or of a number. */
    public Optional<User> user(String name) {
        Optional<User> named =
                users.stream().filter(user -> user.name().equals(name)).findFirst();
        return named.isPresent()
                ? named
                : users.stream()
                        .filter(user -> Integer.toString(user.uid()).equals(name))
                        .findFirst();
    }

    /** The name of a user, or the number if there is no such user. */
    public String userName(int uid) {
        return users.stream()
                .filter(user -> user.uid() == uid)
                .map(User::name)
                .findFirst()
                .orElse(Integer.toString(uid));
    }

    /** The name of a group, or the number if there is no such group. */
    public String groupName(int gid) {
        return groups.stream()
                .filter(group -> group.gid() == gid)
                .map(Group::name)
                .findFirst()
                .orElse(Integer.toString(gid));
    }

    /** In whose name a user's processes act. */
    public Credentials credentials(User user) {
        List<Integer> all = new ArrayList<>(List.of(user.gid()));
        for (Group group : groups) {
            if (group.members().contains(user.name()) && !all.contains(group.gid())) {
                all.add(group.gid());
            }
        }
        return new Credentials(user.uid(), user.gid(), all);
    }
}
