package skylab.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.aws.ec2.Given;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.LabSession;
import skylab.lab.Profile;
import skylab.lab.academy.Rules;
import skylab.lab.academy.SessionRefusal;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** The rules of AWS Academy's Learner Lab, one by one (Learner Lab Readme). */
class LearnerLabTest {
    private static final String DENIED = "UnauthorizedOperation";

    private final Lab lab = Lab.open(LabOptions.seed(42).under(Profile.LEARNER_LAB));
    private final Given given = Given.in(lab);

    private Stream<Instance> instances() {
        return lab.ec2().describeInstances().reservations().stream()
                .flatMap(reservation -> reservation.instances().stream());
    }

    private List<String> launch(int count, String type) {
        return lab
                .ec2()
                .runInstances(r -> r.imageId(Given.AL2023)
                        .instanceType(type)
                        .minCount(count)
                        .maxCount(count))
                .instances()
                .stream()
                .map(Instance::instanceId)
                .toList();
    }

    private long running() {
        return instances()
                .filter(instance -> instance.state().name() == InstanceStateName.RUNNING)
                .count();
    }

    @Test
    void theFirstSessionIsOpenWhenTheLabBegins() {
        LabSession session = lab.session();
        assertEquals(LabSession.State.READY, session.state());
        assertEquals(Duration.ofHours(4), session.remaining());
        assertEquals(50, session.budget());
    }

    @ParameterizedTest
    @CsvSource({"PT30M, 20", "PT6H, 100"})
    void classesHaveOtherTermsAndTheJournalKeepsThem(Duration length, int budget) {
        Lab other = Lab.open(LabOptions.seed(42).under(new Profile.LearnerLab(length, budget)));
        assertEquals(length, other.session().remaining());
        assertEquals(budget, other.session().budget());
    }

    @Test
    void instancesStopWhenTheTimerIsAtZeroAndWhatWasMadeIsKept() {
        String id = given.running(r -> {}).instanceId();
        String volume = lab.ec2()
                .createVolume(r -> r.availabilityZone("us-east-1a").size(10))
                .volumeId();
        lab.advance("3h55m");
        assertEquals(InstanceStateName.RUNNING, given.instance(id).state().name());
        lab.advance("6m");
        assertEquals(LabSession.State.ENDED, lab.session().state());
        lab.start();
        assertEquals(InstanceStateName.PENDING, given.instance(id).state().name());
        assertEquals(
                volume,
                lab.ec2()
                        .describeVolumes(r -> r.volumeIds(volume))
                        .volumes()
                        .get(0)
                        .volumeId());
    }

    @Test
    void theNextStartStartsAllStoppedInstancesAlsoThoseThatTheLearnerHadStopped() {
        String ran = given.running(r -> {}).instanceId();
        String stopped = given.running(r -> {}).instanceId();
        lab.ec2().stopInstances(r -> r.instanceIds(stopped));
        lab.ec2().waiter().waitUntilInstanceStopped(r -> r.instanceIds(stopped));
        lab.end();
        lab.start();
        lab.advance("1m");
        assertEquals(2, running(), () -> ran + " and " + stopped);
    }

    @Test
    void restartedInstancesHaveAnotherPublicAddressUnlessItIsElastic() {
        String plain = given.running(r -> {}).instanceId();
        String elastic = given.running(r -> {}).instanceId();
        String kept = lab.ec2().allocateAddress(r -> r.domain("vpc")).publicIp();
        lab.ec2().associateAddress(r -> r.publicIp(kept).instanceId(elastic));
        String before = given.instance(plain).publicIpAddress();
        lab.end();
        lab.start();
        lab.advance("1m");
        assertNotEquals(before, given.instance(plain).publicIpAddress());
        assertEquals(kept, given.instance(elastic).publicIpAddress());
    }

    @Test
    void theEndOfASessionTakesStopProtectionAway() {
        String id = given.running(r -> r.disableApiStop(true).disableApiTermination(true))
                .instanceId();
        given.refused("OperationNotPermitted", () -> lab.ec2().stopInstances(r -> r.instanceIds(id)));
        lab.end();
        lab.advance("5m");
        lab.start();
        assertEquals(InstanceStateName.PENDING, given.instance(id).state().name(), "it had been stopped");
        assertFalse(lab.ec2()
                .describeInstanceAttribute(r -> r.instanceId(id).attribute("disableApiStop"))
                .disableApiStop()
                .value());
        assertTrue(lab.ec2()
                .describeInstanceAttribute(r -> r.instanceId(id).attribute("disableApiTermination"))
                .disableApiTermination()
                .value());
    }

