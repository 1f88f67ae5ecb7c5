package skylab.aws.iam;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Operation;
import skylab.aws.Service;
import skylab.aws.iam.account.AccountApi;
import skylab.aws.iam.key.KeyApi;
import skylab.aws.iam.policy.AttachmentApi;
import skylab.aws.iam.policy.InlinePolicyApi;
import skylab.aws.iam.policy.PolicyApi;
import skylab.aws.iam.principal.GroupApi;
import skylab.aws.iam.principal.RoleApi;
import skylab.aws.iam.principal.UserApi;
import skylab.aws.iam.profile.ProfileApi;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.IamRequest;
import software.amazon.awssdk.services.iam.model.IamResponse;
import software.amazon.awssdk.services.iam.model.IamResponseMetadata;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.LimitExceededException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.UnmodifiableEntityException;

/** The engine as the SDK's own client of IAM. An operation that is not here refuses by name. */
public class Iam extends EmulatedClient
        implements UserApi,
                GroupApi,
                RoleApi,
                PolicyApi,
                AttachmentApi,
                InlinePolicyApi,
                ProfileApi,
                KeyApi,
                AccountApi {
    private static final Completed<IamClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), Iam.class, IamClient.class);

    Iam(Door door) {
        super(new Service(
                "Iam",
                "iam.amazonaws.com",
                door,
                IamException::builder,
                IamResponseMetadata::create,
                Map.of(
                        "NoSuchEntity",
                        NoSuchEntityException::builder,
                        "EntityAlreadyExists",
                        EntityAlreadyExistsException::builder,
                        "DeleteConflict",
                        DeleteConflictException::builder,
                        "LimitExceeded",
                        LimitExceededException::builder,
                        "MalformedPolicyDocument",
                        MalformedPolicyDocumentException::builder,
                        "InvalidInput",
                        InvalidInputException::builder,
                        "UnmodifiableEntity",
                        UnmodifiableEntityException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static IamClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public <Q extends IamRequest, R extends IamResponse> R call(Q request, Operation<Q, R> operation) {
        return service.call(request, operation);
    }
}
