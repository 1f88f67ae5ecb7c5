package skylab.guest.shell.expand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import skylab.guest.shell.syntax.Modifier;
import skylab.guest.shell.syntax.Part;
import skylab.guest.shell.syntax.Word;

/** Expands words in a context. */
public final class Expander {
    private final Context context;
    private final ParameterExpansion parameters;

    /** An expander for one command. */
    public Expander(Context context) {
        this.context = context;
        this.parameters = new ParameterExpansion(context, this);
    }

    /** Names as {@link Arithmetic} wants them. */
    public Arithmetic.Names names() {
        return parameters;
    }

    /** The fields that words become: braces, expansions, splitting, file names. */
    public List<String> fields(List<Word> words) {
        List<String> result = new ArrayList<>();
        for (Word word : words) {
            for (Word one : Braces.expand(word)) {
                for (String pattern : split(one)) {
                    if (!context.option("noglob") && Glob.isPattern(pattern)) {
                        result.addAll(new PathExpansion(context).expand(pattern));
                    } else {
                        result.add(Glob.unescape(pattern));
                    }
                }
            }
        }
        return result;
    }

    private List<String> split(Word word) {
        Fields fields = new Fields(separators());
        add(tilde(word, false).parts(), fields, false);
        return fields.patterns();
    }

    private String separators() {
        Variable ifs = context.variable("IFS");
        return ifs == null || ifs.value() == null ? " \t\n" : ifs.value();
    }

    /** A word as one text: the value of an assignment, the target of a redirection. */
    public String single(Word word) {
        return Glob.unescape(joined(tilde(word, true)));
    }

    /** A word as a pattern: what is quoted is escaped. */
    public String pattern(Word word) {
        return joined(tilde(word, false));
    }

    /** Without tilde expansion: operands inside of double quotes. */
    String plain(Word word) {
        return Glob.unescape(joined(word));
    }

    private String joined(Word word) {
        Fields fields = new Fields("");
        add(word.parts(), fields, false);
        return String.join(" ", fields.patterns());
    }

    /** A word as a regular expression: what is quoted stands for itself. */
    public String regularExpression(Word word) {
        StringBuilder text = new StringBuilder();
        for (Part part : word.parts()) {
            if (part instanceof Part.Literal literal) {
                text.append(literal.text());
            } else {
                String value = single(new Word(List.of(part)));
                text.append(
                        part instanceof Part.Quoted || part instanceof Part.DoubleQuoted
                                ? value.replaceAll("([\\\\^$.|?*+()\\[\\]{}])", "\\\\$1")
                                : value);
            }
        }
        return text.toString();
    }

    /** The value of an arithmetic expression. */
    public long arithmetic(Word expression) {
        return Arithmetic.evaluate(plain(expression), parameters);
    }

    private Word tilde(Word word, boolean afterColon) {
        if (word.parts().isEmpty()
                || !(word.parts().get(0) instanceof Part.Literal first)
                || first.text().indexOf('~') < 0) {
            return word;
        }
        List<Part> parts = new ArrayList<>();
        String[] pieces = afterColon ? first.text().split("(?<=:)", -1) : new String[] {first.text()};
        boolean last = word.parts().size() == 1;
        for (int i = 0; i < pieces.length; i++) {
            String piece = pieces[i];
            int end = 1;
            while (end < piece.length() && piece.charAt(end) != '/' && piece.charAt(end) != ':') {
                end++;
            }
            boolean complete = end < piece.length() || i < pieces.length - 1 || last;
            Optional<String> home =
                    piece.startsWith("~") && complete ? context.home(piece.substring(1, end)) : Optional.empty();
            if (home.isPresent()) {
                parts.add(new Part.Quoted(home.get()));
                piece = piece.substring(end);
            }
            if (!piece.isEmpty()) {
                parts.add(new Part.Literal(piece));
            }
        }
        parts.addAll(word.parts().subList(1, word.parts().size()));
        return new Word(parts);
    }

    void add(List<Part> parts, Fields fields, boolean quoted) {
        for (Part part : parts) {
            add(part, fields, quoted);
        }
    }

    private void add(Part part, Fields fields, boolean quoted) {
        if (part instanceof Part.Literal literal) {
            if (quoted) {
                fields.quoted(literal.text());
            } else {
                fields.literal(literal.text());
            }
        } else if (part instanceof Part.Quoted text) {
            fields.quoted(text.text());
        } else if (part instanceof Part.DoubleQuoted inner) {
            if (!onlyEmptyList(inner.parts())) {
                fields.quoted("");
            }
            add(inner.parts(), fields, true);
        } else if (part instanceof Part.Parameter parameter) {
            parameters.expand(parameter, fields, quoted);
        } else if (part instanceof Part.CommandSubstitution substitution) {
            String output = context.substitution(substitution.body())
                    .orElseThrow(() -> new SubstitutionNeeded(substitution.body(), SubstitutionNeeded.Kind.OUTPUT));
            value(output, fields, quoted);
        } else if (part instanceof Part.ProcessSubstitution process) {
            fields.quoted(context.substitution(process.body())
                    .orElseThrow(() -> new SubstitutionNeeded(
                            process.body(),
                            process.input() ? SubstitutionNeeded.Kind.READ : SubstitutionNeeded.Kind.WRITE)));
        } else if (part instanceof Part.Arithmetic arithmetic) {
            value(Long.toString(arithmetic(arithmetic.expression())), fields, quoted);
        } else if (part instanceof Part.ArrayLiteral) {
            throw new ExpansionError("array literal: cannot be used here", false);
        }
    }

    /** {@code "$@"} without any positional parameter gives no field at all. */
    private boolean onlyEmptyList(List<Part> parts) {
        return !parts.isEmpty()
                && parts.stream()
                        .allMatch(part -> part instanceof Part.Parameter parameter
                                && (parameter.modifier() instanceof Modifier.None
                                        || parameter.modifier() instanceof Modifier.Substring)
                                && parameters.isEmptyList(parameter));
    }

    static void value(String text, Fields fields, boolean quoted) {
        if (quoted) {
            fields.quoted(text);
        } else {
            fields.split(text);
        }
    }
}
