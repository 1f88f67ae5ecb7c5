package skylab.guest.shell;

import java.util.List;
import java.util.Optional;
import skylab.guest.process.Errno;
import skylab.guest.shell.expand.Context;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Command;

/** What an expansion sees of a shell. */
final class ShellContext implements Context {
    private final Interpreter sh;
    private final List<String> outputs;
    private int used;

    ShellContext(Interpreter sh, List<String> outputs) {
        this.sh = sh;
        this.outputs = outputs;
    }

    @Override
    public Optional<String> reference(String name) {
        Variable variable = sh.variables.get(name);
        return variable != null && variable.reference() ? Optional.ofNullable(variable.scalar()) : Optional.empty();
    }

    @Override
    public Variable variable(String name) {
        return switch (name) {
            case "RANDOM" -> Variable.of(Integer.toString((int) (sh.sys.noise(random()) * 32768)));
            case "SECONDS" -> Variable.of(Long.toString(sh.sys.monotonic().toSeconds() - started()));
            case "LINENO" -> Variable.of(Integer.toString(sh.line));
            case "BASHPID" -> Variable.of(Integer.toString(sh.sys.pid()));
            case "PPID" -> Variable.of(Integer.toString(sh.sys.ppid()));
            case "UID", "EUID" -> Variable.of(Integer.toString(sh.sys.identity().uid()));
            case "EPOCHSECONDS" -> Variable.of(Long.toString(sh.sys.now().getEpochSecond()));
            case "EPOCHREALTIME" -> Variable.of(microseconds());
            case "BASH_SUBSHELL" -> Variable.of(Integer.toString(sh.subshell));
            case "BASH_COMMAND" -> Variable.of(sh.command);
            case "BASH_ARGV0" -> Variable.of(sh.name);
            case "HISTCMD" -> Variable.of(Integer.toString(sh.history.size() + 1));
            case "SHELLOPTS" -> Variable.of(Options.on(sh));
            case "GROUPS" ->
                Variable.of(
                        sh.sys.identity().groups().stream().map(String::valueOf).toList());
            case "DIRSTACK" -> Variable.of(FileBuiltins.stack(sh));
            case "FUNCNAME" -> inFunction() ? calls(Call::name) : null;
            case "BASH_SOURCE" -> sh.calls.isEmpty() ? null : calls(Call::file);
            case "BASH_LINENO" -> calls(call -> Integer.toString(call.line()));
            default -> sh.variables.get(sh.resolve(name));
        };
    }

    private boolean inFunction() {
        return sh.calls.stream().anyMatch(call -> !call.name().equals(Call.MAIN));
    }

    private Variable calls(java.util.function.Function<Call, String> part) {
        return Variable.of(sh.calls.stream().map(part).toList());
    }

    private String microseconds() {
        java.time.Instant now = sh.sys.now();
        return String.format(java.util.Locale.ROOT, "%d.%06d", now.getEpochSecond(), now.getNano() / 1000);
    }

    /** The number of the next random draw, counted in a variable of its own so that it is part of the state. */
    private long random() {
        Variable count = sh.variables.get("RANDOM");
        long next = count == null || count.value() == null ? 1 : Long.parseLong(count.value()) + 1;
        sh.variables = sh.variables.plus("RANDOM", Variable.of(Long.toString(next)));
        return next;
    }

    private long started() {
        String at = sh.value("SECONDS");
        return at == null ? 0 : Long.parseLong(at);
    }

    @Override
    public void assign(String name, Variable variable) {
        sh.assign(name, variable);
    }

    @Override
    public List<String> names() {
        return List.copyOf(sh.variables.keySet());
    }

    @Override
    public List<String> positional() {
        return sh.positional;
    }

    @Override
    public String special(char name) {
        return switch (name) {
            case '?' -> Integer.toString(sh.status);
            case '$' -> Integer.toString(sh.pid);
            case '!' -> sh.lastBackground == 0 ? "" : Integer.toString(sh.lastBackground);
            case '-' -> Options.letters(sh);
            case '0' -> sh.name;
            default -> null;
        };
    }

    @Override
    public boolean option(String name) {
        return sh.option(name);
    }

    @Override
    public Optional<String> home(String user) {
        if (user.isEmpty()) {
            return Optional.ofNullable(sh.value("HOME"));
        }
        if (user.equals("+") || user.equals("-")) {
            return Optional.ofNullable(sh.value(user.equals("+") ? "PWD" : "OLDPWD"));
        }
        return Accounts.field(sh.sys, user, 5);
    }

    @Override
    public List<String> list(String directory) {
        try {
            return sh.sys.list(directory);
        } catch (Errno e) {
            return List.of();
        }
    }

    @Override
    public boolean exists(String path) {
        try {
            sh.sys.linkStat(path);
            return true;
        } catch (Errno e) {
            return false;
        }
    }

    @Override
    public boolean isLink(String path) {
        try {
            return sh.sys.linkStat(path).type() == skylab.guest.disk.FileType.SYMLINK;
        } catch (Errno e) {
            return false;
        }
    }

    @Override
    public boolean isDirectory(String path) {
        try {
            return sh.sys.stat(path).isDirectory();
        } catch (Errno e) {
            return false;
        }
    }

    @Override
    public Optional<String> substitution(Command body) {
        return used < outputs.size() ? Optional.of(outputs.get(used++)) : Optional.empty();
    }
}
