package skylab.aws.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstancePrivateIpAddress;

class PathsTest {
    private static final Instance SHOWN = Instance.builder()
            .ebsOptimized(true)
            .blockDeviceMappings(InstanceBlockDeviceMapping.builder()
                    .deviceName("/dev/xvda")
                    .ebs(e -> e.status("attached"))
                    .build())
            .networkInterfaces(InstanceNetworkInterface.builder()
                    .privateIpAddresses(
                            InstancePrivateIpAddress.builder()
                                    .association(s -> s.publicIp("203.0.113.7"))
                                    .build(),
                            InstancePrivateIpAddress.builder()
                                    .privateIpAddress("10.0.0.5")
                                    .build())
                    .build())
            .build();

    private static List<String> at(String path) {
        return Paths.values(SHOWN, path).toList();
    }

    @Test
    void aFiltersNamePointsToMembers() {
        assertEquals(List.of("true"), at("ebs-optimized"));
        assertEquals(List.of("203.0.113.7"), at("network-interface.addresses.association.public-ip"));
        assertEquals(List.of("attached"), at("block-device-mapping.status"));
    }

    @Test
    void whatIsNotThereHasNoValues() {
        assertEquals(List.of(), at("host-id"));
        assertEquals(List.of(), at("network-interface"));
        assertEquals(List.of(), at("ebs-optimized.further"));
    }
}
