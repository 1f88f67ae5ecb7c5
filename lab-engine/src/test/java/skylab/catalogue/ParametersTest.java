package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import software.amazon.awssdk.services.ec2.model.Image;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.Parameter;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterVersionNotFoundException;

/** Parameter Store: where the newest images are, and one's own values. */
class ParametersTest {
    private final Given given = Given.lab();
    private final SsmClient ssm = given.lab.ssm();

    @ParameterizedTest
    @CsvSource({
        "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64, al2023-ami-2023*, x86_64",
        "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-6.12-arm64, al2023-ami-2023*-kernel-6.12-arm64, arm64",
        "/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-x86_64, al2023-ami-minimal-*, x86_64",
        "/aws/service/ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-x86_64-gp2, amzn2-ami-*, x86_64",
        "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id, ubuntu/images/*noble*, x86_64",
        "/aws/service/canonical/ubuntu/server/22.04/stable/current/arm64/hvm/ebs-gp2/ami-id, ubuntu/images/*jammy*, arm64",
        "/aws/service/debian/release/12/latest/amd64, debian-12-amd64-*, x86_64",
        "/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base, Windows_Server-2022-*, x86_64"
    })
    void publicParametersNameTheNewestImages(String parameter, String name, String architecture) {
        Parameter found = ssm.getParameter(r -> r.name(parameter)).parameter();
        Image image = given.ec2
                .describeImages(r -> r.filters(Given.filter("name", name)).imageIds(found.value()))
                .images()
                .get(0);
        assertEquals(architecture, image.architectureAsString());
        assertEquals("arn:aws:ssm:us-east-1::parameter" + parameter, found.arn());
        assertNotEquals(
                found.value(),
                given.lab
                        .ssm("eu-west-1")
                        .getParameter(r -> r.name(parameter))
                        .parameter()
                        .value());
    }

    @Test
    void pathsAreReadPageByPage() {
        List<Parameter> all = new ArrayList<>();
        ssm.getParametersByPathPaginator(r -> r.path("/aws/service/ami-amazon-linux-latest")).stream()
                .flatMap(page -> page.parameters().stream())
                .forEach(all::add);
        assertEquals(16, all.size());
        assertEquals(
                all.stream().map(Parameter::name).sorted().toList(),
                all.stream().map(Parameter::name).toList());
        assertTrue(ssm.getParametersByPath(r -> r.path("/aws/service/canonical"))
                .parameters()
                .isEmpty());
        assertTrue(ssm.getParametersByPath(r -> r.path("/aws/service/canonical").recursive(true))
                .hasParameters());
    }

    @Test
    void theWorldOfAwsIsAParameterToo() {
        assertEquals(
                "Asia Pacific (Seoul)",
                ssm.getParameter(r -> r.name("/aws/service/global-infrastructure/regions/ap-northeast-2/longName"))
                        .parameter()
                        .value());
        List<String> regions = new ArrayList<>();
        ssm.getParametersByPathPaginator(r -> r.path("/aws/service/global-infrastructure/regions")).stream()
                .flatMap(page -> page.parameters().stream())
                .forEach(one -> regions.add(one.value()));
        assertEquals(30, regions.size());
    }

    @Test
    void ownParametersHaveVersions() {
        assertEquals(
                1,
                ssm.putParameter(r -> r.name("/app/color").value("red").type("String"))
                        .version());
        assertThrows(
                ParameterAlreadyExistsException.class,
                () -> ssm.putParameter(r -> r.name("/app/color").value("blue").type("String")));
        assertEquals(
                2,
                ssm.putParameter(r -> r.name("/app/color").value("blue").overwrite(true))
                        .version());
        assertEquals(
                "blue", ssm.getParameter(r -> r.name("/app/color")).parameter().value());
        assertEquals(
                "red", ssm.getParameter(r -> r.name("/app/color:1")).parameter().value());
        assertThrows(ParameterVersionNotFoundException.class, () -> ssm.getParameter(r -> r.name("/app/color:3")));
        assertEquals(
                List.of("red", "blue"),
                ssm.getParameterHistory(r -> r.name("/app/color")).parameters().stream()
                        .map(one -> one.value())
                        .toList());
        assertEquals(
                List.of("/app/color"),
                ssm.describeParameters().parameters().stream()
                        .map(one -> one.name())
                        .toList());
        ssm.deleteParameter(r -> r.name("/app/color"));
        assertThrows(ParameterNotFoundException.class, () -> ssm.getParameter(r -> r.name("/app/color")));
        assertThrows(ParameterNotFoundException.class, () -> ssm.deleteParameter(r -> r.name("/app/color")));
    }

    @Test
    void aSecureStringIsReadOnlyWithDecryption() {
        ssm.putParameter(r -> r.name("password").value("s3cret").type("SecureString"));
        assertTrue(
                !ssm.getParameter(r -> r.name("password")).parameter().value().contains("s3cret"));
        assertEquals(
                "s3cret",
                ssm.getParameter(r -> r.name("password").withDecryption(true))
                        .parameter()
                        .value());
        var both = ssm.getParameters(r -> r.names("password", "nobody").withDecryption(true));
        assertEquals(List.of("nobody"), both.invalidParameters());
        assertEquals("s3cret", both.parameters().get(0).value());
    }

    @ParameterizedTest
    @CsvSource({
        "/aws/mine, x, String, AccessDeniedException",
        "ssmthing, x, String, ValidationException",
        "/a//b, x, String, ValidationException",
        "a b, x, String, ValidationException",
        "ok, x, Number, ValidationException",
        "ok, , String, ValidationException",
        "ok, x, , ValidationException"
    })
    void whatIsNoParameterIsRefused(String name, String value, String type, String code) {
        given.refused(
                code, () -> ssm.putParameter(r -> r.name(name).value(value).type(type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"golden", "/images/golden", "golden:1"})
    void aLaunchResolvesAParameterOfOnesOwn(String reference) {
        String image = ssm.getParameter(r -> r.name("/aws/service/debian/release/12/latest/amd64"))
                .parameter()
                .value();
        ssm.putParameter(r ->
                r.name(reference.replace(":1", "")).value(image).type("String").dataType("aws:ec2:image"));
        assertEquals(
                image, given.launch(r -> r.imageId("resolve:ssm:" + reference)).imageId());
        given.refused("InvalidParameterValue", () -> given.launch(r -> r.imageId("resolve:ssm:nobody")));
    }
}
