package skylab.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** Notebook files, in the layout that Jupyter itself writes: indented by one, no blanks in empty lists. */
public final class NotebookFile {
    /** The largest file that is read, in bytes; executed notebooks of this course are a hundred times smaller. */
    public static final long MAX_BYTES = 32L << 20;

    private static final JsonMapper JSON = JsonMapper.builder()
            // 5 stays 5 and 5.0 stays 5.0.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            // As Python escapes.
            .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
            .build();

    private NotebookFile() {}

    /**
     * Reads a notebook.
     *
     * @throws NotebookFormatException if the file is too large or is not a notebook
     * @throws UncheckedIOException if it cannot be read
     */
    public static Notebook read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new NotebookFormatException(
                        "this file is larger than " + (MAX_BYTES >> 20) + " MiB, which no notebook here is");
            }
            return Notebook.of(parse(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(byte[] bytes) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new NotebookFormatException("this is not a notebook: it is not JSON" + where);
        }
    }

    /**
     * Writes a notebook, making the directories above it.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    public static void write(Notebook notebook, Path file) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            Files.createDirectories(parent);
            // First beside it, then in its place: nobody ever sees half a notebook. Not a temporary file of the
            // system's,
            // which others may not read.
            Path beside = parent.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
            Files.writeString(beside, text(notebook));
            Files.move(beside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a notebook's file. */
    public static String text(Notebook notebook) {
        DefaultIndenter indenter = new DefaultIndenter(" ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(notebook.json()) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
