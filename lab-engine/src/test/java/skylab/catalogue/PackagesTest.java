package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.guest.software.Catalogue;
import skylab.guest.software.Evr;
import skylab.guest.software.Pack;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification;

/** Package managers of every system, against the catalogue that they read. */
class PackagesTest {
    private static final String UBUNTU =
            "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id";
    private static final String AMAZON_LINUX_2 = "/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-x86_64-gp2";
    private static final String AMAZON_LINUX_2023 =
            "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64";

    private static String on(String parameter, String user, String... lines) {
        Given given = Given.lab();
        String group = Student.group(given, 22, 80);
        Instance instance =
                given.running(r -> r.imageId("resolve:ssm:" + parameter).securityGroupIds(group));
        given.lab.advance("4m");
        return given.lab
                .terminal()
                .type("ssh -o StrictHostKeyChecking=accept-new -i ~/.ssh/labsuser.pem " + user + "@"
                        + given.instance(instance.instanceId()).publicIpAddress() + "\n" + String.join("\n", lines)
                        + "\nexit")
                .transcript();
    }

    private static Pack pack(String os, String name) {
        return Catalogue.of(os, "x86_64").named(name).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"httpd", "git", "jq", "java-21-amazon-corretto"})
    void dnfShowsWhatItWillDoAsTheCatalogueSays(String name) {
        String seen = on(
                AMAZON_LINUX_2023,
                "ec2-user",
                "sudo dnf install " + name,
                "y",
                "rpm -q " + name,
                "sudo dnf install " + name);
        Pack pack = pack("al2023", name);
        assertTrue(seen.contains(" Package "), seen);
        assertTrue(
                seen.matches("(?s).*\nInstalling:\n " + java.util.regex.Pattern.quote(name) + " +" + pack.arch() + " +"
                        + java.util.regex.Pattern.quote(pack.version().toString()) + " +amazonlinux +[0-9.]+ [kM]\n.*"),
                seen);
        for (String need : pack.requires()) {
            assertTrue(seen.contains("\n " + need + " "), seen);
        }
        assertTrue(seen.contains("\nIs this ok [y/N]: y\nDownloading Packages:\n"), seen);
        assertTrue(seen.contains("\nComplete!\n"), seen);
        assertTrue(seen.contains("\n" + pack.nevra() + "\n"), seen);
        assertTrue(
                seen.contains("Package " + pack.nevra()
                        + " is already installed.\nDependencies resolved.\nNothing to do.\nComplete!\n"),
                seen);
    }

    @Test
    void yumOfAmazonLinux2AsksInItsOwnWords() {
        String seen = on(
                AMAZON_LINUX_2,
                "ec2-user",
                "sudo yum install tree",
                "n",
                "sudo yum install tree",
                "y",
                "sudo yum install tree");
        Pack pack = pack("amzn2", "tree");
        assertTrue(seen.contains("Loaded plugins: extras_suggestions, langpacks, priorities, update-motd\n"), seen);
        assertTrue(seen.contains("---> Package tree.x86_64 " + pack.version().full() + " will be installed\n"), seen);
        assertTrue(seen.contains("Install  1 Package\n"), seen);
        assertTrue(seen.contains("Is this ok [y/d/N]: n\nExiting on user command\n"), seen);
        assertTrue(seen.contains("Installed:\n  tree.x86_64 " + pack.version().full() + "\n\nComplete!\n"), seen);
        assertTrue(
                seen.contains("Package " + pack.nevra() + " already installed and latest version\nNothing to do\n"),
                seen);
    }

    @Test
    void anExtraOfAmazonLinux2HasToBeEnabled() {
        String seen = on(
                AMAZON_LINUX_2,
                "ec2-user",
                "sudo yum -y install nginx",
                "sudo amazon-linux-extras install -y nginx1",
                "nginx -v");
        assertTrue(seen.contains("No package nginx available.\n"), seen);
        assertTrue(seen.contains("# sudo amazon-linux-extras install nginx1\n"), seen);
        assertTrue(
                seen.contains("\nnginx version: nginx/"
                        + pack("amzn2", "nginx").version().version() + "\n"),
                seen);
    }

    @Test
    void packagesOfEpelComeWithItsRepository() {
        String seen = on(
                AMAZON_LINUX_2,
                "ec2-user",
                "sudo yum -y install stress",
                "sudo amazon-linux-extras install -y epel",
                "sudo yum -y install stress",
                "stress -c 1 -t 5");
        assertTrue(seen.contains("No package stress available.\n"), seen);
        assertTrue(seen.contains("successful run completed in 5s\n"), seen);
    }

    @Test
    void aptKnowsNothingBeforeItsListsAreFetchedAndStartsWhatItInstalls() {
        String seen = on(
                UBUNTU,
                "ubuntu",
                "apt install nginx",
                "sudo apt install nginx",
                "sudo apt update",
                "sudo apt install nginx",
                "n",
                "sudo apt install nginx",
                "y",
                "curl -sI localhost",
                "dpkg -s nginx");
        Pack pack = pack("ubuntu2404", "nginx");
        assertTrue(
                seen.contains(
                        "E: Could not open lock file /var/lib/dpkg/lock-frontend - open (13: Permission denied)\n"),
                seen);
        assertTrue(seen.contains("E: Unable to locate package nginx\n"), seen);
        assertTrue(seen.contains("\nDo you want to continue? [Y/n] n\nAbort.\n"), seen);
        assertTrue(seen.contains("0 upgraded, 2 newly installed, 0 to remove and 0 not upgraded.\n"), seen);
        assertTrue(seen.contains("\nSetting up nginx (" + pack.version() + ") ...\n"), seen);
        assertTrue(seen.contains("Server: nginx/1.24.0"), seen);
        assertTrue(seen.contains("\nStatus: install ok installed\n"), seen);
    }

    @ParameterizedTest
    @CsvSource({"tree,tree", "nosuch,", "httpd nosuch,"})
    void whatIsNotThereIsSaidAndNothingIsInstalled(String names, String installed) {
        String seen =
                on(AMAZON_LINUX_2023, "ec2-user", "sudo dnf -y install " + names + "; echo status $?", "rpm -q httpd");
        if (installed == null) {
            assertTrue(
                    seen.contains("No match for argument: nosuch\nError: Unable to find a match: nosuch\nstatus 1\n"),
                    seen);
            assertTrue(seen.contains("package httpd is not installed\n"), seen);
        } else {
            assertTrue(seen.contains("status 0\n"), seen);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"install tree", "remove bash", "update"})
    void onlyRootMayChangeWhatIsInstalled(String command) {
        String seen = Student.with(null, 22).ssh("yum " + command);
        assertTrue(
                seen.contains(
                        "Error: This command has to be run with superuser privileges (under the root user on most systems).\n"),
                seen);
    }

    @Test
    void withoutAWayToTheInternetTheRepositoryIsNotReached() {
        Student student = Student.with(null, 22, 80);
        String group =
                student.given.instance(student.id).securityGroups().get(0).groupId();
        String script =
                "#!/bin/bash\ncd /srv\n(time dnf -y install tree) > index.html 2>&1\npython3 -m http.server 80\n";
        Instance hidden = student.given.running(r -> r.userData(java.util.Base64.getEncoder()
                        .encodeToString(script.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .networkInterfaces(InstanceNetworkInterfaceSpecification.builder()
                        .deviceIndex(0)
                        .groups(group)
                        .associatePublicIpAddress(false)
                        .build()));
        student.given.lab.advance("5m");
        String seen = student.ssh("curl -s " + hidden.privateIpAddress());
        assertTrue(
                seen.contains(
                        "Errors during downloading metadata for repository 'amazonlinux':\n  - Curl error (28): Timeout was reached for https://al2023-repos-us-east-1-de612dc2.s3.dualstack.us-east-1.amazonaws.com/"),
                seen);
        assertTrue(seen.contains("Error: Failed to download metadata for repo 'amazonlinux'"), seen);
        assertTrue(seen.contains("real\t2m"), "it takes its time: " + seen);
    }

    @Test
    void S0_57_whatIsInstalledIsInTheImageThatIsMadeOfTheInstance() {
        Student student = Student.with(null, 22);
        student.ssh("sudo yum -y -q install java-17-amazon-corretto", "echo mine > mine.txt");
        String image = student.given
                .ec2
                .createImage(r -> r.instanceId(student.id).name("with-java"))
                .imageId();
        student.given.ec2.waiter().waitUntilImageAvailable(r -> r.imageIds(image));
        String group =
                student.given.instance(student.id).securityGroups().get(0).groupId();
        student.id = student.given
                .running(r -> r.imageId(image).securityGroupIds(group))
                .instanceId();
        student.given.lab.advance("3m");
        String seen = student.ssh("java -version", "cat mine.txt", "rpm -q java-17-amazon-corretto");
        assertTrue(seen.contains("openjdk version \"17.0.17\" 2025-10-21 LTS\n"), seen);
        assertTrue(seen.contains("\nmine\n"), seen);
        assertTrue(seen.contains("\njava-17-amazon-corretto-17.0.17+10-1.amzn2023.1.x86_64\n"), seen);
    }

    @ParameterizedTest
    @CsvSource({"1.0-1,1.0-2", "1.9-1,1.10-1", "1.0~rc1-1,1.0-1", "9-1,1:1-1", "1.0-1,1.0.1-1", "2.4a-1,2.4.1-1"})
    void versionsAreComparedAsRpmDoes(String older, String newer) {
        assertTrue(Evr.of(older).compareTo(Evr.of(newer)) < 0);
        assertTrue(Evr.of(newer).compareTo(Evr.of(older)) > 0);
        assertEquals(0, Evr.of(older).compareTo(Evr.of(older)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amzn2", "al2023", "rhel9", "ubuntu2204", "ubuntu2404", "debian12"})
    void aCatalogueNeedsOnlyWhatItHas(String os) {
        Catalogue catalogue = Catalogue.of(os, "x86_64");
        assertFalse(catalogue.base().isEmpty());
        for (Pack pack : catalogue.packs().values()) {
            List<String> lacking = pack.requires().stream()
                    .filter(need -> catalogue.providers(need).isEmpty())
                    .toList();
            assertTrue(lacking.isEmpty(), os + " " + pack.name() + " needs " + lacking);
        }
    }
}
