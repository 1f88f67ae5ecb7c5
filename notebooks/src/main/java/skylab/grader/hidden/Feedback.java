package skylab.grader.hidden;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The observable that a hidden test looks for, as one sentence that is true when it is there. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Feedback {
    /** In English. */
    String en();

    /** In Korean. */
    String ko();
}
