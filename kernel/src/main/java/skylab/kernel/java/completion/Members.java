package skylab.kernel.java.completion;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import skylab.kernel.java.analysis.Attributed;
import skylab.kernel.java.analysis.Sites;

/** What may stand behind the dot, or behind {@code ::}. */
final class Members {
    private final Attributed code;
    private final NameFilter filter;
    private final TypeIndex index;
    private final Candidates candidates;
    private final List<Candidate> found = new ArrayList<>();

    private Members(Attributed code, NameFilter filter, TypeIndex index, boolean reference) {
        this.code = code;
        this.filter = filter;
        this.index = index;
        candidates = new Candidates(code, ExpectedTypes.at(code), reference);
    }

    /** Candidates whose names the filter accepts. */
    static List<Candidate> at(Attributed code, NameFilter filter, TypeIndex index) {
        Tree leaf = code.mark().getLeaf();
        boolean reference = leaf instanceof MemberReferenceTree;
        ExpressionTree front = reference
                ? ((MemberReferenceTree) leaf).getQualifierExpression()
                : ((MemberSelectTree) leaf).getExpression();
        Members members = new Members(code, filter, index, reference);
        members.of(front);
        return members.found;
    }

    private void of(ExpressionTree front) {
        TreePath path = code.mark();
        Element element = code.element(path, front);
        if (element instanceof PackageElement parent) {
            inPackage(parent.getQualifiedName().toString());
            return;
        }
        TypeMirror site = code.type(path, front);
        if (site == null) {
            return;
        }
        boolean type = element instanceof TypeElement;
        Scope scope = code.scope();
        if (type && !candidates.isReference()) {
            add(Candidates.word("class", "keyword"));
        }
        if (candidates.isReference() && (type || site instanceof ArrayType)) {
            add(Candidates.word("new", "keyword"));
        }
        if (site instanceof ArrayType && !type) {
            add(new Candidate("length", "length", "field", "int", candidates.fitOfInt(), Candidate.NEAR));
        }
        for (DeclaredType declared : Sites.declared(code, site)) {
            members(declared, scope, type, front.toString().equals("super"));
        }
    }

    private void members(DeclaredType site, Scope scope, boolean type, boolean inherited) {
        for (Element member : code.elements().getAllMembers((TypeElement) site.asElement())) {
            String name = member.getSimpleName().toString();
            boolean nested = member instanceof TypeElement;
            boolean fixed = member.getModifiers().contains(Modifier.STATIC) || nested;
            boolean wanted = candidates.isReference() ? !nested : type == fixed;
            if (member.getKind() == ElementKind.CONSTRUCTOR
                    || !wanted
                    || !filter.accepts(name)
                    || !(inherited || code.isAccessible(scope, member, site))) {
                continue;
            }
            boolean plain = !code.types().isSameType(site, objectType())
                    && member.getEnclosingElement().equals(code.types().asElement(objectType()));
            candidates
                    .of(member, Sites.asMember(code, site, member), plain ? Candidate.FAR : Candidate.NEAR)
                    .ifPresent(this::add);
        }
    }

    private TypeMirror objectType() {
        return code.elements().getTypeElement("java.lang.Object").asType();
    }

    private void inPackage(String name) {
        for (String child : index.packagesIn(name)) {
            add(new Candidate(child, child, "module", "package", Candidate.UNFIT, Candidate.FAR));
        }
        for (String simple : index.typesIn(name)) {
            if (filter.accepts(simple)) {
                TypeElement type = code.elements().getTypeElement(name + "." + simple);
                if (type != null && type.getModifiers().contains(Modifier.PUBLIC)) {
                    candidates.of(type, type.asType(), Candidate.NEAR).ifPresent(this::add);
                }
            }
        }
    }

    private void add(Candidate candidate) {
        if (filter.accepts(candidate.name())) {
            found.add(candidate);
        }
    }
}
