package skylab.kernel.java.analysis;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Scope;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/** The methods and constructors that a call may mean. */
public final class Calls {
    private Calls() {}

    /**
     * One of them.
     *
     * @param type with the type arguments of the place where it is called
     */
    public record Callee(ExecutableElement method, ExecutableType type) {}

    /** Methods of this name of what stands in front of the dot. */
    public static List<Callee> members(Attributed code, TreePath select, String name) {
        MemberSelectTree tree = (MemberSelectTree) select.getLeaf();
        TypeMirror site = code.type(select, tree.getExpression());
        return site == null ? List.of() : members(code, site, name);
    }

    /** Methods of this name of a type. */
    public static List<Callee> members(Attributed code, TypeMirror site, String name) {
        List<Callee> found = new ArrayList<>();
        for (DeclaredType type : Sites.declared(code, site)) {
            for (Element member : code.elements().getAllMembers((TypeElement) type.asElement())) {
                if (member.getKind() == ElementKind.METHOD
                        && member.getSimpleName().contentEquals(name)) {
                    found.add(callee(code, type, (ExecutableElement) member));
                }
            }
        }
        return found;
    }

    /** Methods that may be called by this name alone at the mark. */
    public static List<Callee> visible(Attributed code, String name) {
        List<Callee> found = new ArrayList<>();
        for (Scope scope = code.scope(); scope != null; scope = scope.getEnclosingScope()) {
            if (scope.getEnclosingClass() != null && found.isEmpty()) {
                found.addAll(members(code, scope.getEnclosingClass().asType(), name));
            }
            for (Element element : scope.getLocalElements()) {
                if (element instanceof ExecutableElement method
                        && method.getSimpleName().contentEquals(name)) {
                    found.add(new Callee(method, (ExecutableType) method.asType()));
                }
            }
            if (!found.isEmpty()) {
                break;
            }
        }
        return found.stream().distinct().toList();
    }

    /** The constructors of a type. */
    public static List<Callee> constructors(Attributed code, TypeMirror type) {
        if (!(type instanceof DeclaredType declared)) {
            return List.of();
        }
        return declared.asElement().getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.CONSTRUCTOR)
                .map(member -> callee(code, declared, (ExecutableElement) member))
                .toList();
    }

    private static Callee callee(Attributed code, DeclaredType site, ExecutableElement method) {
        return new Callee(
                method,
                Sites.asMember(code, site, method) instanceof ExecutableType type
                        ? type
                        : (ExecutableType) method.asType());
    }
}
