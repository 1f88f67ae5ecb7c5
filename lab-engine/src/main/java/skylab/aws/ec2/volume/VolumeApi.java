package skylab.aws.ec2.volume;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskRequest;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskResponse;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeReplaceRootVolumeTasksRequest;
import software.amazon.awssdk.services.ec2.model.DescribeReplaceRootVolumeTasksResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DetachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DetachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DisableEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.DisableEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.EnableEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.EnableEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.EnableVolumeIoRequest;
import software.amazon.awssdk.services.ec2.model.EnableVolumeIoResponse;
import software.amazon.awssdk.services.ec2.model.GetEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.GetEbsDefaultKmsKeyIdResponse;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.ModifyEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.ModifyEbsDefaultKmsKeyIdResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeResponse;
import software.amazon.awssdk.services.ec2.model.ResetEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.ResetEbsDefaultKmsKeyIdResponse;

/** The operations of EC2 on volumes. */
public interface VolumeApi extends Ec2Api {
    @Override
    default DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
        return call(request, Volumes::describe);
    }

    @Override
    default CreateVolumeResponse createVolume(CreateVolumeRequest request) {
        return call(request, VolumeLife::create);
    }

    @Override
    default DeleteVolumeResponse deleteVolume(DeleteVolumeRequest request) {
        return call(request, VolumeLife::delete);
    }

    @Override
    default AttachVolumeResponse attachVolume(AttachVolumeRequest request) {
        return call(request, Attachments::attach);
    }

    @Override
    default DetachVolumeResponse detachVolume(DetachVolumeRequest request) {
        return call(request, Attachments::detach);
    }

    @Override
    default ModifyVolumeResponse modifyVolume(ModifyVolumeRequest request) {
        return call(request, Modifications::modify);
    }

    @Override
    default DescribeVolumesModificationsResponse describeVolumesModifications(
            DescribeVolumesModificationsRequest request) {
        return call(request, Modifications::describe);
    }

    @Override
    default DescribeVolumeStatusResponse describeVolumeStatus(DescribeVolumeStatusRequest request) {
        return call(request, VolumeStatuses::describe);
    }

    @Override
    default DescribeVolumeAttributeResponse describeVolumeAttribute(DescribeVolumeAttributeRequest request) {
        return call(request, VolumeStatuses::describeAttribute);
    }

    @Override
    default ModifyVolumeAttributeResponse modifyVolumeAttribute(ModifyVolumeAttributeRequest request) {
        return call(request, VolumeStatuses::modifyAttribute);
    }

    @Override
    default EnableVolumeIoResponse enableVolumeIO(EnableVolumeIoRequest request) {
        return call(request, VolumeStatuses::enableIo);
    }

    @Override
    default EnableEbsEncryptionByDefaultResponse enableEbsEncryptionByDefault(
            EnableEbsEncryptionByDefaultRequest request) {
        return call(request, Encryption::enable);
    }

    @Override
    default DisableEbsEncryptionByDefaultResponse disableEbsEncryptionByDefault(
            DisableEbsEncryptionByDefaultRequest request) {
        return call(request, Encryption::disable);
    }

    @Override
    default GetEbsEncryptionByDefaultResponse getEbsEncryptionByDefault(GetEbsEncryptionByDefaultRequest request) {
        return call(request, Encryption::get);
    }

    @Override
    default GetEbsDefaultKmsKeyIdResponse getEbsDefaultKmsKeyId(GetEbsDefaultKmsKeyIdRequest request) {
        return call(request, Encryption::getKey);
    }

    @Override
    default ModifyEbsDefaultKmsKeyIdResponse modifyEbsDefaultKmsKeyId(ModifyEbsDefaultKmsKeyIdRequest request) {
        return call(request, Encryption::modifyKey);
    }

    @Override
    default ResetEbsDefaultKmsKeyIdResponse resetEbsDefaultKmsKeyId(ResetEbsDefaultKmsKeyIdRequest request) {
        return call(request, Encryption::resetKey);
    }

    @Override
    default CreateReplaceRootVolumeTaskResponse createReplaceRootVolumeTask(
            CreateReplaceRootVolumeTaskRequest request) {
        return call(request, RootReplacements::create);
    }

    @Override
    default DescribeReplaceRootVolumeTasksResponse describeReplaceRootVolumeTasks(
            DescribeReplaceRootVolumeTasksRequest request) {
        return call(request, RootReplacements::describe);
    }
}
