package skylab.guest.command.awk;

/** Leaves statements: by {@code next}, {@code exit}, {@code return}, {@code break} or {@code continue}. */
final class Jumping extends RuntimeException {
    private final String kind;
    private final Value value;

    Jumping(String kind, Value value) {
        super(kind, null, false, false);
        this.kind = kind;
        this.value = value;
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    Value value() {
        return value;
    }
}
