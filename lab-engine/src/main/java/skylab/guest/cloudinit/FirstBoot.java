package skylab.guest.cloudinit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.system.AccountFiles;
import skylab.guest.command.system.Accounts;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;

/** What cloud-init does once for an instance, before anybody can log in. */
final class FirstBoot {
    private FirstBoot() {}

    /** Makes the instance's directory and the link to it. */
    static void directories(Syscalls sys, String id) {
        String directory = "/var/lib/cloud/instances/" + id;
        Paths.directories(sys, directory + "/sem/x");
        Paths.directories(sys, "/var/lib/cloud/scripts/per-boot/x");
        Paths.directories(sys, "/var/lib/cloud/scripts/per-instance/x");
        Paths.directories(sys, "/var/lib/cloud/scripts/per-once/x");
        try {
            sys.unlink(Paths.INSTANCE);
        } catch (Errno e) {
            // The first boot of all finds no link.
            if (e.code() != Errno.Code.ENOENT) {
                throw e;
            }
        }
        sys.symlink(directory, Paths.INSTANCE);
    }

    static void instance(Syscalls sys, String id, Config config) {
        String before = Paths.read(sys, Paths.DATA + "/instance-id");
        Paths.write(
                sys,
                Paths.DATA + "/previous-instance-id",
                0644,
                before.isEmpty() ? "NO_PREVIOUS_INSTANCE_ID\n" : before);
        Paths.write(sys, Paths.DATA + "/instance-id", 0644, id + "\n");
        Paths.write(sys, Paths.DATA + "/result.json", 0644, "");
        Paths.write(sys, Paths.INSTANCE + "/datasource", 0644, "DataSourceEc2: DataSourceEc2\n");
        HostKeys.renew(sys);
        hostName(sys, config);
        config.text("timezone").ifPresent(zone -> {
            sys.unlink("/etc/localtime");
            sys.symlink("../usr/share/zoneinfo/" + zone, "/etc/localtime");
        });
        files(sys, config);
        users(sys, config);
    }

    private static void hostName(Syscalls sys, Config config) {
        Optional<String> wanted = config.text("fqdn").or(() -> config.text("hostname"));
        String name = wanted.orElse(sys.machine().hostName());
        boolean debian = sys.exists("/etc/debian_version") || sys.exists("/etc/lsb-release");
        Paths.write(sys, "/etc/hostname", 0644, (debian && wanted.isEmpty() ? name.split("\\.")[0] : name) + "\n");
        sys.hostName(name);
        Paths.write(
                sys,
                "/etc/hosts",
                0644,
                debian
                        ? "127.0.0.1 localhost\n\n# The following lines are desirable for IPv6 capable hosts\n::1 ip6-localhost"
                                + " ip6-loopback\n"
                        : "127.0.0.1   localhost localhost.localdomain localhost4 localhost4.localdomain4\n"
                                + "::1         localhost6 localhost6.localdomain6\n");
    }

    private static void files(Syscalls sys, Config config) {
        for (Map<?, ?> file : UserParts.maps(config, "write_files")) {
            if (!(file.get("path") instanceof String path) || !path.startsWith("/")) {
                Paths.log(
                        sys,
                        "cc_write_files.py",
                        "WARNING",
                        "No path provided to write for entry in module write-files");
                continue;
            }
            String text = file.get("content") instanceof String content ? content : "";
            Bytes bytes = List.of("b64", "base64").contains(String.valueOf(file.get("encoding")))
                    ? Bytes.of(java.util.Base64.getMimeDecoder().decode(text))
                    : Bytes.of(text);
            String mode = file.get("permissions") instanceof String given ? given.replaceFirst("^0o", "") : "0644";
            try {
                if ("true".equals(file.get("append"))) {
                    Paths.append(sys, path, 0644, bytes.text());
                } else {
                    Paths.write(
                            sys, path, mode.matches("[0-7]{3,5}") ? Integer.parseInt(mode, 8) & 07777 : 0644, bytes);
                }
                owner(sys, path, file.get("owner") instanceof String owner ? owner : "root:root");
            } catch (Errno e) {
                Paths.log(sys, "cc_write_files.py", "WARNING", "Failed to write " + path + ": " + e.text());
            }
        }
    }

    private static void owner(Syscalls sys, String path, String owner) {
        Accounts accounts = Accounts.of(sys);
        String[] names = owner.split(":");
        Optional<Accounts.User> user = accounts.user(names[0]);
        if (user.isEmpty()) {
            Paths.log(sys, "util.py", "WARNING", "Failed to set owner of " + path + ": unknown user " + names[0]);
            return;
        }
        int gid = names.length < 2
                ? user.get().gid()
                : accounts.groups().stream()
                        .filter(group -> group.name().equals(names[1]))
                        .mapToInt(Accounts.Group::gid)
                        .findFirst()
                        .orElse(user.get().gid());
        sys.changeOwner(path, user.get().uid(), gid, true);
    }

    private static void users(Syscalls sys, Config config) {
        for (String group : Config.texts(config.entries().get("groups"))) {
            AccountFiles.makeGroup(sys, group);
        }
        for (Map<?, ?> user : UserParts.maps(config, "users")) {
            if (user.get("name") instanceof String name && name.matches("[a-z_][a-z0-9_-]{0,31}")) {
                NewUser.make(sys, name, user);
            }
        }
    }

    /** Puts the keys of the instance into the files of those who may log in, if they are not there. */
    static void keys(Syscalls sys) {
        Config config = UserParts.config(sys);
        List<String> keys = new ArrayList<>(Config.texts(config.entries().get("ssh_authorized_keys")));
        Stages.metadata(sys, "/latest/meta-data/public-keys/0/openssh-key")
                .map(String::trim)
                .filter(key -> !key.isEmpty())
                .ifPresent(key -> keys.add(0, key));
        String user = defaultUser(sys);
        boolean wanted = config.entries().get("users") == null
                || Config.texts(config.entries().get("users")).contains("default");
        if (keys.isEmpty() || Stages.done(sys, "ssh")) {
            return;
        }
        if (wanted) {
            NewUser.authorize(sys, user, keys, "");
            String refusal =
                    "no-port-forwarding,no-agent-forwarding,no-X11-forwarding,command=\"echo 'Please login as the user"
                            + " \\\"" + user + "\\\" rather than the user \\\"root\\\".';echo;sleep 10;exit 142\" ";
            NewUser.authorize(sys, "root", keys, refusal);
        }
        new Task.Mark("ssh").act(sys);
    }

    private static String defaultUser(Syscalls sys) {
        String cfg = Paths.read(sys, "/etc/cloud/cloud.cfg");
        try {
            if (Yaml.parse(cfg) instanceof Map<?, ?> map
                    && map.get("system_info") instanceof Map<?, ?> info
                    && info.get("default_user") instanceof Map<?, ?> user
                    && user.get("name") instanceof String name) {
                return name;
            }
        } catch (Yaml.Malformed e) {
            Paths.log(sys, "util.py", "WARNING", "Failed loading yaml blob. " + e.getMessage());
        }
        return "ec2-user";
    }
}
