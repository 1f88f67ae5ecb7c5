package skylab.kernel.course;

import java.io.IOException;
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
    /** Jupyter sorts the keys of what it saves: the title of a notebook stands behind its cells. */
    private static final Pattern TITLE = Pattern.compile("\"title\": \"((?:[^\"\\\\]|\\\\.)*)\"\\s*}");

    private static final Pattern NUMBER = Pattern.compile("(\\d+)-");

    /** Longer than a notebook's metadata, in characters. */
    private static final int END = 1000;

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
        html.append("<p><b>").append(Html.escape(head)).append("</b> ").append(standing.html()).append("</p>");
        html.append(table.html());
    }

    private void labs(Course all, List<String> text, StringBuilder html) {
        Standing standing = all.labs().stream().map(this::standing).reduce(new Standing(0, 0), Standing::plus);
        String head = Texts.in(language, "progress.course");
        text.add(head + ": " + standing.bar() + " " + standing.done() + "/" + standing.all());
        html.append("<p><b>").append(Html.escape(head)).append("</b> ").append(standing.html()).append("</p>");
        HtmlTable labs = new HtmlTable(List.of(Texts.in(language, "progress.labs"), "", Texts.in(language, "progress.other")));
        all.labs().forEach(unit -> row(unit, labs, text));
        html.append(labs.html());
        if (!all.exercises().isEmpty()) {
            String title = Texts.in(language, "progress.exercises");
            HtmlTable exercises = new HtmlTable(List.of(title, Texts.in(language, "progress.other")));
            text.add(title);
            all.exercises().forEach(unit -> {
                text.add("  " + title(unit, language));
                exercises.row(List.of(link(unit, language), link(unit, other())));
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
        return Standing.of(unit.folder().getFileName().toString(), unit.steps(), progress);
    }

    private Language other() {
        return language == Language.KOREAN ? Language.ENGLISH : Language.KOREAN;
    }

    /** A link that Jupyter opens beside this notebook: relative to it. */
    private Cell link(Course.Unit unit, Language language) {
        String target = here.relativize(unit.notebook(code(language))).toString().replace('\\', '/');
        return new Cell(
                "<a href=\"" + Html.escape(target) + "\" target=\"_blank\">" + Html.escape(title(unit, language)) + "</a>",
                false);
    }

    /** What the notebook is called, with the number of its folder if that has one. */
    private static String title(Course.Unit unit, Language language) {
        Matcher number = NUMBER.matcher(unit.folder().getFileName().toString());
        return (number.lookingAt() ? number.group(1) + " · " : "") + written(unit, language);
    }

    private static String written(Course.Unit unit, Language language) {
        try {
            String notebook = Files.readString(unit.notebook(code(language)));
            Matcher title = TITLE.matcher(notebook.substring(Math.max(0, notebook.length() - END)));
            return title.find() ? title.group(1).replace("\\\"", "\"") : unit.name();
        } catch (IOException e) {
            // Without the notebook in this language its name still says what it is.
            return unit.name();
        }
    }

    private static String code(Language language) {
        return language.locale().getLanguage();
    }
}
