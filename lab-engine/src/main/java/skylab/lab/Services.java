package skylab.lab;

import java.util.List;
import java.util.Optional;
import skylab.aws.Emulated;
import skylab.aws.budgets.Budgets;
import skylab.aws.cloudwatch.CloudWatch;
import skylab.aws.costexplorer.CostExplorer;
import skylab.aws.ebs.Ebs;
import skylab.aws.ec2.Ec2;
import skylab.aws.ec2instanceconnect.Ec2InstanceConnect;
import skylab.aws.iam.Iam;
import skylab.aws.logs.Logs;
import skylab.aws.sns.Sns;
import skylab.aws.ssm.Ssm;
import skylab.aws.sts.Sts;
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

/** The services of a lab: the one list that all ways in share. */
public final class Services {
    /** All of them. */
    public static final List<Emulated<?>> ALL = List.of(
            new Emulated<>("ec2.amazonaws.com", Ec2Client.class, Ec2::client),
            new Emulated<>("monitoring.amazonaws.com", CloudWatchClient.class, CloudWatch::client),
            new Emulated<>("logs.amazonaws.com", CloudWatchLogsClient.class, Logs::client),
            new Emulated<>("sns.amazonaws.com", SnsClient.class, Sns::client),
            new Emulated<>("ssm.amazonaws.com", SsmClient.class, Ssm::client),
            new Emulated<>(
                    "ec2-instance-connect.amazonaws.com", Ec2InstanceConnectClient.class, Ec2InstanceConnect::client),
            new Emulated<>("ebs.amazonaws.com", EbsClient.class, Ebs::client),
            new Emulated<>("sts.amazonaws.com", StsClient.class, Sts::client),
            new Emulated<>("iam.amazonaws.com", IamClient.class, Iam::client),
            new Emulated<>("ce.amazonaws.com", CostExplorerClient.class, CostExplorer::client),
            new Emulated<>("budgets.amazonaws.com", BudgetsClient.class, Budgets::client));

    private Services() {}

    /** The service that CloudTrail calls so. */
    public static Optional<Emulated<?>> from(String source) {
        return ALL.stream().filter(one -> one.source().equals(source)).findFirst();
    }
}