    @Test
    void startInASessionSetsTheTimerAnewAndDoesNothingElse() {
        String id = given.running(r -> {}).instanceId();
        lab.ec2().stopInstances(r -> r.instanceIds(id));
        lab.advance("3h");
        String key = lab.identity().accessKeyId();
        lab.start();
        assertEquals(Duration.ofHours(4), lab.session().remaining());
        assertEquals(key, lab.identity().accessKeyId());
        lab.advance("3h");
        assertEquals(InstanceStateName.STOPPED, given.instance(id).state().name());
        assertEquals(LabSession.State.READY, lab.session().state(), "the old timer is void");
    }

    @Test
    void afterTheSessionCredentialsHaveExpired() {
        lab.end();
        assertEquals("Request has expired.", given.refused("RequestExpired", () -> lab.ec2()
                .describeVpcs()));
        given.refused("ExpiredToken", () -> lab.cloudwatch().listMetrics());
        given.refused("ExpiredTokenException", () -> lab.ssm().describeParameters());
        lab.start();
        assertEquals(1, lab.ec2().describeVpcs().vpcs().size());
    }

    @Test
    void keysAreTemporaryAndNewInEachSession() {
        String first = lab.identity().accessKeyId();
        assertTrue(first.matches("ASIA[A-Z2-7]{16}"), first);
        lab.end();
        lab.start();
        assertNotEquals(first, lab.identity().accessKeyId());
        assertTrue(lab.credentials()
                .toString()
                .matches("\\[default]\naws_access_key_id=" + lab.identity().accessKeyId()
                        + "\naws_secret_access_key=\\S{40}\naws_session_token=\\S+"));
    }

    @Test
    void theIdentityIsASessionOfTheRoleVoclabs() {
        lab.ec2().describeVpcs();
        var who = lab.journal().get(0).userIdentity();
        assertEquals("AssumedRole", who.path("type").asText());
        assertTrue(who.path("arn")
                .asText()
                .matches("arn:aws:sts::[0-9]{12}:assumed-role/voclabs/user[0-9]+=[^@]+@[a-z.]+"));
        assertEquals(lab.identity().accessKeyId(), who.path("accessKeyId").asText());
        assertEquals("voclabs", who.at("/sessionContext/sessionIssuer/userName").asText());
    }

