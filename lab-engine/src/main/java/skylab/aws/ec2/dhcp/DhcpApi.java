package skylab.aws.ec2.dhcp;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.AssociateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.CreateDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteDhcpOptionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeDhcpOptionsResponse;

/** The operations of EC2 on DHCP options. */
public interface DhcpApi extends Ec2Api {
    @Override
    default CreateDhcpOptionsResponse createDhcpOptions(CreateDhcpOptionsRequest request) {
        return call(request, DhcpOptionSets::create);
    }

    @Override
    default DescribeDhcpOptionsResponse describeDhcpOptions(DescribeDhcpOptionsRequest request) {
        return call(request, DhcpOptionSets::describe);
    }

    @Override
    default AssociateDhcpOptionsResponse associateDhcpOptions(AssociateDhcpOptionsRequest request) {
        return call(request, DhcpOptionSets::associate);
    }

    @Override
    default DeleteDhcpOptionsResponse deleteDhcpOptions(DeleteDhcpOptionsRequest request) {
        return call(request, DhcpOptionSets::delete);
    }
}
