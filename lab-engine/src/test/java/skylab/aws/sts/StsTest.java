package skylab.aws.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;

class StsTest {
    private final Lab own = Lab.open(LabOptions.seed(42));
    private final Lab academy = Lab.open(LabOptions.seed(42).under(Profile.LEARNER_LAB));

    private String roleThatTrusts(String principal) {
        return own.iam()
                .createRole(r -> r.roleName("deploy")
                        .assumeRolePolicyDocument("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                + "\"Principal\":{\"AWS\":\"" + principal + "\"},\"Action\":\"sts:AssumeRole\"}}"))
                .role()
                .arn();
    }

    private enum Kind {
        OWN,
        ACADEMY
    }

    @ParameterizedTest
    @EnumSource
    void theCallerIsWhoTheLabSaysItIs(Kind kind) {
        Lab lab = kind == Kind.OWN ? own : academy;
        var who = lab.sts().getCallerIdentity();
        assertEquals(lab.identity().arn(), who.arn());
        assertEquals(lab.scope().account(), who.account());
        assertEquals(
                kind == Kind.OWN, who.arn().equals("arn:aws:iam::" + lab.scope().account() + ":user/student"));
        assertEquals(
                who.account(),
                lab.sts()
                        .getAccessKeyInfo(r -> r.accessKeyId(lab.identity().accessKeyId()))
                        .account());
    }

    @Test
    void anEncodedMessageTellsWhatWasDenied() {
        String message = Given.in(academy)
                .refused("UnauthorizedOperation", () -> Given.in(academy).launch(r -> r.instanceType("m5.4xlarge")));
        String encoded = message.substring(message.lastIndexOf(' ') + 1);
        String decoded = academy.sts()
                .decodeAuthorizationMessage(r -> r.encodedMessage(encoded))
                .decodedMessage();
        assertTrue(decoded.contains("\"explicitDeny\":true"), decoded);
        assertTrue(decoded.contains("\"action\":\"ec2:RunInstances\""), decoded);
        assertTrue(decoded.contains(academy.identity().arn()), decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "%%%", ""})
    void whatIsNoEncodedMessageIsRefused(String text) {
        Given.in(own).refused("InvalidAuthorizationMessageException", () -> own.sts()
                .decodeAuthorizationMessage(r -> r.encodedMessage(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::%s:root", "%s", "arn:aws:iam::%s:user/student", "*"})
    void aRoleIsAssumedByThoseItTrusts(String principal) {
        String arn = roleThatTrusts(String.format(principal, own.scope().account()));
        var assumed = own.sts().assumeRole(r -> r.roleArn(arn).roleSessionName("release"));
        assertEquals(
                "arn:aws:sts::" + own.scope().account() + ":assumed-role/deploy/release",
                assumed.assumedRoleUser().arn());
        assertTrue(assumed.credentials().accessKeyId().matches("ASIA[A-Z2-7]{16}"));
        assertEquals(own.now().plus(Duration.ofHours(1)), assumed.credentials().expiration());
        assertEquals(
                own.scope().account(),
                own.sts()
                        .getAccessKeyInfo(
                                r -> r.accessKeyId(assumed.credentials().accessKeyId()))
                        .account());
    }

    @ParameterizedTest
    @ValueSource(strings = {"arn:aws:iam::123456789012:root", "arn:aws:iam::%s:user/anna"})
    void othersCannotAssumeIt(String principal) {
        String arn = roleThatTrusts(String.format(principal, own.scope().account()));
        String message = Given.in(own).refused("AccessDenied", () -> own.sts()
                .assumeRole(r -> r.roleArn(arn).roleSessionName("release")));
        assertTrue(message.endsWith("is not authorized to perform: sts:AssumeRole on resource: " + arn), message);
    }

    @ParameterizedTest
    @CsvSource({"899, ValidationError", "3601, ValidationError"})
    void aSessionIsAsLongAsTheRoleAllows(int seconds, String code) {
        String arn = roleThatTrusts(own.scope().account());
        Given.in(own).refused(code, () -> own.sts()
                .assumeRole(r -> r.roleArn(arn).roleSessionName("release").durationSeconds(seconds)));
    }

    @Test
    void aSessionTokenIsForKeysThatLast() {
        var session = own.sts().getSessionToken(r -> r.durationSeconds(900));
        assertEquals(own.now().plusSeconds(900), session.credentials().expiration());
        Given.in(academy).refused("AccessDenied", () -> academy.sts().getSessionToken());
    }

    @Test
    void learnersCannotBecomeLabRole() {
        String arn = "arn:aws:iam::" + academy.scope().account() + ":role/LabRole";
        Given.in(academy).refused("AccessDenied", () -> academy.sts()
                .assumeRole(r -> r.roleArn(arn).roleSessionName("me")));
    }
}
