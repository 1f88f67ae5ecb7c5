package skylab.aws.ec2instanceconnect;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.instance.Instance;
import skylab.aws.ec2.instance.Phase;
import skylab.aws.ec2.key.PublicKeyText;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2instanceconnect.model.SendSshPublicKeyRequest;
import software.amazon.awssdk.services.ec2instanceconnect.model.SendSshPublicKeyResponse;

/** The keys that instances accept for a while, as the metadata service shows them to an instance's sshd. */
public final class ActiveKeys {
    private static final Kind<PVector<ActiveKey>> ACTIVE_KEYS = new Kind<>("instance-connect-keys", "");

    /** EC2 guide, "Connect using EC2 Instance Connect": the key remains in the metadata for 60 seconds. */
    private static final Duration VALID = Duration.ofSeconds(60);

    private static final Pattern USER = Pattern.compile("[A-Za-z_][A-Za-z0-9@._-]{0,30}[A-Za-z0-9$_-]?");

    /** A key, for whom, and until when. */
    private record ActiveKey(String user, String line, Instant until) {}

    private ActiveKeys() {}

    /**
     * The keys with which users may log in to an instance at this moment.
     *
     * @return lines as in {@code authorized_keys}, by user
     */
    public static Map<String, List<String>> of(World world, Scope scope, String instance) {
        return world.table(scope, ACTIVE_KEYS).get(instance).stream()
                .flatMap(keys -> keys.stream())
                .filter(key -> key.until().isAfter(world.now()))
                .collect(Collectors.groupingBy(
                        ActiveKey::user, TreeMap::new, Collectors.mapping(ActiveKey::line, Collectors.toList())));
    }

    /** SendSSHPublicKey. */
    static SendSshPublicKeyResponse send(Call call, SendSshPublicKeyRequest request) {
        if (request.instanceId() == null || request.instanceOSUser() == null || request.sshPublicKey() == null) {
            throw invalid("Instance ID, OS user and SSH public key are required");
        }
        if (!USER.matcher(request.instanceOSUser()).matches()) {
            throw invalid("Invalid OS user: " + request.instanceOSUser());
        }
        Instance instance = call.tx()
                .find(call.scope(), Instance.INSTANCES, request.instanceId())
                .filter(one -> !one.is(Phase.TERMINATED))
                .orElseThrow(() -> new AwsError("EC2InstanceNotFoundException", "Instance not found"));
        if (request.availabilityZone() != null
                && !request.availabilityZone().equals(instance.launch().zone())) {
            throw invalid("The instance is not in the availability zone " + request.availabilityZone());
        }
        if (!instance.is(Phase.RUNNING)) {
            throw new AwsError(
                    "EC2InstanceStateInvalidException",
                    "Instance is not in valid state: "
                            + instance.state().phase().apiName());
        }
        String line = line(request.sshPublicKey());
        Instant now = call.tx().now();
        List<ActiveKey> valid = call.tx().find(call.scope(), ACTIVE_KEYS, instance.id()).stream()
                .flatMap(keys -> keys.stream())
                .filter(key -> key.until().isAfter(now))
                .toList();
        call.tx()
                .put(
                        call.scope(),
                        ACTIVE_KEYS,
                        instance.id(),
                        TreePVector.from(valid).plus(new ActiveKey(request.instanceOSUser(), line, now.plus(VALID))));
        return SendSshPublicKeyResponse.builder().success(true).build();
    }

    private static String line(String text) {
        try {
            PublicKeyText.read(text);
            return text.strip();
        } catch (AwsError e) {
            throw invalid("Invalid SSH public key: " + e.getMessage());
        }
    }

    private static AwsError invalid(String words) {
        return new AwsError("InvalidArgsException", words);
    }
}
