package skylab.kernel.java;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import skylab.kernel.failure.JdkTypes;
import skylab.kernel.failure.Scope;
import skylab.kernel.java.unit.Declaration;
import skylab.kernel.java.unit.Declaration.Kind;

/** What names mean in a session: its declarations, what it imports, and the classes of the JDK. */
final class SessionScope implements Scope {
    private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";
    private static final Pattern METHOD = Pattern.compile("(" + NAME + ")\\s*\\(");
    private static final Pattern FIELD = Pattern.compile("[\\w>\\]]\\s+(" + NAME + ")\\s*[=;,)]");

    private final JavaSession session;
    private final Supplier<Collection<String>> bound;

    /** The scope of this session, with names that are bound but not declared yet. */
    SessionScope(JavaSession session, Supplier<Collection<String>> bound) {
        this.session = session;
        this.bound = bound;
    }

    @Override
    public Collection<String> declared() {
        return Stream.concat(
                        session.scope().all().stream().map(Declaration::name),
                        bound.get().stream().filter(name -> name.matches(NAME)))
                .distinct()
                .toList();
    }

    @Override
    public List<String> qualified(String simpleName) {
        return simpleName.matches(NAME) ? JdkTypes.qualified(simpleName) : List.of();
    }

    @Override
    public Collection<String> members(String type) {
        Optional<String> source = session.scope().all().stream()
                .filter(each -> each.kind() == Kind.TYPE && each.name().equals(type))
                .map(each -> each.piece().text())
                .findFirst();
        return source.isPresent() ? written(source.get()) : compiled(type);
    }

    private Collection<String> compiled(String type) {
        Stream<String> imported = session.scope().imports().stream()
                .filter(name -> !name.startsWith("static "))
                .filter(name -> name.endsWith(".*") || name.endsWith("." + type))
                .map(name -> name.replaceFirst("\\*$", type));
        for (String name : Stream.concat(imported, qualified(type).stream()).toList()) {
            try {
                return JdkTypes.members(Class.forName(name, false, session.classLoader()));
            } catch (ClassNotFoundException | LinkageError e) {
                // Another import may have it.
                continue;
            }
        }
        return List.of();
    }

    /** The members that the source of a type seems to declare; good enough to find what was meant. */
    private static Collection<String> written(String source) {
        List<String> members = new ArrayList<>();
        Matcher method = METHOD.matcher(source);
        while (method.find()) {
            members.add(method.group(1) + "()");
        }
        boolean accessors = source.contains("record ");
        Matcher field = FIELD.matcher(source);
        while (field.find()) {
            members.add(accessors ? field.group(1) + "()" : field.group(1));
        }
        return members;
    }
}
