package skylab.aws.ec2;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.Service;
import skylab.aws.VirtualWait;
import skylab.aws.ec2.address.AddressAttributes;
import skylab.aws.ec2.address.Addresses;
import skylab.aws.ec2.address.Associations;
import skylab.aws.ec2.group.Groups;
import skylab.aws.ec2.image.ImageAttributes;
import skylab.aws.ec2.image.ImageCopy;
import skylab.aws.ec2.image.ImageCreation;
import skylab.aws.ec2.image.ImageLife;
import skylab.aws.ec2.image.ImageRegistration;
import skylab.aws.ec2.image.ImageSharing;
import skylab.aws.ec2.image.Images;
import skylab.aws.ec2.instance.Attributes;
import skylab.aws.ec2.instance.Consoles;
import skylab.aws.ec2.instance.CpuSettings;
import skylab.aws.ec2.instance.Credits;
import skylab.aws.ec2.instance.Instances;
import skylab.aws.ec2.instance.Launches;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.instance.Maintenance;
import skylab.aws.ec2.instance.MetadataDefaults;
import skylab.aws.ec2.instance.MetadataSettings;
import skylab.aws.ec2.instance.Placements;
import skylab.aws.ec2.instance.Screenshot;
import skylab.aws.ec2.instance.SpotRequests;
import skylab.aws.ec2.instance.StatusChecks;
import skylab.aws.ec2.key.KeyPairs;
import skylab.aws.ec2.offering.ReservedOfferings;
import skylab.aws.ec2.offering.SpotPrices;
import skylab.aws.ec2.place.AccountAttributes;
import skylab.aws.ec2.place.Places;
import skylab.aws.ec2.snapshot.FastRestores;
import skylab.aws.ec2.snapshot.SnapshotCopy;
import skylab.aws.ec2.snapshot.SnapshotCreation;
import skylab.aws.ec2.snapshot.SnapshotSharing;
import skylab.aws.ec2.snapshot.Snapshots;
import skylab.aws.ec2.tag.TagOperations;
import skylab.aws.ec2.template.InstanceData;
import skylab.aws.ec2.template.LaunchTemplates;
import skylab.aws.ec2.template.TemplateVersions;
import skylab.aws.ec2.type.InstanceTypes;
import skylab.aws.ec2.type.Requirements;
import skylab.aws.ec2.volume.Attachments;
import skylab.aws.ec2.volume.Encryption;
import skylab.aws.ec2.volume.Modifications;
import skylab.aws.ec2.volume.RootReplacements;
import skylab.aws.ec2.volume.VolumeLife;
import skylab.aws.ec2.volume.VolumeStatuses;
import skylab.aws.ec2.volume.Volumes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AttachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.AttachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CopyImageRequest;
import software.amazon.awssdk.services.ec2.model.CopyImageResponse;
import software.amazon.awssdk.services.ec2.model.CopySnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CopySnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageResponse;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionResponse;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskRequest;
import software.amazon.awssdk.services.ec2.model.CreateReplaceRootVolumeTaskResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.CreateSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.CreateVolumeRequest;
import software.amazon.awssdk.services.ec2.model.CreateVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSnapshotResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeReplaceRootVolumeTasksRequest;
import software.amazon.awssdk.services.ec2.model.DescribeReplaceRootVolumeTasksResponse;
import software.amazon.awssdk.services.ec2.model.DescribeReservedInstancesOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeReservedInstancesOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSnapshotsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotPriceHistoryRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotPriceHistoryResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumeStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesModificationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DetachVolumeRequest;
import software.amazon.awssdk.services.ec2.model.DetachVolumeResponse;
import software.amazon.awssdk.services.ec2.model.DisableEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.DisableEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.DisableFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.DisableFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageDeprecationRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageDeprecationResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageDeregistrationProtectionRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageDeregistrationProtectionResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Ec2ResponseMetadata;
import software.amazon.awssdk.services.ec2.model.EnableEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.EnableEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.EnableFastSnapshotRestoresRequest;
import software.amazon.awssdk.services.ec2.model.EnableFastSnapshotRestoresResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageDeprecationRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageDeprecationResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageDeregistrationProtectionRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageDeregistrationProtectionResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageResponse;
import software.amazon.awssdk.services.ec2.model.EnableVolumeIoRequest;
import software.amazon.awssdk.services.ec2.model.EnableVolumeIoResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotResponse;
import software.amazon.awssdk.services.ec2.model.GetDefaultCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.GetDefaultCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.GetEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.GetEbsDefaultKmsKeyIdResponse;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultRequest;
import software.amazon.awssdk.services.ec2.model.GetEbsEncryptionByDefaultResponse;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateRequest;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.GetInstanceMetadataDefaultsRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.GetInstanceTypesFromInstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceTypesFromInstanceRequirementsResponse;
import software.amazon.awssdk.services.ec2.model.GetLaunchTemplateDataRequest;
import software.amazon.awssdk.services.ec2.model.GetLaunchTemplateDataResponse;
import software.amazon.awssdk.services.ec2.model.GetPasswordDataRequest;
import software.amazon.awssdk.services.ec2.model.GetPasswordDataResponse;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.ImportKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.ModifyAddressAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyAddressAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyDefaultCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyDefaultCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.ModifyEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.ModifyEbsDefaultKmsKeyIdResponse;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCpuOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCpuOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataDefaultsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementResponse;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVolumeResponse;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RegisterImageRequest;
import software.amazon.awssdk.services.ec2.model.RegisterImageResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.ResetAddressAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetAddressAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetEbsDefaultKmsKeyIdRequest;
import software.amazon.awssdk.services.ec2.model.ResetEbsDefaultKmsKeyIdResponse;
import software.amazon.awssdk.services.ec2.model.ResetImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetSnapshotAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetSnapshotAttributeResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.SendDiagnosticInterruptRequest;
import software.amazon.awssdk.services.ec2.model.SendDiagnosticInterruptResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesResponse;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

