package skylab.kernel.java;

import java.util.List;
import java.util.stream.Stream;

/** What every cell imports. */
final class DefaultImports {
    private static final List<String> PACKAGES = List.of(
            "java.io",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.regex",
            "java.util.stream");

    private DefaultImports() {}

    /** As between {@code import} and the semicolon. */
    static List<String> names() {
        return Stream.concat(
                        PACKAGES.stream().map(name -> name + ".*"),
                        Stream.of(
                                "static skylab.kernel.notebook.Notebook.*",
                                "skylab.kernel.notebook.Displayable",
                                "skylab.kernel.notebook.MimeBundle",
                                "skylab.kernel.widget.Widgets",
                                "static skylab.kernel.widget.Widgets.interact"))
                .toList();
    }
}
