package skylab.aws.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

class IamTest {
    private static final String FOR_EC2 = "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\","
            + "\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";
    private static final String READ = "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
            + "\"Action\":\"s3:Get*\",\"Resource\":\"arn:aws:s3:::notes/*\"}}";

    private final Lab lab = Lab.open(LabOptions.seed(42));
    private final Given given = Given.in(lab);
    private final IamClient iam = lab.iam();

    @Test
    void theOwnerOfAnAccountIsAUserWithAllRights() {
        User user = iam.getUser().user();
        assertEquals("student", user.userName());
        assertEquals(lab.identity().arn(), user.arn());
        assertEquals(
                List.of("AdministratorAccess"),
                iam.listAttachedUserPolicies(r -> r.userName("student")).attachedPolicies().stream()
                        .map(AttachedPolicy::policyName)
                        .toList());
        assertEquals(
                lab.identity().accessKeyId(),
                iam.listAccessKeys().accessKeyMetadata().get(0).accessKeyId());
    }

    @ParameterizedTest
    @CsvSource({"anna, /, arn:aws:iam::%s:user/anna", "ben, /staff/seoul/, arn:aws:iam::%s:user/staff/seoul/ben"})
    void usersAreMadeFoundAndDeleted(String name, String path, String arn) {
        User made = iam.createUser(r -> r.userName(name).path(path)).user();
        assertTrue(made.userId().matches("AIDA[A-Z2-7]{16}"), made.userId());
        assertEquals(String.format(arn, lab.scope().account()), made.arn());
        assertEquals(made.arn(), iam.getUser(r -> r.userName(name)).user().arn());
        given.refused(
                "EntityAlreadyExists", () -> iam.createUser(r -> r.userName(name.toUpperCase(java.util.Locale.ROOT))));
        iam.deleteUser(r -> r.userName(name));
        assertThrows(NoSuchEntityException.class, () -> iam.getUser(r -> r.userName(name)));
    }

    @Test
    void whatIsStillUsedCannotBeDeleted() {
        iam.createUser(r -> r.userName("anna"));
        iam.createGroup(r -> r.groupName("admins"));
        iam.addUserToGroup(r -> r.groupName("admins").userName("anna"));
        given.refused("DeleteConflict", () -> iam.deleteGroup(r -> r.groupName("admins")));
        given.refused("DeleteConflict", () -> iam.deleteUser(r -> r.userName("anna")));
        assertEquals(
                "admins",
                iam.listGroupsForUser(r -> r.userName("anna")).groups().get(0).groupName());
        iam.removeUserFromGroup(r -> r.groupName("admins").userName("anna"));
        iam.putUserPolicy(r -> r.userName("anna").policyName("notes").policyDocument(READ));
        given.refused("DeleteConflict", () -> iam.deleteUser(r -> r.userName("anna")));
        iam.deleteUserPolicy(r -> r.userName("anna").policyName("notes"));
        iam.deleteGroup(r -> r.groupName("admins"));
        iam.deleteUser(r -> r.userName("anna"));
    }

    @Test
    void aUserHasTwoKeysAtMost() {
        iam.createUser(r -> r.userName("anna"));
        var first = iam.createAccessKey(r -> r.userName("anna")).accessKey();
        var second = iam.createAccessKey(r -> r.userName("anna")).accessKey();
        assertTrue(first.accessKeyId().matches("AKIA[A-Z2-7]{16}"));
        assertEquals(40, first.secretAccessKey().length());
        assertNotEquals(first.secretAccessKey(), second.secretAccessKey());
        given.refused("LimitExceeded", () -> iam.createAccessKey(r -> r.userName("anna")));
        iam.updateAccessKey(
                r -> r.userName("anna").accessKeyId(first.accessKeyId()).status(StatusType.INACTIVE));
        assertEquals(
                List.of(StatusType.INACTIVE, StatusType.ACTIVE),
                iam.listAccessKeys(r -> r.userName("anna")).accessKeyMetadata().stream()
                        .map(key -> key.status())
                        .toList());
        iam.deleteAccessKey(r -> r.userName("anna").accessKeyId(first.accessKeyId()));
        given.refused("DeleteConflict", () -> iam.deleteUser(r -> r.userName("anna")));
    }

