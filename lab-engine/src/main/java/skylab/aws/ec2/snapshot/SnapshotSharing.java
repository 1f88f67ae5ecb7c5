package skylab.aws.ec2.snapshot;

import static skylab.aws.ec2.snapshot.Snapshot.SNAPSHOTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.pcollections.HashTreePSet;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.volume.Encryption;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetSnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetSnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** Who may make volumes of a snapshot (EBS guide, "Share an Amazon EBS snapshot with other AWS accounts"). */
public final class SnapshotSharing {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private SnapshotSharing() {}

    /** DescribeSnapshotAttribute. */
    public static DescribeSnapshotAttributeResponse describe(Call call, DescribeSnapshotAttributeRequest request) {
        Snapshot snapshot = Snapshots.IDS.one(call.tx().world(), call.scope(), request.snapshotId());
        DescribeSnapshotAttributeResponse.Builder answer =
                DescribeSnapshotAttributeResponse.builder().snapshotId(snapshot.id());
        if (request.attribute() == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter attribute");
        }
        return switch (request.attribute()) {
            case CREATE_VOLUME_PERMISSION ->
                answer.createVolumePermissions(snapshot.sharedWith().stream()
                                .sorted()
                                .map(SnapshotSharing::permission)
                                .toList())
                        .build();
            case PRODUCT_CODES -> answer.productCodes(List.of()).build();
            default -> throw invalid(request.attributeAsString());
        };
    }

    private static CreateVolumePermission permission(String account) {
        return account.equals(Snapshot.EVERYBODY)
                ? CreateVolumePermission.builder().group(account).build()
                : CreateVolumePermission.builder().userId(account).build();
    }

    private static AwsError invalid(String attribute) {
        return new AwsError("InvalidParameterValue", "Value (" + attribute + ") for parameter attribute is invalid.");
    }

    /** ModifySnapshotAttribute: adds or removes accounts, or everybody. */
    public static ModifySnapshotAttributeResponse modify(Call call, ModifySnapshotAttributeRequest request) {
        Snapshot snapshot = Snapshots.IDS.one(call.tx().world(), call.scope(), request.snapshotId());
        if (request.attribute() != null && request.attribute() != SnapshotAttributeName.CREATE_VOLUME_PERMISSION) {
            throw invalid(request.attributeAsString());
        }
        List<String> added = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        if (request.createVolumePermission() != null) {
            added.addAll(names(request.createVolumePermission().add()));
            removed.addAll(names(request.createVolumePermission().remove()));
        }
        List<String> named = new ArrayList<>(request.userIds());
        named.addAll(request.groupNames());
        if (!named.isEmpty()) {
            switch (request.operationTypeAsString() == null ? "" : request.operationTypeAsString()) {
                case "add" -> added.addAll(named);
                case "remove" -> removed.addAll(named);
                default ->
                    throw new AwsError(
                            "InvalidParameterValue",
                            "Value (" + request.operationTypeAsString() + ") for parameter operationType is invalid.");
            }
        }
        if (added.isEmpty() && removed.isEmpty()) {
            throw new AwsError("MissingParameter", "The request must contain the parameter CreateVolumePermission");
        }
        check(call, snapshot, added);
        call.tx()
                .put(
                        call.scope(),
                        SNAPSHOTS,
                        snapshot.id(),
                        snapshot.sharedWith(snapshot.sharedWith().plusAll(added).minusAll(removed)));
        return ModifySnapshotAttributeResponse.builder().build();
    }

    private static void check(Call call, Snapshot snapshot, List<String> added) {
        for (String name : added) {
            boolean everybody = name.equals(Snapshot.EVERYBODY);
            if (!everybody && !ACCOUNT.matcher(name).matches()) {
                throw new AwsError("InvalidParameterValue", "Value (" + name + ") for parameter userId is invalid.");
            }
            if (everybody) {
                SnapshotBlocking.checkPublic(call, snapshot);
            }
            if (snapshot.encrypted() && Encryption.isAwsManaged(call.tx().world(), call.scope(), snapshot.kmsKey())) {
                throw new AwsError(
                        "OperationNotPermitted", "Encrypted snapshots with EBS default key cannot be shared");
            }
            if (snapshot.encrypted() && everybody) {
                throw new AwsError("OperationNotPermitted", "Encrypted snapshots cannot be shared publicly");
            }
        }
    }

    private static List<String> names(List<CreateVolumePermission> permissions) {
        return permissions.stream()
                .map(permission -> permission.userId() == null ? permission.groupAsString() : permission.userId())
                .filter(Objects::nonNull)
                .toList();
    }

    /** ResetSnapshotAttribute: shared with nobody. */
    public static ResetSnapshotAttributeResponse reset(Call call, ResetSnapshotAttributeRequest request) {
        Snapshot snapshot = Snapshots.IDS.one(call.tx().world(), call.scope(), request.snapshotId());
        if (request.attribute() != SnapshotAttributeName.CREATE_VOLUME_PERMISSION) {
            throw invalid(request.attributeAsString());
        }
        call.tx().put(call.scope(), SNAPSHOTS, snapshot.id(), snapshot.sharedWith(HashTreePSet.empty()));
        return ResetSnapshotAttributeResponse.builder().build();
    }
}
