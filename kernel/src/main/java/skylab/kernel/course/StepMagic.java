package skylab.kernel.course;

import java.util.List;
import java.util.Optional;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.Arguments;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;

/** A magic that takes a step of the lesson. */
abstract class StepMagic implements LineMagic, CompletingMagic {
    private final String name;
    private final Classroom room;

    StepMagic(String name, Classroom room) {
        this.name = name;
        this.room = room;
    }

    /** What it does for a step. */
    abstract Object of(LessonStep step, Lesson lesson, KernelContext context) throws Exception;

    final LearnerProgress progress() {
        return room.progress();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String help(Language language) {
        return Texts.in(language, "magic." + name);
    }

    @Override
    public final Object line(String arguments, KernelContext context) throws Exception {
        Language language = context.messages().language();
        List<String> words = Arguments.split(arguments);
        if (words.size() > 1) {
            throw new UsageException(Texts.in(language, name + ".usage"));
        }
        Optional<Lesson> lesson = room.lesson(context);
        if (lesson.isEmpty()) {
            throw new UsageException(Texts.in(language, "none"));
        }
        LessonStep step = room.step(lesson.get(), words.isEmpty() ? "" : words.get(0), language);
        return of(step, lesson.get(), context);
    }

    @Override
    public final List<String> complete(List<String> before, String begun) {
        return before.isEmpty() ? room.ids() : List.of();
    }
}
