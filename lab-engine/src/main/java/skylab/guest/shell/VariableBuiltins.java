package skylab.guest.shell;

import java.util.List;
import java.util.function.BiConsumer;
import skylab.guest.shell.expand.Arithmetic;
import skylab.guest.shell.expand.ExpansionError;
import skylab.guest.shell.expand.Quoting;
import skylab.guest.shell.expand.Variable;

/** Builtins that change variables and options. */
final class VariableBuiltins {
    private VariableBuiltins() {}

    static void register(BiConsumer<String, Builtins.Builtin> add) {
        for (String name : List.of("export", "readonly", "declare", "typeset", "local")) {
            add.accept(name, VariableBuiltins::declare);
        }
        add.accept("unset", VariableBuiltins::unset);
        add.accept("set", VariableBuiltins::set);
        add.accept("shift", VariableBuiltins::shift);
        add.accept("let", VariableBuiltins::let);
        add.accept("shopt", ShoptBuiltin::run);
        add.accept("mapfile", MapfileBuiltin::run);
        add.accept("readarray", MapfileBuiltin::run);
        add.accept("read", ReadBuiltin::run);
        add.accept("getopts", ReadBuiltin::getopts);
    }

    private static void declare(Interpreter sh, List<String> argv) {
        String command = argv.get(0);
        StringBuilder letters = new StringBuilder();
        StringBuilder removed = new StringBuilder();
        int i = 1;
        for (; i < argv.size() && argv.get(i).matches("[-+][a-zA-Z]+"); i++) {
            (argv.get(i).startsWith("-") ? letters : removed).append(argv.get(i).substring(1));
        }
        String flags = letters.toString();
        String unknown = (letters.toString() + removed).replaceAll("[aAfFgiIlnrtuxp]", "");
        if (!unknown.isEmpty()) {
            Builtins.fail(sh, 2, command + ": -" + unknown.charAt(0) + ": invalid option");
            return;
        }
        if (command.equals("local") && !sh.inside(Calls.Function.class)) {
            Builtins.fail(sh, 1, "local: can only be used in a function");
            return;
        }
        if (flags.contains("f") && (command.equals("export") || flags.contains("x")) && i < argv.size()) {
            exportFunctions(sh, argv.subList(i, argv.size()), !flags.contains("n"));
            return;
        }
        if (flags.contains("f") || flags.contains("F")) {
            functions(sh, argv.subList(i, argv.size()), flags.contains("F"));
            return;
        }
        if (i == argv.size()) {
            list(sh, command, flags, List.copyOf(sh.variables.keySet()));
            return;
        }
        if (flags.contains("p")) {
            list(sh, command, flags, argv.subList(i, argv.size()));
            return;
        }
        boolean local = command.equals("local")
                || (command.equals("declare") || command.equals("typeset")) && !flags.contains("g");
        for (String word : argv.subList(i, argv.size())) {
            one(sh, command, flags, removed.toString(), word, local);
        }
    }

    private static void one(Interpreter sh, String command, String flags, String removed, String word, boolean local) {
        int equals = word.indexOf('=');
        boolean append = equals > 0 && word.charAt(equals - 1) == '+';
        String name = equals < 0 ? word : word.substring(0, append ? equals - 1 : equals);
        if (!name.matches("[A-Za-z_][A-Za-z_0-9]*")) {
            Builtins.fail(sh, 1, command + ": `" + word + "': not a valid identifier");
            return;
        }
        if (local) {
            Calls.local(sh, name);
        } else if (!flags.contains("n")) {
            name = sh.resolve(name);
        }
        Variable variable = sh.variables.getOrDefault(name, Variable.UNSET);
        if (flags.contains("A") && variable.associative() == null) {
            variable = variable.emptied(true);
        } else if (flags.contains("a") && variable.indexed() == null) {
            variable = variable.emptied(false);
        }
        if (flags.contains("l") || flags.contains("u")) {
            variable = variable.withFold(flags.contains("l") ? 'l' : 'u');
        } else if (removed.contains("l") || removed.contains("u")) {
            variable = variable.withFold('\0');
        }
        boolean reference = !command.equals("export") && flags.contains("n");
        if (reference || removed.contains("n")) {
            variable = variable.withReference(reference);
        }
        boolean integer = (variable.integer() || flags.contains("i")) && !removed.contains("i");
        if (equals >= 0) {
            if (variable.readonly()) {
                throw new ExpansionError(name + ": readonly variable", false);
            }
            String value = word.substring(equals + 1);
            if (integer) {
                value = Long.toString(Arithmetic.evaluate(value, Execute.names(sh)));
            }
            String before = append && variable.value() != null ? variable.value() : "";
            variable = variable.withScalar(
                    integer && append && !before.isEmpty()
                            ? Long.toString(Long.parseLong(value) + Arithmetic.evaluate(before, Execute.names(sh)))
                            : before + value);
        }
        boolean exported = variable.exported() || command.equals("export") || flags.contains("x");
        boolean unexport = command.equals("export") && flags.contains("n") || removed.contains("x");
        boolean readonly = variable.readonly() || command.equals("readonly") || flags.contains("r");
        sh.variables = sh.variables.plus(name, variable.with(exported && !unexport, readonly, integer));
    }

    private static void exportFunctions(Interpreter sh, List<String> names, boolean on) {
        for (String name : names) {
            if (!sh.functions.containsKey(name)) {
                Builtins.fail(sh, 1, "export: " + name + ": not a function");
            } else {
                String key = Interpreter.EXPORTED + name;
                sh.options = on ? sh.options.plus(key, true) : sh.options.minus(key);
            }
        }
    }

