package skylab.guest.command.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.guest.command.gnu.Commands;
import skylab.guest.command.gnu.RealMachine;

/** Every command prints, complains and ends as the one of GNU that this computer has. */
class AsTheRealOnesTest {
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "fruit", "banana 3 yellow\napple 12 red\ncherry 100 red\n\napple 7 green\nDate 2 brown\n",
            "empty", "",
            "open", "one\ntwo\nthree",
            "many", many(),
            "table", "root:x:0:0\nbin:x:1:1\nec2-user:x:1000:1000\nno delimiter\n",
            "blank", "a\n\n\n\nb\tc\n\n\nd\n",
            "korean", "안녕 세계\nhello 世界\n가나다라\n",
            "sub/inner", "apple inside\n",
            "sizes", "10K\n1M\n900\n2G\n5K\n"));

    private static String many() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 30; i++) {
            text.append("line ").append(i).append('\n');
        }
        return text.toString();
    }

    static String[] lines() {
        return Cases.TEXT.strip().split("\n");
    }

    @ParameterizedTest
    @MethodSource("lines")
    void as_the_real_one(String line, @TempDir Path directory) throws Exception {
        String[] words = Arrays.stream(line.split("(?<! ) +"))
                .map(word -> word.replace("␠", " ").replace("⏎", "\n").replace("∅", ""))
                .toArray(String[]::new);
        assumeTrue(RealMachine.has(words[0]), "no " + words[0] + " here to compare with");
        Commands ours = new Commands();
        RealMachine real = new RealMachine(directory);
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            ours.file(file.getKey(), file.getValue());
            real.file(file.getKey(), file.getValue());
        }
        Commands.Result expected = real.run(words);
        Commands.Result actual = ours.run(words);
        assertEquals(expected.out(), actual.out(), line);
        assertEquals(plain(expected.err()), actual.err(), line);
        assertEquals(expected.status(), actual.status(), line);
    }

    // The C library quotes in the manner of the locale; some commands say by which path they were called.
    private static String plain(String err) {
        return err.replace("‘", "'").replace("’", "'").replaceAll("(?m)^/usr/bin/", "");
    }
}
