package skylab.aws.ec2.instance;

import skylab.aws.AwsError;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;

/** The older way of changing an attribute, by its name and a text, as if each had been given by its own parameter. */
final class AttributeByName {
    private AttributeByName() {}

    /**
     * The request without attribute name and value.
     *
     * @throws AwsError {@code InvalidParameterValue} if there is no such attribute
     */
    static ModifyInstanceAttributeRequest explicit(ModifyInstanceAttributeRequest request) {
        String value = request.value();
        if (value == null) {
            return request;
        }
        String name = request.attributeAsString() == null ? "" : request.attributeAsString();
        ModifyInstanceAttributeRequest.Builder changed =
                request.toBuilder().attribute((String) null).value(null);
        switch (name) {
            case "instanceType" -> changed.instanceType(text(value));
            case "userData" ->
                changed.userData(data -> data.value(SdkBytes.fromByteArray(LaunchSettings.decoded(value))));
            case "instanceInitiatedShutdownBehavior" -> changed.instanceInitiatedShutdownBehavior(text(value));
            case "kernel" -> changed.kernel(text(value));
            case "ramdisk" -> changed.ramdisk(text(value));
            case "sriovNetSupport" -> changed.sriovNetSupport(text(value));
            case "disableApiTermination" -> changed.disableApiTermination(flag(value));
            case "disableApiStop" -> changed.disableApiStop(flag(value));
            case "ebsOptimized" -> changed.ebsOptimized(flag(value));
            case "enaSupport" -> changed.enaSupport(flag(value));
            case "sourceDestCheck" -> changed.sourceDestCheck(flag(value));
            case "groupSet" -> changed.groups(value);
            default ->
                throw new AwsError("InvalidParameterValue", "Value (" + name + ") for parameter attribute is invalid.");
        }
        return changed.build();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.builder().value(value).build();
    }

    private static AttributeBooleanValue flag(String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new AwsError("InvalidParameterValue", "Value (" + value + ") for parameter value is invalid.");
        }
        return AttributeBooleanValue.builder()
                .value(Boolean.valueOf(value.toLowerCase(java.util.Locale.ROOT)))
                .build();
    }
}
