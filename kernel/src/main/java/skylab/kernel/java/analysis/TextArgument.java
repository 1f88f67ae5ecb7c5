package skylab.kernel.java.analysis;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import skylab.kernel.java.syntax.Keywords;
import skylab.kernel.java.syntax.Lexer;
import skylab.kernel.java.syntax.Token;

/**
 * A string that is being written as the argument of a call.
 *
 * @param call the simple name of the method, or of the class behind {@code new}
 * @param owner what stands in front of the dot before the method, when that is a simple name or the end of a chain of
 *     calls such as {@code ec2.describeVolumes}; empty otherwise
 * @param around the names of the calls around that one, the nearest first, such as {@code describeInstances} for a
 *     builder in a lambda
 * @param index of the argument, from 0
 * @param start UTF-16 index of the first character of the string's content
 * @param begun the content in front of the cursor
 */
public record TextArgument(String call, String owner, List<String> around, int index, int start, String begun) {
    /** The string that the cursor is in; empty when it is in none, or in none that is an argument. */
    public static Optional<TextArgument> at(String code, int cursor) {
        List<Token> tokens = Lexer.significant(code.substring(0, cursor));
        if (tokens.isEmpty()) {
            return Optional.empty();
        }
        int last = tokens.size() - 1;
        Token text = tokens.get(last);
        if (text.kind() != Token.Kind.STRING || text.closed()) {
            return Optional.empty();
        }
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < last; i++) {
            switch (tokens.get(i).in(code)) {
                case "(", "{", "[" -> open.push(i);
                case ")", "}", "]" -> open.poll();
                default -> {}
            }
        }
        Deque<Integer> calls = new ArrayDeque<>();
        open.stream().filter(i -> i > 0 && isCall(code, tokens, i)).forEach(calls::add);
        if (calls.isEmpty() || !calls.peek().equals(open.peek())) {
            return Optional.empty();
        }
        int bracket = calls.poll();
        List<String> around =
                calls.stream().map(each -> tokens.get(each - 1).in(code)).toList();
        return Optional.of(new TextArgument(
                tokens.get(bracket - 1).in(code),
                owner(code, tokens, bracket - 1),
                around,
                commas(code, tokens, bracket, last),
                text.start() + 1,
                code.substring(text.start() + 1, cursor)));
    }

    private static boolean isCall(String code, List<Token> tokens, int bracket) {
        Token before = tokens.get(bracket - 1);
        return tokens.get(bracket).is(code, "(")
                && before.kind() == Token.Kind.WORD
                && !Keywords.RESERVED.contains(before.in(code));
    }

    private static String owner(String code, List<Token> tokens, int name) {
        boolean dot = name >= 2 && tokens.get(name - 1).is(code, ".");
        return dot && tokens.get(name - 2).kind() == Token.Kind.WORD
                ? tokens.get(name - 2).in(code)
                : "";
    }

    private static int commas(String code, List<Token> tokens, int bracket, int end) {
        int depth = 0;
        int commas = 0;
        for (int i = bracket + 1; i < end; i++) {
            switch (tokens.get(i).in(code)) {
                case "(", "{", "[" -> depth++;
                case ")", "}", "]" -> depth--;
                case "," -> commas += depth == 0 ? 1 : 0;
                default -> {}
            }
        }
        return commas;
    }
}
