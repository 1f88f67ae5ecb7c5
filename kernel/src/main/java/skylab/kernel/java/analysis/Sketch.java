package skylab.kernel.java.analysis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import skylab.kernel.java.analysis.Piece.Kind;
import skylab.kernel.java.syntax.Lexer;
import skylab.kernel.java.syntax.Token;

/**
 * A compilation unit made of a cell up to a cursor, with a mark in the place of the name at the cursor, and of those
 * declarations of the session that it mentions. What is open is closed, so that the compiler finds as much as it can.
 */
public final class Sketch {
    /** Stands in the place of the name at the cursor. */
    public static final String MARK = "cursor$";

    /** The package of what cells declare. */
    public static final String PACKAGE = "REPL";

    /** Names taken in because they might be meant; those that the cell mentions come in any number. */
    private static final int MOST_POSSIBLE = 200;

    private static final String CLASS = "Cell$";
    private static final String LOCAL_CLASS = "Here$";
    private static final Pattern STATIC = Pattern.compile("\\bstatic\\b");

    private final Names names;
    private final StringBuilder imports = new StringBuilder();
    private final StringBuilder members = new StringBuilder();
    private final Set<String> included = new HashSet<>();
    private final Deque<String> mentioned = new ArrayDeque<>();

    private Sketch(Names names) {
        this.names = names;
    }

    /**
     * The text of the unit.
     *
     * @param java the cell, with what is no Java blank
     * @param start where the name at the cursor begins
     * @param end where it ends; the same when there is none
     * @param until up to where what follows the name is taken in, such as the arguments of a call
     * @param possible which names of the session might be meant at the cursor
     */
    public static String of(Names names, String java, int start, int end, int until, Predicate<String> possible) {
        return new Sketch(names).draw(java, start, end, until, possible);
    }

    /** Whether a class of this name is no class of the cell but one that the sketch adds. */
    public static boolean isMade(String className) {
        return className.equals(CLASS) || className.equals(LOCAL_CLASS);
    }

    private String draw(String java, int start, int end, int until, Predicate<String> possible) {
        String after = until == end && LambdaBody.endsAt(java, start) ? "()" : java.substring(end, until);
        String open = java.substring(0, start) + MARK + after;
        String text = open + Brackets.closing(open);
        StringBuilder body = new StringBuilder(text);
        names.imports().forEach(each -> imports.append("import ").append(each).append(";\n"));
        for (Piece piece : Cutter.cut(text)) {
            boolean atCursor = piece.start() <= start && piece.end() > start;
            String source = text.substring(piece.start(), piece.end());
            if (atCursor) {
                if (piece.kind() == Kind.METHOD) {
                    // Local, so that it sees the variables of the cell.
                    body.insert(piece.end(), "}").insert(piece.start(), "class " + LOCAL_CLASS + " { ");
                }
                break;
            }
            if (piece.kind() == Kind.IMPORT) {
                imports.append(source).append('\n');
            } else if (piece.kind() == Kind.TYPE || piece.kind() == Kind.METHOD) {
                declare(piece, source);
            } else {
                continue;
            }
            blank(body, piece);
        }
        for (Piece piece : Cutter.cut(java)) {
            if (piece.start() >= until && (piece.kind() == Kind.TYPE || piece.kind() == Kind.METHOD)) {
                declare(piece, java.substring(piece.start(), piece.end()));
            }
        }
        mention(text);
        includeMentioned();
        allNames().stream().filter(possible).limit(MOST_POSSIBLE).forEach(mentioned::add);
        includeMentioned();
        return "package " + PACKAGE + ";\n" + imports + "class " + CLASS + " {\n" + members
                + "static void run$() throws Throwable {\n" + body + "\n}\n}\n";
    }

    private static void blank(StringBuilder body, Piece piece) {
        for (int i = piece.start(); i < piece.end(); i++) {
            if (body.charAt(i) != '\n') {
                body.setCharAt(i, ' ');
            }
        }
    }

    private List<String> allNames() {
        List<String> all = new ArrayList<>(names.variables().keySet());
        names.methods().forEach(method -> all.add(method.name()));
        names.types().forEach(type -> all.add(type.name()));
        return all;
    }

    private void mention(String source) {
        for (Token token : Lexer.significant(source)) {
            if (token.kind() == Token.Kind.WORD) {
                mentioned.add(token.in(source));
            }
        }
    }

    private void includeMentioned() {
        Map<String, String> variables = names.variables();
        while (!mentioned.isEmpty()) {
            String name = mentioned.poll();
            if (!included.add(name)) {
                continue;
            }
            String type = variables.get(name);
            if (type != null) {
                members.append("static ").append(type).append(' ').append(name).append(";\n");
                mention(type);
            }
            include(name, names.methods());
            include(name, names.types());
        }
    }

    private void include(String name, List<Names.Declaration> declarations) {
        for (Names.Declaration declaration : declarations) {
            if (declaration.name().equals(name)) {
                Cutter.cut(declaration.source()).stream()
                        .filter(piece -> piece.name().equals(name))
                        .findFirst()
                        .ifPresent(piece -> declare(piece, declaration.source().substring(piece.start(), piece.end())));
            }
        }
    }

    /** Makes a member of it; of methods only the head, which is all that others see. */
    private void declare(Piece piece, String source) {
        String head = piece.body() < 0 ? source : source.substring(0, piece.body() - piece.start());
        if (!STATIC.matcher(piece.kind() == Kind.TYPE ? head : head.substring(0, head.indexOf('(')))
                .find()) {
            members.append("static ");
        }
        boolean method = piece.kind() == Kind.METHOD;
        String kept = method ? head.replaceFirst(";\\s*$", "") + "{ throw null; }" : source;
        members.append(kept).append('\n');
        included.add(piece.kind() + " " + piece.name());
        mention(method ? head : source);
    }
}
