package skylab.lab;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.budgets.BudgetsClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.costexplorer.CostExplorerClient;
import software.amazon.awssdk.services.ebs.EbsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2instanceconnect.Ec2InstanceConnectClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The clients of a lab: the SDK's own, of every service that the engine has. */
public interface LabClients {
    /** Where CloudTrail writes down the calls of services that have no regions. */
    String GLOBAL_SERVICES = "us-east-1";

    /** The region of the clients that no region is named for. */
    String region();

    /**
     * The client of a service in a region of the same account.
     *
     * @param contract the SDK's interface, e.g. {@code Ec2Client.class}
     * @throws IllegalArgumentException if the lab does not have that service, or there is no such region
     */
    <C extends SdkClient> C client(Class<C> contract, String region);

    /** EC2 in the lab's region: the SDK's own client. */
    default Ec2Client ec2() {
        return ec2(region());
    }

    /**
     * EC2 in another region of the same account. A region begins with its default VPC, made when it is first used. The
     * terminal is on the network of the lab's own region: it does not reach machines of others.
     *
     * @param region e.g. {@code us-west-2}
     * @throws IllegalArgumentException if there is no such region
     */
    default Ec2Client ec2(String region) {
        return client(Ec2Client.class, region);
    }

    /** CloudWatch in the lab's region: the SDK's own client. */
    default CloudWatchClient cloudwatch() {
        return cloudwatch(region());
    }

    /**
     * CloudWatch in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    default CloudWatchClient cloudwatch(String region) {
        return client(CloudWatchClient.class, region);
    }

    /** CloudWatch Logs in the lab's region: the SDK's own client. */
    default CloudWatchLogsClient logs() {
        return logs(region());
    }

    /**
     * CloudWatch Logs in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    default CloudWatchLogsClient logs(String region) {
        return client(CloudWatchLogsClient.class, region);
    }

    /** Simple Notification Service in the lab's region: the SDK's own client. */
    default SnsClient sns() {
        return sns(region());
    }

    /**
     * Simple Notification Service in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    default SnsClient sns(String region) {
        return client(SnsClient.class, region);
    }

    /** Systems Manager in the lab's region: the SDK's own client. */
    default SsmClient ssm() {
        return ssm(region());
    }

    /**
     * Systems Manager in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    default SsmClient ssm(String region) {
        return client(SsmClient.class, region);
    }

    /** The Security Token Service in the lab's region: the SDK's own client. */
    default StsClient sts() {
        return client(StsClient.class, region());
    }

    /** IAM, which has no regions: the SDK's own client. */
    default IamClient iam() {
        return client(IamClient.class, GLOBAL_SERVICES);
    }

    /** AWS Budgets, which has no regions: the SDK's own client. */
    default BudgetsClient budgets() {
        return client(BudgetsClient.class, GLOBAL_SERVICES);
    }

    /** Cost Explorer, which has no regions: the SDK's own client. */
    default CostExplorerClient costExplorer() {
        return client(CostExplorerClient.class, GLOBAL_SERVICES);
    }

    /** EC2 Instance Connect in the lab's region: the SDK's own client. */
    default Ec2InstanceConnectClient ec2InstanceConnect() {
        return ec2InstanceConnect(region());
    }

    /**
     * EC2 Instance Connect in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    default Ec2InstanceConnectClient ec2InstanceConnect(String region) {
        return client(Ec2InstanceConnectClient.class, region);
    }

    /** The EBS direct APIs in the lab's region: the SDK's own client. */
    default EbsClient ebs() {
        return ebs(region());
    }

    /**
     * The EBS direct APIs in another region of the same account.
     *
     * @throws IllegalArgumentException if there is no such region
     */
    default EbsClient ebs(String region) {
        return client(EbsClient.class, region);
    }

    /**
     * The client of a service in the lab's region.
     *
     * @param contract the SDK's interface, e.g. {@code Ec2Client.class}
     * @throws IllegalArgumentException if the lab does not have that service
     */
    default <C extends SdkClient> C client(Class<C> contract) {
        return client(contract, region());
    }
}
