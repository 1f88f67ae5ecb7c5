package skylab.kernel.course;

import java.util.Arrays;
import java.util.NoSuchElementException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What to say when a check could not look at what it asks for. */
final class Obstacle {
    private Obstacle() {}

    /**
     * A sentence for a learner, with the place in the check for its author.
     *
     * @param checks the class that was checking
     */
    static Bilingual of(Throwable thrown, String checks) {
        if (thrown instanceof AwsServiceException refused && refused.awsErrorDetails() != null) {
            String said = refused.awsErrorDetails().errorMessage() + " (`"
                    + refused.awsErrorDetails().errorCode() + "`)";
            return new Bilingual(
                    "What this step asks for cannot be looked at: " + said, "이 단계에서 확인할 것을 볼 수 없습니다: " + said);
        }
        String place = Arrays.stream(thrown.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(checks))
                .findFirst()
                .map(frame -> ", " + checks + ", " + frame.getLineNumber())
                .orElse("");
        String what = " (`" + thrown.getClass().getSimpleName() + place + "`)";
        boolean absent = thrown instanceof NoSuchElementException
                || thrown instanceof IndexOutOfBoundsException
                || thrown instanceof NullPointerException;
        return absent
                ? new Bilingual(
                        "Something that this step needs is not there yet" + what + ".",
                        "이 단계에 필요한 것이 아직 없습니다" + what + ".")
                : new Bilingual(
                        "This step could not be checked" + what + ": " + thrown.getMessage(),
                        "이 단계를 확인하지 못했습니다" + what + ": " + thrown.getMessage());
    }
}