/** The engine as the SDK's own client of EC2. An operation that is not here refuses by name. */
public class Ec2 implements Ec2Client, Completed.Incomplete {
    private static final MethodType CONSTRUCTOR = MethodType.methodType(void.class, Door.class);

    /** How long the SDK's waiters for EC2 wait between two looks. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final Service service;
    private final Door door;

    Ec2(Door door) {
        this.service =
                new Service("Ec2", "ec2.amazonaws.com", door, Ec2Exception::builder, Ec2ResponseMetadata::create);
        this.door = door;
    }

    /** The constructor of this class with all operations, found when first needed. */
    private static final class Whole {
        static final MethodHandle NEW =
                Completed.constructor(MethodHandles.lookup(), Ec2.class, Ec2Client.class, CONSTRUCTOR);
    }

    /**
     * A client.
     *
     * @param door the way into the lab
     */
    public static Ec2Client client(Door door) {
        try {
            return (Ec2) Whole.NEW.invokeExact(door);
        } catch (Throwable e) {
            throw new LinkageError("cannot make the EC2 client", e);
        }
    }

    /** The SDK's name of it. */
    @Override
    public String toString() {
        return "Ec2Client";
    }

    @Override
    public RuntimeException notEmulated(String operation) {
        return service.notEmulated(operation);
    }

    /** Waiters look as often as the SDK says, but the time between is virtual. */
    @Override
    public Ec2Waiter waiter() {
        return Ec2Waiter.builder()
                .client(this)
                .overrideConfiguration(settings -> settings.backoffStrategyV2(new VirtualWait(door, LOOK)))
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing to release: the engine is in this process, and the lab closes itself.
    }

    @Override
    public RunInstancesResponse runInstances(RunInstancesRequest request) {
        return service.call(request, Launches::run);
    }

