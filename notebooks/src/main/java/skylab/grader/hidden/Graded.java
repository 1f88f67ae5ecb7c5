package skylab.grader.hidden;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A hidden test. Its parameters may be a {@code Lab}, the student's lab as it was at the end, replayed, and the test's
 * own to experiment with; a {@code @Start Lab}, the lab as the student found it; {@link Answers}; and the student's {@link
 * Parameters}.
 *
 * <p>A cell gives its points times the weight of its passed tests over the weight of all its tests. Failed assertions,
 * failed assumptions and refusals by the emulated cloud are the student's; any other exception is an error of the test
 * and gives no grade at all.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(JudgedParameters.class)
public @interface Graded {
    /** The nbgrader id of the cell that carries the points. */
    String cell();

    /** How much of the cell's points hang on this test, relative to its other tests; greater than 0. */
    double weight() default 1;
}
