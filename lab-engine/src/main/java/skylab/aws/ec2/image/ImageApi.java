package skylab.aws.ec2.image;

import skylab.aws.ec2.Ec2Api;
import software.amazon.awssdk.services.ec2.model.CopyImageRequest;
import software.amazon.awssdk.services.ec2.model.CopyImageResponse;
import software.amazon.awssdk.services.ec2.model.CreateImageRequest;
import software.amazon.awssdk.services.ec2.model.CreateImageResponse;
import software.amazon.awssdk.services.ec2.model.DeregisterImageRequest;
import software.amazon.awssdk.services.ec2.model.DeregisterImageResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.DescribeImagesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImagesResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageDeprecationRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageDeprecationResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageDeregistrationProtectionRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageDeregistrationProtectionResponse;
import software.amazon.awssdk.services.ec2.model.DisableImageRequest;
import software.amazon.awssdk.services.ec2.model.DisableImageResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageBlockPublicAccessRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageBlockPublicAccessResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageDeprecationRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageDeprecationResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageDeregistrationProtectionRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageDeregistrationProtectionResponse;
import software.amazon.awssdk.services.ec2.model.EnableImageRequest;
import software.amazon.awssdk.services.ec2.model.EnableImageResponse;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateRequest;
import software.amazon.awssdk.services.ec2.model.GetImageBlockPublicAccessStateResponse;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.RegisterImageRequest;
import software.amazon.awssdk.services.ec2.model.RegisterImageResponse;
import software.amazon.awssdk.services.ec2.model.ResetImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetImageAttributeResponse;

/** The operations of EC2 on images. */
public interface ImageApi extends Ec2Api {
    @Override
    default DescribeImagesResponse describeImages(DescribeImagesRequest request) {
        return call(request, Images::describe);
    }

    @Override
    default CreateImageResponse createImage(CreateImageRequest request) {
        return call(request, ImageCreation::create);
    }

    @Override
    default CopyImageResponse copyImage(CopyImageRequest request) {
        return call(request, ImageCopy::copy);
    }

    @Override
    default RegisterImageResponse registerImage(RegisterImageRequest request) {
        return call(request, ImageRegistration::register);
    }

    @Override
    default DeregisterImageResponse deregisterImage(DeregisterImageRequest request) {
        return call(request, ImageLife::deregister);
    }

    @Override
    default EnableImageResponse enableImage(EnableImageRequest request) {
        return call(request, ImageLife::enable);
    }

    @Override
    default DisableImageResponse disableImage(DisableImageRequest request) {
        return call(request, ImageLife::disable);
    }

    @Override
    default EnableImageDeprecationResponse enableImageDeprecation(EnableImageDeprecationRequest request) {
        return call(request, ImageLife::deprecate);
    }

    @Override
    default DisableImageDeprecationResponse disableImageDeprecation(DisableImageDeprecationRequest request) {
        return call(request, ImageLife::undeprecate);
    }

    @Override
    default EnableImageDeregistrationProtectionResponse enableImageDeregistrationProtection(
            EnableImageDeregistrationProtectionRequest request) {
        return call(request, ImageLife::protect);
    }

    @Override
    default DisableImageDeregistrationProtectionResponse disableImageDeregistrationProtection(
            DisableImageDeregistrationProtectionRequest request) {
        return call(request, ImageLife::unprotect);
    }

    @Override
    default DescribeImageAttributeResponse describeImageAttribute(DescribeImageAttributeRequest request) {
        return call(request, ImageAttributes::describe);
    }

    @Override
    default ModifyImageAttributeResponse modifyImageAttribute(ModifyImageAttributeRequest request) {
        return call(request, ImageAttributes::modify);
    }

    @Override
    default ResetImageAttributeResponse resetImageAttribute(ResetImageAttributeRequest request) {
        return call(request, ImageAttributes::reset);
    }

    @Override
    default GetImageBlockPublicAccessStateResponse getImageBlockPublicAccessState(
            GetImageBlockPublicAccessStateRequest request) {
        return call(request, ImageSharing::get);
    }

    @Override
    default EnableImageBlockPublicAccessResponse enableImageBlockPublicAccess(
            EnableImageBlockPublicAccessRequest request) {
        return call(request, ImageSharing::enable);
    }

    @Override
    default DisableImageBlockPublicAccessResponse disableImageBlockPublicAccess(
            DisableImageBlockPublicAccessRequest request) {
        return call(request, ImageSharing::disable);
    }
}
