package skylab.aws.ec2.instance;

import skylab.aws.AwsError;
import skylab.aws.Call;
import software.amazon.awssdk.services.ec2.model.InstanceMetadataOptionsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataOptionsResponse;

/** How the metadata service of an instance answers. */
public final class MetadataSettings {
    private static final int MOST_HOPS = 64;

    private MetadataSettings() {}

    /** ModifyInstanceMetadataOptions. */
    public static ModifyInstanceMetadataOptionsResponse modify(
            Call call, ModifyInstanceMetadataOptionsRequest request) {
        Instance instance = Lifecycle.IDS.one(call.tx().world(), call.scope(), request.instanceId());
        if (instance.is(Phase.TERMINATED) || instance.is(Phase.SHUTTING_DOWN)) {
            throw new AwsError(
                    "IncorrectInstanceState",
                    "The instance '" + instance.id() + "' is not in a state in which its metadata options can be"
                            + " changed.");
        }
        Settings.MetadataOptions changed = changed(
                instance.settings().metadata(),
                request.httpEndpointAsString(),
                request.httpTokensAsString(),
                request.httpPutResponseHopLimit(),
                request.httpProtocolIpv6AsString(),
                request.instanceMetadataTagsAsString());
        call.tx()
                .put(
                        call.scope(),
                        Instance.INSTANCES,
                        instance.id(),
                        instance.with(instance.settings().with(changed)));
        // Describing says "applied" from the next look on.
        return ModifyInstanceMetadataOptionsResponse.builder()
                .instanceId(instance.id())
                .instanceMetadataOptions(
                        shape(changed).toBuilder().state("pending").build())
                .build();
    }

    static Settings.MetadataOptions changed(
            Settings.MetadataOptions old, String endpoint, String tokens, Integer hops, String ipv6, String tags) {
        if (hops != null && (hops < 1 || hops > MOST_HOPS)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + hops + ") for parameter HttpPutResponseHopLimit is invalid. The value must be between 1"
                            + " and " + MOST_HOPS + ".");
        }
        return new Settings.MetadataOptions(
                choice("HttpEndpoint", endpoint, "enabled", "disabled", old.endpoint()),
                choice("HttpTokens", tokens, "required", "optional", old.tokensRequired()),
                hops == null ? old.hops() : hops,
                choice("HttpProtocolIpv6", ipv6, "enabled", "disabled", old.ipv6()),
                choice("InstanceMetadataTags", tags, "enabled", "disabled", old.tags()));
    }

    static InstanceMetadataOptionsResponse shape(Settings.MetadataOptions options) {
        return InstanceMetadataOptionsResponse.builder()
                .state("applied")
                .httpEndpoint(options.endpoint() ? "enabled" : "disabled")
                .httpTokens(options.tokensRequired() ? "required" : "optional")
                .httpPutResponseHopLimit(options.hops())
                .httpProtocolIpv6(options.ipv6() ? "enabled" : "disabled")
                .instanceMetadataTags(options.tags() ? "enabled" : "disabled")
                .build();
    }

    private static boolean choice(String parameter, String asked, String yes, String no, boolean old) {
        if (asked == null) {
            return old;
        }
        if (!asked.equals(yes) && !asked.equals(no)) {
            throw new AwsError(
                    "InvalidParameterValue",
                    "Value (" + asked + ") for parameter " + parameter + " is invalid. Valid values: " + yes + ", " + no
                            + ".");
        }
        return asked.equals(yes);
    }
}
