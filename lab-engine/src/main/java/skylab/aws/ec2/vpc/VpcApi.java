package skylab.aws.ec2.vpc;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.AssociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateDefaultVpcResponse;
import software.amazon.awssdk.services.ec2.model.CreateVpcRequest;
import software.amazon.awssdk.services.ec2.model.CreateVpcResponse;
import software.amazon.awssdk.services.ec2.model.DeleteVpcRequest;
import software.amazon.awssdk.services.ec2.model.DeleteVpcResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateVpcCidrBlockResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyVpcTenancyRequest;
import software.amazon.awssdk.services.ec2.model.ModifyVpcTenancyResponse;

/** The operations of EC2 on VPCs. */
public interface VpcApi extends Ec2Api {
    @Override
    default DescribeVpcsResponse describeVpcs(DescribeVpcsRequest request) {
        return call(request, Vpcs::describe);
    }

    @Override
    default CreateVpcResponse createVpc(CreateVpcRequest request) {
        return call(request, VpcLife::create);
    }

    @Override
    default DeleteVpcResponse deleteVpc(DeleteVpcRequest request) {
        return call(request, VpcLife::delete);
    }

    @Override
    default CreateDefaultVpcResponse createDefaultVpc(CreateDefaultVpcRequest request) {
        return call(request, VpcLife::createDefault);
    }

    @Override
    default AssociateVpcCidrBlockResponse associateVpcCidrBlock(AssociateVpcCidrBlockRequest request) {
        return call(request, VpcRanges::associate);
    }

    @Override
    default DisassociateVpcCidrBlockResponse disassociateVpcCidrBlock(DisassociateVpcCidrBlockRequest request) {
        return call(request, VpcRanges::disassociate);
    }

    @Override
    default DescribeVpcAttributeResponse describeVpcAttribute(DescribeVpcAttributeRequest request) {
        return call(request, VpcAttributes::describe);
    }

    @Override
    default ModifyVpcAttributeResponse modifyVpcAttribute(ModifyVpcAttributeRequest request) {
        return call(request, VpcAttributes::modify);
    }

    @Override
    default ModifyVpcTenancyResponse modifyVpcTenancy(ModifyVpcTenancyRequest request) {
        return call(request, VpcAttributes::modifyTenancy);
    }
}
