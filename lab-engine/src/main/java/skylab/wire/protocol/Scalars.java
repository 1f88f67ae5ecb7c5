package skylab.wire.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import skylab.aws.shape.Iso8601;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Values that are not made of others, between their text on the wire and the JSON in which operations are called. */
final class Scalars {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_DIGITS = 100;

    private Scalars() {}

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if it is not of the member's type
     */
    static JsonNode read(String text, SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.BOOLEAN) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "true", "1" -> JSON.booleanNode(true);
                case "false", "0" -> JSON.booleanNode(false);
                default -> throw new IllegalArgumentException(text);
            };
        }
        if (type == MarshallingType.INTEGER || type == MarshallingType.SHORT) {
            return JSON.numberNode(Integer.parseInt(text.strip()));
        }
        if (type == MarshallingType.LONG) {
            return JSON.numberNode(Long.parseLong(text.strip()));
        }
        if (type == MarshallingType.DOUBLE || type == MarshallingType.FLOAT) {
            return JSON.numberNode(Double.parseDouble(text.strip()));
        }
        if (type == MarshallingType.BIG_DECIMAL) {
            return JSON.numberNode(decimal(text.strip()));
        }
        if (type == MarshallingType.INSTANT) {
            return JSON.textNode(moment(text.strip()).toString());
        }
        return JSON.textNode(text);
    }

    // Digits without end would take time without end.
    private static BigDecimal decimal(String text) {
        if (text.length() > MOST_DIGITS) {
            throw new IllegalArgumentException("a number of " + text.length() + " characters");
        }
        return new BigDecimal(text);
    }

    /** What a type is called where a value of another type is refused. */
    static String noun(SdkField<?> field) {
        return field.marshallingType().getTargetClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** A moment as a protocol writes it, unless the member says otherwise. */
    static String write(Instant moment, SdkField<?> field, Format usual) {
        return switch (format(field, usual)) {
            case UNIX_TIMESTAMP -> seconds(moment).toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> String.valueOf(moment.toEpochMilli());
            case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
            default -> Iso8601.milliseconds(moment);
        };
    }

    /** Seconds since 1970 with milliseconds, as short as can be. */
    static BigDecimal seconds(Instant moment) {
        BigDecimal exact = BigDecimal.valueOf(moment.toEpochMilli(), 3).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /** How the member's moments are written. */
    static Format format(SdkField<?> field, Format usual) {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(usual);
    }

    // Clients write moments in more ways than the protocols say: botocore sends ISO 8601 with and without fractions,
    // others seconds since 1970, headers RFC 7231.
    private static Instant moment(String text) {
        if (text.matches("-?\\d{1,30}(\\.\\d{1,30})?([eE]\\d{1,2})?")) {
            return Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
        }
        try {
            return text.contains(",")
                    ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
