package skylab.guest.command.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import skylab.guest.command.gnu.Gathering;
import skylab.guest.cron.Crontab;
import skylab.guest.disk.Bytes;
import skylab.guest.process.Command;
import skylab.guest.process.Facility;
import skylab.guest.process.Output;
import skylab.guest.process.ProcessInfo;
import skylab.guest.process.Program;
import skylab.guest.process.Severity;
import skylab.guest.process.Signal;
import skylab.guest.process.Step;
import skylab.guest.process.Syscalls;
import skylab.guest.process.UsageError;

/** {@code crontab}: the jobs of a user. */
@Command.Installed(value = "/usr/bin/crontab", pack = "cronie", permissions = 04755)
final class CrontabCommand implements Command {
    private static final String USAGE = "Usage:\n crontab [options] file\n crontab [options]\n crontab -n [hostname]\n";

    @Override
    public Program start(List<String> argv) {
        return sys -> {
            Output out = new Output("crontab");
            try {
                return run(sys, Arguments.parse(argv.subList(1, argv.size()), "u:lrei", Map.of(), 1), out);
            } catch (UsageError e) {
                out.error(e.getMessage() + "\n");
                return out.drain(sys, e.status());
            }
        };
    }

    private static Step run(Syscalls sys, Arguments given, Output out) {
        String caller = Accounts.of(sys)
                .userName(sys.processes().stream()
                        .filter(one -> one.pid() == sys.ppid())
                        .mapToInt(ProcessInfo::uid)
                        .findFirst()
                        .orElse(0));
        String user = given.value("u").orElse(caller);
        if (given.has("u") && !caller.equals("root")) {
            throw new UsageError("must be privileged to use -u", 1);
        } else if (Accounts.of(sys).users().stream().noneMatch(one -> one.name().equals(user))) {
            throw new UsageError("crontab:  user `" + user + "' unknown", 1);
        }
        String file = Crond.spool(sys) + "/" + user;
        if (given.has("e")) {
            throw new UsageError(
                    "Skylab does not emulate an editor here: write the jobs with a here-document, as in\n"
                            + "  crontab - <<'EOF'\n  */5 * * * * date >> /tmp/date.log\n  EOF\n"
                            + "or add one with  (crontab -l; echo '0 3 * * * /path/to/job') | crontab -",
                    1);
        } else if (given.has("l") || given.has("r")) {
            if (!sys.exists(file)) {
                throw new UsageError("no crontab for " + user, 1);
            } else if (given.has("l")) {
                out.write(sys.readFile(file));
            } else {
                sys.unlink(file);
                log(sys, user, "DELETE");
                signal(sys);
            }
            return out.drain(sys, 0);
        } else if (given.operands().isEmpty() && sys.isTerminal(0)) {
            throw new UsageError("crontab: file name or - (for stdin) must be specified\n" + USAGE.stripTrailing(), 1);
        }
        return new Step.Continue(Gathering.of(
                "crontab",
                given.operands().isEmpty() ? List.of("-") : given.operands().subList(0, 1),
                (now, inputs, to) -> install(now, user, file, inputs.get(0), to)));
    }

    private static int install(Syscalls sys, String user, String file, Gathering.Input input, Output out) {
        if (input.problem().isPresent()) {
            out.error(input.name() + ": " + input.problem().get().text() + "\n");
            return 1;
        }
        String text = input.content().text();
        List<String> errors = Crontab.parse(text, user).errors();
        if (!errors.isEmpty()) {
            errors.forEach(error -> out.error("\"" + input.name() + "\":" + error.replaceFirst(": ", ": ") + "\n"));
            out.error("errors in crontab file, can't install.\n");
            return 1;
        } else if (!text.isEmpty() && !text.endsWith("\n")) {
            out.error("new crontab file is missing newline before EOF, can't install.\n");
            return 1;
        }
        sys.writeFile(file, Bytes.of(text));
        sys.changeMode(file, 0600);
        log(sys, user, "REPLACE");
        signal(sys);
        return 0;
    }

    private static void log(Syscalls sys, String user, String what) {
        sys.log(Facility.CRON, Severity.INFO, "crontab", "(" + user + ") " + what + " (" + user + ")");
    }

    private static void signal(Syscalls sys) {
        sys.processes().stream()
                .filter(one -> (one.name().equals("crond") || one.name().equals("cron")) && one.uid() == 0)
                .forEach(one -> sys.kill(one.pid(), Optional.of(Signal.HUP)));
    }
}
