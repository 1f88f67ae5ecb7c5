package skylab.wire.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes model objects as JSON or CBOR; a member that is not set is not there. */
final class JsonWriter {
    /** CBOR's tag of seconds since 1970 (RFC 8949, section 3.4.2). */
    private static final int EPOCH = 1;

    private final JsonGenerator json;

    private JsonWriter(JsonGenerator json) {
        this.json = json;
    }

    /** A model object. */
    static byte[] write(ObjectMapper mapper, SdkPojo shape) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = mapper.createGenerator(bytes)) {
            new JsonWriter(json).structure(shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void structure(SdkPojo shape) throws IOException {
        json.writeStartObject();
        for (SdkField<?> field : shape.sdkFields()) {
            Object value = Shapes.set(shape, field);
            if (value != null && field.location() == MarshallLocation.PAYLOAD) {
                json.writeFieldName(field.unmarshallLocationName());
                value(value, field);
            }
        }
        json.writeEndObject();
    }

    private void value(Object value, SdkField<?> field) throws IOException {
        if (value instanceof SdkPojo shape) {
            structure(shape);
        } else if (value instanceof List<?> list) {
            SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
            json.writeStartArray();
            for (Object one : list) {
                value(one, element);
            }
            json.writeEndArray();
        } else if (value instanceof Map<?, ?> map) {
            SdkField<?> element = field.getTrait(MapTrait.class).valueFieldInfo();
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                value(entry.getValue(), element);
            }
            json.writeEndObject();
        } else if (value instanceof Instant moment) {
            moment(moment, field);
        } else if (value instanceof SdkBytes data) {
            json.writeBinary(data.asByteArrayUnsafe());
        } else if (value instanceof BigDecimal number) {
            // The SDK for Java alone takes it for a number: AWS's models call it a string (Budgets, "NumericValue").
            json.writeString(number.toPlainString());
        } else if (value instanceof Integer || value instanceof Short) {
            json.writeNumber(((Number) value).intValue());
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Float number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else {
            json.writeString(value.toString());
        }
    }

    private void moment(Instant moment, SdkField<?> field) throws IOException {
        if (json instanceof CBORGenerator cbor) {
            cbor.writeTag(EPOCH);
            cbor.writeNumber(Scalars.seconds(moment).doubleValue());
        } else if (Scalars.format(field, Format.UNIX_TIMESTAMP) == Format.UNIX_TIMESTAMP) {
            json.writeNumber(Scalars.seconds(moment));
        } else {
            json.writeString(Scalars.write(moment, field, Format.UNIX_TIMESTAMP));
        }
    }
}
