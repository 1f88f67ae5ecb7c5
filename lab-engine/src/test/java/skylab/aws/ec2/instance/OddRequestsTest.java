package skylab.aws.ec2.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** Whatever is asked: it is done, or refused in AWS's way with nothing changed. */
class OddRequestsTest {
    private static final Lab LAB = Lab.open(LabOptions.seed(7));
    private static final String INSTANCE = Given.in(LAB).running(r -> {}).instanceId();

    private static <T> Arbitrary<T> maybe(Arbitrary<T> some) {
        return some.injectNull(0.4);
    }

    private static final List<String> ODD = List.of(
            "",
            " ",
            "x",
            "/dev/sdf",
            "/dev/xvda",
            "sdb",
            "/dev/",
            "/dev/nvme9n1",
            "ephemeral0",
            "ephemeral99",
            "enabled",
            "required",
            "default",
            "-1",
            "us-east-1a",
            "us-east-9z",
            "10.0.0.1",
            "172.31.0.1",
            "300.1.1.1",
            "한국어",
            "\u0000",
            "sg-0123456789abcdef0",
            "subnet-xyz",
            "eni-1",
            "t3.micro",
            "true",
            "stop",
            "gp3",
            "io2",
            "snap-0123456789abcdef0");

    @Provide
    Arbitrary<RunInstancesRequest> launches() {
        Arbitrary<String> odd = Arbitraries.of(ODD);
        Arbitrary<Integer> number = Arbitraries.of(-1, 0, 1, 2, 3, 8, 64, 100_000);
        Arbitrary<BlockDeviceMapping> mapping = Combinators.combine(
                        maybe(odd), maybe(odd), maybe(odd), maybe(number), maybe(number), maybe(odd), maybe(odd))
                .as((device, virtual, none, gib, iops, type, snapshot) -> BlockDeviceMapping.builder()
                        .deviceName(device)
                        .virtualName(virtual)
                        .noDevice(none)
                        .ebs(
                                gib == null && type == null
                                        ? null
                                        : EbsBlockDevice.builder()
                                                .volumeSize(gib)
                                                .iops(iops)
                                                .volumeType(type)
                                                .snapshotId(snapshot)
                                                .build())
                        .build());
        Arbitrary<InstanceNetworkInterfaceSpecification> eni = Combinators.combine(
                        maybe(number), maybe(odd), maybe(odd), maybe(odd))
                .as((index, subnet, group, address) -> InstanceNetworkInterfaceSpecification.builder()
                        .deviceIndex(index)
                        .subnetId(subnet)
                        .groups(group == null ? null : List.of(group))
                        .privateIpAddress(address)
                        .build());
        Arbitrary<String> type = Arbitraries.of(
                "t3.micro",
                "t2.micro",
                "m5d.large",
                "i3.large",
                "m3.medium",
                "u-6tb1.metal",
                "g4dn.xlarge",
                "mac1.metal",
                "a1.large",
                "t9.nano",
                "");
        return Combinators.combine(
                        type,
                        number,
                        mapping.list().ofMaxSize(3),
                        maybe(eni),
                        maybe(odd),
                        maybe(odd),
                        maybe(odd),
                        maybe(number))
                .as((kind, count, mappings, card, one, two, three, small) -> {
                    RunInstancesRequest.Builder request = RunInstancesRequest.builder()
                            .imageId(Given.AL2023)
                            .instanceType(kind)
                            .minCount(small == null ? Integer.valueOf(1) : small)
                            .maxCount(count == 100_000 ? Integer.valueOf(2) : count)
                            .blockDeviceMappings(mappings)
                            .keyName(one)
                            .subnetId(two)
                            .userData(three)
                            .privateIpAddress(one)
                            .metadataOptions(m -> m.httpTokens(two).httpPutResponseHopLimit(small));
                    if (card != null) {
                        request.networkInterfaces(card);
                    }
                    if (small != null) {
                        request.cpuOptions(c -> c.coreCount(small).threadsPerCore(small));
                    }
                    if (small != null && small == 8) {
                        request.launchTemplate(t -> t.launchTemplateId(one).version(two));
                    }
                    if (two != null) {
                        request.creditSpecification(c -> c.cpuCredits(two));
                    }
                    if (three != null) {
                        request.placement(p -> p.availabilityZone(three).tenancy(two))
                                .instanceMarketOptions(m -> m.marketType("spot")
                                        .spotOptions(o -> o.maxPrice(three).spotInstanceType(one)));
                    }
                    return request.build();
                });
    }

    @Property(tries = 120)
    void aLaunchIsDoneOrRefused(@ForAll("launches") RunInstancesRequest request) {
        doneOrRefused(() -> LAB.fork().ec2().runInstances(request));
    }

    @Provide
    Arbitrary<ModifyInstanceAttributeRequest> changes() {
        Arbitrary<String> odd = Arbitraries.of(ODD);
        Arbitrary<String> name = Arbitraries.of(
                "instanceType",
                "userData",
                "disableApiTermination",
                "groupSet",
                "kernel",
                "sourceDestCheck",
                "colour",
                "");
        return Combinators.combine(maybe(name), maybe(odd), maybe(odd), maybe(odd))
                .as((attribute, value, type, device) -> {
                    ModifyInstanceAttributeRequest.Builder request = ModifyInstanceAttributeRequest.builder()
                            .instanceId(INSTANCE)
                            .attribute(attribute)
                            .value(value);
                    if (type != null) {
                        request.instanceType(t -> t.value(type.isEmpty() ? null : type));
                    } else if (device != null) {
                        request.userData(d -> d.value(SdkBytes.fromUtf8String(device)));
                    } else {
                        request.groups(value == null ? List.of() : List.of(value));
                    }
                    return request.build();
                });
    }

    @Property(tries = 60)
    void aChangeIsDoneOrRefused(@ForAll("changes") ModifyInstanceAttributeRequest request) {
        doneOrRefused(() -> {
            Lab lab = LAB.fork();
            lab.ec2().stopInstances(r -> r.instanceIds(INSTANCE));
            lab.advance("2m");
            return lab.ec2().modifyInstanceAttribute(request);
        });
        doneOrRefused(() -> LAB.fork().ec2().modifyInstanceAttribute(request));
    }

    private static void doneOrRefused(Supplier<Object> call) {
        var before = LAB.world();
        try {
            call.get();
        } catch (AwsServiceException refusal) {
            assertEquals(before, LAB.world());
        }
    }
}
