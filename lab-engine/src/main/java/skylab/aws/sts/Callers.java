package skylab.aws.sts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import skylab.aws.AuthorizationMessage;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageRequest;
import software.amazon.awssdk.services.sts.model.DecodeAuthorizationMessageResponse;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who calls, whose a key is, and why a call was denied. */
final class Callers {
    private static final Pattern KEY = Pattern.compile("\\w{16,128}");

    private Callers() {}

    static GetCallerIdentityResponse identity(Call call, GetCallerIdentityRequest request) {
        Identity caller = call.identity();
        return GetCallerIdentityResponse.builder()
                .userId(caller.principalId())
                .account(caller.account())
                .arn(caller.arn())
                .build();
    }

    static GetAccessKeyInfoResponse keyInfo(Call call, GetAccessKeyInfoRequest request) {
        String id = request.accessKeyId();
        if (id == null || !KEY.matcher(id).matches()) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value '" + id + "' at 'accessKeyId' failed to satisfy constraint:"
                            + " Member must satisfy regular expression pattern: [\\w]*");
        }
        String account = call.scope().account();
        if (!KeyHolders.wasGivenOut(call.tx().world(), account, id)) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate the keys of other accounts. Nothing has happened.");
        }
        return GetAccessKeyInfoResponse.builder().account(account).build();
    }

    static DecodeAuthorizationMessageResponse decode(Call call, DecodeAuthorizationMessageRequest request) {
        return DecodeAuthorizationMessageResponse.builder()
                .decodedMessage(AuthorizationMessage.decode(
                                request.encodedMessage() == null ? "" : request.encodedMessage())
                        .map(JsonNode::toString)
                        .orElseThrow(() -> new AwsError(
                                "InvalidAuthorizationMessageException",
                                "The error returned if the message passed to DecodeAuthorizationMessage was invalid.")))
                .build();
    }
}
