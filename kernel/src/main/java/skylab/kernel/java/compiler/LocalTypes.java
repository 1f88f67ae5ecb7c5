package skylab.kernel.java.compiler;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;

/** Finds the local variables of a method in a source and, after its analysis, their types. */
final class LocalTypes {
    private final Trees trees;
    private final TypeText text;
    private final String method;
    private final Set<String> names;
    private final List<TreePath> declarations = new ArrayList<>();

    LocalTypes(JavacTask task, String method, Set<String> names) {
        this.trees = Trees.instance(task);
        this.text = new TypeText(task.getTypes());
        this.method = method;
        this.names = names;
    }

    /** Takes up a source that was just parsed. */
    void remember(CompilationUnitTree source) {
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitMethod(MethodTree tree, Void nothing) {
                return tree.getName().contentEquals(method) ? super.visitMethod(tree, nothing) : null;
            }

            @Override
            public Void visitVariable(VariableTree tree, Void nothing) {
                if (names.contains(tree.getName().toString())
                        && !(getCurrentPath().getParentPath().getLeaf() instanceof ClassTree)) {
                    declarations.add(getCurrentPath());
                }
                return super.visitVariable(tree, nothing);
            }
        }.scan(source, null);
    }

    /** The types, after the analysis. */
    CellCompiler.Inferred found() {
        Map<String, String> types = new HashMap<>();
        Set<String> nameless = new HashSet<>();
        for (TreePath path : declarations) {
            Element element = trees.getElement(path);
            String name = ((VariableTree) path.getLeaf()).getName().toString();
            Optional<String> type = element == null ? Optional.empty() : text.of(element.asType());
            type.ifPresent(found -> types.putIfAbsent(name, found));
            if (element != null && TypeText.isAnonymous(element.asType())) {
                nameless.add(name);
            }
        }
        return new CellCompiler.Inferred(types, nameless);
    }
}
