package skylab.kernel.java;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Documentation;
import skylab.kernel.display.Html;
import skylab.kernel.notebook.MimeBundle;

/** Signatures and documentation of what stands at a cursor. */
final class JavaInspector {
    private static final Pattern TAG = Pattern.compile("<[^>]+>|\\{@\\w+ ([^}]*)}");

    private final SourceCodeAnalysis analysis;

    JavaInspector(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    /** What is known, empty when nothing is. Tries the name at the cursor, then the call that the cursor is inside of. */
    Optional<MimeBundle> inspect(String code, int cursor) {
        int end = cursor;
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        Set<String> tries = new LinkedHashSet<>();
        if (end > 0 && Character.isJavaIdentifierPart(code.charAt(end - 1))) {
            tries.add(code.substring(0, end) + "(");
            tries.add(code.substring(0, end));
        }
        tries.add(code.substring(0, cursor));
        for (String text : tries) {
            List<Documentation> found = analysis.documentation(text, text.length(), true);
            if (!found.isEmpty()) {
                return Optional.of(bundle(found));
            }
        }
        return Optional.empty();
    }

    private static MimeBundle bundle(List<Documentation> found) {
        String signatures = found.stream().map(Documentation::signature).collect(Collectors.joining("\n"));
        Optional<String> doc = found.stream()
                .map(Documentation::javadoc)
                .filter(text -> text != null && !text.isBlank())
                .findFirst();
        String text = signatures
                + doc.map(d -> "\n\n" + TAG.matcher(d).replaceAll("$1")).orElse("");
        String html = "<pre>" + Html.escape(signatures) + "</pre>" + doc.orElse("");
        return MimeBundle.of(text, "text/html", html);
    }
}
