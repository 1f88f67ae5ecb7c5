package skylab.lab.terminal;

import java.util.List;
import java.util.Set;
import skylab.aws.AwsError;
import skylab.aws.Emulated;
import skylab.aws.Operations;
import skylab.cli.ApiAnswer;
import skylab.cli.ApiCall;
import skylab.cli.Cloud;
import skylab.cli.Look;
import skylab.cli.config.Keys;
import skylab.cli.output.Members;
import skylab.guest.disk.Bytes;
import skylab.lab.Services;
import skylab.world.Scope;
import skylab.world.Transaction;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The lab as programs on its own machines call it: within the change that their line is. */
enum InnerCloud implements Cloud {
    /** The lab that the caller is in. */
    HERE;

    /** Services without regions, and where their calls are written down. */
    private static final Set<String> GLOBAL = Set.of("iam.amazonaws.com", "budgets.amazonaws.com", "ce.amazonaws.com");

    private static final String GLOBAL_REGION = "us-east-1";

    @Override
    public List<Emulated<?>> services() {
        return Services.ALL;
    }

    @Override
    public ApiAnswer call(Transaction tx, Scope scope, String machine, ApiCall call) {
        Emulated<?> service = Services.from(call.source()).orElseThrow();
        String region = GLOBAL.contains(call.source()) ? GLOBAL_REGION : call.region();
        try {
            return tx.whole(() -> {
                InnerDoor door = door(tx, new Scope(scope.account(), region), call.source(), call.keys());
                return done(service, door, call);
            });
        } catch (AwsServiceException e) {
            return new ApiAnswer.Refused(
                    e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
        } catch (AwsError e) {
            return new ApiAnswer.Refused(e.code(), e.getMessage());
        }
    }

    @Override
    public Look.Seen look(Transaction tx, Scope scope, String machine, Look look) {
        Emulated<?> service = Services.ALL.stream()
                .filter(one -> one.contract() == look.waiter().contract())
                .findFirst()
                .orElseThrow();
        String region = GLOBAL.contains(service.source()) ? GLOBAL_REGION : look.region();
        try {
            InnerDoor door = door(tx, new Scope(scope.account(), region), service.source(), look.keys());
            look.waiter().look(service.clients().apply(door), look.parameters());
            return new Look.Seen(Look.State.REACHED, "");
        } catch (AwsServiceException e) {
            return failed(e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage());
        } catch (AwsError e) {
            return failed(e.code(), e.getMessage());
        } catch (SdkClientException e) {
            if (e.getCause() instanceof AwsServiceException refused) {
                return failed(
                        refused.awsErrorDetails().errorCode(),
                        refused.awsErrorDetails().errorMessage());
            }
            // The SDK says by words alone whether it gives up for good or would look again.
            return e.getMessage().contains("max retry attempts")
                    ? new Look.Seen(Look.State.NOT_YET, "")
                    : new Look.Seen(Look.State.FAILED, "Waiter encountered a terminal failure state");
        }
    }

    private static Look.Seen failed(String code, String message) {
        return new Look.Seen(Look.State.FAILED, "An error occurred (" + code + "): " + message);
    }

    private static InnerDoor door(Transaction tx, Scope scope, String source, Keys keys) {
        return new InnerDoor(tx, scope, Callers.of(tx, scope.account(), source, keys));
    }

    private static <C extends SdkClient> ApiAnswer done(Emulated<C> service, InnerDoor door, ApiCall call) {
        Operations<C> operations =
                new Operations<>(service.contract(), service.clients().apply(door));
        Operations.Answer answer =
                operations.call(call.operation(), ClientTokens.filled(door.tx(), service.contract(), call));
        return new ApiAnswer.Done(
                Members.of(answer.response()), answer.body() == null ? Bytes.EMPTY : Bytes.of(answer.body()));
    }
}
