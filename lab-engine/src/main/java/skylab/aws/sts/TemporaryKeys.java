package skylab.aws.sts;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import skylab.aws.AccessKeys;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Identity;
import skylab.aws.iam.policy.Document;
import skylab.aws.iam.principal.Principal;
import skylab.aws.iam.principal.Principal.Sort;
import skylab.aws.iam.principal.Principals;
import skylab.world.Kind;
import skylab.world.Transaction;
import skylab.world.World;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetFederationTokenRequest;
import software.amazon.awssdk.services.sts.model.GetFederationTokenResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/** Temporary credentials that are given out. The lab's own clients go on signing with the learner's key. */
final class TemporaryKeys {
    private static final Kind<Given> GIVEN = new Kind<>("temporary-key", "");

    /** Credentials that were given out. */
    private record Given(Identity identity, Instant until) {}

    private static final Pattern ROLE_ARN = Pattern.compile("arn:aws:iam::([0-9]{12}):role(/(?:.*/)?)([\\w+=,.@-]+)");
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");

    // STS API reference, "GetSessionToken" and "AssumeRole".
    private static final int LEAST = 900;
    private static final int SESSION_USUAL = 43_200;
    private static final int SESSION_MOST = 129_600;
    private static final int ROLE_USUAL = 3600;
    private static final int CHAINED_MOST = 3600;
    private static final int LONGEST_FEDERATED = 32;

    private TemporaryKeys() {}

    /** Who was given a key in an account. */
    static Optional<KeyHolders.Holder> holder(World world, String account, String id) {
        return world.table(Identity.global(account), GIVEN)
                .get(id)
                .map(given -> new KeyHolders.Holder(given.identity(), given.until()));
    }

    static GetSessionTokenResponse session(Call call, GetSessionTokenRequest request) {
        Identity caller = call.identity();
        if (caller.since() != null) {
            throw new AwsError("AccessDenied", "Cannot call GetSessionToken with session credentials");
        }
        if (request.tokenCode() != null) {
            throw new AwsError(
                    "NotEmulated", "Skylab does not emulate multi-factor authentication. Nothing has happened.");
        }
        int seconds = seconds(request.durationSeconds(), SESSION_USUAL, SESSION_MOST);
        return GetSessionTokenResponse.builder()
                .credentials(give(
                        call,
                        key -> new Identity(
                                caller.type(),
                                caller.principalId(),
                                caller.arn(),
                                caller.account(),
                                key,
                                caller.name(),
                                call.tx().now()),
                        seconds))
                .build();
    }

