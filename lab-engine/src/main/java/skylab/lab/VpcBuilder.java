package skylab.lab;

import java.util.ArrayList;
import java.util.List;
import skylab.network.Cidr;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AvailabilityZone;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Makes what a {@link VpcAndMore} says, by the calls that the console makes, in its order and with its names. */
final class VpcBuilder {
    private static final String ANYWHERE = "0.0.0.0/0";

    private final Ec2Client ec2;
    private final VpcAndMore plan;
    private final String region;
    private final List<String> zones;
    private String vpc;

    private VpcBuilder(Ec2Client ec2, VpcAndMore plan, String region) {
        this.ec2 = ec2;
        this.plan = plan;
        this.region = region;
        this.zones = plan.zones().isEmpty()
                ? ec2.describeAvailabilityZones().availabilityZones().stream()
                        .map(AvailabilityZone::zoneName)
                        .limit(plan.zoneCount())
                        .toList()
                : plan.zones();
    }

    static VpcTree build(Ec2Client ec2, VpcAndMore plan, String region) {
        List<String> faults = plan.faults();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        List<Cidr> publicRanges = plan.rangesOfPublicSubnets();
        List<Cidr> privateRanges = plan.rangesOfPrivateSubnets();
        return new VpcBuilder(ec2, plan, region).build(publicRanges, privateRanges);
    }

    private VpcTree build(List<Cidr> publicRanges, List<Cidr> privateRanges) {
        vpc = ec2.createVpc(r -> r.cidrBlock(plan.range().toString()).tagSpecifications(named(ResourceType.VPC, "vpc")))
                .vpc()
                .vpcId();
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsHostnames(a -> a.value(plan.dnsHostnames())));
        ec2.modifyVpcAttribute(r -> r.vpcId(vpc).enableDnsSupport(a -> a.value(true)));
        ec2.waiter().waitUntilVpcAvailable(r -> r.vpcIds(vpc));
        String endpoint = plan.s3Endpoint() ? endpoint() : null;
        List<String> publics = subnets("public", publicRanges);
        List<String> privates = subnets("private", privateRanges);
        String gateway = publics.isEmpty() ? null : internetGateway();
        String publicTable = publics.isEmpty() ? null : publicTable(gateway, publics);
        List<String> addresses = new ArrayList<>();
        List<String> nats = nats(publics, addresses);
        List<String> tables = privateTables(privates, nats);
        if (endpoint != null && !tables.isEmpty()) {
            ec2.modifyVpcEndpoint(r -> r.vpcEndpointId(endpoint).addRouteTableIds(tables));
        }
        return new VpcTree(vpc, publics, privates, gateway, publicTable, tables, nats, addresses, endpoint);
    }

    private TagSpecification named(ResourceType type, String rest) {
        return TagSpecification.builder()
                .resourceType(type)
                .tags(Tag.builder().key("Name").value(plan.name() + "-" + rest).build())
                .build();
    }

    private String zone(int position) {
        return zones.get(position % zones.size());
    }

    private String endpoint() {
        return ec2.createVpcEndpoint(r -> r.vpcId(vpc)
                        .serviceName("com.amazonaws." + region + ".s3")
                        .tagSpecifications(named(ResourceType.VPC_ENDPOINT, "vpce-s3")))
                .vpcEndpoint()
                .vpcEndpointId();
    }

    private List<String> subnets(String kind, List<Cidr> ranges) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            String range = ranges.get(i).toString();
            String zone = zone(i);
            String name = "subnet-" + kind + (i + 1) + "-" + zone;
            made.add(ec2.createSubnet(r -> r.vpcId(vpc)
                            .cidrBlock(range)
                            .availabilityZone(zone)
                            .tagSpecifications(named(ResourceType.SUBNET, name)))
                    .subnet()
                    .subnetId());
        }
        return made;
    }

    private String internetGateway() {
        String gateway = ec2.createInternetGateway(
                        r -> r.tagSpecifications(named(ResourceType.INTERNET_GATEWAY, "igw")))
                .internetGateway()
                .internetGatewayId();
        ec2.attachInternetGateway(r -> r.internetGatewayId(gateway).vpcId(vpc));
        return gateway;
    }

    private String publicTable(String gateway, List<String> subnets) {
        String table = table("rtb-public");
        ec2.createRoute(
                r -> r.routeTableId(table).destinationCidrBlock(ANYWHERE).gatewayId(gateway));
        subnets.forEach(
                subnet -> ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet)));
        return table;
    }

    private String table(String name) {
        return ec2.createRouteTable(r -> r.vpcId(vpc).tagSpecifications(named(ResourceType.ROUTE_TABLE, name)))
                .routeTable()
                .routeTableId();
    }

    private List<String> nats(List<String> publicSubnets, List<String> addresses) {
        int count =
                switch (plan.nat()) {
                    case NONE -> 0;
                    case IN_ONE_ZONE -> 1;
                    case PER_ZONE -> zones.size();
                };
        for (int i = 0; i < count; i++) {
            String name = "eip-" + zone(i);
            addresses.add(ec2.allocateAddress(
                            r -> r.domain(DomainType.VPC).tagSpecifications(named(ResourceType.ELASTIC_IP, name)))
                    .allocationId());
        }
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "nat-public" + (i + 1) + "-" + zone(i);
            String subnet = publicSubnets.get(i);
            String address = addresses.get(i);
            made.add(ec2.createNatGateway(r -> r.subnetId(subnet)
                            .allocationId(address)
                            .tagSpecifications(named(ResourceType.NATGATEWAY, name)))
                    .natGateway()
                    .natGatewayId());
        }
        if (!made.isEmpty()) {
            ec2.waiter().waitUntilNatGatewayAvailable(r -> r.natGatewayIds(made));
        }
        return made;
    }

    private List<String> privateTables(List<String> subnets, List<String> nats) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < subnets.size(); i++) {
            String table = table("rtb-private" + (i + 1) + "-" + zone(i));
            if (!nats.isEmpty()) {
                String nat = nats.get(i % zones.size() % nats.size());
                ec2.createRoute(r ->
                        r.routeTableId(table).destinationCidrBlock(ANYWHERE).natGatewayId(nat));
            }
            String subnet = subnets.get(i);
            ec2.associateRouteTable(r -> r.routeTableId(table).subnetId(subnet));
            made.add(table);
        }
        return made;
    }
}
