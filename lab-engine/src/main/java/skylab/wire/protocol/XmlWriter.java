package skylab.wire.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes model objects as XML: a member that is not set is not there, an empty list is an empty element. */
final class XmlWriter {
    private static final XMLOutputFactory XML = XMLOutputFactory.newFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;

    private XmlWriter() throws XMLStreamException {
        xml = XML.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    /** Writes into a document. */
    @FunctionalInterface
    interface Content {
        /** Writes. */
        void to(XmlWriter writer) throws XMLStreamException;
    }

    /** A document of one element. */
    static byte[] document(String root, String namespace, Content content) {
        try {
            XmlWriter writer = new XmlWriter();
            writer.xml.writeStartDocument("UTF-8", "1.0");
            writer.xml.writeStartElement(root);
            if (!namespace.isEmpty()) {
                writer.xml.writeDefaultNamespace(namespace);
            }
            content.to(writer);
            writer.xml.writeEndElement();
            writer.xml.writeEndDocument();
            writer.xml.flush();
            return writer.bytes.toByteArray();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with others in it. */
    void element(String name, Content content) throws XMLStreamException {
        xml.writeStartElement(name);
        content.to(this);
        xml.writeEndElement();
    }

    /** An element with text in it. */
    void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(clean(text));
        xml.writeEndElement();
    }

    /** The members of a model object that are set. */
    void members(SdkPojo shape) throws XMLStreamException {
        for (SdkField<?> field : shape.sdkFields()) {
            Object value = Shapes.set(shape, field);
            if (value != null && field.location() == MarshallLocation.PAYLOAD) {
                member(field.unmarshallLocationName(), value, field);
            }
        }
    }

    private void member(String name, Object value, SdkField<?> field) throws XMLStreamException {
        if (value instanceof List<?> list) {
            list(name, list, field.getTrait(ListTrait.class));
        } else if (value instanceof Map<?, ?> map) {
            map(name, map, field.getTrait(MapTrait.class));
        } else if (value instanceof SdkPojo shape) {
            element(name, writer -> writer.members(shape));
        } else {
            element(name, text(value, field));
        }
    }

    private void list(String name, List<?> list, ListTrait trait) throws XMLStreamException {
        if (trait.isFlattened()) {
            for (Object element : list) {
                member(name, element, trait.memberFieldInfo());
            }
            return;
        }
        String each = trait.memberLocationName() == null ? "member" : trait.memberLocationName();
        element(name, writer -> {
            for (Object element : list) {
                writer.member(each, element, trait.memberFieldInfo());
            }
        });
    }

    private void map(String name, Map<?, ?> map, MapTrait trait) throws XMLStreamException {
        String keyName = trait.keyLocationName() == null ? "key" : trait.keyLocationName();
        String valueName = trait.valueLocationName() == null ? "value" : trait.valueLocationName();
        Content entries = writer -> {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                writer.element(trait.isFlattened() ? name : "entry", inside -> {
                    inside.element(keyName, entry.getKey().toString());
                    inside.member(valueName, entry.getValue(), trait.valueFieldInfo());
                });
            }
        };
        if (trait.isFlattened()) {
            entries.to(this);
        } else {
            element(name, entries);
        }
    }

    private static String text(Object value, SdkField<?> field) {
        if (value instanceof Instant moment) {
            return Scalars.write(moment, field, Format.ISO_8601);
        }
        return value instanceof SdkBytes data
                ? Base64.getEncoder().encodeToString(data.asByteArrayUnsafe())
                : value.toString();
    }

    // XML 1.0 has no way to say most control characters, escaped or not.
    private static String clean(String text) {
        return text.codePoints().anyMatch(XmlWriter::isForbidden)
                ? text.codePoints()
                        .map(point -> isForbidden(point) ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()
                : text;
    }

    private static boolean isForbidden(int point) {
        return point < 0x20 && point != '\t' && point != '\n' && point != '\r'
                || point >= 0xD800 && point <= 0xDFFF
                || point == 0xFFFE
                || point == 0xFFFF;
    }
}
