package skylab.kernel.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryLocationTest {
    private static final Path HOME = Path.of("/home/u");

    private static Optional<Path> of(Map<String, String> environment, String system, String... arguments) {
        return HistoryLocation.of(environment, List.of(arguments), system, HOME);
    }

    @Test
    void it_stands_among_the_data_of_jupyter() {
        assertEquals(Optional.of(HOME.resolve(".local/share/jupyter/skylab/history.jsonl")), of(Map.of(), "Linux"));
        assertEquals(Optional.of(HOME.resolve("Library/Jupyter/skylab/history.jsonl")), of(Map.of(), "Mac OS X"));
        assertEquals(
                Optional.of(Path.of("roaming", "jupyter", "skylab", "history.jsonl")),
                of(Map.of("APPDATA", "roaming"), "Windows 11"));
    }

    @Test
    void variables_of_jupyter_and_the_desktop_move_it() {
        Map<String, String> both = Map.of("JUPYTER_DATA_DIR", "/j", "XDG_DATA_HOME", "/x");
        assertEquals(Optional.of(Path.of("/j/skylab/history.jsonl")), of(both, "Linux"));
        assertEquals(
                Optional.of(Path.of("/x/jupyter/skylab/history.jsonl")), of(Map.of("XDG_DATA_HOME", "/x"), "Linux"));
    }

    @Test
    void the_user_chooses_another_file_or_none() {
        assertEquals(Optional.of(Path.of("/h")), of(Map.of(HistoryLocation.VARIABLE, "/h"), "Linux"));
        assertEquals(Optional.empty(), of(Map.of(HistoryLocation.VARIABLE, "off"), "Linux"));
        assertEquals(Optional.empty(), of(Map.of(), "Linux", "--HistoryManager.hist_file=:memory:"));
    }
}
