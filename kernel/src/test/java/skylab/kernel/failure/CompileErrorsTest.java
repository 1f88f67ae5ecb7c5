package skylab.kernel.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.text.Language;
import skylab.kernel.text.Messages;

/** The mistakes of students, compiled by javac itself. */
class CompileErrorsTest {
    private static final Pattern HANGUL = Pattern.compile("[가-힣]");

    private static final Scope SCOPE = new Scope() {
        @Override
        public Collection<String> declared() {
            return List.of("count", "Circle");
        }

        @Override
        public List<String> qualified(String simpleName) {
            return JdkTypes.qualified(simpleName);
        }

        @Override
        public Collection<String> members(String type) {
            return switch (type) {
                case "String" -> JdkTypes.members(String.class);
                case "PrintStream" -> JdkTypes.members(java.io.PrintStream.class);
                case "List" -> JdkTypes.members(List.class);
                default -> List.of();
            };
        }
    };

    private static Outcome.Failed failed(Language language, SnippetFailure.Rejected rejected) {
        assertFalse(rejected.problems().isEmpty(), rejected.origin().code());
        return new ErrorRenderer(new Messages(language), frame -> java.util.Optional.empty(), SCOPE).render(rejected);
    }

    private static String text(Language language, String code) {
        return text(language, Javac.rejected(code));
    }

