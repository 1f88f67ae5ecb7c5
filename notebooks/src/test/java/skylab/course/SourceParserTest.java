package skylab.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.kernel.text.Language;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Notebook;
import skylab.notebook.NotebookFile;

class SourceParserTest {
    private static final String HEADER = "---\ntitle: {en: First, ko: 첫째}\n---\n";
    private static final String BOTH = ":::en\n# A\n:::\n:::ko\n# 가\n:::\n";

    private static CourseSource parse(String blocks) {
        return SourceParser.parse("try.md", HEADER + blocks);
    }

    private static String problem(String blocks) {
        return assertThrows(SourceException.class, () -> parse(blocks)).getMessage();
    }

    @Test
    void aSourceHasATitleAndCellsInBothLanguages() {
        CourseSource source = parse(BOTH + "\n```java\nint x = 1;\n```\n");
        assertEquals("try", source.name());
        assertEquals("첫째", source.title().in(Language.KOREAN));
        Notebook english = NotebookWriter.write(source, Language.ENGLISH);
        Notebook korean = NotebookWriter.write(source, Language.KOREAN);
        assertEquals(List.of("# A", "int x = 1;"), sources(english));
        assertEquals(List.of("# 가", "int x = 1;"), sources(korean));
        assertEquals(
                List.of(CellType.MARKDOWN, CellType.CODE),
                english.cells().stream().map(Cell::type).toList());
        assertEquals("try.ko.ipynb", NotebookWriter.fileName(source, Language.KOREAN));
        assertTrue(NotebookFile.text(english).contains("\"title\": \"First\""));
    }

    private static List<String> sources(Notebook notebook) {
        return notebook.cells().stream().map(Cell::source).toList();
    }

    @Test
    void aNotebookMayHoldBothLanguages() {
        CourseSource source =
                SourceParser.parse("Start.md", "---\ntitle: {en: S, ko: 시}\nlanguages: together\n---\n" + BOTH);
        assertEquals(List.of(Language.ENGLISH), source.languages());
        assertEquals("Start.ipynb", NotebookWriter.fileName(source, Language.ENGLISH));
        assertEquals(List.of("# A\n\n# 가"), sources(NotebookWriter.write(source, Language.ENGLISH)));
    }

    @Test
    void aFenceInATextIsAPartOfItAndMayHoldTheMarkOfAnEnd() {
        CourseSource source = parse(":::en\n```yaml\n:::\n```\n:::\n:::ko\n가\n:::\n");
        assertEquals("```yaml\n:::\n```", ((Block.Text) source.blocks().get(0)).english());
    }

    @Test
    void codeThatHoldsAFenceStandsInALongerOne() {
        CourseSource source = parse("````java\n%%markdown\n```\nx\n```\n````\n");
        assertEquals("%%markdown\n```\nx\n```", ((Block.Code) source.blocks().get(0)).source());
    }

    @Test
    void commentsOfWholeLinesStayInTheSource() {
        CourseSource source =
                parse("<!-- S0-01 -->\n:::en\n<!-- S0-02 -->\na <!-- b -->\n:::\n<!-- x -->\n:::ko\n가\n:::\n");
        assertEquals("a <!-- b -->", ((Block.Text) source.blocks().get(0)).english());
    }

    @Test
    void idsAreGivenOrFollowFromTheOrder() {
        CourseSource source = parse(BOTH + "```java {id=text-2}\n1\n```\n" + BOTH + "```java\n%check launch\n```\n"
                + "```java\n%check launch\n```\n```java\n2\n```\n");
        assertEquals(
                List.of("text-1", "text-2", "text-3", "check-launch", "check-launch-2", "code-1"),
                source.blocks().stream().map(Block::id).toList());
    }

    @Test
    void rolesAreThoseOfNbgrader() {
        CourseSource source = parse(":::en {id=task locked}\na\n:::\n:::ko\n가\n:::\n"
                + "```java {id=answer solution}\n1\n```\n```java {id=tests grade points=2.5}\n2\n```\n"
                + "```java {raises}\n3\n```\n");
        List<Cell> cells = NotebookWriter.write(source, Language.ENGLISH).cells();
        assertTrue(cells.get(0).nbgrader().orElseThrow().isLocked());
        assertTrue(cells.get(1).nbgrader().orElseThrow().solution());
        assertTrue(cells.get(2).nbgrader().orElseThrow().isTests());
        assertEquals("tests", cells.get(2).nbgrader().orElseThrow().gradeId());
        assertEquals(
                Optional.of(new BigDecimal("2.5")),
                cells.get(2).nbgrader().orElseThrow().points());
        assertEquals("[\"raises-exception\"]", cells.get(3).metadata("tags").toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            :::en,a,:::                                     | 4: this :::en has no :::ko right behind it
            :::en,a,:::,```java,1,```,:::ko,b,:::           | 4: this :::en has no :::ko right behind it
            :::en,a,:::,:::en,b,:::                         | 4: this :::en has no :::ko right behind it
            :::fr,a,:::                                     | 4: a text is :::en or :::ko, not :::fr
            :::en,a                                         | 4: this text is not closed by :::
            :::en,a,:::ko,b,:::                             | 4: this text is not closed by :::
            :::                                             | 4: this ::: closes nothing
            ```java,1                                       | 4: this code is not closed by ```
            ```python,1,```                                 | 4: a block of code begins with ```java; a fence of another language stands in a text
            words                                           | 4: text stands in a block: :::en … ::: and :::ko … :::
            ```java {id=a},1,```,```java {id=a},2,```       | 7: id=a is taken by line 4
            ```java {id=A},1,```                            | 4: id=A must be 1 to 64 of a-z, 0-9 and -
            ```java {colour=red},1,```                      | 4: unknown attribute colour; there are id=, points=, raises, solution, grade, locked and task
            ```java {raises=yes},1,```                      | 4: attribute raises takes no value
            ```java {id},1,```                              | 4: attribute id needs a value: id=…
            ```java {solution},1,```                        | 4: a cell of nbgrader needs an id=…
            ```java {id=a grade},1,```                      | 4: a cell with grade or task needs points=…
            ```java {id=a grade points=many},1,```          | 4: points=many must be a number such as 4 or 2.5
            ```java {id=a solution locked},1,```            | 4: a solution cannot be locked
            :::en {id=a},a,:::,:::ko {id=b},b,:::           | 7: the partner has id=a, this one id=b
            ""                                              | 3: there is no cell: a block begins with :::en or ```java
            """)
    void whatIsWrongIsSaidWithItsLine(String blocks, String expected) {
        String written = blocks.equals("\"\"") || blocks.isEmpty() ? "" : blocks.replace(",", "\n") + "\n";
        assertEquals("try.md:" + expected, problem(written));
    }

    @ParameterizedTest
    @CsvSource({
        "# no header, '1: a source begins with a header between two lines ---'",
        "'---\ntitle: {en: a, ko: b}', 1: the header is not closed by a line ---",
        "'---\ntitle: plain\n---\n```java\n1\n```', '2: the header needs a title: {en: …, ko: …}'",
        "'---\nwords\n---\n', '2: a line of the header is name: value'"
    })
    void aHeaderIsNeeded(String text, String expected) {
        assertEquals(
                "x.md:" + expected,
                assertThrows(SourceException.class, () -> SourceParser.parse("x.md", text))
                        .getMessage());
    }
}