    @Test
    void aPolicyHasVersions() {
        String arn = iam.createPolicy(r -> r.policyName("notes").policyDocument(READ))
                .policy()
                .arn();
        assertEquals("arn:aws:iam::" + lab.scope().account() + ":policy/notes", arn);
        iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(READ).setAsDefault(true));
        assertEquals("v2", iam.getPolicy(r -> r.policyArn(arn)).policy().defaultVersionId());
        String document = iam.getPolicyVersion(r -> r.policyArn(arn).versionId("v1"))
                .policyVersion()
                .document();
        assertEquals(READ, URLDecoder.decode(document, StandardCharsets.UTF_8));
        given.refused(
                "DeleteConflict",
                () -> iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v2")));
        given.refused("DeleteConflict", () -> iam.deletePolicy(r -> r.policyArn(arn)));
        iam.deletePolicyVersion(r -> r.policyArn(arn).versionId("v1"));
        for (int i = 3; i <= 6; i++) {
            iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(READ));
        }
        given.refused(
                "LimitExceeded",
                () -> iam.createPolicyVersion(r -> r.policyArn(arn).policyDocument(READ)));
        assertEquals(
                List.of("v6", "v5", "v4", "v3", "v2"),
                iam.listPolicyVersions(r -> r.policyArn(arn)).versions().stream()
                        .map(version -> version.versionId())
                        .toList());
    }

    @Test
    void policiesAreAttachedToUsersGroupsAndRoles() {
        String arn = iam.createPolicy(r -> r.policyName("notes").policyDocument(READ))
                .policy()
                .arn();
        iam.createUser(r -> r.userName("anna"));
        iam.createGroup(r -> r.groupName("readers"));
        iam.createRole(r -> r.roleName("reader").assumeRolePolicyDocument(FOR_EC2));
        iam.attachUserPolicy(r -> r.userName("anna").policyArn(arn));
        iam.attachGroupPolicy(r -> r.groupName("readers").policyArn(arn));
        iam.attachRolePolicy(r -> r.roleName("reader").policyArn(arn));
        iam.attachRolePolicy(r -> r.roleName("reader").policyArn(arn));
        assertEquals(3, iam.getPolicy(r -> r.policyArn(arn)).policy().attachmentCount());
        given.refused("DeleteConflict", () -> iam.deletePolicy(r -> r.policyArn(arn)));
        given.refused("DeleteConflict", () -> iam.deleteRole(r -> r.roleName("reader")));
        iam.detachRolePolicy(r -> r.roleName("reader").policyArn(arn));
        given.refused(
                "NoSuchEntity",
                () -> iam.detachRolePolicy(r -> r.roleName("reader").policyArn(arn)));
        iam.deleteRole(r -> r.roleName("reader"));
        given.refused(
                "NoSuchEntity",
                () -> iam.attachUserPolicy(r -> r.userName("anna").policyArn(arn + "x")));
        assertFalse(iam.listPolicies(r -> r.scope("Local").onlyAttached(true))
                .policies()
                .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{\"Version\":\"2020-01-01\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Maybe\",\"Action\":\"*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"GetObject\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"notes\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Principal\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Actions\":\"*\",\"Resource\":\"*\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":[]}"
            })
    void malformedDocumentsAreRefused(String document) {
        given.refused(
                "MalformedPolicyDocument",
                () -> iam.createPolicy(r -> r.policyName("bad").policyDocument(document)));
        iam.createUser(r -> r.userName("anna"));
        given.refused(
                "MalformedPolicyDocument",
                () -> iam.putUserPolicy(
                        r -> r.userName("anna").policyName("bad").policyDocument(document)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"s3:*\"}}",
                "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"*\"},\"Action\":\"sts:AssumeRole\",\"Resource\":\"*\"}}"
            })
    void aTrustPolicyNamesWhoMayAssumeTheRole(String document) {
        given.refused(
                "MalformedPolicyDocument",
                () -> iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(document)));
    }

    @Test
    void anInstanceGetsARoleByItsProfile() {
        iam.createRole(r -> r.roleName("web").assumeRolePolicyDocument(FOR_EC2));
        iam.createInstanceProfile(r -> r.instanceProfileName("web-profile"));
        iam.addRoleToInstanceProfile(r -> r.instanceProfileName("web-profile").roleName("web"));
        given.refused(
                "LimitExceeded",
                () -> iam.addRoleToInstanceProfile(
                        r -> r.instanceProfileName("web-profile").roleName("web")));
        var profile = iam.getInstanceProfile(r -> r.instanceProfileName("web-profile"))
                .instanceProfile();
        assertEquals(
                List.of("web"), profile.roles().stream().map(Role::roleName).toList());
        var instance = given.launch(r -> r.iamInstanceProfile(p -> p.name("web-profile")));
        assertEquals(profile.arn(), instance.iamInstanceProfile().arn());
        assertEquals(profile.instanceProfileId(), instance.iamInstanceProfile().id());
        given.refused("DeleteConflict", () -> iam.deleteRole(r -> r.roleName("web")));
        given.refused("DeleteConflict", () -> iam.deleteInstanceProfile(r -> r.instanceProfileName("web-profile")));
        given.refused(
                "InvalidParameterValue",
                () -> given.launch(r -> r.iamInstanceProfile(p -> p.name("LabInstanceProfile"))));
    }

    @Test
    void rolesOfServicesBelongToTheServices() {
        String name = iam.createServiceLinkedRole(r -> r.awsServiceName("autoscaling.amazonaws.com"))
                .role()
                .roleName();
        assertEquals("AWSServiceRoleForAutoScaling", name);
        given.refused(
                "InvalidInput", () -> iam.createServiceLinkedRole(r -> r.awsServiceName("autoscaling.amazonaws.com")));
        given.refused("UnmodifiableEntity", () -> iam.deleteRole(r -> r.roleName(name)));
    }

    @Test
    void theAccountHasAnAliasAndASummary() {
        assertEquals(List.of(), iam.listAccountAliases().accountAliases());
        iam.createAccountAlias(r -> r.accountAlias("course-2026"));
        assertEquals(List.of("course-2026"), iam.listAccountAliases().accountAliases());
        given.refused("ValidationError", () -> iam.createAccountAlias(r -> r.accountAlias("A")));
        iam.createUser(r -> r.userName("anna"));
        assertEquals(2, iam.getAccountSummary().summaryMapAsStrings().get("Users"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b"})
    void namesAreChecked(String name) {
        given.refused("ValidationError", () -> iam.createUser(r -> r.userName(name)));
    }

    @Test
    void listsHavePages() {
        for (int i = 0; i < 5; i++) {
            int number = i;
            iam.createUser(r -> r.userName("user" + number));
        }
        var first = iam.listUsers(r -> r.maxItems(4));
        assertTrue(first.isTruncated());
        var second = iam.listUsers(r -> r.maxItems(4).marker(first.marker()));
        assertEquals(2, second.users().size());
        assertFalse(second.isTruncated());
        assertEquals(6, iam.listUsersPaginator().users().stream().count());
    }

    @Test
    void inALearnerLabNothingCanBeMadeAndLabRoleIsThere() {
        Lab academy = Lab.open(LabOptions.seed(42).under(Profile.LEARNER_LAB));
        Given there = Given.in(academy);
        String who = "User: " + academy.identity().arn() + " is not authorized to perform: ";
        String account = academy.scope().account();
        assertEquals(
                who + "iam:CreateUser on resource: arn:aws:iam::" + account
                        + ":user/anna with an explicit deny in an identity-based policy",
                there.refused("AccessDenied", () -> academy.iam().createUser(r -> r.userName("anna"))));
        assertEquals(
                who + "iam:CreateRole on resource: arn:aws:iam::" + account
                        + ":role/web because no identity-based policy allows the iam:CreateRole action",
                there.refused("AccessDenied", () -> academy.iam()
                        .createRole(r -> r.roleName("web").assumeRolePolicyDocument(FOR_EC2))));
        there.refused("AccessDenied", () -> academy.iam().createGroup(r -> r.groupName("admins")));
        there.refused("AccessDenied", () -> academy.iam().createAccessKey());
        there.refused("AccessDenied", () -> academy.iam().createInstanceProfile(r -> r.instanceProfileName("web")));
        there.refused("AccessDenied", () -> academy.iam()
                .createPolicy(r -> r.policyName("p").policyDocument(READ)));
        academy.iam().createServiceLinkedRole(r -> r.awsServiceName("autoscaling.amazonaws.com"));
        assertEquals(
                "arn:aws:iam::" + account + ":role/LabRole",
                academy.iam().getRole(r -> r.roleName("LabRole")).role().arn());
        assertEquals(
                "LabInstanceProfile",
                academy.iam().listInstanceProfiles().instanceProfiles().get(0).instanceProfileName());
        assertEquals(
                academy.scope().account(),
                there.launch(r -> r.iamInstanceProfile(p -> p.name("LabInstanceProfile")))
                        .iamInstanceProfile()
                        .arn()
                        .split(":")[4]);
    }

    @Test
    void aUserWithAnotherNameKeepsKeysGroupsTagsAndPassword() {
        iam.createUser(r ->
                r.userName("ann").tags(Tag.builder().key("team").value("blue").build()));
        iam.createGroup(r -> r.groupName("students"));
        iam.addUserToGroup(r -> r.groupName("students").userName("ann"));
        iam.createAccessKey(r -> r.userName("ann"));
        iam.createLoginProfile(r -> r.userName("ann").password("correct-horse"));
        iam.updateUser(r -> r.userName("ann").newUserName("anna").newPath("/staff/"));
        given.refused("NoSuchEntity", () -> iam.getUser(r -> r.userName("ann")));
        User anna = iam.getUser(r -> r.userName("anna")).user();
        assertTrue(anna.arn().endsWith(":user/staff/anna"));
        assertEquals("blue", anna.tags().get(0).value());
        assertEquals(
                1,
                iam.listAccessKeys(r -> r.userName("anna")).accessKeyMetadata().size());
        assertEquals(
                "anna",
                iam.getGroup(r -> r.groupName("students")).users().get(0).userName());
        assertEquals(
                "anna",
                iam.getLoginProfile(r -> r.userName("anna")).loginProfile().userName());
        given.refused("DeleteConflict", () -> iam.deleteUser(r -> r.userName("anna")));
    }

    @Test
    void theAccountHasAPasswordPolicyOnceItIsMade() {
        given.refused("NoSuchEntity", () -> iam.getAccountPasswordPolicy());
        iam.updateAccountPasswordPolicy(r -> r.minimumPasswordLength(12).maxPasswordAge(90));
        assertTrue(iam.getAccountPasswordPolicy().passwordPolicy().expirePasswords());
        given.refused("ValidationError", () -> iam.updateAccountPasswordPolicy(r -> r.minimumPasswordLength(5)));
        iam.deleteAccountPasswordPolicy();
        given.refused("NoSuchEntity", () -> iam.getAccountPasswordPolicy());
    }

    @Test
    void rolesOfServicesAreDeletedByATask() {
        String role = iam.createServiceLinkedRole(r -> r.awsServiceName("autoscaling.amazonaws.com"))
                .role()
                .roleName();
        given.refused("UnmodifiableEntity", () -> iam.deleteRole(r -> r.roleName(role)));
        String task = iam.deleteServiceLinkedRole(r -> r.roleName(role)).deletionTaskId();
        assertEquals(
                "SUCCEEDED",
                iam.getServiceLinkedRoleDeletionStatus(r -> r.deletionTaskId(task))
                        .statusAsString());
        given.refused("NoSuchEntity", () -> iam.getRole(r -> r.roleName(role)));
    }
}
