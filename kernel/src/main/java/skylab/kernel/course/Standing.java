package skylab.kernel.course;

import java.util.List;

/**
 * How far a learner has come in a lesson.
 *
 * @param done steps that were passed
 * @param all steps
 */
record Standing(int done, int all) {
    static Standing of(Lesson lesson, LearnerProgress progress) {
        return of(lesson.name(), lesson.ids(), progress);
    }

    static Standing of(String lab, List<String> steps, LearnerProgress progress) {
        int done = (int) steps.stream().filter(id -> progress.passed(lab, id)).count();
        return new Standing(done, steps.size());
    }

    /** Both together. */
    Standing plus(Standing other) {
        return new Standing(done + other.done, all + other.all);
    }

    /** A bar of text, ten characters wide. */
    String bar() {
        int filled = all == 0 ? 0 : 10 * done / all;
        return "█".repeat(filled) + "░".repeat(10 - filled);
    }

    /** A bar of HTML; the frame has the colour of the text around it. */
    String html() {
        int percent = all == 0 ? 0 : 100 * done / all;
        return "<span style=\"display:inline-block;width:8em;height:.7em;border:1px solid;border-radius:.35em;"
                + "overflow:hidden;vertical-align:baseline\"><span style=\"display:block;width:" + percent
                + "%;height:100%;background:#2e8b57\"></span></span> " + done + "/" + all;
    }
}
