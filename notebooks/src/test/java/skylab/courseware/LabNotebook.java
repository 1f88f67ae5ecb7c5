package skylab.courseware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A walkthrough as it lies in {@code labs/<nn-name>/<name>.<language>.ipynb}.
 *
 * @param path the file
 */
record LabNotebook(Path path) {
    private static final Path LABS = Path.of("labs");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** All walkthroughs in both languages, in order. */
    static List<LabNotebook> all() {
        try (Stream<Path> files = Files.walk(LABS, 2)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .map(LabNotebook::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All walkthroughs in English. */
    static List<LabNotebook> english() {
        return all().stream()
                .filter(notebook -> notebook.language().equals("en"))
                .toList();
    }

    /** The part of the file's name between the dots. */
    String language() {
        String[] parts = path.getFileName().toString().split("\\.");
        return parts[parts.length - 2];
    }

    /** The same walkthrough in another language. */
    LabNotebook in(String language) {
        String name = path.getFileName().toString().replace("." + language() + ".", "." + language + ".");
        return new LabNotebook(path.resolveSibling(name));
    }

    JsonNode json() {
        return read(path);
    }

    List<JsonNode> cells() {
        return cells(json());
    }

    static List<JsonNode> cells(JsonNode notebook) {
        List<JsonNode> cells = new ArrayList<>();
        notebook.path("cells").forEach(cells::add);
        return cells;
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isCode(JsonNode cell) {
        return cell.path("cell_type").asText().equals("code");
    }

    static String id(JsonNode cell) {
        return cell.path("id").asText();
    }

    /** A multi-line text of nbformat: a string, or a list of strings. */
    static String text(JsonNode source) {
        if (source.isTextual()) {
            return source.asText();
        }
        StringBuilder text = new StringBuilder();
        source.forEach(line -> text.append(line.asText()));
        return text.toString();
    }

    /** What each cell shows as text; a browser keeps rich forms as the kernel sent them. */
    static List<String> outputs(List<JsonNode> cells) {
        return cells.stream()
                .filter(LabNotebook::isCode)
                .map(cell -> {
                    StringBuilder text = new StringBuilder(text(cell.path("source")) + "\n");
                    cell.path("outputs").forEach(output -> text.append(text(output.path("text")))
                            .append(text(output.at("/data/text~1plain")))
                            .append(output.path("ename").asText())
                            .append(output.path("evalue").asText()));
                    return text.toString();
                })
                .toList();
    }

    /** Copies the lab's folder with everything in it, as it lies in the course; this notebook with its outputs or without. */
    void copyTo(Path pages, boolean outputs) throws IOException {
        Path folder = Files.createDirectories(pages.resolve(path.getParent()));
        try (Stream<Path> files = Files.list(path.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.write(folder.resolve(file.getFileName()), Files.readAllBytes(file));
            }
        }
        if (!outputs) {
            ObjectNode json = (ObjectNode) json();
            cells(json).stream().filter(LabNotebook::isCode).forEach(cell -> {
                ((ObjectNode) cell).putArray("outputs");
                ((ObjectNode) cell).putNull("execution_count");
            });
            Files.writeString(pages.resolve(path), json.toString());
        }
    }

    static boolean mayFail(JsonNode cell) {
        return Stream.iterate(0, i -> i < cell.path("metadata").path("tags").size(), i -> i + 1)
                .anyMatch(
                        i -> cell.path("metadata").path("tags").get(i).asText().equals("raises-exception"));
    }

    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
