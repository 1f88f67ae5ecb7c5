package skylab.lab.addition;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import skylab.aws.ec2.image.Image;

/**
 * What a lab has besides the catalogue that all labs share, as a document says it:
 *
 * <pre>{@code
 * {"images": [{"id": "ami-12c6146b", "name": "ubuntu-15.04", "system": "ubuntu2204",
 *              "rootDevice": {"name": "/dev/sda1", "size": 8, "type": "gp2"}}]}
 * }</pre>
 *
 * <p>Only {@code id} and {@code name} cannot be left out; {@code docs/serve.md} describes all fields.
 *
 * @param document as it was written
 * @param images the images in it
 */
public record Additions(JsonNode document, List<Image> images) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private static final String IMAGES = "images";

    /** What documents of this form could say besides, and these labs do not understand. */
    private static final List<String> NOT_EMULATED = List.of("instanceTypes", "prices");

    private static final Set<String> SECTIONS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of(IMAGES, "instanceTypes", "prices")));

    /** Copies the list. */
    public Additions {
        images = List.copyOf(images);
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
        for (String section : NOT_EMULATED) {
            whole.member(section).ifPresent(field -> {
                throw field.wrong("is not supported yet: only images can be added");
            });
        }
        return new Additions(document, AddedImages.of(whole.required(IMAGES, "an array of images")));
    }
}
