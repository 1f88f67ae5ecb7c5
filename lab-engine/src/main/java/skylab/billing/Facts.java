package skylab.billing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of facts beside this class: tab-separated, lines that begin with # are comments. */
final class Facts {
    private Facts() {}

    static List<String[]> read(String file) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Facts.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
