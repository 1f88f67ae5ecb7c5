package skylab.kernel.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Names;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;

/** The lesson of the notebook's folder and what its learner has done. */
final class Classroom {
    private final Path folder;
    private final LearnerProgress progress;
    private final Lessons lessons = new Lessons();

    /**
     * A classroom.
     *
     * @param folder that of the notebook, which is the kernel's working directory
     */
    Classroom(Path folder, LearnerProgress progress) {
        this.folder = folder;
        this.progress = progress;
    }

    Path folder() {
        return folder;
    }

    LearnerProgress progress() {
        return progress;
    }

    /** The lesson here. */
    Optional<Lesson> lesson(KernelContext context) throws Exception {
        return lessons.in(folder, context);
    }

    /**
     * The step that a learner names; without a name the first that is not done, or the last one.
     *
     * @throws UsageException when there is none
     */
    LessonStep step(Lesson lesson, String id, Language language) throws UsageException {
        if (id.isEmpty()) {
            List<LessonStep> steps = lesson.steps();
            return steps.stream()
                    .filter(step -> !progress.passed(lesson.name(), step.id()))
                    .findFirst()
                    .or(() -> steps.stream().reduce((a, b) -> b))
                    .orElseThrow(() -> new UsageException(Texts.in(language, "none")));
        }
        Optional<LessonStep> found = lesson.step(id);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> near = Names.near(id, lesson.ids());
        throw new UsageException(
                near.isEmpty()
                        ? Texts.in(language, "unknown", id, String.join(", ", lesson.ids()))
                        : Texts.in(language, "unknownNear", id, String.join(", ", near)));
    }

    /** The ids of the steps here, for completion. */
    List<String> ids() {
        try {
            Optional<Path> file = Lessons.file(folder);
            return file.isEmpty() ? List.of() : Lesson.ids(Files.readString(file.get()));
        } catch (IOException | UncheckedIOException e) {
            // Completion only proposes; the magic itself will say what is wrong.
            return List.of();
        }
    }
}
