package skylab.guest.cloudinit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlTest {
    @Test
    void scalarsStayAsTheyAreWritten() {
        assertEquals(
                Map.of(
                        "permissions",
                        "0644",
                        "package_update",
                        "yes",
                        "runcmd",
                        List.of("echo 1", List.of("ls", "-l"))),
                Yaml.parse("#cloud-config\npermissions: 0644\npackage_update: yes\nruncmd:\n - echo 1\n - [ls, -l]\n"));
    }

    @Test
    void aBlockKeepsItsLines() {
        assertEquals(Map.of("content", "a: b\n  c\n"), Yaml.parse("content: |\n  a: b\n    c\n"));
    }

    @Test
    void aFaultIsNamedWithItsPlace() {
        Yaml.Malformed wrong =
                assertThrows(Yaml.Malformed.class, () -> Yaml.parse("packages:\n  - httpd\n runcmd:\n  - ls\n"));
        assertEquals(
                "Invalid format at line 3 column 2: \"expected <block end>, but found '<block mapping start>'\"",
                wrong.getMessage());
    }

    @Test
    void aListWithinItselfIsRefused() {
        assertThrows(Yaml.Malformed.class, () -> Yaml.parse("a: &a [*a]\n"));
    }

    @Test
    void aTextThatMultipliesItselfIsRefused() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThrows(Yaml.Malformed.class, () -> Yaml.parse(text.toString()));
    }

    @Test
    void anEmptyTextIsAnEmptyMap() {
        assertEquals(Map.of(), Yaml.parse("# nothing\n"));
    }
}
