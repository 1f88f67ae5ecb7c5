package skylab.kernel.lab;

import java.util.Locale;
import java.util.Optional;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.TaughtError;
import skylab.kernel.text.Language;
import skylab.lab.academy.SessionRefusal;

/** Explains what the buttons of a Learner Lab refuse. */
final class SessionTeacher implements ErrorTeacher {
    @Override
    public Optional<TaughtError> explain(Throwable error, Language language) {
        if (!(error instanceof SessionRefusal refusal)) {
            return Optional.empty();
        }
        String key = "session." + refusal.reason().name().toLowerCase(Locale.ROOT);
        return Optional.of(new TaughtError("Learner Lab", refusal.getMessage(), Texts.in(language, key)));
    }
}
