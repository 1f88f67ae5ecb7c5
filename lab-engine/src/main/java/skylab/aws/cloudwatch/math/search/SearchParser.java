package skylab.aws.cloudwatch.math.search;

import java.util.ArrayList;
import java.util.List;

/** Reads searches: a schema in braces, and terms joined by AND, OR, NOT and parentheses. */
final class SearchParser {
    // CloudWatch guide: "The maximum search expression query size is 1024 characters."
    private static final int LONGEST = 1024;
    private static final int DEEPEST = 100;
    private static final String DELIMITERS = "(){}=,\"";

    private final String text;
    private int at;
    private int depth;

    private SearchParser(String text) {
        this.text = text;
    }

    static Search parse(String text) {
        if (text.length() > LONGEST) {
            throw new SearchException("A search cannot be longer than " + LONGEST + " characters.");
        }
        return new SearchParser(text).search();
    }

    private Search search() {
        List<String> schema = take('{') ? schema() : List.of();
        take(',');
        Term term = isAtEnd() ? null : any();
        if (!isAtEnd()) {
            throw unexpected();
        }
        if (schema.isEmpty() && term == null) {
            throw new SearchException("A search must contain a metric schema, a search term, or both.");
        }
        return schema.isEmpty()
                ? new Search(null, List.of(), term)
                : new Search(schema.get(0), schema.subList(1, schema.size()), term);
    }

    private List<String> schema() {
        List<String> names = new ArrayList<>();
        do {
            names.add(name());
        } while (take(','));
        if (!take('}')) {
            throw unexpected();
        }
        return names;
    }

    private Term any() {
        List<Term> terms = new ArrayList<>();
        do {
            terms.add(all());
        } while (takeWord("OR"));
        return terms.size() == 1 ? terms.get(0) : new Term.Any(terms);
    }

    private Term all() {
        List<Term> terms = new ArrayList<>();
        do {
            terms.add(not());
        } while (takeWord("AND") || !isAtEnd() && peek() != ')' && !isWord("OR"));
        return terms.size() == 1 ? terms.get(0) : new Term.All(terms);
    }

    private Term not() {
        if (++depth > DEEPEST) {
            throw new SearchException("A search cannot be nested more than " + DEEPEST + " levels deep.");
        }
        Term term;
        if (takeWord("NOT")) {
            term = new Term.Not(not());
        } else if (take('(')) {
            term = any();
            if (!take(')')) {
                throw unexpected();
            }
        } else {
            term = word();
        }
        depth--;
        return term;
    }

    private Term word() {
        if (isWord("AND") || isWord("OR")) {
            throw unexpected();
        }
        boolean exact = isQuoted();
        String name = name();
        if (!take('=')) {
            return new Term.Word(null, name, exact);
        }
        boolean exactValue = isQuoted();
        return new Term.Word(name, name(), exactValue);
    }

    private boolean isQuoted() {
        return !isAtEnd() && peek() == '"';
    }

    private String name() {
        if (isAtEnd()) {
            throw unexpected();
        }
        String name = peek() == '"' ? quoted() : bare();
        if (name.isEmpty()) {
            throw unexpected();
        }
        return name;
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at));
        }
        if (at >= text.length()) {
            throw unexpected();
        }
        at++;
        return name.toString();
    }

    private String bare() {
        int begin = at;
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && DELIMITERS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at);
    }

    private boolean isWord(String word) {
        return !isAtEnd()
                && text.startsWith(word, at)
                && (at + word.length() == text.length()
                        || Character.isWhitespace(text.charAt(at + word.length()))
                        || DELIMITERS.indexOf(text.charAt(at + word.length())) >= 0);
    }

    private boolean takeWord(String word) {
        boolean is = isWord(word);
        at += is ? word.length() : 0;
        return is;
    }

    private boolean take(char sign) {
        boolean is = !isAtEnd() && peek() == sign;
        at += is ? 1 : 0;
        return is;
    }

    private char peek() {
        return text.charAt(at);
    }

    private boolean isAtEnd() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == text.length();
    }

    private SearchException unexpected() {
        return new SearchException(
                at >= text.length()
                        ? "Unexpected end of the search '" + text.strip() + "'."
                        : "Unexpected '" + text.charAt(at) + "' at position " + (at + 1) + " of the search '"
                                + text.strip() + "'.");
    }
}
