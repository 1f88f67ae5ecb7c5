package skylab.lab.academy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Policy;
import skylab.aws.ec2.template.TemplateLaunch;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Who may call what in a Learner Lab: nobody outside of a session, and in one what {@link Rules} do not deny. */
public final class LearnerLabPolicy implements Policy {
    /** The policy. */
    public static final Policy RULES = new LearnerLabPolicy();

    private LearnerLabPolicy() {}

    @Override
    public void admit(Call call, String source, String operation, SdkPojo request) {
        Enrolment enrolment = enrolment(call);
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

    @Override
    public void done(Call call, String source, String operation) {
        if (source.equals("ec2.amazonaws.com")) {
            if (Fleet.running(call.tx().world(), call.scope().account()) >= Fleet.FORBIDDEN) {
                Wipe.lose(call.tx(), enrolment(call), Enrolment.Stage.DEACTIVATED);
            } else {
                Fleet.watch(call.tx(), call.scope());
            }
        }
    }

    private static Enrolment enrolment(Call call) {
        return Enrolment.of(call.tx().world(), call.scope().account())
                .orElseThrow(() -> new IllegalStateException("the lab begins with an enrolment"));
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
