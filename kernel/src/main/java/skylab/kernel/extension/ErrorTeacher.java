package skylab.kernel.extension;

import java.util.Optional;
import skylab.kernel.text.Language;

/** Explains the exceptions that it knows. */
@FunctionalInterface
public interface ErrorTeacher {
    /** The explanation of an exception, empty when it is none of this teacher's. */
    Optional<TaughtError> explain(Throwable error, Language language);
}
