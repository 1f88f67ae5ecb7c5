package skylab.cli.option;

/** How many words follow an option. */
public enum Arity {
    /** None. */
    FLAG,
    /** One, or none. */
    OPTIONAL,
    /** One. */
    ONE,
    /** Any number. */
    MANY
}
