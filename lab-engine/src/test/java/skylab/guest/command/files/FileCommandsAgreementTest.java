package skylab.guest.command.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.guest.command.gnu.Commands;
import skylab.guest.command.gnu.RealMachine;

/** Sequences of commands leave the same files, and say the same, as the commands of GNU that this computer has. */
class FileCommandsAgreementTest {
    static String[] sequences() {
        return FileCases.TEXT.strip().split("\n");
    }

    @ParameterizedTest
    @MethodSource("sequences")
    void as_the_real_ones(String sequence, @TempDir Path directory) throws Exception {
        Commands ours = new Commands();
        RealMachine real = new RealMachine(directory);
        for (String name : new String[] {"a", "b", "dir/c", "dir/deep/d"}) {
            ours.file(name, "content of " + name + "\n");
            real.file(name, "content of " + name + "\n");
        }
        for (String line : sequence.split(" ;; ")) {
            String[] words = Arrays.stream(line.split(" "))
                    .map(word -> word.replace("␠", " ").replace("∅", ""))
                    .toArray(String[]::new);
            assumeTrue(RealMachine.has(words[0]), "no " + words[0] + " here to compare with");
            Commands.Result expected = real.run(words);
            Commands.Result actual = ours.run(words);
            assertEquals(expected.out(), actual.out(), line);
            assertEquals(plain(expected.err()), actual.err(), line);
            assertEquals(expected.status(), actual.status(), line);
        }
    }

    private static String plain(String err) {
        return err.replace("‘", "'").replace("’", "'").replaceAll("(?m)^/usr/bin/", "");
    }
}
