package skylab.kernel.failure;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** About code that does not read as Java: something is missing, too much, or written in another language's way. */
final class SyntaxAdvice {
    private static final Pattern WORD = Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");
    private static final Pattern FOR_WITH_COMMAS = Pattern.compile(".*\\bfor\\s*\\([^;:)]*,[^;]*");
    private static final Pattern ARRAY_WITH_SIZE = Pattern.compile(".*\\b(\\w+)\\s+\\w+\\s*\\[\\s*");
    private static final Pattern CONDITION = Pattern.compile("(?s).*\\b(if|while|for|switch)\\s*");
    private static final Pattern QUOTED = Pattern.compile("'([^'\n]{2,}?)'.*", Pattern.DOTALL);
    private static final Pattern MODIFIER = Pattern.compile("(public|private|protected|static)\\b.*", Pattern.DOTALL);
    private static final Pattern METHOD = Pattern.compile("\\w+(?:<[^>]*>)?(?:\\[])*\\s+\\w+\\s*\\(.*", Pattern.DOTALL);
    private static final Pattern UNTYPED_METHOD = Pattern.compile(
            "(?:(?:public|private|protected|static|final)\\s+)+\\w+\\s*\\([^)]*\\)\\s*\\{.*", Pattern.DOTALL);
    private static final Pattern OCTAL = Pattern.compile(".*\\b0[0-7]*");
    /** Words of other languages, with what Java has in their place. */
    private static final Map<String, String> FOREIGN = Map.of(
            "elif",
            "else if",
            "elseif",
            "else if",
            "elsif",
            "else if",
            "foreach",
            "for",
            "def",
            "int, void, ...",
            "function",
            "int, void, ...",
            "let",
            "var",
            "const",
            "final",
            "then",
            "{ ... }",
            "until",
            "while");
    /** Halfwidth for fullwidth forms (Unicode block FF00). */
    private static final int FULLWIDTH = 0xFEE0;

    private SyntaxAdvice() {}

    static Optional<Hint> of(Question question) {
        Optional<Hint> foreign = foreign(question);
        if (foreign.isPresent()) {
            return foreign;
        }
        if (question.is("expected", "expected2", "expected3", "expected4", "dot.class.expected")) {
            return expected(question);
        }
        if (question.is("premature.eof")) {
            return end(question);
        }
        if (question.is(
                "illegal.start.of.stmt",
                "illegal.start.of.expr",
                "illegal.start.of.type",
                "statement.not.expected",
                "class.method.or.field.expected")) {
            return start(question);
        }
        if (question.is("unclosed.char.lit")) {
            Matcher quoted = QUOTED.matcher(question.after());
            return quoted.matches() ? Hint.of("syntax.textInQuotes", quoted.group(1)) : Hint.of("unclosed.char.lit");
        }
        if (question.is("illegal.char")) {
            return character(question);
        }
        if (question.is("not.stmt")) {
            return question.marked().contains("==") ? Hint.of("syntax.assign") : Hint.of("not.stmt");
        }
        return Optional.empty();
    }

    private static Optional<Hint> foreign(Question question) {
        if (!question.is(
                "expected", "expected2", "expected3", "dot.class.expected", "not.stmt", "cant.resolve.location.args")) {
            return Optional.empty();
        }
        return Stream.of(question.marked(), question.before())
                .map(String::strip)
                .map(WORD::matcher)
                .filter(Matcher::lookingAt)
                .map(Matcher::group)
                .filter(FOREIGN::containsKey)
                .findFirst()
                .flatMap(word -> Hint.of("syntax.foreign", word, FOREIGN.get(word)));
    }

