package skylab.guest.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import skylab.guest.machine.Bench;
import skylab.guest.terminal.Terminal;

/** The shell with a person at its terminal. */
class TypingTest {
    private static String typed(String... lines) {
        return typed(false, lines);
    }

    /** What appears on the screen, or what the file of the history holds after it. */
    private static String typed(boolean file, String... lines) {
        return Bench.timeline().write(tx -> {
            String machine = Bench.machine(tx, "10.0.0.5");
            Map<String, String> env = Map.of("HOME", "/home/ec2-user", "PATH", "/usr/bin", "PS1", "$ ");
            String tty = Bench.SESSIONS.logIn(
                    tx, Bench.SCOPE, machine, Bench.USER, List.of("/usr/bin/bash"), env, "/home/ec2-user");
            String screen = new Terminal(Bench.SESSIONS)
                    .type(tx, Bench.SCOPE, machine, tty, 0, String.join("\n", lines))
                    .transcript()
                    .replace("\r", "");
            return file ? Bench.file(tx, machine, "/home/ec2-user/.bash_history") : screen;
        });
    }

    @Test
    void theHistoryKeepsWhatWasTypedAndRepeatsIt() {
        String screen = typed("echo one", "echo two", "!!", "!echo", "echo !$", "history | tail -2", "!nosuch");
        assertTrue(screen.contains("echo two\ntwo\n"), screen);
        assertTrue(screen.contains("!!\necho two\ntwo\n"), screen);
        assertTrue(screen.contains("echo !$\necho two\ntwo\n"), screen);
        assertTrue(screen.contains("    6  history | tail -2\n"), screen);
        assertTrue(screen.contains("bash: !nosuch: event not found"), screen);
    }

    @Test
    void aMissingCommandAndAMistakeAreTold() {
        String screen = typed("nosuchcommand", "echo $?", "echo )", "for i in 1 2", "do echo \"<$i>\"", "done");
        assertTrue(screen.contains("bash: nosuchcommand: command not found\n"), screen);
        assertTrue(screen.contains("127\n"), screen);
        assertTrue(screen.contains("bash: syntax error near unexpected token `)'\n"), screen);
        assertTrue(screen.contains("<1>\n<2>\n"), screen);
    }

    @Test
    void theHistoryIsLeftForTheNextLogin() {
        String history = typed(true, "echo kept", "exit");
        assertTrue(history.endsWith("echo kept\nexit\n"), history);
    }
}
