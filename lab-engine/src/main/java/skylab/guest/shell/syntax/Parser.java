package skylab.guest.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes commands from text, one complete line at a time, as a shell reads them. */
public final class Parser {
    private static final Set<String> RESERVED = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}", "in");

    final Source source;
    final WordReader words;
    final Tokens tokens;
    private final Map<String, String> aliases;
    private final CompoundParser compounds;

    private Parser(Source source, Map<String, String> aliases) {
        this.source = source;
        this.aliases = aliases;
        this.words = new WordReader(source, this);
        this.tokens = new Tokens(source, words);
        this.compounds = new CompoundParser(this);
    }

    /**
     * One complete command, which may span lines.
     *
     * @param command empty for an empty line
     * @param end where the text that follows begins
     */
    public record Parsed(Optional<Command> command, int end) {}

    /**
     * Reads one complete command.
     *
     * @param text the script
     * @param from where to begin
     * @param more whether text may still follow: an open here-document is then incomplete, else ended by the text's end
     * @param firstLine the number of the text's first line
     * @throws SyntaxError with bash's message
     */
    public static Parsed parse(String text, int from, boolean more, int firstLine, Map<String, String> aliases) {
        // Aliases lengthen the text: what follows is found by its distance from the end.
        Parser parser = new Parser(new Source(text, from, more, 0, firstLine), aliases);
        Optional<Command> command = parser.line();
        return new Parsed(command, text.length() - (parser.source.text().length() - parser.source.position()));
    }

    /** All commands of a text. */
    public static Command parseAll(String text) {
        return new Parser(new Source(text, 0, false, 0, 1), Map.of()).script();
    }

    /** The text as inside double quotes, as the body of a here-document or a prompt is expanded. */
    public static Word hereDocument(String text) {
        return new Parser(new Source(text, 0, false, 0, 1), Map.of()).words.asDoubleQuoted("$`\\");
    }

    /** The assignment that a word is, if it is one. */
    public static Optional<Assignment> assignment(Word word) {
        return SimpleParser.assignment(word);
    }

    Command wholeScript(String text, int line) {
        return deeper(text, line).script();
    }

    WordReader nested(String text) {
        return deeper(text, source.line(source.position())).words;
    }

    private Parser deeper(String text, int line) {
        Source inner = new Source(text, 0, false, source.depth(), line);
        inner.enter();
        return new Parser(inner, aliases);
    }

    private Command script() {
        List<Command.Item> items = new ArrayList<>();
        while (true) {
            Optional<Command> line = line();
            if (line.isPresent()) {
                items.addAll(((Command.Sequence) line.get()).items());
            } else if (tokens.peek().isEnd()) {
                return new Command.Sequence(items);
            }
        }
    }

    private Optional<Command> line() {
        if (tokens.peek().is("\n")) {
            tokens.take();
            return Optional.empty();
        }
        if (tokens.peek().isEnd()) {
            return Optional.empty();
        }
        List<Command.Item> items = new ArrayList<>();
        while (true) {
            Token token = tokens.peek();
            if (token.isEnd() || token.is("\n")) {
                tokens.take();
                return Optional.of(new Command.Sequence(items));
            }
            boolean separated = item(items);
            Token next = tokens.peek();
            if (!separated && !next.isEnd() && !next.is("\n")) {
                throw tokens.unexpected(next);
            }
        }
    }

    /** Adds a command and tells whether a semicolon or an ampersand follows it. */
    private boolean item(List<Command.Item> items) {
        int start = tokens.peek().start();
        int fromEnd = source.text().length() - start;
        Command command = andOr();
        int end = tokens.peek().start();
        int begin = Math.max(0, source.text().length() - fromEnd);
        String text = source.text().substring(Math.min(begin, end), end).strip();
        if (tokens.peek().is("&")) {
            tokens.take();
            items.add(new Command.Item(command, true, text));
            return true;
        }
        items.add(new Command.Item(command, false, text));
        if (tokens.peek().is(";")) {
            tokens.take();
            return true;
        }
        return false;
    }

    /** Commands up to a reserved word or operator that ends a compound command; at least one. */
    Command list() {
        skipNewlines();
        List<Command.Item> items = new ArrayList<>();
        while (true) {
            Token token = tokens.peek();
            if (!items.isEmpty() && endsList(token)) {
                return new Command.Sequence(items);
            }
            boolean separated = item(items);
            if (tokens.peek().is("\n")) {
                separated = true;
                skipNewlines();
            }
            if (!separated && !endsList(tokens.peek())) {
                throw tokens.unexpected(tokens.peek());
            }
        }
    }

    private static boolean endsList(Token token) {
        if (token.word() == null) {
            return token.is(")") || token.is(";;") || token.is(";&") || token.is(";;&");
        }
        return token.word()
                .plain()
                .filter(text -> RESERVED.contains(text) && !text.equals("in"))
                .isPresent();
    }

    /** Commands up to a closing parenthesis, which is taken; may be none. */
    Command upToParenthesis() {
        source.enter();
        Parser inner = new Parser(source, aliases);
        inner.skipNewlines();
        Command body = inner.tokens.peek().is(")") ? new Command.Sequence(List.of()) : inner.list();
        Token close = inner.tokens.peek();
        if (!close.is(")")) {
            throw inner.tokens.unexpected(close);
        }
        inner.tokens.take();
        source.leave();
        return body;
    }

    void skipNewlines() {
        while (tokens.peek().is("\n")) {
            tokens.take();
        }
    }

    private Command andOr() {
        Command left = pipeline();
        while (tokens.peek().is("&&") || tokens.peek().is("||")) {
            boolean and = tokens.take().is("&&");
            skipNewlines();
            Command right = pipeline();
            left = and ? new Command.And(left, right) : new Command.Or(left, right);
        }
        return left;
    }

    private Command pipeline() {
        boolean negated = false;
        Command.Timed timed = Command.Timed.NO;
        boolean prefixed = false;
        while (tokens.peek().isWord("!") || tokens.peek().isWord("time")) {
            if (tokens.take().text().equals("time")) {
                timed = Command.Timed.YES;
                if (tokens.peek().isWord("-p")) {
                    timed = Command.Timed.POSIX;
                    tokens.take();
                }
            } else {
                negated = !negated;
            }
            prefixed = true;
        }
        Token first = tokens.peek();
        if (prefixed && (first.isEnd() || first.is("\n") || first.is(";"))) {
            return new Command.Pipeline(List.of(new Command.Sequence(List.of())), List.of(), negated, timed, "");
        }
        int fromEnd = source.text().length() - first.start();
        List<Command> stages = new ArrayList<>();
        List<Boolean> stderr = new ArrayList<>();
        stages.add(command());
        while (tokens.peek().is("|") || tokens.peek().is("|&")) {
            stderr.add(tokens.take().is("|&"));
            skipNewlines();
            stages.add(command());
        }
        if (stages.size() == 1 && !prefixed) {
            return stages.get(0);
        }
        int end = tokens.peek().start();
        int begin = Math.min(end, Math.max(0, source.text().length() - fromEnd));
        return new Command.Pipeline(
                stages,
                stderr,
                negated,
                timed,
                source.text().substring(begin, end).strip());
    }

    private Command command() {
        source.enter();
        try {
            expandAlias();
            Optional<Command> compound = compounds.compound();
            if (compound.isEmpty()) {
                return new SimpleParser(this).simple();
            }
            List<Redirect> redirects = new ArrayList<>();
            SimpleParser simple = new SimpleParser(this);
            while (simple.redirect(redirects)) {
                continue;
            }
            return redirects.isEmpty() || compound.get() instanceof Command.Function
                    ? compound.get()
                    : new Command.Redirected(compound.get(), redirects);
        } finally {
            source.leave();
        }
    }

    /** Replaces the next word if it is an alias; a value that ends in a blank makes the word after it one, too. */
    private void expandAlias() {
        boolean again = !aliases.isEmpty();
        int rounds = 0;
        while (again && rounds++ < 100) {
            Token token = tokens.peek();
            String name = token.word() == null ? null : token.word().plain().orElse(null);
            again = name != null
                    && aliases.containsKey(name)
                    && !source.beingReplaced(token.start()).contains(name);
            if (again) {
                tokens.take();
                source.replace(token.start(), name, aliases.get(name));
            }
        }
    }

    /** Whether the word can be the name of a function or variable. */
    static boolean isName(String text) {
        return text.matches("[A-Za-z_][A-Za-z_0-9]*");
    }
}
