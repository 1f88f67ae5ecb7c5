package skylab.aws.ec2.subnet;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultSubnetResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetCidrReservationRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetCidrReservationResponse;
import software.amazon.awssdk.services.ec2.model.CreateSubnetRequest;
import software.amazon.awssdk.services.ec2.model.CreateSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetCidrReservationRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetCidrReservationResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSubnetResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateSubnetCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.GetSubnetCidrReservationsRequest;
import software.amazon.awssdk.services.ec2.model.GetSubnetCidrReservationsResponse;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifySubnetAttributeResponse;

/** The operations of EC2 on subnets. */
public interface SubnetApi extends Ec2Api {
    @Override
    default DescribeSubnetsResponse describeSubnets(DescribeSubnetsRequest request) {
        return call(request, Subnets::describe);
    }

    @Override
    default CreateSubnetResponse createSubnet(CreateSubnetRequest request) {
        return call(request, SubnetLife::create);
    }

    @Override
    default DeleteSubnetResponse deleteSubnet(DeleteSubnetRequest request) {
        return call(request, SubnetLife::delete);
    }

    @Override
    default CreateDefaultSubnetResponse createDefaultSubnet(CreateDefaultSubnetRequest request) {
        return call(request, SubnetLife::createDefault);
    }

    @Override
    default ModifySubnetAttributeResponse modifySubnetAttribute(ModifySubnetAttributeRequest request) {
        return call(request, SubnetAttributes::modify);
    }

    @Override
    default AssociateSubnetCidrBlockResponse associateSubnetCidrBlock(AssociateSubnetCidrBlockRequest request) {
        return call(request, SubnetRanges::associate);
    }

    @Override
    default DisassociateSubnetCidrBlockResponse disassociateSubnetCidrBlock(
            DisassociateSubnetCidrBlockRequest request) {
        return call(request, SubnetRanges::disassociate);
    }

    @Override
    default CreateSubnetCidrReservationResponse createSubnetCidrReservation(
            CreateSubnetCidrReservationRequest request) {
        return call(request, Reservations::create);
    }

    @Override
    default GetSubnetCidrReservationsResponse getSubnetCidrReservations(GetSubnetCidrReservationsRequest request) {
        return call(request, Reservations::get);
    }

    @Override
    default DeleteSubnetCidrReservationResponse deleteSubnetCidrReservation(
            DeleteSubnetCidrReservationRequest request) {
        return call(request, Reservations::delete);
    }
}
