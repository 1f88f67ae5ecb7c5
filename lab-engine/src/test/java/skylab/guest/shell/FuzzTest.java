package skylab.guest.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** No input hangs the shell or a command, overflows its stack, or throws at whoever typed it. */
class FuzzTest {
    /** The same inputs each time; whoever looks for faults puts another number here. */
    static final String SEED = "20261121";

    private static final List<String> PIECES = List.of(
            "if",
            "then",
            "fi",
            "for x in 1 2",
            "do",
            "done",
            "case a in",
            "a)",
            ";;",
            "esac",
            "{",
            "}",
            "(",
            ")",
            "((",
            "))",
            "[[",
            "]]",
            "$(",
            "${",
            "`",
            "\"",
            "'",
            "\\",
            "$",
            "x=",
            "a",
            "<<E\n",
            "\nE\n",
            ">",
            "2>&1",
            "|",
            "&",
            ";",
            "\n",
            "#",
            "!",
            "=~",
            "$((",
            "@",
            "[",
            "]",
            ":-",
            "%%",
            "//",
            "*",
            "=(",
            "echo",
            "printf '%s'",
            "test",
            "function f",
            "f()",
            "declare -A",
            "local",
            "read x",
            "trap 'echo t' EXIT",
            "set -e",
            "set -x",
            "set --",
            "shift",
            "eval",
            "${x[@]}",
            "${!x}",
            "${#x}",
            "$@",
            "$*",
            "$?",
            "{1..3}",
            "~",
            "<(echo)",
            ">(cat)",
            "{fd}>f",
            "<<<x",
            "&>f",
            "-eq",
            "unset",
            "let",
            "wait",
            "jobs",
            "exec",
            "exit 3",
            "return",
            "break",
            "continue",
            "typeset -n x=y",
            "${x//a/b}",
            "${x:1:2}",
            "${x@Q}",
            "**",
            "${x:?}",
            "mapfile",
            "getopts a x",
            "select");

    private static final List<String> TOOLS = List.of(
            "awk",
            "sed",
            "sed -E",
            "sed -n",
            "grep",
            "grep -E",
            "grep -P",
            "expr",
            "test",
            "[",
            "[[",
            "((",
            "printf",
            "find . -",
            "find . -printf",
            "date +",
            "date -d",
            "sort -k",
            "cut -d",
            "cut -f",
            "tr",
            "seq",
            "od -t",
            "xxd",
            "column -t",
            "numfmt",
            "stat -c",
            "fold -w",
            "xargs",
            "paste -d",
            "tar",
            "jq",
            "bc",
            "declare -",
            "set -",
            "read -",
            "trap",
            "shopt",
            "umask",
            "join -",
            "split -",
            "uniq -",
            "tail -",
            "head -");

    private static final String CHARACTERS = "abcxyz019 \t'\"\\$`(){}[]<>|&;*?+-=~!@#%^,./:_é中";

    @Provide
    Arbitrary<String> soup() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(list -> String.join(" ", list));
    }

    @Provide
    Arbitrary<String> characters() {
        return Arbitraries.strings()
                .withChars(CHARACTERS.toCharArray())
                .withChars('\n')
                .ofMaxLength(50);
    }

    @Provide
    Arbitrary<String> tools() {
        return Arbitraries.of(TOOLS).flatMap(tool -> Arbitraries.strings()
                .withChars(CHARACTERS.replace("'", "").toCharArray())
                .ofMaxLength(16)
                .map(text -> "printf 'a b 1\\nc 2\\n' > f; " + tool + " '" + text + "' f < f"));
    }

    @Provide
    Arbitrary<String> mutations() throws IOException {
        String[] scripts;
        try (InputStream in = FuzzTest.class.getResourceAsStream("scripts.txt")) {
            scripts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n----\n");
        }
        return Arbitraries.of(scripts).flatMap(script -> Arbitraries.longs().map(seed -> mutated(script, seed)));
    }

    private static String mutated(String script, long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder(script);
        for (int i = random.nextInt(4); i >= 0 && text.length() > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                case 1 -> text.insert(at, CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(12))));
            }
        }
        return text.toString();
    }

    private static void survives(String script) {
        long begun = System.nanoTime();
        String printed = ShellRun.run(script, Duration.ofMillis(500));
        assertTrue(printed != null && System.nanoTime() - begun < 20_000_000_000L, script);
    }

    @Property(tries = 300, seed = FuzzTest.SEED)
    void piecesOfTheLanguageInAnyOrder(@ForAll("soup") String script) {
        survives(script);
    }

    @Property(tries = 300, seed = FuzzTest.SEED)
    void anyCharacters(@ForAll("characters") String script) {
        survives(script);
    }

    @Property(tries = 300, seed = FuzzTest.SEED)
    void scriptsWithMistakes(@ForAll("mutations") String script) {
        survives(script);
    }

    @Property(tries = 500, seed = FuzzTest.SEED)
    void languagesOfCommandsWithAnyCharacters(@ForAll("tools") String script) {
        survives(script);
    }

    @Test
    void deepNestingIsAnErrorAndNoOverflow() {
        for (String open :
                List.of("(", "$(", "{ ", "if ", "[[ ( ", "echo ${x:-", "((", "echo $((", "a=(", "`", "f() {")) {
            survives(open.repeat(20_000));
        }
        survives("awk 'BEGIN { print " + "(".repeat(20_000) + "1 }'");
        survives("echo x | sed -E 's/" + "(".repeat(20_000) + "//'");
        survives("echo x | grep -E '" + "(".repeat(20_000) + "'");
        survives("find . " + "\\( ".repeat(20_000));
        survives("expr " + "\\( ".repeat(20_000));
        survives("test " + "\\( ".repeat(20_000));
        survives("x=x; echo $((" + "x+".repeat(20_000) + "1))");
        survives("f() { f; }; f");
        survives("x='y'; y='x'; echo $((x))");
        survives("echo " + "{a,".repeat(20) + "}".repeat(20));
        survives("printf '%999999d' 1 | wc -c");
    }
}
