package skylab.aws.ec2.instance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.IamInstanceProfileAssociation;

class ProfileAssociationsTest {
    private final Given given = Given.lab();

    private void profile(String name) {
        given.lab.iam().createInstanceProfile(r -> r.instanceProfileName(name));
    }

    private List<IamInstanceProfileAssociation> associations() {
        return given.ec2.describeIamInstanceProfileAssociations().iamInstanceProfileAssociations();
    }

    private String profileOf(String instance) {
        return given.instance(instance).iamInstanceProfile().arn();
    }

    @Test
    void anInstanceCanBeGivenAProfileAnotherAndNone() {
        profile("first");
        profile("second");
        String id = given.running(r -> {}).instanceId();
        String association = given.ec2
                .associateIamInstanceProfile(r -> r.instanceId(id).iamInstanceProfile(p -> p.name("first")))
                .iamInstanceProfileAssociation()
                .associationId();
        assertTrue(profileOf(id).endsWith("instance-profile/first"));
        assertEquals(
                "There is an existing association for instance " + id,
                given.refused(
                        "IncorrectState",
                        () -> given.ec2.associateIamInstanceProfile(
                                r -> r.instanceId(id).iamInstanceProfile(p -> p.name("second")))));
        given.ec2.replaceIamInstanceProfileAssociation(
                r -> r.associationId(association).iamInstanceProfile(p -> p.name("second")));
        assertTrue(profileOf(id).endsWith("instance-profile/second"));
        assertEquals("associated", associations().get(0).stateAsString());
        given.ec2.disassociateIamInstanceProfile(
                r -> r.associationId(associations().get(0).associationId()));
        assertNull(given.instance(id).iamInstanceProfile());
        assertEquals(List.of(), associations());
        assertEquals(
                "An invalid association-id of '" + association + "' was given",
                given.refused(
                        "NoSuchAssociation",
                        () -> given.ec2.disassociateIamInstanceProfile(r -> r.associationId(association))));
    }

    @Test
    void theProfileOfALaunchIsAnAssociationUntilTheInstanceEnds() {
        profile("mine");
        String id =
                given.running(r -> r.iamInstanceProfile(p -> p.name("mine"))).instanceId();
        assertEquals(id, associations().get(0).instanceId());
        given.ec2.terminateInstances(r -> r.instanceIds(id));
        given.ec2.waiter().waitUntilInstanceTerminated(r -> r.instanceIds(id));
        assertEquals(List.of(), associations());
    }
}
