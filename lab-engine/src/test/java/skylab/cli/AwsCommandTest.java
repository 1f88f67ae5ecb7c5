package skylab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import skylab.lab.Lab;
import skylab.lab.LabOptions;
import skylab.lab.Profile;
import skylab.lab.Terminal;
import skylab.world.journal.Journal;

class AwsCommandTest {
    private final Lab lab = Lab.open(LabOptions.seed(7));

    private Terminal.Ran run(String command) {
        return lab.terminal().run(command);
    }

    private String out(String command) {
        Terminal.Ran ran = run(command);
        assertEquals("", ran.err());
        assertEquals(0, ran.status());
        return ran.out();
    }

    @Test
    void anAnswerIsJson() {
        String out = out("aws ec2 create-vpc --cidr-block 10.7.0.0/16");
        assertTrue(out.startsWith("{\n    \"Vpc\": {\n"), out);
        assertTrue(out.contains("        \"CidrBlock\": \"10.7.0.0/16\""), out);
        assertTrue(lab.ec2().describeVpcs().vpcs().stream()
                .anyMatch(vpc -> vpc.cidrBlock().equals("10.7.0.0/16")));
    }

    @Test
    void helpIsAWordOfItsOwnAndNotTheValueOfAnOption() {
        assertTrue(out("aws ec2 create-key-pair help").startsWith("NAME\n       create-key-pair -\n"));
        assertTrue(out("aws ec2 wait help").contains("o instance-running\n"));
        assertTrue(out("aws ebs get-snapshot-block help").contains("<outfile>"));
        assertEquals("help\n", out("aws ec2 create-key-pair --key-name help --query KeyName --output text"));
    }

    @Test
    void shorthandQueryAndText() {
        String id = out("aws ec2 create-vpc --cidr-block 10.8.0.0/16 --tag-specifications"
                        + " 'ResourceType=vpc,Tags=[{Key=Name,Value=web}]' --query Vpc.VpcId --output text")
                .strip();
        assertEquals(
                id + "\n",
                out(
                        "aws ec2 describe-vpcs --filters Name=tag:Name,Values=web,other --query 'Vpcs[].VpcId' --output text"));
        assertTrue(
                out("aws ec2 describe-vpcs --vpc-ids " + id + " --output text").endsWith("\nTAGS\tName\tweb\n"));
        assertTrue(
                out("aws ec2 describe-vpcs --vpc-ids " + id + " --output yaml").contains("\n  VpcId: " + id + "\n"));
    }

    @Test
    void aTableHasASectionForEachStructure() {
        out("aws ec2 create-vpc --cidr-block 10.8.0.0/16");
        assertEquals(
                """
                ------------------------------
                |        DescribeVpcs        |
                +--------------+-------------+
                |     Cidr     |    State    |
                +--------------+-------------+
                |  10.8.0.0/16 |  available  |
                +--------------+-------------+
                """,
                out("aws ec2 describe-vpcs --filters Name=cidr,Values=10.8.0.0/16"
                        + " --query 'Vpcs[].{Cidr:CidrBlock,State:State}' --output table"));
    }

    @Test
    void theTerminalCallsAsTheLearner() {
        assertEquals(lab.identity().arn() + "\n", out("aws sts get-caller-identity --query Arn --output text"));
        assertEquals("us-east-1\n", out("aws configure get region"));
    }

    @Test
    void anEmptyAnswerPrintsNothing() {
        String id = out("aws ec2 create-vpc --cidr-block 10.9.0.0/16 --query Vpc.VpcId --output text")
                .strip();
        assertEquals("", out("aws ec2 create-tags --resources " + id + " --tags Key=a,Value=b"));
        assertEquals("", out("aws ec2 delete-vpc --vpc-id " + id));
    }

