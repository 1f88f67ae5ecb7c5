package skylab.guest.process;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/**
 * What an executable file does. Every class below {@code skylab.guest.command} that implements this and bears {@link
 * Installed} is found by itself and is in the root file system of every image, unless a package brings it: a new command is a new class. It needs a
 * constructor without parameters, and holds no state.
 */
@FunctionalInterface
public interface Command {
    /**
     * What the file of a command holds.
     *
     * @param path by which the command is known: the first one of {@link Installed}
     */
    static String file(String path) {
        return "\177ELF" + path;
    }

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

        /**
         * The package that brings the file, such as {@code httpd}: an image has it only if it has that package. Empty for
         * what every image has.
         */
        String pack() default "";
    }
}
