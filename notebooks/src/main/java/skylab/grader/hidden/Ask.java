package skylab.grader.hidden;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An expression to be evaluated at the end of the student's notebook, by the student's own code. Only the text of its
 * value comes to the judge; what is expected of it never leaves the judge.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Ask.All.class)
public @interface Ask {
    /** The name under which a test finds the value in its {@link Answers}. */
    String name();

    /** One Java expression; {@code ${name}} in it stands for what was drawn under that name ({@link Draw}). */
    String expression();

    /** Several of them. */
    @Documented
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        /** The expressions. */
        Ask[] value();
    }
}
