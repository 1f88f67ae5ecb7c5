package skylab.kernel.java.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemsTest {
    private static String kinds(String code) {
        return Items.of(code, 0, code.length()).stream()
                .map(item -> item.getClass().getSimpleName()
                        + item.declares().stream().sorted().collect(Collectors.joining(",", "(", ")")))
                .collect(Collectors.joining(" "))
                .replace("()", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 1 | Expression",
                "int x = 1, y[] = {2}; x | Variables(x,y) Expression",
                "final var m = new HashMap<String, Integer>(), n = 3; | Variables(m,n)",
                "a < b; c > d | Expression Expression",
                "List<String> a; a.b(c) | Variables(a) Expression",
                "int f(int n) { return n; } f(2) | Method(f) Expression",
                "<T extends Comparable<T>> T max(List<T> l) throws E { return null; } | Method(max)",
                "public static void main(String[] a) { } | Method(main)",
                "sealed interface S permits A {} record A(int x) implements S {} | Type(S) Type(A)",
                "non-sealed class B implements S { } | Type(B)",
                "@Mark(2) @Other class C { } @interface Mark { } | Type(C) Type(Mark)",
                "record = 3; record.x | Expression Expression",
                "if (a) b(); else if (c) { } else d(); e | Statement Expression",
                "for (;;) for (var x : y) z(); do { } while (a); w | Statement Statement Expression",
                "try (var r = s) { } catch (A e) { } finally { } x | Statement Expression",
                "outer: while (true) break outer; { } | Statement Statement",
                "int v = switch (k) { case 1 -> 2; default -> 3; }; v | Variables(v) Expression",
                "Runnable r = () -> { int z; }; r.run(); | Variables(r) Expression",
                "import java.util.*; import static a.B.c; x | Import Import Expression",
                "synchronized void s() { } synchronized (x) { } | Method(s) Statement",
                "return; throw x; | Statement Statement",
                "x.<String>y(); (a) -> b | Expression Expression",
                "; ; | ''",
            })
    void a_cell_is_cut_into_its_top_level_things(String code, String expected) {
        assertEquals(expected, kinds(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int f(final int a, String... b) { } | f(int,String...)",
                "int f(List<String> a, int[] b, @N int c[]) { } | f(List<String>,int[],int[])",
                "int f() { } | f()",
            })
    void overloads_are_told_apart_by_the_types_of_their_parameters(String code, String signature) {
        assertEquals(signature, ((Item.Method) Items.of(code, 0, code.length()).get(0)).signature());
    }

    @Property(tries = 2000)
    void any_text_is_cut_into_pieces_that_stand_in_order(@ForAll("texts") String code) {
        int end = 0;
        for (Item item : Items.of(code, 0, code.length())) {
            assertTrue(item.range().start() >= end, code);
            assertTrue(item.range().end() > item.range().start(), code);
            end = item.range().end();
        }
        assertTrue(end <= code.length(), code);
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> words = List.of(
                "int",
                "x",
                "class",
                "record",
                "if",
                "else",
                "for",
                "try",
                "switch",
                "import",
                "var",
                "=",
                ";",
                "(",
                ")",
                "{",
                "}",
                "[",
                "]",
                "<",
                ">",
                ",",
                ".",
                "@",
                "\"",
                "'",
                "\"\"\"",
                "//",
                "/*",
                "*/",
                "->",
                "::",
                "\n",
                " ",
                "1e+",
                "0x",
                "\\",
                "한",
                "😀",
                "?",
                ":",
                "non-sealed",
                "synchronized",
                "=>");
        return Arbitraries.of(words).list().ofMaxSize(30).map(list -> String.join("", list));
    }
}
