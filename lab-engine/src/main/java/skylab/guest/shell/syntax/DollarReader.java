package skylab.guest.shell.syntax;

/** Reads what begins with a dollar or a backquote. */
final class DollarReader {
    private final Source source;
    private final Parser parser;
    private final WordReader words;

    DollarReader(Source source, Parser parser, WordReader words) {
        this.source = source;
        this.parser = parser;
        this.words = words;
    }

    void expansion(WordReader.Parts parts, boolean inDouble) {
        if (source.peek() == '`') {
            parts.add(backquoted(inDouble));
            return;
        }
        int next = source.peek(1);
        if (next == '(') {
            parts.add(parenthesised());
        } else if (next == '{') {
            parts.add(braced(inDouble));
        } else if (next == '[') {
            int close = source.text().indexOf(']', source.position());
            if (close < 0) {
                throw source.unmatched("]", source.position());
            }
            String expression = source.text().substring(source.position() + 2, close);
            source.position(close + 1);
            parts.add(new Part.Arithmetic(parser.nested(expression).asDoubleQuoted("$`\"\\")));
        } else if (next == '\'' && !inDouble) {
            source.take();
            parts.add(new Part.Quoted(ansi()));
        } else if (next == '"' && !inDouble) {
            source.take();
        } else if (next >= 0 && (isNameStart(next) || "@*#?-$!0123456789".indexOf(next) >= 0)) {
            source.take();
            String name = name();
            parts.add(new Part.Parameter(name, null, false, new Modifier.None(), "$" + name));
        } else {
            parts.literal(source.take());
        }
    }

