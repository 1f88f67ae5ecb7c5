package skylab.guest.command.awk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pcollections.PSet;
import skylab.guest.command.awk.Node.Expression;
import skylab.guest.process.UsageError;

/** Executes an awk program for one record, or what is to be done before the first or after the last one. */
final class Interpreter {
    // Enough for every sensible program; an endless one would halt the whole machine.
    private static final long MOST_TURNS = 2_000_000;

    private final Node.Program program;
    private final Exchange exchange;
    private final Memory memory;
    private final Builtins builtins;
    private PSet<Integer> ranges;
    private Optional<Integer> exit;
    private boolean skipping;
    private long turns;

    /** An interpreter that goes on from a state. */
    Interpreter(Node.Program program, State state, Exchange exchange) {
        this.program = program;
        this.exchange = exchange;
        this.memory = new Memory(state);
        this.builtins = new Builtins(this, memory, exchange, state.random(), state.seed());
        this.ranges = state.ranges();
        this.exit = state.exit();
        this.skipping = state.skipping();
    }

    /** What is remembered now. */
    State state() {
        return new State(
                memory.variables(),
                memory.arrays(),
                ranges,
                builtins.random(),
                builtins.seed(),
                exit,
                skipping,
                memory.nr(),
                memory.fnr());
    }

    /** The record as it is now. */
    String record() {
        return memory.field(0).toText(memory.convert());
    }

    /** Counts a record that has been read. */
    void count() {
        memory.count();
    }

    /** A variable as text. */
    String text(String variable) {
        return memory.text(variable);
    }

    /** A variable as number. */
    double number(String variable) {
        return memory.get(variable).toNumber();
    }

    /** An element as text. */
    String element(String array, String key) {
        Value value = memory.elements(array).get(key);
        return value == null ? "" : value.toText(memory.convert());
    }

    /** A file begins. */
    void file(String name) {
        memory.set("FILENAME", Value.input(name));
        memory.set("FNR", Value.of(0));
        skipping = false;
    }

    /** Whether the rest of the file is passed over. */
    void skipping(boolean rest) {
        skipping = rest;
    }

    /** Assigns what an operand says, with escapes replaced. */
    void assigned(String assignment) {
        String[] parts = assignment.split("=", 2);
        memory.set(parts[0], Value.input(Escape.text(parts[1])));
    }

    /** Executes the blocks for the beginning or the end. */
    void blocks(List<Node.Block> blocks, String record) {
        memory.record(record);
        try {
            blocks.forEach(this::execute);
        } catch (Jumping jump) {
            ended(jump);
        }
    }

    private void ended(Jumping jump) {
        if (jump.is("exit")) {
            int before = exit.orElse(0);
            exit = Optional.of(
                    jump.value().equals(Value.NONE)
                            ? before
                            : (int) jump.value().toNumber() & 255);
        } else if (jump.is("nextfile")) {
            skipping = true;
        }
    }

    /** Executes the rules for a record. */
    void rules(String record) {
        memory.record(record);
        try {
            for (int i = 0; i < program.rules().size(); i++) {
                Node.Rule rule = program.rules().get(i);
                if (selected(rule, i)) {
                    if (rule.action().isPresent()) {
                        execute(rule.action().get());
                    } else {
                        exchange.write(Exchange.Kind.OUTPUT, "", record() + memory.text("ORS"));
                    }
                }
            }
        } catch (Jumping jump) {
            ended(jump);
        }
    }

    private boolean selected(Node.Rule rule, int index) {
        if (rule.to().isEmpty()) {
            return rule.from().isEmpty() || evaluate(rule.from().get()).isTrue();
        }
        boolean inside =
                ranges.contains(index) || evaluate(rule.from().orElseThrow()).isTrue();
        if (inside) {
            boolean ends = evaluate(rule.to().get()).isTrue();
            ranges = ends ? ranges.minus(index) : ranges.plus(index);
        }
        return inside;
    }

    private void execute(Node node) {
        if (node instanceof Node.Block block) {
            block.statements().forEach(this::execute);
        } else if (node instanceof Node.Evaluate evaluate) {
            evaluate(evaluate.expression());
        } else if (node instanceof Node.Print print) {
            print(print);
        } else if (node instanceof Node.If branch) {
            if (evaluate(branch.condition()).isTrue()) {
                execute(branch.yes());
            } else {
                branch.no().ifPresent(this::execute);
            }
        } else if (node instanceof Node.Loop loop) {
            loop(loop);
        } else if (node instanceof Node.ForIn each) {
            for (String key : builtins.keys(each.array())) {
                memory.set(each.name(), Value.input(key));
                if (!turn(each.body())) {
                    break;
                }
            }
        } else if (node instanceof Node.Delete delete) {
            memory.setElements(
                    delete.array(),
                    delete.keys().isEmpty()
                            ? State.noElements()
                            : memory.elements(delete.array()).minus(memory.key(all(delete.keys()))));
        } else if (node instanceof Node.Jump jump) {
            throw new Jumping(jump.kind(), jump.value().map(this::evaluate).orElse(Value.NONE));
        }
    }

