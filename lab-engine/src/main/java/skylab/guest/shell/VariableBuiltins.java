package skylab.guest.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        add.accept("shopt", VariableBuiltins::shopt);
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
        if (command.equals("local") && !sh.inside(Calls.Function.class)) {
            Builtins.fail(sh, 1, "local: can only be used in a function");
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
        }
        Variable variable = sh.variables.getOrDefault(name, Variable.UNSET);
        if (flags.contains("A") && variable.associative() == null) {
            variable = variable.emptied(true);
        } else if (flags.contains("a") && variable.indexed() == null) {
            variable = variable.emptied(false);
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
            variable = variable.withScalar(before + value);
        }
        boolean exported = variable.exported() || command.equals("export") || flags.contains("x");
        boolean unexport = command.equals("export") && flags.contains("n") || removed.contains("x");
        boolean readonly = variable.readonly() || command.equals("readonly") || flags.contains("r");
        sh.variables = sh.variables.plus(name, variable.with(exported && !unexport, readonly, integer));
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
                out.append(declaration(name, variable));
            }
        }
        sh.print(1, out.toString());
    }

    private static String declaration(String name, Variable variable) {
        String flags = (variable.indexed() != null ? "a" : variable.associative() != null ? "A" : "")
                + (variable.integer() ? "i" : "")
                + (variable.readonly() ? "r" : "")
                + (variable.exported() ? "x" : "");
        StringBuilder out = new StringBuilder("declare -")
                .append(flags.isEmpty() ? "-" : flags)
                .append(' ')
                .append(name);
        if (variable.isArray()) {
            Map<?, String> elements = variable.indexed() != null ? variable.indexed() : variable.associative();
            List<String> texts = new ArrayList<>();
            elements.forEach((key, value) -> texts.add("[" + key + "]=" + Quoting.doubleQuoted(value)));
            out.append("=(").append(String.join(" ", texts));
            out.append(variable.associative() != null && !texts.isEmpty() ? " )" : ")");
        } else if (variable.scalar() != null) {
            out.append('=').append(Quoting.doubleQuoted(variable.scalar()));
        }
        return out.append('\n').toString();
    }

    private static void unset(Interpreter sh, List<String> argv) {
        boolean functions = argv.size() > 1 && argv.get(1).equals("-f");
        for (String name :
                argv.subList(functions || argv.size() > 1 && argv.get(1).equals("-v") ? 2 : 1, argv.size())) {
            int open = name.indexOf('[');
            Variable variable = sh.variables.get(open > 0 ? name.substring(0, open) : name);
            if (!functions && variable != null && variable.readonly()) {
                Builtins.fail(sh, 1, "unset: " + name + ": cannot unset: readonly variable");
            } else if (open > 0 && variable != null) {
                String subscript = name.substring(open + 1, name.length() - 1);
                Variable left = variable.associative() != null
                        ? new Variable(
                                null, null, variable.associative().minus(subscript), variable.exported(), false, false)
                        : variable.indexed() != null
                                ? new Variable(
                                        null,
                                        variable.indexed().minus(index(sh, variable, subscript)),
                                        null,
                                        variable.exported(),
                                        false,
                                        variable.integer())
                                : variable;
                sh.variables = sh.variables.plus(name.substring(0, open), left);
            } else if (!functions && variable != null) {
                sh.variables = sh.variables.minus(name);
            } else {
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
        long value = 0;
        for (String expression : argv.subList(1, argv.size())) {
            value = Arithmetic.evaluate(expression, Execute.names(sh));
        }
        sh.status = value != 0 ? 0 : 1;
    }

    private static void shopt(Interpreter sh, List<String> argv) {
        if (argv.size() < 3 || !argv.get(1).matches("-[suq]+")) {
            String name = argv.size() > 1 ? argv.get(argv.size() - 1) : "";
            sh.status = sh.option(name) ? 0 : 1;
            sh.print(1, name.isEmpty() ? "" : String.format("%-15s\t%s%n", name, sh.option(name) ? "on" : "off"));
            return;
        }
        for (String name : argv.subList(2, argv.size())) {
            if (argv.get(1).contains("q")) {
                sh.status = sh.option(name) ? sh.status : 1;
            } else {
                sh.options = sh.options.plus(name, argv.get(1).contains("s"));
            }
        }
    }
}