    @Override
    public DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        return service.call(request, Instances::describe);
    }

    @Override
    public DescribeInstanceStatusResponse describeInstanceStatus(DescribeInstanceStatusRequest request) {
        return service.call(request, StatusChecks::describe);
    }

    @Override
    public StartInstancesResponse startInstances(StartInstancesRequest request) {
        return service.call(request, Lifecycle::start);
    }

    @Override
    public StopInstancesResponse stopInstances(StopInstancesRequest request) {
        return service.call(request, Lifecycle::stop);
    }

    @Override
    public RebootInstancesResponse rebootInstances(RebootInstancesRequest request) {
        return service.call(request, Lifecycle::reboot);
    }

    @Override
    public TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
        return service.call(request, Lifecycle::terminate);
    }

    @Override
    public DescribeInstanceAttributeResponse describeInstanceAttribute(DescribeInstanceAttributeRequest request) {
        return service.call(request, Attributes::describe);
    }

    @Override
    public ModifyInstanceAttributeResponse modifyInstanceAttribute(ModifyInstanceAttributeRequest request) {
        return service.call(request, Attributes::modify);
    }

    @Override
    public MonitorInstancesResponse monitorInstances(MonitorInstancesRequest request) {
        return service.call(request, Instances::monitor);
    }

    @Override
    public UnmonitorInstancesResponse unmonitorInstances(UnmonitorInstancesRequest request) {
        return service.call(request, Instances::unmonitor);
    }

    @Override
    public GetConsoleOutputResponse getConsoleOutput(GetConsoleOutputRequest request) {
        return service.call(request, Consoles::output);
    }

    @Override
    public DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
        return service.call(request, InstanceTypes::describe);
    }

    @Override
    public DescribeInstanceTypeOfferingsResponse describeInstanceTypeOfferings(
            DescribeInstanceTypeOfferingsRequest request) {
        return service.call(request, InstanceTypes::describeOfferings);
    }

    @Override
    public ResetInstanceAttributeResponse resetInstanceAttribute(ResetInstanceAttributeRequest request) {
        return service.call(request, Attributes::reset);
    }

    @Override
    public ReportInstanceStatusResponse reportInstanceStatus(ReportInstanceStatusRequest request) {
        return service.call(request, StatusChecks::report);
    }

    @Override
    public ModifyInstanceMetadataOptionsResponse modifyInstanceMetadataOptions(
            ModifyInstanceMetadataOptionsRequest request) {
        return service.call(request, MetadataSettings::modify);
    }

    @Override
    public ModifyInstancePlacementResponse modifyInstancePlacement(ModifyInstancePlacementRequest request) {
        return service.call(request, Placements::modify);
    }

    @Override
    public ModifyInstanceCpuOptionsResponse modifyInstanceCpuOptions(ModifyInstanceCpuOptionsRequest request) {
        return service.call(request, CpuSettings::modify);
    }

    @Override
    public ModifyInstanceMaintenanceOptionsResponse modifyInstanceMaintenanceOptions(
            ModifyInstanceMaintenanceOptionsRequest request) {
        return service.call(request, Maintenance::modify);
    }

    @Override
    public DescribeInstanceCreditSpecificationsResponse describeInstanceCreditSpecifications(
            DescribeInstanceCreditSpecificationsRequest request) {
        return service.call(request, Credits::describe);
    }

    @Override
    public ModifyInstanceCreditSpecificationResponse modifyInstanceCreditSpecification(
            ModifyInstanceCreditSpecificationRequest request) {
        return service.call(request, Credits::modify);
    }

    @Override
    public GetDefaultCreditSpecificationResponse getDefaultCreditSpecification(
            GetDefaultCreditSpecificationRequest request) {
        return service.call(request, Credits::getDefault);
    }

    @Override
    public ModifyDefaultCreditSpecificationResponse modifyDefaultCreditSpecification(
            ModifyDefaultCreditSpecificationRequest request) {
        return service.call(request, Credits::modifyDefault);
    }

    @Override
    public GetPasswordDataResponse getPasswordData(GetPasswordDataRequest request) {
        return service.call(request, Consoles::password);
    }

    @Override
    public DescribeSpotPriceHistoryResponse describeSpotPriceHistory(DescribeSpotPriceHistoryRequest request) {
        return service.call(request, SpotPrices::describe);
    }

    @Override
    public DescribeReservedInstancesOfferingsResponse describeReservedInstancesOfferings(
            DescribeReservedInstancesOfferingsRequest request) {
        return service.call(request, ReservedOfferings::describe);
    }

    @Override
    public CreateLaunchTemplateResponse createLaunchTemplate(CreateLaunchTemplateRequest request) {
        return service.call(request, LaunchTemplates::create);
    }

    @Override
    public DescribeLaunchTemplatesResponse describeLaunchTemplates(DescribeLaunchTemplatesRequest request) {
        return service.call(request, LaunchTemplates::describe);
    }

    @Override
    public ModifyLaunchTemplateResponse modifyLaunchTemplate(ModifyLaunchTemplateRequest request) {
        return service.call(request, LaunchTemplates::modify);
    }

    @Override
    public DeleteLaunchTemplateResponse deleteLaunchTemplate(DeleteLaunchTemplateRequest request) {
        return service.call(request, LaunchTemplates::delete);
    }

    @Override
    public CreateLaunchTemplateVersionResponse createLaunchTemplateVersion(CreateLaunchTemplateVersionRequest request) {
        return service.call(request, TemplateVersions::create);
    }

    @Override
    public DescribeLaunchTemplateVersionsResponse describeLaunchTemplateVersions(
            DescribeLaunchTemplateVersionsRequest request) {
        return service.call(request, TemplateVersions::describe);
    }

    @Override
    public DeleteLaunchTemplateVersionsResponse deleteLaunchTemplateVersions(
            DeleteLaunchTemplateVersionsRequest request) {
        return service.call(request, TemplateVersions::delete);
    }

    @Override
    public SendDiagnosticInterruptResponse sendDiagnosticInterrupt(SendDiagnosticInterruptRequest request) {
        return service.call(request, Consoles::interrupt);
    }

    @Override
    public GetConsoleScreenshotResponse getConsoleScreenshot(GetConsoleScreenshotRequest request) {
        return service.call(request, Screenshot::take);
    }

    @Override
    public DescribeSpotInstanceRequestsResponse describeSpotInstanceRequests(
            DescribeSpotInstanceRequestsRequest request) {
        return service.call(request, SpotRequests::describe);
    }

    @Override
    public GetInstanceTypesFromInstanceRequirementsResponse getInstanceTypesFromInstanceRequirements(
            GetInstanceTypesFromInstanceRequirementsRequest request) {
        return service.call(request, Requirements::types);
    }

    @Override
    public GetInstanceMetadataDefaultsResponse getInstanceMetadataDefaults(GetInstanceMetadataDefaultsRequest request) {
        return service.call(request, MetadataDefaults::get);
    }

    @Override
    public ModifyInstanceMetadataDefaultsResponse modifyInstanceMetadataDefaults(
            ModifyInstanceMetadataDefaultsRequest request) {
        return service.call(request, MetadataDefaults::modify);
    }

    @Override
    public GetLaunchTemplateDataResponse getLaunchTemplateData(GetLaunchTemplateDataRequest request) {
        return service.call(request, InstanceData::get);
    }

    @Override
    public DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        return service.call(request, Images::describe);
    }

    @Override
    public DescribeVolumesResponse describeVolumes(DescribeVolumesRequest request) {
        return service.call(request, Volumes::describe);
    }

    @Override
    public CreateVolumeResponse createVolume(CreateVolumeRequest request) {
        return service.call(request, VolumeLife::create);
    }

    @Override
    public DeleteVolumeResponse deleteVolume(DeleteVolumeRequest request) {
        return service.call(request, VolumeLife::delete);
    }

    @Override
    public AttachVolumeResponse attachVolume(AttachVolumeRequest request) {
        return service.call(request, Attachments::attach);
    }

    @Override
    public DetachVolumeResponse detachVolume(DetachVolumeRequest request) {
        return service.call(request, Attachments::detach);
    }

    @Override
    public ModifyVolumeResponse modifyVolume(ModifyVolumeRequest request) {
        return service.call(request, Modifications::modify);
    }

    @Override
    public DescribeVolumesModificationsResponse describeVolumesModifications(
            DescribeVolumesModificationsRequest request) {
        return service.call(request, Modifications::describe);
    }

    @Override
    public DescribeVolumeStatusResponse describeVolumeStatus(DescribeVolumeStatusRequest request) {
        return service.call(request, VolumeStatuses::describe);
    }

    @Override
    public DescribeVolumeAttributeResponse describeVolumeAttribute(DescribeVolumeAttributeRequest request) {
        return service.call(request, VolumeStatuses::describeAttribute);
    }

    @Override
    public ModifyVolumeAttributeResponse modifyVolumeAttribute(ModifyVolumeAttributeRequest request) {
        return service.call(request, VolumeStatuses::modifyAttribute);
    }

    @Override
    public EnableVolumeIoResponse enableVolumeIO(EnableVolumeIoRequest request) {
        return service.call(request, VolumeStatuses::enableIo);
    }

    @Override
    public EnableEbsEncryptionByDefaultResponse enableEbsEncryptionByDefault(
            EnableEbsEncryptionByDefaultRequest request) {
        return service.call(request, Encryption::enable);
    }

    @Override
    public DisableEbsEncryptionByDefaultResponse disableEbsEncryptionByDefault(
            DisableEbsEncryptionByDefaultRequest request) {
        return service.call(request, Encryption::disable);
    }

    @Override
    public GetEbsEncryptionByDefaultResponse getEbsEncryptionByDefault(GetEbsEncryptionByDefaultRequest request) {
        return service.call(request, Encryption::get);
    }

    @Override
    public GetEbsDefaultKmsKeyIdResponse getEbsDefaultKmsKeyId(GetEbsDefaultKmsKeyIdRequest request) {
        return service.call(request, Encryption::getKey);
    }

    @Override
    public ModifyEbsDefaultKmsKeyIdResponse modifyEbsDefaultKmsKeyId(ModifyEbsDefaultKmsKeyIdRequest request) {
        return service.call(request, Encryption::modifyKey);
    }

    @Override
    public ResetEbsDefaultKmsKeyIdResponse resetEbsDefaultKmsKeyId(ResetEbsDefaultKmsKeyIdRequest request) {
        return service.call(request, Encryption::resetKey);
    }

    @Override
    public CreateReplaceRootVolumeTaskResponse createReplaceRootVolumeTask(CreateReplaceRootVolumeTaskRequest request) {
        return service.call(request, RootReplacements::create);
    }

    @Override
    public DescribeReplaceRootVolumeTasksResponse describeReplaceRootVolumeTasks(
            DescribeReplaceRootVolumeTasksRequest request) {
        return service.call(request, RootReplacements::describe);
    }

    @Override
    public CreateSnapshotResponse createSnapshot(CreateSnapshotRequest request) {
        return service.call(request, SnapshotCreation::create);
    }

    @Override
    public CreateSnapshotsResponse createSnapshots(CreateSnapshotsRequest request) {
        return service.call(request, SnapshotCreation::createAll);
    }

    @Override
    public DescribeSnapshotsResponse describeSnapshots(DescribeSnapshotsRequest request) {
        return service.call(request, Snapshots::describe);
    }

    @Override
    public DeleteSnapshotResponse deleteSnapshot(DeleteSnapshotRequest request) {
        return service.call(request, Snapshots::delete);
    }

    @Override
    public CopySnapshotResponse copySnapshot(CopySnapshotRequest request) {
        return service.call(request, SnapshotCopy::copy);
    }

    @Override
    public DescribeSnapshotAttributeResponse describeSnapshotAttribute(DescribeSnapshotAttributeRequest request) {
        return service.call(request, SnapshotSharing::describe);
    }

    @Override
    public ModifySnapshotAttributeResponse modifySnapshotAttribute(ModifySnapshotAttributeRequest request) {
        return service.call(request, SnapshotSharing::modify);
    }

    @Override
    public ResetSnapshotAttributeResponse resetSnapshotAttribute(ResetSnapshotAttributeRequest request) {
        return service.call(request, SnapshotSharing::reset);
    }

    @Override
    public EnableFastSnapshotRestoresResponse enableFastSnapshotRestores(EnableFastSnapshotRestoresRequest request) {
        return service.call(request, FastRestores::enable);
    }

    @Override
    public DisableFastSnapshotRestoresResponse disableFastSnapshotRestores(DisableFastSnapshotRestoresRequest request) {
        return service.call(request, FastRestores::disable);
    }

    @Override
    public DescribeFastSnapshotRestoresResponse describeFastSnapshotRestores(
            DescribeFastSnapshotRestoresRequest request) {
        return service.call(request, FastRestores::describe);
    }

    @Override
    public CreateKeyPairResponse createKeyPair(CreateKeyPairRequest request) {
        return service.call(request, KeyPairs::create);
    }

    @Override
    public DescribeKeyPairsResponse describeKeyPairs(DescribeKeyPairsRequest request) {
        return service.call(request, KeyPairs::describe);
    }

    @Override
    public DeleteKeyPairResponse deleteKeyPair(DeleteKeyPairRequest request) {
        return service.call(request, KeyPairs::delete);
    }

    @Override
    public CreateSecurityGroupResponse createSecurityGroup(CreateSecurityGroupRequest request) {
        return service.call(request, Groups::create);
    }

    @Override
    public DeleteSecurityGroupResponse deleteSecurityGroup(DeleteSecurityGroupRequest request) {
        return service.call(request, Groups::delete);
    }

    @Override
    public DescribeSecurityGroupsResponse describeSecurityGroups(DescribeSecurityGroupsRequest request) {
        return service.call(request, Groups::describe);
    }

    @Override
    public AuthorizeSecurityGroupIngressResponse authorizeSecurityGroupIngress(
            AuthorizeSecurityGroupIngressRequest request) {
        return service.call(request, Groups::authorizeIngress);
    }

    @Override
    public RevokeSecurityGroupIngressResponse revokeSecurityGroupIngress(RevokeSecurityGroupIngressRequest request) {
        return service.call(request, Groups::revokeIngress);
    }

    @Override
    public DescribeRegionsResponse describeRegions(DescribeRegionsRequest request) {
        return service.call(request, Places::describeRegions);
    }

    @Override
    public DescribeAvailabilityZonesResponse describeAvailabilityZones(DescribeAvailabilityZonesRequest request) {
        return service.call(request, Places::describeZones);
    }

    @Override
    public DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return service.call(request, Places::describeVpcs);
    }

    @Override
    public DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        return service.call(request, Places::describeSubnets);
    }

    @Override
    public CreateTagsResponse createTags(CreateTagsRequest request) {
        return service.call(request, TagOperations::create);
    }

    @Override
    public DeleteTagsResponse deleteTags(DeleteTagsRequest request) {
        return service.call(request, TagOperations::delete);
    }

    @Override
    public DescribeTagsResponse describeTags(DescribeTagsRequest request) {
        return service.call(request, TagOperations::describe);
    }

    @Override
    public ImportKeyPairResponse importKeyPair(ImportKeyPairRequest request) {
        return service.call(request, KeyPairs::importPublic);
    }

    @Override
    public AllocateAddressResponse allocateAddress(AllocateAddressRequest request) {
        return service.call(request, Addresses::allocate);
    }

    @Override
    public ReleaseAddressResponse releaseAddress(ReleaseAddressRequest request) {
        return service.call(request, Addresses::release);
    }

    @Override
    public DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
        return service.call(request, Addresses::describe);
    }

    @Override
    public AssociateAddressResponse associateAddress(AssociateAddressRequest request) {
        return service.call(request, Associations::associate);
    }

    @Override
    public DisassociateAddressResponse disassociateAddress(DisassociateAddressRequest request) {
        return service.call(request, Associations::disassociate);
    }

    @Override
    public DescribeAddressesAttributeResponse describeAddressesAttribute(DescribeAddressesAttributeRequest request) {
        return service.call(request, AddressAttributes::describe);
    }

    @Override
    public ModifyAddressAttributeResponse modifyAddressAttribute(ModifyAddressAttributeRequest request) {
        return service.call(request, AddressAttributes::modify);
    }

    @Override
    public ResetAddressAttributeResponse resetAddressAttribute(ResetAddressAttributeRequest request) {
        return service.call(request, AddressAttributes::reset);
    }

    @Override
    public CreateImageResponse createImage(CreateImageRequest request) {
        return service.call(request, ImageCreation::create);
    }

    @Override
    public CopyImageResponse copyImage(CopyImageRequest request) {
        return service.call(request, ImageCopy::copy);
    }

    @Override
    public RegisterImageResponse registerImage(RegisterImageRequest request) {
        return service.call(request, ImageRegistration::register);
    }

    @Override
    public DeregisterImageResponse deregisterImage(DeregisterImageRequest request) {
        return service.call(request, ImageLife::deregister);
    }

    @Override
    public EnableImageResponse enableImage(EnableImageRequest request) {
        return service.call(request, ImageLife::enable);
    }

    @Override
    public DisableImageResponse disableImage(DisableImageRequest request) {
        return service.call(request, ImageLife::disable);
    }

    @Override
    public EnableImageDeprecationResponse enableImageDeprecation(EnableImageDeprecationRequest request) {
        return service.call(request, ImageLife::deprecate);
    }

    @Override
    public DisableImageDeprecationResponse disableImageDeprecation(DisableImageDeprecationRequest request) {
        return service.call(request, ImageLife::undeprecate);
    }

    @Override
    public EnableImageDeregistrationProtectionResponse enableImageDeregistrationProtection(
            EnableImageDeregistrationProtectionRequest request) {
        return service.call(request, ImageLife::protect);
    }

    @Override
    public DisableImageDeregistrationProtectionResponse disableImageDeregistrationProtection(
            DisableImageDeregistrationProtectionRequest request) {
        return service.call(request, ImageLife::unprotect);
    }

    @Override
    public DescribeImageAttributeResponse describeImageAttribute(DescribeImageAttributeRequest request) {
        return service.call(request, ImageAttributes::describe);
    }

    @Override
    public ModifyImageAttributeResponse modifyImageAttribute(ModifyImageAttributeRequest request) {
        return service.call(request, ImageAttributes::modify);
    }

    @Override
    public ResetImageAttributeResponse resetImageAttribute(ResetImageAttributeRequest request) {
        return service.call(request, ImageAttributes::reset);
    }

    @Override
    public DescribeAccountAttributesResponse describeAccountAttributes(DescribeAccountAttributesRequest request) {
        return service.call(request, AccountAttributes::describe);
    }

    @Override
    public GetImageBlockPublicAccessStateResponse getImageBlockPublicAccessState(
            GetImageBlockPublicAccessStateRequest request) {
        return service.call(request, ImageSharing::get);
    }

    @Override
    public EnableImageBlockPublicAccessResponse enableImageBlockPublicAccess(
            EnableImageBlockPublicAccessRequest request) {
        return service.call(request, ImageSharing::enable);
    }

    @Override
    public DisableImageBlockPublicAccessResponse disableImageBlockPublicAccess(
            DisableImageBlockPublicAccessRequest request) {
        return service.call(request, ImageSharing::disable);
    }
}
