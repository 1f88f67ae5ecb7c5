package skylab.lab.addition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.world.journal.Journal;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Tag;

class AdditionsTest {
    private static final String ID = "ami-12c6146b";
    private static final String FILE =
            """
            {"images": [
              {"id": "ami-12c6146b", "name": "ubuntu-vivid-15.04", "system": "ubuntu2204", "owner": "099720109478",
               "description": "An old one", "creationDate": "2015-08-27T05:06:07.000Z",
               "rootDevice": {"name": "/dev/sda1", "size": 12, "type": "gp2"}},
              {"id": "ami-03cf127a", "name": "plain"}]}
            """;

    private static String refusal(String document) {
        return assertThrows(IllegalArgumentException.class, () -> Additions.parse(document))
                .getMessage();
    }

    private static Instance run(Ec2Client ec2) {
        return ec2.runInstances(r -> r.imageId(ID)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1))
                .instances()
                .get(0);
    }

    @Test
    void anImageIsThereAfterItWasAddedAndNotBefore() {
        Lab lab = Lab.open(LabOptions.seed(7));
        Given.in(lab).refused("InvalidAMIID.NotFound", () -> run(lab.ec2()));
        lab.add(Additions.parse(FILE));
        assertEquals(ID, run(lab.ec2()).imageId());
        Lab other = Lab.open(LabOptions.seed(7));
        Given.in(other).refused("InvalidAMIID.NotFound", () -> run(other.ec2()));
    }

    @Test
    void anImageIsDescribedAsItsDocumentSays() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.add(Additions.parse(FILE));
        for (String region : new String[] {"us-east-1", "ap-northeast-2"}) {
            Ec2Client ec2 = lab.client(Ec2Client.class, region);
            Image image = ec2.describeImages(r -> r.filters(Given.filter("name", "ubuntu-vivid-*")))
                    .images()
                    .get(0);
            assertEquals(ID, image.imageId());
            assertEquals("099720109478", image.ownerId());
            assertEquals("An old one", image.description());
            assertEquals("2015-08-27T05:06:07.000Z", image.creationDate());
            assertEquals("x86_64", image.architectureAsString());
            assertEquals("/dev/sda1", image.rootDeviceName());
            assertEquals(12, image.blockDeviceMappings().get(0).ebs().volumeSize());
            String snapshot = image.blockDeviceMappings().get(0).ebs().snapshotId();
            assertEquals(
                    12,
                    ec2.describeSnapshots(r -> r.snapshotIds(snapshot))
                            .snapshots()
                            .get(0)
                            .volumeSize());
        }
    }

    @Test
    void anInstanceOfAnAddedImageBootsAsItsSystem() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.add(Additions.parse(FILE));
        String userData = java.util.Base64.getEncoder()
                .encodeToString(
                        "#!/bin/sh\n. /etc/os-release; echo \"runs $ID $VERSION_ID\" > /dev/console\n".getBytes());
        String id = lab.ec2()
                .runInstances(r -> r.imageId(ID)
                        .instanceType(InstanceType.T3_MICRO)
                        .minCount(1)
                        .maxCount(1)
                        .userData(userData))
                .instances()
                .get(0)
                .instanceId();
        lab.advance(java.time.Duration.ofMinutes(6));
        String console = new String(java.util.Base64.getDecoder()
                .decode(lab.ec2().getConsoleOutput(r -> r.instanceId(id)).output()));
        assertTrue(console.contains("runs ubuntu 22.04"), console);
    }

    @Test
    void whatWasAddedIsPartOfTheLabThatIsReplayed(@TempDir Path folder) {
        Path journal = folder.resolve("lab.jsonl");
        try (Lab lab = Lab.open(LabOptions.seed(7), journal)) {
            lab.add(Additions.parse(FILE));
            lab.add(Additions.parse(FILE));
            assertEquals(1, lab.actions());
            Instance made = run(lab.ec2());
            Lab again = Lab.replay(Journal.read(journal));
            assertEquals(lab.world(), again.world());
            assertEquals(
                    made.instanceId(),
                    again.ec2()
                            .describeInstances()
                            .reservations()
                            .get(0)
                            .instances()
                            .get(0)
                            .instanceId());
        }
    }

    @Test
    void anAddedImageCanBeTaggedAndCopied() {
        Lab lab = Lab.open(LabOptions.seed(7));
        lab.add(Additions.parse(FILE));
        lab.ec2().createTags(r -> r.resources(ID)
                .tags(Tag.builder().key("Name").value("old").build()));
        assertEquals(
                "old",
                lab.ec2()
                        .describeImages(r -> r.imageIds(ID))
                        .images()
                        .get(0)
                        .tags()
                        .get(0)
                        .value());
        String copy = lab.client(Ec2Client.class, "us-west-2")
                .copyImage(r -> r.sourceImageId(ID).sourceRegion("us-east-1").name("copy"))
                .imageId();
        assertEquals(
                1,
                lab.client(Ec2Client.class, "us-west-2")
                        .describeImages(r -> r.imageIds(copy))
                        .images()
                        .size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {"images": [{"id": "ami-1", "name": "one"}]} | /images/0/id is "ami-1"; it must be "ami-" and 8 or 17 hexadecimal digits in lower case
                    {"images": [{"name": "one"}]} | /images/0/id is missing; it must be the image's id, such as "ami-12c6146b"
                    {"images": [{"id": "ami-12c6146b"}]} | /images/0/name is missing; it must be the image's name
                    {"images": [{"id": "ami-12c6146b", "name": "one", "os": "x"}]} | /images/0/os is not known; there are id, name, system, architecture, owner, ownerAlias, creationDate, description, rootDevice
                    {"images": [{"id": "ami-12c6146b", "name": "one", "architecture": "i386"}]} | /images/0/architecture is "i386"; it must be one of x86_64, arm64
                    {"images": [{"id": "ami-12c6146b", "name": "one", "owner": 5}]} | /images/0/owner is 5; it must be an account's number, twelve digits
                    {"images": [{"id": "ami-12c6146b", "name": "one", "creationDate": "soon"}]} | /images/0/creationDate is "soon"; it must be a moment such as "2015-08-27T05:06:07.000Z"
                    {"images": [{"id": "ami-12c6146b", "name": "one", "rootDevice": {"size": 0}}]} | /images/0/rootDevice/size is 0; it must be a whole number from 2 to 16384
                    {"images": [{"id": "ami-12c6146b", "name": "one"}, {"id": "ami-12c6146b", "name": "two"}]} | /images/1/id is "ami-12c6146b"; another image of the document has it already
                    {"images": [{"id": "ami-0c1f44f890950b53c", "name": "one"}]} | /images/0/id is "ami-0c1f44f890950b53c"; that is an image which every lab has, choose another id
                    {"images": {}} | /images is of the type object; it must be an array
                    [] | the document is of the type array; it must be an object with the fields images, instanceTypes, prices
                    {} | the document adds nothing; it must have one of the fields images, instanceTypes, prices
                    """)
    void aMistakeIsNamedWithItsPlaceAndWhatWouldBeRight(String document, String message) {
        assertEquals(message, refusal(document));
    }

    @Test
    void aSystemIsOneOfThoseThatSkylabHas() {
        String refusal = refusal("{\"images\": [{\"id\": \"ami-12c6146b\", \"name\": \"one\", \"system\": \"beos\"}]}");
        assertTrue(refusal.startsWith("/images/0/system is \"beos\"; it must be one of al2023, "), refusal);
        assertTrue(refusal.contains("ubuntu2204"), refusal);
    }

    @Test
    void whatIsNoJsonIsNamedByLineAndColumn() {
        assertTrue(refusal("{\"images\": [\n  {id: 1}]}").startsWith("line 2, column "));
        assertTrue(refusal("{\"images\": [], \"images\": []}").contains("Duplicate field 'images'"));
        assertTrue(refusal("{\"images\": []} x").startsWith("line 1, column "));
        assertEquals(
                "the document is of the type missing; it must be an object with the fields images, instanceTypes, prices",
                refusal(""));
    }
}
