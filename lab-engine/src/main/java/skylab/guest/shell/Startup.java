package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;
import skylab.guest.process.Errno;
import skylab.guest.shell.expand.Variable;
import skylab.guest.shell.syntax.Command;
import skylab.guest.shell.syntax.Parser;
import skylab.guest.shell.syntax.SyntaxError;

/** The beginning of a shell: its environment, its arguments, and the files it reads first. */
record Startup(List<String> argv) implements Frame {
    Startup {
        argv = List.copyOf(argv);
    }

    @Override
    public void resume(Interpreter sh) {
        for (Map.Entry<String, String> entry : sh.sys.env().entrySet()) {
            if (entry.getKey().startsWith("BASH_FUNC_")) {
                inherit(sh, entry.getKey(), entry.getValue());
                continue;
            }
            sh.variables = sh.variables.plus(
                    entry.getKey(), Variable.of(entry.getValue()).with(true, false, false));
        }
        defaults(sh);
        String script = null;
        boolean command = false;
        boolean login = argv.get(0).startsWith("-");
        boolean interactive = false;
        boolean input = false;
        int i = 1;
        for (; i < argv.size() && argv.get(i).matches("[-+].+"); i++) {
            String option = argv.get(i);
            if (option.equals("--")) {
                i++;
                break;
            }
            if (option.equals("--login")) {
                login = true;
            } else if (option.equals("-o") || option.equals("+o")) {
                sh.options = sh.options.plus(argv.get(++i), option.startsWith("-"));
            } else if (!option.startsWith("--")) {
                for (char c : option.substring(1).toCharArray()) {
                    command |= c == 'c';
                    login |= c == 'l';
                    interactive |= c == 'i';
                    input |= c == 's';
                    if (Options.LETTERS.containsKey(c)) {
                        sh.options = sh.options.plus(Options.LETTERS.get(c), option.startsWith("-"));
                    }
                }
            }
        }
        List<String> rest = new ArrayList<>(argv.subList(Math.min(i, argv.size()), argv.size()));
        if (command) {
            if (rest.isEmpty()) {
                sh.sys.print(2, argv.get(0) + ": -c: option requires an argument\n");
                sh.status = 2;
                return;
            }
            script = rest.remove(0);
            sh.name = rest.isEmpty() ? argv.get(0) : rest.remove(0);
        } else if (!rest.isEmpty() && !input) {
            sh.name = rest.remove(0);
            try {
                script = sh.sys.readFile(sh.name).text();
            } catch (Errno e) {
                sh.sys.print(2, argv.get(0) + ": " + sh.name + ": " + e.text() + "\n");
                sh.status = e.code() == Errno.Code.ENOENT ? 127 : 126;
                return;
            }
        }
        sh.positional = List.copyOf(rest);
        sh.interactive = interactive || script == null && sh.sys.isTerminal(0);
        begin(sh, script, command, login);
    }

    /** A function that the parent has exported. */
    private static void inherit(Interpreter sh, String key, String value) {
        String name = key.substring("BASH_FUNC_".length()).replaceFirst("%%$", "");
        try {
            if (Parser.parseAll(name + value) instanceof Command.Sequence sequence
                    && sequence.items().size() == 1
                    && sequence.items().get(0).command() instanceof Command.Function function) {
                sh.functions = sh.functions.plus(name, function);
                sh.options = sh.options.plus(Interpreter.EXPORTED + name, true);
            }
        } catch (SyntaxError e) {
            sh.sys.print(2, argvName(sh) + ": error importing function definition for `" + name + "'\n");
        }
    }

    private static String argvName(Interpreter sh) {
        return sh.sys.argv().get(0);
    }

    private static void begin(Interpreter sh, String script, boolean command, boolean login) {
        if (script != null && !command) {
            sh.calls = sh.calls.plus(new Call(Call.MAIN, sh.name, 0));
        }
        if (script != null) {
            sh.push(new Script(script, 0, command ? sh.name + ": -c" : null, Script.Kind.MAIN, 1));
        } else {
            sh.push(Prompt.FRESH);
        }
        if (sh.interactive) {
            sh.options = sh.options.plus("monitor", true);
            if (sh.value("PS1") == null) {
                sh.assign("PS1", "\\s-\\v\\$ ");
            }
            sh.assign("PS2", "> ");
            sh.options =
                    sh.options.plus("history", true).plus("histexpand", true).plus("emacs", true);
            sh.push(new LoadHistory());
            sh.signals(null);
        }
        sh.assign("PS4", "+ ");
        String home = sh.value("HOME") == null ? "/" : sh.value("HOME");
        if (login) {
            for (String file : List.of("/.bash_profile", "/.bash_login", "/.profile")) {
                if (sh.sys.exists(home + file)) {
                    source(sh, home + file);
                    break;
                }
            }
            source(sh, "/etc/profile");
        } else if (sh.interactive) {
            source(sh, home + "/.bashrc");
        }
    }

    /** After the files that are read first, which may set {@code HISTFILE}. */
    record LoadHistory() implements Frame {
        @Override
        public void resume(Interpreter sh) {
            HistoryBuiltin.load(sh);
        }
    }

    private static void source(Interpreter sh, String file) {
        try {
            if (sh.sys.exists(file)) {
                String text = sh.sys.readFile(file).text();
                sh.push(new Calls.Source(null));
                sh.calls = sh.calls.plus(new Call(Call.SOURCE, file, 0));
                sh.push(new Script(text, 0, file, Script.Kind.SOURCED, 1));
            }
        } catch (Errno e) {
            sh.sys.print(2, file + ": " + e.text() + "\n");
        }
    }

    private static void defaults(Interpreter sh) {
        TreePMap<String, Variable> set = sh.variables;
        if (!set.containsKey("PATH")) {
            set = set.plus("PATH", Variable.of("/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin"));
        }
        set = set.plus("IFS", Variable.of(" \t\n"))
                .plus("OPTIND", Variable.of("1"))
                .plus("BASH", Variable.of("/bin/bash"))
                .plus("BASH_VERSION", Variable.of("5.2.15(1)-release"))
                .plus("BASH_VERSINFO", Variable.of(List.of("5", "2", "15", "1", "release", "x86_64-pc-linux-gnu")))
                .plus("MACHTYPE", Variable.of("x86_64-pc-linux-gnu"))
                .plus("HOSTTYPE", Variable.of("x86_64"))
                .plus("OSTYPE", Variable.of("linux-gnu"))
                .plus("OPTERR", Variable.of("1"))
                .plus("HOSTNAME", Variable.of(sh.sys.machine().hostName()))
                .plus("PWD", Variable.of(sh.sys.cwd()).with(true, false, false))
                .plus("SECONDS", Variable.of(Long.toString(sh.sys.monotonic().toSeconds())));
        String level = sh.sys.env().get("SHLVL");
        int depth = level != null && level.matches("[0-9]{1,6}") ? Integer.parseInt(level) + 1 : 1;
        sh.variables = set.plus("SHLVL", Variable.of(Integer.toString(depth)).with(true, false, false));
    }
}