    private void loop(Node.Loop loop) {
        loop.begin().ifPresent(this::execute);
        boolean first = loop.bodyFirst();
        while (first
                || loop.condition().isEmpty()
                || evaluate(loop.condition().get()).isTrue()) {
            first = false;
            if (!turn(loop.body())) {
                break;
            }
            loop.after().ifPresent(this::execute);
        }
    }

    // Whether the loop goes on.
    private boolean turn(Node body) {
        if (++turns > MOST_TURNS) {
            throw new UsageError("loops of more than " + MOST_TURNS + " turns are not emulated", 2);
        }
        try {
            execute(body);
        } catch (Jumping jump) {
            if (jump.is("break")) {
                return false;
            } else if (!jump.is("continue")) {
                throw jump;
            }
        }
        return true;
    }

    private void print(Node.Print print) {
        List<Value> values = all(print.arguments());
        String text;
        if (print.formatted()) {
            text = Formatting.format(
                    values.get(0).toText(memory.convert()), values.subList(1, values.size()), memory.convert());
        } else if (values.isEmpty()) {
            text = record() + memory.text("ORS");
        } else {
            String format = memory.text("OFMT");
            text = values.stream().map(value -> value.toText(format)).collect(Collectors.joining(memory.text("OFS")))
                    + memory.text("ORS");
        }
        print(print, text);
    }

    private void print(Node.Print print, String text) {
        if (print.target().isEmpty()) {
            exchange.write(Exchange.Kind.OUTPUT, "", text);
            return;
        }
        String name = text(print.target().get());
        boolean file = print.kind() != Exchange.Kind.COMMAND;
        if (file && (name.equals("/dev/stdout") || name.equals("-"))) {
            exchange.write(Exchange.Kind.OUTPUT, "", text);
        } else if (file && name.equals("/dev/stderr") || !file && name.matches("cat +1>&2")) {
            exchange.write(Exchange.Kind.ERROR, "", text);
        } else if (name.isEmpty()) {
            throw new UsageError(
                    "cmd. line:1: fatal: expression for `" + (file ? ">" : "|") + "' redirection has null string value",
                    2);
        } else {
            exchange.write(print.kind(), name, text);
        }
    }

    /** Reads a line from where it says; gives 1, 0 at the end, or -1 if that cannot be read. */
    private Value getline(Node.GetLine node) {
        String name = node.source().map(this::text).orElse("");
        Exchange.Request request = node.source().isEmpty()
                ? new Exchange.Request.Main()
                : node.command() ? new Exchange.Request.Command(name) : new Exchange.Request.File(name);
        Exchange.Answer answer = exchange.ask(request);
        if (answer.status() <= 0) {
            return Value.of(answer.status());
        }
        if (node.source().isEmpty()) {
            memory.count();
        } else if (node.command()) {
            memory.set("NR", Value.of(memory.nr() + 1));
        }
        if (node.into().isPresent()) {
            assign(node.into().get(), Value.input(answer.text()));
        } else {
            memory.record(answer.text());
        }
        return Value.of(1);
    }

    private String key(List<Expression> keys) {
        return keys.size() == 1 ? text(keys.get(0)) : memory.key(all(keys));
    }

    List<Value> all(List<Expression> expressions) {
        List<Value> values = new ArrayList<>();
        for (Expression expression : expressions) {
            values.add(evaluate(expression));
        }
        return values;
    }

    String text(Expression expression) {
        return evaluate(expression).toText(memory.convert());
    }

