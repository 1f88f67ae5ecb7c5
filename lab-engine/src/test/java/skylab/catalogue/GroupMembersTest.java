package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** A security group as the source of a rule: its members are meant, by their private addresses. */
class GroupMembersTest {
    private final Given given = Given.lab();
    private String door;
    private String members;
    private Instance one;

    /** An instance that may be logged in to, and the group whose members are to reach each other. */
    @BeforeEach
    void launch() {
        door = Student.group(given, 22);
        members = given.ec2
                .createSecurityGroup(r -> r.groupName("members").description("members of a cluster"))
                .groupId();
        one = member(door, members);
    }

    private Instance member(String... groups) {
        Instance made = given.running(r -> r.securityGroupIds(groups));
        given.lab.advance("2m");
        return made;
    }

    private void admitMembers() {
        UserIdGroupPair pair = UserIdGroupPair.builder().groupId(members).build();
        IpPermission everything =
                IpPermission.builder().ipProtocol("-1").userIdGroupPairs(pair).build();
        given.ec2.authorizeSecurityGroupIngress(r -> r.groupId(members).ipPermissions(everything));
    }

    private String from(String... lines) {
        return given.lab
                .terminal()
                .type("ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem ec2-user@" + one.publicIpAddress()
                        + "\n" + String.join("\n", List.of(lines)) + "\nexit")
                .transcript();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void S1_15_S1_16_membersReachEachOtherOnlyWithTheRule(boolean admitted) {
        if (admitted) {
            admitMembers();
        }
        String address = member(members).privateIpAddress();
        String seen = from(
                "ping -c 1 -W 1 " + address,
                "ssh -o ConnectTimeout=2 -o StrictHostKeyChecking=accept-new " + address + " true");
        assertTrue(seen.contains(admitted ? " 0% packet loss" : " 100% packet loss"), seen);
        assertTrue(seen.contains(admitted ? "Permission denied (publickey" : "port 22: Connection timed out\n"), seen);
    }

    @Test
    void S1_17_whoJoinsTheGroupIsAdmittedWithoutAnotherRule() {
        admitMembers();
        Instance third = member(door);
        String ping = "ping -c 1 -W 1 " + third.privateIpAddress();
        String before = from(ping);
        assertTrue(before.contains(" 100% packet loss"), before);
        given.ec2.modifyInstanceAttribute(r -> r.instanceId(third.instanceId()).groups(door, members));
        String after = from(ping);
        assertTrue(after.contains(" 0% packet loss"), after);
    }

    @Test
    void S1_18_byItsPublicAddressAMemberIsAStranger() {
        admitMembers();
        Instance other = member(members);
        String seen = from("ping -c 1 -W 1 " + other.publicIpAddress());
        assertTrue(seen.contains(" 100% packet loss"), seen);
    }

    @Test
    void S1_20_aLaunchWithoutASubnetIsInTheDefaultVpc() {
        String vpc = given.ec2
                .describeVpcs(r -> r.filters(Given.filter("is-default", "true")))
                .vpcs()
                .get(0)
                .vpcId();
        assertTrue(one.vpcId().equals(vpc));
    }
}
