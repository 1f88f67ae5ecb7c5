package skylab.guest.command.system;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import skylab.guest.cloudinit.CloudInit;
import skylab.guest.process.Command;
import skylab.guest.process.Condition;
import skylab.guest.process.Errno;
import skylab.guest.process.Output;
import skylab.guest.process.Program;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;

/** {@code cloud-init}: its stages, {@code status}, {@code query userdata}, {@code clean}. */
@Command.Installed("/usr/bin/cloud-init")
final class CloudInitCommand implements Command {
    private static final String USAGE =
            "usage: /usr/bin/cloud-init [-h] [--version] {init,modules,status,query,clean} ...\n";

    @Override
    public Program start(List<String> argv) {
        String verb = argv.size() > 1 ? argv.get(1) : "";
        if (verb.equals("init")) {
            return stage(argv.contains("--local") ? "init-local" : "init");
        } else if (verb.equals("modules")) {
            return stage(argv.contains("--mode=final") || argv.contains("final") ? "final" : "config");
        } else if (verb.equals("status")) {
            return new Status(
                    argv.contains("--wait") || argv.contains("-w"), argv.contains("--long") || argv.contains("-l"));
        }
        return sys -> {
            Output out = new Output("cloud-init");
            return out.drain(sys, other(sys, argv.subList(1, argv.size()), out));
        };
    }

    private static Program stage(String name) {
        return sys -> {
            if (!sys.identity().isRoot()) {
                Output out = new Output("cloud-init");
                out.error("Error:\ncloud-init stages may only be run by root\n");
                return out.drain(sys, 1);
            }
            return new Step.Continue(CloudInit.stage(name));
        };
    }

    private static int other(Syscalls sys, List<String> words, Output out) {
        if (words.equals(List.of("--version")) || words.equals(List.of("-v"))) {
            out.println("/usr/bin/cloud-init " + CloudInit.VERSION);
            return 0;
        } else if (words.equals(List.of("query", "userdata"))) {
            return query(sys, out);
        } else if (!words.isEmpty() && words.get(0).equals("clean")) {
            return clean(sys, words.contains("--logs") || words.contains("-l"), out);
        }
        out.error(USAGE + "cloud-init: error: "
                + (words.isEmpty()
                        ? "the following arguments are required: subcommand"
                        : "'" + String.join(" ", words) + "' is not emulated")
                + "\n");
        return 2;
    }

    private static int query(Syscalls sys, Output out) {
        try {
            out.print(CloudInit.userData(sys).orElse(""));
            return 0;
        } catch (Errno e) {
            out.println("<redacted for non-root user> user-data");
            return 0;
        }
    }

    private static int clean(Syscalls sys, boolean logs, Output out) {
        if (!sys.identity().isRoot()) {
            out.error("Error:\nCould not remove /var/lib/cloud/data: [Errno 13] Permission denied\n");
            return 1;
        }
        for (String path : logs
                ? List.of(
                        "/var/lib/cloud/data/instance-id", "/var/log/cloud-init.log", "/var/log/cloud-init-output.log")
                : List.of("/var/lib/cloud/data/instance-id")) {
            if (sys.exists(path)) {
                sys.unlink(path);
            }
        }
        for (String instance :
                sys.exists("/var/lib/cloud/instances") ? sys.list("/var/lib/cloud/instances") : List.<String>of()) {
            String semaphores = "/var/lib/cloud/instances/" + instance + "/sem";
            for (String one : sys.list(semaphores)) {
                sys.unlink(semaphores + "/" + one);
            }
        }
        return 0;
    }

    /** Tells how far it has come, at once or when it is over. */
    private record Status(boolean waits, boolean details) implements Program {
        @Override
        public Step step(Syscalls sys) {
            boolean done = CloudInit.isDone(sys);
            if (waits && !done) {
                sys.print(1, ".");
                return new Step.Await(
                        this, new Condition.Elapsed(sys.monotonic().plus(Duration.ofMillis(250))));
            }
            Output out = new Output("cloud-init");
            String errors = CloudInit.errors(sys);
            boolean failed = !errors.equals("[]");
            out.print((waits ? "\n" : "") + "status: " + (!done ? "running" : failed ? "error" : "done") + "\n");
            if (details) {
                Optional<String> time = Optional.of(CloudInit.finished(sys)).filter(text -> !text.isEmpty());
                out.print("boot_status_code: enabled-by-systemd\n"
                        + time.map(text -> "last_update: " + text + "\n").orElse("")
                        + "detail:\n"
                        + (failed ? errors.substring(1, errors.length() - 1) : "DataSourceEc2")
                        + "\n");
            }
            return out.drain(sys, done && failed ? 1 : 0);
        }
    }
}
