package skylab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Terminal;
import skylab.lab.serve.Endpoint;

/**
 * The commands of {@code invocations.txt}, each done by ours and by the real AWS CLI on forks of one lab: the same bytes, and
 * the exit status of version 2 for what is version 1's.
 */
@Tag("once")
class AwsCliBytesTest {
    private static final Pattern PLACE = Pattern.compile("<(\\w+)>");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|([^\\s']+)");

    // What is made new has another id and another moment in each lab.
    private static final Pattern MADE = Pattern.compile("\\b([a-z]{1,8}(?:-[a-z]{2,8})*-)0[0-9a-f]{16}\\b"
            + "|\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\+00:00"
            + "|\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"
            + "|\\b0[2-9a-f](:[0-9a-f]{2}){5}\\b|\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|\\bip(-\\d{1,3}){4}\\b"
            + "|\\bA[A-Z]{3}[A-Z2-7]{16}\\b");

    // Version 1 advertises version 2, is named by its file, and has forgotten to fill in where shorthand is wrong.
    private static final Pattern USAGE =
            Pattern.compile("\\A\\s*usage:.*?\\n(?:(?:aws|real_aws.py): error: |(?=Unknown options))", Pattern.DOTALL);
    private static final Pattern CHOICES =
            Pattern.compile("(valid choices are:)\\n\\n.*?(\\n\\n|\\s*\\z)", Pattern.DOTALL);
    private static final String FORGOTTEN = "{self._error_location()}";
    private static final Pattern WRONG = Pattern.compile(
            "\\n(Parameter validation failed|Error parsing parameter|Error loading|"
                    + "Invalid type for|count parameter|Bad value for).*|.*Unknown options: .*|.*too few arguments\\s*",
            Pattern.DOTALL);

    @TempDir
    static Path folder;

    private static RealAws real;
    private static Lab lab;
    private static Map<String, String> places;

    @BeforeAll
    static void prepare() throws Exception {
        lab = Lab.open(LabOptions.seed(7));
        Optional<RealAws> found;
        try (Endpoint endpoint = lab.serve()) {
            found = RealAws.start(folder, endpoint.environment());
        }
        assumeTrue(found.isPresent(), "the AWS CLI of version 1 is not installed for python3");
        real = found.get();
        places = Estate.build(lab);
        for (Map.Entry<String, String> file : Estate.FILES.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
            lab.terminal().run("cat > " + file.getKey() + " <<'EOF'\n" + file.getValue() + "EOF");
        }
    }

    @AfterAll
    static void end() {
        if (real != null) {
            real.close();
        }
    }

    static Stream<String> invocations() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                AwsCliBytesTest.class.getResourceAsStream("invocations.txt"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("invocations")
    void theBytesAreThoseOfTheRealOne(String invocation) {
        String command = PLACE.matcher(invocation)
                .replaceAll(found -> Matcher.quoteReplacement(places.getOrDefault(found.group(1), found.group())));
        Terminal.Ran ours = lab.fork().terminal().run("aws " + command);
        Terminal.Ran theirs;
        Lab fork = lab.fork();
        try (Endpoint endpoint = fork.serve()) {
            theirs = real.run(words(command), endpoint.url().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertEquals(output(theirs.out(), command), output(ours.out(), command));
        assertEquals(message(theirs.err(), theirs.err()), message(ours.err(), theirs.err()));
        assertEquals(status(theirs), ours.status());
    }

    // AWS CLI user guide, "Command line return codes": version 2 tells apart what version 1 calls 255 or 2.
    private static int status(Terminal.Ran theirs) {
        if (theirs.status() == 2) {
            return CliError.USAGE;
        }
        if (theirs.status() == CliError.GENERAL && WRONG.matcher(theirs.err()).matches()) {
            return CliError.USAGE;
        }
        return theirs.status() == CliError.GENERAL && theirs.err().startsWith("\nAn error occurred (")
                ? CliError.REFUSED
                : theirs.status();
    }

    // In skeletons the real one throws dice for what a text may be.
    private static String output(String text, String command) {
        return command.contains("--generate-cli-skeleton")
                ? text.replaceAll("(?m)(: |^ +)\"[^\"\\n]*\"(,?)$", "$1\"\"$2")
                : neutral(text);
    }

    // The list of all choices is as long as the version is new.
    private static String message(String text, String theirs) {
        String plain =
                CHOICES.matcher(USAGE.matcher(neutral(text)).replaceFirst("")).replaceFirst("$1$2");
        int forgotten = USAGE.matcher(neutral(theirs)).replaceFirst("").indexOf(FORGOTTEN);
        return (forgotten < 0 ? plain : plain.substring(0, forgotten)).stripTrailing();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words;
    }

    // Ids and moments of what was there before are the same; others are called by the order in which they come.
    private static String neutral(String text) {
        Map<String, String> names = new LinkedHashMap<>();
        return MADE.matcher(text)
                .replaceAll(found -> places.containsValue(found.group())
                        ? Matcher.quoteReplacement(found.group())
                        : names.computeIfAbsent(found.group(), key -> "#" + names.size()));
    }
}
