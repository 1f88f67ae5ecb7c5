package skylab.aws.ec2.type;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypeOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.GetInstanceTypesFromInstanceRequirementsRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceTypesFromInstanceRequirementsResponse;

/** The operations of EC2 on instance types. */
public interface TypeApi extends Ec2Api {
    @Override
    default DescribeInstanceTypesResponse describeInstanceTypes(DescribeInstanceTypesRequest request) {
        return call(request, InstanceTypes::describe);
    }

    @Override
    default DescribeInstanceTypeOfferingsResponse describeInstanceTypeOfferings(
            DescribeInstanceTypeOfferingsRequest request) {
        return call(request, InstanceTypes::describeOfferings);
    }

    @Override
    default GetInstanceTypesFromInstanceRequirementsResponse getInstanceTypesFromInstanceRequirements(
            GetInstanceTypesFromInstanceRequirementsRequest request) {
        return call(request, Requirements::types);
    }
}
