package skylab.kernel.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.kernel.extension.BareContext;
import skylab.kernel.text.Language;

class PlaceholdersTest {
    private final Map<String, Object> variables = new HashMap<>(Map.of("address", "203.0.113.7", "주소", "::1", "n", 3));

    @Test
    void aNameOfAVariableStandsForItsValue() {
        assertEquals("ssh ec2-user@203.0.113.7", fill("ssh ec2-user@{address}"));
        assertEquals("ping -c 3 ::1\nping 203.0.113.7", fill("ping -c {n} {주소}\nping {address}"));
    }

    @Test
    void aValueIsTakenAsItIs() {
        variables.put("address", "$1\\{n}");
        assertEquals("echo '$1\\{n}'", fill("echo '{address}'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo ${address}",
                "echo {a,b} {1..3}",
                "ps | awk '{print $2}'",
                "awk '{print}' file",
                "find . -exec ls {} \\;",
                "{ echo x; }",
                "echo { address }"
            })
    void whatMeansSomethingToTheShellStays(String line) {
        assertEquals(line, fill(line));
    }

    @Test
    void aVariableWithoutAValueIsRefusedByName() {
        variables.put("address", null);
        String message = assertThrows(IllegalArgumentException.class, () -> fill("ping {address}"))
                .getMessage();
        assertTrue(message.contains("address") && message.contains("null"), message);
    }

    private String fill(String text) {
        return Placeholders.fill(text, new Context());
    }

    /** A notebook that has these variables. */
    private final class Context extends BareContext {
        Context() {
            super(Language.ENGLISH);
        }

        @Override
        public Object evaluate(String code) throws Exception {
            if (!variables.containsKey(code)) {
                throw new ReflectiveOperationException("cannot find symbol " + code);
            }
            return variables.get(code);
        }
    }
}
