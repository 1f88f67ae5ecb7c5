package skylab.kernel.java.documentation;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import skylab.kernel.java.analysis.Source;

/** Reads documentation comments by the compiler's own parser; those in Markdown (JEP 467) on every JDK. */
final class CommentParser {
    private static final List<String> OPTIONS = List.of("-proc:none");

    private JavaCompiler compiler;
    private StandardJavaFileManager files;

    /** The tree of a comment that is given with its marks; empty when it cannot be read. */
    Optional<DocCommentTree> parse(String comment) {
        if (compiler == null) {
            compiler = ToolProvider.getSystemJavaCompiler();
            files = compiler.getStandardFileManager(problem -> {}, Locale.ROOT, StandardCharsets.UTF_8);
        }
        String traditional = comment.startsWith("///") ? Markdown.toTraditional(comment) : comment;
        JavacTask task = (JavacTask) compiler.getTask(
                null, files, problem -> {}, OPTIONS, null, List.of(new Source(traditional + "\nclass Documented {}")));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            if (unit.getTypeDecls().isEmpty()) {
                return Optional.empty();
            }
            TreePath type = new TreePath(new TreePath(unit), unit.getTypeDecls().get(0));
            return Optional.ofNullable(DocTrees.instance(task).getDocCommentTree(type));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
