package skylab.aws.ec2.address;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.ModifyAddressAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyAddressAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressRequest;
import software.amazon.awssdk.services.ec2.model.ReleaseAddressResponse;
import software.amazon.awssdk.services.ec2.model.ResetAddressAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetAddressAttributeResponse;

/** The operations of EC2 on Elastic IP addresses. */
public interface AddressApi extends Ec2Api {
    @Override
    default AllocateAddressResponse allocateAddress(AllocateAddressRequest request) {
        return call(request, Addresses::allocate);
    }

    @Override
    default ReleaseAddressResponse releaseAddress(ReleaseAddressRequest request) {
        return call(request, Addresses::release);
    }

    @Override
    default DescribeAddressesResponse describeAddresses(DescribeAddressesRequest request) {
        return call(request, Addresses::describe);
    }

    @Override
    default AssociateAddressResponse associateAddress(AssociateAddressRequest request) {
        return call(request, Associations::associate);
    }

    @Override
    default DisassociateAddressResponse disassociateAddress(DisassociateAddressRequest request) {
        return call(request, Associations::disassociate);
    }

    @Override
    default DescribeAddressesAttributeResponse describeAddressesAttribute(DescribeAddressesAttributeRequest request) {
        return call(request, AddressAttributes::describe);
    }

    @Override
    default ModifyAddressAttributeResponse modifyAddressAttribute(ModifyAddressAttributeRequest request) {
        return call(request, AddressAttributes::modify);
    }

    @Override
    default ResetAddressAttributeResponse resetAddressAttribute(ResetAddressAttributeRequest request) {
        return call(request, AddressAttributes::reset);
    }
}
