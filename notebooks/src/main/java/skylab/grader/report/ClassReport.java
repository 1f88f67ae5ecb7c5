package skylab.grader.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import skylab.grader.exercise.Language;
import skylab.grader.feedback.Html;
import skylab.grader.grade.CellGrade;
import skylab.grader.grade.NotebookGrade;
import skylab.grader.grade.NotebookGrade.Status;
import skylab.grader.grade.TestGrade;
import skylab.grader.judge.HiddenTest;
import skylab.grader.judge.Verdict.Outcome;
import skylab.grader.sandbox.Protection;

/** The report over a class as a page without scripts: points, tests with who failed them and why, work that looks alike. */
public final class ClassReport {
    private static final String HEAD =
            """
            <!DOCTYPE html>
            <html lang="%s"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>
            body { font: 16px/1.55 system-ui, "Noto Sans KR", "Malgun Gothic", sans-serif; color: #1b1f24;
                   max-width: 62rem; margin: 2rem auto; padding: 0 1rem; background: #fff }
            h1 { font-size: 1.5rem; margin-bottom: .2rem } h2 { font-size: 1.25rem; margin-top: 2.4rem;
                 border-bottom: 1px solid #d0d7de; padding-bottom: .3rem } h3 { font-size: 1.05rem; margin: 1.6rem 0 .3rem }
            .muted { color: #57606a; margin: .2rem 0 } .figures { font-weight: 600; margin: .3rem 0 }
            .histogram { width: 100%%; max-width: 46rem; display: block }
            .histogram rect { fill: #0969da } .histogram line { stroke: #57606a }
            .histogram text { font-size: 12px; text-anchor: middle; fill: #1b1f24 }
            details { border: 1px solid #d0d7de; border-radius: 6px; margin: .4rem 0; padding: .45rem .8rem }
            summary { cursor: pointer; display: grid; grid-template-columns: minmax(0, 1fr) 9rem 9.5rem; gap: .8rem;
                      align-items: center } summary::-webkit-details-marker { display: none }
            .bar { background: #eaeef2; border-radius: 3px; height: .75rem; overflow: hidden; display: block }
            .bar span { background: #cf222e; height: 100%%; display: block } .bar.alike span { background: #9a6700 }
            .count { text-align: right; font-variant-numeric: tabular-nums }
            dl { margin: .5rem 0 0 } dt { font-weight: 600 } dd { margin: 0 0 .4rem 1rem; color: #57606a;
                 overflow-wrap: anywhere; white-space: pre-wrap; font-size: .9rem }
            ul { margin: .3rem 0; padding-left: 1.2rem } li { overflow-wrap: anywhere }
            </style></head><body>
            """;
    private static final int MOST_PAIRS = 30;
    private static final int LONGEST_REASON = 300;
    private static final int PERCENT = 100;

    private final List<NotebookGrade> grades;
    private final Map<String, Map<String, Steps>> steps;
    private final ReportTexts texts;
    private final Language language;
    private final Html html = new Html();

    private ClassReport(List<NotebookGrade> grades, Map<String, Map<String, Steps>> steps, Language language) {
        this.grades = grades;
        this.steps = steps;
        this.language = language;
        this.texts = new ReportTexts(language);
    }

    /**
     * The report as HTML.
     *
     * @param steps what each student did, by exercise and student
     */
    static String of(List<NotebookGrade> grades, Map<String, Map<String, Steps>> steps, Language language) {
        ClassReport report = new ClassReport(grades, steps, language);
        report.head();
        grades.stream()
                .collect(Collectors.groupingBy(NotebookGrade::exercise, TreeMap::new, Collectors.toList()))
                .forEach(report::exercise);
        report.protections();
        return report.html.markup("</body></html>\n").toString();
    }

    private void head() {
        html.markup(HEAD.formatted(language.code(), Html.escape(texts.title())));
        html.element("h1", "", texts.title());
        List<String> counts =
                new ArrayList<>(List.of(texts.submissions(grades.size()), texts.graded(count(Status.GRADED))));
        if (count(Status.REFUSED) > 0) {
            counts.add(texts.refused(count(Status.REFUSED)));
        }
        if (count(Status.GRADER_ERROR) > 0) {
            counts.add(texts.errors(count(Status.GRADER_ERROR)));
        }
        html.element("p", "muted", String.join(" · ", counts));
    }

    private int count(Status status) {
        return (int) grades.stream().filter(grade -> grade.status() == status).count();
    }

    private void exercise(String exercise, List<NotebookGrade> all) {
        html.element("h2", "", exercise);
        List<BigDecimal> scores = all.stream()
                .map(NotebookGrade::score)
                .filter(score -> score != null)
                .toList();
        if (!scores.isEmpty()) {
            BigDecimal points = all.stream()
                    .map(NotebookGrade::points)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            Distribution spread = Distribution.of(points, scores);
            html.element("h3", "", texts.distribution());
            html.element(
                    "p",
                    "figures",
                    texts.average(
                            spread.mean().toPlainString(), spread.median().toPlainString(), points.toPlainString()));
            html.markup(Histogram.svg(spread, texts));
        }
        tests(all);
        problems(all);
        alike(steps.getOrDefault(exercise, Map.of()));
    }