    static GetFederationTokenResponse federate(Call call, GetFederationTokenRequest request) {
        Identity caller = call.identity();
        if (caller.since() != null) {
            throw new AwsError("AccessDenied", "Cannot call GetFederationToken with session credentials");
        }
        String name = request.name();
        if (name == null
                || name.length() > LONGEST_FEDERATED
                || !SESSION_NAME.matcher(name).matches()) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value '" + name
                            + "' at 'name' failed to satisfy constraint: Member must satisfy regular expression"
                            + " pattern: [\\w+=,.@-]*");
        }
        Integer packed = SessionPolicies.packed(call, request.policy(), request.policyArns());
        Identity[] made = new Identity[1];
        Credentials credentials = give(
                call,
                key -> made[0] = Identity.federated(
                        caller.account(), name, key, call.tx().now()),
                seconds(request.durationSeconds(), SESSION_USUAL, SESSION_MOST));
        return GetFederationTokenResponse.builder()
                .credentials(credentials)
                .packedPolicySize(packed)
                .federatedUser(user -> user.arn(made[0].arn()).federatedUserId(made[0].principalId()))
                .build();
    }

    static AssumeRoleResponse assume(Call call, AssumeRoleRequest request) {
        String session = request.roleSessionName();
        if (session == null || !SESSION_NAME.matcher(session).matches()) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value '" + session
                            + "' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression"
                            + " pattern: [\\w+=,.@-]*");
        }
        Principal role = role(call, request.roleArn());
        Integer packed = SessionPolicies.packed(call, request.policy(), request.policyArns());
        int seconds = seconds(request.durationSeconds(), ROLE_USUAL, role.role().longest());
        if (call.identity().type().equals("AssumedRole") && seconds > CHAINED_MOST) {
            throw new AwsError(
                    "ValidationError",
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        Identity[] made = new Identity[1];
        Credentials credentials = give(
                call,
                key -> made[0] = Identity.session(
                        role.account(),
                        role.name(),
                        role.id(),
                        session,
                        key,
                        call.tx().now()),
                seconds);
        return AssumeRoleResponse.builder()
                .credentials(credentials)
                .packedPolicySize(packed)
                .sourceIdentity(request.sourceIdentity())
                .assumedRoleUser(AssumedRoleUser.builder()
                        .arn(made[0].arn())
                        .assumedRoleId(made[0].principalId())
                        .build())
                .build();
    }

    /** The role that a caller may assume: whatever is behind a refusal, AWS does not tell whether there is such a role. */
    private static Principal role(Call call, String arn) {
        Matcher parts = ROLE_ARN.matcher(arn == null ? "" : arn);
        if (!parts.matches()) {
            throw new AwsError("ValidationError", arn + " is invalid");
        }
        Optional<Principal> role = parts.group(1).equals(call.scope().account())
                ? Principals.find(call.tx().world(), call.scope().account(), Sort.ROLE, parts.group(3))
                : Optional.empty();
        return role.filter(one -> one.arn().equals(arn))
                .filter(one -> trusts(one, call.identity()))
                .orElseThrow(() -> new AwsError(
                        "AccessDenied",
                        "User: " + call.identity().arn() + " is not authorized to perform: sts:AssumeRole on resource: "
                                + arn));
    }

    private static boolean trusts(Principal role, Identity caller) {
        boolean allowed = false;
        for (JsonNode statement : Document.statements(role.role().trust())) {
            boolean meant = Document.strings(statement.path("Action")).stream()
                            .anyMatch(action -> action.equals("sts:AssumeRole") || action.equals("sts:*"))
                    && names(statement.path("Principal"), caller);
            if (meant && statement.has("Condition")) {
                throw new AwsError(
                        "NotEmulated", "Skylab does not emulate conditions of trust policies. Nothing has happened.");
            }
            if (meant && statement.path("Effect").asText().equals("Deny")) {
                return false;
            }
            allowed |= meant;
        }
        return allowed;
    }

    private static boolean names(JsonNode principal, Identity caller) {
        if (principal.asText().equals("*")) {
            return true;
        }
        String root = "arn:aws:iam::" + caller.account() + ":root";
        String role = "arn:aws:iam::" + caller.account() + ":role/" + caller.name();
        // The account stands for those in it that their own policies allow it: the owner may everything, a learner not.
        return Document.strings(principal.path("AWS")).stream()
                .anyMatch(one -> one.equals("*")
                        || one.equals(caller.arn())
                        || caller.type().equals("AssumedRole") && one.equals(role)
                        || !caller.type().equals("AssumedRole") && (one.equals(root) || one.equals(caller.account())));
    }

    private static int seconds(Integer asked, int usual, int most) {
        int seconds = asked == null ? usual : asked;
        if (seconds < LEAST) {
            throw new AwsError(
                    "ValidationError",
                    "1 validation error detected: Value '" + seconds
                            + "' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or"
                            + " equal to " + LEAST);
        }
        if (seconds > most) {
            throw new AwsError(
                    "ValidationError",
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return seconds;
    }

    private static Credentials give(Call call, Function<String, Identity> identity, int seconds) {
        Transaction tx = call.tx();
        String key = AccessKeys.temporary(tx.world().seed(), tx.newUuid().toString());
        Instant until = tx.now().plus(Duration.ofSeconds(seconds));
        Identity who = identity.apply(key);
        tx.put(Identity.global(call.scope().account()), GIVEN, key, new Given(who, until));
        return Credentials.builder()
                .accessKeyId(key)
                .secretAccessKey(who.secret(tx.world()))
                .sessionToken(who.token(tx.world()).orElseThrow())
                .expiration(until)
                .build();
    }
}
