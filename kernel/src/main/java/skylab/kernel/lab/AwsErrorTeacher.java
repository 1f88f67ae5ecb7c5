package skylab.kernel.lab;

import java.util.Optional;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.TaughtError;
import skylab.kernel.text.Language;
import skylab.lab.academy.Rules;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Explains AWS's refusals: the code, AWS's words, and in the learner's language what it is about, or which rule of the Learner Lab. */
final class AwsErrorTeacher implements ErrorTeacher {
    @Override
    public Optional<TaughtError> explain(Throwable error, Language language) {
        if (!(error instanceof AwsServiceException refusal) || refusal.awsErrorDetails() == null) {
            return Optional.empty();
        }
        String code = refusal.awsErrorDetails().errorCode();
        String message = refusal.awsErrorDetails().errorMessage();
        String explanation = Rules.behind(message)
                .map(rule -> "learnerlab." + rule)
                .filter(key -> Texts.has(language, key))
                .map(key -> Texts.in(language, key))
                .orElseGet(() -> explanation(code, language));
        return Optional.of(new TaughtError(code, message, explanation));
    }

    /** The text of the code, or of the family that it belongs to by its last part. */
    private static String explanation(String code, Language language) {
        if (Texts.has(language, "aws." + code)) {
            return Texts.in(language, "aws." + code);
        }
        String family = "aws.*" + code.substring(code.lastIndexOf('.') + 1);
        return Texts.has(language, family) ? Texts.in(language, family) : "";
    }
}
