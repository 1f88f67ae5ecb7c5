package skylab.aws.ec2.instance;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.AssociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.CancelSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeIamInstanceProfileAssociationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceCreditSpecificationsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateIamInstanceProfileResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleOutputResponse;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotRequest;
import software.amazon.awssdk.services.ec2.model.GetConsoleScreenshotResponse;
import software.amazon.awssdk.services.ec2.model.GetDefaultCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.GetDefaultCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.GetInstanceMetadataDefaultsRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.GetPasswordDataRequest;
import software.amazon.awssdk.services.ec2.model.GetPasswordDataResponse;
import software.amazon.awssdk.services.ec2.model.ModifyDefaultCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyDefaultCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCpuOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCpuOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceCreditSpecificationResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMaintenanceOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataDefaultsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstancePlacementResponse;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.MonitorInstancesResponse;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationRequest;
import software.amazon.awssdk.services.ec2.model.ReplaceIamInstanceProfileAssociationResponse;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.ReportInstanceStatusResponse;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RequestSpotInstancesResponse;
import software.amazon.awssdk.services.ec2.model.ResetInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetInstanceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.SendDiagnosticInterruptRequest;
import software.amazon.awssdk.services.ec2.model.SendDiagnosticInterruptResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesRequest;
import software.amazon.awssdk.services.ec2.model.UnmonitorInstancesResponse;

/** The operations of EC2 on instances. */
public interface InstanceApi extends Ec2Api {
    @Override
    default RunInstancesResponse runInstances(RunInstancesRequest request) {
        return call(request, Launches::run);
    }

    @Override
    default DescribeInstancesResponse describeInstances(DescribeInstancesRequest request) {
        return call(request, Instances::describe);
    }

    @Override
    default DescribeInstanceStatusResponse describeInstanceStatus(DescribeInstanceStatusRequest request) {
        return call(request, StatusChecks::describe);
    }

    @Override
    default StartInstancesResponse startInstances(StartInstancesRequest request) {
        return call(request, Lifecycle::start);
    }

    @Override
    default StopInstancesResponse stopInstances(StopInstancesRequest request) {
        return call(request, Lifecycle::stop);
    }

    @Override
    default RebootInstancesResponse rebootInstances(RebootInstancesRequest request) {
        return call(request, Lifecycle::reboot);
    }

    @Override
    default TerminateInstancesResponse terminateInstances(TerminateInstancesRequest request) {
        return call(request, Lifecycle::terminate);
    }

    @Override
    default DescribeInstanceAttributeResponse describeInstanceAttribute(DescribeInstanceAttributeRequest request) {
        return call(request, Attributes::describe);
    }

    @Override
    default ModifyInstanceAttributeResponse modifyInstanceAttribute(ModifyInstanceAttributeRequest request) {
        return call(request, Attributes::modify);
    }

    @Override
    default MonitorInstancesResponse monitorInstances(MonitorInstancesRequest request) {
        return call(request, Instances::monitor);
    }

    @Override
    default UnmonitorInstancesResponse unmonitorInstances(UnmonitorInstancesRequest request) {
        return call(request, Instances::unmonitor);
    }

    @Override
    default GetConsoleOutputResponse getConsoleOutput(GetConsoleOutputRequest request) {
        return call(request, Consoles::output);
    }

    @Override
    default ResetInstanceAttributeResponse resetInstanceAttribute(ResetInstanceAttributeRequest request) {
        return call(request, Attributes::reset);
    }

    @Override
    default ReportInstanceStatusResponse reportInstanceStatus(ReportInstanceStatusRequest request) {
        return call(request, StatusChecks::report);
    }

    @Override
    default ModifyInstanceMetadataOptionsResponse modifyInstanceMetadataOptions(
            ModifyInstanceMetadataOptionsRequest request) {
        return call(request, MetadataSettings::modify);
    }

    @Override
    default ModifyInstancePlacementResponse modifyInstancePlacement(ModifyInstancePlacementRequest request) {
        return call(request, Placements::modify);
    }

    @Override
    default ModifyInstanceCpuOptionsResponse modifyInstanceCpuOptions(ModifyInstanceCpuOptionsRequest request) {
        return call(request, CpuSettings::modify);
    }

    @Override
    default ModifyInstanceMaintenanceOptionsResponse modifyInstanceMaintenanceOptions(
            ModifyInstanceMaintenanceOptionsRequest request) {
        return call(request, Maintenance::modify);
    }

    @Override
    default DescribeInstanceCreditSpecificationsResponse describeInstanceCreditSpecifications(
            DescribeInstanceCreditSpecificationsRequest request) {
        return call(request, Credits::describe);
    }

    @Override
    default ModifyInstanceCreditSpecificationResponse modifyInstanceCreditSpecification(
            ModifyInstanceCreditSpecificationRequest request) {
        return call(request, Credits::modify);
    }

    @Override
    default GetDefaultCreditSpecificationResponse getDefaultCreditSpecification(
            GetDefaultCreditSpecificationRequest request) {
        return call(request, Credits::getDefault);
    }

    @Override
    default ModifyDefaultCreditSpecificationResponse modifyDefaultCreditSpecification(
            ModifyDefaultCreditSpecificationRequest request) {
        return call(request, Credits::modifyDefault);
    }

    @Override
    default GetPasswordDataResponse getPasswordData(GetPasswordDataRequest request) {
        return call(request, Consoles::password);
    }

    @Override
    default SendDiagnosticInterruptResponse sendDiagnosticInterrupt(SendDiagnosticInterruptRequest request) {
        return call(request, Consoles::interrupt);
    }

    @Override
    default GetConsoleScreenshotResponse getConsoleScreenshot(GetConsoleScreenshotRequest request) {
        return call(request, Screenshot::take);
    }

    @Override
    default DescribeSpotInstanceRequestsResponse describeSpotInstanceRequests(
            DescribeSpotInstanceRequestsRequest request) {
        return call(request, SpotRequests::describe);
    }

    @Override
    default GetInstanceMetadataDefaultsResponse getInstanceMetadataDefaults(
            GetInstanceMetadataDefaultsRequest request) {
        return call(request, MetadataDefaults::get);
    }

    @Override
    default ModifyInstanceMetadataDefaultsResponse modifyInstanceMetadataDefaults(
            ModifyInstanceMetadataDefaultsRequest request) {
        return call(request, MetadataDefaults::modify);
    }

    @Override
    default RequestSpotInstancesResponse requestSpotInstances(RequestSpotInstancesRequest request) {
        return call(request, SpotCalls::request);
    }

    @Override
    default CancelSpotInstanceRequestsResponse cancelSpotInstanceRequests(CancelSpotInstanceRequestsRequest request) {
        return call(request, SpotCalls::cancel);
    }

    @Override
    default AssociateIamInstanceProfileResponse associateIamInstanceProfile(
            AssociateIamInstanceProfileRequest request) {
        return call(request, ProfileAssociations::associate);
    }

    @Override
    default DisassociateIamInstanceProfileResponse disassociateIamInstanceProfile(
            DisassociateIamInstanceProfileRequest request) {
        return call(request, ProfileAssociations::disassociate);
    }

    @Override
    default ReplaceIamInstanceProfileAssociationResponse replaceIamInstanceProfileAssociation(
            ReplaceIamInstanceProfileAssociationRequest request) {
        return call(request, ProfileAssociations::replace);
    }

    @Override
    default DescribeIamInstanceProfileAssociationsResponse describeIamInstanceProfileAssociations(
            DescribeIamInstanceProfileAssociationsRequest request) {
        return call(request, ProfileAssociations::describe);
    }
}
