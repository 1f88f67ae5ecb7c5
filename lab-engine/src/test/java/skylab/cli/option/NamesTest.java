package skylab.cli.option;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "DescribeInstances, describe-instances",
        "CreateVpc, create-vpc",
        "GetConsoleOutput, get-console-output",
        "DescribeVpcs, describe-vpcs",
        "ListMFADevices, list-mfa-devices",
        "CreateOpenIDConnectProvider, create-open-id-connect-provider",
        "LoadBalancerARNs, load-balancer-arns",
        "Ipv6AddressCount, ipv6-address-count",
        "SendSSHPublicKey, send-ssh-public-key",
        "logGroupName, log-group-name",
        "EC2InstanceId, ec2-instance-id",
        "DBInstances, db-instances"
    })
    void namesAreThoseOfTheCommandLine(String api, String kebab) {
        assertEquals(kebab, Names.kebab(api));
    }
}
