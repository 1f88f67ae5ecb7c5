package skylab.aws.ec2.instance;

import java.util.Base64;
import skylab.aws.AwsError;
import skylab.aws.Call;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.type.InstanceKind;
import software.amazon.awssdk.services.ec2.model.CpuOptionsRequest;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;

/** The settings that a launch asks for. */
final class LaunchSettings {
    private static final int LONGEST_USER_DATA = 16 * 1024;

    private LaunchSettings() {}

    static Settings of(Call call, RunInstancesRequest request, Image image, InstanceKind kind) {
        String behavior = request.instanceInitiatedShutdownBehaviorAsString();
        if (behavior != null && !behavior.equals("stop") && !behavior.equals("terminate")) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + behavior + ") for parameter instanceInitiatedShutdownBehavior is invalid.");
        }
        boolean ebsOptimized = Boolean.TRUE.equals(request.ebsOptimized());
        if (ebsOptimized && kind.ebs().optimized().equals("unsupported")) {
            throw new AwsError(
                    "InvalidParameterCombination",
                    "EBS-optimized instances are not supported for your requested configuration. Please check the"
                            + " documentation for supported configurations.");
        }
        return new Settings(
                request.monitoring() != null
                        && Boolean.TRUE.equals(request.monitoring().enabled()),
                Boolean.TRUE.equals(request.disableApiTermination()),
                Boolean.TRUE.equals(request.disableApiStop()),
                LaunchDevices.onInstanceStore(image) ? "terminate" : behavior == null ? "stop" : behavior,
                ebsOptimized,
                true,
                userData(request.userData()),
                metadata(call, image, request.metadataOptions()),
                Placements.of(call, request.placement(), kind),
                options(call, request, kind));
    }

    /**
     * Checks user data.
     *
     * @param encoded in base64, or null
     * @throws AwsError {@code InvalidParameterValue} if it is too long or not in base64
     */
    static String userData(String encoded) {
        if (encoded == null) {
            return null;
        }
        if (decoded(encoded).length > LONGEST_USER_DATA) {
            throw new AwsError("InvalidParameterValue", "User data is limited to " + LONGEST_USER_DATA + " bytes");
        }
        return encoded;
    }

    /**
     * The bytes of user data.
     *
     * @throws AwsError {@code InvalidParameterValue} if they are not in base64
     */
    static byte[] decoded(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw new AwsError("InvalidParameterValue", "Invalid BASE64 encoding of user data");
        }
    }

    // The request before the account before the image (EC2 guide, "Order of precedence for instance metadata options").
    private static Settings.MetadataOptions metadata(Call call, Image image, InstanceMetadataOptionsRequest asked) {
        Settings.MetadataOptions defaults = MetadataDefaults.of(call)
                .over(
                        image.traits().imdsSupport() == null
                                ? Settings.MetadataOptions.OPEN
                                : Settings.MetadataOptions.TOKENS);
        return asked == null
                ? defaults
                : MetadataSettings.changed(
                        defaults,
                        asked.httpEndpointAsString(),
                        asked.httpTokensAsString(),
                        asked.httpPutResponseHopLimit(),
                        asked.httpProtocolIpv6AsString(),
                        asked.instanceMetadataTagsAsString());
    }

    private static Settings.Options options(Call call, RunInstancesRequest request, InstanceKind kind) {
        Settings.Options options = Settings.Options.DEFAULT;
        if (request.creditSpecification() != null) {
            options = options.withCredits(
                    Credits.checked(kind, request.creditSpecification().cpuCredits()));
        } else if (kind.burstable()) {
            options = options.withCredits(Credits.accountDefault(call, kind.family()));
        }
        CpuOptionsRequest cpu = request.cpuOptions();
        if (cpu != null) {
            options = CpuSettings.changed(options, kind, cpu.coreCount(), cpu.threadsPerCore());
        }
        if (request.maintenanceOptions() != null && request.maintenanceOptions().autoRecoveryAsString() != null) {
            options = options.withMaintenance(
                    Maintenance.checked(
                            "autoRecovery", request.maintenanceOptions().autoRecoveryAsString()),
                    null);
        }
        return options;
    }
}
