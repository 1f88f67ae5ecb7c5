package skylab.guest.shell.syntax;

import java.util.List;
import java.util.Optional;

/** A word as written: its parts, not yet expanded. */
public record Word(List<Part> parts) {
    /** Makes the list immutable. */
    public Word {
        parts = List.copyOf(parts);
    }

    /** A word that stands for exactly this text. */
    public static Word quoted(String text) {
        return new Word(List.of(new Part.Quoted(text)));
    }

    /** The text, if the word is written without any quoting or expansion (only such a word can be reserved). */
    public Optional<String> plain() {
        if (parts.isEmpty()) {
            return Optional.of("");
        }
        return parts.size() == 1 && parts.get(0) instanceof Part.Literal literal
                ? Optional.of(literal.text())
                : Optional.empty();
    }
}
