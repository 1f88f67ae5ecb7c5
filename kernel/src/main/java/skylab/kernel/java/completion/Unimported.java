package skylab.kernel.java.completion;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import skylab.kernel.java.analysis.Attributed;

/** Types that are not imported, offered with their full names. */
final class Unimported {
    private static final int SHORTEST = 3;
    private static final int MOST = 40;

    private Unimported() {}

    /** Those that the filter accepts, those of the JDK's main packages first; none for a very short beginning. */
    static List<Candidate> types(Attributed code, NameFilter filter, TypeIndex index, Set<String> hidden) {
        boolean typeLike = filter.begun().chars().anyMatch(Character::isUpperCase);
        if (filter.begun().length() < SHORTEST || !typeLike) {
            return List.of();
        }
        return filter
                .best(index.all().filter(type -> filter.accepts(type.simple())).toList(), TypeIndex.Type::simple)
                .stream()
                .sorted(Comparator.comparingInt(Unimported::remoteness).thenComparing(TypeIndex.Type::qualified))
                .limit(MOST)
                .filter(type -> !hidden.contains("type " + type.simple()))
                .map(type -> code.elements().getTypeElement(type.qualified()))
                .filter(Objects::nonNull)
                .filter(type -> type.getModifiers().contains(Modifier.PUBLIC))
                .map(Unimported::candidate)
                .toList();
    }

    private static Candidate candidate(TypeElement type) {
        String name = type.getQualifiedName().toString();
        String simple = type.getSimpleName().toString();
        String home = name.substring(0, name.length() - simple.length() - 1);
        return new Candidate(simple, name, Candidates.kind(type), home, Candidate.UNFIT, Candidate.FARTHEST);
    }

    private static int remoteness(TypeIndex.Type type) {
        return type.home().startsWith("java.") ? 0 : type.home().startsWith("javax.") ? 1 : 2;
    }
}
