package skylab.kernel.lab;

import java.util.Optional;
import skylab.kernel.extension.ErrorTeacher;
import skylab.kernel.extension.TaughtError;
import skylab.kernel.text.Language;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Explains AWS's refusals: the code, AWS's words, and in the learner's language what it is about. */
final class AwsErrorTeacher implements ErrorTeacher {
    @Override
    public Optional<TaughtError> explain(Throwable error, Language language) {
        if (!(error instanceof AwsServiceException refusal) || refusal.awsErrorDetails() == null) {
            return Optional.empty();
        }
        String code = refusal.awsErrorDetails().errorCode();
        return Optional.of(
                new TaughtError(code, refusal.awsErrorDetails().errorMessage(), explanation(code, language)));
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
