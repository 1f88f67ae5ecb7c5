package skylab.aws.ec2.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateBlockDeviceMappingRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateTagSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class LaunchTemplatesTest {
    private final Given given = Given.lab();

    private String create(String name, Consumer<RequestLaunchTemplateData.Builder> data) {
        return given.ec2
                .createLaunchTemplate(r -> r.launchTemplateName(name).launchTemplateData(data))
                .launchTemplate()
                .launchTemplateId();
    }

    private Instance launch(Consumer<RunInstancesRequest.Builder> changes) {
        return given.ec2
                .runInstances(r -> changes.accept(r.minCount(1).maxCount(1)))
                .instances()
                .get(0);
    }

    private List<LaunchTemplateVersion> versions(String id, String... versions) {
        return given.ec2
                .describeLaunchTemplateVersions(
                        r -> r.launchTemplateId(id).versions(versions.length == 0 ? null : List.of(versions)))
                .launchTemplateVersions();
    }

    @Test
    void aLaunchTakesFromTheTemplateWhatItDoesNotSayItself() {
        String id = create("web", d -> d.imageId(Given.AL2023)
                .instanceType("t3.small")
                .keyName("vockey")
                .monitoring(m -> m.enabled(true))
                .metadataOptions(m -> m.httpTokens("optional"))
                .blockDeviceMappings(LaunchTemplateBlockDeviceMappingRequest.builder()
                        .deviceName("/dev/xvda")
                        .ebs(e -> e.volumeSize(20).encrypted(true))
                        .build())
                .tagSpecifications(LaunchTemplateTagSpecificationRequest.builder()
                        .resourceType("instance")
                        .tags(tag("Name", "web"), tag("stage", "test"))
                        .build()));
        Instance plain = launch(r -> r.launchTemplate(t -> t.launchTemplateName("web")));
        assertEquals("t3.small", plain.instanceTypeAsString());
        assertEquals("vockey", plain.keyName());
        assertEquals("enabled", plain.monitoring().stateAsString());
        assertEquals("optional", plain.metadataOptions().httpTokensAsString());
        var root = given.ec2
                .describeVolumes(r -> r.filters(Given.filter("attachment.instance-id", plain.instanceId())))
                .volumes()
                .get(0);
        assertEquals(20, root.size());
        assertTrue(root.encrypted());
        Instance other = launch(r -> r.launchTemplate(t -> t.launchTemplateId(id))
                .instanceType("t3.nano")
                .tagSpecifications(TagSpecification.builder()
                        .resourceType("instance")
                        .tags(tag("stage", "real"))
                        .build()));
        assertEquals("t3.nano", other.instanceTypeAsString());
        assertEquals(
                "Name=web aws:ec2launchtemplate:id=" + id + " aws:ec2launchtemplate:version=1 stage=real",
                other.tags().stream()
                        .map(tag -> tag.key() + "=" + tag.value())
                        .sorted()
                        .collect(Collectors.joining(" ")));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void versionsNeverChangeAndOneIsTheDefault() {
        String id = create("web", d -> d.imageId(Given.AL2023).instanceType("t3.nano"));
        given.ec2.createLaunchTemplateVersion(r -> r.launchTemplateId(id)
                .sourceVersion("1")
                .versionDescription("bigger")
                .launchTemplateData(d -> d.instanceType("t3.small")));
        given.ec2.createLaunchTemplateVersion(
                r -> r.launchTemplateName("web").launchTemplateData(d -> d.keyName("vockey")));
        List<LaunchTemplateVersion> all = versions(id);
        assertEquals(
                List.of(3L, 2L, 1L),
                all.stream().map(LaunchTemplateVersion::versionNumber).toList());
        assertEquals(Given.AL2023, all.get(1).launchTemplateData().imageId());
        assertEquals("bigger", all.get(1).versionDescription());
        assertNull(all.get(0).launchTemplateData().imageId(), "without a source version nothing is taken over");
        assertEquals(
                "t3.nano",
                launch(r -> r.launchTemplate(t -> t.launchTemplateId(id))).instanceTypeAsString());
        assertEquals(
                "t3.small",
                launch(r -> r.launchTemplate(t -> t.launchTemplateId(id).version("2")))
                        .instanceTypeAsString());
        given.ec2.modifyLaunchTemplate(r -> r.launchTemplateId(id).defaultVersion("2"));
        assertEquals(2L, versions(id, "$Default").get(0).versionNumber());
        assertEquals(3L, versions(id, "$Latest").get(0).versionNumber());
        var template = given.ec2
                .describeLaunchTemplates(r -> r.launchTemplateNames("web"))
                .launchTemplates()
                .get(0);
        assertEquals(2L, template.defaultVersionNumber());
        assertEquals(3L, template.latestVersionNumber());
        var answer = given.ec2.deleteLaunchTemplateVersions(
                r -> r.launchTemplateId(id).versions("1", "2", "9"));
        assertEquals(
                1L, answer.successfullyDeletedLaunchTemplateVersions().get(0).versionNumber());
        assertEquals(
                List.of("unexpectedError", "launchTemplateVersionDoesNotExist"),
                answer.unsuccessfullyDeletedLaunchTemplateVersions().stream()
                        .map(item -> item.responseError().codeAsString())
                        .toList());
        given.refused(
                "InvalidLaunchTemplateId.VersionNotFound",
                () -> launch(r -> r.launchTemplate(t -> t.launchTemplateId(id).version("1"))));
    }

    @Test
    void aDeletedTemplateIsGoneAndItsNameFree() {
        String id = create("web", d -> d.imageId(Given.AL2023));
        given.refused("InvalidLaunchTemplateName.AlreadyExistsException", () -> create("web", d -> d.keyName("x")));
        given.ec2.deleteLaunchTemplate(r -> r.launchTemplateName("web"));
        assertTrue(given.ec2.describeLaunchTemplates().launchTemplates().isEmpty());
        given.refused("InvalidLaunchTemplateId.NotFound", () -> versions(id));
        given.refused(
                "InvalidLaunchTemplateName.NotFoundException",
                () -> launch(r -> r.launchTemplate(t -> t.launchTemplateName("web"))));
        create("web", d -> d.imageId(Given.AL2023));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "a b c", "name!", "한국어이름"})
    void aBadNameIsRefused(String name) {
        given.refused("InvalidLaunchTemplateName.MalformedException", () -> create(name, d -> d.imageId(Given.AL2023)));
    }

    @ParameterizedTest
    @CsvSource({
        "lt-xyz, , InvalidLaunchTemplateId.Malformed",
        "lt-0123456789abcdef0, , InvalidLaunchTemplateId.NotFound",
        " , nothing, InvalidLaunchTemplateName.NotFoundException",
        "lt-0123456789abcdef0, nothing, InvalidParameterCombination",
        " , , MissingParameter",
    })
    void anUnknownTemplateIsRefusedWithItsCode(String id, String name, String code) {
        given.refused(
                code,
                () -> launch(r -> r.launchTemplate(t -> t.launchTemplateId(id).launchTemplateName(name))));
        given.refused(
                code,
                () -> given.ec2.modifyLaunchTemplate(
                        r -> r.launchTemplateId(id).launchTemplateName(name).defaultVersion("1")));
    }

    @Test
    void withoutParametersThereIsNoTemplate() {
        given.refused("MissingParameter", () -> create("web", d -> {}));
        given.refused(
                "MissingParameter",
                () -> given.ec2.createLaunchTemplate(r -> r.launchTemplateData(d -> d.keyName("vockey"))));
        given.refused("MissingParameter", () -> given.ec2.describeLaunchTemplateVersions(r -> {}));
        String id = create("web", d -> d.keyName("vockey"));
        given.refused("MissingParameter", () -> launch(r -> r.launchTemplate(t -> t.launchTemplateId(id))));
    }

    @Test
    void theSameClientTokenMakesOneTemplate() {
        Consumer<String> make = name -> given.ec2.createLaunchTemplate(
                r -> r.launchTemplateName(name).clientToken("once").launchTemplateData(d -> d.keyName("vockey")));
        make.accept("web");
        make.accept("web");
        assertEquals(1, given.ec2.describeLaunchTemplates().launchTemplates().size());
        given.refused("IdempotentParameterMismatch", () -> make.accept("other"));
    }

    @Test
    void theDataOfARunningInstanceMakeATemplateThatLaunchesItsLike() {
        Instance instance = given.running(r -> r.disableApiTermination(true)
                .blockDeviceMappings(Given.root(12, true))
                .tagSpecifications(TagSpecification.builder()
                        .resourceType("instance")
                        .tags(tag("Name", "model"))
                        .build()));
        var data = given.ec2
                .getLaunchTemplateData(r -> r.instanceId(instance.instanceId()))
                .launchTemplateData();
        assertEquals("t3.micro", data.instanceTypeAsString());
        assertEquals(instance.imageId(), data.imageId());
        assertEquals("vockey", data.keyName());
        assertTrue(data.disableApiTermination());
        assertEquals(12, data.blockDeviceMappings().get(0).ebs().volumeSize());
        assertEquals(
                instance.securityGroups().get(0).groupId(),
                data.networkInterfaces().get(0).groups().get(0));
        assertEquals("model", data.tagSpecifications().get(0).tags().get(0).value());
        create("like", d -> d.imageId(data.imageId())
                .instanceType(data.instanceType())
                .keyName(data.keyName())
                .blockDeviceMappings(LaunchTemplateBlockDeviceMappingRequest.builder()
                        .deviceName(data.blockDeviceMappings().get(0).deviceName())
                        .ebs(e -> e.volumeSize(
                                data.blockDeviceMappings().get(0).ebs().volumeSize()))
                        .build()));
        assertEquals(
                instance.imageId(),
                launch(r -> r.launchTemplate(t -> t.launchTemplateName("like"))).imageId());
    }
}
