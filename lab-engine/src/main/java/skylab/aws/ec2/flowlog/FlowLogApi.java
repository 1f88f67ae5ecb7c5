package skylab.aws.ec2.flowlog;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.CreateFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteFlowLogsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsResponse;

/** The operations of EC2 on flow logs. */
public interface FlowLogApi extends Ec2Api {
    @Override
    default CreateFlowLogsResponse createFlowLogs(CreateFlowLogsRequest request) {
        return call(request, FlowLogCreation::create);
    }

    @Override
    default DescribeFlowLogsResponse describeFlowLogs(DescribeFlowLogsRequest request) {
        return call(request, FlowLogs::describe);
    }

    @Override
    default DeleteFlowLogsResponse deleteFlowLogs(DeleteFlowLogsRequest request) {
        return call(request, FlowLogs::delete);
    }
}
