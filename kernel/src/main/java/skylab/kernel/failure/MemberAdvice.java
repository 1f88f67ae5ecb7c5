package skylab.kernel.failure;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** About members of classes: calls that fit no method, methods declared twice, objects where there are none. */
final class MemberAdvice {
    private static final int LIMIT = 6;
    private static final Pattern CANDIDATE = Pattern.compile("\\s*(method|constructor) (.+) is not applicable\\s*");
    private static final Pattern TWICE = Pattern.compile("(\\w+)\\.\\1\\(");

    private MemberAdvice() {}

    static Optional<Hint> of(Question question) {
        if (question.is("cant.apply.symbol")) {
            String required = question.labelled("required:");
            String given = required.equals("no arguments") ? "" : required;
            return Hint.of("call.fits", question.part(1) + "(" + given + ")");
        }
        if (question.is("cant.apply.symbols")) {
            List<String> candidates = question.lines().stream()
                    .map(CANDIDATE::matcher)
                    .filter(Matcher::matches)
                    .map(candidate -> TWICE.matcher(candidate.group(2)).replaceFirst("$1("))
                    .toList();
            String shown = candidates.stream().limit(LIMIT).collect(Collectors.joining(", "));
            return candidates.isEmpty()
                    ? Optional.empty()
                    : Hint.of("call.fits", shown + (candidates.size() > LIMIT ? ", …" : ""));
        }
        if (question.is("already.defined") && question.part(0).equals("method")) {
            return Hint.of("member.twice");
        }
        if (question.is("non-static.cant.be.ref") && question.part(1).equals("this")) {
            return Hint.of("member.this");
        }
        return Optional.empty();
    }

    /** The message without the list of what does not fit, which the hint tells shorter. */
    static List<String> shortened(Question question, List<String> lines) {
        return question.is("cant.apply.symbols") ? lines.subList(0, Math.min(1, lines.size())) : lines;
    }
}
