package skylab.kernel.course;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A step of a lab: a static method of the class {@code <Name>Checks} in a file beside the notebook, in the default
 * package. Its parameters are any of {@code Lab}, {@link Cells} and {@link Findings}. It asks what can be observed, not
 * how it was done; it has a copy of the lab, so that nothing it does is seen by the learner. Steps come in the order of
 * the source.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Step {
    /** What {@code %check} and {@code %hint} call it: 1 to 64 of {@code [a-z0-9-]}. The first element of the annotation. */
    String id();

    /** What is to be done, in English, a few words. */
    String en();

    /** What is to be done, in Korean. */
    String ko();
}
