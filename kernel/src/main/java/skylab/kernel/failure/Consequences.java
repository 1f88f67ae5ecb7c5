package skylab.kernel.failure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Problems that are there only because of others: what the compiler makes of code that it could not read. */
final class Consequences {
    private static final Pattern SYNTAX = Pattern.compile(
            "compiler\\.err\\.(expected\\d?|premature\\.eof|illegal\\.start.*|illegal\\.char|illegal\\.esc.*"
                    + "|unclosed.*|empty\\.char\\.lit|not\\.stmt|dot\\.class\\.expected|orphaned|.*\\.without\\..*"
                    + "|invalid\\.meth\\.decl.*|statement\\.not\\.expected|class\\.method\\.or\\.field.*)");

    private Consequences() {}

    /** The problems without consequences: when some code is no Java, only that counts, and once a line. */
    static List<Problem> leaveOut(List<Problem> problems, Origin origin) {
        if (problems.stream().noneMatch(Consequences::isSyntax)) {
            return problems.stream().distinct().toList();
        }
        Set<Integer> lines = new HashSet<>();
        return problems.stream()
                .filter(Consequences::isSyntax)
                .filter(problem -> lines.add(origin.lineAt(problem.start())))
                .toList();
    }

    private static boolean isSyntax(Problem problem) {
        return SYNTAX.matcher(problem.code()).matches();
    }
}
