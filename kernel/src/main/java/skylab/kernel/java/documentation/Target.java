package skylab.kernel.java.documentation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import skylab.kernel.java.syntax.Keywords;
import skylab.kernel.java.syntax.Lexer;
import skylab.kernel.java.syntax.Token;

/**
 * A name that a question is about.
 *
 * @param start UTF-16 index of its begin
 * @param end UTF-16 index behind it
 * @param until the end of what belongs to it: of the arguments of its call as far as they matter
 * @param parameter index of the argument that the cursor is in, from 0; -1 when the cursor is in none
 */
record Target(int start, int end, int until, int parameter) {
    /** The name at the cursor and the call around it, each if there is one. */
    static List<Target> at(String java, int cursor) {
        List<Token> tokens = Lexer.significant(java);
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (isName(java, token) && token.start() <= cursor && cursor <= token.end()) {
                targets.add(new Target(token.start(), token.end(), endOfCall(java, tokens, i), -1));
            }
        }
        call(java, tokens, cursor, targets);
        return targets;
    }

    String name(String java) {
        return java.substring(start, end);
    }

    private static boolean isName(String java, Token token) {
        return token.kind() == Token.Kind.WORD && !Keywords.RESERVED.contains(token.in(java));
    }

    /** The end of the arguments behind a name; the end of the name when there are none. */
    private static int endOfCall(String java, List<Token> tokens, int name) {
        if (name + 1 >= tokens.size() || !tokens.get(name + 1).is(java, "(")) {
            return tokens.get(name).end();
        }
        int depth = 0;
        for (int i = name + 1; i < tokens.size(); i++) {
            depth += tokens.get(i).is(java, "(") ? 1 : tokens.get(i).is(java, ")") ? -1 : 0;
            if (depth == 0) {
                return tokens.get(i).end();
            }
        }
        return tokens.get(name).end();
    }

    /** Adds the innermost call whose brackets the cursor is between. */
    private static void call(String java, List<Token> tokens, int cursor, List<Target> targets) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < tokens.size() && tokens.get(i).end() <= cursor; i++) {
            switch (tokens.get(i).in(java)) {
                case "(", "[", "{" -> open.push(i);
                case ")", "]", "}" -> open.poll();
                default -> {}
            }
        }
        for (int bracket : open) {
            if (tokens.get(bracket).is(java, "{")) {
                // A block, such as the body of a lambda: what stands in it is no argument any more.
                return;
            }
            int name = nameOf(java, tokens, bracket);
            if (name >= 0) {
                Token token = tokens.get(name);
                int parameter = parameter(java, tokens, bracket, cursor);
                targets.add(new Target(token.start(), token.end(), until(tokens, cursor), parameter));
                return;
            }
        }
    }

    /** The end of the token that the cursor is in; its begin when it is a string without an end. */
    private static int until(List<Token> tokens, int cursor) {
        return tokens.stream()
                .filter(token -> token.start() < cursor && cursor <= token.end() && token.kind() != Token.Kind.SYMBOL)
                .findFirst()
                .map(token -> token.closed() ? token.end() : token.start())
                .orElse(cursor);
    }

    /** The name in front of the bracket of a call, type arguments skipped; -1 when there is none. */
    private static int nameOf(String java, List<Token> tokens, int bracket) {
        int i = bracket - 1;
        int depth = 0;
        while (i >= 0 && (depth > 0 || tokens.get(i).is(java, ">"))) {
            depth += tokens.get(i).is(java, ">") ? 1 : tokens.get(i).is(java, "<") ? -1 : 0;
            i--;
        }
        return tokens.get(bracket).is(java, "(") && i >= 0 && isName(java, tokens.get(i)) ? i : -1;
    }

    private static int parameter(String java, List<Token> tokens, int bracket, int cursor) {
        int depth = 0;
        int commas = 0;
        for (int i = bracket + 1; i < tokens.size() && tokens.get(i).end() <= cursor; i++) {
            switch (tokens.get(i).in(java)) {
                case "(", "[", "{" -> depth++;
                case ")", "]", "}" -> depth--;
                case "," -> commas += depth == 0 ? 1 : 0;
                default -> {}
            }
        }
        return commas;
    }
}
