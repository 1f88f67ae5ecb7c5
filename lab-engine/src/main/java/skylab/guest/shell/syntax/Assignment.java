package skylab.guest.shell.syntax;

/**
 * {@code name=value}, {@code name+=value}, {@code name[i]=value} or {@code name=(...)}.
 *
 * @param subscript null where none is written
 * @param value one {@link Part.ArrayLiteral} where a whole array is given
 */
public record Assignment(String name, Word subscript, boolean append, Word value) {}
