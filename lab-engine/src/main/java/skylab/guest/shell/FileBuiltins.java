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
        add.accept(
                "pwd",
                (sh, argv) -> sh.print(1, (argv.contains("-P") ? sh.sys.realPath(sh.sys.cwd()) : current(sh)) + "\n"));
        add.accept("pushd", FileBuiltins::pushd);
        add.accept("popd", FileBuiltins::popd);
        add.accept("dirs", FileBuiltins::dirs);
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

    /** The stack of directories, the present one first. */
    static List<String> stack(Interpreter sh) {
        List<String> all = new ArrayList<>(List.of(current(sh)));
        all.addAll(sh.directories);
        return all;
    }

    /** The place in the stack that {@code +1} or {@code -0} means, or -1. */
    private static int place(Interpreter sh, String word) {
        int size = sh.directories.size() + 1;
        int number = Integer.parseInt(word.substring(1));
        int place = word.startsWith("+") ? number : size - 1 - number;
        return place >= 0 && place < size ? place : -1;
    }

    private static void pushd(Interpreter sh, List<String> argv) {
        List<String> words = new ArrayList<>(argv.subList(1, argv.size()));
        boolean silent = words.remove("-n");
        List<String> stack = stack(sh);
        if (words.isEmpty() && stack.size() < 2) {
            Builtins.fail(sh, 1, "pushd: no other directory");
            return;
        }
        if (!words.isEmpty() && words.get(0).matches("[-+][0-9]{1,4}")) {
            int place = place(sh, words.get(0));
            if (place < 0) {
                Builtins.fail(sh, 1, "pushd: " + words.get(0) + ": directory stack index out of range");
                return;
            }
            java.util.Collections.rotate(stack, -place);
        } else if (words.isEmpty()) {
            java.util.Collections.swap(stack, 0, 1);
        } else {
            stack.add(0, words.get(0));
        }
        if (silent || change(sh, stack.get(0), "pushd")) {
            sh.directories = List.copyOf(stack.subList(1, stack.size()));
            print(sh, false, false);
        }
    }

    private static void popd(Interpreter sh, List<String> argv) {
        List<String> stack = stack(sh);
        if (stack.size() < 2) {
            Builtins.fail(sh, 1, "popd: directory stack empty");
            return;
        }
        int place = argv.size() > 1 && argv.get(1).matches("[-+][0-9]{1,4}") ? place(sh, argv.get(1)) : 0;
        if (place < 0) {
            Builtins.fail(sh, 1, "popd: " + argv.get(1) + ": directory stack index out of range");
            return;
        }
        stack.remove(place);
        if (place > 0 || change(sh, stack.get(0), "popd")) {
            sh.directories = List.copyOf(stack.subList(1, stack.size()));
            print(sh, false, false);
        }
    }

    private static void dirs(Interpreter sh, List<String> argv) {
        String flags = String.join("", argv.subList(1, argv.size())).replace("-", "");
        if (flags.contains("c")) {
            sh.directories = List.of();
        } else if (argv.size() > 1 && argv.get(1).matches("[-+][0-9]{1,4}")) {
            int place = place(sh, argv.get(1));
            if (place < 0) {
                Builtins.fail(sh, 1, "dirs: " + argv.get(1) + ": directory stack index out of range");
            } else {
                sh.print(1, stack(sh).get(place) + "\n");
            }
        } else {
            print(sh, flags.contains("v") || flags.contains("p"), flags.contains("l"), flags.contains("v"));
        }
    }

    private static void print(Interpreter sh, boolean lines, boolean whole) {
        print(sh, lines, whole, false);
    }

    private static void print(Interpreter sh, boolean lines, boolean whole, boolean numbered) {
        List<String> all = stack(sh);
        String home = sh.value("HOME");
        if (!whole) {
            all.replaceAll(path -> home != null && (path.equals(home) || path.startsWith(home + "/"))
                    ? "~" + path.substring(home.length())
                    : path);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; lines && i < all.size(); i++) {
            out.append(numbered ? String.format("%2d  ", i) : "")
                    .append(all.get(i))
                    .append('\n');
        }
        sh.print(1, lines ? out.toString() : String.join(" ", all) + "\n");
    }

    private static void umask(Interpreter sh, List<String> argv) {
        List<String> words = new ArrayList<>(argv.subList(1, argv.size()));
        boolean symbolic = words.remove("-S");
        boolean reusable = words.remove("-p");
        if (words.isEmpty()) {
            int granted = ~sh.sys.umask() & 0777;
            String octal = String.format("%04o", sh.sys.umask());
            String shown = symbolic
                    ? "u=" + letters(granted >> 6) + ",g=" + letters(granted >> 3) + ",o=" + letters(granted)
                    : octal;
            sh.print(1, (reusable ? "umask " + (symbolic ? "-S " : "") : "") + shown + "\n");
        } else if (words.get(0).matches("[0-7]{1,4}")) {
            sh.sys.umask(Integer.parseInt(words.get(0), 8));
        } else if (words.get(0).matches("([ugoa]*[-+=][rwxXst]*)(,[ugoa]*[-+=][rwxXst]*)*")) {
            sh.sys.umask(symbolic(sh.sys.umask(), words.get(0)));
        } else {
            char first = words.get(0).isEmpty() ? ' ' : words.get(0).charAt(0);
            Builtins.fail(
                    sh,
                    1,
                    Character.isDigit(first)
                            ? "umask: " + words.get(0) + ": octal number out of range"
                            : "umask: `" + first + "': invalid symbolic mode character");
        }
    }

    private static String letters(int bits) {
        return ((bits & 4) != 0 ? "r" : "") + ((bits & 2) != 0 ? "w" : "") + ((bits & 1) != 0 ? "x" : "");
    }

    private static int symbolic(int mask, String modes) {
        int granted = ~mask & 0777;
        for (String mode : modes.split(",")) {
            int sign = mode.indexOf('=') >= 0 ? mode.indexOf('=') : Math.max(mode.indexOf('+'), mode.indexOf('-'));
            String who = mode.substring(0, sign);
            int bits = 0;
            for (char c : mode.substring(sign + 1).toCharArray()) {
                bits |= c == 'r' ? 0444 : c == 'w' ? 0222 : c == 'x' || c == 'X' ? 0111 : 0;
            }
            int scope = who.isEmpty() || who.contains("a")
                    ? 0777
                    : (who.contains("u") ? 0700 : 0) | (who.contains("g") ? 0070 : 0) | (who.contains("o") ? 0007 : 0);
            granted = switch (mode.charAt(sign)) {
                case '+' -> granted | bits & scope;
                case '-' -> granted & ~(bits & scope);
                default -> granted & ~scope | bits & scope;
            };
        }
        return ~granted & 0777;
    }

    private static void ulimit(Interpreter sh, List<String> argv) {
        String option = argv.size() > 1 ? argv.get(1) : "-f";
        if (argv.size() > 2) {
            Builtins.fail(sh, 1, "ulimit: limits cannot be changed: Skylab does not emulate limits");
        } else if (option.matches("-[SH]*a")) {
            StringBuilder out = new StringBuilder();
            LIMITS.forEach((letter, limit) ->
                    out.append(String.format("%-32s (%s-%s) %s\n", limit.name(), limit.unit(), letter, limit.value())));
            sh.print(1, out.toString());
        } else if (option.matches("-[SH]*[a-zA-Z]") && LIMITS.containsKey(option.substring(option.length() - 1))) {
            sh.print(1, LIMITS.get(option.substring(option.length() - 1)).value() + "\n");
        } else if (option.matches("[0-9]+|unlimited")) {
            Builtins.fail(sh, 1, "ulimit: limits cannot be changed: Skylab does not emulate limits");
        } else {
            Builtins.fail(sh, 2, "ulimit: " + option + ": invalid option");
        }
    }

    private record Limit(String name, String unit, String value) {}

    /** What a login on Amazon Linux gets. */
    private static final java.util.SortedMap<String, Limit> LIMITS = new java.util.TreeMap<>(java.util.Map.ofEntries(
            java.util.Map.entry("c", new Limit("core file size", "blocks, ", "0")),
            java.util.Map.entry("d", new Limit("data seg size", "kbytes, ", "unlimited")),
            java.util.Map.entry("e", new Limit("scheduling priority", "", "0")),
            java.util.Map.entry("f", new Limit("file size", "blocks, ", "unlimited")),
            java.util.Map.entry("i", new Limit("pending signals", "", "3686")),
            java.util.Map.entry("l", new Limit("max locked memory", "kbytes, ", "64")),
            java.util.Map.entry("m", new Limit("max memory size", "kbytes, ", "unlimited")),
            java.util.Map.entry("n", new Limit("open files", "", "65535")),
            java.util.Map.entry("p", new Limit("pipe size", "512 bytes, ", "8")),
            java.util.Map.entry("q", new Limit("POSIX message queues", "bytes, ", "819200")),
            java.util.Map.entry("r", new Limit("real-time priority", "", "0")),
            java.util.Map.entry("s", new Limit("stack size", "kbytes, ", "8192")),
            java.util.Map.entry("t", new Limit("cpu time", "seconds, ", "unlimited")),
            java.util.Map.entry("u", new Limit("max user processes", "", "3686")),
            java.util.Map.entry("v", new Limit("virtual memory", "kbytes, ", "unlimited")),
            java.util.Map.entry("x", new Limit("file locks", "", "unlimited"))));

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
