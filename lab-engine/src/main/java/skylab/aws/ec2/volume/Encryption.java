package skylab.aws.ec2.volume;

import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.world.Kind;
import skylab.world.Scope;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.DisableEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.DisableEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.EnableEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.EnableEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.GetEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.GetEbsDefaultKmsKeyIdResponse;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.ModifyEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.ModifyEbsDefaultKmsKeyIdResponse;
import software.amazon.awssdk.services.ec2.model.ResetEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.ResetEbsDefaultKmsKeyIdResponse;
import software.amazon.awssdk.services.ec2.model.SSEType;

/** The keys that encrypt volumes, and whether a region encrypts by default (EBS guide, "Amazon EBS encryption"). */
public final class Encryption {
    private static final String AWS_MANAGED = "alias/aws/ebs";
    private static final Pattern KEY =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32}");

    private static final Kind<Defaults> DEFAULTS = new Kind<>("ebs defaults", "");
    private static final String ROW = "region";

    /**
     * What a region does with new volumes.
     *
     * @param encrypt whether all of them are encrypted
     * @param key the ARN of the key chosen for that, or null for the one that AWS manages
     */
    private record Defaults(boolean encrypt, String key) {}

    private Encryption() {}

    /** Whether new volumes of the region are encrypted though nobody asks for it. */
    public static boolean byDefault(World world, Scope scope) {
        return defaults(world, scope).encrypt;
    }

    /** The ARN of the key that encrypts when none is named. */
    public static String defaultKey(World world, Scope scope) {
        String chosen = defaults(world, scope).key;
        return chosen == null ? arn(world, scope, AWS_MANAGED) : chosen;
    }

    /** Whether a key is the one that AWS manages, with which nothing can be shared. */
    public static boolean isAwsManaged(World world, Scope scope, String arn) {
        return arn(world, scope, AWS_MANAGED).equals(arn);
    }

    /**
     * The ARN of a key.
     *
     * @param asked an ARN, an alias or a key's id; null for the region's default key for EBS
     * @throws AwsError {@code InvalidParameterValue}
     */
    public static String arn(World world, Scope scope, String asked) {
        if (asked == null) {
            return defaultKey(world, scope);
        }
        String prefix = "arn:aws:kms:" + scope.region() + ":" + scope.account() + ":";
        String name = asked.startsWith(prefix) ? asked.substring(prefix.length()) : asked;
        if (name.startsWith("alias/")) {
            return prefix + "key/" + world.seed().uuid(name + " " + scope.region(), 0);
        }
        String key = name.startsWith("key/") ? name.substring("key/".length()) : name;
        if (!KEY.matcher(key).matches()) {
            throw new AwsError("InvalidParameterValue", "The KMS key '" + asked + "' is invalid or not accessible.");
        }
        return prefix + "key/" + key;
    }

    private static Defaults defaults(World world, Scope scope) {
        return world.table(scope, DEFAULTS).get(ROW).orElse(new Defaults(false, null));
    }

    private static void put(Call call, Defaults changed) {
        call.tx().put(call.scope(), DEFAULTS, ROW, changed);
    }

    private static boolean encrypt(Call call, boolean enabled) {
        put(call, new Defaults(enabled, defaults(call.tx().world(), call.scope()).key));
        return enabled;
    }

    /** EnableEbsEncryptionByDefault. */
    public static EnableEbsEncryptionByDefaultResponse enable(Call call, EnableEbsEncryptionByDefaultRequest request) {
        return EnableEbsEncryptionByDefaultResponse.builder()
                .ebsEncryptionByDefault(encrypt(call, true))
                .build();
    }

    /** DisableEbsEncryptionByDefault. */
    public static DisableEbsEncryptionByDefaultResponse disable(
            Call call, DisableEbsEncryptionByDefaultRequest request) {
        return DisableEbsEncryptionByDefaultResponse.builder()
                .ebsEncryptionByDefault(encrypt(call, false))
                .build();
    }

    /** GetEbsEncryptionByDefault. */
    public static GetEbsEncryptionByDefaultResponse get(Call call, GetEbsEncryptionByDefaultRequest request) {
        boolean encrypt = byDefault(call.tx().world(), call.scope());
        return GetEbsEncryptionByDefaultResponse.builder()
                .ebsEncryptionByDefault(encrypt)
                .sseType(encrypt ? SSEType.SSE_KMS : SSEType.NONE)
                .build();
    }

    /** GetEbsDefaultKmsKeyId. */
    public static GetEbsDefaultKmsKeyIdResponse getKey(Call call, GetEbsDefaultKmsKeyIdRequest request) {
        return GetEbsDefaultKmsKeyIdResponse.builder().kmsKeyId(shown(call)).build();
    }

    /** ModifyEbsDefaultKmsKeyId. */
    public static ModifyEbsDefaultKmsKeyIdResponse modifyKey(Call call, ModifyEbsDefaultKmsKeyIdRequest request) {
        if (request.kmsKeyId() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter KmsKeyId");
        }
        World world = call.tx().world();
        put(call, new Defaults(byDefault(world, call.scope()), arn(world, call.scope(), request.kmsKeyId())));
        return ModifyEbsDefaultKmsKeyIdResponse.builder().kmsKeyId(shown(call)).build();
    }

    /** ResetEbsDefaultKmsKeyId. */
    public static ResetEbsDefaultKmsKeyIdResponse resetKey(Call call, ResetEbsDefaultKmsKeyIdRequest request) {
        put(call, new Defaults(byDefault(call.tx().world(), call.scope()), null));
        return ResetEbsDefaultKmsKeyIdResponse.builder().kmsKeyId(shown(call)).build();
    }

    private static String shown(Call call) {
        String chosen = defaults(call.tx().world(), call.scope()).key;
        return chosen == null ? AWS_MANAGED : chosen;
    }
}
