package skylab.kernel.course;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import skylab.kernel.magic.Magic;
import skylab.lab.Lab;

/** {@code %check}, {@code %hint} and {@code %progress}. */
public final class CourseMagics {
    private CourseMagics() {}

    /**
     * The magics.
     *
     * @param lab what checks look at
     */
    public static List<Magic> of(Supplier<Lab> lab) {
        Classroom room = new Classroom(
                Path.of("").toAbsolutePath(),
                LearnerProgress.of(
                        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
        return List.of(new CheckMagic(room, lab), new HintMagic(room), new ProgressMagic(room));
    }
}
