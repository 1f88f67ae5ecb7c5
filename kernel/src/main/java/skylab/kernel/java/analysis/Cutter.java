package skylab.kernel.java.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import skylab.kernel.java.analysis.Piece.Kind;
import skylab.kernel.java.syntax.Keywords;
import skylab.kernel.java.syntax.Lexer;
import skylab.kernel.java.syntax.Token;

/**
 * Cuts Java into declarations and statements by its brackets and first words, also while it is being written. Constants
 * of an enum count as statements.
 */
public final class Cutter {
    private static final Set<String> TYPES = Set.of("class", "interface", "enum");
    private static final Set<String> CONTINUATIONS = Set.of("else", "catch", "finally", "while", ";", ".", ",", ")");

    private final String code;
    private final List<Token> tokens;
    private final List<Token> comments = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();

    private Cutter(String code) {
        this.code = code;
        tokens = new ArrayList<>();
        for (Token token : Lexer.tokens(code)) {
            (token.isComment() ? comments : tokens).add(token);
        }
    }

    /** The pieces in order. */
    public static List<Piece> cut(String code) {
        Cutter cutter = new Cutter(code);
        int at = 0;
        while (at < cutter.tokens.size()) {
            at = cutter.piece(at);
        }
        return cutter.pieces;
    }

    /** Adds the piece that begins at this token and returns where the next begins. */
    private int piece(int first) {
        int depth = 0;
        int last = first;
        boolean whole = false;
        for (; last < tokens.size() && !whole; last++) {
            String text = symbol(last);
            switch (text) {
                case "(", "[", "{" -> depth++;
                case ")", "]" -> depth--;
                case "}" -> {
                    depth--;
                    whole = depth <= 0 && !goesOn(last + 1);
                }
                case ";" -> whole = depth <= 0;
                default -> {}
            }
        }
        pieces.add(classify(first, last, whole));
        return last;
    }

    private boolean goesOn(int next) {
        return next < tokens.size() && CONTINUATIONS.contains(text(next));
    }

    private Piece classify(int first, int end, boolean whole) {
        int head = skipModifiers(first, end);
        if (head >= end) {
            return make(Kind.STATEMENT, "", "", first, end, -1, whole);
        }
        String word = text(head);
        if (word.equals("import")) {
            return make(Kind.IMPORT, "", "", first, end, -1, whole);
        }
        if (word.equals("package")) {
            return make(Kind.PACKAGE, "", "", first, end, -1, whole);
        }
        boolean annotation = word.equals("@") && text(head + 1).equals("interface");
        int keyword = annotation ? head + 1 : head;
        boolean record =
                word.equals("record") && isWord(head + 1) && Set.of("(", "<").contains(text(head + 2));
        if ((annotation || record || TYPES.contains(word)) && isWord(keyword + 1)) {
            return make(Kind.TYPE, text(keyword + 1), "", first, end, brace(keyword, end), whole);
        }
        return member(first, head, end, whole);
    }

    private Piece member(int first, int head, int end, boolean whole) {
        int type = symbol(head).equals("<") ? skipAngles(head, end) : head;
        int name = skipType(type, end);
        boolean constructor = name == type + 1 && symbol(name).equals("(") && brace(name, end) > 0;
        if (constructor && isName(type)) {
            return make(Kind.METHOD, text(type), "", first, end, brace(name, end), whole);
        }
        if (name < 0 || !isName(name)) {
            return make(Kind.STATEMENT, "", "", first, end, -1, whole);
        }
        String written =
                code.substring(tokens.get(type).start(), tokens.get(name - 1).end());
        return switch (symbol(name + 1)) {
            case "(" -> make(Kind.METHOD, text(name), written, first, end, brace(name, end), whole);
            case "=", ";", ",", "[" -> make(Kind.VARIABLE, text(name), written, first, end, -1, whole);
            default -> make(Kind.STATEMENT, "", "", first, end, -1, whole);
        };
    }

    private Piece make(Kind kind, String name, String type, int first, int end, int body, boolean whole) {
        int start = tokens.get(first).start();
        return new Piece(kind, name, type, start, tokens.get(end - 1).end(), body, comment(first), whole);
    }

    /** The documentation comment between the token in front of this one and this one. */
    private int comment(int first) {
        int after = first == 0 ? 0 : tokens.get(first - 1).end();
        int found = -1;
        boolean markdown = false;
        for (Token comment : comments) {
            if (comment.start() >= after && comment.end() <= tokens.get(first).start()) {
                boolean line = code.startsWith("///", comment.start());
                if (code.startsWith("/**", comment.start()) || (line && !markdown)) {
                    found = comment.start();
                }
                markdown = line;
            }
        }
        return found;
    }

    private int brace(int from, int end) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            switch (symbol(i)) {
                case "(", "[" -> depth++;
                case ")", "]" -> depth--;
                case "{" -> {
                    if (depth == 0) {
                        return tokens.get(i).start();
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    private int skipModifiers(int from, int end) {
        int i = from;
        while (i < end) {
            if (text(i).equals("@") && isWord(i + 1) && !text(i + 1).equals("interface")) {
                i = skipAnnotation(i + 2, end);
            } else if (text(i).equals("non") && text(i + 1).equals("-")) {
                i += 3;
            } else if ((Keywords.MODIFIERS.contains(text(i)) || text(i).equals("sealed"))
                    && !Set.of("(", ":", "-").contains(symbol(i + 1))) {
                i++;
            } else {
                break;
            }
        }
        return i;
    }

    private int skipAnnotation(int from, int end) {
        int i = from;
        while (i + 1 < end && symbol(i).equals(".")) {
            i += 2;
        }
        return symbol(i).equals("(") ? skip(i, end, "(", ")") : i;
    }

    /** The token behind a type; -1 when there is none. */
    private int skipType(int from, int end) {
        int i = from;
        if (!isWord(i) || !(Keywords.PRIMITIVES.contains(text(i)) || isName(i))) {
            return -1;
        }
        i++;
        while (i < end) {
            switch (symbol(i)) {
                case "<" -> i = skipAngles(i, end);
                case "." -> {
                    // "T... name", or a qualified name.
                    i += symbol(i + 1).equals(".") ? 3 : 2;
                }
                case "[" -> {
                    if (!symbol(i + 1).equals("]")) {
                        return -1;
                    }
                    i += 2;
                }
                default -> {
                    return i;
                }
            }
        }
        return -1;
    }

    private int skipAngles(int from, int end) {
        return skip(from, end, "<", ">");
    }

    private int skip(int from, int end, String open, String close) {
        int depth = 0;
        for (int i = from; i < end; i++) {
            String text = symbol(i);
            if (text.equals(open)) {
                depth++;
            } else if (text.equals(close) && --depth == 0) {
                return i + 1;
            } else if (text.equals(";") || text.equals("{")) {
                return end;
            }
        }
        return end;
    }

    private boolean isWord(int i) {
        return i < tokens.size() && tokens.get(i).kind() == Token.Kind.WORD;
    }

    private boolean isName(int i) {
        return isWord(i) && !Keywords.RESERVED.contains(text(i));
    }

    private String text(int i) {
        return i < tokens.size() ? tokens.get(i).in(code) : "";
    }

    private String symbol(int i) {
        return i < tokens.size() && tokens.get(i).kind() == Token.Kind.SYMBOL ? text(i) : "";
    }
}
