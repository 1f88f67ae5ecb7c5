package skylab.aws.ec2.instance;

import skylab.aws.Call;
import skylab.world.Kind;
import software.amazon.awssdk.services.ec2.model.GetInstanceMetadataDefaultsRequest;
import software.amazon.awssdk.services.ec2.model.GetInstanceMetadataDefaultsResponse;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataDefaultsRequest;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceMetadataDefaultsResponse;

/** What an account prefers of the metadata service of its new instances (EC2 guide, "Order of precedence"). */
public final class MetadataDefaults {
    /**
     * The preferences of a region; null where there is none.
     *
     * @param tokens {@code required} or {@code optional}
     * @param hops 1 to 64
     * @param endpoint {@code enabled} or {@code disabled}
     * @param tags {@code enabled} or {@code disabled}
     */
    record Preferences(String tokens, Integer hops, String endpoint, String tags) {
        static final Preferences NONE = new Preferences(null, null, null, null);

        /**
         * These over the options that an image brings.
         *
         * @throws skylab.aws.AwsError {@code InvalidParameterValue} if one of these is none
         */
        Settings.MetadataOptions over(Settings.MetadataOptions image) {
            return MetadataSettings.changed(image, endpoint, tokens, hops, null, tags);
        }
    }

    private static final Kind<Preferences> PREFERENCES = new Kind<>("instance-metadata-defaults", "");
    private static final String ONLY = "region";
    private static final String NO_PREFERENCE = "no-preference";

    private MetadataDefaults() {}

    /** GetInstanceMetadataDefaults. */
    public static GetInstanceMetadataDefaultsResponse get(Call call, GetInstanceMetadataDefaultsRequest request) {
        Preferences preferences = of(call);
        return GetInstanceMetadataDefaultsResponse.builder()
                .accountLevel(level -> level.httpTokens(preferences.tokens())
                        .httpPutResponseHopLimit(preferences.hops())
                        .httpEndpoint(preferences.endpoint())
                        .instanceMetadataTags(preferences.tags())
                        .managedBy("account"))
                .build();
    }

    /** ModifyInstanceMetadataDefaults: for launches from now on. */
    public static ModifyInstanceMetadataDefaultsResponse modify(
            Call call, ModifyInstanceMetadataDefaultsRequest request) {
        Preferences old = of(call);
        Integer hops = request.httpPutResponseHopLimit();
        Preferences changed = new Preferences(
                choice(request.httpTokensAsString(), old.tokens()),
                hops == null ? old.hops() : hops == -1 ? null : hops,
                choice(request.httpEndpointAsString(), old.endpoint()),
                choice(request.instanceMetadataTagsAsString(), old.tags()));
        changed.over(Settings.MetadataOptions.OPEN);
        call.tx().put(call.scope(), PREFERENCES, ONLY, changed);
        return ModifyInstanceMetadataDefaultsResponse.builder()
                .returnValue(true)
                .build();
    }

    static Preferences of(Call call) {
        return call.tx().find(call.scope(), PREFERENCES, ONLY).orElse(Preferences.NONE);
    }

    private static String choice(String asked, String old) {
        return asked == null ? old : asked.equals(NO_PREFERENCE) ? null : asked;
    }
}