    private static String text(Language language, SnippetFailure.Rejected rejected) {
        return String.join("\n", failed(language, rejected).traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private static Arguments statement(String code, String hint) {
        return Arguments.of("import java.util.*;\nclass A {\n void f(int p) {\n  " + code + "\n }\n}", hint);
    }

    private static Arguments member(String code, String hint) {
        return Arguments.of("import java.util.*;\nclass A {\n " + code + "\n}", hint);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                statement("int x = 5", "Write a semicolon"),
                statement("f(3;", "closing parenthesis"),
                statement("f(3));", "The ) in line 4 closes nothing"),
                Arguments.of("class A {\n void f() {\n  if (true) {\n }\n}", "The { in line 1 is never closed"),
                statement("String s = \"abc;", "closing double quote"),
                statement("char c = 'abc';", "stands in double quotes: \"abc\""),
                statement("char c = '';", "exactly one character"),
                Arguments.of("class A { } /* open", "needs */"),
                statement("String s = “hi”;", "Write \" instead of “"),
                statement("int x = 1；", "Write ; instead of ；"),
                statement("int x == 5;", "Write = to give"),
                statement("if p > 0 { }", "The condition stands in parentheses"),
                statement("for (int i = 0, i < 3, i++) { }", "separated by semicolons"),
                statement("int a[3];", "new int[3]"),
                statement("int[] a = [1, 2];", "stand in braces"),
                statement("int x = p +* 2;", "A value is expected here"),
                statement("5;", "A value alone does nothing"),
                statement("else { }", "else belongs directly behind"),
                statement("void g() { }", "cannot stand inside another method"),
                statement("private int x = 1;", "for members of classes"),
                statement("elif (p > 0) { }", "write else if"),
                member("f() { }", "Write the type that the method returns"),
                statement("int big = 3000000000;", "Write L at the end"),
                statement("string s = \"a\";", "Did you mean String?"),
                statement("System.out.printn(\"x\");", "Did you mean print()?"),
                statement("Sytem.out.println(\"x\");", "Did you mean System?"),
                statement("system.out.println(\"x\");", "Did you mean System?"),
                statement("cuont++;", "Did you mean count?"),
                statement("circle c = null;", "Did you mean Circle?"),
                statement("println(1);", "System.out.println(...)"),
                statement("{ int inner = 1; } inner++;", "known only there"),
                statement("unknownName++;", "No variable unknownName"),
                statement("AtomicInteger n;", "import java.util.concurrent.atomic.AtomicInteger;"),
                Arguments.of("import java.utl.List;\nclass A { }", "import java.util.List;"),
                Arguments.of("import org.example.Thing;\nclass A { }", "%maven"),
                statement("int n = \"abc\".length;", "write length()"),
                statement("int[] a = {}; a.length();", "write length, without ()"),
                statement("List<String> l = null; l.length();", "is size()"),
                statement("\"abc\".foo();", "String has no method foo"),
                statement("int x = 3.5;", "Declare the variable as double"),
                statement("float x = 3.5;", "Write 1.5f"),
                statement("int x = \"5\";", "Integer.parseInt(text)"),
                statement("String s = 5;", "String.valueOf(value)"),
                statement("String s = 'a';", "double quotes: \"a\""),
                statement("char c = \"a\";", "single quotes: 'a'"),
                statement("if (p = 5) { }", "Write == to compare"),
                statement("boolean b = p;", "Compare the int"),
                statement("int i = null;", "never null"),
                statement("Long l = 5;", "Write L at the end"),
                statement("Object o = 1; String s = o;", "cast it: (String)"),
                statement("List<Object> l = new ArrayList<String>();", "must be the same on both sides"),
                statement("return 1;", "This method is void"),
                statement("List<int> l;", "write Integer instead of int"),
                statement("boolean b = \"a\" > \"b\";", "compareTo"),
                statement("boolean b = 1 < p < 3;", "Each comparison stands alone"),
                statement("p.foo();", "primitive type"),
                statement("Math.max(1);", "This fits: Math.max(int,int), Math.max(long,long)"),
                statement("f();", "This fits: f(int)"),
                member("int g(int a) { if (a > 0) return 1; }", "Every way through the method"),
                statement("int x; p = x;", "Give x a value"),
                member("int g() { return 1; f(); } void f() { }", "never lets the program come here"),
                statement("Thread.sleep(10);", "throws InterruptedException"),
                member("void m() { } static void g() { m(); }", "belongs to an object"),
                member("static void g() { System.out.println(this); }", "no this"),
                statement("int p = 2;", "Use another name"),
                member("void g() { } void g() { }", "two methods of the same name"),
                statement("String s = switch (p) { case 1 -> \"a\"; };", "add default"),
                statement("int s = switch (p) { case 1 -> { f(1); } default -> 2; };", "yield value"),
                statement("final int y = 1; y = 2;", "keeps its first value"),
                statement("int i = 0; Runnable r = () -> { f(i); }; i++;", "only if they never change"),
                Arguments.of("abstract class S { abstract int a(); } class C extends S { }", "Write the method a()"),
                statement("List<String> l = new List<>();", "new ArrayList<>()"),
                Arguments.of("class A { String toString() { return null; } }", "Write public in front"),
                member("@Override public String tostring() { return null; }", "leave @Override out"),
                Arguments.of("public class Other { }", "Leave public out"),
                statement("break;", "nothing to end"),
                statement("int x = \"abc\".value;", "only inside their class"),
                statement("var x;", "Write the type instead of var"),
                statement("try { f(1); } catch (java.io.IOException e) { }", "leave this catch out"),
                statement("for (int i : 5) { }", "To count"),
                statement("5 = p;", "On the left of ="));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void a_mistake_is_explained_in_both_languages(String code, String hint) {
        SnippetFailure.Rejected rejected = Javac.rejected(code);
        String english = text(Language.ENGLISH, rejected);
        assertTrue(english.contains("Hint: ") && english.contains(hint), english);
        String korean = text(Language.KOREAN, rejected);
        String message = korean.lines().findFirst().orElseThrow().replaceFirst("셀 \\[1], \\d+행 \\d+열: ", "");
        assertTrue(HANGUL.matcher(message).find(), korean);
        assertTrue(
                korean.lines()
                        .anyMatch(line -> line.matches("\\s*도움말: .*")
                                && HANGUL.matcher(line.split(":", 2)[1]).find()),
                korean);
    }

    @Test
    void place_source_mark_details_and_hint_stand_below_each_other() {
        assertEquals(
                """
                Cell [1], line 2, column 9: cannot find symbol
                    int 값 = cuont + 1;
                        　   ^^^^^
                    symbol:   variable cuont
                    location: class A
                  Hint: Did you mean count?""",
                text(Language.ENGLISH, "class A {\nint 값 = cuont + 1;\n}"));
    }

    @Test
    void details_are_translated_with_their_parts() {
        String text = text(
                Language.KOREAN, "class A { int x = \"a\".foo(1); void g() { int g; int g; h(); } void h(int a) { } }");
        assertTrue(text.contains("기호: 메서드 foo(int)"), text);
        assertTrue(text.contains("위치: 클래스 String"), text);
        assertTrue(text.contains("변수 g은(는) 메서드 g()에 이미 선언되어 있습니다"), text);
        assertTrue(text.contains("필요한 것: int") && text.contains("까닭: 인수의 개수가 다름"), text);
    }

    @Test
    void a_problem_without_translation_stays_english_under_a_korean_heading() {
        Problem unknown = new Problem("compiler.err.never.seen", "something new", 0, 1, 0);
        Outcome.Failed failed = new ErrorRenderer(
                        new Messages(Language.KOREAN), frame -> java.util.Optional.empty(), SCOPE)
                .render(new SnippetFailure.Rejected(List.of(unknown), new Origin(7, "x", 0)));
        assertEquals("something new", failed.message());
        assertTrue(
                failed.traceback().get(0).startsWith("셀 [7], 1행 1열: "),
                failed.traceback().get(0));
    }

    @Test
    void all_problems_show_up_to_a_bound() {
        String many = IntStream.range(0, 11)
                .mapToObj(i -> "int v" + i + " = \"\";\n")
                .collect(Collectors.joining("", "class A {\n", "}"));
        String text = text(Language.ENGLISH, many);
        assertEquals(8, text.lines().filter(line -> line.startsWith("Cell [1]")).count());
        assertTrue(text.endsWith("… 3 more errors"), text);
    }

    @Test
    void the_same_advice_is_given_once() {
        String text = text(Language.ENGLISH, "class A {\nint a = \"\";\nint b = \"\";\n}");
        assertEquals(1, text.lines().filter(line -> line.contains("Hint")).count());
    }

    @Test
    void when_code_cannot_be_read_its_consequences_are_left_out() {
        String text = text(Language.ENGLISH, "class A {\nvoid f() { int x = 5 int y = nope; }\n}");
        assertEquals(1, text.lines().filter(line -> line.startsWith("Cell")).count(), text);
    }
}