    static boolean isNameStart(int c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** A variable's name, or one special character or digit. */
    private String name() {
        int start = source.position();
        if (!isNameStart(source.peek())) {
            source.take();
        } else {
            while (isNameStart(source.peek()) || source.peek() >= '0' && source.peek() <= '9') {
                source.take();
            }
        }
        return source.text().substring(start, source.position());
    }

    private Part backquoted(boolean inDouble) {
        int opened = source.position();
        source.take();
        StringBuilder text = new StringBuilder();
        while (true) {
            if (source.atEnd()) {
                throw source.unmatched("`", opened);
            }
            char c = source.take();
            if (c == '`') {
                break;
            }
            if (c == '\\' && source.peek() >= 0) {
                int next = source.peek();
                if (next == '`' || next == '\\' || next == '$' || inDouble && next == '"') {
                    text.append(source.take());
                    continue;
                }
            }
            text.append(c);
        }
        return new Part.CommandSubstitution(parser.wholeScript(text.toString(), source.line(opened)));
    }

    private Part parenthesised() {
        int close = arithmeticEnd(source.position() + 3);
        if (source.peek(2) == '(' && close >= 0) {
            String expression = source.text().substring(source.position() + 3, close);
            source.position(close + 2);
            return new Part.Arithmetic(parser.nested(expression).asDoubleQuoted("$`\"\\"));
        }
        source.take();
        source.take();
        return new Part.CommandSubstitution(commandUpToParenthesis());
    }

    /** Where the two closing parentheses of an arithmetic expression begin, or -1 if it is none. */
    int arithmeticEnd(int from) {
        String text = source.text();
        int open = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                open++;
            } else if (c == ')' && open-- == 0) {
                return i + 1 < text.length() && text.charAt(i + 1) == ')' ? i : -1;
            }
        }
        return -1;
    }

    /** The commands up to a closing parenthesis, which is taken. */
    Command commandUpToParenthesis() {
        int opened = source.position() - 1;
        try {
            return parser.upToParenthesis();
        } catch (SyntaxError e) {
            throw e.incomplete() && e.getMessage().startsWith("syntax error") ? source.unmatched(")", opened) : e;
        }
    }

    private Part braced(boolean inDouble) {
        int opened = source.position();
        source.enter();
        source.position(opened + 2);
        boolean length = false;
        boolean indirect = false;
        int first = source.peek();
        int second = source.peek(1);
        if (first == '#' && second >= 0 && second != '}' && ":-=?+%/#".indexOf(second) < 0) {
            length = true;
            source.take();
        } else if (first == '#' && (second == '#' || second == '-' || second == '?') && source.peek(2) == '}') {
            length = true;
            source.take();
        } else if (first == '!' && second >= 0 && (isNameStart(second) || "@*#0123456789".indexOf(second) >= 0)) {
            indirect = true;
            source.take();
        }
        String name = parameterName(opened);
        Word subscript = null;
        if (source.peek() == '[') {
            source.take();
            subscript = words.until("]", inDouble);
            source.take();
        }
        Modifier modifier;
        if (length) {
            modifier = new Modifier.Length();
        } else if (indirect && subscript != null && isAll(subscript) && source.peek() == '}') {
            modifier = new Modifier.Keys();
            indirect = false;
        } else if (indirect && (source.peek() == '*' || source.peek() == '@') && source.peek(1) == '}') {
            source.take();
            modifier = new Modifier.Names();
            indirect = false;
        } else {
            modifier = modifier(inDouble);
        }
        if (source.peek() != '}') {
            throw source.peek() < 0 ? source.unmatched("}", opened) : badSubstitution(opened);
        }
        source.take();
        source.leave();
        return new Part.Parameter(
                name, subscript, indirect, modifier, source.text().substring(opened, source.position()));
    }

    private static boolean isAll(Word subscript) {
        return subscript
                .plain()
                .filter(text -> text.equals("@") || text.equals("*"))
                .isPresent();
    }

    private String parameterName(int opened) {
        int c = source.peek();
        if (c < 0) {
            throw source.unmatched("}", opened);
        }
        if (c >= '0' && c <= '9') {
            int start = source.position();
            while (source.peek() >= '0' && source.peek() <= '9') {
                source.take();
            }
            return source.text().substring(start, source.position());
        }
        if (!isNameStart(c) && "@*#?-$!".indexOf(c) < 0) {
            throw badSubstitution(opened);
        }
        return name();
    }

    private SyntaxError badSubstitution(int opened) {
        int close = source.text().indexOf('}', opened);
        if (close < 0) {
            return source.unmatched("}", opened);
        }
        return source.error(source.text().substring(opened, close + 1) + ": bad substitution");
    }

    private Modifier modifier(boolean inDouble) {
        int c = source.peek();
        if (c == '}' || c < 0) {
            return new Modifier.None();
        }
        boolean colon = false;
        if (c == ':') {
            source.take();
            colon = true;
            int next = source.peek();
            if (next < 0 || "-=?+".indexOf(next) < 0) {
                Word offset = words.until(":}", inDouble);
                Word size = null;
                if (source.peek() == ':') {
                    source.take();
                    size = words.until("}", inDouble);
                }
                return new Modifier.Substring(offset, size);
            }
            c = next;
        }
        char operation = source.take();
        switch (operation) {
            case '-', '=', '?', '+' -> {
                return new Modifier.Otherwise(operation, colon, words.until("}", inDouble));
            }
            case '#', '%' -> {
                boolean twice = source.takeIf(String.valueOf(operation));
                return new Modifier.Trim(operation == '#', twice, words.until("}", false));
            }
            case '^', ',' -> {
                boolean twice = source.takeIf(String.valueOf(operation));
                Word pattern = source.peek() == '}' ? null : words.until("}", false);
                return new Modifier.Case(operation == '^', twice, pattern);
            }
            case '/' -> {
                return replacement();
            }
            case '@' -> {
                return new Modifier.Transform(source.atEnd() ? ' ' : source.take());
            }
            default -> {
                source.position(source.position() - 1);
                return new Modifier.None();
            }
        }
    }

    private Modifier replacement() {
        char place = '1';
        int c = source.peek();
        if (c == '/' || c == '#' || c == '%') {
            place = source.take();
        }
        Word pattern = words.until("/}", false);
        Word replacement = new Word(java.util.List.of());
        if (source.peek() == '/') {
            source.take();
            replacement = words.until("}", false);
        }
        return new Modifier.Replace(place, pattern, replacement);
    }

    private String ansi() {
        int opened = source.position();
        source.take();
        StringBuilder raw = new StringBuilder();
        while (true) {
            if (source.atEnd()) {
                throw source.unmatched("'", opened);
            }
            char c = source.take();
            if (c == '\'') {
                return Escapes.ansi(raw.toString());
            }
            raw.append(c);
            if (c == '\\' && !source.atEnd()) {
                raw.append(source.take());
            }
        }
    }
}
