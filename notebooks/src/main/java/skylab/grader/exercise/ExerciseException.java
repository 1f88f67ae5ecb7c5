package skylab.grader.exercise;

/** An exercise that cannot be used as it stands; the message is for its author. */
public final class ExerciseException extends RuntimeException {
    /**
     * @param message what is wrong and where
     */
    public ExerciseException(String message) {
        super(message);
    }

    /**
     * @param message what is wrong and where
     * @param cause what has shown it
     */
    public ExerciseException(String message, Throwable cause) {
        super(message, cause);
    }
}
