package skylab.guest.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads words: quoting and what may stand in a word. Expansions are read by {@link DollarReader}. */
final class WordReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*(\\[.*])?\\+?=");

    private final Source source;
    private final DollarReader dollar;

    WordReader(Source source, Parser parser) {
        this.source = source;
        this.dollar = new DollarReader(source, parser, this);
    }

    /** Collects parts, joining neighbouring literal characters. */
    static final class Parts {
        private final List<Part> parts = new ArrayList<>();
        private final StringBuilder literal = new StringBuilder();

        void literal(char c) {
            literal.append(c);
        }

        void literal(String text) {
            literal.append(text);
        }

        void add(Part part) {
            flush();
            parts.add(part);
        }

        private void flush() {
            if (literal.length() > 0) {
                parts.add(new Part.Literal(literal.toString()));
                literal.setLength(0);
            }
        }

        /** What was collected, if it is literal text alone. */
        String soFar() {
            return parts.isEmpty() ? literal.toString() : null;
        }

        boolean isEmpty() {
            return parts.isEmpty() && literal.length() == 0;
        }

        Word word() {
            flush();
            return new Word(parts);
        }
    }

    static boolean endsWord(int c) {
        return c < 0 || " \t\n;&|()<>".indexOf(c) >= 0;
    }

    /**
     * Reads a word up to a blank or an operator.
     *
     * @param groups whether parentheses of extended patterns belong to the word
     */
    Word word(boolean groups) {
        Parts parts = new Parts();
        while (true) {
            int c = source.peek();
            if (c == '('
                    && parts.soFar() != null
                    && ASSIGNMENT.matcher(parts.soFar()).matches()) {
                parts.add(array());
                continue;
            }
            if ((c == '<' || c == '>') && source.peek(1) == '(' && parts.isEmpty()) {
                source.take();
                source.take();
                parts.add(new Part.ProcessSubstitution(dollar.commandUpToParenthesis(), c == '<'));
                continue;
            }
            if (c == '[' && parts.soFar() != null && NAME.matcher(parts.soFar()).matches()) {
                subscriptOfAssignment(parts);
                continue;
            }
            if (groups && c >= 0 && "?*+@!".indexOf(c) >= 0 && source.peek(1) == '(') {
                parts.literal(source.take());
                group(parts);
                continue;
            }
            if (endsWord(c)) {
                return parts.word();
            }
            part(parts, false);
        }
    }

    /** The pattern after {@code =~}: parentheses and bars belong to it. */
    Word regularExpression() {
        Parts parts = new Parts();
        int open = 0;
        while (true) {
            int c = source.peek();
            if (c < 0 || c == '\n' || open == 0 && (c == ' ' || c == '\t')) {
                return parts.word();
            }
            if (open == 0 && (c == ')' || c == '&' && source.peek(1) == '&')) {
                return parts.word();
            }
            if (c == '(') {
                open++;
            } else if (c == ')') {
                open--;
            }
            if ("() \t|&;<>".indexOf(c) >= 0) {
                parts.literal(source.take());
            } else {
                part(parts, false);
            }
        }
    }

    /** An extended pattern's group, from its opening parenthesis. */
    private void group(Parts parts) {
        int opened = source.position();
        int open = 0;
        do {
            int c = source.peek();
            if (c < 0) {
                throw source.unmatched(")", opened);
            }
            if (c == '(') {
                open++;
            } else if (c == ')') {
                open--;
            }
            if ("() \t\n|&;<>".indexOf(c) >= 0) {
                parts.literal(source.take());
            } else {
                part(parts, false);
            }
        } while (open > 0);
    }

    /** {@code name[...]} at the beginning of a word: blanks may stand in the brackets if an assignment follows. */
    private void subscriptOfAssignment(Parts parts) {
        int start = source.position();
        int open = 0;
        int at = start;
        String text = source.text();
        for (; at < text.length() && text.charAt(at) != '\n'; at++) {
            char c = text.charAt(at);
            if (c == '[') {
                open++;
            } else if (c == ']' && --open == 0) {
                break;
            }
        }
        boolean assignment = at + 1 < text.length() && (text.startsWith("=", at + 1) || text.startsWith("+=", at + 1));
        parts.literal(source.take());
        if (!assignment) {
            return;
        }
        while (source.position() < at) {
            int c = source.peek();
            if (endsWord(c)) {
                parts.literal(source.take());
            } else {
                part(parts, false);
            }
        }
    }

    private Part array() {
        int opened = source.position();
        source.enter();
        source.take();
        List<Part.Element> elements = new ArrayList<>();
        while (true) {
            int c = source.peek();
            if (c < 0) {
                throw source.unmatched(")", opened);
            }
            if (c == ' ' || c == '\t') {
                source.take();
            } else if (c == '\n') {
                source.passNewline();
            } else if (c == '#') {
                while (source.peek() >= 0 && source.peek() != '\n') {
                    source.take();
                }
            } else if (c == ')') {
                source.take();
                source.leave();
                return new Part.ArrayLiteral(elements);
            } else if (c == '\\' && source.peek(1) == '\n') {
                source.position(source.position() + 2);
            } else if (endsWord(c)) {
                throw source.unexpected(String.valueOf((char) c), source.position());
            } else {
                elements.add(element());
            }
        }
    }

    private Part.Element element() {
        Word subscript = null;
        if (source.peek() == '[') {
            int start = source.position();
            int close = source.text().indexOf("]=", start);
            int blank = source.text().indexOf('\n', start);
            if (close > 0 && (blank < 0 || close < blank)) {
                source.take();
                subscript = until("]", false);
                source.position(Math.max(source.position(), close) + 2);
            }
        }
        return new Part.Element(subscript, word(false));
    }

    /** One quoted string, expansion or character. */
    void part(Parts parts, boolean inDouble) {
        char c = (char) source.peek();
        switch (c) {
            case '\\' -> {
                source.take();
                escape(parts);
            }
            case '\'' -> parts.add(new Part.Quoted(singleQuoted()));
            case '"' -> parts.add(doubleQuoted());
            case '$', '`' -> dollar.expansion(parts, inDouble);
            default -> parts.literal(source.take());
        }
    }

    private void escape(Parts parts) {
        if (source.atEnd()) {
            if (source.more()) {
                throw source.endOfFile();
            }
            parts.literal('\\');
        } else if (source.peek() == '\n') {
            source.take();
            if (source.atEnd() && source.more()) {
                throw source.endOfFile();
            }
        } else {
            parts.add(new Part.Quoted(String.valueOf(source.take())));
        }
    }

    String singleQuoted() {
        int opened = source.position();
        source.take();
        int end = source.text().indexOf('\'', source.position());
        if (end < 0) {
            throw source.unmatched("'", opened);
        }
        String text = source.text().substring(source.position(), end);
        source.position(end + 1);
        return text;
    }

    private Part doubleQuoted() {
        int opened = source.position();
        source.take();
        Parts parts = new Parts();
        while (true) {
            int c = source.peek();
            if (c < 0) {
                throw source.unmatched("\"", opened);
            }
            if (c == '"') {
                source.take();
                return new Part.DoubleQuoted(parts.word().parts());
            }
            inDouble(parts, "$`\"\\");
        }
    }

    /** One character or expansion where only dollars, backquotes and some escapes mean something. */
    void inDouble(Parts parts, String escapable) {
        int c = source.peek();
        if (c == '\\') {
            source.take();
            int next = source.peek();
            if (next == '\n') {
                source.take();
            } else if (next >= 0 && escapable.indexOf(next) >= 0) {
                parts.literal(source.take());
            } else {
                parts.literal('\\');
            }
        } else if (c == '$' || c == '`') {
            dollar.expansion(parts, true);
        } else {
            parts.literal(source.take());
        }
    }

    /** The word up to one of some characters, which is not taken; quotes and expansions hide them. */
    Word until(String stops, boolean inDouble) {
        Parts parts = new Parts();
        int opened = source.position();
        while (true) {
            int c = source.peek();
            if (c < 0) {
                throw source.unmatched("}", opened);
            }
            if (stops.indexOf(c) >= 0) {
                return parts.word();
            }
            if (c == '\n') {
                parts.literal('\n');
                source.passNewline();
            } else if (inDouble && c == '\\') {
                inDouble(parts, "$`\"\\}");
            } else if (inDouble && c == '\'') {
                parts.literal(source.take());
            } else {
                part(parts, inDouble);
            }
        }
    }

    /** The whole text as inside double quotes, without the meaning of the double quote itself. */
    Word asDoubleQuoted(String escapable) {
        Parts parts = new Parts();
        while (!source.atEnd()) {
            inDouble(parts, escapable);
        }
        List<Part> inner = parts.word().parts();
        return new Word(List.of(new Part.DoubleQuoted(inner)));
    }
}
