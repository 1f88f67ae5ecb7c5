package skylab.guest.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * What an executable file does. Every class below {@code skylab.guest.command} that implements this and bears {@link
 * Installed} is found by itself and is in the root file system of every image: a new command is a new class. It needs a
 * constructor without parameters, and holds no state.
 */
@FunctionalInterface
public interface Command {
    /**
     * The program of a new process.
     *
     * @param argv its arguments, the first one its name
     */
    Program start(List<String> argv);

    /** Where the executable file is in an image. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Installed {
        /** Absolute paths; the first one is the file, others are links to it. */
        String[] value();

        /** Mode bits. */
        int permissions() default 0755;
    }
}
