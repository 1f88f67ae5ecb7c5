package skylab.kernel.failure;

import java.util.ArrayList;
import java.util.List;
import skylab.kernel.evaluation.Outcome;
import skylab.kernel.text.Messages;

/** What a student reads when a cell does not compile: each problem with its place, its source marked, and a hint. */
final class ProblemRenderer {
    /** More problems than this are mostly consequences of the first ones. */
    private static final int LIMIT = 8;

    private final Messages messages;
    private final Scope scope;
    private final CompilerMessages compiler;
    private final Advisor advisor;

    ProblemRenderer(Messages messages, Messages hints, Scope scope) {
        this.messages = messages;
        this.scope = scope;
        this.compiler = new CompilerMessages(messages.language());
        this.advisor = new Advisor(hints);
    }

    Outcome.Failed render(SnippetFailure.Rejected rejected) {
        List<String> lines = new ArrayList<>();
        String first = "";
        String lastHint = "";
        List<Problem> problems = Consequences.leaveOut(rejected.problems(), rejected.origin());
        for (Problem problem : problems.subList(0, Math.min(LIMIT, problems.size()))) {
            Question question = new Question(
                    problem,
                    compiler.parts(problem),
                    CompilerMessages.lines(problem),
                    rejected.origin().code(),
                    scope);
            List<String> text = MemberAdvice.shortened(question, compiler.translated(problem));
            String message = text.isEmpty() ? problem.code() : text.get(0);
            first = first.isEmpty() ? message : first;
            addProblem(lines, problem, rejected.origin(), message);
            text.stream().skip(1).forEach(line -> lines.add("  " + line));
            String hint = advisor.advise(question).orElse("");
            // Several problems of one cause need the same advice once.
            if (!hint.isEmpty() && !hint.equals(lastHint)) {
                lines.add("  " + Ansi.blue(messages.text("error.hint")) + " " + hint);
            }
            lastHint = hint;
        }
        if (problems.size() > LIMIT) {
            lines.add(messages.text("error.moreProblems", problems.size() - LIMIT));
        }
        if (problems.isEmpty()) {
            first = messages.text("error.compile");
            lines.add(first);
        }
        return new Outcome.Failed("CompileError", first, lines);
    }

    private void addProblem(List<String> lines, Problem problem, Origin origin, String message) {
        MarkedSource source = MarkedSource.of(origin.code(), problem.start(), problem.end());
        lines.add(messages.text("error.at", origin.cell(), source.line(), source.column()) + " " + Ansi.red(message));
        lines.add("    " + source.text());
        lines.add("    " + source.padding() + Ansi.red(source.marks()));
    }
}
