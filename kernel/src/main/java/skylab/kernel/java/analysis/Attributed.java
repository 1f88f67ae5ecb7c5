package skylab.kernel.java.analysis;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** A sketch that the compiler has read, with the place of the mark. */
public final class Attributed {
    private final JavacTask task;
    private final Trees trees;
    private final TreePath mark;

    Attributed(JavacTask task, CompilationUnitTree unit) {
        this.task = task;
        trees = Trees.instance(task);
        mark = new Finder().scan(unit, null);
    }

    /** Finds the tree whose name is the mark. */
    private static final class Finder extends TreePathScanner<TreePath, Void> {
        @Override
        public TreePath visitIdentifier(IdentifierTree tree, Void nothing) {
            return tree.getName().contentEquals(Sketch.MARK) ? getCurrentPath() : null;
        }

        @Override
        public TreePath visitMemberSelect(MemberSelectTree tree, Void nothing) {
            return tree.getIdentifier().contentEquals(Sketch.MARK)
                    ? getCurrentPath()
                    : super.visitMemberSelect(tree, nothing);
        }

        @Override
        public TreePath visitMemberReference(MemberReferenceTree tree, Void nothing) {
            return tree.getName().contentEquals(Sketch.MARK)
                    ? getCurrentPath()
                    : super.visitMemberReference(tree, nothing);
        }

        @Override
        public TreePath visitErroneous(ErroneousTree tree, Void nothing) {
            return scan(tree.getErrorTrees(), nothing);
        }

        @Override
        public TreePath reduce(TreePath one, TreePath other) {
            return one == null ? other : one;
        }
    }

    /** The path to the mark; null when the compiler could not make sense of it. */
    public TreePath mark() {
        return mark;
    }

    /** The type of a tree, null when it has none. */
    public TypeMirror type(TreePath parent, Tree tree) {
        return tree == null ? null : trees.getTypeMirror(new TreePath(parent, tree));
    }

    /** What a tree refers to, null when unknown. */
    public Element element(TreePath parent, Tree tree) {
        return trees.getElement(new TreePath(parent, tree));
    }

    /** The types of the arguments when the mark is the name in a call; null for those that are not known. */
    public Optional<List<TypeMirror>> arguments() {
        TreePath above = mark.getParentPath();
        Tree name = mark.getLeaf();
        if (above.getLeaf() instanceof ParameterizedTypeTree) {
            name = above.getLeaf();
            above = above.getParentPath();
        }
        List<? extends ExpressionTree> trees;
        if (above.getLeaf() instanceof MethodInvocationTree call && call.getMethodSelect() == name) {
            trees = call.getArguments();
        } else if (above.getLeaf() instanceof NewClassTree creation && creation.getIdentifier() == name) {
            trees = creation.getArguments();
        } else {
            return Optional.empty();
        }
        List<TypeMirror> types = new ArrayList<>();
        for (ExpressionTree tree : trees) {
            TypeMirror type = type(above, tree);
            boolean known = type != null
                    && (type.getKind().isPrimitive()
                            || type.getKind() == TypeKind.DECLARED
                            || type.getKind() == TypeKind.ARRAY);
            types.add(known ? type : null);
        }
        return Optional.of(types);
    }

    /** The names in force at the mark. */
    public Scope scope() {
        return trees.getScope(mark);
    }

    /** Whether code in this scope may use a member of this type. */
    public boolean isAccessible(Scope scope, Element member, DeclaredType site) {
        return member.getModifiers().contains(Modifier.PRIVATE)
                // In the sketch all stand in one class, in cells they do not.
                ? isWithin(scope, member.getEnclosingElement())
                : trees.isAccessible(scope, member, site);
    }

    private static boolean isWithin(Scope scope, Element type) {
        for (Element at = scope.getEnclosingClass(); at != null; at = at.getEnclosingElement()) {
            if (at.equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** The compiler's view of declarations. */
    public Elements elements() {
        return task.getElements();
    }

    /** The compiler's view of types. */
    public Types types() {
        return task.getTypes();
    }
}
