package skylab.lab.academy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.template.TemplateLaunch;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/**
 * Who may call what in a Learner Lab: nobody outside of a session, and in one what {@link Rules} do not deny. In an account
 * of one's own everything.
 */
public final class LearnerLabPolicy {
    private LearnerLabPolicy() {}

    /**
     * Lets a call through or refuses it.
     *
     * @param source the service as CloudTrail names it, e.g. {@code ec2.amazonaws.com}
     * @param operation e.g. {@code RunInstances}
     * @throws AwsError to refuse
     */
    public static void admit(Call call, String source, String operation, SdkPojo request) {
        enrolment(call).ifPresent(enrolment -> admit(enrolment, call, source, operation, request));
    }

    private static void admit(Enrolment enrolment, Call call, String source, String operation, SdkPojo request) {
        if (enrolment.stage() == Enrolment.Stage.ENDED) {
            throw Wording.of(source).expired();
        }
        if (enrolment.stage().lost()) {
            throw Wording.of(source).invalid();
        }
        Rules.denying(source, operation, call.scope().region(), parameters(call, request))
                .ifPresent(rule -> {
                    throw rule.refusal(call, source, operation, Shapes.toJson(request));
                });
    }

    /** The refusal of a call that is signed with a key that there is not. */
    public static AwsError unknownKey(String source) {
        return Wording.of(source).invalid();
    }

    /** The refusal of a call that is signed with a temporary key that has ended. */
    public static AwsError expiredKey(String source) {
        return Wording.of(source).expired();
    }

    /** Looks after a change whether too many instances run now. */
    public static void done(Call call, String source) {
        if (source.equals("ec2.amazonaws.com")) {
            enrolment(call).ifPresent(enrolment -> {
                if (Fleet.running(call.tx().world(), enrolment.account()) >= Fleet.FORBIDDEN) {
                    Wipe.lose(call.tx(), enrolment, Enrolment.Stage.DEACTIVATED);
                } else {
                    Fleet.watch(call.tx(), call.scope());
                }
            });
        }
    }

    private static Optional<Enrolment> enrolment(Call call) {
        return Enrolment.of(call.tx().world(), call.scope().account());
    }

    /** What a launch template says is asked for as well. */
    private static ObjectNode parameters(Call call, SdkPojo request) {
        try {
            return Shapes.toJson(
                    request instanceof RunInstancesRequest launch ? TemplateLaunch.completed(call, launch) : request);
        } catch (AwsError noSuchTemplate) {
            // The service will say so itself.
            return Shapes.toJson(request);
        }
    }
}
