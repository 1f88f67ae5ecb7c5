package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import skylab.guest.process.Errno;
import skylab.guest.shell.expand.ExpansionError;

/** Builtins about directories, files and limits. */
final class FileBuiltins {
    private FileBuiltins() {}

    static void register(BiConsumer<String, Builtins.Builtin> add) {
        add.accept("cd", FileBuiltins::cd);
        add.accept("pwd", (sh, argv) -> sh.print(1, current(sh) + "\n"));
        add.accept("pushd", FileBuiltins::pushd);
        add.accept("popd", FileBuiltins::popd);
        add.accept("dirs", (sh, argv) -> dirs(sh));
        add.accept("umask", FileBuiltins::umask);
        add.accept("ulimit", FileBuiltins::ulimit);
        add.accept("test", FileBuiltins::test);
        add.accept("[", FileBuiltins::test);
        add.accept("times", (sh, argv) -> sh.print(1, "0m0.000s 0m0.000s\n0m0.000s 0m0.000s\n"));
    }

    private static String current(Interpreter sh) {
        String pwd = sh.value("PWD");
        return pwd == null || !pwd.startsWith("/") ? sh.sys.cwd() : pwd;
    }

    private static void cd(Interpreter sh, List<String> argv) {
        List<String> rest = new ArrayList<>(argv.subList(1, argv.size()));
        rest.removeIf(word -> word.matches("-[LPe]|--"));
        if (rest.size() > 1) {
            Builtins.fail(sh, 1, "cd: too many arguments");
            return;
        }
        String target = rest.isEmpty() ? sh.value("HOME") : rest.get(0);
        if (rest.isEmpty() && target == null) {
            Builtins.fail(sh, 1, "cd: HOME not set");
            return;
        }
        boolean back = target.equals("-");
        if (back) {
            target = sh.value("OLDPWD");
            if (target == null) {
                Builtins.fail(sh, 1, "cd: OLDPWD not set");
                return;
            }
        }
        if (change(sh, target, "cd") && back) {
            sh.print(1, current(sh) + "\n");
        }
    }

    private static boolean change(Interpreter sh, String target, String name) {
        String before = current(sh);
        String path = normal(target.startsWith("/") ? target : before + "/" + target);
        try {
            sh.sys.changeDirectory(path);
        } catch (Errno e) {
            Builtins.fail(sh, 1, name + ": " + target + ": " + e.text());
            return false;
        }
        sh.variables = sh.variables
                .plus("OLDPWD", skylab.guest.shell.expand.Variable.of(before).with(true, false, false))
                .plus("PWD", skylab.guest.shell.expand.Variable.of(path).with(true, false, false));
        return true;
    }

    private static String normal(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/+")) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    private static void pushd(Interpreter sh, List<String> argv) {
        String before = current(sh);
        List<String> stack = new ArrayList<>(sh.directories);
        if (argv.size() < 2 && stack.isEmpty()) {
            Builtins.fail(sh, 1, "pushd: no other directory");
            return;
        }
        String target = argv.size() < 2 ? stack.remove(0) : argv.get(1);
        if (change(sh, target, "pushd")) {
            stack.add(0, before);
            sh.directories = List.copyOf(stack);
            dirs(sh);
        }
    }

    private static void popd(Interpreter sh, List<String> argv) {
        if (sh.directories.isEmpty()) {
            Builtins.fail(sh, 1, "popd: directory stack empty");
        } else if (change(sh, sh.directories.get(0), "popd")) {
            sh.directories = List.copyOf(sh.directories.subList(1, sh.directories.size()));
            dirs(sh);
        }
    }

    private static void dirs(Interpreter sh) {
        List<String> all = new ArrayList<>(List.of(current(sh)));
        all.addAll(sh.directories);
        String home = sh.value("HOME");
        all.replaceAll(path -> home != null && (path.equals(home) || path.startsWith(home + "/"))
                ? "~" + path.substring(home.length())
                : path);
        sh.print(1, String.join(" ", all) + "\n");
    }

    private static void umask(Interpreter sh, List<String> argv) {
        if (argv.size() < 2) {
            sh.print(1, String.format("%04o%n", sh.sys.umask()).replace("\r", ""));
        } else if (argv.get(1).matches("[0-7]{1,4}")) {
            sh.sys.umask(Integer.parseInt(argv.get(1), 8));
        } else {
            Builtins.fail(sh, 1, "umask: " + argv.get(1) + ": only octal numbers are emulated");
        }
    }

    private static void ulimit(Interpreter sh, List<String> argv) {
        String option = argv.size() > 1 ? argv.get(1) : "-f";
        if (argv.size() > 2) {
            Builtins.fail(sh, 1, "ulimit: limits cannot be changed: they are not emulated");
        } else if (option.matches("-[SH]*n")) {
            sh.print(1, "65535\n");
        } else if (option.matches("-[SH]*[fcdlmtuvsx]")) {
            sh.print(1, "unlimited\n");
        } else {
            Builtins.fail(sh, 2, "ulimit: " + option + ": not emulated");
        }
    }

    private static void test(Interpreter sh, List<String> argv) {
        List<String> words = new ArrayList<>(argv.subList(1, argv.size()));
        if (argv.get(0).equals("[")) {
            if (words.isEmpty() || !words.remove(words.size() - 1).equals("]")) {
                Builtins.fail(sh, 2, "[: missing `]'");
                return;
            }
        }
        try {
            sh.status = new TestExpression(sh, words).evaluate() ? 0 : 1;
        } catch (ExpansionError e) {
            Builtins.fail(sh, 2, argv.get(0) + ": " + e.getMessage());
        }
    }
}