    @Test
    void anAccountOfOnesOwnIsCalledByAUserWithKeysThatLast() {
        Lab own = Lab.open(LabOptions.seed(42));
        own.ec2().describeVpcs();
        var who = own.journal().get(0).userIdentity();
        assertEquals("IAMUser", who.path("type").asText());
        assertTrue(who.path("accessKeyId").asText().matches("AKIA[A-Z2-7]{16}"));
        assertEquals(LabSession.State.NONE, own.session().state());
        assertEquals(
                SessionRefusal.Cause.OWN_ACCOUNT,
                assertThrows(SessionRefusal.class, own::start).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ap-northeast-2", "us-east-2", "eu-west-1"})
    void thereAreTwoRegions(String region) {
        String message = given.refused(DENIED, () -> lab.ec2(region).describeInstances());
        assertTrue(
                message.contains("ec2:DescribeInstances with an explicit deny in a service control policy"), message);
        assertEquals(Optional.of("Regions"), Rules.behind(message));
        assertEquals(1, lab.ec2("us-west-2").describeVpcs().vpcs().size());
    }

    @Test
    void E_53_aLabInSeoulKnowsWhoTheLearnerIsAndLetsThemDoNothing() {
        Lab seoul = Lab.open(LabOptions.seed(42).in("ap-northeast-2").under(Profile.LEARNER_LAB));
        assertEquals(seoul.identity().arn(), seoul.sts().getCallerIdentity().arn());
        Given.in(seoul).refused(DENIED, () -> seoul.ec2().describeInstances());
        Given.in(seoul).refused("AccessDenied", () -> seoul.cloudwatch().listMetrics());
        assertEquals(
                "LabRole",
                seoul.iam().getRole(r -> r.roleName("LabRole")).role().roleName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.nano", "t3.micro", "t2.small", "t3a.medium", "m5.large", "i3.large"})
    void typesUpToLargeCanBeLaunched(String type) {
        assertEquals(1, launch(1, type).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.xlarge", "m5.2xlarge", "m5.metal", "g4dn.xlarge"})
    void largerTypesAreDenied(String type) {
        String message = given.refused(DENIED, () -> launch(1, type));
        assertTrue(
                message.matches("You are not authorized to perform this operation\\. User:"
                        + " arn:aws:sts::[0-9]{12}:assumed-role/voclabs/user[0-9]+=\\S+ is not authorized to perform:"
                        + " ec2:RunInstances on resource: arn:aws:ec2:us-east-1:[0-9]{12}:instance/\\* with an explicit"
                        + " deny in an identity-based policy\\. Encoded authorization failure message: [\\w-]+"),
                message);
        assertEquals(Optional.of("InstanceTypes"), Rules.behind(message));
    }

    @Test
    void aLargerTypeIsDeniedAlsoByTemplateAndByChange() {
        lab.ec2().createLaunchTemplate(r -> r.launchTemplateName("big")
                .launchTemplateData(d -> d.imageId(Given.AL2023).instanceType("m5.4xlarge")));
        given.refused(DENIED, () -> lab.ec2().runInstances(r -> r.launchTemplate(t -> t.launchTemplateName("big"))
                .minCount(1)
                .maxCount(1)));
        String id = given.running(r -> {}).instanceId();
        lab.ec2().stopInstances(r -> r.instanceIds(id));
        lab.ec2().waiter().waitUntilInstanceStopped(r -> r.instanceIds(id));
        given.refused(DENIED, () -> lab.ec2()
                .modifyInstanceAttribute(r -> r.instanceId(id).instanceType(t -> t.value("m5.xlarge"))));
        lab.ec2().modifyInstanceAttribute(r -> r.instanceId(id).instanceType(t -> t.value("m5.large")));
    }

    @Test
    void instancesAreOnDemandOnly() {
        String message =
                given.refused(DENIED, () -> given.launch(r -> r.instanceMarketOptions(m -> m.marketType("spot"))));
        assertEquals(Optional.of("OnDemandOnly"), Rules.behind(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dedicated", "host"})
    void thereIsNoDedicatedHardware(String tenancy) {
        String message = given.refused(DENIED, () -> given.launch(r -> r.placement(p -> p.tenancy(tenancy))));
        assertEquals(Optional.of("NoDedicated"), Rules.behind(message));
    }

    @ParameterizedTest
    @CsvSource({"1, 9", "9, 9", "10, 9", "12, 9", "19, 9"})
    void whatRunsBeyondNineInARegionIsTerminated(int count, long left) {
        launch(count, "t2.micro");
        lab.advance("2m");
        assertEquals(Math.min(count, left), running());
        assertEquals(LabSession.State.READY, lab.session().state());
    }

    @Test
    void nineRunInEachRegion() {
        launch(9, "t2.micro");
        lab.ec2("us-west-2").runInstances(r -> r.imageId(Given.AL2023)
                .instanceType("t2.micro")
                .minCount(9)
                .maxCount(9));
        lab.advance("2m");
        assertEquals(9, running());
        assertEquals(LabSession.State.READY, lab.session().state());
    }

    @Test
    void theSurplusIsTerminatedWhateverProtectsIt() {
        launch(9, "t2.micro");
        lab.advance("2m");
        String tenth = given.launch(r -> r.disableApiTermination(true)).instanceId();
        lab.advance("2m");
        assertEquals(InstanceStateName.TERMINATED, given.instance(tenth).state().name());
    }

    @Test
    void twentyAtOnceAndTheAccountIsLost() {
        launch(8, "t2.micro");
        launch(12, "t2.micro");
        assertEquals(LabSession.State.DEACTIVATED, lab.session().state());
        given.refused("AuthFailure", () -> lab.ec2().describeInstances());
        lab.advance("1d");
        assertEquals(
                SessionRefusal.Cause.DEACTIVATED,
                assertThrows(SessionRefusal.class, lab::start).reason());
        assertThrows(SessionRefusal.class, lab::reset);
    }

    @ParameterizedTest
    @CsvSource({"t3.micro, 16, 17", "t2.micro, 19, 33"})
    void thirtyTwoVirtualProcessorsMayRunAtOnce(String type, int possible, int tooMany) {
        String message = given.refused("VcpuLimitExceeded", () -> launch(tooMany, type));
        assertTrue(message.contains("vCPU limit of 32"), message);
        assertEquals(possible, launch(possible, type).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 500})
    void volumesHaveUpTo100Gigabytes(int size) {
        String message = given.refused(DENIED, () -> lab.ec2()
                .createVolume(r -> r.availabilityZone("us-east-1a").size(size)));
        assertEquals(Optional.of("VolumeSize"), Rules.behind(message));
        given.refused(DENIED, () -> given.launch(r -> r.blockDeviceMappings(Given.root(size, true))));
        String id = lab.ec2()
                .createVolume(r -> r.availabilityZone("us-east-1a").size(100))
                .volumeId();
        given.refused(DENIED, () -> lab.ec2().modifyVolume(r -> r.volumeId(id).size(size)));
    }

    @ParameterizedTest
    @CsvSource({"io1, 1000", "io2, 1000", "st1, "})
    void volumesWithProvisionedIopsAreDenied(String type, Integer iops) {
        String message = given.refused(DENIED, () -> lab.ec2().createVolume(r -> r.availabilityZone("us-east-1a")
                .size(100)
                .volumeType(type)
                .iops(iops)));
        assertEquals(Optional.of("VolumeTypes"), Rules.behind(message));
        BlockDeviceMapping root = BlockDeviceMapping.builder()
                .deviceName("/dev/xvda")
                .ebs(ebs -> ebs.volumeType(type).iops(iops))
                .build();
        given.refused(DENIED, () -> given.launch(r -> r.blockDeviceMappings(root)));
    }

    @ParameterizedTest
    @CsvSource({"gp2, 20", "gp3, 20", "sc1, 125", "standard, 20"})
    void volumesOfOtherTypesCanBeMade(String type, int least) {
        int size = Math.min(least, 100);
        if (type.equals("sc1")) {
            // The smallest volume of sc1 has 125 GiB: the type is allowed, and no size of it.
            String message = given.refused(DENIED, () -> lab.ec2()
                    .createVolume(
                            r -> r.availabilityZone("us-east-1a").size(least).volumeType(type)));
            assertEquals(Optional.of("VolumeSize"), Rules.behind(message));
            return;
        }
        assertEquals(
                type,
                lab.ec2()
                        .createVolume(
                                r -> r.availabilityZone("us-east-1a").size(size).volumeType(type))
                        .volumeTypeAsString());
    }

    @Test
    void vockeyIsInOneRegionOnly() {
        assertEquals("vockey", lab.ec2().describeKeyPairs().keyPairs().get(0).keyName());
        assertEquals(List.of(), lab.ec2("us-west-2").describeKeyPairs().keyPairs());
        Lab west = Lab.open(LabOptions.seed(7).in("us-west-2").under(Profile.LEARNER_LAB));
        assertEquals(List.of(), west.ec2().describeKeyPairs().keyPairs());
        assertEquals(1, west.ec2("us-east-1").describeKeyPairs().keyPairs().size());
    }

    @Test
    void aDryRunOfWhatIsDeniedIsDenied() {
        given.refused(
                DENIED, () -> given.launch(r -> r.instanceType("m5.4xlarge").dryRun(true)));
        given.refused("DryRunOperation", () -> given.launch(r -> r.dryRun(true)));
    }

    @Test
    void resetDeletesEverythingButTheKeyOfTheLearnersComputer() {
        String id = given.running(r -> r.disableApiTermination(true)).instanceId();
        lab.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16"));
        lab.ec2().allocateAddress(r -> r.domain("vpc"));
        lab.reset();
        assertEquals(0, instances().count(), id);
        assertEquals(1, lab.ec2().describeVpcs().vpcs().size(), "the default VPC is there again");
        assertTrue(lab.ec2().describeVpcs().vpcs().get(0).isDefault());
        assertEquals(List.of(), lab.ec2().describeAddresses().addresses());
        assertEquals(List.of(), lab.ec2().describeVolumes().volumes());
        assertEquals(1, lab.ec2().describeKeyPairs().keyPairs().size());
        lab.advance("2d");
        lab.start();
        String group = given.sshGroup();
        Instance again = given.running(r -> r.securityGroupIds(group));
        lab.advance("1m");
        assertTrue(lab.terminal()
                .type("ssh -o StrictHostKeyChecking=no -i ~/.ssh/labsuser.pem ec2-user@" + again.publicIpAddress()
                        + " hostname")
                .transcript()
                .contains(again.privateDnsName().replace(".ec2.internal", "")));
    }

    /** A NAT gateway costs 0.045 USD an hour, its address 0.005: 50 USD are spent after 1000 hours. */
    private String expensive() {
        String subnet = lab.ec2().describeSubnets().subnets().get(0).subnetId();
        String address = lab.ec2().allocateAddress(r -> r.domain("vpc")).allocationId();
        return lab.ec2()
                .createNatGateway(r -> r.subnetId(subnet).allocationId(address))
                .natGateway()
                .natGatewayId();
    }

    @Test
    void whatIsNoInstanceGoesOnCostingBetweenSessions() {
        expensive();
        lab.end();
        lab.advance("100h");
        BigDecimal shown = lab.session().spent().orElseThrow();
        assertTrue(
                shown.compareTo(BigDecimal.valueOf(4)) > 0 && shown.compareTo(BigDecimal.valueOf(5)) < 0,
                shown::toPlainString);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 9, 11, 12, 30, 100})
    void theDisplayOfTheBudgetIsEightToTwelveHoursLate(int hours) {
        expensive();
        lab.advance(Duration.ofHours(hours));
        LabSession session = lab.session();
        assertEquals(
                hours >= 12,
                session.spent().isPresent() && session.spent().get().signum() > 0);
        session.asOf().ifPresent(asOf -> {
            Duration late = Duration.between(asOf, lab.now());
            assertTrue(late.compareTo(Duration.ofHours(8)) >= 0, late::toString);
            assertTrue(late.compareTo(Duration.ofHours(12)) <= 0, late::toString);
        });
    }

    @Test
    void whenTheBudgetIsExceededTheAccountIsDisabledAndEverythingLost() {
        expensive();
        lab.advance("999h");
        assertEquals(LabSession.State.ENDED, lab.session().state());
        lab.advance("20h");
        assertEquals(LabSession.State.OVER_BUDGET, lab.session().state());
        SessionRefusal refusal = assertThrows(SessionRefusal.class, lab::start);
        assertTrue(
                refusal.getMessage()
                        .matches("Failed operation: Start\\. Your total lab spend of \\$50\\.[0-9]{5} has exceeded the"
                                + " total budget of \\$50"),
                refusal.getMessage());
        given.refused("AuthFailure", () -> lab.ec2().describeNatGateways());
        lab.advance("1d");
        BigDecimal lost = lab.session().spent().orElseThrow();
        lab.advance("30d");
        assertEquals(lost, lab.session().spent().orElseThrow(), "nothing is left that costs");
    }

    @Test
    void resetDoesNotGiveTheBudgetBack() {
        expensive();
        lab.advance("100h");
        lab.start();
        BigDecimal before = lab.session().spent().orElseThrow();
        lab.reset();
        assertEquals(before, lab.session().spent().orElseThrow());
        lab.advance("20h");
        BigDecimal after = lab.session().spent().orElseThrow();
        lab.advance("10d");
        assertEquals(after, lab.session().spent().orElseThrow(), "what was deleted costs no more");
    }

    @Test
    void sessionsAreReplayedAndForked() {
        String id = given.running(r -> {}).instanceId();
        lab.advance("5h");
        given.refused("RequestExpired", () -> lab.ec2().describeVpcs());
        lab.start();
        Lab fork = lab.fork();
        lab.end();
        lab.start();
        lab.reset();
        assertEquals(
                InstanceStateName.PENDING, Given.in(fork).instance(id).state().name());
        assertEquals(2, fork.session().number());
        assertEquals(3, lab.session().number());
    }

    @Test
    void aLabMayGoOverToAnAccountOfOnesOwnBeforeItBegins() {
        lab.use(Profile.OWN_ACCOUNT);
        String id = launch(1, "m5.4xlarge").get(0);
        lab.use(Profile.OWN_ACCOUNT);
        lab.advance("60d");
        assertEquals(InstanceStateName.RUNNING, given.instance(id).state().name());
        assertEquals(4, lab.journal().size(), "to use what is used is no action");
        assertEquals(LabSession.State.NONE, lab.fork().session().state());
        lab.restore("start");
        assertEquals(LabSession.State.NONE, lab.session().state());
        lab.use(new Profile.LearnerLab(Duration.ofHours(3), 20));
        assertEquals(20, lab.session().budget());
        given.refused(DENIED, () -> launch(1, "m5.4xlarge"));
    }

    @Test
    void theStateIsToldInBothLanguages() {
        assertEquals(
                "Learner Lab: session 1 is open until 2026-03-02T04:00:00Z; 4:00 (h:mm) on the timer.\n"
                        + "Used $0 of $50 as far as is known: the display is 8 to 12 hours late.",
                lab.session().text(Locale.ENGLISH));
        lab.end();
        assertTrue(lab.session().text(Locale.KOREAN).contains("끝났습니다"));
    }
}
