package skylab.aws.ec2;

import java.lang.invoke.MethodHandles;
import java.time.Duration;
import skylab.aws.Completed;
import skylab.aws.Door;
import skylab.aws.EmulatedClient;
import skylab.aws.Operation;
import skylab.aws.Service;
import skylab.aws.VirtualWait;
import skylab.aws.ec2.acl.AclApi;
import skylab.aws.ec2.address.AddressApi;
import skylab.aws.ec2.dhcp.DhcpApi;
import skylab.aws.ec2.endpoint.EndpointApi;
import skylab.aws.ec2.eni.EniApi;
import skylab.aws.ec2.flowlog.FlowLogApi;
import skylab.aws.ec2.gateway.GatewayApi;
import skylab.aws.ec2.group.GroupApi;
import skylab.aws.ec2.image.ImageApi;
import skylab.aws.ec2.insights.InsightsApi;
import skylab.aws.ec2.instance.InstanceApi;
import skylab.aws.ec2.key.KeyApi;
import skylab.aws.ec2.nat.NatApi;
import skylab.aws.ec2.offering.OfferingApi;
import skylab.aws.ec2.peering.PeeringApi;
import skylab.aws.ec2.place.PlaceApi;
import skylab.aws.ec2.placement.PlacementGroupApi;
import skylab.aws.ec2.prefix.PrefixApi;
import skylab.aws.ec2.route.RouteApi;
import skylab.aws.ec2.snapshot.SnapshotApi;
import skylab.aws.ec2.subnet.SubnetApi;
import skylab.aws.ec2.tag.TagApi;
import skylab.aws.ec2.template.TemplateApi;
import skylab.aws.ec2.type.TypeApi;
import skylab.aws.ec2.volume.VolumeApi;
import skylab.aws.ec2.vpc.VpcApi;
import skylab.aws.ec2.vpn.VpnApi;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;
import software.amazon.awssdk.services.ec2.model.Ec2ResponseMetadata;
import software.amazon.awssdk.services.ec2.waiters.Ec2Waiter;

/** The engine as the SDK's own client of EC2. An operation that is not here refuses by name. */
public class Ec2 extends EmulatedClient
        implements AclApi,
                AddressApi,
                DhcpApi,
                EndpointApi,
                EniApi,
                FlowLogApi,
                GatewayApi,
                GroupApi,
                ImageApi,
                InsightsApi,
                InstanceApi,
                KeyApi,
                NatApi,
                OfferingApi,
                PeeringApi,
                PlaceApi,
                PlacementGroupApi,
                PrefixApi,
                RouteApi,
                SnapshotApi,
                SubnetApi,
                TagApi,
                TemplateApi,
                TypeApi,
                VolumeApi,
                VpcApi,
                VpnApi {
    private static final Completed<Ec2Client> WHOLE =
            new Completed<>(MethodHandles.lookup(), Ec2.class, Ec2Client.class);

    /** How long the SDK's waiters for EC2 wait between two looks. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final Door door;

    Ec2(Door door) {
        super(new Service("Ec2", "ec2.amazonaws.com", door, Ec2Exception::builder, Ec2ResponseMetadata::create));
        this.door = door;
    }

    /**
     * A client.
     *
     * @param door the way into the lab
     */
    public static Ec2Client client(Door door) {
        return WHOLE.client(door);
    }

    @Override
    public <Q extends Ec2Request, R extends Ec2Response> R call(Q request, Operation<Q, R> operation) {
        return service.call(request, operation);
    }

    /** Waiters look as often as the SDK says, but the time between is virtual. */
    @Override
    public Ec2Waiter waiter() {
        return Ec2Waiter.builder()
                .client(this)
                .overrideConfiguration(settings -> settings.backoffStrategyV2(new VirtualWait(door, LOOK)))
                .build();
    }
}
