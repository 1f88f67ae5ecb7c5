package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.network.internet.Site;
import skylab.world.World;
import software.amazon.awssdk.services.ec2.model.Instance;

/** The learner's own computer at its site, and what becomes of its connections when the way changes. */
class SiteTest {
    private static final String SSH =
            "ssh -o StrictHostKeyChecking=accept-new -o ConnectTimeout=5 -i ~/.ssh/labsuser.pem ec2-user@";

    private final Given given = Given.lab();
    private final Lab lab = given.lab;
    private String group;
    private Instance instance;

    private void launch(String source) {
        group = given.ec2
                .createSecurityGroup(r -> r.groupName("site").description("ssh for some"))
                .groupId();
        admit(source);
        instance = given.running(r -> r.securityGroupIds(group));
        lab.advance(Duration.ofMinutes(3));
    }

    private void admit(String source) {
        given.ec2.authorizeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp(source));
    }

    private void refuse(String source) {
        given.ec2.revokeSecurityGroupIngress(
                r -> r.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp(source));
    }

    private String type(String... lines) {
        return lab.terminal().type(String.join("\n", lines)).transcript();
    }

    private String ssh() {
        return SSH + instance.publicIpAddress();
    }

    @Test
    void S4_35_aRuleForMyIpIsStaleWhenMyIpChanges() {
        launch("203.0.113.25/32");
        assertTrue(type(ssh() + " hostname").contains("ip-172-31-"));
        lab.moveTo("198.51.100.7");
        assertTrue(type("curl -s https://checkip.amazonaws.com").contains("\n198.51.100.7\n"));
        assertTrue(type(ssh() + " hostname").contains("port 22: Connection timed out"));
        admit("198.51.100.7/32");
        assertTrue(type(ssh() + " hostname").contains("ip-172-31-"));
    }

    @Test
    void S4_36_aClassRoomThatBlocks22TimesOutAlthoughAwsIsRight() {
        launch("0.0.0.0/0");
        lab.moveTo("203.0.113.25", 22);
        assertTrue(type(ssh() + " hostname").contains("port 22: Connection timed out"));
        assertTrue(type("curl -s https://checkip.amazonaws.com").contains("\n203.0.113.25\n"), "443 is not blocked");
        lab.moveTo("203.0.113.25");
        assertTrue(type(ssh() + " hostname").contains("ip-172-31-"));
    }

    @Test
    void movingIsDoneAgainByTheJournal(@TempDir Path folder) {
        Path journal = folder.resolve("lab.jsonl");
        World moved;
        try (Lab saved = Lab.open(LabOptions.seed(42), journal)) {
            saved.moveTo("198.51.100.7", 22, 25);
            saved.terminal().type("hostname -I");
            moved = saved.world();
        }
        try (Lab again = Lab.open(LabOptions.seed(42), journal)) {
            assertEquals(moved, again.world());
            assertEquals(new Site("198.51.100.7", new TreeSet<>(Set.of(22, 25))), again.site());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "home", "8.8.8.8", "127.0.0.1", "256.1.1.1", ""})
    void onlyAFreePublicAddressIsASites(String address) {
        assertThrows(IllegalArgumentException.class, () -> lab.moveTo(address));
        assertThrows(IllegalArgumentException.class, () -> lab.moveTo("198.51.100.7", 0));
    }

    @Test
    void aSessionHangsWithItsRuleGone_andBreaksAfterAQuarterOfAnHour() {
        launch("0.0.0.0/0");
        type(ssh(), "echo here");
        refuse("0.0.0.0/0");
        assertFalse(type("echo still-$((40 + 2))").contains("still-42"), "open to everybody, it was not tracked");
        lab.advance(Duration.ofMinutes(14));
        assertFalse(type("").contains("Broken pipe"));
        lab.advance(Duration.ofMinutes(2));
        String after = type("echo home");
        assertTrue(after.contains("client_loop: send disconnect: Broken pipe"), after);
        assertTrue(after.contains("\nhome\n"), after);
    }

    @Test
    void aSessionThatIsTrackedOutlivesItsRule() {
        launch("203.0.113.0/24");
        type(ssh(), "echo here");
        refuse("203.0.113.0/24");
        assertTrue(type("echo still-$((40 + 2))").contains("still-42"));
    }

    @Test
    void whatWasTypedMeanwhileArrivesWhenTheWayIsBack() {
        launch("0.0.0.0/0");
        type(ssh(), "echo here");
        refuse("0.0.0.0/0");
        assertFalse(type("echo still-$((40 + 2))").contains("still-42"));
        lab.advance(Duration.ofMinutes(1));
        admit("0.0.0.0/0");
        lab.advance(Duration.ofMinutes(2));
        String later = type("");
        assertTrue(later.contains("still-42"), later);
    }
}
