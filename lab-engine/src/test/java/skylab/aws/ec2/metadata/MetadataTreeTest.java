package skylab.aws.ec2.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.aws.sts.KeyHolders;
import skylab.guest.machine.Metadata;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;
import skylab.world.Timeline;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class MetadataTreeTest {
    private static final String TTL = "x-aws-ec2-metadata-token-ttl-seconds";
    private final Given given = Given.in(Lab.open(LabOptions.seed(42).under(Profile.LEARNER_LAB)));
    private Instance instance;

    @BeforeEach
    void launch() {
        instance = given.running(r -> r.iamInstanceProfile(p -> p.name("LabInstanceProfile"))
                .userData(Base64.getEncoder().encodeToString("#!/bin/bash\n".getBytes(StandardCharsets.UTF_8)))
                .metadataOptions(m -> m.instanceMetadataTags("enabled"))
                .tagSpecifications(TagSpecification.builder()
                        .resourceType("instance")
                        .tags(Tag.builder().key("Name").value("web").build())
                        .build()));
    }

    private Metadata.Answer ask(String method, String path, Map<String, String> headers) {
        return new Timeline(given.lab.world()).write(tx -> new MetadataTree()
                .ask(tx, given.lab.scope(), instance.instanceId(), new Metadata.Request(method, path, headers)));
    }

    private String token(int seconds) {
        return ask("PUT", "/latest/api/token", Map.of(TTL, String.valueOf(seconds)))
                .body();
    }

    private Metadata.Answer get(String path) {
        return ask("GET", path, Map.of("x-aws-ec2-metadata-token", token(60)));
    }

    private String value(String path) {
        Metadata.Answer answer = get("/latest/" + path);
        assertEquals(200, answer.status(), path);
        return answer.body();
    }

    @Test
    void theCategoriesAgreeWithTheApi() {
        String mac = instance.networkInterfaces().get(0).macAddress();
        Map.ofEntries(
                        Map.entry("ami-id", instance.imageId()),
                        Map.entry("ami-launch-index", "0"),
                        Map.entry("instance-id", instance.instanceId()),
                        Map.entry("instance-type", "t3.micro"),
                        Map.entry("instance-life-cycle", "on-demand"),
                        Map.entry("local-ipv4", instance.privateIpAddress()),
                        Map.entry("local-hostname", instance.privateDnsName()),
                        Map.entry("public-ipv4", instance.publicIpAddress()),
                        Map.entry("public-hostname", instance.publicDnsName()),
                        Map.entry("mac", mac),
                        Map.entry("security-groups", "default"),
                        Map.entry(
                                "placement/availability-zone",
                                instance.placement().availabilityZone()),
                        Map.entry("placement/region", "us-east-1"),
                        Map.entry("block-device-mapping/root", "/dev/xvda"),
                        Map.entry("services/domain", "amazonaws.com"),
                        Map.entry("public-keys/", "0=vockey"),
                        Map.entry("public-keys/0/", "openssh-key"),
                        Map.entry("tags/instance/", "Name"),
                        Map.entry("tags/instance/Name", "web"),
                        Map.entry("iam/security-credentials/", "LabRole"),
                        Map.entry("network/interfaces/macs/", mac + "/"),
                        Map.entry("network/interfaces/macs/" + mac + "/subnet-id", instance.subnetId()),
                        Map.entry("network/interfaces/macs/" + mac + "/vpc-id", instance.vpcId()),
                        Map.entry("network/interfaces/macs/" + mac + "/vpc-ipv4-cidr-block", "172.31.0.0/16"),
                        Map.entry(
                                "network/interfaces/macs/" + mac + "/ipv4-associations/" + instance.publicIpAddress(),
                                instance.privateIpAddress()))
                .forEach((path, expected) -> assertEquals(expected, value("meta-data/" + path), path));
        assertTrue(value("meta-data/public-keys/0/openssh-key").startsWith("ssh-rsa "));
        assertEquals("#!/bin/bash\n", value("user-data"));
        String document = value("dynamic/instance-identity/document");
        assertTrue(document.contains("\"instanceId\" : \"" + instance.instanceId() + "\""), document);
    }

    @Test
    void directoriesListWhatIsInThemAndEverythingListedCanBeRead() {
        assertEquals("dynamic\nmeta-data\nuser-data", value(""));
        List<String> top = List.of(value("meta-data/").split("\n"));
        assertTrue(
                top.containsAll(List.of("ami-id", "hostname", "network/", "placement/", "public-keys/")),
                top::toString);
        assertEquals(top.stream().sorted().toList(), top);
        assertTrue(readAll("meta-data/") > 40);
        assertTrue(get("/").body().endsWith("\nlatest"));
        assertEquals(
                instance.instanceId(), get("/2009-04-04/meta-data/instance-id").body());
    }

    private int readAll(String directory) {
        int read = 0;
        for (String name : value(directory).split("\n")) {
            String path = directory + (name.contains("=") ? name.substring(0, name.indexOf('=')) + "/" : name);
            if (path.endsWith("/")) {
                read += readAll(path);
            } else {
                value(path);
                read++;
            }
        }
        return read;
    }

    @Test
    void withTokensRequiredARequestWithoutOneIsUnauthorised() {
        assertEquals(401, ask("GET", "/latest/meta-data/", Map.of()).status());
        given.ec2.modifyInstanceMetadataOptions(
                r -> r.instanceId(instance.instanceId()).httpTokens("optional"));
        assertEquals(200, ask("GET", "/latest/meta-data/", Map.of()).status());
        assertEquals(
                401,
                ask("GET", "/latest/meta-data/", Map.of("x-aws-ec2-metadata-token", "wrong"))
                        .status(),
                "a wrong token is worse than none");
        given.ec2.modifyInstanceMetadataOptions(
                r -> r.instanceId(instance.instanceId()).httpEndpoint("disabled"));
        assertEquals(403, get("/latest/meta-data/").status());
    }

    @ParameterizedTest
    @CsvSource({"1,200", "21600,200", "0,400", "21601,400", "x,400", "-1,400"})
    void aTokenLivesBetweenOneSecondAndSixHours(String seconds, int status) {
        assertEquals(
                status, ask("PUT", "/latest/api/token", Map.of(TTL, seconds)).status());
    }

    @Test
    void aTokenExpiresAndIsGoodForItsInstanceAlone() {
        String token = token(300);
        assertEquals(56, token.length());
        Map<String, String> headers = Map.of("x-aws-ec2-metadata-token", token);
        assertEquals(200, ask("GET", "/latest/meta-data/ami-id", headers).status());
        given.lab.advance("6m");
        assertEquals(401, ask("GET", "/latest/meta-data/ami-id", headers).status());
        String other = token(300);
        instance = given.running(r -> {});
        assertEquals(
                401,
                ask("GET", "/latest/meta-data/ami-id", Map.of("x-aws-ec2-metadata-token", other))
                        .status());
        assertNotEquals(other, token(300));
    }

    @Test
    void aTokenIsNotGivenThroughAProxyOrToAGet() {
        assertEquals(400, ask("PUT", "/latest/api/token", Map.of()).status());
        assertEquals(
                403,
                ask("PUT", "/latest/api/token", Map.of(TTL, "60", "x-forwarded-for", "10.0.0.1"))
                        .status());
        assertEquals(405, ask("GET", "/latest/api/token", Map.of(TTL, "60")).status());
        assertEquals(405, ask("POST", "/latest/meta-data/", Map.of()).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/latest/meta-data/colour", "/latest/meta-data/ami-id/", "/newest/meta-data/", "/x", ""})
    void whatIsNotThereIsNotFound(String path) {
        Metadata.Answer answer = get(path);
        assertEquals(404, answer.status());
        assertTrue(answer.body().contains("<title>404 - Not Found</title>"));
    }

    @Test
    void whatAnInstanceDoesNotHaveItIsNotTold() {
        instance = given.running(r -> r.keyName(null)
                .networkInterfaces(
                        software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceSpecification.builder()
                                .deviceIndex(0)
                                .associatePublicIpAddress(false)
                                .build()));
        List<String> top = List.of(value("meta-data/").split("\n"));
        for (String name : List.of("public-ipv4", "public-hostname", "public-keys/", "tags/", "iam/")) {
            assertFalse(top.contains(name), name);
        }
        assertEquals(404, get("/latest/user-data").status());
        assertEquals("dynamic\nmeta-data", value(""));
    }

    @ParameterizedTest
    @CsvSource({"required,1,enabled", "optional,64,disabled"})
    void theOptionsAreShownAndChecked(String tokens, int hops, String tags) {
        var answer = given.ec2.modifyInstanceMetadataOptions(r -> r.instanceId(instance.instanceId())
                .httpTokens(tokens)
                .httpPutResponseHopLimit(hops)
                .instanceMetadataTags(tags));
        assertEquals("pending", answer.instanceMetadataOptions().stateAsString());
        var shown = given.instance(instance.instanceId()).metadataOptions();
        assertEquals("applied", shown.stateAsString());
        assertEquals(tokens, shown.httpTokensAsString());
        assertEquals(hops, shown.httpPutResponseHopLimit());
        assertEquals(tags, shown.instanceMetadataTagsAsString());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyInstanceMetadataOptions(
                        r -> r.instanceId(instance.instanceId()).httpPutResponseHopLimit(hops == 1 ? 0 : 65)));
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyInstanceMetadataOptions(
                        r -> r.instanceId(instance.instanceId()).httpTokens("maybe")));
    }

    @Test
    void theAccountsPreferencesHoldUnlessALaunchSaysOtherwise() {
        given.ec2.modifyInstanceMetadataDefaults(r -> r.httpTokens("optional").httpPutResponseHopLimit(3));
        assertEquals(
                "optional",
                given.ec2.getInstanceMetadataDefaults(r -> {}).accountLevel().httpTokensAsString());
        var preferred = given.launch(r -> {}).metadataOptions();
        assertEquals("optional", preferred.httpTokensAsString());
        assertEquals(3, preferred.httpPutResponseHopLimit());
        assertEquals(
                "required",
                given.launch(r -> r.metadataOptions(m -> m.httpTokens("required")))
                        .metadataOptions()
                        .httpTokensAsString());
        given.refused(
                "InvalidParameterValue",
                () -> given.ec2.modifyInstanceMetadataDefaults(r -> r.httpPutResponseHopLimit(99)));
        given.ec2.modifyInstanceMetadataDefaults(
                r -> r.httpTokens("no-preference").httpPutResponseHopLimit(-1));
        assertEquals("required", given.launch(r -> {}).metadataOptions().httpTokensAsString());
    }

    @Test
    void theKeysOfTheRoleCallAsTheInstanceForSixHoursAndABit() throws Exception {
        JsonNode keys = new JsonMapper().readTree(value("meta-data/iam/security-credentials/LabRole"));
        String key = keys.path("AccessKeyId").asText();
        String account = given.lab.scope().account();
        KeyHolders.Holder holder =
                KeyHolders.of(given.lab.world(), account, key).orElseThrow();
        assertEquals(
                "arn:aws:sts::" + account + ":assumed-role/LabRole/" + instance.instanceId(),
                holder.identity().arn());
        assertEquals(keys.path("SecretAccessKey").asText(), holder.secret(given.lab.world()));
        assertTrue(holder.fits(given.lab.world(), keys.path("Token").asText()));
        assertFalse(holder.fits(given.lab.world(), null));
        assertEquals(keys.path("Expiration").asText(), holder.until().toString());
        given.lab.advance("13h");
        assertTrue(KeyHolders.of(given.lab.world(), account, key).isEmpty());
    }
}
