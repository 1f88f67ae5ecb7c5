package skylab.aws.ec2.route;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.AssociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteResponse;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DisableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.DisableVgwRoutePropagationResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateRouteTableResponse;
import software.amazon.awssdk.services.ec2.model.EnableVgwRoutePropagationRequest;
import software.amazon.awssdk.services.ec2.model.EnableVgwRoutePropagationResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteTableAssociationResponse;

/** The operations of EC2 on route tables. */
public interface RouteApi extends Ec2Api {
    @Override
    default CreateRouteTableResponse createRouteTable(CreateRouteTableRequest request) {
        return call(request, RouteTables::create);
    }

    @Override
    default DeleteRouteTableResponse deleteRouteTable(DeleteRouteTableRequest request) {
        return call(request, RouteTables::delete);
    }

    @Override
    default DescribeRouteTablesResponse describeRouteTables(DescribeRouteTablesRequest request) {
        return call(request, RouteTables::describe);
    }

    @Override
    default CreateRouteResponse createRoute(CreateRouteRequest request) {
        return call(request, RouteEdits::create);
    }

    @Override
    default ReplaceRouteResponse replaceRoute(ReplaceRouteRequest request) {
        return call(request, RouteEdits::replace);
    }

    @Override
    default DeleteRouteResponse deleteRoute(DeleteRouteRequest request) {
        return call(request, RouteEdits::delete);
    }

    @Override
    default AssociateRouteTableResponse associateRouteTable(AssociateRouteTableRequest request) {
        return call(request, TableAssociations::associate);
    }

    @Override
    default ReplaceRouteTableAssociationResponse replaceRouteTableAssociation(
            ReplaceRouteTableAssociationRequest request) {
        return call(request, TableAssociations::replace);
    }

    @Override
    default DisassociateRouteTableResponse disassociateRouteTable(DisassociateRouteTableRequest request) {
        return call(request, TableAssociations::disassociate);
    }

    @Override
    default EnableVgwRoutePropagationResponse enableVgwRoutePropagation(EnableVgwRoutePropagationRequest request) {
        return call(request, Propagations::enable);
    }

    @Override
    default DisableVgwRoutePropagationResponse disableVgwRoutePropagation(DisableVgwRoutePropagationRequest request) {
        return call(request, Propagations::disable);
    }
}
