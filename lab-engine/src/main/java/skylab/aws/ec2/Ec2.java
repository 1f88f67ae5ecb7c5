package skylab.aws.ec2;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.Service;
import skylab.aws.VirtualWait;
import skylab.aws.ec2.group.Groups;
import skylab.aws.ec2.image.Images;
import skylab.aws.ec2.instance.Attributes;
import skylab.aws.ec2.instance.Instances;
import skylab.aws.ec2.instance.Launches;
import skylab.aws.ec2.instance.Lifecycle;
import skylab.aws.ec2.key.KeyPairs;
import skylab.aws.ec2.place.Places;
import skylab.aws.ec2.tag.TagOperations;
import skylab.aws.ec2.type.InstanceTypes;
import skylab.aws.ec2.volume.Volumes;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.CreateKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairRequest;
import software.amazon.awssdk.services.ec2.model.DeleteKeyPairResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeKeyPairsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVolumesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Ec2ResponseMetadata;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
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
        return service.call(request, Instances::describeStatus);
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
        return service.call(request, Instances::consoleOutput);
    }

    @Override
    public DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
        return service.call(request, InstanceTypes::describe);
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
}
