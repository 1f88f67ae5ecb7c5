package skylab.kernel.java.unit;

import java.util.List;
import java.util.Set;

/**
 * A declaration that waits for others to be made.
 *
 * @param piece a type or a method
 * @param name of it
 * @param missing what it waits for, such as {@code method g(int)}
 * @param mentions names in it; when one of them is declared, it is tried again
 */
public record Postponed(Piece piece, String name, List<String> missing, Set<String> mentions) {}
