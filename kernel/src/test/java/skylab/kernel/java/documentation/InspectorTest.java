package skylab.kernel.java.documentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.java.analysis.Attribution;
import skylab.kernel.java.analysis.GivenNames;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.MagicRegistry;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

class InspectorTest {
    private static final String MATH =
            """
            package java.lang;
            public final class Math {
                /**
                 * Returns the greater of two {@code int} values, see {@link #min(int, int)}.
                 * <ul><li>one</li><li>two &lt; three</li></ul>
                 * <pre>
                 *   a  b
                 * </pre>
                 * @param   first   an argument.
                 * @param   second   another argument.
                 * @return  the larger of {@code a} and {@code b}.
                 * @throws IllegalStateException never
                 * @since 1.0
                 */
                public static int max(int first, int second) { return 0; }
                /** The one for {@code double}. */
                public static double max(double a, double b) { return 0; }
            }
            """;

    @TempDir
    private Path directory;

    private final GivenNames names = new GivenNames();
    private final Messages messages = new Messages(Language.ENGLISH);

    private Inspector inspector() {
        return inspector(directory.resolve("src.zip"), messages);
    }

    private Inspector inspector(Path archive, Messages texts) {
        MagicRegistry magics = new MagicRegistry(texts);
        magics.add(new LineMagic() {
            @Override
            public String name() {
                return "shout";
            }

            @Override
            public String help(Language language) {
                return "Shouts.";
            }

            @Override
            public Object line(String arguments, KernelContext context) {
                return arguments;
            }
        });
        return new Inspector(names, new Attribution(), magics, texts, new SourceFiles(List.of(archive)));
    }

    private Optional<MimeBundle> bundle(Inspector inspector, String marked, boolean withSource) {
        int cursor = marked.indexOf('|');
        return inspector.inspect(marked.substring(0, cursor) + marked.substring(cursor + 1), cursor, withSource);
    }

    private String text(String marked) {
        return bundle(inspector(), marked, false)
                .map(bundle -> String.valueOf(bundle.data().get(MimeBundle.TEXT)))
                .orElse("");
    }

