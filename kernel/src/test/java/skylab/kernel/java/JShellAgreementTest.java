package skylab.kernel.java;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import skylab.kernel.display.DisplayRegistry;
import skylab.kernel.evaluation.Outcome;

/** What a cell means is what JShell makes of it: the same sessions, run by both, end with the same value or fail alike. */
class JShellAgreementTest {
    private static final String NONE = "(nothing)";
    private static final String FAILED = "(failed)";

    private static final Control control = new Control();
    private static JShell shell;
    private static List<Snippet> imports;

    @BeforeAll
    static void start() {
        ExecutionControlProvider provider = new ExecutionControlProvider() {
            @Override
            public String name() {
                return "agreement";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
                return control;
            }
        };
        shell = JShell.builder().executionEngine(provider, Map.of()).build();
        DefaultImports.names().forEach(name -> shell.eval("import " + name + ";"));
        imports = shell.snippets().toList();
    }

    @AfterAll
    static void close() {
        shell.close();
    }

    /** Sessions of cells. Between sessions stands {@code ---}, between cells {@code ===}. */
    static Stream<List<String>> sessions() throws IOException {
        try (var in = JShellAgreementTest.class.getResourceAsStream("sessions.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^---\n")).map(session -> List.of(session.split("(?m)^===\n")));
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void a_session_ends_as_in_jshell(List<String> cells) {
        assertEquals(jshell(cells), ours(cells));
    }

    private static String ours(List<String> cells) {
        try (Session session = new Session()) {
            String last = NONE;
            for (String cell : cells) {
                Outcome outcome = session.run(cell);
                last = outcome instanceof Outcome.Done done
                        ? done.result()
                                .map(bundle -> String.valueOf(bundle.data().get("text/plain")))
                                .orElse(NONE)
                        : FAILED;
            }
            return last;
        }
    }

    /** Hands out the objects that snippets give. */
    private static final class Control extends jdk.jshell.execution.DirectExecutionControl {
        private Object result;

        @Override
        protected String invoke(java.lang.reflect.Method method) throws Exception {
            result = method.invoke(null);
            return "";
        }
    }

    private static String jshell(List<String> cells) {
        String last = NONE;
        for (String cell : cells) {
            last = cell(shell, cell);
        }
        shell.snippets()
                .filter(snippet -> snippet instanceof PersistentSnippet && !imports.contains(snippet))
                .filter(snippet -> shell.status(snippet).isActive())
                .toList()
                .forEach(shell::drop);
        return last;
    }

    private static String text(Object value) {
        return String.valueOf(new DisplayRegistry().render(value).data().get("text/plain"));
    }

    private static String cell(JShell shell, String cell) {
        String last = NONE;
        String rest = cell;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo info = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            if (info.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                break;
            }
            String source = info.source() == null ? rest : info.source();
            String written = rest.substring(
                    0,
                    rest.length()
                            - (info.source() == null ? 0 : info.remaining().length()));
            rest = info.source() == null ? "" : info.remaining();
            control.result = null;
            for (SnippetEvent event : shell.eval(source)) {
                if (event.causeSnippet() != null) {
                    continue;
                }
                if (event.status() == Snippet.Status.REJECTED || event.exception() != null) {
                    return FAILED;
                }
                boolean expression = event.snippet().kind() == Snippet.Kind.EXPRESSION
                        || event.snippet().subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
                boolean closed =
                        written.strip().replaceAll("(?s)//[^\n]*$", "").strip().endsWith(";");
                last = expression && !closed ? text(control.result) : NONE;
            }
        }
        return last;
    }
}
