package skylab.kernel.java.completion;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Scope;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import skylab.kernel.java.analysis.Attributed;
import skylab.kernel.java.analysis.Sites;
import skylab.kernel.java.syntax.Keywords;

/** What may stand by its simple name. */
final class Visible {
    private final Attributed code;
    private final NameFilter filter;
    private final TypeIndex index;
    private final Candidates candidates;
    private final boolean onlyTypes;
    private final List<Candidate> found = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();

    private Visible(Attributed code, NameFilter filter, TypeIndex index) {
        this.code = code;
        this.filter = filter;
        this.index = index;
        TreePath above = code.mark().getParentPath();
        onlyTypes = above.getLeaf() instanceof NewClassTree creation
                && creation.getIdentifier() == code.mark().getLeaf();
        candidates = new Candidates(code, ExpectedTypes.at(code), false);
    }

    /** Candidates whose names the filter accepts. */
    static List<Candidate> at(Attributed code, NameFilter filter, TypeIndex index) {
        Visible visible = new Visible(code, filter, index);
        visible.constantsOfSwitch();
        visible.scopes();
        if (!filter.begun().isEmpty()) {
            visible.words();
        }
        return visible.found;
    }

    /** In a label of a switch, the constants of the enum that is switched over. */
    private void constantsOfSwitch() {
        TreePath path = code.mark().getParentPath();
        while (path != null && !(path.getLeaf() instanceof CaseTree)) {
            path = path.getParentPath();
        }
        if (path == null
                || !((CaseTree) path.getLeaf())
                        .getExpressions()
                        .contains(code.mark().getLeaf())) {
            return;
        }
        Tree owner = path.getParentPath().getLeaf();
        Tree selector = owner instanceof SwitchTree statement
                ? statement.getExpression()
                : ((SwitchExpressionTree) owner).getExpression();
        for (DeclaredType type : Sites.declared(code, code.type(path.getParentPath(), selector))) {
            for (Element member : type.asElement().getEnclosedElements()) {
                if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                    String name = member.getSimpleName().toString();
                    found.add(new Candidate(name, name, "field", "", Candidate.EXACT, Candidate.NEAR));
                }
            }
        }
    }

    private void scopes() {
        Scope here = code.scope();
        for (Scope scope = here; scope != null; scope = scope.getEnclosingScope()) {
            TypeElement enclosing = scope.getEnclosingClass();
            if (enclosing == null) {
                imported(scope);
                continue;
            }
            for (Element element : scope.getLocalElements()) {
                add(element, Candidate.NEAR);
            }
            if (enclosing.asType() instanceof DeclaredType type) {
                for (Element member : code.elements().getAllMembers(enclosing)) {
                    boolean fromObject = member.getEnclosingElement().toString().equals("java.lang.Object");
                    if (!fromObject && code.isAccessible(here, member, type)) {
                        add(member, Candidate.NEAR);
                    }
                }
            }
        }
    }

    private void imported(Scope scope) {
        if (filter.begun().isEmpty()) {
            return;
        }
        for (Element element : scope.getLocalElements()) {
            // The modifiers of a type are read from its file: only of those that are asked for.
            if (filter.accepts(element.getSimpleName().toString())
                    && element.getModifiers().contains(Modifier.PUBLIC)) {
                add(element, Candidate.FAR);
            }
        }
    }

    private void add(Element element, int distance) {
        String name = element.getSimpleName().toString();
        boolean made = name.contains("$") || name.equals("<init>") || name.equals("this") || name.equals("super");
        if (made || onlyTypes && !(element instanceof TypeElement) || !filter.accepts(name)) {
            return;
        }
        boolean method = element.getKind() == ElementKind.METHOD;
        if (method || hidden.add((element instanceof TypeElement ? "type " : "") + name)) {
            candidates.of(element, element.asType(), distance).ifPresent(found::add);
        }
    }

    private void words() {
        for (String word : Keywords.offered()) {
            if (!onlyTypes && filter.accepts(word)) {
                found.add(Candidates.word(word, "keyword"));
            }
        }
        for (String top : index.packagesIn("")) {
            if (filter.accepts(top) && !onlyTypes) {
                found.add(new Candidate(top, top, "module", "package", Candidate.UNFIT, Candidate.WORD));
            }
        }
        if (found.stream().noneMatch(candidate -> candidate.name().startsWith(filter.begun()))
                || Character.isUpperCase(filter.begun().charAt(0))) {
            found.addAll(Unimported.types(code, filter, index, hidden));
        }
    }
}
