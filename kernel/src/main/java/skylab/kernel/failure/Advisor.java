package skylab.kernel.failure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import skylab.kernel.text.Messages;

/** Finds the hint for a compile problem: first by what is around it, then by its kind alone. */
final class Advisor {
    private static final List<Function<Question, Optional<Hint>>> FAMILIES =
            List.of(SyntaxAdvice::of, NameAdvice::of, TypeAdvice::of, MemberAdvice::of);

    private final Messages hints;

    Advisor(Messages hints) {
        this.hints = hints;
    }

    Optional<String> advise(Question question) {
        return FAMILIES.stream()
                .map(family -> family.apply(question))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> byKind(question))
                .map(hint -> hints.text(hint.key(), hint.arguments().toArray()));
    }

    private Optional<Hint> byKind(Question question) {
        String kind = question.problem().code().replaceFirst("^compiler\\.err\\.", "");
        return hints.has(kind) ? Optional.of(new Hint(kind, List.copyOf(question.parts()))) : Optional.empty();
    }
}
