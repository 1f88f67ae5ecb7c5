package skylab.kernel.java.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import skylab.kernel.java.syntax.Item.Range;

/**
 * Cuts a cell into its top-level things in one pass over its tokens. Decides only what stands there, never whether it is
 * right: whatever is wrong ends up in an item in which the compiler finds it.
 */
public final class Items {
    private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum");

    private final String code;
    private final Tokens tokens;
    private final TypeSyntax types;
    private final List<Item> items = new ArrayList<>();

    private Items(String code, int from, int to) {
        this.code = code;
        this.tokens = new Tokens(code, from, to);
        this.types = new TypeSyntax(tokens);
    }

    /** The items between two UTF-16 indexes of a cell, in order. */
    public static List<Item> of(String code, int from, int to) {
        Items cut = new Items(code, from, to);
        int at = 0;
        while (at < cut.tokens.size()) {
            at = cut.tokens.is(at, ";") ? at + 1 : cut.item(at);
        }
        return List.copyOf(cut.items);
    }

    /** Adds the item that begins at a token; returns the token behind it. */
    private int item(int at) {
        if (tokens.is(at, "import")) {
            return add(at, semicolon(at), Item.Import::new);
        }
        List<Range> meaningless = new ArrayList<>();
        int begin = modifiers(at, meaningless);
        int name = typeName(begin);
        if (name > 0) {
            String keyword = tokens.is(begin, "@") ? "@interface" : tokens.text(begin);
            return add(
                    at,
                    typeEnd(name),
                    range -> new Item.Type(range, keyword, tokens.text(name), List.copyOf(meaningless)));
        }
        if (isStatement(begin)) {
            return statement(at, begin);
        }
        int type = tokens.is(begin, "<") ? types.skip(types.skipArguments(begin)) : types.skip(begin);
        if (type > 0 && tokens.isName(type)) {
            if (tokens.is(type + 1, "(")) {
                return method(at, begin, type, meaningless);
            }
            if (isDeclarator(type)) {
                return variables(at, begin, type);
            }
        }
        return expression(at);
    }

    private boolean isDeclarator(int name) {
        int next = name + 1;
        return next >= tokens.size()
                || tokens.is(next, "=")
                || tokens.is(next, ";")
                || tokens.is(next, ",")
                || tokens.is(next, "[");
    }

