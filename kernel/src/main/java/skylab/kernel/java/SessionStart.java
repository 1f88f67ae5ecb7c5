package skylab.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import skylab.kernel.extension.KernelExtension;
import skylab.kernel.java.unit.CellText;

/** What every session imports, declares and runs before the first cell, and again after a reset. */
final class SessionStart {
    private final List<String> imports = new ArrayList<>(DefaultImports.names());
    private final List<String> declarations = new ArrayList<>();
    private final List<String> scripts;
    private final Consumer<Exception> failed;

    /**
     * Without extensions yet.
     *
     * @param scripts Java of the user, which runs last
     * @param failed told why a script did not run to its end, which is no reason to be without a kernel
     */
    SessionStart(List<String> scripts, Consumer<Exception> failed) {
        this.scripts = scripts;
        this.failed = failed;
    }

    void add(KernelExtension extension) {
        imports.addAll(extension.imports());
        declarations.addAll(extension.declarations());
    }

    /** As between {@code import} and the semicolon. */
    List<String> imports() {
        return imports;
    }

    /** Runs it. */
    void run(JavaSession session) throws Exception {
        imports.forEach(session::addImport);
        for (String declaration : declarations) {
            declare(session, declaration);
        }
        for (String script : scripts) {
            try {
                declare(session, script);
            } catch (Exception e) {
                failed.accept(e);
            }
        }
    }

    /** Runs Java that stands in no cell. */
    static void declare(JavaSession session, String code) throws Exception {
        session.run(new CellText(0, code), 0, code.length());
    }
}