    private static Optional<Hint> expected(Question question) {
        String message = question.lines().isEmpty() ? "" : question.lines().get(0);
        String after = question.after();
        if (message.contains("class, interface") || surplusAt(question)) {
            return surplus(question);
        }
        if (message.startsWith("'('") && CONDITION.matcher(question.before()).matches()) {
            return Hint.of("syntax.condition");
        }
        if (OCTAL.matcher(question.before()).matches() && !after.isEmpty() && Character.isDigit(after.charAt(0))) {
            return Hint.of("illegal.digit.in.octal.literal");
        }
        if (after.startsWith("==")) {
            return Hint.of("syntax.assign");
        }
        if (FOR_WITH_COMMAS.matcher(question.before()).matches()) {
            return Hint.of("syntax.for");
        }
        if (message.startsWith("']'")
                && ARRAY_WITH_SIZE.matcher(question.before()).matches()) {
            return Hint.of("syntax.arraySize");
        }
        if (message.contains("')'")) {
            return Hint.of("syntax.parenthesis");
        }
        if (message.contains("';'")) {
            return Hint.of("syntax.semicolon");
        }
        if (message.contains("<identifier>")) {
            return Hint.of("syntax.identifier");
        }
        return message.contains(".class") ? Hint.of("syntax.name") : Optional.empty();
    }

    private static Optional<Hint> end(Question question) {
        if (startsWithWord(question.after(), "else")) {
            return Hint.of("else.without.if");
        }
        return Brackets.of(question.code())
                .unclosed()
                .flatMap(bracket -> Hint.of(
                        "syntax.unclosed",
                        String.valueOf(bracket.sign()),
                        line(question, bracket.index()),
                        String.valueOf(Brackets.partner(bracket.sign()))));
    }

    private static Optional<Hint> start(Question question) {
        String after = question.after();
        if (surplusBefore(question)) {
            return surplus(question);
        }
        if (startsWithWord(after, "else")) {
            return Hint.of("else.without.if");
        }
        if (after.startsWith("[") && question.before().stripTrailing().endsWith("=")) {
            return Hint.of("syntax.arrayValues");
        }
        if (METHOD.matcher(after).matches() && !startsWithWord(after, "new")) {
            return Hint.of("syntax.nestedMethod");
        }
        if (UNTYPED_METHOD.matcher(after).matches()) {
            return Hint.of("invalid.meth.decl.ret.type.req");
        }
        if (MODIFIER.matcher(after).matches()) {
            return Hint.of("syntax.modifier");
        }
        if (startsWithWord(after, "package")) {
            return Hint.of("syntax.package");
        }
        return Hint.of("syntax.expression");
    }

    private static Optional<Hint> character(Question question) {
        int sign = question.after().isEmpty() ? 0 : question.after().codePointAt(0);
        String shown = Character.toString(sign);
        if ("\u201c\u201d\u201e\u00ab\u00bb".contains(shown)) {
            return Hint.of("syntax.sign", shown, "\"");
        }
        if ("\u2018\u2019\u00b4".contains(shown)) {
            return Hint.of("syntax.sign", shown, "'");
        }
        if (sign > 0xFF00 && sign < 0xFF5F) {
            return Hint.of("syntax.sign", shown, Character.toString(sign - FULLWIDTH));
        }
        return sign == '#' ? Hint.of("syntax.comment") : Hint.of("illegal.char", shown);
    }

    private static boolean surplusAt(Question question) {
        int index = question.code().length() - question.after().length();
        return Brackets.of(question.code())
                .surplus()
                .filter(bracket -> bracket.index() == index)
                .isPresent();
    }

    private static boolean surplusBefore(Question question) {
        int index = question.code().length() - question.after().length();
        return Brackets.of(question.code())
                .surplus()
                .filter(bracket -> bracket.index() <= index)
                .isPresent();
    }

    private static Optional<Hint> surplus(Question question) {
        return Brackets.of(question.code())
                .surplus()
                .flatMap(bracket ->
                        Hint.of("syntax.surplus", String.valueOf(bracket.sign()), line(question, bracket.index())));
    }

    private static int line(Question question, int index) {
        return new Origin(0, question.code(), 0).lineAt(index);
    }

    private static boolean startsWithWord(String text, String word) {
        Matcher first = WORD.matcher(text.stripLeading());
        return first.lookingAt() && first.group().equals(word);
    }
}
