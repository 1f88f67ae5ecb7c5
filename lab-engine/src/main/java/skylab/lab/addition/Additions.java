package skylab.lab.addition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import skylab.aws.ec2.image.Image;
import skylab.aws.ec2.image.PublicImages;
import skylab.aws.ec2.type.InstanceKind;
import skylab.aws.ec2.type.InstanceKinds;
import skylab.billing.Pricing;
import skylab.billing.Pricing.Article;
import skylab.world.Scope;
import skylab.world.Transaction;
import skylab.world.World;

/**
 * What a lab has besides the catalogue that all labs share, as a document says it:
 *
 * <pre>{@code
 * {"images": [{"id": "ami-12c6146b", "name": "ubuntu-15.04", "system": "ubuntu2204",
 *              "rootDevice": {"name": "/dev/sda1", "size": 8, "type": "gp2"}}],
 *  "instanceTypes": [{"name": "x9.large", "like": "m5.large", "memoryMiB": 65536}],
 *  "prices": [{"instanceType": "x9.large", "region": "us-east-1", "price": 0.42}]}
 * }</pre>
 *
 * <p>{@code docs/serve.md} describes all fields, and which can be left out.
 *
 * @param document as it was written
 * @param images the images in it
 * @param instanceTypes the instance types in it
 * @param prices the prices in it, USD of a unit
 */
public record Additions(
        JsonNode document, List<Image> images, List<InstanceKind> instanceTypes, Map<Article, BigDecimal> prices) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final String IMAGES = "images";
    private static final String INSTANCE_TYPES = "instanceTypes";
    private static final String PRICES = "prices";
    private static final Set<String> SECTIONS = Field.names(IMAGES, INSTANCE_TYPES, PRICES);

    /** Copies the lists. */
    public Additions {
        images = List.copyOf(images);
        instanceTypes = List.copyOf(instanceTypes);
        prices = Map.copyOf(prices);
    }

    /**
     * Reads a document.
     *
     * @param text JSON
     * @throws IllegalArgumentException if it is no JSON (naming line and column), or not what a lab could have (naming the
     *     place by its JSON pointer, what is there, and what could be)
     */
    public static Additions parse(String text) {
        try {
            return of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    e.getLocation() == null
                            ? e.getOriginalMessage()
                            : "line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage(),
                    e);
        }
    }

    /**
     * The additions of a document.
     *
     * @throws IllegalArgumentException as {@link #parse} for what a lab could not have
     */
    public static Additions of(JsonNode document) {
        Field whole = new Field("", document).object(SECTIONS);
        if (SECTIONS.stream().allMatch(section -> whole.member(section).isEmpty())) {
            throw whole.wrong("adds nothing; it must have one of the fields images, instanceTypes, prices");
        }
        Optional<Field> types = whole.member(INSTANCE_TYPES);
        List<InstanceKind> kinds = types.map(AddedTypes::of).orElse(List.of());
        return new Additions(
                document,
                whole.member(IMAGES).map(AddedImages::of).orElse(List.of()),
                kinds,
                whole.member(PRICES).map(field -> AddedPrices.of(field, kinds)).orElse(Map.of()));
    }

    /** Whether a lab has all of them, just as they are. */
    public boolean areIn(World world, Scope scope) {
        return PublicImages.has(world, scope, images)
                && instanceTypes.stream().allMatch(kind -> InstanceKinds.find(world, scope, kind.name())
                        .equals(Optional.of(kind)))
                && Pricing.of(world, scope.account()).has(prices);
    }

    /** Adds them to a lab. */
    public void addTo(Transaction tx, Scope scope) {
        PublicImages.add(tx, scope, images);
        InstanceKinds.add(tx, scope, instanceTypes);
        Pricing.add(tx, scope.account(), prices);
    }
}
