package skylab.grader.feedback;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import skylab.grader.exercise.Language;
import skylab.grader.grade.CellGrade;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.grade.TestGrade;
import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.run.CellRun;
import skylab.grader.sandbox.Protection;
import skylab.grader.submission.Repair;
import skylab.notebook.Cell;
import skylab.notebook.CellType;
import skylab.notebook.Nbgrader;
import skylab.notebook.Notebook;

/** The page that a learner gets: what was looked for, what was found, and where to look for the rest. */
public final class FeedbackPage {
    // No scripts at all, pictures only from within the page: nothing that a submission has printed can act.
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="%s"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { font: 16px/1.55 system-ui, "Noto Sans KR", "Malgun Gothic", sans-serif; color: #1b1f24;
                   max-width: 56rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.5rem; margin-bottom: .2rem } h2 { font-size: 1.15rem; margin-top: 2rem }
            .score { font-size: 1.25rem; font-weight: 600 } .muted { color: #57606a }
            .cell { border: 1px solid #d0d7de; border-radius: 6px; padding: .8rem 1rem; margin: 1rem 0 }
            .cell h3 { font-size: 1rem; margin: 0 0 .4rem; display: flex; justify-content: space-between }
            ul { padding-left: 0; list-style: none; margin: .3rem 0 } li { margin: .25rem 0 }
            .state { display: inline-block; min-width: 8rem; font-weight: 600 }
            .found { color: #116329 } .missing { color: #a40e26 } .hint { margin-left: 8.3rem; color: #57606a }
            .note { background: #fff8c5; border-radius: 6px; padding: .5rem .8rem; margin: .5rem 0 }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: .5rem .8rem; font-size: .85rem }
            pre.code { background: #f6f8fa; border-radius: 6px; margin-top: 1rem }
            pre.out { border-left: 3px solid #d0d7de } pre.err { border-left-color: #cf222e }
            img { max-width: 100%% }
            </style></head><body>
            """;

    private final NotebookGrade grade;
    private final FeedbackTexts texts;
    private final Language language;
    private final Html html = new Html();

    private FeedbackPage(NotebookGrade grade) {
        this.grade = grade;
        this.language = grade.language();
        this.texts = new FeedbackTexts(language);
    }

    /**
     * The page as HTML.
     *
     * @param notebook as the grader ran it; empty if it did not
     */
    public static String of(NotebookGrade grade, Optional<Notebook> notebook) {
        FeedbackPage page = new FeedbackPage(grade);
        page.summary();
        grade.cells().forEach(page::cell);
        notebook.ifPresent(page::notebook);
        page.protections();
        return page.html.markup("</body></html>\n").toString();
    }

    private void summary() {
        String title = texts.title(grade.exercise());
        html.markup(HEAD.formatted(language.code(), Html.escape(title)));
        html.element("h1", "", title);
        html.element("p", "muted", grade.student() + " · " + grade.notebook());
        html.element("p", "score", points(grade.score(), grade.points()));
        if (grade.status() == Status.REFUSED) {
            html.element("p", "note", texts.refused(grade.message()));
        } else if (grade.status() == Status.GRADER_ERROR) {
            html.element("p", "note", texts.graderError());
        }
        if (!grade.journalDamage().isEmpty()) {
            html.element("p", "note", texts.damaged());
        }
        for (Repair repair : grade.repairs()) {
            html.element("p", "note", repair.text(language));
        }
    }

    private String points(BigDecimal score, BigDecimal points) {
        return score == null ? texts.undecided() : texts.points(score.toPlainString(), points.toPlainString());
    }

    private void cell(CellGrade cell) {
        html.markup("<section class=\"cell\"><h3>")
                .element("span", "", cell.cell())
                .element("span", "", points(cell.score(), cell.points()))
                .markup("</h3>\n");
        if (cell.manual()) {
            html.element("p", "muted", texts.byPerson());
        }
        html.markup("<ul>\n");
        cell.tests().forEach(this::test);
        html.markup("</ul></section>\n");
    }

    private void test(TestGrade test) {
        HiddenTest looked = test.test();
        boolean found = test.outcome() == Outcome.PASSED;
        String state = found ? texts.found() : test.outcome() == Outcome.FAILED ? texts.missing() : texts.undecided();
        html.markup("<li>")
                .element("span", "state " + (found ? "found" : "missing"), (found ? "✓ " : "✗ ") + state)
                .element("span", "", language.choose(looked.observableEn(), looked.observableKo()));
        String hint = language.choose(looked.hintEn(), looked.hintKo());
        if (test.outcome() == Outcome.FAILED && !hint.isEmpty()) {
            html.element("div", "hint", texts.hint() + hint);
        }
        html.markup("</li>\n");
    }

    private void notebook(Notebook notebook) {
        Map<Integer, CellRun.Status> states =
                grade.runs().stream().collect(Collectors.toMap(CellRun::cell, CellRun::status, (one, two) -> two));
        html.element("h2", "", texts.yourNotebook());
        for (int i = 0; i < notebook.cells().size(); i++) {
            Cell cell = notebook.cells().get(i);
            boolean answer = cell.nbgrader().map(Nbgrader::solution).orElse(false);
            if (cell.type() != CellType.CODE && !answer) {
                continue;
            }
            html.element("pre", "code", cell.source());
            cell.outputs().forEach(output -> OutputHtml.add(html, output));
            switch (states.getOrDefault(i, CellRun.Status.DONE)) {
                case TIMEOUT -> html.element("p", "note", texts.timeout());
                case KILLED -> html.element("p", "note", texts.killed());
                default -> html.markup("");
            }
        }
    }

    private void protections() {
        Set<Protection> active = EnumSet.noneOf(Protection.class);
        active.addAll(grade.protections());
        Set<Protection> others = EnumSet.allOf(Protection.class);
        others.removeAll(active);
        Function<Set<Protection>, String> list =
                some -> some.stream().map(each -> each.text(language)).collect(Collectors.joining(", ")) + ".";
        html.element("h2", "", texts.howItRan());
        html.element("p", "muted", texts.protections() + list.apply(active));
        if (!others.isEmpty()) {
            html.element("p", "muted", texts.notActive() + list.apply(others));
        }
    }
}
