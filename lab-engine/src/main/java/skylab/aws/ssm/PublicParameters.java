package skylab.aws.ssm;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.pcollections.TreePVector;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.image.Catalogue;

/**
 * The public parameters of a region (Systems Manager guide, "Discovering public parameters"): the newest images, and
 * where AWS is.
 */
final class PublicParameters {
    /** What all their names begin with. */
    static final String ROOT = "/aws/service/";

    private static final String PLACES = ROOT + "global-infrastructure/";
    private static final Instant SINCE = Instant.parse("2019-08-22T00:00:00Z");
    private static final StoredParameter.Settings SETTINGS = new StoredParameter.Settings(null, null, "Standard", null);

    private static final Map<String, SortedMap<String, StoredParameter>> BY_REGION = new ConcurrentHashMap<>();

    private PublicParameters() {}

    /** All of a region, by name. */
    static SortedMap<String, StoredParameter> of(String region) {
        return BY_REGION.computeIfAbsent(region, PublicParameters::make);
    }

    private static SortedMap<String, StoredParameter> make(String region) {
        SortedMap<String, StoredParameter> all = new TreeMap<>();
        Catalogue images = Catalogue.of(region);
        images.parameters()
                .forEach((name, id) -> put(
                        all,
                        name,
                        id,
                        "aws:ec2:image",
                        images.image(id).orElseThrow().created()));
        for (Zones.Region one : Zones.ALL) {
            String path = PLACES + "regions/" + one.name();
            text(all, path, one.name());
            text(all, path + "/longName", one.longName());
            text(all, path + "/geolocationCountry", one.country());
            text(all, path + "/partition", "aws");
            text(all, path + "/domain", "amazonaws.com");
            for (int i = 0; i < one.zones().size(); i++) {
                String zone = one.zoneIds().get(i);
                text(all, path + "/availability-zones/" + zone, zone);
                text(all, PLACES + "availability-zones/" + zone, zone);
                text(all, PLACES + "availability-zones/" + zone + "/parent-region", one.name());
            }
        }
        return all;
    }

    private static void text(SortedMap<String, StoredParameter> all, String name, String value) {
        put(all, name, value, "text", SINCE);
    }

    private static void put(
            SortedMap<String, StoredParameter> all, String name, String value, String dataType, Instant since) {
        all.put(
                name,
                new StoredParameter(
                        name,
                        "String",
                        dataType,
                        SETTINGS,
                        TreePVector.singleton(new StoredParameter.Version(1, value, since))));
    }
}
