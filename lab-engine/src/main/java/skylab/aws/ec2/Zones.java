package skylab.aws.ec2;

import java.util.List;
import java.util.stream.IntStream;
import skylab.aws.AwsError;

/** The regions and availability zones that a lab knows. */
public final class Zones {
    /**
     * A region.
     *
     * @param name e.g. {@code us-east-1}
     * @param letters the letters of its zones
     * @param stem what its zones' ids begin with
     */
    public record Region(String name, String letters, String stem) {
        /** Names of the zones. */
        public List<String> zones() {
            return letters.chars().mapToObj(letter -> name + (char) letter).toList();
        }

        /** Ids of the zones, in the same order. */
        public List<String> zoneIds() {
            return IntStream.rangeClosed(1, letters.length())
                    .mapToObj(number -> stem + "-az" + number)
                    .toList();
        }
    }

    /** All regions. */
    public static final List<Region> REGIONS = List.of(
            new Region("us-east-1", "abcdef", "use1"),
            new Region("us-west-2", "abcd", "usw2"),
            new Region("ap-northeast-2", "abcd", "apne2"));

    private Zones() {}

    /**
     * The region of that name.
     *
     * @throws AwsError {@code InvalidParameterValue}
     */
    public static Region region(String name) {
        return REGIONS.stream()
                .filter(region -> region.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AwsError("InvalidParameterValue", "Invalid region '" + name + "'."));
    }
}
