package skylab.kernel.java.analysis;

import java.util.List;
import skylab.kernel.java.syntax.Lexer;
import skylab.kernel.java.syntax.Token;

/** Expressions that are the body of a lambda. */
final class LambdaBody {
    private LambdaBody() {}

    /**
     * Whether the name at a place ends a chain behind the arrow of a lambda, such as {@code r -> r.imageId(id).na}. Where
     * the lambda must not have a value its body has to be a call: anything else, and the compiler does not even look for the
     * types of its parameters.
     */
    static boolean endsAt(String code, int start) {
        List<Token> tokens = Lexer.significant(code.substring(0, start));
        int i = tokens.size() - 1;
        boolean member = i >= 0 && tokens.get(i).is(code, ".");
        while (i >= 0 && tokens.get(i).is(code, ".")) {
            i = beforePart(code, tokens, i - 1);
        }
        return member
                && i >= 1
                && tokens.get(i).is(code, ">")
                && tokens.get(i - 1).is(code, "-");
    }

    /** The index in front of a name, or of a name with its arguments. */
    private static int beforePart(String code, List<Token> tokens, int last) {
        int i = last;
        int depth = 0;
        while (i >= 0) {
            Token token = tokens.get(i);
            depth += token.is(code, ")") || token.is(code, "]") ? 1 : 0;
            depth -= token.is(code, "(") || token.is(code, "[") ? 1 : 0;
            boolean opens = token.is(code, "(") || token.is(code, "[");
            i--;
            boolean called = opens && i >= 0 && tokens.get(i).kind() == Token.Kind.WORD;
            if (depth == 0 && !called) {
                return i;
            }
        }
        return i;
    }
}
