package skylab.kernel.java.completion;

import java.util.Comparator;
import java.util.function.Supplier;

/**
 * A name that could stand at the cursor.
 *
 * @param name what is compared with what was typed
 * @param text what is inserted
 * @param type its kind as front ends show it
 * @param signature parameters and type, may be empty; asked only for what is shown
 * @param fit how well its type is one that is expected: less is better
 * @param distance how far from the cursor it is declared: less is nearer
 */
record Candidate(String name, String text, String type, Supplier<String> signature, int fit, int distance) {
    /** With a signature that is known already. */
    Candidate(String name, String text, String type, String signature, int fit, int distance) {
        this(name, text, type, () -> signature, fit, distance);
    }

    /** Of the expected type. */
    static final int EXACT = 0;

    /** Of a type that can stand for the expected one. */
    static final int FITTING = 1;

    /** Of another type, or nothing is known about the expected one. */
    static final int UNFIT = 2;

    /** What the cell or the session declares, or the type itself. */
    static final int NEAR = 0;

    /** What is imported, or inherited from Object. */
    static final int FAR = 1;

    /** Keywords. */
    static final int WORD = 2;

    /** What would have to be imported. */
    static final int FARTHEST = 3;

    static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::fit)
            .thenComparingInt(Candidate::distance)
            .thenComparing(Candidate::name)
            .thenComparing(Candidate::text);
}
