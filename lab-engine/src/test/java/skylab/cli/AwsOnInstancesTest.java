package skylab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import skylab.lab.Lab;
import skylab.lab.LabOptions;

class AwsOnInstancesTest {
    private final Lab lab = Lab.open(LabOptions.seed(9));

    private String out(String command) {
        var ran = lab.terminal().run(command);
        assertEquals("", ran.err());
        return ran.out();
    }

    @Test
    void anInstanceCallsInItsRole() {
        lab.terminal()
                .run(
                        "echo '{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                                + "\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}' > /tmp/trust.json");
        out("aws iam create-role --role-name web --assume-role-policy-document file:///tmp/trust.json");
        out("aws iam create-instance-profile --instance-profile-name web");
        out("aws iam add-role-to-instance-profile --instance-profile-name web --role-name web");
        lab.terminal()
                .run(
                        "printf '#!/bin/bash\\naws ec2 create-vpc --region us-east-1 --cidr-block 10.66.0.0/16 >/dev/null\\n"
                                + "aws sts get-caller-identity --region us-east-1 --query Arn --output text > /dev/console\\n'"
                                + " > /tmp/data.sh");
        String image = out("aws ec2 describe-images --owners amazon --filters 'Name=name,Values=al2023-ami-2023*x86_64'"
                        + " --query 'Images[0].ImageId' --output text")
                .strip();
        String id = out("aws ec2 run-instances --image-id " + image + " --instance-type t3.micro --iam-instance-profile"
                        + " Name=web --user-data file:///tmp/data.sh --query 'Instances[0].InstanceId' --output text")
                .strip();
        lab.advance("5m");
        assertTrue(lab.ec2().describeVpcs().vpcs().stream()
                .anyMatch(vpc -> vpc.cidrBlock().equals("10.66.0.0/16")));
        String console = out("aws ec2 get-console-output --instance-id " + id + " --query Output --output text");
        assertTrue(console.contains(":assumed-role/web/" + id), console);
    }

    /** What stands on the console of an instance of an image that runs a command at its first boot. */
    private String console(String image, String command) {
        lab.terminal().run("printf '#!/bin/bash\\n" + command + "\\n' > /tmp/data.sh");
        String id = out("aws ec2 run-instances --instance-type t3.micro --user-data file:///tmp/data.sh --image-id"
                        + " $(aws ec2 describe-images --owners amazon --filters 'Name=name,Values=" + image
                        + "' --query 'Images[0].ImageId' --output text) --query 'Instances[0].InstanceId' --output text")
                .strip();
        lab.advance("5m");
        return out("aws ec2 get-console-output --instance-id " + id + " --query Output --output text");
    }

    @ParameterizedTest
    @CsvSource({
        "amzn2-ami-kernel-5.10-hvm-2*x86_64*, 'aws-cli/1.18.147 Python/2.7.18 Linux/'",
        "al2023-ami-2023*x86_64, 'aws-cli/2.30.4 Python/3.9.23 Linux/'"
    })
    void theVersionIsThatOfTheImage(String image, String version) {
        String console = console(image, "aws --version > /dev/console");
        assertTrue(console.contains(version), console);
    }

    @ParameterizedTest
    @CsvSource({
        "amzn2-ami-kernel-5.10-hvm-2*x86_64*, You must specify a region.",
        "al2023-ami-2023*x86_64, Unable to locate credentials."
    })
    void theSecondVersionKnowsTheRegionThatItIsIn(String image, String said) {
        String console = console(image, "aws ec2 describe-vpcs --query Vpcs[].VpcId --output text &> /dev/console");
        assertTrue(console.contains(said), console);
    }

    @Test
    void configureAsksAndKeepsAProfile() {
        lab.terminal().type("aws configure --profile other\nAKIAEXAMPLE\nsecret\neu-west-1\ntext\n");
        assertEquals("eu-west-1\n", out("aws configure get region --profile other"));
        assertEquals(
                "[other]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = secret\n",
                out("cat ~/.aws/credentials"));
        var refused = lab.terminal().run("aws ec2 describe-vpcs --profile other");
        assertEquals(254, refused.status());
        assertTrue(refused.err().contains("(AuthFailure) when calling the DescribeVpcs operation"), refused.err());
    }

    @Test
    void pagesAreJoinedOrCutOff() {
        for (int i = 1; i <= 6; i++) {
            out("aws ec2 create-vpc --cidr-block 10." + i + ".0.0/16");
            if (i == 4) {
                break;
            }
        }
        assertEquals("5\n", out("aws ec2 describe-vpcs --page-size 5 --query 'length(Vpcs)'"));
        String token = out("aws ec2 describe-vpcs --max-items 2 --query NextToken --output text")
                .strip();
        assertEquals("3\n", out("aws ec2 describe-vpcs --starting-token " + token + " --query 'length(Vpcs)'"));
    }
}
