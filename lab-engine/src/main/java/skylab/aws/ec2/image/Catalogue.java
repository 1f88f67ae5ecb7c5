package skylab.aws.ec2.image;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePVector;
import skylab.aws.ec2.Rows;

/** The images that everybody has in a region, and the public parameters of Systems Manager that point to them. */
public final class Catalogue {
    /** The system of images that can be described, but not launched. */
    static final String WINDOWS = "windows";

    /** The region whose ids are in the table. */
    private static final String FIRST = "us-east-1";

    /** EC2 guide, "Deprecate an AMI": public images are deprecated two years after they were made. */
    private static final int YEARS = 2;

    private static final Map<String, Catalogue> BY_REGION = new ConcurrentHashMap<>();

    private final Map<String, Image> images = new LinkedHashMap<>();
    private final Map<String, Image> bySnapshot = new LinkedHashMap<>();
    private final SortedMap<String, String> parameters = new TreeMap<>();

    private Catalogue(String region) {
        Rows.read(Rows.class, "images.tsv", row -> add(row, region));
    }

    /** The catalogue of a region. */
    public static Catalogue of(String region) {
        return BY_REGION.computeIfAbsent(region, Catalogue::new);
    }

    /** All images, in the order of the console's quick start. */
    public Collection<Image> images() {
        return images.values();
    }

    /** The image of an id. */
    public Optional<Image> image(String id) {
        return Optional.ofNullable(images.get(id));
    }

    /** The image whose root volume is made from a snapshot. */
    public Optional<Image> ofSnapshot(String snapshot) {
        return Optional.ofNullable(bySnapshot.get(snapshot));
    }

    /** Ids of images by the names of public parameters. */
    public Map<String, String> parameters() {
        return parameters;
    }

    private Image add(Rows row, String region) {
        Image image = image(row, region);
        images.put(image.id(), image);
        if (image.isEbsBacked()) {
            bySnapshot.put(image.rootSnapshot(), image);
        }
        row.words("parameters").forEach(name -> parameters.put(name, image.id()));
        return image;
    }

    private static Image image(Rows row, String region) {
        String device = row.text("root_device");
        List<Image.Device> devices = row.text("root").equals("ebs")
                ? List.of(new Image.Device(
                        device,
                        in(region, row.text("snapshot")),
                        row.integer("size_gib"),
                        row.text("volume_type"),
                        null,
                        null,
                        false,
                        true,
                        null))
                : List.of(new Image.Device("/dev/sdb", null, 0, null, null, null, false, true, "ephemeral0"));
        Instant created = Instant.parse(row.text("created"));
        return new Image(
                in(region, row.text("id")),
                row.text("name"),
                row.text("description"),
                row.text("owner"),
                given(row, "alias"),
                created,
                new Image.Traits(
                        row.text("os"),
                        row.text("architecture"),
                        row.text("platform"),
                        row.text("usage"),
                        row.text("root"),
                        row.flag("hibernation"),
                        true,
                        given(row, "boot"),
                        given(row, "imds")),
                device,
                TreePVector.from(devices),
                Image.Origin.NONE,
                new Image.Status(
                        "available",
                        HashTreePSet.singleton(Image.EVERYBODY),
                        created.atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant(),
                        "disabled",
                        null));
    }

    private static String given(Rows row, String column) {
        return row.text(column).isEmpty() ? null : row.text(column);
    }

    // Images have other ids in every region; these follow from the table's.
    private static String in(String region, String id) {
        if (region.equals(FIRST)) {
            return id;
        }
        UUID other = UUID.nameUUIDFromBytes((region + " " + id).getBytes(StandardCharsets.US_ASCII));
        return id.substring(0, id.indexOf('-') + 2)
                + other.toString().replace("-", "").substring(16);
    }
}