    @Test
    void aRefusalIsOneLineAndStatus254() {
        Terminal.Ran ran = run("aws ec2 describe-instances --instance-ids i-0123456789abcdef0");
        assertEquals(254, ran.status());
        assertEquals("", ran.out());
        assertEquals(
                "\nAn error occurred (InvalidInstanceID.NotFound) when calling the DescribeInstances operation: The"
                        + " instance ID 'i-0123456789abcdef0' does not exist\n",
                ran.err());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws",
                "aws ec2",
                "aws ec2 describe-instnces",
                "aws ec2 describe-instances --foo",
                "aws ec2 terminate-instances",
                "aws ec2 create-vpc --cidr-block",
                "aws ec2 create-network-acl-entry --network-acl-id acl-1 --rule-number 100 --protocol tcp --rule-action allow",
                "aws ec2 describe-instances --filters Name",
                "aws ec2 describe-instances --filters Foo=1",
                "aws ec2 describe-instances --query '[['",
                "aws ec2 describe-instances --output foo",
                "aws ec2 run-instances --count x",
                "aws ec2 run-instances --user-data file://nope",
                "aws ec2 wait foo"
            })
    void wrongUseIsStatus252(String command) {
        Terminal.Ran ran = run(command);
        assertEquals("", ran.out());
        assertEquals(252, ran.status());
    }

    @Test
    void aLiteralOfAQueryNeedsNoQuotes() {
        for (String literal : new String[] {"us-east-1", "\"us-east-1\""}) {
            assertEquals(
                    "us-east-1\n",
                    out("aws ec2 describe-regions --query 'Regions[?RegionName==`" + literal
                            + "`].RegionName' --output text"));
        }
    }

    @Test
    void aSampleIsDescribedByOptions() {
        assertEquals(
                "",
                out("aws cloudwatch put-metric-data --namespace Shop --metric-name Orders --value 3 --unit Count"
                        + " --dimensions Store=a,Kind=b"));
        assertEquals(
                "Shop\tOrders\n",
                out("aws cloudwatch list-metrics --namespace Shop --query 'Metrics[].[Namespace,MetricName]'"
                        + " --output text"));
    }

    @Test
    void whatIsMissingIsNamed() {
        assertTrue(run("aws ec2 terminate-instances")
                .err()
                .endsWith("\n\naws: error: the following arguments are required: --instance-ids\n"));
    }

    @Test
    void aRuleIsMadeByItsOwnOptions() {
        String group = out("aws ec2 create-security-group --group-name web --description web --query GroupId"
                        + " --output text")
                .strip();
        out("aws ec2 authorize-security-group-ingress --group-id " + group + " --protocol tcp --port 80-81 --cidr"
                + " 0.0.0.0/0");
        assertEquals(
                "tcp\t80\t81\t0.0.0.0/0\n",
                out("aws ec2 describe-security-group-rules --filters Name=group-id,Values=" + group
                        + " --query 'SecurityGroupRules[?!IsEgress].[IpProtocol,FromPort,ToPort,CidrIpv4]'"
                        + " --output text"));
    }

    @Test
    void optionsThatTheCommandLineCallsOtherwiseAreKnownByThoseNames() {
        String topic = out("aws sns create-topic --name alarms --output text").strip();
        assertEquals(
                "pending confirmation\n",
                out(
                        "aws sns subscribe --protocol email --notification-endpoint me@example.com --output text --topic-arn "
                                + topic));
        assertEquals(
                252,
                run("aws sns subscribe --protocol email --endpoint me@example.com --topic-arn " + topic)
                        .status());
        String acl = out("aws ec2 describe-network-acls --query NetworkAcls[0].NetworkAclId --output text")
                .strip();
        out("aws ec2 create-network-acl-entry --ingress --rule-number 7 --protocol tcp --rule-action allow --cidr-block"
                + " 10.0.0.0/8 --port-range From=80,To=80 --network-acl-id " + acl);
        assertEquals(
                "False\n",
                out(
                        "aws ec2 describe-network-acls --query 'NetworkAcls[0].Entries[?RuleNumber==`7`].Egress' --output text"));
        assertTrue(out("aws sns subscribe help").contains("--notification-endpoint <value>"));
    }

    @Test
    void aSumOfWholeNumbersIsOne() {
        assertEquals("10\n", out("aws ec2 describe-vpcs --query 'sum(`[1, 2, 7]`)'"));
        assertEquals(
                "4091\n",
                out("aws ec2 describe-subnets --max-items 1 --query 'sum(Subnets[].AvailableIpAddressCount)'"));
        assertEquals("1.5\n", out("aws ec2 describe-vpcs --query 'sum(`[1, 0.5]`)'"));
    }

    @Test
    void aDryRunThatWouldSucceedSaysSo() {
        assertEquals(
                "\nAn error occurred (DryRunOperation) when calling the CreateVpc operation: Request would have"
                        + " succeeded, but DryRun flag is set.\n",
                run("aws ec2 create-vpc --cidr-block 10.7.0.0/16 --dry-run").err());
        assertEquals(1, lab.ec2().describeVpcs().vpcs().size());
    }

    @Test
    void aSkeletonCanBeFilledInAndGivenBack() {
        String skeleton = out("aws ec2 create-vpc --generate-cli-skeleton");
        assertTrue(skeleton.contains("    \"CidrBlock\": \"\""), skeleton);
        lab.terminal().run("echo '{\"CidrBlock\": \"10.5.0.0/16\"}' > /tmp/vpc.json");
        assertEquals(
                "10.5.0.0/16\n",
                out("aws ec2 create-vpc --cli-input-json file:///tmp/vpc.json --query Vpc.CidrBlock --output text"));
    }

    @Test
    void aRequestMayBeWrittenInYaml() {
        lab.terminal().run("printf 'CidrBlock: 10.6.0.0/16\nInstanceTenancy: default\n' > /tmp/vpc.yaml");
        assertEquals(
                "10.6.0.0/16\n",
                out("aws ec2 create-vpc --cli-input-yaml file:///tmp/vpc.yaml --query Vpc.CidrBlock --output text"));
        Terminal.Ran ran = run("aws ec2 create-vpc --cli-input-yaml '[1, 2]'");
        assertEquals(252, ran.status());
        assertTrue(ran.err().contains("Error parsing parameter 'cli-input-yaml'"), ran.err());
    }

    @Test
    void outsideOfASessionOfTheLearnerLabCallsAreRefused() {
        try (Lab learner = Lab.open(LabOptions.seed(3).under(Profile.LEARNER_LAB))) {
            learner.start();
            assertEquals(0, learner.terminal().run("aws ec2 describe-vpcs").status());
            learner.end();
            Terminal.Ran ran = learner.terminal().run("aws ec2 describe-vpcs");
            assertEquals(254, ran.status());
            assertTrue(ran.err().contains("(RequestExpired)"), ran.err());
        }
    }

    @Test
    void anInstanceIsLaunchedWaitedForAndTerminated() {
        String image = out("aws ec2 describe-images --owners amazon --query 'Images[0].ImageId' --output text")
                .strip();
        String id = out("aws ec2 run-instances --image-id " + image + " --instance-type t3.micro --count 1"
                        + " --associate-public-ip-address --query 'Instances[].InstanceId' --output text")
                .strip();
        assertEquals("", out("aws ec2 wait instance-running --instance-ids " + id));
        assertEquals(
                "running\n",
                out("aws ec2 describe-instances --instance-id " + id
                        + " --query 'Reservations[].Instances[].State.Name' --output text"));
        assertTrue(out("aws ec2 terminate-instances --instance-ids " + id).contains("shutting-down"));
        assertEquals("", out("aws ec2 wait instance-terminated --instance-ids " + id));
    }

    @Test
    void doingItAgainGivesTheSame(@TempDir Path directory) {
        Path journal = directory.resolve("journal");
        try (Lab first = Lab.open(LabOptions.seed(7), journal)) {
            first.terminal().run("aws ec2 create-vpc --cidr-block 10.7.0.0/16");
            first.terminal().run("aws ec2 create-vpc --cidr-block 10.7.0.0/99");
            Lab again = Lab.replay(Journal.read(journal));
            assertEquals(first.now(), again.now());
            assertEquals(2, again.ec2().describeVpcs().vpcs().size());
            assertEquals(
                    first.ec2().describeVpcs().vpcs(),
                    again.ec2().describeVpcs().vpcs());
        }
    }
}
