package skylab.kernel.course;

import java.util.List;
import java.util.Optional;
import skylab.kernel.extension.KernelContext;
import skylab.kernel.magic.CompletingMagic;
import skylab.kernel.magic.LineMagic;
import skylab.kernel.magic.UsageException;
import skylab.kernel.text.Language;

/** {@code %progress}: which steps of this lab are done; outside of a lab, and as {@code %progress course}: of all labs. */
final class ProgressMagic implements LineMagic, CompletingMagic {
    private static final String COURSE = "course";

    private final Classroom room;

    ProgressMagic(Classroom room) {
        this.room = room;
    }

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public String help(Language language) {
        return Texts.in(language, "magic.progress");
    }

    @Override
    public Object line(String arguments, KernelContext context) throws Exception {
        Language language = context.messages().language();
        if (!arguments.isEmpty() && !arguments.equals(COURSE)) {
            throw new UsageException(Texts.in(language, "progress.usage"));
        }
        boolean whole = arguments.equals(COURSE);
        Optional<Lesson> lesson = whole ? Optional.empty() : room.lesson(context);
        Optional<Course> course = lesson.isPresent() ? Optional.empty() : Course.around(room.folder());
        if (lesson.isEmpty() && course.isEmpty()) {
            throw new UsageException(Texts.in(language, "none"));
        }
        return new ProgressView(language, lesson, course, room.folder(), room.progress());
    }

    @Override
    public List<String> complete(List<String> before, String begun) {
        return before.isEmpty() ? List.of(COURSE) : List.of();
    }
}
