package skylab.kernel.failure;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the javac of this JVM says about a source file. */
final class Javac {
    private static final List<String> OPTIONS = List.of("-proc:none", "-d", System.getProperty("java.io.tmpdir"));

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** One for all, because opening the class files of the JDK takes longer than compiling a few lines. */
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);

    private Javac() {}

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String code) {
            super(URI.create("string:///Cell.java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }

    static SnippetFailure.Rejected rejected(String code) {
        DiagnosticCollector<JavaFileObject> collector = new DiagnosticCollector<>();
        COMPILER.getTask(null, FILES, collector, OPTIONS, null, List.of(new Source(code)))
                .call();
        List<Problem> problems = collector.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Javac::problem)
                .toList();
        return new SnippetFailure.Rejected(problems, new Origin(1, code, 0));
    }

    private static Problem problem(Diagnostic<?> diagnostic) {
        return new Problem(
                diagnostic.getCode(),
                diagnostic.getMessage(Locale.ROOT),
                (int) diagnostic.getStartPosition(),
                (int) diagnostic.getEndPosition(),
                (int) diagnostic.getPosition());
    }
}
