package skylab.aws.ec2.place;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAccountAttributesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAvailabilityZonesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRegionsResponse;
import software.amazon.awssdk.services.ec2.model.DisableSerialConsoleAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableSerialConsoleAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableSerialConsoleAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableSerialConsoleAccessResponse;
import software.amazon.awssdk.services.ec2.model.GetSerialConsoleAccessStatusRequest;
import software.amazon.awssdk.services.ec2.model.GetSerialConsoleAccessStatusResponse;

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

    @Override
    default GetSerialConsoleAccessStatusResponse getSerialConsoleAccessStatus(
            GetSerialConsoleAccessStatusRequest request) {
        return call(request, SerialConsole::get);
    }

    @Override
    default EnableSerialConsoleAccessResponse enableSerialConsoleAccess(EnableSerialConsoleAccessRequest request) {
        return call(request, SerialConsole::enable);
    }

    @Override
    default DisableSerialConsoleAccessResponse disableSerialConsoleAccess(DisableSerialConsoleAccessRequest request) {
        return call(request, SerialConsole::disable);
    }
}
