package skylab.kernel.course;

import skylab.kernel.extension.KernelContext;

/** {@code %hint launch}: the next of a step's hints; behind the last one the last again. */
final class HintMagic extends StepMagic {
    HintMagic(Classroom room) {
        super("hint", room);
    }

    @Override
    Object of(LessonStep step, Lesson lesson, KernelContext context) throws Exception {
        int level = Math.min(
                progress().hints(lesson.name(), step.id()) + 1, step.hints().size());
        if (level > 0) {
            progress().hint(lesson.name(), step.id(), level);
        }
        return new Help(context.messages().language(), step, level);
    }
}
