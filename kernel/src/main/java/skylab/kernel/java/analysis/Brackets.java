package skylab.kernel.java.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import skylab.kernel.java.syntax.Lexer;
import skylab.kernel.java.syntax.Token;

/** The brackets that are open at the end of a text, and what to write so that the compiler can read it. */
final class Brackets {
    private static final Set<String> WANT_BLOCK = Set.of("try", "switch", "catch", "synchronized");

    private final String code;
    private final List<Token> tokens;
    /** Indexes of the tokens that open brackets, the innermost first. */
    private final Deque<Integer> open = new ArrayDeque<>();

    private Brackets(String code) {
        this.code = code;
        tokens = Lexer.significant(code);
        for (int i = 0; i < tokens.size(); i++) {
            switch (symbol(i)) {
                case "(", "[", "{" -> open.push(i);
                case ")", "]", "}" -> open.poll();
                default -> {}
            }
        }
    }

    /** Closes what is open and ends the statement. */
    static String closing(String code) {
        Brackets brackets = new Brackets(code);
        StringBuilder closing = new StringBuilder();
        int end = brackets.tokens.size();
        for (int at : brackets.open) {
            closing.append(brackets.closing(at, end));
            end = at;
        }
        return closing.append(';').toString();
    }

    private String closing(int at, int end) {
        return switch (symbol(at)) {
            case "[" -> "]";
            case "{" -> isArray(at) ? "}" : (opensCase(at, end) ? ":" : "") + ";}";
            default -> {
                String before = at == 0 ? "" : tokens.get(at - 1).in(code);
                yield before.equals("for") ? missingParts(at, end) + ")" : WANT_BLOCK.contains(before) ? "){}" : ")";
            }
        };
    }

    private boolean isArray(int at) {
        String before = at == 0 ? "" : symbol(at - 1);
        return before.equals("=") || before.equals("]") || before.equals("{") && isArray(at - 1);
    }

    /** Whether the last label of a switch has not ended. */
    private boolean opensCase(int at, int end) {
        boolean opened = false;
        for (int i = at + 1; i < end; i++) {
            String text = tokens.get(i).in(code);
            boolean ends = text.equals(":") || text.equals("-") && symbol(i + 1).equals(">");
            opened = text.equals("case") || (opened && !ends);
        }
        return opened;
    }

    private String missingParts(int at, int end) {
        long semicolons = 0;
        for (int i = at + 1; i < end; i++) {
            if (symbol(i).equals(":")) {
                return "";
            }
            semicolons += symbol(i).equals(";") ? 1 : 0;
        }
        return ";".repeat((int) Math.max(0, 2 - semicolons));
    }

    private String symbol(int i) {
        return i < tokens.size() && tokens.get(i).kind() == Token.Kind.SYMBOL
                ? tokens.get(i).in(code)
                : "";
    }
}
