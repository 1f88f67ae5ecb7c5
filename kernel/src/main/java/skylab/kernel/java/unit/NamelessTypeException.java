package skylab.kernel.java.unit;

/** A variable has a type that no declaration can write: what it is declared with has to be taken as it is. */
public final class NamelessTypeException extends Exception {
    private final transient Piece piece;

    NamelessTypeException(Piece piece) {
        super(piece.text());
        this.piece = piece;
    }

    /** What declares it. */
    public Piece piece() {
        return piece;
    }
}
