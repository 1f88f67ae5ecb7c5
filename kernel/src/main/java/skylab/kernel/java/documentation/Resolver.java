package skylab.kernel.java.documentation;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import skylab.kernel.java.analysis.Attributed;
import skylab.kernel.java.analysis.Sites;

/** Finds what a name may refer to that stood where the mark now is. */
final class Resolver {
    private final Attributed code;
    private final String name;
    private final List<Resolved> found = new ArrayList<>();

    private Resolver(Attributed code, String name) {
        this.code = code;
        this.name = name;
    }

    /** The declarations of this name, overloads all together; none when it is unknown. */
    static List<Resolved> resolve(Attributed code, String name) {
        Resolver resolver = new Resolver(code, name);
        Tree leaf = code.mark().getLeaf();
        if (leaf instanceof IdentifierTree) {
            resolver.visible();
        } else {
            resolver.member(
                    leaf instanceof MemberSelectTree select
                            ? select.getExpression()
                            : ((MemberReferenceTree) leaf).getQualifierExpression());
        }
        return resolver.isCreated() ? resolver.constructors() : resolver.narrowed();
    }

    /** Whether the name is that of a class behind {@code new}. */
    private boolean isCreated() {
        TreePath above = code.mark().getParentPath();
        Tree leaf = code.mark().getLeaf();
        if (above.getLeaf() instanceof ParameterizedTypeTree generic && generic.getType() == leaf) {
            leaf = generic;
            above = above.getParentPath();
        }
        return above.getLeaf() instanceof NewClassTree creation && creation.getIdentifier() == leaf;
    }

    private List<Resolved> constructors() {
        Scope scope = code.scope();
        return found.stream()
                .filter(each -> each.element() instanceof TypeElement)
                .flatMap(each -> each.element().getEnclosedElements().stream())
                .filter(member -> member.getKind() == ElementKind.CONSTRUCTOR)
                .filter(member -> code.isAccessible(scope, member, (DeclaredType)
                        member.getEnclosingElement().asType()))
                .map(member -> new Resolved(member, member.asType()))
                .toList();
    }

    /** In a call the methods alone, elsewhere what is no method, each if there is any. */
    private List<Resolved> narrowed() {
        boolean called = code.arguments().isPresent() || code.mark().getLeaf() instanceof MemberReferenceTree;
        List<Resolved> wanted = found.stream()
                .filter(each -> called == (each.element().getKind() == ElementKind.METHOD))
                .toList();
        return wanted.isEmpty() ? found : wanted;
    }

    private void member(ExpressionTree front) {
        TreePath path = code.mark();
        Element owner = code.element(path, front);
        if (owner instanceof PackageElement home) {
            String qualified = home.getQualifiedName() + "." + name;
            add(code.elements().getTypeElement(qualified));
            if (found.isEmpty()) {
                add(code.elements().getPackageElement(qualified));
            }
            return;
        }
        TypeMirror site = code.type(path, front);
        Scope scope = code.scope();
        for (DeclaredType type : site == null ? List.<DeclaredType>of() : Sites.declared(code, site)) {
            for (Element member : code.elements().getAllMembers((TypeElement) type.asElement())) {
                if (member.getSimpleName().contentEquals(name) && code.isAccessible(scope, member, type)) {
                    found.add(new Resolved(member, Sites.asMember(code, type, member)));
                }
            }
        }
    }

    private void visible() {
        for (Scope scope = code.scope(); scope != null && found.isEmpty(); scope = scope.getEnclosingScope()) {
            for (Element element : scope.getLocalElements()) {
                if (element.getSimpleName().contentEquals(name)) {
                    add(element);
                }
            }
            TypeElement enclosing = scope.getEnclosingClass();
            if (enclosing != null && found.isEmpty()) {
                code.elements().getAllMembers(enclosing).stream()
                        .filter(member -> member.getSimpleName().contentEquals(name))
                        .forEach(this::add);
            }
        }
        if (found.isEmpty()) {
            add(code.elements().getPackageElement(name));
        }
    }

    private void add(Element element) {
        if (element != null) {
            found.add(new Resolved(element, element.asType()));
        }
    }
}
