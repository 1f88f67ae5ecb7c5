package skylab.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import skylab.kernel.text.Language;

/**
 * A lab or an exercise as its author writes it.
 *
 * @param name the file's name without {@code .md}
 * @param title in English and Korean
 * @param header the lines at the top of the file except {@code title}, by name
 * @param blocks its cells in order
 */
public record CourseSource(String name, Title title, Map<String, String> header, List<Block> blocks) {
    /** Ends the name of a source. */
    public static final String SUFFIX = ".md";

    public CourseSource {
        header = Map.copyOf(header);
        blocks = List.copyOf(blocks);
    }

    /** Whether both languages stand in one notebook, {@code languages: together}, English first. */
    public boolean isTogether() {
        return header.getOrDefault("languages", "").equals("together");
    }

    /** The languages in which there is a notebook of its own. */
    public List<Language> languages() {
        return isTogether() ? List.of(Language.ENGLISH) : List.of(Language.values());
    }

    /** A title in both languages. */
    public record Title(String english, String korean) {
        /** The one in this language. */
        public String in(Language language) {
            return language == Language.KOREAN ? korean : english;
        }
    }

    /**
     * Reads a source.
     *
     * @throws SourceException with file and line, when it cannot be understood
     * @throws UncheckedIOException when it cannot be read
     */
    public static CourseSource read(Path file) {
        try {
            return SourceParser.parse(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a file is a source: one that ends in {@code .md} and begins with a header. */
    public static boolean isSource(Path file) {
        if (!file.getFileName().toString().endsWith(SUFFIX) || !Files.isRegularFile(file)) {
            return false;
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.findFirst().orElse("").equals(SourceParser.HEADER);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
