package skylab.kernel.java.documentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import skylab.kernel.java.analysis.Cutter;
import skylab.kernel.java.analysis.Piece;
import skylab.kernel.java.syntax.Lexer;
import skylab.kernel.java.syntax.Token;

/** Finds declarations in the text of a source file or a cell, without the compiler. */
final class SourceText {
    private static final Pattern GENERIC = Pattern.compile("<[^<>]*>");
    private static final Pattern NO_TYPE =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|@[\\w.]+(?:\\([^)]*\\))?|\\bfinal\\b");

    private SourceText() {}

    /**
     * A declaration as it is written.
     *
     * @param comment its documentation comment with its marks, empty when there is none
     * @param text the declaration itself
     * @param parameters the names of its parameters
     */
    record Found(String comment, String text, List<String> parameters) {}

    private record Located(String source, Piece piece) {
        String body() {
            int begin = piece.body() + 1;
            return begin == 0 ? "" : source.substring(begin, Math.max(begin, piece.end() - 1));
        }

        Found found(List<String> parameters) {
            String comment = piece.comment() < 0 ? "" : source.substring(piece.comment(), piece.start());
            return new Found(comment.strip(), source.substring(piece.start(), piece.end()), parameters);
        }
    }

    /** A type, by its simple names from the outermost on. */
    static Optional<Found> type(String source, List<String> path) {
        return locate(source, path).map(located -> located.found(List.of()));
    }

    /**
     * A field or a constant of an enum.
     *
     * @param path the type; empty for what stands on the top level of a cell
     */
    static Optional<Found> field(String source, List<String> path, String name) {
        return body(source, path).flatMap(body -> Cutter.cut(body).stream()
                .filter(piece ->
                        piece.kind() == Piece.Kind.VARIABLE && piece.name().equals(name))
                .findFirst()
                .map(piece -> new Located(body, piece).found(List.of()))
                .or(() -> constant(body, name)));
    }

    /**
     * A method or constructor.
     *
     * @param path the type; empty for what stands on the top level of a cell
     * @param types simple names of the erased types of the parameters
     */
    static Optional<Found> method(String source, List<String> path, String name, List<String> types) {
        Optional<String> body = body(source, path);
        Located best = null;
        List<String> parameters = List.of();
        int most = -1;
        for (Piece piece : body.map(Cutter::cut).orElse(List.of())) {
            if (piece.kind() == Piece.Kind.METHOD && piece.name().equals(name)) {
                List<String> written = parameters(body.get().substring(piece.start(), piece.end()), name);
                int score = score(written, types);
                if (score > most) {
                    best = new Located(body.get(), piece);
                    parameters = written;
                    most = score;
                }
            }
        }
        return best == null
                ? Optional.empty()
                : Optional.of(
                        best.found(parameters.stream().map(SourceText::name).toList()));
    }

    private static Optional<String> body(String source, List<String> path) {
        return path.isEmpty() ? Optional.of(source) : locate(source, path).map(Located::body);
    }

    private static Optional<Located> locate(String source, List<String> path) {
        Optional<Located> located = Cutter.cut(source).stream()
                .filter(piece -> piece.kind() == Piece.Kind.TYPE && piece.name().equals(path.get(0)))
                .findFirst()
                .map(piece -> new Located(source, piece));
        return path.size() == 1
                ? located
                : located.flatMap(outer -> locate(outer.body(), path.subList(1, path.size())));
    }

    /** A constant of an enum, or one of several variables of a declaration. */
    private static Optional<Found> constant(String body, String name) {
        List<Token> tokens = Lexer.tokens(body);
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (depth == 0 && token.kind() == Token.Kind.WORD && token.is(body, name)) {
                boolean documented =
                        i > 0 && body.startsWith("/**", tokens.get(i - 1).start());
                String comment = documented ? tokens.get(i - 1).in(body) : "";
                return Optional.of(new Found(comment, name, List.of()));
            }
            depth += switch (token.in(body)) {
                case "(", "{", "[" -> 1;
                case ")", "}", "]" -> -1;
                default -> 0;
            };
        }
        return Optional.empty();
    }

    /** The parameters as they are written. */
    private static List<String> parameters(String method, String name) {
        List<Token> tokens = Lexer.significant(method);
        int at = 0;
        while (at + 1 < tokens.size()
                && !(tokens.get(at).is(method, name) && tokens.get(at + 1).is(method, "("))) {
            at++;
        }
        List<String> parameters = new ArrayList<>();
        int depth = 0;
        int begin = -1;
        for (int i = at + 1; i < tokens.size(); i++) {
            String token = tokens.get(i).in(method);
            boolean ends = depth == 1 && (token.equals(")") || token.equals(","));
            if (ends && begin >= 0) {
                parameters.add(plain(method.substring(begin, tokens.get(i).start())));
            }
            depth += "(<[".contains(token) ? 1 : ")>]".contains(token) ? -1 : 0;
            if (depth == 0) {
                break;
            }
            begin = ends || i == at + 1 ? -1 : begin < 0 ? tokens.get(i).start() : begin;
        }
        return parameters;
    }

    private static String plain(String parameter) {
        return NO_TYPE.matcher(parameter).replaceAll(" ").strip();
    }

    private static String name(String parameter) {
        return parameter.replaceFirst("(?s)^.*[^\\w$]", "");
    }

    /** How many types are the same; -1 when there are more or fewer parameters. */
    private static int score(List<String> written, List<String> wanted) {
        if (written.size() != wanted.size()) {
            return -1;
        }
        int same = 0;
        for (int i = 0; i < written.size(); i++) {
            String parameter = written.get(i);
            String type =
                    parameter.substring(0, parameter.length() - name(parameter).length());
            String previous;
            do {
                previous = type;
                type = GENERIC.matcher(type).replaceAll("");
            } while (!type.equals(previous));
            String simple = type.replace("...", "[]").replaceAll("\\s", "").replaceAll("^.*\\.", "");
            same += simple.equals(wanted.get(i)) ? 1 : 0;
        }
        return same;
    }
}