    Value evaluate(Expression expression) {
        if (expression instanceof Node.Number number) {
            return Value.of(number.value());
        } else if (expression instanceof Node.Text text) {
            return Value.of(text.value());
        } else if (expression instanceof Node.Regex regex) {
            return Value.of(regex.pattern().matcher(record()).find());
        } else if (expression instanceof Node.Group group) {
            return evaluate(group.inner());
        } else if (expression instanceof Node.Name name) {
            return memory.get(name.name());
        } else if (expression instanceof Node.Field field) {
            return memory.field((int) evaluate(field.number()).toNumber());
        } else if (expression instanceof Node.Element element) {
            return memory.element(element.array(), key(element.keys()));
        } else if (expression instanceof Node.In in) {
            return Value.of(memory.elements(in.array()).containsKey(memory.key(all(in.keys()))));
        } else if (expression instanceof Node.Assign assign) {
            Value value = evaluate(assign.value());
            if (!assign.operator().isEmpty()) {
                value = Value.of(
                        calculated(assign.operator(), evaluate(assign.place()).toNumber(), value.toNumber()));
            }
            return assign(assign.place(), value);
        } else if (expression instanceof Node.Step step) {
            double before = evaluate(step.place()).toNumber();
            assign(step.place(), Value.of(before + step.by()));
            return Value.of(step.before() ? before + step.by() : before);
        } else if (expression instanceof Node.Choice choice) {
            return evaluate(evaluate(choice.condition()).isTrue() ? choice.yes() : choice.no());
        } else if (expression instanceof Node.Unary unary) {
            Value operand = evaluate(unary.operand());
            return unary.operator() == '!'
                    ? Value.of(!operand.isTrue())
                    : Value.of(unary.operator() == '-' ? -operand.toNumber() : operand.toNumber());
        } else if (expression instanceof Node.Binary binary) {
            return binary(binary);
        } else if (expression instanceof Node.GetLine line) {
            return getline(line);
        }
        return call((Node.Call) expression);
    }

    /** Assigns, and gives what was assigned. */
    Value assign(Node.Place place, Value value) {
        if (place instanceof Node.Name name) {
            memory.set(name.name(), value);
        } else if (place instanceof Node.Field field) {
            memory.setField((int) evaluate(field.number()).toNumber(), value.toText(memory.convert()));
        } else if (place instanceof Node.Element element) {
            memory.setElement(element.array(), key(element.keys()), value);
        }
        return value;
    }

    private Value binary(Node.Binary binary) {
        String operator = binary.operator();
        switch (operator) {
            case "&&":
                return Value.of(evaluate(binary.left()).isTrue()
                        && evaluate(binary.right()).isTrue());
            case "||":
                return Value.of(evaluate(binary.left()).isTrue()
                        || evaluate(binary.right()).isTrue());
            case "~", "!~":
                boolean found = builtins.pattern(binary.right())
                        .matcher(text(binary.left()))
                        .find();
                return Value.of(found == operator.equals("~"));
            default:
                break;
        }
        Value left = evaluate(binary.left());
        Value right = evaluate(binary.right());
        if (operator.equals(" ")) {
            return Value.of(left.toText(memory.convert()) + right.toText(memory.convert()));
        }
        if (operator.charAt(0) == '<'
                || operator.charAt(0) == '>'
                || operator.charAt(0) == '='
                || operator.charAt(0) == '!') {
            int order = Value.compare(left, right, memory.convert());
            return Value.of(
                    switch (operator) {
                        case "<" -> order < 0;
                        case "<=" -> order <= 0;
                        case "==" -> order == 0;
                        case "!=" -> order != 0;
                        case ">" -> order > 0;
                        default -> order >= 0;
                    });
        }
        return Value.of(calculated(operator, left.toNumber(), right.toNumber()));
    }

    private static double calculated(String operator, double left, double right) {
        if (right == 0 && (operator.equals("/") || operator.equals("%"))) {
            String where = operator.equals("/") ? "division by zero attempted" : "division by zero attempted in `%'";
            throw new UsageError("cmd. line:1: fatal: " + where, 2);
        }
        return switch (operator) {
            case "+" -> left + right;
            case "-" -> left - right;
            case "*" -> left * right;
            case "/" -> left / right;
            case "%" -> left % right;
            default -> Math.pow(left, right);
        };
    }

    private Value call(Node.Call call) {
        Node.Function function = program.functions().get(call.function());
        if (function == null) {
            return builtins.call(call.function(), call.arguments());
        }
        if (call.arguments().size() > function.parameters().size()) {
            throw new UsageError(
                    "cmd. line:1: fatal: function `" + call.function() + "' called with more arguments than declared",
                    2);
        }
        List<Object> arguments = new ArrayList<>();
        for (Expression argument : call.arguments()) {
            arguments.add(
                    argument instanceof Node.Name name && memory.mayBeArray(name.name())
                            ? memory.reference(name.name())
                            : evaluate(argument));
        }
        memory.enter(function.parameters(), arguments);
        try {
            execute(function.body());
            return Value.NONE;
        } catch (Jumping jump) {
            if (!jump.is("return")) {
                throw jump;
            }
            return jump.value();
        } finally {
            memory.leave();
        }
    }
}
