package skylab.guest.cloudinit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Errno;
import skylab.guest.process.Syscalls;
import skylab.guest.process.SystemCalls.HttpAnswer;

/** What the stages of cloud-init have to do on a machine. */
final class Stages {
    private static final Duration LOCAL = Duration.ofMillis(2900);
    private static final Duration CRAWL = Duration.ofMillis(5000);
    private static final Duration MODULES = Duration.ofMillis(400);
    private static final String BOOT = Paths.INSTANCE + "/bootcmd";
    private static final String META = "/latest/meta-data/";

    private Stages() {}

    static List<Task> plan(Syscalls sys, String stage) {
        return switch (stage) {
            case "init-local" -> List.of(new Task.Pause(LOCAL), new Task.Stamp("running 'init-local'", ""));
            case "init" -> List.of(new Task.Pause(CRAWL), new Task.Stamp("running 'init'", ""), new Crawl());
            case "config" -> config(sys);
            default -> last(sys);
        };
    }

    /** Asks the metadata service, with a token, as IMDSv2 wants it. */
    static Optional<String> metadata(Syscalls sys, String path) {
        HttpAnswer token =
                sys.metadata("PUT", "/latest/api/token", Map.of("x-aws-ec2-metadata-token-ttl-seconds", "21600"));
        HttpAnswer answer = sys.metadata(
                "GET", path, token.status() == 200 ? Map.of("x-aws-ec2-metadata-token", token.body()) : Map.of());
        return answer.status() == 200 ? Optional.of(answer.body()) : Optional.empty();
    }

    /** What the metadata service says is taken over; what is done once for an instance is done if the instance is new. */
    record Crawl() implements Task.Act {
        @Override
        public void act(Syscalls sys) {
            String id = metadata(sys, META + "instance-id").orElse("iid-datasource-none");
            Bytes data = metadata(sys, "/latest/user-data")
                    .map(text -> Bytes.of(text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                    .orElse(Bytes.EMPTY);
            boolean fresh = !Paths.read(sys, Paths.DATA + "/instance-id").trim().equals(id);
            FirstBoot.directories(sys, id);
            Paths.log(
                    sys,
                    "__init__.py",
                    "DEBUG",
                    "Loaded datasource DataSourceEc2 - instance " + id + (fresh ? " is new" : " is known"));
            Config config = UserParts.take(sys, data);
            if (fresh) {
                FirstBoot.instance(sys, id, config);
            }
            FirstBoot.keys(sys);
            ResolverFile.write(sys);
        }
    }

    private static List<Task> config(Syscalls sys) {
        List<Task> tasks =
                new ArrayList<>(List.of(new Task.Pause(MODULES), new Task.Stamp("running 'modules:config'", "")));
        Config config = UserParts.config(sys);
        if (!config.list("bootcmd").isEmpty()) {
            Paths.write(sys, BOOT, 0700, Commands.script(config.list("bootcmd")));
            tasks.add(new Task.Execute(List.of("/bin/sh", BOOT), "bootcmd", "Failed to run bootcmd module bootcmd"));
        }
        if (!done(sys, "package_update_upgrade_install")) {
            boolean apt = sys.exists("/usr/bin/apt-get");
            String tool = apt ? "/usr/bin/apt-get" : "/usr/bin/yum";
            List<String> packages =
                    new ArrayList<>(Config.texts(config.entries().get("packages")));
            config.list("packages").stream()
                    .filter(List.class::isInstance)
                    .map(item -> Config.texts(item))
                    .filter(item -> !item.isEmpty())
                    .forEach(item -> packages.add(item.get(0)));
            if (config.flag("package_update") || config.flag("apt_update") || (apt && !packages.isEmpty())) {
                tasks.add(packages(apt ? List.of(tool, "update") : List.of(tool, "-y", "makecache")));
            }
            if (config.flag("package_upgrade") || config.flag("apt_upgrade")) {
                tasks.add(
                        packages(apt ? List.of(tool, "dist-upgrade", "--assume-yes") : List.of(tool, "-y", "upgrade")));
            }
            if (!packages.isEmpty()) {
                tasks.add(packages(Stream.concat(
                                Stream.of(tool)
                                        .flatMap(one -> apt
                                                ? Stream.of(one, "--assume-yes", "install")
                                                : Stream.of(one, "-y", "install")),
                                packages.stream())
                        .toList()));
            }
            tasks.add(new Task.Mark("package_update_upgrade_install"));
        }
        if (!config.list("runcmd").isEmpty() && !done(sys, "runcmd")) {
            tasks.add(new RunCommands(config.list("runcmd")));
            tasks.add(new Task.Mark("runcmd"));
        }
        return tasks;
    }

    private static Task packages(List<String> argv) {
        return new Task.Execute(argv, "package_update_upgrade_install", "Failed to install packages: " + argv);
    }

    /** Makes a script of the commands of {@code runcmd}. */
    record RunCommands(List<Object> commands) implements Task.Act {
        @Override
        public void act(Syscalls sys) {
            Paths.write(sys, Paths.INSTANCE + "/scripts/runcmd", 0700, Commands.script(commands));
        }
    }

    static boolean done(Syscalls sys, String module) {
        return sys.exists(Paths.INSTANCE + "/sem/config_" + module);
    }

    private static List<Task> last(Syscalls sys) {
        List<Task> tasks =
                new ArrayList<>(List.of(new Task.Pause(MODULES), new Task.Stamp("running 'modules:final'", "")));
        Config config = UserParts.config(sys);
        tasks.addAll(scripts(sys, "/var/lib/cloud/scripts/per-boot", "scripts_per_boot"));
        if (!done(sys, "scripts_per_instance")) {
            tasks.addAll(scripts(sys, "/var/lib/cloud/scripts/per-instance", "scripts_per_instance"));
            tasks.add(new Task.Mark("scripts_per_instance"));
        }
        Optional<String> frequency = config.frequency("scripts-user");
        if (frequency.isPresent() && (frequency.get().equals("always") || !done(sys, "scripts_user"))) {
            tasks.addAll(scripts(sys, Paths.INSTANCE + "/scripts", "scripts_user"));
            tasks.add(new Task.Mark("scripts_user"));
        }
        tasks.add(new HostKeys.Tell());
        String message = config.text("final_message").map(text -> text + "\n").orElse("");
        if (!message.isEmpty()) {
            tasks.add(new Task.Say(message));
        }
        tasks.add(new Task.Stamp("finished", "Datasource DataSourceEc2.  "));
        tasks.add(new Task.Finish());
        return tasks;
    }

    private static List<Task> scripts(Syscalls sys, String directory, String module) {
        List<Task> tasks = new ArrayList<>();
        try {
            for (String name : sys.list(directory)) {
                String path = directory + "/" + name;
                if (sys.stat(path).isRegular() && (sys.stat(path).permissions() & 0111) != 0) {
                    tasks.add(new Task.Execute(
                            List.of(path),
                            module,
                            "Failed to run module " + module.replace('_', '-') + " (scripts in " + directory + ")"));
                }
            }
        } catch (Errno e) {
            // Without the directory there are no scripts.
            return List.of();
        }
        return tasks;
    }
}
