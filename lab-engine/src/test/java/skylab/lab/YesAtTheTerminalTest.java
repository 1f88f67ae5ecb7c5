package skylab.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Whoever runs a login cell again answers a question that is not asked any more: with a command that never ends. */
class YesAtTheTerminalTest {
    @Test
    void anAnswerToNoQuestionScrollsUntilItIsInterrupted() {
        try (Lab lab = Lab.open(LabOptions.seed(1))) {
            String shown = lab.terminal().type("yes\necho still here").transcript();
            assertTrue(shown.contains("$ yes\ny\ny\n"), shown);
            assertTrue(shown.endsWith("$ echo still here\nstill here\n"), shown);
            assertTrue(shown.length() < 5_000, () -> shown.length() + " characters");
        }
    }
}
