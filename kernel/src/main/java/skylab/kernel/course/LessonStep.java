package skylab.kernel.course;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import skylab.lab.Lab;

/**
 * A step of a lesson.
 *
 * @param id what it is called
 * @param title what is to be done
 * @param hints in order
 * @param check the method
 */
public record LessonStep(String id, Bilingual title, List<Bilingual> hints, Method check) {

    public LessonStep {
        hints = List.copyOf(hints);
    }

    /** The step that a method describes. */
    static LessonStep of(Method method) {
        Step step = method.getAnnotation(Step.class);
        List<Bilingual> hints = Arrays.stream(method.getAnnotationsByType(Hint.class))
                .map(hint -> new Bilingual(hint.en(), hint.ko()))
                .toList();
        method.setAccessible(true);
        return new LessonStep(step.id(), new Bilingual(step.en(), step.ko()), hints, method);
    }

    /**
     * What is missing in a lab; empty when the step is done. Changes neither the lab nor its clock.
     *
     * @param cells what the notebook has declared
     */
    public List<Bilingual> missing(Lab lab, Cells cells) {
        Findings findings = new Findings();
        try (Lab copy = lab.fork()) {
            Object[] arguments = Arrays.stream(check.getParameterTypes())
                    .map(type -> type == Lab.class ? copy : type == Cells.class ? cells : findings)
                    .toArray();
            check.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            return List.of(Obstacle.of(e.getCause(), check.getDeclaringClass().getName()));
        } catch (IllegalAccessException | IllegalArgumentException e) {
            throw new IllegalStateException(check + " must be static, with parameters Lab, Cells, Findings", e);
        }
        return findings.all();
    }
}
