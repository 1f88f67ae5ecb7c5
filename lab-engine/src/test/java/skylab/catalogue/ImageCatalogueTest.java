package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;

/** The images that everybody has. */
class ImageCatalogueTest {
    private final Given given = Given.lab();

    private List<Image> images(String... filter) {
        return given.ec2
                .describeImages(r -> r.filters(Given.filter(
                        filter[0], List.of(filter).subList(1, filter.length).toArray(String[]::new))))
                .images();
    }

    @ParameterizedTest
    @CsvSource({
        "137112412989, /dev/xvda, Linux/UNIX",
        "099720109477, /dev/sda1, Linux/UNIX",
        "136693071363, /dev/xvda, Linux/UNIX",
        "309956199498, /dev/sda1, Red Hat Enterprise Linux",
        "801119661308, /dev/sda1, Windows"
    })
    void eachPublisherHasItsImages(String owner, String root, String platform) {
        List<Image> of = given.ec2.describeImages(r -> r.owners(owner)).images();
        assertFalse(of.isEmpty());
        for (Image image : of) {
            assertEquals(root, image.rootDeviceName());
            assertEquals(platform, image.platformDetails());
            assertTrue(image.imageId().matches("ami-0[0-9a-f]{16}"), image.imageId());
            assertTrue(image.creationDate().matches("202[56]-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.000Z"));
            assertEquals("available", image.stateAsString());
            assertTrue(image.publicLaunchPermissions());
            if (image.rootDeviceTypeAsString().equals("ebs")) {
                assertTrue(image.blockDeviceMappings().get(0).ebs().snapshotId().matches("snap-0[0-9a-f]{16}"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-west-2", "ap-northeast-2"})
    void idsAreUnique(String region) {
        List<Image> all = given.lab.ec2(region).describeImages().images();
        Set<String> ids = new HashSet<>();
        all.forEach(image -> {
            ids.add(image.imageId());
            image.blockDeviceMappings().stream()
                    .filter(mapping -> mapping.ebs() != null)
                    .forEach(mapping -> ids.add(mapping.ebs().snapshotId()));
        });
        long snapshots = all.stream()
                .filter(image -> image.rootDeviceTypeAsString().equals("ebs"))
                .count();
        assertEquals(all.size() + snapshots, ids.size());
    }

    @Test
    void theNewestOfANameIsFoundByItsDate() {
        List<Image> all = images("name", "al2023-ami-2023*-kernel-6.1-x86_64");
        assertEquals(2, all.size());
        assertEquals(
                given.lab
                        .ssm()
                        .getParameter(r -> r.name(Given.AL2023.replace("resolve:ssm:", "")))
                        .parameter()
                        .value(),
                all.stream()
                        .max(Comparator.comparing(Image::creationDate))
                        .orElseThrow()
                        .imageId());
    }

    @ParameterizedTest
    @CsvSource({
        "architecture, arm64, 9",
        "root-device-type, instance-store, 1",
        "platform, windows, 3",
        "platform-details, Red Hat*, 2",
        "block-device-mapping.volume-size, 2, 4",
        "owner-alias, amazon, 23",
        "boot-mode, uefi, 10",
        "usage-operation, RunInstances:0002, 3",
        "is-public, false, 0",
        "name, *server-????????, 6"
    })
    void imagesCanBeFiltered(String name, String value, int count) {
        assertEquals(count, images(name, value).size());
    }

    @Test
    void owners() {
        assertTrue(given.ec2.describeImages(r -> r.owners("self")).images().isEmpty());
        assertTrue(given.ec2
                .describeImages(r -> r.executableUsers("self"))
                .images()
                .isEmpty());
        assertEquals(
                given.ec2.describeImages().images().size(),
                given.ec2.describeImages(r -> r.executableUsers("all")).images().size());
        assertTrue(given.ec2
                .describeImages(r -> r.owners("aws-marketplace"))
                .images()
                .isEmpty());
    }

    @Test
    void deprecatedImagesAreShownOnRequestOnly() {
        String id = images("name", "al2023-ami-2023*-kernel-6.1-arm64").get(0).imageId();
        given.lab.advance("800d");
        assertTrue(given.ec2.describeImages(r -> r.owners("amazon")).images().isEmpty());
        assertFalse(given.ec2
                .describeImages(r -> r.owners("amazon").includeDeprecated(true))
                .images()
                .isEmpty());
        assertEquals(
                id,
                given.ec2.describeImages(r -> r.imageIds(id)).images().get(0).imageId());
    }

    @Test
    void windowsIsDescribedButNotLaunched() {
        String id = images("name", "Windows_Server-2022*").get(0).imageId();
        assertTrue(given.refused("NotEmulated", () -> given.launch(r -> r.imageId(id)))
                .contains("Skylab does not emulate the inside of Windows machines"));
    }

    @Test
    void aPublicImageCanHaveTagsOfOnesOwn() {
        String id = images("name", "debian-12-amd64*").get(0).imageId();
        given.ec2.createTags(
                r -> r.resources(id).tags(Tag.builder().key("use").value("db").build()));
        assertEquals(id, images("tag:use", "db").get(0).imageId());
        assertEquals("image", given.ec2.describeTags().tags().get(0).resourceTypeAsString());
    }

    @ParameterizedTest
    @CsvSource({
        "al2023-ami-2023*-kernel-6.1-x86_64, t3.micro, ec2-user, Amazon Linux 2023, x86_64",
        "al2023-ami-2023*-kernel-6.1-arm64, t4g.micro, ec2-user, Amazon Linux 2023, aarch64",
        "al2023-ami-2023*-kernel-6.12-arm64, t4g.micro, ec2-user, Amazon Linux 2023, aarch64",
        "al2023-ami-minimal-2023*-kernel-6.1-x86_64, t2.micro, ec2-user, Amazon Linux 2023, x86_64",
        "amzn2-ami-kernel-5.10*-x86_64-gp2, t2.micro, ec2-user, Amazon Linux 2, x86_64",
        "ubuntu/images/*noble-24.04-amd64-server-*, t3.micro, ubuntu, Ubuntu 24.04, x86_64",
        "ubuntu/images/hvm-ssd/*jammy-22.04-arm64-server-*, t4g.small, ubuntu, Ubuntu 22.04, aarch64",
        "debian-12-amd64-*, t3.micro, admin, Debian GNU/Linux 12, x86_64",
        "RHEL-9*-x86_64-*, t3.small, ec2-user, Red Hat Enterprise Linux 9, x86_64"
    })
    void everySystemBootsAndAdmitsItsUser(String name, String type, String user, String system, String machine) {
        String group = given.sshGroup();
        Instance instance =
                given.running(r -> r.imageId(images("name", name).get(0).imageId())
                        .instanceType(type)
                        .securityGroupIds(group));
        given.lab.advance("3m");
        String said = given.lab
                .terminal()
                .run("ssh -i .ssh/labsuser.pem -o StrictHostKeyChecking=accept-new " + user + "@"
                        + instance.publicIpAddress()
                        + " 'whoami; uname -m; grep PRETTY_NAME /etc/os-release; uname -r'")
                .out();
        String kernel = said.lines().reduce("", (first, last) -> last);
        assertTrue(!name.contains("kernel-") || kernel.startsWith(name.replaceAll(".*kernel-([0-9.]+).*", "$1") + "."));
        assertTrue(said.startsWith(user + "\n" + machine + "\nPRETTY_NAME=\"" + system), said);
    }
}
