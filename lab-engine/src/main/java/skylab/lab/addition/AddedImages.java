package skylab.lab.addition;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pcollections.HashTreePSet;
import org.pcollections.TreePVector;
import skylab.aws.ec2.Zones;
import skylab.aws.ec2.image.Catalogue;
import skylab.aws.ec2.image.Image;

/**
 * The images of a document: what it does not say of one is as in the catalogue's first image of the same system and
 * architecture, and so is what is inside.
 */
final class AddedImages {
    /** The region whose catalogue images are modelled on; all have the same systems. */
    private static final String MODEL = "us-east-1";

    private static final String USUAL_SYSTEM = "al2023";
    private static final String USUAL_ARCHITECTURE = "x86_64";
    private static final int MOST_GIB = 16384;

    private static final Set<String> MEMBERS = Field.names(
            "id", "name", "system", "architecture", "owner", "ownerAlias", "creationDate", "description", "rootDevice");
    private static final Set<String> ROOT_MEMBERS = Field.names("name", "size", "type");
    private static final Set<String> VOLUME_TYPES = Field.names("gp2", "gp3", "standard");

    private AddedImages() {}

    static List<Image> of(Field array) {
        return array.objects(MEMBERS, AddedImages::image, "id", Image::id, "image");
    }

    private static Image image(Field field) {
        Field idField = field.required("id", "the image's id, such as \"ami-12c6146b\"");
        String id =
                idField.text("ami-([0-9a-f]{8}|[0-9a-f]{17})", "\"ami-\" and 8 or 17 hexadecimal digits in lower case");
        if (Zones.ALL.stream()
                .anyMatch(region -> Catalogue.of(region.name()).image(id).isPresent())) {
            throw idField.wrong("is \"" + id + "\"; that is an image which every lab has, choose another id");
        }
        Image model = model(field);
        String owner = field.member("owner")
                .map(one -> one.text("\\d{12}", "an account's number, twelve digits"))
                .orElse(model.owner());
        String alias = field.member("ownerAlias")
                .map(one -> one.oneOf(Field.names("amazon", "aws-marketplace")))
                .orElse(owner.equals(model.owner()) ? model.ownerAlias() : null);
        Image.Device root = root(field, id, model);
        return new Image(
                id,
                field.required("name", "the image's name")
                        .text(
                                "[\\w()\\[\\] ./'@:+=-]{3,255}",
                                "3 to 255 letters, digits, spaces and ( ) [ ] . / - ' @ _ : + ="),
                field.member("description")
                        .map(one -> one.text("(?s).{0,255}", "a text of at most 255 characters"))
                        .orElse(""),
                owner,
                alias,
                field.member("creationDate").map(AddedImages::moment).orElse(model.created()),
                model.traits(),
                root.name(),
                TreePVector.singleton(root),
                Image.Origin.NONE,
                new Image.Status("available", HashTreePSet.singleton(Image.EVERYBODY), null, "disabled", null));
    }

    private static Image model(Field field) {
        String system = field.member("system").map(one -> one.oneOf(systems())).orElse(USUAL_SYSTEM);
        String architecture = field.member("architecture")
                .map(one -> one.oneOf(Field.names("x86_64", "arm64")))
                .orElse(USUAL_ARCHITECTURE);
        return models().stream()
                .filter(image ->
                        image.os().equals(system) && image.architecture().equals(architecture))
                .findFirst()
                .orElseThrow(() -> field.wrong("is an image of " + system + " for " + architecture
                        + "; Skylab has that system for other architectures only"));
    }

    private static Image.Device root(Field field, String id, Image model) {
        Field root =
                field.member("rootDevice").map(one -> one.object(ROOT_MEMBERS)).orElse(null);
        String name = model.rootDevice();
        int gib = model.rootGib();
        String type = model.rootType();
        if (root != null) {
            name = root.member("name")
                    .map(one -> one.text("/dev/(sd|xvd)[a-z][1-9]?", "a device such as \"/dev/sda1\" or \"/dev/xvda\""))
                    .orElse(name);
            gib = root.member("size")
                    .map(one -> one.integer(least(model), MOST_GIB))
                    .orElse(gib);
            type = root.member("type").map(one -> one.oneOf(VOLUME_TYPES)).orElse(type);
        }
        return new Image.Device(name, snapshot(id), gib, type, null, null, false, true, null);
    }

    // The smallest root that a system is known to fit into, GiB.
    private static int least(Image model) {
        return models().stream()
                .filter(image -> image.os().equals(model.os()))
                .map(Image::rootGib)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Set<String> systems() {
        return models().stream().map(Image::os).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Image> models() {
        return Catalogue.of(MODEL).images().stream().filter(Image::isEbsBacked).toList();
    }

    private static Instant moment(Field field) {
        String form = "a moment such as \"2015-08-27T05:06:07.000Z\"";
        try {
            return Instant.parse(field.text(".*", form));
        } catch (DateTimeParseException e) {
            throw field.wrong("is " + field.value() + "; it must be " + form);
        }
    }

    private static String snapshot(String image) {
        String digits = UUID.nameUUIDFromBytes(("root of " + image).getBytes(StandardCharsets.US_ASCII))
                .toString()
                .replace("-", "");
        return "snap-0" + digits.substring(16);
    }
}
