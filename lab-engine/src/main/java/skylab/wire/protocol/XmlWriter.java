package skylab.wire.protocol;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes model objects as XML: a member that is not set is not there, an empty list is an empty element. */
final class XmlWriter {
    private final Utf8 out = new Utf8();

    private XmlWriter() {}

    /** Writes into a document. */
    @FunctionalInterface
    interface Content {
        /** Writes. */
        void to(XmlWriter writer);
    }

    /** A document of one element. */
    static byte[] document(String root, String namespace, Content content) {
        XmlWriter writer = new XmlWriter();
        writer.out.ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?><");
        writer.out.ascii(root);
        if (!namespace.isEmpty()) {
            writer.out.ascii(" xmlns=\"");
            writer.out.ascii(namespace);
            writer.out.ascii("\"");
        }
        writer.out.ascii(">");
        content.to(writer);
        writer.close(root);
        return writer.out.toByteArray();
    }

    private void open(String name) {
        out.ascii("<");
        out.ascii(name);
        out.ascii(">");
    }

    private void close(String name) {
        out.ascii("</");
        out.ascii(name);
        out.ascii(">");
    }

    /** An element with others in it. */
    void element(String name, Content content) {
        open(name);
        content.to(this);
        close(name);
    }

    /** An element with text in it. */
    void element(String name, String text) {
        open(name);
        out.characters(text);
        close(name);
    }

    /** The members of a model object that are set. */
    void members(SdkPojo shape) {
        for (XmlMember member : XmlMember.of(shape)) {
            Object value = Shapes.set(shape, member.field());
            if (value != null) {
                member(member, value);
            }
        }
    }

    private void member(XmlMember member, Object value) {
        if (value instanceof List<?> list) {
            list(member, list);
        } else if (value instanceof Map<?, ?> map) {
            map(member, map);
        } else {
            out.raw(member.open());
            if (value instanceof SdkPojo shape) {
                members(shape);
            } else {
                value(member, value);
            }
            out.raw(member.close());
        }
    }

    private void list(XmlMember member, List<?> list) {
        if (!member.flattened()) {
            out.raw(member.open());
        }
        byte[] same = XmlMemory.recall(member, list);
        if (same == null) {
            int from = out.size();
            for (Object element : list) {
                member(member.element(), element);
            }
            XmlMemory.keep(member, list, out, from);
        } else {
            out.raw(same);
        }
        if (!member.flattened()) {
            out.raw(member.close());
        }
    }

    private void map(XmlMember member, Map<?, ?> map) {
        if (!member.flattened()) {
            out.raw(member.open());
        }
        map.forEach((key, value) -> {
            if (member.flattened()) {
                out.raw(member.open());
            } else {
                open("entry");
            }
            out.raw(member.key().open());
            out.characters(key.toString());
            out.raw(member.key().close());
            member(member.element(), value);
            if (member.flattened()) {
                out.raw(member.close());
            } else {
                close("entry");
            }
        });
        if (!member.flattened()) {
            out.raw(member.close());
        }
    }

    private void value(XmlMember member, Object value) {
        if (value instanceof String text) {
            out.characters(text);
        } else if (value instanceof Instant moment) {
            out.ascii(
                    member.format() == Format.ISO_8601
                            ? Scalars.milliseconds(moment)
                            : Scalars.write(moment, member.field(), Format.ISO_8601));
        } else if (value instanceof SdkBytes data) {
            out.raw(Base64.getEncoder().encode(data.asByteArrayUnsafe()));
        } else {
            out.ascii(value.toString());
        }
    }
}
