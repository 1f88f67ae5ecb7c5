package skylab.kernel.lab;

import java.util.Optional;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.TaughtError;
import skylab.kernel.text.Language;
import skylab.lab.LabRefusal;

/** Says in the learner's language what the lab itself refuses, such as to break what is not there. */
final class LabTeacher implements ErrorTeacher {
    @Override
    public Optional<TaughtError> explain(Throwable error, Language language) {
        return error instanceof LabRefusal refusal
                ? Optional.of(new TaughtError("Skylab", refusal.text(language.locale()), ""))
                : Optional.empty();
    }
}
