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

    static List<String> snippets() {
        return Stream.concat(
                        PACKAGES.stream().map(name -> "import " + name + ".*;"),
                        Stream.of(
                                "import static skylab.kernel.notebook.Notebook.*;",
                                "import skylab.kernel.notebook.Displayable;",
                                "import skylab.kernel.notebook.MimeBundle;"))
                .toList();
    }
}
