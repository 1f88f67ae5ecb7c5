package skylab.kernel.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.xml.sax.SAXParseException;

class PartialPomTest {
    @Test
    void a_whole_project_stays_as_it_is() throws SAXParseException {
        String pom = "<?xml version=\"1.0\"?>\n<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><a/></project>";
        assertEquals(pom, PartialPom.complete(pom));
    }

    @Test
    void loose_elements_join_those_in_lists() throws SAXParseException {
        String pom = PartialPom.complete(
                """
                <!-- a comment -->
                <dependency><groupId>a</groupId></dependency>
                <dependencies><dependency><groupId>b</groupId></dependency></dependencies>
                <repository><id>r</id></repository>
                <properties><x>1</x></properties>
                """);
        assertEquals(
                """
                <project>
                <modelVersion>4.0.0</modelVersion>
                <groupId>notebook</groupId>
                <artifactId>notebook</artifactId>
                <version>0</version>
                <packaging>pom</packaging>
                <dependencies><dependency><groupId>a</groupId></dependency><dependency><groupId>b</groupId></dependency></dependencies>
                <repositories><repository><id>r</id></repository></repositories>
                <properties><x>1</x></properties>
                </project>
                """,
                pom);
    }

    @Test
    void names_that_are_given_are_kept() throws SAXParseException {
        assertTrue(PartialPom.complete("<groupId>mine</groupId><version>3</version>")
                .contains("<groupId>mine</groupId>\n<artifactId>notebook</artifactId>\n<version>3</version>"));
    }

    @Test
    void what_is_no_xml_is_told_with_its_line() {
        assertEquals(
                2,
                assertThrows(SAXParseException.class, () -> PartialPom.complete("<a>\n</b>"))
                        .getLineNumber());
    }
}