    /** A student who failed a test, and what it said. */
    private record Failure(String student, String detail) {}

    private void tests(List<NotebookGrade> all) {
        Map<String, HiddenTest> tests = new TreeMap<>();
        Map<String, List<Failure>> failures = new TreeMap<>();
        Map<String, Integer> tested = new TreeMap<>();
        for (NotebookGrade grade : all) {
            for (CellGrade cell : grade.cells()) {
                for (TestGrade test : cell.tests()) {
                    String name = test.test().name();
                    tests.put(name, test.test());
                    tested.merge(name, 1, Integer::sum);
                    if (test.outcome() != Outcome.PASSED) {
                        failures.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(new Failure(grade.student(), test.detail()));
                    }
                }
            }
        }
        if (tests.isEmpty()) {
            return;
        }
        html.element("h3", "", texts.tests());
        html.element("p", "muted", texts.testsNote());
        tests.values().stream()
                .sorted(Comparator.comparingInt((HiddenTest test) ->
                                -failures.getOrDefault(test.name(), List.of()).size())
                        .thenComparing(HiddenTest::name))
                .forEach(test -> test(test, failures.getOrDefault(test.name(), List.of()), tested.get(test.name())));
    }

    private void test(HiddenTest test, List<Failure> failures, int tested) {
        html.markup("<details><summary>")
                .element("span", "", language.choose(test.observableEn(), test.observableKo()));
        bar("bar", (double) failures.size() / tested);
        html.element("span", "count", texts.failed(failures.size(), tested)).markup("</summary>\n");
        html.element("p", "muted", test.cell() + " · " + test.name());
        Map<String, List<String>> byReason = failures.stream()
                .collect(Collectors.groupingBy(
                        failure -> reason(failure.detail()),
                        TreeMap::new,
                        Collectors.mapping(Failure::student, Collectors.toList())));
        html.markup("<dl>\n");
        byReason.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, List<String>> each) ->
                        -each.getValue().size()))
                .forEach(each -> html.element("dt", "", String.join(", ", each.getValue()))
                        .element("dd", "", each.getKey()));
        html.markup("</dl></details>\n");
    }

    // The same reason with another id is the same reason.
    private static String reason(String detail) {
        String reason = detail.replaceAll("\\b([a-z]+)-[0-9a-f]{8,17}\\b", "$1-…")
                .replaceFirst("^org\\.opentest4j\\.\\w+: ", "")
                .replaceFirst("^java\\.lang\\.AssertionError: ", "");
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason;
    }

    private void bar(String kind, double share) {
        long width = Math.round(share * PERCENT);
        html.markup("<span class=\"" + kind + "\"><span style=\"width:" + width + "%\"></span></span>\n");
    }

    private void problems(List<NotebookGrade> all) {
        List<String> lines = new ArrayList<>();
        for (NotebookGrade grade : all) {
            if (grade.status() != Status.GRADED) {
                lines.add(grade.student() + ": " + grade.message());
            } else if (!grade.journalDamage().isEmpty()) {
                lines.add(grade.student() + ": " + texts.damaged(grade.journalDamage()));
            } else if (grade.needsPerson()) {
                lines.add(grade.student() + ": " + texts.manual());
            }
        }
        if (!lines.isEmpty()) {
            html.element("h3", "", texts.problems()).markup("<ul>\n");
            lines.forEach(line -> html.element("li", "", line));
            html.markup("</ul>\n");
        }
    }

    private void alike(Map<String, Steps> byStudent) {
        List<Similarity.Pair> pairs = Similarity.pairs(byStudent);
        html.element("h3", "", texts.alike());
        html.element("p", "muted", pairs.isEmpty() ? texts.noneAlike() : texts.alikeNote());
        for (Similarity.Pair pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
            html.markup("<details><summary>").element("span", "", pair.one() + " · " + pair.other());
            bar("bar alike", pair.share());
            html.element("span", "count", Math.round(pair.share() * PERCENT) + " %")
                    .markup("</summary>\n<dl>\n");
            evidence(texts.sameValues(), pair.values());
            evidence(texts.sameSteps(), pair.steps());
            html.markup("</dl></details>\n");
        }
        if (pairs.size() > MOST_PAIRS) {
            html.element("p", "muted", texts.more(pairs.size() - MOST_PAIRS));
        }
    }

    private void evidence(String title, List<String> found) {
        if (!found.isEmpty()) {
            html.element("dt", "", title);
            found.forEach(each -> html.element("dd", "", each));
        }
    }

    private void protections() {
        Set<Protection> all = EnumSet.allOf(Protection.class);
        grades.forEach(grade -> all.retainAll(grade.protections()));
        Set<Protection> others =
                EnumSet.complementOf(EnumSet.copyOf(all.isEmpty() ? EnumSet.noneOf(Protection.class) : all));
        Function<Set<Protection>, String> list =
                some -> some.stream().map(each -> each.text(language)).collect(Collectors.joining(", "));
        html.element("h2", "", texts.protections());
        html.element("p", "muted", texts.active() + list.apply(all));
        if (!others.isEmpty()) {
            html.element("p", "muted", texts.notActive() + list.apply(others));
        }
    }
}
