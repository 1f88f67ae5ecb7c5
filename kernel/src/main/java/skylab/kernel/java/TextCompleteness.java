package skylab.kernel.java;

import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import skylab.kernel.evaluation.Completeness;
import skylab.kernel.magic.CellSource;
import skylab.kernel.magic.JavaScanner;

/** Whether a text could run as it stands, as JShell sees it. */
final class TextCompleteness {
    private static final String INDENT = "    ";

    private TextCompleteness() {}

    static Completeness of(String code, SourceCodeAnalysis analysis) {
        for (CellSource.Part part : CellSource.parse(CellSource.withCalls(code))) {
            if (part instanceof CellSource.Java java) {
                Completeness.Status status = ofJava(java.code(), analysis);
                if (status != Completeness.Status.COMPLETE) {
                    String indent = status == Completeness.Status.INCOMPLETE ? indent(code) : "";
                    return new Completeness(status, indent);
                }
            }
        }
        return new Completeness(Completeness.Status.COMPLETE, "");
    }

    private static Completeness.Status ofJava(String code, SourceCodeAnalysis analysis) {
        String rest = code;
        while (!rest.isBlank()) {
            CompletionInfo info = analysis.analyzeCompletion(rest);
            switch (info.completeness()) {
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return Completeness.Status.INCOMPLETE;
                }
                case UNKNOWN -> {
                    return Completeness.Status.INVALID;
                }
                default -> rest = info.remaining() == null ? "" : info.remaining();
            }
        }
        return Completeness.Status.COMPLETE;
    }

    private static String indent(String code) {
        JavaScanner scanner = new JavaScanner();
        scanner.feed(code);
        return INDENT.repeat(scanner.depth());
    }
}
