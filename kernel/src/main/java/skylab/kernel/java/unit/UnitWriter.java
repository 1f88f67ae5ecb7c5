package skylab.kernel.java.unit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.syntax.Item;
import skylab.kernel.java.syntax.Item.Range;

/**
 * Writes the source of a unit: types of their own, so that {@code private} means what it says; methods and variables as
 * static members of one class; statements in the order of the cell in one method of it.
 */
final class UnitWriter {
    /** The method that runs the statements of a cell. */
    static final String METHOD = "do_it$";

    /** The field that says which piece of the cell was reached. */
    static final String REACHED = "$at";

    private static final Set<String> NUMBERS = Set.of("byte", "short", "char", "int", "long", "float", "double");

    private final Plan plan;
    private final Set<Piece> values;
    private final UnitText text = new UnitText();

    /**
     * A writer.
     *
     * @param values expressions whose value is taken; others are statements
     */
    UnitWriter(Plan plan, Set<Piece> values) {
        this.plan = plan;
        this.values = values;
    }

    /** The source to compile. */
    UnitText write() {
        header(ownMembers());
        text.plain("public class " + plan.name() + " {\npublic static int " + REACHED + ";\n");
        members(plan.again());
        members(plan.pieces());
        plan.reset().forEach(this::field);
        plan.pieces().forEach(this::fields);
        text.plain("public static Object " + METHOD + "() throws Throwable {\n");
        boolean returns = false;
        for (int i = 0; i < plan.pieces().size(); i++) {
            returns = step(i, plan.pieces().get(i));
        }
        text.plain(returns ? "}\n}\n" : "return null;\n}\n}\n");
        return text;
    }

    /** A source that declares the cell's variables in a method, from which the compiler tells their types. */
    String writeLocals() {
        header(Set.of());
        text.plain("class " + plan.name() + " {\n");
        members(plan.pieces());
        text.plain("static void " + METHOD + "() throws Throwable {\n");
        for (Piece piece : plan.pieces()) {
            if (piece.item() instanceof Item.Variables) {
                text.copy(piece, piece.item().range()).plain(";\n");
            }
        }
        return text.plain("}\n}\n").toString();
    }

    private void header(Set<String> ownMembers) {
        text.plain("package " + ClassStore.PACKAGE + ";\n");
        plan.imports().forEach(name -> text.plain("import " + name + ";"));
        plan.members().forEach(this::importMember);
        // The types of the unit stand beside the class that holds its methods and variables.
        ownMembers.forEach(name -> importMember(plan.name() + "." + name));
        text.plain("\n");
        for (Piece piece : plan.pieces()) {
            if (piece.item() instanceof Item.Import) {
                text.copy(piece, piece.item().range()).plain("\n");
            }
        }
        types(plan.again());
        types(plan.pieces());
    }

    private void importMember(String member) {
        text.plain("import static " + ClassStore.PACKAGE + "." + member + ";");
    }

    private Set<String> ownMembers() {
        Set<String> names = new TreeSet<>();
        plan.reset().forEach(variable -> names.add(variable.name()));
        Stream.concat(plan.again().stream(), plan.pieces().stream())
                .filter(piece -> !(piece.item() instanceof Item.Type))
                .forEach(piece -> names.addAll(piece.item().declares()));
        names.removeIf(name ->
                !isMethod(name) && (plan.kept().contains(name) || !plan.types().containsKey(name) && !isReset(name)));
        return names;
    }

    private boolean isReset(String name) {
        return plan.reset().stream().anyMatch(variable -> variable.name().equals(name));
    }

    private boolean isMethod(String name) {
        return Stream.concat(plan.again().stream(), plan.pieces().stream())
                .anyMatch(piece -> piece.item() instanceof Item.Method method
                        && method.name().equals(name));
    }

    private void types(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece.item() instanceof Item.Type type) {
                text.copy(piece, type.range(), type.modifiers()).plain("\n");
            }
        }
    }

    private void members(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece.item() instanceof Item.Method method) {
                text.plain("public static ")
                        .copy(piece, method.range(), method.modifiers())
                        .plain("\n");
            }
        }
    }

    private void field(Declaration variable) {
        text.plain("public static " + variable.type() + " " + variable.name() + ";\n");
    }

    private void fields(Piece piece) {
        if (!(piece.item() instanceof Item.Variables variables)) {
            return;
        }
        for (Item.Variable variable : variables.variables()) {
            String type = plan.types().get(variable.name());
            if (type == null || plan.kept().contains(variable.name())) {
                continue;
            }
            text.plain("public static ");
            if (variables.inferred()) {
                text.plain(type);
            } else {
                text.copy(piece, variables.type()).plain(variable.dimensions());
            }
            text.plain(" " + variable.name() + ";\n");
        }
    }

    /** Writes what a piece does; returns whether it ends the method. */
    private boolean step(int index, Piece piece) {
        if (piece.item() instanceof Item.Variables variables) {
            text.plain(REACHED + " = " + index + ";\n");
            variables.variables().forEach(variable -> initialize(piece, variables, variable));
        } else if (piece.item() instanceof Item.Statement statement) {
            // What follows an endless loop or a throw is still to compile: only running tells.
            text.plain("if (true) ").copy(piece, statement.range()).plain("\n");
        } else if (piece.item() instanceof Item.Expression expression && values.contains(piece)) {
            boolean last = index == plan.pieces().size() - 1 && !expression.closed();
            text.plain(last ? "return " : "{ Object $ignored = ")
                    .copy(piece, expression.value())
                    .plain(last ? "\n;\n" : "\n;}\n");
            return last;
        } else if (piece.item() instanceof Item.Expression expression) {
            text.copy(piece, expression.value()).plain("\n;\n");
        }
        return false;
    }

    private void initialize(Piece piece, Item.Variables variables, Item.Variable variable) {
        String type = plan.types().get(variable.name());
        Range initializer = variable.initializer();
        if (type == null) {
            // Only for the compiler to say what is wrong with it.
            text.copy(piece, variables.range()).plain(";\n");
        } else if (initializer == null) {
            text.plain(variable.name() + " = " + empty(type) + ";\n");
        } else {
            text.plain(variable.name() + " = " + (variable.isArrayInitializer() ? "new " + type + " " : ""))
                    .copy(piece, initializer)
                    .plain("\n;\n");
        }
    }

    private static String empty(String type) {
        return type.equals("boolean") ? "false" : NUMBERS.contains(type) ? "0" : "null";
    }

    /** The types that a cell's variables are written with, without those that are to be inferred. */
    static void addWrittenTypes(Piece piece, Map<String, String> types) {
        if (piece.item() instanceof Item.Variables variables && !variables.inferred()) {
            String type = variables.type().of(piece.cell().code());
            variables.variables().forEach(variable -> types.put(variable.name(), type + variable.dimensions()));
        }
    }
}
