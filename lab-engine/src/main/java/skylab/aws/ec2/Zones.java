package skylab.aws.ec2;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import skylab.aws.AwsError;
import skylab.network.Cidr;

/** The regions and availability zones that a lab knows. */
public final class Zones {
    /**
     * A region.
     *
     * @param name e.g. {@code us-east-1}
     * @param letters the letters of its zones
     * @param stem what its zones' ids begin with
     * @param numbers what their ids end with, in the order of the letters
     * @param longName as the console shows it
     * @param country two letters (ISO 3166-1)
     * @param publicAddresses the range from which its public addresses are drawn
     * @param optIn whether an account has to enable it before use
     */
    public record Region(
            String name,
            String letters,
            String stem,
            List<String> numbers,
            String longName,
            String country,
            Cidr publicAddresses,
            boolean optIn) {
        /** Names of the zones. */
        public List<String> zones() {
            return letters.chars().mapToObj(letter -> name + (char) letter).toList();
        }

        /** Ids of the zones, in the same order. */
        public List<String> zoneIds() {
            return numbers.stream().map(number -> stem + "-az" + number).toList();
        }
    }

    /** All regions, also those that have to be enabled first, which no lab has done. */
    public static final List<Region> ALL = Rows.read(
            Rows.class,
            "regions.tsv",
            row -> new Region(
                    row.text("name"),
                    row.text("letters"),
                    row.text("stem"),
                    row.words("numbers"),
                    row.text("long_name"),
                    row.text("country"),
                    Cidr.of(row.text("pool")),
                    row.flag("opt_in")));

    /** The regions that every account can use. */
    public static final List<Region> REGIONS =
            ALL.stream().filter(region -> !region.optIn()).toList();

    private static final Map<String, Region> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Region::name, Function.identity()));

    private Zones() {}

    /**
     * The region of that name.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    public static Region region(String name) {
        Region region = name == null ? null : BY_NAME.get(name);
        if (region == null) {
            throw new AwsError("InvalidParameterValue", "Invalid region '" + name + "'.");
        }
        return region;
    }

    /** The id of a zone, e.g. {@code use1-az1}; the zone's name, if there is no such zone. */
    public static String id(String zone) {
        Region region = BY_NAME.get(zone.substring(0, zone.length() - 1));
        int index = region == null ? -1 : region.zones().indexOf(zone);
        return index < 0 ? zone : region.zoneIds().get(index);
    }
}
