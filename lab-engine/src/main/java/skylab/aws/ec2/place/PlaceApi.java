package skylab.aws.ec2.place;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;

/** The operations of EC2 on regions, zones and accounts. */
public interface PlaceApi extends Ec2Api {
    @Override
    default DescribeRegionsResponse describeRegions(DescribeRegionsRequest request) {
        return call(request, Places::describeRegions);
    }

    @Override
    default DescribeAvailabilityZonesResponse describeAvailabilityZones(DescribeAvailabilityZonesRequest request) {
        return call(request, Places::describeZones);
    }

    @Override
    default DescribeAccountAttributesResponse describeAccountAttributes(DescribeAccountAttributesRequest request) {
        return call(request, AccountAttributes::describe);
    }
}