    private String html(String marked) {
        return String.valueOf(
                bundle(inspector(), marked, false).orElseThrow().data().get("text/html"));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private void archive(Path file, String entry, String text) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    @Test
    void inside_a_call_the_overloads_come_that_fit_the_arguments_with_the_active_parameter() {
        assertTrue(text("Math.max(|").contains("long Math.max(long a, long b)"));
        assertEquals("double Math.max(double a, double b)", firstLine(text("Math.max(1.5, |")));
        assertEquals("long Math.max(long a, long b)", firstLine(text("Math.max(1L, 2|)")));
        assertEquals("String String.substring(int beginIndex, int endIndex)", firstLine(text("\"a\".substring(1, |")));
        assertTrue(html("\"abc\".substring(1, |").contains("int beginIndex, <b>int endIndex</b>"));
        assertTrue(html("\"abc\".substring(|").contains("<b>int beginIndex</b>"));
    }

    @Test
    void a_name_in_a_call_comes_with_the_call() {
        names.variable("double", "width", 2.5);
        assertEquals(
                "double width = 2.5\n\ndouble Math.abs(double a)",
                text("Math.abs(wid|th)")
                        .lines()
                        .limit(3)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse(""));
    }

    @Test
    void variables_show_type_and_value_without_running_code() {
        names.variable("List<String>", "list", List.of("a", "b"))
                .variable("int[]", "numbers", new int[] {1, 2, 3, 4, 5, 6, 7})
                .variable("Object", "own", new Object() {
                    @Override
                    public String toString() {
                        throw new IllegalStateException("was run");
                    }
                });
        assertEquals("List<String> list = [\"a\", \"b\"]", text("lis|t"));
        assertEquals("int[] numbers = [1, 2, 3, 4, 5, …] (7)", text("numbers|"));
        assertTrue(text("own|").startsWith("Object own = "));
        assertEquals("String local", text("String local = \"\";\nloc|al.length()"));
        assertEquals("int n", text("int f(int n) { return |n; }"));
    }

    @Test
    void fields_types_and_packages_have_their_headers() {
        assertTrue(text("Math.P|I").startsWith("double Math.PI = 3.14159"));
        assertTrue(text("Array|List<String> a")
                .startsWith("class java.util.ArrayList<E> extends AbstractList<E> implements List<E>"));
        assertTrue(text("import java.util.concurrent.Count|DownLatch;")
                .startsWith("class java.util.concurrent.CountDownLatch"));
        assertEquals("package java.util", text("java.ut|il.List x"));
        assertTrue(text("List.of(1).stream().map(String::value|Of)").contains("String String.valueOf(int i)"));
        assertTrue(text("new ArrayList<>(|").contains("ArrayList(Collection<? extends E>"));
        assertTrue(text("import java.util.concurrent.Count|DownLatch;")
                .startsWith("class java.util.concurrent.CountDownLatch"));
        assertTrue(text("java.ut|il.List x").startsWith("package java.util"));
        assertTrue(text("List.of(1).stream().map(String::value|Of)").contains("String String.valueOf(int i)"));
    }

    @Test
    void documentation_of_the_jdk_is_rendered() throws IOException {
        archive(directory.resolve("src.zip"), "java.base/java/lang/Math.java", MATH);
        assertEquals(
                """
                int Math.max(int a, int b)
                long Math.max(long a, long b)
                float Math.max(float a, float b)
                double Math.max(double a, double b)

                Returns the greater of two int values, see min(int, int).

                - one
                - two < three

                a  b

                Parameters

                - first – an argument.
                - second – another argument.

                Returns

                - the larger of a and b.

                Throws

                - IllegalStateException – never

                Since

                - 1.0""",
                text("Math.max(1, |"));
        assertTrue(html("Math.max(1, |").contains("<code>int</code> values"));
        assertTrue(text("Math.max(1.0, |").contains("The one for double."));
    }

    @Test
    void source_is_shown_on_demand() throws IOException {
        archive(directory.resolve("src.zip"), "java.base/java/lang/Math.java", MATH);
        MimeBundle bundle = bundle(inspector(), "Math.max(1, |", true).orElseThrow();
        assertTrue(String.valueOf(bundle.data().get(MimeBundle.TEXT))
                .endsWith("public static int max(int first, int second) { return 0; }"));
    }

    @Test
    void inherited_documentation_is_found() throws IOException {
        archive(
                directory.resolve("src.zip"),
                "java.base/java/util/Collection.java",
                "package java.util; public interface Collection<E> extends Iterable<E> { /** Says whether it is empty. */ boolean isEmpty(); }");
        names.variable("ArrayDeque<String>", "queue", null);
        assertTrue(text("queue.isE|mpty()").contains("Says whether it is empty."));
    }

    @Test
    void a_comment_without_a_text_of_its_own_gives_the_inherited_one_alone() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(directory.resolve("src.zip")))) {
            zip.putNextEntry(new ZipEntry("java.base/java/util/Collection.java"));
            zip.write(
                    "public interface Collection<E> { /** Takes out. */ boolean removeIf(Predicate<? super E> filter); }"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("java.base/java/util/ArrayList.java"));
            zip.write(
                    "public class ArrayList<E> { /** @throws NullPointerException {@inheritDoc} */ public boolean removeIf(Predicate<? super E> filter) {} boolean removeIf(Predicate<? super E> filter, int i, final int end) {} }"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        names.variable("ArrayList<String>", "list", null);
        assertEquals(
                "boolean ArrayList.removeIf(Predicate<? super String> filter)\n\nTakes out.", text("list.removeIf(|"));
    }

    @Test
    void without_sources_it_is_said_how_to_get_them() throws IOException {
        assertTrue(text("Math.max(|").contains("sudo apt install openjdk-"));
        assertFalse(text("Math.ma|x").isEmpty());
        Messages korean = new Messages(Language.KOREAN);
        String text = bundle(inspector(directory.resolve("none"), korean), "Math.max(|", false)
                .orElseThrow()
                .data()
                .get(MimeBundle.TEXT)
                .toString();
        assertTrue(text.contains("JDK 소스가 설치되어 있지 않습니다"));
    }

    @Test
    void documentation_of_libraries_comes_from_the_sources_beside_them() throws IOException {
        String source =
                "package library; public class Pump { /** Pumps {@code litres}. */ public void pump(int litres) {} }";
        Path file = Files.writeString(
                Files.createDirectories(directory.resolve("library")).resolve("Pump.java"), source);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, file.toString());
        Path jar = directory.resolve("pump-1.0.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("library/Pump.class"));
            zip.write(Files.readAllBytes(directory.resolve("library/Pump.class")));
        }
        names.entry(jar).importing("library.Pump").variable("Pump", "pump", null);
        assertTrue(text("pump.pu|mp(1)").contains("pump-1.0-sources.jar")
                || text("pump.pu|mp(1)").contains("-sources.jar"));
        archive(directory.resolve("pump-1.0-sources.jar"), "library/Pump.java", source);
        assertEquals("void Pump.pump(int litres)\n\nPumps litres.", text("pump.pu|mp(1)"));
    }

    @Test
    void comments_of_cells_are_documentation() {
        names.method("twice", "/** Doubles.\n * @param n what to double */\nint twice(int n) { return 2 * n; }")
                .type(
                        "Point",
                        "/** A place. */ record Point(int x, int y) {\n    /** How far. */\n    double far() { return 0; }\n}")
                .variable("Point", "p", null);
        assertEquals("int twice(int n)\n\nDoubles.\n\nParameters\n\n- n – what to double", text("twi|ce(2)"));
        assertEquals("double Point.far()\n\nHow far.", text("p.fa|r()"));
        assertTrue(text("Poin|t q").endsWith("A place."));
        assertEquals("int here()\n\nRight here.", text("/** Right here. */\nint here() { return 1; }\nhe|re()"));
    }

    @Test
    void comments_in_markdown_are_rendered() {
        names.method(
                "twice",
                """
                /// Doubles **everything**, as `a < b`, see [Math#max(int, int)]:
                ///
                /// - one
                /// - two
                ///
                /// ```
                /// twice(2)
                /// ```
                /// @param n what to double
                int twice(int n) { return 2 * n; }""");
        assertEquals(
                """
                int twice(int n)

                Doubles everything, as a < b, see Math.max(int, int):

                - one
                - two

                twice(2)

                Parameters

                - n – what to double""",
                text("twi|ce(2)"));
        assertTrue(html("twi|ce(2)").contains("<strong>everything</strong>"));
        assertTrue(html("twi|ce(2)").contains("<code>a &lt; b</code>"));
    }

    @Test
    void markup_that_could_act_does_not_come_through() {
        names.method(
                "bad",
                "/** <script>alert(1)</script><a href=\"javascript:x()\" onclick=\"y()\">z</a> */ int bad() { return 1; }");
        String html = html("ba|d()");
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("javascript:") || html.contains("onclick"), html);
    }

    @Test
    void magics_are_explained() {
        assertEquals("%shout\n\nShouts.", text("int a;\n%sho|ut loud"));
        assertEquals("%shout\n\nShouts.", text("%shout?|"));
    }

    @Test
    void nothing_is_said_of_unknown_names_keywords_and_comments() {
        assertEquals("", text("noth|ingOfTheKind"));
        assertEquals("", text("whi|le (true) {}"));
        assertEquals("", text("// Mat|h"));
        assertEquals("", text("|"));
    }
}
