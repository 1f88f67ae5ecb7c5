package skylab.aws.logs.group;

import static skylab.aws.logs.store.LogGroup.LOG_GROUPS;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.Tags;
import skylab.aws.logs.Constraints;
import skylab.aws.logs.store.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.AssociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.CreateLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteLogGroupResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DeleteRetentionPolicyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DisassociateKmsKeyResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

/** Making, setting and deleting log groups. */
public final class GroupLife {
    // API reference, "PutRetentionPolicy".
    private static final TreeSet<Integer> DAYS = new TreeSet<>(List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653));
    private static final List<String> CLASSES = List.of("STANDARD", "INFREQUENT_ACCESS", "DELIVERY");
    private static final Pattern KEY = Pattern.compile("arn:aws:kms:[a-z0-9-]+:[0-9]{12}:key/.+");
    private static final int LONGEST_KEY = 256;

    private GroupLife() {}

    /**
     * CreateLogGroup.
     *
     * @throws AwsError {@code ResourceAlreadyExistsException}, {@code InvalidParameterException}
     */
    public static CreateLogGroupResponse create(Call call, CreateLogGroupRequest request) {
        String name = Constraints.group(request.logGroupName());
        String logClass = request.logGroupClassAsString() == null ? LogGroup.STANDARD : request.logGroupClassAsString();
        Constraints.oneOf(logClass, "logGroupClass", CLASSES);
        if (logClass.equals("DELIVERY")) {
            throw new AwsError("NotEmulated", "Skylab does not emulate log groups of the class DELIVERY.");
        }
        if (request.kmsKeyId() != null) {
            key(request.kmsKeyId());
        }
        if (LogGroup.find(call.tx().world(), call.scope(), name).isPresent()) {
            throw new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
        }
        Groups.put(
                call, LogGroup.empty(name, new LogGroup.Settings(call.tx().now(), logClass, request.kmsKeyId(), null)));
        GroupTags.add(call, name, request.tags());
        return CreateLogGroupResponse.builder().build();
    }

    private static String key(String arn) {
        return Constraints.matching(arn, "kmsKeyId", LONGEST_KEY, KEY, "arn:aws:kms:<region>:<account>:key/<id>");
    }

    /**
     * DeleteLogGroup, with all that is in it.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    public static DeleteLogGroupResponse delete(Call call, DeleteLogGroupRequest request) {
        LogGroup group = Groups.named(call, request.logGroupName());
        Tags.forget(call.tx(), call.scope(), LogGroup.arn(call.scope(), group.name()));
        call.tx().remove(call.scope(), LOG_GROUPS, group.name());
        return DeleteLogGroupResponse.builder().build();
    }

    /**
     * PutRetentionPolicy: what is older can no longer be read.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static PutRetentionPolicyResponse retain(Call call, PutRetentionPolicyRequest request) {
        Integer days = Constraints.oneOf(
                Constraints.required(request.retentionInDays(), "retentionInDays"), "retentionInDays", DAYS);
        set(call, request.logGroupName(), days);
        return PutRetentionPolicyResponse.builder().build();
    }

    /**
     * DeleteRetentionPolicy: events never expire.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    public static DeleteRetentionPolicyResponse retainForEver(Call call, DeleteRetentionPolicyRequest request) {
        set(call, request.logGroupName(), null);
        return DeleteRetentionPolicyResponse.builder().build();
    }

    private static void set(Call call, String name, Integer days) {
        LogGroup group = Groups.named(call, name);
        Groups.put(
                call,
                group.with(
                        call.tx().now(),
                        old -> new LogGroup.Settings(old.created(), old.logClass(), old.kmsKey(), days)));
    }

    /**
     * AssociateKmsKey: the key is noted; nothing can be seen of the encryption.
     *
     * @throws AwsError {@code ResourceNotFoundException}, {@code InvalidParameterException}
     */
    public static AssociateKmsKeyResponse encrypt(Call call, AssociateKmsKeyRequest request) {
        setKey(
                call,
                request.logGroupName(),
                request.resourceIdentifier(),
                key(Constraints.required(request.kmsKeyId(), "kmsKeyId")));
        return AssociateKmsKeyResponse.builder().build();
    }

    /**
     * DisassociateKmsKey.
     *
     * @throws AwsError {@code ResourceNotFoundException}
     */
    public static DisassociateKmsKeyResponse decrypt(Call call, DisassociateKmsKeyRequest request) {
        setKey(call, request.logGroupName(), request.resourceIdentifier(), null);
        return DisassociateKmsKeyResponse.builder().build();
    }

    private static void setKey(Call call, String name, String identifier, String key) {
        LogGroup group = Groups.meant(call, name, identifier);
        Groups.put(
                call,
                group.with(
                        call.tx().now(),
                        old -> new LogGroup.Settings(old.created(), old.logClass(), key, old.retention())));
    }
}
