package skylab.aws.cloudwatch.metric;

import skylab.aws.cloudwatch.CloudWatchApi;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAnomalyDetectorRequest;
import software.amazon.awssdk.services.cloudwatch.model.DeleteAnomalyDetectorResponse;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAnomalyDetectorsResponse;
import software.amazon.awssdk.services.cloudwatch.model.PutAnomalyDetectorRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutAnomalyDetectorResponse;

/** The operations of CloudWatch on anomaly detectors. */
public interface DetectorApi extends CloudWatchApi {
    @Override
    default PutAnomalyDetectorResponse putAnomalyDetector(PutAnomalyDetectorRequest request) {
        return call(request, Detectors::put);
    }

    @Override
    default DescribeAnomalyDetectorsResponse describeAnomalyDetectors(DescribeAnomalyDetectorsRequest request) {
        return call(request, Detectors::describe);
    }

    @Override
    default DeleteAnomalyDetectorResponse deleteAnomalyDetector(DeleteAnomalyDetectorRequest request) {
        return call(request, Detectors::delete);
    }
}
