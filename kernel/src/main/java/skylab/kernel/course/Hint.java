package skylab.kernel.course;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Help for a {@link Step}: the first says where to look, the second what to use, the third is the solved step. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Hint.List.class)
public @interface Hint {
    /** In English; code between backquotes. */
    String en();

    /** In Korean. */
    String ko();

    /** The hints of a step in order. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface List {
        /** The hints. */
        Hint[] value();
    }
}