    /** The token behind annotations and modifiers; collects the places of modifiers that mean nothing here. */
    private int modifiers(int at, List<Range> meaningless) {
        int i = at;
        while (i < tokens.size()) {
            if (tokens.is(i, "@") && !tokens.is(i + 1, "interface")) {
                i = types.skipAnnotation(i);
            } else if (tokens.is(i, "synchronized") && tokens.is(i + 1, "(")) {
                return i;
            } else if (Keywords.MODIFIERS.contains(tokens.text(i))) {
                if (Keywords.WITHOUT_MEANING.contains(tokens.text(i))) {
                    meaningless.add(new Range(tokens.start(i), tokens.end(i)));
                }
                i++;
            } else if (tokens.is(i, "non") && tokens.is(i + 1, "-") && tokens.is(i + 2, "sealed")) {
                i += 3;
            } else if (tokens.is(i, "sealed") && tokens.isWord(i + 1)) {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    /** The token that names the type declared here, or -1. */
    private int typeName(int at) {
        if (TYPE_WORDS.contains(tokens.text(at)) && tokens.isWord(at + 1)) {
            return at + 1;
        }
        if (tokens.is(at, "@") && tokens.is(at + 1, "interface")) {
            return at + 2;
        }
        boolean isRecord =
                tokens.is(at, "record") && tokens.isName(at + 1) && (tokens.is(at + 2, "(") || tokens.is(at + 2, "<"));
        return isRecord ? at + 1 : -1;
    }

    private int typeEnd(int name) {
        int i = name + 1;
        while (i < tokens.size() && !tokens.is(i, "{") && !tokens.is(i, ";")) {
            i = tokens.is(i, "(") ? tokens.partner(i) + 1 : i + 1;
        }
        return tokens.is(i, "{") ? tokens.partner(i) + 1 : Math.min(i + 1, tokens.size());
    }

    private boolean isStatement(int at) {
        String word = tokens.text(at);
        boolean label = StatementSyntax.isLabel(tokens, at);
        return tokens.is(at, "{") || Keywords.COMPOUND.contains(word) || Keywords.SIMPLE.contains(word) || label;
    }

    private int statement(int at, int begin) {
        int end = new StatementSyntax(tokens).skip(begin);
        boolean compound = !Keywords.SIMPLE.contains(tokens.text(begin));
        return add(at, end, range -> new Item.Statement(range, compound));
    }

    private int method(int at, int type, int name, List<Range> meaningless) {
        int close = tokens.partner(name + 1);
        int i = close + 1;
        while (i < tokens.size() && !tokens.is(i, "{") && !tokens.is(i, ";")) {
            i++;
        }
        int end = tokens.is(i, "{") ? tokens.partner(i) + 1 : Math.min(i + 1, tokens.size());
        int result = tokens.is(type, "<") ? types.skipArguments(type) : type;
        Range written = new Range(tokens.start(result), tokens.end(name - 1));
        String signature = tokens.text(name) + types.parameterTypes(name + 1);
        return add(
                at,
                end,
                range -> new Item.Method(range, written, tokens.text(name), signature, List.copyOf(meaningless)));
    }

    private int variables(int at, int type, int firstName) {
        List<Item.Variable> variables = new ArrayList<>();
        int i = firstName;
        while (true) {
            int name = i;
            StringBuilder dimensions = new StringBuilder();
            for (i = name + 1; tokens.is(i, "[") || tokens.is(i, "]"); i++) {
                dimensions.append(tokens.text(i));
            }
            Range initializer = null;
            boolean isArray = false;
            if (tokens.is(i, "=")) {
                int first = i + 1;
                i = initializerEnd(first);
                isArray = tokens.is(first, "{");
                initializer = new Range(tokens.start(first), first < i ? tokens.end(i - 1) : tokens.start(first));
            }
            Range place = new Range(tokens.start(name), tokens.end(name));
            variables.add(new Item.Variable(tokens.text(name), place, dimensions.toString(), initializer, isArray));
            if (!tokens.is(i, ",") || !tokens.isName(i + 1)) {
                break;
            }
            i++;
        }
        int end = semicolon(i);
        Range written = new Range(tokens.start(type), tokens.end(firstName - 1));
        boolean inferred = written.of(code).equals("var");
        return add(at, end, range -> new Item.Variables(range, written, inferred, List.copyOf(variables)));
    }

    /** The comma or semicolon that ends an initializer. */
    private int initializerEnd(int at) {
        int i = at;
        while (i < tokens.size() && !tokens.is(i, ";") && !tokens.is(i, ",")) {
            int arguments = tokens.is(i, "<") ? types.skipArguments(i) : -1;
            if (isOpening(i)) {
                i = tokens.partner(i) + 1;
            } else if (arguments > 0 && (tokens.is(arguments, "(") || tokens.is(arguments, ":"))) {
                i = arguments;
            } else {
                i++;
            }
        }
        return i;
    }

    private int expression(int at) {
        int end = semicolon(at);
        boolean closed = tokens.is(end - 1, ";");
        int last = closed ? end - 2 : end - 1;
        Range value = new Range(tokens.start(at), tokens.end(Math.max(at, last)));
        return add(at, end, range -> new Item.Expression(range, value, closed));
    }

    /** The token behind the next semicolon that stands in no bracket opened from here on. */
    private int semicolon(int at) {
        int i = at;
        while (i < tokens.size() && !tokens.is(i, ";")) {
            i = isOpening(i) ? tokens.partner(i) + 1 : i + 1;
        }
        return Math.min(i + 1, tokens.size());
    }

    private boolean isOpening(int i) {
        return tokens.is(i, "(") || tokens.is(i, "[") || tokens.is(i, "{");
    }

    private int add(int from, int to, Function<Range, Item> item) {
        int behind = Math.max(from + 1, to);
        items.add(item.apply(new Range(tokens.start(from), tokens.end(behind - 1))));
        return behind;
    }
}
