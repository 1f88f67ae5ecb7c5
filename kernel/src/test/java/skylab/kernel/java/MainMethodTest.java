package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainMethodTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public static void main(String[] args) { }|main(new String[0])",
                "static void main(String... args) { }|main(new String[0])",
                "void main() { }|main()",
                "public class Main { public static void main(String[] args) { } }|Main.main(new String[0])",
                "public class Main { public static void main(final String args[]) { } }|Main.main(new String[0])",
                "class Helper { } class App { static void main() { } }|App.main()",
                "class App { void main() { } }|new App().main()",
                "import java.awt.*; interface Run { static void main(String[] a) { } }|Run.main(new String[0])"
            })
    void a_cell_that_only_declares_main_gets_its_call(String code, String call) {
        assertEquals(Optional.of(call), MainMethod.call(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void main() { }\nmain();",
                "class App { static void main(String[] a) { } }\nApp.main(null);",
                "class App { static void main(String[] a) { } }\nint x = 1;",
                "class App { static void main(String[] a) { } }\n%who",
                "class App { int main(int n) { return n; } }",
                "int domain = 3;",
                "class App { }",
                ""
            })
    void others_get_none(String code) {
        assertEquals(Optional.empty(), MainMethod.call(code));
    }

    @Test
    void the_call_runs_it_when_it_is_a_cell() {
        try (Session session = new Session()) {
            session.value(
                    "public class Main { public static void main(String[] args) { System.out.print(\"ran\"); } }");
            assertEquals(
                    "Nothing has run yet. To run it: Main.main(new String[0])",
                    session.printed().strip());
            session.value("Main.main(new String[0])");
            assertEquals("ran", session.printed());
        }
    }
}
