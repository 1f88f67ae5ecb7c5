package skylab.aws.ec2.acl;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclEntryResponse;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclRequest;
import software.amazon.awssdk.services.ec2.model.DeleteNetworkAclResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceNetworkAclEntryResponse;

/** The operations of EC2 on network ACLs. */
public interface AclApi extends Ec2Api {
    @Override
    default CreateNetworkAclResponse createNetworkAcl(CreateNetworkAclRequest request) {
        return call(request, Acls::create);
    }

    @Override
    default DeleteNetworkAclResponse deleteNetworkAcl(DeleteNetworkAclRequest request) {
        return call(request, Acls::delete);
    }

    @Override
    default DescribeNetworkAclsResponse describeNetworkAcls(DescribeNetworkAclsRequest request) {
        return call(request, Acls::describe);
    }

    @Override
    default CreateNetworkAclEntryResponse createNetworkAclEntry(CreateNetworkAclEntryRequest request) {
        return call(request, AclEntries::create);
    }

    @Override
    default ReplaceNetworkAclEntryResponse replaceNetworkAclEntry(ReplaceNetworkAclEntryRequest request) {
        return call(request, AclEntries::replace);
    }

    @Override
    default DeleteNetworkAclEntryResponse deleteNetworkAclEntry(DeleteNetworkAclEntryRequest request) {
        return call(request, AclEntries::delete);
    }

    @Override
    default ReplaceNetworkAclAssociationResponse replaceNetworkAclAssociation(
            ReplaceNetworkAclAssociationRequest request) {
        return call(request, Acls::replaceAssociation);
    }
}