    private static void functions(Interpreter sh, List<String> names, boolean brief) {
        StringBuilder out = new StringBuilder();
        for (String name : names.isEmpty() ? List.copyOf(sh.functions.keySet()) : names) {
            if (!sh.functions.containsKey(name)) {
                sh.status = 1;
            } else {
                out.append(
                        brief
                                ? (names.isEmpty() ? "declare -f " : "") + name + "\n"
                                : name + " () \n" + sh.functions.get(name).source() + "\n");
            }
        }
        sh.print(1, out.toString());
    }

    private static void list(Interpreter sh, String command, String flags, List<String> names) {
        StringBuilder out = new StringBuilder();
        for (String name : names) {
            Variable variable = sh.variables.get(name);
            if (variable == null) {
                Builtins.fail(sh, 1, command + ": " + name + ": not found");
                continue;
            }
            boolean wanted =
                    switch (command) {
                        case "export" -> variable.exported();
                        case "readonly" -> variable.readonly();
                        default ->
                            (!flags.contains("x") || variable.exported())
                                    && (!flags.contains("r") || variable.readonly());
                    };
            if (wanted) {
                out.append(variable.declaration(name)).append('\n');
            }
        }
        sh.print(1, out.toString());
    }

    private static void unset(Interpreter sh, List<String> argv) {
        boolean functions = argv.size() > 1 && argv.get(1).equals("-f");
        boolean variables = argv.size() > 1 && argv.get(1).equals("-v");
        boolean references = argv.size() > 1 && argv.get(1).equals("-n");
        for (String word : argv.subList(functions || variables || references ? 2 : 1, argv.size())) {
            int open = word.indexOf('[');
            String written = open > 0 ? word.substring(0, open) : word;
            String name = references ? written : sh.resolve(written);
            Variable variable = sh.variables.get(name);
            if (!functions && variable != null && variable.readonly()) {
                Builtins.fail(sh, 1, "unset: " + name + ": cannot unset: readonly variable");
            } else if (open > 0 && variable != null) {
                String subscript = word.substring(open + 1, word.length() - (word.endsWith("]") ? 1 : 0));
                Variable left = variable;
                if (subscript.equals("@") || subscript.equals("*")) {
                    left = variable.isArray() ? variable.emptied(variable.associative() != null) : variable;
                } else if (variable.associative() != null) {
                    left = variable.without(subscript);
                } else if (variable.indexed() != null) {
                    left = variable.without(index(sh, variable, subscript));
                }
                sh.variables = sh.variables.plus(name, left);
            } else if (!functions && variable != null) {
                sh.variables = sh.variables.minus(name);
            } else if (!variables) {
                sh.functions = sh.functions.minus(name);
            }
        }
    }

    private static long index(Interpreter sh, Variable variable, String subscript) {
        long index = Arithmetic.evaluate(subscript, Execute.names(sh));
        return index < 0 && !variable.indexed().isEmpty()
                ? index + variable.indexed().lastKey() + 1
                : index;
    }

    private static void set(Interpreter sh, List<String> argv) {
        if (argv.size() == 1) {
            StringBuilder out = new StringBuilder();
            sh.variables.forEach((name, variable) -> {
                if (!variable.isArray() && variable.value() != null) {
                    out.append(name)
                            .append('=')
                            .append(variable.value().isEmpty() ? "" : Quoting.ifNeeded(variable.value()))
                            .append('\n');
                }
            });
            sh.print(1, out.toString());
            return;
        }
        if (argv.size() == 2 && argv.get(1).matches("[-+]o")) {
            StringBuilder out = new StringBuilder();
            for (String name : Options.NAMES) {
                boolean on = sh.option(name);
                out.append(
                        argv.get(1).startsWith("-")
                                ? String.format("%-15s\t%s\n", name, on ? "on" : "off")
                                : "set " + (on ? "-" : "+") + "o " + name + "\n");
            }
            sh.print(1, out.toString());
            return;
        }
        int i = 1;
        for (; i < argv.size() && argv.get(i).matches("[-+].+") && !argv.get(i).equals("--"); i++) {
            String word = argv.get(i);
            boolean on = word.startsWith("-");
            for (char c : word.substring(1).toCharArray()) {
                String option = c == 'o' ? (i + 1 < argv.size() ? argv.get(++i) : "") : Options.LETTERS.get(c);
                if (option == null || c == 'o' && !Options.isKnown(option)) {
                    Builtins.fail(
                            sh, 2, "set: " + (c == 'o' ? option + ": invalid option name" : word + ": invalid option"));
                    return;
                }
                sh.options = sh.options.plus(option, on);
            }
        }
        if (i < argv.size()) {
            sh.positional = List.copyOf(
                    argv.subList(argv.get(i).equals("--") || argv.get(i).equals("-") ? i + 1 : i, argv.size()));
        }
    }

    private static void shift(Interpreter sh, List<String> argv) {
        int count = argv.size() > 1 && argv.get(1).matches("[0-9]{1,9}") ? Integer.parseInt(argv.get(1)) : 1;
        if (count > sh.positional.size()) {
            sh.status = 1;
        } else {
            sh.positional = List.copyOf(sh.positional.subList(count, sh.positional.size()));
        }
    }

    private static void let(Interpreter sh, List<String> argv) {
        if (argv.size() == 1) {
            Builtins.fail(sh, 1, "let: expression expected");
            return;
        }
        long value = 0;
        for (String expression : argv.subList(1, argv.size())) {
            value = Arithmetic.evaluate(expression, Execute.names(sh));
        }
        sh.status = value != 0 ? 0 : 1;
    }
}
