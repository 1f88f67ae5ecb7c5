package skylab.guest.shell;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.pcollections.TreePMap;
import skylab.guest.shell.expand.Quoting;

/** Builtins about the meaning of names: {@code alias unalias type hash}. */
final class NameBuiltins {
    private static final Set<String> KEYWORDS = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "fi",
            "for",
            "while",
            "until",
            "do",
            "done",
            "case",
            "esac",
            "in",
            "select",
            "function",
            "time",
            "{",
            "}",
            "!",
            "[[",
            "]]");

    private NameBuiltins() {}

    static void register(BiConsumer<String, Builtins.Builtin> add) {
        add.accept("alias", NameBuiltins::alias);
        add.accept("unalias", NameBuiltins::unalias);
        add.accept("type", NameBuiltins::type);
        add.accept("hash", NameBuiltins::hash);
        add.accept("enable", NameBuiltins::enable);
        add.accept("help", NameBuiltins::help);
        add.accept("caller", NameBuiltins::caller);
        add.accept("complete", (sh, argv) -> sh.status = 0);
        add.accept("compopt", (sh, argv) -> sh.status = 0);
        add.accept("compgen", Completion::compgen);
        add.accept("bind", (sh, argv) -> sh.status = 0);
    }

    private static void hash(Interpreter sh, List<String> argv) {
        if (argv.size() == 1) {
            sh.print(1, "hash: hash table empty\n");
            return;
        }
        for (String name : argv.subList(1, argv.size())) {
            if (!name.startsWith("-") && SimpleCommand.find(sh, name).isEmpty()) {
                Builtins.fail(sh, 1, "hash: " + name + ": not found");
            }
        }
    }

    private static void enable(Interpreter sh, List<String> argv) {
        StringBuilder out = new StringBuilder();
        for (String word : argv.subList(1, argv.size())) {
            if (word.equals("-n")) {
                Builtins.fail(sh, 1, "enable: -n: Skylab does not emulate shells without a builtin");
                return;
            }
            if (!word.startsWith("-") && Builtins.find(word).isEmpty()) {
                Builtins.fail(sh, 1, "enable: " + word + ": not a shell builtin");
            }
        }
        if (argv.size() == 1 || argv.get(argv.size() - 1).startsWith("-")) {
            Builtins.names().forEach(name -> out.append("enable ").append(name).append('\n'));
        }
        sh.print(1, out.toString());
    }

    private static void help(Interpreter sh, List<String> argv) {
        StringBuilder out = new StringBuilder();
        if (argv.size() == 1) {
            out.append("GNU bash, version 5.2.15(1)-release (x86_64-pc-linux-gnu), emulated by Skylab\n");
            out.append("These shell commands are defined internally.\n\n ");
            out.append(String.join("\n ", Builtins.names())).append('\n');
        }
        for (String name : argv.subList(1, argv.size())) {
            if (Builtins.find(name).isPresent() || KEYWORDS.contains(name)) {
                out.append(name).append(": a shell builtin of bash; see the Bash Reference Manual\n");
            } else {
                Builtins.fail(sh, 1, "help: no help topics match `" + name + "'.");
            }
        }
        sh.print(1, out.toString());
    }

    private static void caller(Interpreter sh, List<String> argv) {
        int depth = argv.size() > 1 && argv.get(1).matches("[0-9]{1,4}") ? Integer.parseInt(argv.get(1)) : 0;
        if (depth >= sh.calls.size()
                || !sh.calls.get(depth).isFunction()
                        && !sh.calls.get(depth).name().equals(Call.SOURCE)) {
            sh.status = 1;
            return;
        }
        boolean deeper = depth + 1 < sh.calls.size();
        String file = deeper ? sh.calls.get(depth + 1).file() : "NULL";
        String name = deeper ? sh.calls.get(depth + 1).name() + " " : argv.size() > 1 ? "main " : "";
        sh.print(1, sh.calls.get(depth).line() + " " + (argv.size() > 1 ? name : "") + file + "\n");
    }

    private static void alias(Interpreter sh, List<String> argv) {
        StringBuilder text = new StringBuilder();
        if (argv.size() == 1) {
            sh.aliases.forEach((name, value) -> text.append(line(name, value)));
        }
        for (String word : argv.subList(1, argv.size())) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                sh.aliases = sh.aliases.plus(word.substring(0, equals), word.substring(equals + 1));
            } else if (sh.aliases.containsKey(word)) {
                text.append(line(word, sh.aliases.get(word)));
            } else if (!word.equals("-p")) {
                Builtins.fail(sh, 1, "alias: " + word + ": not found");
            }
        }
        sh.print(1, text.toString());
    }

    private static String line(String name, String value) {
        return "alias " + name + "=" + Quoting.shell(value) + "\n";
    }

    private static void unalias(Interpreter sh, List<String> argv) {
        for (String word : argv.subList(1, argv.size())) {
            if (word.equals("-a")) {
                sh.aliases = TreePMap.empty();
            } else if (sh.aliases.containsKey(word)) {
                sh.aliases = sh.aliases.minus(word);
            } else {
                Builtins.fail(sh, 1, "unalias: " + word + ": not found");
            }
        }
    }

    private static void type(Interpreter sh, List<String> argv) {
        if (argv.size() > 1 && argv.get(1).equals("-a")) {
            all(sh, argv.subList(2, argv.size()));
            return;
        }
        boolean word = argv.size() > 1 && argv.get(1).equals("-t");
        boolean path = argv.size() > 1 && argv.get(1).matches("-[pP]");
        StringBuilder out = new StringBuilder();
        for (String name : argv.subList(word || path ? 2 : 1, argv.size())) {
            Optional<String> file = SimpleCommand.find(sh, name).filter(found -> sh.sys.exists(found));
            String kind = kind(sh, name, file);
            if (kind == null) {
                sh.status = 1;
                if (!word && !path) {
                    sh.complain("type: " + name + ": not found");
                }
            } else if (word) {
                out.append(kind).append('\n');
            } else if (path) {
                out.append(kind.equals("file") ? file.orElse("") + "\n" : "");
            } else {
                out.append(sentence(sh, name, kind, file));
            }
        }
        sh.print(1, out.toString());
    }

    /** {@code type -a}: every meaning. */
    private static void all(Interpreter sh, List<String> names) {
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            int before = out.length();
            if (sh.aliases.containsKey(name)) {
                out.append(sentence(sh, name, "alias", Optional.empty()));
            }
            if (KEYWORDS.contains(name)) {
                out.append(sentence(sh, name, "keyword", Optional.empty()));
            }
            if (sh.functions.containsKey(name)) {
                out.append(sentence(sh, name, "function", Optional.empty()));
            }
            if (Builtins.find(name).isPresent()) {
                out.append(sentence(sh, name, "builtin", Optional.empty()));
            }
            String path = sh.value("PATH");
            for (String directory : (path == null ? "" : path).split(":", -1)) {
                String file = (directory.isEmpty() ? "." : directory) + "/" + name;
                if (sh.sys.exists(file)
                        && sh.sys.mayExecute(file)
                        && !sh.sys.stat(file).isDirectory()) {
                    out.append(name).append(" is ").append(file).append('\n');
                }
            }
            if (out.length() == before) {
                Builtins.fail(sh, 1, "type: " + name + ": not found");
            }
        }
        sh.print(1, out.toString());
    }

    private static String kind(Interpreter sh, String name, Optional<String> file) {
        if (sh.aliases.containsKey(name)) {
            return "alias";
        }
        if (KEYWORDS.contains(name)) {
            return "keyword";
        }
        if (sh.functions.containsKey(name)) {
            return "function";
        }
        if (Builtins.find(name).isPresent()) {
            return "builtin";
        }
        return file.isPresent() ? "file" : null;
    }

    private static String sentence(Interpreter sh, String name, String kind, Optional<String> file) {
        return switch (kind) {
            case "alias" -> name + " is aliased to `" + sh.aliases.get(name) + "'\n";
            case "keyword" -> name + " is a shell keyword\n";
            case "builtin" -> name + " is a shell builtin\n";
            case "function" ->
                name + " is a function\n" + name + " () \n"
                        + sh.functions.get(name).source() + "\n";
            default -> name + " is " + file.orElse(name) + "\n";
        };
    }

    /** {@code command -v} and {@code command -V}. */
    static void describe(Interpreter sh, List<String> names, boolean brief, String command) {
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            Optional<String> file = SimpleCommand.find(sh, name).filter(found -> sh.sys.exists(found));
            String kind = kind(sh, name, file);
            if (kind == null) {
                sh.status = 1;
                if (!brief) {
                    sh.complain(command + ": " + name + ": not found");
                }
            } else if (!brief) {
                out.append(sentence(sh, name, kind, file));
            } else if (kind.equals("alias")) {
                out.append(line(name, sh.aliases.get(name)));
            } else {
                out.append(kind.equals("file") ? file.orElse(name) : name).append('\n');
            }
        }
        sh.print(1, out.toString());
    }
}
