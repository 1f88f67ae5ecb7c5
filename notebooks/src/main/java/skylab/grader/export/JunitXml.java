package skylab.grader.export;

import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import skylab.grader.grade.CellGrade;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.grade.TestGrade;
import skylab.grader.judge.Verdict.Outcome;

/**
 * The results as JUnit's reports, in the form that Jenkins and GitLab read (junit-10.xsd of the Jenkins xUnit plugin): a
 * suite for each submission, in it a case for each hidden test, and one for what a person has to grade. For instructors,
 * because it holds what the tests said.
 */
public final class JunitXml {
    private JunitXml() {}

    /** The report of a course. */
    public static String of(List<NotebookGrade> grades) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuites");
            for (NotebookGrade grade : grades) {
                suite(xml, grade);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private static void suite(XMLStreamWriter xml, NotebookGrade grade) throws XMLStreamException {
        List<TestGrade> tests =
                grade.cells().stream().flatMap(cell -> cell.tests().stream()).toList();
        boolean whole = grade.status() != Status.GRADED && tests.isEmpty();
        long manual = grade.cells().stream().filter(CellGrade::manual).count();
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        attribute(xml, "name", grade.student() + " " + grade.exercise() + "/" + grade.notebook());
        attribute(xml, "tests", String.valueOf(tests.size() + manual + (whole ? 1 : 0)));
        attribute(
                xml,
                "failures",
                String.valueOf(count(tests, Outcome.FAILED) + (whole && grade.status() == Status.REFUSED ? 1 : 0)));
        attribute(
                xml,
                "errors",
                String.valueOf(count(tests, Outcome.ERROR) + (whole && grade.status() == Status.GRADER_ERROR ? 1 : 0)));
        attribute(xml, "skipped", String.valueOf(manual));
        if (whole) {
            begin(xml, grade, "submission");
            problem(xml, grade.status() == Status.REFUSED ? "failure" : "error", grade.message());
            xml.writeEndElement();
        }
        for (CellGrade cell : grade.cells()) {
            for (TestGrade test : cell.tests()) {
                begin(xml, grade, cell.cell() + "." + test.test().name());
                if (test.outcome() != Outcome.PASSED) {
                    problem(xml, test.outcome() == Outcome.FAILED ? "failure" : "error", test.detail());
                }
                xml.writeEndElement();
            }
            if (cell.manual()) {
                begin(xml, grade, cell.cell());
                xml.writeEmptyElement("skipped");
                xml.writeEndElement();
            }
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static long count(List<TestGrade> tests, Outcome outcome) {
        return tests.stream().filter(test -> test.outcome() == outcome).count();
    }

    private static void begin(XMLStreamWriter xml, NotebookGrade grade, String name) throws XMLStreamException {
        xml.writeCharacters("\n    ");
        xml.writeStartElement("testcase");
        attribute(xml, "name", name);
        attribute(xml, "classname", grade.exercise() + "." + grade.student());
    }

    private static void problem(XMLStreamWriter xml, String kind, String detail) throws XMLStreamException {
        xml.writeStartElement(kind);
        attribute(xml, "message", detail.lines().findFirst().orElse(""));
        xml.writeCharacters(legal(detail));
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, legal(value));
    }

    /** What XML 1.0 can hold at all (section 2.2). */
    private static String legal(String text) {
        StringBuilder legal = new StringBuilder();
        text.codePoints()
                .map(c -> c == '\t' || c == '\n' || c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF
                        ? c
                        : '\uFFFD')
                .forEach(legal::appendCodePoint);
        return legal.toString();
    }
}
