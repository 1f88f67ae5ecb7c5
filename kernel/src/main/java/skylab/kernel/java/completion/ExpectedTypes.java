package skylab.kernel.java.completion;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.ErroneousTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import skylab.kernel.java.analysis.Attributed;
import skylab.kernel.java.analysis.Calls;

/** The types that would fit at the mark. */
final class ExpectedTypes {
    private final Attributed code;

    private ExpectedTypes(Attributed code) {
        this.code = code;
    }

    /** The types, none when everything fits. */
    static List<TypeMirror> at(Attributed code) {
        return new ExpectedTypes(code)
                .of(code.mark())
                .filter(Objects::nonNull)
                .filter(type -> type.getKind().isPrimitive()
                        || type.getKind() == TypeKind.DECLARED
                        || type.getKind() == TypeKind.ARRAY)
                .filter(type -> !type.toString().equals("java.lang.Object"))
                .toList();
    }

    private Stream<TypeMirror> of(TreePath path) {
        TreePath above = path.getParentPath();
        Tree leaf = path.getLeaf();
        Tree tree = above == null ? null : above.getLeaf();
        boolean called = tree instanceof MethodInvocationTree call && call.getMethodSelect() == leaf;
        if (called || tree instanceof ParenthesizedTree || tree instanceof ErroneousTree) {
            return of(above);
        } else if (tree instanceof VariableTree variable && variable.getInitializer() == leaf) {
            return Stream.ofNullable(code.type(above, variable.getType()));
        } else if (tree instanceof AssignmentTree assignment && assignment.getExpression() == leaf) {
            return Stream.ofNullable(code.type(above, assignment.getVariable()));
        } else if (tree instanceof CompoundAssignmentTree assignment && assignment.getExpression() == leaf) {
            return Stream.ofNullable(code.type(above, assignment.getVariable()));
        } else if (tree instanceof BinaryTree binary) {
            ExpressionTree other = binary.getLeftOperand() == leaf ? binary.getRightOperand() : binary.getLeftOperand();
            return Stream.ofNullable(code.type(above, other));
        } else if (tree instanceof ReturnTree) {
            return returned(above);
        } else if (tree instanceof ThrowTree) {
            return Stream.of(
                    code.elements().getTypeElement("java.lang.Throwable").asType());
        } else if (tree instanceof ConditionalExpressionTree choice && choice.getCondition() != leaf) {
            return of(above);
        } else if (isCondition(tree, leaf)) {
            return Stream.of(code.types().getPrimitiveType(TypeKind.BOOLEAN));
        }
        return argument(above, tree, leaf);
    }

    private static boolean isCondition(Tree tree, Tree leaf) {
        return tree instanceof IfTree choice && choice.getCondition() == leaf
                || tree instanceof WhileLoopTree
                || tree instanceof DoWhileLoopTree
                || tree instanceof ForLoopTree loop && loop.getCondition() == leaf
                || tree instanceof ConditionalExpressionTree
                || tree instanceof UnaryTree unary && unary.getKind() == Tree.Kind.LOGICAL_COMPLEMENT;
    }

    private Stream<TypeMirror> returned(TreePath path) {
        for (TreePath at = path; at != null; at = at.getParentPath()) {
            if (at.getLeaf() instanceof LambdaExpressionTree) {
                return Stream.empty();
            }
            if (at.getLeaf() instanceof MethodTree method) {
                return Stream.ofNullable(code.type(at, method.getReturnType()));
            }
        }
        return Stream.empty();
    }

    private Stream<TypeMirror> argument(TreePath path, Tree tree, Tree leaf) {
        List<? extends ExpressionTree> arguments;
        List<Calls.Callee> callees;
        if (tree instanceof MethodInvocationTree call) {
            arguments = call.getArguments();
            ExpressionTree select = call.getMethodSelect();
            callees = select instanceof MemberSelectTree member
                    ? Calls.members(
                            code,
                            new TreePath(path, member),
                            member.getIdentifier().toString())
                    : Calls.visible(code, select.toString());
        } else if (tree instanceof NewClassTree creation) {
            arguments = creation.getArguments();
            callees = Calls.constructors(code, code.type(path, creation.getIdentifier()));
        } else {
            return Stream.empty();
        }
        int index = arguments.indexOf(leaf);
        return index < 0 ? Stream.empty() : callees.stream().map(callee -> parameter(callee, index));
    }

    private static TypeMirror parameter(Calls.Callee callee, int index) {
        ExecutableElement method = callee.method();
        ExecutableType type = callee.type();
        int last = type.getParameterTypes().size() - 1;
        if (method.isVarArgs() && index >= last && type.getParameterTypes().get(last) instanceof ArrayType array) {
            return array.getComponentType();
        }
        return index <= last ? type.getParameterTypes().get(index) : null;
    }
}
