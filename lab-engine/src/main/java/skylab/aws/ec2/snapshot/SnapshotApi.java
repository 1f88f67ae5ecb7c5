package skylab.aws.ec2.snapshot;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CopySnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CopySnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DisableFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.DisableFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.DisableSnapshotBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableSnapshotBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.EnableFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.EnableSnapshotBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableSnapshotBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateRequest;
import software.amazon.awssdk.services.ec2.model.GetSnapshotBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetSnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetSnapshotAttributeResponse;

/** The operations of EC2 on snapshots. */
public interface SnapshotApi extends Ec2Api {
    @Override
    default CreateSnapshotResponse createSnapshot(CreateSnapshotRequest request) {
        return call(request, SnapshotCreation::create);
    }

    @Override
    default CreateSnapshotsResponse createSnapshots(CreateSnapshotsRequest request) {
        return call(request, SnapshotCreation::createAll);
    }

    @Override
    default DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
        return call(request, Snapshots::describe);
    }

    @Override
    default DeleteSnapshotResponse deleteSnapshot(DeleteSnapshotRequest request) {
        return call(request, Snapshots::delete);
    }

    @Override
    default CopySnapshotResponse copySnapshot(CopySnapshotRequest request) {
        return call(request, SnapshotCopy::copy);
    }

    @Override
    default DescribeSnapshotAttributeResponse describeSnapshotAttribute(DescribeSnapshotAttributeRequest request) {
        return call(request, SnapshotSharing::describe);
    }

    @Override
    default ModifySnapshotAttributeResponse modifySnapshotAttribute(ModifySnapshotAttributeRequest request) {
        return call(request, SnapshotSharing::modify);
    }

    @Override
    default ResetSnapshotAttributeResponse resetSnapshotAttribute(ResetSnapshotAttributeRequest request) {
        return call(request, SnapshotSharing::reset);
    }

    @Override
    default EnableFastSnapshotRestoresResponse enableFastSnapshotRestores(EnableFastSnapshotRestoresRequest request) {
        return call(request, FastRestores::enable);
    }

    @Override
    default DisableFastSnapshotRestoresResponse disableFastSnapshotRestores(
            DisableFastSnapshotRestoresRequest request) {
        return call(request, FastRestores::disable);
    }

    @Override
    default DescribeFastSnapshotRestoresResponse describeFastSnapshotRestores(
            DescribeFastSnapshotRestoresRequest request) {
        return call(request, FastRestores::describe);
    }

    @Override
    default GetSnapshotBlockPublicAccessStateResponse getSnapshotBlockPublicAccessState(
            GetSnapshotBlockPublicAccessStateRequest request) {
        return call(request, SnapshotBlocking::get);
    }

    @Override
    default EnableSnapshotBlockPublicAccessResponse enableSnapshotBlockPublicAccess(
            EnableSnapshotBlockPublicAccessRequest request) {
        return call(request, SnapshotBlocking::enable);
    }

    @Override
    default DisableSnapshotBlockPublicAccessResponse disableSnapshotBlockPublicAccess(
            DisableSnapshotBlockPublicAccessRequest request) {
        return call(request, SnapshotBlocking::disable);
    }
}
