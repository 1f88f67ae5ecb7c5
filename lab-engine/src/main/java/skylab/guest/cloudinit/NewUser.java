package skylab.guest.cloudinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.AccountFiles;
import skylab.guest.command.system.Accounts;
import skylab.guest.process.Syscalls;

/** Users that a cloud-config asks for. */
final class NewUser {
    private NewUser() {}

    static void make(Syscalls sys, String name, Map<?, ?> user) {
        if (Accounts.of(sys).users().stream().noneMatch(one -> one.name().equals(name))) {
            AccountFiles.addUser(
                    sys,
                    name,
                    text(user, "gecos"),
                    text(user, "homedir").isEmpty() ? "/home/" + name : text(user, "homedir"),
                    text(user, "shell").isEmpty() ? "/bin/bash" : text(user, "shell"));
        }
        List<String> groups = new ArrayList<>();
        for (String one : Config.texts(user.get("groups"))) {
            groups.addAll(List.of(one.split("\\s*,\\s*")));
        }
        for (String group : groups) {
            AccountFiles.makeGroup(sys, group);
            AccountFiles.addMember(sys, group, name);
        }
        List<String> rules = Config.texts(user.get("sudo")).stream()
                .filter(rule -> !rule.equalsIgnoreCase("false"))
                .map(rule -> name + " " + rule)
                .toList();
        if (!rules.isEmpty()) {
            Paths.append(
                    sys,
                    "/etc/sudoers.d/90-cloud-init-users",
                    0440,
                    "\n# User rules for " + name + "\n" + String.join("\n", rules) + "\n");
        }
        List<String> keys = new ArrayList<>(Config.texts(user.get("ssh_authorized_keys")));
        keys.addAll(Config.texts(user.get("ssh-authorized-keys")));
        if (!keys.isEmpty()) {
            authorize(sys, name, keys, "");
        }
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    /** Adds keys to those with which a user may log in. */
    static void authorize(Syscalls sys, String name, List<String> keys, String options) {
        Optional<Accounts.User> user = Accounts.of(sys).user(name);
        if (user.isEmpty()) {
            return;
        }
        String directory = user.get().home() + "/.ssh";
        String file = directory + "/authorized_keys";
        if (!sys.exists(directory)) {
            Paths.directories(sys, directory + "/x");
            sys.changeMode(directory, 0700);
            sys.changeOwner(directory, user.get().uid(), user.get().gid(), true);
        }
        String text = Paths.read(sys, file);
        StringBuilder all = new StringBuilder(text);
        for (String key : keys) {
            if (!text.contains(key)) {
                all.append(options).append(key).append('\n');
            }
        }
        Paths.write(sys, file, 0600, all.toString());
        sys.changeOwner(file, user.get().uid(), user.get().gid(), true);
    }
}
