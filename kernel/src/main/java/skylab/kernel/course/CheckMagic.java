package skylab.kernel.course;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import skylab.kernel.extension.KernelContext;
import skylab.lab.Lab;

/** {@code %check launch}: whether a step is done, or what is still missing; {@code %check}: the next step. */
final class CheckMagic extends StepMagic {
    private final Supplier<Lab> lab;

    CheckMagic(Classroom room, Supplier<Lab> lab) {
        super("check", room);
        this.lab = lab;
    }

    @Override
    Object of(LessonStep step, Lesson lesson, KernelContext context) throws Exception {
        List<Bilingual> missing = step.missing(lab.get(), cells(context));
        if (missing.isEmpty()) {
            progress().pass(lesson.name(), step.id());
        }
        return new Verdict(
                context.messages().language(),
                step,
                missing,
                progress().passed(lesson.name(), step.id()),
                Standing.of(lesson, progress()));
    }

    private static Cells cells(KernelContext context) {
        return new Cells() {
            @Override
            public Optional<Object> value(String variable) {
                return context.value(variable);
            }

            @Override
            public boolean declares(String name) {
                return context.declarations().stream()
                        .anyMatch(declaration -> declaration.name().equals(name));
            }
        };
    }
}
