package skylab.aws.ec2.image;

import static skylab.aws.ec2.image.Image.EVERYBODY;
import static skylab.aws.ec2.image.Image.IMAGES;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import skylab.aws.AwsError;
import skylab.aws.Call;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.LaunchPermission;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyImageAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ResetImageAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ResetImageAttributeResponse;

/** Attributes of images (EC2 API reference, ModifyImageAttribute). */
public final class ImageAttributes {
    private ImageAttributes() {}

    /** DescribeImageAttribute: of one's own images. */
    public static DescribeImageAttributeResponse describe(Call call, DescribeImageAttributeRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        String attribute = required(request.attributeAsString());
        DescribeImageAttributeResponse.Builder shape =
                DescribeImageAttributeResponse.builder().imageId(image.id());
        return switch (attribute) {
            case "description" -> shape.description(value(image.description())).build();
            case "launchPermission" ->
                shape.launchPermissions(image.status().permissions().stream()
                                .sorted()
                                .map(who -> who.equals(EVERYBODY)
                                        ? LaunchPermission.builder()
                                                .group(EVERYBODY)
                                                .build()
                                        : LaunchPermission.builder().userId(who).build())
                                .toList())
                        .build();
            case "blockDeviceMapping" ->
                shape.blockDeviceMappings(ImageShape.mappings(image)).build();
            case "bootMode" -> shape.bootMode(value(image.traits().bootMode())).build();
            case "imdsSupport" ->
                shape.imdsSupport(value(image.traits().imdsSupport())).build();
            case "sriovNetSupport" -> shape.sriovNetSupport(value("simple")).build();
            case "deregistrationProtection" ->
                shape.deregistrationProtection(value(image.status().protection()))
                        .build();
            case "kernel", "ramdisk", "productCodes", "tpmSupport", "uefiData", "lastLaunchedTime" -> shape.build();
            default -> throw invalid(attribute);
        };
    }

    private static AttributeValue value(String text) {
        return text == null ? null : AttributeValue.builder().value(text).build();
    }

    private static String required(String attribute) {
        if (attribute == null) {
            throw new AwsError("MissingParameter", "The request must contain the parameter Attribute");
        }
        return attribute;
    }

    private static AwsError invalid(String attribute) {
        return new AwsError("InvalidParameterValue", "Value (" + attribute + ") for parameter attribute is invalid.");
    }

    /** ModifyImageAttribute: one attribute at a time. */
    public static ModifyImageAttributeResponse modify(Call call, ModifyImageAttributeRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        Image changed;
        if (request.description() != null) {
            changed = image.describedAs(request.description().value());
        } else if ("description".equals(request.attribute())) {
            changed = image.describedAs(request.value());
        } else if (request.imdsSupport() != null) {
            changed = requiringTokens(image, request.imdsSupport().value());
        } else if (request.launchPermission() != null || "launchPermission".equals(request.attribute())) {
            changed = image.with(image.status().permitting(permissions(call, image, request)));
        } else if (request.attribute() != null) {
            throw invalid(request.attribute());
        } else {
            throw new AwsError("InvalidParameterCombination", "No attributes specified.");
        }
        call.tx().put(call.scope(), IMAGES, image.id(), changed);
        return ModifyImageAttributeResponse.builder().build();
    }

    private static Image requiringTokens(Image image, String version) {
        if (!"v2.0".equals(version)) {
            throw new AwsError(
                    "InvalidParameterValue", "Value (" + version + ") for parameter imdsSupport is invalid.");
        }
        Image.Traits traits = image.traits();
        return image.with(new Image.Traits(
                traits.os(),
                traits.architecture(),
                traits.platform(),
                traits.usageOperation(),
                traits.rootType(),
                traits.hibernation(),
                traits.ena(),
                traits.bootMode(),
                version));
    }

    private static Set<String> permissions(Call call, Image image, ModifyImageAttributeRequest request) {
        if (!image.status().state().equals("available")) {
            throw new AwsError(
                    "InvalidAMIID.Unavailable",
                    "The image ID '" + image.id() + "' is not available; it is in the state '"
                            + image.status().state() + "'");
        }
        Set<String> all = new TreeSet<>(image.status().permissions());
        if (request.launchPermission() != null) {
            all.addAll(named(request.launchPermission().add()));
            all.removeAll(named(request.launchPermission().remove()));
        } else {
            List<String> named = Stream.concat(request.userIds().stream(), request.userGroups().stream())
                    .map(ImageAttributes::checked)
                    .toList();
            switch (String.valueOf(request.operationTypeAsString())) {
                case "add" -> all.addAll(named);
                case "remove" -> all.removeAll(named);
                default ->
                    throw new AwsError(
                            "InvalidParameterValue",
                            "Value (" + request.operationTypeAsString() + ") for parameter operationType is invalid.");
            }
        }
        if (all.contains(EVERYBODY) && !image.isPublic()) {
            ImageSharing.checkPublic(call, image);
        }
        return all;
    }

    private static List<String> named(List<LaunchPermission> permissions) {
        return permissions.stream()
                .map(one -> {
                    if (one.organizationArn() != null || one.organizationalUnitArn() != null) {
                        throw new AwsError(
                                "NotEmulated", "Skylab does not emulate organizations. Nothing has happened.");
                    }
                    return checked(one.groupAsString() != null ? one.groupAsString() : one.userId());
                })
                .toList();
    }

    private static String checked(String who) {
        if (who == null || !who.equals(EVERYBODY) && !who.matches("\\d{12}")) {
            throw new AwsError(
                    "InvalidAMIAttributeItemValue",
                    "Invalid attribute item value \"" + who + "\" for userId item type.");
        }
        return who;
    }

    /** ResetImageAttribute: of the launch permissions. */
    public static ResetImageAttributeResponse reset(Call call, ResetImageAttributeRequest request) {
        Image image = OwnImages.own(call, request.imageId());
        if (!"launchPermission".equals(required(request.attributeAsString()))) {
            throw invalid(request.attributeAsString());
        }
        call.tx()
                .put(call.scope(), IMAGES, image.id(), image.with(image.status().permitting(Set.of())));
        return ResetImageAttributeResponse.builder().build();
    }
}
