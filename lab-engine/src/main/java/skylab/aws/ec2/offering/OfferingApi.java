package skylab.aws.ec2.offering;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.DescribeReservedInstancesOfferingsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeReservedInstancesOfferingsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotPriceHistoryRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotPriceHistoryResponse;

/** The operations of EC2 on spot prices and reserved offerings. */
public interface OfferingApi extends Ec2Api {
    @Override
    default DescribeSpotPriceHistoryResponse describeSpotPriceHistory(DescribeSpotPriceHistoryRequest request) {
        return call(request, SpotPrices::describe);
    }

    @Override
    default DescribeReservedInstancesOfferingsResponse describeReservedInstancesOfferings(
            DescribeReservedInstancesOfferingsRequest request) {
        return call(request, ReservedOfferings::describe);
    }
}
