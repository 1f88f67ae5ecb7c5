package skylab.kernel.java;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import skylab.kernel.extension.Binding;
import skylab.kernel.java.analysis.Comments;
import skylab.kernel.java.analysis.Names;
import skylab.kernel.java.compiler.ClassStore;
import skylab.kernel.java.unit.Declaration.Kind;
import skylab.kernel.java.unit.Piece;

/** What the cells of a session have declared, and the names that extensions bind. */
final class SessionNames implements Names {
    private static final Pattern OWN_PACKAGE = Pattern.compile("\\b" + ClassStore.PACKAGE + "\\.");

    private final JavaSession session;
    private final Supplier<Map<String, Binding>> bindings;

    /** With the bindings that no cell has mentioned yet. */
    SessionNames(JavaSession session, Supplier<Map<String, Binding>> bindings) {
        this.session = session;
        this.bindings = bindings;
    }

    @Override
    public List<String> imports() {
        return session.scope().imports();
    }

    @Override
    public Map<String, String> variables() {
        Map<String, String> types = new LinkedHashMap<>();
        new TreeMap<>(bindings.get()).values().forEach(binding -> types.put(binding.name(), binding.type()));
        session.scope().all().stream()
                .filter(each -> each.kind() == Kind.VARIABLE)
                .forEach(each ->
                        types.put(each.name(), OWN_PACKAGE.matcher(each.type()).replaceAll("")));
        return types;
    }

    @Override
    public List<Declaration> methods() {
        return sources(Kind.METHOD);
    }

    @Override
    public List<Declaration> types() {
        return sources(Kind.TYPE);
    }

    private List<Declaration> sources(Kind kind) {
        return session.scope().all().stream()
                .filter(each -> each.kind() == kind)
                .map(each -> new Declaration(each.name(), withComment(each.piece())))
                .toList();
    }

    private static String withComment(Piece piece) {
        String code = piece.cell().code();
        int start = piece.item().range().start();
        return code.substring(Comments.before(code, start), start) + piece.text();
    }

    @Override
    public List<Path> classPath() {
        return session.classPath();
    }

    @Override
    public Optional<Object> value(String variable) {
        return session.value(variable);
    }
}
