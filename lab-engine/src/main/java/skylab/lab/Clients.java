package skylab.lab;

import skylab.aws.Door;
import skylab.aws.cloudwatch.CloudWatch;
import skylab.aws.ebs.Ebs;
import skylab.aws.ec2.Ec2;
import skylab.aws.ec2instanceconnect.Ec2InstanceConnect;
import skylab.aws.ssm.Ssm;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2instanceconnect.Ec2InstanceConnectClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The clients of a region.
 *
 * @param ec2 EC2
 * @param cloudwatch CloudWatch
 * @param ssm Systems Manager
 * @param ec2InstanceConnect EC2 Instance Connect
 * @param ebs EBS direct APIs
 */
record Clients(
        Ec2Client ec2,
        CloudWatchClient cloudwatch,
        SsmClient ssm,
        Ec2InstanceConnectClient ec2InstanceConnect,
        EbsClient ebs) {
    /** Clients whose calls go through a door. */
    static Clients of(Door door) {
        return new Clients(
                Ec2.client(door),
                CloudWatch.client(door),
                Ssm.client(door),
                Ec2InstanceConnect.client(door),
                Ebs.client(door));
    }
}
