package skylab.kernel.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.kernel.display.Html;
import skylab.kernel.display.HtmlTable;
import skylab.kernel.display.HtmlTable.Cell;
import skylab.kernel.notebook.Displayable;
import skylab.kernel.notebook.MimeBundle;
import skylab.kernel.text.Language;

/**
 * What {@code %progress} says.
 *
 * @param lesson of this folder, if it is that of a lab
 * @param course around it, if it is there
 * @param here the folder from which links lead
 */
record ProgressView(
        Language language, Optional<Lesson> lesson, Optional<Course> course, Path here, LearnerProgress progress)
        implements Displayable {
    private static final Pattern NUMBER = Pattern.compile("(\\d+)-");

    @Override
    public MimeBundle display() {
        List<String> text = new ArrayList<>();
        StringBuilder html = new StringBuilder();
        lesson.ifPresent(each -> steps(each, text, html));
        course.ifPresent(each -> labs(each, text, html));
        return MimeBundle.of(String.join("\n", text), "text/html", html.toString());
    }

    private void steps(Lesson here, List<String> text, StringBuilder html) {
        Standing standing = Standing.of(here, progress);
        String head = Texts.in(language, "progress.lab", here.name());
        text.add(head + ": " + standing.bar() + " " + standing.done() + "/" + standing.all());
        HtmlTable table = new HtmlTable(List.of("", Texts.in(language, "progress.step"), "%check"));
        for (LessonStep step : here.steps()) {
            boolean passed = progress.passed(here.name(), step.id());
            String title = step.title().in(language);
            text.add("  " + (passed ? "✔ " : "○ ") + title + " (" + step.id() + ")");
            table.row(List.of(
                    new Cell(passed ? "<span style=\"color:#2e8b57\">✔</span>" : "○", false),
                    new Cell(Html.escape(title), false),
                    new Cell("<code>" + Html.escape(step.id()) + "</code>", false)));
        }
        html.append("<p><b>")
                .append(Html.escape(head))
                .append("</b> ")
                .append(standing.html())
                .append("</p>");
        html.append(table.html());
    }

    private void labs(Course all, List<String> text, StringBuilder html) {
        Standing standing = all.labs().stream().map(this::standing).reduce(new Standing(0, 0), Standing::plus);
        String head = Texts.in(language, "progress.course");
        text.add(head + ": " + standing.bar() + " " + standing.done() + "/" + standing.all());
        html.append("<p><b>")
                .append(Html.escape(head))
                .append("</b> ")
                .append(standing.html())
                .append("</p>");
        HtmlTable labs =
                new HtmlTable(List.of(Texts.in(language, "progress.labs"), "", Texts.in(language, "progress.other")));
        all.labs().forEach(unit -> row(unit, labs, text));
        html.append(labs.html());
        if (!all.exercises().isEmpty()) {
            String title = Texts.in(language, "progress.exercises");
            HtmlTable exercises = new HtmlTable(List.of(title, Texts.in(language, "progress.other"), ""));
            text.add(title);
            all.exercises().forEach(unit -> {
                text.add("  " + title(unit, language));
                exercises.row(List.of(exercise(unit, language), exercise(unit, other()), release(unit)));
            });
            html.append(exercises.html());
        }
    }

    private void row(Course.Unit unit, HtmlTable table, List<String> text) {
        Standing standing = standing(unit);
        text.add("  " + standing.bar() + " " + standing.done() + "/" + standing.all() + "  " + title(unit, language));
        table.row(List.of(link(unit, language), new Cell(standing.html(), false), link(unit, other())));
    }

    private Standing standing(Course.Unit unit) {
        return Standing.of(unit.name(), unit.steps(), progress);
    }

    private Language other() {
        return language == Language.KOREAN ? Language.ENGLISH : Language.KOREAN;
    }

    /** A link that Jupyter opens beside this notebook: relative to it. */
    private Cell link(Course.Unit unit, Language language) {
        String target = here.relativize(unit.in(code(language))).toString().replace('\\', '/');
        return new Cell(
                "<a href=\"" + Html.escape(target) + "\" target=\"_blank\">" + Html.escape(title(unit, language))
                        + "</a>",
                false);
    }

    /** A link to an exercise that is released. */
    private Cell exercise(Course.Unit unit, Language language) {
        return isReleased(unit, language) ? link(unit, language) : new Cell(Html.escape(title(unit, language)), false);
    }

    private static boolean isReleased(Course.Unit unit, Language language) {
        return Files.exists(unit.in(code(language)));
    }

    /** How an exercise that is not released is. */
    private Cell release(Course.Unit unit) {
        return new Cell(
                isReleased(unit, language)
                        ? ""
                        : "<code>./skylab release " + Html.escape(unit.name()) + " --course notebooks</code>",
                false);
    }

    /** What it is called, with the number of its folder if that has one. */
    private static String title(Course.Unit unit, Language language) {
        Matcher number = NUMBER.matcher(unit.name());
        return (number.lookingAt() ? number.group(1) + " · " : "")
                + unit.title().in(language);
    }

    private static String code(Language language) {
        return language.locale().getLanguage();
    }
}
