package skylab.aws.sts;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Service;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageResponse;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;
import software.amazon.awssdk.services.sts.model.InvalidAuthorizationMessageException;
import software.amazon.awssdk.services.sts.model.StsException;
import software.amazon.awssdk.services.sts.model.StsResponseMetadata;

/** The engine as the SDK's own client of STS. An operation that is not here refuses by name. */
public class Sts extends EmulatedClient implements StsClient {
    private static final Completed<StsClient> WHOLE =
            new Completed<>(MethodHandles.lookup(), Sts.class, StsClient.class);

    Sts(Door door) {
        super(new Service(
                "Sts",
                "sts.amazonaws.com",
                door,
                StsException::builder,
                StsResponseMetadata::create,
                Map.of("InvalidAuthorizationMessageException", InvalidAuthorizationMessageException::builder)));
    }

    /** A client whose calls go through a door into a lab. */
    public static StsClient client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        return service.call(request, Callers::identity);
    }

    @Override
    public GetAccessKeyInfoResponse getAccessKeyInfo(GetAccessKeyInfoRequest request) {
        return service.call(request, Callers::keyInfo);
    }

    @Override
    public DecodeAuthorizationMessageResponse decodeAuthorizationMessage(DecodeAuthorizationMessageRequest request) {
        return service.call(request, Callers::decode);
    }

    @Override
    public GetSessionTokenResponse getSessionToken(GetSessionTokenRequest request) {
        return service.call(request, TemporaryKeys::session);
    }

    @Override
    public GetFederationTokenResponse getFederationToken(GetFederationTokenRequest request) {
        return service.call(request, TemporaryKeys::federate);
    }

    @Override
    public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        return service.call(request, TemporaryKeys::assume);
    }
}
